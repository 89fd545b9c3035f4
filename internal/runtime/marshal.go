package runtime

// This file writes values for the module marshal: CPython's format, version 5 and
// before, in which a code object is what bytecode.Encode makes of it.

import (
	"encoding/binary"
	"math"
	"math/big"
	"math/bits"

	"github.com/hognose/hognose/internal/bytecode"
	"github.com/hognose/hognose/internal/vm"
	"github.com/hognose/hognose/internal/wtf8"
	"github.com/hognose/hognose/py"
)

// The type codes of the format.
const (
	mNull          = '0'
	mNone          = 'N'
	mFalse         = 'F'
	mTrue          = 'T'
	mStopIter      = 'S'
	mEllipsis      = '.'
	mInt           = 'i'
	mLong          = 'l'
	mFloat         = 'f'
	mBinaryFloat   = 'g'
	mComplex       = 'x'
	mBinaryComplex = 'y'
	mBytes         = 's'
	mInterned      = 't'
	mRef           = 'r'
	mTuple         = '('
	mSmallTuple    = ')'
	mList          = '['
	mDict          = '{'
	mCode          = 'c'
	mUnicode       = 'u'
	mSet           = '<'
	mFrozenSet     = '>'
	mSlice         = ':'
	mASCII         = 'a'
	mASCIIInterned = 'A'
	mShort         = 'z'
	mShortInterned = 'Z'

	mFlagRef = 0x80

	marshalVersion = 5
	marshalDepth   = 2000
)

type marshalWriter struct {
	th      *py.Thread
	out     []byte
	version int
	code    bool // may be written
	depth   int
	refs    map[py.Value]uint32
	n       int
}

func (w *marshalWriter) u32(n int) { w.out = binary.LittleEndian.AppendUint32(w.out, uint32(n)) }

// size writes the length of something.
func (w *marshalWriter) size(n int) error {
	if n > math.MaxInt32 {
		return py.ValueErrorf("unmarshallable object")
	}
	w.u32(n)
	return nil
}

// ref writes a reference if v was written before. Else it gives the flag to write v with.
func (w *marshalWriter) ref(v py.Value) (flag byte, done bool) {
	if w.version < 3 {
		return 0, false
	}
	if i, ok := w.refs[v]; ok {
		w.out = append(w.out, mRef)
		w.u32(int(i))
		return 0, true
	}
	if w.refs == nil {
		w.refs = map[py.Value]uint32{}
	}
	w.refs[v] = uint32(len(w.refs))
	return mFlagRef, false
}

func (w *marshalWriter) write(v py.Value) error {
	w.n++
	if err := w.th.PollEvery(w.n); err != nil {
		return err
	}
	if w.depth++; w.depth > marshalDepth {
		return py.ValueErrorf("object too deeply nested to marshal")
	}
	defer func() { w.depth-- }()
	t := v.Type()
	switch {
	case v.IsNone():
		w.out = append(w.out, mNone)
	case v == py.True:
		w.out = append(w.out, mTrue)
	case v == py.False:
		w.out = append(w.out, mFalse)
	case v == py.Ellipsis:
		w.out = append(w.out, mEllipsis)
	case v == py.StopIteration.Value():
		w.out = append(w.out, mStopIter)
	case t == py.IntType:
		return w.int(v)
	case t == py.FloatType:
		f, _ := py.AsFloat(v)
		w.float(f, mFloat, mBinaryFloat)
	case t == py.ComplexType:
		c, _ := py.ToComplex(v)
		if w.version > 1 {
			w.out = append(w.out, mBinaryComplex)
		} else {
			w.out = append(w.out, mComplex)
		}
		w.floatBody(real(c))
		w.floatBody(imag(c))
	default:
		return w.object(v, t)
	}
	return nil
}

func (w *marshalWriter) float(f float64, text, binary byte) {
	if w.version > 1 {
		text = binary
	}
	w.out = append(w.out, text)
	w.floatBody(f)
}

func (w *marshalWriter) floatBody(f float64) {
	if w.version > 1 {
		w.out = binary.LittleEndian.AppendUint64(w.out, math.Float64bits(f))
		return
	}
	s := py.FloatRepr(f)
	w.out = append(w.out, byte(len(s)))
	w.out = append(w.out, s...)
}

func (w *marshalWriter) int(v py.Value) error {
	if i, ok := py.AsInt(v); ok && i == int64(int32(i)) {
		w.out = append(w.out, mInt)
		w.u32(int(i))
		return nil
	}
	flag := byte(0)
	if !v.IsInt() {
		var done bool
		if flag, done = w.ref(v); done {
			return nil
		}
	}
	b, _ := py.AsBigInt(v)
	w.out = append(w.out, mLong|flag)
	n := (b.BitLen() + 14) / 15
	if b.Sign() < 0 {
		w.u32(-n)
	} else {
		w.u32(n)
	}
	if err := w.th.Charge(int64(n) * 2); err != nil {
		return err
	}
	// Digits of 15 bits, cut out of the words.
	words := b.Bits()
	for i := range n {
		if err := w.th.PollEvery(i); err != nil {
			return err
		}
		at := i * 15
		k, off := at/bits.UintSize, at%bits.UintSize
		d := uint(words[k]) >> off
		if off > bits.UintSize-15 && k+1 < len(words) {
			d |= uint(words[k+1]) << (bits.UintSize - off)
		}
		w.out = binary.LittleEndian.AppendUint16(w.out, uint16(d&0x7fff))
	}
	return nil
}

func (w *marshalWriter) object(v py.Value, t *py.Type) error {
	var items []py.Value
	code := byte(0)
	switch t {
	case py.TupleType, py.ListType, py.SetType, py.FrozenSetType, py.StrType, py.BytesType, py.DictType, py.SliceType, vm.CodeType:
		flag, done := w.ref(v)
		if done {
			return nil
		}
		switch t {
		case py.StrType:
			return w.str(py.ToStr(v).String(), flag)
		case py.BytesType:
			s := py.ToBytes(v).String()
			w.out = append(w.out, mBytes|flag)
			if err := w.size(len(s)); err != nil {
				return err
			}
			return w.text(s)
		case vm.CodeType:
			return w.codeObject(v, flag)
		case py.DictType:
			return w.dict(py.ToDict(v), flag)
		case py.SliceType:
			if w.version < 5 {
				return py.ValueErrorf("unmarshallable object")
			}
			w.out = append(w.out, mSlice|flag)
			s := py.Cast[py.Slice](v)
			for _, x := range []py.Value{s.Start, s.Stop, s.Step} {
				if err := w.write(x); err != nil {
					return err
				}
			}
			return nil
		case py.TupleType:
			items = py.ToTuple(v).Items()
			if w.version >= 4 && len(items) < 256 {
				w.out = append(w.out, mSmallTuple|flag, byte(len(items)))
				return w.items(items)
			}
			code = mTuple
		case py.ListType:
			items, code = append([]py.Value(nil), py.ToList(v).Items()...), mList
		case py.SetType:
			items, code = py.ToSet(v).Items(), mSet
		case py.FrozenSetType:
			items, code = py.ToSet(v).Items(), mFrozenSet
		}
		w.out = append(w.out, code|flag)
		if err := w.size(len(items)); err != nil {
			return err
		}
		return w.items(items)
	}
	if b, err := py.ViewBytes(w.th, v); err == nil {
		flag, done := w.ref(v)
		if done {
			return nil
		}
		w.out = append(w.out, mBytes|flag)
		if err := w.size(len(b)); err != nil {
			return err
		}
		return w.text(string(b))
	}
	return py.ValueErrorf("unmarshallable object")
}

func (w *marshalWriter) items(items []py.Value) error {
	for _, x := range items {
		if err := w.write(x); err != nil {
			return err
		}
	}
	return nil
}

func (w *marshalWriter) text(s string) error {
	if err := w.th.Charge(int64(len(s))); err != nil {
		return err
	}
	w.out = append(w.out, s...)
	return nil
}

func (w *marshalWriter) str(s string, flag byte) error {
	if w.version >= 4 && wtf8.IsASCII(s) {
		if len(s) < 256 {
			w.out = append(w.out, mShort|flag, byte(len(s)))
			return w.text(s)
		}
		w.out = append(w.out, mASCII|flag)
	} else {
		w.out = append(w.out, mUnicode|flag)
	}
	if err := w.size(len(s)); err != nil {
		return err
	}
	return w.text(s)
}

func (w *marshalWriter) dict(d *py.Dict, flag byte) error {
	w.out = append(w.out, mDict|flag)
	for i := 0; ; {
		k, v, ok := d.Next(&i)
		if !ok {
			break
		}
		if err := w.write(k); err != nil {
			return err
		}
		if err := w.write(v); err != nil {
			return err
		}
	}
	w.out = append(w.out, mNull)
	return nil
}

func (w *marshalWriter) codeObject(v py.Value, flag byte) error {
	if !w.code {
		return py.ValueErrorf("marshalling code objects is disallowed")
	}
	b := bytecode.Encode(py.Cast[vm.Code](v).Source())
	w.out = append(w.out, mCode|flag)
	if err := w.size(len(b)); err != nil {
		return err
	}
	return w.text(string(b))
}

// marshalDump returns the bytes of a value.
func marshalDump(th *py.Thread, v py.Value, version int, code bool) ([]byte, error) {
	w := &marshalWriter{th: th, version: version, code: code}
	if err := w.write(v); err != nil {
		return nil, err
	}
	return w.out, nil
}

// bigFromDigits makes an int of 15-bit digits.
func bigFromDigits(b []byte, negative bool) (*big.Int, bool) {
	n := len(b) / 2
	buf := make([]byte, (n*15+7)/8) // big-endian
	acc, have, at := uint64(0), 0, len(buf)
	for i := range n {
		d := binary.LittleEndian.Uint16(b[2*i:])
		if d > 0x7fff {
			return nil, false
		}
		acc |= uint64(d) << have
		for have += 15; have >= 8; have -= 8 {
			at--
			buf[at] = byte(acc)
			acc >>= 8
		}
	}
	if have > 0 && at > 0 {
		at--
		buf[at] = byte(acc)
	}
	x := new(big.Int).SetBytes(buf)
	if negative {
		x.Neg(x)
	}
	return x, true
}
