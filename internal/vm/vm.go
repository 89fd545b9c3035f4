package vm

// This file defines VM, one isolated interpreter, and Thread.

import (
	"context"
	"sync"
	"sync/atomic"

	"github.com/hognose/hognose/internal/bytecode"
	"github.com/hognose/hognose/py"
)

// VM is one interpreter with everything that belongs to it. One goroutine at a
// time runs code in it; the methods that may be called from others say so.
type VM struct {
	In *py.Interpreter

	// Compile compiles source text for exec, eval, compile and import. mode is
	// "exec", "eval" or "single".
	Compile func(th *Thread, src Source, filename, mode string, flags, optimize int) (*bytecode.Code, error)
	// CompileTree is compile() from an ast node (present) or from text with the flag PyCF_ONLY_AST; the code is nil if
	// the result is the tree. IsTree tells nodes.
	CompileTree func(th *Thread, node py.Value, src Source, filename, mode string, flags, optimize, version int) (tree py.Value, code *bytecode.Code, err error)
	IsTree      func(v py.Value) bool
	// ImportModule runs the import system for __import__.
	ImportModule func(th *Thread, name string, globals *py.Dict, fromList py.Value, level int) (py.Value, error)
	// ImportFromMessage words the error for a name that a module does not have, and
	// tells the module's file or None. It may be nil.
	ImportFromMessage func(th *Thread, mod py.Value, module, name string) (msg string, file py.Value)
	// WarnFunc issues a warning.
	WarnFunc func(th *Thread, category *py.Type, message string, stackLevel int) error

	RecursionLimit int // what holds; see SetRecursionLimit
	shownRecursion int
	monitor        Monitor

	Host any // the runtime that assembled the VM, for its natives

	links   map[*bytecode.Code]*Code
	threads map[*Thread]struct{} // all there are
	live    map[*Code]*liveness

	Limits Limits
	memory memory

	lock        lock
	threadCount int64 // threads there were
	ending      bool  // no thread may start any more
	Hooks       Hooks

	Housekeeping func() (steps int) // of the host, called between steps; or nil

	signals atomic.Uint64 // that have arrived

	mu sync.Mutex // guards what follows, and the parts of threads and runs that say so; never held while code runs

	nextHousekeeping int64 // steps until Housekeeping is called; 0: housekeepingSteps
	run              *Run  // in progress
	watchdog         watchdog
	busy             busyClock
	idle             []*worker // goroutines that wait for a thread to run
	abandoned        int       // calls that were left behind and have not ended

	spareGens  [genClasses]spareGen
	spareIters spareIters
}

// New returns a VM without modules.
func New() *VM {
	v := &VM{In: py.NewInterpreter(), RecursionLimit: 1000, shownRecursion: 1000, links: map[*bytecode.Code]*Code{}, threads: map[*Thread]struct{}{}}
	v.lock.interval.Store(int64(DefaultSwitchInterval))
	v.In.Functions = v.sharedFunctions()
	v.In.AfterBusy = v.afterBusy
	v.initCollector()
	return v
}

// Thread is a Python thread.
type Thread struct {
	py.Thread
	VM *VM

	frame  *Frame // the running frame
	result py.Value
	err    error
	exit   bool // the innermost run is over
	depth  int  // Python frames
	held   int  // of these the frames of generators, and those that have a FrameObject

	AsyncHooks  AsyncHooks
	OriginDepth int // of sys.set_coroutine_origin_tracking_depth
	watch       watch

	segs    [][]py.Value    // registers of the frames, in segments that never move
	bottom  Frame           // below the first frame: where the registers begin
	ctx     context.Context // of waits: the run's, without its end
	shields int             // polls that put an exception off

	lockPlace
	wakeUp context.CancelFunc // ends Park
	start  *py.ThreadStart    // what it is to run

	// VM.mu guards these.
	inRun       *Run     // also read by the thread itself, which alone changes it
	async       *Request // a raise that is pending
	interrupted bool     // has taken the run's interrupt
	parked      parked
	dumps       []*dumpRequest
	granted     int64 // StepUnits handed out by the run's budget
	paid        int64 // those of them that the collector has been told of
	doom        *Kill // ends this thread alone
	outer       *outerFrames

	began   uint64               // clock of the collector when the running native began, or before
	each    func(py.Value) error // takes the items of the generator that is drained by the innermost run
	natives []interval           // of the natives that run Python code now, outermost first
}

// A thread's registers begin in a small segment; those that follow are larger.
const (
	firstSegment = 160
	segSize      = 16 << 10
)

// NewThread returns a thread of the VM.
func (v *VM) NewThread() *Thread {
	th := &Thread{VM: v, ctx: context.Background(), segs: [][]py.Value{newSegment(firstSegment)}}
	th.initBottom()
	th.Thread.Init(v.In, (*evaluator)(th))
	th.Info = v.newInfo()
	th.lockTurn = make(chan struct{}, 1)
	th.wakeUp = th.Wake
	v.register(th)
	return th
}

// evaluator implements py.Evaluator for a thread.
type evaluator Thread

func self(th *py.Thread) *Thread { return (*Thread)(th.Eval.(*evaluator)) }

func (e *evaluator) CurrentGlobals(*py.Thread) *py.Dict {
	if f := (*Thread)(e).frame; f != nil {
		return f.globals
	}
	return nil
}

func (e *evaluator) CurrentLocals(*py.Thread) (py.Value, error) {
	f := (*Thread)(e).frame
	if f == nil {
		return py.Value{}, py.SystemErrorf("frame does not exist")
	}
	return f.localsMapping()
}

func (e *evaluator) Builtin(_ *py.Thread, name *py.Str) (py.Value, bool, error) {
	if f := (*Thread)(e).frame; f != nil {
		return f.builtin(name)
	}
	v, ok := e.VM.In.Builtins.GetStr(name)
	return v, ok, nil
}

func (e *evaluator) Handled(*py.Thread) *py.Exception {
	if f := (*Thread)(e).frame; f != nil {
		return f.handled
	}
	return nil
}

func (e *evaluator) Frame(_ *py.Thread, depth int) py.Value {
	f := (*Thread)(e).frame
	for ; f != nil && depth > 0; depth-- {
		f = f.back
	}
	if f == nil {
		return py.Value{}
	}
	return f.object().Value()
}

func (e *evaluator) Warn(_ *py.Thread, category *py.Type, message string, stackLevel int) error {
	if w := e.VM.WarnFunc; w != nil {
		return w((*Thread)(e), category, message, stackLevel)
	}
	return nil
}

func (e *evaluator) Import(_ *py.Thread, name string, globals *py.Dict, fromList py.Value, level int) (py.Value, error) {
	if e.VM.ImportModule == nil {
		return py.Value{}, py.Errorf(py.ImportError, "import is not available")
	}
	return e.VM.ImportModule((*Thread)(e), name, globals, fromList, level)
}

// SuperArgs finds the __class__ cell and the first argument of the running frame.
func (e *evaluator) SuperArgs(*py.Thread) (*py.Type, py.Value, error) {
	f := (*Thread)(e).frame
	if f == nil {
		return nil, py.Value{}, py.RuntimeErrorf("super(): no current frame")
	}
	return f.superArgs()
}

func (f *Frame) superArgs() (*py.Type, py.Value, error) {
	src := f.code.src
	if src.ArgCount == 0 {
		return nil, py.Value{}, py.RuntimeErrorf("super(): no arguments")
	}
	obj := *f.reg(0)
	if src.LocalKinds[0]&bytecode.KindCell != 0 && !obj.IsAbsent() && obj.Type() == py.CellType {
		obj = py.Cast[py.Cell](obj).V
	}
	if obj.IsAbsent() {
		return nil, obj, py.RuntimeErrorf("super(): arg[0] deleted")
	}
	for i, n := range src.LocalsPlus {
		if n == "__class__" && src.LocalKinds[i]&bytecode.KindFree != 0 {
			c := *f.reg(uint32(i))
			if c.IsAbsent() || c.Type() != py.CellType {
				return nil, obj, py.RuntimeErrorf("super(): bad __class__ cell")
			}
			v := py.Cast[py.Cell](c).V
			if v.IsAbsent() {
				return nil, obj, py.RuntimeErrorf("super(): empty __class__ cell")
			}
			t := py.ToType(v)
			if t == nil {
				return nil, obj, py.RuntimeErrorf("super(): __class__ is not a type (%s)", v.Type().Name)
			}
			return t, obj, nil
		}
	}
	return nil, obj, py.RuntimeErrorf("super(): __class__ cell not found")
}

// Of returns the evaluator's thread of a py.Thread.
func Of(th *py.Thread) *Thread { return self(th) }
