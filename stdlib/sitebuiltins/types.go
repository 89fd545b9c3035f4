package sitebuiltins

// This file defines the types of the objects.

import (
	"github.com/hognose/hognose/py"
)

// quitter is the type of quit and exit.
type quitter struct {
	py.Object
	name string
}

// printer is the type of copyright, credits and license, which show a text.
type printer struct {
	py.Object
	text string
}

// helper is the type of help.
type helper struct{ py.Object }

var (
	quitterType = &py.Type{Name: "Quitter", Module: "_sitebuiltins", Flags: py.FlagNoInstantiate}
	printerType = &py.Type{Name: "_Printer", Module: "_sitebuiltins", Flags: py.FlagNoInstantiate, Doc: "A text that is shown by its repr, or by calling it."}
	helperType  = &py.Type{Name: "_Helper", Module: "_sitebuiltins", Flags: py.FlagNoInstantiate, Doc: "The builtin help: help(thing) shows what is known about thing,\nhelp() answers questions at a prompt."}
)

// define completes a type whose instances are called as a signature says.
func define(t *py.Type, l *py.Layout, repr func(v py.Value) string, call *py.NativeDef) {
	t.SetLayout(l)
	t.Repr = func(th *py.Thread, v py.Value) (py.Value, error) { return py.String(repr(v)), nil }
	t.Call = py.PrepareCall(call)
	py.Define(t)
}

func defineQuitter() {
	t := quitterType
	t.Getters = []py.GetSetDef{
		{Name: "name", Get: func(th *py.Thread, v py.Value) (py.Value, error) { return py.String(py.Cast[quitter](v).name), nil }},
		{Name: "eof", Get: func(th *py.Thread, v py.Value) (py.Value, error) { return py.String(endOfInput), nil }},
	}
	define(t, py.LayoutOf[quitter](), func(v py.Value) string {
		return "Use " + py.Cast[quitter](v).name + "() or " + endOfInput + " to exit"
	}, &py.NativeDef{Sig: "Quitter(self, code=None)", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		// What reads lines from standard input would read on otherwise.
		if in, ok := th.Interp.Sys.GetStr(th.Intern("stdin")); ok && !in.IsNone() {
			if _, err := th.CallMethodGo(in, "close"); err != nil && !py.IsException(err, py.BaseException) {
				return py.Value{}, err
			}
		}
		exit, err := th.Call(py.SystemExit.Value(), a[1])
		if err != nil {
			return py.Value{}, err
		}
		return py.Value{}, py.ToException(exit)
	}})
}

const endOfInput = "Ctrl-D (i.e. EOF)"

func definePrinter() {
	text := func(v py.Value) string { return py.Cast[printer](v).text }
	define(printerType, py.LayoutOf[printer](), text, &py.NativeDef{Sig: "_Printer(self)", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		print, _ := th.Interp.Builtins.GetStr(th.Intern("print"))
		return th.Call(print, py.String(text(a[0])))
	}})
}

func defineHelper() {
	define(helperType, py.LayoutOf[helper](), func(py.Value) string {
		return "Type help() for interactive help, or help(object) for help about object."
	}, &py.NativeDef{Sig: "_Helper(self, *args, **kwds)", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		pydoc, err := th.Eval.Import(th, "pydoc", nil, py.None, 0)
		if err != nil {
			return py.Value{}, err
		}
		help, err := py.GetAttrGo(th, pydoc, "help")
		if err != nil {
			return py.Value{}, err
		}
		return th.CallTuple(help, py.ToTuple(a[1]).Items(), py.ToDict(a[2]))
	}})
}
