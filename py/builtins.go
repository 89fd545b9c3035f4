package py

// This file defines the builtin functions that need no evaluator.

import (
	"strconv"

	"github.com/hognose/hognose/internal/wtf8"
)

func appendRune(b []byte, r rune) []byte { return wtf8.AppendRune(b, r) }

// BuiltinsDef declares the part of the builtins module that needs no evaluator.
var BuiltinsDef = &ModuleDef{Name: "builtins", Doc: "What every module can use without an import."}

func initBuiltins() {
	BuiltinsDef.Types = append([]*Type{
		&objectType, &typeType, &intType, &boolType, &floatType, &complexType, &strType, &bytesType, &byteArrayType, &memoryViewType, &tupleType, &listType, &dictType, &setType,
		&frozenSetType, &rangeType, &sliceType, &propertyType, &classMethodType, &staticMethodType, &superType,
		&enumerateType, &zipType, &mapType, &filterType, &reversedType,
	}, ExceptionTypes...)
	BuiltinsDef.Funcs = []NativeDef{
		{Sig: "abs(number, /)", Doc: "Return x without its sign.", Fn: func(th *Thread, a []Value) (Value, error) { return Abs(th, a[0]) }},
		{Sig: "all(iterable, /)", Flags: Consumes, Doc: "Return True if all items are true, or there are none.", Fn: func(th *Thread, a []Value) (Value, error) { return anyAll(th, a[0], false) }},
		{Sig: "any(iterable, /)", Flags: Consumes, Doc: "Return True if some item is true.", Fn: func(th *Thread, a []Value) (Value, error) { return anyAll(th, a[0], true) }},
		{Sig: "ascii(obj, /)", Doc: "Return repr(obj), with escape sequences for all but ASCII.", Fn: func(th *Thread, a []Value) (Value, error) {
			s, err := ASCII(th, a[0])
			if err != nil {
				return Value{}, err
			}
			return s.Value(), nil
		}},
		{Sig: "bin(number, /)", Doc: "Write an integer in binary.\n\n   >>> bin(11)\n   '0b1011'", Fn: func(th *Thread, a []Value) (Value, error) { return intBase(th, a[0], 2, "0b") }},
		{Sig: "oct(number, /)", Doc: "Write an integer in octal.\n\n   >>> oct(511)\n   '0o777'", Fn: func(th *Thread, a []Value) (Value, error) { return intBase(th, a[0], 8, "0o") }},
		{Sig: "hex(number, /)", Doc: "Write an integer in hexadecimal.\n\n   >>> hex(2730)\n   '0xaaa'", Fn: func(th *Thread, a []Value) (Value, error) { return intBase(th, a[0], 16, "0x") }},
		{Sig: "callable(obj, /)", Doc: "Whether an object can be called: functions, classes, and whatever has __call__().", Fn: func(th *Thread, a []Value) (Value, error) { return Bool(a[0].Type().Call != nil), nil }},
		{Sig: "chr(i, /)", Doc: "Return the character of a code point, 0 to 0x10ffff.", Fn: func(th *Thread, a []Value) (Value, error) {
			v, err := Index(th, a[0])
			if err != nil {
				return Value{}, err
			}
			n, ok := AsInt(v)
			if !ok || n < 0 || n > 0x10ffff {
				return Value{}, ValueErrorf("chr() arg not in range(0x110000)")
			}
			return newStrLen(runeString(rune(n)), 1).Value(), nil
		}},
		{Sig: "ord(c, /)", Doc: "Return the ordinal value of a character.", Fn: func(th *Thread, a []Value) (Value, error) {
			if s := ToStr(a[0]); s != nil {
				if s.Len() != 1 {
					return Value{}, TypeErrorf("ord() expected a character, but string of length %d found", s.Len())
				}
				return Int(int64(s.At(0))), nil
			}
			if b, ok := bytesText(a[0]); ok && (ToBytes(a[0]) != nil || ToByteArray(a[0]) != nil) {
				if len(b) != 1 {
					return Value{}, TypeErrorf("ord() expected a character, but string of length %d found", len(b))
				}
				return Int(int64(b[0])), nil
			}
			return Value{}, TypeErrorf("ord() expected string of length 1, but %s found", a[0].Type().FullName())
		}},
		{Sig: "delattr(obj, name, /)", Doc: "Delete an attribute, given by its name: delattr(x, 'y') does what del x.y does.", Fn: func(th *Thread, a []Value) (Value, error) {
			n, err := attrName(th, a[1])
			if err != nil {
				return Value{}, err
			}
			return None, SetAttr(th, a[0], n, Value{})
		}},
		{Sig: "setattr(obj, name, value, /)", Doc: "Set an attribute, given by its name: setattr(x, 'y', v) does what x.y = v does.", Fn: func(th *Thread, a []Value) (Value, error) {
			n, err := attrName(th, a[1])
			if err != nil {
				return Value{}, err
			}
			return None, SetAttr(th, a[0], n, a[2])
		}},
		{Sig: "getattr(object, name, default=?, /)", Doc: "getattr(object, name[, default]) -> value\n\nThe attribute that object.name would give, for a name that is a string.\nIf there is none the result is the default; without one, AttributeError.", Fn: func(th *Thread, a []Value) (Value, error) {
			n, err := attrName(th, a[1])
			if err != nil {
				return Value{}, err
			}
			if a[2].ref == nil {
				return GetAttr(th, a[0], n)
			}
			v, err := LookupAttr(th, a[0], n)
			if v.ref == nil && err == nil {
				v = a[2]
			}
			return v, err
		}},
		{Sig: "hasattr(obj, name, /)", Doc: "Tell whether an object has an attribute, by trying to get it.", Fn: func(th *Thread, a []Value) (Value, error) {
			n, err := attrName(th, a[1])
			if err != nil {
				return Value{}, err
			}
			v, err := LookupAttr(th, a[0], n)
			return Bool(v.ref != nil), err
		}},
		{Sig: "divmod(x, y, /)", Doc: "Return the pair of x//y and x%y.", Fn: func(th *Thread, a []Value) (Value, error) { return Binary(th, OpDivMod, a[0], a[1]) }},
		{Sig: "format(value, format_spec='', /)", Doc: "Return the value in a format, by its method __format__.", Fn: func(th *Thread, a []Value) (Value, error) {
			spec := ToStr(a[1])
			if spec == nil {
				return Value{}, TypeErrorf("format() argument 2 must be str, not %s", argTypeName(a[1]))
			}
			s, err := Format(th, a[0], spec)
			if err != nil {
				return Value{}, err
			}
			return s.Value(), nil
		}},
		{Sig: "hash(obj, /)", Doc: "A number that equal objects have in common, as dict and set need it.", Fn: func(th *Thread, a []Value) (Value, error) {
			h, err := Hash(th, a[0])
			return Int(h), err
		}},
		{Sig: "id(obj, /)", Doc: "Return the identity of an object.", Fn: func(th *Thread, a []Value) (Value, error) { return Int(ID(a[0])), nil }},
		{Sig: "isinstance(obj, class_or_tuple, /)", Doc: "Tell whether an object is of a class, or of one derived from it.", Fn: func(th *Thread, a []Value) (Value, error) {
			ok, err := IsInstance(th, a[0], a[1])
			return Bool(ok), err
		}},
		{Sig: "issubclass(cls, class_or_tuple, /)", Doc: "Tell whether a class is another, or is derived from it.", Fn: func(th *Thread, a []Value) (Value, error) {
			ok, err := IsSubclass(th, a[0], a[1])
			return Bool(ok), err
		}},
		{Sig: "iter(object, sentinel=?, /)", Doc: "iter(iterable) -> iterator\niter(callable, sentinel) -> iterator\n\nReturn an iterator over an iterable, or over what calls return until it is the sentinel.", Fn: func(th *Thread, a []Value) (Value, error) {
			if a[1].ref == nil {
				return Iter(th, a[0])
			}
			if a[0].Type().Call == nil {
				return Value{}, TypeErrorf("iter(v, w): v must be callable")
			}
			return ValueOf(&(&callableIter{Object{&callableIterType}, a[0], a[1]}).Object), nil
		}},
		{Sig: "next(iterator, default=?, /)", Flags: Resumes, Doc: "next(iterator[, default])\n\nGet the next item. At the end that is the default, if there is one, else\nStopIteration is raised.", Fn: func(th *Thread, a []Value) (Value, error) {
			if a[0].Type().Slots.Next == nil {
				return Value{}, TypeErrorf("'%s' object is not an iterator", a[0].Type().FullName())
			}
			v, err := a[0].Type().Slots.Next(th, a[0])
			if err != nil {
				if a[1].ref != nil && IsException(err, StopIteration) {
					return a[1], nil
				}
				return Value{}, err
			}
			if v.ref == nil {
				if a[1].ref != nil {
					return a[1], nil
				}
				return Value{}, NewException(StopIteration)
			}
			return v, nil
		}},
		{Sig: "len(obj, /)", Doc: "Return how many items there are.", Fn: func(th *Thread, a []Value) (Value, error) {
			n, err := Len(th, a[0])
			return Int(int64(n)), err
		}},
		{Sig: "max(*args, key=None, default=?)", Flags: Consumes | RawArgs, Doc: "max(iterable, *[, default=obj, key=func]) -> value\nmax(arg1, arg2, *args, *[, key=func]) -> value\n\nReturn the biggest item of an iterable, or the biggest argument.", Fn: func(th *Thread, a []Value) (Value, error) {
			return minMax(th, a, None, Value{}, "max", GT)
		}, FnKw: func(th *Thread, a []Value) (Value, error) {
			return minMax(th, ToTuple(a[0]).items, a[1], a[2], "max", GT)
		}, Wrong: wrongMinMax},
		{Sig: "min(*args, key=None, default=?)", Flags: Consumes | RawArgs, Doc: "min(iterable, *[, default=obj, key=func]) -> value\nmin(arg1, arg2, *args, *[, key=func]) -> value\n\nReturn the smallest item of an iterable, or the smallest argument.", Fn: func(th *Thread, a []Value) (Value, error) {
			return minMax(th, a, None, Value{}, "min", LT)
		}, FnKw: func(th *Thread, a []Value) (Value, error) {
			return minMax(th, ToTuple(a[0]).items, a[1], a[2], "min", LT)
		}, Wrong: wrongMinMax},
		{Sig: "pow(base, exp, mod=None)", Doc: "Return base**exp, or base**exp % mod if there is a mod, without the large number between.", Fn: func(th *Thread, a []Value) (Value, error) { return Power(th, a[0], a[1], a[2]) }},
		{Sig: "repr(obj, /)", Doc: "Return an object as text, if possible as a program would write it.", Fn: func(th *Thread, a []Value) (Value, error) {
			s, err := Repr(th, a[0])
			if err != nil {
				return Value{}, err
			}
			return s.Value(), nil
		}},
		{Sig: "round(number, ndigits=None)", Doc: "Round to a number of digits behind the point.", Fn: func(th *Thread, a []Value) (Value, error) {
			var v Value
			var found bool
			var err error
			if a[1].IsNone() {
				v, found, err = callSpecial(th, a[0], names.round)
			} else {
				v, found, err = callSpecial(th, a[0], names.round, a[1])
			}
			if !found && err == nil {
				err = TypeErrorf("type %s doesn't define __round__ method", a[0].Type().FullName())
			}
			return v, err
		}},
		{Sig: "sorted(iterable, /, *, key=None, reverse=False)", Flags: PlainArity | Consumes, Doc: "A new list of the items, smallest first.\n\nWith key, a function of an item, its results are compared; with reverse the\nlargest come first.", Fn: func(th *Thread, a []Value) (Value, error) {
			s, err := ToSlice(th, a[0])
			if err != nil {
				return Value{}, err
			}
			r, err := Truth(th, a[2])
			if err != nil {
				return Value{}, err
			}
			l := NewList(s)
			return l.Value(), l.Sort(th, a[1], r)
		}, Wrong: func(th *Thread, d *NativeDef, args []Value, kw []*Str, err error) error {
			if len(args)-len(kw) != 1 {
				return err
			}
			if _, err := ToSlice(th, args[0]); err != nil {
				return err
			}
			sort := *d
			sort.name = "sort" // which takes the keywords in the end
			if len(kw) > 0 {
				return sort.bind(th, args, kw, make([]Value, sort.nparams))
			}
			return err
		}},
		{Sig: "sum(iterable, /, start=0)", Flags: Consumes, Doc: "Add the numbers of an iterable to start, 0 by default.", Fn: builtinSum},
		{Sig: "vars(object=?, /)", Doc: "vars([object]) -> dictionary\n\nReturn the __dict__ of an object, or without one what locals() returns.", Fn: func(th *Thread, a []Value) (Value, error) {
			if a[0].ref == nil {
				return th.Eval.CurrentLocals(th)
			}
			v, err := LookupAttr(th, a[0], names.dict)
			if err == nil && v.ref == nil {
				err = TypeErrorf("vars() argument must have __dict__ attribute")
			}
			return v, err
		}},
		{Sig: "dir(object=?, /)", Doc: "dir([object]) -> list of strings", Fn: func(th *Thread, a []Value) (Value, error) {
			var names1 Value
			var err error
			if a[0].ref == nil {
				if names1, err = th.Eval.CurrentLocals(th); err == nil {
					names1, err = th.CallMethod(names1, names.keys)
				}
			} else {
				var found bool
				if names1, found, err = callSpecial(th, a[0], names.dir); err == nil && !found {
					err = TypeErrorf("object does not provide __dir__")
				}
			}
			if err != nil {
				return Value{}, err
			}
			s, err := ToSlice(th, names1)
			if err != nil {
				return Value{}, err
			}
			l := NewList(s)
			return l.Value(), l.Sort(th, None, false)
		}},
		{Sig: "globals()", Doc: "Return the dictionary of the module's variables.", Fn: func(th *Thread, a []Value) (Value, error) {
			if g := th.Eval.CurrentGlobals(th); g != nil {
				return g.Value(), nil
			}
			return None, nil
		}},
		{Sig: "locals()", Doc: "Return a dictionary of the local variables.", Fn: func(th *Thread, a []Value) (Value, error) { return th.Eval.CurrentLocals(th) }},
		{Sig: "aiter(async_iterable, /)", Doc: "Return an asynchronous iterator over an object.", Fn: func(th *Thread, a []Value) (Value, error) { return AIter(th, a[0]) }},
		{Sig: "print(*args, sep=' ', end='\\n', file=None, flush=False)", Doc: "Write values to a stream, sys.stdout by default.\n\n  sep\n    what comes between two of them, a space if not told otherwise\n  end\n    what comes behind the last, a newline if not told otherwise\n  file\n    the stream: what has a method write()\n  flush\n    whether to flush the stream afterwards", Fn: builtinPrint},
	}
	BuiltinsDef.Init = func(th *Thread, m *Module) error {
		for _, e := range []struct {
			n string
			v Value
		}{{"None", None}, {"True", True}, {"False", False}, {"NotImplemented", NotImplemented}, {"Ellipsis", Ellipsis}, {"__debug__", True},
			{"IOError", OSError.Value()}, {"EnvironmentError", OSError.Value()}} {
			m.Dict.SetStr(th.Intern(e.n), e.v)
		}
		return nil
	}
	for _, n := range []string{"None", "True", "False", "NotImplemented", "Ellipsis", "__debug__", "IOError", "EnvironmentError"} {
		internStatic(n)
	}
	BuiltinsDef.Prepare()
}

// AIter returns aiter(v).
func AIter(th *Thread, v Value) (Value, error) {
	f := v.Type().AIter
	if f == nil {
		return Value{}, TypeErrorf("'%s' object is not an async iterable", v.Type().FullName())
	}
	it, err := f(th, v)
	if err == nil && it.Type().ANext == nil {
		err = TypeErrorf("aiter() returned not an async iterator of type '%s'", it.Type().FullName())
	}
	return it, err
}

func attrName(th *Thread, v Value) (*Str, error) {
	s := ToStr(v)
	if s == nil {
		return nil, TypeErrorf("attribute name must be string, not '%s'", v.Type().FullName())
	}
	return th.InternStr(s), nil
}

func anyAll(th *Thread, v Value, want bool) (Value, error) {
	res := !want
	err := ForEach(th, v, func(x Value) error {
		ok, err := Truth(th, x)
		if err != nil {
			return err
		}
		if ok == want {
			res = want
			return StopForEach
		}
		return nil
	})
	return Bool(res), err
}

func intBase(th *Thread, v Value, base int, prefix string) (Value, error) {
	n, err := Index(th, v)
	if err != nil {
		return Value{}, err
	}
	s, err := intText(th, n, base, prefix)
	return ASCIIString(s), err
}

// wrongMinMax tells that there is nothing to compare before it tells of a wrong keyword.
func wrongMinMax(th *Thread, d *NativeDef, args []Value, kw []*Str, err error) error {
	if len(args) == len(kw) {
		return TypeErrorf("%s expected at least 1 argument, got 0", d.name)
	}
	return err
}

// minMax returns the least or greatest of the items of args[0], or of several args.
func minMax(th *Thread, args []Value, key, def Value, name string, op CompareOp) (Value, error) {
	if len(args) == 0 {
		return Value{}, TypeErrorf("%s expected at least 1 argument, got 0", name)
	}
	if len(args) > 1 {
		if def.ref != nil {
			return Value{}, TypeErrorf("Cannot specify a default for %s() with multiple positional arguments", name)
		}
		if len(args) == 2 && key.IsNone() && args[0].IsInt() && args[1].IsInt() {
			if compareInt(args[1].Int(), args[0].Int(), op) {
				return args[1], nil
			}
			return args[0], nil
		}
	}
	var best, bestKey Value
	choose := func(x Value) error {
		k := x
		if !key.IsNone() {
			var err error
			if k, err = th.Call(key, x); err != nil {
				return err
			}
		}
		if best.ref == nil {
			best, bestKey = x, k
			return nil
		}
		if k.IsInt() && bestKey.IsInt() {
			if compareInt(k.Int(), bestKey.Int(), op) {
				best, bestKey = x, k
			}
			return nil
		}
		v, err := Compare(th, k, bestKey, op)
		if err != nil {
			return err
		}
		ok, err := Truth(th, v)
		if ok {
			best, bestKey = x, k
		}
		return err
	}
	var err error
	if len(args) == 1 {
		err = ForEach(th, args[0], choose)
	} else {
		for i := 0; i < len(args) && err == nil; i++ {
			if err = th.PollEvery(i + 1); err == nil {
				err = choose(args[i])
			}
		}
	}
	if err != nil {
		return Value{}, err
	}
	if best.ref == nil {
		if def.ref != nil {
			return def, nil
		}
		return Value{}, ValueErrorf("%s() iterable argument is empty", name)
	}
	return best, nil
}

// builtinSum adds ints exactly and floats with Neumaier's compensation, as CPython 3.12 does.
func builtinSum(th *Thread, a []Value) (Value, error) {
	acc := a[1]
	if ToStr(acc) != nil || ToBytes(acc) != nil || ToByteArray(acc) != nil {
		if _, err := Iter(th, a[0]); err != nil {
			return Value{}, err
		}
	}
	if ToStr(acc) != nil {
		return Value{}, TypeErrorf("sum() can't sum strings [use ''.join(seq) instead]")
	}
	if ToBytes(acc) != nil {
		return Value{}, TypeErrorf("sum() can't sum bytes [use b''.join(seq) instead]")
	}
	if acc.Type().Flags&FlagBytes == 0 && ToByteArray(acc) != nil {
		return Value{}, TypeErrorf("sum() can't sum bytearray [use b''.join(seq) instead]")
	}
	var hi, lo float64
	inFloat := false
	plain := acc.IsFloat() || acc.Type() == &intType || acc.Type() == &complexType // nothing is made up for else: not after a bool
	flush := func() {
		if inFloat {
			r := hi
			if lo != 0 && lo-lo == 0 {
				r += lo
			}
			acc, inFloat = Float(r), false
		}
	}
	err := ForEach(th, a[0], func(x Value) error {
		if acc.IsInt() && x.IsInt() && !inFloat {
			if s, ok := AddInt(acc.Int(), x.Int()); ok {
				acc.SetInt(s)
				return nil
			}
		}
		if plain && !inFloat && acc.IsFloat() && (x.IsFloat() || x.IsInt()) {
			hi, lo, inFloat = acc.Float(), 0, true
		}
		if inFloat {
			if x.IsFloat() {
				f := x.Float()
				t := hi + f
				if abs(hi) >= abs(f) {
					lo += (hi - t) + f
				} else {
					lo += (f - t) + hi
				}
				hi = t
				return nil
			}
			if x.IsInt() {
				hi += float64(x.Int())
				return nil
			}
			flush()
		}
		var err error
		acc, err = Binary(th, OpAdd, acc, x)
		return err
	})
	flush()
	return acc, err
}

func abs(f float64) float64 {
	if f < 0 {
		return -f
	}
	return f
}

// printPiece is how many bytes print() collects at most before it writes them.
const printPiece = 1 << 16

// printItems writes what print() writes: in large pieces to a stream that allows it,
// else item by item.
func printItems(th *Thread, file Value, items []Value, sep, end string) error {
	put := file.Type().Print
	if put == nil {
		write := func(s Value) error { _, err := th.CallMethod(file, names.write, s); return err }
		for i, v := range items {
			if err := th.PollEvery(i + 1); err != nil {
				return err
			}
			if i > 0 {
				if err := write(String(sep)); err != nil {
					return err
				}
			}
			s, err := StrOf(th, v)
			if err != nil {
				return err
			}
			if err := write(s.Value()); err != nil {
				return err
			}
		}
		return write(String(end))
	}
	// The text of an item may be made by Python code that prints: each call has its own buffer.
	b := th.printBuf[:0]
	th.printBuf = nil
	for i, v := range items {
		if len(b) >= printPiece {
			if err := put(th, file, b); err != nil {
				return err
			}
			b = b[:0]
		}
		if err := th.PollEvery(i + 1); err != nil {
			return err
		}
		if i > 0 {
			b = append(b, sep...)
		}
		if v.IsInt() {
			b = strconv.AppendInt(b, v.Int(), 10)
			continue
		}
		s, err := StrOf(th, v)
		if err != nil {
			// What comes before it is written, as if item by item.
			if len(b) > 0 {
				if werr := put(th, file, b); werr != nil {
					return werr
				}
			}
			return err
		}
		b = append(b, s.s...)
	}
	b = append(b, end...)
	err := put(th, file, b)
	if cap(b) <= 64<<10 {
		th.printBuf = b
	}
	return err
}

func builtinPrint(th *Thread, a []Value) (Value, error) {
	file := a[3]
	if file.IsNone() {
		f, ok := th.Interp.Sys.GetStr(names.stdout)
		if !ok {
			return Value{}, RuntimeErrorf("lost sys.stdout")
		}
		if f.IsNone() {
			return None, nil
		}
		file = f
	}
	sep, end := " ", "\n"
	for _, e := range []struct {
		v    Value
		name string
		p    *string
	}{{a[1], "sep", &sep}, {a[2], "end", &end}} {
		if e.v.IsNone() {
			continue
		}
		s := ToStr(e.v)
		if s == nil {
			return Value{}, TypeErrorf("%s must be None or a string, not %s", e.name, e.v.Type().FullName())
		}
		*e.p = s.s
	}
	if err := printItems(th, file, ToTuple(a[0]).items, sep, end); err != nil {
		return Value{}, err
	}
	if ok, err := Truth(th, a[4]); err != nil || !ok {
		return None, err
	}
	_, err := th.CallMethod(file, names.flush)
	return None, err
}
