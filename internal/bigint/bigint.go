// Package bigint does arithmetic on big ints that can be interrupted. Its functions
// take a poll function, which may be nil: it is called before much work is done and
// again after every few hundred microseconds of it, and its error ends the
// operation. Small operands go straight to math/big; large ones are cut into pieces,
// with a number-theoretic transform where that is faster than math/big.
//
// Arguments are never changed; results never share memory with them unless the doc says so.
package bigint

// This file counts work between polls and cuts ints into pieces.

import (
	"math/big"
	"math/bits"
)

const wordBits = bits.UintSize

// pollWork is the number of elementary steps (a multiplication of two words, or a
// few additions) between two polls: about 200 µs.
const pollWork = 1 << 18

// meter counts work and polls.
type meter struct {
	poll func() error
	left int
}

func newMeter(poll func() error) *meter { return &meter{poll: poll} }

// work announces n steps about to be made.
func (m *meter) work(n int) error {
	if m.left -= n; m.left > 0 || m.poll == nil {
		return nil
	}
	m.left = pollWork
	return m.poll()
}

func words(x *big.Int) int { return len(x.Bits()) }

// view returns the words i to j of |x| as an int that shares its memory.
func view(x *big.Int, i, j int) *big.Int {
	b := x.Bits()
	return new(big.Int).SetBits(b[min(i, len(b)):min(j, len(b))])
}

// abs returns |x|, sharing its memory.
func abs(x *big.Int) *big.Int {
	if x.Sign() >= 0 {
		return x
	}
	return new(big.Int).SetBits(x.Bits())
}

// fromWords makes an int of words, which it keeps.
func fromWords(z []big.Word) *big.Int { return new(big.Int).SetBits(z) }

// addAt adds x to z from word i on; the sum must fit.
func addAt(z []big.Word, i int, x []big.Word) {
	z = z[i:]
	var c uint
	for k, w := range x {
		var s uint
		s, c = bits.Add(uint(z[k]), uint(w), c)
		z[k] = big.Word(s)
	}
	for k := len(x); c != 0; k++ {
		z[k]++
		if z[k] != 0 {
			c = 0
		}
	}
}

// join returns hi * 2**(n words) + lo, for 0 <= lo of at most n words.
func join(hi *big.Int, lo *big.Int, n int) *big.Int {
	h, l := hi.Bits(), lo.Bits()
	z := make([]big.Word, n+len(h))
	copy(z, l)
	copy(z[n:], h)
	return fromWords(z)
}
