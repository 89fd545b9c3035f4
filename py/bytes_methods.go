package py

// This file defines the methods that bytes and bytearray share. They work on a
// string that shows the contents: for a bytearray it is taken after the arguments
// were converted, which may run Python code.

import (
	"math"
	"strings"
)

// bytesKind tells the methods which type they are for.
type bytesKind struct {
	name  string
	val   func(v Value) string // the contents
	owned func(b []byte) Value // an object of the type, which takes b over
	part  func(s string) Value // an object with a part of the contents
	same  func(v Value) Value  // an object with the same contents
}

// makeByteTrans is the static method maketrans.
func makeByteTrans(th *Thread, a []Value) (Value, error) {
	from, err := BytesString(th, a[0])
	if err != nil {
		return Value{}, err
	}
	to, err := viewText(th, a[1])
	if err != nil {
		return Value{}, err
	}
	if len(from) != len(to) {
		return Value{}, ValueErrorf("maketrans arguments must have same length")
	}
	b := make([]byte, 256)
	for i := range b {
		b[i] = byte(i)
	}
	for i := 0; i < len(from); i++ {
		b[from[i]] = to[i]
	}
	return BytesOwned(b), nil
}

func bytesMethods(k *bytesKind) []NativeDef {
	// mapped makes a method that maps each byte, given the one before.
	mapped := func(name, doc string, f func(c, prev byte) byte) NativeDef {
		return NativeDef{Sig: name + "(self, /)", Doc: doc, Fn: func(th *Thread, a []Value) (Value, error) {
			s := k.val(a[0])
			if err := th.Charge(int64(len(s))); err != nil {
				return Value{}, err
			}
			b := make([]byte, len(s))
			prev := byte(0)
			for i := range b {
				b[i] = f(s[i], prev)
				prev = s[i]
				if err := pollBytes(th, i); err != nil {
					return Value{}, err
				}
			}
			return k.owned(b), nil
		}}
	}
	test := func(name, doc string, empty bool, f func(c byte) bool) NativeDef {
		return NativeDef{Sig: name + "(self, /)", Doc: doc, Fn: func(th *Thread, a []Value) (Value, error) {
			s := k.val(a[0])
			if s == "" {
				return Bool(empty), nil
			}
			for i := 0; i < len(s); i++ {
				if !f(s[i]) {
					return False, nil
				}
				if err := pollBytes(th, i); err != nil {
					return Value{}, err
				}
			}
			return True, nil
		}}
	}
	cased := func(name, doc string, want, bad func(c byte) bool) NativeDef {
		return NativeDef{Sig: name + "(self, /)", Doc: doc, Fn: func(th *Thread, a []Value) (Value, error) {
			s := k.val(a[0])
			ok := false
			for i := 0; i < len(s); i++ {
				if bad(s[i]) {
					return False, nil
				}
				ok = ok || want(s[i])
				if err := pollBytes(th, i); err != nil {
					return Value{}, err
				}
			}
			return Bool(ok), nil
		}}
	}
	strip := func(name, doc string, left, right bool) NativeDef {
		return NativeDef{Sig: name + "(self, bytes=None, /)", Doc: doc, Fn: func(th *Thread, a []Value) (Value, error) {
			var in [256]bool
			if a[1].IsNone() {
				for _, c := range []byte(" \t\n\r\v\f") {
					in[c] = true
				}
			} else {
				chars, err := viewText(th, a[1])
				if err != nil {
					return Value{}, err
				}
				for i := 0; i < len(chars); i++ {
					in[chars[i]] = true
				}
			}
			s := k.val(a[0])
			i, j := 0, len(s)
			for left && i < j && in[s[i]] {
				i++
				if err := pollBytes(th, i); err != nil {
					return Value{}, err
				}
			}
			for right && i < j && in[s[j-1]] {
				j--
				if err := pollBytes(th, j); err != nil {
					return Value{}, err
				}
			}
			if j-i == len(s) {
				return k.same(a[0]), nil
			}
			return k.part(s[i:j]), nil
		}}
	}
	find := func(name, doc string, last, must bool) NativeDef {
		return NativeDef{Sig: name + "(self, sub, start=None, end=None, /)", Doc: doc, Fn: func(th *Thread, a []Value) (Value, error) {
			from, to, err := searchRange(th, a[2], a[3], len(k.val(a[0])))
			if err != nil {
				return Value{}, err
			}
			sub, err := needleOf(th, a[1], false)
			if err != nil {
				return Value{}, err
			}
			s := k.val(a[0])
			to = min(to, len(s))
			i := -1
			if from <= to && from <= len(s) {
				if last {
					i, err = lastIndexText(th, s[from:to], sub)
				} else {
					i, err = indexText(th, s[from:to], sub)
				}
				if i >= 0 {
					i += from
				}
			}
			if err == nil && must && i < 0 {
				err = ValueErrorf("subsection not found")
			}
			return Int(int64(i)), err
		}}
	}
	affix := func(name, what string, f func(s, p string) bool) NativeDef {
		return NativeDef{Sig: name + "(self, " + what + ", start=None, end=None, /)", Doc: "Tell whether the " + k.name + " " + strings.TrimSuffix(name, "swith") + "s with the " + what + ".\n\n  " + what + "\n    Bytes, or a tuple of several.\n  start\n    Where to begin, as in a slice.\n  end\n    Where to end, as in a slice.", Fn: func(th *Thread, a []Value) (Value, error) {
			s := k.val(a[0])
			from, to, err := searchRange(th, a[2], a[3], len(s))
			if err != nil {
				return Value{}, err
			}
			try := func(v Value) (bool, error) {
				p, err := viewText(th, v)
				if err != nil {
					return false, err
				}
				s := k.val(a[0])
				to := min(to, len(s))
				return from <= to && f(s[from:to], p), nil
			}
			if tup := ToTuple(a[1]); tup != nil {
				for _, p := range tup.items {
					if ok, err := try(p); ok || err != nil {
						return Bool(ok), err
					}
				}
				return False, nil
			}
			if a[1].Type().Buffer == nil {
				return Value{}, TypeErrorf("%s first arg must be bytes or a tuple of bytes, not %s", name, a[1].Type().FullName())
			}
			ok, err := try(a[1])
			return Bool(ok), err
		}}
	}
	pad := func(name, doc string, f func(n, w int) int) NativeDef {
		return NativeDef{Sig: name + "(self, width, fillchar=?, /)", Doc: doc, Fn: func(th *Thread, a []Value) (Value, error) {
			w, err := IndexArg(th, a[1])
			if err != nil {
				return Value{}, err
			}
			fill := byte(' ')
			if a[2].ref != nil {
				c, ok := "", false
				kind := ""
				if b := ToBytes(a[2]); b != nil {
					c, ok, kind = b.s, true, "bytes"
				} else if b := ToByteArray(a[2]); b != nil {
					c, ok, kind = string(b.b), true, "bytearray"
				}
				if !ok {
					return Value{}, TypeErrorf("%s() argument 2 must be a byte string of length 1, not %s", name, argTypeName(a[2]))
				}
				if len(c) != 1 {
					return Value{}, TypeErrorf("%s(): argument 2 must be a byte string of length 1, not a %s object of length %d", name, kind, len(c))
				}
				fill = c[0]
			}
			s := k.val(a[0])
			n := w - len(s)
			if n <= 0 {
				return k.same(a[0]), nil
			}
			left := f(n, w)
			b, err := zeroBytes(th, w)
			if err != nil {
				return Value{}, err
			}
			for i := 0; i < left; i++ {
				b[i] = fill
				if err := pollBytes(th, i); err != nil {
					return Value{}, err
				}
			}
			copy(b[left:], k.val(a[0]))
			for i := left + len(s); i < w; i++ {
				b[i] = fill
				if err := pollBytes(th, i); err != nil {
					return Value{}, err
				}
			}
			return k.owned(b), nil
		}}
	}
	part := func(name, doc string, last bool) NativeDef {
		return NativeDef{Sig: name + "(self, sep, /)", Doc: doc, Fn: func(th *Thread, a []Value) (Value, error) {
			sep, err := BytesString(th, a[1])
			if err != nil {
				return Value{}, err
			}
			if sep == "" {
				return Value{}, ValueErrorf("empty separator")
			}
			s := k.val(a[0])
			var i int
			if last {
				i, err = lastIndexText(th, s, sep)
			} else {
				i, err = indexText(th, s, sep)
			}
			if err != nil {
				return Value{}, err
			}
			if i < 0 {
				all := a[0]
				if k.name != "bytes" {
					all = k.same(all)
				}
				if last {
					return TupleOf(k.part(""), k.part(""), all), nil
				}
				return TupleOf(all, k.part(""), k.part("")), nil
			}
			mid := k.part(sep)
			if k.name == "bytes" { // the very separator
				mid = a[1]
			}
			return TupleOf(k.part(s[:i]), mid, k.part(s[i+len(sep):])), nil
		}}
	}
	removed := func(name, doc string, cut func(s, p string) (string, bool)) NativeDef {
		return NativeDef{Sig: name + "(self, " + strings.TrimPrefix(name, "remove") + ", /)", Doc: doc, Fn: func(th *Thread, a []Value) (Value, error) {
			p, err := viewText(th, a[1])
			if err != nil {
				return Value{}, err
			}
			r, ok := cut(k.val(a[0]), p)
			if !ok || p == "" {
				return k.same(a[0]), nil
			}
			return k.part(r), nil
		}}
	}
	findDoc := func(which, miss string) string {
		return "Where in B[start:end] sub occurs " + which + "; if it does not, " + miss + ".\n\n  start\n    Where to begin, by default at the beginning.\n  end\n    Where to end, by default at the end."
	}
	const padDoc = " of at least a width, filled up with a byte."
	const splitDoc = "The parts of the bytes between separators, as a list.\n\n  sep\n    The separator; None means any run of ASCII white space.\n  maxsplit\n    How many cuts to make at most; -1 for all."
	return []NativeDef{
		mapped("lower", "B.lower() -> copy of B\n\nReturn a copy with the ASCII letters in lower case.", func(c, _ byte) byte { return lowerByte(c) }),
		mapped("upper", "B.upper() -> copy of B\n\nReturn a copy with the ASCII letters in upper case.", func(c, _ byte) byte { return upperByte(c) }),
		mapped("swapcase", "B.swapcase() -> copy of B\n\nReturn a copy with upper case for the ASCII letters that are in lower case, and the other way round.", func(c, _ byte) byte {
			if isAlphaByte(c) {
				c ^= 0x20
			}
			return c
		}),
		mapped("title", "B.title() -> copy of B\n\nA copy in which ASCII words begin with a capital and go on with small letters.", func(c, prev byte) byte {
			if isAlphaByte(prev) {
				return lowerByte(c)
			}
			return upperByte(c)
		}),
		{Sig: "capitalize(self, /)", Doc: "B.capitalize() -> copy of B\n\nReturn a copy with the first byte in upper case, and the others in lower case, if they are ASCII letters.", Fn: func(th *Thread, a []Value) (Value, error) {
			s := k.val(a[0])
			if err := th.Charge(int64(len(s))); err != nil {
				return Value{}, err
			}
			b := make([]byte, len(s))
			for i := range b {
				b[i] = lowerByte(s[i])
				if err := pollBytes(th, i); err != nil {
					return Value{}, err
				}
			}
			if len(b) > 0 {
				b[0] = upperByte(b[0])
			}
			return k.owned(b), nil
		}},
		test("isalpha", "B.isalpha() -> bool\n\nTell whether there are bytes, all of them ASCII letters.", false, isAlphaByte),
		test("isdigit", "B.isdigit() -> bool\n\nTell whether there are bytes, all of them ASCII digits.", false, isDigitByte),
		test("isalnum", "B.isalnum() -> bool\n\nTell whether there are bytes, all of them ASCII letters or digits.", false, func(c byte) bool { return isAlphaByte(c) || isDigitByte(c) }),
		test("isspace", "B.isspace() -> bool\n\nTell whether there are bytes, all of them ASCII white space.", false, isByteSpace),
		test("isascii", "B.isascii() -> bool\n\nTell whether no byte is above 127.", true, func(c byte) bool { return c < 0x80 }),
		cased("islower", "B.islower() -> bool\n\nTell whether there are ASCII letters, all of them in lower case.", isLowerByte, isUpperByte),
		cased("isupper", "B.isupper() -> bool\n\nTell whether there are ASCII letters, all of them in upper case.", isUpperByte, isLowerByte),
		{Sig: "istitle(self, /)", Doc: "B.istitle() -> bool\n\nWhether there are ASCII letters in B, of which just those that begin a\nword are capitals.", Fn: func(th *Thread, a []Value) (Value, error) {
			s := k.val(a[0])
			any, prev := false, false
			for i := 0; i < len(s); i++ {
				switch c := s[i]; {
				case isUpperByte(c):
					if prev {
						return False, nil
					}
					prev, any = true, true
				case isLowerByte(c):
					if !prev {
						return False, nil
					}
					any = true
				default:
					prev = false
				}
				if err := pollBytes(th, i); err != nil {
					return Value{}, err
				}
			}
			return Bool(any), nil
		}},
		strip("strip", "Return a copy without the bytes of the argument, or without ASCII white space, at both ends.", true, true),
		strip("lstrip", "Return a copy without the bytes of the argument, or without ASCII white space, in front.", true, false),
		strip("rstrip", "Return a copy without the bytes of the argument, or without ASCII white space, at the end.", false, true),
		find("find", findDoc("first", "-1"), false, false),
		find("rfind", findDoc("last", "-1"), true, false),
		find("index", findDoc("first", "ValueError is raised"), false, true),
		find("rindex", findDoc("last", "ValueError is raised"), true, true),
		{Sig: "count(self, sub, start=None, end=None, /)", Doc: "How often sub occurs in B[start:end], without overlaps.\n\n  start\n    Where to begin, by default at the beginning.\n  end\n    Where to end, by default at the end.", Fn: func(th *Thread, a []Value) (Value, error) {
			sub, err := needleOf(th, a[1], false)
			if err != nil {
				return Value{}, err
			}
			from, to, err := searchRange(th, a[2], a[3], len(k.val(a[0])))
			if err != nil {
				return Value{}, err
			}
			s := k.val(a[0])
			to = min(to, len(s))
			if from > to {
				return Int(0), nil
			}
			n, err := countText(th, s[from:to], sub, math.MaxInt)
			return Int(int64(n)), err
		}},
		affix("startswith", "prefix", strings.HasPrefix),
		affix("endswith", "suffix", strings.HasSuffix),
		pad("ljust", "Return a left-aligned copy"+padDoc, func(n, w int) int { return 0 }),
		pad("rjust", "Return a right-aligned copy"+padDoc, func(n, w int) int { return n }),
		pad("center", "Return a centered copy"+padDoc, func(n, w int) int { return n/2 + n&w&1 }),
		part("partition", "Cut the bytes at a separator, where it occurs first.\n\nThe result is (before, separator, after); without the separator in it,\n(everything, b'', b'').", false),
		part("rpartition", "Cut the bytes at a separator, where it occurs last.\n\nThe result is (before, separator, after); without the separator in it,\n(b'', b'', everything).", true),
		removed("removeprefix", "The bytes without a prefix, if they begin with it; else a copy.", strings.CutPrefix),
		removed("removesuffix", "The bytes without a suffix, if they end with it; else a copy.", strings.CutSuffix),
		{Sig: "split(self, sep=None, maxsplit=-1)", Doc: splitDoc, Fn: func(th *Thread, a []Value) (Value, error) { return bytesSplit(th, k, a) }},
		{Sig: "rsplit(self, sep=None, maxsplit=-1)", Doc: splitDoc + "\n\nCuts are made from the end on.", Fn: func(th *Thread, a []Value) (Value, error) { return bytesRSplit(th, k, a) }},
		{Sig: "splitlines(self, keepends=False)", Doc: "The lines of the bytes, as a list; with their ends if keepends is true.", Fn: func(th *Thread, a []Value) (Value, error) {
			keep, err := Truth(th, a[1])
			if err != nil {
				return Value{}, err
			}
			s := k.val(a[0])
			var out []Value
			for len(s) > 0 {
				i := strings.IndexAny(s[:min(len(s), copyChunk)], "\r\n")
				if i < 0 && len(s) > copyChunk {
					j, err := indexLine(th, s)
					if err != nil {
						return Value{}, err
					}
					i = j
				}
				end, next := i, i+1
				if i < 0 {
					end, next = len(s), len(s)
				} else if s[i] == '\r' && next < len(s) && s[next] == '\n' {
					next++
				}
				if keep {
					end = next
				}
				if len(out)&1023 == 1023 {
					if err := th.Charge(1024 * 48); err != nil {
						return Value{}, err
					}
					if err := th.Poll(); err != nil {
						return Value{}, err
					}
				}
				out = append(out, k.part(s[:end]))
				s = s[next:]
			}
			return ListOf(out), nil
		}},
		{Sig: "replace(self, old, new, count=-1, /)", Doc: "A copy with new in the place of old, wherever that occurs.\n\n  count\n    How many times at most, from the beginning; -1 for all.", Fn: func(th *Thread, a []Value) (Value, error) { return bytesReplace(th, k, a) }},
		{Sig: "translate(self, table, /, delete=?)", Doc: "A copy with each byte looked up in a table.\n\n  table\n    Bytes of length 256, or None to change nothing.\n\nBytes that are in delete are left out before.", Fn: func(th *Thread, a []Value) (Value, error) { return bytesTranslate(th, k, a) }},
		{Sig: "maketrans(frm, to, /)", Flags: StaticMethod, Doc: "Make a table for translate(): each byte of the first argument becomes the one at its place in the second.\n\nThey must be of one length.", Fn: makeByteTrans},
		{Sig: "join(self, iterable_of_bytes, /)", Doc: "One bytes object made of many, with this one between each two.\n\nb', '.join([b'x', b'y']) is b'x, y'.", Fn: func(th *Thread, a []Value) (Value, error) { return bytesJoin(th, k, a) }},
		{Sig: "expandtabs(self, /, tabsize=8)", Doc: "Return a copy with spaces instead of tabs.\n\nThe columns of tabs are tabsize, by default 8, apart.", Fn: func(th *Thread, a []Value) (Value, error) {
			n, err := IndexArg(th, a[1])
			if err != nil {
				return Value{}, err
			}
			if n > math.MaxInt32 || n < math.MinInt32 {
				return Value{}, OverflowErrorf("Python int too large to convert to C int")
			}
			s := k.val(a[0])
			size, col := 0, 0
			for i := 0; i < len(s); i++ {
				w := 1
				switch c := s[i]; {
				case c == '\t':
					w = 0
					if n > 0 {
						w = n - col%n
					}
					col += w
				case c == '\n' || c == '\r':
					col = 0
				default:
					col++
				}
				if size += w; size < 0 {
					return Value{}, OverflowErrorf("result too long")
				}
				if err := pollBytes(th, i); err != nil {
					return Value{}, err
				}
			}
			if err := th.Charge(int64(size)); err != nil {
				return Value{}, err
			}
			b := make([]byte, 0, size)
			col = 0
			for i := 0; i < len(s); i++ {
				switch c := s[i]; {
				case c == '\t':
					if n > 0 {
						for w := n - col%n; w > 0; w-- {
							b = append(b, ' ')
							col++
						}
					}
				case c == '\n' || c == '\r':
					col = 0
					b = append(b, c)
				default:
					col++
					b = append(b, c)
				}
				if err := pollBytes(th, i); err != nil {
					return Value{}, err
				}
			}
			return k.owned(b), nil
		}},
		{Sig: "zfill(self, width, /)", Doc: "Return a copy with zeros in front, behind a sign, up to a width.", Fn: func(th *Thread, a []Value) (Value, error) {
			w, err := IndexArg(th, a[1])
			if err != nil {
				return Value{}, err
			}
			s := k.val(a[0])
			n := w - len(s)
			if n <= 0 {
				return k.same(a[0]), nil
			}
			b, err := repeatText(th, "0", w)
			if err != nil {
				return Value{}, err
			}
			copy(b[n:], s)
			if s != "" && (s[0] == '+' || s[0] == '-') {
				b[0], b[n] = s[0], '0'
			}
			return k.owned(b), nil
		}},
		{Sig: "decode(self, /, encoding=?, errors=?)", Doc: "The text that is encoded in the bytes.\n\n  encoding\n    The name of the encoding.\n  errors\n    What to do with bytes that mean nothing: 'strict' raises\n    UnicodeDecodeError, 'ignore' and 'replace' do what they say, and\n    codecs.register_error() adds more.", Fn: func(th *Thread, a []Value) (Value, error) {
			return decodeArgs(th, "decode", a[0], a[1], a[2])
		}},
		{Sig: "hex(self, sep=?, bytes_per_sep=1)", Doc: hexDoc(k.name), Fn: func(th *Thread, a []Value) (Value, error) {
			return bytesHex(th, k.val(a[0]), a[1], a[2])
		}},
		{Sig: "fromhex(cls, string, /)", Flags: ClassMethod, Doc: "Make a " + k.name + " of hexadecimal digits, two for each byte. White space between bytes does not count.", Fn: func(th *Thread, a []Value) (Value, error) {
			b, err := bytesFromHex(th, a[1])
			if err != nil {
				return Value{}, err
			}
			v := k.owned(b)
			if a[0] != v.Type().Value() {
				return th.Call(a[0], v)
			}
			return v, nil
		}},
	}
}

func bytesReplace(th *Thread, k *bytesKind, a []Value) (Value, error) {
	old, err := viewText(th, a[1])
	if err != nil {
		return Value{}, err
	}
	repl, err := viewText(th, a[2])
	if err != nil {
		return Value{}, err
	}
	limit, err := IndexArg(th, a[3])
	if err != nil {
		return Value{}, err
	}
	if limit < 0 {
		limit = math.MaxInt
	}
	s := k.val(a[0])
	n, err := countText(th, s, old, limit)
	if err != nil {
		return Value{}, err
	}
	if n == 0 || old == repl {
		return k.same(a[0]), nil
	}
	grow := len(repl) - len(old)
	if grow > 0 && n > (1<<46-len(s))/grow {
		return Value{}, OverflowErrorf("replace bytes is too long")
	}
	size := len(s) + n*grow
	if err := th.Charge(int64(size)); err != nil {
		return Value{}, err
	}
	b := make([]byte, 0, size)
	for ; n > 0; n-- {
		if old == "" {
			b = append(b, repl...)
			if s != "" {
				b = append(b, s[0])
				s = s[1:]
			}
		} else {
			i, err := indexText(th, s, old)
			if err != nil {
				return Value{}, err
			}
			b = append(append(b, s[:i]...), repl...)
			s = s[i+len(old):]
		}
		if err := th.PollEvery(n); err != nil {
			return Value{}, err
		}
	}
	return k.owned(append(b, s...)), nil
}

func bytesTranslate(th *Thread, k *bytesKind, a []Value) (Value, error) {
	table, err := "", error(nil)
	if !a[1].IsNone() {
		if table, err = viewText(th, a[1]); err != nil {
			return Value{}, err
		}
		if len(table) != 256 {
			return Value{}, ValueErrorf("translation table must be 256 characters long")
		}
	}
	del := ""
	if a[2].ref != nil {
		if del, err = viewText(th, a[2]); err != nil {
			return Value{}, err
		}
	}
	var drop [256]bool
	for i := 0; i < len(del); i++ {
		drop[del[i]] = true
	}
	s := k.val(a[0])
	if err := th.Charge(int64(len(s))); err != nil {
		return Value{}, err
	}
	b := make([]byte, 0, len(s))
	for i := 0; i < len(s); i++ {
		c := s[i]
		if !drop[c] {
			if table != "" {
				c = table[c]
			}
			b = append(b, c)
		}
		if err := pollBytes(th, i); err != nil {
			return Value{}, err
		}
	}
	if k.name == "bytes" && stringOf(b) == s {
		return k.same(a[0]), nil
	}
	return k.owned(b), nil
}

func bytesJoin(th *Thread, k *bytesKind, a []Value) (Value, error) {
	if k.name == "bytearray" { // the iterable must not change it
		hold, err := GetBuffer(th, a[0], 0)
		if err != nil {
			return Value{}, err
		}
		defer hold.Release(th)
	}
	items, err := joinedItems(th, a[1])
	if err != nil {
		return Value{}, err
	}
	if len(items) == 0 {
		return k.part(""), nil
	}
	if len(items) == 1 && k.name == "bytes" && items[0].Type() == &bytesType {
		return items[0], nil
	}
	parts := make([]string, len(items))
	sepLen := len(k.val(a[0]))
	size := (len(items) - 1) * sepLen
	for i, v := range items {
		s, ok := bytesText(v)
		if !ok {
			if v.Type().Buffer == nil {
				return Value{}, TypeErrorf("sequence item %d: expected a bytes-like object, %s found", i, v.Type().FullName())
			}
			if s, err = viewText(th, v); err != nil {
				if AsException(err) != nil {
					err = TypeErrorf("sequence item %d: expected a bytes-like object, %s found", i, v.Type().FullName())
				}
				return Value{}, err
			}
		}
		parts[i] = s
		size += len(s)
		if size < 0 {
			return Value{}, OverflowErrorf("join() result is too long")
		}
		if err := th.PollEvery(i); err != nil {
			return Value{}, err
		}
	}
	if err := th.Charge(int64(size)); err != nil {
		return Value{}, err
	}
	sep := k.val(a[0])
	b := make([]byte, 0, size)
	at := 0
	for i, s := range parts {
		if i > 0 {
			b = append(b, sep...)
		}
		b = append(b, s...)
		if len(b)-at > copyChunk {
			at = len(b)
			if err := th.Poll(); err != nil {
				return Value{}, err
			}
		}
	}
	return k.owned(b), nil
}
