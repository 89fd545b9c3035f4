// Package hognose embeds Python 3.14 in Go programs, on a leash: no cgo, every
// script can be stopped at any moment, and nothing is granted by default.
//
//	vm, err := hognose.New(hognose.Config{Stdout: os.Stdout})
//	if err != nil { ... }
//	prog, err := hognose.Compile("job.py", src)
//	if err != nil { ... }
//	ctx, cancel := context.WithTimeout(ctx, time.Second)
//	defer cancel()
//	err = vm.Run(ctx, prog) // a *Exception, *ExitError, *StopError, or nil
//
// A VM is a value with no global behind it. One goroutine at a time runs code in
// it; the methods that may be called from others say so. Any number of VMs run
// in parallel and share only immutable things: Programs, built-in types.
package hognose

import (
	"sync"
	"time"

	"github.com/hognose/hognose/internal/bytecode"
	"github.com/hognose/hognose/internal/runtime"
	"github.com/hognose/hognose/py"
)

// Flags are what the options of the python3 command set, for sys.flags,
// sys.warnoptions and sys._xoptions. The zero value is python3 without options.
type Flags = runtime.Flags

// Program is compiled source. It is immutable: any number of VMs on any number
// of goroutines may run it.
type Program struct {
	code *bytecode.Code
	name string
}

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
	c, err := v.r.Compile(src, name)
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
	r      *runtime.Runtime
	cfg    Config
	output *output

	// hostErrors are the Go errors behind exceptions of the run in progress.
	hostErrors map[*py.Exception]error

	mu     sync.Mutex
	busy   *Run
	last   *Run
	closed bool
}

// New makes a VM. A failing construction leaves nothing behind.
func New(cfg Config) (*VM, error) {
	v := &VM{cfg: cfg, output: newOutput(cfg.Limits), hostErrors: map[*py.Exception]error{}}
	r, err := runtime.New(runtime.Options{
		Stdin: cfg.Stdin, Stdout: v.output.writer(cfg.Stdout), Stderr: v.output.writer(cfg.Stderr),
		Args: cfg.Args, Path: cfg.Path, Files: cfg.Files, Env: cfg.Env, System: cfg.System, Flags: cfg.Flags, Limits: cfg.Limits.inside(),
	})
	if err != nil {
		return nil, err
	}
	v.r = r
	return v, nil
}

func (v *VM) grace() time.Duration {
	if v.cfg.Grace == 0 {
		return DefaultGrace
	}
	return v.cfg.Grace
}

// Close ends the VM: a run in progress is killed, a suspended one unwound, and no
// other begins. It does not wait for the run's end. Safe from any goroutine, any
// number of times.
func (v *VM) Close() error {
	v.mu.Lock()
	v.closed = true
	r := v.busy
	v.mu.Unlock()
	if r == nil {
		v.r.VM.In.Files.CloseAll()
		return nil
	}
	r.Kill(ErrClosed)
	if r.start != nil && r.mu.TryLock() { // it is not running
		r.mu.Unlock()
		_ = r.Drop()
	}
	return nil
}
