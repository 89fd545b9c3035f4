package py

// This file defines str.format and str.format_map: replacement fields, their names,
// conversions and nested specs.

import (
	"math"
	"strings"

	"github.com/hognose/hognose/internal/unidata"
)

// formatStr is str.format: args are the positional arguments (nil for format_map),
// kwargs a mapping or absent.
func formatStr(th *Thread, text Value, args []Value, kwargs Value, positional bool) (Value, error) {
	s := ToStr(text).s
	if s != "" && strings.IndexByte(s, '{') < 0 && strings.IndexByte(s, '}') < 0 {
		return text, nil // as it is, of whatever class
	}
	x := formatter{th: th, args: args, kwargs: kwargs, positional: positional, auto: -1}
	buf := th.takeBuffer()
	out, err := x.run(buf, s, 2)
	if err != nil {
		th.giveBuffer(buf)
		return Value{}, err
	}
	v := StringOf(out)
	th.giveBuffer(out)
	return v, nil
}

type formatter struct {
	th         *Thread
	args       []Value
	kwargs     Value
	positional bool // there are positional arguments, if only none
	manual     bool // a field has been numbered
	auto       int  // the number of the next field without one; -1 before the first
}

// FormatField is a replacement field of a format string, taken apart.
type FormatField struct {
	Name       string
	Conversion rune // 0: none
	Spec       string
	Nested     bool // the spec has fields of its own
}

// takeBuffer returns an empty buffer to build text in; giveBuffer takes it back. What
// was built must be copied out of it before.
func (th *Thread) takeBuffer() []byte {
	b := th.buffer
	th.buffer = nil
	if b == nil {
		b = make([]byte, 0, 512)
	}
	return b[:0]
}

func (th *Thread) giveBuffer(b []byte) {
	if cap(b) <= 1<<14 {
		th.buffer = b
	}
}

// NextFormatField splits off the literal text at the start of s and the field that
// follows it. ok is false if there is no field. The literal ends early at a doubled
// brace, which stands for one.
func NextFormatField(s string) (literal string, f FormatField, ok bool, rest string, err error) {
	i := strings.IndexAny(s, "{}")
	if i < 0 {
		return s, f, false, "", nil
	}
	c := s[i]
	if i+1 < len(s) && s[i+1] == c {
		return s[:i+1], f, false, s[i+2:], nil
	}
	if c == '}' || i+1 == len(s) {
		return "", f, false, "", ValueErrorf("Single '%c' encountered in format string", c)
	}
	literal, s = s[:i], s[i+1:]
	end, bracket := -1, false
scan:
	for j := 0; j < len(s); j++ {
		switch s[j] {
		case '{':
			if !bracket {
				return "", f, false, "", ValueErrorf("unexpected '{' in field name")
			}
		case '[':
			bracket = true
		case ']':
			bracket = false
		case '}', ':', '!':
			if !bracket {
				end = j
				break scan
			}
		}
	}
	if end < 0 {
		return "", f, false, "", ValueErrorf("expected '}' before end of string")
	}
	f.Name, c, s = s[:end], s[end], s[end+1:]
	if c == '}' {
		return literal, f, true, s, nil
	}
	if c == '!' {
		if s == "" {
			return "", f, false, "", ValueErrorf("end of string while looking for conversion specifier")
		}
		r, n := decodeRune(s)
		f.Conversion, s = r, s[n:]
		if s != "" {
			c, s = s[0], s[1:]
			if c == '}' {
				return literal, f, true, s, nil
			}
			if c != ':' {
				return "", f, false, "", ValueErrorf("expected ':' after conversion specifier")
			}
		}
	}
	depth := 1
	for j := 0; j < len(s); j++ {
		switch s[j] {
		case '{':
			f.Nested = true
			depth++
		case '}':
			if depth--; depth == 0 {
				f.Spec = s[:j]
				return literal, f, true, s[j+1:], nil
			}
		}
	}
	return "", f, false, "", ValueErrorf("unmatched '{' in format spec")
}

// run appends the text of s with its fields replaced to b.
func (x *formatter) run(b []byte, s string, depth int) ([]byte, error) {
	if depth <= 0 {
		return nil, ValueErrorf("Max string recursion exceeded")
	}
	for n := 0; s != ""; n++ {
		literal, f, ok, rest, err := NextFormatField(s)
		if err != nil {
			return nil, err
		}
		if err := x.th.PollEvery(n); err != nil {
			return nil, err
		}
		b = append(b, literal...)
		if s = rest; !ok {
			continue
		}
		before := len(b)
		if b, err = x.field(b, &f, depth); err != nil {
			return nil, err
		}
		if err := x.th.Charge(int64(len(b) - before)); err != nil {
			return nil, err
		}
	}
	return b, nil
}

// field appends a replacement field.
func (x *formatter) field(b []byte, f *FormatField, depth int) ([]byte, error) {
	th := x.th
	v, err := x.lookup(f.Name)
	if err != nil {
		return nil, err
	}
	if c := f.Conversion; c != 0 {
		var s *Str
		switch {
		case c == 's':
			s, err = StrOf(th, v)
		case c == 'r':
			s, err = Repr(th, v)
		case c == 'a':
			s, err = ASCII(th, v)
		case c > 32 && c < 127:
			err = ValueErrorf("Unknown conversion specifier %c", c)
		default:
			err = ValueErrorf("Unknown conversion specifier \\x%x", c)
		}
		if err != nil {
			return nil, err
		}
		v = s.Value()
	}
	spec := f.Spec
	if f.Nested {
		t, err := x.run(nil, spec, depth-1)
		if err != nil {
			return nil, err
		}
		spec = string(t)
	}
	return appendFormat(th, b, v, spec)
}

// fieldNumber reads a number in a field name; -1 if it is none.
func fieldNumber(s string) (int, error) {
	n := -1
	for i := 0; i < len(s); {
		r, w := decodeRune(s[i:])
		d := unidata.Decimal(r)
		if d < 0 {
			return -1, nil
		}
		if n = max(n, 0); n > (math.MaxInt-d)/10 {
			return -1, ValueErrorf("Too many decimal digits in format string")
		}
		n = n*10 + d
		i += w
	}
	return n, nil
}

// SplitFieldName takes off the first part of a field name: a number (-1: none) or a
// key. rest is what follows, with its '.' or '['.
func SplitFieldName(name string) (first string, number int, rest string, err error) {
	first = name
	if i := strings.IndexAny(name, ".["); i >= 0 {
		first, rest = name[:i], name[i:]
	}
	number, err = fieldNumber(first)
	return first, number, rest, err
}

// NextFieldPart takes off an attribute or an index from the rest of a field name.
// number is not -1 if the index is one.
func NextFieldPart(s string) (isAttr bool, name string, number int, rest string, err error) {
	number = -1
	switch s[0] {
	case '.':
		isAttr, name = true, s[1:]
		if i := strings.IndexAny(name, ".["); i >= 0 {
			name, rest = name[:i], name[i:]
		}
	case '[':
		i := strings.IndexByte(s, ']')
		if i < 0 {
			return false, "", 0, "", ValueErrorf("Missing ']' in format string")
		}
		name, rest = s[1:i], s[i+1:]
		if number, err = fieldNumber(name); err != nil {
			return false, "", 0, "", err
		}
	default:
		return false, "", 0, "", ValueErrorf("Only '.' or '[' may follow ']' in format field specifier")
	}
	if name == "" {
		return false, "", 0, "", ValueErrorf("Empty attribute in format string")
	}
	return isAttr, name, number, rest, nil
}

func (x *formatter) lookup(name string) (Value, error) {
	th := x.th
	first, n, rest, err := SplitFieldName(name)
	if err != nil {
		return Value{}, err
	}
	switch {
	case first == "":
		if x.manual {
			return Value{}, ValueErrorf("cannot switch from manual field specification to automatic field numbering")
		}
		x.auto++
		n = x.auto
	case n >= 0:
		if x.auto >= 0 {
			return Value{}, ValueErrorf("cannot switch from automatic field numbering to manual field specification")
		}
		x.manual = true
	}
	var v Value
	switch {
	case n < 0 && x.kwargs.ref == nil:
		err = KeyErrorOf(String(first))
	case n < 0:
		v, err = GetItem(th, x.kwargs, String(first))
	case !x.positional:
		err = ValueErrorf("Format string contains positional fields")
	case n >= len(x.args):
		err = IndexErrorf("Replacement index %d out of range for positional args tuple", n)
	default:
		v = x.args[n]
	}
	for err == nil && rest != "" {
		var isAttr bool
		if isAttr, name, n, rest, err = NextFieldPart(rest); err != nil {
			break
		}
		switch {
		case isAttr:
			v, err = GetAttrGo(th, v, name)
		case n >= 0:
			v, err = GetItem(th, v, Int(int64(n)))
		default:
			v, err = GetItem(th, v, String(name))
		}
	}
	return v, err
}
