package py

// This file defines the built-in exception types and their members.

import (
	"fmt"
	"slices"
	"strings"
)

// Numbers of Exception.Fields, by type.
const (
	FieldValue    = 0 // StopIteration.value, SystemExit.code
	FieldName     = 0 // NameError, AttributeError, ImportError
	FieldObj      = 1 // AttributeError.obj
	FieldPath     = 1 // ImportError.path
	FieldNameFrom = 2 // ImportError.name_from
	FieldMsg      = 3 // ImportError.msg
	// SyntaxError
	FieldSynMsg, FieldFilename, FieldLineno, FieldOffset, FieldText, FieldEndLineno, FieldEndOffset, FieldPrintFileAndLine, FieldMetadata = 0, 1, 2, 3, 4, 5, 6, 7, 8
	// OSError
	FieldErrno, FieldStrerror, FieldOSFilename, FieldOSFilename2, FieldCharsWritten = 0, 1, 2, 3, 4
	// UnicodeError: encoding, object, start, end, reason
	FieldEncoding, FieldObject, FieldStart, FieldEnd, FieldReason = 0, 1, 2, 3, 4
	// Exception groups: message, exceptions
	FieldGroupMsg, FieldExceptions = 0, 1
)

func exc(name string, base *Type, doc string) *Type {
	return &Type{Name: name, Base: base, Flags: FlagBaseType | FlagException, Doc: doc}
}

// The built-in exception types.
var (
	BaseException             = exc("BaseException", &objectType, "Common base class for all exceptions.")
	SystemExit                = exc("SystemExit", BaseException, "Request to exit from the interpreter.")
	KeyboardInterrupt         = exc("KeyboardInterrupt", BaseException, "Program interrupted by user.")
	GeneratorExit             = exc("GeneratorExit", BaseException, "Request that a generator exit.")
	BaseExceptionGroup        = exc("BaseExceptionGroup", BaseException, "Several exceptions in one.")
	ExceptionType             = exc("Exception", BaseException, "What programs are to catch: no exit.")
	StopIteration             = exc("StopIteration", ExceptionType, "An iterator has no more items.")
	StopAsyncIteration        = exc("StopAsyncIteration", ExceptionType, "An asynchronous iterator has no more items.")
	ArithmeticError           = exc("ArithmeticError", ExceptionType, "Base class for arithmetic errors.")
	FloatingPointError        = exc("FloatingPointError", ArithmeticError, "Floating-point operation failed.")
	OverflowError             = exc("OverflowError", ArithmeticError, "Result too large to be represented.")
	ZeroDivisionError         = exc("ZeroDivisionError", ArithmeticError, "A division by zero.")
	AssertionError            = exc("AssertionError", ExceptionType, "Assertion failed.")
	AttributeError            = exc("AttributeError", ExceptionType, "Attribute not found.")
	BufferError               = exc("BufferError", ExceptionType, "Buffer error.")
	EOFError                  = exc("EOFError", ExceptionType, "Read beyond end of file.")
	ImportError               = exc("ImportError", ExceptionType, "A module, or a name in a module, cannot be imported.")
	ModuleNotFoundError       = exc("ModuleNotFoundError", ImportError, "Module not found.")
	LookupError               = exc("LookupError", ExceptionType, "Base class for lookup errors.")
	IndexError                = exc("IndexError", LookupError, "Sequence index out of range.")
	KeyError                  = exc("KeyError", LookupError, "Mapping key not found.")
	MemoryError               = exc("MemoryError", ExceptionType, "Out of memory.")
	NameError                 = exc("NameError", ExceptionType, "Name not found globally.")
	UnboundLocalError         = exc("UnboundLocalError", NameError, "A local variable has no value yet.")
	OSError                   = exc("OSError", ExceptionType, "Base class for I/O related errors.")
	BlockingIOError           = exc("BlockingIOError", OSError, "I/O operation would block.")
	ChildProcessError         = exc("ChildProcessError", OSError, "Child process error.")
	ConnectionError           = exc("ConnectionError", OSError, "Connection error.")
	BrokenPipeError           = exc("BrokenPipeError", ConnectionError, "Broken pipe.")
	ConnectionAbortedError    = exc("ConnectionAbortedError", ConnectionError, "Connection aborted.")
	ConnectionRefusedError    = exc("ConnectionRefusedError", ConnectionError, "Connection refused.")
	ConnectionResetError      = exc("ConnectionResetError", ConnectionError, "Connection reset.")
	FileExistsError           = exc("FileExistsError", OSError, "File already exists.")
	FileNotFoundError         = exc("FileNotFoundError", OSError, "File not found.")
	InterruptedError          = exc("InterruptedError", OSError, "Interrupted by signal.")
	IsADirectoryError         = exc("IsADirectoryError", OSError, "Operation doesn't work on directories.")
	NotADirectoryError        = exc("NotADirectoryError", OSError, "Operation only works on directories.")
	PermissionError           = exc("PermissionError", OSError, "Not enough permissions.")
	ProcessLookupError        = exc("ProcessLookupError", OSError, "Process not found.")
	TimeoutError              = exc("TimeoutError", OSError, "Timeout expired.")
	ReferenceError            = exc("ReferenceError", ExceptionType, "The object of a weak proxy is gone.")
	RuntimeError              = exc("RuntimeError", ExceptionType, "Unspecified run-time error.")
	NotImplementedError       = exc("NotImplementedError", RuntimeError, "What was called is still to be written, or is for subclasses.")
	RecursionError            = exc("RecursionError", RuntimeError, "Recursion limit exceeded.")
	PythonFinalizationError   = exc("PythonFinalizationError", RuntimeError, "The interpreter is ending, and this cannot be done any more.")
	IncompleteInputError      = exc("_IncompleteInputError", SyntaxError, "incomplete input.")
	SyntaxError               = exc("SyntaxError", ExceptionType, "Invalid syntax.")
	IndentationError          = exc("IndentationError", SyntaxError, "Improper indentation.")
	TabError                  = exc("TabError", IndentationError, "Improper mixture of spaces and tabs.")
	SystemError               = exc("SystemError", ExceptionType, "Something is wrong in the interpreter itself.\n\nIt deserves a report, with the traceback and the version.")
	TypeError                 = exc("TypeError", ExceptionType, "Inappropriate argument type.")
	ValueError                = exc("ValueError", ExceptionType, "A value that is wrong, though its type is right.")
	UnicodeError              = exc("UnicodeError", ValueError, "Unicode related error.")
	UnicodeDecodeError        = exc("UnicodeDecodeError", UnicodeError, "Unicode decoding error.")
	UnicodeEncodeError        = exc("UnicodeEncodeError", UnicodeError, "Unicode encoding error.")
	UnicodeTranslateError     = exc("UnicodeTranslateError", UnicodeError, "Unicode translation error.")
	Warning                   = exc("Warning", ExceptionType, "Base class for warning categories.")
	BytesWarning              = exc("BytesWarning", Warning, "Bytes are used in a way that is hardly meant, such as compared with str.")
	DeprecationWarning        = exc("DeprecationWarning", Warning, "A feature is deprecated.")
	EncodingWarning           = exc("EncodingWarning", Warning, "An encoding is not named.")
	FutureWarning             = exc("FutureWarning", Warning, "A construct will have another meaning in the future.")
	ImportWarning             = exc("ImportWarning", Warning, "An import that is probably a mistake.")
	PendingDeprecationWarning = exc("PendingDeprecationWarning", Warning, "A feature will be deprecated in the future.")
	ResourceWarning           = exc("ResourceWarning", Warning, "Something was not closed.")
	RuntimeWarning            = exc("RuntimeWarning", Warning, "Something odd happened while the program ran.")
	SyntaxWarning             = exc("SyntaxWarning", Warning, "Source text that is odd.")
	UnicodeWarning            = exc("UnicodeWarning", Warning, "Text or an encoding is used in a way that is hardly meant.")
	UserWarning               = exc("UserWarning", Warning, "A warning of a program.")
	ExceptionGroup            = exc("ExceptionGroup", BaseExceptionGroup, "")
)

// ExceptionTypes lists the built-in exceptions, bases before subclasses and in the order of __subclasses__().
var ExceptionTypes = []*Type{
	BaseException, BaseExceptionGroup, ExceptionType, GeneratorExit, KeyboardInterrupt, SystemExit,
	ArithmeticError, FloatingPointError, OverflowError, ZeroDivisionError, AssertionError, AttributeError, BufferError, EOFError,
	ImportError, ModuleNotFoundError, LookupError, IndexError, KeyError, MemoryError, NameError, UnboundLocalError, OSError,
	BlockingIOError, ChildProcessError, ConnectionError, BrokenPipeError, ConnectionAbortedError, ConnectionRefusedError,
	ConnectionResetError, FileExistsError, FileNotFoundError, InterruptedError, IsADirectoryError, NotADirectoryError,
	PermissionError, ProcessLookupError, TimeoutError, ReferenceError, RuntimeError, NotImplementedError, PythonFinalizationError, RecursionError,
	StopAsyncIteration, StopIteration, SyntaxError, IndentationError, TabError, IncompleteInputError, SystemError, TypeError, ValueError, UnicodeError,
	UnicodeDecodeError, UnicodeEncodeError, UnicodeTranslateError, Warning, BytesWarning, DeprecationWarning, EncodingWarning,
	FutureWarning, ImportWarning, PendingDeprecationWarning, ResourceWarning, RuntimeWarning, SyntaxWarning, UnicodeWarning,
	UserWarning, ExceptionGroup,
}

// excFields returns how many Fields instances of t have, by its built-in base.
func excFields(t *Type) int {
	for ; t != nil; t = t.Base {
		switch t {
		case StopIteration, SystemExit, NameError:
			return 1
		case AttributeError, BaseExceptionGroup:
			return 2
		case ImportError:
			return 4
		case UnicodeError, OSError:
			return 5
		case SyntaxError:
			return 9
		}
	}
	return 0
}

func initExceptionFields(e *Exception) {
	if n := excFields(e.typ); n > 0 {
		e.Fields = make([]Value, n)
		for i := range e.Fields {
			e.Fields[i] = None
		}
	}
}

func initExceptions() {
	b := BaseException
	b.layout = exceptionLayout
	b.New = func(th *Thread, t *Type, args []Value, kw []*Str) (Value, error) {
		e := New[Exception](t)
		e.Args = NewTuple(args[:len(args)-len(kw)])
		initExceptionFields(e)
		return e.Value(), nil
	}
	b.Init = func(th *Thread, self Value, args []Value, kw []*Str) error {
		if len(kw) > 0 {
			return TypeErrorf("%s() takes no keyword arguments", self.Type().FullName())
		}
		ToException(self).Args = NewTuple(args)
		return nil
	}
	b.Repr = func(th *Thread, self Value) (Value, error) {
		e := ToException(self)
		if len(e.Args.items) == 1 {
			r, err := ReprGo(th, e.Args.items[0])
			return String(e.typ.Name + "(" + r + ")"), err
		}
		r, err := ReprGo(th, e.Args.Value())
		return String(e.typ.Name + r), err
	}
	b.Str = func(th *Thread, self Value) (Value, error) {
		e := ToException(self)
		switch len(e.Args.items) {
		case 0:
			return emptyStr.Value(), nil
		case 1:
			s, err := StrOf(th, e.Args.items[0])
			if err != nil {
				return Value{}, err
			}
			return s.Value(), nil
		}
		s, err := StrOf(th, e.Args.Value())
		if err != nil {
			return Value{}, err
		}
		return s.Value(), nil
	}
	b.Traverse = func(self Value, visit func(Value)) int {
		e := ToException(self)
		visit(e.Args.Value())
		for _, x := range []*Exception{e.Cause, e.Context} {
			if x != nil {
				visit(x.Value())
			}
		}
		if e.Traceback != nil {
			visit(e.Traceback.Value())
		}
		for _, v := range e.Fields {
			visit(v)
		}
		return 120
	}
	optional := func(e *Exception) Value {
		if e == nil {
			return None
		}
		return e.Value()
	}
	b.Getters = []GetSetDef{
		{Name: "args", Get: func(th *Thread, self Value) (Value, error) { return ToException(self).Args.Value(), nil }, Set: func(th *Thread, self, v Value) error {
			if v.ref == nil {
				return TypeErrorf("args may not be deleted")
			}
			s, err := ToSlice(th, v)
			if err == nil {
				ToException(self).Args = NewTupleOwned(s)
			}
			return err
		}},
		{Name: "__traceback__", Get: func(th *Thread, self Value) (Value, error) {
			if t := ToException(self).Traceback; t != nil {
				return t.Value(), nil
			}
			return None, nil
		}, Set: func(th *Thread, self, v Value) error {
			if v.ref == nil {
				return TypeErrorf("__traceback__ may not be deleted")
			}
			if v.IsNone() {
				ToException(self).Traceback = nil
				return nil
			}
			if v.Type() != &tracebackType {
				return TypeErrorf("__traceback__ must be a traceback or None")
			}
			ToException(self).Traceback = Cast[Traceback](v)
			return nil
		}},
		{Name: "__context__", Get: func(th *Thread, self Value) (Value, error) { return optional(ToException(self).Context), nil }, Set: func(th *Thread, self, v Value) error {
			e, err := excOrNone(v, "__context__", "exception context must be None or derive from BaseException")
			if err == nil {
				ToException(self).Context, ToException(self).hasContext = e, true
			}
			return err
		}},
		{Name: "__cause__", Get: func(th *Thread, self Value) (Value, error) { return optional(ToException(self).Cause), nil }, Set: func(th *Thread, self, v Value) error {
			e, err := excOrNone(v, "__cause__", "exception cause must be None or derive from BaseException")
			if err == nil {
				ToException(self).Cause, ToException(self).Suppress = e, true
			}
			return err
		}},
		{Name: "__suppress_context__", Member: true, Get: func(th *Thread, self Value) (Value, error) { return Bool(ToException(self).Suppress), nil }, Set: func(th *Thread, self, v Value) error {
			if v.ref == nil || !v.IsBool() {
				return TypeErrorf("attribute value type must be bool")
			}
			ToException(self).Suppress = v.IsTrue()
			return nil
		}},
		{Name: "__dict__", Get: func(th *Thread, self Value) (Value, error) { return InstanceDict(self).Value(), nil }, Set: func(th *Thread, self, v Value) error {
			if v.ref == nil {
				return TypeErrorf("cannot delete __dict__")
			}
			d := ToDict(v)
			if d == nil {
				return TypeErrorf("__dict__ must be set to a dictionary, not a '%s'", v.Type().FullName())
			}
			attrsOf(self).setDict(d)
			return nil
		}},
	}
	b.Methods = []NativeDef{
		{Sig: "with_traceback(self, tb, /)", Doc: "Set self.__traceback__ to tb and return self.", Fn: func(th *Thread, a []Value) (Value, error) {
			if !a[1].IsNone() && a[1].Type() != &tracebackType {
				return Value{}, TypeErrorf("__traceback__ must be a traceback or None")
			}
			return a[0], SetAttr(th, a[0], th.Intern("__traceback__"), a[1])
		}},
		{Sig: "add_note(self, note, /)", Doc: "Add a note to the exception", Fn: func(th *Thread, a []Value) (Value, error) {
			if ToStr(a[1]) == nil {
				return Value{}, TypeErrorf("add_note() argument must be str, not %s", argTypeName(a[1]))
			}
			return None, addNote(th, a[0], a[1])
		}},
		{Sig: "__reduce__(self, /)", Fn: func(th *Thread, a []Value) (Value, error) {
			e := ToException(a[0])
			if state := e.state(); state != nil {
				return TupleOf(e.typ.Value(), e.reduceArgs(), state.Value()), nil
			}
			return TupleOf(e.typ.Value(), e.reduceArgs()), nil
		}},
		{Sig: "__setstate__(self, state, /)", Fn: func(th *Thread, a []Value) (Value, error) {
			d := ToDict(a[1])
			if d == nil && !a[1].IsNone() {
				return Value{}, TypeErrorf("state is not a dictionary")
			}
			if d != nil {
				for i := 0; ; {
					k, v, ok := d.Next(&i)
					if !ok {
						break
					}
					name := ToStr(k)
					if name == nil {
						return Value{}, TypeErrorf("attribute name must be string, not '%s'", k.Type().Name)
					}
					if err := SetAttr(th, a[0], th.InternStr(name), v); err != nil {
						return Value{}, err
					}
				}
			}
			return None, nil
		}},
	}
	Define(b)

	field := func(t *Type, name string, i int) {
		t.Getters = append(t.Getters, GetSetDef{Name: name, Member: true, Get: func(th *Thread, self Value) (Value, error) {
			if v := ToException(self).Fields[i]; v.ref != nil {
				return v, nil
			}
			return None, nil
		}, Set: func(th *Thread, self, v Value) error {
			if v.ref == nil {
				v = None
			}
			ToException(self).Fields[i] = v
			return nil
		}})
	}
	initWith := func(t *Type, f func(th *Thread, e *Exception, args []Value, kw []*Str) error) {
		t.Init = func(th *Thread, self Value, args []Value, kw []*Str) error {
			e := ToException(self)
			e.Args = NewTuple(args[:len(args)-len(kw)])
			return f(th, e, args, kw)
		}
	}
	onlyKw := func(names map[string]int) func(th *Thread, e *Exception, args []Value, kw []*Str) error {
		return func(th *Thread, e *Exception, args []Value, kw []*Str) error {
			n := len(args) - len(kw)
			for j, k := range kw {
				i, ok := names[k.s]
				if !ok {
					return TypeErrorf("%s() got an unexpected keyword argument '%s'", e.typ.Name, k.s)
				}
				e.Fields[i] = args[n+j]
			}
			return nil
		}
	}
	field(StopIteration, "value", FieldValue)
	initWith(StopIteration, func(th *Thread, e *Exception, args []Value, kw []*Str) error {
		if len(args) > 0 {
			e.Fields[FieldValue] = args[0]
		}
		return nil
	})
	field(SystemExit, "code", FieldValue)
	initWith(SystemExit, func(th *Thread, e *Exception, args []Value, kw []*Str) error {
		switch len(args) {
		case 0:
		case 1:
			e.Fields[FieldValue] = args[0]
		default:
			e.Fields[FieldValue] = e.Args.Value()
		}
		return nil
	})
	field(NameError, "name", FieldName)
	initWith(NameError, onlyKw(map[string]int{"name": FieldName}))
	field(AttributeError, "name", FieldName)
	field(AttributeError, "obj", FieldObj)
	initWith(AttributeError, onlyKw(map[string]int{"name": FieldName, "obj": FieldObj}))
	field(ImportError, "name", FieldName)
	field(ImportError, "path", FieldPath)
	field(ImportError, "name_from", FieldNameFrom)
	field(ImportError, "msg", FieldMsg)
	imp := onlyKw(map[string]int{"name": FieldName, "path": FieldPath, "name_from": FieldNameFrom})
	initWith(ImportError, func(th *Thread, e *Exception, args []Value, kw []*Str) error {
		for _, i := range []int{FieldName, FieldPath, FieldNameFrom, FieldMsg} {
			e.Fields[i] = None
		}
		if n := len(args) - len(kw); n == 1 {
			e.Fields[FieldMsg] = args[0]
		}
		return imp(th, e, args, kw)
	})
	KeyError.Str = func(th *Thread, self Value) (Value, error) {
		if e := ToException(self); len(e.Args.items) == 1 {
			s, err := Repr(th, e.Args.items[0])
			if err != nil {
				return Value{}, err
			}
			return s.Value(), nil
		}
		return b.Str(th, self)
	}
	for i, n := range []string{"msg", "filename", "lineno", "offset", "text", "end_lineno", "end_offset", "print_file_and_line", "_metadata"} {
		field(SyntaxError, n, i)
	}
	initWith(SyntaxError, func(th *Thread, e *Exception, args []Value, kw []*Str) error {
		if len(args) > 0 {
			e.Fields[FieldSynMsg] = args[0]
		}
		if len(args) == 2 {
			info, err := ToSlice(th, args[1])
			if err != nil {
				return err
			}
			switch {
			case len(info) < 4:
				return TypeErrorf("function takes at least 4 arguments (%d given)", len(info))
			case len(info) > 7:
				return TypeErrorf("function takes at most 7 arguments (%d given)", len(info))
			case len(info) == 7:
				e.Fields[FieldMetadata] = info[6]
				info = info[:6]
			}
			if len(info) == 5 {
				return TypeErrorf("end_offset must be provided when end_lineno is provided")
			}
			for i, v := range info {
				e.Fields[FieldFilename+i] = v
			}
		}
		return nil
	})
	SyntaxError.Str = func(th *Thread, self Value) (Value, error) {
		e := ToException(self)
		msg, err := StrOf(th, e.Fields[FieldSynMsg])
		if err != nil {
			return Value{}, err
		}
		line, hasLine := AsInt(e.Fields[FieldLineno])
		file := ToStr(e.Fields[FieldFilename])
		switch {
		case file != nil && hasLine:
			return String(fmt.Sprintf("%s (%s, line %d)", msg.s, file.s[strings.LastIndexByte(file.s, '/')+1:], line)), nil
		case file != nil:
			return String(fmt.Sprintf("%s (%s)", msg.s, file.s[strings.LastIndexByte(file.s, '/')+1:])), nil
		case hasLine:
			return String(fmt.Sprintf("%s (line %d)", msg.s, line)), nil
		}
		return msg.Value(), nil
	}
	initOSError(field)
	for i, n := range []string{"encoding", "object", "start", "end", "reason"} {
		field(UnicodeError, n, i)
	}
	for _, i := range []int{FieldStart, FieldEnd} {
		g := &UnicodeError.Getters[i]
		g.Set = func(th *Thread, self, v Value) error {
			if v.ref == nil || !IsIntLike(v) {
				return TypeErrorf("an integer is required")
			}
			n, err := IndexOverflow(th, v, OverflowError)
			if err == nil {
				ToException(self).Fields[i] = Int(int64(n))
			}
			return err
		}
	}
	UnicodeError.Getters, UnicodeDecodeError.Getters = nil, UnicodeError.Getters
	UnicodeEncodeError.Getters = UnicodeDecodeError.Getters
	UnicodeTranslateError.Getters = UnicodeDecodeError.Getters[1:]
	initUnicodeErrors()
	initGroups()
	for _, t := range ExceptionTypes[1:] {
		if t == ExceptionGroup {
			t.Bases = []*Type{BaseExceptionGroup, ExceptionType}
		}
		Define(t)
	}
}

// reduceArgs returns the arguments that make a copy of the exception.
func (e *Exception) reduceArgs() Value {
	if args := e.Args.items; e.typ.IsSubtype(OSError) && len(args) == 2 && !e.Fields[FieldOSFilename].IsNone() {
		args = append(slices.Clone(args), e.Fields[FieldOSFilename])
		if f := e.Fields[FieldOSFilename2]; !f.IsNone() {
			args = append(args, None, f)
		}
		return TupleOf(args...)
	}
	return e.Args.Value()
}

// state returns what __setstate__ of a copy is to set, nil if it is nothing.
func (e *Exception) state() *Dict {
	var d *Dict
	if at := attrsOf(e.Value()); at.HasDict() || at.shape.Len() > 0 {
		d = InstanceDict(e.Value())
	}
	var fields []string
	var at []int
	switch {
	case e.typ.IsSubtype(ImportError):
		fields, at = []string{"name", "path", "name_from"}, []int{FieldName, FieldPath, FieldNameFrom}
	case e.typ.IsSubtype(AttributeError):
		fields, at = []string{"name", "args"}, []int{FieldName, -1}
	default:
		return d
	}
	copied := d != nil
	if copied {
		d = d.Copy()
	} else {
		d = NewDict()
	}
	for i, n := range fields {
		switch {
		case at[i] < 0:
			d.SetStr(NewStr(n), e.Args.Value())
		case !e.Fields[at[i]].IsNone():
			d.SetStr(NewStr(n), e.Fields[at[i]])
		}
	}
	if d.used == 0 && !copied {
		return nil
	}
	return d
}

func excOrNone(v Value, attr, msg string) (*Exception, error) {
	if v.ref == nil {
		return nil, TypeErrorf("%s may not be deleted", attr)
	}
	if v.IsNone() {
		return nil, nil
	}
	if e := ToException(v); e != nil {
		return e, nil
	}
	return nil, TypeErrorf("%s", msg)
}

func addNote(th *Thread, exc, note Value) error {
	name := th.Intern("__notes__")
	notes, err := LookupAttr(th, exc, name)
	if err != nil {
		return err
	}
	if notes.ref == nil {
		return SetAttr(th, exc, name, ListOf([]Value{note}))
	}
	l := ToList(notes)
	if l == nil {
		return TypeErrorf("Cannot add note: __notes__ is not a list")
	}
	l.Append(note)
	return nil
}

// AddNote adds a note to an exception.
func AddNote(th *Thread, e *Exception, note string) { _ = addNote(th, e.Value(), String(note)) }

// osErrorTypes maps errno values (Linux) to the subclasses of OSError.
var osErrorTypes = map[int64]*Type{
	1: PermissionError, 2: FileNotFoundError, 3: ProcessLookupError, 4: InterruptedError, 10: ChildProcessError, 11: BlockingIOError,
	13: PermissionError, 17: FileExistsError, 20: NotADirectoryError, 21: IsADirectoryError, 32: BrokenPipeError, 103: ConnectionAbortedError,
	104: ConnectionResetError, 108: BrokenPipeError, 110: TimeoutError, 111: ConnectionRefusedError, 114: BlockingIOError, 115: BlockingIOError,
}

// OSErrorOf returns the OSError, of the subclass for its number, with these members.
func OSErrorOf(errno int64, strerror, filename string) error {
	t := OSError
	if s, ok := osErrorTypes[errno]; ok {
		t = s
	}
	e := NewException(t, Int(errno), String(strerror))
	e.Fields[FieldErrno], e.Fields[FieldStrerror] = Int(errno), String(strerror)
	if filename != "" {
		e.Fields[FieldOSFilename] = String(filename)
	}
	return e
}

func initOSError(field func(t *Type, name string, i int)) {
	t := OSError
	field(t, "errno", FieldErrno)
	field(t, "strerror", FieldStrerror)
	field(t, "filename", FieldOSFilename)
	field(t, "filename2", FieldOSFilename2)
	t.Getters = append(t.Getters, GetSetDef{Name: "characters_written", Get: func(th *Thread, self Value) (Value, error) {
		if v := ToException(self).Fields[FieldCharsWritten]; !v.IsNone() {
			return v, nil
		}
		return Value{}, Errorf(AttributeError, "characters_written")
	}, Set: func(th *Thread, self, v Value) error {
		e := ToException(self)
		if v.ref == nil {
			if e.Fields[FieldCharsWritten].IsNone() {
				return Errorf(AttributeError, "characters_written")
			}
			e.Fields[FieldCharsWritten] = None
			return nil
		}
		n, err := IndexOverflow(th, v, ValueError)
		if err == nil {
			e.Fields[FieldCharsWritten] = Int(int64(n))
		}
		return err
	}})
	setUp := func(th *Thread, e *Exception, args []Value, kw []*Str) error {
		if len(kw) > 0 {
			return TypeErrorf("%s() takes no keyword arguments", e.typ.Name)
		}
		e.Args = NewTuple(args)
		if n := len(args); n >= 2 && n <= 5 {
			e.Fields[FieldErrno], e.Fields[FieldStrerror] = args[0], args[1]
			if n >= 3 && e.typ.IsSubtype(BlockingIOError) && args[2].Type().Index != nil {
				k, err := IndexOverflow(th, args[2], ValueError)
				if err != nil {
					return err
				}
				e.Fields[FieldCharsWritten] = Int(int64(k))
			} else if n >= 3 && !args[2].IsNone() {
				e.Fields[FieldOSFilename] = args[2]
				e.Args = NewTuple(args[:2])
			}
			if n == 5 {
				e.Fields[FieldOSFilename2] = args[4]
			}
		}
		return nil
	}
	// A class that defines only __init__ passes what it likes to OSError.__init__; otherwise __new__ does it all, since it
	// must choose the class by the number.
	initSets := func(cls *Type) bool {
		owns := func(name *Str) bool {
			m, _ := cls.Lookup(name)
			own, _ := OSError.Dict().GetStr(name)
			return m == own
		}
		return cls.IsHeap() && !owns(names.init) && owns(names.new_)
	}
	t.New = func(th *Thread, cls *Type, args []Value, kw []*Str) (Value, error) {
		if initSets(cls) {
			return BaseException.New(th, cls, nil, nil)
		}
		if len(kw) > 0 {
			return Value{}, TypeErrorf("%s() takes no keyword arguments", cls.Name)
		}
		if cls == OSError && len(args) >= 2 && len(args) <= 5 {
			if n, ok := AsInt(args[0]); ok {
				if s, ok := osErrorTypes[n]; ok {
					cls = s
				}
			}
		}
		e := New[Exception](cls)
		e.Args = emptyTuple
		initExceptionFields(e)
		return e.Value(), setUp(th, e, args, kw)
	}
	t.Init = func(th *Thread, self Value, args []Value, kw []*Str) error {
		if !initSets(self.Type()) {
			return nil
		}
		return setUp(th, ToException(self), args, kw)
	}
	t.Str = func(th *Thread, self Value) (Value, error) {
		e := ToException(self)
		f := e.Fields
		if f[FieldErrno].IsNone() && f[FieldStrerror].IsNone() && len(e.Args.items) != 2 {
			return BaseException.Str(th, self)
		}
		n, err := StrOf(th, f[FieldErrno])
		if err != nil {
			return Value{}, err
		}
		m, err := StrOf(th, f[FieldStrerror])
		if err != nil {
			return Value{}, err
		}
		s := "[Errno " + n.s + "] " + m.s
		if !f[FieldOSFilename].IsNone() {
			r, err := ReprGo(th, f[FieldOSFilename])
			if err != nil {
				return Value{}, err
			}
			s += ": " + r
			if !f[FieldOSFilename2].IsNone() {
				if r, err = ReprGo(th, f[FieldOSFilename2]); err != nil {
					return Value{}, err
				}
				s += " -> " + r
			}
		}
		return String(s), nil
	}
}

// lengthOf returns the length of a str or of bytes, 0 of something else.
func lengthOf(v Value) int64 {
	if s := ToStr(v); s != nil {
		return int64(s.Len())
	}
	b, _ := bytesText(v)
	return int64(len(b))
}

func initUnicodeErrors() {
	for _, e := range []struct {
		t *Type
		n int
	}{{UnicodeDecodeError, 5}, {UnicodeEncodeError, 5}, {UnicodeTranslateError, 4}} {
		t := e.t
		t.Init = func(th *Thread, self Value, args []Value, kw []*Str) error {
			if len(args) != e.n {
				return TypeErrorf("function takes exactly %d arguments (%d given)", e.n, len(args))
			}
			x := ToException(self)
			x.Args = NewTuple(args)
			fields := make([]Value, 5)
			copy(fields[5-e.n:], args)
			text := func(i int) error {
				if v := fields[i]; ToStr(v) == nil {
					return TypeErrorf("argument %d must be str, not %s", i+1-(5-e.n), v.Type().FullName())
				}
				return nil
			}
			if e.n == 5 {
				if err := text(FieldEncoding); err != nil {
					return err
				}
			}
			if t != UnicodeDecodeError {
				if err := text(FieldObject); err != nil {
					return err
				}
			} else if ToBytes(fields[FieldObject]) == nil {
				b, err := GetBuffer(th, fields[FieldObject], 0)
				if err != nil {
					return err
				}
				fields[FieldObject] = NewBytes(string(b.Bytes()))
				b.Release(th)
			}
			for i := FieldStart; i <= FieldEnd; i++ {
				n, err := IndexOverflow(th, fields[i], OverflowError)
				if err != nil {
					return err
				}
				fields[i] = Int(int64(n))
			}
			if err := text(FieldReason); err != nil {
				return err
			}
			copy(x.Fields, fields)
			return nil
		}
		t.Str = func(th *Thread, self Value) (Value, error) {
			f := ToException(self).Fields
			if f[FieldObject].IsNone() {
				return emptyStr.Value(), nil // made without __init__
			}
			start, _ := AsInt(f[FieldStart])
			end, _ := AsInt(f[FieldEnd])
			reason, err := StrOf(th, f[FieldReason])
			if err != nil {
				return Value{}, err
			}
			enc := ""
			if t != UnicodeTranslateError {
				s, err := StrOf(th, f[FieldEncoding])
				if err != nil {
					return Value{}, err
				}
				enc = "'" + s.s + "' codec "
			}
			verb, unit := "can't encode", "character"
			if t == UnicodeDecodeError {
				verb, unit = "can't decode", "byte"
			} else if t == UnicodeTranslateError {
				verb = "can't translate"
			}
			if end == start+1 && start >= 0 && start < lengthOf(f[FieldObject]) {
				what := ""
				if s := ToStr(f[FieldObject]); s != nil && start >= 0 && int(start) < s.Len() {
					r := s.At(int(start))
					switch {
					case r < 256:
						what = "'\\x" + hexPad(r, 2) + "'"
					case r < 0x10000:
						what = "'\\u" + hexPad(r, 4) + "'"
					default:
						what = "'\\U" + hexPad(r, 8) + "'"
					}
				} else if b, ok := bytesText(f[FieldObject]); ok && start >= 0 && int(start) < len(b) {
					what = "0x" + hexPad(rune(b[start]), 2)
				}
				return String(fmt.Sprintf("%s%s %s %s in position %d: %s", enc, verb, unit, what, start, reason.s)), nil
			}
			return String(fmt.Sprintf("%s%s %ss in position %d-%d: %s", enc, verb, unit, start, end-1, reason.s)), nil
		}
	}
}
