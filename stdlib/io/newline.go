package io

// This file defines the newline modes of text streams, and IncrementalNewlineDecoder.

import (
	"strings"

	"github.com/hognose/hognose/py"
)

// Bits of the kinds of line ends that were seen.
const (
	seenCR = 1 << iota
	seenLF
	seenCRLF
)

// newlineDecoder turns line ends into "\n", in pieces.
type newlineDecoder struct {
	translate bool
	pendingCR bool // the last character was "\r", which was kept back
	seen      int
}

// feed returns the translation of the next piece.
func (d *newlineDecoder) feed(s string, final bool) string {
	if d.pendingCR && (s != "" || final) {
		s = "\r" + s
		d.pendingCR = false
	}
	if strings.IndexByte(s, '\r') < 0 {
		if d.seen&seenLF == 0 && strings.IndexByte(s, '\n') >= 0 {
			d.seen |= seenLF
		}
		return s
	}
	if !final && s[len(s)-1] == '\r' {
		s = s[:len(s)-1]
		d.pendingCR = true
	}
	for i := 0; i < len(s) && d.seen != seenCR|seenLF|seenCRLF; i++ {
		switch s[i] {
		case '\n':
			d.seen |= seenLF
		case '\r':
			if i+1 < len(s) && s[i+1] == '\n' {
				d.seen |= seenCRLF
				i++
			} else {
				d.seen |= seenCR
			}
		}
	}
	if d.translate {
		s = translateNewlines(s)
	}
	return s
}

// translateNewlines replaces "\r\n" and "\r" by "\n".
func translateNewlines(s string) string {
	i := strings.IndexByte(s, '\r')
	if i < 0 {
		return s
	}
	b := make([]byte, 0, len(s))
	for i >= 0 {
		b = append(append(b, s[:i]...), '\n')
		s = s[i+1:]
		if s != "" && s[0] == '\n' {
			s = s[1:]
		}
		i = strings.IndexByte(s, '\r')
	}
	return string(append(b, s...))
}

// seenValue returns what the attribute newlines shows.
func seenValue(seen int) py.Value {
	var out []py.Value
	for i, s := range []string{"\r", "\n", "\r\n"} {
		if seen&(1<<i) != 0 {
			out = append(out, py.String(s))
		}
	}
	switch len(out) {
	case 0:
		return py.None
	case 1:
		return out[0]
	}
	return py.NewTuple(out).Value()
}

// newlineMode is what the argument newline asks for.
type newlineMode struct {
	universal bool   // lines end at "\r" and "\r\n" too
	translate bool   // when reading, line ends become "\n"
	read      string // where lines end, if not universal
	write     string // what "\n" is written as
}

// parseNewline reads the argument newline.
func parseNewline(th *py.Thread, v py.Value) (newlineMode, error) {
	if v.IsNone() {
		return newlineMode{universal: true, translate: true, write: lineSep}, nil
	}
	s := py.ToStr(v)
	if s == nil {
		return newlineMode{}, py.TypeErrorf("newline must be str or None, not %s", v.Type().Name)
	}
	switch n := s.String(); n {
	case "":
		return newlineMode{universal: true, write: "\n"}, nil
	case "\n", "\r", "\r\n":
		return newlineMode{read: n, write: n}, nil
	}
	r, err := py.ReprGo(th, v)
	if err != nil {
		r = "?"
	}
	return newlineMode{}, py.ValueErrorf("illegal newline value: %s", r)
}

// lineSep is what text files write for "\n".
const lineSep = "\n"

// lineEnd returns the offset behind the end of the first line of s from byte
// position at on, or -1. A "\r" at the very end of s counts when last, since no "\n" can follow.
func (m *newlineMode) lineEnd(s string, at int, last bool) int {
	switch {
	case m.translate || m.read == "\n":
		if i := strings.IndexByte(s[at:], '\n'); i >= 0 {
			return at + i + 1
		}
	case m.universal:
		i := strings.IndexAny(s[at:], "\n\r")
		if i < 0 {
			return -1
		}
		i += at
		if s[i] == '\n' {
			return i + 1
		}
		if i+1 < len(s) {
			if s[i+1] == '\n' {
				return i + 2
			}
			return i + 1
		}
		if last {
			return i + 1
		}
	default:
		if i := strings.Index(s[at:], m.read); i >= 0 {
			return at + i + len(m.read)
		}
	}
	return -1
}

// newlineObject is the Python type IncrementalNewlineDecoder.
type newlineObject struct {
	py.Object
	decoder py.Value // None: the input is text
	errors  py.Value
	nl      newlineDecoder
	ready   bool
}

var newlineType = &py.Type{Name: "IncrementalNewlineDecoder", Module: "_io", Flags: py.FlagBaseType, Doc: "Turns the ends of lines into \\n, and remembers which kinds there were.\n\nIt takes what another decoder gives, or strings if that is None. Without\ntranslate it only sees to it that \\r\\n is not torn apart."}

func (n *newlineObject) check() error {
	if !n.ready {
		return py.ValueErrorf("IncrementalNewlineDecoder.__init__() not called")
	}
	return nil
}

func init() {
	t := newlineType
	t.SetLayout(py.LayoutOf[newlineObject]())
	of := func(v py.Value) *newlineObject { return py.Cast[newlineObject](v) }
	t.New = func(th *py.Thread, cls *py.Type, args []py.Value, kw []*py.Str) (py.Value, error) {
		return py.ValueOf(&py.New[newlineObject](cls).Object), nil
	}
	t.Init = py.PrepareInit(&py.NativeDef{Sig: "IncrementalNewlineDecoder(self, decoder, translate, errors='strict')", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		n := of(a[0])
		tr, err := py.Truth(th, a[2])
		if err != nil {
			return py.Value{}, err
		}
		n.decoder, n.errors, n.ready = a[1], a[3], true
		n.nl = newlineDecoder{translate: tr}
		return py.None, nil
	}})
	t.Methods = []py.NativeDef{
		method("decode(self, input, final=False)", "", func(th *py.Thread, a []py.Value) (py.Value, error) {
			n := of(a[0])
			if err := n.check(); err != nil {
				return py.Value{}, err
			}
			final, err := py.Truth(th, a[2])
			if err != nil {
				return py.Value{}, err
			}
			text := a[1]
			if !n.decoder.IsNone() {
				if text, err = th.CallMethodGo(n.decoder, "decode", a[1], py.Bool(final)); err != nil {
					return py.Value{}, err
				}
			}
			s := py.ToStr(text)
			if s == nil {
				return py.Value{}, py.TypeErrorf("decoder should return a string result, not '%s'", text.Type().Name)
			}
			out := n.nl.feed(s.String(), final)
			if out == s.String() {
				return text, nil
			}
			return py.String(out), nil
		}),
		method("getstate(self, /)", "", func(th *py.Thread, a []py.Value) (py.Value, error) {
			n := of(a[0])
			if err := n.check(); err != nil {
				return py.Value{}, err
			}
			buf, flags := py.NewBytes(""), int64(0)
			if !n.decoder.IsNone() {
				v, err := th.CallMethodGo(n.decoder, "getstate")
				if err != nil {
					return py.Value{}, err
				}
				if buf, flags, err = stateParts(th, v); err != nil {
					return py.Value{}, err
				}
			}
			flags <<= 1
			if n.nl.pendingCR {
				flags |= 1
			}
			return py.TupleOf(buf, py.Int(flags)), nil
		}),
		method("setstate(self, state, /)", "", func(th *py.Thread, a []py.Value) (py.Value, error) {
			n := of(a[0])
			if err := n.check(); err != nil {
				return py.Value{}, err
			}
			buf, flags, err := stateParts(th, a[1])
			if err != nil {
				return py.Value{}, err
			}
			n.nl.pendingCR = flags&1 != 0
			if !n.decoder.IsNone() {
				return th.CallMethodGo(n.decoder, "setstate", py.TupleOf(buf, py.Int(flags>>1)))
			}
			return py.None, nil
		}),
		method("reset(self, /)", "", func(th *py.Thread, a []py.Value) (py.Value, error) {
			n := of(a[0])
			if err := n.check(); err != nil {
				return py.Value{}, err
			}
			n.nl.seen, n.nl.pendingCR = 0, false
			if !n.decoder.IsNone() {
				return th.CallMethodGo(n.decoder, "reset")
			}
			return py.None, nil
		}),
	}
	t.Getters = []py.GetSetDef{{Name: "newlines", Get: func(th *py.Thread, self py.Value) (py.Value, error) {
		n := of(self)
		if err := n.check(); err != nil {
			return py.Value{}, err
		}
		return seenValue(n.nl.seen), nil
	}}}
	py.Define(t)
}

// stateParts takes the state of a decoder apart.
func stateParts(th *py.Thread, v py.Value) (py.Value, int64, error) {
	t := py.ToTuple(v)
	if t == nil {
		return py.Value{}, 0, py.TypeErrorf("state argument must be a tuple")
	}
	if len(t.Items()) != 2 {
		return py.Value{}, 0, py.TypeErrorf("illegal decoder state")
	}
	if py.ToBytes(t.Items()[0]) == nil {
		return py.Value{}, 0, py.TypeErrorf("illegal decoder state: the first item should be a bytes object, not '%s'", t.Items()[0].Type().Name)
	}
	n, err := py.IndexOverflow(th, t.Items()[1], py.OverflowError)
	return t.Items()[0], int64(n), err
}
