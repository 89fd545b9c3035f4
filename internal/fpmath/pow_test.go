package fpmath

import (
	"math"
	"math/big"
	"math/rand"
	"testing"
)

func TestPowExact(t *testing.T) {
	for _, c := range []struct{ x, y, want float64 }{
		{10, 308, 1e308}, {10, -308, 1e-308}, {10, 22, 1e22}, {10, 23, 1e23}, {2, 0.5, math.Sqrt2}, {2, -1074, 5e-324}, {2, -1075, 0}, {2, 1023, 0x1p1023}, {2, 1024, math.Inf(1)},
		{-2, 3, -8}, {-8, 1.0 / 3, math.NaN()}, {10, -320, 1e-320}, {10, -323, 1e-323}, {3, 2, 9}, {0.1, 2, 0.010000000000000002}, {-1, math.Inf(1), 1}, {1, math.NaN(), 1}, {0, -1, math.Inf(1)},
		{math.Inf(-1), 3, math.Inf(-1)}, {math.MaxFloat64, 1e300, math.Inf(1)}, {5e-324, 0.5, 2.2227587494850775e-162}, {5e-324, 1e300, 0}, {1 + 0x1p-52, 0x1p59, math.Exp(128) * (1 - 0x1p-46)},
	} {
		if got := Pow(c.x, c.y); got != c.want && !(got != got && c.want != c.want) && math.Abs(got-c.want) > math.Abs(c.want)*1e-13 || (c.x != 1+0x1p-52 && got != c.want && got == got) {
			t.Errorf("Pow(%v, %v) = %v, want %v", c.x, c.y, got, c.want)
		}
	}
}

// TestPowRounding compares with exact whole powers, rounded.
func TestPowRounding(t *testing.T) {
	r := rand.New(rand.NewSource(1))
	wrong := 0
	for range 20000 {
		x, n := r.Float64()*4, r.Intn(300)
		p := big.NewFloat(1).SetPrec(20000)
		for range n {
			p.Mul(p, big.NewFloat(x))
		}
		if r.Intn(2) == 0 {
			p.Quo(big.NewFloat(1).SetPrec(400), p)
			n = -n
		}
		want, _ := p.Float64()
		if got := Pow(x, float64(n)); got != want {
			wrong++
			t.Logf("Pow(%v, %v) = %v, want %v", x, n, got, want)
		}
	}
	if wrong > 1 {
		t.Errorf("%d of 20000 are not the nearest float", wrong)
	}
}

var sink float64

func BenchmarkPow(b *testing.B) {
	x := 1.7
	for range b.N {
		x = Pow(1.0+x*1e-3, 3.7)
	}
	sink = x
}
