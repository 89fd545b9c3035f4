package io

// This file defines the decoder and the encoder of a text stream: Go code for
// UTF-8, ASCII and Latin-1, else the objects that the codec makes.

import (
	"slices"

	"github.com/hognose/hognose/internal/textcodec"
	"github.com/hognose/hognose/internal/wtf8"
	"github.com/hognose/hognose/py"
)

type codecKind uint8

const (
	codecObject codecKind = iota
	codecUTF8
	codecASCII
	codecLatin1
)

// kindKeys are the codecs of the kinds that need no object.
var kindKeys = [...]string{codecUTF8: "utf_8", codecASCII: "ascii", codecLatin1: "latin_1"}

// kindOf returns how an encoding is dealt with.
func kindOf(encoding string) codecKind {
	if c := textcodec.Find(textcodec.Normalize(encoding)); c != nil {
		return codecKind(max(slices.Index(kindKeys[:], c.Key), int(codecObject)))
	}
	return codecObject
}

// codec returns the codec of a kind that needs no object.
func (k codecKind) codec() *textcodec.Codec { return textcodec.Find(kindKeys[k]) }

// decoder turns bytes into text, in pieces.
type decoder struct {
	kind      codecKind
	errors    string
	obj       py.Value // of the codec, for codecObject
	tail      string   // the begin of a character whose end has not come
	universal bool     // nl is in use
	nl        newlineDecoder
}

// decode returns the text of the next bytes, which the result may share.
func (d *decoder) decode(th *py.Thread, data string, final bool) (string, error) {
	text, err := d.raw(th, data, final)
	if err != nil || !d.universal {
		return text, err
	}
	return d.nl.feed(text, final), nil
}

func (d *decoder) raw(th *py.Thread, data string, final bool) (string, error) {
	switch d.kind {
	case codecObject:
		v, err := th.CallMethodGo(d.obj, "decode", py.NewBytes(data), py.Bool(final))
		if err != nil {
			return "", err
		}
		s := py.ToStr(v)
		if s == nil {
			return "", py.TypeErrorf("decoder should return a string result, not '%s'", v.Type().Name)
		}
		return s.String(), nil
	case codecASCII:
		if wtf8.IsASCII(data) {
			return data, nil
		}
	case codecUTF8:
		if d.tail != "" {
			data = d.tail + data
			d.tail = ""
		}
		if !final {
			k := incomplete(data)
			data, d.tail = data[:len(data)-k], data[len(data)-k:]
		}
	}
	v, _, err := py.DecodeWith(th, d.kind.codec(), data, d.errors, true)
	if err != nil {
		d.tail = ""
		return "", err
	}
	return py.ToStr(v).String(), nil
}

// incomplete returns how many bytes at the end of s begin a character that s does not end.
func incomplete(s string) int {
	for k := 1; k <= 3 && k <= len(s); k++ {
		c := s[len(s)-k]
		if c < 0x80 {
			return 0
		}
		if c < 0xC0 {
			continue
		}
		need := 2
		if c >= 0xF0 {
			need = 4
		} else if c >= 0xE0 {
			need = 3
		}
		if k >= need || c < 0xC2 || c > 0xF4 {
			return 0
		}
		if k >= 2 {
			// The second byte must be one that can follow.
			n := s[len(s)-k+1]
			if c == 0xE0 && n < 0xA0 || c == 0xED && n > 0x9F || c == 0xF0 && n < 0x90 || c == 0xF4 && n > 0x8F {
				return 0
			}
		}
		return k
	}
	return 0
}

// state returns what the decoder keeps: bytes and flags.
func (d *decoder) state(th *py.Thread) (string, int64, error) {
	tail, flags := d.tail, int64(0)
	if d.kind == codecObject {
		v, err := th.CallMethodGo(d.obj, "getstate")
		if err != nil {
			return "", 0, err
		}
		b, f, err := stateParts(th, v)
		if err != nil {
			return "", 0, err
		}
		tail, flags = py.ToBytes(b).String(), f
	}
	if d.universal {
		flags <<= 1
		if d.nl.pendingCR {
			flags |= 1
		}
	}
	return tail, flags, nil
}

func (d *decoder) setState(th *py.Thread, tail string, flags int64) error {
	if d.universal {
		d.nl.pendingCR = flags&1 != 0
		flags >>= 1
	}
	d.tail = tail
	if d.kind == codecObject {
		if tail == "" && flags == 0 {
			_, err := th.CallMethodGo(d.obj, "reset")
			return err
		}
		_, err := th.CallMethodGo(d.obj, "setstate", py.TupleOf(py.NewBytes(tail), py.Int(flags)))
		return err
	}
	return nil
}

func (d *decoder) reset(th *py.Thread) error {
	d.nl.pendingCR = false
	d.tail = ""
	if d.kind == codecObject {
		_, err := th.CallMethodGo(d.obj, "reset")
		return err
	}
	return nil
}

// lookupCodec returns codecs.lookup(encoding), refusing what is no text encoding.
func lookupCodec(th *py.Thread, encoding string) (py.Value, error) {
	m, err := th.Eval.Import(th, "codecs", nil, py.None, 0)
	if err != nil {
		return py.Value{}, err
	}
	info, err := th.CallMethodGo(m, "lookup", py.String(encoding))
	if err != nil {
		return py.Value{}, err
	}
	v, err := py.LookupAttrGo(th, info, "_is_text_encoding")
	if err != nil {
		return py.Value{}, err
	}
	if v.IsFalse() {
		return py.Value{}, py.Errorf(py.LookupError, "'%s' is not a text encoding; use codecs.open() to handle arbitrary codecs", encoding)
	}
	return info, nil
}
