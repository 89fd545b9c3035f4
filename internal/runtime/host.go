package runtime

// This file defines what the embedding API does with names in __main__.

import (
	"strings"

	"github.com/hognose/hognose/py"
	"github.com/hognose/hognose/syntax"
)

// given is the key of the dict of names that the host has set.
type given struct{}

// givenNames returns the names that the host has set, which every new __main__ gets.
func (r *Runtime) givenNames() *py.Dict {
	return r.VM.In.State(given{}, func() any { return py.NewDict() }).(*py.Dict)
}

// SetGlobal sets a name in __main__, of this and every later run.
func (r *Runtime) SetGlobal(name string, v py.Value) error {
	th := &r.Thread.Thread
	r.givenNames().SetGo(th, name, v)
	r.main().Dict.SetGo(th, name, v)
	return nil
}

// Name looks a name up that may have dots: in __main__ and the builtins.
func (r *Runtime) Name(name string) (py.Value, error) {
	th := &r.Thread.Thread
	first, rest, dotted := strings.Cut(name, ".")
	v, ok := r.main().Dict.GetStr(th.Intern(first))
	if !ok {
		if v, ok = r.VM.In.Builtins.GetStr(th.Intern(first)); !ok {
			return v, py.NameErrorOf(py.NameError, first, "name '%s' is not defined")
		}
	}
	for dotted {
		var err error
		first, rest, dotted = strings.Cut(rest, ".")
		if v, err = py.GetAttrGo(th, v, first); err != nil {
			return py.Value{}, err
		}
	}
	return v, nil
}

// Eval evaluates an expression in __main__.
func (r *Runtime) Eval(expr string) (py.Value, error) {
	o := r.compileOptions(0)
	o.Filename = "<eval>"
	code, err := compileSource([]byte(expr), "<eval>", syntax.Eval, true, false, o)
	if err != nil {
		return py.Value{}, PythonError(err)
	}
	main := r.main()
	return r.Thread.Run(r.VM.Link(code), main.Dict, main.Dict.Value())
}
