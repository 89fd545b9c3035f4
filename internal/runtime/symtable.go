package runtime

// This file declares the native module _symtable: what the compiler knows of the
// names of a program, for the module symtable.

import (
	"github.com/hognose/hognose/internal/compile"
	"github.com/hognose/hognose/py"
	"github.com/hognose/hognose/syntax"
)

// tableEntry is the Python type symtable entry: a block of a program.
type tableEntry struct {
	py.Object
	symbols, params, children, name py.Value
	block                           *compile.Block
}

var tableEntryType = &py.Type{Name: "symtable entry", Module: "builtins", Flags: py.FlagNoInstantiate}

var symtableDef = &py.ModuleDef{
	Name: "_symtable", Doc: "What the compiler knows of the names of a program.",
	Funcs: []py.NativeDef{{Sig: "symtable(source, filename, startstr, /)", Doc: "Return the entry of the outermost block of a program.", Fn: symbolTable}},
	Init: func(th *py.Thread, m *py.Module) error {
		for _, c := range []struct {
			name string
			n    int
		}{
			{"DEF_GLOBAL", 1}, {"DEF_LOCAL", 2}, {"DEF_PARAM", 4}, {"DEF_NONLOCAL", 8}, {"USE", 16}, {"DEF_FREE", 32}, {"DEF_FREE_CLASS", 64},
			{"DEF_IMPORT", 128}, {"DEF_BOUND", 134}, {"DEF_ANNOT", 256}, {"DEF_COMP_ITER", 512}, {"DEF_TYPE_PARAM", 1024}, {"DEF_COMP_CELL", 2048},
			{"TYPE_FUNCTION", int(compile.FunctionBlock)}, {"TYPE_CLASS", int(compile.ClassBlock)}, {"TYPE_MODULE", int(compile.ModuleBlock)},
			{"TYPE_ANNOTATION", int(compile.AnnotationBlock)}, {"TYPE_TYPE_ALIAS", int(compile.TypeAliasBlock)},
			{"TYPE_TYPE_PARAMETERS", int(compile.TypeParametersBlock)}, {"TYPE_TYPE_VARIABLE", int(compile.TypeVariableBlock)},
			{"LOCAL", 1}, {"GLOBAL_EXPLICIT", 2}, {"GLOBAL_IMPLICIT", 3}, {"FREE", 4}, {"CELL", 5}, {"SCOPE_OFF", compile.PlaceShift}, {"SCOPE_MASK", 15},
		} {
			m.Dict.SetGo(th, c.name, py.Int(int64(c.n)))
		}
		return nil
	},
}

func symbolTable(th *py.Thread, a []py.Value) (py.Value, error) {
	text, file, start := py.ToStr(a[0]), py.ToStr(a[1]), py.ToStr(a[2])
	if file == nil || start == nil {
		return py.Value{}, py.TypeErrorf("symtable() arguments must be str")
	}
	src := ""
	if text != nil {
		src = text.String()
	} else {
		b, err := py.BytesString(th, a[0])
		if err != nil {
			return py.Value{}, err
		}
		src = b
	}
	mode, ok := map[string]syntax.Mode{"exec": syntax.Exec, "eval": syntax.Eval, "single": syntax.Single}[start.String()]
	if !ok {
		return py.Value{}, py.ValueErrorf("symtable() arg 3 must be 'exec' or 'eval' or 'single'")
	}
	if err := th.Charge(int64(len(src)) * compileCharge); err != nil {
		return py.Value{}, err
	}
	res, err := syntax.Parse([]byte(src), file.String(), &syntax.Options{Mode: mode, Text: text != nil, Check: th.Poll, Aside: th.Aside})
	if err != nil {
		return py.Value{}, PythonError(err)
	}
	b, err := compile.Symbols(res.Mod, compile.Options{Filename: file.String(), Check: th.Poll, Aside: th.Aside})
	if err != nil {
		return py.Value{}, PythonError(err)
	}
	return newEntry(th, b)
}

// newEntry makes the entry of a block and of those in it.
func newEntry(th *py.Thread, b *compile.Block) (py.Value, error) {
	if err := th.Enter(" while making a symbol table"); err != nil {
		return py.Value{}, err
	}
	defer th.Leave()
	symbols := py.NewDict()
	for _, s := range b.Symbols {
		symbols.SetGo(th, s.Name, py.Int(int64(s.Flags)))
	}
	params := make([]py.Value, len(b.Params))
	for i, p := range b.Params {
		params[i] = py.String(p)
	}
	var children []py.Value
	for _, c := range b.Children {
		v, err := newEntry(th, c)
		if err != nil {
			return py.Value{}, err
		}
		children = append(children, v)
	}
	e := py.New[tableEntry](tableEntryType)
	e.block, e.name, e.symbols, e.params, e.children = b, py.String(b.Name), symbols.Value(), py.ListOf(params), py.ListOf(children)
	return py.ValueOf(&e.Object), nil
}

func init() {
	t := tableEntryType
	t.SetLayout(py.LayoutOf[tableEntry]())
	entry := py.Cast[tableEntry]
	get := func(name string, f func(v py.Value) py.Value) {
		t.Getters = append(t.Getters, py.GetSetDef{Name: name, Member: true, Get: func(th *py.Thread, v py.Value) (py.Value, error) { return f(v), nil }})
	}
	get("id", func(v py.Value) py.Value { return py.Int(py.ID(v)) })
	get("name", func(v py.Value) py.Value { return entry(v).name })
	get("symbols", func(v py.Value) py.Value { return entry(v).symbols })
	get("varnames", func(v py.Value) py.Value { return entry(v).params })
	get("children", func(v py.Value) py.Value { return entry(v).children })
	get("nested", func(v py.Value) py.Value {
		if entry(v).block.Nested {
			return py.Int(1)
		}
		return py.Int(0)
	})
	get("type", func(v py.Value) py.Value { return py.Int(int64(entry(v).block.Kind)) })
	get("lineno", func(v py.Value) py.Value { return py.Int(int64(entry(v).block.Line)) })
	t.Repr = func(th *py.Thread, v py.Value) (py.Value, error) {
		r, err := py.ReprGo(th, entry(v).name)
		id, _ := py.ReprGo(th, py.Int(py.ID(v)))
		line, _ := py.ReprGo(th, py.Int(int64(entry(v).block.Line)))
		return py.String("<symtable entry " + r[1:len(r)-1] + "(" + id + "), line " + line + ">"), err
	}
	t.Traverse = func(v py.Value, visit func(py.Value)) int {
		e := entry(v)
		for _, x := range []py.Value{e.name, e.symbols, e.params, e.children} {
			visit(x)
		}
		return 128
	}
	py.Define(t)
	symtableDef.Prepare()
}
