package io

// This file defines reading from a TextIOWrapper, and its positions.

import (
	"math/big"
	"strings"

	"github.com/hognose/hognose/internal/wtf8"
	"github.com/hognose/hognose/py"
)

// readChunk decodes the next bytes of the buffer; false is the end.
func (t *textIO) readChunk(th *py.Thread, hint int) (bool, error) {
	if !t.readable {
		return false, unsupported("not readable")
	}
	tail, flags := "", int64(0)
	if t.telling {
		var err error
		if tail, flags, err = t.dec.state(th); err != nil {
			return false, err
		}
	}
	size := max(t.chunk, hint)
	var data string
	if b := t.buf; b != nil {
		if err := b.begin(th, "read of closed file"); err != nil {
			return false, err
		}
		p, err := b.read1(th, size)
		data = string(p)
		b.unlock()
		if err != nil {
			return false, err
		}
	} else {
		name := "read"
		if t.hasRead1 {
			name = "read1"
		}
		v, err := t.ask(th, name, py.Int(int64(size)))
		if err != nil {
			return false, err
		}
		if py.ToStr(v) != nil || v.Type().Buffer == nil {
			return false, py.TypeErrorf("underlying %s() should have returned a bytes-like object, not '%s'", name, v.Type().Name)
		}
		if data, err = py.BytesString(th, v); err != nil {
			return false, err
		}
	}
	if err := th.Charge(int64(len(data))); err != nil {
		return false, err
	}
	eof := data == ""
	text, err := t.dec.decode(th, data, eof)
	if err != nil {
		return false, err
	}
	t.text, t.at = text, 0
	if t.telling {
		t.snap, t.snapFlag = true, flags
		t.snapIn = data
		if tail != "" {
			t.snapIn = tail + data
		}
	}
	return !eof || text != "", nil
}

// begin prepares reading: what was written goes first.
func (t *textIO) beginRead(th *py.Thread) error {
	if err := t.usable(th); err != nil {
		return err
	}
	if len(t.pending) > 0 {
		return t.flushPending(th)
	}
	return nil
}

func (t *textIO) left() string { return t.text[t.at:] }

// read reads n characters, all that is left for a negative n.
func (t *textIO) read(th *py.Thread, n int) (py.Value, error) {
	if err := t.beginRead(th); err != nil {
		return py.Value{}, err
	}
	if n < 0 {
		return t.readAll(th)
	}
	if rest := t.left(); n <= len(rest) || n == 0 {
		k := byteLen(rest, n)
		if k >= 0 {
			t.at += k
			return py.StringLen(rest[:k], n), nil
		}
	}
	var out strings.Builder
	for n > 0 {
		rest := t.left()
		if rest == "" {
			more, err := t.readChunk(th, n)
			if err != nil {
				return py.Value{}, err
			}
			if !more {
				break
			}
			continue
		}
		k := byteLen(rest, n)
		if k < 0 {
			n -= wtf8.RuneCount(rest)
			k = len(rest)
		} else {
			n = 0
		}
		out.WriteString(rest[:k])
		t.at += k
		if err := th.Poll(); err != nil {
			return py.Value{}, err
		}
	}
	return py.String(out.String()), nil
}

// byteLen returns how many bytes the first n characters of s take, -1 if s is shorter.
func byteLen(s string, n int) int {
	if len(s) < n {
		return -1
	}
	if wtf8.IsASCII(s[:n]) {
		return n
	}
	k := wtf8.Offset(s, n)
	if k == len(s) && wtf8.RuneCount(s) < n {
		return -1
	}
	return k
}

func (t *textIO) readAll(th *py.Thread) (py.Value, error) {
	if !t.readable {
		return py.Value{}, unsupported("not readable")
	}
	head := t.left()
	var v py.Value
	var err error
	if b := t.buf; b != nil {
		if err := b.begin(th, "read of closed file"); err != nil {
			return py.Value{}, err
		}
		v, err = b.readAll(th)
		b.unlock()
	} else {
		v, err = t.ask(th, "read")
	}
	if err != nil {
		return py.Value{}, err
	}
	if v.IsNone() {
		return py.Value{}, py.OSErrorOf(11, "Read returned None.", "")
	}
	data, err := py.BytesString(th, v)
	if err != nil {
		return py.Value{}, err
	}
	text, err := t.dec.decode(th, data, true)
	if err != nil {
		return py.Value{}, err
	}
	t.forget()
	if head != "" {
		text = head + text
	}
	return py.String(text), nil
}

// readLine reads a line, at most limit characters unless that is negative.
func (t *textIO) readLine(th *py.Thread, limit int) (string, error) {
	if limit < 0 && t.at < len(t.text) {
		// A whole line that is decoded already.
		if end := t.nl.lineEnd(t.text, t.at, true); end >= 0 {
			line := t.text[t.at:end]
			t.at = end
			return line, nil
		}
	}
	var parts []string
	for have := 0; ; {
		if t.at >= len(t.text) {
			more, err := t.readChunk(th, 0)
			if err != nil {
				return "", err
			}
			if !more {
				t.forgetEnd()
				break
			}
			continue
		}
		s := t.left()
		// The newline decoder has seen to it that "\r\n" is in one piece.
		end := t.nl.lineEnd(t.text, t.at, true)
		if limit >= 0 {
			if room := byteLen(s, limit-have); room >= 0 && (end < 0 || end-t.at > room) {
				parts = append(parts, s[:room])
				t.at += room
				break
			}
		}
		if end >= 0 {
			parts = append(parts, t.text[t.at:end])
			t.at = end
			break
		}
		if t.nl.read == "\r\n" && s[len(s)-1] == '\r' {
			more, err := t.readMore(th)
			if err != nil {
				return "", err
			}
			if more {
				continue
			}
		}
		if limit >= 0 {
			have += wtf8.RuneCount(s)
		}
		if err := th.Charge(int64(len(s))); err != nil {
			return "", err
		}
		parts = append(parts, s)
		t.at = len(t.text)
		if err := th.Poll(); err != nil {
			return "", err
		}
	}
	if len(parts) == 1 {
		return parts[0], nil
	}
	return strings.Join(parts, ""), nil
}

// readMore decodes the next bytes and puts the text behind what is left.
func (t *textIO) readMore(th *py.Thread) (bool, error) {
	text, at, snap, in, flags := t.text, t.at, t.snap, t.snapIn, t.snapFlag
	tail := ""
	if t.telling {
		var err error
		if tail, _, err = t.dec.state(th); err != nil {
			return false, err
		}
	}
	more, err := t.readChunk(th, 0)
	if err != nil {
		return false, err
	}
	t.text, t.at = text+t.text, at
	if snap && t.snap {
		t.snapIn, t.snapFlag = in+t.snapIn[len(tail):], flags
	}
	return more, nil
}

// forgetEnd drops the text at the end of the file.
func (t *textIO) forgetEnd() { t.text, t.at, t.snap = "", 0, false }

func textNext(th *py.Thread, self py.Value) (py.Value, error) {
	if self.Type() != textIOType {
		toText(self).telling = false
		v, err := baseNext(th, self)
		if err == nil && v.IsAbsent() {
			toText(self).telling = toText(self).seekable
		}
		return v, err
	}
	t := toText(self)
	t.telling = false
	if t.at < len(t.text) && len(t.pending) == 0 && t.nl.translate {
		if err := t.usable(th); err != nil {
			return py.Value{}, err
		}
		if i := strings.IndexByte(t.text[t.at:], '\n'); i >= 0 {
			line := t.text[t.at : t.at+i+1]
			t.at += i + 1
			return py.String(line), nil
		}
	}
	if err := t.beginRead(th); err != nil {
		return py.Value{}, err
	}
	line, err := t.readLine(th, -1)
	if err != nil {
		return py.Value{}, err
	}
	if line == "" {
		t.snap = false
		t.telling = t.seekable
		return py.Value{}, nil
	}
	return py.String(line), nil
}

func textReadMethods() []py.NativeDef {
	return []py.NativeDef{
		method("read(self, size=-1, /)", "", func(th *py.Thread, a []py.Value) (py.Value, error) {
			n, err := sizeArg(th, a[1])
			if err != nil {
				return py.Value{}, err
			}
			t := toText(a[0])
			if err := t.usable(th); err != nil {
				return py.Value{}, err
			}
			return t.read(th, n)
		}),
		method("readline(self, size=-1, /)", "", func(th *py.Thread, a []py.Value) (py.Value, error) {
			n, err := sizeArg(th, a[1])
			if err != nil {
				return py.Value{}, err
			}
			t := toText(a[0])
			if err := t.beginRead(th); err != nil {
				return py.Value{}, err
			}
			line, err := t.readLine(th, n)
			return py.String(line), err
		}),
		method("seek(self, cookie, whence=0, /)", "Go to a place, as tell() gives it, and return it.", textSeek),
		method("tell(self, /)", "Return the place, as seek() takes it.", textTell),
		method("truncate(self, pos=None, /)", "", func(th *py.Thread, a []py.Value) (py.Value, error) {
			t := toText(a[0])
			if err := t.check(); err != nil {
				return py.Value{}, err
			}
			if _, err := th.CallMethodGo(a[0], "flush"); err != nil {
				return py.Value{}, err
			}
			return t.ask(th, "truncate", a[1])
		}),
	}
}

// cookie is a position: where the buffer was, the decoder's state there, how many
// bytes to feed it, and how many characters of the result to skip.
type cookie struct {
	pos, flags, feed, skip int64
	eof                    bool
}

func (c cookie) value() py.Value {
	if c.flags == 0 && c.feed == 0 && c.skip == 0 && !c.eof {
		return py.Int(c.pos)
	}
	z := new(big.Int)
	last := int64(0)
	if c.eof {
		last = 1
	}
	for _, n := range []int64{last, c.skip, c.feed, c.flags, c.pos} {
		z.Lsh(z, 64)
		z.Or(z, big.NewInt(n))
	}
	return py.BigInt(z)
}

func parseCookie(z *big.Int) cookie {
	mask := new(big.Int).SetUint64(1<<64 - 1)
	part := func(i uint) int64 {
		p := new(big.Int).Rsh(z, 64*i)
		return int64(p.And(p, mask).Uint64())
	}
	return cookie{part(0), part(1), part(2), part(3), part(4) != 0}
}

func (t *textIO) bufferTell(th *py.Thread) (int64, error) {
	v, err := t.ask(th, "tell")
	if err != nil {
		return 0, err
	}
	n, err := py.IndexOverflow(th, v, py.OverflowError)
	return int64(n), err
}

func textTell(th *py.Thread, a []py.Value) (py.Value, error) {
	t := toText(a[0])
	if err := t.usable(th); err != nil {
		return py.Value{}, err
	}
	if !t.seekable {
		return py.Value{}, unsupported("underlying stream is not seekable")
	}
	if !t.telling {
		return py.Value{}, py.Errorf(py.OSError, "telling position disabled by next() call")
	}
	if err := t.flushPending(th); err != nil {
		return py.Value{}, err
	}
	if _, err := th.CallMethodGo(a[0], "flush"); err != nil {
		return py.Value{}, err
	}
	pos, err := t.bufferTell(th)
	if err != nil {
		return py.Value{}, err
	}
	if !t.readable || !t.snap {
		return py.Int(pos), nil
	}
	c := cookie{pos: pos - int64(len(t.snapIn)), flags: t.snapFlag}
	used := t.text[:t.at]
	if used == "" {
		return c.value(), nil
	}
	if t.kind != codecObject && t.snapFlag == 0 && strings.HasPrefix(t.snapIn, used) && (t.kind == codecUTF8 || wtf8.IsASCII(used)) {
		// Byte for byte the same.
		c.pos += int64(len(used))
		return c.value(), nil
	}
	return t.replay(th, c, wtf8.RuneCount(used))
}

// replay finds the cookie for the place n characters behind the snapshot by
// decoding its bytes again.
func (t *textIO) replay(th *py.Thread, c cookie, n int) (py.Value, error) {
	tail, flags, err := t.dec.state(th)
	if err != nil {
		return py.Value{}, err
	}
	seen := t.dec.nl.seen
	defer func() { _ = t.dec.setState(th, tail, flags); t.dec.nl.seen = seen }()
	if err := t.dec.setState(th, "", c.flags); err != nil {
		return py.Value{}, err
	}
	chars, fed := 0, int64(0)
	start, startFlags, startChars := int64(0), c.flags, 0 // the last place where the decoder keeps nothing
	in := t.snapIn
	for i := 0; i < len(in) && chars < n; i++ {
		s, err := t.dec.decode(th, in[i:i+1], false)
		if err != nil {
			return py.Value{}, err
		}
		chars += wtf8.RuneCount(s)
		fed++
		buf, fl, err := t.dec.state(th)
		if err != nil {
			return py.Value{}, err
		}
		if buf == "" && chars <= n {
			start, startFlags, startChars = int64(i+1), fl, chars
		}
		if err := th.PollEvery(i); err != nil {
			return py.Value{}, err
		}
	}
	res := cookie{pos: c.pos + start, flags: startFlags, skip: int64(n - startChars)}
	if res.skip > 0 {
		res.feed = fed - start
		if chars < n {
			res.feed, res.eof = int64(len(in))-start, true
		}
	}
	return res.value(), nil
}

func textSeek(th *py.Thread, a []py.Value) (py.Value, error) {
	t := toText(a[0])
	if err := t.usable(th); err != nil {
		return py.Value{}, err
	}
	whence, err := py.IndexOverflow(th, a[2], py.OverflowError)
	if err != nil {
		return py.Value{}, err
	}
	if !t.seekable {
		return py.Value{}, unsupported("underlying stream is not seekable")
	}
	zero := a[1].IsInt() && a[1].Int() == 0
	to := a[1]
	switch whence {
	case 0:
	case 1:
		if !zero {
			return py.Value{}, unsupported("can't do nonzero cur-relative seeks")
		}
		if to, err = th.CallMethodGo(a[0], "tell"); err != nil {
			return py.Value{}, err
		}
	case 2:
		if !zero {
			return py.Value{}, unsupported("can't do nonzero end-relative seeks")
		}
		if _, err := th.CallMethodGo(a[0], "flush"); err != nil {
			return py.Value{}, err
		}
		t.forget()
		if t.readable {
			if err := t.dec.reset(th); err != nil {
				return py.Value{}, err
			}
		}
		v, err := t.ask(th, "seek", py.Int(0), py.Int(2))
		if err != nil {
			return py.Value{}, err
		}
		if n, ok := py.AsInt(v); ok {
			err = t.resetEncoder(th, n == 0)
		}
		return v, err
	default:
		return py.Value{}, py.ValueErrorf("invalid whence (%d, should be 0, 1 or 2)", whence)
	}
	idx, err := py.Index(th, to)
	if err != nil {
		return py.Value{}, err
	}
	z, _ := py.AsBigInt(idx)
	if z.Sign() < 0 {
		return py.Value{}, py.ValueErrorf("negative seek position %s", z.String())
	}
	if _, err := th.CallMethodGo(a[0], "flush"); err != nil {
		return py.Value{}, err
	}
	c := parseCookie(z)
	if z.BitLen() > 257 || c.pos < 0 || c.feed < 0 || c.skip < 0 {
		return py.Value{}, py.OverflowErrorf("Python int too large to convert to C long")
	}
	if _, err := t.ask(th, "seek", py.Int(c.pos)); err != nil {
		return py.Value{}, err
	}
	t.forget()
	if t.readable {
		if err := t.dec.setState(th, "", c.flags); err != nil {
			return py.Value{}, err
		}
	}
	if c.skip > 0 {
		v, err := t.ask(th, "read", py.Int(c.feed))
		if err != nil {
			return py.Value{}, err
		}
		b := py.ToBytes(v)
		if b == nil {
			return py.Value{}, py.TypeErrorf("underlying read() should have returned a bytes object, not '%s'", v.Type().Name)
		}
		text, err := t.dec.decode(th, b.String(), c.eof)
		if err != nil {
			return py.Value{}, err
		}
		k := byteLen(text, int(min(c.skip, 1<<40)))
		if k < 0 {
			return py.Value{}, py.Errorf(py.OSError, "can't restore logical file position")
		}
		t.text, t.at = text, k
		t.snap, t.snapIn, t.snapFlag = true, b.String(), c.flags
	} else {
		t.snap, t.snapIn, t.snapFlag = true, "", c.flags
	}
	return to, t.resetEncoder(th, z.Sign() == 0)
}

// resetEncoder prepares the encoder for a place: at the start it may write a BOM.
func (t *textIO) resetEncoder(th *py.Thread, start bool) error {
	if t.encoder.IsAbsent() {
		return nil
	}
	t.atStart = start
	var err error
	if start {
		_, err = th.CallMethodGo(t.encoder, "reset")
	} else {
		_, err = th.CallMethodGo(t.encoder, "setstate", py.Int(0))
	}
	return err
}
