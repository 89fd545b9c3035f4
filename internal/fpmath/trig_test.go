package fpmath

import (
	"math"
	"math/rand"
	"testing"
)

// TestTrig compares with values computed to many digits elsewhere, rounded to the nearest float.
func TestTrig(t *testing.T) {
	for _, c := range []struct {
		name         string
		f            func(float64) float64
		x, want, alt float64 // alt: the other neighbour, where C libraries differ
	}{
		{"sin", Sin, 1, 0x1.aed548f090ceep-1, 0},
		{"sin", Sin, 1e22, -0x1.b453ab76bf397p-1, 0},
		{"sin", Sin, math.MaxFloat64, 0x1.452fc98b34e97p-8, 0},
		{"sin", Sin, math.Pi, 0x1.1a62633145c07p-53, 0},
		{"cos", Cos, math.Pi / 2, 0x1.1a62633145c07p-54, 0},
		{"sin", Sin, 0x1.6ac5b262ca1ffp+849, 1, 0}, // as near to a multiple of pi/2 as a float can be
		{"cos", Cos, 0x1.6ac5b262ca1ffp+849, -0x1.14ae72e6ba22fp-61, 0},
		{"tan", Tan, 1, 0x1.8eb245cbee3a6p+0, 0},
		{"atan", Atan, 1, math.Pi / 4, 0},
		{"asin", Asin, 0.5, math.Pi / 6, 0x1.0c152382d7366p-1},
		{"acos", Acos, 0.5, 0x1.0c152382d7366p+0, 0},
		{"cbrt", Cbrt, 27, 3, 0},
		{"cbrt", Cbrt, -1e-300, -1e-100, 0},
		{"sinh", Sinh, 1, 0x1.2cd9fc44eb982p+0, 0},
		{"tanh", Tanh, -0.5, -0x1.d9353d7568af3p-2, 0},
	} {
		if got := c.f(c.x); got != c.want && got != c.alt {
			t.Errorf("%s(%v) = %x, want %x", c.name, c.x, got, c.want)
		}
	}
	for name, f := range map[string]func(float64) float64{"sin": Sin, "tan": Tan, "atan": Atan, "asin": Asin, "sinh": Sinh, "tanh": Tanh, "asinh": Asinh, "cbrt": Cbrt} {
		zero := math.Copysign(0, -1)
		if got := f(zero); got != 0 || !math.Signbit(got) {
			t.Errorf("%s(-0) = %v", name, got)
		}
		if got := f(5e-324); got != 5e-324 && name != "cbrt" {
			t.Errorf("%s(5e-324) = %v", name, got)
		}
		if got := f(math.NaN()); got == got {
			t.Errorf("%s(nan) = %v", name, got)
		}
	}
}

// TestQuickLog compares the short way to the logarithm with the long one.
func TestQuickLog(t *testing.T) {
	r := rand.New(rand.NewSource(1))
	for i := range 200000 {
		x := 0.5 + 1.5*r.Float64()
		switch i % 4 {
		case 1:
			x = 1 + (x-1)*math.Exp2(-60*r.Float64())
		case 2:
			x = math.Ldexp(x, r.Intn(2000)-1000)
		}
		if x == 1 {
			continue
		}
		a, b := quickLog(x), log(x)
		if d := ((a.hi - b.hi) + a.lo) - b.lo; math.Abs(d) > math.Abs(b.hi)*0x1p-61 {
			t.Fatalf("log(%x) is off by 2**%.1f of it", x, math.Log2(math.Abs(d/b.hi)))
		}
	}
}
