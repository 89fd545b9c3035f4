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
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"sync"

	"github.com/hognose/hognose/internal/bytecode"
	"github.com/hognose/hognose/internal/runtime"
	"github.com/hognose/hognose/internal/vm"
	"github.com/hognose/hognose/py"
)

// Config is what a VM is given at construction. It is copied. The zero value
// grants nothing: no input, no output, no files.
type Config struct {
	Args   []string  // sys.argv
	Stdin  io.Reader // nil: empty
	Stdout io.Writer // nil: discarded
	Stderr io.Writer // nil: discarded

	// Path is sys.path: folders that import looks for modules in, by ReadFile.
	Path []string
	// ReadFile gives the contents of files that import and tracebacks read. nil:
	// no file is ever read.
	ReadFile func(name string) ([]byte, error)

	// MaxAllocation bounds a single allocation, in bytes; larger ones raise
	// MemoryError. 0 means DefaultMaxAllocation, negative no bound.
	MaxAllocation int64

	// Flags are what python3's command line sets.
	Flags Flags
}

// Flags are what the options of the python3 command set, for sys.flags,
// sys.warnoptions and sys._xoptions. The zero value is python3 without options.
type Flags = runtime.Flags

// DefaultMaxAllocation is the bound of Config.MaxAllocation when that is 0.
const DefaultMaxAllocation = 1 << 30

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

// VM is one isolated Python interpreter.
type VM struct {
	r *runtime.Runtime

	mu     sync.Mutex
	busy   bool
	closed bool
}

// ErrBusy is returned by Run while another goroutine runs code in the VM.
var ErrBusy = errors.New("hognose: the VM is busy")

// ErrClosed is returned by Run after Close, and is the cause of a run that Close ended.
var ErrClosed = errors.New("hognose: the VM is closed")

// New makes a VM. A failing construction leaves nothing behind.
func New(cfg Config) (*VM, error) {
	limit := cfg.MaxAllocation
	if limit == 0 {
		limit = DefaultMaxAllocation
	}
	r, err := runtime.New(runtime.Options{
		Stdin: cfg.Stdin, Stdout: cfg.Stdout, Stderr: cfg.Stderr,
		Args: cfg.Args, Path: cfg.Path, ReadFile: cfg.ReadFile, Flags: cfg.Flags, Limits: vm.Limits{Allocation: max(limit, 0)},
	})
	if err != nil {
		return nil, err
	}
	return &VM{r: r}, nil
}

// Run runs the program as __main__ and returns when it has ended. The end of ctx
// kills the run: it unwinds without running Python code and cannot be caught;
// the result is then a *StopError whose cause is context.Cause(ctx), and the VM
// can be used again. A ctx that has ended before Run starts nothing.
func (v *VM) Run(ctx context.Context, p *Program) error {
	return v.run(ctx, func() error { return v.r.RunMain(p.code, p.name) })
}

// run runs what a method of the VM is asked for, under its ctx.
func (v *VM) run(ctx context.Context, f func() error) error {
	v.mu.Lock()
	switch {
	case v.closed:
		v.mu.Unlock()
		return ErrClosed
	case v.busy:
		v.mu.Unlock()
		return ErrBusy
	case ctx.Err() != nil:
		v.mu.Unlock()
		return &StopError{Cause: context.Cause(ctx)}
	}
	v.busy = true
	v.mu.Unlock()

	run := v.r.VM.Begin(v.r.Thread, vm.RunOptions{Ctx: ctx, Grace: -1})
	release := context.AfterFunc(ctx, func() { run.Interrupt(context.Cause(ctx)) })
	err := f()
	release()
	run.End()

	v.mu.Lock()
	v.busy = false
	v.mu.Unlock()
	v.r.Flush()
	return v.result(err)
}

// Kill ends the run in progress, if there is one, with the cause in its
// *StopError. It reports whether there was one. Safe from any goroutine.
func (v *VM) Kill(cause error) bool {
	run := v.r.VM.Current()
	return run != nil && run.Kill(cause).Outcome() != vm.TooLate
}

// Close ends the VM; a run in progress is killed. Safe from any goroutine, any
// number of times.
func (v *VM) Close() error {
	v.mu.Lock()
	v.closed = true
	v.mu.Unlock()
	v.Kill(ErrClosed)
	return nil
}

// Exception is an uncaught Python exception.
type Exception struct {
	Type      string // the class, as "ValueError"
	Message   string // str() of the exception
	Traceback string // the report that python3 would print, with the last line
}

// Error returns the type and the message.
func (e *Exception) Error() string {
	if e.Message == "" {
		return e.Type
	}
	return e.Type + ": " + e.Message
}

// ExitError is the result of a script that called sys.exit or raised SystemExit
// with a status other than 0.
type ExitError struct {
	Code    int
	Message string // what sys.exit got when that was no number
}

// Error returns the status.
func (e *ExitError) Error() string {
	if e.Message != "" {
		return e.Message
	}
	return fmt.Sprintf("exit status %d", e.Code)
}

// StopError is the result of a run that was stopped.
type StopError struct {
	Cause error
}

// Error returns why the run was stopped.
func (e *StopError) Error() string { return fmt.Sprintf("hognose: stopped: %v", e.Cause) }

// Unwrap returns the cause, so that errors.Is(err, context.DeadlineExceeded) and the like hold.
func (e *StopError) Unwrap() error { return e.Cause }

func (v *VM) result(err error) error {
	if err == nil {
		return nil
	}
	var kill *vm.Kill
	if errors.As(err, &kill) {
		return &StopError{Cause: kill.Cause}
	}
	e := py.AsException(err)
	if e == nil {
		return err
	}
	th := &v.r.Thread.Thread
	if e.Type().IsSubtype(py.SystemExit) {
		c := e.Fields[py.FieldValue]
		if c.IsNone() {
			return nil
		}
		if n, ok := py.AsInt(c); ok {
			if n == 0 {
				return nil
			}
			return &ExitError{Code: int(n) & 0xff}
		}
		s, serr := py.StrOf(th, c)
		if serr != nil {
			return &ExitError{Code: 1}
		}
		return &ExitError{Code: 1, Message: s.String()}
	}
	x := &Exception{Type: e.Type().QualifiedName(th), Traceback: v.r.FormatError(err)}
	x.Type = strings.TrimPrefix(x.Type, "__main__.")
	if s, serr := py.StrOf(th, e.Value()); serr == nil {
		x.Message = s.String()
	}
	return x
}

// syntaxException turns an error of the parser or compiler into an Exception.
func syntaxException(err error) error {
	kind, msg, report := runtime.DescribeSyntaxError(err)
	return &Exception{Type: kind, Message: msg, Traceback: report}
}
