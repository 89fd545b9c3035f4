package bytecode

// This file reads the binary form of Code. Any bytes at all give a Code or an
// error: sizes are compared with what is left before anything is allocated, and
// nesting is bounded. Whether what was read makes sense is for Verify.

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"math/big"
	"sync"
)

// ErrFormat is wrapped by the errors for bytes that are not an encoded Code.
var ErrFormat = errors.New("bytecode: not an encoded code object")

const (
	maxNesting = 2000    // of Code and constants in each other
	maxBigInt  = 1 << 16 // bytes of an int constant
)

type decoder struct {
	b       []byte
	at      int
	depth   int
	err     error
	lazy    bool
	strings []string
}

// Decode reads a Code that Encode wrote, and verifies it: what it returns can be
// run, whoever made the bytes. It keeps no reference to b.
func Decode(b []byte) (*Code, error) {
	c, err := decode(bytes.Clone(b), false)
	if err != nil {
		return nil, err
	}
	if err := Verify(c); err != nil {
		return nil, err
	}
	return c, nil
}

// DecodeTrusted reads a Code from bytes that Encode made in this very version and
// nobody changed, such as those that come with the program. It verifies nothing,
// keeps b, and reads the bodies of nested Code when they are first needed.
func DecodeTrusted(b []byte) (*Code, error) { return decode(b, true) }

func decode(b []byte, lazy bool) (*Code, error) {
	h := Header()
	if len(b) < len(h) || !bytes.Equal(b[:len(h)], h) {
		return nil, fmt.Errorf("%w of this version", ErrFormat)
	}
	d := &decoder{b: b, at: len(h), lazy: lazy}
	n := d.count(1)
	d.strings = make([]string, 0, n)
	text := string(b)
	for range n {
		size := d.count(1)
		if d.err != nil {
			break
		}
		d.strings = append(d.strings, text[d.at:d.at+size])
		d.at += size
	}
	c := d.code()
	if d.err == nil && d.at != len(b) {
		d.fail("bytes are left over")
	}
	if d.err != nil {
		return nil, d.err
	}
	if lazy {
		c.Load()
	}
	return c, nil
}

func (d *decoder) fail(what string) {
	if d.err == nil {
		d.err = fmt.Errorf("%w: %s at byte %d", ErrFormat, what, d.at)
	}
	d.at = len(d.b)
}

func (d *decoder) byte() byte {
	if d.at >= len(d.b) {
		d.fail("cut off")
		return 0
	}
	d.at++
	return d.b[d.at-1]
}

func (d *decoder) uvarint() uint64 {
	if d.at < len(d.b) && d.b[d.at] < 0x80 {
		d.at++
		return uint64(d.b[d.at-1])
	}
	x, n := binary.Uvarint(d.b[d.at:])
	if n <= 0 {
		d.fail("bad number")
		return 0
	}
	d.at += n
	return x
}

func (d *decoder) varint() int64 {
	u := d.uvarint()
	return int64(u>>1) ^ -int64(u&1)
}

// int32 reads an unsigned number that fits.
func (d *decoder) int32() int32 {
	x := d.uvarint()
	if x > math.MaxInt32 {
		d.fail("number too large")
		return 0
	}
	return int32(x)
}

func (d *decoder) sint32() int32 {
	x := d.varint()
	if x != int64(int32(x)) {
		d.fail("number too large")
		return 0
	}
	return int32(x)
}

// count reads the number of things that take at least size bytes each.
func (d *decoder) count(size int) int {
	x := d.uvarint()
	if x > uint64(len(d.b)-d.at)/uint64(size) {
		d.fail("count too large")
		return 0
	}
	return int(x)
}

func (d *decoder) str() string {
	x := d.uvarint()
	if x >= uint64(len(d.strings)) {
		d.fail("no such string")
		return ""
	}
	return d.strings[x]
}

func (d *decoder) enter() bool {
	d.depth++
	if d.depth > maxNesting {
		d.fail("nested too deeply")
		return false
	}
	return true
}

func (d *decoder) code() *Code {
	if !d.enter() {
		return nil
	}
	defer func() { d.depth-- }()
	c := &Code{Name: d.str(), Qualname: d.str(), Filename: d.str()}
	c.FirstLine = d.sint32()
	flags := d.uvarint()
	if flags > math.MaxUint32 {
		d.fail("flags too large")
	}
	c.Flags = Flags(flags)
	c.ArgCount, c.PosOnlyCount, c.KwOnlyCount, c.NumRegs = d.int32(), d.int32(), d.int32(), d.int32()
	n := d.count(2)
	c.LocalsPlus = make([]string, n)
	c.LocalKinds = make([]LocalKind, n)
	for i := range n {
		c.LocalsPlus[i] = d.str()
		c.LocalKinds[i] = LocalKind(d.byte())
	}
	size := d.count(1)
	if d.err != nil {
		return nil
	}
	end := d.at + size
	if d.lazy {
		c.lazy = &lazyBody{data: d.b[d.at:end:end], strings: d.strings}
		d.at = end
		return c
	}
	all := d.b
	d.b = all[:end]
	d.body(c)
	d.b = all
	if d.err != nil {
		return nil
	}
	if d.at != end {
		d.fail("body has another length")
	}
	return c
}

// lazyBody is a body that has not been read yet.
type lazyBody struct {
	once    sync.Once
	data    []byte
	strings []string
}

// Load makes sure that names, instructions, positions, handlers and constants are
// there. Whoever got a Code from elsewhere calls it before looking at them. Safe
// from any goroutine.
func (c *Code) Load() {
	if c.lazy != nil {
		c.lazy.once.Do(c.load)
	}
}

func (c *Code) load() {
	d := &decoder{b: c.lazy.data, lazy: true, strings: c.lazy.strings}
	d.body(c)
	if d.err != nil {
		panic(d.err)
	}
	c.lazy.data, c.lazy.strings = nil, nil
}

func (d *decoder) body(c *Code) {
	c.Names = make([]string, d.count(1))
	for i := range c.Names {
		c.Names[i] = d.str()
	}
	c.Instrs = make([]Instr, d.count(1))
	for i := range c.Instrs {
		d.instr(&c.Instrs[i])
		if d.err != nil {
			return
		}
	}
	d.positions(c)
	c.Handlers = make([]Handler, d.count(4))
	for i := range c.Handlers {
		h := &c.Handlers[i]
		h.Start = d.sint32()
		h.End = h.Start + d.sint32()
		h.Target = h.End + d.sint32()
		h.Reg = d.sint32()
	}
	c.Consts = make([]Const, 0, min(d.peekCount(), 64))
	for range d.count(1) {
		c.Consts = append(c.Consts, d.constant())
		if d.err != nil {
			return
		}
	}
	if len(c.Handlers) == 0 {
		c.Handlers = nil
	}
}

// peekCount returns the count that comes next, without reading it.
func (d *decoder) peekCount() int {
	at, err := d.at, d.err
	n := d.count(1)
	d.at, d.err = at, err
	return n
}

func (d *decoder) instr(in *Instr) {
	in.Op = Op(d.byte())
	if in.Op >= NumOps {
		d.fail("no such operation")
		return
	}
	ops := &opTable[in.Op].Operands
	for i, p := range [4]*int32{&in.A, &in.B, &in.C, &in.D} {
		switch ops[i] {
		case None:
		case Immediate, ReadOrNone:
			*p = d.sint32()
		default:
			*p = d.int32()
		}
	}
}

func (d *decoder) positions(c *Code) {
	c.Positions = make([]Position, len(c.Instrs))
	p := Position{}
	for i := 0; i < len(c.Positions) && d.err == nil; {
		n := d.uvarint()
		if n == 0 || n > uint64(len(c.Positions)-i) {
			d.fail("bad run of positions")
			return
		}
		// What overflows becomes another number: positions are only shown.
		p.Line += int32(d.varint())
		p.EndLine = p.Line + int32(d.varint())
		p.Col += int32(d.varint())
		p.EndCol = p.Col + int32(d.varint())
		for end := i + int(n); i < end; i++ {
			c.Positions[i] = p
		}
	}
	if n := d.count(2); n > 0 && d.err == nil {
		c.Marks = make([]Mark, n)
	}
	for i := range c.Marks {
		at := d.uvarint()
		c.Marks[i] = Mark{At: int32(at >> 1), Line: int32(d.varint()), Falls: at&1 != 0}
	}
}

func (d *decoder) constant() Const {
	k := Const{Kind: ConstKind(d.byte())}
	switch k.Kind {
	case ConstNone, ConstTrue, ConstFalse, ConstEllipsis:
	case ConstInt:
		k.I = d.varint()
	case ConstBigInt:
		sign := d.byte()
		n := d.count(1)
		if d.err != nil || n > maxBigInt {
			d.fail("int constant too large")
			return k
		}
		x := new(big.Int).SetBytes(d.b[d.at : d.at+n])
		d.at += n
		if sign != 0 {
			x.Neg(x)
		}
		if x.IsInt64() {
			d.fail("int constant in the wrong form")
			return k
		}
		k.S = x.String()
	case ConstFloat:
		k.F = d.float()
	case ConstComplex:
		k.F, k.Imag = d.float(), d.float()
	case ConstStr, ConstBytes:
		k.S = d.str()
	case ConstTuple, ConstFrozenSet, ConstSlice:
		if !d.enter() {
			return k
		}
		for range d.count(1) {
			k.Items = append(k.Items, d.constant())
			if d.err != nil {
				break
			}
		}
		d.depth--
	case ConstCode:
		k.Code = d.code()
	default:
		d.fail("no such kind of constant")
	}
	return k
}

func (d *decoder) float() float64 {
	if len(d.b)-d.at < 8 {
		d.fail("cut off")
		return 0
	}
	d.at += 8
	return math.Float64frombits(binary.LittleEndian.Uint64(d.b[d.at-8:]))
}
