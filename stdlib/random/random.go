// Package random is the native module _random, on which random is built: the
// Mersenne Twister MT19937 (Matsumoto and Nishimura 1998).
package random

// This file defines the generator and the Python type Random.

import (
	"crypto/rand"
	"encoding/binary"
	"math/big"

	"github.com/hognose/hognose/py"
)

const (
	size   = 624
	period = 397
)

// generator is the Python type _random.Random.
type generator struct {
	py.Object
	state [size]uint32
	index int
}

var randomType = &py.Type{Name: "Random", Module: "_random", Flags: py.FlagBaseType, Doc: "Random() -> create a random number generator with its own internal state."}

// next returns 32 random bits.
func (g *generator) next() uint32 {
	if g.index >= size {
		g.refill()
	}
	y := g.state[g.index]
	g.index++
	y ^= y >> 11
	y ^= y << 7 & 0x9d2c5680
	y ^= y << 15 & 0xefc60000
	return y ^ y>>18
}

func (g *generator) refill() {
	s := &g.state
	for i := range size {
		y := s[i]&0x80000000 | s[(i+1)%size]&0x7fffffff
		v := s[(i+period)%size] ^ y>>1
		if y&1 != 0 {
			v ^= 0x9908b0df
		}
		s[i] = v
	}
	g.index = 0
}

// float returns a float in [0, 1) with 53 random bits.
func (g *generator) float() float64 {
	a, b := g.next()>>5, g.next()>>6
	return (float64(a)*67108864 + float64(b)) * (1.0 / 9007199254740992)
}

func (g *generator) seedWord(s uint32) {
	g.state[0] = s
	for i := 1; i < size; i++ {
		g.state[i] = 1812433253*(g.state[i-1]^g.state[i-1]>>30) + uint32(i)
	}
	g.index = size
}

func (g *generator) seedWords(th *py.Thread, key []uint32) error {
	g.seedWord(19650218)
	s := &g.state
	i, j := 1, 0
	for k := max(size, len(key)); k > 0; k-- {
		if err := th.PollEvery(k); err != nil {
			return err
		}
		s[i] = (s[i] ^ (s[i-1]^s[i-1]>>30)*1664525) + key[j] + uint32(j)
		i++
		j++
		if i >= size {
			s[0] = s[size-1]
			i = 1
		}
		if j >= len(key) {
			j = 0
		}
	}
	for k := size - 1; k > 0; k-- {
		s[i] = (s[i] ^ (s[i-1]^s[i-1]>>30)*1566083941) - uint32(i)
		i++
		if i >= size {
			s[0] = s[size-1]
			i = 1
		}
	}
	s[0] = 0x80000000
	return nil
}

// seed sets the state by an int, by the hash of anything else, or by chance for None.
func (g *generator) seed(th *py.Thread, v py.Value) error {
	if v.IsAbsent() || v.IsNone() {
		var b [size * 4]byte
		_, _ = rand.Read(b[:])
		key := make([]uint32, size)
		for i := range key {
			key[i] = binary.LittleEndian.Uint32(b[4*i:])
		}
		return g.seedWords(th, key)
	}
	var n *big.Int
	if py.IsIntLike(v) {
		b, _ := py.AsBigInt(v)
		n = new(big.Int).Abs(b)
	} else {
		h, err := py.Hash(th, v)
		if err != nil {
			return err
		}
		n = new(big.Int).SetUint64(uint64(h))
	}
	b := n.Bytes() // big endian
	key := make([]uint32, max(1, (len(b)+3)/4))
	for i, c := range b {
		at := len(b) - 1 - i
		key[at/4] |= uint32(c) << (8 * (at % 4))
	}
	return g.seedWords(th, key)
}

func bits(th *py.Thread, a []py.Value) (py.Value, error) {
	g := py.Cast[generator](a[0])
	n, err := py.Index(th, a[1])
	if err != nil {
		return py.Value{}, err
	}
	k, err := py.IndexOverflow(th, n, py.OverflowError)
	if err != nil {
		if b, _ := py.AsBigInt(n); b.Sign() < 0 {
			return py.Value{}, py.ValueErrorf("Cannot convert negative int")
		}
		return py.Value{}, py.OverflowErrorf("Python int too large for C uint64_t")
	}
	switch {
	case k < 0:
		return py.Value{}, py.ValueErrorf("Cannot convert negative int")
	case k == 0:
		return py.Int(0), nil
	case k <= 32:
		return py.Int(int64(g.next() >> (32 - k))), nil
	case k <= 63:
		lo := uint64(g.next())
		return py.Int(int64(lo | uint64(g.next()>>(64-k))<<32)), nil
	}
	if int64(k) > 1<<36 {
		return py.Value{}, py.NewException(py.MemoryError)
	}
	if err := th.Charge(int64(k) / 8); err != nil {
		return py.Value{}, err
	}
	words := (k-1)/32 + 1
	b := make([]byte, 4*words) // big endian
	for i := range words {
		if err := th.PollEvery(i); err != nil {
			return py.Value{}, err
		}
		r := g.next()
		if left := k - 32*i; left < 32 {
			r >>= 32 - left
		}
		binary.BigEndian.PutUint32(b[4*(words-1-i):], r)
	}
	return py.BigInt(new(big.Int).SetBytes(b)), nil
}

func setState(th *py.Thread, a []py.Value) (py.Value, error) {
	g := py.Cast[generator](a[0])
	t := py.ToTuple(a[1])
	if t == nil {
		return py.Value{}, py.TypeErrorf("state vector must be a tuple")
	}
	if len(t.Items()) != size+1 {
		return py.Value{}, py.ValueErrorf("state vector is the wrong size")
	}
	var s [size]uint32
	for i, v := range t.Items() {
		if !py.IsIntLike(v) {
			return py.Value{}, py.TypeErrorf("an integer is required")
		}
		n, ok := py.AsInt(v)
		if !ok || n < 0 {
			if b, _ := py.AsBigInt(v); b.Sign() < 0 {
				return py.Value{}, py.OverflowErrorf("can't convert negative value to unsigned int")
			}
			return py.Value{}, py.OverflowErrorf("Python int too large to convert to C unsigned long")
		}
		if i < size {
			s[i] = uint32(n)
			continue
		}
		if n > size {
			return py.Value{}, py.ValueErrorf("invalid state")
		}
		g.index = int(n)
	}
	g.state = s
	return py.None, nil
}

// Module declares the module.
var Module = &py.ModuleDef{Name: "_random", Doc: "The generator of random numbers.", Types: []*py.Type{randomType}, Funcs: []py.NativeDef{
	{Sig: "_urandom(n, /)", Doc: "Return n random bytes from the operating system.", Fn: urandom},
}}

// urandom returns random bytes, for SystemRandom, secrets and uuid.
func urandom(th *py.Thread, a []py.Value) (py.Value, error) {
	n, err := py.IndexOverflow(th, a[0], py.OverflowError)
	if err != nil {
		return py.Value{}, err
	}
	if n < 0 {
		return py.Value{}, py.ValueErrorf("negative argument not allowed")
	}
	if err := th.Charge(int64(n)); err != nil {
		return py.Value{}, err
	}
	if n > 1<<40 {
		return py.Value{}, py.NewException(py.MemoryError)
	}
	b := make([]byte, n)
	for i := 0; i < n; i += 1 << 15 {
		if err := th.Poll(); err != nil {
			return py.Value{}, err
		}
		_, _ = rand.Read(b[i:min(n, i+1<<15)])
	}
	return py.BytesOwned(b), nil
}

func init() {
	t := randomType
	t.SetLayout(py.LayoutOf[generator]())
	t.New = func(th *py.Thread, cls *py.Type, args []py.Value, kw []*py.Str) (py.Value, error) {
		g := py.New[generator](cls)
		if len(kw) > 0 && cls == randomType {
			return py.Value{}, py.TypeErrorf("Random() takes no keyword arguments")
		}
		if len(args)-len(kw) > 1 {
			return py.Value{}, py.TypeErrorf("Random() requires 0 or 1 argument")
		}
		seed := py.None
		if len(args)-len(kw) == 1 {
			seed = args[0]
		}
		if cls != randomType {
			g.seedWord(5489) // __init__ seeds
			return py.ValueOf(&g.Object), nil
		}
		return py.ValueOf(&g.Object), g.seed(th, seed)
	}
	t.Methods = []py.NativeDef{
		{Sig: "random(self, /)", Doc: "random() -> x in the interval [0, 1).", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			return py.Float(py.Cast[generator](a[0]).float()), nil
		}},
		{Sig: "seed(self, n=None, /)", Doc: "seed([n]) -> None.\n\nBegin a sequence anew: the same n gives the same numbers, none gives others each time.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			return py.None, py.Cast[generator](a[0]).seed(th, a[1])
		}},
		{Sig: "getrandbits(self, k, /)", Doc: "getrandbits(k) -> x\n\nReturn an int of k random bits.", Fn: bits},
		{Sig: "getstate(self, /)", Doc: "getstate() -> tuple for setstate()", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			g := py.Cast[generator](a[0])
			out := make([]py.Value, size+1)
			for i, w := range g.state {
				out[i] = py.Int(int64(w))
			}
			out[size] = py.Int(int64(g.index))
			return py.NewTupleOwned(out).Value(), nil
		}},
		{Sig: "setstate(self, state, /)", Doc: "setstate(state) -> None\n\nGo back to a state from getstate().", Fn: setState},
	}
	py.Define(t)
	Module.Prepare()
}
