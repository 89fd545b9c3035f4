package py

// This file defines the format-spec mini-language, str.format and % formatting.

import (
	"math"
	"strconv"
	"strings"
)

// formatSpec is a parsed [[fill]align][sign][z][#][0][width][grouping][.precision][type].
type formatSpec struct {
	fill      string
	align     byte // 0: not given
	sign      byte
	alt, zero bool
	noNegZero bool
	width     int
	group     byte
	prec      int // -1: not given
	typ       byte
}

func parseSpec(spec string, typeName string) (f formatSpec, err error) {
	f.prec, f.fill = -1, " "
	s := spec
	isAlign := func(c byte) bool { return c == '<' || c == '>' || c == '=' || c == '^' }
	if s != "" {
		_, n := decodeRune(s)
		if len(s) > n && isAlign(s[n]) {
			f.fill, f.align = s[:n], s[n]
			s = s[n+1:]
		} else if isAlign(s[0]) {
			f.align = s[0]
			s = s[1:]
		}
	}
	take := func(c byte) bool {
		if s != "" && s[0] == c {
			s = s[1:]
			return true
		}
		return false
	}
	if s != "" && (s[0] == '+' || s[0] == '-' || s[0] == ' ') {
		f.sign = s[0]
		s = s[1:]
	}
	f.noNegZero = take('z')
	f.alt = take('#')
	if take('0') {
		f.zero = true
		if f.align == 0 {
			f.fill, f.align = "0", '='
		}
	}
	number := func() (int, bool, error) {
		n, i := 0, 0
		for ; i < len(s) && s[i] >= '0' && s[i] <= '9'; i++ {
			n = n*10 + int(s[i]-'0')
			if n > math.MaxInt32 {
				return 0, false, ValueErrorf("Too many decimal digits in format string")
			}
		}
		s = s[i:]
		return n, i > 0, nil
	}
	if f.width, _, err = number(); err != nil {
		return
	}
	if take(',') {
		f.group = ','
		if s != "" && s[0] == ',' {
			return f, ValueErrorf("Cannot specify both ',' and '_'.")
		}
	}
	if take('_') {
		if f.group != 0 {
			return f, ValueErrorf("Cannot specify both ',' and '_'.")
		}
		f.group = '_'
		if s != "" && s[0] == ',' {
			return f, ValueErrorf("Cannot specify both ',' and '_'.")
		}
	}
	if take('.') {
		n, ok, err := number()
		if err != nil {
			return f, err
		}
		if !ok {
			return f, ValueErrorf("Format specifier missing precision")
		}
		f.prec = n
	}
	if _, n := decodeRune(s); len(s) > n {
		return f, ValueErrorf("Invalid format specifier '%s' for object of type '%s'", spec, typeName)
	}
	if s != "" {
		if s[0] >= 0x80 {
			r, _ := decodeRune(s)
			return f, ValueErrorf("Unknown format code '\\x%x' for object of type '%s'", r, typeName)
		}
		f.typ = s[0]
	}
	return f, nil
}

func unknownCode(c byte, typeName string) error {
	return ValueErrorf("Unknown format code '%c' for object of type '%s'", c, typeName)
}

// pad puts text of n characters into the width.
func (f *formatSpec) pad(th *Thread, text string, n int, def byte) (Value, error) {
	if n >= f.width {
		return String(text), nil
	}
	if err := th.Charge(int64(f.width) * int64(len(f.fill))); err != nil {
		return Value{}, err
	}
	k := f.width - n
	a := f.align
	if a == 0 {
		a = def
	}
	switch a {
	case '<':
		return String(text + strings.Repeat(f.fill, k)), nil
	case '^':
		return String(strings.Repeat(f.fill, k/2) + text + strings.Repeat(f.fill, k-k/2)), nil
	}
	return String(strings.Repeat(f.fill, k) + text), nil
}

func formatText(th *Thread, s *Str, spec string) (Value, error) {
	if spec == "" {
		return s.exact(), nil
	}
	f, err := parseSpec(spec, "str")
	if err != nil {
		return Value{}, err
	}
	switch {
	case f.typ != 0 && f.typ != 's':
		return Value{}, unknownCode(f.typ, "str")
	case f.sign == ' ':
		return Value{}, ValueErrorf("Space not allowed in string format specifier")
	case f.sign != 0:
		return Value{}, ValueErrorf("Sign not allowed in string format specifier")
	case f.noNegZero:
		return Value{}, ValueErrorf("Negative zero coercion (z) not allowed in string format specifier")
	case f.alt:
		return Value{}, ValueErrorf("Alternate form (#) not allowed in string format specifier")
	case f.group != 0:
		return Value{}, ValueErrorf("Cannot specify '%c' with 's'.", f.group)
	case f.align == '=' && !f.zero:
		return Value{}, ValueErrorf("'=' alignment not allowed in string format specifier")
	}
	if f.align == '=' {
		f.align = '<'
	}
	if f.prec >= 0 && f.prec < s.Len() {
		s = s.sub(0, f.prec)
	}
	return f.pad(th, s.s, s.Len(), '<')
}

// formatNumber is int.__format__ and float.__format__.
func formatNumber(th *Thread, v, specV Value) (Value, error) {
	sp, err := needStr(specV, "__format__() argument")
	if err != nil {
		return Value{}, err
	}
	if sp.s == "" {
		s, err := StrOf(th, v)
		if err != nil {
			return Value{}, err
		}
		return s.Value(), nil
	}
	name := v.Type().Name
	f, err := parseSpec(sp.s, name)
	if err != nil {
		return Value{}, err
	}
	if fl, ok := AsFloat(v); ok {
		return f.float(th, fl, name)
	}
	switch f.typ {
	case 'e', 'E', 'f', 'F', 'g', 'G', '%':
		fl, err := intToFloat(v)
		if err != nil {
			return Value{}, err
		}
		return f.float(th, fl, name)
	}
	return f.int(th, v, name)
}

func (f *formatSpec) int(th *Thread, v Value, name string) (Value, error) {
	if f.prec >= 0 {
		return Value{}, ValueErrorf("Precision not allowed in integer format specifier")
	}
	if f.noNegZero {
		return Value{}, ValueErrorf("Negative zero coercion (z) not allowed in format specifier with integer format code 'd'")
	}
	if f.typ == 'c' {
		switch {
		case f.sign != 0:
			return Value{}, ValueErrorf("Sign not allowed with integer format specifier 'c'")
		case f.alt:
			return Value{}, ValueErrorf("Alternate form (#) not allowed with integer format specifier 'c'")
		case f.group != 0:
			return Value{}, ValueErrorf("Cannot specify '%c' with 'c'.", f.group)
		}
		n, ok := AsInt(v)
		if !ok || n < 0 || n > 0x10ffff {
			return Value{}, OverflowErrorf("%%c arg not in range(0x110000)")
		}
		return f.pad(th, runeString(rune(n)), 1, '<')
	}
	base, prefix := 10, ""
	switch f.typ {
	case 0, 'd', 'n':
	case 'b':
		base, prefix = 2, "0b"
	case 'o':
		base, prefix = 8, "0o"
	case 'x':
		base, prefix = 16, "0x"
	case 'X':
		base, prefix = 16, "0X"
	default:
		return Value{}, unknownCode(f.typ, name)
	}
	if f.group == ',' && base != 10 || f.group != 0 && f.typ == 'n' {
		return Value{}, ValueErrorf("Cannot specify '%c' with '%c'.", f.group, f.typ)
	}
	if !f.alt {
		prefix = ""
	}
	digits, err := intText(th, v, base)
	if err != nil {
		return Value{}, err
	}
	neg := digits[0] == '-'
	digits = strings.TrimPrefix(digits, "-")
	if f.typ == 'X' {
		digits = strings.ToUpper(digits)
	}
	every := 3
	if base != 10 {
		every = 4
	}
	return f.number(th, neg, prefix, digits, "", every)
}

// number assembles sign, prefix, grouped digits and the rest, and pads.
func (f *formatSpec) number(th *Thread, neg bool, prefix, digits, rest string, every int) (Value, error) {
	sign := ""
	if neg {
		sign = "-"
	} else if f.sign == '+' || f.sign == ' ' {
		sign = string(f.sign)
	}
	head := sign + prefix
	if f.group != 0 && digits != "" && digits[0] >= '0' && digits[0] <= 'z' && digits != "inf" && digits != "nan" {
		if f.align == '=' && f.fill == "0" {
			// Zeros take part in the grouping; the result may be one wider than asked.
			for groupedLen(len(digits), every)+len(head)+len(rest) < f.width {
				digits = "0" + digits
			}
		}
		digits = group(digits, every, f.group)
	}
	text := digits + rest
	if f.align == '=' {
		if k := f.width - len(head) - len(text); k > 0 {
			if err := th.Charge(int64(k)); err != nil {
				return Value{}, err
			}
			return String(head + strings.Repeat(f.fill, k) + text), nil
		}
		return String(head + text), nil
	}
	return f.pad(th, head+text, len(head)+len(text), '>')
}

func groupedLen(n, every int) int { return n + (n-1)/every }

func group(digits string, every int, sep byte) string {
	n := len(digits)
	if n <= every {
		return digits
	}
	b := make([]byte, 0, groupedLen(n, every))
	for i := 0; i < n; i++ {
		if i > 0 && (n-i)%every == 0 {
			b = append(b, sep)
		}
		b = append(b, digits[i])
	}
	return string(b)
}

func (f *formatSpec) float(th *Thread, x float64, name string) (Value, error) {
	if f.prec > math.MaxInt32-1 {
		return Value{}, ValueErrorf("precision too big")
	}
	typ := f.typ
	if typ == 'n' {
		if f.group != 0 {
			return Value{}, ValueErrorf("Cannot specify '%c' with 'n'.", f.group)
		}
		typ = 'g'
	}
	if f.prec > 0 {
		if err := th.Charge(int64(f.prec)); err != nil {
			return Value{}, err
		}
	}
	text, err := floatText(x, typ, f.prec, f.alt, name)
	if err != nil {
		return Value{}, err
	}
	neg := strings.HasPrefix(text, "-")
	text = strings.TrimPrefix(text, "-")
	if f.noNegZero && neg && strings.Trim(text, "0.e+-E%") == "" {
		neg = false
	}
	i := 0
	for i < len(text) && text[i] >= '0' && text[i] <= '9' {
		i++
	}
	if i == 0 {
		return f.number(th, neg, "", text, "", 3)
	}
	return f.number(th, neg, "", text[:i], text[i:], 3)
}

// floatText formats a float by the type letter; prec -1 means the default.
func floatText(x float64, typ byte, prec int, alt bool, name string) (string, error) {
	upper := typ >= 'A' && typ <= 'Z'
	var s string
	finite := !math.IsInf(x, 0) && x == x
	switch typ {
	case 'e', 'E', 'f', 'F', 'g', 'G', '%', 0:
	default:
		return "", unknownCode(typ, name)
	}
	suffix := ""
	switch {
	case !finite:
		s = FloatRepr(x)
		if typ == '%' {
			suffix = "%"
		}
	case typ == 0 && prec < 0:
		s = FloatRepr(x)
	case typ == 'f' || typ == 'F' || typ == '%':
		if typ == '%' {
			x *= 100
			suffix = "%"
		}
		if prec < 0 {
			prec = 6
		}
		s = strconv.FormatFloat(x, 'f', prec, 64)
		if math.IsInf(x, 0) {
			s = FloatRepr(x)
		} else if alt && prec == 0 {
			s += "."
		}
	case typ == 'e' || typ == 'E':
		if prec < 0 {
			prec = 6
		}
		s = strconv.FormatFloat(x, 'e', prec, 64)
		if alt && prec == 0 {
			s = strings.Replace(s, "e", ".e", 1)
		}
	default: // g, and no type with a precision
		if prec < 0 {
			prec = 6
		}
		if prec == 0 {
			prec = 1
		}
		s = strconv.FormatFloat(x, 'e', prec-1, 64)
		i := strings.IndexByte(s, 'e')
		e, _ := strconv.Atoi(s[i+1:])
		limit := prec
		if typ == 0 {
			limit = prec - 1
			if limit < 1 {
				limit = 1
			}
			if prec == 1 {
				limit = 0
			}
		}
		if e < -4 || e >= limit && (typ != 0 || e >= prec-1 && e >= limit) {
			m := s[:i]
			if !alt {
				if strings.IndexByte(m, '.') >= 0 {
					m = strings.TrimRight(strings.TrimRight(m, "0"), ".")
				}
			} else if strings.IndexByte(m, '.') < 0 {
				m += "."
			}
			s = m + s[i:]
		} else {
			s = strconv.FormatFloat(x, 'f', max(prec-1-e, 0), 64)
			if !alt && strings.IndexByte(s, '.') >= 0 {
				s = strings.TrimRight(strings.TrimRight(s, "0"), ".")
			} else if alt && strings.IndexByte(s, '.') < 0 {
				s += "."
			}
			if typ == 0 && strings.IndexByte(s, '.') < 0 {
				s += ".0"
			}
		}
	}
	if upper {
		s = strings.ToUpper(s)
	}
	return s + suffix, nil
}

func runeString(r rune) string {
	if r < 128 {
		return asciiStrs[r].s
	}
	return string(appendRune(nil, r))
}

// formatStr is str.format: args are the positional arguments, kwargs a mapping.
func formatStr(th *Thread, s string, args []Value, kwargs Value) (Value, error) {
	x := &formatter{th: th, args: args, kwargs: kwargs}
	out, err := x.run(s, 2)
	return String(out), err
}

type formatter struct {
	th         *Thread
	args       []Value
	kwargs     Value
	auto       int
	manualMode bool
	autoMode   bool
}

func (x *formatter) run(s string, depth int) (string, error) {
	if depth < 0 {
		return "", ValueErrorf("Max string recursion exceeded")
	}
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		switch c := s[i]; c {
		case '{':
			if i+1 < len(s) && s[i+1] == '{' {
				b.WriteByte('{')
				i++
				continue
			}
			if i+1 == len(s) {
				return "", ValueErrorf("Single '{' encountered in format string")
			}
			nest, j := 1, i+1
			bracket := false
			for ; j < len(s); j++ {
				if s[j] == '[' && nest == 1 {
					bracket = true
				} else if s[j] == ']' {
					bracket = false
				} else if bracket {
					continue
				} else if s[j] == '{' {
					nest++
				} else if s[j] == '}' {
					if nest--; nest == 0 {
						break
					}
				}
			}
			if nest > 0 {
				return "", ValueErrorf("expected '}' before end of string")
			}
			r, err := x.field(s[i+1:j], depth)
			if err != nil {
				return "", err
			}
			if err := x.th.Charge(int64(len(r))); err != nil {
				return "", err
			}
			b.WriteString(r)
			i = j
		case '}':
			if i+1 < len(s) && s[i+1] == '}' {
				b.WriteByte('}')
				i++
				continue
			}
			return "", ValueErrorf("Single '}' encountered in format string")
		default:
			b.WriteByte(c)
		}
	}
	return b.String(), nil
}

func (x *formatter) field(f string, depth int) (string, error) {
	th := x.th
	// The name ends at '!' or ':' outside of brackets.
	end, bracket := len(f), false
	for i := 0; i < len(f); i++ {
		if f[i] == '[' {
			bracket = true
		} else if f[i] == ']' {
			bracket = false
		} else if !bracket && (f[i] == '!' || f[i] == ':') {
			end = i
			break
		} else if f[i] == '{' {
			return "", ValueErrorf("unexpected '{' in field name")
		}
	}
	name, rest := f[:end], f[end:]
	conv := byte(0)
	if rest != "" && rest[0] == '!' {
		if len(rest) < 2 {
			return "", ValueErrorf("end of string while looking for conversion specifier")
		}
		conv = rest[1]
		rest = rest[2:]
		if rest != "" && rest[0] != ':' {
			return "", ValueErrorf("expected ':' after conversion specifier")
		}
	}
	spec := strings.TrimPrefix(rest, ":")
	v, err := x.lookup(name)
	if err != nil {
		return "", err
	}
	if conv != 0 {
		var s *Str
		switch conv {
		case 's':
			s, err = StrOf(th, v)
		case 'r':
			s, err = Repr(th, v)
		case 'a':
			s, err = ASCII(th, v)
		default:
			return "", ValueErrorf("Unknown conversion specifier '%c'", conv)
		}
		if err != nil {
			return "", err
		}
		v = s.Value()
	}
	if strings.ContainsAny(spec, "{}") {
		if spec, err = x.run(spec, depth-1); err != nil {
			return "", err
		}
	}
	s, err := Format(th, v, NewStr(spec))
	if err != nil {
		return "", err
	}
	return s.s, nil
}

func (x *formatter) lookup(name string) (Value, error) {
	th := x.th
	i := strings.IndexAny(name, ".[")
	first, rest := name, ""
	if i >= 0 {
		first, rest = name[:i], name[i:]
	}
	var v Value
	n, numErr := strconv.Atoi(first)
	isNum := numErr == nil && first != "" && first[0] >= '0' && first[0] <= '9'
	switch {
	case first == "" || isNum:
		if first == "" {
			if x.manualMode {
				return v, ValueErrorf("cannot switch from manual field specification to automatic field numbering")
			}
			x.autoMode = true
			n = x.auto
			x.auto++
		} else {
			if x.autoMode {
				return v, ValueErrorf("cannot switch from automatic field numbering to manual field specification")
			}
			x.manualMode = true
		}
		if x.args == nil && ToDict(x.kwargs) == nil {
			return v, ValueErrorf("Format string contains positional fields")
		}
		if n >= len(x.args) {
			return v, IndexErrorf("Replacement index %d out of range for positional args tuple", n)
		}
		v = x.args[n]
	default:
		var err error
		if v, err = GetItem(th, x.kwargs, String(first)); err != nil {
			return v, err
		}
	}
	for rest != "" {
		if rest[0] == '.' {
			rest = rest[1:]
			j := strings.IndexAny(rest, ".[")
			if j < 0 {
				j = len(rest)
			}
			if j == 0 {
				return v, ValueErrorf("Empty attribute in format string")
			}
			var err error
			if v, err = GetAttrGo(th, v, rest[:j]); err != nil {
				return v, err
			}
			rest = rest[j:]
			continue
		}
		if rest[0] != '[' {
			return v, ValueErrorf("Only '.' or '[' may follow ']' in format field specifier")
		}
		j := strings.IndexByte(rest, ']')
		if j < 0 {
			return v, ValueErrorf("Missing ']' in format string")
		}
		key := rest[1:j]
		if key == "" {
			return v, ValueErrorf("Empty attribute in format string")
		}
		k := String(key)
		if n, err := strconv.ParseInt(key, 10, 64); err == nil && key[0] != '-' && key[0] != '+' {
			k = Int(n)
		}
		var err error
		if v, err = GetItem(th, v, k); err != nil {
			return v, err
		}
		rest = rest[j+1:]
	}
	return v, nil
}

// percentFormat is str % args.
func percentFormat(th *Thread, s string, args Value) (Value, error) {
	tup := ToTuple(args)
	pos := 0
	used := false
	next := func() (Value, error) {
		if tup != nil {
			if pos >= len(tup.items) {
				return Value{}, TypeErrorf("not enough arguments for format string")
			}
			pos++
			return tup.items[pos-1], nil
		}
		if used {
			return Value{}, TypeErrorf("not enough arguments for format string")
		}
		used = true
		return args, nil
	}
	isMap := tup == nil && ToStr(args) == nil && args.Type().GetItem != nil
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] != '%' {
			j := strings.IndexByte(s[i:], '%')
			if j < 0 {
				j = len(s) - i
			}
			b.WriteString(s[i : i+j])
			i += j - 1
			continue
		}
		i++
		var key Value
		f := formatSpec{fill: " ", prec: -1}
		if i < len(s) && s[i] == '(' {
			if !isMap {
				return Value{}, TypeErrorf("format requires a mapping")
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
				return Value{}, ValueErrorf("incomplete format key")
			}
			v, err := GetItem(th, args, String(s[i+1:j-1]))
			if err != nil {
				return Value{}, err
			}
			key, used = v, true
			i = j
		}
		left := false
	flags:
		for ; i < len(s); i++ {
			switch s[i] {
			case '-':
				left = true
			case '+':
				f.sign = '+'
			case ' ':
				if f.sign == 0 {
					f.sign = ' '
				}
			case '#':
				f.alt = true
			case '0':
				f.zero = true
			default:
				break flags
			}
		}
		number := func() (int, bool, error) {
			if i < len(s) && s[i] == '*' {
				i++
				v, err := next()
				if err != nil {
					return 0, false, err
				}
				if !IsIntLike(v) {
					return 0, false, TypeErrorf("* wants int")
				}
				n, err := IndexOverflow(th, v, OverflowError)
				return n, true, err
			}
			n, ok := 0, false
			for ; i < len(s) && s[i] >= '0' && s[i] <= '9'; i++ {
				n, ok = n*10+int(s[i]-'0'), true
				if n > math.MaxInt32 {
					return 0, false, ValueErrorf("width too big")
				}
			}
			return n, ok, nil
		}
		w, _, err := number()
		if err != nil {
			return Value{}, err
		}
		if w < 0 {
			left, w = true, -w
		}
		f.width = w
		if i < len(s) && s[i] == '.' {
			i++
			p, _, err := number()
			if err != nil {
				return Value{}, err
			}
			f.prec = max(p, 0)
		}
		for i < len(s) && (s[i] == 'l' || s[i] == 'h' || s[i] == 'L') {
			i++
		}
		if i >= len(s) {
			return Value{}, ValueErrorf("incomplete format")
		}
		c := s[i]
		if c == '%' {
			b.WriteByte('%')
			continue
		}
		v := key
		if v.ref == nil {
			if v, err = next(); err != nil {
				return Value{}, err
			}
		}
		if left {
			f.align = '<'
		}
		var r Value
		switch c {
		case 's', 'r', 'a':
			var t *Str
			switch c {
			case 's':
				t, err = StrOf(th, v)
			case 'r':
				t, err = Repr(th, v)
			default:
				t, err = ASCII(th, v)
			}
			if err != nil {
				return Value{}, err
			}
			if f.prec >= 0 && f.prec < t.Len() {
				t = t.sub(0, f.prec)
			}
			r, err = f.pad(th, t.s, t.Len(), '>')
		case 'c':
			if t := ToStr(v); t != nil {
				if t.Len() != 1 {
					return Value{}, TypeErrorf("%%c requires an int or a unicode character, not a string of length %d", t.Len())
				}
				r, err = f.pad(th, t.s, 1, '>')
				break
			}
			if !IsIntLike(v) && v.Type().Index == nil {
				return Value{}, TypeErrorf("%%c requires an int or a unicode character, not %s", v.Type().Name)
			}
			n, err2 := Index(th, v)
			if err2 != nil {
				return Value{}, err2
			}
			k, ok := AsInt(n)
			if !ok || k < 0 || k > 0x10ffff {
				return Value{}, OverflowErrorf("%%c arg not in range(0x110000)")
			}
			r, err = f.pad(th, runeString(rune(k)), 1, '>')
		case 'd', 'i', 'u', 'o', 'x', 'X':
			r, err = f.percentInt(th, v, c, left)
		case 'e', 'E', 'f', 'F', 'g', 'G':
			x, err2 := ToFloat(th, v)
			if err2 != nil {
				if IsException(err2, TypeError) {
					err2 = TypeErrorf("must be real number, not %s", v.Type().Name)
				}
				return Value{}, err2
			}
			if f.zero && !left {
				f.fill, f.align = "0", '='
				if math.IsInf(x, 0) || x != x {
					f.fill = " "
					f.align = '>'
				}
			}
			f.typ = c
			r, err = f.float(th, x, "float")
		default:
			rn, _ := decodeRune(s[i:])
			return Value{}, ValueErrorf("unsupported format character '%s' (0x%x) at index %d", runeString(rn), rn, NewStr(s[:i]).Len())
		}
		if err != nil {
			return Value{}, err
		}
		b.WriteString(ToStr(r).s)
	}
	if tup != nil && pos < len(tup.items) || tup == nil && !used && !isMap {
		return Value{}, TypeErrorf("not all arguments converted during string formatting")
	}
	return String(b.String()), nil
}

func (f *formatSpec) percentInt(th *Thread, v Value, c byte, left bool) (Value, error) {
	var n Value
	var err error
	switch {
	case IsIntLike(v):
		n = exactInt(v)
	case c == 'd' || c == 'i' || c == 'u':
		if fl, ok := AsFloat(v); ok {
			n, err = floatToInt(fl)
		} else if v.Type().Int != nil && v.Type().Index == nil && ToStr(v) == nil {
			n, err = v.Type().Int(th, v)
		} else if v.Type().Index != nil {
			n, err = Index(th, v)
		} else {
			return Value{}, TypeErrorf("%%%c format: a real number is required, not %s", c, v.Type().Name)
		}
	default:
		if v.Type().Index == nil {
			return Value{}, TypeErrorf("%%%c format: an integer is required, not %s", c, v.Type().Name)
		}
		n, err = Index(th, v)
	}
	if err != nil {
		return Value{}, err
	}
	base, prefix := 10, ""
	switch c {
	case 'o':
		base, prefix = 8, "0o"
	case 'x':
		base, prefix = 16, "0x"
	case 'X':
		base, prefix = 16, "0X"
	}
	if !f.alt {
		prefix = ""
	}
	digits, err := intText(th, n, base)
	if err != nil {
		return Value{}, err
	}
	neg := digits[0] == '-'
	digits = strings.TrimPrefix(digits, "-")
	if c == 'X' {
		digits = strings.ToUpper(digits)
	}
	if k := f.prec - len(digits); k > 0 {
		if err := th.Charge(int64(k)); err != nil {
			return Value{}, err
		}
		digits = strings.Repeat("0", k) + digits
	}
	if f.zero && !left {
		f.fill, f.align = "0", '='
	}
	return f.number(th, neg, prefix, digits, "", 3)
}
