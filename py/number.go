package py

// This file defines the number protocol: binary and unary operators and the
// conversions to int, float and index.

import "math"

// Binary returns a op b.
func Binary(th *Thread, op BinaryOp, a, b Value) (Value, error) {
	if op == OpPow {
		return Power(th, a, b, None)
	}
	v, err := binary1(th, op, a, b)
	if err != nil || !v.IsNotImplemented() {
		return v, err
	}
	switch op {
	case OpAdd:
		if c := a.Type().Concat; c != nil {
			return c(th, a, b)
		}
	case OpMul:
		if r := a.Type().Repeat; r != nil {
			return repeat(th, r, a, b)
		}
		if r := b.Type().Repeat; r != nil {
			return repeat(th, r, b, a)
		}
	}
	return Value{}, binaryError(op, binaryOpText[op], a, b)
}

func binaryError(op BinaryOp, text string, a, b Value) error {
	if op == OpRShift {
		if n, ok := a.Type(), true; ok && n == &nativeType && Cast[Native](a).Def.name == "print" {
			return TypeErrorf("unsupported operand type(s) for %s: '%s' and '%s'. Did you mean \"print(<message>, file=<output_stream>)\"?", text, a.Type().FullName(), b.Type().FullName())
		}
	}
	return TypeErrorf("unsupported operand type(s) for %s: '%s' and '%s'", text, a.Type().FullName(), b.Type().FullName())
}

// binary1 tries the number slots of both operands; NotImplemented if neither knows.
func binary1(th *Thread, op BinaryOp, a, b Value) (Value, error) {
	ta, tb := a.Type(), b.Type()
	fa, fb := ta.Binary[op], tb.Binary[op]
	if ta == tb {
		fb = nil
		if fa == nil {
			return NotImplemented, nil
		}
	}
	if fa != nil {
		if fb != nil && tb.IsSubtype(ta) {
			if v, err := fb(th, a, b); err != nil || !v.IsNotImplemented() {
				return v, err
			}
			fb = nil
		}
		if v, err := fa(th, a, b); err != nil || !v.IsNotImplemented() {
			return v, err
		}
	}
	if fb != nil {
		return fb(th, a, b)
	}
	return NotImplemented, nil
}

// Inplace returns the result of a op= b.
func Inplace(th *Thread, op BinaryOp, a, b Value) (Value, error) {
	t := a.Type()
	if op == OpPow {
		if f := t.InplacePow; f != nil {
			if v, err := f(th, a, b, None); err != nil || !v.IsNotImplemented() {
				return v, err
			}
		}
		return power(th, a, b, None, "**=")
	}
	if f := t.Inplace[op]; f != nil {
		if v, err := f(th, a, b); err != nil || !v.IsNotImplemented() {
			return v, err
		}
	}
	v, err := binary1(th, op, a, b)
	if err != nil || !v.IsNotImplemented() {
		return v, err
	}
	switch op {
	case OpAdd:
		if c := t.InplaceConcat; c != nil {
			return c(th, a, b)
		}
		if c := t.Concat; c != nil {
			return c(th, a, b)
		}
	case OpMul:
		if r := t.InplaceRepeat; r != nil {
			return repeat(th, r, a, b)
		}
		if r := t.Repeat; r != nil {
			return repeat(th, r, a, b)
		}
		// A container stays what it is, and all classes may be containers.
		if r := b.Type().Repeat; r != nil && !t.IsHeap() && t.Len == nil && t.Contains == nil {
			return repeat(th, r, b, a)
		}
	}
	return Value{}, binaryError(op, inplaceOpText[op], a, b)
}

func repeat(th *Thread, f func(*Thread, Value, int) (Value, error), seq, n Value) (Value, error) {
	if n.Type().Index == nil {
		return Value{}, TypeErrorf("can't multiply sequence by non-int of type '%s'", n.Type().FullName())
	}
	i, err := IndexOverflow(th, n, OverflowError)
	if err != nil {
		return Value{}, err
	}
	return f(th, seq, i)
}

// Power returns pow(a, b, mod); mod None means two arguments.
func Power(th *Thread, a, b, mod Value) (Value, error) {
	return power(th, a, b, mod, "** or pow()")
}

func power(th *Thread, a, b, mod Value, text string) (Value, error) {
	ta, tb := a.Type(), b.Type()
	fa, fb := ta.Pow, tb.Pow
	if ta == tb {
		fb = nil
	}
	if fa != nil {
		if fb != nil && tb.IsSubtype(ta) {
			if v, err := fb(th, a, b, mod); err != nil || !v.IsNotImplemented() {
				return v, err
			}
			fb = nil
		}
		if v, err := fa(th, a, b, mod); err != nil || !v.IsNotImplemented() {
			return v, err
		}
	}
	if fb != nil {
		if v, err := fb(th, a, b, mod); err != nil || !v.IsNotImplemented() {
			return v, err
		}
	}
	if !mod.IsNone() {
		if fm := mod.Type().Pow; fm != nil && mod.Type() != ta && mod.Type() != tb {
			if v, err := fm(th, a, b, mod); err != nil || !v.IsNotImplemented() {
				return v, err
			}
		}
		return Value{}, TypeErrorf("unsupported operand type(s) for %s: '%s', '%s', '%s'", text, ta.FullName(), tb.FullName(), mod.Type().FullName())
	}
	return Value{}, TypeErrorf("unsupported operand type(s) for %s: '%s' and '%s'", text, ta.FullName(), tb.FullName())
}

// Neg, Pos, Invert and Abs are the unary operators.
func Neg(th *Thread, v Value) (Value, error) {
	return unary(th, v, v.Type().Neg, "bad operand type for unary -: '%s'")
}

// Pos returns +v.
func Pos(th *Thread, v Value) (Value, error) {
	return unary(th, v, v.Type().Pos, "bad operand type for unary +: '%s'")
}

// Invert returns ~v.
func Invert(th *Thread, v Value) (Value, error) {
	return unary(th, v, v.Type().Invert, "bad operand type for unary ~: '%s'")
}

// Abs returns abs(v).
func Abs(th *Thread, v Value) (Value, error) {
	return unary(th, v, v.Type().Abs, "bad operand type for abs(): '%s'")
}

func unary(th *Thread, v Value, f UnaryFunc, msg string) (Value, error) {
	if f == nil {
		return Value{}, TypeErrorf(msg, v.Type().FullName())
	}
	return f(th, v)
}

// Index returns v as an int (operator.index), exact.
func Index(th *Thread, v Value) (Value, error) {
	if v.IsInt() {
		return v, nil
	}
	t := v.Type()
	if t.Flags&FlagInt != 0 {
		return exactInt(v), nil
	}
	if t.Index == nil {
		return Value{}, TypeErrorf("'%s' object cannot be interpreted as an integer", t.FullName())
	}
	r, err := t.Index(th, v)
	if err != nil {
		return r, err
	}
	if r.Type() == &intType {
		return r, nil
	}
	if r.Type().Flags&FlagInt == 0 {
		return Value{}, TypeErrorf("__index__ returned non-int (type %s)", r.Type().FullName())
	}
	if err := th.Eval.Warn(th, DeprecationWarning, "__index__ returned non-int (type "+r.Type().Name+").  The ability to return an instance of a strict subclass of int is deprecated, and may be removed in a future version of Python.", 1); err != nil {
		return Value{}, err
	}
	return exactInt(r), nil
}

// IndexInt returns v as a Go int; values that do not fit are clamped, as slices do.
func IndexInt(th *Thread, v Value) (int, error) {
	if v.IsInt() {
		return int(v.Int()), nil
	}
	r, err := Index(th, v)
	if err != nil {
		return 0, err
	}
	if r.IsInt() {
		return int(r.Int()), nil
	}
	if bigOf(r).Sign() < 0 {
		return math.MinInt, nil
	}
	return math.MaxInt, nil
}

// IndexArg returns an argument as a Go int: one that a C function takes as Py_ssize_t.
func IndexArg(th *Thread, v Value) (int, error) {
	n, err := IndexOverflow(th, v, OverflowError)
	if err != nil && IsException(err, OverflowError) {
		if r, e := Index(th, v); e == nil && !r.IsInt() && IsIntLike(v) {
			err = OverflowErrorf("Python int too large to convert to C ssize_t")
		}
	}
	return n, err
}

// IndexOverflow returns v as a Go int; values that do not fit raise exc.
func IndexOverflow(th *Thread, v Value, exc *Type) (int, error) {
	if v.IsInt() {
		return int(v.Int()), nil
	}
	r, err := Index(th, v)
	if err != nil {
		return 0, err
	}
	if r.IsInt() {
		return int(r.Int()), nil
	}
	return 0, Errorf(exc, "cannot fit '%s' into an index-sized integer", v.Type().Name)
}
