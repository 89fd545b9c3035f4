package py

// This file defines rich comparison, equality and hashing.

// Compare returns a op b.
func Compare(th *Thread, a, b Value, op CompareOp) (Value, error) {
	if a.IsInt() && b.IsInt() {
		return Bool(compareInt(a.Int(), b.Int(), op)), nil
	}
	ta, tb := a.Type(), b.Type()
	if err := th.Enter(" in comparison"); err != nil {
		return Value{}, err
	}
	defer th.Leave()
	tried := false
	if ta != tb && tb.RichCompare != nil && tb.IsSubtype(ta) {
		tried = true
		if v, err := tb.RichCompare(th, b, a, op.Swapped()); err != nil || !v.IsNotImplemented() {
			return v, err
		}
	}
	if ta.RichCompare != nil {
		if v, err := ta.RichCompare(th, a, b, op); err != nil || !v.IsNotImplemented() {
			return v, err
		}
	}
	if !tried && tb.RichCompare != nil {
		if v, err := tb.RichCompare(th, b, a, op.Swapped()); err != nil || !v.IsNotImplemented() {
			return v, err
		}
	}
	switch op {
	case EQ:
		return Bool(a == b), nil
	case NE:
		return Bool(a != b), nil
	}
	return Value{}, TypeErrorf("'%s' not supported between instances of '%s' and '%s'", op, ta.FullName(), tb.FullName())
}

func compareInt(a, b int64, op CompareOp) bool {
	switch op {
	case LT:
		return a < b
	case LE:
		return a <= b
	case EQ:
		return a == b
	case NE:
		return a != b
	case GT:
		return a > b
	}
	return a >= b
}

// CompareBool returns the truth of a op b. Identical objects are equal without a
// call of __eq__, as containers compare their items.
func CompareBool(th *Thread, a, b Value, op CompareOp) (bool, error) {
	if a == b && !(a.IsFloat() && a.Float() != a.Float()) || a == b && a.ref != nil {
		if op == EQ {
			return true, nil
		}
		if op == NE {
			return false, nil
		}
	}
	v, err := Compare(th, a, b, op)
	if err != nil {
		return false, err
	}
	return Truth(th, v)
}

// Equal reports whether a is b or a == b.
func Equal(th *Thread, a, b Value) (bool, error) {
	if a == b {
		return true, nil
	}
	if a.Type() == &strType && b.Type() == &strType {
		if x, y := (*Str)(a.ref).s, (*Str)(b.ref).s; len(x) != len(y) || len(x) <= copyChunk {
			return x == y, nil
		}
	}
	return CompareBool(th, a, b, EQ)
}

// Hash returns hash(v).
func Hash(th *Thread, v Value) (int64, error) {
	if v.IsInt() {
		return hashInt(v.Int()), nil
	}
	t := v.Type()
	if t == &strType {
		return (*Str)(v.ref).Hash(), nil
	}
	if t.Hash == nil {
		return HashNone(th, v)
	}
	return t.Hash(th, v)
}

// keyHash is Hash for a value that shall be what is called a kind of key: "dict key".
func keyHash(th *Thread, v Value, kind string) (int64, error) {
	h, err := Hash(th, v)
	if e := AsException(err); e != nil && e.typ == TypeError {
		why, err := StrOf(th, e.Value())
		if err != nil {
			return 0, err
		}
		return 0, TypeErrorf("cannot use '%s' as a %s (%s)", v.Type().ShownName(th), kind, why.s)
	}
	return h, err
}

// hashInt is the hash of an int that fits int64: its value modulo 2**61-1.
func hashInt(i int64) int64 {
	const m = 1<<61 - 1
	if i > -m && i < m {
		if i == -1 {
			return -2
		}
		return i
	}
	h := i % m
	if h == -1 {
		return -2
	}
	return h
}

// HashPointer is the hash by identity, as object has it.
func HashPointer(v Value) int64 {
	p := uint64(uintptr(v.ref))
	h := int64(p>>4 | p<<60)
	if h == -1 {
		return -2
	}
	return h
}

// Truth returns bool(v).
func Truth(th *Thread, v Value) (bool, error) {
	switch {
	case v.IsTrue():
		return true, nil
	case v.IsFalse(), v.IsNone():
		return false, nil
	case v.IsInt():
		return v.bits != 0, nil
	case v.IsFloat():
		return v.Float() != 0, nil
	}
	t := v.Type()
	if t.Bool != nil {
		return t.Bool(th, v)
	}
	if t.Len != nil {
		n, err := t.Len(th, v)
		return n != 0, err
	}
	return true, nil
}
