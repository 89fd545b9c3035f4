package structs

// This file packs and unpacks values.

import (
	"encoding/binary"
	"math"
	"math/big"

	"github.com/hognose/hognose/py"
)

func (f *format) putUint(b []byte, size int, v uint64) {
	switch size {
	case 1:
		b[0] = byte(v)
	case 2:
		if f.big {
			binary.BigEndian.PutUint16(b, uint16(v))
		} else {
			binary.LittleEndian.PutUint16(b, uint16(v))
		}
	case 4:
		if f.big {
			binary.BigEndian.PutUint32(b, uint32(v))
		} else {
			binary.LittleEndian.PutUint32(b, uint32(v))
		}
	default:
		if f.big {
			binary.BigEndian.PutUint64(b, v)
		} else {
			binary.LittleEndian.PutUint64(b, v)
		}
	}
}

func (f *format) getUint(b []byte, size int) uint64 {
	switch size {
	case 1:
		return uint64(b[0])
	case 2:
		if f.big {
			return uint64(binary.BigEndian.Uint16(b))
		}
		return uint64(binary.LittleEndian.Uint16(b))
	case 4:
		if f.big {
			return uint64(binary.BigEndian.Uint32(b))
		}
		return uint64(binary.LittleEndian.Uint32(b))
	}
	if f.big {
		return binary.BigEndian.Uint64(b)
	}
	return binary.LittleEndian.Uint64(b)
}

// packInt converts an argument for an integer field.
func (fl *field) packInt(th *py.Thread, v py.Value) (uint64, error) {
	if !v.IsInt() {
		if v.Type().Index == nil {
			return 0, errorf("required argument is not an integer")
		}
		i, err := py.Index(th, v)
		if err != nil {
			return 0, err
		}
		v = i
	}
	if v.IsInt() {
		n := v.Int()
		if fl.kind == signed && n >= fl.lo && n <= fl.hi || fl.kind == unsigned && n >= 0 && (n <= fl.hi || fl.hi < 0) {
			return uint64(n), nil
		}
	} else if fl.hi < 0 {
		if b, _ := py.AsBigInt(v); b.IsUint64() {
			return b.Uint64(), nil
		}
	}
	if fl.code == 'P' {
		if n, ok := py.AsInt(v); ok { // a pointer may be given as a negative number
			return uint64(n), nil
		}
		return 0, errorf("int too large to convert")
	}
	if fl.hi < 0 {
		return 0, errorf("'%c' format requires 0 <= number <= %d", fl.code, uint64(math.MaxUint64))
	}
	return 0, errorf("'%c' format requires %d <= number <= %d", fl.code, fl.lo, fl.hi)
}

func toFloat(th *py.Thread, v py.Value) (float64, error) {
	x, err := py.ToFloat(th, v)
	if err != nil && py.AsException(err) != nil {
		err = errorf("required argument is not a float")
	}
	return x, err
}

// putSingle reports whether the number fits.
func (f *format) putSingle(b []byte, x float64) bool {
	y := float32(x)
	if !f.native && math.IsInf(float64(y), 0) && !math.IsInf(x, 0) {
		return false
	}
	f.putUint(b, 4, uint64(math.Float32bits(y)))
	return true
}

// tooLarge is the error for a number that a float field has no place for.
func tooLarge(v py.Value, code byte) error {
	if py.IsIntLike(v) {
		return errorf("int too large to convert")
	}
	return py.OverflowErrorf("float too large to pack with %c format", code)
}

func bytesOf(v py.Value) ([]byte, bool) {
	if b := py.ToBytes(v); b != nil {
		return []byte(b.String()), true
	}
	if b := py.ToByteArray(v); b != nil {
		return b.Bytes(), true
	}
	return nil, false
}

// pack writes the values into b, which has f.size zero bytes.
func (f *format) pack(th *py.Thread, b []byte, args []py.Value) error {
	n := 0
	for i := range f.fields {
		fl := &f.fields[i]
		at := fl.offset
		for k := 0; k < fl.count; k++ {
			if err := th.PollEvery(n + 1); err != nil {
				return err
			}
			v := args[n]
			n++
			dst := b[at : at+fl.size]
			at += fl.size
			switch fl.kind {
			case signed, unsigned:
				u, err := fl.packInt(th, v)
				if err != nil {
					return err
				}
				f.putUint(dst, fl.size, u)
			case boolean:
				ok, err := py.Truth(th, v)
				if err != nil {
					return err
				}
				if ok {
					dst[0] = 1
				}
			case char:
				p := py.ToBytes(v)
				if p == nil || len(p.String()) != 1 {
					return errorf("char format requires a bytes object of length 1")
				}
				dst[0] = p.String()[0]
			case text:
				p, ok := bytesOf(v)
				if !ok {
					return errorf("argument for 's' must be a bytes object")
				}
				copy(dst, p)
			case pascal:
				p, ok := bytesOf(v)
				if !ok {
					return errorf("argument for 'p' must be a bytes object")
				}
				if fl.size > 0 {
					m := min(len(p), fl.size-1)
					copy(dst[1:], p[:m])
					dst[0] = byte(min(m, 255))
				}
			case half:
				x, err := toFloat(th, v)
				if err != nil {
					return err
				}
				h, ok := py.FloatToHalf(x)
				if !ok {
					return tooLarge(v, 'e')
				}
				f.putUint(dst, 2, uint64(h))
			case single:
				x, err := toFloat(th, v)
				if err != nil {
					return err
				}
				if !f.putSingle(dst, x) {
					return tooLarge(v, 'f')
				}
			case double:
				x, err := toFloat(th, v)
				if err != nil {
					return err
				}
				f.putUint(dst, 8, math.Float64bits(x))
			case singleComplex, doubleComplex:
				c, ok := py.ToComplex(v)
				if !ok || py.ToStr(v) != nil {
					x, err := py.ToFloat(th, v)
					if err != nil {
						return errorf("required argument is not a complex")
					}
					c = complex(x, 0)
				}
				if fl.kind == doubleComplex {
					f.putUint(dst, 8, math.Float64bits(real(c)))
					f.putUint(dst[8:], 8, math.Float64bits(imag(c)))
					continue
				}
				if !f.putSingle(dst, real(c)) || !f.putSingle(dst[4:], imag(c)) {
					return tooLarge(v, 'f')
				}
			}
		}
	}
	return nil
}

// unpack reads the values of b, which has f.size bytes.
func (f *format) unpack(th *py.Thread, b []byte) (py.Value, error) {
	if f.values > 1024 {
		if err := th.Charge(int64(f.values) * 16); err != nil {
			return py.Value{}, err
		}
	}
	var few [8]py.Value
	out := few[:0]
	if f.values > len(few) {
		all, err := py.MakeItems(th, f.values)
		if err != nil {
			return py.Value{}, err
		}
		out = all[:0]
	}
	for i := range f.fields {
		fl := &f.fields[i]
		at := fl.offset
		for k := 0; k < fl.count; k++ {
			if err := th.PollEvery(len(out) + 1); err != nil {
				return py.Value{}, err
			}
			src := b[at : at+fl.size]
			at += fl.size
			var v py.Value
			switch fl.kind {
			case signed:
				u := f.getUint(src, fl.size)
				shift := 64 - 8*fl.size
				v = py.Int(int64(u<<shift) >> shift)
			case unsigned:
				v = py.UintValue(f.getUint(src, fl.size))
			case boolean:
				v = py.Bool(src[0] != 0)
			case char, text:
				v = py.NewBytes(string(src))
			case pascal:
				if len(src) == 0 {
					v = py.NewBytes("")
				} else {
					v = py.NewBytes(string(src[1 : 1+min(int(src[0]), len(src)-1)]))
				}
			case half:
				v = py.Float(py.HalfToFloat(uint16(f.getUint(src, 2))))
			case single:
				v = py.Float(float64(math.Float32frombits(uint32(f.getUint(src, 4)))))
			case double:
				v = py.Float(math.Float64frombits(f.getUint(src, 8)))
			case singleComplex:
				v = py.NewComplex(complex(float64(math.Float32frombits(uint32(f.getUint(src, 4)))), float64(math.Float32frombits(uint32(f.getUint(src[4:], 4))))))
			case doubleComplex:
				v = py.NewComplex(complex(math.Float64frombits(f.getUint(src, 8)), math.Float64frombits(f.getUint(src[8:], 8))))
			}
			out = append(out, v)
		}
	}
	if f.values > len(few) {
		return py.NewTupleOwned(out).Value(), nil
	}
	return py.NewTuple(out).Value(), nil
}

// makeBytes packs into a new bytes object.
func (f *format) makeBytes(th *py.Thread, args []py.Value) (py.Value, error) {
	if len(args) != f.values {
		return py.Value{}, errorf("pack expected %d items for packing (got %d)", f.values, len(args))
	}
	if err := th.Charge(int64(f.size)); err != nil {
		return py.Value{}, err
	}
	if f.size > 1<<40 {
		return py.Value{}, py.NewException(py.MemoryError)
	}
	b := make([]byte, f.size)
	if err := f.pack(th, b, args); err != nil {
		return py.Value{}, err
	}
	return py.BytesOwned(b), nil
}

// place checks the offset of pack_into and unpack_from in a buffer.
func (f *format) place(th *py.Thread, fn, doing string, n int, offset py.Value) (int, error) {
	v, err := py.Index(th, offset)
	if err != nil {
		return 0, err
	}
	whole, ok := py.AsInt(v)
	if !ok {
		return 0, py.IndexErrorf("cannot fit 'int' into an index-sized integer")
	}
	at := int(whole)
	if at < 0 {
		if at+f.size > 0 {
			if doing == "packing" {
				return 0, errorf("no space to pack %d bytes at offset %d", f.size, at)
			}
			return 0, errorf("not enough data to unpack %d bytes at offset %d", f.size, at)
		}
		if at+n < 0 {
			return 0, errorf("offset %d out of range for %d-byte buffer", at, n)
		}
		at += n
	}
	if n-at < f.size {
		need := new(big.Int).Add(big.NewInt(int64(f.size)), big.NewInt(int64(at)))
		return 0, errorf("%s requires a buffer of at least %s bytes for %s %d bytes at offset %d (actual buffer size is %d)", fn, need, doing, f.size, at, n)
	}
	return at, nil
}
