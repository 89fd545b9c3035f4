package py

// This file compares and hashes memoryviews.

import (
	"strings"
)

// equalItems compares two views of the same shape from dimension dim on.
func equalItems(th *Thread, a, b *Buffer, ca, cb byte, dim, ao, bo int) (bool, error) {
	if dim == len(a.Shape) {
		if ca == cb && ca != 'f' && ca != 'd' && ca != 'e' && ca != '?' {
			return string(a.Data[ao:ao+a.ItemSize]) == string(b.Data[bo:bo+b.ItemSize]), nil
		}
		return Equal1(th, unpackItem(ca, a.Data[ao:]), unpackItem(cb, b.Data[bo:]))
	}
	for i := 0; i < a.Shape[dim]; i++ {
		eq, err := equalItems(th, a, b, ca, cb, dim+1, ao, bo)
		if err != nil || !eq {
			return false, err
		}
		if err := th.PollEvery(i); err != nil {
			return false, err
		}
		ao += a.Strides[dim]
		bo += b.Strides[dim]
	}
	return true, nil
}

// Equal1 reports a == b without the shortcut for identical objects: nan != nan.
func Equal1(th *Thread, a, b Value) (bool, error) {
	v, err := Compare(th, a, b, EQ)
	if err != nil {
		return false, err
	}
	return Truth(th, v)
}

func memoryViewCompare(th *Thread, a, b Value, op CompareOp) (Value, error) {
	m := ToMemoryView(a)
	if op != EQ && op != NE || m == nil {
		return NotImplemented, nil
	}
	if m.released() {
		return Bool((a == b) == (op == EQ)), nil
	}
	if w := ToMemoryView(b); w != nil && w.released() {
		return Bool(op == NE), nil
	}
	if b.Type().Buffer == nil {
		return NotImplemented, nil
	}
	other, err := GetBuffer(th, b, BufFullRO)
	if err != nil {
		if AsException(err) == nil {
			return Value{}, err
		}
		return NotImplemented, nil
	}
	defer other.Release(th)
	v := m.view
	eq := len(v.Shape) == len(other.Shape)
	for i := 0; eq && i < len(v.Shape); i++ {
		if eq = v.Shape[i] == other.Shape[i]; v.Shape[i] == 0 {
			break
		}
	}
	if eq {
		ca, cb := nativeFormat(v.Format), nativeFormat(other.Format)
		if ca == 0 || cb == 0 {
			return NotImplemented, nil
		}
		if d, ok := v.contiguousData(); ok && ca == cb && strings.IndexByte("fde?", ca) < 0 {
			if e, ok := other.contiguousData(); ok {
				c, err := compareText(th, stringOf(d), stringOf(e))
				return Bool((c == 0) == (op == EQ)), err
			}
		}
		if eq, err = equalItems(th, &v, other, ca, cb, 0, v.Offset, other.Offset); err != nil {
			return Value{}, err
		}
	}
	return Bool(eq == (op == EQ)), nil
}

func memoryViewHash(th *Thread, self Value) (int64, error) {
	m := (*MemoryView)(self.ref)
	if m.hash != 0 {
		return m.hash, nil
	}
	if err := m.check(); err != nil {
		return 0, err
	}
	if !m.view.ReadOnly {
		return 0, ValueErrorf("cannot hash writable memoryview object")
	}
	switch nativeFormat(m.view.Format) {
	case 'B', 'b', 'c':
	default:
		return 0, ValueErrorf("memoryview: hashing is restricted to formats 'B', 'b' or 'c'")
	}
	if o := m.view.Obj; o.ref != nil {
		if _, err := Hash(th, o); err != nil {
			return 0, err
		}
	}
	b, err := m.view.Copy(th, 'C')
	if err != nil {
		return 0, err
	}
	m.hash, err = Hash(th, NewBytes(stringOf(b)))
	return m.hash, err
}
