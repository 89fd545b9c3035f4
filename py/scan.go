package py

// This file skips over and builds long texts in pieces between polls.

import "strings"

// runeEnd moves i to the begin of a character.
func runeEnd(s string, i int) int {
	for i < len(s) && s[i]&0xC0 == 0x80 {
		i++
	}
	return i
}

// skipText is skipRunes for a text that may be long.
func skipText(th *Thread, s string, i int, space bool) (int, error) {
	for len(s)-i > copyChunk {
		end := runeEnd(s, i+copyChunk)
		if i = skipRunes(s[:end], i, space); i < end {
			return i, nil
		}
		if err := th.Poll(); err != nil {
			return i, err
		}
	}
	return skipRunes(s, i, space), nil
}

// times is a text so many times over.
type times struct {
	s *Str
	n int
}

// buildText returns the concatenation of the parts, whose size is charged.
func buildText(th *Thread, parts ...times) (Value, error) {
	size, length, ascii := 0, 0, true
	for _, p := range parts {
		if n := len(p.s.s); p.n > 0 && n > 0 {
			if p.n > (1<<46)/n {
				return Value{}, NewException(MemoryError)
			}
			size += n * p.n
			length += p.s.Len() * p.n
			ascii = ascii && p.s.IsASCII()
		}
	}
	if err := th.Charge(int64(size)); err != nil {
		return Value{}, err
	}
	if size > 0 && size <= 64 {
		t, b := newText(size)
		b = b[:0]
		for _, p := range parts {
			for n := p.n; n > 0 && len(p.s.s) > 0; n-- {
				b = append(b, p.s.s...)
			}
		}
		if ascii {
			t.knowASCII()
		}
		return t.Value(), nil
	}
	var b strings.Builder
	b.Grow(size)
	var pace Pace
	for _, p := range parts {
		s, n := p.s.s, p.n
		if n > 1 && len(s) > 0 && len(s) < copyChunk {
			k := min(n, copyChunk/len(s))
			b.WriteString(strings.Repeat(s, n%k))
			s, n = strings.Repeat(s, k), n/k
		}
		for ; n > 0; n-- {
			for rest := s; len(rest) > 0; {
				piece := rest[:min(len(rest), copyChunk)]
				b.WriteString(piece)
				rest = rest[len(piece):]
				if err := pace.Poll(th, len(piece)>>7); err != nil {
					return Value{}, err
				}
			}
		}
	}
	return StringLen(b.String(), length), nil
}

// builder writes a long text and polls.
type builder struct {
	strings.Builder
	pace Pace
}

func (b *builder) write(th *Thread, s string) error {
	for len(s) > copyChunk {
		b.WriteString(s[:copyChunk])
		s = s[copyChunk:]
		if err := th.Poll(); err != nil {
			return err
		}
	}
	b.WriteString(s)
	return b.pace.Poll(th, 4+len(s)>>7)
}

// replaceLarge replaces the first count occurrences of old, of which there are so
// many; "" is in front of every character and at the end. size is that of the result.
func replaceLarge(th *Thread, s, old, repl string, count, size int) (Value, error) {
	var b builder
	b.Grow(size)
	for first := true; count > 0; count-- {
		i := 0
		var err error
		switch {
		case old != "":
			i, err = indexText(th, s, old)
		case !first:
			_, i = decodeRune(s)
		}
		if first = false; err == nil {
			err = b.write(th, s[:i])
		}
		if err == nil {
			err = b.write(th, repl)
		}
		if err != nil {
			return Value{}, err
		}
		s = s[i+len(old):]
	}
	err := b.write(th, s)
	return String(b.String()), err
}

// joinLarge is join for what has so many bytes.
func joinLarge(th *Thread, sep string, items []Value, size int, ascii bool) (Value, error) {
	var b builder
	b.Grow(size)
	for i, v := range items {
		if i > 0 {
			if err := b.write(th, sep); err != nil {
				return Value{}, err
			}
		}
		s := ToStr(v)
		if s == nil { // another thread has changed the list at a poll
			return Value{}, notJoined(i, v)
		}
		ascii = ascii && s.IsASCII()
		if err := b.write(th, s.s); err != nil {
			return Value{}, err
		}
	}
	if ascii {
		return ASCIIString(b.String()), nil
	}
	return String(b.String()), nil
}

// ownText returns the text that b has, which nobody changes any more: without a copy
// if it is long.
func ownText(b []byte) Value {
	if len(b) < 4096 || cap(b) > len(b)+len(b)/4 {
		return StringOf(b)
	}
	return String(stringOf(b))
}
