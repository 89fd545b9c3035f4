package runtime

// This file serves a prompt: it compiles what was typed, runs it in __main__,
// and completes names.

import (
	"errors"
	"slices"
	"strings"

	"github.com/hognose/hognose/internal/bytecode"
	"github.com/hognose/hognose/internal/compile"
	"github.com/hognose/hognose/py"
	"github.com/hognose/hognose/syntax"
)

// futureMask are the flags that a future statement at a prompt leaves to what is typed later.
const futureMask = bytecode.FlagFutureAnnotations | bytecode.FlagFutureBarry

// CompileTyped compiles statements as typed at a prompt: the values of
// expressions are given to sys.displayhook. complete is false if the text is the
// beginning of something longer (see the module codeop). flags are those of the
// code that was typed before.
func (r *Runtime) CompileTyped(src, filename string, flags bytecode.Flags) (code *bytecode.Code, complete bool, err error) {
	res, err := syntax.Parse([]byte(src), filename, &syntax.Options{Mode: syntax.Single, Text: true, DontImplyDedent: true})
	if err != nil {
		var e *syntax.Error
		if errors.As(err, &e) && e.AtEOF {
			return nil, false, err
		}
		// Several statements may have been pasted at once.
		all, err2 := syntax.Parse([]byte(src), filename, &syntax.Options{Mode: syntax.Exec, Text: true})
		if err2 != nil {
			return nil, true, err
		}
		res = all
		res.Mod = &syntax.Interactive{Body: all.Mod.(*syntax.Module).Body}
	}
	o := r.compileOptions(int(flags & futureMask))
	o.Filename = filename
	code, err = compile.Compile(res.Mod, o)
	if err == nil {
		code.SetText(src)
	}
	return code, true, err
}

// RunTyped runs code in the module __main__ as it is.
func (r *Runtime) RunTyped(code *bytecode.Code) error {
	main := r.main()
	_, err := r.Thread.Run(r.VM.Link(code), main.Dict, main.Dict.Value())
	return err
}

// main returns the module __main__, made if there is none.
func (r *Runtime) main() *py.Module {
	if v, ok := r.VM.In.Modules.GetStr(r.Thread.Intern("__main__")); ok {
		if m := py.ToModule(v); m != nil {
			return m
		}
	}
	return r.newMain("")
}

// SysText returns str() of an attribute of sys, as sys.ps1, or def if there is none.
func (r *Runtime) SysText(name, def string) (string, error) {
	v, ok := r.VM.In.Sys.GetStr(r.Thread.Intern(name))
	if !ok {
		return def, nil
	}
	s, err := py.StrOf(&r.Thread.Thread, v)
	if err != nil {
		return def, err
	}
	return s.String(), nil
}

// CompleteName returns what the dotted name that text ends in may become: whole
// texts, sorted. Attributes of the objects before the last dot are looked up,
// which may run Python code.
func (r *Runtime) CompleteName(text string) ([]string, error) {
	th := &r.Thread.Thread
	parts := strings.Split(text, ".")
	last := parts[len(parts)-1]
	var found []string
	add := func(prefix, name string) {
		if strings.HasPrefix(name, last) && (last != "" || !strings.HasPrefix(name, "_")) {
			found = append(found, prefix+name)
		}
	}
	globals := r.main().Dict
	if len(parts) == 1 {
		for _, k := range syntax.Keywords() {
			add("", k)
		}
		for _, d := range []*py.Dict{globals, r.VM.In.Builtins} {
			for i := 0; ; {
				k, _, ok := d.Next(&i)
				if !ok {
					break
				}
				if s := py.ToStr(k); s != nil {
					add("", s.String())
				}
			}
		}
	} else {
		v, ok := globals.GetStr(th.Intern(parts[0]))
		if !ok {
			if v, ok = r.VM.In.Builtins.GetStr(th.Intern(parts[0])); !ok {
				return nil, nil
			}
		}
		var err error
		for _, p := range parts[1 : len(parts)-1] {
			if v, err = py.LookupAttrGo(th, v, p); err != nil || v.IsAbsent() {
				return nil, err
			}
		}
		dir, _ := r.VM.In.Builtins.GetStr(th.Intern("dir"))
		names, err := th.Call(dir, v)
		if err != nil {
			return nil, err
		}
		items, err := py.ToSlice(th, names)
		if err != nil {
			return nil, err
		}
		prefix := text[:len(text)-len(last)]
		for _, it := range items {
			if s := py.ToStr(it); s != nil {
				add(prefix, s.String())
			}
		}
	}
	slices.Sort(found)
	return slices.Compact(found), nil
}
