package py

// This file ties special methods to slots, in both directions: a static type's
// slots appear as methods in its dict, and a class with special methods written
// in Python gets slots that call them. One table does both.

// slotGroup is one slot and the special methods that feed it.
type slotGroup struct {
	methods []slotMethod
	generic func(t *Type)       // makes the slot call the Python methods
	inherit func(t, from *Type) // copies the slot
}

// slotMethod is a special method of a slot.
type slotMethod struct {
	name *Str
	has  func(t *Type) bool       // whether a static type has the slot
	def  func(t *Type) *NativeDef // the method for a static type that has it
}

var slotGroups []slotGroup

func method(sig string, wrap func(t *Type) NativeFunc) slotMethod {
	n := &NativeDef{Sig: sig}
	n.parse(true, internStatic)
	n.wrapper = true
	n.Doc = slotDoc(n.name)
	return slotMethod{internStatic(n.name), func(t *Type) bool { return wrap(t) != nil }, func(t *Type) *NativeDef {
		d := *n
		d.Fn = wrap(t)
		return &d
	}}
}

// rawMethod makes a method with *args and **kwargs one that gets its positional
// arguments as they are where there are no others.
func rawMethod(m slotMethod, raw func(t *Type) NativeFunc) slotMethod {
	return slotMethod{m.name, m.has, func(t *Type) *NativeDef {
		d := m.def(t)
		d.FnKw, d.Fn = d.Fn, raw(t)
		d.Flags |= RawArgs
		d.quick = -1
		return d
	}}
}

func wrapUnary(f UnaryFunc) NativeFunc {
	if f == nil {
		return nil
	}
	return func(th *Thread, a []Value) (Value, error) { return f(th, a[0]) }
}

func wrapBinary(f BinaryFunc) NativeFunc {
	if f == nil {
		return nil
	}
	return func(th *Thread, a []Value) (Value, error) { return f(th, a[0], a[1]) }
}

func wrapReflected(f BinaryFunc) NativeFunc {
	if f == nil {
		return nil
	}
	return func(th *Thread, a []Value) (Value, error) { return f(th, a[1], a[0]) }
}

// pyUnary returns a slot that calls the special method name.
func pyUnary(name *Str) UnaryFunc {
	return func(th *Thread, self Value) (Value, error) {
		v, found, err := callSpecial(th, self, name)
		if !found && err == nil {
			err = noAttribute(th, self, name)
		}
		return v, err
	}
}

func initSlotGroups() {
	add := func(g slotGroup) { slotGroups = append(slotGroups, g) }

	unaryGroup("__repr__", func(t *Type) *UnaryFunc { return &t.Repr })
	unaryGroup("__str__", func(t *Type) *UnaryFunc { return &t.Str })
	unaryGroup("__iter__", func(t *Type) *UnaryFunc { return &t.Iter })
	unaryGroup("__neg__", func(t *Type) *UnaryFunc { return &t.Neg })
	unaryGroup("__pos__", func(t *Type) *UnaryFunc { return &t.Pos })
	unaryGroup("__abs__", func(t *Type) *UnaryFunc { return &t.Abs })
	unaryGroup("__invert__", func(t *Type) *UnaryFunc { return &t.Invert })
	unaryGroup("__int__", func(t *Type) *UnaryFunc { return &t.Int })
	unaryGroup("__float__", func(t *Type) *UnaryFunc { return &t.Float })
	unaryGroup("__index__", func(t *Type) *UnaryFunc { return &t.Index })
	unaryGroup("__await__", func(t *Type) *UnaryFunc { return &t.Await })
	unaryGroup("__aiter__", func(t *Type) *UnaryFunc { return &t.AIter })
	unaryGroup("__anext__", func(t *Type) *UnaryFunc { return &t.ANext })

	// An iterator: __iter__ = None makes a type not iterable.
	for i := range slotGroups {
		if g := &slotGroups[i]; g.methods[0].name == names.iter {
			slot := pyUnary(names.iter)
			g.generic = func(t *Type) {
				t.Iter = func(th *Thread, self Value) (Value, error) {
					if m, ok := self.Type().Lookup(names.iter); ok && m.IsNone() {
						return Value{}, TypeErrorf("'%s' object is not iterable", self.Type().FullName())
					}
					return slot(th, self)
				}
			}
		}
	}

	add(slotGroup{
		methods: []slotMethod{method("__next__(self, /)", func(t *Type) NativeFunc {
			f := t.Next
			if f == nil {
				return nil
			}
			return func(th *Thread, a []Value) (Value, error) {
				v, err := f(th, a[0])
				if v.ref == nil && err == nil {
					err = NewException(StopIteration)
				}
				return v, err
			}
		})},
		generic: func(t *Type) {
			t.Next = func(th *Thread, self Value) (Value, error) {
				v, found, err := callSpecial(th, self, names.next)
				if err != nil {
					if e := AsException(err); e != nil && e.typ.IsSubtype(StopIteration) && e.Fields[FieldValue].IsNone() {
						return Value{}, nil
					}
					return Value{}, err
				}
				if !found {
					return Value{}, TypeErrorf("'%s' object is not an iterator", self.Type().FullName())
				}
				return v, nil
			}
		},
		inherit: func(t, from *Type) { t.Next = from.Next },
	})
	add(slotGroup{
		methods: []slotMethod{method("__hash__(self, /)", func(t *Type) NativeFunc {
			f := t.Hash
			if f == nil || t.noHash {
				return nil
			}
			return func(th *Thread, a []Value) (Value, error) {
				h, err := f(th, a[0])
				return Int(h), err
			}
		})},
		generic: func(t *Type) {
			t.noHash = false
			t.Hash = pyHash
			if m, ok := t.Lookup(names.hash); ok && m.IsNone() {
				t.Hash, t.noHash = HashNone, true
			}
		},
		inherit: func(t, from *Type) { t.Hash, t.noHash = from.Hash, from.noHash },
	})
	var cmp []slotMethod
	for op, n := range []string{"__lt__", "__le__", "__eq__", "__ne__", "__gt__", "__ge__"} {
		cmp = append(cmp, method(n+"(self, value, /)", func(t *Type) NativeFunc {
			f := t.RichCompare
			if f == nil {
				return nil
			}
			return func(th *Thread, a []Value) (Value, error) { return f(th, a[0], a[1], CompareOp(op)) }
		}))
	}
	add(slotGroup{
		methods: cmp,
		generic: func(t *Type) {
			t.RichCompare = func(th *Thread, a, b Value, op CompareOp) (Value, error) {
				v, found, err := callSpecial(th, a, cmp[op].name, b)
				if !found && (err == nil || AsException(err) != nil) { // also if it cannot be looked up
					return NotImplemented, nil
				}
				return v, err
			}
		},
		inherit: func(t, from *Type) { t.RichCompare = from.RichCompare },
	})
	add(slotGroup{
		methods: []slotMethod{method("__call__(self, /, *args, **kwargs)", func(t *Type) NativeFunc {
			f := t.Call
			if f == nil {
				return nil
			}
			return func(th *Thread, a []Value) (Value, error) {
				// f.__call__.__call__ may be as deep as memory holds.
				if err := th.Enter(" while calling a Python object"); err != nil {
					return Value{}, err
				}
				defer th.Leave()
				args, kw := spread(th, a[1], a[2])
				return f(th, a[0], args, kw)
			}
		})},
		generic: func(t *Type) {
			t.Call = func(th *Thread, self Value, args []Value, kw []*Str) (Value, error) {
				fn, bound, ok, err := lookupSpecial(th, self, names.call)
				if err != nil {
					return Value{}, err
				}
				if !ok {
					return Value{}, TypeErrorf("'%s' object is not callable", self.Type().FullName())
				}
				if bound.ref == nil {
					return th.CallKw(fn, args, kw)
				}
				all, mark := th.PushArgs(len(args) + 1)
				all[0] = bound
				copy(all[1:], args)
				v, err := th.CallKw(fn, all, kw)
				th.PopArgs(mark)
				return v, err
			}
		},
		inherit: func(t, from *Type) { t.Call = from.Call },
	})
	add(slotGroup{
		methods: []slotMethod{
			method("__getattribute__(self, name, /)", func(t *Type) NativeFunc {
				f := t.GetAttr
				if f == nil {
					return nil
				}
				return func(th *Thread, a []Value) (Value, error) {
					n := ToStr(a[1])
					if n == nil {
						return Value{}, TypeErrorf("attribute name must be string, not '%s'", a[1].Type().FullName())
					}
					return f(th, a[0], th.InternStr(n))
				}
			}),
			{names.getattr, func(*Type) bool { return false }, nil},
		},
		generic: func(t *Type) {
			t.GetAttr, t.FindAttr = pyGetAttr, nil
			t.Flags &^= flagGenericGet | flagGetAttrHook
			if ga, _ := t.lookupSlow(names.getattribute); ga.ref != nil && ga.Type() == &wrapperDescrType &&
				Cast[MethodDescr](ga).Owner.Flags&flagGenericGet != 0 {
				t.Flags |= flagGetAttrHook
			}
		},
		inherit: func(t, from *Type) {
			const flags = flagGenericGet | flagGetAttrHook
			t.GetAttr, t.FindAttr = from.GetAttr, from.FindAttr
			t.Flags = t.Flags&^flags | from.Flags&flags
		},
	})
	add(slotGroup{
		methods: []slotMethod{
			method("__setattr__(self, name, value, /)", func(t *Type) NativeFunc {
				f := t.SetAttr
				if f == nil {
					return nil
				}
				return func(th *Thread, a []Value) (Value, error) {
					n := ToStr(a[1])
					if n == nil {
						return Value{}, TypeErrorf("attribute name must be string, not '%s'", a[1].Type().FullName())
					}
					if err := t.mayAssign(a[0], "__setattr__"); err != nil {
						return Value{}, err
					}
					return None, f(th, a[0], th.InternStr(n), a[2])
				}
			}),
			method("__delattr__(self, name, /)", func(t *Type) NativeFunc {
				f := t.SetAttr
				if f == nil {
					return nil
				}
				return func(th *Thread, a []Value) (Value, error) {
					n := ToStr(a[1])
					if n == nil {
						return Value{}, TypeErrorf("attribute name must be string, not '%s'", a[1].Type().FullName())
					}
					if err := t.mayAssign(a[0], "__delattr__"); err != nil {
						return Value{}, err
					}
					return None, f(th, a[0], th.InternStr(n), Value{})
				}
			}),
		},
		generic: func(t *Type) {
			t.Flags &^= flagGenericSet
			t.SetAttr = func(th *Thread, self Value, name *Str, v Value) error {
				var err error
				if v.ref == nil {
					_, _, err = callSpecial(th, self, names.delattr, name.Value())
				} else {
					_, _, err = callSpecial(th, self, names.setattr, name.Value(), v)
				}
				return err
			}
		},
		inherit: func(t, from *Type) {
			t.SetAttr = from.SetAttr
			t.Flags = t.Flags&^flagGenericSet | from.Flags&flagGenericSet
		},
	})
	add(slotGroup{
		methods: []slotMethod{method("__get__(self, instance, owner=None, /)", func(t *Type) NativeFunc {
			f := t.DescrGet
			if f == nil {
				return nil
			}
			return func(th *Thread, a []Value) (Value, error) {
				obj := a[1]
				if obj.IsNone() {
					obj = Value{}
				}
				owner := ToType(a[2])
				if obj.ref == nil && owner == nil {
					return Value{}, TypeErrorf("__get__(None, None) is invalid")
				}
				return f(th, a[0], obj, owner)
			}
		})},
		generic: func(t *Type) {
			t.DescrGet = func(th *Thread, descr, obj Value, owner *Type) (Value, error) {
				o, ow := obj, None
				if o.ref == nil {
					o = None
				}
				if owner != nil {
					ow = owner.Value()
				}
				v, found, err := callSpecial(th, descr, names.get, o, ow)
				if !found && err == nil {
					return descr, nil
				}
				return v, err
			}
		},
		inherit: func(t, from *Type) { t.DescrGet = from.DescrGet },
	})
	add(slotGroup{
		methods: []slotMethod{
			method("__set__(self, instance, value, /)", func(t *Type) NativeFunc {
				f := t.DescrSet
				if f == nil {
					return nil
				}
				return func(th *Thread, a []Value) (Value, error) { return None, f(th, a[0], a[1], a[2]) }
			}),
			method("__delete__(self, instance, /)", func(t *Type) NativeFunc {
				f := t.DescrSet
				if f == nil {
					return nil
				}
				return func(th *Thread, a []Value) (Value, error) { return None, f(th, a[0], a[1], Value{}) }
			}),
		},
		generic: func(t *Type) {
			t.DescrSet = func(th *Thread, descr, obj, v Value) error {
				name, args := names.set, []Value{obj, v}
				if v.ref == nil {
					name, args = names.delete, args[:1]
				}
				_, found, err := callSpecial(th, descr, name, args...)
				if !found && err == nil {
					err = NewException(AttributeError, name.Value())
				}
				return err
			}
		},
		inherit: func(t, from *Type) { t.DescrSet = from.DescrSet },
	})
	add(slotGroup{
		methods: []slotMethod{method("__len__(self, /)", func(t *Type) NativeFunc {
			f := t.Len
			if f == nil {
				return nil
			}
			return func(th *Thread, a []Value) (Value, error) {
				n, err := f(th, a[0])
				return Int(int64(n)), err
			}
		})},
		generic: func(t *Type) {
			t.Len = func(th *Thread, self Value) (int, error) {
				v, found, err := callSpecial(th, self, names.len)
				if err != nil {
					return 0, err
				}
				if !found {
					return 0, TypeErrorf("object of type '%s' has no len()", self.Type().FullName())
				}
				i, err := Index(th, v)
				if err != nil {
					return 0, err
				}
				if i.IsInt() && i.Int() < 0 || !i.IsInt() && bigOf(i).Sign() < 0 {
					return 0, ValueErrorf("__len__() should return >= 0")
				}
				return IndexOverflow(th, i, OverflowError)
			}
		},
		inherit: func(t, from *Type) { t.Len = from.Len },
	})
	add(slotGroup{
		methods: []slotMethod{method("__getitem__(self, key, /)", func(t *Type) NativeFunc { return wrapBinary(t.GetItem) })},
		generic: func(t *Type) {
			t.GetItem = func(th *Thread, self, key Value) (Value, error) {
				v, found, err := callSpecial(th, self, names.getitem, key)
				if !found && err == nil {
					return Value{}, TypeErrorf("'%s' object is not subscriptable", self.Type().FullName())
				}
				return v, err
			}
			t.SeqItem = func(th *Thread, self Value, i int) (Value, error) {
				return self.Type().GetItem(th, self, Int(int64(i)))
			}
		},
		inherit: func(t, from *Type) { t.GetItem, t.SeqItem = from.GetItem, from.SeqItem },
	})
	add(slotGroup{
		methods: []slotMethod{
			method("__setitem__(self, key, value, /)", func(t *Type) NativeFunc {
				f := t.SetItem
				if f == nil {
					return nil
				}
				return func(th *Thread, a []Value) (Value, error) { return None, f(th, a[0], a[1], a[2]) }
			}),
			method("__delitem__(self, key, /)", func(t *Type) NativeFunc {
				f := t.SetItem
				if f == nil {
					return nil
				}
				return func(th *Thread, a []Value) (Value, error) { return None, f(th, a[0], a[1], Value{}) }
			}),
		},
		generic: func(t *Type) {
			t.SetItem = func(th *Thread, self, key, v Value) error {
				if v.ref == nil {
					_, found, err := callSpecial(th, self, names.delitem, key)
					if !found && err == nil {
						err = NewException(AttributeError, names.delitem.Value()) // as for any call of a method that is not there
					}
					return err
				}
				_, found, err := callSpecial(th, self, names.setitem, key, v)
				if !found && err == nil {
					err = NewException(AttributeError, names.setitem.Value())
				}
				return err
			}
		},
		inherit: func(t, from *Type) { t.SetItem = from.SetItem },
	})
	add(slotGroup{
		methods: []slotMethod{method("__contains__(self, key, /)", func(t *Type) NativeFunc {
			f := t.Contains
			if f == nil {
				return nil
			}
			return func(th *Thread, a []Value) (Value, error) {
				ok, err := f(th, a[0], a[1])
				return Bool(ok), err
			}
		})},
		generic: func(t *Type) {
			t.Contains = func(th *Thread, self, x Value) (bool, error) {
				if m, ok := self.Type().Lookup(names.contains); ok && m.IsNone() {
					return false, TypeErrorf("'%s' object is not a container", self.Type().FullName())
				}
				v, _, err := callSpecial(th, self, names.contains, x)
				if err != nil {
					return false, err
				}
				return Truth(th, v)
			}
		},
		inherit: func(t, from *Type) { t.Contains = from.Contains },
	})
	bufferGroup()
	binaryGroups()
	powGroups()
	seqGroups()
	add(slotGroup{
		methods: []slotMethod{method("__bool__(self, /)", func(t *Type) NativeFunc {
			f := t.Bool
			if f == nil {
				return nil
			}
			return func(th *Thread, a []Value) (Value, error) {
				b, err := f(th, a[0])
				return Bool(b), err
			}
		})},
		generic: func(t *Type) {
			t.Bool = func(th *Thread, self Value) (bool, error) {
				v, found, err := callSpecial(th, self, names.bool_)
				if err != nil {
					return false, err
				}
				if !found {
					return true, nil
				}
				if !v.IsBool() {
					return false, TypeErrorf("__bool__ should return bool, returned %s", v.Type().FullName())
				}
				return v.IsTrue(), nil
			}
		},
		inherit: func(t, from *Type) { t.Bool = from.Bool },
	})
	add(slotGroup{
		methods: []slotMethod{rawMethod(method("__init__(self, /, *args, **kwargs)", func(t *Type) NativeFunc {
			f := t.Init
			if f == nil {
				return nil
			}
			return func(th *Thread, a []Value) (Value, error) {
				args, kw := spread(th, a[1], a[2])
				return None, f(th, a[0], args, kw)
			}
		}), func(t *Type) NativeFunc {
			f := t.Init
			return func(th *Thread, a []Value) (Value, error) { return None, f(th, a[0], a[1:], nil) }
		})},
		generic: func(t *Type) { t.Init = pyInit; t.pyInit = true },
		inherit: func(t, from *Type) { t.Init, t.pyInit = from.Init, from.pyInit },
	})
	add(slotGroup{
		methods: []slotMethod{method("__del__(self, /)", func(t *Type) NativeFunc {
			return nil
		})},
		generic: func(t *Type) { t.Flags |= FlagFinalizer; t.Slots.Del = callDel },
		inherit: func(t, from *Type) {
			t.Flags = t.Flags&^FlagFinalizer | from.Flags&FlagFinalizer
			t.Slots.Del = from.Slots.Del
			for b := t.Base; from == &noSlots && t.Slots.Del == nil && b != nil; b = b.Base {
				t.Slots.Del = b.Slots.Del // of a native kind
			}
		},
	})
}

// seqGroups ties the sequence operators of static types to __add__ and the
// like; classes in Python get them through the number slots.
func seqGroups() {
	only := func(sig string, wrap func(t *Type) NativeFunc, inherit func(t, from *Type)) {
		slotGroups = append(slotGroups, slotGroup{
			methods: []slotMethod{method(sig, wrap)},
			generic: func(t *Type) {},
			inherit: inherit,
		})
	}
	only("__add__(self, value, /)", func(t *Type) NativeFunc { return wrapBinary(t.Concat) }, func(t, from *Type) { t.Concat = from.Concat })
	only("__iadd__(self, value, /)", func(t *Type) NativeFunc { return wrapBinary(t.InplaceConcat) }, func(t, from *Type) {
		t.InplaceConcat = from.InplaceConcat
		if t.IsHeap() && t.InplaceConcat != nil {
			// The method of a sequence is the operator of a class, which comes before the class's own __add__.
			t.Inplace[OpAdd] = t.InplaceConcat
		}
	})
	rep := func(get func(t *Type) func(*Thread, Value, int) (Value, error)) func(t *Type) NativeFunc {
		return func(t *Type) NativeFunc {
			f := get(t)
			if f == nil {
				return nil
			}
			return func(th *Thread, a []Value) (Value, error) {
				n, err := IndexOverflow(th, a[1], OverflowError)
				if err != nil {
					return Value{}, err
				}
				return f(th, a[0], n)
			}
		}
	}
	only("__mul__(self, value, /)", rep(func(t *Type) func(*Thread, Value, int) (Value, error) { return t.Repeat }), func(t, from *Type) { t.Repeat = from.Repeat })
	only("__rmul__(self, value, /)", rep(func(t *Type) func(*Thread, Value, int) (Value, error) { return t.Repeat }), func(t, from *Type) { t.Repeat = from.Repeat })
	only("__imul__(self, value, /)", rep(func(t *Type) func(*Thread, Value, int) (Value, error) { return t.InplaceRepeat }), func(t, from *Type) { t.InplaceRepeat = from.InplaceRepeat })
}

// spread turns the tuple and dict of a *args, **kwargs native into a call's arguments.
func spread(th *Thread, tuple, dict Value) ([]Value, []*Str) {
	args := (*Tuple)(tuple.ref).items
	d := (*Dict)(dict.ref)
	if d.used == 0 {
		return args, nil
	}
	all := append(make([]Value, 0, len(args)+d.used), args...)
	var kw []*Str
	for i := 0; ; {
		k, v, ok := d.Next(&i)
		if !ok {
			return all, kw
		}
		all = append(all, v)
		kw = append(kw, th.InternStr((*Str)(k.ref)))
	}
}

func pyHash(th *Thread, self Value) (int64, error) {
	v, found, err := callSpecial(th, self, names.hash)
	if err != nil {
		return 0, err
	}
	if !found {
		return HashNone(th, self)
	}
	if v.IsInt() {
		// Like CPython, an int that fits is used as it is.
		if v.Int() == -1 {
			return -2, nil
		}
		return v.Int(), nil
	}
	if v.Type().Flags&FlagInt == 0 {
		return 0, TypeErrorf("__hash__ method should return an integer")
	}
	return Hash(th, exactInt(v))
}

// pyGetAttr is the slot of classes with __getattribute__ or __getattr__.
func pyGetAttr(th *Thread, self Value, name *Str) (Value, error) {
	t := self.Type()
	var v Value
	var err error
	if t.Flags&flagGetAttrHook != 0 {
		v, found, err := genericLookup(th, self, name)
		if found || err != nil && !IsException(err, AttributeError) {
			return v, err
		}
		v, found, err2 := callSpecial(th, self, names.getattr, name.Value())
		if !found && err2 == nil {
			if err == nil {
				err = noAttribute(th, self, name)
			}
			return Value{}, err
		}
		return v, withAttribute(err2, self, name)
	}
	ga, _ := t.Lookup(names.getattribute)
	if ga.ref != nil && ga.Type() == &wrapperDescrType {
		v, err = Cast[MethodDescr](ga).Owner.GetAttr(th, self, name)
	} else {
		v, _, err = callSpecial(th, self, names.getattribute, name.Value())
	}
	if err == nil || !IsException(err, AttributeError) {
		return v, err
	}
	r, found, err2 := callSpecial(th, self, names.getattr, name.Value())
	if !found && err2 == nil {
		return Value{}, withAttribute(err, self, name)
	}
	return r, withAttribute(err2, self, name)
}

func pyInit(th *Thread, self Value, args []Value, kw []*Str) error {
	fn, bound, ok, err := lookupSpecial(th, self, names.init)
	if err != nil || !ok {
		return err
	}
	var v Value
	if bound.ref == nil {
		v, err = th.CallKw(fn, args, kw)
	} else {
		all, mark := th.PushArgs(len(args) + 1)
		all[0] = bound
		copy(all[1:], args)
		v, err = th.CallKw(fn, all, kw)
		th.PopArgs(mark)
	}
	if err == nil && !v.IsNone() {
		err = TypeErrorf("__init__() should return None, not '%s'", v.Type().FullName())
	}
	return err
}

// pyNew is the New slot of classes that define __new__ in Python.
func pyNew(th *Thread, t *Type, args []Value, kw []*Str) (Value, error) {
	fn, err := GetAttr(th, t.Value(), names.new_)
	if err != nil {
		return Value{}, err
	}
	all, mark := th.PushArgs(len(args) + 1)
	all[0] = t.Value()
	copy(all[1:], args)
	v, err := th.CallKw(fn, all, kw)
	th.PopArgs(mark)
	return v, err
}
