// Package blake2 is the hash functions BLAKE2b and BLAKE2s with all their
// parameters (RFC 7693): key, salt, personalisation and tree hashing.
package blake2

// This file defines parameters and the state common to both.

import (
	"encoding/binary"
	"math/bits"
)

// Params are the parameters of a hash; lengths must be in range.
type Params struct {
	Size       int // of the digest
	Key        []byte
	Salt       []byte
	Person     []byte
	Fanout     byte
	Depth      byte
	LeafSize   uint32
	NodeOffset uint64
	NodeDepth  byte
	InnerSize  byte
	LastNode   bool
}

var iv64 = [8]uint64{0x6a09e667f3bcc908, 0xbb67ae8584caa73b, 0x3c6ef372fe94f82b, 0xa54ff53a5f1d36f1, 0x510e527fade682d1, 0x9b05688c2b3e6c1f, 0x1f83d9abfb41bd6b, 0x5be0cd19137e2179}

var iv32 = [8]uint32{0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19}

var sigma = [12][16]byte{
	{0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15},
	{14, 10, 4, 8, 9, 15, 13, 6, 1, 12, 0, 2, 11, 7, 5, 3},
	{11, 8, 12, 0, 5, 2, 15, 13, 10, 14, 3, 6, 7, 1, 9, 4},
	{7, 9, 3, 1, 13, 12, 11, 14, 2, 6, 5, 10, 4, 0, 15, 8},
	{9, 0, 5, 7, 2, 4, 10, 15, 14, 1, 11, 12, 6, 8, 3, 13},
	{2, 12, 6, 10, 0, 11, 8, 3, 4, 13, 7, 5, 15, 14, 1, 9},
	{12, 5, 1, 15, 14, 13, 4, 10, 0, 7, 6, 3, 9, 2, 8, 11},
	{13, 11, 7, 14, 12, 1, 3, 9, 5, 0, 15, 4, 8, 6, 2, 10},
	{6, 15, 14, 9, 11, 3, 0, 8, 12, 2, 13, 7, 1, 4, 10, 5},
	{10, 2, 8, 4, 7, 6, 1, 5, 15, 11, 9, 14, 3, 12, 13, 0},
	{0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15},
	{14, 10, 4, 8, 9, 15, 13, 6, 1, 12, 0, 2, 11, 7, 5, 3},
}

// B is the state of BLAKE2b. It may be copied.
type B struct {
	h        [8]uint64
	count    [2]uint64
	buf      [128]byte
	n        int
	size     int
	lastNode bool
}

// NewB returns the state of BLAKE2b before any data.
func NewB(p *Params) *B {
	var block [64]byte
	block[0], block[1], block[2], block[3] = byte(p.Size), byte(len(p.Key)), p.Fanout, p.Depth
	binary.LittleEndian.PutUint32(block[4:], p.LeafSize)
	binary.LittleEndian.PutUint64(block[8:], p.NodeOffset)
	block[16], block[17] = p.NodeDepth, p.InnerSize
	copy(block[32:48], p.Salt)
	copy(block[48:64], p.Person)
	d := &B{size: p.Size, lastNode: p.LastNode}
	for i := range d.h {
		d.h[i] = iv64[i] ^ binary.LittleEndian.Uint64(block[8*i:])
	}
	if len(p.Key) > 0 {
		var k [128]byte
		copy(k[:], p.Key)
		d.Write(k[:])
	}
	return d
}

// Write adds data. It never fails.
func (d *B) Write(p []byte) (int, error) {
	total := len(p)
	for len(p) > 0 {
		if d.n == len(d.buf) { // the last block waits for its end
			d.block(uint64(len(d.buf)), 0, 0)
			d.n = 0
		}
		k := copy(d.buf[d.n:], p)
		d.n += k
		p = p[k:]
	}
	return total, nil
}

func (d *B) block(n uint64, f0, f1 uint64) {
	var carry uint64
	d.count[0], carry = bits.Add64(d.count[0], n, 0)
	d.count[1] += carry
	var m [16]uint64
	for i := range m {
		m[i] = binary.LittleEndian.Uint64(d.buf[8*i:])
	}
	v := [16]uint64{d.h[0], d.h[1], d.h[2], d.h[3], d.h[4], d.h[5], d.h[6], d.h[7],
		iv64[0], iv64[1], iv64[2], iv64[3], iv64[4] ^ d.count[0], iv64[5] ^ d.count[1], iv64[6] ^ f0, iv64[7] ^ f1}
	mix := func(a, b, c, e int, x, y uint64) {
		va, vb, vc, ve := v[a], v[b], v[c], v[e]
		va += vb + x
		ve = bits.RotateLeft64(ve^va, -32)
		vc += ve
		vb = bits.RotateLeft64(vb^vc, -24)
		va += vb + y
		ve = bits.RotateLeft64(ve^va, -16)
		vc += ve
		vb = bits.RotateLeft64(vb^vc, -63)
		v[a], v[b], v[c], v[e] = va, vb, vc, ve
	}
	for r := range sigma {
		s := &sigma[r]
		mix(0, 4, 8, 12, m[s[0]], m[s[1]])
		mix(1, 5, 9, 13, m[s[2]], m[s[3]])
		mix(2, 6, 10, 14, m[s[4]], m[s[5]])
		mix(3, 7, 11, 15, m[s[6]], m[s[7]])
		mix(0, 5, 10, 15, m[s[8]], m[s[9]])
		mix(1, 6, 11, 12, m[s[10]], m[s[11]])
		mix(2, 7, 8, 13, m[s[12]], m[s[13]])
		mix(3, 4, 9, 14, m[s[14]], m[s[15]])
	}
	for i := range d.h {
		d.h[i] ^= v[i] ^ v[i+8]
	}
}

// Sum returns the digest of the data so far; the state stays as it is.
func (d *B) Sum() []byte {
	c := *d
	clear(c.buf[c.n:])
	f1 := uint64(0)
	if c.lastNode {
		f1 = ^uint64(0)
	}
	c.block(uint64(c.n), ^uint64(0), f1)
	var out [64]byte
	for i, h := range c.h {
		binary.LittleEndian.PutUint64(out[8*i:], h)
	}
	return append([]byte(nil), out[:c.size]...)
}

// S is the state of BLAKE2s. It may be copied.
type S struct {
	h        [8]uint32
	count    uint64
	buf      [64]byte
	n        int
	size     int
	lastNode bool
}

// NewS returns the state of BLAKE2s before any data.
func NewS(p *Params) *S {
	var block [32]byte
	block[0], block[1], block[2], block[3] = byte(p.Size), byte(len(p.Key)), p.Fanout, p.Depth
	binary.LittleEndian.PutUint32(block[4:], p.LeafSize)
	binary.LittleEndian.PutUint32(block[8:], uint32(p.NodeOffset))
	binary.LittleEndian.PutUint16(block[12:], uint16(p.NodeOffset>>32))
	block[14], block[15] = p.NodeDepth, p.InnerSize
	copy(block[16:24], p.Salt)
	copy(block[24:32], p.Person)
	d := &S{size: p.Size, lastNode: p.LastNode}
	for i := range d.h {
		d.h[i] = iv32[i] ^ binary.LittleEndian.Uint32(block[4*i:])
	}
	if len(p.Key) > 0 {
		var k [64]byte
		copy(k[:], p.Key)
		d.Write(k[:])
	}
	return d
}

// Write adds data. It never fails.
func (d *S) Write(p []byte) (int, error) {
	total := len(p)
	for len(p) > 0 {
		if d.n == len(d.buf) {
			d.block(uint64(len(d.buf)), 0, 0)
			d.n = 0
		}
		k := copy(d.buf[d.n:], p)
		d.n += k
		p = p[k:]
	}
	return total, nil
}

func (d *S) block(n uint64, f0, f1 uint32) {
	d.count += n
	var m [16]uint32
	for i := range m {
		m[i] = binary.LittleEndian.Uint32(d.buf[4*i:])
	}
	v := [16]uint32{d.h[0], d.h[1], d.h[2], d.h[3], d.h[4], d.h[5], d.h[6], d.h[7],
		iv32[0], iv32[1], iv32[2], iv32[3], iv32[4] ^ uint32(d.count), iv32[5] ^ uint32(d.count>>32), iv32[6] ^ f0, iv32[7] ^ f1}
	mix := func(a, b, c, e int, x, y uint32) {
		va, vb, vc, ve := v[a], v[b], v[c], v[e]
		va += vb + x
		ve = bits.RotateLeft32(ve^va, -16)
		vc += ve
		vb = bits.RotateLeft32(vb^vc, -12)
		va += vb + y
		ve = bits.RotateLeft32(ve^va, -8)
		vc += ve
		vb = bits.RotateLeft32(vb^vc, -7)
		v[a], v[b], v[c], v[e] = va, vb, vc, ve
	}
	for r := range 10 {
		s := &sigma[r]
		mix(0, 4, 8, 12, m[s[0]], m[s[1]])
		mix(1, 5, 9, 13, m[s[2]], m[s[3]])
		mix(2, 6, 10, 14, m[s[4]], m[s[5]])
		mix(3, 7, 11, 15, m[s[6]], m[s[7]])
		mix(0, 5, 10, 15, m[s[8]], m[s[9]])
		mix(1, 6, 11, 12, m[s[10]], m[s[11]])
		mix(2, 7, 8, 13, m[s[12]], m[s[13]])
		mix(3, 4, 9, 14, m[s[14]], m[s[15]])
	}
	for i := range d.h {
		d.h[i] ^= v[i] ^ v[i+8]
	}
}

// Sum returns the digest of the data so far; the state stays as it is.
func (d *S) Sum() []byte {
	c := *d
	clear(c.buf[c.n:])
	f1 := uint32(0)
	if c.lastNode {
		f1 = ^uint32(0)
	}
	c.block(uint64(c.n), ^uint32(0), f1)
	var out [32]byte
	for i, h := range c.h {
		binary.LittleEndian.PutUint32(out[4*i:], h)
	}
	return append([]byte(nil), out[:c.size]...)
}
