package runtime

// This file reads values for the module marshal, and declares the module.

import (
	"encoding/binary"
	"math"

	"github.com/hognose/hognose/internal/bytecode"
	"github.com/hognose/hognose/internal/floatfmt"
	"github.com/hognose/hognose/internal/wtf8"
	"github.com/hognose/hognose/py"
)

type marshalReader struct {
	th    *py.Thread
	b     []byte
	at    int
	more  func(n int) ([]byte, error) // reads n more bytes from a file; nil: there are no more
	code  bool
	depth int
	refs  []py.Value // absent while the object is being read
	n     int
}

func tooShort() error { return py.Errorf(py.EOFError, "marshal data too short") }

func badData(why string) error { return py.ValueErrorf("bad marshal data (%s)", why) }

// take returns the next n bytes.
func (r *marshalReader) take(n int) ([]byte, error) {
	if n < 0 {
		return nil, badData("bytes object size out of range")
	}
	if len(r.b)-r.at < n {
		if r.more == nil {
			return nil, tooShort()
		}
		b, err := r.more(n)
		if err == nil && len(b) < n {
			err = tooShort()
		}
		return b, err
	}
	r.at += n
	return r.b[r.at-n : r.at], nil
}

func (r *marshalReader) byte() (byte, error) {
	b, err := r.take(1)
	if err != nil {
		return 0, err
	}
	return b[0], nil
}

func (r *marshalReader) long() (int, error) {
	b, err := r.take(4)
	if err != nil {
		return 0, err
	}
	return int(int32(binary.LittleEndian.Uint32(b))), nil
}

// count reads the number of items, each of which takes a byte at least.
func (r *marshalReader) count(what string) (int, error) {
	n, err := r.long()
	if err != nil {
		return 0, err
	}
	if n < 0 {
		return 0, badData(what + " size out of range")
	}
	if r.more == nil && n > len(r.b)-r.at {
		return 0, tooShort()
	}
	return n, nil
}

// reserve keeps a place among the references for an object that is being read.
func (r *marshalReader) reserve(flag bool) int {
	if !flag {
		return -1
	}
	r.refs = append(r.refs, py.Value{})
	return len(r.refs) - 1
}

func (r *marshalReader) keep(i int, v py.Value) {
	if i >= 0 {
		r.refs[i] = v
	}
}

// read reads a value; absent for the end of a dict.
func (r *marshalReader) read() (py.Value, error) {
	r.n++
	if err := r.th.PollEvery(r.n); err != nil {
		return py.Value{}, err
	}
	code, err := r.byte()
	if err != nil {
		if py.IsException(err, py.EOFError) {
			err = py.Errorf(py.EOFError, "EOF read where object expected")
		}
		return py.Value{}, err
	}
	if r.depth++; r.depth > marshalDepth {
		return py.Value{}, py.ValueErrorf("recursion limit exceeded")
	}
	defer func() { r.depth-- }()
	flag := code&mFlagRef != 0
	code &^= mFlagRef
	switch code {
	case mTuple, mSmallTuple, mList, mSet, mFrozenSet, mDict, mSlice, mCode:
		return r.container(code, flag)
	case mRef:
		n, err := r.long()
		if err != nil {
			return py.Value{}, err
		}
		if n < 0 || n >= len(r.refs) || r.refs[n].IsAbsent() {
			return py.Value{}, badData("invalid reference")
		}
		return r.refs[n], nil
	case mNull:
		return py.Value{}, nil
	}
	v, err := r.scalar(code)
	if err == nil && flag {
		r.keep(r.reserve(true), v)
	}
	return v, err
}

func (r *marshalReader) scalar(code byte) (py.Value, error) {
	switch code {
	case mNone:
		return py.None, nil
	case mTrue:
		return py.True, nil
	case mFalse:
		return py.False, nil
	case mEllipsis:
		return py.Ellipsis, nil
	case mStopIter:
		return py.StopIteration.Value(), nil
	case mInt:
		n, err := r.long()
		return py.Int(int64(n)), err
	case mLong:
		n, err := r.long()
		if err != nil {
			return py.Value{}, err
		}
		neg := n < 0
		if neg {
			n = -n
		}
		b, err := r.take(2 * n)
		if err != nil {
			return py.Value{}, err
		}
		if n > 0 && b[2*n-2] == 0 && b[2*n-1] == 0 {
			return py.Value{}, badData("unnormalized long data")
		}
		x, ok := bigFromDigits(b, neg)
		if !ok {
			return py.Value{}, badData("digit out of range in long")
		}
		return py.BigInt(x), nil
	case mFloat:
		f, err := r.textFloat()
		return py.Float(f), err
	case mBinaryFloat:
		f, err := r.binaryFloat()
		return py.Float(f), err
	case mComplex, mBinaryComplex:
		get := r.textFloat
		if code == mBinaryComplex {
			get = r.binaryFloat
		}
		re, err := get()
		if err != nil {
			return py.Value{}, err
		}
		im, err := get()
		return py.NewComplex(complex(re, im)), err
	case mBytes:
		n, err := r.count("bytes object")
		if err != nil {
			return py.Value{}, err
		}
		b, err := r.take(n)
		return py.NewBytes(string(b)), err
	case mUnicode, mInterned, mASCII, mASCIIInterned, mShort, mShortInterned:
		return r.str(code)
	}
	return py.Value{}, badData("unknown type code")
}

func (r *marshalReader) str(code byte) (py.Value, error) {
	n, err := 0, error(nil)
	if code == mShort || code == mShortInterned {
		var b byte
		b, err = r.byte()
		n = int(b)
	} else {
		n, err = r.count("string")
	}
	if err != nil {
		return py.Value{}, err
	}
	b, err := r.take(n)
	if err != nil {
		return py.Value{}, err
	}
	s := string(b)
	if code == mUnicode || code == mInterned {
		if !wtf8.Valid(s) {
			return py.Value{}, py.ValueErrorf("bad marshal data (invalid UTF-8)")
		}
	} else if !wtf8.IsASCII(s) {
		// The format says ASCII, CPython reads Latin-1.
		rs := make([]rune, 0, len(s))
		for _, c := range b {
			rs = append(rs, rune(c))
		}
		s = string(rs)
	}
	if code == mInterned || code == mASCIIInterned || code == mShortInterned {
		return r.th.Intern(s).Value(), nil
	}
	return py.String(s), nil
}

func (r *marshalReader) binaryFloat() (float64, error) {
	b, err := r.take(8)
	if err != nil {
		return 0, err
	}
	return math.Float64frombits(binary.LittleEndian.Uint64(b)), nil
}

func (r *marshalReader) textFloat() (float64, error) {
	n, err := r.byte()
	if err != nil {
		return 0, err
	}
	b, err := r.take(int(n))
	if err != nil {
		return 0, err
	}
	f, ok := floatfmt.Parse(string(b))
	if !ok {
		return 0, py.ValueErrorf("could not convert string to float: b%q", b)
	}
	return f, nil
}

// needed reads a value where there must be one.
func (r *marshalReader) needed(where string) (py.Value, error) {
	v, err := r.read()
	if err == nil && v.IsAbsent() {
		err = py.TypeErrorf("NULL object in marshal data for %s", where)
	}
	return v, err
}

func (r *marshalReader) container(code byte, flag bool) (py.Value, error) {
	switch code {
	case mDict:
		return r.dict(flag)
	case mCode:
		return r.codeObject(flag)
	case mSlice:
		i := r.reserve(flag)
		var p [3]py.Value
		for k := range p {
			v, err := r.needed("slice")
			if err != nil {
				return v, err
			}
			p[k] = v
		}
		v := py.NewSlice(p[0], p[1], p[2])
		r.keep(i, v)
		return v, nil
	}
	what := map[byte]string{mTuple: "tuple", mSmallTuple: "tuple", mList: "list", mSet: "set", mFrozenSet: "set"}[code]
	n, err := 0, error(nil)
	if code == mSmallTuple {
		var b byte
		b, err = r.byte()
		n = int(b)
	} else {
		n, err = r.count(what)
	}
	if err != nil {
		return py.Value{}, err
	}
	switch code {
	case mList:
		l := py.ListOf(nil)
		r.keep(r.reserve(flag), l)
		for range n {
			v, err := r.needed(what)
			if err != nil {
				return v, err
			}
			py.ToList(l).Append(v)
		}
		return l, nil
	case mSet:
		s := py.NewSet()
		r.keep(r.reserve(flag), s.Value())
		for range n {
			v, err := r.needed(what)
			if err == nil {
				err = s.Add(r.th, v)
			}
			if err != nil {
				return v, err
			}
		}
		return s.Value(), nil
	}
	i := r.reserve(flag)
	var items []py.Value
	for range n {
		v, err := r.needed(what)
		if err != nil {
			return v, err
		}
		items = append(items, v)
	}
	v := py.Value{}
	if code == mFrozenSet {
		s, err := py.NewFrozenSet(r.th, items)
		if err != nil {
			return v, err
		}
		v = s.Value()
	} else {
		v = py.NewTupleOwned(items).Value()
	}
	r.keep(i, v)
	return v, nil
}

func (r *marshalReader) dict(flag bool) (py.Value, error) {
	d := py.NewDict()
	r.keep(r.reserve(flag), d.Value())
	for {
		k, err := r.read()
		if err != nil {
			return py.Value{}, err
		}
		if k.IsAbsent() {
			return d.Value(), nil
		}
		v, err := r.read()
		if err != nil {
			return py.Value{}, err
		}
		if v.IsAbsent() {
			return d.Value(), nil
		}
		if err := d.Set(r.th, k, v); err != nil {
			return py.Value{}, err
		}
	}
}

func (r *marshalReader) codeObject(flag bool) (py.Value, error) {
	if !r.code {
		return py.Value{}, py.ValueErrorf("unmarshalling code objects is disallowed")
	}
	i := r.reserve(flag)
	n, err := r.count("code object")
	if err != nil {
		return py.Value{}, err
	}
	b, err := r.take(n)
	if err != nil {
		return py.Value{}, err
	}
	if err := r.th.Charge(int64(len(b)) * 40); err != nil {
		return py.Value{}, err
	}
	c, err := bytecode.Decode(b)
	if err != nil {
		return py.Value{}, badData(err.Error())
	}
	v := of(r.th).VM.Link(c).Value()
	r.keep(i, v)
	return v, nil
}

// marshalLoad reads the value at the beginning of b.
func marshalLoad(th *py.Thread, r *marshalReader) (py.Value, error) {
	v, err := r.read()
	if err == nil && v.IsAbsent() {
		err = py.TypeErrorf("NULL object in marshal data for object")
	}
	return v, err
}

func marshalArgs(th *py.Thread, version, allow py.Value) (int, bool, error) {
	n, err := py.IndexInt(th, version)
	if err != nil {
		return 0, false, err
	}
	ok, err := py.Truth(th, allow)
	return n, ok, err
}

// marshalDef declares the module marshal.
var marshalDef = (&py.ModuleDef{Name: "marshal", Doc: "Write values in a binary form and read them again.\n\nOnly this version of the interpreter need understand it.",
	Funcs: []py.NativeDef{
		{Sig: "dump(value, file, version=5, /, *, allow_code=True)", Doc: "Write the value on the open file.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			n, code, err := marshalArgs(th, a[2], a[3])
			if err != nil {
				return py.Value{}, err
			}
			b, err := marshalDump(th, a[0], n, code)
			if err != nil {
				return py.Value{}, err
			}
			return th.CallMethodGo(a[1], "write", py.NewBytes(string(b)))
		}},
		{Sig: "load(file, /, *, allow_code=True)", Doc: "Read a value from a file.", Fn: marshalLoadFile},
		{Sig: "dumps(value, version=5, /, *, allow_code=True)", Doc: "Return the bytes that dump() would write.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			n, code, err := marshalArgs(th, a[1], a[2])
			if err != nil {
				return py.Value{}, err
			}
			b, err := marshalDump(th, a[0], n, code)
			return py.NewBytes(string(b)), err
		}},
		{Sig: "loads(bytes, /, *, allow_code=True)", Doc: "Read a value from bytes.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			code, err := py.Truth(th, a[1])
			if err != nil {
				return py.Value{}, err
			}
			b, err := py.ViewBytes(th, a[0])
			if err != nil {
				return py.Value{}, err
			}
			if py.ToBytes(a[0]) == nil {
				b = append([]byte(nil), b...) // reading may run Python code
			}
			return marshalLoad(th, &marshalReader{th: th, b: b, code: code})
		}},
	},
	Init: func(th *py.Thread, m *py.Module) error {
		m.Dict.SetGo(th, "version", py.Int(marshalVersion))
		return nil
	},
}).Prepare()

// marshalLoadFile reads from a file just as many bytes as the value takes.
func marshalLoadFile(th *py.Thread, a []py.Value) (py.Value, error) {
	code, err := py.Truth(th, a[1])
	if err != nil {
		return py.Value{}, err
	}
	file := a[0]
	more := func(n int) ([]byte, error) {
		v, err := th.CallMethodGo(file, "read", py.Int(int64(n)))
		if err != nil {
			return nil, err
		}
		if py.ToBytes(v) == nil {
			return nil, py.TypeErrorf("file.read() returned not bytes but %s", v.Type().Name)
		}
		s := py.ToBytes(v).String()
		if len(s) > n {
			return nil, py.ValueErrorf("read() returned too much data: %d bytes requested, %d returned", n, len(s))
		}
		return []byte(s), nil
	}
	return marshalLoad(th, &marshalReader{th: th, more: more, code: code})
}
