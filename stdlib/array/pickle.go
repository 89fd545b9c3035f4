package array

// This file defines how arrays are pickled: as bytes with the number of their
// machine format, which any machine can read.

import (
	"bytes"
	"encoding/binary"
	"math"

	"github.com/hognose/hognose/internal/textcodec"
	"github.com/hognose/hognose/py"
)

// The machine formats, as they are in pickles. Those of integers start with the
// 8-bit ones, and from there each is unsigned or signed, little or big endian.
const (
	formatUint8   = 0
	formatInt8    = 1
	formatInts    = 2 // 2 to 13: 16, 32, 64 bits
	formatFloat32 = 14
	formatFloat64 = 16
	formatUTF16   = 18
	formatUTF32   = 20
	formatLast    = 21
)

// formatOf returns the machine format of a kind of items, as this program stores them.
func formatOf(code byte) int {
	switch code {
	case 'b':
		return formatInt8
	case 'B':
		return formatUint8
	case 'f':
		return formatFloat32
	case 'd':
		return formatFloat64
	case 'u', 'w':
		return formatUTF32
	}
	f := formatInts + 4*(len16(sizeOf(code))) // by size
	if !isUnsigned(code) {
		f += 2
	}
	return f
}

// len16 numbers the sizes 2, 4 and 8 from 0.
func len16(size int) int {
	switch size {
	case 2:
		return 0
	case 4:
		return 1
	}
	return 2
}

func reduce(th *py.Thread, args []py.Value) (py.Value, error) {
	a := of(args[0])
	if !py.IsIntLike(args[1]) {
		return py.Value{}, py.TypeErrorf("__reduce_ex__ argument should be an integer")
	}
	proto, err := py.IndexOverflow(th, args[1], py.OverflowError)
	if err != nil {
		return py.Value{}, err
	}
	state, err := py.LookupAttrGo(th, args[0], "__dict__")
	if err != nil {
		return py.Value{}, err
	}
	if state.IsAbsent() {
		state = py.None
	}
	cls, code := args[0].Type().Value(), py.String(string(rune(a.code)))
	if proto < 3 {
		items, err := a.list(th)
		return py.TupleOf(cls, py.TupleOf(code, items), state), err
	}
	data, err := toBytes(th, a)
	if err != nil {
		return py.Value{}, err
	}
	mod, err := th.Eval.Import(th, "array", nil, py.None, 0)
	if err != nil {
		return py.Value{}, err
	}
	make, err := py.GetAttrGo(th, mod, "_array_reconstructor")
	return py.TupleOf(make, py.TupleOf(cls, code, py.Int(int64(formatOf(a.code))), data), state), err
}

// reconstruct is _array_reconstructor.
func reconstruct(th *py.Thread, args []py.Value) (py.Value, error) {
	r, err := typecode("_array_reconstructor", 2, args[1])
	if err != nil {
		return py.Value{}, err
	}
	format, err := py.IndexOverflow(th, args[2], py.OverflowError)
	if err != nil {
		return py.Value{}, err
	}
	cls := py.ToType(args[0])
	switch {
	case cls == nil:
		return py.Value{}, py.TypeErrorf("first argument must be a type object, not %s", args[0].Type().Name)
	case !cls.IsSubtype(arrayType):
		return py.Value{}, py.TypeErrorf("%s is not a subtype of array.array", cls.Name)
	case r > 0x7f || sizeOf(byte(r)) == 0:
		return py.Value{}, py.ValueErrorf("second argument must be a valid type code")
	case format < formatUint8 || format > formatLast:
		return py.Value{}, py.ValueErrorf("third argument must be a valid machine format code.")
	case py.ToBytes(args[3]) == nil:
		return py.Value{}, py.TypeErrorf("fourth argument should be bytes, not %s", args[3].Type().Name)
	}
	code := byte(r)
	if format == formatOf(code) {
		return th.Call(args[0], args[1], args[3])
	}
	items, err := readFormat(th, format, py.ToBytes(args[3]).String())
	if err != nil {
		return py.Value{}, err
	}
	// 'L' may have had another size where the array comes from.
	if best := codeFor(format); best != 0 {
		code = best
	}
	return th.Call(args[0], py.String(string(rune(code))), items)
}

// codeFor returns the first typecode whose items are as large and as signed as
// those of a format of integers.
func codeFor(format int) byte {
	for i := range len(typecodes) {
		c := typecodes[i]
		if f := formatOf(c); f < formatFloat32 && (f == format || f >= formatInts && f == format&^1) {
			return c
		}
	}
	return 0
}

// readFormat returns items of any machine format as a list, or a str.
func readFormat(th *py.Thread, format int, data string) (py.Value, error) {
	if format >= formatUTF16 {
		enc := [...]string{"utf_16_le", "utf_16_be", "utf_32_le", "utf_32_be"}[format-formatUTF16]
		v, _, err := py.DecodeWith(th, textcodec.Find(enc), data, "strict", true)
		return v, err
	}
	size, code := 1, byte('B')
	switch {
	case format >= formatFloat64:
		size, code = 8, 'd'
	case format >= formatFloat32:
		size, code = 4, 'f'
	case format >= formatInts:
		size = 2 << ((format - formatInts) / 4)
	}
	if len(data)%size != 0 {
		return py.Value{}, py.ValueErrorf("string length not a multiple of item size")
	}
	n := len(data) / size
	if err := th.ChargeItems(n); err != nil {
		return py.Value{}, err
	}
	big := format >= formatInts && format&1 == 1
	signed := format == formatInt8 || format >= formatInts && format&2 == 0 // counted from formatInts
	out, err := py.MakeItems(th, n)
	if err != nil {
		return py.Value{}, err
	}
	var p [8]byte
	for i := range out {
		copy(p[:], data[i*size:(i+1)*size])
		if big {
			reverseBytes(p[:size])
		}
		switch code {
		case 'f':
			out[i] = py.Float(float64(math.Float32frombits(binary.LittleEndian.Uint32(p[:]))))
		case 'd':
			out[i] = py.Float(math.Float64frombits(binary.LittleEndian.Uint64(p[:])))
		default:
			u := binary.LittleEndian.Uint64(p[:]) << (64 - 8*size)
			if signed {
				out[i] = py.Int(int64(u) >> (64 - 8*size))
			} else {
				out[i] = py.UintValue(u >> (64 - 8*size))
			}
		}
		if err := th.PollEvery(i + 1); err != nil {
			return py.Value{}, err
		}
	}
	return py.ListOf(out), nil
}

func reverseBytes(p []byte) {
	q := bytes.Clone(p)
	for i := range p {
		p[i] = q[len(p)-1-i]
	}
}
