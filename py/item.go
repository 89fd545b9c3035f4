package py

// This file defines subscription, length and containment.

// Len returns len(v).
func Len(th *Thread, v Value) (int, error) {
	f := v.Type().Len
	switch v.Type() {
	case &listType:
		return len((*List)(v.ref).items), nil
	case &strType:
		return (*Str)(v.ref).Len(), nil
	}
	if f == nil {
		return 0, TypeErrorf("object of type '%s' has no len()", v.Type().FullName())
	}
	return f(th, v)
}

// GetItem returns v[key].
func GetItem(th *Thread, v, key Value) (Value, error) {
	t := v.Type()
	if t.GetItem != nil {
		return t.GetItem(th, v, key)
	}
	if t.Flags&FlagType != 0 {
		if v == typeType.Value() {
			return NewGenericAlias(v, key), nil
		}
		m, err := LookupAttr(th, v, names.classGetitem)
		if err != nil {
			return Value{}, err
		}
		if m.ref != nil && !m.IsNone() {
			return th.Call(m, key)
		}
		return Value{}, TypeErrorf("type '%s' is not subscriptable", ToType(v).FullName())
	}
	return Value{}, TypeErrorf("'%s' object is not subscriptable", t.FullName())
}

// SetItem does v[key] = x.
func SetItem(th *Thread, v, key, x Value) error {
	if f := v.Type().SetItem; f != nil {
		return f(th, v, key, x)
	}
	return TypeErrorf("'%s' object does not support item assignment", v.Type().FullName())
}

// DelItem does del v[key].
func DelItem(th *Thread, v, key Value) error {
	if f := v.Type().SetItem; f != nil {
		return f(th, v, key, Value{})
	}
	// CPython words it by the protocol that it tried last.
	if t := v.Type(); key.Type().Index != nil && (t.IsHeap() || t.SeqItem != nil || t.Contains != nil) {
		return TypeErrorf("'%s' object doesn't support item deletion", t.FullName())
	}
	return TypeErrorf("'%s' object does not support item deletion", v.Type().FullName())
}

// Contains reports x in v.
func Contains(th *Thread, v, x Value) (bool, error) {
	t := v.Type()
	if t.Contains != nil {
		return t.Contains(th, v, x)
	}
	if !IsIterable(v) {
		return false, TypeErrorf("argument of type '%s' is not a container or iterable", t.FullName())
	}
	if t.IsHeap() {
		it, err := Iter(th, v)
		if err != nil {
			if IsException(err, TypeError) {
				err = TypeErrorf("argument of type '%s' is not a container or iterable", t.Name)
			}
			return false, err
		}
		v = it
	}
	found := false
	err := ForEach(th, v, func(item Value) error {
		eq, err := Equal(th, item, x)
		if err != nil {
			return err
		}
		if eq {
			found = true
			return StopForEach
		}
		return nil
	})
	return found, err
}

// seqIndex converts a subscript that is not a slice to an int; kind names the type in
// messages. It may run Python code that changes the sequence: its length is asked for
// afterwards.
func seqIndex(th *Thread, key Value, kind string) (int, error) {
	if key.Type().Index == nil {
		if kind == "string" {
			return 0, TypeErrorf("string indices must be integers, not '%s'", key.Type().FullName())
		}
		return 0, TypeErrorf("%s indices must be integers or slices, not %s", kind, key.Type().FullName())
	}
	return IndexOverflow(th, key, IndexError)
}

// position returns where index i of n items is, which may count from the end.
func position(i, n int, kind string) (int, error) {
	if i < 0 {
		i += n
	}
	if i < 0 || i >= n {
		return 0, NewException(IndexError, String(kind+" index out of range"))
	}
	return i, nil
}
