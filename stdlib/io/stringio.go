package io

// This file defines StringIO.

import (
	"strings"

	"github.com/hognose/hognose/internal/wtf8"
	"github.com/hognose/hognose/py"
)

// stringIO is the Python type StringIO: text in WTF-8, with the position both in
// characters and in bytes.
type stringIO struct {
	base
	buf     []byte
	chars   int // in buf
	pos     int // in characters, may be behind the end
	at      int // the same in bytes, if it is not behind the end
	nl      newlineMode
	dec     newlineDecoder
	newline py.Value
	open    bool
	closed  bool
}

var stringIOType = newType("StringIO", textBaseType, "A text file in memory.\n\ninitial_value is what it contains at first; newline is as for TextIOWrapper.")

func toStringIO(v py.Value) *stringIO { return py.Cast[stringIO](v) }

func (s *stringIO) check() error {
	if s.closed {
		return errClosed()
	}
	if !s.open {
		return py.ValueErrorf("I/O operation on uninitialized object")
	}
	return nil
}

// offset returns the byte offset of character n.
func (s *stringIO) offset(n int) int {
	if n >= s.chars {
		return len(s.buf)
	}
	if s.chars == len(s.buf) {
		return n
	}
	if n >= s.pos && s.pos <= s.chars {
		return s.at + wtf8.Offset(py.ViewString(s.buf[s.at:]), n-s.pos)
	}
	return wtf8.Offset(py.ViewString(s.buf), n)
}

func (s *stringIO) moveTo(n int) { s.at, s.pos = s.offset(n), n }

// rest returns the text from the position on.
func (s *stringIO) rest() []byte {
	if s.pos >= s.chars {
		return nil
	}
	return s.buf[s.at:]
}

// take moves over n bytes and returns them as a str.
func (s *stringIO) take(n int) py.Value {
	p := string(s.buf[s.at : s.at+n])
	k := n
	if s.chars != len(s.buf) {
		k = wtf8.RuneCount(p)
	}
	s.at += n
	s.pos += k
	return py.StringLen(p, k)
}

func (s *stringIO) read(n int) py.Value {
	p := s.rest()
	if len(p) == 0 {
		return py.String("")
	}
	if n < 0 || n >= s.chars-s.pos {
		return s.take(len(p))
	}
	return s.take(s.offset(s.pos+n) - s.at)
}

func (s *stringIO) readLine(limit int) py.Value {
	p := s.rest()
	if len(p) == 0 || limit == 0 {
		return py.String("")
	}
	if limit > 0 && limit < s.chars-s.pos {
		p = p[:s.offset(s.pos+limit)-s.at]
	}
	end := s.nl.lineEnd(py.ViewString(p), 0, true)
	if end < 0 {
		end = len(p)
	}
	return s.take(end)
}

// write puts text at the position, over what is there.
func (s *stringIO) write(th *py.Thread, text string, n int) error {
	if s.nl.universal {
		t := s.dec.feed(text, true)
		if t != text {
			text, n = t, wtf8.RuneCount(t)
		}
	}
	if s.nl.write != "\n" && strings.IndexByte(text, '\n') >= 0 {
		text = strings.ReplaceAll(text, "\n", s.nl.write)
		n = wtf8.RuneCount(text)
	}
	return s.put(th, text, n)
}

func (s *stringIO) put(th *py.Thread, text string, n int) error {
	if n == 0 {
		return nil
	}
	if need := len(s.buf) + len(text) + max(s.pos-s.chars, 0); need > cap(s.buf) {
		size := max(need+need/4, 64)
		if err := th.Charge(int64(size)); err != nil {
			return err
		}
		s.buf = append(make([]byte, 0, size), s.buf...)
	}
	for ; s.chars < s.pos; s.chars++ {
		s.buf = append(s.buf, 0)
		s.at = len(s.buf)
		if err := th.PollEvery(s.chars); err != nil {
			s.pos = s.chars
			return err
		}
	}
	if s.pos == s.chars {
		s.buf = append(s.buf, text...)
		s.chars += n
		s.pos += n
		s.at = len(s.buf)
		return nil
	}
	end := s.offset(s.pos + n)
	over := min(n, s.chars-s.pos)
	s.buf = replaceBytes(s.buf, s.at, end, text)
	s.chars += n - over
	s.at += len(text)
	s.pos += n
	return nil
}

// replaceBytes replaces b[i:j].
func replaceBytes(b []byte, i, j int, text string) []byte {
	if j-i == len(text) {
		copy(b[i:j], text)
		return b
	}
	tail := string(b[j:])
	return append(append(b[:i], text...), tail...)
}

func (s *stringIO) init(th *py.Thread, initial, newline py.Value) error {
	if !newline.IsNone() && py.ToStr(newline) == nil {
		return py.TypeErrorf("newline must be str or None, not %s", newline.Type().Name)
	}
	if !initial.IsNone() && py.ToStr(initial) == nil {
		return py.TypeErrorf("initial_value must be str or None, not %s", initial.Type().Name)
	}
	nl, err := parseNewline(th, newline)
	if err != nil {
		return err
	}
	if newline.IsNone() {
		nl.write = "\n"
	}
	s.nl, s.dec, s.newline = nl, newlineDecoder{translate: nl.translate}, newline
	s.buf, s.chars, s.pos, s.at = nil, 0, 0, 0
	s.open, s.closed = true, false
	if t := py.ToStr(initial); t != nil && t.String() != "" {
		if err := s.write(th, t.String(), t.Len()); err != nil {
			return err
		}
		s.pos, s.at = 0, 0
	}
	return nil
}

// stringMethod is a method that needs an open stream.
func stringMethod(sig, doc string, f func(s *stringIO, th *py.Thread, a []py.Value) (py.Value, error)) py.NativeDef {
	return method(sig, doc, func(th *py.Thread, a []py.Value) (py.Value, error) {
		s := toStringIO(a[0])
		if err := s.check(); err != nil {
			return py.Value{}, err
		}
		return f(s, th, a)
	})
}

func init() {
	t := stringIOType
	t.SetLayout(py.LayoutWithOwnAttrs[stringIO]())
	t.New = func(th *py.Thread, cls *py.Type, args []py.Value, kw []*py.Str) (py.Value, error) {
		return py.ValueOf(&py.New[stringIO](cls).Object), nil
	}
	t.Init = py.PrepareInit(&py.NativeDef{Sig: "StringIO(self, initial_value='', newline='\\n')", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		return py.None, toStringIO(a[0]).init(th, a[1], a[2])
	}})
	t.Iter = baseIter
	t.Next = func(th *py.Thread, self py.Value) (py.Value, error) {
		if self.Type() != stringIOType {
			return baseNext(th, self)
		}
		s := toStringIO(self)
		if err := s.check(); err != nil {
			return py.Value{}, err
		}
		if len(s.rest()) == 0 {
			return py.Value{}, nil
		}
		return s.readLine(-1), nil
	}
	t.Print = func(th *py.Thread, self py.Value, text []byte) error {
		s := toStringIO(self)
		if err := s.check(); err != nil {
			return err
		}
		return s.write(th, py.ViewString(text), wtf8.RuneCount(py.ViewString(text)))
	}
	answer := func(v py.Value) func(*stringIO, *py.Thread, []py.Value) (py.Value, error) {
		return func(*stringIO, *py.Thread, []py.Value) (py.Value, error) { return v, nil }
	}
	t.Getters = []py.GetSetDef{
		{Name: "closed", Get: func(th *py.Thread, self py.Value) (py.Value, error) { return py.Bool(toStringIO(self).closed), nil }},
		{Name: "newlines", Get: func(th *py.Thread, self py.Value) (py.Value, error) {
			s := toStringIO(self)
			if err := s.check(); err != nil {
				return py.Value{}, err
			}
			if !s.nl.universal {
				return py.None, nil
			}
			return seenValue(s.dec.seen), nil
		}},
		{Name: "line_buffering", Get: func(th *py.Thread, self py.Value) (py.Value, error) { return py.False, toStringIO(self).check() }},
	}
	t.Methods = []py.NativeDef{
		stringMethod("getvalue(self, /)", "Return the whole text.", func(s *stringIO, th *py.Thread, a []py.Value) (py.Value, error) {
			if err := th.Charge(int64(len(s.buf))); err != nil {
				return py.Value{}, err
			}
			return py.StringLen(string(s.buf), s.chars), nil
		}),
		stringMethod("tell(self, /)", "Tell the current file position.", func(s *stringIO, th *py.Thread, a []py.Value) (py.Value, error) { return py.Int(int64(s.pos)), nil }),
		stringMethod("read(self, size=-1, /)", "Return up to size characters.", func(s *stringIO, th *py.Thread, a []py.Value) (py.Value, error) {
			n, err := sizeArg(th, a[1])
			if err != nil {
				return py.Value{}, err
			}
			return s.read(n), nil
		}),
		stringMethod("readline(self, size=-1, /)", "Read until newline or EOF.", func(s *stringIO, th *py.Thread, a []py.Value) (py.Value, error) {
			n, err := sizeArg(th, a[1])
			if err != nil {
				return py.Value{}, err
			}
			return s.readLine(n), nil
		}),
		stringMethod("truncate(self, pos=None, /)", "Truncate size to pos.", func(s *stringIO, th *py.Thread, a []py.Value) (py.Value, error) {
			n := s.pos
			if !a[1].IsNone() {
				var err error
				if n, err = sizeArg(th, a[1]); err != nil {
					return py.Value{}, err
				}
				if n < 0 {
					return py.Value{}, py.ValueErrorf("negative pos value %d", n)
				}
			}
			if n < s.chars {
				s.buf = s.buf[:s.offset(n)]
				s.chars = n
				if s.pos >= n {
					s.at = len(s.buf)
				}
			}
			return py.Int(int64(n)), nil
		}),
		stringMethod("seek(self, pos, whence=0, /)", "Change stream position.", func(s *stringIO, th *py.Thread, a []py.Value) (py.Value, error) {
			pos, whence, err := seekArgs(th, a)
			if err != nil {
				return py.Value{}, err
			}
			switch {
			case whence != 0 && whence != 1 && whence != 2:
				return py.Value{}, py.ValueErrorf("Invalid whence (%d, should be 0, 1 or 2)", whence)
			case pos < 0 && whence == 0:
				return py.Value{}, py.ValueErrorf("Negative seek position %d", pos)
			case whence != 0 && pos != 0:
				return py.Value{}, py.Errorf(py.OSError, "Can't do nonzero cur-relative seeks")
			case whence == 1:
				pos = s.pos
			case whence == 2:
				pos = s.chars
			}
			s.moveTo(pos)
			return py.Int(int64(pos)), nil
		}),
		stringMethod("write(self, s, /)", "Write string to file.", func(s *stringIO, th *py.Thread, a []py.Value) (py.Value, error) {
			t := py.ToStr(a[1])
			if t == nil {
				return py.Value{}, py.TypeErrorf("string argument expected, got '%s'", a[1].Type().Name)
			}
			return py.Int(int64(t.Len())), s.write(th, t.String(), t.Len())
		}),
		method("close(self, /)", "Close the IO object.", func(th *py.Thread, a []py.Value) (py.Value, error) {
			s := toStringIO(a[0])
			s.closed, s.buf = true, nil
			s.chars, s.pos, s.at = 0, 0, 0
			return py.None, nil
		}),
		stringMethod("readable(self, /)", "Tell whether it can be read.", answer(py.True)),
		stringMethod("writable(self, /)", "Tell whether it can be written to.", answer(py.True)),
		stringMethod("seekable(self, /)", "Tell whether there is seek().", answer(py.True)),
		stringMethod("__getstate__(self, /)", "", func(s *stringIO, th *py.Thread, a []py.Value) (py.Value, error) {
			return py.TupleOf(py.StringLen(string(s.buf), s.chars), s.newline, py.Int(int64(s.pos)), stateDict(a[0])), nil
		}),
		method("__setstate__(self, state, /)", "", func(th *py.Thread, a []py.Value) (py.Value, error) {
			s := toStringIO(a[0])
			if s.closed {
				return py.Value{}, errClosed()
			}
			st := py.ToTuple(a[1])
			if st == nil || len(st.Items()) < 4 {
				return py.Value{}, py.TypeErrorf("%s.__setstate__ argument should be 4-tuple, got %s", a[0].Type().FullName(), a[1].Type().Name)
			}
			it := st.Items()
			text := py.ToStr(it[0])
			if text == nil {
				return py.Value{}, py.TypeErrorf("initial_value must be str or None, not %s", it[0].Type().Name)
			}
			if err := s.init(th, py.None, it[1]); err != nil {
				return py.Value{}, err
			}
			if err := s.put(th, text.String(), text.Len()); err != nil {
				return py.Value{}, err
			}
			if !py.IsIntLike(it[2]) {
				return py.Value{}, py.TypeErrorf("third item of state must be an integer, got %s", it[2].Type().Name)
			}
			pos, err := py.IndexOverflow(th, it[2], py.OverflowError)
			if err != nil {
				return py.Value{}, err
			}
			if pos < 0 {
				return py.Value{}, py.ValueErrorf("position value cannot be negative")
			}
			s.moveTo(pos)
			return py.None, setStateDict(th, a[0], it[3], "fourth")
		}),
	}
	py.Define(t)
}
