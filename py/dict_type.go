package py

// This file defines the Python type dict and its views.

import "fmt"

// DictUpdate is d.update(src) for a mapping or an iterable of pairs.
func DictUpdate(th *Thread, d *Dict, src Value) error {
	if s := ToDict(src); s != nil && (src.Type() == &dictType || !overridesIter(src)) {
		return d.merge(th, s)
	}
	keys, err := LookupAttr(th, src, names.keys)
	if err != nil {
		return err
	}
	if keys.ref != nil {
		ks, err := th.Call(keys)
		if err != nil {
			return err
		}
		return ForEach(th, ks, func(k Value) error {
			v, err := GetItem(th, src, k)
			if err != nil {
				return err
			}
			return d.Set(th, k, v)
		})
	}
	if t := src.Type(); t.NextRow != nil && !t.IsHeap() {
		if done, err := d.addPairs(th, src); done || err != nil {
			return err
		}
	}
	i := 0
	return ForEach(th, src, func(pair Value) error {
		it, err := pair, error(nil)
		if ToList(pair) == nil && ToTuple(pair) == nil {
			if it, err = Iter(th, pair); err != nil && IsException(err, TypeError) {
				err = TypeErrorf("object is not iterable")
			}
		}
		var s []Value
		if err == nil {
			s, err = FastSlice(th, it)
		}
		if e := AsException(err); e != nil && IsException(err, TypeError) {
			AddNote(th, e, fmt.Sprintf("Cannot convert dictionary update sequence element #%d to a sequence", i))
			return e
		}
		if err != nil {
			return err
		}
		if len(s) != 2 {
			return ValueErrorf("dictionary update sequence element #%d has length %d; 2 is required", i, len(s))
		}
		i++
		return d.Set(th, s[0], s[1])
	})
}

// addPairs sets the pairs of an iterator that can give them without tuples; done is false, and nothing
// was taken, if what it gives are no pairs.
func (d *Dict) addPairs(th *Thread, it Value) (done bool, err error) {
	next := it.Type().NextRow
	row, mark := th.PushArgs(2)
	defer th.PopArgs(mark)
	for i := 0; ; i++ {
		n, err := next(th, it, row)
		if n <= 0 || err != nil {
			return n == 0, err
		}
		if err := d.Set(th, row[0], row[1]); err != nil {
			return true, err
		}
		if err := th.PollEvery(i + 1); err != nil {
			return true, err
		}
	}
}

// overridesIter reports whether a dict subclass has its own __iter__, so that
// updates must go through its methods.
func overridesIter(v Value) bool {
	m, _ := v.Type().Lookup(names.iter)
	return m.ref == nil || m.Type() != &wrapperDescrType || Cast[MethodDescr](m).Owner != &dictType
}

func (d *Dict) merge(th *Thread, s *Dict) error {
	if s == d {
		return nil
	}
	if d.used == 0 && len(d.entries) == 0 && s.used == len(s.entries) {
		c, err := s.CopyLarge(th)
		if err != nil {
			return err
		}
		d.entries, d.index, d.used, d.filled = c.entries, c.index, c.used, c.filled
		d.keysVer++
		return nil
	}
	before := s.keysVer
	var pace Pace
	for i := 0; ; {
		k, v, h, ok := s.NextHash(&i)
		if !ok {
			return nil
		}
		if err := d.SetHash(th, k, h, v); err != nil {
			return err
		}
		if s.keysVer != before {
			return RuntimeErrorf("dict mutated during update")
		}
		if err := pace.Poll(th, 1); err != nil {
			return err
		}
	}
}

func dictInit(th *Thread, self Value, args []Value, kw []*Str) error {
	npos := len(args) - len(kw)
	if npos > 1 {
		return TypeErrorf("dict expected at most 1 argument, got %d", npos)
	}
	d := (*Dict)(self.ref)
	if npos == 1 {
		if err := DictUpdate(th, d, args[0]); err != nil {
			return err
		}
	}
	for i, k := range kw {
		d.SetStr(k, args[npos+i])
	}
	return nil
}

func initDict() {
	t := &dictType
	t.layout = LayoutOf[Dict]()
	dict := func(v Value) *Dict { return (*Dict)(v.ref) }
	t.New = func(th *Thread, cls *Type, args []Value, kw []*Str) (Value, error) {
		if cls == t {
			return NewDict().Value(), nil
		}
		return ValueOf(cls.Alloc()), nil
	}
	t.Init = dictInit
	t.Repr = func(th *Thread, v Value) (Value, error) {
		if th.ReprEnter(v) {
			return String("{...}"), nil
		}
		defer th.ReprLeave(v)
		b := []byte("{")
		d := dict(v)
		var pace Pace
		for i := 0; ; {
			k, x, ok := d.Next(&i)
			if !ok {
				break
			}
			if len(b) > 1 {
				b = append(b, ", "...)
			}
			r, err := Repr(th, k)
			if err != nil {
				return Value{}, err
			}
			b = append(append(b, r.s...), ": "...)
			if r, err = Repr(th, x); err != nil {
				return Value{}, err
			}
			b = append(b, r.s...)
			if err := pace.Poll(th, 1); err != nil {
				return Value{}, err
			}
		}
		return String(string(append(b, '}'))), nil
	}
	t.RichCompare = func(th *Thread, a, b Value, op CompareOp) (Value, error) {
		x, y := ToDict(a), ToDict(b)
		if x == nil || y == nil || op != EQ && op != NE {
			return NotImplemented, nil
		}
		eq, err := dictEqual(th, x, y)
		return Bool(eq == (op == EQ)), err
	}
	t.Len = func(th *Thread, v Value) (int, error) { return dict(v).used, nil }
	t.GetItem = dictGetItem
	t.SetItem = func(th *Thread, v, k, x Value) error {
		d := dict(v)
		if x.ref != nil {
			return d.Set(th, k, x)
		}
		_, found, err := d.Delete(th, k)
		if err == nil && !found {
			err = KeyErrorOf(k)
		}
		return err
	}
	t.Contains = func(th *Thread, v, k Value) (bool, error) {
		return dict(v).Has(th, k)
	}
	t.Iter = func(th *Thread, v Value) (Value, error) { return newDictIter(dict(v), &dictKeyIterType), nil }
	or := func(th *Thread, a, b Value) (Value, error) {
		x, y := ToDict(a), ToDict(b)
		if x == nil || y == nil {
			return NotImplemented, nil
		}
		r, err := x.CopyLarge(th)
		if err != nil {
			return Value{}, err
		}
		return r.Value(), DictUpdate(th, r, b)
	}
	t.Binary[OpOr] = or
	t.Inplace[OpOr] = func(th *Thread, a, b Value) (Value, error) { return a, DictUpdate(th, dict(a), b) }
	t.Traverse = func(v Value, visit func(Value)) int {
		d := dict(v)
		for i := range d.entries {
			if d.entries[i].key.ref != nil {
				visit(d.entries[i].key)
				visit(d.entries[i].value)
			}
		}
		return 80 + 40*cap(d.entries) + 4*len(d.index)
	}
	view := func(t *Type) NativeFunc {
		return func(th *Thread, a []Value) (Value, error) {
			return ValueOf(&(&dictView{Object{t}, dict(a[0])}).Object), nil
		}
	}
	t.Methods = []NativeDef{
		{Sig: "get(self, key, default=None, /)", Doc: "Return the value of a key, the default if it is not there.", Fn: func(th *Thread, a []Value) (Value, error) {
			v, ok, err := dict(a[0]).Get(th, a[1])
			if !ok {
				return a[2], err
			}
			return v, nil
		}},
		{Sig: "setdefault(self, key, default=None, /)", Doc: "Return the value of a key, after setting it to the default if the key is not there.", Fn: func(th *Thread, a []Value) (Value, error) {
			return dict(a[0]).SetDefault(th, a[1], a[2])
		}},
		{Sig: "pop(self, key, default=?, /)", Doc: "D.pop(k[,d]) -> v\n\nTake a key out and return its value; if it is not there, return d,\nor raise KeyError without one.", Fn: func(th *Thread, a []Value) (Value, error) {
			if dict(a[0]).used > 0 { // with nothing in it no key is too odd
				if v, ok, err := dict(a[0]).Delete(th, a[1]); err != nil || ok {
					return v, err
				}
			}
			if a[2].ref != nil {
				return a[2], nil
			}
			return Value{}, KeyErrorOf(a[1])
		}},
		{Sig: "popitem(self, /)", Doc: "Take out the pair of key and value that was put in last, and return it.\n\nKeyError if there is none.", Fn: func(th *Thread, a []Value) (Value, error) {
			d := dict(a[0])
			i := d.EntriesLen()
			k, v, ok := d.Prev(&i)
			if !ok {
				return Value{}, NewException(KeyError, String("popitem(): dictionary is empty"))
			}
			d.removeAt(i)
			return NewTuple2(k, v).Value(), nil
		}},
		{Sig: "update(self, /, *args, **kwargs)", Doc: "D.update([E, ]**F) -> None\n\nSet the keys of a mapping, of anything with keys(), or of pairs; then the keyword arguments.", Fn: func(th *Thread, a []Value) (Value, error) {
			args, kw := spread(th, a[1], a[2])
			if n := len(args) - len(kw); n > 1 {
				return Value{}, TypeErrorf("update expected at most 1 argument, got %d", n)
			}
			return None, dictInit(th, a[0], args, kw)
		}},
		{Sig: "clear(self, /)", Doc: "Remove all items from the dict.", Fn: func(th *Thread, a []Value) (Value, error) {
			dict(a[0]).Clear()
			return None, nil
		}},
		{Sig: "copy(self, /)", Doc: "Return a shallow copy of the dict.", Fn: func(th *Thread, a []Value) (Value, error) {
			c, err := dict(a[0]).CopyLarge(th)
			if err != nil {
				return Value{}, err
			}
			return c.Value(), nil
		}},
		{Sig: "keys(self, /)", Doc: "Return a view of the keys.", Fn: view(&dictKeysType)},
		{Sig: "values(self, /)", Doc: "Return a view of the values.", Fn: view(&dictValuesType)},
		{Sig: "items(self, /)", Doc: "Return a view of the pairs of key and value.", Fn: view(&dictItemsType)},
		{Sig: "fromkeys(cls, iterable, value=None, /)", Flags: ClassMethod, Doc: "Make a new dictionary of keys with the same value.", Fn: func(th *Thread, a []Value) (Value, error) {
			d, err := th.Call(a[0])
			if err != nil {
				return Value{}, err
			}
			if s := ToSet(a[1]); s != nil && d.Type() == t && (a[1].Type() == &setType || a[1].Type() == &frozenSetType) {
				for i, n := 0, 0; ; n++ { // it knows the hashes
					k, h, ok := s.Next(&i)
					if !ok {
						return d, nil
					}
					if err := dict(d).SetHash(th, k, h, a[2]); err != nil {
						return Value{}, err
					}
					if err := th.PollEvery(n); err != nil {
						return Value{}, err
					}
				}
			}
			return d, ForEach(th, a[1], func(k Value) error {
				if d.Type() == t {
					return dict(d).Set(th, k, a[2])
				}
				return SetItem(th, d, k, a[2])
			})
		}},
		{Sig: "__reversed__(self, /)", Doc: "Return an iterator over the keys from the last to the first.", Fn: func(th *Thread, a []Value) (Value, error) {
			return newDictIter(dict(a[0]), &dictRevKeyIterType), nil
		}},
		{Sig: "__class_getitem__(cls, item, /)", Flags: ClassMethod, Doc: "See PEP 585", Fn: classGetItem},
	}
	t.Doc = "dict() -> an empty dict\ndict(mapping) -> a dict with the same items\ndict(iterable) -> a dict of (key, value) pairs; of equal keys the last counts\ndict(**kwargs) -> a dict with the names as keys, alone or behind the others"
	Define(t)
	initDictViews()
}

func dictGetItem(th *Thread, v, k Value) (Value, error) {
	x, ok, err := (*Dict)(v.ref).Get(th, k)
	if ok || err != nil {
		return x, err
	}
	if v.Type() != &dictType {
		if r, found, err := callSpecial(th, v, names.missing, k); found || err != nil {
			return r, err
		}
	}
	return Value{}, KeyErrorOf(k)
}

func dictEqual(th *Thread, x, y *Dict) (bool, error) {
	if x.used != y.used {
		return false, nil
	}
	var pace Pace
	for i := 0; ; {
		k, v, h, ok := x.NextHash(&i)
		if !ok {
			return true, nil
		}
		w, found, err := y.GetHash(th, k, h)
		if err != nil || !found {
			return false, err
		}
		eq, err := Equal(th, v, w)
		if err != nil || !eq {
			return false, err
		}
		if err := pace.Poll(th, 1); err != nil {
			return false, err
		}
	}
}

// dictIter iterates over a dict; the type tells what it gives.
type dictIter struct {
	Object
	d    *Dict
	i    int
	used int
	left int // entries still to come
}

var (
	dictKeyIterType      = Type{Name: "dict_keyiterator"}
	dictValueIterType    = Type{Name: "dict_valueiterator"}
	dictItemIterType     = Type{Name: "dict_itemiterator"}
	dictRevKeyIterType   = Type{Name: "dict_reversekeyiterator"}
	dictRevValueIterType = Type{Name: "dict_reversevalueiterator"}
	dictRevItemIterType  = Type{Name: "dict_reverseitemiterator"}
	dictKeysType         = Type{Name: "dict_keys"}
	dictValuesType       = Type{Name: "dict_values"}
	dictItemsType        = Type{Name: "dict_items"}
)

func newDictIter(d *Dict, t *Type) Value {
	if d.cut != 0 { // else it may be shared between VMs
		d.cut = 0
	}
	it := &dictIter{Object{t}, d, 0, d.used, d.used}
	if t == &dictRevKeyIterType || t == &dictRevValueIterType || t == &dictRevItemIterType {
		it.i = d.EntriesLen()
	}
	return ValueOf(&it.Object)
}

// next returns the next key and value; a nil error and an absent key is the end.
func (it *dictIter) next(rev bool) (k, v Value, err error) {
	if it.d == nil {
		return
	}
	if it.used != it.d.used {
		it.used = -1
		return k, v, RuntimeErrorf("dictionary changed size during iteration")
	}
	var ok bool
	if rev {
		k, v, ok = it.d.Prev(&it.i)
	} else {
		if c := int(it.d.cut); c != 0 && c-1 <= it.i { // entries were taken away at the end, and others may have come
			it.i, it.d.cut = c-1, 0
		}
		k, v, ok = it.d.Next(&it.i)
	}
	switch {
	case !ok:
		it.d = nil
	case it.left == 0:
		it.d = nil
		return Value{}, Value{}, RuntimeErrorf("dictionary keys changed during iteration")
	}
	it.left--
	return
}

// dictView is the Python types dict_keys, dict_values and dict_items.
type dictView struct {
	Object
	d *Dict
}

func initDictViews() {
	for _, e := range []struct {
		t    *Type
		rev  bool
		kind int
	}{{&dictKeyIterType, false, 0}, {&dictValueIterType, false, 1}, {&dictItemIterType, false, 2}, {&dictRevKeyIterType, true, 0}, {&dictRevValueIterType, true, 1}, {&dictRevItemIterType, true, 2}} {
		t := e.t
		t.layout = LayoutOf[dictIter]()
		t.Flags |= FlagNoInstantiate
		t.Iter = iterSelf
		t.Next = func(th *Thread, self Value) (Value, error) {
			k, v, err := Cast[dictIter](self).next(e.rev)
			if err != nil || k.ref == nil {
				return Value{}, err
			}
			switch e.kind {
			case 0:
				return k, nil
			case 1:
				return v, nil
			}
			return NewTuple2(k, v).Value(), nil
		}
		if e.kind == 2 {
			t.NextRow = func(th *Thread, self Value, dst []Value) (int, error) {
				if len(dst) != 2 {
					return -1, nil
				}
				k, v, err := Cast[dictIter](self).next(e.rev)
				if err != nil || k.ref == nil {
					return 0, err
				}
				dst[0], dst[1] = k, v
				return 2, nil
			}
		}
		t.Methods = []NativeDef{{Sig: "__length_hint__(self, /)", Fn: func(th *Thread, a []Value) (Value, error) {
			it := Cast[dictIter](a[0])
			if it.d == nil || it.used != it.d.used {
				return Int(0), nil
			}
			n := 0
			c := *it
			for {
				k, _, err := c.next(e.rev)
				if err != nil || k.ref == nil {
					return Int(int64(n)), err
				}
				n++
			}
		}}, {Sig: "__reduce__(self, /)", Fn: func(th *Thread, a []Value) (Value, error) {
			c := *Cast[dictIter](a[0])
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
		Define(t)
	}
	setOps := func(t *Type) {
		op := func(f func(s *Set, th *Thread, v Value) error) BinaryFunc {
			return func(th *Thread, a, b Value) (Value, error) {
				s, err := NewSetFrom(th, a)
				if err != nil {
					return Value{}, err
				}
				return s.Value(), f(s, th, b)
			}
		}
		t.Binary[OpAnd], t.Binary[OpOr], t.Binary[OpXor], t.Binary[OpSub] =
			viewIntersection, op((*Set).Update), op((*Set).toggle), op((*Set).subtract)
		t.RichCompare = func(th *Thread, a, b Value, op CompareOp) (Value, error) {
			if ToSet(b) == nil && !isSetView(b) {
				return NotImplemented, nil
			}
			n, err := Len(th, a)
			if err != nil {
				return Value{}, err
			}
			m, err := Len(th, b)
			if err != nil {
				return Value{}, err
			}
			in, of, negate := a, b, false
			switch op {
			case NE:
				negate = true
				fallthrough
			case EQ:
				if n != m {
					return Bool(negate), nil
				}
			case GT, GE:
				in, of, n, m = b, a, m, n
				fallthrough
			default:
				if n > m || n == m && (op == LT || op == GT) {
					return False, nil
				}
			}
			all := true
			err = ForEach(th, in, func(x Value) error {
				ok, err := Contains(th, of, x)
				if err == nil && !ok {
					all, err = false, StopForEach
				}
				return err
			})
			return Bool(all != negate), err
		}
		t.Methods = append(t.Methods, NativeDef{Sig: "isdisjoint(self, other, /)", Doc: "Tell whether no element is in the iterable too.", Fn: func(th *Thread, a []Value) (Value, error) {
			res := true
			err := ForEach(th, a[1], func(x Value) error {
				ok, err := Contains(th, a[0], x)
				if ok {
					res = false
					return StopForEach
				}
				return err
			})
			return Bool(res), err
		}})
	}
	for _, e := range []struct {
		t         *Type
		iter, rev *Type
	}{{&dictKeysType, &dictKeyIterType, &dictRevKeyIterType}, {&dictValuesType, &dictValueIterType, &dictRevValueIterType}, {&dictItemsType, &dictItemIterType, &dictRevItemIterType}} {
		t := e.t
		t.layout = LayoutOf[dictView]()
		t.Flags |= FlagNoInstantiate
		t.Len = func(th *Thread, v Value) (int, error) { return Cast[dictView](v).d.used, nil }
		t.Iter = func(th *Thread, v Value) (Value, error) { return newDictIter(Cast[dictView](v).d, e.iter), nil }
		t.Repr = func(th *Thread, v Value) (Value, error) {
			if th.ReprEnter(v) {
				return String("..."), nil
			}
			defer th.ReprLeave(v)
			s, err := ToSlice(th, v)
			if err != nil {
				return Value{}, err
			}
			r, err := ReprGo(th, ListOf(s))
			return String(t.Name + "(" + r + ")"), err
		}
		t.Traverse = func(v Value, visit func(Value)) int { visit(Cast[dictView](v).d.Value()); return 24 }
		t.Methods = []NativeDef{{Sig: "__reversed__(self, /)", Fn: func(th *Thread, a []Value) (Value, error) {
			return newDictIter(Cast[dictView](a[0]).d, e.rev), nil
		}}}
		t.Getters = []GetSetDef{{Name: "mapping", Get: func(th *Thread, v Value) (Value, error) { return NewMappingProxy(Cast[dictView](v).d.Value()), nil }}}
	}
	setOps(&dictKeysType)
	setOps(&dictItemsType)
	dictKeysType.Contains = func(th *Thread, v, k Value) (bool, error) {
		_, ok, err := Cast[dictView](v).d.Get(th, k)
		return ok, err
	}
	dictItemsType.Contains = func(th *Thread, v, x Value) (bool, error) {
		p := ToTuple(x)
		if p == nil || len(p.items) != 2 {
			return false, nil
		}
		y, ok, err := Cast[dictView](v).d.Get(th, p.items[0])
		if !ok {
			return false, err
		}
		return Equal(th, y, p.items[1])
	}
	Define(&dictKeysType)
	Define(&dictValuesType)
	Define(&dictItemsType)
}

func isSetView(v Value) bool {
	return v.Type().IsSubtype(&dictKeysType) || v.Type().IsSubtype(&dictItemsType)
}

// viewIntersection is a & b, one of which is a view of a dict. It hashes no more than it must: the items of a view
// need not be hashable.
func viewIntersection(th *Thread, a, b Value) (Value, error) {
	if !isSetView(a) {
		a, b = b, a
	}
	n := Cast[dictView](a).d.used
	if b.Type() == &setType && n <= ToSet(b).Len() {
		s, err := ToSet(b).intersection(th, &setType, a)
		if err != nil {
			return Value{}, err
		}
		return s.Value(), nil
	}
	if isSetView(b) && Cast[dictView](b).d.used > n {
		a, b = b, a
	}
	r := NewSet()
	err := ForEach(th, b, func(x Value) error {
		ok, err := Contains(th, a, x)
		if err != nil || !ok {
			return err
		}
		return r.Add(th, x)
	})
	return r.Value(), err
}
