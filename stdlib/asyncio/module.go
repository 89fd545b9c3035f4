// Package asyncio is the native module _asyncio: futures and tasks, and which loop and
// which task a thread runs. The rest of asyncio is written in Python.
package asyncio

// This file defines the module.

import "github.com/hognose/hognose/py"

// The exceptions that futures raise.
var (
	cancelledError = &py.Type{Name: "CancelledError", Module: "asyncio.exceptions", Base: py.BaseException, Flags: py.FlagBaseType | py.FlagException, Doc: "The Future or Task was cancelled."}
	invalidState   = &py.Type{Name: "InvalidStateError", Module: "asyncio.exceptions", Base: py.ExceptionType, Flags: py.FlagBaseType | py.FlagException, Doc: "The operation is not allowed in this state."}
)

// Module is the module's definition.
var Module = &py.ModuleDef{
	Name:  "_asyncio",
	Doc:   "Futures and tasks of asyncio.",
	Types: []*py.Type{futureType, taskType, handleType, cancelledError, invalidState},
	Funcs: append(append(loopFuncs, taskFuncs...), roundFuncs...),
	Init: func(th *py.Thread, m *py.Module) error {
		s := stateOf(th)
		m.Dict.SetGo(th, "_current_tasks", s.current.Value())
		m.Dict.SetGo(th, "_eager_tasks", s.eager.Value())
		m.Dict.SetGo(th, "_foreign_tasks", s.foreign.Value())
		m.Dict.SetGo(th, "_pause", py.ValueOf(&py.New[pause](pauseType).Object))
		return nil
	},
}

var roundFuncs = []py.NativeDef{
	{Sig: "_run_next(ready, /)", Doc: "Make the first call of a deque of handles.", Fn: runNext},
	{Sig: "_plain_loop(call_soon, get_debug, /)", Doc: "Tell what methods a loop has that may be called without a detour through Python.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		s := stateOf(th)
		s.callSoon, s.getDebug = a[0], a[1]
		return py.None, nil
	}},
}

func init() {
	py.Define(cancelledError)
	py.Define(invalidState)
	defineFuture()
	defineIterator()
	defineTask()
	defineSteps()
	defineHandle()
	definePause()
	Module.Prepare()
}

// state is what a VM knows of tasks. The dicts are in the module too, so that the
// collector finds them.
type state struct {
	names   int64    // of tasks
	current *py.Dict // loops that no thread runs, and the tasks that were entered in them
	eager   *py.Dict // tasks that run eagerly, as keys
	foreign *py.Dict // registered tasks of other types: weak references by id

	callSoon, getDebug py.Value // the functions of BaseEventLoop, which need not be called
}

type stateKey struct{}

func stateOf(th *py.Thread) *state {
	return th.Interp.State(stateKey{}, func() any {
		return &state{current: py.NewDict(), eager: py.NewDict(), foreign: py.NewDict()}
	}).(*state)
}

var (
	nameCallSoon = py.InternStatic("call_soon")
	nameContext  = py.InternStatic("context")
	nameCancel   = py.InternStatic("cancel")
	nameMsg      = py.InternStatic("msg")
	nameGetDebug = py.InternStatic("get_debug")
	nameBlocking = py.InternStatic("_asyncio_future_blocking")
	nameHandler  = py.InternStatic("call_exception_handler")
	nameGetLoop  = py.InternStatic("get_loop")
	nameLoop     = py.InternStatic("_loop")
	nameAddDone  = py.InternStatic("add_done_callback")
	nameSend     = py.InternStatic("send")
	nameThrow    = py.InternStatic("throw")
	nameResult   = py.InternStatic("result")
	nameDone     = py.InternStatic("done")

	contextKey = []*py.Str{nameContext}
	msgKey     = []*py.Str{nameMsg}
)

// callMethod calls a method with the last len(kw) arguments by name.
func callMethod(th *py.Thread, obj py.Value, name *py.Str, kw []*py.Str, args ...py.Value) (py.Value, error) {
	fn, self, err := py.GetMethod(th, obj, name)
	if err != nil {
		return py.Value{}, err
	}
	if self.IsAbsent() {
		return th.CallKw(fn, args, kw)
	}
	return th.CallKw(fn, append([]py.Value{self}, args...), kw)
}

// callIn calls a function of a module of the library.
func callIn(th *py.Thread, module, name string, args ...py.Value) (py.Value, error) {
	m, err := th.Eval.Import(th, module, nil, py.TupleOf(py.None), 0)
	if err != nil {
		return py.Value{}, err
	}
	return th.CallMethodGo(m, name, args...)
}

func orNone(v py.Value) py.Value {
	if v.IsAbsent() {
		return py.None
	}
	return v
}
