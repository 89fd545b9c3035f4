package regex

// This file parses escape sequences.

import (
	"fmt"
	"strconv"
	"strings"
)

// simpleEscape returns the character of \a, \b, \f, \n, \r, \t, \v and \\.
func simpleEscape(r rune) (rune, bool) {
	i := strings.IndexRune(`abfnrtv\`, r)
	if i < 0 || r >= 0x80 {
		return 0, false
	}
	return rune("\a\b\f\n\r\t\v\\"[i]), true
}

func categoryEscape(r rune) (category, bool) {
	if r >= 0x80 {
		return 0, false
	}
	i := strings.IndexRune("dDsSwW", r)
	return category(i), i >= 0
}

func atEscape(r rune) (atCode, bool) {
	switch r {
	case 'A':
		return atBeginningString, true
	case 'b':
		return atBoundary, true
	case 'B':
		return atNonBoundary, true
	case 'Z', 'z':
		return atEndString, true
	}
	return 0, false
}

// charEscape parses what both kinds of escapes share: \x, \u, \U, \N. done is
// false if the escape is another.
func (p *parser) charEscape(esc token) (r rune, done bool, err error) {
	s := p.src
	hex := func(n int) (rune, bool, error) {
		digits, err := s.getWhile(n, token.isHex)
		if err != nil {
			return 0, true, err
		}
		if len(digits) != n {
			return 0, true, s.err("incomplete escape "+esc.String()+digits, 2+len(digits))
		}
		v, _ := strconv.ParseUint(digits, 16, 64)
		if v > 0x10ffff {
			return 0, true, s.err("bad escape "+esc.String()+digits, 2+len(digits))
		}
		return rune(v), true, nil
	}
	switch {
	case esc.r == 'x':
		return hex(2)
	case esc.r == 'u' && !s.isBytes:
		return hex(4)
	case esc.r == 'U' && !s.isBytes:
		return hex(8)
	case esc.r == 'N' && !s.isBytes:
		if ok, err := s.match('{'); err != nil {
			return 0, true, err
		} else if !ok {
			return 0, true, s.err("missing {", 0)
		}
		name, err := s.getUntil('}', "character name")
		if err != nil {
			return 0, true, err
		}
		if p.lookupName != nil {
			if r, ok := p.lookupName(runesToString(name)); ok {
				return r, true, nil
			}
		}
		return 0, true, s.err("undefined character name "+pyRepr(name), len(name)+len(`\N{}`))
	}
	return 0, false, nil
}

func (p *parser) octal(digits string) (rune, error) {
	v, _ := strconv.ParseInt(digits, 8, 32)
	if v > 0o377 {
		return 0, p.src.err(fmt.Sprintf(`octal escape value \%s outside of range 0-0o377`, digits), 1+len(digits))
	}
	return rune(v), nil
}

func (p *parser) badEscape(esc string, n int) error {
	return p.src.err("bad escape "+esc, n)
}

// classEscape parses an escape inside a set.
func (p *parser) classEscape(esc token) (setItem, error) {
	lit := func(r rune, err error) (setItem, error) {
		return setItem{kind: setLiteral, lo: r, hi: r}, err
	}
	if r, ok := simpleEscape(esc.r); ok {
		return lit(r, nil)
	}
	if c, ok := categoryEscape(esc.r); ok {
		return setItem{kind: setCategory, cat: c}, nil
	}
	if r, done, err := p.charEscape(esc); done {
		return lit(r, err)
	}
	if esc.r >= '0' && esc.r <= '7' {
		more, err := p.src.getWhile(2, token.isOctal)
		if err != nil {
			return setItem{}, err
		}
		return lit(p.octal(string(esc.r) + more))
	}
	if asciiDigit(esc.r) || isASCIILetter(esc.r) {
		return setItem{}, p.badEscape(esc.String(), 2)
	}
	return lit(esc.r, nil)
}

// escape parses an escape outside of sets.
func (p *parser) escape(esc token) (*node, error) {
	lit := func(r rune, err error) (*node, error) { return &node{op: nLiteral, lit: r}, err }
	if at, ok := atEscape(esc.r); ok {
		return &node{op: nAt, at: at}, nil
	}
	if c, ok := categoryEscape(esc.r); ok {
		return &node{op: nIn, set: []setItem{{kind: setCategory, cat: c}}}, nil
	}
	if r, ok := simpleEscape(esc.r); ok {
		return lit(r, nil)
	}
	if r, done, err := p.charEscape(esc); done {
		return lit(r, err)
	}
	s := p.src
	if esc.r == '0' {
		more, err := s.getWhile(2, token.isOctal)
		if err != nil {
			return nil, err
		}
		return lit(p.octal("0" + more))
	}
	if asciiDigit(esc.r) {
		digits := string(esc.r)
		if s.next.isDigit() {
			t, err := s.get()
			if err != nil {
				return nil, err
			}
			digits += string(t.r)
			if esc.r <= '7' && t.isOctal() && s.next.isOctal() {
				if t, err = s.get(); err != nil {
					return nil, err
				}
				return lit(p.octal(digits + string(t.r)))
			}
		}
		group, _ := strconv.Atoi(digits)
		if group >= p.groups() {
			return nil, s.err(fmt.Sprintf("invalid group reference %d", group), len(digits))
		}
		if !p.groupClosed(group) {
			return nil, s.err("cannot refer to an open group", 1+len(digits))
		}
		if err := p.checkLookbehindGroup(group); err != nil {
			return nil, err
		}
		return &node{op: nGroupRef, group: group}, nil
	}
	if isASCIILetter(esc.r) {
		return nil, p.badEscape(esc.String(), 2)
	}
	return lit(esc.r, nil)
}
