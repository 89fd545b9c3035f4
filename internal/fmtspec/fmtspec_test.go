package fmtspec

import (
	"encoding/json"
	"fmt"
	"math"
	"math/big"
	"math/rand"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"
)

// value is one of string, *big.Int, float64, complex128; apply formats it.
func apply(v any, spec string) string {
	var s string
	var err error
	switch v := v.(type) {
	case string:
		s, err = Text(spec, "str", v, utf8.RuneCountInString(v), nil)
	case int:
		s, err = Int64(spec, "int", int64(v), nil)
	case *big.Int:
		s, err = Big(spec, "int", v, func(base int) (string, error) { return new(big.Int).Abs(v).Text(base), nil }, nil)
	case float64:
		s, err = Float(spec, "float", v, nil)
	case complex128:
		s, err = Complex(spec, "complex", real(v), imag(v), nil)
	}
	if err != nil {
		if err.(*Error).Overflow {
			return "OverflowError: " + err.Error()
		}
		return "ValueError: " + err.Error()
	}
	return s
}

var inf = math.Inf(1)

func TestFormat(t *testing.T) {
	huge := new(big.Int).Exp(big.NewInt(10), big.NewInt(30), nil)
	for _, c := range []struct {
		v    any
		spec string
		want string
	}{
		{65, "5c", "    A"}, {65, "05c", "0000A"}, {65, "<5c", "A    "}, {5, "<05", "50000"}, {5, "x<05", "5xxxx"}, {-5, "+#09b", "-0b000101"},
		{1234, "#012_x", "0x0_0000_04d2"}, {1234567, ",", "1,234,567"}, {1234, "08,", "0,001,234"}, {1234, "09,", "0,001,234"}, {1234, "07,", "001,234"}, {255, "#X", "0XFF"},
		{1, "10%", "100.000000%"}, {huge, "e", "1.000000e+30"}, {huge, ",", "1,000,000,000,000,000,000,000,000,000,000"}, {math.MinInt64, "x", "-8000000000000000"},
		{1234.5, "012,", "00,001,234.5"}, {1234.5, "0>12,", "000001,234.5"}, {inf, "+010,", "+000000inf"}, {-inf, "010,", "-000000inf"}, {12345.678, ",.2%", "1,234,567.80%"},
		{1234567.0, ",.4", "1.235e+06"}, {-0.4, "z.0e", "-4e-01"}, {-0.001, "z.1f", "0.0"}, {1.5, "n", "1.5"}, {1.0, "٣", "1.0"}, {"a", "٣", "a  "},
		{"ab", "é^7", "ééabééé"}, {"a", "05", "a0000"}, {"héé", ".2", "hé"}, {3, "😀>4", "😀😀😀3"},
		{1 + 1i, ">20", "              (1+1j)"}, {1i, "+", "+1j"}, {1e10i, ",", "10,000,000,000j"}, {1i, "n", "0+1j"}, {1.5 + 2i, ".3f", "1.500+2.000j"},
		// The fraction is grouped since 3.14.
		{123456.123456789, "_.6_f", "123_456.123_457"}, {0.1234567, ".7,f", "0.123,456,7"}, {0.5, "._f", "0.500_000"}, {1234.5678, "020,.4_f", "00,000,001,234.567_8"},
		{1.5, ".3,_f", "ValueError: Cannot specify both ',' and '_'."}, {1.5, ".3_,f", "ValueError: Cannot specify both ',' and '_'."}, {1.5, ".3_n", "ValueError: Cannot specify '_' with 'n'."},

		{"a", "+", "ValueError: Sign not allowed in string format specifier"}, {"a", " ", "ValueError: Space not allowed in string format specifier"},
		{"a", "z", "ValueError: Negative zero coercion (z) not allowed in string format specifier"}, {"a", "#", "ValueError: Alternate form (#) not allowed in string format specifier"},
		{"a", "=5", "ValueError: '=' alignment not allowed in string format specifier"}, {"a", ",", "ValueError: Cannot specify ',' with 's'."},
		{"a", "d", "ValueError: Unknown format code 'd' for object of type 'str'"}, {"a", ".", "ValueError: Format specifier missing precision"},
		{"a", "99999999999999999999", "ValueError: Too many decimal digits in format string"}, {5, "x05", "ValueError: Invalid format specifier 'x05' for object of type 'int'"},
		{1, "é", "ValueError: Unknown format code '\\xe9' for object of type 'int'"}, {1, ",,", "ValueError: Cannot specify ',' with ','."}, {1, ",_", "ValueError: Cannot specify both ',' and '_'."},
		{1, ".2", "ValueError: Precision not allowed in integer format specifier"}, {1, "zd", "ValueError: Negative zero coercion (z) not allowed in integer format specifier"},
		{1, "+c", "ValueError: Sign not allowed with integer format specifier 'c'"}, {1, "#c", "ValueError: Alternate form (#) not allowed with integer format specifier 'c'"},
		{-1, "c", "OverflowError: %c arg not in range(0x110000)"}, {huge, "c", "OverflowError: Python int too large to convert to C long"},
		{1.5, "d", "ValueError: Unknown format code 'd' for object of type 'float'"}, {1.5, ".3000000000f", "ValueError: precision too big"},
		{1i, "05", "ValueError: Zero padding is not allowed in complex format specifier"}, {1i, "=5", "ValueError: '=' alignment flag is not allowed in complex format specifier"},
	} {
		if got := apply(c.v, c.spec); got != c.want {
			t.Errorf("format(%v, %q) = %q, want %q", c.v, c.spec, got, c.want)
		}
	}
}

type refused struct{}

func (refused) Error() string { return "refused" }

func (refused) Charge(int64) error { return refused{} }
func (refused) Poll() error        { return nil }

func (refused) Room(b []byte, _ int) ([]byte, error) { return b, nil }

// TestCharge asks for more than there is; the refusal must come before the memory is taken.
func TestCharge(t *testing.T) {
	refuse := refused{}
	for _, f := range []func() (string, error){
		func() (string, error) { return Text("999999999999", "str", "a", 1, refuse) },
		func() (string, error) { return Text("😀>9223372036854775807", "str", "a", 1, refuse) },
		func() (string, error) { return Int64("0999999999999", "int", 1, refuse) },
		func() (string, error) { return Int64("9223372036854775807,", "int", 1, refuse) },
		func() (string, error) { return Int64("09223372036854775807,", "int", 1, refuse) },
		func() (string, error) { return Float(".2147483647f", "float", 1, refuse) },
		func() (string, error) { return Complex("9223372036854775807", "complex", 1, 1, refuse) },
	} {
		if s, err := f(); err != (refused{}) {
			t.Errorf("not refused: %d bytes, %v", len(s), err)
		}
	}
}

// TestAgainstPython compares random specs on random values with the installed CPython.
func TestAgainstPython(t *testing.T) {
	r := rand.New(rand.NewSource(3))
	pick := func(list ...string) string { return list[r.Intn(len(list))] }
	type question struct{ Value, Spec string }
	var qs []question
	var want []string
	for range 4000 {
		spec := pick("", "", "", "<", ">", "^", "=", "*<", "é^", "0=", "x>") + pick("", "", "", "+", "-", " ") + pick("", "", "", "z") + pick("", "", "#") + pick("", "", "0") +
			pick("", "", "1", "7", "12", "25", "26", "27", "64") + pick("", "", ",", "_") + pick("", "", "", ".0", ".1", ".3", ".17", ".30", ".") + pick("", "", "d", "b", "o", "x", "X", "c", "n", "e", "E", "f", "F", "g", "G", "%", "s", "q", "é", "\x01", "dd")
		var v any
		text := ""
		switch r.Intn(5) {
		case 0:
			s := pick("", "a", "héllo", "some longer text", "😀")
			v, text = s, "'"+s+"'"
		case 1:
			n := int(r.Int63()>>uint(r.Intn(63))) * (r.Intn(3) - 1)
			v, text = n, strconv.Itoa(n)
		case 2:
			n := new(big.Int).Rand(r, new(big.Int).Lsh(big.NewInt(1), uint(r.Intn(200)+1)))
			v, text = n, n.String()
		case 3:
			f := []float64{0, math.Copysign(0, -1), 1, -0.4, 12345.678, 1e100, 1e-7, r.NormFloat64() * 1e5, -r.ExpFloat64(), inf, -inf, math.NaN(), 999999.5, 1e16}[r.Intn(14)]
			v, text = f, "float('"+strconv.FormatFloat(f, 'g', -1, 64)+"')"
		default:
			a, b := []float64{0, math.Copysign(0, -1), 1.5, -2, 1e20, inf}[r.Intn(6)], r.NormFloat64()
			v, text = complex(a, b), fmt.Sprintf("complex(float('%v'), float('%v'))", a, b)
		}
		qs = append(qs, question{text, spec})
		want = append(want, apply(v, spec))
	}
	in, _ := json.Marshal(qs)
	out := runPython(t, `import sys, json
def f(q):
    try: return format(eval(q["Value"]), q["Spec"])
    except (ValueError, OverflowError) as e: return type(e).__name__ + ": " + str(e)
print(json.dumps([f(q) for q in json.load(sys.stdin)]))`, string(in))
	var got []string
	if err := json.Unmarshal([]byte(out), &got); err != nil {
		t.Fatal(err)
	}
	for i, q := range qs {
		if got[i] != want[i] {
			t.Errorf("format(%s, %q): Python %q, here %q", q.Value, q.Spec, got[i], want[i])
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

func FuzzFormat(f *testing.F) {
	for _, s := range []string{"", "05d", "é^+#012,.3f", "z.17_g", ".3_f", "٣", "<5c", "=09,", "\xed\xa0\x80>3", "99999999999999999999", "_b", "%", ".", "\xff"} {
		f.Add(s, int64(-1234), 1234.5678)
	}
	refuse := refused{}
	f.Fuzz(func(t *testing.T, spec string, i int64, x float64) {
		Int64(spec, "int", i, refuse)
		Float(spec, "float", x, refuse)
		Complex(spec, "complex", x, -x, refuse)
		if s, err := Text(spec, "str", "héllo", 5, refuse); err == nil && s == "" && spec != ".0" {
			if f, _ := Parse(spec, "str", 's', '<'); f.Prec != 0 {
				t.Errorf("%q gives nothing", spec)
			}
		}
	})
}

func BenchmarkFloat(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		Float(".2f", "float", 3.14159, nil)
	}
}

func BenchmarkInt(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		Int64("08,d", "int", 123456, nil)
	}
}

// The formatted values as strings, for the tests.

func Text(spec, typeName, s string, n int, charge Charger) (string, error) {
	return text(AppendText(nil, spec, typeName, s, n, charge))
}

func Int64(spec, typeName string, v int64, charge Charger) (string, error) {
	return text(AppendInt64(nil, spec, typeName, v, charge))
}

func Big(spec, typeName string, v *big.Int, digits func(base int) (string, error), charge Charger) (string, error) {
	return text(AppendBig(nil, spec, typeName, v, digits, charge))
}

func Float(spec, typeName string, v float64, charge Charger) (string, error) {
	return text(AppendFloat(nil, spec, typeName, v, charge))
}
