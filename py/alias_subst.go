package py

// This file puts type arguments in the place of type variables: list[T][int],
// (list[T] | None)[int].

// substitute returns the arguments of an alias with item's in the place of its parameters.
func substitute(th *Thread, self Value, args *Tuple, item Value) ([]Value, error) {
	pv, err := typeParameters(th, args.items)
	if err != nil {
		return nil, err
	}
	params := ToTuple(pv).items
	if len(params) == 0 {
		s, err := ReprGo(th, self)
		if err != nil {
			return nil, err
		}
		return nil, TypeErrorf("%s is not a generic class", s)
	}
	given, err := unpackArgs(th, item)
	if err != nil {
		return nil, err
	}
	for _, p := range params {
		prepare, err := LookupAttrGo(th, p, "__typing_prepare_subst__")
		if err != nil {
			return nil, err
		}
		if prepare.ref == nil || prepare.IsNone() {
			continue
		}
		v, err := th.Call(prepare, self, TupleOf(given...))
		if err != nil {
			return nil, err
		}
		if given, err = ToSlice(th, v); err != nil {
			return nil, err
		}
	}
	if len(given) != len(params) {
		s, err := ReprGo(th, self)
		if err != nil {
			return nil, err
		}
		word := "few"
		if len(given) > len(params) {
			word = "many"
		}
		return nil, TypeErrorf("Too %s arguments for %s; actual %d, expected %d", word, s, len(given), len(params))
	}
	return substituteList(th, args.items, params, given)
}

func substituteList(th *Thread, args, params, given []Value) ([]Value, error) {
	if err := th.Enter(" in a type argument"); err != nil {
		return nil, err
	}
	defer th.Leave()
	at := func(p Value) Value {
		for i, q := range params {
			if q == p {
				return given[i]
			}
		}
		return Value{}
	}
	var out []Value
	for _, a := range args {
		if ToType(a) != nil {
			out = append(out, a)
			continue
		}
		if l, t := ToList(a), ToTuple(a); l != nil || t != nil {
			var items []Value
			if l != nil {
				items = l.items
			} else {
				items = t.items
			}
			sub, err := substituteList(th, items, params, given)
			if err != nil {
				return nil, err
			}
			if l != nil {
				out = append(out, ListOf(sub))
			} else {
				out = append(out, TupleOf(sub...))
			}
			continue
		}
		next := a
		if subst, err := LookupAttrGo(th, a, "__typing_subst__"); err != nil {
			return nil, err
		} else if subst.ref != nil && !subst.IsNone() {
			if v := at(a); v.ref != nil {
				if next, err = th.Call(subst, v); err != nil {
					return nil, err
				}
			}
		} else if next, err = substituteInside(th, a, at); err != nil {
			return nil, err
		}
		unpacked, err := LookupAttrGo(th, a, "__typing_is_unpacked_typevartuple__")
		if err != nil {
			return nil, err
		}
		if t := ToTuple(next); unpacked == True && t != nil {
			out = append(out, t.items...)
			continue
		}
		out = append(out, next)
	}
	return out, nil
}

// substituteInside subscribes an argument that has type variables itself.
func substituteInside(th *Thread, a Value, at func(Value) Value) (Value, error) {
	p, err := LookupAttrGo(th, a, "__parameters__")
	if err != nil {
		return Value{}, err
	}
	t := ToTuple(p)
	if p.ref == nil || t == nil || len(t.items) == 0 {
		return a, nil
	}
	var sub []Value
	for _, q := range t.items {
		v := at(q)
		if l := ToTuple(v); v.ref != nil && l != nil && q.Type() == &typeVarTupleType {
			sub = append(sub, l.items...)
			continue
		}
		if v.ref == nil {
			v = q
		}
		sub = append(sub, v)
	}
	return GetItem(th, a, TupleOf(sub...))
}

// unpackArgs returns the arguments of a subscript, *tuple[int, str] as its parts.
func unpackArgs(th *Thread, item Value) ([]Value, error) {
	t := ToTuple(item)
	if t == nil || item.Type() != &tupleType {
		t = NewTuple([]Value{item})
	}
	var out []Value
	for _, v := range t.items {
		if ToType(v) != nil {
			out = append(out, v)
			continue
		}
		sub, err := LookupAttrGo(th, v, "__typing_unpacked_tuple_args__")
		if err != nil {
			return nil, err
		}
		if s := ToTuple(sub); sub.ref != nil && s != nil && !(len(s.items) > 0 && s.items[len(s.items)-1].IsEllipsis()) {
			out = append(out, s.items...)
			continue
		}
		out = append(out, v)
	}
	return out, nil
}
