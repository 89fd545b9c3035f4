package thread

// This file defines what reports an exception that ended a thread.

import (
	"strconv"

	"github.com/hognose/hognose/py"
)

var hookArgsType = &py.Type{Name: "_ExceptHookArgs", Module: "_thread", Doc: "ExceptHookArgs\n\nWhat threading.excepthook gets."}

const (
	hookType = iota
	hookValue
	hookTraceback
	hookThread
)

func init() {
	py.DefineStructSeq(hookArgsType, 4, []py.StructField{
		{Name: "exc_type", Doc: "Exception type"},
		{Name: "exc_value", Doc: "Exception value"},
		{Name: "exc_traceback", Doc: "Exception traceback"},
		{Name: "thread", Doc: "Thread"},
	})
}

func excepthook(th *py.Thread, a []py.Value) (py.Value, error) {
	if a[0].Type() != hookArgsType {
		return py.Value{}, py.TypeErrorf("_thread.excepthook argument type must be ExceptHookArgs")
	}
	args := py.ToTuple(a[0]).Items()
	if args[hookType] == py.SystemExit.Value() {
		return py.None, nil // a thread may end in silence
	}
	thread := args[hookThread]
	file, ok := th.Interp.Sys.GetStr(th.Intern("stderr"))
	if !ok || file.IsNone() {
		// The thread remembers the stderr of the time when it was made.
		if thread.IsNone() {
			return py.None, nil
		}
		v, err := py.LookupAttrGo(th, thread, "_stderr")
		if err != nil || v.IsAbsent() || v.IsNone() {
			return py.None, err
		}
		file = v
	}
	name, err := threadName(th, thread)
	if err != nil {
		return py.Value{}, err
	}
	text := "Exception in thread " + name + ":\n"
	if e := py.ToException(args[hookValue]); e != nil {
		text += th.Interp.FormatException(th, e)
	} else if t := py.ToType(args[hookType]); t != nil {
		text += t.QualifiedName(th) + "\n"
	}
	if _, err := th.CallMethodGo(file, "write", py.String(text)); err != nil {
		return py.Value{}, err
	}
	return th.CallMethodGo(file, "flush")
}

func threadName(th *py.Thread, thread py.Value) (string, error) {
	if !thread.IsNone() {
		v, err := py.LookupAttrGo(th, thread, "name")
		if err != nil {
			return "", err
		}
		if !v.IsAbsent() {
			s, err := py.StrOf(th, v)
			if err != nil {
				return "", err
			}
			return s.String(), nil
		}
	}
	return strconv.FormatInt(th.Info.ID, 10), nil
}
