package runtime

// This file reports errors that cannot be raised: those of finalizers and
// callbacks, through sys.unraisablehook.

import (
	"github.com/hognose/hognose/internal/vm"
	"github.com/hognose/hognose/py"
)

// unraisableArgs is the Python type sys.UnraisableHookArgs.
type unraisableArgs struct {
	py.Object
	typ, value, tb, msg, object py.Value
}

var unraisableArgsType = &py.Type{Name: "UnraisableHookArgs", Module: "sys", Doc: "Type used to pass arguments to sys.unraisablehook."}

func init() {
	t := unraisableArgsType
	t.SetLayout(py.LayoutOf[unraisableArgs]())
	t.Flags |= py.FlagNoInstantiate | py.FlagSequence
	get := func(name string, f func(u *unraisableArgs) py.Value) py.GetSetDef {
		return py.GetSetDef{Name: name, Member: true, Get: func(th *py.Thread, v py.Value) (py.Value, error) {
			return f(py.Cast[unraisableArgs](v)), nil
		}}
	}
	t.Getters = []py.GetSetDef{
		get("exc_type", func(u *unraisableArgs) py.Value { return u.typ }),
		get("exc_value", func(u *unraisableArgs) py.Value { return u.value }),
		get("exc_traceback", func(u *unraisableArgs) py.Value { return u.tb }),
		get("err_msg", func(u *unraisableArgs) py.Value { return u.msg }),
		get("object", func(u *unraisableArgs) py.Value { return u.object }),
	}
	t.Methods = []py.NativeDef{{Sig: "__reduce__(self, /)", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		u := py.Cast[unraisableArgs](a[0])
		return py.TupleOf(a[0].Type().Value(), py.TupleOf(py.TupleOf(u.typ, u.value, u.tb, u.msg, u.object))), nil
	}}}
	py.Define(t)
}

// initUnraisable adds sys.unraisablehook.
func (r *Runtime) initUnraisable(th *py.Thread, set func(name string, v py.Value)) {
	hook := py.Func("unraisablehook(unraisable, /)", "Handle an unraisable exception.", func(th *py.Thread, a []py.Value) (py.Value, error) {
		if a[0].Type() != unraisableArgsType {
			return py.Value{}, py.TypeErrorf("sys.unraisablehook argument type must be UnraisableHookArgs")
		}
		return py.None, r.printUnraisable(th, py.Cast[unraisableArgs](a[0]))
	})
	set("unraisablehook", hook)
	set("__unraisablehook__", hook)
	set("UnraisableHookArgs", unraisableArgsType.Value())
	r.VM.In.UnraisableHook = r.unraisable
}

func (r *Runtime) unraisable(th *py.Thread, e *py.Exception, what string, obj py.Value) {
	u := &unraisableArgs{typ: e.Type().Value(), value: e.Value(), tb: py.None, msg: py.String(what), object: py.None}
	u.SetType(unraisableArgsType)
	if e.Traceback == nil { // raised by a native: where it happened is what runs now
		e.Traceback = vm.Of(th).Here()
	}
	if e.Traceback != nil {
		u.tb = e.Traceback.Value()
	}
	if !obj.IsAbsent() {
		u.object = obj
	}
	if h, ok := r.VM.In.Sys.GetStr(th.Intern("unraisablehook")); ok && !h.IsNone() {
		if _, err := th.Call(h, py.ValueOf(&u.Object)); err == nil || py.AsException(err) == nil {
			return
		}
	}
	_ = r.printUnraisable(th, u) // there is nobody left to tell
}

func (r *Runtime) printUnraisable(th *py.Thread, u *unraisableArgs) error {
	text := "Exception ignored in"
	if s := py.ToStr(u.msg); s != nil {
		text = s.String()
	}
	if !u.object.IsNone() {
		s, err := py.ReprGo(th, u.object)
		if err != nil {
			s = "<object repr() failed>"
		}
		text += ": " + s + "\n"
	} else {
		text += ":\n"
	}
	if e := py.ToException(u.value); e != nil {
		text += r.FormatError(e)
	}
	f, ok := r.VM.In.Sys.GetStr(th.Intern("stderr"))
	if !ok || f.IsNone() {
		return nil
	}
	_, err := th.CallMethodGo(f, "write", py.String(text))
	return err
}
