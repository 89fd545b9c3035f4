package runtime

// This file is compile() where it takes or gives a tree of ast nodes.

import (
	"errors"
	"strings"

	"github.com/hognose/hognose/internal/bytecode"
	"github.com/hognose/hognose/internal/compile"
	"github.com/hognose/hognose/internal/vm"
	"github.com/hognose/hognose/py"
	"github.com/hognose/hognose/stdlib/ast"
	"github.com/hognose/hognose/syntax"
)

var treeModes = map[string]syntax.Mode{"exec": syntax.Exec, "eval": syntax.Eval, "single": syntax.Single, "func_type": syntax.FuncType}

// compileTree compiles a node, or with the flag for it returns source text, or a node, as a tree.
func (r *Runtime) compileTree(t *vm.Thread, node py.Value, src vm.Source, filename, mode string, flags, optimize, version int) (py.Value, *bytecode.Code, error) {
	th := &t.Thread
	var mod syntax.Mod
	if !node.IsAbsent() {
		if flags&ast.OnlyAST != 0 && flags&ast.OptimizedAST != ast.OptimizedAST {
			return node, nil, nil
		}
		var err error
		if mod, err = ast.Read(th, node, mode); err != nil {
			return py.Value{}, nil, err
		}
	} else {
		if strings.IndexByte(src.Text, 0) >= 0 {
			return py.Value{}, nil, py.Errorf(py.SyntaxError, "source code string cannot contain null bytes")
		}
		if err := th.Charge(int64(len(src.Text)) * compileCharge); err != nil {
			return py.Value{}, nil, err
		}
		res, err := syntax.Parse([]byte(src.Text), filename, &syntax.Options{Mode: treeModes[mode], Text: !src.Bytes, Memory: src.Bytes, DontImplyDedent: flags&ast.DontImplyDedent != 0, TypeComments: flags&ast.TypeComments != 0, MaxIntDigits: r.maxIntDigits(), Check: th.Poll, Aside: th.Aside})
		if err != nil {
			var e *syntax.Error
			if flags&ast.IncompleteInput != 0 && errors.As(err, &e) && e.AtEOF {
				return py.Value{}, nil, py.Errorf(py.IncompleteInputError, "incomplete input")
			}
			return py.Value{}, nil, PythonError(err)
		}
		if flags&ast.OnlyAST == 0 {
			for _, w := range res.Warnings {
				if err := r.sourceWarning(filename, w); err != nil {
					return py.Value{}, nil, err
				}
			}
		}
		mod = res.Mod
		if version >= 0 && flags&ast.OnlyAST != 0 {
			if err := syntax.CheckVersion(res, version); err != nil {
				return py.Value{}, nil, PythonError(err)
			}
		}
	}
	if flags&ast.OnlyAST != 0 {
		v, err := ast.Build(th, mod)
		return v, nil, err
	}
	if mode == "func_type" {
		return py.Value{}, nil, py.ValueErrorf("compile() mode 'func_type' requires flag PyCF_ONLY_AST")
	}
	o := r.compileOptions(flags &^ ast.AllCompilerFlags)
	o.Filename = filename
	if optimize >= 0 {
		o.Optimize = optimize
	}
	o.Check, o.Aside = th.Poll, th.Aside
	o.Await = flags&ast.TopLevelAwait != 0
	c, err := compile.Compile(mod, o)
	r.addFileText(err, filename)
	return py.Value{}, c, PythonError(err)
}
