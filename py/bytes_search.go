package py

// This file searches bytes and tells what kind they are of.

import (
	"strings"
)

// needleOf converts what is searched for: bytes-like or an int.
func needleOf(th *Thread, x Value, contains bool) (string, error) {
	if s, ok := bytesText(x); ok {
		return s, nil
	}
	if x.Type().Buffer != nil {
		return viewText(th, x)
	}
	if x.Type().Index == nil {
		if contains {
			return "", notBytesLike(x)
		}
		return "", TypeErrorf("argument should be integer or bytes-like object, not '%s'", x.Type().FullName())
	}
	c, err := byteOf(th, x, "byte")
	if err != nil {
		return "", err
	}
	return byteStrs[c].s, nil
}

// indexText is strings.Index that polls.
func indexText(th *Thread, s, sub string) (int, error) {
	if len(s) <= copyChunk {
		return strings.Index(s, sub), nil
	}
	for at := 0; ; {
		end := min(len(s), at+copyChunk+len(sub))
		if i := strings.Index(s[at:end], sub); i >= 0 {
			return at + i, nil
		}
		if end == len(s) {
			return -1, nil
		}
		at = end - len(sub) + 1
		if err := th.Poll(); err != nil {
			return 0, err
		}
	}
}

// lastIndexText is strings.LastIndex that polls.
func lastIndexText(th *Thread, s, sub string) (int, error) {
	for len(s) > copyChunk+len(sub) {
		at := len(s) - copyChunk - len(sub)
		if i := strings.LastIndex(s[at:], sub); i >= 0 {
			return at + i, nil
		}
		s = s[:at+len(sub)-min(len(sub), 1)]
		if err := th.Poll(); err != nil {
			return 0, err
		}
	}
	return strings.LastIndex(s, sub), nil
}

// countText counts non-overlapping occurrences, up to limit.
func countText(th *Thread, s, sub string, limit int) (int, error) {
	if sub == "" {
		return min(len(s)+1, limit), nil
	}
	if len(s) <= copyChunk && limit > len(s) {
		return strings.Count(s, sub), nil
	}
	n := 0
	for n < limit {
		i, err := indexText(th, s, sub)
		if err != nil {
			return 0, err
		}
		if i < 0 {
			break
		}
		n++
		s = s[i+len(sub):]
		if err := th.PollEvery(n); err != nil {
			return 0, err
		}
	}
	return n, nil
}

func isByteSpace(c byte) bool { return c == ' ' || c >= '\t' && c <= '\r' }

func lowerByte(c byte) byte {
	if c >= 'A' && c <= 'Z' {
		c += 'a' - 'A'
	}
	return c
}

func upperByte(c byte) byte {
	if c >= 'a' && c <= 'z' {
		c -= 'a' - 'A'
	}
	return c
}

func isLowerByte(c byte) bool { return c >= 'a' && c <= 'z' }

func isUpperByte(c byte) bool { return c >= 'A' && c <= 'Z' }

func isAlphaByte(c byte) bool { return isLowerByte(c | 0x20) }

func isDigitByte(c byte) bool { return c >= '0' && c <= '9' }

// pollBytes polls in loops over single bytes.
func pollBytes(th *Thread, i int) error {
	if i&0xffff != 0xffff {
		return nil
	}
	return th.Poll()
}
