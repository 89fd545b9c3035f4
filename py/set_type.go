package py

// This file defines the Python types set and frozenset and their methods.

func initSet() {
	set := func(v Value) *Set { return (*Set)(v.ref) }
	layout := LayoutOf[Set]()
	resultType := func(v Value) *Type {
		if v.Type().IsSubtype(&frozenSetType) {
			return &frozenSetType
		}
		return &setType
	}
	for _, t := range []*Type{&setType, &frozenSetType} {
		t.layout = layout
		mutable := t == &setType
		t.Repr = func(th *Thread, v Value) (Value, error) {
			name := v.Type().Name
			s := set(v)
			if s.used == 0 {
				return String(name + "()"), nil
			}
			if th.ReprEnter(v) {
				return String(name + "(...)"), nil
			}
			defer th.ReprLeave(v)
			items, err := s.Items(), error(nil)
			if v.Type().IsHeap() { // it may have an __iter__ of its own
				items, err = ToSlice(th, v)
			}
			if err != nil {
				return Value{}, err
			}
			r, err := ReprGo(th, ListOf(items))
			if err != nil {
				return Value{}, err
			}
			r = "{" + r[1:len(r)-1] + "}"
			if v.Type() != &setType {
				r = name + "(" + r + ")"
			}
			return String(r), nil
		}
		t.RichCompare = func(th *Thread, a, b Value, op CompareOp) (Value, error) {
			x, y := ToSet(a), ToSet(b)
			if x == nil || y == nil {
				return NotImplemented, nil
			}
			return x.compare(th, y, op)
		}
		t.Len = func(th *Thread, v Value) (int, error) { return set(v).used, nil }
		t.Contains = func(th *Thread, v, x Value) (bool, error) { return set(v).Has(th, x) }
		t.Iter = func(th *Thread, v Value) (Value, error) {
			return ValueOf(&(&setIter{Object{&setIterType}, set(v), 0, set(v).used}).Object), nil
		}
		t.Traverse = func(v Value, visit func(Value)) int {
			s := set(v)
			for i := range s.table {
				if s.table[i].live() {
					visit(s.table[i].key)
				}
			}
			return 96 + 24*len(s.table) + 8*len(s.ints)
		}
		for op, f := range setOperators {
			t.Binary[op] = func(th *Thread, a, b Value) (Value, error) {
				x, y := ToSet(a), ToSet(b)
				if x == nil || y == nil {
					return NotImplemented, nil
				}
				r, err := f.fresh(x, th, resultType(a), b)
				return r.Value(), err
			}
			if mutable {
				t.Inplace[op] = func(th *Thread, a, b Value) (Value, error) {
					if ToSet(b) == nil {
						return NotImplemented, nil
					}
					return a, f.inplace(set(a), th, b)
				}
			}
		}
		many := func(name, doc string, op BinaryOp) NativeDef {
			return NativeDef{Sig: name + "(self, /, *others)", Doc: doc, Fn: func(th *Thread, a []Value) (Value, error) {
				others := (*Tuple)(a[1].ref).items
				if len(others) == 0 {
					r, err := set(a[0]).copyAs(th, resultType(a[0]))
					return r.Value(), err
				}
				r, err := setOperators[op].fresh(set(a[0]), th, resultType(a[0]), others[0])
				for _, o := range others[1:] {
					if err == nil {
						err = setOperators[op].inplace(r, th, o)
					}
				}
				return r.Value(), err
			}}
		}
		test := func(name, doc string, f func(th *Thread, s, o *Set) (bool, error)) NativeDef {
			return NativeDef{Sig: name + "(self, other, /)", Doc: doc, Fn: func(th *Thread, a []Value) (Value, error) {
				o, err := asSet(th, a[1])
				if err != nil {
					return Value{}, err
				}
				ok, err := f(th, set(a[0]), o)
				return Bool(ok), err
			}}
		}
		t.Methods = []NativeDef{
			{Sig: "copy(self, /)", Doc: "Return a shallow copy of a set.", Fn: func(th *Thread, a []Value) (Value, error) {
				if a[0].Type() == &frozenSetType {
					return a[0], nil
				}
				r, err := set(a[0]).copyAs(th, resultType(a[0]))
				return r.Value(), err
			}},
			many("union", "Return a set of all their elements.", OpOr),
			many("intersection", "Return a set of the elements that are in all of them.", OpAnd),
			many("difference", "Return a set of the elements that are in no other of them.", OpSub),
			{Sig: "symmetric_difference(self, other, /)", Doc: "Return a set of the elements that are in one of the two only.", Fn: func(th *Thread, a []Value) (Value, error) {
				r, err := set(a[0]).symmetricDifference(th, resultType(a[0]), a[1])
				return r.Value(), err
			}},
			test("issubset", "Tell whether all elements are in another set.", func(th *Thread, s, o *Set) (bool, error) { return s.subset(th, o) }),
			{Sig: "issuperset(self, other, /)", Doc: "Tell whether all elements of another are in the set.", Fn: func(th *Thread, a []Value) (Value, error) {
				if o := ToSet(a[1]); o != nil {
					all, err := o.subset(th, set(a[0]))
					return Bool(all), err
				}
				all := true
				err := ForEach(th, a[1], func(x Value) error {
					ok, err := set(a[0]).Has(th, x)
					if err == nil && !ok {
						all, err = false, StopForEach
					}
					return err
				})
				return Bool(all), err
			}},
			test("isdisjoint", "Tell whether two sets have no element in common.", func(th *Thread, s, o *Set) (bool, error) {
				for i := 0; ; {
					k, h, ok := s.Next(&i)
					if !ok {
						return true, nil
					}
					if j, err := o.find(th, k, h); j >= 0 || err != nil {
						return false, err
					}
				}
			}),
			{Sig: "__reduce__(self, /)", Fn: func(th *Thread, a []Value) (Value, error) {
				st, err := objectGetState(th, a[0])
				return TupleOf(a[0].Type().Value(), TupleOf(ListOf(set(a[0]).Items())), st), err
			}},
			{Sig: "__class_getitem__(cls, item, /)", Flags: ClassMethod, Doc: "See PEP 585", Fn: classGetItem},
		}
		if !mutable {
			t.Hash = func(th *Thread, v Value) (int64, error) {
				s := set(v)
				if s.hash == 0 {
					s.hash = s.frozenHash()
				}
				return s.hash, nil
			}
			t.NewSig = &NativeDef{Sig: "frozenset(cls, iterable=(), /)", Flags: Consumes, Fn: func(th *Thread, a []Value) (Value, error) {
				cls := ToType(a[0])
				if cls == t && a[1].Type() == t {
					return a[1], nil
				}
				s := New[Set](cls)
				return s.Value(), s.Update(th, a[1])
			}, Wrong: func(th *Thread, d *NativeDef, args []Value, kw []*Str, err error) error {
				if len(kw) == 0 && len(args) > 2 {
					err = TypeErrorf("%s expected at most 1 argument, got %d", ToType(args[0]).Name, len(args)-1)
				}
				return err
			}}
			t.Doc = "A set that cannot be changed."
			continue
		}
		t.New = func(th *Thread, cls *Type, args []Value, kw []*Str) (Value, error) { return New[Set](cls).Value(), nil }
		t.Init = func(th *Thread, self Value, args []Value, kw []*Str) error {
			if len(kw) > 0 {
				return TypeErrorf("set() takes no keyword arguments")
			}
			n := len(args) - len(kw)
			if n > 1 {
				return TypeErrorf("%s expected at most 1 argument, got %d", self.Type().FullName(), n)
			}
			set(self).clear()
			if n == 0 {
				return nil
			}
			return set(self).Update(th, args[0])
		}
		update := func(name, doc string, op BinaryOp) NativeDef {
			return NativeDef{Sig: name + "(self, /, *others)", Doc: doc, Fn: func(th *Thread, a []Value) (Value, error) {
				for _, o := range (*Tuple)(a[1].ref).items {
					if err := setOperators[op].inplace(set(a[0]), th, o); err != nil {
						return Value{}, err
					}
				}
				return None, nil
			}}
		}
		t.Methods = append(t.Methods,
			NativeDef{Sig: "add(self, object, /)", Doc: "Put an element in, if it is not there.", Fn: func(th *Thread, a []Value) (Value, error) { return None, set(a[0]).Add(th, a[1]) }},
			NativeDef{Sig: "discard(self, object, /)", Doc: "Take an element out if it is there; if it is not, nothing happens.", Fn: func(th *Thread, a []Value) (Value, error) {
				_, err := set(a[0]).Remove(th, a[1])
				return None, err
			}},
			NativeDef{Sig: "remove(self, object, /)", Doc: "Take out an element; KeyError if it is not there.", Fn: func(th *Thread, a []Value) (Value, error) {
				ok, err := set(a[0]).Remove(th, a[1])
				if err == nil && !ok {
					err = KeyErrorOf(a[1])
				}
				return None, err
			}},
			NativeDef{Sig: "pop(self, /)", Doc: "Take out some element and return it.\n\nKeyError if there is none.", Fn: func(th *Thread, a []Value) (Value, error) {
				s := set(a[0])
				if s.used == 0 {
					return Value{}, NewException(KeyError, String("pop from an empty set"))
				}
				i := int(s.finger) & s.mask()
				v, ok := s.at(i)
				for !ok {
					i = (i + 1) & s.mask()
					v, ok = s.at(i)
				}
				s.removeAt(i)
				s.finger = uint32(i + 1)
				return v, nil
			}},
			NativeDef{Sig: "clear(self, /)", Doc: "Remove all elements from this set.", Fn: func(th *Thread, a []Value) (Value, error) { set(a[0]).clear(); return None, nil }},
			update("update", "Put in the elements of all the others.", OpOr),
			update("intersection_update", "Keep only the elements that all the others have too.", OpAnd),
			update("difference_update", "Take out the elements that are in the others.", OpSub),
			NativeDef{Sig: "symmetric_difference_update(self, other, /)", Doc: "Take out the elements that the other has too, and put in those that only the other has.", Fn: func(th *Thread, a []Value) (Value, error) {
				return None, set(a[0]).toggle(th, a[1])
			}},
		)
		t.Doc = "A set of elements, which have hashes and are different."
	}
	Define(&setType)
	Define(&frozenSetType)
	it := &setIterType
	it.layout = LayoutOf[setIter]()
	it.Flags |= FlagNoInstantiate
	it.Iter = iterSelf
	it.Next = func(th *Thread, self Value) (Value, error) {
		x := Cast[setIter](self)
		if x.s == nil {
			return Value{}, nil
		}
		if x.used != x.s.used {
			x.used = -1
			return Value{}, RuntimeErrorf("Set changed size during iteration")
		}
		v, _, ok := x.s.Next(&x.i)
		if !ok {
			x.s = nil
		}
		return v, nil
	}
	it.Methods = []NativeDef{{Sig: "__length_hint__(self, /)", Fn: func(th *Thread, a []Value) (Value, error) {
		x := Cast[setIter](a[0])
		if x.s == nil || x.used != x.s.used {
			return Int(0), nil
		}
		n := 0
		for i := x.i; ; n++ {
			if _, _, ok := x.s.Next(&i); !ok {
				return Int(int64(n)), nil
			}
		}
	}}, {Sig: "__reduce__(self, /)", Doc: "Return state information for pickling.", Fn: func(th *Thread, a []Value) (Value, error) {
		c := *Cast[setIter](a[0])
		rest, err := ToSlice(th, ValueOf(&c.Object))
		if err != nil {
			return Value{}, err
		}
		f, err := th.Builtin(names.iterFn)
		if err != nil {
			return Value{}, err
		}
		return TupleOf(f, TupleOf(ListOf(rest))), nil
	}}}
	Define(it)
}

type setIter struct {
	Object
	s    *Set
	i    int
	used int
}

var setIterType = Type{Name: "set_iterator"}
