package operator

// This file defines the types itemgetter and attrgetter.

import (
	"strings"

	"github.com/hognose/hognose/py"
)

// itemGetter is the Python type itemgetter.
type itemGetter struct {
	py.Object
	items []py.Value
}

// attrGetter is the Python type attrgetter.
type attrGetter struct {
	py.Object
	names []py.Value  // as given
	paths [][]*py.Str // the parts between dots
}

var (
	itemGetterType = &py.Type{Name: "itemgetter", Module: "operator", Doc: "Return a callable that gives the items of its operand: itemgetter(2)(r) is r[2],\nitemgetter(2, 5)(r) is (r[2], r[5])."}
	attrGetterType = &py.Type{Name: "attrgetter", Module: "operator", Doc: "Return a callable that gives attributes of its operand: attrgetter('name')(r) is\nr.name, attrgetter('a', 'b.c')(r) is (r.a, r.b.c)."}
)

// callSignature is the attribute __text_signature__ of the callables: how they are called.
var callSignature = py.GetSetDef{Name: "__text_signature__", Get: func(*py.Thread, py.Value) (py.Value, error) { return py.String("(obj, /)"), nil }}

// oneArgument checks the arguments of a call of a getter.
func oneArgument(name string, args []py.Value, kw []*py.Str) error {
	if len(kw) > 0 {
		return py.TypeErrorf("%s() takes no keyword arguments", name)
	}
	if len(args) != 1 {
		return py.TypeErrorf("%s expected 1 argument, got %d", name, len(args))
	}
	return nil
}

func newItemGetter(th *py.Thread, cls *py.Type, args []py.Value, kw []*py.Str) (py.Value, error) {
	if len(kw) > 0 {
		return py.Value{}, py.TypeErrorf("itemgetter() takes no keyword arguments")
	}
	if len(args) == 0 {
		return py.Value{}, py.TypeErrorf("itemgetter expected 1 argument, got 0")
	}
	g := py.New[itemGetter](cls)
	g.items = append([]py.Value(nil), args...)
	return py.ValueOf(&g.Object), nil
}

func callItemGetter(th *py.Thread, self py.Value, args []py.Value, kw []*py.Str) (py.Value, error) {
	if err := oneArgument("itemgetter", args, kw); err != nil {
		return py.Value{}, err
	}
	g, v := py.Cast[itemGetter](self), args[0]
	if len(g.items) == 1 {
		key := g.items[0]
		if key.IsInt() && v.Type() == py.TupleType {
			if t, i := py.ToTuple(v).Items(), key.Int(); i >= 0 && i < int64(len(t)) {
				return t[i], nil
			}
		}
		return py.GetItem(th, v, key)
	}
	out := make([]py.Value, len(g.items))
	for i, key := range g.items {
		x, err := py.GetItem(th, v, key)
		if err != nil {
			return py.Value{}, err
		}
		out[i] = x
	}
	return py.NewTupleOwned(out).Value(), nil
}

func newAttrGetter(th *py.Thread, cls *py.Type, args []py.Value, kw []*py.Str) (py.Value, error) {
	if len(kw) > 0 {
		return py.Value{}, py.TypeErrorf("attrgetter() takes no keyword arguments")
	}
	if len(args) == 0 {
		return py.Value{}, py.TypeErrorf("attrgetter expected 1 argument, got 0")
	}
	g := py.New[attrGetter](cls)
	for i, v := range args {
		if err := th.PollEvery(i); err != nil {
			return py.Value{}, err
		}
		s := py.ToStr(v)
		if s == nil {
			return py.Value{}, py.TypeErrorf("attribute name must be a string")
		}
		var path []*py.Str
		for part := range strings.SplitSeq(s.String(), ".") {
			path = append(path, th.Intern(part))
		}
		g.names, g.paths = append(g.names, v), append(g.paths, path)
	}
	return py.ValueOf(&g.Object), nil
}

func getPath(th *py.Thread, v py.Value, path []*py.Str) (py.Value, error) {
	var err error
	for _, name := range path {
		if v, err = py.GetAttr(th, v, name); err != nil {
			return py.Value{}, err
		}
	}
	return v, nil
}

func callAttrGetter(th *py.Thread, self py.Value, args []py.Value, kw []*py.Str) (py.Value, error) {
	if err := oneArgument("attrgetter", args, kw); err != nil {
		return py.Value{}, err
	}
	g, v := py.Cast[attrGetter](self), args[0]
	if len(g.paths) == 1 {
		return getPath(th, v, g.paths[0])
	}
	out := make([]py.Value, len(g.paths))
	for i, path := range g.paths {
		x, err := getPath(th, v, path)
		if err != nil {
			return py.Value{}, err
		}
		out[i] = x
	}
	return py.NewTupleOwned(out).Value(), nil
}

// reprCall returns "operator.name(a, b)", "..." for an object inside itself.
func reprCall(th *py.Thread, self py.Value, items []py.Value, kw *py.Dict) (py.Value, error) {
	if th.ReprEnter(self) {
		return py.String(self.Type().FullName() + "(...)"), nil
	}
	defer th.ReprLeave(self)
	var b strings.Builder
	b.WriteString(self.Type().FullName() + "(")
	for i, v := range items {
		if i > 0 {
			b.WriteString(", ")
		}
		r, err := py.ReprGo(th, v)
		if err != nil {
			return py.Value{}, err
		}
		b.WriteString(r)
	}
	for i := 0; kw != nil; {
		k, v, ok := kw.Next(&i)
		if !ok {
			break
		}
		r, err := py.ReprGo(th, v)
		if err != nil {
			return py.Value{}, err
		}
		b.WriteString(", " + py.ToStr(k).String() + "=" + r)
	}
	b.WriteByte(')')
	return py.String(b.String()), nil
}

func defineGetters() {
	it := itemGetterType
	it.SetLayout(py.LayoutOf[itemGetter]())
	it.TextSig = "(item, /, *items)"
	it.New, it.Call = newItemGetter, callItemGetter
	it.Repr = func(th *py.Thread, self py.Value) (py.Value, error) {
		return reprCall(th, self, py.Cast[itemGetter](self).items, nil)
	}
	it.Getters = []py.GetSetDef{callSignature}
	it.Methods = []py.NativeDef{{Sig: "__reduce__(self, /)", Doc: "Return state information for pickling", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		return py.TupleOf(a[0].Type().Value(), py.NewTuple(py.Cast[itemGetter](a[0]).items).Value()), nil
	}}}
	py.Define(it)

	at := attrGetterType
	at.SetLayout(py.LayoutOf[attrGetter]())
	at.TextSig = "(attr, /, *attrs)"
	at.New, at.Call = newAttrGetter, callAttrGetter
	at.Repr = func(th *py.Thread, self py.Value) (py.Value, error) {
		return reprCall(th, self, py.Cast[attrGetter](self).names, nil)
	}
	at.Getters = []py.GetSetDef{callSignature}
	at.Methods = []py.NativeDef{{Sig: "__reduce__(self, /)", Doc: "Return state information for pickling", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		return py.TupleOf(a[0].Type().Value(), py.NewTuple(py.Cast[attrGetter](a[0]).names).Value()), nil
	}}}
	py.Define(at)
}
