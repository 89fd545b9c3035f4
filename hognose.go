// Package hognose embeds Python 3.14 in Go programs, on a leash: no cgo, every
// script can be stopped at any moment, and nothing is granted by default.
//
//	vm, err := hognose.New(hognose.Config{Stdout: os.Stdout})
//	if err != nil { ... }
//	prog, err := hognose.Compile("job.py", src)
//	if err != nil { ... }
//	ctx, cancel := context.WithTimeout(ctx, time.Second)
//	defer cancel()
//	err = vm.Run(ctx, prog) // nil, or an *Exception, *ExitError, *StopError, *LimitError
//
// A VM is a value with no global behind it. One goroutine at a time runs code in
// it; the methods that may be called from others say so. Any number of VMs run
// in parallel and share only immutable things: Programs, built-in types.
package hognose

import (
	"context"
	"sync"
	"time"

	"github.com/hognose/hognose/internal/bytecode"
	"github.com/hognose/hognose/internal/runtime"
	"github.com/hognose/hognose/internal/vfs"
	"github.com/hognose/hognose/py"
)

// Flags are what the options of the python3 command set, for sys.flags,
// sys.warnoptions and sys._xoptions. The zero value is python3 without options.
type Flags = py.Flags

// Program is compiled source. It is immutable: any number of VMs on any number
// of goroutines may run it.
type Program struct {
	code *bytecode.Code
	name string
}

// LibraryPath stands for the library in Config.Path, see there.
const LibraryPath = runtime.LibraryPath

// Compile compiles a script. The name appears in tracebacks. The error is a
// *Exception of type SyntaxError or a subclass.
func Compile(name string, src []byte) (*Program, error) {
	c, err := runtime.Compile(src, name)
	if err != nil {
		return nil, syntaxException(err)
	}
	return &Program{c, name}, nil
}

// Compile is like the function Compile, with the VM's Flags: -O leaves out
// asserts. Any VM may run the result. Safe from any goroutine.
func (v *VM) Compile(name string, src []byte) (*Program, error) {
	v.mu.Lock()
	r, closed := v.r, v.closed
	v.mu.Unlock()
	if closed {
		return nil, ErrClosed
	}
	c, err := r.Compile(src, name)
	if err != nil {
		return nil, syntaxException(err)
	}
	return &Program{c, name}, nil
}

// VM is one isolated Python interpreter. It runs one thing at a time: a method that
// runs code while another one does, from a goroutine that is not inside it, returns
// ErrBusy. A Go function that a script calls may use the VM again with the ctx that
// it got: it runs in the thread of the script that called it.
type VM struct {
	// r is another one after a Reset. Who is not inside the VM reads it under mu.
	r      *runtime.Runtime
	cfg    Config
	shared *vfs.Files
	output *output

	// hostErrors are the Go errors behind exceptions of the run in progress.
	hostErrors map[*py.Exception]error

	mu     sync.Mutex
	busy   *Run
	last   *Run
	closed bool

	waiting  []chan struct{} // those who wait for the VM, in order
	promised bool            // it is free for the first of them, who was woken
	gone     chan struct{}   // closed when it is closed and nothing of it is left
}

// New makes a VM. A failing construction leaves nothing behind.
func New(cfg Config) (*VM, error) { return newVM(cfg, nil) }

// newVM makes a VM that has the open files of another one, unless shared is nil.
func newVM(cfg Config, shared *vfs.Files) (*VM, error) {
	v := &VM{shared: shared, cfg: cfg, output: newOutput(cfg.Limits), hostErrors: map[*py.Exception]error{}, gone: make(chan struct{})}
	r, err := v.newRuntime()
	if err != nil {
		return nil, err
	}
	v.r = r
	v.family(r)
	return v, nil
}

// runtime returns the evaluator, for methods that may be called from any goroutine.
func (v *VM) runtime() *runtime.Runtime {
	v.mu.Lock()
	defer v.mu.Unlock()
	return v.r
}

func (v *VM) newRuntime() (*runtime.Runtime, error) {
	cfg := &v.cfg
	grace := cfg.Threads.Grace
	if grace == 0 {
		grace = v.grace()
	}
	return runtime.New(runtime.Options{
		Stdin: cfg.Stdin, Stdout: v.output.writer(cfg.Stdout), Stderr: v.output.writer(cfg.Stderr),
		Args: cfg.Args, Path: cfg.Path, Files: cfg.Files, Shared: v.shared, Env: cfg.Env, System: cfg.System, Network: cfg.Network, Flags: cfg.Flags, Limits: cfg.Limits.inside(), Housekeeping: cfg.Housekeeping,
		EndPolicy: cfg.Threads.End, EndGrace: grace, Hooks: cfg.Threads.hooks(),
	})
}

// Reset returns the VM to its first state, as New has made it: nothing of what
// ran before is visible, what Set has set is gone too. It needs the VM for itself,
// as a run does.
func (v *VM) Reset(ctx context.Context) error {
	v.mu.Lock()
	defer v.mu.Unlock()
	if err := v.turn(ctx); err != nil {
		return err
	}
	if v.closed {
		return ErrClosed
	}
	defer v.wakeNext()
	r, err := v.newRuntime()
	if err != nil {
		return err
	}
	v.closeFamily()
	v.r.Close()
	v.r, v.last = r, nil
	v.family(r)
	return nil
}

func (v *VM) grace() time.Duration {
	if v.cfg.Grace == 0 {
		return DefaultGrace
	}
	return v.cfg.Grace
}

// Close ends the VM: a run in progress is killed, a suspended one unwound, and no
// other begins. It does not wait for the run's end, which Done tells. Safe from
// any goroutine, any number of times.
func (v *VM) Close() error {
	v.mu.Lock()
	was := v.closed
	v.closed = true
	r := v.busy
	for _, w := range v.waiting {
		close(w)
	}
	v.waiting = nil
	if r == nil && !was {
		v.leave()
	}
	v.mu.Unlock()
	if r == nil {
		return nil
	}
	r.Kill(ErrClosed)
	if r.start != nil && r.mu.TryLock() { // it is not running
		r.mu.Unlock()
		_ = r.Drop()
	}
	return nil
}

// Done is closed when the VM is closed and nothing of it is left: no thread, no
// goroutine, no open file.
func (v *VM) Done() <-chan struct{} { return v.gone }

// leave gives up what the VM holds, after Close and its last run. v.mu is held.
func (v *VM) leave() {
	left := v.closeFamily()
	v.r.Close()
	waits := v.r.VM.In.Left()
	for _, c := range left {
		waits = append(waits, c.Done())
	}
	if len(waits) == 0 {
		close(v.gone)
		return
	}
	go func() {
		for _, w := range waits {
			<-w
		}
		close(v.gone)
	}()
}
