package pickle

// This file reads the input: bytes that are there, or a file.

import (
	"strings"

	"github.com/hognose/hognose/py"
)

// read returns the next n bytes.
func (u *unpickler) read(th *py.Thread, n int) (string, error) {
	if n <= len(u.data)-u.pos {
		u.pos += n
		return u.data[u.pos-n : u.pos], nil
	}
	rest := u.data[u.pos:]
	if u.file.IsAbsent() || u.inFrame && rest != "" {
		return "", u.short(rest == "")
	}
	u.data, u.pos, u.inFrame = "", 0, false
	return u.readFile(th, n)
}

// short returns the error for input that ends too early.
func (u *unpickler) short(nothing bool) error {
	switch {
	case u.inFrame && !nothing:
		return unpicklingErrorf("pickle exhausted before end of frame")
	case nothing && u.first:
		return py.Errorf(py.EOFError, "Ran out of input")
	}
	return unpicklingErrorf("pickle data was truncated")
}

func (u *unpickler) readFile(th *py.Thread, n int) (string, error) {
	b, err := th.Call(u.file, py.Int(int64(n)))
	if err != nil {
		return "", err
	}
	s, err := fileBytes(th, b, "read")
	if err == nil && len(s) < n {
		err = u.short(s == "")
	}
	return s, err
}

func fileBytes(th *py.Thread, v py.Value, method string) (string, error) {
	if !py.HasBuffer(v) {
		return "", py.TypeErrorf("%s() should return bytes, not %s", method, v.Type().Name)
	}
	return py.BytesString(th, v)
}

// line returns the next line, without its newline.
func (u *unpickler) line(th *py.Thread) (string, error) {
	if i := strings.IndexByte(u.data[u.pos:], '\n'); i >= 0 {
		s := u.data[u.pos : u.pos+i]
		u.pos += i + 1
		return s, nil
	}
	rest := u.data[u.pos:]
	if u.file.IsAbsent() || u.inFrame && rest != "" {
		return "", u.short(rest == "")
	}
	u.data, u.pos, u.inFrame = "", 0, false
	b, err := th.Call(u.readLine)
	if err != nil {
		return "", err
	}
	s, err := fileBytes(th, b, "readline")
	if err != nil {
		return "", err
	}
	if !strings.HasSuffix(s, "\n") {
		return "", u.short(s == "")
	}
	return s[:len(s)-1], nil
}

// frame reads a frame of n bytes, from which what follows is read.
func (u *unpickler) frame(th *py.Thread, n uint64) error {
	if n > 1<<62 {
		return py.ValueErrorf("frame size > sys.maxsize: %d", n)
	}
	if u.inFrame && u.pos < len(u.data) {
		return unpicklingErrorf("beginning of a new frame before end of current frame")
	}
	if u.file.IsAbsent() {
		if uint64(len(u.data)-u.pos) < n {
			return unpicklingErrorf("pickle data was truncated")
		}
		return nil
	}
	s, err := u.readFile(th, int(n))
	u.data, u.pos, u.inFrame = s, 0, true
	return err
}

// buffer returns a bytearray of the next n bytes, which are read into it from a file
// that can do that.
func (u *unpickler) buffer(th *py.Thread, n int) (py.Value, error) {
	if u.readInto.IsAbsent() || len(u.data) > u.pos {
		s, err := u.read(th, n)
		if err != nil {
			return py.Value{}, err
		}
		return py.NewByteArray([]byte(s)), nil
	}
	if err := th.Charge(int64(n)); err != nil {
		return py.Value{}, err
	}
	b := py.NewByteArray(make([]byte, n))
	got, err := th.Call(u.readInto, b)
	if err != nil {
		return py.Value{}, err
	}
	if k, err := py.IndexInt(th, got); err != nil || k < n {
		if err == nil {
			err = u.short(k == 0)
		}
		return py.Value{}, err
	}
	return b, nil
}
