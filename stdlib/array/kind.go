package array

// This file defines the kinds of items: how each is stored, read and checked.

import (
	"encoding/binary"
	"math"
	"math/big"

	"github.com/hognose/hognose/internal/wtf8"
	"github.com/hognose/hognose/py"
)

// typecodes are the kinds of items there are.
const typecodes = "bBuwhHiIlLqQfd"

// sizeOf returns the size of an item in bytes, 0 for what is no typecode.
func sizeOf(code byte) int {
	switch code {
	case 'b', 'B':
		return 1
	case 'h', 'H':
		return 2
	case 'i', 'I', 'f', 'u', 'w':
		return 4
	case 'l', 'L', 'q', 'Q', 'd':
		return 8
	}
	return 0
}

func isText(code byte) bool { return code == 'u' || code == 'w' }

func isUnsigned(code byte) bool { return code >= 'A' && code <= 'Z' }

// get returns the item at the start of p.
func get(code byte, p []byte) (py.Value, error) {
	le := binary.LittleEndian
	switch code {
	case 'b':
		return py.Int(int64(int8(p[0]))), nil
	case 'B':
		return py.Int(int64(p[0])), nil
	case 'h':
		return py.Int(int64(int16(le.Uint16(p)))), nil
	case 'H':
		return py.Int(int64(le.Uint16(p))), nil
	case 'i':
		return py.Int(int64(int32(le.Uint32(p)))), nil
	case 'I':
		return py.Int(int64(le.Uint32(p))), nil
	case 'l', 'q':
		return py.Int(int64(le.Uint64(p))), nil
	case 'L', 'Q':
		return py.UintValue(le.Uint64(p)), nil
	case 'f':
		return py.Float(float64(math.Float32frombits(le.Uint32(p)))), nil
	case 'd':
		return py.Float(math.Float64frombits(le.Uint64(p))), nil
	}
	c := le.Uint32(p)
	if c > 0x10ffff {
		return py.Value{}, py.ValueErrorf("chr() arg not in range(0x110000)")
	}
	return py.String(wtf8.RuneString(rune(c))), nil
}

// pack returns v as the bits of an item of a kind; py.PutUint stores them. Checking may
// run Python code, so it comes before anything that depends on the array.
func pack(th *py.Thread, code byte, v py.Value) (uint64, error) {
	switch code {
	case 'f', 'd':
		f, err := py.ToFloat(th, v)
		if code == 'f' {
			return uint64(math.Float32bits(float32(f))), err
		}
		return math.Float64bits(f), err
	case 'u', 'w':
		s := py.ToStr(v)
		if s == nil {
			return 0, py.TypeErrorf("array item must be a unicode character, not %s", v.Type().QualifiedName(th))
		}
		if s.Len() != 1 {
			return 0, py.TypeErrorf("array item must be a unicode character, not a string of length %d", s.Len())
		}
		return uint64(s.At(0)), nil
	}
	n, err := py.Index(th, v)
	if err != nil {
		return 0, err
	}
	if code == 'I' || code == 'L' || code == 'Q' {
		return packUnsigned(code, n)
	}
	if !n.IsInt() {
		if code == 'q' {
			return 0, py.OverflowErrorf("int too big to convert")
		}
		return 0, py.OverflowErrorf("Python int too large to convert to C long")
	}
	// The messages tell of the C type that CPython reads the number as first.
	for _, c := range limits(code) {
		if n.Int() < c.lo {
			return 0, py.OverflowErrorf("%s is less than minimum", c.name)
		}
		if n.Int() > c.hi {
			return 0, py.OverflowErrorf("%s is greater than maximum", c.name)
		}
	}
	return uint64(n.Int()), nil
}

type limit struct {
	name   string
	lo, hi int64
}

func limits(code byte) []limit {
	short := limit{"signed short integer", math.MinInt16, math.MaxInt16}
	integer := limit{"signed integer", math.MinInt32, math.MaxInt32}
	switch code {
	case 'b':
		return []limit{short, {"signed char", math.MinInt8, math.MaxInt8}}
	case 'B':
		return []limit{{"unsigned byte integer", 0, math.MaxUint8}}
	case 'h':
		return []limit{short}
	case 'H':
		return []limit{integer, {"unsigned short", 0, math.MaxUint16}}
	case 'i':
		return []limit{integer}
	}
	return nil
}

func packUnsigned(code byte, n py.Value) (uint64, error) {
	b, _ := py.AsBigInt(n)
	switch {
	case b.Sign() < 0 && code == 'Q':
		return 0, py.OverflowErrorf("can't convert negative int to unsigned")
	case b.Sign() < 0:
		return 0, py.OverflowErrorf("can't convert negative value to unsigned int")
	case !b.IsUint64() && code == 'Q':
		return 0, py.OverflowErrorf("int too big to convert")
	case !b.IsUint64():
		return 0, py.OverflowErrorf("Python int too large to convert to C unsigned long")
	case code == 'I' && b.Cmp(big.NewInt(math.MaxUint32)) > 0:
		return 0, py.OverflowErrorf("unsigned int is greater than maximum")
	}
	return b.Uint64(), nil
}
