// Package fmtspec implements the format-spec mini-language of format(), str.format
// and f-strings for text, ints, floats and complex numbers, with CPython's messages.
// It knows nothing of Python objects.
//
//	[[fill]align][sign][z][#][0][width][grouping][.precision[grouping]][type]
package fmtspec

// This file parses specs.

import (
	"fmt"
	"math"
	"unicode/utf8"

	"github.com/hognose/hognose/internal/unidata"
	"github.com/hognose/hognose/internal/wtf8"
)

// Spec is a parsed format spec.
type Spec struct {
	Fill      rune
	Align     byte // one of < > = ^
	Sign      byte // 0, or one of + - and space
	NoNegZero bool // z
	Alt       bool // #
	Width     int  // in code points; -1: not given
	Group     byte // 0, or , or _ between the digits of the whole part
	Prec      int  // -1: not given
	FracGroup byte // 0, or , or _ between the digits of the fraction
	Type      rune // the presentation type, 0 if there is neither one nor a default
}

// Error is a spec that is wrong in itself or for the value: a ValueError in
// Python, or an OverflowError where Overflow is set.
type Error struct {
	Msg      string
	Overflow bool
}

func (e *Error) Error() string { return e.Msg }

func errorf(format string, args ...any) error { return &Error{Msg: fmt.Sprintf(format, args...)} }

var (
	errDigits  = &Error{Msg: "Too many decimal digits in format string"}
	errBoth    = &Error{Msg: "Cannot specify both ',' and '_'."}
	errNoPrec  = &Error{Msg: "Format specifier missing precision"}
	errTooFine = &Error{Msg: "precision too big"}
)

// code shows a presentation type as messages do.
func code(r rune) string {
	if r > 32 && r < 128 {
		return string(r)
	}
	return fmt.Sprintf("\\x%x", r)
}

func unknownType(r rune, typeName string) error {
	return errorf("Unknown format code '%s' for object of type '%.200s'", code(r), typeName)
}

func badGroup(group byte, r rune) error {
	return errorf("Cannot specify '%c' with '%s'.", group, code(r))
}

func isAlign(c byte) bool { return c == '<' || c == '>' || c == '=' || c == '^' }

// Parse reads a spec for an object of the type called typeName. defaultType and
// defaultAlign are what the spec has if it does not say; an Align of '=' comes from
// a leading 0 only where defaultAlign is '>'.
func Parse(spec, typeName string, defaultType rune, defaultAlign byte) (Spec, error) {
	f := Spec{Fill: ' ', Align: defaultAlign, Width: -1, Prec: -1, Type: defaultType}
	s := spec
	fillGiven, alignGiven := false, false
	if s != "" {
		r, n := wtf8.DecodeRune(s)
		if len(s) > n && isAlign(s[n]) {
			f.Fill, f.Align = r, s[n]
			fillGiven, alignGiven = true, true
			s = s[n+1:]
		} else if isAlign(s[0]) {
			f.Align, alignGiven = s[0], true
			s = s[1:]
		}
	}
	take := func(c byte) bool {
		if s != "" && s[0] == c {
			s = s[1:]
			return true
		}
		return false
	}
	if s != "" && (s[0] == '+' || s[0] == '-' || s[0] == ' ') {
		f.Sign = s[0]
		s = s[1:]
	}
	f.NoNegZero = take('z')
	f.Alt = take('#')
	if !fillGiven && take('0') {
		f.Fill = '0'
		if !alignGiven && defaultAlign == '>' {
			f.Align = '='
		}
	}
	var err error
	if f.Width, s, err = number(s); err != nil {
		return f, err
	}
	group := func(g *byte) error {
		if take(',') {
			*g = ','
		}
		if take('_') {
			if *g != 0 {
				return errBoth
			}
			*g = '_'
			if s != "" && s[0] == ',' {
				return errBoth
			}
		}
		return nil
	}
	if err := group(&f.Group); err != nil {
		return f, err
	}
	if take('.') {
		if f.Prec, s, err = number(s); err != nil {
			return f, err
		}
		if err := group(&f.FracGroup); err != nil {
			return f, err
		}
		if f.Prec < 0 && f.FracGroup == 0 {
			return f, errNoPrec
		}
	}
	if s != "" {
		r, n := wtf8.DecodeRune(s)
		if n < len(s) {
			return f, errorf("Invalid format specifier '%s' for object of type '%.200s'", spec, typeName)
		}
		f.Type = r
	}
	if f.Group != 0 {
		switch f.Type {
		case 'd', 'e', 'f', 'g', 'E', 'G', '%', 'F', 0:
		case 'b', 'o', 'x', 'X':
			if f.Group == ',' {
				return f, badGroup(f.Group, f.Type)
			}
		default:
			return f, badGroup(f.Group, f.Type)
		}
	}
	if f.Type == 'n' && f.FracGroup != 0 {
		return f, badGroup(f.FracGroup, f.Type)
	}
	return f, nil
}

// number reads decimal digits, which may be any of Unicode's; -1 if there are none.
func number(s string) (int, string, error) {
	n, seen := 0, false
	for s != "" {
		size, d := 1, int(s[0])-'0'
		if s[0] >= utf8.RuneSelf {
			var r rune
			r, size = wtf8.DecodeRune(s)
			d = unidata.Decimal(r)
		}
		if d < 0 || d > 9 {
			break
		}
		if n > (math.MaxInt-d)/10 {
			return 0, s, errDigits
		}
		n, seen, s = n*10+d, true, s[size:]
	}
	if !seen {
		return -1, s, nil
	}
	return n, s, nil
}
