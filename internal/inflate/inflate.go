// Package inflate decompresses deflate streams (RFC 1951), plain or in a zlib or
// gzip container, from input that comes in pieces. Unlike a reader it can stop
// anywhere: for lack of input, with enough output, or after so much work; and it can
// be copied then.
package inflate

// This file decodes the blocks.

import (
	"encoding/binary"
	"slices"
)

// Error is what is wrong with a stream, in zlib's words.
type Error string

// Error returns the text.
func (e Error) Error() string { return string(e) }

// ErrDictionary is returned when the stream needs a dictionary that was not given.
const ErrDictionary Error = "need dictionary"

const windowSize = 1 << 15

type state uint8

const (
	atHeader state = iota
	atBlock
	inStored
	inCodes
	atTrailer
	atEnd
	failed
)

// Decoder decompresses one stream.
type Decoder struct {
	format Format
	window int // greatest distance
	dict   []byte

	in   []byte
	pos  int
	bits uint64
	n    uint // bits in bits

	out  []byte // what was decoded: the window, then what was not taken yet
	sent int

	state      state
	last       bool // the block is the last one
	stored     int  // bytes left of a stored block
	lit, dist  *huffman
	gzip       bool
	err        error
	adler, crc uint32
	summed     int    // the bytes of out that the sums have seen
	total      uint32 // bytes of output
}

// Done reports whether the end of the stream was reached.
func (d *Decoder) Done() bool { return d.state == atEnd }

// Clone returns an independent copy.
func (d *Decoder) Clone() *Decoder {
	c := *d
	c.in, c.out = slices.Clone(d.in[d.pos:]), slices.Clone(d.out)
	c.pos = 0
	return &c
}

// Feed adds input. p is copied.
func (d *Decoder) Feed(p []byte) {
	d.in = append(d.in[:copy(d.in, d.in[d.pos:])], p...)
	d.pos = 0
}

// Rest takes back the input that was not used, except what is part of a symbol that
// was begun. It is valid until the next Feed.
func (d *Decoder) Rest() []byte {
	rest := d.in[d.pos:]
	d.pos = len(d.in)
	return rest
}

// Pending returns the number of bytes that are decoded and not taken.
func (d *Decoder) Pending() int { return len(d.out) - d.sent }

// Size returns the memory that the decoder holds.
func (d *Decoder) Size() int { return cap(d.in) + cap(d.out) }

// Take returns up to max decoded bytes, a view that the next call makes invalid.
func (d *Decoder) Take(max int) []byte {
	if n := d.Pending(); n < max {
		max = n
	}
	p := d.out[d.sent : d.sent+max]
	d.sent += max
	return p
}

// trim drops what is in front of the window.
func (d *Decoder) trim() {
	keep := max(0, d.sent-windowSize)
	if keep < 4*windowSize {
		return
	}
	d.sum()
	n := copy(d.out, d.out[keep:])
	d.out = d.out[:n]
	d.sent -= keep
	d.summed -= keep
}

// Run decodes until max bytes are pending, the input is used up, the stream is over,
// or about work bytes were made; more reports the last of these.
func (d *Decoder) Run(max, work int) (more bool, err error) {
	d.trim()
	defer d.giveBack() // what is in bits now may not be in the input the next time
	stop := len(d.out) + work
	limit := d.sent + max
	for d.err == nil {
		if len(d.out) >= limit || d.state == atEnd {
			return false, nil
		}
		if len(d.out) >= stop {
			return true, nil
		}
		ok := false
		switch d.state {
		case atHeader:
			ok, d.err = d.header()
		case atBlock:
			ok, d.err = d.blockHeader()
		case inStored:
			ok = d.copyStored(min(limit, stop))
		case inCodes:
			ok, d.err = d.codes(min(limit, stop))
		case atTrailer:
			ok, d.err = d.trailer()
		}
		if !ok && d.err == nil {
			return false, nil // no input
		}
	}
	return false, d.err
}

// refill reads input into the bits, up to 56 of them or more.
func (d *Decoder) refill() {
	if len(d.in)-d.pos >= 8 {
		d.bits |= binary.LittleEndian.Uint64(d.in[d.pos:]) << d.n
		k := (63 - d.n) >> 3
		d.pos += int(k)
		d.n += k * 8
		d.bits &= 1<<d.n - 1
		return
	}
	for d.n <= 56 && d.pos < len(d.in) {
		d.bits |= uint64(d.in[d.pos]) << d.n
		d.pos++
		d.n += 8
	}
}

func (d *Decoder) drop(n uint) {
	d.bits >>= n
	d.n -= n
}

// giveBack returns the whole bytes among the bits to the input.
func (d *Decoder) giveBack() {
	d.pos -= int(d.n >> 3)
	d.n &= 7
	d.bits &= 1<<d.n - 1
}

// align skips to the next byte of the input.
func (d *Decoder) align() {
	d.giveBack()
	d.bits, d.n = 0, 0
}

// blockHeader reads the head of a block, if all of it is there.
func (d *Decoder) blockHeader() (bool, error) {
	d.refill()
	if d.n < 3 {
		return false, nil
	}
	last, kind := d.bits&1 != 0, d.bits>>1&3
	switch kind {
	case 0:
		skip := (d.n - 3) & 7 // bits left in the byte, since n counts whole bytes from here
		if d.n < 3+skip+32 {
			return false, nil
		}
		d.drop(3 + skip)
		n, inverse := uint16(d.bits), uint16(d.bits>>16)
		if n != ^inverse {
			return false, Error("invalid stored block lengths")
		}
		d.drop(32)
		d.giveBack()
		d.stored, d.state = int(n), inStored
	case 1:
		d.drop(3)
		d.lit, d.dist = fixedLit, fixedDist
		d.state = inCodes
	case 2:
		ok, err := d.dynamic()
		if !ok || err != nil {
			return ok, err
		}
		d.state = inCodes
	default:
		return false, Error("invalid block type")
	}
	d.last = last
	return true, nil
}

var fixedLit, fixedDist = fixed()

func fixed() (lit, dist *huffman) {
	var l [288]uint8
	for i := range l {
		switch {
		case i < 144:
			l[i] = 8
		case i < 256:
			l[i] = 9
		case i < 280:
			l[i] = 7
		default:
			l[i] = 8
		}
	}
	lit, dist = new(huffman), new(huffman)
	lit.build(l[:])
	dist.build([]uint8{5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5})
	return lit, dist
}

// dynamic reads the codes of a block, or nothing if they are not all there.
func (d *Decoder) dynamic() (ok bool, err error) {
	pos, bits, n := d.pos, d.bits, d.n
	defer func() {
		if !ok {
			d.pos, d.bits, d.n = pos, bits, n
		}
	}()
	short := false
	get := func(k uint) uint {
		if d.n < k {
			if d.refill(); d.n < k {
				short = true
				return 0
			}
		}
		v := uint(d.bits & (1<<k - 1))
		d.drop(k)
		return v
	}
	get(3)
	nlit, ndist, nlen := get(5)+257, get(5)+1, get(4)+4
	if short {
		return false, nil
	}
	if nlit > 286 || ndist > 30 {
		return false, Error("too many length or distance symbols")
	}
	var lens [19]uint8
	for i := range nlen {
		lens["\x10\x11\x12\x00\x08\x07\x09\x06\x0a\x05\x0b\x04\x0c\x03\x0d\x02\x0e\x01\x0f"[i]] = uint8(get(3))
	}
	if short {
		return false, nil
	}
	var code huffman
	if !code.build(lens[:]) || lens == [19]uint8{} {
		return false, Error("invalid code lengths set")
	}
	var all [286 + 30]uint8
	for i := uint(0); i < nlit+ndist; {
		if d.n < 22 {
			d.refill()
		}
		sym, l := code.decode(d.bits)
		if l == 0 && d.n >= 7 {
			return false, Error("invalid code lengths set")
		}
		if l == 0 || l > d.n {
			return false, nil
		}
		d.drop(l)
		if sym < 16 {
			all[i] = uint8(sym)
			i++
			continue
		}
		repeat, value := uint(0), uint8(0)
		switch sym {
		case 16:
			if i == 0 {
				return false, Error("invalid bit length repeat")
			}
			repeat, value = 3+get(2), all[i-1]
		case 17:
			repeat = 3 + get(3)
		case 18:
			repeat = 11 + get(7)
		}
		if short {
			return false, nil
		}
		if i+repeat > nlit+ndist {
			return false, Error("invalid bit length repeat")
		}
		for range repeat {
			all[i] = value
			i++
		}
	}
	if all[256] == 0 {
		return false, Error("invalid code -- missing end-of-block")
	}
	lit, dist := new(huffman), new(huffman)
	if !lit.build(all[:nlit]) {
		return false, Error("invalid literal/lengths set")
	}
	if !dist.build(all[nlit : nlit+ndist]) {
		return false, Error("invalid distances set")
	}
	d.lit, d.dist = lit, dist
	return true, nil
}

// copyStored copies bytes of a stored block until out has the length stop.
func (d *Decoder) copyStored(stop int) bool {
	n := min(d.stored, len(d.in)-d.pos, stop-len(d.out))
	d.out = append(d.out, d.in[d.pos:d.pos+n]...)
	d.pos += n
	if d.stored -= n; d.stored == 0 {
		d.endBlock()
		return true
	}
	return n > 0
}

func (d *Decoder) endBlock() {
	d.state = atBlock
	if d.last {
		d.align()
		d.state = atTrailer
	}
}

var (
	lengthBase  = [...]uint16{3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258}
	lengthExtra = [...]uint8{0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0}
	distBase    = [...]uint16{1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097, 6145, 8193, 12289, 16385, 24577}
	distExtra   = [...]uint8{0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13}
)

// codes decodes symbols until out has the length stop, or a match more. ok is false
// for want of input, of which what belongs to a symbol that is not all there is kept.
func (d *Decoder) codes(stop int) (ok bool, err error) {
	lit, dist := d.lit, d.dist
	for len(d.out) < stop {
		if d.n < 48 {
			d.refill()
		}
		bits, n := d.bits, d.n
		sym, l := lit.decode(bits)
		if l == 0 {
			if n < maxCodeLen {
				return false, nil
			}
			return false, Error("invalid literal/length code")
		}
		if l > n {
			return false, nil
		}
		bits >>= l
		n -= l
		if sym < 256 {
			d.out = append(d.out, byte(sym))
			d.bits, d.n = bits, n
			continue
		}
		if sym == 256 {
			d.bits, d.n = bits, n
			d.endBlock()
			return true, nil
		}
		if sym -= 257; sym >= 29 {
			return false, Error("invalid literal/length code")
		}
		x := uint(lengthExtra[sym])
		length := int(lengthBase[sym]) + int(bits&(1<<x-1))
		if x > n {
			return false, nil
		}
		bits >>= x
		n -= x
		sym, l = dist.decode(bits)
		if l == 0 {
			if n < maxCodeLen {
				return false, nil
			}
			return false, Error("invalid distance code")
		}
		if l > n {
			return false, nil
		}
		bits >>= l
		n -= l
		if sym >= 30 {
			return false, Error("invalid distance code")
		}
		x = uint(distExtra[sym])
		distance := int(distBase[sym]) + int(bits&(1<<x-1))
		if x > n {
			return false, nil
		}
		if distance > len(d.out) || distance > d.window {
			return false, Error("invalid distance too far back")
		}
		d.bits, d.n = bits>>x, n-x
		if from := len(d.out) - distance; distance >= length {
			d.out = append(d.out, d.out[from:from+length]...)
		} else {
			for i := range length {
				d.out = append(d.out, d.out[from+i])
			}
		}
	}
	return true, nil
}
