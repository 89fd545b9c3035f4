package textcodec

// This file defines the encodings of East Asia, by the tables of golang.org/x/text.

import (
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"

	"github.com/hognose/hognose/internal/wtf8"
)

const (
	illegalBytes    = "illegal multibyte sequence"
	incompleteBytes = "incomplete multibyte sequence"
)

// multibyte is an encoding whose characters take up to max bytes; one with states
// begins each line in the first.
type multibyte struct {
	enc      encoding.Encoding
	max      int
	stateful bool
	only     func(b []byte) bool // what of the table belongs to the encoding; nil: all
}

// double holds for characters of two bytes of at least lead and trail.
func double(lead, trail byte) func(b []byte) bool {
	return func(b []byte) bool { return len(b) == 2 && b[0] >= lead && b[1] >= trail }
}

// decode finds the characters one by one, so that errors have their place.
func (m *multibyte) decode(data string, final bool, bad BadBytes, poll Poll) ([]byte, int, error) {
	if m.stateful {
		return m.decodeStates(data, final, bad, poll)
	}
	out := make([]byte, 0, len(data)*3/2)
	dec := m.enc.NewDecoder()
	var dst [16]byte
	for i, steps := 0, 0; i < len(data); steps++ {
		if steps&1023 == 0 {
			if err := poll(); err != nil {
				return nil, 0, err
			}
		}
		if data[i] < 0x80 {
			out = append(out, data[i])
			i++
			continue
		}
		found := false
		for n := 1; n <= m.max && i+n <= len(data); n++ {
			if m.only != nil && !m.only([]byte(data[i:i+n])) {
				continue
			}
			dec.Reset()
			k, used, err := dec.Transform(dst[:], []byte(data[i:i+n]), true)
			if err != nil || used != n || k == 0 {
				continue
			}
			if r, w := utf8.DecodeRune(dst[:k]); r == utf8.RuneError || w != k {
				continue
			}
			out = append(out, dst[:k]...)
			i += n
			found = true
			break
		}
		if found {
			continue
		}
		end, reason := i+1, illegalBytes
		if len(data)-i < m.max && m.leads(data[i]) && (len(data)-i < 2 || m.max > 2) {
			if !final {
				return out, i, nil
			}
			end, reason = len(data), incompleteBytes
		}
		text, next, err := bad(i, end, reason)
		if err != nil {
			return nil, 0, err
		}
		out = append(out, text...)
		i = next
	}
	return out, len(data), nil
}

// leads reports whether a byte may begin a longer character.
func (m *multibyte) leads(c byte) bool { return c >= 0x81 && c != 0xA0 && c != 0xFF }

func (m *multibyte) decodeStates(data string, final bool, bad BadBytes, poll Poll) ([]byte, int, error) {
	out := make([]byte, 0, len(data))
	dec := m.enc.NewDecoder()
	src := []byte(data)
	var dst [1024]byte
	at := 0
	for {
		if err := poll(); err != nil {
			return nil, 0, err
		}
		n, used, err := dec.Transform(dst[:], src[at:], final)
		chunk := dst[:n]
		for len(chunk) > 0 {
			r, w := utf8.DecodeRune(chunk)
			if r == utf8.RuneError {
				text, _, err := bad(at, min(at+1, len(data)), illegalBytes)
				if err != nil {
					return nil, 0, err
				}
				out = append(out, text...)
			} else {
				out = append(out, chunk[:w]...)
			}
			chunk = chunk[w:]
		}
		at += used
		if err == nil || at >= len(data) {
			return out, at, nil
		}
		if n == 0 && used == 0 {
			if !final {
				return out, at, nil
			}
			text, next, err := bad(at, len(data), incompleteBytes)
			if err != nil {
				return nil, 0, err
			}
			out = append(out, text...)
			at = max(next, at+1)
			dec.Reset()
		}
	}
}

func (m *multibyte) encode(text string, bad BadText, poll Poll) ([]byte, error) {
	out := make([]byte, 0, len(text))
	enc := m.enc.NewEncoder()
	var dst [32]byte
	one := func(r rune, last bool) ([]byte, bool) {
		if r >= 0xD800 && r <= 0xDFFF {
			return nil, false
		}
		var src [4]byte
		k := utf8.EncodeRune(src[:], r)
		if !m.stateful {
			enc.Reset()
		}
		n, used, err := enc.Transform(dst[:], src[:k], last && !m.stateful)
		return dst[:n], err == nil && used == k && (m.only == nil || m.only(dst[:n]))
	}
	pos := 0
	for i, steps := 0, 0; i < len(text); steps++ {
		if steps&1023 == 0 {
			if err := poll(); err != nil {
				return nil, err
			}
		}
		r, n := wtf8.DecodeRune(text[i:])
		if r < 0x80 && !m.stateful {
			out = append(out, byte(r))
			i += n
			pos++
			continue
		}
		if b, ok := one(r, true); ok {
			out = append(out, b...)
			i += n
			pos++
			continue
		}
		repl, isBytes, next, err := bad(pos, pos+1, illegalBytes)
		if err != nil {
			return nil, err
		}
		if isBytes {
			out = append(out, repl...)
		} else {
			for k := 0; k < len(repl); {
				r, n := wtf8.DecodeRune(repl[k:])
				b, ok := one(r, true)
				if !ok {
					_, _, _, err := bad(pos, pos+1, strictReason+illegalBytes)
					return nil, err
				}
				out = append(out, b...)
				k += n
			}
		}
		i, pos = seek(text, i, pos, next)
	}
	if m.stateful {
		n, _, _ := enc.Transform(dst[:], nil, true)
		out = append(out, dst[:n]...)
	}
	return out, nil
}

func init() {
	for _, e := range []struct {
		key, name string
		m         multibyte
	}{
		{"gbk", "gbk", multibyte{simplifiedchinese.GBK, 2, false, double(0x81, 0x40)}},
		{"gb2312", "gb2312", multibyte{simplifiedchinese.GBK, 2, false, double(0xA1, 0xA1)}},
		{"gb18030", "gb18030", multibyte{simplifiedchinese.GB18030, 4, false, nil}},
		{"hz", "hz", multibyte{simplifiedchinese.HZGB2312, 2, true, nil}},
		{"big5", "big5", multibyte{traditionalchinese.Big5, 2, false, double(0xA1, 0x40)}},
		{"big5hkscs", "big5hkscs", multibyte{traditionalchinese.Big5, 2, false, nil}},
		{"cp950", "cp950", multibyte{traditionalchinese.Big5, 2, false, double(0xA1, 0x40)}},
		{"euc_kr", "euc_kr", multibyte{korean.EUCKR, 2, false, double(0xA1, 0xA1)}},
		{"cp949", "cp949", multibyte{korean.EUCKR, 2, false, nil}},
		{"euc_jp", "euc_jp", multibyte{japanese.EUCJP, 3, false, nil}},
		{"shift_jis", "shift_jis", multibyte{japanese.ShiftJIS, 2, false, nil}},
		{"cp932", "cp932", multibyte{japanese.ShiftJIS, 2, false, nil}},
		{"iso2022_jp", "iso2022_jp", multibyte{japanese.ISO2022JP, 8, true, nil}},
	} {
		m := e.m
		register(e.key, &Codec{Name: e.name, Label: e.name, Decode: m.decode, Encode: m.encode})
	}
}
