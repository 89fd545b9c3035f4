package hognose

// This file makes Go functions callable from Python, and lets them call the VM again.

import (
	"context"
	"errors"
	"fmt"
	"math/big"
	"reflect"
	"time"

	"github.com/hognose/hognose/internal/vm"
	"github.com/hognose/hognose/py"
)

var (
	contextType = reflect.TypeFor[context.Context]()
	errorType   = reflect.TypeFor[error]()
	bigIntType  = reflect.TypeFor[*big.Int]()
)

// hostFunc is a Go function as Python sees it.
type hostFunc struct {
	vm    *VM
	fn    reflect.Value
	name  string
	waits bool // its first parameter is a ctx
	value bool // it has a result
	fails bool // it has an error
}

// function makes a Go function a Python one.
func (v *VM) function(fn reflect.Value, name string) (py.Value, error) {
	t := fn.Type()
	h := &hostFunc{vm: v, fn: fn, name: name, waits: t.NumIn() > 0 && t.In(0) == contextType}
	if name == "" {
		h.name = "function"
	}
	n := t.NumOut()
	if n > 0 && t.Out(n-1) == errorType {
		h.fails = true
		n--
	}
	if n > 1 {
		return py.Value{}, &ConvertError{t.String(), "it has more than one result"}
	}
	h.value = n == 1
	return py.Func(h.name+"(*args)", "A function of the host.", h.call), nil
}

// call is the native function.
func (h *hostFunc) call(th *py.Thread, a []py.Value) (py.Value, error) {
	args := py.ToTuple(a[0]).Items()
	t := h.fn.Type()
	first := 0
	if h.waits {
		first = 1
	}
	want := t.NumIn() - first
	if len(args) != want && !t.IsVariadic() || t.IsVariadic() && len(args) < want-1 {
		return py.Value{}, py.TypeErrorf("%s() takes %s (%d given)", h.name, countOf(want, t.IsVariadic()), len(args))
	}
	in := make([]reflect.Value, first, first+len(args))
	for i, x := range args {
		pt := t.In(min(first+i, t.NumIn()-1))
		if t.IsVariadic() && first+i >= t.NumIn()-1 {
			pt = pt.Elem()
		}
		g, err := h.vm.fromPython(th, x)
		if err != nil {
			return py.Value{}, raised(err)
		}
		arg, err := fit(g, pt)
		if err != nil {
			return py.Value{}, py.TypeErrorf("%s() argument %d: %s", h.name, i+1, err)
		}
		in = append(in, arg)
	}
	if h.waits {
		return h.wait(th, in)
	}
	return h.result(th, h.fn.Call(in))
}

func countOf(n int, more bool) string {
	s := "s"
	if more {
		n--
	}
	if n == 1 {
		s = ""
	}
	if more {
		return fmt.Sprintf("at least %d argument%s", n, s)
	}
	return fmt.Sprintf("%d argument%s", n, s)
}

// wait calls a function with a ctx on a goroutine of its own.
func (h *hostFunc) wait(th *py.Thread, in []reflect.Value) (py.Value, error) {
	t := vm.Of(th)
	run := t.CurrentRun() // the function may outlive it
	began := time.Now()
	var out []reflect.Value
	err := t.BlockCall("the host's function "+h.name, func(ctx context.Context, c *vm.ForeignCall) error {
		in[0] = reflect.ValueOf(context.WithValue(ctx, callKey{}, &call{h.vm, t, run, c, ctx}))
		out = h.fn.Call(in)
		return nil
	})
	if run != nil {
		run.Away(time.Since(began))
	}
	if err != nil {
		return py.Value{}, err
	}
	return h.result(th, out)
}

// result converts what the function returned.
func (h *hostFunc) result(th *py.Thread, out []reflect.Value) (py.Value, error) {
	if h.fails {
		if err, _ := out[len(out)-1].Interface().(error); err != nil {
			return py.Value{}, h.vm.hostError(err)
		}
	}
	if !h.value {
		return py.None, nil
	}
	x, err := h.vm.toPython(th, out[0], h.name, 0)
	return x, raised(err)
}

// raised turns an error of conversion into an exception; others are ones already.
func raised(err error) error {
	var c *ConvertError
	if errors.As(err, &c) {
		return py.TypeErrorf("cannot convert %s: %s", c.Type, c.Reason)
	}
	return err
}

// hostError raises the error of a Go function, and remembers it for the run's result.
func (v *VM) hostError(err error) error {
	class, msg := py.RuntimeError, fmt.Sprint(err) // which survives a method Error that panics
	var x *Exception
	if errors.As(err, &x) {
		for _, t := range py.ExceptionTypes {
			if t.Name == x.Type {
				class, msg = t, x.Message
			}
		}
	}
	e := py.NewException(class, pyString(msg))
	if len(v.hostErrors) > 1000 {
		clear(v.hostErrors)
	}
	v.hostErrors[e] = err
	return e
}

// fit converts a value that came from Python to the type of a parameter.
func fit(x any, t reflect.Type) (reflect.Value, error) {
	if x == nil {
		switch t.Kind() {
		case reflect.Interface, reflect.Pointer, reflect.Map, reflect.Slice:
			return reflect.Zero(t), nil
		}
		return reflect.Value{}, fmt.Errorf("None is not a %s", t)
	}
	v := reflect.ValueOf(x)
	if v.Type().AssignableTo(t) {
		return v, nil
	}
	bad := fmt.Errorf("a value of type %s is not a %s", v.Type(), t)
	out := reflect.New(t).Elem()
	switch t.Kind() {
	case reflect.Bool, reflect.String:
		if v.Kind() != t.Kind() {
			return out, bad
		}
		return v.Convert(t), nil
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		n, ok := x.(int64)
		if !ok || out.OverflowInt(n) {
			return out, fmt.Errorf("%v does not fit a %s", x, t)
		}
		out.SetInt(n)
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64, reflect.Uintptr:
		b, ok := x.(*big.Int)
		if n, small := x.(int64); small {
			b, ok = big.NewInt(n), true
		}
		if !ok || !b.IsUint64() || out.OverflowUint(b.Uint64()) {
			return out, fmt.Errorf("%v does not fit a %s", x, t)
		}
		out.SetUint(b.Uint64())
	case reflect.Float32, reflect.Float64:
		switch n := x.(type) {
		case float64:
			out.SetFloat(n)
		case int64:
			out.SetFloat(float64(n))
		default:
			return out, bad
		}
	case reflect.Complex64, reflect.Complex128:
		switch n := x.(type) {
		case complex128:
			out.SetComplex(n)
		case float64:
			out.SetComplex(complex(n, 0))
		case int64:
			out.SetComplex(complex(float64(n), 0))
		default:
			return out, bad
		}
	case reflect.Slice, reflect.Array:
		list, ok := x.([]any)
		if !ok || t.Kind() == reflect.Array && len(list) != t.Len() {
			return out, bad
		}
		if t.Kind() == reflect.Slice {
			out.Set(reflect.MakeSlice(t, len(list), len(list)))
		}
		for i, e := range list {
			ev, err := fit(e, t.Elem())
			if err != nil {
				return out, err
			}
			out.Index(i).Set(ev)
		}
	case reflect.Map:
		if v.Kind() != reflect.Map {
			return out, bad
		}
		out.Set(reflect.MakeMapWithSize(t, v.Len()))
		for it := v.MapRange(); it.Next(); {
			k, err := fit(it.Key().Interface(), t.Key())
			if err != nil {
				return out, err
			}
			e, err := fit(it.Value().Interface(), t.Elem())
			if err != nil {
				return out, err
			}
			out.SetMapIndex(k, e)
		}
	case reflect.Pointer:
		if n, ok := x.(int64); ok && t == bigIntType {
			return reflect.ValueOf(big.NewInt(n)), nil
		}
		e, err := fit(x, t.Elem())
		if err != nil {
			return out, err
		}
		out.Set(reflect.New(t.Elem()))
		out.Elem().Set(e)
	case reflect.Struct:
		m, ok := x.(map[string]any)
		if !ok {
			return out, bad
		}
		for _, f := range reflect.VisibleFields(t) {
			name := f.Tag.Get("py")
			if !f.IsExported() || f.Anonymous || name == "-" || len(f.Index) > 1 {
				continue
			}
			if name == "" {
				name = f.Name
			}
			if e, ok := m[name]; ok {
				ev, err := fit(e, f.Type)
				if err != nil {
					return out, fmt.Errorf("%s: %w", name, err)
				}
				out.FieldByIndex(f.Index).Set(ev)
			}
		}
	default:
		return out, bad
	}
	return out, nil
}
