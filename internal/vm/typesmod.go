package vm

import "github.com/hognose/hognose/py"

// TypesDef declares the module _types: the types that are not among the builtins.
var TypesDef = (&py.ModuleDef{
	Name: "_types",
	Doc:  "The types that are not among the builtins.",
	Init: func(th *py.Thread, m *py.Module) error {
		for _, t := range append(py.UnnamedTypes(),
			py.NamedType{Name: "AsyncGeneratorType", Type: asyncGenType},
			py.NamedType{Name: "CodeType", Type: codeType},
			py.NamedType{Name: "CoroutineType", Type: coroutineType},
			py.NamedType{Name: "FrameType", Type: frameType},
			py.NamedType{Name: "FunctionType", Type: functionType},
			py.NamedType{Name: "GeneratorType", Type: generatorType},
			py.NamedType{Name: "LambdaType", Type: functionType},
		) {
			m.Dict.SetGo(th, t.Name, t.Type.Value())
		}
		return nil
	},
}).Prepare()
