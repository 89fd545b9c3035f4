package datefmt

// This file turns a format of strptime into a regular expression.

import (
	"errors"
	"sort"
	"strings"
	"unicode/utf8"

	"github.com/hognose/hognose/internal/regex"
	"github.com/hognose/hognose/internal/unidata"
)

// Pattern is a compiled format. It is immutable.
type Pattern struct {
	Text   string // the regular expression
	format string
	prog   *regex.Program
	// YearInFormat and DayOfMonth tell of directives that the format has.
	YearInFormat, DayOfMonth bool
}

// FormatError is an error that Python reports as a ValueError.
type FormatError struct{ Msg string }

// PatternError is an error of package regex: a directive was used twice.
type PatternError struct {
	Text string // the expression
	Err  error
}

func (e *PatternError) Error() string { return e.Err.Error() }

func (e *FormatError) Error() string { return e.Msg }

// pieces are the expressions of the directives that stand for numbers.
var pieces = map[byte]string{
	'd': `(?P<d>3[0-1]|[1-2]\d|0[1-9]|[1-9]| [1-9])`,
	'f': `(?P<f>[0-9]{1,6})`,
	'H': `(?P<H>2[0-3]|[0-1]\d|\d)`,
	'I': `(?P<I>1[0-2]|0[1-9]|[1-9]| [1-9])`,
	'G': `(?P<G>\d\d\d\d)`,
	'j': `(?P<j>36[0-6]|3[0-5]\d|[1-2]\d\d|0[1-9]\d|00[1-9]|[1-9]\d|0[1-9]|[1-9])`,
	'm': `(?P<m>1[0-2]|0[1-9]|[1-9])`,
	'M': `(?P<M>[0-5]\d|\d)`,
	'S': `(?P<S>6[0-1]|[0-5]\d|\d)`,
	'U': `(?P<U>5[0-3]|[0-4]\d|\d)`,
	'W': `(?P<W>5[0-3]|[0-4]\d|\d)`,
	'w': `(?P<w>[0-6])`,
	'u': `(?P<u>[1-7])`,
	'V': `(?P<V>5[0-3]|0[1-9]|[1-4]\d|\d)`,
	'y': `(?P<y>\d\d)`,
	'Y': `(?P<Y>\d\d\d\d)`,
	'z': `(?P<z>([+-]\d\d:?[0-5]\d(:?[0-5]\d(\.\d{1,6})?)?)|(?-i:Z))`,
	'%': `%`,
}

// special are the characters that regular expressions give a meaning.
const special = `\.^$*+?(){}[]|`

// composed are the directives that stand for other ones.
var composed = map[byte]string{'c': "%a %b %d %H:%M:%S %Y", 'x': "%m/%d/%y", 'X': "%H:%M:%S"}

func alternatives(letter byte, names []string) string {
	list := append([]string(nil), names...)
	sort.SliceStable(list, func(i, j int) bool { return len(list[i]) > len(list[j]) })
	for i, n := range list {
		list[i] = regex.Escape(strings.ToLower(n))
	}
	return "(?P<" + string(letter) + ">" + strings.Join(list, "|") + ")"
}

// CompileFormat reads a format. The zones are the names that %Z knows. Errors of
// the resulting expression are those of package regex.
func CompileFormat(format string, zones []string, poll func() error) (*Pattern, error) {
	p := &Pattern{format: format}
	var b strings.Builder
	if err := p.expand(&b, format, zones, poll, 0); err != nil {
		return nil, err
	}
	p.Text = b.String()
	prog, err := regex.Options{Poll: poll}.Compile(p.Text, regex.IgnoreCase, false)
	if err != nil {
		return nil, &PatternError{p.Text, err}
	}
	p.prog = prog
	return p, nil
}

// isSpace is \s of a str pattern.
func isSpace(r rune) bool {
	return unidata.IsSpace(r)
}

func (p *Pattern) expand(b *strings.Builder, f string, zones []string, poll func() error, depth int) error {
	space := false
	for i, n := 0, 0; i < len(f); n++ {
		if n&1023 == 0 {
			if err := poll(); err != nil {
				return err
			}
		}
		c := f[i]
		if c == '%' {
			space = false
			i++
			if i >= len(f) {
				return &FormatError{"stray % in format '" + p.format + "'"}
			}
			c = f[i]
			i++
			if sub, ok := composed[c]; ok {
				if err := p.expand(b, sub, zones, poll, depth+1); err != nil {
					return err
				}
				continue
			}
			switch c {
			case 'a':
				b.WriteString(alternatives(c, WeekdaysShort[:]))
			case 'A':
				b.WriteString(alternatives(c, Weekdays[:]))
			case 'b':
				b.WriteString(alternatives(c, MonthsShort[1:]))
			case 'B':
				b.WriteString(alternatives(c, Months[1:]))
			case 'p':
				b.WriteString(alternatives(c, []string{"am", "pm"}))
			case 'Z':
				b.WriteString(alternatives(c, zones))
			default:
				piece, ok := pieces[c]
				if !ok {
					r, size := utf8.DecodeRuneInString(f[i-1:])
					bad := f[i-1 : i-1+size]
					if isSpace(r) || strings.IndexByte(special, c) >= 0 {
						bad = "%" // it stands escaped in the expression
					}
					return &FormatError{"'" + bad + "' is a bad directive in format '" + p.format + "'"}
				}
				b.WriteString(piece)
			}
			switch c {
			case 'd':
				p.DayOfMonth = true
			case 'y', 'Y', 'G':
				p.YearInFormat = true
			}
			continue
		}
		r, size := utf8.DecodeRuneInString(f[i:])
		if isSpace(r) {
			if !space {
				b.WriteString(`\s+`)
			}
			space = true
			i += size
			continue
		}
		space = false
		if strings.IndexByte(special, c) >= 0 {
			b.WriteByte('\\')
		}
		b.WriteString(f[i : i+size])
		i += size
	}
	return nil
}

// errNoMatch says that the text does not have the form of the format.
var errNoMatch = errors.New("no match")

// find matches the text. get gives what a directive matched; last is the directive
// of several that comes last in the format, "" if there is none, with what it matched.
func (p *Pattern) find(text string, ascii bool, poll func() error) (get func(letter string) (string, bool), last func(letters string) (letter, match string), end int, err error) {
	spans := make([]int, p.prog.SpanLen())
	ok, err := p.prog.Match(text, ascii, 0, len(text), spans, poll)
	if err != nil {
		return nil, nil, 0, err
	}
	if !ok {
		return nil, nil, 0, errNoMatch
	}
	get = func(letter string) (string, bool) {
		g, ok := p.prog.GroupIndex(letter)
		if !ok || spans[2*g] < 0 {
			return "", false
		}
		return text[spans[2*g]:spans[2*g+1]], true
	}
	last = func(letters string) (letter, match string) {
		best := -1
		for i := range letters {
			if g, ok := p.prog.GroupIndex(letters[i : i+1]); ok && g > best && spans[2*g] >= 0 {
				best, letter, match = g, letters[i:i+1], text[spans[2*g]:spans[2*g+1]]
			}
		}
		return letter, match
	}
	return get, last, spans[1], nil
}
