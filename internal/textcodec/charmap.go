package textcodec

// This file defines the encodings of one byte for each character, by the tables of charmaps.go.

import (
	"sync"
	"unicode/utf8"
)

// charmap is a table: 256 characters, U+FFFE for bytes without one.
type charmap struct {
	once  sync.Once
	text  string
	runes *[256]rune
	bytes map[rune]byte
}

func (m *charmap) load() {
	m.once.Do(func() {
		m.runes, m.bytes = new([256]rune), make(map[rune]byte, 256)
		i := 0
		for _, r := range m.text {
			m.runes[i] = r
			if r != undefined {
				if _, ok := m.bytes[r]; !ok {
					m.bytes[r] = byte(i)
				}
			}
			i++
		}
	})
}

const (
	undefined     = 0xFFFE
	charmapReason = "character maps to <undefined>"
)

func (m *charmap) decode(data string, final bool, bad BadBytes, poll Poll) ([]byte, int, error) {
	m.load()
	out := make([]byte, 0, len(data)+len(data)/4)
	for i := 0; i < len(data); {
		if r := m.runes[data[i]]; r != undefined {
			out = utf8.AppendRune(out, r)
			i++
			if i&pollMask == 0 {
				if err := poll(); err != nil {
					return nil, 0, err
				}
			}
			continue
		}
		text, next, err := bad(i, i+1, charmapReason)
		if err != nil {
			return nil, 0, err
		}
		out = append(out, text...)
		i = next
	}
	return out, len(data), nil
}

func newCharmap(key, name, text string) {
	m := &charmap{text: text}
	enc := byteEncoder(charmapReason, func(r rune) (byte, bool) { c, ok := m.bytes[r]; return c, ok })
	register(key, &Codec{Name: name, Label: "charmap", Decode: m.decode, Encode: func(text string, bad BadText, poll Poll) ([]byte, error) {
		m.load()
		return enc(text, bad, poll)
	}})
}

// Charmap returns the 256 characters of a codec's table, U+FFFE for none; "" if it has none.
func Charmap(key string) string {
	for _, c := range charmaps {
		if c.key == key {
			return c.text
		}
	}
	return ""
}

func init() {
	for _, c := range charmaps {
		newCharmap(c.key, c.name, c.text)
	}
}
