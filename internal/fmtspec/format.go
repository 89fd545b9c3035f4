package fmtspec

// This file formats values by a spec.

import (
	"math"
	"math/big"
	"slices"
	"strconv"
	"strings"

	"github.com/hognose/hognose/internal/floatfmt"
	"github.com/hognose/hognose/internal/wtf8"
)

// Charger is told the number of bytes about to be taken when a spec asks for many;
// its error refuses them. Poll is called while they are written. It may be nil.
type Charger interface {
	Charge(bytes int64) error
	Poll() error
	// Room returns b with room for n bytes more.
	Room(b []byte, n int) ([]byte, error)
}

// room is slices.Grow that can be stopped.
func room(b []byte, n int, charge Charger) ([]byte, error) {
	if n <= large || charge == nil {
		return slices.Grow(b, n), nil
	}
	return charge.Room(b, n)
}

// large is the size from which memory is charged beforehand.
const large = 1 << 12

func take(c Charger, n int) error {
	if n < large || c == nil {
		return nil
	}
	return c.Charge(int64(n))
}

// maxPrec is the largest precision of floats, as in CPython.
const maxPrec = math.MaxInt32

func text(b []byte, err error) (string, error) { return string(b), err }

// AppendText appends a string of n code points, formatted, to b.
func AppendText(b []byte, spec, typeName, s string, n int, charge Charger) ([]byte, error) {
	f, err := Parse(spec, typeName, 's', '<')
	switch {
	case err != nil:
		return nil, err
	case f.Type != 's':
		return nil, unknownType(f.Type, typeName)
	case f.Sign == ' ':
		return nil, errorf("Space not allowed in string format specifier")
	case f.Sign != 0:
		return nil, errorf("Sign not allowed in string format specifier")
	case f.NoNegZero:
		return nil, errorf("Negative zero coercion (z) not allowed in string format specifier")
	case f.Alt:
		return nil, errorf("Alternate form (#) not allowed in string format specifier")
	case f.Align == '=':
		return nil, errorf("'=' alignment not allowed in string format specifier")
	}
	if f.Prec >= 0 && f.Prec < n {
		n = f.Prec
		s = s[:wtf8.Offset(s, n)]
	}
	return f.pad(b, s, n, charge)
}

// pad puts text of n code points into the width.
func (f *Spec) pad(b []byte, text string, n int, charge Charger) ([]byte, error) {
	left, right := f.padding(n)
	if left+right == 0 {
		return append(b, text...), nil
	}
	size, err := f.fillSize(left+right, charge)
	if err != nil {
		return nil, err
	}
	if b, err = room(b, len(text)+size, charge); err != nil {
		return nil, err
	}
	if b, err = AppendFill(b, f.Fill, left, charge); err != nil {
		return nil, err
	}
	b = append(b, text...)
	return AppendFill(b, f.Fill, right, charge)
}

// padding says how many fill characters stand before and after n code points.
func (f *Spec) padding(n int) (left, right int) {
	k := f.Width - n
	if k <= 0 {
		return 0, 0
	}
	switch f.Align {
	case '<':
		return 0, k
	case '^':
		return k / 2, k - k/2
	}
	return k, 0
}

// fillSize charges for n fill characters and returns their size in bytes.
func (f *Spec) fillSize(n int, charge Charger) (int, error) {
	if n > math.MaxInt/4 {
		n = math.MaxInt / 4
	}
	n *= wtf8.RuneLen(f.Fill)
	return n, take(charge, n)
}

// AppendFill appends a character n times.
func AppendFill(b []byte, fill rune, n int, charge Charger) ([]byte, error) {
	start := len(b)
	if n > large {
		var err error
		if b, err = room(b, n*wtf8.RuneLen(fill), charge); err != nil {
			return nil, err
		}
	}
	for i := min(n, large); i > 0; i-- {
		b = wtf8.AppendRune(b, fill)
	}
	piece := len(b) - start
	for todo := (n - large) * wtf8.RuneLen(fill); todo > 0; {
		k := min(piece, todo)
		b = append(b, b[start:start+k]...)
		if todo -= k; piece < 1<<16 && piece <= todo {
			piece *= 2
		}
		if charge != nil {
			if err := charge.Poll(); err != nil {
				return nil, err
			}
		}
	}
	return b, nil
}

// AppendInt64 appends an int that fits in 64 bits, formatted, to b.
func AppendInt64(b []byte, spec, typeName string, v int64, charge Charger) ([]byte, error) {
	f, err := Parse(spec, typeName, 'd', '>')
	if err != nil {
		return nil, err
	}
	base, prefix := f.base()
	if base == 0 {
		if f.isFloat() {
			return f.float(b, float64(v), charge)
		}
		if f.Type != 'c' {
			return nil, unknownType(f.Type, typeName)
		}
		if err := f.checkInt(); err != nil {
			return nil, err
		}
		if v < 0 || v > 0x10ffff {
			return nil, &Error{Msg: "%c arg not in range(0x110000)", Overflow: true}
		}
		return f.char(b, rune(v), charge)
	}
	if err := f.checkInt(); err != nil {
		return nil, err
	}
	var space [72]byte
	digits := strconv.AppendUint(space[:0], magnitude(v), base)
	return f.digits(b, v < 0, prefix, digits, charge)
}

func magnitude(v int64) uint64 {
	if v < 0 {
		return -uint64(v)
	}
	return uint64(v)
}

// AppendBig appends an int of any size, formatted, to b. text, unless nil, converts
// the absolute value of v to lower-case digits; callers use it to poll and to bound the
// conversion.
func AppendBig(b []byte, spec, typeName string, v *big.Int, text func(base int) (string, error), charge Charger) ([]byte, error) {
	if v.IsInt64() {
		return AppendInt64(b, spec, typeName, v.Int64(), charge)
	}
	f, err := Parse(spec, typeName, 'd', '>')
	if err != nil {
		return nil, err
	}
	base, prefix := f.base()
	if base == 0 {
		switch {
		case f.isFloat():
			x, ok := floatfmt.FromBig(v)
			if !ok {
				return nil, &Error{Msg: "int too large to convert to float", Overflow: true}
			}
			return f.float(b, x, charge)
		case f.Type != 'c':
			return nil, unknownType(f.Type, typeName)
		}
		if err := f.checkInt(); err != nil {
			return nil, err
		}
		return nil, &Error{Msg: "Python int too large to convert to C long", Overflow: true}
	}
	if err := f.checkInt(); err != nil {
		return nil, err
	}
	if text == nil {
		text = func(base int) (string, error) { return strings.TrimPrefix(v.Text(base), "-"), nil }
	}
	digits, err := text(base)
	if err != nil {
		return nil, err
	}
	if err := take(charge, len(digits)); err != nil {
		return nil, err
	}
	return f.digits(b, v.Sign() < 0, prefix, []byte(digits), charge)
}

// base returns the base of an integer presentation and the prefix of its alternate form; 0 for other types.
func (f *Spec) base() (int, string) {
	switch f.Type {
	case 'd', 'n':
		return 10, ""
	case 'b':
		return 2, "0b"
	case 'o':
		return 8, "0o"
	case 'x':
		return 16, "0x"
	case 'X':
		return 16, "0X"
	}
	return 0, ""
}

func (f *Spec) isFloat() bool {
	switch f.Type {
	case 'e', 'E', 'f', 'F', 'g', 'G', '%':
		return true
	}
	return false
}

func (f *Spec) checkInt() error {
	switch {
	case f.Prec >= 0 || f.FracGroup != 0:
		return errorf("Precision not allowed in integer format specifier")
	case f.NoNegZero:
		return errorf("Negative zero coercion (z) not allowed in integer format specifier")
	case f.Type == 'c' && f.Sign != 0:
		return errorf("Sign not allowed with integer format specifier 'c'")
	case f.Type == 'c' && f.Alt:
		return errorf("Alternate form (#) not allowed with integer format specifier 'c'")
	}
	return nil
}

func (f *Spec) char(b []byte, r rune, charge Charger) ([]byte, error) {
	return f.pad(b, wtf8.RuneString(r), 1, charge)
}

func (f *Spec) digits(b []byte, neg bool, prefix string, digits []byte, charge Charger) ([]byte, error) {
	if f.Type == 'X' {
		for i, c := range digits {
			if c >= 'a' {
				digits[i] = c - ('a' - 'A')
			}
		}
	}
	if !f.Alt {
		prefix = ""
	}
	every := 3
	if f.Type != 'd' && f.Type != 'n' {
		every = 4
	}
	return f.assemble(b, neg, prefix, parts{whole: digits}, every, charge)
}

// AppendFloat appends a float, formatted, to b.
func AppendFloat(b []byte, spec, typeName string, v float64, charge Charger) ([]byte, error) {
	f, err := Parse(spec, typeName, 0, '>')
	if err != nil {
		return nil, err
	}
	if f.Type != 0 && f.Type != 'n' && !f.isFloat() {
		return nil, unknownType(f.Type, typeName)
	}
	return f.float(b, v, charge)
}

func (f *Spec) float(b []byte, v float64, charge Charger) ([]byte, error) {
	flags, kind := f.flags(), byte(f.Type)
	switch f.Type {
	case 0:
		flags |= floatfmt.AddDot0
		kind = 'r'
	case '%':
		v *= 100
		kind = 'f'
	}
	var space [128]byte
	t, err := f.appendFloat(space[:0], v, kind, flags, charge)
	if err != nil {
		return nil, err
	}
	n := split(t)
	if f.Type == '%' {
		n.rest = append(n.rest, '%')
	}
	return f.assemble(b, t[0] == '-', "", n, 3, charge)
}

func (f *Spec) flags() (flags floatfmt.Flags) {
	if f.Alt {
		flags |= floatfmt.Alt
	}
	if f.NoNegZero {
		flags |= floatfmt.NoNegZero
	}
	return flags
}

func (f *Spec) appendFloat(b []byte, v float64, kind byte, flags floatfmt.Flags, charge Charger) ([]byte, error) {
	prec := f.Prec
	switch {
	case prec > maxPrec:
		return nil, errTooFine
	case prec < 0:
		prec = 6
	case kind == 'r':
		kind = 'g'
	}
	if kind == 'n' {
		kind = 'g'
	}
	if math.Abs(v) <= math.MaxFloat64 {
		err := take(charge, floatfmt.MaxLen(prec))
		if err == nil && prec > large {
			b, err = room(b, floatfmt.MaxLen(prec), charge)
		}
		if err != nil {
			return nil, err
		}
	}
	return floatfmt.Append(b, v, kind, prec, flags), nil
}

// Complex formats a complex number.
func Complex(spec, typeName string, re, im float64, charge Charger) (string, error) {
	f, err := Parse(spec, typeName, 0, '>')
	switch {
	case err != nil:
		return "", err
	case f.Type == '%' || f.Type != 0 && f.Type != 'n' && !f.isFloat():
		return "", unknownType(f.Type, typeName)
	case f.Prec > maxPrec:
		return "", errTooFine
	case f.Fill == '0':
		return "", errorf("Zero padding is not allowed in complex format specifier")
	case f.Align == '=':
		return "", errorf("'=' alignment flag is not allowed in complex format specifier")
	}
	kind, parens, skip := byte(f.Type), false, false
	if f.Type == 0 {
		kind = 'r'
		skip = re == 0 && !math.Signbit(re)
		parens = !skip
	}
	bare := f
	bare.Width, bare.Align, bare.Fill = -1, '<', 0
	part := func(v float64) (string, error) {
		b, err := f.appendFloat(nil, v, kind, f.flags(), charge)
		if err != nil {
			return "", err
		}
		return text(bare.assemble(nil, b[0] == '-', "", split(b), 3, charge))
	}
	out := ""
	if !skip {
		if out, err = part(re); err != nil {
			return "", err
		}
		bare.Sign = '+'
	}
	imag, err := part(im)
	if err != nil {
		return "", err
	}
	out += imag + "j"
	if parens {
		out = "(" + out + ")"
	}
	return text(f.pad(nil, out, len(out), charge))
}

// parts is the text of a number in parts.
type parts struct {
	whole    []byte // digits before the point; none for inf and nan
	point    bool
	fraction []byte
	rest     []byte // exponent, inf, nan, %
}

// split takes the text of a float apart, leaving out the sign. The parts share b.
func split(b []byte) (n parts) {
	if b[0] == '-' {
		b = b[1:]
	}
	run := func() []byte {
		i := 0
		for i < len(b) && b[i] >= '0' && b[i] <= '9' {
			i++
		}
		d := b[:i:i]
		b = b[i:]
		return d
	}
	n.whole = run()
	if len(b) > 0 && b[0] == '.' {
		n.point, b = true, b[1:]
		n.fraction = run()
	}
	n.rest = b
	return n
}

// grouped returns the length of n digits with a separator after every few.
func grouped(n, every int) int { return n + (n-1)/every }

// assemble puts sign, prefix, grouped digits and the rest into the width.
func (f *Spec) assemble(b []byte, neg bool, prefix string, n parts, every int, charge Charger) ([]byte, error) {
	sign := byte(0)
	if neg {
		sign = '-'
	} else if f.Sign == '+' || f.Sign == ' ' {
		sign = f.Sign
	}
	head := len(prefix)
	if sign != 0 {
		head++
	}
	tail := len(n.rest)
	if n.point {
		tail++
	}
	if len(n.fraction) > 0 {
		if f.FracGroup != 0 {
			tail += grouped(len(n.fraction), 3)
		} else {
			tail += len(n.fraction)
		}
	}
	// Zeros from a "0" in the spec are digits: they are grouped too, and may make
	// the text one wider than asked.
	digits, zeros := len(n.whole), 0
	if digits > 0 {
		room := -1
		if f.Fill == '0' && f.Align == '=' {
			room = f.Width - head - tail
		}
		if f.Group == 0 {
			zeros = max(room-digits, 0)
		} else if room > grouped(digits, every) {
			total := room - (room-1)/(every+1) // the least whose grouped length is room or more
			zeros = total - digits
		}
		digits += zeros
		if f.Group != 0 {
			digits = grouped(digits, every)
		}
	}
	var err error
	size := head + digits + tail
	left, right := f.padding(size)
	if extra := left + right + zeros; extra > 0 {
		if _, err = f.fillSize(extra, charge); err != nil {
			return nil, err
		}
	}
	if b, err = room(b, size+(left+right)*wtf8.RuneLen(f.Fill), charge); err != nil {
		return nil, err
	}
	if f.Align != '=' {
		if b, err = AppendFill(b, f.Fill, left, charge); err != nil {
			return nil, err
		}
	}
	if sign != 0 {
		b = append(b, sign)
	}
	b = append(b, prefix...)
	if f.Align == '=' {
		if b, err = AppendFill(b, f.Fill, left, charge); err != nil {
			return nil, err
		}
	}
	if f.Group == 0 {
		if b, err = AppendFill(b, '0', zeros, charge); err != nil {
			return nil, err
		}
		b = append(b, n.whole...)
	} else {
		for i, todo := 0, zeros+len(n.whole); todo > 0; i, todo = i+1, todo-1 {
			if i&(large-1) == large-1 && charge != nil {
				if err := charge.Poll(); err != nil {
					return nil, err
				}
			}
			if i > 0 && todo%every == 0 {
				b = append(b, f.Group)
			}
			if i < zeros {
				b = append(b, '0')
			} else {
				b = append(b, n.whole[i-zeros])
			}
		}
	}
	if n.point {
		b = append(b, '.')
	}
	if f.FracGroup == 0 {
		b = append(b, n.fraction...)
	} else {
		for i, c := range n.fraction {
			if i > 0 && i%3 == 0 {
				b = append(b, f.FracGroup)
			}
			b = append(b, c)
		}
	}
	b = append(b, n.rest...)
	return AppendFill(b, f.Fill, right, charge)
}
