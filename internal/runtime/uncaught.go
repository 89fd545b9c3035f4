package runtime

// This file shows an exception that nobody handled, as python3 does when a script
// or something typed ends with it.

import (
	"github.com/hognose/hognose/py"
)

// ShowUncaught sets sys.last_exc, and lets the script show the exception if it has
// taken that over: by a sys.excepthook or a sys.stderr of its own, or another encoding for that. shown tells
// whether it has. The error is that of a stop, or the SystemExit of a hook.
func (r *Runtime) ShowUncaught(e *py.Exception) (shown bool, err error) {
	th := &r.Thread.Thread
	sys := r.VM.In.Sys
	own := func(name string) (py.Value, bool) {
		v, ok := sys.GetStr(th.Intern(name))
		first, _ := sys.GetStr(th.Intern("__" + name + "__"))
		return v, ok && v != first
	}
	stderr, replaced := own("stderr")
	replaced = replaced || recoded(th, stderr)
	write := func(text string) error {
		if stderr.IsAbsent() || stderr.IsNone() {
			return nil
		}
		if _, err := th.CallMethodGo(stderr, "write", py.String(text)); err != nil {
			return onlyStop(err)
		}
		_, err := th.CallMethodGo(stderr, "flush")
		return onlyStop(err)
	}
	if e.Type().IsSubtype(py.SystemExit) {
		code := e.Fields[py.FieldValue]
		if _, number := py.AsInt(code); code.IsNone() || number || !replaced {
			return false, nil
		}
		s, err := py.StrOf(th, code)
		if err != nil {
			return true, onlyStop(err)
		}
		return true, write(s.String() + "\n")
	}
	tb := py.None
	if e.Traceback != nil {
		tb = e.Traceback.Value()
	}
	sys.SetGo(th, "last_exc", e.Value())
	sys.SetGo(th, "last_type", e.Type().Value())
	sys.SetGo(th, "last_value", e.Value())
	sys.SetGo(th, "last_traceback", tb)
	hook, ours := own("excepthook")
	switch {
	case hook.IsAbsent():
		if err := write("sys.excepthook is missing\n"); err != nil || !replaced {
			return false, err
		}
		return true, write(r.FormatError(e))
	case !ours && !replaced:
		return false, nil
	}
	_, err = th.Call(hook, e.Type().Value(), e.Value(), tb)
	switch {
	case err == nil:
		return true, nil
	case py.AsException(err) == nil || py.IsException(err, py.SystemExit):
		return true, err
	}
	return true, write("Error in sys.excepthook:\n" + r.FormatError(err) + "\nOriginal exception was:\n" + r.FormatError(e))
}

// recoded reports whether a stream encodes in another way than the host does for a script: the script, or PYTHONIOENCODING, has said so.
func recoded(th *py.Thread, stream py.Value) bool {
	if stream.IsAbsent() || stream.IsNone() {
		return false
	}
	enc, err := py.LookupAttrGo(th, stream, "encoding")
	if err != nil || enc.IsAbsent() {
		return false
	}
	s := py.ToStr(enc)
	return s != nil && s.String() != "utf-8"
}

// onlyStop drops an error that there is nobody to tell of.
func onlyStop(err error) error {
	if isStop(err) {
		return err
	}
	return nil
}
