package py

// This file defines how iterators of sequences are pickled and copied: __reduce__
// tells what to iterate over and how far it has come, __setstate__ goes there.

// iterPickle gives an iterator type __reduce__ and __setstate__. state returns what
// the iterator goes over and its position; an absent position is the end.
func iterPickle(t *Type, state func(v Value) (seq, at Value), setState func(v Value, n int)) {
	t.Methods = append(t.Methods,
		NativeDef{Sig: "__reduce__(self, /)", Doc: "Return state information for pickling.", Fn: func(th *Thread, a []Value) (Value, error) {
			iter, err := th.Builtin(names.iterFn)
			if err != nil {
				return Value{}, err
			}
			seq, at := state(a[0])
			if at.ref == nil {
				return TupleOf(iter, TupleOf(seq)), nil
			}
			return TupleOf(iter, TupleOf(seq), at), nil
		}},
		NativeDef{Sig: "__setstate__(self, state, /)", Doc: "Set state information for unpickling.", Fn: func(th *Thread, a []Value) (Value, error) {
			n, err := iterPosition(th, a[1])
			if err == nil {
				setState(a[0], n)
			}
			return None, err
		}},
	)
}

func iterPosition(th *Thread, v Value) (int, error) {
	if v.Type().Flags&FlagInt == 0 {
		return 0, TypeErrorf("an integer is required")
	}
	return IndexOverflow(th, v, OverflowError)
}

// reduceByType is the __reduce__ of an iterator that its type makes again.
func reduceByType(args func(v Value) []Value) NativeDef {
	return NativeDef{Sig: "__reduce__(self, /)", Doc: "Return state information for pickling.", Fn: func(th *Thread, a []Value) (Value, error) {
		return TupleOf(a[0].Type().Value(), TupleOf(args(a[0])...)), nil
	}}
}

func clamp(n, lo, hi int) int { return max(lo, min(n, hi)) }

// initIterStates declares the methods, before the types are defined.
func initIterStates() {
	iterPickle(&listIterType, func(v Value) (Value, Value) {
		it := Cast[ListIter](v)
		if it.list == nil {
			return ListOf(nil), Value{}
		}
		return it.list.Value(), Int(int64(it.i))
	}, func(v Value, n int) {
		if it := Cast[ListIter](v); n < 0 {
			it.list = nil
		} else if it.list != nil {
			it.i = min(n, len(it.list.items))
		}
	})
	iterPickle(&tupleIterType, func(v Value) (Value, Value) {
		it := Cast[TupleIter](v)
		if it.items == nil {
			return emptyTuple.Value(), Value{}
		}
		return NewTuple(it.items).Value(), Int(int64(it.i))
	}, func(v Value, n int) {
		it := Cast[TupleIter](v)
		it.i = clamp(n, 0, len(it.items))
	})
	for _, t := range []*Type{&strIterType, &strASCIIIterType} {
		iterPickle(t, func(v Value) (Value, Value) {
			it := Cast[strIter](v)
			if it.at >= len(it.s.s) && it.at > 0 {
				return emptyStr.Value(), Value{}
			}
			return it.s.Value(), Int(int64(NewStr(it.s.s[:it.at]).Len()))
		}, func(v Value, n int) {
			it := Cast[strIter](v)
			it.at = it.s.offset(clamp(n, 0, it.s.Len()))
		})
	}
	iterPickle(&seqIterType, func(v Value) (Value, Value) {
		it := Cast[seqIter](v)
		if it.seq.ref == nil {
			return emptyTuple.Value(), Value{}
		}
		return it.seq, Int(int64(it.i))
	}, func(v Value, n int) { Cast[seqIter](v).i = max(n, 0) })

	seqIterType.Methods = append(seqIterType.Methods, NativeDef{Sig: "__length_hint__(self, /)", Doc: "How many items are left, for whoever makes a list of them.", Fn: func(th *Thread, a []Value) (Value, error) {
		it := Cast[seqIter](a[0])
		if it.seq.ref == nil {
			return Int(0), nil
		}
		if it.seq.Type().Len == nil {
			return NotImplemented, nil
		}
		n, err := Len(th, it.seq)
		return Int(int64(max(0, n-it.i))), err
	}})
	listRevIterType.Methods = append(listRevIterType.Methods,
		NativeDef{Sig: "__reduce__(self, /)", Doc: "Return state information for pickling.", Fn: func(th *Thread, a []Value) (Value, error) {
			it := Cast[listRevIter](a[0])
			if it.list == nil || it.i < 0 {
				return TupleOf(reversedType.Value(), TupleOf(ListOf(nil))), nil
			}
			return TupleOf(reversedType.Value(), TupleOf(it.list.Value()), Int(int64(it.i))), nil
		}},
		NativeDef{Sig: "__setstate__(self, state, /)", Doc: "Set state information for unpickling.", Fn: func(th *Thread, a []Value) (Value, error) {
			n, err := iterPosition(th, a[1])
			if it := Cast[listRevIter](a[0]); err == nil && it.list != nil {
				it.i = clamp(n, -1, len(it.list.items)-1)
			}
			return None, err
		}})
	reversedType.Methods = append(reversedType.Methods,
		NativeDef{Sig: "__length_hint__(self, /)", Doc: "How many items are left, for whoever makes a list of them.", Fn: func(th *Thread, a []Value) (Value, error) {
			it := Cast[reversedIter](a[0])
			if it.seq.ref == nil || it.i < 0 {
				return Int(0), nil
			}
			n, err := Len(th, it.seq)
			if n <= it.i { // it has shrunk
				return Int(0), err
			}
			return Int(int64(it.i + 1)), err
		}},
		NativeDef{Sig: "__reduce__(self, /)", Doc: "Return state information for pickling.", Fn: func(th *Thread, a []Value) (Value, error) {
			it := Cast[reversedIter](a[0])
			if it.i < 0 {
				return TupleOf(a[0].Type().Value(), TupleOf(emptyTuple.Value())), nil
			}
			return TupleOf(a[0].Type().Value(), TupleOf(it.seq), Int(int64(it.i))), nil
		}},
		NativeDef{Sig: "__setstate__(self, state, /)", Doc: "Set state information for unpickling.", Fn: func(th *Thread, a []Value) (Value, error) {
			n, err := iterPosition(th, a[1])
			it := Cast[reversedIter](a[0])
			if err != nil || it.seq.ref == nil {
				return None, err
			}
			size, err := Len(th, it.seq)
			it.i = clamp(n, -1, size-1)
			return None, err
		}})
	callableIterType.Methods = append(callableIterType.Methods, NativeDef{Sig: "__reduce__(self, /)", Doc: "Return state information for pickling.", Fn: func(th *Thread, a []Value) (Value, error) {
		it := Cast[callableIter](a[0])
		iter, err := th.Builtin(names.iterFn)
		if err != nil {
			return Value{}, err
		}
		if it.fn.ref == nil {
			return TupleOf(iter, TupleOf(emptyTuple.Value())), nil
		}
		return TupleOf(iter, TupleOf(it.fn, it.sentinel)), nil
	}})
	enumerateType.Methods = append(enumerateType.Methods,
		reduceByType(func(v Value) []Value { it := Cast[enumerateIter](v); return []Value{it.it, it.n} }))
	filterType.Methods = append(filterType.Methods,
		reduceByType(func(v Value) []Value { it := Cast[filterIter](v); return []Value{it.fn, it.it} }))
	strict := func(get func(v Value) (args []Value, strict *bool)) []NativeDef {
		return []NativeDef{
			{Sig: "__reduce__(self, /)", Doc: "Return state information for pickling.", Fn: func(th *Thread, a []Value) (Value, error) {
				args, strict := get(a[0])
				if *strict {
					return TupleOf(a[0].Type().Value(), TupleOf(args...), True), nil
				}
				return TupleOf(a[0].Type().Value(), TupleOf(args...)), nil
			}},
			{Sig: "__setstate__(self, state, /)", Doc: "Set state information for unpickling.", Fn: func(th *Thread, a []Value) (Value, error) {
				on, err := Truth(th, a[1])
				if err == nil {
					_, strict := get(a[0])
					*strict = on
				}
				return None, err
			}},
		}
	}
	zipType.Methods = append(zipType.Methods, strict(func(v Value) ([]Value, *bool) { it := Cast[zipIter](v); return it.its, &it.strict })...)
	mapType.Methods = append(mapType.Methods, strict(func(v Value) ([]Value, *bool) {
		it := Cast[mapIter](v)
		return append([]Value{it.fn}, it.its...), &it.strict
	})...)
}
