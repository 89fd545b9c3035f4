package re

// This file defines PatternError and turns the engine's errors into exceptions.

import (
	"strings"

	"github.com/hognose/hognose/internal/regex"
	"github.com/hognose/hognose/py"
)

// Fields of a PatternError.
const (
	fieldMsg = iota
	fieldPattern
	fieldPos
	fieldLineno
	fieldColno
	numFields
)

var patternErrorType = &py.Type{
	Name:   "PatternError",
	Module: "re",
	Base:   py.ExceptionType,
	Flags:  py.FlagBaseType,
	Doc:    "A regular expression is wrong.\n\n    msg: what is wrong with it\n    pattern: the expression\n    pos: where in it, or None\n    lineno, colno: the line and column of that place, or None\n",
}

// errorInit holds the parsed signature of PatternError.__init__.
var errorInit = &py.ModuleDef{Name: "re", Funcs: []py.NativeDef{{Sig: "__init__(self, msg, pattern=None, pos=None)", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
	e := py.ToException(a[0])
	f := make([]py.Value, numFields)
	f[fieldMsg], f[fieldPattern], f[fieldPos], f[fieldLineno], f[fieldColno] = a[1], a[2], a[3], py.None, py.None
	e.Fields = f
	msg := a[1]
	if !a[2].IsNone() && !a[3].IsNone() {
		text, ok := "", false
		var s *py.Str
		if s = py.ToStr(a[2]); s != nil {
			text, ok = s.String(), true
		} else if b := py.ToBytes(a[2]); b != nil {
			text, ok = b.String(), true
		}
		pos, err := sizeArg(th, a[3])
		if err != nil {
			return py.Value{}, err
		}
		if ok {
			off := max(min(pos, len(text)), 0)
			if s != nil {
				off = s.Offset(max(min(pos, s.Len()), 0))
			}
			lineno := strings.Count(text[:off], "\n") + 1
			colno := pos + 1
			if i := strings.LastIndexByte(text[:off], '\n'); i >= 0 {
				if s != nil {
					i = s.RuneIndex(i)
				}
				colno = pos - i
			}
			f[fieldLineno], f[fieldColno] = py.Int(int64(lineno)), py.Int(int64(colno))
			m, err := py.StrOf(th, a[1])
			if err != nil {
				return py.Value{}, err
			}
			full := regex.Error{Msg: m.String(), Pattern: text, HasPos: true, Pos: pos, Lineno: lineno, Colno: colno}
			msg = py.String(full.Error())
		}
	}
	e.Args = py.NewTuple([]py.Value{msg})
	return py.None, nil
}}}}

func init() {
	errorInit.Prepare()
	t := patternErrorType
	t.Init = func(th *py.Thread, self py.Value, args []py.Value, kw []*py.Str) error {
		all, mark := th.PushArgs(len(args) + 1)
		all[0] = self
		copy(all[1:], args)
		_, err := errorInit.Func(0).Call(th, all, kw)
		th.PopArgs(mark)
		return err
	}
	for i, name := range []string{"msg", "pattern", "pos", "lineno", "colno"} {
		t.Getters = append(t.Getters, py.GetSetDef{Name: name,
			Get: func(th *py.Thread, self py.Value) (py.Value, error) {
				if f := py.ToException(self).Fields; len(f) == numFields && !f[i].IsAbsent() {
					return f[i], nil
				}
				return py.Value{}, py.AttributeErrorOf(th, self, th.Intern(name), "'%s' object has no attribute '%s'", self.Type().Name, name)
			},
			Set: func(th *py.Thread, self, v py.Value) error {
				e := py.ToException(self)
				if len(e.Fields) != numFields {
					e.Fields = make([]py.Value, numFields)
				}
				e.Fields[i] = v
				return nil
			}})
	}
	t.Methods = []py.NativeDef{{Sig: "__reduce__(self, /)", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		e := py.ToException(a[0])
		if f := e.Fields; len(f) == numFields {
			return py.TupleOf(e.Type().Value(), py.TupleOf(f[fieldMsg], f[fieldPattern], f[fieldPos])), nil
		}
		return py.TupleOf(e.Type().Value(), e.Args.Value()), nil
	}}}
	py.Define(t)
}

// raise turns an error of the engine into the exception that Python raises.
func raise(th *py.Thread, err error, pattern py.Value) error {
	switch e := err.(type) {
	case *regex.Error:
		x := py.NewException(patternErrorType, py.String(e.Error()))
		x.Fields = []py.Value{py.String(e.Msg), py.None, py.None, py.None, py.None}
		if e.HasPos {
			x.Fields[fieldPattern] = pattern
			x.Fields[fieldPos] = py.Int(int64(e.Pos))
			x.Fields[fieldLineno] = py.Int(int64(e.Lineno))
			x.Fields[fieldColno] = py.Int(int64(e.Colno))
		}
		return x
	case *regex.KindError:
		t := py.ValueError
		switch e.Kind {
		case "OverflowError":
			t = py.OverflowError
		case "IndexError":
			t = py.IndexError
		case "RecursionError":
			t = py.RecursionError
		case "RuntimeError":
			t = py.RuntimeError
		}
		return py.Errorf(t, "%s", e.Msg)
	}
	if err == regex.ErrMemory {
		return py.NewException(py.MemoryError)
	}
	return err
}

// Raise turns an error of the engine into the exception that compiling the
// pattern raises, for other modules that make patterns.
func Raise(th *py.Thread, err error, pattern py.Value) error { return raise(th, err, pattern) }
