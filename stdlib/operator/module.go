// Package operator is the native modules operator and _operator: the operators of
// the language as functions.
package operator

// This file declares the modules.

import (
	"github.com/hognose/hognose/py"
)

const moduleDoc = "Operator interface.\n\nThe operators of the language as functions, under their own names and under those\nof the special methods."

// Private is the module _operator.
var Private = &py.ModuleDef{
	Name:  "_operator",
	Doc:   moduleDoc,
	Types: []*py.Type{attrGetterType, itemGetterType, methodCallerType},
}

// Module is the module operator: what _operator has, and the names of the special methods.
var Module = (&py.ModuleDef{
	Name: "operator",
	Doc:  moduleDoc,
	Init: func(th *py.Thread, m *py.Module) error {
		under, err := th.Eval.Import(th, "_operator", nil, py.None, 0)
		if py.IsException(err, py.ImportError) { // barred in sys.modules
			if under, err = th.Eval.Import(th, "_imp", nil, py.None, 0); err == nil {
				under, err = th.CallMethodGo(under, "_fresh", py.String("_operator"))
			}
		}
		if err != nil {
			return err
		}
		from := py.ToModule(under)
		d := from.Dict
		var all []py.Value
		for _, name := range publicNames {
			v, ok := d.GetStr(name)
			if !ok {
				return py.SystemErrorf("_operator has no %s", name)
			}
			m.Dict.SetStr(name, v)
			all = append(all, name.Value())
		}
		m.Dict.SetGo(th, "__all__", py.ListOf(all))
		for special, name := range specialNames {
			v, _ := d.GetStr(name)
			m.Dict.SetStr(special, v)
		}
		v, _ := th.Interp.Builtins.GetStr(th.Intern("abs"))
		m.Dict.SetGo(th, "_abs", v)
		return nil
	},
}).Prepare()

var (
	publicNames  []*py.Str               // __all__
	specialNames = map[*py.Str]*py.Str{} // __add__ -> add
)

func init() {
	for _, n := range []string{"abs", "add", "and_", "attrgetter", "call", "concat", "contains", "countOf", "delitem", "eq", "floordiv", "ge", "getitem",
		"gt", "iadd", "iand", "iconcat", "ifloordiv", "ilshift", "imatmul", "imod", "imul", "index", "indexOf", "inv", "invert", "ior", "ipow", "irshift",
		"is_", "is_none", "is_not", "is_not_none", "isub", "itemgetter", "itruediv", "ixor", "le", "length_hint", "lshift", "lt", "matmul", "methodcaller",
		"mod", "mul", "ne", "neg", "not_", "or_", "pos", "pow", "rshift", "setitem", "sub", "truediv", "truth", "xor"} {
		publicNames = append(publicNames, py.InternStatic(n))
	}
	for _, n := range []string{"lt", "le", "eq", "ne", "ge", "gt", "not_", "abs", "add", "and_", "call", "floordiv", "index", "inv", "invert", "lshift",
		"mod", "mul", "matmul", "neg", "or_", "pos", "pow", "rshift", "sub", "truediv", "xor", "concat", "contains", "delitem", "getitem", "setitem",
		"iadd", "iand", "iconcat", "ifloordiv", "ilshift", "imod", "imul", "imatmul", "ior", "ipow", "irshift", "isub", "itruediv", "ixor"} {
		base := n
		if base[len(base)-1] == '_' {
			base = base[:len(base)-1]
		}
		specialNames[py.InternStatic("__"+base+"__")] = py.InternStatic(n)
	}
	defineGetters()
	defineMethodCaller()
	Private.Funcs = append(binaryFuncs(), otherFuncs...)
	Private.Prepare()
}
