// Package textcodec turns text into bytes and back, in the encodings of Python's
// standard library. Text is WTF-8: lone surrogates are kept. It knows nothing of
// Python objects; what is to be done about an error is asked of a handler.
package textcodec

// This file defines what a codec is, and finds them by name.

import "strings"

// BadBytes is asked what stands for data[start:end], which cannot be decoded, and
// where in the data to go on.
type BadBytes func(start, end int, reason string) (text string, next int, err error)

// BadText is asked what stands for the characters start to end of the text, which
// cannot be encoded: text that is encoded in turn, or bytes. next is the character
// to go on at.
type BadText func(start, end int, reason string) (repl string, isBytes bool, next int, err error)

// Poll is called now and then in long loops.
type Poll func() error

// Codec is an encoding. Both functions stop at the first error of a handler.
type Codec struct {
	Key   string // as its module is called
	Name  string // as in CodecInfo.name
	Label string // as in error messages
	// Decode returns the text and how many bytes it stands for: not final, an
	// unfinished character at the end is left.
	Decode func(data string, final bool, bad BadBytes, poll Poll) (text []byte, used int, err error)
	Encode func(text string, bad BadText, poll Poll) ([]byte, error)
	// DecodeEscapes, if there is one, is Decode that also tells where the escapes are that there is no meaning for.
	DecodeEscapes func(data string, final bool, bad BadBytes, poll Poll, invalid func(at int)) (text []byte, used int, err error)
}

// Find returns the codec of a name in normal form (lower case, every run of other
// characters than letters, digits and dots one underscore), or nil.
func Find(name string) *Codec {
	if a, ok := aliases[name]; ok { // also where a module has the name: iso8859_1 is latin_1
		return codecs[a]
	}
	return codecs[name]
}

// FindBuiltin returns the codec of a name in normal form if it is one of those that str.encode and bytes.decode know
// without the registry of codecs, or nil.
func FindBuiltin(name string) *Codec {
	switch name {
	case "utf_8", "utf8", "utf_16", "utf16", "utf_32", "utf32", "ascii", "us_ascii", "latin_1", "latin1", "iso_8859_1", "iso8859_1":
		return Find(name)
	}
	return nil
}

// IsKey reports whether a codec's module has this name.
func IsKey(name string) bool { return codecs[name] != nil }

// Normalize returns the normal form of a name.
func Normalize(name string) string {
	plain := true
	for i := 0; i < len(name) && plain; i++ {
		c := name[i]
		plain = c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '_' && i > 0 && name[i-1] != '_'
	}
	if plain {
		return name
	}
	var b strings.Builder
	gap := false
	for i := 0; i < len(name); i++ {
		c := name[i]
		switch {
		case c >= 'A' && c <= 'Z':
			c += 'a' - 'A'
		case c >= 'a' && c <= 'z', c >= '0' && c <= '9', c == '.':
		default:
			gap = b.Len() > 0
			continue
		}
		if gap {
			b.WriteByte('_')
			gap = false
		}
		b.WriteByte(c)
	}
	return b.String()
}

// Aliases returns the table of other names.
func Aliases() map[string]string { return aliases }

var codecs = map[string]*Codec{}

func register(key string, c *Codec) *Codec {
	codecs[key] = c
	c.Key = key
	return c
}

const pollMask = 1<<14 - 1
