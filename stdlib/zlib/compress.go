package zlib

// This file compresses: the work is that of klauspost/compress, the format around it
// and the flush modes are ours.

import (
	"bytes"
	"encoding/binary"
	stdcrc "hash/crc32"

	"github.com/klauspost/compress/flate"

	"github.com/hognose/hognose/internal/inflate"
	"github.com/hognose/hognose/py"
)

// compressor is the Python type Compress.
type compressor struct {
	py.Object
	w       *flate.Writer
	out     *bytes.Buffer
	level   int // 0 to 9
	effort  int // flate's level
	bits    int // of the window
	format  inflate.Format
	dict    []byte
	started bool // the header was written
	done    bool
	adler   uint32
	crc     uint32
	total   uint32
	recent  []byte // the last of the input: what a copy goes on from
}

var compressType = &py.Type{Name: "Compress", Module: "zlib", Flags: py.FlagNoInstantiate}

const window = 1 << 15

// writerSize is about what a flate.Writer needs.
const writerSize = 1 << 20

// formatOf returns the format and the window that wbits stands for.
func formatOf(wbits int) (f inflate.Format, bits int, ok bool) {
	f, bits = inflate.Zlib, wbits
	switch {
	case wbits < 0:
		f, bits = inflate.Raw, -wbits
	case wbits > 15:
		f, bits = inflate.Gzip, wbits-16
	}
	return f, bits, bits >= 8 && bits <= maxBits && (bits > 8 || f == inflate.Zlib)
}

// effortOf returns flate's level for one of zlib's. With its 9, flate searches several
// times as long as zlib does, for one percent; its 8 gives what zlib's 9 does.
func effortOf(level int) int { return min(level, 8) }

// start makes c ready; its level, effort, bits, format and dict are set.
func (c *compressor) start(th *py.Thread) error {
	if err := th.Charge(writerSize); err != nil {
		return err
	}
	c.out, c.adler = &bytes.Buffer{}, 1
	return c.open(c.dict)
}

// open begins to write blocks, which may refer to dict.
func (c *compressor) open(dict []byte) (err error) {
	switch {
	case c.bits < maxBits && c.effort > 0:
		c.w, err = flate.NewWriterWindow(c.out, 1<<max(c.bits, 9)) // of the window; there is no dictionary then
	case len(dict) > 0:
		c.w, err = flate.NewWriterDict(c.out, c.effort, dict)
	default:
		c.w, err = flate.NewWriter(c.out, c.effort)
	}
	return err
}

// header writes what comes before the blocks.
func (c *compressor) header() {
	if c.started {
		return
	}
	c.started = true
	switch c.format {
	case inflate.Gzip:
		extra := byte(0)
		switch c.level {
		case 1:
			extra = 4
		case 9:
			extra = 2
		}
		c.out.Write([]byte{0x1f, 0x8b, 8, 0, 0, 0, 0, 0, extra, 3})
	case inflate.Zlib:
		h := (8 + (max(c.bits, 9)-8)<<4) << 8
		switch {
		case c.level >= 7:
			h |= 3 << 6
		case c.level == 6:
			h |= 2 << 6
		case c.level >= 2:
			h |= 1 << 6
		}
		if c.dict != nil {
			h |= 0x20
		}
		h += 31 - h%31
		c.out.Write([]byte{byte(h >> 8), byte(h)})
		if c.dict != nil {
			c.out.Write(binary.BigEndian.AppendUint32(nil, inflate.Adler32(1, c.dict)))
		}
	}
}

// write compresses p.
func (c *compressor) write(th *py.Thread, p []byte) error {
	c.header()
	for len(p) > 0 {
		n := min(len(p), piece/2)
		q := p[:n]
		switch c.format {
		case inflate.Gzip:
			c.crc = stdcrc.Update(c.crc, stdcrc.IEEETable, q)
		case inflate.Zlib:
			c.adler = inflate.Adler32(c.adler, q)
		}
		c.total += uint32(n)
		if c.recent = append(c.recent, q...); len(c.recent) > 4*window {
			c.recent = append(c.recent[:0], c.recent[len(c.recent)-window:]...)
		}
		before := c.out.Len()
		if _, err := c.w.Write(q); err != nil {
			return errorf("Error %d while compressing data: %v", streamError, err)
		}
		if err := th.Charge(int64(c.out.Len() - before)); err != nil {
			return err
		}
		if err := th.Poll(); err != nil {
			return err
		}
		p = p[n:]
	}
	return nil
}

// flush does what a flush mode other than Z_NO_FLUSH says.
func (c *compressor) flush(mode int) error {
	c.header()
	if mode != finish {
		if err := c.w.Flush(); err != nil {
			return err
		}
		if mode == fullFlush {
			return c.open(nil) // what comes is independent of what was
		}
		return nil
	}
	c.done = true
	if err := c.w.Close(); err != nil {
		return err
	}
	switch c.format {
	case inflate.Gzip:
		c.out.Write(binary.LittleEndian.AppendUint32(binary.LittleEndian.AppendUint32(nil, c.crc), c.total))
	case inflate.Zlib:
		c.out.Write(binary.BigEndian.AppendUint32(nil, c.adler))
	}
	return nil
}

// take returns what was written since the last time.
func (c *compressor) take() py.Value {
	v := py.NewBytes(c.out.String())
	c.out.Reset()
	return v
}

// copy returns an object that goes on from here. A flate.Writer cannot be copied: the
// block ends here, and the copy writes its own, which refer to the same input.
func (c *compressor) copy(th *py.Thread) (py.Value, error) {
	if c.done {
		return py.Value{}, py.ValueErrorf("Inconsistent stream state")
	}
	if err := th.Charge(writerSize); err != nil {
		return py.Value{}, err
	}
	if c.total > 0 {
		if err := c.w.Flush(); err != nil {
			return py.Value{}, errorf("Error %d while copying: %v", streamError, err)
		}
	}
	d := py.New[compressor](compressType)
	object := d.Object
	*d = *c
	d.Object = object
	d.out, d.recent = bytes.NewBuffer(bytes.Clone(c.out.Bytes())), bytes.Clone(c.recent)
	dict := c.dict
	if len(c.recent) > 0 {
		dict = append(bytes.Clone(c.dict), c.recent...)
		dict = dict[max(0, len(dict)-window):]
	}
	return py.ValueOf(&d.Object), d.open(dict)
}

// writers keeps a writer for each level, since making one takes longer than
// compressing a little with it. It is guarded by the VM lock, and empty while used.
type writers struct{ free map[int]*compressor }

type stateKey struct{}

func stateOf(th *py.Thread) *writers {
	return th.Interp.State(stateKey{}, func() any { return &writers{map[int]*compressor{}} }).(*writers)
}

// shortInput is how short an input is on which flate's quick levels do not try.
const shortInput = 1024

func compress(th *py.Thread, a []py.Value) (py.Value, error) {
	level, err := intArg(th, a[1])
	if err != nil {
		return py.Value{}, err
	}
	wbits, err := intArg(th, a[2])
	if err != nil {
		return py.Value{}, err
	}
	p, release, err := input(th, a[0])
	if err != nil {
		return py.Value{}, err
	}
	defer release()
	format, bits, ok := formatOf(wbits)
	if !ok || level < -1 || level > 9 {
		return py.Value{}, errorf("Bad compression level")
	}
	if level < 0 {
		level = 6
	}
	effort := effortOf(level)
	if level > 0 && level < 7 && len(p) < shortInput {
		effort = 7
	}
	pool := stateOf(th)
	c := pool.free[effort]
	if c != nil && bits == maxBits {
		delete(pool.free, effort)
		*c = compressor{w: c.w, out: c.out, adler: 1}
		c.out.Reset()
		c.w.Reset(c.out)
	} else {
		c = &compressor{}
	}
	c.level, c.effort, c.bits, c.format = level, effort, bits, format
	if c.w == nil {
		if err := c.start(th); err != nil {
			return py.Value{}, err
		}
	}
	if err := c.write(th, p); err != nil {
		return py.Value{}, err
	}
	if err := c.flush(finish); err != nil {
		return py.Value{}, errorf("Error %d while compressing data: %v", streamError, err)
	}
	v := c.take()
	if bits == maxBits && c.out.Cap() < 1<<20 {
		c.recent = nil
		pool.free[effort] = c
	}
	return v, nil
}

func compressObj(th *py.Thread, a []py.Value) (py.Value, error) {
	var n [5]int
	for i := range n {
		var err error
		if n[i], err = intArg(th, a[i]); err != nil {
			return py.Value{}, err
		}
	}
	level, method, memLevel, strategy := n[0], n[1], n[3], n[4]
	c := py.New[compressor](compressType)
	if !a[5].IsNone() {
		p, release, err := input(th, a[5])
		if err != nil {
			return py.Value{}, err
		}
		c.dict = append([]byte{}, p...)
		release()
	}
	format, bits, ok := formatOf(n[2])
	if !ok || level < -1 || level > 9 || method != 8 || memLevel < 1 || memLevel > 9 || strategy < 0 || strategy > 4 {
		return py.Value{}, py.ValueErrorf("Invalid initialization option")
	}
	if c.level = level; level < 0 {
		c.level = 6
	}
	if c.effort = effortOf(c.level); strategy == 2 { // Z_HUFFMAN_ONLY; the other strategies would only save time
		c.effort = flate.HuffmanOnly
	}
	c.format, c.bits = format, bits
	return py.ValueOf(&c.Object), c.start(th)
}

func defineCompress() {
	t := compressType
	t.SetLayout(py.LayoutOf[compressor]())
	t.Traverse = func(v py.Value, visit func(py.Value)) int {
		c := py.Cast[compressor](v)
		return writerSize + cap(c.recent) + c.out.Cap() + len(c.dict)
	}
	of := py.Cast[compressor]
	copyMethod := func(th *py.Thread, a []py.Value) (py.Value, error) { return of(a[0]).copy(th) }
	t.Methods = []py.NativeDef{
		{Sig: "compress(self, data, /)", Doc: "Compress data. What is returned is the next part of the output, often b''.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			p, release, err := input(th, a[1])
			if err != nil {
				return py.Value{}, err
			}
			defer release()
			c := of(a[0])
			if c.done {
				return py.Value{}, errorf("Error %d while compressing data: inconsistent stream state", streamError)
			}
			if err := c.write(th, p); err != nil {
				return py.Value{}, err
			}
			return c.take(), nil
		}},
		{Sig: "flush(self, mode=4, /)", Doc: "Return the rest of the output. With Z_FINISH, by default, the stream is over.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			mode, err := intArg(th, a[1])
			if err != nil {
				return py.Value{}, err
			}
			c := of(a[0])
			if mode == noFlush {
				return py.NewBytes(""), nil
			}
			if mode < 0 || mode > lastMode || c.done {
				return py.Value{}, errorf("Error %d while flushing: inconsistent stream state", streamError)
			}
			if err := c.flush(mode); err != nil {
				return py.Value{}, errorf("Error %d while flushing: %v", streamError, err)
			}
			return c.take(), nil
		}},
		{Sig: "copy(self, /)", Doc: "Return a copy of the object.", Fn: copyMethod},
		{Sig: "__copy__(self, /)", Fn: copyMethod},
		{Sig: "__deepcopy__(self, memo, /)", Fn: copyMethod},
	}
	py.Define(t)
}
