package bigint

import (
	"errors"
	"math"
	"math/big"
	"math/rand"
	"strings"
	"testing"
)

func random(r *rand.Rand, nbits int) *big.Int {
	x := new(big.Int).Rand(r, new(big.Int).Lsh(big.NewInt(1), uint(nbits)))
	switch r.Intn(6) {
	case 0: // long runs of ones or zeros find carries
		x.Sub(new(big.Int).Lsh(big.NewInt(1), uint(nbits)), big.NewInt(int64(r.Intn(3))))
	case 1:
		x.Add(new(big.Int).Lsh(big.NewInt(1), uint(nbits)), big.NewInt(int64(r.Intn(3))))
	}
	return x
}

func signed(r *rand.Rand, x *big.Int) *big.Int {
	if r.Intn(2) == 0 {
		x.Neg(x)
	}
	return x
}

// sizes in words on both sides of every threshold.
var pairs = [][2]int{{1, 1}, {10, 3}, {700, 1}, {700, 30}, {650, 650}, {1300, 700}, {3000, 2000}, {5000, 5000}, {6000, 5100}, {11000, 5001}, {9000, 5500}, {20000, 5000}, {20000, 500}, {40000, 3}, {33000, 33000}}

func TestMulDiv(t *testing.T) {
	r := rand.New(rand.NewSource(1))
	for _, p := range pairs {
		x, y := signed(r, random(r, p[0]*64-r.Intn(63))), signed(r, random(r, p[1]*64-r.Intn(63)))
		want := new(big.Int).Mul(x, y)
		if got, err := Mul(x, y, nil); err != nil || got.Cmp(want) != 0 {
			t.Errorf("Mul of %v words is wrong", p)
		}
		if got, err := Mul(x, x, nil); err != nil || got.Cmp(new(big.Int).Mul(x, x)) != 0 {
			t.Errorf("the square of %v words is wrong", p[0])
		}
		if y.Sign() == 0 {
			continue
		}
		for _, x := range []*big.Int{x, want, new(big.Int).Add(want, big.NewInt(1)), new(big.Int).Sub(want, big.NewInt(1))} {
			q, m, err := DivMod(x, y, nil)
			back := new(big.Int).Mul(q, y)
			back.Add(back, m)
			if err != nil || back.Cmp(x) != 0 || m.CmpAbs(y) >= 0 || m.Sign() != 0 && m.Sign() != y.Sign() {
				t.Errorf("DivMod of %d by %d words is wrong", words(x), words(y))
			}
		}
	}
}

func TestNTTAgainstKaratsuba(t *testing.T) {
	r := rand.New(rand.NewSource(2))
	for _, n := range []int{1, 2, 10, 100, 333, 1000} {
		x, y := random(r, n*64), random(r, n*40+1)
		got, err := newMeter(nil).mulNTT(x, y, false)
		if err != nil || got.Cmp(new(big.Int).Mul(x, y)) != 0 {
			t.Errorf("%d words: wrong product", n)
		}
	}
}

func TestPow(t *testing.T) {
	r := rand.New(rand.NewSource(3))
	for _, c := range []struct{ x, e int64 }{{0, 0}, {0, 5}, {1, 1 << 40}, {-1, 1<<40 + 1}, {2, 100000}, {-6, 50001}, {10, 60000}, {3, 1}, {12345678901, 3000}} {
		want := big.NewInt(1)
		if c.x != 1 && c.x != -1 {
			want.Exp(big.NewInt(c.x), big.NewInt(c.e), nil)
		} else if c.x < 0 {
			want.SetInt64(-1)
		}
		if got, err := Pow(big.NewInt(c.x), uint64(c.e), nil); err != nil || got.Cmp(want) != 0 {
			t.Errorf("%d**%d is wrong", c.x, c.e)
		}
	}
	for _, c := range [][3]int{{1, 1, 1}, {100, 200, 64}, {3000, 4000, 5000}, {20000, 300, 41000}, {50, 100000, 640}, {90000, 20, 50000}} {
		x, e, m := signed(r, random(r, c[0])), random(r, c[1]), signed(r, random(r, c[2]))
		if m.Sign() == 0 {
			m.SetInt64(-7)
		}
		want := new(big.Int).Exp(new(big.Int).Mod(x, new(big.Int).Abs(m)), e, new(big.Int).Abs(m))
		if m.Sign() < 0 && want.Sign() != 0 {
			want.Add(want, m)
		}
		if m.IsInt64() && (m.Int64() == 1 || m.Int64() == -1) {
			want.SetInt64(0)
		}
		if got, err := PowMod(x, e, m, nil); err != nil || got.Cmp(want) != 0 {
			t.Errorf("PowMod of %v bits is wrong", c)
		}
	}
}

func TestGCDSqrt(t *testing.T) {
	r := rand.New(rand.NewSource(4))
	for _, n := range []int{1, 100, 300, 1000, 2500} {
		g, a, b := random(r, n*20+1), random(r, n*64), random(r, n*64-n)
		x, y := signed(r, new(big.Int).Mul(g, a)), signed(r, new(big.Int).Mul(g, b))
		want := new(big.Int).GCD(nil, nil, new(big.Int).Abs(x), new(big.Int).Abs(y))
		if got, err := GCD(x, y, nil); err != nil || got.Cmp(want) != 0 {
			t.Errorf("GCD of %d words is wrong", n)
		}
		square := new(big.Int).Mul(a, a)
		for _, d := range []int64{-1, 0, 1} {
			x := new(big.Int).Add(square, big.NewInt(d))
			if x.Sign() < 0 {
				continue
			}
			if got, err := Sqrt(x, nil); err != nil || got.Cmp(new(big.Int).Sqrt(x)) != 0 {
				t.Errorf("Sqrt of %d words is wrong", words(x))
			}
		}
	}
	if got, _ := GCD(new(big.Int), random(r, 64*300), nil); got.Sign() == 0 {
		t.Error("gcd(0, x) = 0")
	}
}

func TestModInverse(t *testing.T) {
	r := rand.New(rand.NewSource(10))
	for i := range 60 {
		n := []int{1, 2, 10, 100, 250, 400, 900}[i%7]
		x, m := signed(r, random(r, n*64*(1+i%3)/2+1)), signed(r, random(r, n*64))
		if m.Sign() == 0 {
			continue
		}
		a := new(big.Int).Abs(m)
		want := new(big.Int).ModInverse(x, a)
		if a.BitLen() == 1 {
			want = new(big.Int)
		}
		got, err := ModInverse(x, m, nil)
		if err != nil || (got == nil) != (want == nil) || got != nil && got.Cmp(want) != 0 {
			t.Errorf("ModInverse of %d and %d words is wrong", words(x), words(m))
		}
	}
}

func TestText(t *testing.T) {
	r := rand.New(rand.NewSource(5))
	for _, n := range []int{1, 99, 101, 200, 480, 481, 1000, 4000} {
		x := signed(r, random(r, n*64))
		for _, base := range []int{2, 3, 8, 10, 16, 32, 36} {
			got, err := Text(x, base, "", nil)
			if want := x.Text(base); err != nil || got != want {
				t.Errorf("the text of %d words in base %d is wrong", n, base)
			}
			back, ok, err := Parse(strings.ToUpper(strings.TrimPrefix(got, "-")), base, nil)
			if err != nil || !ok || back.CmpAbs(x) != 0 {
				t.Errorf("text of %d words in base %d reads back wrong", n, base)
			}
		}
	}
	ten := new(big.Int).Exp(big.NewInt(10), big.NewInt(50000), nil)
	if s, _ := Text(ten, 10, "", nil); s != "1"+strings.Repeat("0", 50000) {
		t.Error("10**50000 is wrong")
	}
	for _, s := range []string{"", "1_0", "12a", "-1", " 1", "8"} {
		if _, ok, _ := Parse(s, 8, nil); ok {
			t.Errorf("Parse(%q) in base 8", s)
		}
	}
}

func TestLinear(t *testing.T) {
	r := rand.New(rand.NewSource(6))
	for _, p := range [][2]int{{1, 1}, {40000, 40000}, {40000, 70000}, {70000, 5}, {33000, 32768}} {
		for range 4 {
			x, y := signed(r, random(r, p[0]*64)), signed(r, random(r, p[1]*64))
			for _, c := range []struct {
				name string
				f    func(x, y *big.Int, poll func() error) (*big.Int, error)
				want func(z, x, y *big.Int) *big.Int
			}{{"Add", Add, (*big.Int).Add}, {"Sub", Sub, (*big.Int).Sub}, {"And", And, (*big.Int).And}, {"Or", Or, (*big.Int).Or}, {"Xor", Xor, (*big.Int).Xor}} {
				if got, err := c.f(x, y, nil); err != nil || got.Cmp(c.want(new(big.Int), x, y)) != 0 {
					t.Errorf("%s of %v words is wrong", c.name, p)
				}
			}
			for _, s := range []uint{0, 1, 63, 64, 100, 64 * 32768, 10_000_000} {
				if got, err := Lsh(x, s, nil); err != nil || got.Cmp(new(big.Int).Lsh(x, s)) != 0 {
					t.Errorf("%d words << %d is wrong", words(x), s)
				}
				if got, err := Rsh(x, s, nil); err != nil || got.Cmp(new(big.Int).Rsh(x, s)) != 0 {
					t.Errorf("%d words >> %d is wrong", words(x), s)
				}
			}
		}
	}
}

func TestTrueDiv(t *testing.T) {
	r := rand.New(rand.NewSource(7))
	for i := range 3000 {
		x, y := signed(r, random(r, r.Intn(200)+1)), signed(r, random(r, r.Intn(200)+1))
		switch i % 4 {
		case 1:
			x.Lsh(x, uint(r.Intn(1000)))
		case 2:
			y.Lsh(y, uint(r.Intn(1150)))
		}
		if y.Sign() == 0 {
			continue
		}
		want, _ := new(big.Rat).SetFrac(x, y).Float64()
		got, ok, err := TrueDiv(x, y, nil)
		if err != nil || ok == math.IsInf(want, 0) || ok && got != want {
			t.Errorf("%v / %v = %g, %v; want %g", x, y, got, ok, want)
		}
	}
	if _, ok, _ := TrueDiv(new(big.Int).Lsh(big.NewInt(1), 1e6), big.NewInt(3), nil); ok {
		t.Error("not too large")
	}
	if f, ok, _ := TrueDiv(big.NewInt(-1), new(big.Int).Lsh(big.NewInt(1), 1e6), nil); f != 0 || !math.Signbit(f) || !ok {
		t.Error("not -0.0")
	}
}

func TestBytes(t *testing.T) {
	for _, c := range []struct {
		x              int64
		n              int
		little, signed bool
		want           string
		err            error
	}{
		{0, 0, false, false, "", nil}, {1, 2, false, false, "\x00\x01", nil}, {1, 2, true, false, "\x01\x00", nil}, {-1, 2, false, true, "\xff\xff", nil},
		{-128, 1, false, true, "\x80", nil}, {-129, 1, false, true, "", ErrTooBig}, {128, 1, false, true, "", ErrTooBig}, {127, 1, false, true, "\x7f", nil}, {-256, 2, true, true, "\x00\xff", nil},
		{-1, 1, false, false, "", ErrNegative}, {256, 1, false, false, "", ErrTooBig}, {-1, 0, false, true, "", ErrTooBig}, {1, 0, false, false, "", ErrTooBig},
	} {
		b, err := ToBytes(big.NewInt(c.x), c.n, c.little, c.signed, nil)
		if string(b) != c.want || err != c.err {
			t.Errorf("ToBytes(%d, %d, %v, %v) = %x, %v", c.x, c.n, c.little, c.signed, b, err)
		}
		if err == nil && fromBytes(t, b, c.little, c.signed).Int64() != c.x {
			t.Errorf("%x does not read back as %d", b, c.x)
		}
	}
}

func fromBytes(t *testing.T, b []byte, little, signed bool) *big.Int {
	x, err := FromBytes(b, little, signed, nil)
	if err != nil {
		t.Fatal(err)
	}
	return x
}

var errStop = errors.New("stop")

// TestPolls checks that every operation polls, often enough for its work, and ends at the poll's error.
func TestPolls(t *testing.T) {
	r := rand.New(rand.NewSource(8))
	x, y := random(r, 64*30000), random(r, 64*20000)
	small := random(r, 64*2000)
	text := x.Text(16)
	decimal := strings.Repeat("1234567890", 20000)
	for _, c := range []struct {
		name  string
		polls int // at least
		f     func(poll func() error) error
	}{
		{"Mul", 20, func(p func() error) error { _, err := Mul(x, y, p); return err }},
		{"DivMod", 10, func(p func() error) error { _, _, err := DivMod(x, small, p); return err }},
		{"Pow", 10, func(p func() error) error { _, err := Pow(big.NewInt(3), 1000000, p); return err }},
		{"PowMod", 10, func(p func() error) error {
			_, err := PowMod(big.NewInt(3), random(r, 2000), random(r, 3200), p)
			return err
		}},
		{"GCD", 10, func(p func() error) error { _, err := GCD(small, random(r, 64*1900), p); return err }},
		{"Sqrt", 10, func(p func() error) error { _, err := Sqrt(y, p); return err }},
		{"Text", 5, func(p func() error) error { _, err := Text(small, 10, "", p); return err }},
		{"Text16", 2, func(p func() error) error { _, err := Text(x, 16, "", p); return err }},
		{"Parse", 4, func(p func() error) error { _, _, err := Parse(decimal, 10, p); return err }},
		{"Parse16", 2, func(p func() error) error { _, _, err := Parse(text, 16, p); return err }},
		{"And", 1, func(p func() error) error { _, err := And(new(big.Int).Lsh(x, 64*70000), x, p); return err }},
		{"Lsh", 1, func(p func() error) error { _, err := Lsh(x, 64*300000, p); return err }},
	} {
		n := 0
		if err := c.f(func() error { n++; return nil }); err != nil || n < c.polls && c.name != "Lsh" {
			t.Errorf("%s: %d polls, want at least %d; %v", c.name, n, c.polls, err)
		}
		if n == 0 {
			continue
		}
		stop, after := 1+n/2, 0
		err := c.f(func() error {
			if after++; after >= stop {
				return errStop
			}
			return nil
		})
		if err != errStop || after != stop {
			t.Errorf("%s: went on for %d polls after the stop, %v", c.name, after-stop, err)
		}
	}
}

func benchSizes(b *testing.B, f func(b *testing.B, x, y *big.Int)) {
	r := rand.New(rand.NewSource(9))
	for _, n := range []int{10, 1000, 3000, 6000, 20000, 100000} {
		x, y := new(big.Int).Rand(r, new(big.Int).Lsh(big.NewInt(1), uint(n*64))), new(big.Int).Rand(r, new(big.Int).Lsh(big.NewInt(1), uint(n*64)))
		b.Run(big.NewInt(int64(n)).String(), func(b *testing.B) { f(b, x, y) })
	}
}

func BenchmarkMul(b *testing.B) {
	benchSizes(b, func(b *testing.B, x, y *big.Int) {
		for b.Loop() {
			Mul(x, y, nil)
		}
	})
}

func BenchmarkMulMathBig(b *testing.B) {
	benchSizes(b, func(b *testing.B, x, y *big.Int) {
		for b.Loop() {
			new(big.Int).Mul(x, y)
		}
	})
}

func BenchmarkDivMod(b *testing.B) {
	benchSizes(b, func(b *testing.B, x, y *big.Int) {
		p := new(big.Int).Mul(x, y)
		for b.Loop() {
			DivMod(p, y, nil)
		}
	})
}

func BenchmarkDivModMathBig(b *testing.B) {
	benchSizes(b, func(b *testing.B, x, y *big.Int) {
		p := new(big.Int).Mul(x, y)
		for b.Loop() {
			new(big.Int).QuoRem(p, y, new(big.Int))
		}
	})
}

func BenchmarkText(b *testing.B) {
	benchSizes(b, func(b *testing.B, x, y *big.Int) {
		for b.Loop() {
			Text(x, 10, "", nil)
		}
	})
}

func BenchmarkTextMathBig(b *testing.B) {
	benchSizes(b, func(b *testing.B, x, y *big.Int) {
		for b.Loop() {
			_ = x.Text(10)
		}
	})
}
