package py

// This file converts bytes from and to hexadecimal digits.

import (
	"math"
)

func hexDoc(what string) string {
	return "Write a " + what + " as hexadecimal digits.\n\n  sep\n    A character to put between bytes.\n  bytes_per_sep\n    After how many bytes, counted from the right, or from the left if negative."
}

// bytesHex is the method hex.
func bytesHex(th *Thread, s string, sepArg, perArg Value) (Value, error) {
	const digits = "0123456789abcdef"
	var sep byte
	per, err := IndexArg(th, perArg)
	if err != nil {
		return Value{}, err
	}
	if per > math.MaxInt32 || per < math.MinInt32 {
		return Value{}, OverflowErrorf("Python int too large to convert to C int")
	}
	if sepArg.ref != nil {
		n, err := Len(th, sepArg)
		if err != nil {
			return Value{}, err
		}
		if n != 1 {
			return Value{}, ValueErrorf("sep must be length 1.")
		}
		if x := ToStr(sepArg); x != nil {
			sep = x.s[0]
		} else if x := ToBytes(sepArg); x != nil {
			sep = x.s[0]
		} else {
			return Value{}, TypeErrorf("sep must be str or bytes.")
		}
		if sep >= 0x80 {
			return Value{}, ValueErrorf("sep must be ASCII.")
		}
	}
	if sepArg.ref == nil {
		per = 0
	}
	if err := th.Charge(int64(len(s)) * 3); err != nil {
		return Value{}, err
	}
	size := 2 * len(s)
	group := max(per, -per)
	if group > 0 && len(s) > 0 {
		size += (len(s) - 1) / group
	}
	b := make([]byte, 0, size)
	next := group // bytes until the next separator
	if per > 0 && len(s) > 0 {
		next = (len(s)-1)%group + 1
	}
	for i := 0; i < len(s); i++ {
		if group > 0 {
			if next == 0 {
				b = append(b, sep)
				next = group
			}
			next--
		}
		b = append(b, digits[s[i]>>4], digits[s[i]&15])
		if err := pollBytes(th, i); err != nil {
			return Value{}, err
		}
	}
	return ASCIIString(stringOf(b)), nil
}

func hexDigit(c byte) int {
	switch {
	case c >= '0' && c <= '9':
		return int(c - '0')
	case c|0x20 >= 'a' && c|0x20 <= 'f':
		return int(c|0x20-'a') + 10
	}
	return -1
}

// bytesFromHex is the class method fromhex.
func bytesFromHex(th *Thread, v Value) ([]byte, error) {
	s := ""
	str := ToStr(v)
	if str != nil {
		s = str.s
	} else {
		if v.Type().Buffer == nil {
			return nil, TypeErrorf("fromhex() argument must be str or bytes-like, not %s", v.Type().ShownName(th))
		}
		var err error
		if s, err = viewText(th, v); err != nil {
			return nil, err
		}
	}
	bad := func(i int) error {
		if str != nil {
			i = str.RuneIndex(i)
		}
		return ValueErrorf("non-hexadecimal number found in fromhex() arg at position %d", i)
	}
	out := make([]byte, 0, len(s)/2)
	var pace Pace
	for i := 0; i < len(s); {
		if err := pace.Poll(th, 1); err != nil {
			return nil, err
		}
		if isByteSpace(s[i]) {
			i++
			continue
		}
		hi := hexDigit(s[i])
		if hi < 0 {
			return nil, bad(i)
		}
		if i+1 >= len(s) {
			return nil, ValueErrorf("fromhex() arg must contain an even number of hexadecimal digits")
		}
		lo := hexDigit(s[i+1])
		if lo < 0 {
			return nil, bad(i + 1)
		}
		out = append(out, byte(hi<<4|lo))
		i += 2
	}
	return out, nil
}
