package py

// This file defines the methods of the Python type str.

import (
	"math"
	"slices"
	"strings"

	"github.com/hognose/hognose/internal/unidata"
	"github.com/hognose/hognose/internal/wtf8"
)

func needStr(v Value, what string) (*Str, error) {
	if s := ToStr(v); s != nil {
		return s, nil
	}
	return nil, TypeErrorf("%s must be str, not %s", what, argTypeName(v))
}

func strMethods() []NativeDef {
	str := func(v Value) *Str { return (*Str)(v.ref) }
	// from and to are the first of the ASCII letters that change, and what it becomes, if
	// that is all there is to it.
	mapped := func(name, doc string, f unidata.Mapping, from, to byte) NativeDef {
		return NativeDef{Sig: name + "(self, /)", Doc: doc, Fn: func(th *Thread, a []Value) (Value, error) {
			if s := str(a[0]); from != 0 && s.IsASCII() && len(s.s) > 1 && len(s.s) < 1<<16 {
				i := 0
				for i < len(s.s) && s.s[i]-from >= 26 {
					i++
				}
				if i == len(s.s) {
					return s.exact(), nil
				}
				r, b := newText(len(s.s))
				copy(b, s.s[:i])
				for ; i < len(b); i++ {
					c := s.s[i]
					if c-from < 26 {
						c += to - from
					}
					b[i] = c
				}
				return r.knowASCII().Value(), nil
			}
			t := str(a[0]).s
			if err := th.Charge(int64(len(t))); err != nil {
				return Value{}, err
			}
			out, err := inPieces(th, t, f)
			return String(out), err
		}}
	}
	test := func(name, doc string, empty bool, f func(r rune) bool) NativeDef {
		return NativeDef{Sig: name + "(self, /)", Doc: doc, Fn: func(th *Thread, a []Value) (Value, error) {
			s := str(a[0]).s
			if s == "" {
				return Bool(empty), nil
			}
			for i, k := 0, 1; i < len(s); k++ {
				if err := th.PollEvery(k); err != nil {
					return Value{}, err
				}
				r, n := decodeRune(s[i:])
				if !f(r) {
					return False, nil
				}
				i += n
			}
			return True, nil
		}}
	}
	cased := func(name, doc string, want, bad func(r rune) bool) NativeDef {
		return NativeDef{Sig: name + "(self, /)", Doc: doc, Fn: func(th *Thread, a []Value) (Value, error) {
			ok := false
			s := str(a[0]).s
			for i, k := 0, 1; i < len(s); k++ {
				if err := th.PollEvery(k); err != nil {
					return Value{}, err
				}
				r, n := decodeRune(s[i:])
				if bad(r) || unidata.IsTitle(r) {
					return False, nil
				}
				ok = ok || want(r)
				i += n
			}
			return Bool(ok), nil
		}}
	}
	strip := func(name string, left, right bool) NativeDef {
		return NativeDef{Sig: name + "(self, chars=None, /)", Doc: "Return a copy without white space at both ends, or without the characters of chars.", Fn: func(th *Thread, a []Value) (Value, error) {
			x := str(a[0])
			i, j := 0, len(x.s)
			if c := ToStr(a[1]); x.IsASCII() && (a[1].IsNone() || c != nil && c.IsASCII() && len(c.s) <= 16) {
				in := asciiSpace
				if c != nil {
					in = [2]uint64{}
					for k := range len(c.s) {
						in[c.s[k]>>6] |= 1 << (c.s[k] & 63)
					}
				}
				for left && i < j && in[x.s[i]>>6]>>(x.s[i]&63)&1 != 0 {
					if i++; i&(copyChunk-1) == 0 {
						if err := th.Poll(); err != nil {
							return Value{}, err
						}
					}
				}
				for right && i < j && in[x.s[j-1]>>6]>>(x.s[j-1]&63)&1 != 0 {
					if j--; j&(copyChunk-1) == 0 {
						if err := th.Poll(); err != nil {
							return Value{}, err
						}
					}
				}
				return x.piece(i, j).Value(), nil
			}
			in := isSpaceRune
			if !a[1].IsNone() {
				c := ToStr(a[1])
				if c == nil {
					return Value{}, TypeErrorf("%s arg must be None or str", name)
				}
				in = func(r rune) bool { return containsRune(c.s, r) }
			}
			var pace Pace
			for left && i < j {
				r, n := decodeRune(x.s[i:])
				if !in(r) {
					break
				}
				i += n
				if err := pace.Poll(th, 1); err != nil {
					return Value{}, err
				}
			}
			for right && i < j {
				r, n := wtf8.DecodeLastRune(x.s[i:j])
				if !in(r) {
					break
				}
				j -= n
				if err := pace.Poll(th, 1); err != nil {
					return Value{}, err
				}
			}
			return x.piece(i, j).Value(), nil
		}}
	}
	find := func(name, doc string, last, must, count bool) NativeDef {
		argument := name + "() argument 1"
		return NativeDef{Sig: name + "(self, sub, start=None, end=None, /)", Doc: doc, Fn: func(th *Thread, a []Value) (Value, error) {
			s := str(a[0])
			sub, err := needStr(a[1], argument)
			if err != nil {
				return Value{}, err
			}
			n := s.Len()
			from, to, err := searchRange(th, a[2], a[3], n)
			if err != nil {
				return Value{}, err
			}
			i := -1
			cnt := 0
			if from <= to && from <= n {
				bo := s.offset(from)
				text := s.s[bo:s.offset(to)]
				switch {
				case count:
					if sub.s == "" {
						cnt = to - from + 1
					} else {
						cnt, err = countText(th, text, sub.s, math.MaxInt)
					}
				case last:
					i, err = lastIndexText(th, text, sub.s)
				default:
					i, err = indexText(th, text, sub.s)
				}
				if err != nil {
					return Value{}, err
				}
				if i >= 0 {
					if !s.IsASCII() {
						i = s.RuneIndex(bo + i)
					} else {
						i += bo
					}
				}
			}
			if count {
				return Int(int64(cnt)), nil
			}
			if must && i < 0 {
				return Value{}, ValueErrorf("substring not found")
			}
			return Int(int64(i)), nil
		}}
	}
	affix := func(name, doc string, f func(s, p string) bool) NativeDef {
		return NativeDef{Sig: name + "(self, affix, start=None, end=None, /)", Doc: doc, Fn: func(th *Thread, a []Value) (Value, error) {
			s := str(a[0])
			if x := ToStr(a[1]); x != nil && a[2].IsNone() && a[3].IsNone() {
				return Bool(f(s.s, x.s)), nil
			}
			from, to, err := searchRange(th, a[2], a[3], s.Len())
			if err != nil {
				return Value{}, err
			}
			ok := from <= to && from <= s.Len()
			text := ""
			if ok {
				text = s.s[s.offset(from):s.offset(to)]
			}
			list := []Value{a[1]}
			if tup := ToTuple(a[1]); tup != nil {
				list = tup.items
			}
			for _, p := range list {
				x := ToStr(p)
				if x == nil {
					if ToTuple(a[1]) != nil {
						return Value{}, TypeErrorf("tuple for %s must only contain str, not %s", name, p.Type().FullName())
					}
					return Value{}, TypeErrorf("%s first arg must be str or a tuple of str, not %s", name, p.Type().FullName())
				}
				if ok && f(text, x.s) {
					return True, nil
				}
			}
			return False, nil
		}}
	}
	pad := func(name string, f func(total int) (left, right int)) NativeDef {
		return NativeDef{Sig: name + "(self, width, fillchar=' ', /)", Doc: "Return a copy of at least a width, filled up with a character, a space by default.", Fn: func(th *Thread, a []Value) (Value, error) {
			s := str(a[0])
			w, err := IndexArg(th, a[1])
			if err != nil {
				return Value{}, err
			}
			fill := ToStr(a[2])
			if fill == nil {
				return Value{}, TypeErrorf("The fill character must be a unicode character, not %s", a[2].Type().FullName())
			}
			if fill.Len() != 1 {
				return Value{}, TypeErrorf("The fill character must be exactly one character long")
			}
			n := w - s.Len()
			if n <= 0 {
				return s.exact(), nil
			}
			l, r := f(n)
			if name == "center" && n%2 == 1 {
				l = n/2 + n&w&1
				r = n - l
			}
			return buildText(th, times{fill, l}, times{s, 1}, times{fill, r})
		}}
	}
	part := func(name string, last bool) NativeDef {
		return NativeDef{Sig: name + "(self, sep, /)", Doc: "Split at the first place of a separator: what is before it, the separator, what is behind it.", Fn: func(th *Thread, a []Value) (Value, error) {
			s := str(a[0])
			sep, err := needStr(a[1], "must be str, not")
			if err != nil {
				return Value{}, TypeErrorf("must be str, not %s", a[1].Type().FullName())
			}
			if sep.s == "" {
				return Value{}, ValueErrorf("empty separator")
			}
			search := indexText
			if last {
				search = lastIndexText
			}
			i, err := search(th, s.s, sep.s)
			if err != nil {
				return Value{}, err
			}
			if i < 0 {
				if last {
					return TupleOf(emptyStr.Value(), emptyStr.Value(), a[0]), nil
				}
				return TupleOf(a[0], emptyStr.Value(), emptyStr.Value()), nil
			}
			return TupleOf(String(s.s[:i]), sep.Value(), String(s.s[i+len(sep.s):])), nil
		}}
	}
	return []NativeDef{
		mapped("lower", "Return a copy in lower case.", unidata.Lower, 'A', 'a'),
		mapped("upper", "Return a copy in upper case.", unidata.Upper, 'a', 'A'),
		mapped("casefold", "Return a copy for comparisons that ignore case.", unidata.Fold, 'A', 'a'),
		mapped("swapcase", "Return a copy with upper case for lower case, and the other way round.", unidata.SwapCase, 0, 0),
		mapped("title", "Return a copy with a capital at the beginning of each word, and lower case behind it.", unidata.Title, 0, 0),
		mapped("capitalize", "Return a copy that begins with a capital and goes on in lower case.", unidata.Capitalize, 0, 0),
		test("isalpha", "Tell whether there are characters, all of them letters.", false, unidata.IsAlpha),
		test("isdecimal", "Tell whether there are characters, all of them decimal digits.", false, unidata.IsDecimal),
		test("isdigit", "Tell whether there are characters, all of them digits.", false, unidata.IsDigit),
		test("isnumeric", "Tell whether there are characters, all of them numeric.", false, unidata.IsNumeric),
		test("isalnum", "Tell whether there are characters, all of them letters or digits.", false, unidata.IsAlnum),
		test("isspace", "Tell whether there are characters, all of them white space.", false, isSpaceRune),
		test("isascii", "Tell whether no character is above 127.", true, func(r rune) bool { return r < 128 }),
		test("isprintable", "Return True if all characters in the string are printable, False otherwise.", true, isPrintable),
		cased("islower", "Tell whether there are letters that have a case, all of them in lower case.", unidata.IsLower, unidata.IsUpper),
		cased("isupper", "Tell whether there are letters that have a case, all of them in upper case.", unidata.IsUpper, unidata.IsLower),
		{Sig: "istitle(self, /)", Doc: "Tell whether all words begin with a capital, and go on in lower case.", Fn: func(th *Thread, a []Value) (Value, error) {
			prev, any := false, false
			s := str(a[0]).s
			for i, k := 0, 1; i < len(s); k++ {
				if err := th.PollEvery(k); err != nil {
					return Value{}, err
				}
				r, n := decodeRune(s[i:])
				i += n
				switch {
				case unidata.IsUpper(r) || unidata.IsTitle(r):
					if prev {
						return False, nil
					}
					prev, any = true, true
				case unidata.IsLower(r):
					if !prev {
						return False, nil
					}
					any = true
				default:
					prev = false
				}
			}
			return Bool(any), nil
		}},
		{Sig: "isidentifier(self, /)", Doc: "Tell whether the string could be a name in a program.", Fn: func(th *Thread, a []Value) (Value, error) {
			ok, err := isIdentifier(th, str(a[0]).s)
			return Bool(ok), err
		}},
		strip("strip", true, true), strip("lstrip", true, false), strip("rstrip", false, true),
		find("find", "Return the first place of another string, -1 if it is not there.", false, false, false),
		find("rfind", "Return the last place of another string, -1 if it is not there.", true, false, false),
		find("index", "Return the first place of another string; ValueError if it is not there.", false, true, false),
		find("rindex", "Return the last place of another string; ValueError if it is not there.", true, true, false),
		find("count", "Count the places where another string is found, none of which overlap.", false, false, true),
		affix("startswith", "Tell whether the string begins with another, or with one of a tuple.", strings.HasPrefix),
		affix("endswith", "Tell whether the string ends with another, or with one of a tuple.", strings.HasSuffix),
		pad("ljust", func(n int) (int, int) { return 0, n }), pad("rjust", func(n int) (int, int) { return n, 0 }),
		pad("center", func(n int) (int, int) { return n / 2, n - n/2 }),
		part("partition", false), part("rpartition", true),
		{Sig: "zfill(self, width, /)", Doc: "Return a copy with zeros in front, behind a sign, up to a width.", Fn: func(th *Thread, a []Value) (Value, error) {
			s := str(a[0])
			w, err := IndexArg(th, a[1])
			if err != nil {
				return Value{}, err
			}
			n := w - s.Len()
			if n <= 0 {
				return s.exact(), nil
			}
			sign, rest := "", s.s
			if rest != "" && (rest[0] == '+' || rest[0] == '-') {
				sign, rest = rest[:1], rest[1:]
			}
			return buildText(th, times{NewStr(sign), 1}, times{NewStr("0"), n}, times{NewStr(rest), 1})
		}},
		{Sig: "join(self, iterable, /)", Flags: Consumes, Doc: "One string made of many, with this one between each two.\n\n', '.join(['x', 'y']) is 'x, y'.", Fn: strJoin},
		{Sig: "split(self, sep=None, maxsplit=-1)", Doc: "Return a list of the parts between separators.", Fn: func(th *Thread, a []Value) (Value, error) { return strSplit(th, a, false) }},
		{Sig: "rsplit(self, sep=None, maxsplit=-1)", Doc: "Return a list of the parts between separators.", Fn: func(th *Thread, a []Value) (Value, error) { return strSplit(th, a, true) }},
		{Sig: "splitlines(self, keepends=False)", Doc: "Return a list of the lines.", Fn: strSplitLines},
		{Sig: "replace(self, old, new, /, count=-1)", Doc: "Return a copy with one string in place of another, everywhere or the first count times.", Fn: strReplace},
		{Sig: "removeprefix(self, prefix, /)", Doc: "Return a copy without another string in front, if it is there.", Fn: func(th *Thread, a []Value) (Value, error) {
			p, err := needStr(a[1], "removeprefix() argument")
			if err != nil {
				return Value{}, err
			}
			return String(strings.TrimPrefix(str(a[0]).s, p.s)), nil
		}},
		{Sig: "removesuffix(self, suffix, /)", Doc: "Return a copy without another string at the end, if it is there.", Fn: func(th *Thread, a []Value) (Value, error) {
			p, err := needStr(a[1], "removesuffix() argument")
			if err != nil {
				return Value{}, err
			}
			return String(strings.TrimSuffix(str(a[0]).s, p.s)), nil
		}},
		{Sig: "expandtabs(self, tabsize=8)", Doc: "Return a copy with spaces instead of tabs.", Fn: func(th *Thread, a []Value) (Value, error) {
			n, err := IndexInt(th, a[1])
			if err != nil {
				return Value{}, err
			}
			s := str(a[0]).s
			if err := th.Charge(int64(len(s))); err != nil {
				return Value{}, err
			}
			b, err := MakeBytes(th, len(s))
			if err != nil {
				return Value{}, err
			}
			b = b[:0]
			col := 0
			var pace Pace
			for len(s) > 0 {
				// What comes before the next tab or end of a line, up to a piece of it.
				end := 0
				for end < len(s) && end < 1<<10 && s[end] != '\t' && s[end] != '\n' && s[end] != '\r' {
					if s[end]&0xC0 != 0x80 {
						col++
					}
					end++
				}
				if b, err = th.Room(b, end+1); err != nil {
					return Value{}, err
				}
				b = append(b, s[:end]...)
				if err := pace.Poll(th, 1+end); err != nil {
					return Value{}, err
				}
				if s = s[end:]; s == "" || end == 1<<10 {
					continue
				}
				if s[0] != '\t' {
					b = append(b, s[0])
					col = 0
				} else if n > 0 {
					k := n - col%n
					fill, err := repeatText(th, " ", k)
					if err != nil {
						return Value{}, err
					}
					if b, err = th.Room(b, k); err != nil {
						return Value{}, err
					}
					b = append(b, fill...)
					col += k
				}
				s = s[1:]
			}
			return String(stringOf(b)), nil
		}},
		{Sig: "encode(self, encoding='utf-8', errors='strict')", Doc: "Return the bytes of the string in an encoding.", Fn: func(th *Thread, a []Value) (Value, error) {
			s, err := encodeStr(th, "encode", str(a[0]), a[1], a[2])
			return NewBytes(s), err
		}},
		{Sig: "format(self, /, *args, **kwargs)", Doc: "Return a copy with the arguments in place of the fields, in braces.", Flags: RawArgs, Fn: func(th *Thread, a []Value) (Value, error) {
			return formatStr(th, a[0], a[1:], Value{}, true)
		}, FnKw: func(th *Thread, a []Value) (Value, error) {
			return formatStr(th, a[0], ToTuple(a[1]).items, a[2], true)
		}},
		{Sig: "format_map(self, mapping, /)", Doc: "Return a copy with the values of a mapping in place of the fields, in braces.", Fn: func(th *Thread, a []Value) (Value, error) {
			return formatStr(th, a[0], nil, a[1], false)
		}},
		{Sig: "__format__(self, format_spec, /)", Doc: "Return the string in a format.", Fn: func(th *Thread, a []Value) (Value, error) {
			spec, err := needStr(a[1], "__format__() argument")
			if err != nil {
				return Value{}, err
			}
			if spec.s == "" && a[0].Type() != &strType {
				return strValue(th, a[0]) // a subclass may have a __str__ of its own
			}
			return formatText(th, str(a[0]), spec.s)
		}},
		{Sig: "translate(self, table, /)", Doc: "Return a copy with each character replaced as a table says.", Fn: strTranslate},
		{Sig: "maketrans(x, y=?, z=?, /)", Flags: StaticMethod, Doc: "Make a table for translate().", Fn: strMakeTrans},
		{Sig: "__getnewargs__(self, /)", Fn: func(th *Thread, a []Value) (Value, error) { return TupleOf(String(str(a[0]).s)), nil }},
	}
}

// containsRune reports whether s has the code point, which may be a surrogate.
func containsRune(s string, r rune) bool {
	if r < 128 {
		return strings.IndexByte(s, byte(r)) >= 0
	}
	var b [4]byte
	return strings.Contains(s, string(wtf8.AppendRune(b[:0], r)))
}

func strJoin(th *Thread, a []Value) (Value, error) {
	sep := (*Str)(a[0].ref)
	items, err := joinedItems(th, a[1])
	if err != nil {
		return Value{}, err
	}
	if len(items) == 0 {
		return emptyStr.Value(), nil
	}
	size, ascii := 0, sep.IsASCII()
	for i, v := range items {
		s := ToStr(v)
		if s == nil {
			return Value{}, notJoined(i, v)
		}
		size += len(s.s) + len(sep.s)
		ascii = ascii && s.flags&strASCII != 0
		if err := th.PollEvery(i + 1); err != nil {
			return Value{}, err
		}
	}
	if len(items) == 1 {
		return (*Str)(items[0].ref).exact(), nil
	}
	size -= len(sep.s)
	if err := th.Charge(int64(size)); err != nil {
		return Value{}, err
	}
	if size <= 1 {
		for _, v := range append([]Value{sep.Value()}, items...) {
			if s := (*Str)(v.ref); s.s != "" {
				return s.exact(), nil
			}
		}
		return emptyStr.Value(), nil
	}
	if size > copyChunk || len(items) >= 1023 {
		return joinLarge(th, sep.s, items, size, ascii)
	}
	r, b := newText(size)
	for i, v := range items {
		if i > 0 {
			b = b[copy(b, sep.s):]
		}
		b = b[copy(b, (*Str)(v.ref).s):]
	}
	if ascii {
		r.knowASCII()
	}
	return r.Value(), nil
}

func notJoined(i int, v Value) error {
	return TypeErrorf("sequence item %d: expected str instance, %s found", i, v.Type().FullName())
}

func strSplit(th *Thread, a []Value, right bool) (Value, error) {
	s := (*Str)(a[0].ref)
	limit, err := IndexArg(th, a[2])
	if err != nil {
		return Value{}, err
	}
	s.IsASCII()
	make1 := func(i, j int) Value { return s.piece(i, j).Value() }
	var out []Value
	if !a[1].IsNone() {
		sep := ToStr(a[1])
		if sep == nil {
			return Value{}, TypeErrorf("must be str or None, not %s", a[1].Type().FullName())
		}
		if sep.s == "" {
			return Value{}, ValueErrorf("empty separator")
		}
		end := len(s.s)
		if right {
			for limit < 0 || len(out) < limit {
				i, err := lastIndexText(th, s.s[:end], sep.s)
				if err != nil {
					return Value{}, err
				}
				if i < 0 {
					break
				}
				if out, err = AppendItem(th, out, make1(i+len(sep.s), end)); err != nil {
					return Value{}, err
				}
				end = i
				if err := th.PollEvery(len(out)); err != nil {
					return Value{}, err
				}
			}
			out = append(out, make1(0, end))
			slices.Reverse(out)
			return ListOf(out), nil
		}
		at := 0
		l := newListSize(4) // for a few pieces there is room in the list itself
		out = l.items[:0]
		for limit < 0 || len(out) < limit {
			i, err := indexText(th, s.s[at:], sep.s)
			if err != nil {
				return Value{}, err
			}
			if i < 0 {
				break
			}
			if len(out) == 4 && cap(out) < 8 { // there are more than a few
				out = slices.Grow(out, min(strings.Count(s.s[at:min(len(s.s), at+copyChunk)], sep.s), 1<<10)+1)
			}
			if out, err = AppendItem(th, out, make1(at, at+i)); err != nil {
				return Value{}, err
			}
			at += i + len(sep.s)
			if err := th.PollEvery(len(out)); err != nil {
				return Value{}, err
			}
		}
		l.items = append(out, make1(at, end))
		return l.Value(), nil
	}
	if right {
		rest := s.s
		for {
			rest = strings.TrimRightFunc(rest, isSpaceRune)
			if rest == "" {
				break
			}
			if limit >= 0 && len(out) >= limit {
				out = append(out, make1(0, len(rest)))
				break
			}
			i := strings.LastIndexFunc(rest, isSpaceRune)
			if i >= 0 {
				_, n := decodeRune(rest[i:])
				if out, err = AppendItem(th, out, make1(i+n, len(rest))); err != nil {
					return Value{}, err
				}
				rest = rest[:i]
				if err := th.PollEvery(len(out)); err != nil {
					return Value{}, err
				}
				continue
			}
			out = append(out, make1(0, len(rest)))
			break
		}
		slices.Reverse(out)
		return ListOf(out), nil
	}
	for at := 0; ; {
		if at, err = skipText(th, s.s, at, true); err != nil {
			return Value{}, err
		}
		if at == len(s.s) {
			break
		}
		if limit >= 0 && len(out) >= limit {
			out = append(out, make1(at, len(s.s)))
			break
		}
		end, err := skipText(th, s.s, at, false)
		if err != nil {
			return Value{}, err
		}
		if out, err = AppendItem(th, out, make1(at, end)); err != nil {
			return Value{}, err
		}
		at = end
		if err := th.PollEvery(len(out)); err != nil {
			return Value{}, err
		}
	}
	return ListOf(out), nil
}

// asciiSpace is the set of ASCII characters for which str.isspace holds.
var asciiSpace = [2]uint64{1<<' ' | 1<<'\t' | 1<<'\n' | 1<<'\v' | 1<<'\f' | 1<<'\r' | 0xf<<0x1c}

// skipRunes returns the position behind the characters from byte i on that are
// white space, or that are not.
func skipRunes(s string, i int, space bool) int {
	for i < len(s) {
		c := s[i]
		if c < 0x80 {
			if (asciiSpace[c>>6]>>(c&63)&1 != 0) != space {
				break
			}
			i++
			continue
		}
		r, n := decodeRune(s[i:])
		if isSpaceRune(r) != space {
			break
		}
		i += n
	}
	return i
}

func strSplitLines(th *Thread, a []Value) (Value, error) {
	keep, err := Truth(th, a[1])
	if err != nil {
		return Value{}, err
	}
	x := (*Str)(a[0].ref)
	x.IsASCII()
	s := x.s
	var out []Value
	start := 0
	var pace Pace
	for i := 0; i < len(s); {
		// Most of a text is bytes that cannot begin the end of a line.
		from := i
		for most := min(len(s), i+1<<10); i < most && s[i] > 0x1e && s[i] < 0x80; i++ {
		}
		if err := pace.Poll(th, 1+i-from); err != nil {
			return Value{}, err
		}
		if i == len(s) {
			break
		}
		r, n := decodeRune(s[i:])
		switch r {
		case '\n', '\r', '\v', '\f', 0x1c, 0x1d, 0x1e, 0x85, 0x2028, 0x2029:
			end := i
			i += n
			if r == '\r' && i < len(s) && s[i] == '\n' {
				i++
			}
			if keep {
				end = i
			}
			if out, err = AppendItem(th, out, x.piece(start, end).Value()); err != nil {
				return Value{}, err
			}
			start = i
			continue
		}
		i += n
	}
	if start < len(s) {
		out = append(out, x.piece(start, len(s)).Value())
	}
	return ListOf(out), nil
}

func strReplace(th *Thread, a []Value) (Value, error) {
	s := (*Str)(a[0].ref)
	old, err := needStr(a[1], "replace() argument 1")
	if err != nil {
		return Value{}, err
	}
	repl, err := needStr(a[2], "replace() argument 2")
	if err != nil {
		return Value{}, err
	}
	n, err := IndexArg(th, a[3])
	if err != nil {
		return Value{}, err
	}
	if n == 0 {
		return s.exact(), nil
	}
	count := s.Len() + 1
	if old.s != "" {
		if count, err = countText(th, s.s, old.s, math.MaxInt); err != nil {
			return Value{}, err
		}
	}
	if n >= 0 {
		count = min(count, n)
	}
	if count == 0 {
		return s.exact(), nil
	}
	if grow := len(repl.s) - len(old.s); grow > 0 {
		if count > (1<<46)/grow {
			return Value{}, NewException(MemoryError)
		}
		if err := th.Charge(int64(len(s.s) + count*grow)); err != nil {
			return Value{}, err
		}
	}
	size := len(s.s) + count*(len(repl.s)-len(old.s))
	if size <= 1 || old.s == "" && len(s.s) <= copyChunk {
		return String(strings.Replace(s.s, old.s, repl.s, n)), nil
	}
	if size > copyChunk {
		return replaceLarge(th, s.s, old.s, repl.s, count, size)
	}
	r, b := newText(size)
	rest := s.s
	for ; count > 0; count-- {
		i := strings.Index(rest, old.s)
		b = b[copy(b, rest[:i]):]
		b = b[copy(b, repl.s):]
		rest = rest[i+len(old.s):]
	}
	copy(b, rest)
	if s.flags&repl.flags&strASCII != 0 {
		r.knowASCII()
	}
	return r.Value(), nil
}

func strTranslate(th *Thread, a []Value) (Value, error) {
	str := (*Str)(a[0].ref)
	s := str.s
	if err := th.Charge(int64(len(s))); err != nil {
		return Value{}, err
	}
	b := make([]byte, 0, len(s))
	charged := len(s)
	// ascii is what was looked up: 1 more than the ASCII character that one becomes, -1 if it is removed.
	var ascii [0x80]int16
	remember := a[1].Type() == DictType || str.IsASCII()
	for i, k := 0, 0; i < len(s); k++ {
		if err := th.PollEvery(k); err != nil {
			return Value{}, err
		}
		c := s[i]
		if c < 0x80 {
			if known := ascii[c]; known != 0 {
				if known > 0 {
					b = append(b, byte(known-1))
				}
				i++
				continue
			}
		}
		if len(b) > charged {
			charged = 2 * len(b)
			if err := th.Charge(int64(charged)); err != nil {
				return Value{}, err
			}
		}
		r, n := decodeRune(s[i:])
		from := len(b)
		var err error
		if b, err = translateRune(th, a[1], r, b); err != nil {
			return Value{}, err
		}
		if c < 0x80 && remember {
			switch to := b[from:]; {
			case len(to) == 0:
				ascii[c] = -1
			case len(to) == 1:
				ascii[c] = int16(to[0]) + 1
			}
		}
		i += n
	}
	return String(stringOf(b)), nil
}

// translateRune appends what a table says that a character becomes.
func translateRune(th *Thread, table Value, r rune, b []byte) ([]byte, error) {
	var v Value
	var err error
	if table.Type() == DictType {
		v, _, err = (*Dict)(table.ref).Get(th, Int(int64(r)))
	} else if v, err = GetItem(th, table, Int(int64(r))); err != nil && IsException(err, LookupError) {
		v, err = Value{}, nil
	}
	switch {
	case err != nil:
		return b, err
	case v.IsAbsent():
		return wtf8.AppendRune(b, r), nil
	case v.IsNone():
		return b, nil
	case ToStr(v) != nil:
		return append(b, ToStr(v).s...), nil
	case IsIntLike(v):
		c, ok := AsInt(v)
		if !ok || c < 0 || c > 0x10ffff {
			return b, ValueErrorf("character mapping must be in range(0x110000)")
		}
		return wtf8.AppendRune(b, rune(c)), nil
	}
	return b, TypeErrorf("character mapping must return integer, None or str")
}

func strMakeTrans(th *Thread, a []Value) (Value, error) {
	d := NewDict()
	if a[1].ref == nil {
		src := ToDict(a[0])
		if src == nil {
			return Value{}, TypeErrorf("if you give only one argument to maketrans it must be a dict")
		}
		for i := 0; ; {
			k, v, ok := src.Next(&i)
			if !ok {
				return d.Value(), nil
			}
			if s := ToStr(k); s != nil {
				if s.Len() != 1 {
					return Value{}, ValueErrorf("string keys in translate table must be of length 1")
				}
				k = Int(int64(s.At(0)))
			} else if !IsIntLike(k) {
				return Value{}, TypeErrorf("keys in translate table must be strings or integers")
			}
			if err := d.Set(th, k, v); err != nil {
				return Value{}, err
			}
		}
	}
	x, y := ToStr(a[0]), ToStr(a[1])
	if y == nil {
		return Value{}, TypeErrorf("maketrans() argument 2 must be str, not %s", argTypeName(a[1]))
	}
	if a[2].ref != nil && ToStr(a[2]) == nil {
		return Value{}, TypeErrorf("maketrans() argument 3 must be str, not %s", argTypeName(a[2]))
	}
	if x == nil {
		return Value{}, TypeErrorf("first maketrans argument must be a string if there is a second argument")
	}
	if x.Len() != y.Len() {
		return Value{}, ValueErrorf("the first two maketrans arguments must have equal length")
	}
	for i := 0; i < x.Len(); i++ {
		if err := d.Set(th, Int(int64(x.At(i))), Int(int64(y.At(i)))); err != nil {
			return Value{}, err
		}
	}
	if a[2].ref != nil {
		z, err := needStr(a[2], "maketrans() argument 3")
		if err != nil {
			return Value{}, err
		}
		for i := 0; i < z.Len(); i++ {
			if err := d.Set(th, Int(int64(z.At(i))), None); err != nil {
				return Value{}, err
			}
		}
	}
	return d.Value(), nil
}
