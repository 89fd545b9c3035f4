package py

// This file splits bytes.

import (
	"math"
	"strings"
)

// indexLine finds the first line end of a long string.
func indexLine(th *Thread, s string) (int, error) {
	for at := 0; at < len(s); at += copyChunk {
		if i := strings.IndexAny(s[at:min(len(s), at+copyChunk)], "\r\n"); i >= 0 {
			return at + i, nil
		}
		if err := th.Poll(); err != nil {
			return 0, err
		}
	}
	return -1, nil
}

// splitSep converts the separator of split; "" for white space.
func splitSep(th *Thread, v Value) (string, error) {
	if v.IsNone() {
		return "", nil
	}
	sep, err := viewText(th, v)
	if err == nil && sep == "" {
		err = ValueErrorf("empty separator")
	}
	return sep, err
}

func bytesSplit(th *Thread, k *bytesKind, a []Value) (Value, error) {
	limit, err := IndexOverflow(th, a[2], OverflowError)
	if err != nil {
		return Value{}, err
	}
	if limit < 0 {
		limit = math.MaxInt
	}
	sep, err := splitSep(th, a[1])
	if err != nil {
		return Value{}, err
	}
	s := k.val(a[0])
	var out []Value
	add := func(part string) error {
		if len(out)&1023 == 1023 {
			if err := th.Charge(1024 * 32); err != nil {
				return err
			}
			if err := th.Poll(); err != nil {
				return err
			}
		}
		var err error
		out, err = AppendItem(th, out, k.part(part))
		return err
	}
	if sep != "" {
		for len(out) < limit {
			i, err := indexText(th, s, sep)
			if err != nil {
				return Value{}, err
			}
			if i < 0 {
				break
			}
			if err := add(s[:i]); err != nil {
				return Value{}, err
			}
			s = s[i+len(sep):]
		}
		if len(out) == 0 {
			return ListOf([]Value{k.same(a[0])}), nil
		}
		return ListOf(append(out, k.part(s))), nil
	}
	for i := 0; ; {
		for i < len(s) && isByteSpace(s[i]) {
			i++
			if err := pollBytes(th, i); err != nil {
				return Value{}, err
			}
		}
		if i == len(s) {
			return ListOf(out), nil
		}
		if len(out) == limit {
			return ListOf(append(out, k.part(s[i:]))), nil
		}
		from := i
		for i < len(s) && !isByteSpace(s[i]) {
			i++
			if err := pollBytes(th, i); err != nil {
				return Value{}, err
			}
		}
		if err := add(s[from:i]); err != nil {
			return Value{}, err
		}
	}
}

func bytesRSplit(th *Thread, k *bytesKind, a []Value) (Value, error) {
	limit, err := IndexOverflow(th, a[2], OverflowError)
	if err != nil {
		return Value{}, err
	}
	if limit < 0 {
		limit = math.MaxInt
	}
	sep, err := splitSep(th, a[1])
	if err != nil {
		return Value{}, err
	}
	s := k.val(a[0])
	var out []Value
	add := func(part string) error {
		if len(out)&1023 == 1023 {
			if err := th.Charge(1024 * 48); err != nil {
				return err
			}
			if err := th.Poll(); err != nil {
				return err
			}
		}
		out = append(out, k.part(part))
		return nil
	}
	done := func() (Value, error) {
		for i, j := 0, len(out)-1; i < j; i, j = i+1, j-1 {
			out[i], out[j] = out[j], out[i]
		}
		return ListOf(out), nil
	}
	if sep != "" {
		for len(out) < limit {
			i, err := lastIndexText(th, s, sep)
			if err != nil {
				return Value{}, err
			}
			if i < 0 {
				break
			}
			if err := add(s[i+len(sep):]); err != nil {
				return Value{}, err
			}
			s = s[:i]
		}
		if len(out) == 0 {
			return ListOf([]Value{k.same(a[0])}), nil
		}
		out = append(out, k.part(s))
		return done()
	}
	for j := len(s); ; {
		for j > 0 && isByteSpace(s[j-1]) {
			j--
			if err := pollBytes(th, j); err != nil {
				return Value{}, err
			}
		}
		if j == 0 {
			return done()
		}
		if len(out) == limit {
			out = append(out, k.part(s[:j]))
			return done()
		}
		to := j
		for j > 0 && !isByteSpace(s[j-1]) {
			j--
			if err := pollBytes(th, j); err != nil {
				return Value{}, err
			}
		}
		if err := add(s[j:to]); err != nil {
			return Value{}, err
		}
	}
}
