package functools

// This file defines partial and Placeholder.

import (
	"strings"

	"github.com/hognose/hognose/py"
)

// partial is the Python type partial.
type partial struct {
	py.Object
	py.Attrs
	fn       py.Value
	args     *py.Tuple
	keywords *py.Dict
	holes    int // Placeholders in args
}

var (
	partialType     = &py.Type{Name: "partial", Module: "functools", Flags: py.FlagBaseType | py.FlagHasWeakref, TextSig: "(func, /, *args, **keywords)", Doc: "Make a function with some arguments already given."}
	placeholderType = &py.Type{Name: "_PlaceholderType", Module: "functools", Doc: "The type of the Placeholder singleton: an argument of partial that the call gives."}

	placeholderObject py.Object
	placeholder       = py.ValueOf(&placeholderObject)
)

func definePlaceholder() {
	t := placeholderType
	placeholderObject.SetType(t)
	t.NewSig = &py.NativeDef{Sig: "_PlaceholderType(cls, /, *args, **kwargs)", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		if len(py.ToTuple(a[1]).Items()) > 0 || py.ToDict(a[2]).Len() > 0 {
			return py.Value{}, py.TypeErrorf("_PlaceholderType takes no arguments")
		}
		return placeholder, nil
	}}
	t.Repr = func(th *py.Thread, v py.Value) (py.Value, error) { return py.String("Placeholder"), nil }
	t.Methods = []py.NativeDef{{Sig: "__reduce__(self, /)", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) { return py.String("Placeholder"), nil }}}
	py.Define(t)
}

func countHoles(args []py.Value) int {
	n := 0
	for _, v := range args {
		if v == placeholder {
			n++
		}
	}
	return n
}

var errTrailing = "trailing Placeholders are not allowed"

func newPartial(th *py.Thread, cls *py.Type, all []py.Value, kw []*py.Str) (py.Value, error) {
	npos := len(all) - len(kw)
	if npos < 1 {
		return py.Value{}, py.TypeErrorf("type 'partial' takes at least one argument")
	}
	fn, args, named := all[0], all[1:npos], all[npos:]
	if fn.Type().Call == nil {
		return py.Value{}, py.TypeErrorf("the first argument must be callable")
	}
	if n := len(args); n > 0 && args[n-1] == placeholder {
		return py.Value{}, py.TypeErrorf("%s", errTrailing)
	}
	for _, v := range named {
		if v == placeholder {
			return py.Value{}, py.TypeErrorf("Placeholder cannot be passed as a keyword argument")
		}
	}
	p := py.New[partial](cls)
	p.keywords = py.NewDict()
	var inner *partial
	if fn.Type().IsSubtype(partialType) {
		// A partial of a partial is one of the function, unless the inner one has attributes.
		if x := py.Cast[partial](fn); (fn.Type() == partialType || !overridesCall(th, fn.Type())) && noAttributes(fn) {
			inner = x
		}
	}
	if inner == nil {
		p.fn, p.args, p.holes = fn, py.NewTuple(args), countHoles(args)
	} else {
		p.fn = inner.fn
		if inner.keywords.Len() > 0 {
			p.keywords = inner.keywords.Copy()
		}
		merged := append([]py.Value(nil), inner.args.Items()...)
		for i := range merged {
			if merged[i] == placeholder && len(args) > 0 {
				merged[i], args = args[0], args[1:]
			}
		}
		merged = append(merged, args...)
		p.args, p.holes = py.NewTuple(merged), countHoles(merged)
	}
	for i, k := range kw {
		p.keywords.SetStr(k, named[i])
	}
	return py.ValueOf(&p.Object), nil
}

func overridesCall(th *py.Thread, t *py.Type) bool {
	f, _ := t.LookupName(th, "__call__")
	g, _ := partialType.LookupName(th, "__call__")
	return f != g
}

func noAttributes(v py.Value) bool {
	a := py.AttrsOf(v)
	if a == nil {
		return true
	}
	if !a.HasDict() && a.Shape().Len() == 0 {
		return true
	}
	d := py.InstanceDict(v)
	return d == nil || d.Len() == 0
}

func callPartial(th *py.Thread, self py.Value, args []py.Value, kw []*py.Str) (py.Value, error) {
	p := py.Cast[partial](self)
	npos := len(args) - len(kw)
	if npos < p.holes {
		return py.Value{}, py.TypeErrorf("missing positional arguments in 'partial' call; expected at least %d, got %d", p.holes, npos)
	}
	stored := p.args.Items()
	own := p.keywords.Len()
	buf, mark := th.PushArgs(len(stored) + len(args) - p.holes + own)
	defer th.PopArgs(mark)
	n := copy(buf, stored)
	pos := args[:npos]
	if p.holes > 0 {
		for i := range n {
			if buf[i] == placeholder {
				buf[i], pos = pos[0], pos[1:]
			}
		}
	}
	n += copy(buf[n:], pos)
	if own == 0 {
		copy(buf[n:], args[npos:])
		return th.CallKw(p.fn, buf[:n+len(kw)], kw)
	}
	// The stored keywords come first; those of the call replace their values.
	names := make([]*py.Str, 0, own+len(kw))
	for i := 0; ; {
		k, v, ok := p.keywords.Next(&i)
		if !ok {
			break
		}
		name := py.ToStr(k)
		if name == nil {
			return py.Value{}, py.TypeErrorf("keywords must be strings")
		}
		name = th.InternStr(name)
		for j, g := range kw {
			if g == name || g.String() == name.String() {
				v = args[npos+j]
			}
		}
		names = append(names, name)
		buf[n] = v
		n++
	}
next:
	for j, g := range kw {
		for _, name := range names[:own] {
			if g == name || g.String() == name.String() {
				continue next
			}
		}
		names = append(names, g)
		buf[n] = args[npos+j]
		n++
	}
	return th.CallKw(p.fn, buf[:n], names)
}

func reprPartial(th *py.Thread, self py.Value) (py.Value, error) {
	p := py.Cast[partial](self)
	name := self.Type().QualifiedName(th)
	if th.ReprEnter(self) {
		return py.String("..."), nil
	}
	defer th.ReprLeave(self)
	var b strings.Builder
	add := func(prefix string, v py.Value) error {
		r, err := py.ReprGo(th, v)
		b.WriteString(prefix + r)
		return err
	}
	if err := add(name+"(", p.fn); err != nil {
		return py.Value{}, err
	}
	for i, v := range p.args.Items() {
		if err := th.PollEvery(i); err != nil {
			return py.Value{}, err
		}
		if err := add(", ", v); err != nil {
			return py.Value{}, err
		}
	}
	for i := 0; ; {
		k, v, ok := p.keywords.Next(&i)
		if !ok {
			break
		}
		s, err := py.StrOf(th, k)
		if err != nil {
			return py.Value{}, err
		}
		if err := add(", "+s.String()+"=", v); err != nil {
			return py.Value{}, err
		}
	}
	b.WriteByte(')')
	return py.String(b.String()), nil
}

func reducePartial(th *py.Thread, a []py.Value) (py.Value, error) {
	p := py.Cast[partial](a[0])
	ns := py.None
	if !noAttributes(a[0]) {
		ns = py.InstanceDict(a[0]).Value()
	}
	return py.TupleOf(a[0].Type().Value(), py.TupleOf(p.fn), py.TupleOf(p.fn, p.args.Value(), p.keywords.Value(), ns)), nil
}

func setPartialState(th *py.Thread, a []py.Value) (py.Value, error) {
	bad := py.TypeErrorf("invalid partial state")
	st := py.ToTuple(a[1])
	if st == nil || len(st.Items()) != 4 {
		return py.Value{}, bad
	}
	fn, args, kw, ns := st.Items()[0], py.ToTuple(st.Items()[1]), st.Items()[2], st.Items()[3]
	if fn.Type().Call == nil || args == nil || !kw.IsNone() && py.ToDict(kw) == nil {
		return py.Value{}, bad
	}
	if n := len(args.Items()); n > 0 && args.Items()[n-1] == placeholder {
		return py.Value{}, py.TypeErrorf("%s", errTrailing)
	}
	p := py.Cast[partial](a[0])
	if args.Type() != py.TupleType {
		args = py.NewTuple(args.Items())
	}
	p.fn, p.args, p.holes = fn, args, countHoles(args.Items())
	if kw.IsNone() {
		p.keywords = py.NewDict()
	} else if kw.Type() == py.DictType {
		p.keywords = py.ToDict(kw)
	} else {
		p.keywords = py.ToDict(kw).Copy()
	}
	if ns.IsNone() {
		ns = py.NewDict().Value()
	}
	d := py.ToDict(ns)
	if d == nil {
		return py.Value{}, bad
	}
	py.SetInstanceDict(a[0], d)
	return py.None, nil
}

// dictGetter is the attribute __dict__, which cannot be deleted here.
var dictGetter = py.GetSetDef{Name: "__dict__", Get: py.InstanceDictGetter.Get, Set: func(th *py.Thread, self, v py.Value) error {
	if v.IsAbsent() {
		return py.TypeErrorf("cannot delete __dict__")
	}
	d := py.ToDict(v)
	if d == nil {
		return py.TypeErrorf("__dict__ must be set to a dictionary, not a '%s'", v.Type().Name)
	}
	py.SetInstanceDict(self, d)
	return nil
}}

func definePartial() {
	t := partialType
	t.SetLayout(py.LayoutWithDict[partial]())
	t.New, t.Call, t.Repr = newPartial, callPartial, reprPartial
	t.DescrGet = func(th *py.Thread, descr, obj py.Value, owner *py.Type) (py.Value, error) {
		if obj.IsAbsent() || obj.IsNone() {
			return descr, nil
		}
		return py.NewMethod(descr, obj), nil
	}
	t.Traverse = func(self py.Value, visit func(py.Value)) int {
		p := py.Cast[partial](self)
		visit(p.fn)
		visit(p.args.Value())
		visit(p.keywords.Value())
		return 64
	}
	t.Getters = []py.GetSetDef{
		dictGetter,
		{Name: "func", Doc: "the function to be called", Member: true, Get: func(th *py.Thread, v py.Value) (py.Value, error) { return py.Cast[partial](v).fn, nil }},
		{Name: "args", Doc: "the arguments already given", Member: true, Get: func(th *py.Thread, v py.Value) (py.Value, error) {
			return py.Cast[partial](v).args.Value(), nil
		}},
		{Name: "keywords", Doc: "the keyword arguments already given", Member: true, Get: func(th *py.Thread, v py.Value) (py.Value, error) {
			return py.Cast[partial](v).keywords.Value(), nil
		}},
	}
	t.Methods = []py.NativeDef{
		{Sig: "__reduce__(self, /)", Fn: reducePartial},
		{Sig: "__setstate__(self, state, /)", Fn: setPartialState},
		{Sig: "__class_getitem__(cls, item, /)", Doc: "See PEP 585", Flags: py.ClassMethod, Fn: py.ClassGetItem},
	}
	py.Define(t)
}
