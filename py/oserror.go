package py

// This file makes the exceptions of failed system calls, and reads the paths that
// functions get.

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"strings"
	"syscall"

	"github.com/hognose/hognose/internal/errnos"
	"github.com/hognose/hognose/internal/textcodec"
	"github.com/hognose/hognose/internal/wtf8"
)

// OSErrorFrom returns the OSError for an error of the file system or another
// system call; filenames are the members filename and filename2. Other errors
// (a stop, a Python exception) are returned as they are.
func OSErrorFrom(err error, filenames ...Value) error {
	if err == nil {
		return nil
	}
	if _, ok := err.(*Exception); ok {
		return err
	}
	n := 0
	var no syscall.Errno
	msg := ""
	switch {
	case errors.As(err, &no):
		n = int(no)
	case errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded):
		return err
	case errors.Is(err, fs.ErrNotExist):
		n = int(syscall.ENOENT)
	case errors.Is(err, fs.ErrExist):
		n = int(syscall.EEXIST)
	case errors.Is(err, fs.ErrPermission):
		n = int(syscall.EACCES)
	case errors.Is(err, fs.ErrClosed):
		n = int(syscall.EBADF)
	case errors.Is(err, io.ErrClosedPipe):
		n = int(syscall.EPIPE)
	case errors.Is(err, fs.ErrInvalid):
		n = int(syscall.EINVAL)
	default:
		n, msg = int(syscall.EIO), err.Error()
	}
	if msg == "" {
		msg = errnos.Message(n)
	}
	e := OSErrorOf(int64(n), msg, "").(*Exception)
	if len(filenames) > 0 && filenames[0].ref != nil {
		e.Fields[FieldOSFilename] = filenames[0]
	}
	if len(filenames) > 1 && filenames[1].ref != nil {
		e.Fields[FieldOSFilename2] = filenames[1]
	}
	return e
}

// FSPath is os.fspath: the str or bytes that stands for a path.
func FSPath(th *Thread, v Value) (Value, error) {
	if ToStr(v) != nil || ToBytes(v) != nil {
		return v, nil
	}
	var r Value
	fn, self, found, err := lookupSpecial(th, v, names.fspath)
	if found = found && !fn.IsNone(); found { // None says that an object is no path although its class's base is one
		if self.IsAbsent() {
			r, err = th.Call(fn)
		} else {
			r, err = th.Call(fn, self)
		}
	}
	if err != nil {
		return Value{}, err
	}
	if !found {
		return Value{}, TypeErrorf("expected str, bytes or os.PathLike object, not %s", v.Type().FullName())
	}
	if ToStr(r) == nil && ToBytes(r) == nil {
		return Value{}, TypeErrorf("expected %s.__fspath__() to return str or bytes, not %s", v.Type().FullName(), r.Type().FullName())
	}
	return r, nil
}

// encodable returns s as UTF-8, or the error that it has surrogates.
func encodable(s *Str) (string, error) {
	if !wtf8.HasSurrogates(s.s) {
		return s.s, nil
	}
	pos := 0
	for i := 0; i < len(s.s); pos++ {
		r, n := decodeRune(s.s[i:])
		if r >= 0xD800 && r <= 0xDFFF {
			break
		}
		i += n
	}
	return "", noSurrogates(s, pos)
}

// Name returns the text of s where it names something that CPython looks up by a C string: it has no null characters and no
// surrogates.
func (s *Str) Name() (string, error) {
	if strings.IndexByte(s.s, 0) >= 0 {
		return "", ValueErrorf("embedded null character")
	}
	return encodable(s)
}

// noSurrogates is the error that s, to be encoded as UTF-8, has a surrogate at pos.
func noSurrogates(s *Str, pos int) error {
	e := NewException(UnicodeEncodeError, String("utf-8"), s.Value(), Int(int64(pos)), Int(int64(pos+1)), String("surrogates not allowed"))
	copy(e.Fields, e.Args.items)
	return e
}

// FSEncode returns the bytes of a file name: UTF-8, with the bytes that surrogate
// escapes stand for.
func FSEncode(s *Str) (string, error) {
	if !wtf8.HasSurrogates(s.s) {
		return s.s, nil
	}
	var b []byte
	pos := 0
	for i := 0; i < len(s.s); pos++ {
		r, n := decodeRune(s.s[i:])
		switch {
		case r >= 0xDC80 && r <= 0xDCFF:
			b = append(b, byte(r-0xDC00))
		case r >= 0xD800 && r <= 0xDFFF:
			return "", noSurrogates(s, pos)
		default:
			b = append(b, s.s[i:i+n]...)
		}
		i += n
	}
	return string(b), nil
}

// FSDecode returns the str for the bytes of a file name: what is not UTF-8 becomes
// surrogate escapes.
func FSDecode(s string) Value {
	if !wtf8.HasSurrogates(s) && wtf8.Valid(s) {
		return String(s)
	}
	var b []byte
	for i := 0; i < len(s); {
		if n, reason, _ := textcodec.Sequence(s[i:]); reason == "" {
			b = append(b, s[i:i+n]...)
			i += n
			continue
		}
		b = wtf8.AppendRune(b, 0xDC00+rune(s[i]))
		i++
	}
	return String(string(b))
}
