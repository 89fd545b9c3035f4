package py

// This file defines the Python type collections.OrderedDict: a dict whose order
// can be changed and counts in comparisons.

// OrderedDict is an instance of collections.OrderedDict.
type OrderedDict struct {
	Dict
	Attrs
}

// odictIter iterates over an OrderedDict; the type of what it gives is in kind.
type odictIter struct {
	Object
	d       *Dict
	i       int
	version uint32
	kind    odictKind
	rev     bool
}

type odictKind uint8

const (
	odictKeys odictKind = iota
	odictValues
	odictItems
)

var (
	orderedDictType = Type{Name: "OrderedDict", Module: "collections", Base: &dictType, Flags: FlagBaseType | FlagHasWeakref, Doc: "A dictionary whose order can be changed."}
	odictIterType   = Type{Name: "odict_iterator", Flags: FlagNoInstantiate}
	odictKeysType   = Type{Name: "odict_keys", Base: &dictKeysType, Flags: FlagNoInstantiate}
	odictValuesType = Type{Name: "odict_values", Base: &dictValuesType, Flags: FlagNoInstantiate}
	odictItemsType  = Type{Name: "odict_items", Base: &dictItemsType, Flags: FlagNoInstantiate}

	// OrderedDictType is the Python type collections.OrderedDict.
	OrderedDictType = &orderedDictType
)

func newOdictIter(d *Dict, kind odictKind, rev bool) Value {
	it := &odictIter{Object: Object{&odictIterType}, d: d, version: d.keysVer, kind: kind, rev: rev}
	if rev {
		it.i = d.EntriesLen()
	}
	it.skip()
	return ValueOf(&it.Object)
}

// skip moves to the next entry, or ends the iteration.
func (it *odictIter) skip() {
	d := it.d
	if it.rev {
		for it.i > 0 && d.entries[it.i-1].key.ref == nil {
			it.i--
		}
		if it.i == 0 {
			it.d = nil
		}
		return
	}
	it.i = max(it.i, int(d.first))
	for it.i < len(d.entries) && d.entries[it.i].key.ref == nil {
		it.i++
	}
	if it.i >= len(d.entries) {
		it.d = nil
	}
}

func (it *odictIter) next() (Value, error) {
	d := it.d
	if d == nil {
		return Value{}, nil
	}
	if d.keysVer != it.version {
		return Value{}, RuntimeErrorf("OrderedDict mutated during iteration")
	}
	at := it.i
	if it.rev {
		at--
		it.i--
	} else {
		it.i++
	}
	e := d.entries[at]
	it.skip()
	switch it.kind {
	case odictKeys:
		return e.key, nil
	case odictValues:
		return e.value, nil
	}
	return NewTuple2(e.key, e.value).Value(), nil
}

// plainOdict reports whether v's class does not override the method that C code would call.
func plainOdict(th *Thread, v Value, name *Str) bool {
	if v.Type() == &orderedDictType {
		return true
	}
	a, _ := v.Type().Lookup(name)
	b, _ := orderedDictType.Lookup(name)
	return a == b
}

// odictUpdate is what update and __init__ do: items are set one by one, as a subclass may set them.
func odictUpdate(th *Thread, self Value, args []Value, kw []*Str) error {
	npos := len(args) - len(kw)
	if npos > 1 {
		return TypeErrorf("update() takes at most 1 positional argument (%d given)", npos)
	}
	if plainOdict(th, self, names.setitem) {
		if npos == 1 {
			if err := DictUpdate(th, (*Dict)(self.ref), args[0]); err != nil {
				return err
			}
		}
		for i, k := range kw {
			(*Dict)(self.ref).SetStr(k, args[npos+i])
		}
		return nil
	}
	tmp := NewDict()
	if npos == 1 {
		if err := DictUpdate(th, tmp, args[0]); err != nil {
			return err
		}
	}
	for i, k := range kw {
		tmp.SetStr(k, args[npos+i])
	}
	var pace Pace
	for i := 0; ; {
		k, v, ok := tmp.Next(&i)
		if !ok {
			return nil
		}
		if err := SetItem(th, self, k, v); err != nil {
			return err
		}
		if err := pace.Poll(th, 1); err != nil {
			return err
		}
	}
}

// odictItemList returns the pairs of an OrderedDict, through items() of a subclass.
func odictPairs(th *Thread, v Value) (*Dict, error) {
	if plainOdict(th, v, names.items) {
		return (*Dict)(v.ref).Copy(), nil
	}
	items, err := th.CallMethod(v, names.items)
	if err != nil {
		return nil, err
	}
	d := NewDict()
	return d, DictUpdate(th, d, items)
}

func odictRepr(th *Thread, v Value) (Value, error) {
	name := v.Type().Name
	if (*Dict)(v.ref).used == 0 {
		return String(name + "()"), nil
	}
	if th.ReprEnter(v) {
		return String("..."), nil
	}
	defer th.ReprLeave(v)
	d, err := odictPairs(th, v)
	if err != nil {
		return Value{}, err
	}
	r, err := ReprGo(th, d.Value())
	return String(name + "(" + r + ")"), err
}

func odictCompare(th *Thread, a, b Value, op CompareOp) (Value, error) {
	x, y := ToDict(a), ToDict(b)
	if x == nil || y == nil || op != EQ && op != NE {
		return NotImplemented, nil
	}
	eq, err := dictEqual(th, x, y)
	if err != nil {
		return Value{}, err
	}
	if eq && a.Type().IsSubtype(&orderedDictType) && b.Type().IsSubtype(&orderedDictType) {
		before, before2 := x.keysVer, y.keysVer
		for i, j, n := 0, 0, 0; eq; n++ {
			k, _, ok := x.Next(&i)
			l, _, ok2 := y.Next(&j)
			if !ok || !ok2 { // comparing values may have changed the sizes
				eq = ok == ok2
				break
			}
			if eq, err = Equal(th, k, l); err != nil {
				return Value{}, err
			}
			if x.keysVer != before || y.keysVer != before2 {
				return Value{}, RuntimeErrorf("OrderedDict mutated during iteration")
			}
			if err := th.PollEvery(n); err != nil {
				return Value{}, err
			}
		}
	}
	return Bool(eq == (op == EQ)), nil
}

func odictPop(th *Thread, a []Value) (Value, error) {
	v, ok, err := (*Dict)(a[0].ref).Delete(th, a[1])
	if ok || err != nil {
		return v, err
	}
	if a[2].ref != nil {
		return a[2], nil
	}
	return Value{}, KeyErrorOf(a[1])
}

func odictMove(th *Thread, a []Value) (Value, error) {
	d := (*Dict)(a[0].ref)
	last, err := Truth(th, a[2])
	if err != nil {
		return Value{}, err
	}
	h, err := Hash(th, a[1])
	if err != nil {
		return Value{}, err
	}
	i, err := d.find(th, a[1], uint64(h))
	if err != nil {
		return Value{}, err
	}
	if i < 0 {
		return Value{}, KeyErrorOf(a[1])
	}
	if last {
		d.moveToEnd(i)
	} else {
		d.moveToFront(i)
	}
	return None, nil
}

func odictPopItem(th *Thread, a []Value) (Value, error) {
	d := (*Dict)(a[0].ref)
	last, err := Truth(th, a[1])
	if err != nil {
		return Value{}, err
	}
	if d.used == 0 {
		return Value{}, NewException(KeyError, String("dictionary is empty"))
	}
	i := int(d.first)
	if last {
		i = d.EntriesLen()
		d.Prev(&i)
	}
	e := d.entries[i]
	d.removeAt(i)
	return NewTuple2(e.key, e.value).Value(), nil
}

func odictCopy(th *Thread, a []Value) (Value, error) {
	if a[0].Type() == &orderedDictType {
		o := New[OrderedDict](&orderedDictType)
		if err := o.merge(th, (*Dict)(a[0].ref)); err != nil {
			return Value{}, err
		}
		if d := InstanceDict(a[0]); d != nil && d.used > 0 {
			o.Attrs.setDict(d.Copy())
		}
		return o.Dict.Value(), nil
	}
	r, err := th.Call(a[0].Type().Value())
	if err != nil {
		return Value{}, err
	}
	return r, odictSetAll(th, r, a[0])
}

// odictSetAll copies the items of src into dst as a subclass sets them.
func odictSetAll(th *Thread, dst, src Value) error {
	d := (*Dict)(src.ref)
	var pace Pace
	for i := 0; ; {
		k, v, ok := d.Next(&i)
		if !ok {
			return nil
		}
		var err error
		if !plainOdict(th, src, names.getitem) {
			if v, err = GetItem(th, src, k); err != nil {
				return err
			}
		}
		if err := SetItem(th, dst, k, v); err != nil {
			return err
		}
		if err := pace.Poll(th, 1); err != nil {
			return err
		}
	}
}

func odictReduce(th *Thread, a []Value) (Value, error) {
	state, err := th.CallMethod(a[0], names.getstate)
	if err != nil {
		return Value{}, err
	}
	items, err := th.CallMethod(a[0], names.items)
	if err != nil {
		return Value{}, err
	}
	it, err := Iter(th, items)
	return TupleOf(a[0].Type().Value(), TupleOf(), state, None, it), err
}

func initOrderedDict() {
	it := &odictIterType
	it.layout = LayoutOf[odictIter]()
	it.Iter = iterSelf
	it.Next = func(th *Thread, v Value) (Value, error) { return Cast[odictIter](v).next() }
	it.Methods = []NativeDef{{Sig: "__reduce__(self, /)", Fn: func(th *Thread, a []Value) (Value, error) {
		c := *Cast[odictIter](a[0])
		s, err := ToSlice(th, ValueOf(&c.Object))
		if err != nil {
			return Value{}, err
		}
		f, err := th.Builtin(names.iterFn)
		if err != nil {
			return Value{}, err
		}
		return TupleOf(f, TupleOf(ListOf(s))), nil
	}}}
	Define(it)

	views := []struct {
		t    *Type
		kind odictKind
	}{{&odictKeysType, odictKeys}, {&odictValuesType, odictValues}, {&odictItemsType, odictItems}}
	for _, v := range views {
		kind := v.kind
		v.t.Iter = func(th *Thread, v Value) (Value, error) { return newOdictIter(Cast[dictView](v).d, kind, false), nil }
		v.t.Repr = func(th *Thread, v Value) (Value, error) {
			if th.ReprEnter(v) {
				return String("..."), nil
			}
			defer th.ReprLeave(v)
			s, err := ToSlice(th, v)
			if err != nil {
				return Value{}, err
			}
			r, err := ReprGo(th, ListOf(s))
			return String(v.Type().Name + "(" + r + ")"), err
		}
		v.t.Methods = []NativeDef{{Sig: "__reversed__(self, /)", Fn: func(th *Thread, a []Value) (Value, error) {
			return newOdictIter(Cast[dictView](a[0]).d, kind, true), nil
		}}}
		Define(v.t)
	}

	t := &orderedDictType
	t.layout = LayoutWithDict[OrderedDict]()
	t.New = func(th *Thread, cls *Type, args []Value, kw []*Str) (Value, error) { return ValueOf(cls.Alloc()), nil }
	t.Init = func(th *Thread, self Value, args []Value, kw []*Str) error {
		if n := len(args) - len(kw); n > 1 {
			return TypeErrorf("expected at most 1 arguments, got %d", n)
		}
		return odictUpdate(th, self, args, kw)
	}
	t.Repr, t.RichCompare = odictRepr, odictCompare
	t.Hash, t.noHash = HashNone, true
	t.Iter = func(th *Thread, v Value) (Value, error) { return newOdictIter((*Dict)(v.ref), odictKeys, false), nil }
	t.Binary[OpOr] = func(th *Thread, a, b Value) (Value, error) {
		cls := a.Type()
		if !cls.IsSubtype(&orderedDictType) {
			cls = b.Type()
		}
		if ToDict(a) == nil || ToDict(b) == nil {
			return NotImplemented, nil
		}
		r, err := th.Call(cls.Value(), a)
		if err != nil {
			return Value{}, err
		}
		return r, odictUpdate(th, r, []Value{b}, nil)
	}
	t.Inplace[OpOr] = func(th *Thread, a, b Value) (Value, error) { return a, odictUpdate(th, a, []Value{b}, nil) }
	t.Traverse = dictType.Traverse
	t.Getters = []GetSetDef{InstanceDictGetter}
	view := func(vt *Type) NativeFunc {
		return func(th *Thread, a []Value) (Value, error) {
			return ValueOf(&(&dictView{Object{vt}, (*Dict)(a[0].ref)}).Object), nil
		}
	}
	t.Methods = []NativeDef{
		{Sig: "fromkeys(cls, iterable, value=None)", Flags: ClassMethod, Doc: "Make a new ordered dictionary of keys with the same value.", Fn: func(th *Thread, a []Value) (Value, error) {
			d, err := th.Call(a[0])
			if err != nil {
				return Value{}, err
			}
			return d, ForEach(th, a[1], func(k Value) error { return SetItem(th, d, k, a[2]) })
		}},
		{Sig: "setdefault(self, key, default=None)", Doc: "Return the value of a key, after setting it to the default if the key is not there.", Fn: func(th *Thread, a []Value) (Value, error) {
			if a[0].Type() == &orderedDictType || plainOdict(th, a[0], names.setitem) && plainOdict(th, a[0], names.getitem) {
				return (*Dict)(a[0].ref).SetDefault(th, a[1], a[2])
			}
			ok, err := Contains(th, a[0], a[1])
			if err != nil {
				return Value{}, err
			}
			if ok {
				return GetItem(th, a[0], a[1])
			}
			return a[2], SetItem(th, a[0], a[1], a[2])
		}},
		{Sig: "pop(self, key, default=?)", Doc: "od.pop(key[,default]) -> v\n\nTake a key out and return its value; if it is not there, return the default,\nor raise KeyError without one.", Fn: odictPop},
		{Sig: "popitem(self, last=True)", Doc: "Take out the last pair of key and value, or the first if last is false, and return it.", Fn: odictPopItem},
		{Sig: "move_to_end(self, key, last=True)", Doc: "Move a key to the end, or to the beginning if last is false; KeyError if it is not there.", Fn: odictMove},
		{Sig: "keys(self, /)", Doc: "Return a view of the keys.", Fn: view(&odictKeysType)},
		{Sig: "values(self, /)", Doc: "Return a view of the values.", Fn: view(&odictValuesType)},
		{Sig: "items(self, /)", Doc: "Return a view of the pairs of key and value.", Fn: view(&odictItemsType)},
		{Sig: "update(self, /, *args, **kwargs)", Doc: "D.update([E, ]**F) -> None.  Update D from mapping/iterable E and F.", Fn: func(th *Thread, a []Value) (Value, error) {
			args, kw := spread(th, a[1], a[2])
			return None, odictUpdate(th, a[0], args, kw)
		}},
		{Sig: "copy(self, /)", Doc: "A shallow copy of ordered dict.", Fn: odictCopy},
		{Sig: "__reversed__(self, /)", Doc: "od.__reversed__() <==> reversed(od)", Fn: func(th *Thread, a []Value) (Value, error) {
			return newOdictIter((*Dict)(a[0].ref), odictKeys, true), nil
		}},
		{Sig: "__reduce__(self, /)", Doc: "Return state information for pickling", Fn: odictReduce},
	}
	Define(t)
}
