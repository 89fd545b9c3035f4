// Package interpreters is the native modules _interpreters and _interpqueues: other
// VMs for scripts, each isolated and truly parallel (PEP 734).
package interpreters

// This file declares the module _interpreters.

import (
	"context"
	"errors"

	"github.com/hognose/hognose/py"
)

// whence is where an interpreter comes from: the host, or a script.
const (
	whenceHost   = 1
	whenceScript = 5
)

// Module is the definition of _interpreters.
var Module = (&py.ModuleDef{
	Name: "_interpreters",
	Doc:  "Other interpreters: what concurrent.interpreters is built on.",
	Funcs: []py.NativeDef{
		{Sig: "create(*, steps=0, memory=0, time=0)", Doc: "Make an interpreter and return its ID. The limits, if not 0, bound its runs and memory.", Fn: create},
		{Sig: "destroy(id)", Doc: "Close an interpreter.", Fn: destroy},
		{Sig: "list_all()", Doc: "Return a list of (ID, whence) of all interpreters.", Fn: listAll},
		{Sig: "get_current()", Doc: "Return (ID, whence) of this interpreter.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			return identity(th.Interp.ID), nil
		}},
		{Sig: "get_main()", Doc: "Return (ID, whence) of the main interpreter.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			return identity(0), nil
		}},
		{Sig: "whence(id)", Doc: "Return where an interpreter comes from.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			id, err := known(th, a[0])
			if err != nil {
				return py.Value{}, err
			}
			return py.ToTuple(identity(id)).Items()[1], nil
		}},
		{Sig: "is_running(id)", Doc: "Return whether code runs in an interpreter.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			id, err := known(th, a[0])
			if err != nil || id == 0 || id == th.Interp.ID {
				return py.True, err
			}
			return py.Bool(th.Interp.Family.Find(id).Running()), nil
		}},
		{Sig: "exec(id, code, shared=None)", Doc: "Run source text in an interpreter's __main__. Return None, or what is known of the exception that ended it.", Fn: execText},
		{Sig: "call(id, callable, args=None, kwargs=None)", Doc: "Call in an interpreter. Return the result and None, or None and what is known of the exception.", Fn: call},
		{Sig: "set___main___attrs(id, updates)", Doc: "Set names in an interpreter's __main__.", Fn: setMain},
		{Sig: "interrupt(id, text)", Doc: "Interrupt what runs in an interpreter; return whether something did.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			return end(th, a, py.Child.Interrupt)
		}},
		{Sig: "kill(id, text)", Doc: "Kill what runs in an interpreter; return whether something did.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			return end(th, a, py.Child.Kill)
		}},
		{Sig: "is_shareable(obj)", Doc: "Return whether the object can be sent to other interpreters as it is, without pickle.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			return py.Bool(py.IsShareable(a[0])), nil
		}},
	},
	Types: []*py.Type{py.InterpreterError, py.InterpreterNotFoundError, py.NotShareableError},
	Init: func(th *py.Thread, m *py.Module) error {
		for i, n := range []string{"UNKNOWN", "RUNTIME", "LEGACY_CAPI", "CAPI", "XI", "STDLIB"} {
			m.Dict.SetGo(th, "WHENCE_"+n, py.Int(int64(i)))
		}
		return nil
	},
}).Prepare()

func identity(id int64) py.Value {
	w := int64(whenceScript)
	if id == 0 {
		w = whenceHost
	}
	return py.TupleOf(py.Int(id), py.Int(w))
}

func family(th *py.Thread) (*py.Family, error) {
	if f := th.Interp.Family; f != nil {
		return f, nil
	}
	return nil, py.Errorf(py.InterpreterError, "other interpreters are not available")
}

// known returns the ID of an interpreter that is there.
func known(th *py.Thread, v py.Value) (int64, error) {
	f, err := family(th)
	if err != nil {
		return 0, err
	}
	id, ok := py.AsInt(v)
	switch {
	case !ok:
		return 0, py.TypeErrorf("interpreter ID must be an int, got %s", v.Type().Name)
	case id < 0:
		return 0, py.ValueErrorf("interpreter ID must be a non-negative int, got %d", id)
	case id != 0 && f.Find(id) == nil:
		return 0, py.Errorf(py.InterpreterNotFoundError, "unrecognized interpreter ID %d", id)
	}
	return id, nil
}

// other returns another interpreter, to do something in it.
func other(th *py.Thread, v py.Value, what string) (py.Child, error) {
	id, err := known(th, v)
	if err != nil {
		return nil, err
	}
	if id == 0 || id == th.Interp.ID {
		return nil, py.Errorf(py.InterpreterError, "%s", what)
	}
	return th.Interp.Family.Find(id), nil
}

func create(th *py.Thread, a []py.Value) (py.Value, error) {
	f, err := family(th)
	if err != nil {
		return py.Value{}, err
	}
	var l py.ChildLimits
	for i, p := range []*int64{&l.Steps, &l.Memory} {
		n, err := py.IndexInt(th, a[i])
		if err != nil {
			return py.Value{}, err
		}
		if *p = int64(n); n < 0 {
			return py.Value{}, py.ValueErrorf("a limit cannot be negative")
		}
	}
	if l.Time, err = py.ToFloat(th, a[2]); err != nil {
		return py.Value{}, err
	}
	if !(l.Time >= 0) {
		return py.Value{}, py.ValueErrorf("a limit cannot be negative")
	}
	id, ok, err := f.Add(l)
	switch {
	case err != nil:
		return py.Value{}, py.Errorf(py.InterpreterError, "interpreter creation failed: %v", err)
	case !ok:
		return py.Value{}, py.Errorf(py.InterpreterError, "interpreter creation failed: there are %d", f.Most)
	}
	return py.Int(id), nil
}

func destroy(th *py.Thread, a []py.Value) (py.Value, error) {
	id, err := known(th, a[0])
	if err != nil {
		return py.Value{}, err
	}
	switch {
	case id == th.Interp.ID:
		return py.Value{}, py.Errorf(py.InterpreterError, "cannot destroy the current interpreter")
	case id == 0:
		return py.Value{}, py.Errorf(py.InterpreterError, "cannot destroy the main interpreter")
	case th.Interp.Family.Find(id).Running():
		return py.Value{}, py.Errorf(py.InterpreterError, "interpreter running")
	}
	th.Interp.Family.Remove(id)
	return py.None, nil
}

func listAll(th *py.Thread, a []py.Value) (py.Value, error) {
	out := []py.Value{identity(0)}
	if f := th.Interp.Family; f != nil {
		for _, id := range f.IDs() {
			out = append(out, identity(id))
		}
	}
	return py.ListOf(out), nil
}

func end(th *py.Thread, a []py.Value, how func(py.Child, error) bool) (py.Value, error) {
	c, err := other(th, a[0], "cannot stop this interpreter")
	if err != nil {
		return py.Value{}, err
	}
	s := py.ToStr(a[1])
	if s == nil {
		return py.Value{}, py.TypeErrorf("the reason must be str, not %s", a[1].Type().Name)
	}
	return py.Bool(how(c, errors.New(s.String()))), nil
}

// failure is what is known of an exception in another interpreter.
type failure struct{ name, qualname, module, msg, report string }

// failed describes the exception that ended code in th's interpreter.
func failed(th *py.Thread, e *py.Exception) *failure {
	t := e.Type()
	f := &failure{name: t.Name, qualname: t.GetQualname(), module: t.ModuleName()}
	if s, err := py.StrOf(th, e.Value()); err == nil {
		f.msg = s.String()
	} else {
		f.msg = "<exception str() failed>"
	}
	if format := th.Interp.FormatException; format != nil {
		f.report = format(th, e)
	}
	return f
}

// value is what scripts see of it: (name, qualname, module, msg, report).
func (f *failure) value() py.Value {
	if f == nil {
		return py.None
	}
	return py.TupleOf(py.String(f.name), py.String(f.qualname), py.String(f.module), py.String(f.msg), py.String(f.report))
}

// inside runs f in the interpreter while the calling thread waits. What can be done
// to one that waits can be done to it: a stop reaches what runs over there.
func inside(th *py.Thread, c py.Child, f func(th *py.Thread) error) error {
	var err error
	berr := th.BlockForeign("another interpreter", func(ctx context.Context) error {
		// There is no time to clean up over there: it is the one here who is stopped.
		defer context.AfterFunc(ctx, func() { c.Kill(context.Cause(ctx)) })()
		err = c.Run(ctx, f)
		return nil
	})
	switch {
	case berr != nil:
		return berr
	case errors.Is(err, py.ErrChildBusy):
		return py.Errorf(py.InterpreterError, "interpreter already running")
	case err != nil && py.AsException(err) == nil:
		return py.Errorf(py.InterpreterError, "the interpreter was stopped: %v", err)
	}
	return err
}

// outcome runs f in the interpreter and returns what it raised there, if anything.
func outcome(th *py.Thread, c py.Child, f func(th *py.Thread) error) (*failure, error) {
	var fail *failure
	err := inside(th, c, func(in *py.Thread) error {
		err := f(in)
		if e := py.AsException(err); e != nil && !py.IsException(err, py.RunInterrupt) {
			fail = failed(in, e)
			return nil
		}
		return err
	})
	return fail, err
}

func execText(th *py.Thread, a []py.Value) (py.Value, error) {
	c, err := other(th, a[0], "cannot exec in this interpreter")
	if err != nil {
		return py.Value{}, err
	}
	code := py.ToStr(a[1])
	if code == nil {
		return py.Value{}, py.TypeErrorf("exec() argument 2 must be str, not %s", a[1].Type().Name)
	}
	text := code.String()
	shared, err := py.Pack(th, a[2])
	if err != nil {
		return py.Value{}, err
	}
	fail, err := outcome(th, c, func(in *py.Thread) error {
		if err := update(in, shared); err != nil {
			return err
		}
		main, err := mainDict(in)
		if err != nil {
			return err
		}
		exec, _ := in.Interp.Builtins.GetStr(in.Intern("exec"))
		_, err = in.Call(exec, py.String(text), main.Value())
		return err
	})
	return fail.value(), err
}

func mainDict(th *py.Thread) (*py.Dict, error) {
	m, err := th.Eval.Import(th, "__main__", nil, py.None, 0)
	if err != nil {
		return nil, err
	}
	return py.ToModule(m).Dict, nil
}

// update sets the names of a packed dict, or None, in __main__.
func update(th *py.Thread, shared py.Parcel) error {
	v, err := shared.Unpack(th)
	if err != nil || v.IsNone() {
		return err
	}
	main, err := mainDict(th)
	if err != nil {
		return err
	}
	d := py.ToDict(v)
	for i := 0; ; {
		k, x, ok := d.Next(&i)
		if !ok {
			return nil
		}
		if err := main.Set(th, k, x); err != nil {
			return err
		}
	}
}

func setMain(th *py.Thread, a []py.Value) (py.Value, error) {
	d := py.ToDict(a[1])
	if d == nil {
		return py.Value{}, py.TypeErrorf("updates must be a dict, not %s", a[1].Type().Name)
	}
	if d.Len() == 0 {
		return py.Value{}, py.ValueErrorf("arg 2 must be a non-empty mapping")
	}
	for i := 0; ; {
		k, _, ok := d.Next(&i)
		if !ok {
			break
		}
		if py.ToStr(k) == nil {
			return py.Value{}, py.TypeErrorf("names must be str, not %s", k.Type().Name)
		}
	}
	c, err := other(th, a[0], "cannot set names in this interpreter")
	if err != nil {
		return py.Value{}, err
	}
	shared, err := py.Pack(th, a[1])
	if err != nil {
		return py.Value{}, err
	}
	return py.None, inside(th, c, func(in *py.Thread) error { return update(in, shared) })
}

func call(th *py.Thread, a []py.Value) (py.Value, error) {
	c, err := other(th, a[0], "cannot call in this interpreter")
	if err != nil {
		return py.Value{}, err
	}
	task, err := py.Pack(th, py.TupleOf(a[1], a[2], a[3]))
	if err != nil {
		return py.Value{}, err
	}
	var result py.Parcel
	fail, err := outcome(th, c, func(in *py.Thread) error {
		v, err := task.Unpack(in)
		if err != nil {
			return err
		}
		parts := py.ToTuple(v).Items()
		var args []py.Value
		if t := py.ToTuple(parts[1]); t != nil {
			args = t.Items()
		}
		if v, err = in.CallTuple(parts[0], args, py.ToDict(parts[2])); err != nil {
			return err
		}
		result, err = py.Pack(in, v)
		return err
	})
	if err != nil {
		return py.Value{}, err
	}
	if fail != nil {
		return py.TupleOf(py.None, fail.value()), nil
	}
	v, err := result.Unpack(th)
	return py.TupleOf(v, py.None), err
}
