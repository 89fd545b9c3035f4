package wtf8

import (
	"slices"
	"strings"
	"testing"
)

func encode(rs ...rune) string {
	var b []byte
	for _, r := range rs {
		b = AppendRune(b, r)
	}
	return string(b)
}

func decode(s string) (rs []rune) {
	for len(s) > 0 {
		r, n := DecodeRune(s)
		rs, s = append(rs, r), s[n:]
	}
	return rs
}

var samples = [][]rune{
	nil, {'a'}, {0x7f, 0x80, 0x7ff, 0x800, 0xffff, 0x10000, 0x10ffff},
	{0xd800}, {0xdfff}, {0xd83d, 0xde00}, {0xd7ff, 0xd800, 0xdc00, 0xe000, 0xfffd},
	[]rune(strings.Repeat("héllo wörld € 😀 ", 40)), []rune(strings.Repeat("plain text ", 40)),
	append([]rune(strings.Repeat("x", 63)), 0xdc80, 'é'),
}

func TestRoundTrip(t *testing.T) {
	for _, rs := range samples {
		s := encode(rs...)
		if got := decode(s); !slices.Equal(got, rs) {
			t.Errorf("decode(%q) = %x, want %x", s, got, rs)
		}
		if RuneCount(s) != len(rs) || !Valid(s) {
			t.Errorf("%q: count %d, want %d; valid %v", s, RuneCount(s), len(rs), Valid(s))
		}
		ascii, sur := true, false
		for _, r := range rs {
			ascii = ascii && r < 128
			sur = sur || r >= 0xd800 && r <= 0xdfff
			if n := len(RuneString(r)); n != RuneLen(r) {
				t.Errorf("%x: RuneString has %d bytes, RuneLen says %d", r, n, RuneLen(r))
			}
		}
		if IsASCII(s) != ascii || HasSurrogates(s) != sur {
			t.Errorf("%q: IsASCII %v, HasSurrogates %v", s, IsASCII(s), HasSurrogates(s))
		}
		var back []rune
		for u := s; u != ""; {
			r, n := DecodeLastRune(u)
			back, u = append(back, r), u[:len(u)-n]
		}
		slices.Reverse(back)
		if !slices.Equal(back, rs) {
			t.Errorf("%q: backwards %x", s, back)
		}
	}
}

func TestInvalid(t *testing.T) {
	for _, s := range []string{"\x80", "\xff", "\xc3", "\xed\xa0", "\xed\xa0A", "\xf4\x90\x80\x80", "\xc0\x80", "ab\xe2\x82"} {
		if Valid(s) {
			t.Errorf("Valid(%q)", s)
		}
	}
}

func TestEscape(t *testing.T) {
	for s, want := range map[string]string{"": "", "aé": "aé", encode('a', 0xDCFF, 'é', 0xD800): `a\udcffé\ud800`, "\xed\x9f\xbf": "\ud7ff"} {
		if got := Escape(s); got != want {
			t.Errorf("Escape(%q) = %q", s, got)
		}
	}
}

func TestIndex(t *testing.T) {
	for _, rs := range samples {
		s := encode(rs...)
		x := NewIndex(s)
		off := 0
		for i := 0; i <= len(rs); i++ {
			if x.Offset(s, i) != off || Offset(s, i) != off || x.Rune(s, off) != i {
				t.Fatalf("%q: code point %d: offset %d, rune %d, want offset %d", s, i, x.Offset(s, i), x.Rune(s, off), off)
			}
			if i < len(rs) {
				off += RuneLen(rs[i])
			}
		}
	}
}

func TestSlice(t *testing.T) {
	for _, rs := range samples {
		s := encode(rs...)
		for _, step := range []int{1, 2, 3, 70, -1, -2, -65} {
			for start := 0; start < len(rs); start += 7 {
				var want []rune
				for i := start; i >= 0 && i < len(rs); i += step {
					want = append(want, rs[i])
				}
				for _, x := range []*Index{nil, NewIndex(s)} {
					if got := string(AppendSlice(nil, s, x, start, step, len(want))); got != encode(want...) {
						t.Fatalf("AppendSlice(%q, %d, %d, %d) = %q, want %q", s, start, step, len(want), got, encode(want...))
					}
				}
			}
		}
	}
}
