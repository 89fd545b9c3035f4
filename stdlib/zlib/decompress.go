package zlib

// This file decompresses.

import (
	"errors"
	"math"

	"github.com/hognose/hognose/internal/inflate"
	"github.com/hognose/hognose/py"
)

// decompressor is the Python type Decompress.
type decompressor struct {
	py.Object
	d                *inflate.Decoder
	unused, unwanted py.Value // unused_data, unconsumed_tail
	ended            bool     // flush() has come to the end of the stream
}

// oneShot is the Python type _ZlibDecompressor: one stream, whose input it keeps.
type oneShot struct {
	py.Object
	d      *inflate.Decoder
	unused py.Value
	hungry bool // needs_input
}

var (
	decompressType = &py.Type{Name: "Decompress", Module: "zlib", Flags: py.FlagNoInstantiate}
	oneShotType    = &py.Type{Name: "_ZlibDecompressor", Module: "zlib", Doc: "Decompresses one stream; what it does not get to at once it keeps."}
)

// newDecoder returns a decoder for wbits; dict is nil for none.
func newDecoder(wbits int, dict []byte) (*inflate.Decoder, bool) {
	format, bits := inflate.Zlib, wbits
	switch {
	case wbits < 0:
		format, bits = inflate.Raw, -wbits
	case wbits >= 32:
		format, bits = inflate.Auto, wbits-32
	case wbits >= 16:
		format, bits = inflate.Gzip, wbits-16
	}
	if bits != 0 && (bits < 8 || bits > maxBits) || bits == 0 && format == inflate.Raw {
		return nil, false
	}
	return inflate.New(format, bits, dict), true
}

// run decodes until max bytes are pending, the input is used up or the stream over.
func run(th *py.Thread, d *inflate.Decoder, max int) error {
	size := d.Size()
	for {
		more, err := d.Run(max, piece)
		if err != nil {
			var e inflate.Error
			switch {
			case err == inflate.ErrDictionary:
				return errorf("Error %d while decompressing data", needDict)
			case errors.As(err, &e):
				return errorf("Error %d while decompressing data: %s", dataError, string(e))
			}
			return err
		}
		if now := d.Size(); now > size {
			if err := th.Charge(int64(now - size)); err != nil {
				return err
			}
			size = now
		}
		if err := th.Poll(); err != nil || !more {
			return err
		}
	}
}

// take returns up to max bytes of output.
func take(th *py.Thread, d *inflate.Decoder, max int) (py.Value, error) {
	if err := th.Charge(int64(min(max, d.Pending()))); err != nil {
		return py.Value{}, err
	}
	return py.NewBytes(string(d.Take(max))), nil
}

func decompress(th *py.Thread, a []py.Value) (py.Value, error) {
	wbits, err := intArg(th, a[1])
	if err != nil {
		return py.Value{}, err
	}
	size, err := py.IndexOverflow(th, a[2], py.OverflowError)
	if err != nil {
		return py.Value{}, err
	}
	if size < 0 {
		return py.Value{}, py.ValueErrorf("bufsize must be non-negative")
	}
	p, release, err := input(th, a[0])
	if err != nil {
		return py.Value{}, err
	}
	defer release()
	d, ok := newDecoder(wbits, nil)
	if !ok {
		return py.Value{}, errorf("Error %d while preparing to decompress data: inconsistent stream state", streamError)
	}
	if err := th.Charge(int64(len(p))); err != nil {
		return py.Value{}, err
	}
	d.Feed(p)
	if err := run(th, d, math.MaxInt/2); err != nil {
		return py.Value{}, err
	}
	if !d.Done() {
		return py.Value{}, errorf("Error %d while decompressing data: incomplete or truncated stream", bufferError)
	}
	return take(th, d, d.Pending())
}

// dictArg reads the argument zdict; nil for none.
func dictArg(th *py.Thread, v py.Value) ([]byte, error) {
	if v.IsAbsent() || v.IsNone() {
		return nil, nil
	}
	if !py.HasBuffer(v) {
		return nil, py.TypeErrorf("zdict argument must support the buffer protocol")
	}
	s, err := py.BytesString(th, v)
	return append([]byte{}, s...), err
}

// decoderArg makes the decoder that the arguments wbits and zdict ask for.
func decoderArg(th *py.Thread, wbitsV, zdict py.Value) (*inflate.Decoder, error) {
	wbits, err := intArg(th, wbitsV)
	if err != nil {
		return nil, err
	}
	dict, err := dictArg(th, zdict)
	if err != nil {
		return nil, err
	}
	d, ok := newDecoder(wbits, dict)
	if !ok {
		return nil, py.ValueErrorf("Invalid initialization option")
	}
	return d, nil
}

func decompressObj(th *py.Thread, a []py.Value) (py.Value, error) {
	d, err := decoderArg(th, a[0], a[1])
	if err != nil {
		return py.Value{}, err
	}
	o := py.New[decompressor](decompressType)
	o.d, o.unused, o.unwanted = d, py.NewBytes(""), py.NewBytes("")
	return py.ValueOf(&o.Object), nil
}

// rest takes the input that was not used and tells where it belongs.
func (o *decompressor) rest(th *py.Thread, full bool) error {
	had := py.ToBytes(o.unwanted).String() != ""
	if !full && !o.d.Done() {
		o.unwanted = py.NewBytes("")
		return nil
	}
	rest := string(o.d.Rest())
	if err := th.Charge(int64(len(rest))); err != nil {
		return err
	}
	// Behind the end of the stream it is in both places if there was a tail before.
	if had || !o.d.Done() {
		o.unwanted = py.NewBytes(rest)
	}
	if o.d.Done() {
		o.unused = py.NewBytes(py.ToBytes(o.unused).String() + rest)
	}
	return nil
}

func (o *decompressor) decompress(th *py.Thread, p []byte, max int) (py.Value, error) {
	if err := th.Charge(int64(len(p))); err != nil {
		return py.Value{}, err
	}
	o.d.Feed(p)
	if err := run(th, o.d, max); err != nil {
		return py.Value{}, err
	}
	full := o.d.Pending() >= max
	v, err := take(th, o.d, max)
	if err != nil {
		return py.Value{}, err
	}
	return v, o.rest(th, full)
}

func (o *decompressor) copy(th *py.Thread) (py.Value, error) {
	if o.ended {
		return py.Value{}, py.ValueErrorf("Inconsistent stream state")
	}
	if err := th.Charge(int64(o.d.Size())); err != nil {
		return py.Value{}, err
	}
	c := py.New[decompressor](decompressType)
	c.d, c.unused, c.unwanted = o.d.Clone(), o.unused, o.unwanted
	return py.ValueOf(&c.Object), nil
}

func defineDecompress() {
	t := decompressType
	t.SetLayout(py.LayoutOf[decompressor]())
	of := py.Cast[decompressor]
	t.Traverse = func(v py.Value, visit func(py.Value)) int {
		visit(of(v).unused)
		visit(of(v).unwanted)
		return 256 + of(v).d.Size()
	}
	t.Getters = []py.GetSetDef{
		{Name: "unused_data", Member: true, Get: func(th *py.Thread, v py.Value) (py.Value, error) { return of(v).unused, nil }},
		{Name: "unconsumed_tail", Member: true, Get: func(th *py.Thread, v py.Value) (py.Value, error) { return of(v).unwanted, nil }},
		{Name: "eof", Member: true, Get: func(th *py.Thread, v py.Value) (py.Value, error) { return py.Bool(of(v).eof()), nil }},
	}
	copyMethod := func(th *py.Thread, a []py.Value) (py.Value, error) { return of(a[0]).copy(th) }
	t.Methods = []py.NativeDef{
		{Sig: "decompress(self, data, /, max_length=0)", Doc: "Decompress data. With max_length no more than that is returned, and the input\nthat was not needed for it is in unconsumed_tail.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			max, err := py.IndexOverflow(th, a[2], py.OverflowError)
			if err != nil {
				return py.Value{}, err
			}
			if max < 0 {
				return py.Value{}, py.ValueErrorf("max_length must be non-negative")
			}
			if max == 0 {
				max = math.MaxInt / 2
			}
			p, release, err := input(th, a[1])
			if err != nil {
				return py.Value{}, err
			}
			defer release()
			return of(a[0]).decompress(th, p, max)
		}},
		{Sig: "flush(self, length=16384, /)", Doc: "Decompress what is in unconsumed_tail.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			n, err := py.IndexOverflow(th, a[1], py.OverflowError)
			if err != nil {
				return py.Value{}, err
			}
			if n <= 0 {
				return py.Value{}, py.ValueErrorf("length must be greater than zero")
			}
			o := of(a[0])
			v, err := o.decompress(th, []byte(py.ToBytes(o.unwanted).String()), math.MaxInt/2)
			o.ended = o.eof()
			return v, err
		}},
		{Sig: "copy(self, /)", Doc: "Return a copy of the object.", Fn: copyMethod},
		{Sig: "__copy__(self, /)", Fn: copyMethod},
		{Sig: "__deepcopy__(self, memo, /)", Fn: copyMethod},
	}
	py.Define(t)
}

// eof reports whether the end of the stream was reached and all of it returned.
func (o *decompressor) eof() bool { return o.d.Done() && o.d.Pending() == 0 }

func defineOneShot() {
	t := oneShotType
	t.SetLayout(py.LayoutOf[oneShot]())
	of := py.Cast[oneShot]
	t.NewSig = &py.NativeDef{Sig: "_ZlibDecompressor(cls, wbits=15, zdict=?)", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		d, err := decoderArg(th, a[1], a[2])
		if err != nil {
			return py.Value{}, err
		}
		o := py.New[oneShot](py.ToType(a[0]))
		o.d, o.unused, o.hungry = d, py.NewBytes(""), true
		return py.ValueOf(&o.Object), nil
	}}
	t.Traverse = func(v py.Value, visit func(py.Value)) int {
		visit(of(v).unused)
		return 256 + of(v).d.Size()
	}
	t.Getters = []py.GetSetDef{
		{Name: "eof", Member: true, Get: func(th *py.Thread, v py.Value) (py.Value, error) { return py.Bool(of(v).eof()), nil }},
		{Name: "unused_data", Member: true, Get: func(th *py.Thread, v py.Value) (py.Value, error) { return of(v).unused, nil }},
		{Name: "needs_input", Member: true, Get: func(th *py.Thread, v py.Value) (py.Value, error) { return py.Bool(of(v).hungry), nil }},
	}
	t.Methods = []py.NativeDef{
		{Sig: "decompress(self, data, max_length=-1)", Doc: "Decompress data, and return up to max_length bytes; the rest of the input is kept.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			max, err := py.IndexOverflow(th, a[2], py.OverflowError)
			if err != nil {
				return py.Value{}, err
			}
			if max < 0 {
				max = math.MaxInt / 2
			}
			p, release, err := input(th, a[1])
			if err != nil {
				return py.Value{}, err
			}
			defer release()
			o := of(a[0])
			if o.eof() {
				return py.Value{}, py.Errorf(py.EOFError, "End of stream already reached")
			}
			if err := th.Charge(int64(len(p))); err != nil {
				return py.Value{}, err
			}
			o.d.Feed(p)
			o.hungry = false
			if err := run(th, o.d, max); err != nil {
				return py.Value{}, err
			}
			full := o.d.Pending() >= max
			v, err := take(th, o.d, max)
			if err != nil {
				return py.Value{}, err
			}
			if o.eof() {
				o.unused = py.NewBytes(string(o.d.Rest()))
			} else {
				o.hungry = !full
			}
			return v, nil
		}},
	}
	py.Define(t)
}

func (o *oneShot) eof() bool { return o.d.Done() && o.d.Pending() == 0 }
