package vm

// This file defines the building of containers and strings, unpacking, imports
// and intrinsics.

import (
	"strings"

	"github.com/hognose/hognose/internal/bytecode"
	"github.com/hognose/hognose/py"
)

// formatSimple is FORMAT_SIMPLE; opFormatPart is the same where only a BUILD_STRING
// uses the result, which then may be a number.
var formatSimple, opFormatPart opFunc

// linkFormat finds the FORMAT_SIMPLEs whose result the BUILD_STRING i alone uses.
func (c *Code) linkFormat(i int) {
	build := &c.src.Instrs[i]
	for k := i - 1; k >= 0 && i-k < 64; k-- {
		s := &c.src.Instrs[k]
		if s.Target() >= 0 || s.Op == bytecode.OpBuildString {
			return
		}
		if s.Op == bytecode.OpFormatSimple && s.A >= build.B && s.A < build.B+build.C && int(s.A) >= len(c.src.LocalsPlus) {
			c.instrs[k].fn = opFormatPart
		}
	}
}

// maxReserve bounds the room that a list comprehension makes at its first item.
const maxReserve = 1 << 10

// linkAppend finds the iterator of the loop that the LIST_APPEND i ends, if it appends
// an item in each round.
func (c *Code) linkAppend(i int) {
	ins := c.src.Instrs
	if i+1 == len(ins) || ins[i+1].Op != bytecode.OpJumpBack {
		return
	}
	top := int(ins[i+1].A)
	if ins[top].Op != bytecode.OpForIter {
		return
	}
	for k := top + 1; k < i; k++ {
		if ins[k].Target() >= 0 {
			return
		}
	}
	c.instrs[i].d = uint32(ins[top].B) + 1
}

func initBuildOps() {
	ops[bytecode.OpBuildTuple] = func(f *Frame, in *Instr) *Instr {
		*f.reg(in.a) = py.NewTuple(f.window(in.b, int(in.c))).Value()
		return next(in)
	}
	ops[bytecode.OpBuildList] = func(f *Frame, in *Instr) *Instr {
		*f.reg(in.a) = py.ListFrom(f.window(in.b, int(in.c)))
		return next(in)
	}
	ops[bytecode.OpBuildSet] = func(f *Frame, in *Instr) *Instr {
		f.pc = in
		s := py.NewSet()
		for _, v := range f.window(in.b, int(in.c)) {
			if err := s.Add(&f.th.Thread, v); err != nil {
				return f.raise(in, err)
			}
		}
		*f.reg(in.a) = s.Value()
		return next(in)
	}
	ops[bytecode.OpBuildMap] = func(f *Frame, in *Instr) *Instr {
		f.pc = in
		d := py.NewDictSize(int(in.c))
		w := f.window(in.b, 2*int(in.c))
		for i := 0; i < len(w); i += 2 {
			if err := d.Set(&f.th.Thread, w[i], w[i+1]); err != nil {
				return f.raise(in, err)
			}
		}
		*f.reg(in.a) = d.Value()
		return next(in)
	}
	ops[bytecode.OpBuildString] = func(f *Frame, in *Instr) *Instr {
		v, err := py.ConcatStrs(&f.th.Thread, f.window(in.b, int(in.c)))
		return f.store(in, v, err)
	}
	ops[bytecode.OpListAppend] = func(f *Frame, in *Instr) *Instr {
		l := py.Cast[py.List](*f.reg(in.a))
		if in.d != 0 && len(l.Items()) == 0 {
			l.Reserve(1 + min(py.ItemsLeft(*f.reg(in.d - 1)), maxReserve))
		}
		if err := l.Add(&f.th.Thread, *f.reg(in.b)); err != nil {
			return f.raise(in, err)
		}
		return next(in)
	}
	check := func(op bytecode.Op, do func(f *Frame, in *Instr) error) {
		ops[op] = func(f *Frame, in *Instr) *Instr {
			f.pc = in
			if err := do(f, in); err != nil {
				return f.raise(in, err)
			}
			return next(in)
		}
	}
	check(bytecode.OpListExtend, func(f *Frame, in *Instr) error {
		v := *f.reg(in.b)
		if !py.IsIterable(v) {
			return py.TypeErrorf("Value after * must be an iterable, not %s", v.Type().FullName())
		}
		return py.ToList(*f.reg(in.a)).Extend(&f.th.Thread, v)
	})
	check(bytecode.OpSetAdd, func(f *Frame, in *Instr) error {
		// That of __conditional_annotations__ is found by its name, and may be anything.
		s := py.ToSet(*f.reg(in.a))
		if s == nil {
			return py.SystemErrorf("bad internal call: not a set")
		}
		return s.Add(&f.th.Thread, *f.reg(in.b))
	})
	check(bytecode.OpSetUpdate, func(f *Frame, in *Instr) error {
		return py.ToSet(*f.reg(in.a)).Update(&f.th.Thread, *f.reg(in.b))
	})
	check(bytecode.OpMapAdd, func(f *Frame, in *Instr) error {
		return py.ToDict(*f.reg(in.a)).Set(&f.th.Thread, *f.reg(in.b), *f.reg(in.c))
	})
	check(bytecode.OpDictUpdate, func(f *Frame, in *Instr) error {
		v := *f.reg(in.b)
		if py.ToDict(v) == nil {
			if k, err := py.LookupAttrGo(&f.th.Thread, v, "keys"); err != nil || k.IsAbsent() {
				if err == nil {
					err = py.TypeErrorf("'%s' object is not a mapping", v.Type().FullName())
				}
				return err
			}
		}
		return py.DictUpdate(&f.th.Thread, py.ToDict(*f.reg(in.a)), v)
	})
	check(bytecode.OpDictMerge, dictMerge)
	check(bytecode.OpStarArgs, func(f *Frame, in *Instr) error {
		v := *f.reg(in.b)
		if v.Type() == py.TupleType {
			*f.reg(in.a) = v
			return nil
		}
		th := &f.th.Thread
		if !py.IsIterable(v) {
			return py.TypeErrorf("%s argument after * must be an iterable, not %s", calleeName(th, *f.reg(in.c)), v.Type().FullName())
		}
		items, err := py.ToSlice(th, v)
		if err == nil {
			*f.reg(in.a) = py.NewTupleOwned(items).Value()
		}
		return err
	})
	ops[bytecode.OpListToTuple] = func(f *Frame, in *Instr) *Instr {
		t, err := py.NewTupleLarge(&f.th.Thread, py.ToList(*f.reg(in.b)).Items())
		return f.store(in, t.Value(), err)
	}
	text := func(op bytecode.Op, do func(f *Frame, in *Instr) (*py.Str, error)) {
		ops[op] = func(f *Frame, in *Instr) *Instr {
			f.pc = in
			s, err := do(f, in)
			if err != nil {
				return f.raise(in, err)
			}
			*f.reg(in.a) = s.Value()
			return next(in)
		}
	}
	empty := py.NewStr("")
	text(bytecode.OpFormatSimple, func(f *Frame, in *Instr) (*py.Str, error) {
		return py.Format(&f.th.Thread, *f.reg(in.b), empty)
	})
	opFormatPart = func(f *Frame, in *Instr) *Instr {
		v := *f.reg(in.b)
		if v.IsInt() || v.IsFloat() {
			*f.reg(in.a) = v // BUILD_STRING writes it
			return next(in)
		}
		return formatSimple(f, in)
	}
	text(bytecode.OpFormatWithSpec, func(f *Frame, in *Instr) (*py.Str, error) {
		return py.Format(&f.th.Thread, *f.reg(in.b), py.ToStr(*f.reg(in.c)))
	})
	text(bytecode.OpConvertValue, func(f *Frame, in *Instr) (*py.Str, error) {
		v := *f.reg(in.b)
		switch in.c {
		case 1:
			return py.StrOf(&f.th.Thread, v)
		case 2:
			return py.Repr(&f.th.Thread, v)
		}
		return py.ASCII(&f.th.Thread, v)
	})
	formatSimple = ops[bytecode.OpFormatSimple]
	ops[bytecode.OpUnpackSequence] = opUnpackSequence
	ops[bytecode.OpUnpackEx] = opUnpackEx
	ops[bytecode.OpImportName] = func(f *Frame, in *Instr) *Instr {
		f.pc = in
		f.th.nativeBegins()
		th := &f.th.Thread
		imp, ok, err := f.builtin(importStr)
		if err != nil {
			return f.raise(in, err)
		}
		if !ok {
			return f.raise(in, py.Errorf(py.ImportError, "__import__ not found"))
		}
		v, err := th.Call(imp, f.code.names[in.b].Value(), f.globals.Value(), f.localsOrNone(), *f.reg(in.c), *f.reg(in.c + 1))
		return f.store(in, v, err)
	}
	ops[bytecode.OpImportFrom] = opImportFrom
	check(bytecode.OpImportStar, importStar)
	ops[bytecode.OpIntrinsic1] = func(f *Frame, in *Instr) *Instr {
		f.pc = in
		v, err := intrinsic1(f, bytecode.Intrinsic1(in.c), *f.reg(in.b))
		return f.store(in, v, err)
	}
	ops[bytecode.OpIntrinsic2] = func(f *Frame, in *Instr) *Instr {
		f.pc = in
		v, err := intrinsic2(f, bytecode.Intrinsic2(in.d), *f.reg(in.b), *f.reg(in.c))
		return f.store(in, v, err)
	}
	check(bytecode.OpSetupAnnotations, func(f *Frame, in *Instr) error {
		name := f.th.VM.In.Intern("__annotations__")
		if d := f.namesDict(); d != nil {
			if d.FindStr(name) < 0 {
				d.SetStr(name, py.NewDict().Value())
			}
			return nil
		}
		return py.SetItem(&f.th.Thread, f.names(), name.Value(), py.NewDict().Value())
	})
	template := func(op bytecode.Op, class string, args func(f *Frame, in *Instr) []py.Value) {
		ops[op] = func(f *Frame, in *Instr) *Instr {
			f.pc = in
			th := &f.th.Thread
			m, err := th.Eval.Import(th, "string.templatelib", nil, py.TupleOf(py.String(class)), 0)
			if err == nil {
				if m, err = py.GetAttrGo(th, m, class); err == nil {
					m, err = th.Call(m, args(f, in)...)
				}
			}
			return f.store(in, m, err)
		}
	}
	template(bytecode.OpBuildInterpolation, "Interpolation", func(f *Frame, in *Instr) []py.Value {
		conv := py.None
		if in.c != 0 {
			conv = py.String([]string{"", "s", "r", "a"}[in.c])
		}
		return []py.Value{*f.reg(in.b), *f.reg(in.b + 1), conv, *f.reg(in.b + 2)}
	})
	template(bytecode.OpBuildTemplate, "Template", func(f *Frame, in *Instr) []py.Value {
		strs, ins := py.ToTuple(*f.reg(in.b)).Items(), py.ToTuple(*f.reg(in.c)).Items()
		var out []py.Value
		for i, s := range strs {
			out = append(out, s)
			if i < len(ins) {
				out = append(out, ins[i])
			}
		}
		return out
	})
}

var importStr = py.InternStatic("__import__")

func (f *Frame) localsOrNone() py.Value {
	return orNone(f.names())
}

// calleeName names a callable in messages about a call.
func calleeName(th *py.Thread, v py.Value) string {
	attr := func(name string) string {
		if q, err := py.LookupAttrGo(th, v, name); err == nil && !q.IsAbsent() && py.ToStr(q) != nil {
			return py.ToStr(q).String()
		}
		return ""
	}
	name := attr("__qualname__")
	if name == "" {
		s, err := py.StrOf(th, v)
		if err != nil {
			return v.Type().Name + " object"
		}
		return s.String()
	}
	if m := attr("__module__"); m != "" && m != "builtins" {
		name = m + "." + name
	}
	return name + "()"
}

// keywordsOf fills a dict from a mapping that is none; a key it has twice is a KeyError, of that key.
func keywordsOf(th *py.Thread, d *py.Dict, mapping py.Value) error {
	keys, err := py.GetAttrGo(th, mapping, "keys")
	if err == nil {
		keys, err = th.Call(keys)
	}
	if err != nil {
		return err
	}
	return py.ForEach(th, keys, func(k py.Value) error {
		x, err := py.GetItem(th, mapping, k)
		if err != nil {
			return err
		}
		n := d.Len()
		if err := d.Set(th, k, x); err != nil || d.Len() > n {
			return err
		}
		return py.KeyErrorOf(k)
	})
}

func dictMerge(f *Frame, in *Instr) error {
	th := &f.th.Thread
	d, v := py.ToDict(*f.reg(in.a)), *f.reg(in.b)
	src := py.ToDict(v)
	if src == nil {
		if k, err := py.LookupAttrGo(th, v, "keys"); err != nil || k.IsAbsent() {
			if err == nil {
				err = py.TypeErrorf("%s argument after ** must be a mapping, not %s", calleeName(th, *f.reg(in.c)), v.Type().FullName())
			}
			return err
		}
		src = py.NewDict()
		if err := keywordsOf(th, src, v); err != nil {
			if e := py.AsException(err); e != nil && e.Type().IsSubtype(py.KeyError) && len(e.Args.Items()) == 1 {
				return severalValues(th, *f.reg(in.c), e.Args.Items()[0])
			}
			return err
		}
	}
	for i := 0; ; {
		k, x, ok := src.Next(&i)
		if !ok {
			return nil
		}
		s := py.ToStr(k)
		if s == nil { // the call refuses it
			if _, found, err := d.Get(th, k); err != nil {
				return err
			} else if found {
				return severalValues(th, *f.reg(in.c), k)
			}
			if err := d.Set(th, k, x); err != nil {
				return err
			}
			continue
		}
		if d.FindStr(s) >= 0 {
			return severalValues(th, *f.reg(in.c), k)
		}
		d.SetStr(s, x)
	}
}

// severalValues is the error that a call gives a keyword argument twice.
func severalValues(th *py.Thread, callee, key py.Value) error {
	s, err := py.StrOf(th, key)
	if err != nil {
		return err
	}
	return py.TypeErrorf("%s got multiple values for keyword argument '%s'", calleeName(th, callee), s)
}

func opUnpackSequence(f *Frame, in *Instr) *Instr {
	v := *f.reg(in.b)
	n := int(in.c)
	var items []py.Value
	switch v.Type() {
	case py.TupleType:
		items = py.Cast[py.Tuple](v).Items()
	case py.ListType:
		items = py.Cast[py.List](v).Items()
	default:
		return f.unpackIter(in, v, n)
	}
	if f.unpack(in, items) {
		return next(in)
	}
	if len(items) > n {
		return f.raise(in, py.ValueErrorf("too many values to unpack (expected %d, got %d)", n, len(items)))
	}
	return f.raise(in, py.ValueErrorf("not enough values to unpack (expected %d, got %d)", n, len(items)))
}

// unpack puts the items where the UNPACK_SEQUENCE in wants them, if there are as many as it says.
func (f *Frame) unpack(in *Instr, items []py.Value) bool {
	if len(items) != int(in.c) {
		return false
	}
	switch len(items) {
	case 2: // as most are
		*f.reg(in.a) = items[0]
		*f.reg(in.a + 1) = items[1]
	case 3:
		*f.reg(in.a) = items[0]
		*f.reg(in.a + 1) = items[1]
		*f.reg(in.a + 2) = items[2]
	default:
		copy(f.window(in.a, len(items)), items)
	}
	return true
}

func (f *Frame) unpackIter(in *Instr, v py.Value, n int) *Instr {
	f.pc = in
	th := &f.th.Thread
	if !py.IsIterable(v) {
		return f.raise(in, py.TypeErrorf("cannot unpack non-iterable %s object", v.Type().FullName()))
	}
	it, err := py.Iter(th, v)
	if err != nil {
		return f.raise(in, err)
	}
	for i := 0; i <= n; i++ {
		x, err := py.Next(th, it)
		if err != nil {
			return f.raise(in, err)
		}
		switch {
		case x.IsAbsent() && i < n:
			return f.raise(in, py.ValueErrorf("not enough values to unpack (expected %d, got %d)", n, i))
		case x.IsAbsent():
			return next(in)
		case i == n:
			if d := py.ToDict(v); d != nil {
				return f.raise(in, py.ValueErrorf("too many values to unpack (expected %d, got %d)", n, d.Len()))
			}
			return f.raise(in, py.ValueErrorf("too many values to unpack (expected %d)", n))
		}
		*f.reg(in.a + uint32(i)) = x
	}
	return next(in)
}

func opUnpackEx(f *Frame, in *Instr) *Instr {
	f.pc = in
	v := *f.reg(in.b)
	if !py.IsIterable(v) {
		return f.raise(in, py.TypeErrorf("cannot unpack non-iterable %s object", v.Type().FullName()))
	}
	before, after := int(in.c), int(in.d)
	var items []py.Value
	var err error
	if th := &f.th.Thread; v.Type().IsHeap() {
		items, err = unpackBegin(th, v, before, after)
	} else {
		items, err = py.ToSlice(th, v)
	}
	if err != nil {
		return f.raise(in, err)
	}
	if len(items) < before+after {
		return f.raise(in, py.ValueErrorf("not enough values to unpack (expected at least %d, got %d)", before+after, len(items)))
	}
	copy(f.window(in.a, before), items)
	*f.reg(in.a + in.c) = py.ListOf(append([]py.Value(nil), items[before:len(items)-after]...))
	copy(f.window(in.a+in.c+1, after), items[len(items)-after:])
	return next(in)
}

// unpackBegin returns the items of v, which may be of a class: its __len__ has no say before the items in front of the star are there.
func unpackBegin(th *py.Thread, v py.Value, before, after int) ([]py.Value, error) {
	it, err := py.Iter(th, v)
	if err != nil {
		return nil, err
	}
	var items []py.Value
	for len(items) < before {
		x, err := py.Next(th, it)
		if err != nil {
			return nil, err
		}
		if x.IsAbsent() {
			return nil, py.ValueErrorf("not enough values to unpack (expected at least %d, got %d)", before+after, len(items))
		}
		items = append(items, x)
	}
	rest, err := py.ToSlice(th, it)
	return append(items, rest...), err
}

func opImportFrom(f *Frame, in *Instr) *Instr {
	f.pc = in
	th := &f.th.Thread
	mod, name := *f.reg(in.b), f.code.names[in.c]
	v, err := py.LookupAttr(th, mod, name)
	if err != nil {
		return f.raise(in, err)
	}
	if v.IsAbsent() {
		modName, _ := py.LookupAttrGo(th, mod, "__name__")
		s := py.ToStr(orNone(modName))
		if s != nil {
			if sub, ok := th.Interp.Modules.GetStr(th.Intern(s.String() + "." + name.String())); ok {
				*f.reg(in.a) = sub
				return next(in)
			}
		}
		text := "<unknown module name>"
		if s != nil {
			text = s.String()
		}
		file := py.None
		msg := "cannot import name '" + name.String() + "' from '" + text + "' (unknown location)"
		if m := f.th.VM.ImportFromMessage; m != nil {
			msg, file = m(f.th, mod, text, name.String())
		}
		e := py.NewException(py.ImportError, py.String(msg))
		e.Fields[py.FieldMsg] = py.String(msg)
		e.Fields[py.FieldName] = py.String(text)
		e.Fields[py.FieldNameFrom] = name.Value()
		e.Fields[py.FieldPath] = file
		return f.raise(in, e)
	}
	*f.reg(in.a) = v
	return next(in)
}

func orNone(v py.Value) py.Value {
	if v.IsAbsent() {
		return py.None
	}
	return v
}

func importStar(f *Frame, in *Instr) error {
	th := &f.th.Thread
	mod := *f.reg(in.a)
	d := f.namesDict()
	if d == nil {
		d = py.NewDict()
	}
	all, err := py.LookupAttrGo(th, mod, "__all__")
	if err != nil {
		return err
	}
	skip := all.IsAbsent()
	if skip {
		dict, err := py.LookupAttrGo(th, mod, "__dict__")
		if err != nil {
			return err
		}
		if dict.IsAbsent() {
			return py.Errorf(py.ImportError, "from-import-* object has no __dict__ and no __all__")
		}
		if all, err = th.CallMethodGo(dict, "keys"); err != nil {
			return err
		}
	}
	names, err := py.ToSlice(th, all)
	if err != nil {
		return err
	}
	for _, n := range names {
		s := py.ToStr(n)
		if s == nil {
			name, err := py.GetAttrGo(th, mod, "__name__")
			if err != nil {
				return err
			}
			module := py.ToStr(name)
			if module == nil {
				return py.TypeErrorf("module __name__ must be a string, not %s", name.Type().FullName())
			}
			if skip {
				return py.TypeErrorf("Key in %s.__dict__ must be str, not %s", module, n.Type().FullName())
			}
			return py.TypeErrorf("Item in %s.__all__ must be str, not %s", module, n.Type().FullName())
		}
		if skip && strings.HasPrefix(s.String(), "_") {
			continue
		}
		v, err := py.GetAttr(th, mod, th.InternStr(s))
		if err != nil {
			return err
		}
		d.SetStr(th.InternStr(s), v)
	}
	return nil
}

func intrinsic1(f *Frame, n bytecode.Intrinsic1, v py.Value) (py.Value, error) {
	th := &f.th.Thread
	switch n {
	case bytecode.IntrinsicPrint:
		hook, ok := th.Interp.Sys.GetStr(th.Intern("displayhook"))
		if !ok {
			return py.Value{}, py.RuntimeErrorf("lost sys.displayhook")
		}
		return th.Call(hook, v)
	case bytecode.IntrinsicTypeVar:
		return py.NewTypeParam(th, py.TypeVarType, py.ToStr(v), py.Value{}, py.Value{}), nil
	case bytecode.IntrinsicParamSpec:
		return py.NewTypeParam(th, py.ParamSpecType, py.ToStr(v), py.Value{}, py.Value{}), nil
	case bytecode.IntrinsicTypeVarTuple:
		return py.NewTypeParam(th, py.TypeVarTupleType, py.ToStr(v), py.Value{}, py.Value{}), nil
	case bytecode.IntrinsicSubscriptGeneric:
		return py.SubscriptGeneric(th, v)
	case bytecode.IntrinsicTypeAlias:
		t := py.ToTuple(v).Items()
		return py.NewTypeAlias(th, py.ToStr(t[0]), t[1], t[2]), nil
	}
	return py.Value{}, internalError("unknown intrinsic %d", n)
}

func intrinsic2(f *Frame, n bytecode.Intrinsic2, a, b py.Value) (py.Value, error) {
	th := &f.th.Thread
	switch n {
	case bytecode.IntrinsicTypeVarWithBound:
		return py.NewTypeParam(th, py.TypeVarType, py.ToStr(a), b, py.Value{}), nil
	case bytecode.IntrinsicTypeVarWithConstraints:
		return py.NewTypeParam(th, py.TypeVarType, py.ToStr(a), py.Value{}, b), nil
	case bytecode.IntrinsicSetFunctionTypeParams:
		if fn := asFunction(a); fn != nil {
			fn.typeParams = b
		}
		return a, nil
	case bytecode.IntrinsicSetTypeParamDefault:
		py.SetTypeParamDefault(a, b)
		return a, nil
	}
	return py.Value{}, internalError("unknown intrinsic %d", n)
}
