package floatfmt

import (
	"bufio"
	"fmt"
	"math"
	"math/big"
	"math/rand"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

func TestRepr(t *testing.T) {
	for _, c := range []struct {
		f    float64
		want string
	}{
		{0, "0.0"}, {math.Copysign(0, -1), "-0.0"}, {1, "1.0"}, {-1.5, "-1.5"}, {0.1, "0.1"}, {1e15, "1000000000000000.0"},
		{1e16, "1e+16"}, {9999999999999998, "9999999999999998.0"}, {1e-4, "0.0001"}, {1e-5, "1e-05"}, {1.5e300, "1.5e+300"},
		{math.Inf(1), "inf"}, {math.Inf(-1), "-inf"}, {math.NaN(), "nan"}, {5e-324, "5e-324"}, {123456789012345.6, "123456789012345.6"},
	} {
		if got := Repr(c.f); got != c.want {
			t.Errorf("Repr(%g) = %s, want %s", c.f, got, c.want)
		}
		if got := string(Append(nil, c.f, 'r', 0, AddDot0)); got != c.want {
			t.Errorf("Append(%g, 'r') = %s, want %s", c.f, got, c.want)
		}
	}
}

func TestAppend(t *testing.T) {
	for _, c := range []struct {
		f     float64
		code  byte
		prec  int
		flags Flags
		want  string
	}{
		{1, 'e', 0, 0, "1e+00"}, {1, 'e', 0, Alt, "1.e+00"}, {1, 'E', 2, 0, "1.00E+00"}, {2.5, 'f', 0, 0, "2"}, {2.5, 'f', 0, Alt, "2."},
		{100, 'g', 6, Alt, "100.000"}, {1e6, 'g', 6, 0, "1e+06"}, {123, 'g', 3, AddDot0, "1.23e+02"}, {12, 'g', 3, AddDot0, "12.0"},
		{0, 'g', 6, Alt, "0.00000"}, {0, 'g', 6, 0, "0"}, {-0.001, 'f', 1, NoNegZero, "0.0"}, {-0.001, 'f', 1, 0, "-0.0"},
		{math.Inf(-1), 'F', 1, 0, "-INF"}, {math.NaN(), 'g', 1, Alt, "nan"}, {0.00001, 'r', 0, Alt, "1.e-05"}, {1e5, 'r', 0, 0, "100000"},
	} {
		if got := string(Append(nil, c.f, c.code, c.prec, c.flags)); got != c.want {
			t.Errorf("Append(%g, %c, %d, %d) = %s, want %s", c.f, c.code, c.prec, c.flags, got, c.want)
		}
	}
}

func TestParse(t *testing.T) {
	for _, c := range []struct {
		s    string
		want string // "" for an error
	}{
		{"1", "1.0"}, {" 1_000.5e-1_0\n", "1.0005e-07"}, {"-.5", "-0.5"}, {"5.", "5.0"}, {"+1e400", "inf"}, {"-Infinity", "-inf"}, {"iNf", "inf"},
		{"-nan", "nan"}, {"٣.١", "3.1"}, {"\u20031\u00a0", "1.0"}, {"1_", ""}, {"_1", ""}, {"1__0", ""}, {"1_.5", ""}, {"1._5", ""}, {"1e_5", ""},
		{"1e5_", ""}, {".", ""}, {"", ""}, {" ", ""}, {"0x10", ""}, {"1e", ""}, {"1 2", ""}, {"infinit", ""}, {"ınf", ""}, {"1\x00", ""}, {"--1", ""}, {"\u0661_\u0662", "12.0"},
		{"1\u017f", ""}, {"\x1c1\x1f", "1.0"}, {"1e00000000000000000000001", "10.0"},
	} {
		f, ok := Parse(c.s)
		got := ""
		if ok {
			got = Repr(f)
		}
		if got != c.want {
			t.Errorf("Parse(%q) = %q, want %q", c.s, got, c.want)
		}
	}
}

func TestHex(t *testing.T) {
	for _, c := range []struct {
		s    string
		want float64
		err  error
	}{
		{"0x1.8p1", 3, nil}, {"-0x.8", -0.5, nil}, {"1.p-1074", 5e-324, nil}, {"0x1p-1075", 0, nil}, {"0x1.0000000001p-1075", 5e-324, nil},
		{"0x1p1024", 0, ErrHexRange}, {"0x1.fffffffffffff7ffp1023", math.MaxFloat64, nil}, {"0x1.fffffffffffff8p1023", 0, ErrHexRange},
		{"inf", math.Inf(1), nil}, {"", 0, ErrHexSyntax}, {"0x", 0, ErrHexSyntax}, {"1p", 0, ErrHexSyntax}, {"1..2", 0, ErrHexSyntax}, {"0xg", 0, ErrHexSyntax},
		{"0x1.00000000000008p0", 1, nil}, {"0x1.000000000000080000000000000000001p0", 1 + 0x1p-52, nil}, {"0x0." + strings.Repeat("0", 30000) + "1p120004", 1, nil},
		{"0x1p99999999999999999999", 0, ErrHexRange}, {"0x1p-99999999999999999999", 0, nil}, {"  a  ", 10, nil}, {"\x10", 0, ErrHexSyntax},
	} {
		if got, err := ParseHex(c.s); got != c.want || err != c.err {
			t.Errorf("ParseHex(%.50q) = %g, %v; want %g, %v", c.s, got, err, c.want, c.err)
		}
	}
	for _, f := range randomFloats(500) {
		if got, err := ParseHex(Hex(f)); got != f || err != nil {
			t.Errorf("%g: %s reads back as %g, %v", f, Hex(f), got, err)
		}
	}
}

func TestBig(t *testing.T) {
	for _, f := range randomFloats(500) {
		num, den := Ratio(f)
		if got, _ := new(big.Rat).SetFrac(num, den).Float64(); got != f {
			t.Errorf("Ratio(%g) = %v/%v", f, num, den)
		}
		want, _ := big.NewFloat(f).Int(nil)
		if got := ToBig(f); got.Cmp(want) != 0 {
			t.Errorf("ToBig(%g) = %v, want %v", f, got, want)
		}
	}
	r := rand.New(rand.NewSource(1))
	for i := range 2000 {
		x := new(big.Int).Rand(r, new(big.Int).Lsh(big.NewInt(1), uint(i%1100+1)))
		if i%3 == 0 { // near a tie
			x.Lsh(big.NewInt(int64(i)<<43|1<<53|1), uint(i%900))
			x.Add(x, big.NewInt(int64(i%5-2)))
		}
		if i%2 == 0 {
			x.Neg(x)
		}
		want, _ := new(big.Float).SetInt(x).Float64()
		got, ok := FromBig(x)
		if ok == math.IsInf(want, 0) || ok && got != want {
			t.Errorf("FromBig(%v) = %g, %v; want %g", x, got, ok, want)
		}
	}
}

func randomFloats(n int) []float64 {
	r := rand.New(rand.NewSource(7))
	fs := []float64{0, 1, -1, 0.5, 1.5, 2.5, 0.125, 1e22, 1e23, 5e-324, math.MaxFloat64, 2.675, 1.005, 1e16, 1e15, 123456, 999999.5, 9.995, 0.045, 1 << 53, 25.4, 35, 45, 55.000001}
	for len(fs) < n {
		switch f := math.Float64frombits(r.Uint64()); {
		case len(fs)%3 == 0:
			fs = append(fs, math.Round(r.NormFloat64()*1e6)/float64([]int{1, 2, 4, 8, 10, 100, 1000}[len(fs)%7]))
		case len(fs)%3 == 1:
			fs = append(fs, r.NormFloat64()*math.Pow(10, float64(r.Intn(40)-20)))
		case !math.IsInf(f, 0) && f == f:
			fs = append(fs, f)
		}
	}
	return fs
}

// TestAgainstPython compares formats and rounding with the installed CPython.
func TestAgainstPython(t *testing.T) {
	fs := randomFloats(400)
	var script, want strings.Builder
	script.WriteString("import sys\nfor line in sys.stdin:\n h, n = line.split(); f = float.fromhex(h); n = int(n)\n" +
		" try: r = repr(round(f, n))\n except OverflowError: r = 'overflow'\n" +
		" print(repr(f), f.hex(), r, round(f, abs(n) % 20).hex(), ' '.join(format(f, '%s.%d%s' % (a, abs(n), c)) for a in ('', '#') for c in ('e', 'f', 'g', 'E', 'G', '')))\n")
	var input strings.Builder
	for i, f := range fs {
		n := i%40 - 15
		if i%50 == 0 {
			n = []int{-308, -309, 323, 324, 300, -307, -300, 1200}[i/50]
		}
		fmt.Fprintln(&input, Hex(f), n)
		b := []byte(Repr(f) + " " + Hex(f) + " ")
		if r, ok := Round(f, n); ok {
			b = AppendRepr(b, r)
		} else {
			b = append(b, "overflow"...)
		}
		if n < 0 {
			n = -n
		}
		r, _ := Round(f, n%20)
		b = append(append(b, ' '), Hex(r)...)
		for _, flags := range []Flags{0, Alt} {
			for _, c := range "efgEG" {
				b = Append(append(b, ' '), f, byte(c), n, flags)
			}
			b = Append(append(b, ' '), f, 'g', n, flags|AddDot0)
		}
		want.Write(append(b, '\n'))
	}
	out := runPython(t, script.String(), input.String())
	a, b := bufio.NewScanner(strings.NewReader(out)), bufio.NewScanner(strings.NewReader(want.String()))
	for _, s := range []*bufio.Scanner{a, b} {
		s.Buffer(nil, 1<<20)
	}
	for i := 0; a.Scan() && b.Scan(); i++ {
		if a.Text() != b.Text() {
			t.Errorf("%g:\nPython %s\nhere   %s", fs[i], a.Text(), b.Text())
		}
	}
}

// runPython runs a script with input, or skips the test where there is no Python.
func runPython(t *testing.T, script, input string) string {
	t.Helper()
	home, _ := os.UserHomeDir()
	for _, p := range []string{os.Getenv("HOGNOSE_CPYTHON"), filepath.Join(home, ".pyenv/versions/3.13.0/bin/python3.13"), "python3.14", "python3.13"} {
		if path, err := exec.LookPath(p); err == nil && p != "" {
			cmd := exec.Command(path, "-I", "-c", script)
			cmd.Stdin, cmd.Stderr = strings.NewReader(input), os.Stderr
			out, err := cmd.Output()
			if err != nil {
				t.Skip(path, err)
			}
			return string(out)
		}
	}
	t.Skip("no CPython installed")
	return ""
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{"1", "1_0.5e-3", "-inf", "nan", " 5.\n", "٣", "0x1p4", "1e999", "1e-999", "_", "é", "\xed\xa0\x80"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if x, ok := Parse(s); ok && x == x {
			if y, ok := Parse(Repr(x)); !ok || y != x {
				t.Errorf("%q gives %g, which reads back as %g", s, x, y)
			}
			if y, err := ParseHex(Hex(x)); err != nil || y != x {
				t.Errorf("%q gives %g, whose hex reads back as %g, %v", s, x, y, err)
			}
		}
	})
}

func BenchmarkRepr(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		Repr(3.14159265358979)
	}
}

func BenchmarkRound(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		Round(2.675123, 2)
	}
}
