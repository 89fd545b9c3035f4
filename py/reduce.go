package py

import "slices"

// This file defines what pickle and copy ask of every object (PEP 307).

// objectGetState is object.__getstate__: the instance's dict, or a pair with its slots.
func objectGetState(th *Thread, v Value) (Value, error) {
	state := None
	if d := copyDict(v); d != nil {
		state = d.Value()
	}
	t := v.Type()
	if own, ok := t.Dict().GetStr(names.slotNames); ok && ToList(own) != nil {
		slots := NewDict()
		for _, k := range slices.Clone(ToList(own).items) {
			name := ToStr(k)
			if name == nil {
				return Value{}, TypeErrorf("attribute name must be string, not '%s'", k.Type().FullName())
			}
			x, err := LookupAttr(th, v, th.InternStr(name))
			if err != nil {
				return Value{}, err
			}
			if x.ref != nil {
				slots.SetStr(name, x)
			}
		}
		if slots.used > 0 {
			return TupleOf(state, slots.Value()), nil
		}
		return state, nil
	}
	if t.nslots == 0 {
		return state, nil
	}
	slots := NewDict()
	for _, m := range t.MRO {
		if !m.IsHeap() {
			continue
		}
		for i := 0; ; {
			k, x, ok := m.Dict().Next(&i)
			if !ok {
				break
			}
			if n := SlotOf(x); n >= 0 {
				if s := attrsOf(v).slots[n]; s.ref != nil {
					slots.SetStr(ToStr(k), s)
				}
			}
		}
	}
	if slots.used > 0 {
		return TupleOf(state, slots.Value()), nil
	}
	return state, nil
}

func objectReduceEx(th *Thread, a []Value) (Value, error) {
	proto, err := IndexInt(th, a[1])
	if err != nil {
		return Value{}, err
	}
	if m, ok := a[0].Type().Lookup(names.reduce); ok {
		if m.Type() != &methodDescrType || Cast[MethodDescr](m).Owner != &objectType {
			return th.CallMethod(a[0], names.reduce)
		}
	}
	return reduceObject(th, a[0], proto)
}

func reduceObject(th *Thread, v Value, proto int) (Value, error) {
	copyreg, loaded := th.Interp.Modules.GetStr(names.copyreg)
	if !loaded {
		var err error
		if copyreg, err = th.Eval.Import(th, "copyreg", nil, None, 0); err != nil {
			return Value{}, err
		}
	}
	if proto < 2 {
		return th.CallMethodGo(copyreg, "_reduce_ex", v, Int(int64(proto)))
	}
	t := v.Type()
	args := []Value{t.Value()}
	kwargs := Value{}
	if r, found, err := callSpecial(th, v, names.getNewArgsEx); err != nil {
		return Value{}, err
	} else if found {
		p := ToTuple(r)
		if p == nil || len(p.items) != 2 || ToTuple(p.items[0]) == nil || ToDict(p.items[1]) == nil {
			return Value{}, TypeErrorf("__getnewargs_ex__ should return a tuple, not '%s'", r.Type().FullName())
		}
		args = append(args, ToTuple(p.items[0]).items...)
		kwargs = p.items[1]
	} else if r, found, err := callSpecial(th, v, names.getNewArgs); err != nil {
		return Value{}, err
	} else if found {
		p := ToTuple(r)
		if p == nil {
			return Value{}, TypeErrorf("__getnewargs__ should return a tuple, not '%s'", r.Type().FullName())
		}
		args = append(args, p.items...)
	} else if t.layout != instanceLayout && t.layout != objectType.layout && t.Flags&(FlagList|FlagDict|FlagException) == 0 && ToSet(v) == nil && !t.hasState() {
		return Value{}, TypeErrorf("cannot pickle '%s' object", t.FullName())
	}
	state, err := th.CallMethod(v, names.getstate)
	if err != nil {
		return Value{}, err
	}
	items, pairs := None, None
	if ToList(v) != nil {
		if items, err = Iter(th, v); err != nil {
			return Value{}, err
		}
	}
	if ToDict(v) != nil {
		m, err := th.CallMethod(v, names.items)
		if err != nil {
			return Value{}, err
		}
		if pairs, err = Iter(th, m); err != nil {
			return Value{}, err
		}
	}
	newobj := names.newObj
	if kwargs.ref != nil && ToDict(kwargs).used > 0 {
		newobj = th.Intern("__newobj_ex__")
		args = []Value{args[0], NewTuple(args[1:]).Value(), kwargs}
	}
	f, err := GetAttr(th, copyreg, newobj)
	if err != nil {
		return Value{}, err
	}
	return TupleOf(f, NewTuple(args).Value(), state, items, pairs), nil
}

// hasState reports whether the type's __getstate__ is its own, not that of object.
func (t *Type) hasState() bool {
	m, ok := t.Lookup(names.getstate)
	return ok && (m.Type() != &methodDescrType || Cast[MethodDescr](m).Owner != &objectType)
}
