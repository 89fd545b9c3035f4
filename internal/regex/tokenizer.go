package regex

// This file cuts a pattern or template into tokens: characters and escaped characters.

import "github.com/hognose/hognose/internal/wtf8"

// token is a character or, if esc, a backslash and a character.
type token struct {
	r   rune
	esc bool
	eof bool
}

func (t token) is(r rune) bool { return t.r == r && !t.esc && !t.eof }

func (t token) len() int {
	if t.eof {
		return 0
	}
	if t.esc {
		return 2
	}
	return 1
}

func (t token) String() string {
	s := wtf8.RuneString(t.r)
	if t.esc {
		return `\` + s
	}
	return s
}

func (t token) isDigit() bool { return !t.esc && !t.eof && asciiDigit(t.r) }

func (t token) isOctal() bool { return !t.esc && !t.eof && t.r >= '0' && t.r <= '7' }

func (t token) isHex() bool {
	return t.isDigit() || !t.esc && !t.eof && (t.r >= 'a' && t.r <= 'f' || t.r >= 'A' && t.r <= 'F')
}

func isASCIILetter(r rune) bool { return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' }

type tokenizer struct {
	text    string // as given
	isBytes bool
	rs      []rune
	index   int
	next    token
}

func newTokenizer(s string, isBytes bool) (*tokenizer, error) {
	t := &tokenizer{text: s, isBytes: isBytes, rs: decode(s, isBytes)}
	return t, t.advance()
}

func (t *tokenizer) advance() error {
	if t.index >= len(t.rs) {
		t.next = token{eof: true}
		return nil
	}
	r := t.rs[t.index]
	t.index++
	if r != '\\' {
		t.next = token{r: r}
		return nil
	}
	if t.index >= len(t.rs) {
		return newError("bad escape (end of pattern)", t.text, t.rs, len(t.rs)-1)
	}
	t.next = token{r: t.rs[t.index], esc: true}
	t.index++
	return nil
}

func (t *tokenizer) match(r rune) (bool, error) {
	if t.next.is(r) {
		return true, t.advance()
	}
	return false, nil
}

func (t *tokenizer) get() (token, error) {
	this := t.next
	return this, t.advance()
}

// getWhile reads up to n tokens that satisfy ok.
func (t *tokenizer) getWhile(n int, ok func(token) bool) (string, error) {
	s := ""
	for ; n > 0 && ok(t.next); n-- {
		s += string(t.next.r)
		if err := t.advance(); err != nil {
			return s, err
		}
	}
	return s, nil
}

// getUntil reads up to the terminator, which it swallows.
func (t *tokenizer) getUntil(terminator rune, name string) ([]rune, error) {
	var res []rune
	for {
		c := t.next
		if err := t.advance(); err != nil {
			return nil, err
		}
		if c.eof {
			if len(res) == 0 {
				return nil, t.err("missing "+name, 0)
			}
			return nil, t.err("missing "+string(terminator)+", unterminated name", len(res))
		}
		if c.is(terminator) {
			if len(res) == 0 {
				return nil, t.err("missing "+name, 1)
			}
			return res, nil
		}
		if c.esc {
			res = append(res, '\\')
		}
		res = append(res, c.r)
	}
}

func (t *tokenizer) tell() int { return t.index - t.next.len() }

func (t *tokenizer) seek(i int) error {
	t.index = i
	return t.advance()
}

// err makes an Error offset characters before the current position.
func (t *tokenizer) err(msg string, offset int) error {
	if t.isBytes {
		msg = backslashReplace(msg)
	}
	return newError(msg, t.text, t.rs, t.tell()-offset)
}

func (t *tokenizer) checkGroupName(name []rune, offset int) error {
	if t.isBytes {
		for _, r := range name {
			if r >= 0x80 {
				return t.err("bad character in group name "+backslashReplace(pyRepr(name)), len(name)+offset)
			}
		}
	}
	if !isIdentifier(name) {
		return t.err("bad character in group name "+pyRepr(name), len(name)+offset)
	}
	return nil
}

// allDigits reports whether name is a decimal number in ASCII.
func allDigits(name []rune) bool {
	for _, r := range name {
		if !asciiDigit(r) {
			return false
		}
	}
	return len(name) > 0
}
