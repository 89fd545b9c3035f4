package ast

// This file is AST, the base of all classes of nodes.

import (
	"strings"

	"github.com/hognose/hognose/py"
	"github.com/hognose/hognose/syntax"
)

var astType = &py.Type{Name: "AST", Module: "ast", Flags: py.FlagBaseType}

func init() {
	astType.SetInstanceLayout()
	astType.Init = initNode
	astType.Repr = func(th *py.Thread, v py.Value) (py.Value, error) {
		text, err := repr(th, v, 3)
		return py.String(text), err
	}
	astType.NewSig = &py.NativeDef{Sig: "AST(cls, /, *args, **kwargs)", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		return py.ValueOf(py.ToType(a[0]).Alloc()), nil
	}}
	astType.Getters = []py.GetSetDef{py.InstanceDictGetter}
	astType.Methods = []py.NativeDef{
		{Sig: "__reduce__(self, /)", Doc: "Return what pickle needs.", Fn: reduce},
		{Sig: "__replace__(self, /, **fields)", Doc: "Return a copy of the AST node with new values for the specified fields.", Fn: replace},
	}
	py.Define(astType)
	for n, v := range map[string]py.Value{"_fields": py.TupleOf(), "_attributes": py.TupleOf(), "__match_args__": py.TupleOf()} {
		astType.SetStatic(n, v)
	}
}

// names returns the strings of a tuple attribute of a node's class.
func names(th *py.Thread, t *py.Type, attr *py.Str) ([]py.Value, error) {
	v, err := py.LookupAttr(th, t.Value(), attr)
	if err != nil || v.IsAbsent() {
		return nil, err
	}
	return py.ToSlice(th, v)
}

func index(list []py.Value, name *py.Str) int {
	for i, v := range list {
		if s := py.ToStr(v); s != nil && s.String() == name.String() {
			return i
		}
	}
	return -1
}

func plural(n int) string {
	if n == 1 {
		return ""
	}
	return "s"
}

// initNode is AST.__init__: fields by position and by name; what is left out gets
// its default, or a warning.
func initNode(th *py.Thread, self py.Value, args []py.Value, kw []*py.Str) error {
	s, err := stateOf(th)
	if err != nil {
		return err
	}
	t := self.Type()
	fields, err := names(th, t, s.strs.fields)
	if err != nil {
		return err
	}
	npos := len(args) - len(kw)
	if npos > len(fields) {
		return py.TypeErrorf("%s constructor takes at most %d positional argument%s", t.Name, len(fields), plural(len(fields)))
	}
	have := make([]bool, len(fields))
	for i, v := range args[:npos] {
		n := py.ToStr(fields[i])
		if n == nil {
			return py.TypeErrorf("attribute name must be string, not '%s'", fields[i].Type().Name)
		}
		if err := py.SetAttr(th, self, n, v); err != nil {
			return err
		}
		have[i] = true
	}
	var attributes []py.Value
	for k, n := range kw {
		if i := index(fields, n); i >= 0 {
			if have[i] {
				return py.TypeErrorf("%s got multiple values for argument '%s'", t.Name, n.String())
			}
			have[i] = true
		} else {
			if attributes == nil {
				if attributes, err = names(th, t, s.strs.attributes); err != nil {
					return err
				}
			}
			if index(attributes, n) < 0 {
				if err := th.Eval.Warn(th, py.DeprecationWarning, t.Name+".__init__ got an unexpected keyword argument '"+n.String()+
					"'. Support for arbitrary keyword arguments is deprecated and will be removed in Python 3.15.", 1); err != nil {
					return err
				}
			}
		}
		if err := py.SetAttr(th, self, n, args[npos+k]); err != nil {
			return err
		}
	}
	var types *py.Dict
	for i, ok := range have {
		if ok {
			continue
		}
		n := py.ToStr(fields[i])
		if n == nil {
			continue
		}
		if types == nil {
			v, err := py.LookupAttr(th, t.Value(), s.strs.fieldTypes)
			if err != nil {
				return err
			}
			if types = py.ToDict(v); types == nil {
				return nil
			}
		}
		ft, ok, err := types.Get(th, n.Value())
		if err != nil {
			return err
		}
		switch {
		case !ok:
			err = th.Eval.Warn(th, py.DeprecationWarning, "Field '"+n.String()+"' is missing from "+t.Name+"._field_types. This will become an error in Python 3.15.", 1)
		case ft.Type().Name == "Union" || ft.Type().Name == "UnionType":
			// Optional: the class has None.
		case ft.Type().Name == "GenericAlias":
			err = py.SetAttr(th, self, n, py.ListOf(nil))
		case ft == s.context.Value():
			err = py.SetAttr(th, self, n, s.single[enum{syntax.FieldExprContext, 0}])
		default:
			err = th.Eval.Warn(th, py.DeprecationWarning, t.Name+".__init__ missing 1 required positional argument: '"+n.String()+
				"'. This will become an error in Python 3.15.", 1)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func reduce(th *py.Thread, a []py.Value) (py.Value, error) {
	d := py.InstanceDict(a[0])
	s, err := stateOf(th)
	if err != nil {
		return py.Value{}, err
	}
	fields, err := names(th, a[0].Type(), s.strs.fields)
	if err != nil {
		return py.Value{}, err
	}
	rest := d.Copy()
	// The fields by position as long as they are there, so that making the node again warns of nothing.
	var args []py.Value
	for _, f := range fields {
		n := py.ToStr(f)
		if n == nil {
			break
		}
		v, ok := d.GetStr(n)
		if !ok {
			break
		}
		args = append(args, v)
		rest.DeleteStr(n)
	}
	return py.TupleOf(a[0].Type().Value(), py.TupleOf(args...), rest.Value()), nil
}

func replace(th *py.Thread, a []py.Value) (py.Value, error) {
	self, changes := a[0], py.ToDict(a[1])
	s, err := stateOf(th)
	if err != nil {
		return py.Value{}, err
	}
	t := self.Type()
	fields, err := names(th, t, s.strs.fields)
	if err != nil {
		return py.Value{}, err
	}
	attributes, err := names(th, t, s.strs.attributes)
	if err != nil {
		return py.Value{}, err
	}
	known := append(append([]py.Value{}, fields...), attributes...)
	for i := 0; ; {
		k, _, ok := changes.Next(&i)
		if !ok {
			break
		}
		if index(known, py.ToStr(k)) < 0 {
			return py.Value{}, py.TypeErrorf("%s.__replace__ got an unexpected keyword argument '%s'.", t.Name, py.ToStr(k).String())
		}
	}
	values := py.NewDict()
	d := py.InstanceDict(self)
	for _, n := range known {
		name := py.ToStr(n)
		if v, ok := changes.GetStr(name); ok {
			values.SetStr(name, v)
		} else if v, ok := d.GetStr(name); ok {
			values.SetStr(name, v)
		}
	}
	var missing []string
	for _, f := range fields {
		n := py.ToStr(f)
		if _, ok := values.GetStr(n); ok {
			continue
		}
		if v, err := py.LookupAttr(th, t.Value(), n); err != nil {
			return py.Value{}, err
		} else if v.IsAbsent() {
			missing = append(missing, "'"+n.String()+"'")
		}
	}
	if len(missing) > 0 {
		return py.Value{}, py.TypeErrorf("%s.__replace__ missing %d keyword argument%s: %s.", t.Name, len(missing), plural(len(missing)), strings.Join(missing, ", "))
	}
	return th.CallTuple(t.Value(), nil, values)
}

// repr writes a node down to a depth; of long lists the first and the last element.
func repr(th *py.Thread, v py.Value, depth int) (string, error) {
	t := v.Type()
	if depth <= 0 {
		return t.Name + "(...)", nil
	}
	if th.ReprEnter(v) {
		return t.Name + "(...)", nil
	}
	defer th.ReprLeave(v)
	s, err := stateOf(th)
	if err != nil {
		return "", err
	}
	fields, err := names(th, t, s.strs.fields)
	if err != nil {
		return "", err
	}
	var parts []string
	for _, f := range fields {
		n := py.ToStr(f)
		if n == nil {
			continue
		}
		x, err := py.GetAttr(th, v, n)
		if err != nil {
			return "", err
		}
		text, err := reprField(th, x, depth)
		if err != nil {
			return "", err
		}
		parts = append(parts, n.String()+"="+text)
	}
	return t.Name + "(" + strings.Join(parts, ", ") + ")", nil
}

func reprField(th *py.Thread, x py.Value, depth int) (string, error) {
	var items []py.Value
	open, end := "[", "]"
	if l := py.ToList(x); l != nil {
		items = l.Items()
	} else if t := py.ToTuple(x); t != nil {
		items, open, end = t.Items(), "(", ")"
	} else {
		return reprItem(th, x, depth-1)
	}
	if len(items) == 0 {
		return open + end, nil
	}
	first, err := reprItem(th, items[0], depth-1)
	if err != nil || len(items) == 1 {
		return open + first + end, err
	}
	last, err := reprItem(th, items[len(items)-1], depth-1)
	if len(items) > 2 {
		first += ", ..."
	}
	return open + first + ", " + last + end, err
}

func reprItem(th *py.Thread, x py.Value, depth int) (string, error) {
	if x.Type().IsSubtype(astType) {
		return repr(th, x, depth)
	}
	text, err := py.Repr(th, x)
	if err != nil {
		return "", err
	}
	return text.String(), nil
}
