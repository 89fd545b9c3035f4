package decimal

import (
	"math/big"
	"math/rand"
	"testing"
)

// some returns a number of up to so many bits, with words of all ones and zeros among them.
func some(r *rand.Rand, nbits int) coefficient {
	var w [2]uint64
	for i := range w {
		switch r.Intn(4) {
		case 0:
			w[i] = ^uint64(0)
		case 1:
			w[i] = uint64(r.Intn(3))
		default:
			w[i] = r.Uint64()
		}
	}
	x := coefficient{hi: w[0], lo: w[1]}
	b := x.int()
	return coefOf(b.Rsh(b, uint(128-r.Intn(nbits+1))))
}

func (w wide) int() *big.Int {
	b := new(big.Int)
	for i := 3; i >= 0; i-- {
		b.Or(b.Lsh(b, 64), new(big.Int).SetUint64(w[i]))
	}
	return b
}

// TestCoefficient compares with math/big.
func TestCoefficient(t *testing.T) {
	r := rand.New(rand.NewSource(1))
	k := &calc{}
	check := func(what string, got, want *big.Int, args ...any) {
		if got.Cmp(want) != 0 {
			t.Fatalf("%s of %v: got %s, want %s", what, args, got, want)
		}
	}
	for range 200000 {
		x, y, z := some(r, 128), some(r, 128), some(r, 128)
		a, b := x.int(), y.int()
		check("int", coefOf(a).int(), a, a)
		check("add", k.addCoef(x, y).int(), new(big.Int).Add(a, b), a, b)
		check("mul", k.mulCoef(x, y).int(), new(big.Int).Mul(a, b), a, b)
		w := mulWide(x, y)
		check("mulWide", w.int(), new(big.Int).Mul(a, b), a, b)
		if x.cmp(y) != a.Cmp(b) {
			t.Fatal("cmp", a, b)
		}
		if x.cmp(y) >= 0 {
			check("sub", k.subCoef(x, y).int(), new(big.Int).Sub(a, b), a, b)
		}
		if !z.isZero() {
			q, rest := w.div(z)
			wantQ, wantR := new(big.Int).QuoRem(w.int(), z.int(), new(big.Int))
			check("quotient", q.int(), wantQ, a, b, z.int())
			check("remainder", rest.int(), wantR, a, b, z.int())
		}
		if s := k.decimals(x); s != a.String() || k.digits(x) != len(s) {
			t.Fatal("decimals", a, s, k.digits(x))
		} else {
			check("parse", k.parseDigits(s).int(), a, s)
			check("parse", k.parseDigits("0000000000000000000000"+s).int(), a, s)
		}
		if x.by5() != (new(big.Int).Mod(a, big.NewInt(5)).Sign() == 0) {
			t.Fatal("by5", a)
		}
		if !x.isZero() {
			n := r.Intn(39 - min(38, k.digits(x)))
			c, got := k.trim(k.mulCoef(x, pow10table[n]), n)
			check("trim", c.int(), a, n, got)
		}
		if n, drop, ok := w.narrow(); ok && drop > 0 {
			// Rounded to few digits, both are the same.
			digits := len(w.int().String())
			want, _ := k.roundOff(coefOf(w.int()), digits-narrowPrec, false, roundHalfEven)
			got, _ := k.roundOff(n, digits-narrowPrec-drop, false, roundHalfEven)
			check("narrow", got.int(), want.int(), a, b)
		}
	}
}
