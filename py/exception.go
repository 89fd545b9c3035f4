package py

// This file defines Exception, the one Go struct of all Python exceptions, and
// the functions that natives raise them with.

import (
	"fmt"
	"strings"
	"unsafe"
)

// Exception is an instance of BaseException or a subclass. It is a Go error:
// natives return it to raise it.
type Exception struct {
	Object
	Attrs
	Args       *Tuple
	Cause      *Exception // __cause__
	Context    *Exception // __context__
	Traceback  *Traceback // __traceback__
	Suppress   bool       // __suppress_context__
	hasContext bool       // context was set, perhaps to None
	// Fields holds what the types with members of their own keep (StopIteration.value,
	// OSError.errno, SyntaxError.lineno, ...), by the numbers in exception_types.go.
	Fields []Value
}

// Error returns "TypeName: message" as the last line of a traceback shows it, as
// far as that needs no Python code.
func (e *Exception) Error() string {
	name := e.typ.Name
	if len(e.Args.items) == 0 {
		return name
	}
	if s := ToStr(e.Args.items[0]); s != nil {
		return name + ": " + s.s
	}
	return fmt.Sprintf("%s(...)", name)
}

// Value returns the exception as a value.
func (e *Exception) Value() Value { return ValueOf(&e.Object) }

// ToException returns v as an exception, or nil if it is none.
func ToException(v Value) *Exception {
	if v.ref != nil && v.Type().Flags&FlagException != 0 {
		return (*Exception)(v.ref)
	}
	return nil
}

var exceptionLayout = LayoutWithAttrs[Exception](unsafe.Offsetof(Exception{}.Attrs))

// NewException returns a new instance of the exception type t, a static type of
// this package, without running __init__.
func NewException(t *Type, args ...Value) *Exception {
	e := New[Exception](t)
	e.Args = NewTuple(args)
	initExceptionFields(e)
	if len(args) == 1 && len(e.Fields) > FieldMsg {
		switch {
		case t.IsSubtype(SyntaxError):
			e.Fields[FieldSynMsg] = args[0]
		case t.IsSubtype(ImportError):
			e.Fields[FieldMsg] = args[0]
		}
	}
	return e
}

// Errorf returns a new exception of type t with a message.
func Errorf(t *Type, format string, args ...any) error {
	if len(args) > 0 || strings.IndexByte(format, '%') >= 0 {
		format = fmt.Sprintf(format, args...)
	}
	return NewException(t, String(format))
}

// TypeErrorf and its like return exceptions of the type that the name says.
func TypeErrorf(format string, args ...any) error { return Errorf(TypeError, format, args...) }

// ValueErrorf returns a ValueError.
func ValueErrorf(format string, args ...any) error { return Errorf(ValueError, format, args...) }

// IndexErrorf returns an IndexError.
func IndexErrorf(format string, args ...any) error { return Errorf(IndexError, format, args...) }

// KeyErrorOf returns KeyError(key).
func KeyErrorOf(key Value) error { return NewException(KeyError, key) }

// OverflowErrorf returns an OverflowError.
func OverflowErrorf(format string, args ...any) error { return Errorf(OverflowError, format, args...) }

// ZeroDivisionErrorf returns a ZeroDivisionError.
func ZeroDivisionErrorf(format string, args ...any) error {
	return Errorf(ZeroDivisionError, format, args...)
}

// RuntimeErrorf returns a RuntimeError.
func RuntimeErrorf(format string, args ...any) error { return Errorf(RuntimeError, format, args...) }

// RecursionErrorf returns a RecursionError.
func RecursionErrorf(format string, args ...any) error {
	return Errorf(RecursionError, format, args...)
}

// SystemErrorf returns a SystemError.
func SystemErrorf(format string, args ...any) error { return Errorf(SystemError, format, args...) }

// NotImplementedErrorf returns a NotImplementedError.
func NotImplementedErrorf(format string, args ...any) error {
	return Errorf(NotImplementedError, format, args...)
}

// AttributeErrorOf returns an AttributeError with its name and obj members set.
func AttributeErrorOf(th *Thread, obj Value, name *Str, format string, args ...any) error {
	e := NewException(AttributeError, String(fmt.Sprintf(format, args...)))
	e.Fields[FieldName] = name.Value()
	e.Fields[FieldObj] = obj
	return e
}

// NameErrorOf returns a NameError with its name member set.
func NameErrorOf(t *Type, name string, format string) error {
	e := NewException(t, String(fmt.Sprintf(format, name)))
	if t == NameError { // an UnboundLocalError has no name, so that nothing is suggested
		e.Fields[FieldName] = String(name)
	}
	return e
}

// withAttribute tells an AttributeError that Python code has raised what was looked for where, unless it knows.
func withAttribute(err error, obj Value, name *Str) error {
	if IsException(err, AttributeError) {
		unset := func(v Value) bool { return v.ref == nil || v.IsNone() }
		if e := AsException(err); unset(e.Fields[FieldName]) && unset(e.Fields[FieldObj]) {
			e.Fields[FieldName], e.Fields[FieldObj] = name.Value(), obj
		}
	}
	return err
}

// StopIterationOf returns StopIteration(v), without an argument if v is None.
func StopIterationOf(v Value) *Exception {
	if v.IsNone() || v.IsAbsent() {
		return NewException(StopIteration)
	}
	e := NewException(StopIteration, v)
	e.Fields[FieldValue] = v
	return e
}

// AsException returns err as a Python exception, or nil for other errors (a kill).
func AsException(err error) *Exception {
	e, _ := err.(*Exception)
	return e
}

// IsException reports whether err is a Python exception of type t.
func IsException(err error, t *Type) bool {
	e, ok := err.(*Exception)
	return ok && e.typ.IsSubtype(t)
}

// Chain returns err with context as its __context__, when an exception was
// raised by Go code that handled another one.
func Chain(err error, context error) error {
	e, ok := err.(*Exception)
	c, ok2 := context.(*Exception)
	if ok && ok2 && e != c && e.Context == nil {
		e.Context, e.hasContext = c, true
	}
	return err
}

// CausedBy returns err with cause as its __cause__ ("raise err from cause").
func CausedBy(err error, cause error) error {
	e, ok := err.(*Exception)
	c, ok2 := cause.(*Exception)
	if ok && ok2 {
		e.Cause, e.Suppress = c, true
		e.Context, e.hasContext = c, true
	}
	return err
}

// Traceback is the Python type traceback: one frame that an exception went through.
type Traceback struct {
	Object
	Next  *Traceback
	Frame Value // a frame object
	Lasti int32
	Line  int32
}

// Value returns the traceback as a value.
func (t *Traceback) Value() Value { return ValueOf(&t.Object) }
