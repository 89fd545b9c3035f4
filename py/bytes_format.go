package py

// This file defines the % operator of bytes and bytearray (PEP 461).

import (
	"math"
	"strconv"
	"strings"
)

// formatBytes returns format % arg.
func formatBytes(th *Thread, format string, arg Value) ([]byte, error) {
	args := []Value{arg}
	tuple := ToTuple(arg)
	if tuple != nil {
		args = tuple.items
	}
	var mapping Value
	if tuple == nil && arg.Type().GetItem != nil && ToStr(arg) == nil && ToBytes(arg) == nil && ToByteArray(arg) == nil {
		mapping = arg
	}
	used := 0
	next := func() (Value, error) {
		if used >= len(args) {
			return Value{}, TypeErrorf("not enough arguments for format string")
		}
		used++
		return args[used-1], nil
	}
	var out []byte
	byKey := false
	var pace Pace
	for i := 0; i < len(format); {
		if err := pace.Poll(th, 4); err != nil {
			return nil, err
		}
		c := strings.IndexByte(format[i:], '%')
		if c < 0 {
			out = append(out, format[i:]...)
			break
		}
		out = append(out, format[i:i+c]...)
		i += c + 1
		if i < len(format) && format[i] == '%' {
			out = append(out, '%')
			i++
			continue
		}
		incomplete := func() error { return ValueErrorf("incomplete format") }
		if i < len(format) && format[i] == '(' {
			if mapping.ref == nil {
				return nil, TypeErrorf("format requires a mapping")
			}
			depth, from := 1, i+1
			for i++; i < len(format) && depth > 0; i++ {
				switch format[i] {
				case '(':
					depth++
				case ')':
					depth--
				}
			}
			if depth > 0 {
				return nil, ValueErrorf("incomplete format key")
			}
			v, err := GetItem(th, mapping, NewBytes(format[from:i-1]))
			if err != nil {
				return nil, err
			}
			args, used, byKey = []Value{v}, 0, true
		}
		left := false
		flags := i
		for ; i < len(format); i++ {
			c := format[i]
			if c == '-' {
				left = true
			} else if c != '+' && c != ' ' && c != '#' && c != '0' {
				break
			}
		}
		spec := "%" + format[flags:i]
		number := func(what string) (n int, given bool, err error) {
			if i < len(format) && format[i] == '*' {
				i++
				v, err := next()
				if err != nil {
					return 0, false, err
				}
				if v.Type().Flags&FlagInt == 0 {
					return 0, false, TypeErrorf("* wants int")
				}
				n, err = IndexOverflow(th, v, OverflowError)
				if err == nil && (n > math.MaxInt32 || n < math.MinInt32) && what == "prec" {
					err = OverflowErrorf("Python int too large to convert to C int")
				}
				return n, true, err
			}
			for ; i < len(format) && isDigitByte(format[i]); i++ {
				d := int(format[i] - '0')
				if n > (math.MaxInt-d)/10 || what == "prec" && n > (math.MaxInt32-d)/10 {
					return 0, false, ValueErrorf("%s too big", what)
				}
				n, given = n*10+d, true
			}
			return n, given, nil
		}
		width, _, err := number("width")
		if err != nil {
			return nil, err
		}
		if width < 0 {
			left, width = true, -width
			spec += "-"
		}
		prec := -1
		if i < len(format) && format[i] == '.' {
			i++
			if prec, _, err = number("prec"); err != nil {
				return nil, err
			}
			prec = max(prec, 0)
		}
		if i < len(format) && (format[i] == 'h' || format[i] == 'l' || format[i] == 'L') {
			i++
		}
		if i >= len(format) {
			return nil, incomplete()
		}
		conv := format[i]
		at := i
		i++
		v, err := next()
		if err != nil {
			return nil, err
		}
		text := ""
		switch conv {
		case 'r', 'a':
			s, err := ASCII(th, v)
			if err != nil {
				return nil, err
			}
			text = s.s
			if prec >= 0 && len(text) > prec {
				text = text[:prec]
			}
		case 's', 'b':
			if text, err = formatBytesItem(th, v); err != nil {
				return nil, err
			}
			if prec >= 0 && len(text) > prec {
				text = text[:prec]
			}
		case 'c':
			if text, err = formatBytesChar(th, v); err != nil {
				return nil, err
			}
		case 'd', 'i', 'u', 'o', 'x', 'X', 'e', 'E', 'f', 'F', 'g', 'G':
			if width > 0 {
				spec += strconv.Itoa(width)
			}
			if prec >= 0 {
				spec += "." + strconv.Itoa(prec)
			}
			if strings.IndexByte("eEfFgG", conv) >= 0 {
				x, err := ToFloat(th, v)
				if err != nil && AsException(err) != nil {
					err = TypeErrorf("float argument required, not %s", v.Type().FullName())
				}
				if err != nil {
					return nil, err
				}
				v = Float(x)
			}
			r, err := strType.Binary[OpMod](th, String(spec+string(conv)), TupleOf(v))
			if err != nil {
				if AsException(err) != nil && strings.IndexByte("eEfFgG", conv) >= 0 {
					err = TypeErrorf("float argument required, not %s", v.Type().FullName())
				}
				return nil, err
			}
			text = ToStr(r).s
		default:
			if conv >= 0x80 { // a negative character, which CPython's own message cannot show
				return nil, OverflowErrorf("character argument not in range(0x110000)")
			}
			return nil, ValueErrorf("unsupported format character '%c' (0x%x) at index %d", conv, conv, at)
		}
		if n := width - len(text); n > 0 {
			if err := th.Charge(int64(width)); err != nil {
				return nil, err
			}
			pad, err := repeatText(th, " ", n)
			if err != nil {
				return nil, err
			}
			if left {
				out = append(append(out, text...), pad...)
			} else {
				out = append(append(out, pad...), text...)
			}
			continue
		}
		if err := th.Charge(int64(len(text))); err != nil {
			return nil, err
		}
		out = append(out, text...)
	}
	if used < len(args) && !byKey && mapping.ref == nil {
		return nil, TypeErrorf("not all arguments converted during bytes formatting")
	}
	return out, nil
}

func formatBytesItem(th *Thread, v Value) (string, error) {
	if s, ok := bytesText(v); ok && v.Type() != &memoryViewType {
		return s, nil
	}
	if v.Type().Buffer != nil {
		b, err := bytesFromObject(th, v, "bytes")
		return stringOf(b), err
	}
	r, found, err := callSpecial(th, v, names.bytes)
	if err != nil {
		return "", err
	}
	if !found {
		return "", TypeErrorf("%%b requires a bytes-like object, or an object that implements __bytes__, not '%s'", v.Type().FullName())
	}
	b := ToBytes(r)
	if b == nil {
		return "", TypeErrorf("__bytes__ returned non-bytes (type %s)", r.Type().FullName())
	}
	return b.s, nil
}

func formatBytesChar(th *Thread, v Value) (string, error) {
	if b, ok := bytesText(v); ok && v.Type() != &memoryViewType {
		if len(b) != 1 {
			kind := "bytes"
			if ToByteArray(v) != nil {
				kind = "bytearray"
			}
			return "", TypeErrorf("%%c requires an integer in range(256) or a single byte, not a %s object of length %d", kind, len(b))
		}
		return b, nil
	}
	if v.Type().Index == nil {
		return "", TypeErrorf("%%c requires an integer in range(256) or a single byte, not %s", v.Type().ShownName(th))
	}
	n, err := Index(th, v)
	if err != nil {
		return "", err
	}
	if !n.IsInt() || n.Int() < 0 || n.Int() > 255 {
		return "", OverflowErrorf("%%c arg not in range(256)")
	}
	return byteStrs[n.Int()].s, nil
}
