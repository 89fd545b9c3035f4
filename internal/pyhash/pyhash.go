// Package pyhash has the hash functions of Python's immutable types, on Go
// values. Numbers of equal value hash alike whatever their type: the hash is the
// value modulo the prime 2**61-1 (see "Hashing of numeric types" in the library
// reference). The hash of text is our own.
package pyhash

import (
	"math"
	"math/big"
	"math/bits"
)

// Modulus is the prime that numbers are reduced by.
const Modulus = 1<<61 - 1

// Inf is the hash of positive infinity.
const Inf = 314159

// Float returns the hash of f; nan tells that f is not a number, whose hash is
// that of its object.
func Float(f float64) (h int64, nan bool) {
	if math.IsInf(f, 0) {
		if f > 0 {
			return Inf, false
		}
		return -Inf, false
	}
	if f != f {
		return 0, true
	}
	if i := int64(f); float64(i) == f && i > -Modulus && i < Modulus {
		if i == -1 {
			return -2, false
		}
		return i, false
	}
	m, e := math.Frexp(math.Abs(f))
	var x uint64
	for m != 0 {
		x = x<<28&Modulus | x>>(61-28)
		m *= 1 << 28
		e -= 28
		y := uint64(m)
		m -= float64(y)
		x += y
		if x >= Modulus {
			x -= Modulus
		}
	}
	e %= 61
	if e < 0 {
		e += 61
	}
	x = x<<uint(e)&Modulus | x>>uint(61-e)
	h = int64(x)
	if f < 0 {
		h = -h
	}
	if h == -1 {
		h = -2
	}
	return h, false
}

// bigPoll is how many words of a big int are hashed between two polls.
const bigPoll = 1 << 15

// Big returns the hash of a big int. It calls poll every now and then, whose error ends it.
func Big(b *big.Int, poll func() error) (int64, error) {
	// Times 2**n is a rotation by n where 2**61 is 1.
	const turn = bits.UintSize % 61
	words := b.Bits()
	var m uint64
	for i := len(words) - 1; i >= 0; i-- {
		if i%bigPoll == bigPoll-1 {
			if err := poll(); err != nil {
				return 0, err
			}
		}
		w := uint64(words[i])
		m = (m<<turn|m>>(61-turn))&Modulus + w&Modulus + w>>61
		m = m&Modulus + m>>61
	}
	if m == Modulus {
		m = 0
	}
	h := int64(m)
	if b.Sign() < 0 {
		h = -h
	}
	if h == -1 {
		h = -2
	}
	return h, nil
}

// Tuple folds the hashes of the items (the xxHash variant of CPython's tuple).
type Tuple struct {
	acc uint64
	n   uint64
}

const (
	prime1 = 11400714785074694791
	prime2 = 14029467366897019727
	prime5 = 2870177450012600261
)

// Add folds in the next item's hash.
func (t *Tuple) Add(h int64) {
	if t.n == 0 {
		t.acc = prime5
	}
	t.n++
	t.acc += uint64(h) * prime2
	t.acc = bits.RotateLeft64(t.acc, 31) * prime1
}

// Sum returns the hash of the tuple.
func (t *Tuple) Sum() int64 {
	acc := t.acc
	if t.n == 0 {
		acc = prime5
	}
	acc += t.n ^ (prime5 ^ 3527539)
	if acc == math.MaxUint64 {
		return 1546275796
	}
	return int64(acc)
}

const (
	key0 = 0xa0761d6478bd642f
	key1 = 0xe7037ed1a0b428db
	key2 = 0x8ebc6af09c88c6e3
)

func mix(a, b uint64) uint64 {
	hi, lo := bits.Mul64(a, b)
	return hi ^ lo
}

func load64(s string) uint64 {
	_ = s[7]
	return uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 |
		uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
}

// String returns the hash of text or bytes: a multiply-and-fold hash in the
// manner of wyhash (Wang Yi), with fixed keys so that runs are reproducible. It
// is never 0 or -1, except that the empty string has hash 0 in Python; callers
// that use 0 as "unknown" compute it again each time.
func String(s string) int64 {
	n := len(s)
	if n == 0 {
		return 0
	}
	h := uint64(n) * key2
	for len(s) > 16 {
		h = mix(load64(s)^key0^h, load64(s[8:])^key1)
		s = s[16:]
	}
	var a, b uint64
	if len(s) >= 8 {
		a, b = load64(s), load64(s[len(s)-8:])
	} else {
		for i := 0; i < len(s); i++ {
			a |= uint64(s[i]) << (8 * i)
		}
	}
	h = mix(a^key1^h, b^key0^uint64(n))
	h = mix(h, key2)
	if r := int64(h); r != -1 && r != 0 {
		return r
	}
	return -2
}
