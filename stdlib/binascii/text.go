package binascii

// This file is hexadecimal, uuencode, quoted-printable and checksums.

import (
	"encoding/hex"
	"hash/crc32"
	"strings"

	"github.com/hognose/hognose/py"
)

func encodeHex(th *py.Thread, a []py.Value) (py.Value, error) {
	s, err := input(th, a[0], false)
	if err != nil {
		return py.Value{}, err
	}
	every, err := py.IndexOverflow(th, a[2], py.OverflowError)
	if err != nil {
		return py.Value{}, err
	}
	sep := ""
	if !a[1].IsAbsent() && !a[1].IsNone() {
		if t := py.ToStr(a[1]); t != nil {
			if t.Len() != 1 {
				return py.Value{}, py.ValueErrorf("sep must be length 1.")
			}
			sep = t.String()
		} else if b := py.ToBytes(a[1]); b != nil {
			if sep = b.String(); len(sep) != 1 {
				return py.Value{}, py.ValueErrorf("sep must be length 1.")
			}
		} else {
			return py.Value{}, py.TypeErrorf("sep must be str or bytes.")
		}
		if sep[0] >= 0x80 {
			return py.Value{}, py.ValueErrorf("sep must be ASCII.")
		}
	}
	out, err := grow(th, 3*len(s))
	if err != nil {
		return py.Value{}, err
	}
	group := every
	if group < 0 {
		group = -group
	}
	if sep == "" || every == 0 || group >= len(s) {
		group = len(s) + 1
	}
	for i := range len(s) {
		if err := th.PollEvery(i); err != nil {
			return py.Value{}, err
		}
		if i > 0 && (every > 0 && (len(s)-i)%group == 0 || every < 0 && i%group == 0) && group <= len(s) {
			out = append(out, sep[0])
		}
		out = append(out, "0123456789abcdef"[s[i]>>4], "0123456789abcdef"[s[i]&15])
	}
	return py.BytesOwned(out), nil
}

func decodeHex(th *py.Thread, a []py.Value) (py.Value, error) {
	s, err := input(th, a[0], true)
	if err != nil {
		return py.Value{}, err
	}
	if len(s)%2 == 1 {
		return py.Value{}, errorf("Odd-length string")
	}
	out, err := grow(th, len(s)/2)
	if err != nil {
		return py.Value{}, err
	}
	const chunk = 1 << 15
	for len(s) > 0 {
		n := min(len(s), chunk)
		if out, err = hex.AppendDecode(out, []byte(s[:n])); err != nil {
			return py.Value{}, errorf("Non-hexadecimal digit found")
		}
		s = s[n:]
		if len(s) > 0 {
			if err := th.Poll(); err != nil {
				return py.Value{}, err
			}
		}
	}
	return py.BytesOwned(out), nil
}

func encodeUU(th *py.Thread, a []py.Value) (py.Value, error) {
	s, err := input(th, a[0], false)
	if err != nil {
		return py.Value{}, err
	}
	backtick, err := py.Truth(th, a[1])
	if err != nil {
		return py.Value{}, err
	}
	if len(s) > 45 {
		return py.Value{}, errorf("At most 45 bytes at once")
	}
	enc := func(v byte) byte {
		if v == 0 && backtick {
			return '`'
		}
		return v + ' '
	}
	out := []byte{enc(byte(len(s)))}
	for i := 0; i < len(s); i += 3 {
		var b [3]byte
		copy(b[:], s[i:])
		out = append(out, enc(b[0]>>2), enc(b[0]<<4&0x30|b[1]>>4), enc(b[1]<<2&0x3c|b[2]>>6), enc(b[2]&0x3f))
	}
	return py.BytesOwned(append(out, '\n')), nil
}

func decodeUU(th *py.Thread, a []py.Value) (py.Value, error) {
	s, err := input(th, a[0], true)
	if err != nil {
		return py.Value{}, err
	}
	n := 32
	if s != "" {
		n = int(s[0]-' ') & 0x3f
		s = s[1:]
	}
	var out []byte
	var bits uint32
	have := 0
	i := 0
	for ; len(out) < n; i++ {
		c := byte(0)
		if i < len(s) {
			c = s[i]
		}
		if c == '\n' || c == '\r' || i >= len(s) {
			c = 0 // a line may be cut at its blanks
		} else {
			if c < ' ' || c > ' '+64 {
				return py.Value{}, errorf("Illegal char")
			}
			c = (c - ' ') & 0x3f
		}
		bits = bits<<6 | uint32(c)
		have += 6
		if have >= 8 {
			have -= 8
			out = append(out, byte(bits>>have))
			bits &= 1<<have - 1
		}
	}
	for ; i < len(s); i++ {
		if c := s[i]; c != ' ' && c != ' '+64 && c != '\n' && c != '\r' {
			return py.Value{}, errorf("Trailing garbage")
		}
	}
	return py.BytesOwned(out), nil
}

func hexValue(c byte) (byte, bool) {
	switch {
	case c >= '0' && c <= '9':
		return c - '0', true
	case c >= 'a' && c <= 'f':
		return c - 'a' + 10, true
	case c >= 'A' && c <= 'F':
		return c - 'A' + 10, true
	}
	return 0, false
}

func decodeQP(th *py.Thread, a []py.Value) (py.Value, error) {
	s, err := input(th, a[0], true)
	if err != nil {
		return py.Value{}, err
	}
	header, err := py.Truth(th, a[1])
	if err != nil {
		return py.Value{}, err
	}
	out, err := grow(th, len(s))
	if err != nil {
		return py.Value{}, err
	}
	var pace py.Pace
	for i := 0; i < len(s); {
		if err := pace.Poll(th, 1); err != nil {
			return py.Value{}, err
		}
		c := s[i]
		if c == '=' {
			i++
			if i >= len(s) {
				break
			}
			switch {
			case s[i] == '\n' || s[i] == '\r': // a soft line break
				if s[i] != '\n' {
					for i < len(s) && s[i] != '\n' {
						i++
					}
				}
				if i < len(s) {
					i++
				}
				continue
			case s[i] == '=': // broken encoders
				out = append(out, '=')
				i++
				continue
			}
			if i+1 < len(s) {
				hi, ok1 := hexValue(s[i])
				lo, ok2 := hexValue(s[i+1])
				if ok1 && ok2 {
					out = append(out, hi<<4|lo)
					i += 2
					continue
				}
			}
			out = append(out, '=')
			continue
		}
		if header && c == '_' {
			c = ' '
		}
		out = append(out, c)
		i++
	}
	return py.BytesOwned(out), nil
}

func encodeQP(th *py.Thread, a []py.Value) (py.Value, error) {
	s, err := input(th, a[0], false)
	if err != nil {
		return py.Value{}, err
	}
	var quoteTabs, isText, header bool
	for i, p := range []*bool{&quoteTabs, &isText, &header} {
		if *p, err = py.Truth(th, a[1+i]); err != nil {
			return py.Value{}, err
		}
	}
	const maxLine = 76
	crlf := false
	if i := strings.IndexByte(s, '\n'); i > 0 && s[i-1] == '\r' {
		crlf = true
	}
	out, err := grow(th, len(s)+len(s)/8)
	if err != nil {
		return py.Value{}, err
	}
	newline := func() {
		if crlf {
			out = append(out, '\r')
		}
		out = append(out, '\n')
	}
	line := 0
	var pace py.Pace
	for i := 0; i < len(s); {
		if err := pace.Poll(th, 1); err != nil {
			return py.Value{}, err
		}
		c := s[i]
		next := func(k int) byte {
			if i+k < len(s) {
				return s[i+k]
			}
			return 0
		}
		last := i+1 == len(s)
		quote := c > 126 || c == '=' || header && c == '_' ||
			c == '.' && line == 0 && (last || next(1) == '\n' || next(1) == '\r' || next(1) == 0) ||
			!isText && (c == '\r' || c == '\n') ||
			(c == '\t' || c == ' ') && last ||
			c < 33 && c != '\r' && c != '\n' && c != '\t' && c != ' ' ||
			c < 33 && c != '\r' && c != '\n' && (quoteTabs || !quoteTabs && c != '\t' && c != ' ')
		if quote {
			if line+3 >= maxLine {
				out = append(out, '=')
				newline()
				line = 0
			}
			out = append(out, '=', "0123456789ABCDEF"[c>>4], "0123456789ABCDEF"[c&15])
			i++
			line += 3
			continue
		}
		if isText && (c == '\n' || c == '\r' && next(1) == '\n') {
			line = 0
			// Blanks at the end of a line are quoted.
			if n := len(out); n > 0 && (out[n-1] == ' ' || out[n-1] == '\t') {
				b := out[n-1]
				out = append(out[:n-1], '=', "0123456789ABCDEF"[b>>4], "0123456789ABCDEF"[b&15])
			}
			newline()
			if c == '\r' {
				i += 2
			} else {
				i++
			}
			continue
		}
		if !last && next(1) != '\n' && line+1 >= maxLine {
			out = append(out, '=')
			newline()
			line = 0
		}
		line++
		if header && c == ' ' {
			c = '_'
		}
		out = append(out, c)
		i++
	}
	return py.BytesOwned(out), nil
}

// crcArg reads a checksum argument, modulo 2**32.
func crcArg(th *py.Thread, v py.Value) (uint32, error) {
	i, err := py.Index(th, v)
	if err != nil {
		return 0, err
	}
	b, _ := py.AsBigInt(i)
	if b.IsInt64() {
		return uint32(b.Int64()), nil
	}
	return uint32(b.Bits()[0]), nil
}

// CRC32 is zlib.crc32 too.
func CRC32(th *py.Thread, v py.Value, crc uint32) (uint32, error) {
	b, err := py.ViewBytes(th, v)
	if err != nil {
		return 0, err
	}
	for len(b) > 0 {
		n := min(len(b), 1<<16)
		crc = crc32.Update(crc, crc32.IEEETable, b[:n])
		b = b[n:]
		if len(b) > 0 {
			if err := th.Poll(); err != nil {
				return 0, err
			}
		}
	}
	return crc, nil
}

func crc32Func(th *py.Thread, a []py.Value) (py.Value, error) {
	crc, err := crcArg(th, a[1])
	if err != nil {
		return py.Value{}, err
	}
	crc, err = CRC32(th, a[0], crc)
	return py.Int(int64(crc)), err
}

func crcHQX(th *py.Thread, a []py.Value) (py.Value, error) {
	s, err := input(th, a[0], false)
	if err != nil {
		return py.Value{}, err
	}
	c, err := crcArg(th, a[1])
	if err != nil {
		return py.Value{}, err
	}
	crc := uint16(c)
	for i := range len(s) {
		if err := th.PollEvery(i); err != nil {
			return py.Value{}, err
		}
		crc ^= uint16(s[i]) << 8
		for range 8 {
			if crc&0x8000 != 0 {
				crc = crc<<1 ^ 0x1021
			} else {
				crc <<= 1
			}
		}
	}
	return py.Int(int64(crc)), nil
}
