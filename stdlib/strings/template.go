package strings

// This file defines the module string.templatelib: what template strings
// (PEP 750) evaluate to.

import (
	"strings"

	"github.com/hognose/hognose/py"
)

// TemplateLib declares the module.
var TemplateLib = &py.ModuleDef{
	Name:  "string.templatelib",
	Doc:   "Support for template string literals (t-strings).",
	Types: []*py.Type{templateType, interpolationType},
	Funcs: []py.NativeDef{
		{Sig: "convert(obj, /, conversion)", Doc: "Convert obj as the conversion of an interpolation says: 's', 'r', 'a', or None.", Fn: convert},
	},
	Init: func(th *py.Thread, m *py.Module) error {
		m.Dict.SetGo(th, "__all__", py.ListOf([]py.Value{py.String("convert"), py.String("Interpolation"), py.String("Template")}))
		return nil
	},
}

// template is the Python type Template: strings and interpolations in turn, with
// one string more.
type template struct {
	py.Object
	strings, interpolations []py.Value
}

// interpolation is the Python type Interpolation.
type interpolation struct {
	py.Object
	value, expression, conversion, spec py.Value
}

// templateIter iterates over the parts of a template that are not empty.
type templateIter struct {
	py.Object
	t *template
	i int // string i/2 if even, else the interpolation behind it
}

var (
	templateType      = &py.Type{Name: "Template", Module: "string.templatelib", Doc: "Template object"}
	interpolationType = &py.Type{Name: "Interpolation", Module: "string.templatelib", Doc: "Interpolation object"}
	templateIterType  = &py.Type{Name: "TemplateIter", Module: "string.templatelib", Flags: py.FlagNoInstantiate, Doc: "Template iterator object"}
)

func newTemplate(th *py.Thread, cls *py.Type, args []py.Value, kw []*py.Str) (py.Value, error) {
	if len(kw) > 0 {
		return py.Value{}, py.TypeErrorf("Template.__new__ only accepts *args arguments")
	}
	var t template
	pending := ""
	for i, v := range args {
		if err := th.PollEvery(i); err != nil {
			return py.Value{}, err
		}
		switch v.Type() {
		case py.StrType:
			if pending == "" {
				pending = py.ToStr(v).String()
			} else {
				pending += py.ToStr(v).String()
			}
		case interpolationType:
			t.strings = append(t.strings, py.String(pending))
			t.interpolations = append(t.interpolations, v)
			pending = ""
		default:
			return py.Value{}, py.TypeErrorf("Template.__new__ *args need to be of type 'str' or 'Interpolation', got %s", v.Type().Name)
		}
	}
	t.strings = append(t.strings, py.String(pending))
	return makeTemplate(t.strings, t.interpolations), nil
}

func makeTemplate(strs, ins []py.Value) py.Value {
	t := py.New[template](templateType)
	t.strings, t.interpolations = strs, ins
	return py.ValueOf(&t.Object)
}

func (x *templateIter) next() py.Value {
	for n := 2*len(x.t.strings) - 1; x.i < n; {
		i := x.i
		x.i++
		if i%2 == 1 {
			return x.t.interpolations[i/2]
		}
		if s := x.t.strings[i/2]; py.ToStr(s).String() != "" {
			return s
		}
	}
	return py.Value{}
}

func concatTemplates(th *py.Thread, a, b py.Value) (py.Value, error) {
	if a.Type() != templateType || b.Type() != templateType {
		return py.Value{}, py.TypeErrorf(`can only concatenate string.templatelib.Template (not "%s") to string.templatelib.Template`, b.Type().FullName())
	}
	x, y := py.Cast[template](a), py.Cast[template](b)
	n := len(x.strings) - 1
	if err := th.Charge(int64(len(x.strings)+len(y.strings)) * 32); err != nil {
		return py.Value{}, err
	}
	strs := append([]py.Value(nil), x.strings[:n]...)
	strs = append(strs, py.String(py.ToStr(x.strings[n]).String()+py.ToStr(y.strings[0]).String()))
	strs = append(strs, y.strings[1:]...)
	ins := append([]py.Value(nil), x.interpolations...)
	return makeTemplate(strs, append(ins, y.interpolations...)), nil
}

func tuple(vs []py.Value) py.Value { return py.NewTuple(vs).Value() }

func newInterpolation(th *py.Thread, a []py.Value) (py.Value, error) {
	if py.ToStr(a[2]) == nil {
		return py.Value{}, py.TypeErrorf("Interpolation() argument 'expression' must be str, not %s", a[2].Type().Name)
	}
	if !a[3].IsNone() {
		s := py.ToStr(a[3])
		if s == nil {
			return py.Value{}, py.TypeErrorf("Interpolation() argument 'conversion' must be str, not %s", a[3].Type().Name)
		}
		if c := s.String(); c != "s" && c != "r" && c != "a" {
			return py.Value{}, py.ValueErrorf("Interpolation() argument 'conversion' must be one of 's', 'a' or 'r'")
		}
	}
	if py.ToStr(a[4]) == nil {
		return py.Value{}, py.TypeErrorf("Interpolation() argument 'format_spec' must be str, not %s", a[4].Type().Name)
	}
	x := py.New[interpolation](interpolationType)
	x.value, x.expression, x.conversion, x.spec = a[1], a[2], a[3], a[4]
	return py.ValueOf(&x.Object), nil
}

// reprParts writes the reprs of values between the words.
func reprParts(th *py.Thread, words []string, values ...py.Value) (py.Value, error) {
	if err := th.Enter(" while getting the repr of an object"); err != nil {
		return py.Value{}, err
	}
	defer th.Leave()
	var b strings.Builder
	for i, w := range words {
		b.WriteString(w)
		if i == len(values) {
			break
		}
		r, err := py.ReprGo(th, values[i])
		if err != nil {
			return py.Value{}, err
		}
		b.WriteString(r)
	}
	return py.String(b.String()), nil
}

func convert(th *py.Thread, a []py.Value) (py.Value, error) {
	if a[1].IsNone() {
		return a[0], nil
	}
	var s *py.Str
	var err error
	switch c := py.ToStr(a[1]); {
	case c != nil && c.String() == "s":
		s, err = py.StrOf(th, a[0])
	case c != nil && c.String() == "r":
		s, err = py.Repr(th, a[0])
	case c != nil && c.String() == "a":
		s, err = py.ASCII(th, a[0])
	default:
		r, err := py.StrOf(th, a[1])
		if err != nil {
			return py.Value{}, err
		}
		return py.Value{}, py.ValueErrorf("invalid conversion specifier: %s", r.String())
	}
	if err != nil {
		return py.Value{}, err
	}
	return s.Value(), nil
}

func defineTemplate() {
	t := templateType
	t.SetLayout(py.LayoutOf[template]())
	t.New = newTemplate
	t.Concat = concatTemplates
	t.Repr = func(th *py.Thread, v py.Value) (py.Value, error) {
		x := py.Cast[template](v)
		return reprParts(th, []string{"Template(strings=", ", interpolations=", ")"}, tuple(x.strings), tuple(x.interpolations))
	}
	t.Iter = func(th *py.Thread, v py.Value) (py.Value, error) {
		it := py.New[templateIter](templateIterType)
		it.t = py.Cast[template](v)
		return py.ValueOf(&it.Object), nil
	}
	t.Getters = []py.GetSetDef{
		{Name: "strings", Doc: "Strings", Member: true, Get: func(th *py.Thread, v py.Value) (py.Value, error) { return tuple(py.Cast[template](v).strings), nil }},
		{Name: "interpolations", Doc: "Interpolations", Member: true, Get: func(th *py.Thread, v py.Value) (py.Value, error) {
			return tuple(py.Cast[template](v).interpolations), nil
		}},
		{Name: "values", Doc: "Values of interpolations", Get: func(th *py.Thread, v py.Value) (py.Value, error) {
			var out []py.Value
			for _, x := range py.Cast[template](v).interpolations {
				out = append(out, py.Cast[interpolation](x).value)
			}
			return tuple(out), nil
		}},
	}
	t.Methods = []py.NativeDef{{Sig: "__reduce__(self, /)", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		x := py.Cast[template](a[0])
		var parts []py.Value
		for i, s := range x.strings {
			parts = append(parts, s)
			if i < len(x.interpolations) {
				parts = append(parts, x.interpolations[i])
			}
		}
		return py.TupleOf(templateType.Value(), tuple(parts)), nil
	}}}
	py.Define(t)

	it := templateIterType
	it.SetLayout(py.LayoutOf[templateIter]())
	it.Traverse = func(self py.Value, visit func(py.Value)) int {
		visit(py.ValueOf(&py.Cast[templateIter](self).t.Object))
		return 32
	}
	it.Iter = py.IterSelf
	it.Next = func(th *py.Thread, v py.Value) (py.Value, error) { return py.Cast[templateIter](v).next(), nil }
	py.Define(it)

	p := interpolationType
	p.SetLayout(py.LayoutOf[interpolation]())
	p.NewSig = &py.NativeDef{Sig: "Interpolation(cls, value, expression='', conversion=None, format_spec='')", Fn: newInterpolation}
	p.Repr = func(th *py.Thread, v py.Value) (py.Value, error) {
		x := py.Cast[interpolation](v)
		return reprParts(th, []string{"Interpolation(", ", ", ", ", ", ", ")"}, x.value, x.expression, x.conversion, x.spec)
	}
	for _, g := range []struct {
		name, doc string
		get       func(x *interpolation) py.Value
	}{
		{"value", "Value", func(x *interpolation) py.Value { return x.value }},
		{"expression", "Expression", func(x *interpolation) py.Value { return x.expression }},
		{"conversion", "Conversion", func(x *interpolation) py.Value { return x.conversion }},
		{"format_spec", "Format specifier", func(x *interpolation) py.Value { return x.spec }},
	} {
		get := g.get
		p.Getters = append(p.Getters, py.GetSetDef{Name: g.name, Doc: g.doc, Member: true, Get: func(th *py.Thread, v py.Value) (py.Value, error) {
			return get(py.Cast[interpolation](v)), nil
		}})
	}
	p.Methods = []py.NativeDef{
		{Sig: "__reduce__(self, /)", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			x := py.Cast[interpolation](a[0])
			return py.TupleOf(interpolationType.Value(), py.TupleOf(x.value, x.expression, x.conversion, x.spec)), nil
		}},
		{Sig: "__class_getitem__(cls, item, /)", Doc: "Interpolations are generic over the types of their values", Flags: py.ClassMethod, Fn: py.ClassGetItem},
	}
	py.Define(p)
	p.SetStatic("__match_args__", py.TupleOf(py.String("value"), py.String("expression"), py.String("conversion"), py.String("format_spec")))
}
