package unidata

import (
	"bufio"
	"fmt"
	"hash/fnv"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/hognose/hognose/internal/wtf8"
)

func TestCase(t *testing.T) {
	for _, c := range []struct{ s, upper, lower, title, swap, capital, fold string }{
		{"Straße", "STRASSE", "straße", "Straße", "sTRASSE", "Straße", "strasse"},
		{"ΑΣ ΑΣΑ Σ", "ΑΣ ΑΣΑ Σ", "ας ασα σ", "Ας Ασα Σ", "ας ασα σ", "Ας ασα σ", "ασ ασα σ"},
		{"İi", "İI", "i̇i", "İi", "i̇I", "İi", "i̇i"}, {"ǆ", "Ǆ", "ǆ", "ǅ", "Ǆ", "ǅ", "ǆ"}, {"ﬁ x", "FI X", "ﬁ x", "Fi X", "FI X", "Fi x", "fi x"},
		{"it's", "IT'S", "it's", "It'S", "IT'S", "It's", "it's"}, {"ꭰ", "Ꭰ", "ꭰ", "Ꭰ", "Ꭰ", "Ꭰ", "Ꭰ"}, {"A\xed\xa0\x80", "A\xed\xa0\x80", "a\xed\xa0\x80", "A\xed\xa0\x80", "a\xed\xa0\x80", "A\xed\xa0\x80", "a\xed\xa0\x80"},
	} {
		for _, x := range []struct {
			name string
			f    Mapping
			want string
		}{{"Upper", Upper, c.upper}, {"Lower", Lower, c.lower}, {"Title", Title, c.title}, {"SwapCase", SwapCase, c.swap}, {"Capitalize", Capitalize, c.capital}, {"Fold", Fold, c.fold}} {
			if got := mapped(x.f, c.s); got != x.want {
				t.Errorf("%s(%q) = %+q, want %+q", x.name, c.s, got, x.want)
			}
			var pieces []byte
			for i, r := range runes(c.s, 0, len(c.s)) {
				pieces = x.f(pieces, c.s, i, i+wtf8.RuneLen(r))
			}
			if string(pieces) != x.want {
				t.Errorf("%s(%q) in pieces = %+q, want %+q", x.name, c.s, pieces, x.want)
			}
		}
	}
}

func TestNames(t *testing.T) {
	for _, c := range []struct {
		name string
		want string
	}{
		{"latin small letter a", "a"}, {"NEW LINE", "\n"}, {"BELL", "\U0001F514"}, {"HANGUL SYLLABLE GAG", "각"}, {"HANGUL SYLLABLE A", "아"}, {"CJK UNIFIED IDEOGRAPH-4E00", "一"},
		{"LATIN SMALL LETTER R WITH TILDE", "r̃"}, {"CJK UNIFIED IDEOGRAPH-04E00", ""}, {"CJK UNIFIED IDEOGRAPH-0041", ""}, {"", ""}, {"NO SUCH", ""}, {"BYTE ORDER MARK", "\ufeff"},
		{"CJK COMPATIBILITY IDEOGRAPH-F900", "\uf900"}, {"HANGUL SYLLABLE ", ""}, {strings.Repeat("A", 200), ""},
	} {
		if s, ok := Lookup(c.name); s != c.want || ok != (c.want != "") {
			t.Errorf("Lookup(%q) = %q, %v", c.name, s, ok)
		}
	}
	if _, ok := LookupRune("LATIN SMALL LETTER R WITH TILDE"); ok {
		t.Error("a named sequence is no character")
	}
	for r := rune(0); r <= 0x10FFFF; r++ {
		if name, ok := Name(r); ok {
			if back, ok := LookupRune(name); !ok || back != r {
				t.Errorf("%U is %q, which is %U", r, name, back)
			}
		}
	}
}

func TestNormalize(t *testing.T) {
	marks := strings.Repeat("\u0301\u0323", 100)
	for _, c := range []struct {
		form    Form
		s, want string
	}{
		{NFC, "e\u0301", "é"}, {NFD, "é", "e\u0301"}, {NFKC, "ﬁ①", "fi1"}, {NFD, "각", "\u1100\u1161\u11a8"}, {NFC, "\u1100\u1161\u11a8", "각"}, {NFC, "\u212b", "Å"},
		{NFC, "a\u0323\u0301", "ạ\u0301"}, {NFC, "\u0958", "\u0915\u093c"}, {NFC, "x" + marks, "x" + strings.Repeat("\u0323", 100) + strings.Repeat("\u0301", 100)},
		{NFC, "\xed\xa0\x80e\u0301", "\xed\xa0\x80é"}, {NFC, "\u0301a", "\u0301a"}, {NFC, "a\u0334\u0301", "á\u0334"}, {NFC, "", ""},
	} {
		if got, err := Normalize(c.form, c.s, nil); got != c.want || err != nil {
			t.Errorf("Normalize(%d, %+q) = %+q, want %+q", c.form, c.s, got, c.want)
		}
	}
	long := strings.Repeat("e\u0301xé한각\u1100\u1161a\u0323\u0301", 5000)
	once, _ := Normalize(NFC, long, nil)
	if want := strings.Repeat("éxé한각가ạ\u0301", 5000); once != want {
		t.Error("long text is not composed")
	}
}

// TestAgainstPython compares every code point with the installed CPython, by
// hashes over blocks first if its version of Unicode is the same.
func TestAgainstPython(t *testing.T) {
	home, _ := os.UserHomeDir()
	path := ""
	for _, p := range []string{os.Getenv("HOGNOSE_CPYTHON"), filepath.Join(home, ".pyenv/versions/3.13.0/bin/python3.13"), "python3.14", "python3.13"} {
		if found, err := exec.LookPath(p); err == nil && p != "" {
			path = found
			break
		}
	}
	if path == "" || testing.Short() {
		t.Skip("no CPython installed")
	}
	cmd := exec.Command(path, "-I", "-c", `
import unicodedata as u
print(u.unidata_version)
def fnv(s):
    h = 2166136261
    for b in s.encode("utf-8", "surrogatepass"): h = (h ^ b) * 16777619 & 0xffffffff
    return h
def tests(c): return "".join("01"[x] for x in (c.isalpha(), c.isdecimal(), c.isdigit(), c.isnumeric(), c.isalnum(), c.isspace(), c.isprintable(), c.islower(), c.isupper(), c.isidentifier(), ("a" + c).isidentifier()))
for lo in range(0, 0x110000, 1024):
    if 0x20000 <= lo < 0xe0000 and lo % 0x10000 or lo >= 0xe1000: continue
    lines = []
    for i in range(lo, lo + 1024):
        c = chr(i)
        lines.append("|".join(("%X" % i, u.name(c, ""), u.category(c), u.bidirectional(c), str(u.combining(c)), u.east_asian_width(c), str(u.mirrored(c)), str(u.decimal(c, -1)), str(u.digit(c, -1)),
            str(u.numeric(c, None) is not None), u.decomposition(c), tests(c), c.upper(), c.lower(), c.title(), c.casefold(), u.normalize("NFC", "e" + c), u.normalize("NFKD", c + "\u0301"))))
    print(fnv("\n".join(lines)))
`)
	out, err := cmd.Output()
	if err != nil {
		t.Skip(err)
	}
	in := bufio.NewScanner(strings.NewReader(string(out)))
	if in.Scan(); in.Text() != Version {
		t.Skip(path, "has Unicode", in.Text())
	}
	for lo := rune(0); lo < 0x110000; lo += 1024 {
		if 0x20000 <= lo && lo < 0xe0000 && lo%0x10000 != 0 || lo >= 0xe1000 {
			continue
		}
		h := fnv.New32a()
		for r := lo; r < lo+1024; r++ {
			if r > lo {
				h.Write([]byte{'\n'})
			}
			h.Write([]byte(describe(r)))
		}
		if in.Scan(); in.Text() != fmt.Sprint(h.Sum32()) {
			t.Errorf("%U and what follows differs from %s, for example %s", lo, path, describe(lo+0x41))
		}
	}
}

func describe(r rune) string {
	c := wtf8.RuneString(r)
	name, _ := Name(r)
	_, numeric := Numeric(r)
	var tests []byte
	for _, f := range []func(rune) bool{IsAlpha, IsDecimal, IsDigit, IsNumeric, IsAlnum, IsSpace, IsPrintable, IsLower, IsUpper, IsIDStart, IsIDContinue} {
		if f(r) {
			tests = append(tests, '1')
		} else {
			tests = append(tests, '0')
		}
	}
	mirrored := 0
	if Mirrored(r) {
		mirrored = 1
	}
	py := map[bool]string{true: "True", false: "False"}
	nfc, _ := Normalize(NFC, "e"+c, nil)
	nfkd, _ := Normalize(NFKD, c+"\u0301", nil)
	return strings.Join([]string{fmt.Sprintf("%X", r), name, Category(r), Bidirectional(r), fmt.Sprint(Combining(r)), EastAsianWidth(r), fmt.Sprint(mirrored), fmt.Sprint(Decimal(r)), fmt.Sprint(Digit(r)),
		py[numeric], Decomposition(r), string(tests), mapped(Upper, c), mapped(Lower, c), mapped(Title, c), mapped(Fold, c), nfc, nfkd}, "|")
}

func FuzzNormalize(f *testing.F) {
	for _, s := range []string{"e\u0301", "각", "\u1100\u1161\u11a8", "\u0301\u0323", "a\u0334\u0301", "\xed\xa0\x80", "ﬁ①"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if !wtf8.Valid(s) {
			return
		}
		for form := NFD; form <= NFKC; form++ {
			once, _ := Normalize(form, s, nil)
			if twice, _ := Normalize(form, once, nil); twice != once || !wtf8.Valid(once) {
				t.Errorf("form %d of %+q: %+q, then %+q", form, s, once, twice)
			}
		}
	})
}

func BenchmarkName(b *testing.B) {
	for b.Loop() {
		Name(0x1F600)
	}
}

func BenchmarkLookup(b *testing.B) {
	for b.Loop() {
		Lookup("GRINNING FACE WITH SMILING EYES")
	}
}

func BenchmarkLower(b *testing.B) {
	s := strings.Repeat("Größe ΑΣ ", 100)
	b.SetBytes(int64(len(s)))
	for b.Loop() {
		mapped(Lower, s)
	}
}

func mapped(f Mapping, s string) string { return string(f(nil, s, 0, len(s))) }
