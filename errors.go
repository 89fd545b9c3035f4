package hognose

// This file defines the errors that a run ends with, and makes them.

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/hognose/hognose/internal/runtime"
	"github.com/hognose/hognose/internal/vm"
	"github.com/hognose/hognose/internal/wtf8"
	"github.com/hognose/hognose/py"
)

// ErrBusy is returned while another goroutine runs code in the VM, or a run is suspended.
var ErrBusy = errors.New("hognose: the VM is busy")

// ErrClosed is returned after Close, and is the cause of a run that Close ended.
var ErrClosed = errors.New("hognose: the VM is closed")

var errNoProgram = errors.New("hognose: the program is nil, or was not made by Compile")

// ErrDropped is the cause of a suspended run that Drop ended.
var ErrDropped = errors.New("hognose: the run was dropped")

// Exception is an uncaught Python exception.
type Exception struct {
	Type      string // the class, as "ValueError"
	Message   string // str() of the exception; lone surrogates are written as \udcff
	Traceback string // the report that python3 would print, with the last line

	// Err is the error of a Go function that the exception came from, if any.
	Err error
}

// Error returns the type and the message.
func (e *Exception) Error() string {
	if e.Message == "" {
		return e.Type
	}
	return e.Type + ": " + e.Message
}

// Unwrap returns the error of the Go function that the exception came from.
func (e *Exception) Unwrap() error { return e.Err }

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

// StopError is the result of a run that an interrupt or a kill reached, also if the
// script went on to its own end in the grace period. errors.Is and errors.As see
// its cause: context.Canceled, context.DeadlineExceeded, what was given to
// Interrupt or Kill, a *LimitError.
type StopError struct {
	Cause  error
	Killed bool // the grace was over, or there was none: the run was unwound without its code
	// Ended is what the script made of an interrupt: nil when it let it pass or ended as
	// if nothing had happened, else an *Exception or *ExitError of its own.
	Ended error
	// Stacks are the threads' stacks when the stop reached them, the first one it reached first.
	Stacks []Stack
	// Traceback is the main thread's as python3 would print it.
	Traceback string
}

// Error returns why the run was stopped.
func (e *StopError) Error() string { return fmt.Sprintf("hognose: stopped: %v", e.Cause) }

// Unwrap returns the cause.
func (e *StopError) Unwrap() error { return e.Cause }

// LimitError tells which of Limits was exceeded. It is the cause of a *StopError, or,
// for memory, the result of a script that let the MemoryError pass.
type LimitError struct {
	Limit string // the field of Limits in lower case: "steps", "time", "memory", ...
	Max   int64  // what is allowed; time in nanoseconds
	Used  int64  // what was used, or would have been
	// Exception is the MemoryError that ended the script, if that is how it ended.
	Exception *Exception
}

// Error returns the limit and the figures.
func (e *LimitError) Error() string {
	return "hognose: " + (&vm.LimitError{Limit: e.Limit, Max: e.Max, Used: e.Used}).Error()
}

// Unwrap returns the Exception.
func (e *LimitError) Unwrap() error {
	if e.Exception == nil {
		return nil
	}
	return e.Exception
}

// cause turns the evaluator's own errors in a stop's cause into this package's.
func cause(err error) error {
	switch e := err.(type) {
	case *vm.LimitError:
		return &LimitError{Limit: e.Limit, Max: e.Max, Used: e.Used}
	case *vm.SignalError:
		return &SignalError{e.Signal}
	}
	return err
}

// result turns what a run's code ended with into an error of this package. It may
// run Python code (str of an exception), and belongs into the run.
func (v *VM) result(err error) error {
	e := py.AsException(err)
	if e == nil {
		return err
	}
	th := &v.r.Thread.Thread
	if e.Type().IsSubtype(py.SystemExit) {
		return exitError(th, e)
	}
	if e.Type() == py.RunInterrupt {
		return &passed{v.r.FormatError(err)}
	}
	x := &Exception{Type: e.Type().QualifiedName(th), Traceback: wtf8.Escape(v.r.FormatError(err)), Err: v.hostErrors[e]}
	x.Type = strings.TrimPrefix(x.Type, "__main__.")
	if s, serr := py.StrOf(th, e.Value()); serr == nil {
		x.Message = wtf8.Escape(s.String())
	}
	if l := v.r.VM.MemoryExceeded(e); l != nil {
		return &LimitError{Limit: l.Limit, Max: l.Max, Used: l.Used, Exception: x}
	}
	return x
}

// report shows the error that a script, or what was typed, ended with, if it is an
// exception, through the script's own means or Config.Report. It returns what the
// run ends with, and that as the host gets it if it is known already.
func (v *VM) report(err error) (error, error) {
	e := py.AsException(err)
	if e == nil || e.Type() == py.RunInterrupt || v.r.VM.MemoryExceeded(e) != nil {
		return err, nil
	}
	shown, herr := v.r.ShowUncaught(e)
	if herr != nil {
		return herr, nil
	}
	if shown || v.cfg.Report == nil {
		return err, nil
	}
	result := v.result(err)
	if result != nil {
		_ = v.r.Flush()
		v.cfg.Report(result)
	}
	return err, result
}

// passed is the end of a script that let an interrupt pass, with its traceback.
type passed struct{ traceback string }

func (p *passed) Error() string { return "interrupted" }

func exitError(th *py.Thread, e *py.Exception) error {
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
	s, err := py.StrOf(th, c)
	if err != nil {
		return &ExitError{Code: 1}
	}
	return &ExitError{Code: 1, Message: wtf8.Escape(s.String())}
}

// stopError returns the error of a run that was stopped, or nil if it was not.
func stopError(r *vm.Run, ended error) error {
	why, killed, where := r.Stop()
	if why == nil {
		if p, ok := ended.(*passed); ok {
			// A script raised hognose.RunInterrupt itself.
			return &Exception{Type: "hognose.RunInterrupt", Traceback: p.traceback}
		}
		return ended
	}
	if e, ok := why.(*vm.ExitStatus); ok {
		return &ExitError{Code: e.Status}
	}
	s := &StopError{Cause: cause(why), Killed: killed}
	for _, w := range where {
		s.Stacks = append(s.Stacks, stackOf(w))
		if w.Main && killed {
			s.Traceback = tracebackOf(w)
		}
	}
	switch e := ended.(type) {
	case *passed:
		s.Traceback = e.traceback
	case *Exception, *ExitError, *LimitError:
		s.Ended = e
	}
	return s
}

// syntaxException turns an error of the parser or compiler into an Exception.
func syntaxException(err error) error {
	kind, msg, report := runtime.DescribeSyntaxError(err)
	return &Exception{Type: kind, Message: msg, Traceback: report}
}

// Stack is the stack of a thread at a moment.
type Stack struct {
	Thread  int64  // threading.get_ident() in it
	Name    string // of the Python thread
	Frames  []Frame
	Omitted int       // frames left out in the middle of a deep stack
	Waiting string    // what it waits for; empty: it was running
	Since   time.Time // when it began to wait
}

// Frame is a call in a Stack; the outermost comes first.
type Frame struct {
	File     string
	Function string
	Line     int
}

func stackOf(w vm.Where) Stack {
	s := Stack{Thread: w.Thread, Name: w.Name, Omitted: w.Left, Waiting: w.Waiting, Since: w.Since}
	s.Frames = make([]Frame, len(w.Frames))
	for i, f := range w.Frames {
		s.Frames[i] = Frame{f.File, f.Name, f.Line}
	}
	return s
}

func tracebackOf(w vm.Where) string {
	const head = "Traceback (most recent call last):\n"
	n := len(head)
	for _, f := range w.Frames {
		n += len(f.File) + len(f.Name) + 50
	}
	b := append(make([]byte, 0, n), head...)
	for _, f := range w.Frames {
		b = append(append(b, `  File "`...), f.File...)
		b = strconv.AppendInt(append(b, `", line `...), int64(f.Line), 10)
		b = append(append(append(b, ", in "...), f.Name...), '\n')
	}
	return string(b)
}

// String returns the stack as Python's faulthandler prints it: the innermost call first.
func (s Stack) String() string {
	var b strings.Builder
	fmt.Fprintf(&b, "Thread 0x%016x", s.Thread)
	if s.Name != "" {
		fmt.Fprintf(&b, " [%s]", s.Name)
	}
	b.WriteString(" (most recent call first):\n")
	if s.Waiting != "" {
		fmt.Fprintf(&b, "  waiting for %s since %v\n", s.Waiting, time.Since(s.Since).Round(time.Millisecond))
	}
	for i := len(s.Frames) - 1; i >= 0; i-- {
		f := s.Frames[i]
		fmt.Fprintf(&b, "  File \"%s\", line %d in %s\n", f.File, f.Line, f.Function)
		if s.Omitted > 0 && len(s.Frames)-i == (len(s.Frames)+1)/2 {
			fmt.Fprintf(&b, "  ... %d more\n", s.Omitted)
		}
	}
	return b.String()
}
