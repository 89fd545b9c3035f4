package py

// This file defines the % operator of str.

import (
	"math"
	"strconv"
	"strings"

	"github.com/hognose/hognose/internal/floatfmt"
	"github.com/hognose/hognose/internal/fmtspec"
)

// percentItem is a conversion of a format: %[(key)][flags][width][.prec][lhL]code.
type percentItem struct {
	left, plus, blank, alt, zero bool
	width, prec                  int // prec -1: not given
	code                         rune
	at                           int // byte offset of the code
}

// percentArgs hands out the values that a format asks for.
type percentArgs struct {
	tuple   *Tuple // nil: the one value itself
	value   Value
	mapping bool // the value can be asked for keys
	used    int
	byKey   bool
}

func (p *percentArgs) next() (Value, error) {
	switch {
	case p.tuple != nil && p.used < len(p.tuple.items):
		p.used++
		return p.tuple.items[p.used-1], nil
	case p.tuple == nil && p.used == 0 && !p.byKey:
		p.used++
		return p.value, nil
	}
	return Value{}, TypeErrorf("not enough arguments for format string")
}

func (p *percentArgs) left() bool {
	if p.tuple != nil {
		return p.used < len(p.tuple.items)
	}
	return p.used == 0 && !p.byKey && !p.mapping
}

// percentFormat is str % args.
func percentFormat(th *Thread, s string, args Value) (Value, error) {
	p := percentArgs{tuple: ToTuple(args), value: args}
	p.mapping = p.tuple == nil && ToStr(args) == nil && args.Type().GetItem != nil
	b, err := p.format(th, th.takeBuffer(), s)
	if err != nil {
		return Value{}, err
	}
	v := ownText(b)
	if len(b) < 4096 { // else v may share it
		th.giveBuffer(b)
	}
	return v, nil
}

// format appends s with its items replaced.
func (p *percentArgs) format(th *Thread, b []byte, s string) ([]byte, error) {
	for i, n := 0, 0; i < len(s); n++ {
		var err error
		if b, err = th.PollRoom(b, n); err != nil {
			return nil, err
		}
		j := strings.IndexByte(s[i:], '%')
		if j < 0 {
			b = append(b, s[i:]...)
			break
		}
		b = append(b, s[i:i+j]...)
		if i += j + 1; i < len(s) && s[i] == '%' {
			b = append(b, '%')
			i++
			continue
		}
		if i < len(s) && (s[i] == 's' || s[i] == 'd') { // most items are as simple as that
			if t, ok := p.appendPlain(b, s[i]); ok {
				b = t
				i++
				continue
			}
		}
		var item percentItem
		var v Value
		if i, v, err = item.parse(th, s, i, p); err != nil {
			return nil, err
		}
		start := len(b)
		if b, err = item.append(th, b, s, v); err != nil {
			return nil, err
		}
		if grown := len(b) - start; grown > 256 {
			if err := th.Charge(int64(grown)); err != nil {
				return nil, err
			}
		}
	}
	if p.left() {
		return nil, TypeErrorf("not all arguments converted during string formatting")
	}
	return b, nil
}

// appendPlain is %s or %d of the next value, if that is an int in place or, for %s, a
// short str.
func (p *percentArgs) appendPlain(b []byte, code byte) ([]byte, bool) {
	v := p.value
	switch {
	case p.tuple == nil && (p.used > 0 || p.byKey):
		return b, false
	case p.tuple == nil:
	case p.used == len(p.tuple.items):
		return b, false
	default:
		v = p.tuple.items[p.used]
	}
	switch {
	case v.IsInt():
		b = strconv.AppendInt(b, v.Int(), 10)
	case code == 's' && v.Type() == &strType && len((*Str)(v.ref).s) <= 256:
		b = append(b, (*Str)(v.ref).s...)
	default:
		return b, false
	}
	p.used++
	return b, true
}

// parse reads the item after its % and takes its value.
func (f *percentItem) parse(th *Thread, s string, i int, p *percentArgs) (next int, v Value, err error) {
	f.prec = -1
	var key keyedValue
	if i < len(s) && s[i] == '(' {
		if !p.mapping {
			return 0, v, TypeErrorf("format requires a mapping")
		}
		depth, j := 1, i+1
		for ; j < len(s) && depth > 0; j++ {
			if s[j] == '(' {
				depth++
			} else if s[j] == ')' {
				depth--
			}
		}
		if depth > 0 {
			return 0, v, ValueErrorf("incomplete format key")
		}
		key.given = true
		if key.value, err = GetItem(th, p.value, String(s[i+1:j-1])); err != nil {
			return 0, v, err
		}
		p.byKey = true
		i = j
	}
flags:
	for ; i < len(s); i++ {
		switch s[i] {
		case '-':
			f.left = true
		case '+':
			f.plus = true
		case ' ':
			f.blank = true
		case '#':
			f.alt = true
		case '0':
			f.zero = true
		default:
			break flags
		}
	}
	if i, f.width, err = percentNumber(th, s, i, p, &key, math.MaxInt, "width", "ssize_t"); err != nil {
		return 0, v, err
	}
	if f.width < 0 {
		f.left, f.width = true, -f.width
	}
	if i < len(s) && s[i] == '.' {
		if i, f.prec, err = percentNumber(th, s, i+1, p, &key, math.MaxInt32, "precision", "int"); err != nil {
			return 0, v, err
		}
		f.prec = max(f.prec, 0)
	}
	if i < len(s) && (s[i] == 'l' || s[i] == 'h' || s[i] == 'L') {
		i++
	}
	if i >= len(s) {
		return 0, v, ValueErrorf("incomplete format")
	}
	f.at = i
	var n int
	f.code, n = decodeRune(s[i:])
	v, err = key.next(p)
	return i + n, v, err
}

// keyedValue is what an item with a key takes its one value from.
type keyedValue struct {
	value       Value
	given, used bool
}

func (k *keyedValue) next(p *percentArgs) (Value, error) {
	if !k.given {
		return p.next()
	}
	if k.used {
		return Value{}, TypeErrorf("not enough arguments for format string")
	}
	k.used = true
	return k.value, nil
}

// percentNumber reads a width or precision: digits, or * for the next value.
func percentNumber(th *Thread, s string, i int, p *percentArgs, key *keyedValue, limit int, what, cType string) (next, n int, err error) {
	if i < len(s) && s[i] == '*' {
		v, err := key.next(p)
		if err != nil {
			return 0, 0, err
		}
		if !IsIntLike(v) {
			return 0, 0, TypeErrorf("* wants int")
		}
		k, ok := AsInt(v)
		if !ok || k > int64(limit) || k < -int64(limit) {
			return 0, 0, OverflowErrorf("Python int too large to convert to C %s", cType)
		}
		return i + 1, int(k), nil
	}
	for ; i < len(s) && s[i] >= '0' && s[i] <= '9'; i++ {
		d := int(s[i] - '0')
		if n > (limit-d)/10 {
			return 0, 0, ValueErrorf("%s too big", what)
		}
		n = n*10 + d
	}
	return i, n, nil
}

// append appends the text of v.
func (f *percentItem) append(th *Thread, b []byte, format string, v Value) ([]byte, error) {
	var t *Str
	var err error
	switch f.code {
	case 's':
		t, err = StrOf(th, v)
	case 'r':
		t, err = Repr(th, v)
	case 'a':
		t, err = ASCII(th, v)
	case 'c':
		t, err = percentChar(th, v)
		f.prec = -1
	case 'd', 'i', 'u', 'o', 'x', 'X':
		return f.appendInt(th, b, v)
	case 'e', 'E', 'f', 'F', 'g', 'G':
		return f.appendFloat(th, b, v)
	default:
		shown := "?"
		if f.code > 31 && f.code <= 126 {
			shown = string(f.code)
		}
		return nil, ValueErrorf("unsupported format character '%s' (0x%x) at index %d", shown, f.code, NewStr(format[:f.at]).Len())
	}
	if err != nil {
		return nil, err
	}
	n := t.Len()
	if f.prec >= 0 && f.prec < n {
		t, n = t.sub(0, f.prec), f.prec
	}
	return f.pad(th, b, "", "", t.s, n, false)
}

// pad appends sign, prefix and text, which has n characters, in the width.
func (f *percentItem) pad(th *Thread, b []byte, sign, prefix, text string, n int, zeros bool) ([]byte, error) {
	k := f.width - n - len(sign) - len(prefix)
	if k > 0 {
		if err := th.Charge(int64(k)); err != nil {
			return nil, err
		}
	}
	if k <= 0 {
		return append(append(append(b, sign...), prefix...), text...), nil
	}
	var err error
	zeros = zeros && !f.left
	if !zeros && !f.left {
		if b, err = fmtspec.AppendFill(b, ' ', k, th); err != nil {
			return b, err
		}
	}
	b = append(append(b, sign...), prefix...)
	if zeros {
		if b, err = fmtspec.AppendFill(b, '0', k, th); err != nil {
			return b, err
		}
	}
	if b, err = th.Room(b, len(text)); err != nil {
		return b, err
	}
	b = append(b, text...)
	if f.left {
		b, err = fmtspec.AppendFill(b, ' ', k, th)
	}
	return b, err
}

func (f *percentItem) sign(negative bool) string {
	switch {
	case negative:
		return "-"
	case f.plus:
		return "+"
	case f.blank:
		return " "
	}
	return ""
}

func percentChar(th *Thread, v Value) (*Str, error) {
	if t := ToStr(v); t != nil {
		if t.Len() != 1 {
			return nil, TypeErrorf("%%c requires an int or a unicode character, not a string of length %d", t.Len())
		}
		return t, nil
	}
	n, err := Index(th, v)
	if err != nil {
		if IsException(err, TypeError) {
			err = TypeErrorf("%%c requires an int or a unicode character, not %s", v.Type().ShownName(th))
		}
		return nil, err
	}
	k, ok := AsInt(n)
	if !ok || k < 0 || k > 0x10ffff {
		return nil, OverflowErrorf("%%c arg not in range(0x110000)")
	}
	return NewStr(runeString(rune(k))), nil
}

// percentInteger converts the value of an integer conversion.
func percentInteger(th *Thread, v Value, code rune) (Value, error) {
	if IsIntLike(v) {
		return exactInt(v), nil
	}
	var n Value
	var err error
	t := v.Type()
	if code == 'o' || code == 'x' || code == 'X' {
		if n, err = Index(th, v); IsException(err, TypeError) {
			err = TypeErrorf("%%%c format: an integer is required, not %s", code, t.Name)
		}
		return n, err
	}
	if t.Int == nil && t.Index == nil && t.Float == nil {
		return n, TypeErrorf("%%%c format: a real number is required, not %s", code, t.FullName())
	}
	if n, err = intFrom(th, v, Value{}); IsException(err, TypeError) {
		err = TypeErrorf("%%%c format: a real number is required, not %s", code, t.FullName())
	}
	return n, err
}

func (f *percentItem) appendInt(th *Thread, b []byte, v Value) ([]byte, error) {
	n, err := percentInteger(th, v, f.code)
	if err != nil {
		return nil, err
	}
	base, prefix := 10, ""
	switch f.code {
	case 'o':
		base, prefix = 8, "0o"
	case 'x', 'X':
		base, prefix = 16, "0"+string(f.code)
	}
	if !f.alt {
		prefix = ""
	}
	var digits string
	negative := false
	if i, ok := AsInt(n); ok {
		u := uint64(i)
		if negative = i < 0; negative {
			u = -u
		}
		digits = strconv.FormatUint(u, base)
	} else {
		big := bigOf(n)
		negative = big.Sign() < 0
		if digits, err = intDigits(th, n, base); err != nil {
			return nil, err
		}
	}
	if f.code == 'X' {
		digits = strings.ToUpper(digits)
	}
	if k := f.prec - len(digits); k > 0 {
		if err := th.Charge(int64(k)); err != nil {
			return nil, err
		}
		b, err := fmtspec.AppendFill(nil, '0', k, th)
		if err != nil {
			return nil, err
		}
		digits = stringOf(append(b, digits...))
	}
	return f.pad(th, b, f.sign(negative), prefix, digits, len(digits), f.zero)
}

func (f *percentItem) appendFloat(th *Thread, b []byte, v Value) ([]byte, error) {
	x, err := ToFloat(th, v)
	if err != nil {
		return nil, err
	}
	prec := f.prec
	if prec < 0 {
		prec = 6
	}
	if prec > 256 {
		if err := th.Charge(int64(floatfmt.MaxLen(prec))); err != nil {
			return nil, err
		}
	}
	var flags floatfmt.Flags
	if f.alt {
		flags = floatfmt.Alt
	}
	if f.width == 0 && !f.plus && !f.blank {
		if b, err = th.Room(b, floatfmt.MaxLen(prec)); err != nil {
			return nil, err
		}
		return floatfmt.Append(b, x, byte(f.code), prec, flags), nil
	}
	var space [128]byte
	t, err := th.Room(space[:0], floatfmt.MaxLen(prec))
	if err != nil {
		return nil, err
	}
	text := stringOf(floatfmt.Append(t, x, byte(f.code), prec, flags))
	digits := strings.TrimPrefix(text, "-")
	return f.pad(th, b, f.sign(len(digits) < len(text)), "", digits, len(digits), f.zero)
}
