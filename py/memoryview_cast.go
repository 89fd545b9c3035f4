package py

// This file defines memoryview.cast.

import (
	"math"
)

func memoryViewCast(th *Thread, a []Value) (Value, error) {
	m := (*MemoryView)(a[0].ref)
	if err := m.check(); err != nil {
		return Value{}, err
	}
	fs := ToStr(a[1])
	if fs == nil {
		return Value{}, TypeErrorf("cast() argument 'format' must be str, not %s", a[1].Type().FullName())
	}
	v := m.view
	if !v.IsContiguous('C') {
		return Value{}, TypeErrorf("memoryview: casts are restricted to C-contiguous views")
	}
	hasShape := a[2].ref != nil
	if hasShape || len(v.Shape) != 1 {
		for _, n := range v.Shape {
			if n == 0 {
				return Value{}, TypeErrorf("memoryview: cannot cast view with zeros in shape or strides")
			}
		}
	}
	ndim := 1
	var dims []Value
	if hasShape {
		switch {
		case ToList(a[2]) != nil:
			dims = append(dims, ToList(a[2]).items...)
		case ToTuple(a[2]) != nil:
			dims = append(dims, ToTuple(a[2]).items...)
		default:
			return Value{}, TypeErrorf("shape must be a list or a tuple")
		}
		ndim = len(dims)
		if ndim > 64 {
			return Value{}, ValueErrorf("memoryview: number of dimensions must not exceed 64")
		}
		if len(v.Shape) != 1 && ndim != 1 {
			return Value{}, TypeErrorf("memoryview: cast must be 1D -> ND or ND -> 1D")
		}
	}
	dst := nativeFormat(fs.s)
	if dst == 0 || fs.s == "" {
		return Value{}, ValueErrorf("memoryview: destination format must be a native single character format prefixed with an optional '@'")
	}
	src := nativeFormat(v.Format)
	if src == 0 {
		return Value{}, ValueErrorf("memoryview: source format must be a native single character format prefixed with an optional '@'")
	}
	isByte := func(c byte) bool { return c == 'b' || c == 'B' || c == 'c' }
	if !isByte(src) && !isByte(dst) {
		return Value{}, TypeErrorf("memoryview: cannot cast between two non-byte formats")
	}
	size, n := formatSize(dst), v.Len()
	if n%size != 0 {
		return Value{}, TypeErrorf("memoryview: length is not a multiple of itemsize")
	}
	v.Format, v.ItemSize = fs.s, size
	v.Shape, v.Strides = []int{n / size}, []int{size}
	if hasShape {
		shape := make([]int, ndim)
		total := size
		for i, d := range dims {
			if d.Type().Flags&FlagInt == 0 {
				return Value{}, TypeErrorf("memoryview.cast(): elements of shape must be integers")
			}
			k, err := IndexOverflow(th, d, ValueError)
			if err != nil {
				return Value{}, err
			}
			if k <= 0 {
				return Value{}, ValueErrorf("memoryview.cast(): elements of shape must be integers > 0")
			}
			if k > math.MaxInt/total {
				return Value{}, ValueErrorf("memoryview.cast(): product(shape) > SSIZE_MAX")
			}
			total *= k
			shape[i] = k
		}
		if total != n {
			return Value{}, TypeErrorf("memoryview: product(shape) * itemsize != buffer size")
		}
		strides := make([]int, ndim)
		s := size
		for i := ndim - 1; i >= 0; i-- {
			strides[i] = s
			s *= shape[i]
		}
		v.Shape, v.Strides = shape, strides
	}
	if err := m.checkMore(); err != nil {
		return Value{}, err
	}
	return m.derive(v).Value(), nil
}
