package regex

// This file parses replacement templates.

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/hognose/hognose/internal/wtf8"
)

// Template is a parsed replacement: Literals[0], group Groups[0], Literals[1], ...;
// there is one literal more than groups.
type Template struct {
	Literals []string
	Groups   []int
}

// ParseTemplate parses the replacement text of sub for a pattern. Errors are *Error,
// or *KindError of IndexError for an unknown name.
func ParseTemplate(repl string, isBytes bool, p *Program) (*Template, error) {
	t := &Template{}
	if strings.IndexByte(repl, '\\') < 0 {
		t.Literals = []string{repl}
		return t, nil
	}
	s, err := newTokenizer(repl, isBytes)
	if err != nil {
		return nil, err
	}
	var lit []byte
	char := func(r rune) {
		if isBytes {
			lit = append(lit, byte(r))
		} else {
			lit = wtf8.AppendRune(lit, r)
		}
	}
	group := func(g int64, offset int) error {
		if g > int64(p.Groups) {
			return s.err(fmt.Sprintf("invalid group reference %d", g), offset)
		}
		t.Literals = append(t.Literals, string(lit))
		t.Groups = append(t.Groups, int(g))
		lit = lit[:0]
		return nil
	}
	for {
		this, err := s.get()
		if err != nil {
			return nil, err
		}
		if this.eof {
			break
		}
		switch c := this.r; {
		case !this.esc:
			char(c)
		case c == 'g':
			if ok, err := s.match('<'); err != nil {
				return nil, err
			} else if !ok {
				return nil, s.err("missing <", 0)
			}
			name, err := s.getUntil('>', "group name")
			if err != nil {
				return nil, err
			}
			var g int64
			if allDigits(name) {
				g = digitsValue(string(name), MaxGroups)
				if g >= MaxGroups {
					return nil, s.err("invalid group reference "+trimZeros(name), len(name)+1)
				}
			} else {
				if err := s.checkGroupName(name, 1); err != nil {
					return nil, err
				}
				i, ok := p.index[runesToString(name)]
				if !ok {
					return nil, &KindError{"IndexError", "unknown group name " + pyRepr(name)}
				}
				g = int64(i)
			}
			if err := group(g, len(name)+1); err != nil {
				return nil, err
			}
		case c == '0':
			digits, err := s.getWhile(2, token.isOctal)
			if err != nil {
				return nil, err
			}
			v, _ := strconv.ParseInt("0"+digits, 8, 32)
			char(rune(v & 0xff))
		case asciiDigit(c):
			digits := string(c)
			if s.next.isDigit() {
				d, err := s.get()
				if err != nil {
					return nil, err
				}
				digits += string(d.r)
				if c <= '7' && d.isOctal() && s.next.isOctal() {
					if d, err = s.get(); err != nil {
						return nil, err
					}
					digits += string(d.r)
					v, _ := strconv.ParseInt(digits, 8, 32)
					if v > 0o377 {
						return nil, s.err(fmt.Sprintf(`octal escape value \%s outside of range 0-0o377`, digits), 1+len(digits))
					}
					char(rune(v))
					continue
				}
			}
			g, _ := strconv.ParseInt(digits, 10, 64)
			if err := group(g, len(digits)); err != nil {
				return nil, err
			}
		default:
			if r, ok := simpleEscape(c); ok {
				char(r)
				continue
			}
			if isASCIILetter(c) {
				return nil, s.err("bad escape "+this.String(), 2)
			}
			char('\\')
			char(c)
		}
	}
	t.Literals = append(t.Literals, string(lit))
	return t, nil
}

// Write writes the replacement for a match of subject with the given spans.
func (t *Template) Write(b *strings.Builder, subject string, spans []int) {
	b.WriteString(t.Literals[0])
	for i, g := range t.Groups {
		if from := spans[2*g]; from >= 0 {
			b.WriteString(subject[from:spans[2*g+1]])
		}
		b.WriteString(t.Literals[i+1])
	}
}
