// This file reads numbers, with CPython's errors for all the ways to get one wrong.

package syntax

import "strings"

// number reads a number.
func (t *tokenizer) number() {
	start := t.pos
	if t.scanNumber() {
		t.emit(TokNumber, start, t.pos)
	}
}

// scanNumber moves past a number, which begins with a digit or with a dot and a digit, and reports success.
func (t *tokenizer) scanNumber() bool {
	start := t.pos
	if t.src[start] == '0' {
		switch t.src[start+1] | 0x20 {
		case 'x':
			return t.radix("hexadecimal", isHexDigit)
		case 'o':
			return t.radix("octal", func(c byte) bool { return c >= '0' && c <= '7' })
		case 'b':
			return t.radix("binary", func(c byte) bool { return c == '0' || c == '1' })
		}
		// Zeros only, unless a fraction, an exponent or a j makes it something else than an integer.
		t.pos++
		for {
			if t.src[t.pos] == '_' {
				t.pos++
				if !isDigit(t.src[t.pos]) {
					t.fail("invalid decimal literal")
					return false
				}
			}
			if t.src[t.pos] != '0' {
				break
			}
			t.pos++
		}
		zeros := t.pos + 1
		nonzero := isDigit(t.src[t.pos])
		if nonzero && !t.digits() {
			return false
		}
		if c := t.src[t.pos]; nonzero && !t.extra && c != '.' && c|0x20 != 'e' && c|0x20 != 'j' {
			t.failAt(SyntaxError, t.line, t.lineStart, start+1-t.lineStart, zeros-t.lineStart,
				"leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers")
			return false
		}
	} else if t.src[start] != '.' && !t.digits() {
		return false
	}
	if t.src[t.pos] == '.' {
		t.pos++
		if isDigit(t.src[t.pos]) && !t.digits() {
			return false
		}
	}
	if t.src[t.pos]|0x20 == 'e' {
		e := t.pos
		t.pos++
		if c := t.src[t.pos]; c == '+' || c == '-' {
			t.pos++
			if !isDigit(t.src[t.pos]) {
				t.fail("invalid decimal literal")
				return false
			}
		} else if !isDigit(c) {
			t.pos = e
			return t.numberEnd("decimal")
		}
		if !t.digits() {
			return false
		}
	}
	if t.src[t.pos]|0x20 == 'j' {
		t.pos++
		return t.numberEnd("imaginary")
	}
	return t.numberEnd("decimal")
}

// digits moves past digits with single underscores between them.
func (t *tokenizer) digits() bool {
	for {
		for isDigit(t.src[t.pos]) {
			t.pos++
		}
		if t.src[t.pos] != '_' {
			return true
		}
		t.pos++
		if !isDigit(t.src[t.pos]) {
			t.fail("invalid decimal literal")
			return false
		}
	}
}

// radix moves past a literal that begins with 0x, 0o or 0b.
func (t *tokenizer) radix(kind string, ok func(byte) bool) bool {
	t.pos += 2
	bad := func() bool {
		if c := t.src[t.pos]; isDigit(c) {
			t.pos++
			t.fail("invalid digit '%c' in %s literal", c, kind)
		} else {
			t.fail("invalid %s literal", kind)
		}
		return false
	}
	for {
		if t.src[t.pos] == '_' {
			t.pos++
		}
		if !ok(t.src[t.pos]) {
			return bad()
		}
		for ok(t.src[t.pos]) {
			t.pos++
		}
		if t.src[t.pos] != '_' {
			break
		}
	}
	if isDigit(t.src[t.pos]) {
		return bad()
	}
	return t.numberEnd(kind)
}

// numberEnd checks that no name follows a number directly. A keyword that can follow a number in correct code is only
// warned of.
func (t *tokenizer) numberEnd(kind string) bool {
	rest := t.src[t.pos:]
	if t.extra || !isIdentPart(rest[0]) || rest[0] >= 128 {
		return true
	}
	for _, kw := range [...]string{"and", "else", "for", "if", "in", "is", "or", "not"} {
		if strings.HasPrefix(rest, kw) && (kw[0] == 'i' || !isIdentPart(rest[len(kw)])) {
			t.warn("SyntaxWarning", t.pos, t.pos, "invalid %s literal", kind)
			return true
		}
	}
	t.fail("invalid %s literal", kind)
	return false
}
