package py

// This file reads and writes the items of a memoryview by their format.

import (
	"encoding/binary"
	"math"
	"math/big"
	"strings"
)

// nativeFormat returns the native single character of a struct format, or 0.
func nativeFormat(f string) byte {
	if len(f) == 2 && f[0] == '@' {
		f = f[1:]
	}
	if f == "" {
		return 'B'
	}
	if len(f) == 1 && strings.IndexByte("cbBhHiIlLqQnNfdeP?", f[0]) >= 0 {
		return f[0]
	}
	return 0
}

// formatSize returns the size of an item of a native format.
func formatSize(c byte) int {
	switch c {
	case 'h', 'H', 'e':
		return 2
	case 'i', 'I', 'f':
		return 4
	case 'l', 'L', 'q', 'Q', 'n', 'N', 'd', 'P':
		return 8
	}
	return 1
}

// unpackItem returns the item of a native format at the start of p.
func unpackItem(c byte, p []byte) Value {
	le := binary.LittleEndian
	switch c {
	case 'B':
		return Int(int64(p[0]))
	case 'b':
		return Int(int64(int8(p[0])))
	case 'c':
		return NewBytes(string(p[:1]))
	case '?':
		return Bool(p[0] != 0)
	case 'h':
		return Int(int64(int16(le.Uint16(p))))
	case 'H':
		return Int(int64(le.Uint16(p)))
	case 'i':
		return Int(int64(int32(le.Uint32(p))))
	case 'I':
		return Int(int64(le.Uint32(p)))
	case 'l', 'q', 'n':
		return Int(int64(le.Uint64(p)))
	case 'L', 'Q', 'N', 'P':
		return UintValue(le.Uint64(p))
	case 'f':
		return Float(float64(math.Float32frombits(le.Uint32(p))))
	case 'd':
		return Float(math.Float64frombits(le.Uint64(p)))
	}
	return Float(HalfToFloat(le.Uint16(p)))
}

// UintValue returns the int u.
func UintValue(u uint64) Value {
	if u <= math.MaxInt64 {
		return Int(int64(u))
	}
	return BigInt(new(big.Int).SetUint64(u))
}

// packItem stores v at the start of p.
func packItem(th *Thread, format string, c byte, p []byte, v Value) error {
	le := binary.LittleEndian
	badType := func() error { return TypeErrorf("memoryview: invalid type for format '%s'", format) }
	badValue := func() error { return ValueErrorf("memoryview: invalid value for format '%s'", format) }
	switch c {
	case 'c':
		b := ToBytes(v)
		if b == nil {
			return badType()
		}
		if len(b.s) != 1 {
			return badValue()
		}
		p[0] = b.s[0]
		return nil
	case '?':
		t, err := Truth(th, v)
		if err != nil {
			return err
		}
		p[0] = 0
		if t {
			p[0] = 1
		}
		return nil
	case 'f', 'd', 'e':
		f, err := ToFloat(th, v)
		if err != nil {
			if IsException(err, TypeError) {
				return badType()
			}
			return err
		}
		switch c {
		case 'd':
			le.PutUint64(p, math.Float64bits(f))
		case 'f':
			if math.IsInf(float64(float32(f)), 0) && !math.IsInf(f, 0) {
				return OverflowErrorf("float too large to pack with f format")
			}
			le.PutUint32(p, math.Float32bits(float32(f)))
		default:
			h, ok := FloatToHalf(f)
			if !ok {
				return OverflowErrorf("float too large to pack with e format")
			}
			le.PutUint16(p, h)
		}
		return nil
	}
	n, err := Index(th, v)
	if err != nil {
		if IsException(err, TypeError) {
			return badType()
		}
		return err
	}
	size := formatSize(c)
	if strings.IndexByte("BHILQNP", c) >= 0 {
		u, ok := uint64(n.bits), n.IsInt() && n.Int() >= 0
		if !n.IsInt() {
			if b := bigOf(n); b.IsUint64() {
				u, ok = b.Uint64(), true
			}
		}
		if !ok || size < 8 && u>>(8*size) != 0 {
			return badValue()
		}
		PutUint(p, size, u)
		return nil
	}
	if !n.IsInt() {
		return badValue()
	}
	i := n.Int()
	if s := 64 - 8*size; i<<s>>s != i {
		return badValue()
	}
	PutUint(p, size, uint64(i))
	return nil
}

// PutUint stores the last 1, 2, 4 or 8 bytes of u, the lowest first.
func PutUint(p []byte, size int, u uint64) {
	switch size {
	case 1:
		p[0] = byte(u)
	case 2:
		binary.LittleEndian.PutUint16(p, uint16(u))
	case 4:
		binary.LittleEndian.PutUint32(p, uint32(u))
	default:
		binary.LittleEndian.PutUint64(p, u)
	}
}

func unsupportedFormat(f string) error {
	return NotImplementedErrorf("memoryview: unsupported format %s", f)
}

// HalfToFloat converts the bits of an IEEE 754 half-precision number.
func HalfToFloat(h uint16) float64 {
	sign, exp, frac := h>>15, int(h>>10&31), float64(h&1023)
	var f float64
	switch exp {
	case 0:
		f = math.Ldexp(frac, -24)
	case 31:
		if h&1023 != 0 {
			return math.Float64frombits(uint64(sign)<<63 | 0x7ff<<52 | uint64(h&1023)<<42)
		}
		f = math.Inf(1)
	default:
		f = math.Ldexp(1024+frac, exp-25)
	}
	if sign != 0 {
		return -f
	}
	return f
}

// FloatToHalf converts to half precision, rounding half to even; ok is false on overflow.
func FloatToHalf(f float64) (h uint16, ok bool) {
	bits := math.Float64bits(f)
	sign := uint16(bits >> 48 & 0x8000)
	a := math.Abs(f)
	switch {
	case f != f:
		return sign | 0x7c00 | uint16(bits>>42&0x1ff) | 0x200, true
	case math.IsInf(a, 0):
		return sign | 0x7c00, true
	case a < math.Ldexp(1, -14):
		return sign | uint16(math.RoundToEven(math.Ldexp(a, 24))), true
	}
	_, e := math.Frexp(a) // a = m * 2**e, 0.5 <= m < 1
	m := math.RoundToEven(math.Ldexp(a, 11-e))
	if m == 2048 {
		m, e = 1024, e+1
	}
	if e > 16 {
		return 0, false
	}
	return sign | uint16(e+14)<<10 | uint16(int(m)-1024), true
}
