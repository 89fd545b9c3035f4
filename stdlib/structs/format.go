// Package structs is the native module _struct, which struct exports: values as
// packed binary data.
package structs

// This file reads formats.

import (
	"github.com/hognose/hognose/py"
)

// field is one value of a format, or a run of them.
type field struct {
	code   byte
	size   int // of one item; of all bytes for s, p and x
	count  int // items
	offset int
	kind   fieldKind
	lo, hi int64 // range of the integers; hi -1 for unsigned of 64 bits
}

// fieldBytes is the size of a field.
const fieldBytes = 56

type fieldKind uint8

const (
	signed fieldKind = iota
	unsigned
	boolean
	char
	text   // s
	pascal // p
	half
	single
	double
	singleComplex
	doubleComplex
	pad
)

// format is a compiled format. It is immutable.
type format struct {
	text   string
	fields []field
	size   int
	values int
	big    bool
	native bool // sizes and alignment of the machine
}

type codeInfo struct {
	kind                fieldKind
	size, native, align int // size 0: native mode only
}

func info(c byte) (codeInfo, bool) {
	switch c {
	case 'x':
		return codeInfo{pad, 1, 1, 0}, true
	case 'b':
		return codeInfo{signed, 1, 1, 0}, true
	case 'B':
		return codeInfo{unsigned, 1, 1, 0}, true
	case 'c':
		return codeInfo{char, 1, 1, 0}, true
	case 's':
		return codeInfo{text, 1, 1, 0}, true
	case 'p':
		return codeInfo{pascal, 1, 1, 0}, true
	case 'h':
		return codeInfo{signed, 2, 2, 2}, true
	case 'H':
		return codeInfo{unsigned, 2, 2, 2}, true
	case 'i':
		return codeInfo{signed, 4, 4, 4}, true
	case 'I':
		return codeInfo{unsigned, 4, 4, 4}, true
	case 'l':
		return codeInfo{signed, 4, 8, 8}, true
	case 'L':
		return codeInfo{unsigned, 4, 8, 8}, true
	case 'q':
		return codeInfo{signed, 8, 8, 8}, true
	case 'Q':
		return codeInfo{unsigned, 8, 8, 8}, true
	case 'n':
		return codeInfo{signed, 0, 8, 8}, true
	case 'N', 'P':
		return codeInfo{unsigned, 0, 8, 8}, true
	case '?':
		return codeInfo{boolean, 1, 1, 0}, true
	case 'e':
		return codeInfo{half, 2, 2, 2}, true
	case 'f':
		return codeInfo{single, 4, 4, 4}, true
	case 'd':
		return codeInfo{double, 8, 8, 8}, true
	case 'F':
		return codeInfo{singleComplex, 8, 8, 4}, true
	case 'D':
		return codeInfo{doubleComplex, 16, 16, 8}, true
	}
	return codeInfo{}, false
}

func isSpace(c byte) bool { return c == ' ' || c >= '\t' && c <= '\r' }

const maxSize = 1<<63 - 1

// parse compiles a format.
func parse(th *py.Thread, s string) (*format, error) {
	f := &format{text: s, native: true}
	i := 0
	if s != "" {
		switch s[0] {
		case '@':
			i = 1
		case '=', '<':
			f.native, i = false, 1
		case '>', '!':
			f.native, f.big, i = false, true, 1
		}
	}
	var pace py.Pace
	for i < len(s) {
		if err := pace.Poll(th, 1); err != nil {
			return nil, err
		}
		c := s[i]
		i++
		if isSpace(c) {
			continue
		}
		num := 1
		if c >= '0' && c <= '9' {
			num = int(c - '0')
			for i < len(s) && s[i] >= '0' && s[i] <= '9' {
				d := int(s[i] - '0')
				if num > (maxSize-d)/10 {
					return nil, errorf("total struct size too long")
				}
				num = num*10 + d
				i++
			}
			if i >= len(s) {
				return nil, errorf("repeat count given without format specifier")
			}
			c = s[i]
			i++
		}
		inf, ok := info(c)
		if !ok || !f.native && inf.size == 0 {
			return nil, errorf("bad char in struct format")
		}
		size := inf.size
		if f.native {
			size = inf.native
			if a := inf.align; a > 0 {
				if f.size > maxSize-a {
					return nil, errorf("total struct size too long")
				}
				f.size = (f.size + a - 1) / a * a
			}
		}
		if num > (maxSize-f.size)/size {
			return nil, errorf("total struct size too long")
		}
		fl := field{code: c, size: size, count: num, offset: f.size, kind: inf.kind}
		switch inf.kind {
		case signed:
			fl.lo, fl.hi = -1<<(8*size-1), 1<<(8*size-1)-1
		case unsigned:
			if size == 8 {
				fl.hi = -1
			} else {
				fl.hi = 1<<(8*size) - 1
			}
		}
		f.size += size * num
		switch inf.kind {
		case pad:
			continue
		case text, pascal:
			fl.size, fl.count = num, 1
		}
		if fl.count == 0 {
			continue
		}
		f.values += fl.count
		var err error
		if f.fields, err = py.Append(th, f.fields, fl, fieldBytes); err != nil {
			return nil, err
		}
	}
	return f, nil
}
