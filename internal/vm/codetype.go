package vm

// This file declares the Python type code: attributes, replace(), the constructor.

import (
	"fmt"
	"hash/fnv"

	"github.com/hognose/hognose/internal/bytecode"
	"github.com/hognose/hognose/py"
)

// unit is how far apart instructions are in what Python sees as offsets: those of
// CPython count bytes, and an instruction has two.
const unit = 2

func strs(list []string) py.Value {
	out := make([]py.Value, len(list))
	for i, s := range list {
		out[i] = py.String(s)
	}
	return py.TupleOf(out...)
}

func textOf(b []byte) py.Value { return py.NewBytes(string(b)) }

// variables returns the names of the variables whose kind is kept.
func variables(s *bytecode.Code, keep func(k bytecode.LocalKind) bool) []string {
	var out []string
	for i, n := range s.LocalsPlus {
		if keep(s.LocalKinds[i]) {
			out = append(out, n)
		}
	}
	return out
}

func isLocal(k bytecode.LocalKind) bool { return k&bytecode.KindLocal != 0 }
func isCell(k bytecode.LocalKind) bool  { return k&bytecode.KindCell != 0 }
func isFree(k bytecode.LocalKind) bool  { return k&bytecode.KindFree != 0 }

func stackSize(s *bytecode.Code) int32 { return s.NumRegs - int32(len(s.LocalsPlus)) }

// constants returns co_consts.
func (c *Code) constants(th *py.Thread) py.Value {
	if !c.linked {
		c.link(self(th).VM)
	}
	return py.TupleOf(append([]py.Value(nil), c.consts...)...)
}

func initCodeType() {
	t := codeType
	t.Doc = "Compiled code. There are better ways to make it."
	t.Traverse = traverseCode
	t.SetLayout(py.LayoutOf[Code]())
	src := func(v py.Value) *bytecode.Code { return py.Cast[Code](v).src }
	loaded := func(v py.Value) *bytecode.Code {
		s := src(v)
		s.Load()
		return s
	}
	t.Repr = func(th *py.Thread, v py.Value) (py.Value, error) {
		s := src(v)
		return py.String(fmt.Sprintf("<code object %s at %#x, file \"%s\", line %d>", s.Name, py.ID(v), s.Filename, s.FirstLine)), nil
	}
	t.RichCompare = func(th *py.Thread, a, b py.Value, op py.CompareOp) (py.Value, error) {
		if a.Type() != codeType || b.Type() != codeType || op != py.EQ && op != py.NE {
			return py.NotImplemented, nil
		}
		return py.Bool(bytecode.Same(src(a), src(b)) == (op == py.EQ)), nil
	}
	t.Hash = func(th *py.Thread, v py.Value) (int64, error) {
		s := loaded(v)
		h := fnv.New64a()
		fmt.Fprintf(h, "%s %d %d %d %d %d %q %q", s.Name, s.ArgCount, s.PosOnlyCount, s.KwOnlyCount, s.Flags, s.FirstLine, s.Names, s.LocalsPlus)
		h.Write(s.CodeBytes())
		h.Write(s.PositionBytes())
		n := int64(h.Sum64())
		if n == -1 {
			n = -2
		}
		return n, nil
	}
	get := func(name string, f func(s *bytecode.Code) py.Value) py.GetSetDef {
		return py.GetSetDef{Name: name, Member: true, Get: func(th *py.Thread, v py.Value) (py.Value, error) { return f(src(v)), nil }}
	}
	made := func(name string, f func(s *bytecode.Code) py.Value) py.GetSetDef {
		return py.GetSetDef{Name: name, Get: func(th *py.Thread, v py.Value) (py.Value, error) { return f(loaded(v)), nil }}
	}
	// The same str each time, as long as it is not renamed.
	text := func(name string, make1 func(th *py.Thread, s string) *py.Str, f func(c *Code) (string, **py.Str)) py.GetSetDef {
		return py.GetSetDef{Name: name, Member: true, Get: func(th *py.Thread, v py.Value) (py.Value, error) {
			s, kept := f(py.Cast[Code](v))
			if *kept == nil || (*kept).String() != s {
				*kept = make1(th, s)
			}
			return (*kept).Value(), nil
		}}
	}
	num := func(name string, f func(s *bytecode.Code) int32) py.GetSetDef {
		return get(name, func(s *bytecode.Code) py.Value { return py.Int(int64(f(s))) })
	}
	vars := func(name string, keep func(k bytecode.LocalKind) bool) py.GetSetDef {
		return made(name, func(s *bytecode.Code) py.Value { return strs(variables(s, keep)) })
	}
	t.Getters = []py.GetSetDef{
		text("co_name", (*py.Thread).Intern, func(c *Code) (string, **py.Str) { return c.src.Name, &c.name }),
		text("co_qualname", (*py.Thread).Intern, func(c *Code) (string, **py.Str) { return c.src.Qualname, &c.qualname }),
		text("co_filename", func(_ *py.Thread, s string) *py.Str { return py.NewStr(s) }, func(c *Code) (string, **py.Str) { return c.src.Filename, &c.filename }),
		num("co_firstlineno", func(s *bytecode.Code) int32 { return s.FirstLine }),
		num("co_argcount", func(s *bytecode.Code) int32 { return s.ArgCount }),
		num("co_posonlyargcount", func(s *bytecode.Code) int32 { return s.PosOnlyCount }),
		num("co_kwonlyargcount", func(s *bytecode.Code) int32 { return s.KwOnlyCount }),
		num("co_stacksize", stackSize),
		get("co_flags", func(s *bytecode.Code) py.Value { return py.Int(int64(s.Flags)) }),
		vars("co_varnames", isLocal),
		vars("co_cellvars", isCell),
		vars("co_freevars", isFree),
		num("co_nlocals", func(s *bytecode.Code) int32 { return int32(len(variables(s, isLocal))) }),
		made("co_names", func(s *bytecode.Code) py.Value { return strs(s.Names) }),
		{Name: "co_consts", Member: true, Get: func(th *py.Thread, v py.Value) (py.Value, error) { return py.Cast[Code](v).constants(th), nil }},
		made("co_code", func(s *bytecode.Code) py.Value { return textOf(s.CodeBytes()) }),
		made("_co_code_adaptive", func(s *bytecode.Code) py.Value { return textOf(s.CodeBytes()) }),
		made("co_linetable", func(s *bytecode.Code) py.Value { return textOf(s.PositionBytes()) }),
		made("co_exceptiontable", func(s *bytecode.Code) py.Value { return textOf(s.HandlerBytes()) }),
		{Name: "co_lnotab", Get: func(th *py.Thread, v py.Value) (py.Value, error) {
			if err := th.Eval.Warn(th, py.DeprecationWarning, "co_lnotab is deprecated, use co_lines instead.", 1); err != nil {
				return py.Value{}, err
			}
			return textOf(lnotab(loaded(v))), nil
		}},
	}
	t.Methods = []py.NativeDef{
		{Sig: "co_positions(self, /)", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			s := loaded(a[0])
			out := make([]py.Value, len(s.Positions))
			for i := range s.Positions {
				if err := th.PollEvery(i); err != nil {
					return py.Value{}, err
				}
				out[i] = positionTuple(&s.Positions[i])
			}
			return py.Iter(th, py.ListOf(out))
		}},
		{Sig: "co_lines(self, /)", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			s := loaded(a[0])
			var out []py.Value
			for i := 0; i < len(s.Positions); {
				n := i
				for n < len(s.Positions) && lineOf(&s.Positions[n]) == lineOf(&s.Positions[i]) {
					n++
				}
				line := py.None
				if l := lineOf(&s.Positions[i]); l > 0 {
					line = py.Int(int64(l))
				}
				out = append(out, py.TupleOf(py.Int(int64(i*unit)), py.Int(int64(n*unit)), line))
				i = n
			}
			return py.Iter(th, py.ListOf(out))
		}},
		{Sig: "co_branches(self, /)", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			s := loaded(a[0])
			var out []py.Value
			for i := range s.Instrs {
				if in := &s.Instrs[i]; in.Branches() {
					out = append(out, py.TupleOf(py.Int(int64(i*unit)), py.Int(int64((i+1)*unit)), py.Int(int64(in.Target())*unit)))
				}
			}
			return py.Iter(th, py.ListOf(out))
		}},
		{Sig: "_varname_from_oparg(self, /, oparg)", Doc: "For this library only: the name of the variable that an instruction's number means.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			n, err := py.IndexInt(th, a[1])
			if err != nil {
				return py.Value{}, err
			}
			if s := src(a[0]); n >= 0 && n < len(s.LocalsPlus) {
				return py.String(s.LocalsPlus[n]), nil
			}
			return py.Value{}, py.Errorf(py.IndexError, "tuple index out of range")
		}},
		{Sig: "replace(self, /, **changes)", Doc: "Return a copy with other values of some attributes.", Fn: codeReplace},
		{Sig: "__replace__(self, /, **changes)", Doc: "The same as replace().", Fn: codeReplace},
		{Sig: "__sizeof__(self, /)", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			return py.Int(int64(300 + 40*len(loaded(a[0]).Instrs))), nil
		}},
	}
	t.New = func(th *py.Thread, cls *py.Type, args []py.Value, kw []*py.Str) (py.Value, error) {
		if len(kw) > 0 {
			return py.Value{}, py.TypeErrorf("code() takes no keyword arguments")
		}
		if len(args) < 16 {
			return py.Value{}, py.TypeErrorf("code expected at least 16 arguments, got %d", len(args))
		}
		if len(args) > 18 {
			return py.Value{}, py.TypeErrorf("code expected at most 18 arguments, got %d", len(args))
		}
		var f codeFields
		for i := copy(f[:], args); i < len(f); i++ {
			f[i] = py.TupleOf()
		}
		if err := f.check("code", func(i int) string { return fmt.Sprintf("code() argument %d", i+1) }); err != nil {
			return py.Value{}, err
		}
		return f.build(self(th))
	}
	py.Define(t)
}

// lineOf returns the line of a position, 0 if it has none.
func lineOf(p *bytecode.Position) int32 { return max(p.Line, 0) }

func positionTuple(p *bytecode.Position) py.Value {
	opt := func(n int32, ok bool) py.Value {
		if !ok {
			return py.None
		}
		return py.Int(int64(n))
	}
	return py.TupleOf(opt(p.Line, p.Line > 0), opt(p.EndLine, p.Line > 0), opt(p.Col, p.Col >= 0), opt(p.EndCol, p.Col >= 0))
}

// lnotab returns the table of line numbers as it was before Python 3.10.
func lnotab(s *bytecode.Code) []byte {
	var out []byte
	at, line := 0, int(s.FirstLine)
	for i := range s.Positions {
		n := int(lineOf(&s.Positions[i]))
		if n == 0 || n == line {
			continue
		}
		step := i*unit - at
		for ; step > 255; step -= 255 {
			out = append(out, 255, 0)
		}
		delta := n - line
		for ; delta > 127; delta -= 127 {
			out = append(out, byte(step), 127)
			step = 0
		}
		for ; delta < -128; delta += 128 {
			out = append(out, byte(step), 128)
			step = 0
		}
		out = append(out, byte(step), byte(int8(delta)))
		at, line = i*unit, n
	}
	return out
}

// codeFields are the arguments of the constructor, in their order.
type codeFields [18]py.Value

var codeFieldNames = [18]string{"co_argcount", "co_posonlyargcount", "co_kwonlyargcount", "co_nlocals", "co_stacksize", "co_flags", "co_code", "co_consts", "co_names",
	"co_varnames", "co_filename", "co_name", "co_qualname", "co_firstlineno", "co_linetable", "co_exceptiontable", "co_freevars", "co_cellvars"}

var codeFieldTypes = [18]*py.Type{py.IntType, py.IntType, py.IntType, py.IntType, py.IntType, py.IntType, py.BytesType, py.TupleType, py.TupleType,
	py.TupleType, py.StrType, py.StrType, py.StrType, py.IntType, py.BytesType, py.BytesType, py.TupleType, py.TupleType}

func (f *codeFields) check(fn string, arg func(i int) string) error {
	for i, v := range f {
		t := codeFieldTypes[i]
		if v.Type().IsSubtype(t) {
			continue
		}
		if t == py.IntType {
			return py.TypeErrorf("'%s' object cannot be interpreted as an integer", v.Type().FullName())
		}
		return py.TypeErrorf("%s must be %s, not %s", arg(i), t.Name, v.Type().FullName())
	}
	return nil
}

func codeReplace(th *py.Thread, a []py.Value) (py.Value, error) {
	c := py.Cast[Code](a[0])
	s := c.src
	s.Load()
	n := func(x int32) py.Value { return py.Int(int64(x)) }
	f := codeFields{n(s.ArgCount), n(s.PosOnlyCount), n(s.KwOnlyCount), n(int32(len(variables(s, isLocal)))), n(stackSize(s)), py.Int(int64(s.Flags)),
		textOf(s.CodeBytes()), c.constants(th), strs(s.Names), strs(variables(s, isLocal)), py.String(s.Filename), py.String(s.Name), py.String(s.Qualname),
		n(s.FirstLine), textOf(s.PositionBytes()), textOf(s.HandlerBytes()), strs(variables(s, isFree)), strs(variables(s, isCell))}
	d := py.ToDict(a[1])
	nlocals := false
next:
	for i := 0; ; {
		k, v, ok := d.Next(&i)
		if !ok {
			break
		}
		for j, name := range codeFieldNames {
			if py.ToStr(k).String() == name {
				f[j] = v
				nlocals = nlocals || name == "co_nlocals"
				continue next
			}
		}
		return py.Value{}, py.TypeErrorf("replace() got an unexpected keyword argument '%s'", py.ToStr(k))
	}
	if err := f.check("replace", func(i int) string { return "replace() argument '" + codeFieldNames[i] + "'" }); err != nil {
		return py.Value{}, err
	}
	if t := py.ToTuple(f[9]); !nlocals {
		f[3] = py.Int(int64(len(t.Items())))
	}
	return f.build(self(th))
}

// build makes the code object of the fields, if they fit together.
func (f *codeFields) build(th *Thread) (py.Value, error) {
	c := &bytecode.Code{}
	ints := [14]*int32{0: &c.ArgCount, 1: &c.PosOnlyCount, 2: &c.KwOnlyCount, 13: &c.FirstLine}
	var nlocals, stack, flags int32
	ints[3], ints[4], ints[5] = &nlocals, &stack, &flags
	for i, p := range ints {
		if p == nil {
			continue
		}
		n, ok := py.AsInt(f[i])
		if !ok || n != int64(int32(n)) {
			return py.Value{}, py.Errorf(py.OverflowError, "Python int too large to convert to C int")
		}
		if n < 0 && i != 13 {
			return py.Value{}, py.ValueErrorf("%s must be a positive integer", codeFieldNames[i])
		}
		*p = int32(n)
	}
	c.Flags = bytecode.Flags(flags)
	c.Filename, c.Name, c.Qualname = py.ToStr(f[10]).String(), py.ToStr(f[11]).String(), py.ToStr(f[12]).String()
	var vars, cells, free []string
	for _, e := range []struct {
		v py.Value
		p *[]string
	}{{f[8], &c.Names}, {f[9], &vars}, {f[16], &free}, {f[17], &cells}} {
		for _, v := range py.ToTuple(e.v).Items() {
			s := py.ToStr(v)
			if s == nil {
				return py.Value{}, py.SystemErrorf("non-string found in code slot")
			}
			*e.p = append(*e.p, s.String())
		}
	}
	if int(nlocals) != len(vars) {
		return py.Value{}, py.ValueErrorf("code: co_nlocals != len(co_varnames)")
	}
	for _, v := range py.ToTuple(f[7]).Items() {
		k, err := constOf(&th.Thread, v)
		if err != nil {
			return py.Value{}, err
		}
		c.Consts = append(c.Consts, k)
	}
	err := c.SetCodeBytes([]byte(py.ToBytes(f[6]).String()))
	if err == nil {
		err = c.SetPositionBytes([]byte(py.ToBytes(f[14]).String()))
	}
	if err == nil {
		err = c.SetHandlerBytes([]byte(py.ToBytes(f[15]).String()))
	}
	if err == nil {
		err = c.SetVariables(vars, cells, free)
	}
	c.NumRegs = int32(len(c.LocalsPlus)) + stack
	if err == nil {
		err = bytecode.Verify(c)
	}
	if err != nil {
		return py.Value{}, py.ValueErrorf("%s", err.Error())
	}
	return th.VM.Link(c).Value(), nil
}

// constOf turns a value into a constant of a Code.
func constOf(th *py.Thread, v py.Value) (bytecode.Const, error) {
	k := bytecode.Const{}
	if err := th.Enter(" in a constant"); err != nil {
		return k, err
	}
	defer th.Leave()
	items := func(vs []py.Value) error {
		for _, x := range vs {
			c, err := constOf(th, x)
			if err != nil {
				return err
			}
			k.Items = append(k.Items, c)
		}
		return nil
	}
	var err error
	switch v.Type() {
	case py.NoneType:
		k.Kind = bytecode.ConstNone
	case py.BoolType:
		if k.Kind = bytecode.ConstFalse; v.IsTrue() {
			k.Kind = bytecode.ConstTrue
		}
	case py.EllipsisType:
		k.Kind = bytecode.ConstEllipsis
	case py.IntType:
		if i, ok := py.AsInt(v); ok {
			k.Kind, k.I = bytecode.ConstInt, i
		} else {
			b, _ := py.AsBigInt(v)
			if b.BitLen() > 1<<19 {
				return k, py.ValueErrorf("int too large for a constant")
			}
			k.Kind, k.S = bytecode.ConstBigInt, b.String()
		}
	case py.FloatType:
		k.Kind = bytecode.ConstFloat
		k.F, _ = py.AsFloat(v)
	case py.ComplexType:
		c, _ := py.ToComplex(v)
		k.Kind, k.F, k.Imag = bytecode.ConstComplex, real(c), imag(c)
	case py.StrType:
		k.Kind, k.S = bytecode.ConstStr, py.ToStr(v).String()
	case py.BytesType:
		k.Kind, k.S = bytecode.ConstBytes, py.ToBytes(v).String()
	case py.TupleType:
		k.Kind = bytecode.ConstTuple
		err = items(py.ToTuple(v).Items())
	case py.FrozenSetType:
		k.Kind = bytecode.ConstFrozenSet
		err = items(py.ToSet(v).Items())
	case py.SliceType:
		s := py.Cast[py.Slice](v)
		k.Kind = bytecode.ConstSlice
		err = items([]py.Value{s.Start, s.Stop, s.Step})
	case codeType:
		k.Kind, k.Code = bytecode.ConstCode, py.Cast[Code](v).src
	default:
		return k, py.TypeErrorf("a code object cannot have a constant of type '%s'", v.Type().FullName())
	}
	return k, err
}
