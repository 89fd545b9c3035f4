package binascii

// This file is Base64.

import (
	"encoding/base64"

	"github.com/hognose/hognose/py"
)

const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"

// values gives the value of a character of Base64, or 0xff.
var values = func() (t [256]byte) {
	for i := range t {
		t[i] = 0xff
	}
	for i := range 64 {
		t[alphabet[i]] = byte(i)
	}
	return
}()

func encodeBase64(th *py.Thread, a []py.Value) (py.Value, error) {
	s, err := input(th, a[0], false)
	if err != nil {
		return py.Value{}, err
	}
	newline, err := py.Truth(th, a[1])
	if err != nil {
		return py.Value{}, err
	}
	out, err := grow(th, (len(s)+2)/3*4+1)
	if err != nil {
		return py.Value{}, err
	}
	const chunk = 3 << 14
	for len(s) > chunk {
		out = base64.StdEncoding.AppendEncode(out, []byte(s[:chunk]))
		s = s[chunk:]
		if err := th.Poll(); err != nil {
			return py.Value{}, err
		}
	}
	out = base64.StdEncoding.AppendEncode(out, []byte(s))
	if newline {
		out = append(out, '\n')
	}
	return py.BytesOwned(out), nil
}

// decodeQuads decodes groups of four characters, as long as they are of the alphabet,
// into out, and returns how many characters these were.
func decodeQuads(out []byte, s string) int {
	n := 0
	for len(s) >= 4 && len(out) >= 3 {
		v0, v1, v2, v3 := values[s[0]], values[s[1]], values[s[2]], values[s[3]]
		if v0|v1|v2|v3 >= 64 {
			break
		}
		out[0], out[1], out[2] = v0<<2|v1>>4, v1<<4|v2>>2, v2<<6|v3
		s, out, n = s[4:], out[3:], n+4
	}
	return n
}

func decodeBase64(th *py.Thread, a []py.Value) (py.Value, error) {
	s, err := input(th, a[0], true)
	if err != nil {
		return py.Value{}, err
	}
	strict, err := py.Truth(th, a[1])
	if err != nil {
		return py.Value{}, err
	}
	out, err := grow(th, (len(s)+3)/4*3)
	if err != nil {
		return py.Value{}, err
	}
	if strict && s != "" && s[0] == '=' {
		return py.Value{}, errorf("Leading padding not allowed")
	}
	quad, pads := 0, 0
	left := byte(0)
	paddingStarted := false
	var pace py.Pace
	for i := 0; i < len(s); i++ {
		if quad == 0 && !paddingStarted {
			n := decodeQuads(out[len(out):cap(out)], s[i:min(len(s), i+4096)])
			out = out[:len(out)+n/4*3]
			if i += n; i == len(s) {
				break
			}
			if err := pace.Poll(th, n/4); err != nil {
				return py.Value{}, err
			}
		}
		if err := pace.Poll(th, 1); err != nil {
			return py.Value{}, err
		}
		c := s[i]
		if c == '=' {
			paddingStarted = true
			if strict && quad == 0 {
				return py.Value{}, errorf("Excess padding not allowed")
			}
			pads++
			if quad >= 2 && quad+pads >= 4 {
				// A complete group ends the data.
				if strict && i+1 < len(s) {
					return py.Value{}, errorf("Excess data after padding")
				}
				return py.BytesOwned(out), nil
			}
			continue
		}
		v := values[c]
		if v >= 64 {
			if strict {
				return py.Value{}, errorf("Only base64 data is allowed")
			}
			continue
		}
		if strict && paddingStarted {
			return py.Value{}, errorf("Discontinuous padding not allowed")
		}
		pads = 0
		switch quad {
		case 0:
			quad, left = 1, v
		case 1:
			quad = 2
			out = append(out, left<<2|v>>4)
			left = v & 0x0f
		case 2:
			quad = 3
			out = append(out, left<<4|v>>2)
			left = v & 0x03
		case 3:
			quad = 0
			out = append(out, left<<6|v)
			left = 0
		}
	}
	if quad == 1 {
		return py.Value{}, errorf("Invalid base64-encoded string: number of data characters (%d) cannot be 1 more than a multiple of 4", len(out)/3*4+1)
	}
	if quad != 0 {
		return py.Value{}, errorf("Incorrect padding")
	}
	return py.BytesOwned(out), nil
}
