package hognose

// This file converts values between Go and Python. Conversion happens inside a run:
// it is charged, can be stopped, and its depth is bounded.

import (
	"context"
	"fmt"
	"math/big"
	"reflect"
	"strings"

	"github.com/hognose/hognose/py"
)

// maxConvertDepth bounds nested lists, dicts and the like that are converted.
const maxConvertDepth = 200

// Set gives a value a name in the module __main__, of this and every later run.
//
// The value is copied into Python; what is done to it there the Go side does not see.
//
//	Go                                     Python
//	nil, nil pointers, maps, slices        None
//	bool                                   bool
//	ints and uints of any size, *big.Int   int
//	float32, float64                       float
//	complex64, complex128                  complex
//	string                                 str (bytes that are not UTF-8 become U+FFFD)
//	[]byte                                 bytes
//	other slices, arrays                   list
//	maps                                   dict
//	structs                                dict by field name, or the name in a tag `py:"name"`; "-" leaves one out
//	pointers, interfaces                   what they hold
//	functions                              a function, see below
//
// Anything else, as a channel, is an error, and so is a value that is nested deeper
// than 200 levels.
//
// A function of any signature can be set. Its arguments are converted from Python to
// the types of its parameters, as Get converts them and with the same conversions
// to a sized type as in Go, refused where a value does not fit. It may have one
// result, and an error behind it, which is raised as RuntimeError; an
// *Exception as the error is raised as the built-in class that it names. A panic
// raises SystemError.
//
// A function whose first parameter is a context.Context is one that waits: it runs
// on a goroutine of its own while the VM's other threads go on, with a ctx that
// ends when the run, or the thread, is stopped. One that ignores it is left behind
// when the grace is over, and counted in Usage.Abandoned; its late result is
// dropped. With this ctx it may call methods of the VM that run code: they run
// in the thread that called the function. A function without a ctx runs in the
// thread's turn and must be quick.
func (v *VM) Set(ctx context.Context, name string, value any) error {
	return v.run(ctx, func() error {
		x, err := v.toPython(&v.r.Thread.Thread, reflect.ValueOf(value), name, 0)
		if err != nil {
			return err
		}
		return v.r.SetGlobal(name, x)
	})
}

// Get returns the value of a name in __main__, as the last run left it; it may have
// dots, for attributes. The value is a copy.
//
//	Python                 Go
//	None                   nil
//	bool                   bool
//	int                    int64 if it fits, else *big.Int
//	float                  float64
//	complex                complex128
//	str                    string (surrogates become U+FFFD)
//	bytes, bytearray       []byte
//	list, tuple            []any
//	set, frozenset         []any
//	dict                   map[string]any if all keys are str, else map[any]any
//
// Subclasses count as their base. Anything else is an error that names its type; so
// are keys that Go cannot compare, and values nested deeper than 200 levels, as one
// that holds itself.
func (v *VM) Get(ctx context.Context, name string) (any, error) {
	var out any
	err := v.run(ctx, func() error {
		x, err := v.r.Name(name)
		if err == nil {
			out, err = v.fromPython(&v.r.Thread.Thread, x)
		}
		return err
	})
	return out, err
}

// toPythonAll converts arguments.
func (v *VM) toPythonAll(args []any) ([]py.Value, error) {
	th := &v.r.Thread.Thread
	out := make([]py.Value, len(args))
	for i, a := range args {
		x, err := v.toPython(th, reflect.ValueOf(a), "", 0)
		if err != nil {
			return nil, err
		}
		out[i] = x
	}
	return out, nil
}

// ConvertError is the error for a value that has no counterpart.
type ConvertError struct {
	Type   string // of the value, in Go or Python
	Reason string
}

// Error says what cannot be converted and why.
func (e *ConvertError) Error() string {
	return fmt.Sprintf("hognose: cannot convert %s: %s", e.Type, e.Reason)
}

// toPython converts a Go value; name is what a function is called.
func (v *VM) toPython(th *py.Thread, x reflect.Value, name string, depth int) (py.Value, error) {
	if !x.IsValid() {
		return py.None, nil
	}
	if depth > maxConvertDepth {
		return py.Value{}, &ConvertError{x.Type().String(), "nested too deeply"}
	}
	if b, ok := x.Interface().(*big.Int); ok {
		if b == nil {
			return py.None, nil
		}
		return py.BigInt(new(big.Int).Set(b)), nil
	}
	switch x.Kind() {
	case reflect.Bool:
		return py.Bool(x.Bool()), nil
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		return py.Int(x.Int()), nil
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64, reflect.Uintptr:
		return py.BigInt(new(big.Int).SetUint64(x.Uint())), nil
	case reflect.Float32, reflect.Float64:
		return py.Float(x.Float()), nil
	case reflect.Complex64, reflect.Complex128:
		return py.NewComplex(x.Complex()), nil
	case reflect.String:
		if err := th.Charge(int64(x.Len())); err != nil {
			return py.Value{}, err
		}
		return pyString(x.String()), nil
	case reflect.Pointer, reflect.Interface:
		return v.toPython(th, x.Elem(), name, depth+1)
	case reflect.Func:
		if x.IsNil() {
			return py.None, nil
		}
		return v.function(x, name)
	case reflect.Slice:
		if x.IsNil() {
			return py.None, nil
		}
		if x.Type().Elem().Kind() == reflect.Uint8 {
			if err := th.Charge(int64(x.Len())); err != nil {
				return py.Value{}, err
			}
			return py.NewBytes(string(x.Bytes())), nil
		}
		return v.toList(th, x, depth)
	case reflect.Array:
		return v.toList(th, x, depth)
	case reflect.Map:
		if x.IsNil() {
			return py.None, nil
		}
		return v.toDict(th, x, depth)
	case reflect.Struct:
		return v.structToDict(th, x, depth)
	}
	return py.Value{}, &ConvertError{x.Type().String(), "it has no counterpart in Python"}
}

func (v *VM) toList(th *py.Thread, x reflect.Value, depth int) (py.Value, error) {
	if err := th.Charge(int64(16 * x.Len())); err != nil {
		return py.Value{}, err
	}
	items := make([]py.Value, x.Len())
	for i := range items {
		if err := th.PollEvery(i); err != nil {
			return py.Value{}, err
		}
		e, err := v.toPython(th, x.Index(i), "", depth+1)
		if err != nil {
			return py.Value{}, err
		}
		items[i] = e
	}
	return py.ListOf(items), nil
}

func (v *VM) toDict(th *py.Thread, x reflect.Value, depth int) (py.Value, error) {
	if err := th.Charge(int64(64 * x.Len())); err != nil {
		return py.Value{}, err
	}
	d := py.NewDict()
	n := 0
	for it := x.MapRange(); it.Next(); n++ {
		if err := th.PollEvery(n); err != nil {
			return py.Value{}, err
		}
		key, err := v.toPython(th, it.Key(), "", depth+1)
		if err != nil {
			return py.Value{}, err
		}
		val, err := v.toPython(th, it.Value(), "", depth+1)
		if err != nil {
			return py.Value{}, err
		}
		if err := d.Set(th, key, val); err != nil {
			return py.Value{}, err
		}
	}
	return d.Value(), nil
}

func (v *VM) structToDict(th *py.Thread, x reflect.Value, depth int) (py.Value, error) {
	d := py.NewDict()
	for _, f := range reflect.VisibleFields(x.Type()) {
		name := f.Tag.Get("py")
		if !f.IsExported() || f.Anonymous || name == "-" {
			continue
		}
		if name == "" {
			name = f.Name
		}
		fx, err := x.FieldByIndexErr(f.Index)
		if err != nil {
			continue // inside an embedded nil pointer
		}
		val, err := v.toPython(th, fx, name, depth+1)
		if err != nil {
			return py.Value{}, err
		}
		d.SetGo(th, name, val)
	}
	return d.Value(), nil
}

// fromPython converts a Python value.
func (v *VM) fromPython(th *py.Thread, x py.Value) (any, error) {
	c := &converter{th: th}
	return c.value(x, 0)
}

// pyString is a str of text from Go, with U+FFFD for what is not UTF-8.
func pyString(s string) py.Value { return py.String(strings.ToValidUTF8(s, "\uFFFD")) }

// goString is text with U+FFFD for surrogates.
func goString(s *py.Str) string { return strings.ToValidUTF8(s.String(), "\uFFFD") }

// converter counts what is converted, to poll.
type converter struct {
	th *py.Thread
	n  int
}

func (c *converter) value(x py.Value, depth int) (any, error) {
	if x.IsAbsent() {
		return nil, nil
	}
	if depth > maxConvertDepth {
		return nil, &ConvertError{x.Type().Name, "nested too deeply"}
	}
	c.n++
	if err := c.th.PollEvery(c.n); err != nil {
		return nil, err
	}
	if x.IsNone() {
		return nil, nil
	}
	if x.IsBool() {
		return x.IsTrue(), nil
	}
	if py.IsIntLike(x) {
		if n, ok := py.AsInt(x); ok {
			return n, nil
		}
		b, _ := py.AsBigInt(x)
		return new(big.Int).Set(b), nil
	}
	if f, ok := py.AsFloat(x); ok {
		return f, nil
	}
	if z, ok := py.ToComplex(x); ok {
		return z, nil
	}
	if s := py.ToStr(x); s != nil {
		return goString(s), c.th.Charge(int64(len(s.String())))
	}
	if b := py.ToBytes(x); b != nil {
		return []byte(b.String()), c.th.Charge(int64(len(b.String())))
	}
	if b := py.ToByteArray(x); b != nil {
		return append([]byte(nil), b.Bytes()...), c.th.Charge(int64(len(b.Bytes())))
	}
	switch {
	case py.ToList(x) != nil:
		return c.list(append([]py.Value(nil), py.ToList(x).Items()...), depth)
	case py.ToTuple(x) != nil:
		return c.list(py.ToTuple(x).Items(), depth)
	case py.ToSet(x) != nil:
		items, err := py.ToSlice(c.th, x)
		if err != nil {
			return nil, err
		}
		return c.list(items, depth)
	case py.ToDict(x) != nil:
		return c.dict(py.ToDict(x), depth)
	}
	return nil, &ConvertError{x.Type().Name, "it has no counterpart in Go"}
}

func (c *converter) list(items []py.Value, depth int) (any, error) {
	if err := c.th.Charge(int64(16 * len(items))); err != nil {
		return nil, err
	}
	out := make([]any, len(items))
	for i, x := range items {
		e, err := c.value(x, depth+1)
		if err != nil {
			return nil, err
		}
		out[i] = e
	}
	return out, nil
}

func (c *converter) dict(d *py.Dict, depth int) (any, error) {
	if err := c.th.Charge(int64(64 * d.Len())); err != nil {
		return nil, err
	}
	names, all := make(map[string]any, d.Len()), map[any]any(nil)
	for i := 0; ; {
		k, x, ok := d.Next(&i)
		if !ok {
			break
		}
		val, err := c.value(x, depth+1)
		if err != nil {
			return nil, err
		}
		if s := py.ToStr(k); s != nil && all == nil {
			names[goString(s)] = val
			continue
		}
		if all == nil {
			all = make(map[any]any, d.Len())
			for n, v := range names {
				all[n] = v
			}
		}
		key, err := c.value(k, depth+1)
		if err != nil {
			return nil, err
		}
		if key != nil && !reflect.TypeOf(key).Comparable() {
			return nil, &ConvertError{"dict", fmt.Sprintf("a key of type %s cannot be one in Go", k.Type().Name)}
		}
		all[key] = val
	}
	if all != nil {
		return all, nil
	}
	return names, nil
}
