package py

// This file splits bytes.

import (
	"math"
	"slices"
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

// byteSplit is a split in progress.
type byteSplit struct {
	th    *Thread
	k     *bytesKind
	sep   string // "": white space
	limit int    // of the parts that are split off
	out   []Value
}

// beginSplit reads the arguments of split and rsplit.
func beginSplit(th *Thread, k *bytesKind, a []Value) (byteSplit, error) {
	limit, err := IndexArg(th, a[2])
	if err != nil {
		return byteSplit{}, err
	}
	if limit < 0 {
		limit = math.MaxInt
	}
	sep := ""
	if !a[1].IsNone() {
		sep, err = viewText(th, a[1])
		if err == nil && sep == "" {
			err = ValueErrorf("empty separator")
		}
	}
	return byteSplit{th: th, k: k, sep: sep, limit: limit}, err
}

// add adds a part.
func (b *byteSplit) add(part string) error {
	if len(b.out)&1023 == 1023 {
		if err := b.th.Charge(1024 * 32); err != nil {
			return err
		}
		if err := b.th.Poll(); err != nil {
			return err
		}
	}
	var err error
	b.out, err = AppendItem(b.th, b.out, b.k.part(part))
	return err
}

func bytesSplit(th *Thread, k *bytesKind, a []Value) (Value, error) {
	b, err := beginSplit(th, k, a)
	if err != nil {
		return Value{}, err
	}
	s := k.val(a[0])
	if b.sep != "" {
		for len(b.out) < b.limit {
			i, err := indexText(th, s, b.sep)
			if err != nil {
				return Value{}, err
			}
			if i < 0 {
				break
			}
			if err := b.add(s[:i]); err != nil {
				return Value{}, err
			}
			s = s[i+len(b.sep):]
		}
		if len(b.out) == 0 {
			return ListOf([]Value{k.same(a[0])}), nil
		}
		return ListOf(append(b.out, k.part(s))), nil
	}
	for i := 0; ; {
		for i < len(s) && isByteSpace(s[i]) {
			i++
			if err := pollBytes(th, i); err != nil {
				return Value{}, err
			}
		}
		if i == len(s) {
			return ListOf(b.out), nil
		}
		if len(b.out) == b.limit {
			return ListOf(append(b.out, k.part(s[i:]))), nil
		}
		from := i
		for i < len(s) && !isByteSpace(s[i]) {
			i++
			if err := pollBytes(th, i); err != nil {
				return Value{}, err
			}
		}
		if err := b.add(s[from:i]); err != nil {
			return Value{}, err
		}
	}
}

func bytesRSplit(th *Thread, k *bytesKind, a []Value) (Value, error) {
	b, err := beginSplit(th, k, a)
	if err != nil {
		return Value{}, err
	}
	s := k.val(a[0])
	done := func() (Value, error) {
		slices.Reverse(b.out)
		return ListOf(b.out), nil
	}
	if b.sep != "" {
		for len(b.out) < b.limit {
			i, err := lastIndexText(th, s, b.sep)
			if err != nil {
				return Value{}, err
			}
			if i < 0 {
				break
			}
			if err := b.add(s[i+len(b.sep):]); err != nil {
				return Value{}, err
			}
			s = s[:i]
		}
		if len(b.out) == 0 {
			return ListOf([]Value{k.same(a[0])}), nil
		}
		b.out = append(b.out, k.part(s))
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
		if len(b.out) == b.limit {
			b.out = append(b.out, k.part(s[:j]))
			return done()
		}
		to := j
		for j > 0 && !isByteSpace(s[j-1]) {
			j--
			if err := pollBytes(th, j); err != nil {
				return Value{}, err
			}
		}
		if err := b.add(s[j:to]); err != nil {
			return Value{}, err
		}
	}
}
