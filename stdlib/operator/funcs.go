package operator

// This file defines the functions.

import (
	"crypto/subtle"

	"github.com/hognose/hognose/py"
)

func binaryFuncs() []py.NativeDef {
	var out []py.NativeDef
	for _, e := range []struct {
		name, text string
		op         py.CompareOp
	}{{"lt", "<", py.LT}, {"le", "<=", py.LE}, {"eq", "==", py.EQ}, {"ne", "!=", py.NE}, {"ge", ">=", py.GE}, {"gt", ">", py.GT}} {
		op := e.op
		out = append(out, py.NativeDef{Sig: e.name + "(a, b, /)", Doc: "Same as a " + e.text + " b.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			return py.Compare(th, a[0], a[1], op)
		}})
	}
	for _, e := range []struct {
		name, inplace, text string
		op                  py.BinaryOp
	}{{"add", "iadd", "+", py.OpAdd}, {"and_", "iand", "&", py.OpAnd}, {"floordiv", "ifloordiv", "//", py.OpFloorDiv}, {"lshift", "ilshift", "<<", py.OpLShift},
		{"mod", "imod", "%", py.OpMod}, {"mul", "imul", "*", py.OpMul}, {"matmul", "imatmul", "@", py.OpMatMul}, {"or_", "ior", "|", py.OpOr},
		{"pow", "ipow", "**", py.OpPow}, {"rshift", "irshift", ">>", py.OpRShift}, {"sub", "isub", "-", py.OpSub}, {"truediv", "itruediv", "/", py.OpTrueDiv},
		{"xor", "ixor", "^", py.OpXor}} {
		op := e.op
		out = append(out,
			py.NativeDef{Sig: e.name + "(a, b, /)", Doc: "Same as a " + e.text + " b.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
				return py.Binary(th, op, a[0], a[1])
			}},
			py.NativeDef{Sig: e.inplace + "(a, b, /)", Doc: "Same as a " + e.text + "= b.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
				return py.Inplace(th, op, a[0], a[1])
			}})
	}
	for _, e := range []struct {
		sig, doc string
		f        py.UnaryFunc
	}{{"abs(a, /)", "Same as abs(a).", py.Abs}, {"neg(a, /)", "Same as -a.", py.Neg}, {"pos(a, /)", "Same as +a.", py.Pos}, {"inv(a, /)", "Same as ~a.", py.Invert},
		{"invert(a, /)", "Same as ~a.", py.Invert}, {"index(a, /)", "Same as a.__index__()", py.Index}} {
		f := e.f
		out = append(out, py.NativeDef{Sig: e.sig, Doc: e.doc, Fn: func(th *py.Thread, a []py.Value) (py.Value, error) { return f(th, a[0]) }})
	}
	return out
}

var otherFuncs = []py.NativeDef{
	{Sig: "not_(a, /)", Doc: "Same as not a.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		t, err := py.Truth(th, a[0])
		return py.Bool(!t), err
	}},
	{Sig: "truth(a, /)", Doc: "Return the truth of a.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		t, err := py.Truth(th, a[0])
		return py.Bool(t), err
	}},
	{Sig: "is_(a, b, /)", Doc: "Same as a is b.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) { return py.Bool(a[0] == a[1]), nil }},
	{Sig: "is_not(a, b, /)", Doc: "Same as a is not b.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) { return py.Bool(a[0] != a[1]), nil }},
	{Sig: "is_none(a, /)", Doc: "Same as a is None.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) { return py.Bool(a[0].IsNone()), nil }},
	{Sig: "is_not_none(a, /)", Doc: "Same as a is not None.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) { return py.Bool(!a[0].IsNone()), nil }},
	{Sig: "concat(a, b, /)", Doc: "Same as a + b, for a and b sequences.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) { return concat(th, a[0], a[1], false) }},
	{Sig: "iconcat(a, b, /)", Doc: "Same as a += b, for a and b sequences.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) { return concat(th, a[0], a[1], true) }},
	{Sig: "contains(a, b, /)", Doc: "Return b in a: the container comes first.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		ok, err := py.Contains(th, a[0], a[1])
		return py.Bool(ok), err
	}},
	{Sig: "countOf(a, b, /)", Doc: "Count the items of a that are b, or equal to it.", Fn: countOf},
	{Sig: "indexOf(a, b, /)", Doc: "Return the first index of b in a.", Fn: indexOf},
	{Sig: "getitem(a, b, /)", Doc: "Same as a[b].", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) { return py.GetItem(th, a[0], a[1]) }},
	{Sig: "setitem(a, b, c, /)", Doc: "Same as a[b] = c.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		return py.None, py.SetItem(th, a[0], a[1], a[2])
	}},
	{Sig: "delitem(a, b, /)", Doc: "Same as del a[b].", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		return py.None, py.DelItem(th, a[0], a[1])
	}},
	{Sig: "length_hint(obj, default=0, /)", Doc: "Guess how many items an iterable has.\n\nThe length where it has one, else what __length_hint__() says, else the default.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		def, err := py.IndexOverflow(th, a[1], py.OverflowError)
		if err != nil {
			return py.Value{}, err
		}
		n, err := py.LengthHint(th, a[0], def)
		return py.Int(int64(n)), err
	}},
	{Sig: "call(obj, /, *args, **kwargs)", Doc: "Same as obj(*args, **kwargs).", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		return th.CallTuple(a[0], py.ToTuple(a[1]).Items(), py.ToDict(a[2]))
	}},
	{Sig: "_compare_digest(a, b, /)", Doc: "Return 'a == b', in a time that does not depend on where they differ.\n\nBoth are ASCII strings, or both are bytes-like objects.", Fn: CompareDigest},
}

func concat(th *py.Thread, a, b py.Value, inplace bool) (py.Value, error) {
	t := a.Type()
	if inplace && t.InplaceConcat != nil {
		return t.InplaceConcat(th, a, b)
	}
	if t.Concat != nil {
		return t.Concat(th, a, b)
	}
	if isSequence(a) && isSequence(b) {
		op := py.Binary
		if inplace {
			op = py.Inplace
		}
		return op(th, py.OpAdd, a, b)
	}
	return py.Value{}, py.TypeErrorf("'%s' object can't be concatenated", t.Name)
}

func isSequence(v py.Value) bool {
	t := v.Type()
	return t.Flags&py.FlagDict == 0 && (t.SeqItem != nil || t.GetItem != nil && t.IsHeap())
}

// iterable returns an iterator over the argument that is searched.
func iterable(th *py.Thread, v py.Value) (py.Value, error) {
	it, err := py.Iter(th, v)
	if py.IsException(err, py.TypeError) {
		err = py.TypeErrorf("argument of type '%s' is not iterable", v.Type().Name)
	}
	return it, err
}

func countOf(th *py.Thread, a []py.Value) (py.Value, error) {
	it, err := iterable(th, a[0])
	if err != nil {
		return py.Value{}, err
	}
	n := int64(0)
	err = py.ForEach(th, it, func(v py.Value) error {
		eq, err := py.Equal(th, v, a[1])
		if eq {
			n++
		}
		return err
	})
	return py.Int(n), err
}

func indexOf(th *py.Thread, a []py.Value) (py.Value, error) {
	it, err := iterable(th, a[0])
	if err != nil {
		return py.Value{}, err
	}
	n, found := int64(0), false
	err = py.ForEach(th, it, func(v py.Value) error {
		eq, err := py.Equal(th, v, a[1])
		if err != nil {
			return err
		}
		if eq {
			found = true
			return py.StopForEach
		}
		n++
		return nil
	})
	if err == nil && !found {
		err = py.ValueErrorf("sequence.index(x): x not in sequence")
	}
	return py.Int(n), err
}

// CompareDigest is _compare_digest, which hmac and secrets export.
func CompareDigest(th *py.Thread, a []py.Value) (py.Value, error) {
	x, y := py.ToStr(a[0]), py.ToStr(a[1])
	if x != nil && y != nil {
		if !x.IsASCII() || !y.IsASCII() {
			return py.Value{}, py.TypeErrorf("comparing strings with non-ASCII characters is not supported")
		}
		return digestsEqual(th, []byte(x.String()), []byte(y.String()))
	}
	if !py.HasBuffer(a[0]) && !py.HasBuffer(a[1]) {
		return py.Value{}, py.TypeErrorf("unsupported operand types(s) or combination of types: '%s' and '%s'", a[0].Type().Name, a[1].Type().Name)
	}
	p, err := py.ViewBytes(th, a[0])
	if err != nil {
		return py.Value{}, err
	}
	q, err := py.ViewBytes(th, a[1])
	if err != nil {
		return py.Value{}, err
	}
	return digestsEqual(th, p, q)
}

func digestsEqual(th *py.Thread, p, q []byte) (py.Value, error) {
	if len(p) != len(q) {
		return py.False, nil
	}
	eq := 1
	for i := 0; i < len(p); i += 1 << 16 {
		if err := th.Poll(); err != nil {
			return py.Value{}, err
		}
		j := min(i+1<<16, len(p))
		eq &= subtle.ConstantTimeCompare(p[i:j], q[i:j])
	}
	return py.Bool(eq == 1), nil
}
