// This file chooses the quotes of strings and f-strings that are turned back into text.

package syntax

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/hognose/hognose/internal/unidata"
)

var (
	allQuotes   = []string{"'", `"`, `"""`, "'''"}
	multiQuotes = []string{`"""`, "'''"}
)

// quoted writes a string with as few escapes as may be.
func (u *unparser) quoted(s string, quotes []string) {
	text, possible := literalText(s, quotes, false)
	u.write(possible[0] + text + possible[0])
}

// literalText returns the text of a string between quotes, and which of the quotes will do. whitespace asks for line ends
// and tabs to be escaped.
func literalText(s string, quotes []string, whitespace bool) (string, []string) {
	var b []byte
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		switch {
		case r == utf8.RuneError && n <= 1:
			c := s[i]
			r = rune(c)
			if c == 0xed && i+2 < len(s) {
				r, n = rune(c&15)<<12|rune(s[i+1]&63)<<6|rune(s[i+2]&63), 3
			}
			b = appendHex(b, r)
		case !whitespace && (r == '\n' || r == '\t'):
			b = append(b, byte(r))
		case r == '\\':
			b = append(b, `\\`...)
		case r < 128:
			b = appendEscaped(b, byte(r), '\\')
		case unidata.IsPrintable(r):
			b = append(b, s[i:i+n]...)
		default:
			b = appendHex(b, r)
		}
		i += max(n, 1)
	}
	text := string(b)
	var possible []string
	for _, q := range quotes {
		if strings.Contains(text, q) || len(q) == 1 && strings.Contains(text, "\n") {
			continue
		}
		possible = append(possible, q)
	}
	if len(possible) == 0 {
		r := ReprStr(s)
		q := r[:1]
		for _, c := range quotes {
			if strings.Contains(c, q) {
				q = c
				break
			}
		}
		return r[1 : len(r)-1], []string{q}
	}
	if text != "" {
		last := text[len(text)-1]
		slices.SortStableFunc(possible, func(a, b string) int { return boolInt(a[0] == last) - boolInt(b[0] == last) })
		if possible[0][0] == last {
			text = text[:len(text)-1] + `\` + text[len(text)-1:]
		}
	}
	return text, possible
}

// fstring writes the parts of an f-string or t-string.
func (u *unparser) fstring(prefix string, values []Expr) {
	u.write(prefix)
	type part struct {
		text     string
		constant bool
	}
	var parts []part
	for _, v := range values {
		_, c := v.(*Constant)
		parts = append(parts, part{u.sub(func(s *unparser) { s.fstringPart(v, false) }), c})
	}
	if u.annotation {
		var b strings.Builder
		for _, p := range parts {
			b.WriteString(p.text)
		}
		u.write(ReprStr(b.String()))
		return
	}
	quotes := allQuotes
	var b strings.Builder
	for _, p := range parts {
		text := p.text
		if p.constant {
			var possible []string
			text, possible = literalText(text, quotes, true)
			if !slices.Contains(quotes, possible[0]) {
				// No quotes fit all parts.
				b.Reset()
				for _, p := range parts {
					if p.constant {
						b.WriteString(reprSingle(p.text))
					} else {
						b.WriteString(p.text)
					}
				}
				u.write("'''" + b.String() + "'''")
				return
			}
			quotes = possible
		} else {
			if strings.Contains(text, "\n") {
				quotes = keep(quotes, func(q string) bool { return len(q) == 3 })
			}
			// Quotes that the expression itself uses are avoided, if there are others.
			if free := keep(quotes, func(q string) bool { return !strings.Contains(text, q) }); len(free) > 0 {
				quotes = free
			}
		}
		b.WriteString(text)
	}
	u.write(quotes[0] + b.String() + quotes[0])
}

func keep(list []string, f func(string) bool) []string {
	var out []string
	for _, s := range list {
		if f(s) {
			out = append(out, s)
		}
	}
	return out
}

// reprSingle returns the inside of the repr of s in single quotes.
func reprSingle(s string) string {
	r := ReprStr(`"` + s)
	return r[2 : len(r)-1]
}

// fstringPart writes a part of an f-string as it is in the source, without regard to quotes.
func (u *unparser) fstringPart(v Expr, spec bool) {
	switch v := v.(type) {
	case *JoinedStr:
		for _, p := range v.Values {
			u.fstringPart(p, spec)
		}
	case *Constant:
		s := strings.ReplaceAll(strings.ReplaceAll(v.Value.Str, "{", "{{"), "}", "}}")
		if spec && !u.annotation {
			s = strings.NewReplacer(`\`, `\\`, "'", `\'`, `"`, `\"`, "\n", `\n`).Replace(s)
		}
		u.write(s)
	default:
		u.field(v)
	}
}

// field writes a replacement field.
func (u *unparser) field(e Expr) {
	u.enter()
	defer func() { u.depth-- }()
	var text string
	var conv int
	var spec Expr
	switch e := e.(type) {
	case *FormattedValue:
		text = u.sub(func(s *unparser) { s.expr(e.Value, precTest+1) })
		conv, spec = e.Conversion, e.FormatSpec
	case *Interpolation:
		text = e.Str.Str
		if e.Str.Kind != ConstStr {
			text = u.sub(func(s *unparser) { s.expr(e.Value, precTest+1) })
		}
		conv, spec = e.Conversion, e.FormatSpec
	default:
		u.expr(e, precTest)
		return
	}
	u.write("{")
	if strings.HasPrefix(text, "{") {
		u.write(" ")
	}
	u.write(text)
	if conv >= 0 {
		u.write("!" + string(rune(conv)))
	}
	if spec != nil {
		u.write(":")
		u.fstringPart(spec, true)
	}
	u.write("}")
}

// template writes a t-string. The fields of f-strings that were joined to it become f-strings of their own.
func (u *unparser) template(t *TemplateStr) {
	if len(t.Values) == 0 {
		u.fstring("t", nil)
		return
	}
	last := 0
	for i, v := range t.Values {
		if _, ok := v.(*FormattedValue); !ok {
			continue
		}
		if i > last {
			u.fstring("t", t.Values[last:i])
			u.write(" ")
		}
		u.fstring("f", t.Values[i:i+1])
		if i+1 < len(t.Values) {
			u.write(" ")
		}
		last = i + 1
	}
	if last < len(t.Values) {
		u.fstring("t", t.Values[last:])
	}
}
