package py

// This file defines the Python types set and frozenset: open addressing with
// short linear runs, laid out as CPython's so that iteration goes in the same order.

import "math/bits"

// Set is the Python types set and frozenset.
type Set struct {
	Object
	table   []setEntry // size a power of two, or nil
	fill    int        // used and deleted entries
	used    int
	changes uint32
	hash    int64 // of a frozenset, 0: not known yet
}

type setEntry struct {
	key  Value // absent: free; setDead: deleted
	hash int64 // -1 if deleted, which is the hash of nothing
}

// setDead stands in the place of a deleted key.
var (
	setDeadObject Object
	setDead       = Value{ref: ptr(&setDeadObject)}
)

// live reports whether the entry holds a key.
func (e *setEntry) live() bool { return e.key.ref != nil && e.key.ref != setDead.ref }

const setLinear = 9

// NewSet returns an empty set.
func NewSet() *Set { return &Set{Object: Object{typ: &setType}} }

// NewFrozenSet returns a frozenset of the items.
func NewFrozenSet(th *Thread, items []Value) (*Set, error) {
	s := &Set{Object: Object{typ: &frozenSetType}}
	for _, v := range items {
		if err := s.Add(th, v); err != nil {
			return nil, err
		}
	}
	return s, nil
}

// NewSetFrom returns a set of the items of an iterable.
func NewSetFrom(th *Thread, v Value) (*Set, error) {
	s := NewSet()
	return s, s.Update(th, v)
}

// Value returns the set as a value.
func (s *Set) Value() Value { return ValueOf(&s.Object) }

// ToSet returns v as a set or frozenset or instance of a subclass, else nil.
func ToSet(v Value) *Set {
	if v.ref == nil {
		return nil
	}
	if t := v.Type(); t == &setType || t == &frozenSetType || t.layout != nil && t.layout == setType.layout {
		return (*Set)(v.ref)
	}
	return nil
}

// Len returns the number of items.
func (s *Set) Len() int { return s.used }

// find returns the position of key, or -1.
func (s *Set) find(th *Thread, key Value, h int64) (int, error) {
restart:
	if len(s.table) == 0 {
		return -1, nil
	}
	mask := uint64(len(s.table) - 1)
	i, perturb := uint64(h)&mask, uint64(h)
	for {
		n := uint64(0)
		if i+setLinear <= mask {
			n = setLinear
		}
		for j := i; j <= i+n; j++ {
			e := &s.table[j]
			if e.key.ref == nil {
				return -1, nil
			}
			if e.hash != h {
				continue
			}
			if e.key == key {
				return int(j), nil
			}
			if e.key.IsInt() && key.IsInt() {
				continue
			}
			before := s.changes
			eq, err := Equal(th, e.key, key)
			if err != nil {
				return -1, err
			}
			if s.changes != before {
				goto restart
			}
			if eq {
				return int(j), nil
			}
		}
		perturb >>= 5
		i = (i*5 + 1 + perturb) & mask
	}
}

// insert adds a key that is not in the table. It goes to the last place of a
// deleted key on the way to a free one, as in CPython.
func (s *Set) insert(key Value, h int64) {
	mask := uint64(len(s.table) - 1)
	i, perturb := uint64(h)&mask, uint64(h)
	var dead *setEntry
	for {
		n := uint64(0)
		if i+setLinear <= mask {
			n = setLinear
		}
		for j := i; j <= i+n; j++ {
			e := &s.table[j]
			if e.key.ref == setDead.ref {
				dead = e
				continue
			}
			if e.key.ref != nil {
				continue
			}
			if dead != nil {
				e = dead
			} else {
				s.fill++
			}
			*e = setEntry{key, h}
			s.used++
			return
		}
		perturb >>= 5
		i = (i*5 + 1 + perturb) & mask
	}
}

func (s *Set) resize(min int) {
	size := 8
	if min >= 8 {
		size = 1 << bits.Len(uint(min))
	}
	old := s.table
	s.table = make([]setEntry, size)
	s.fill, s.used = 0, 0
	for i := range old {
		if old[i].live() {
			s.insert(old[i].key, old[i].hash)
		}
	}
}

// Add adds a key.
func (s *Set) Add(th *Thread, key Value) error {
	h, err := Hash(th, key)
	if err != nil {
		return err
	}
	return s.AddHash(th, key, h)
}

// AddHash is Add for a key whose hash is known.
func (s *Set) AddHash(th *Thread, key Value, h int64) error {
	i, err := s.find(th, key, h)
	if i >= 0 || err != nil {
		return err
	}
	if s.table == nil {
		s.table = make([]setEntry, 8)
	}
	s.insert(key, h)
	s.changes++
	if s.fill*5 >= (len(s.table)-1)*3 {
		n := s.used * 4
		if s.used > 50000 {
			n = s.used * 2
		}
		if err := th.Charge(int64(n) * 32); err != nil {
			return err
		}
		s.resize(n)
	}
	return nil
}

// Has reports whether key is in the set.
func (s *Set) Has(th *Thread, key Value) (bool, error) {
	h, err := setKeyHash(th, key)
	if err != nil {
		return false, err
	}
	i, err := s.find(th, key, h)
	return i >= 0, err
}

// setKeyHash is Hash; a set as a key stands for the frozenset.
func setKeyHash(th *Thread, key Value) (int64, error) {
	h, err := Hash(th, key)
	if err != nil && ToSet(key) != nil && IsException(err, TypeError) {
		return ToSet(key).frozenHash(), nil
	}
	return h, err
}

// Remove removes a key and reports whether it was there.
func (s *Set) Remove(th *Thread, key Value) (bool, error) {
	h, err := setKeyHash(th, key)
	if err != nil {
		return false, err
	}
	i, err := s.find(th, key, h)
	if i < 0 {
		return false, err
	}
	s.removeAt(i)
	return true, nil
}

func (s *Set) removeAt(i int) {
	s.table[i] = setEntry{setDead, -1}
	s.used--
	s.changes++
}

// Next returns the item at or after position *i and moves *i behind it.
func (s *Set) Next(i *int) (Value, int64, bool) {
	for *i < len(s.table) {
		e := &s.table[*i]
		*i++
		if e.live() {
			return e.key, e.hash, true
		}
	}
	return Value{}, 0, false
}

// Items returns the items in a new slice.
func (s *Set) Items() []Value {
	out := make([]Value, 0, s.used)
	for i := 0; ; {
		v, _, ok := s.Next(&i)
		if !ok {
			return out
		}
		out = append(out, v)
	}
}

// Copy returns a set of type t with the same items.
func (s *Set) copyAs(t *Type) *Set {
	n := New[Set](t)
	if s.fill == s.used {
		n.table = append([]setEntry(nil), s.table...)
		n.fill, n.used = s.fill, s.used
		return n
	}
	if s.used > 0 {
		n.resize(s.used * 2)
		for i := 0; ; {
			v, h, ok := s.Next(&i)
			if !ok {
				break
			}
			n.insert(v, h)
		}
	}
	return n
}

// Update adds the items of an iterable.
func (s *Set) Update(th *Thread, v Value) error {
	if o := ToSet(v); o != nil {
		if o == s {
			return nil
		}
		if s.fill == 0 && o.used > 0 && s.table == nil && o.fill == o.used {
			c := o.copyAs(&setType)
			s.table, s.fill, s.used = c.table, c.fill, c.used
			s.changes++
			return nil
		}
		for i := 0; ; {
			k, h, ok := o.Next(&i)
			if !ok {
				return nil
			}
			if err := s.AddHash(th, k, h); err != nil {
				return err
			}
			if err := th.PollEvery(i); err != nil {
				return err
			}
		}
	}
	if d := ToDict(v); d != nil && v.Type() == &dictType {
		for i := 0; ; {
			k, _, h, ok := d.NextHash(&i)
			if !ok {
				return nil
			}
			if err := s.AddHash(th, k, h); err != nil {
				return err
			}
		}
	}
	return ForEach(th, v, func(x Value) error { return s.Add(th, x) })
}

func (s *Set) clear() {
	s.table, s.fill, s.used = nil, 0, 0
	s.changes++
}

func (s *Set) replace(o *Set) {
	s.table, s.fill, s.used = o.table, o.fill, o.used
	s.changes++
}

// asSet returns an iterable as a set, itself if it is one.
func asSet(th *Thread, v Value) (*Set, error) {
	if s := ToSet(v); s != nil {
		return s, nil
	}
	return NewSetFrom(th, v)
}

// inplace does s op= v for "&", "|", "^", "-" with any iterable.
func (s *Set) inplace(th *Thread, op string, v Value) error {
	switch op {
	case "|":
		return s.Update(th, v)
	case "&":
		r := NewSet()
		if o := ToSet(v); o != nil {
			a, b := s, o
			if b.used < a.used {
				a, b = b, a
			}
			for i := 0; ; {
				k, h, ok := a.Next(&i)
				if !ok {
					break
				}
				j, err := b.find(th, k, h)
				if err != nil {
					return err
				}
				if j >= 0 {
					if err := r.AddHash(th, k, h); err != nil {
						return err
					}
				}
			}
		} else if err := ForEach(th, v, func(x Value) error {
			h, err := Hash(th, x)
			if err != nil {
				return err
			}
			j, err := s.find(th, x, h)
			if j < 0 {
				return err
			}
			return r.AddHash(th, s.table[j].key, h)
		}); err != nil {
			return err
		}
		s.replace(r)
		return nil
	case "-":
		if o := ToSet(v); o == s {
			s.clear()
			return nil
		} else if o != nil {
			for i := 0; ; {
				k, h, ok := o.Next(&i)
				if !ok {
					return nil
				}
				j, err := s.find(th, k, h)
				if err != nil {
					return err
				}
				if j >= 0 {
					s.removeAt(j)
				}
			}
		}
		return ForEach(th, v, func(x Value) error {
			_, err := s.Remove(th, x)
			return err
		})
	}
	o, err := asSet(th, v)
	if err != nil {
		return err
	}
	if o == s {
		s.clear()
		return nil
	}
	for i := 0; ; {
		k, h, ok := o.Next(&i)
		if !ok {
			return nil
		}
		j, err := s.find(th, k, h)
		if err != nil {
			return err
		}
		if j >= 0 {
			s.removeAt(j)
		} else if err := s.AddHash(th, k, h); err != nil {
			return err
		}
	}
}

// subset reports s <= o.
func (s *Set) subset(th *Thread, o *Set) (bool, error) {
	if s.used > o.used {
		return false, nil
	}
	for i := 0; ; {
		k, h, ok := s.Next(&i)
		if !ok {
			return true, nil
		}
		j, err := o.find(th, k, h)
		if j < 0 {
			return false, err
		}
		if err := th.PollEvery(i); err != nil {
			return false, err
		}
	}
}

func (s *Set) compare(th *Thread, o *Set, op CompareOp) (Value, error) {
	var ok bool
	var err error
	switch op {
	case EQ, NE:
		if s.used == o.used {
			ok, err = s.subset(th, o)
		}
		ok = ok == (op == EQ)
	case LE:
		ok, err = s.subset(th, o)
	case LT:
		if s.used < o.used {
			ok, err = s.subset(th, o)
		}
	case GE:
		ok, err = o.subset(th, s)
	case GT:
		if o.used < s.used {
			ok, err = o.subset(th, s)
		}
	}
	return Bool(ok), err
}

// frozenHash is CPython's frozenset hash: independent of the order.
func (s *Set) frozenHash() int64 {
	var h uint64
	for i := 0; ; {
		_, k, ok := s.Next(&i)
		if !ok {
			break
		}
		x := uint64(k)
		h ^= ((x ^ 89869747) ^ (x << 16)) * 3644798167
	}
	h ^= (uint64(s.used) + 1) * 1927868237
	h ^= h>>11 ^ h>>25
	h = h*69069 + 907133923
	if h == 1<<64-1 {
		h = 590923713
	}
	return int64(h)
}

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
			r, err := ReprGo(th, ListOf(s.Items()))
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
			return 72 + 24*len(s.table)
		}
		for op, sym := range map[BinaryOp]string{OpAnd: "&", OpOr: "|", OpXor: "^", OpSub: "-"} {
			t.Binary[op] = func(th *Thread, a, b Value) (Value, error) {
				x, y := ToSet(a), ToSet(b)
				if x == nil || y == nil {
					return NotImplemented, nil
				}
				r := x.copyAs(resultType(a))
				return r.Value(), r.inplace(th, sym, b)
			}
			if mutable {
				t.Inplace[op] = func(th *Thread, a, b Value) (Value, error) {
					if ToSet(b) == nil {
						return NotImplemented, nil
					}
					return a, set(a).inplace(th, sym, b)
				}
			}
		}
		many := func(name, doc, op string) NativeDef {
			return NativeDef{Sig: name + "(self, /, *others)", Doc: doc, Fn: func(th *Thread, a []Value) (Value, error) {
				r := set(a[0]).copyAs(resultType(a[0]))
				for _, o := range (*Tuple)(a[1].ref).items {
					if err := r.inplace(th, op, o); err != nil {
						return Value{}, err
					}
				}
				return r.Value(), nil
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
				return set(a[0]).copyAs(resultType(a[0])).Value(), nil
			}},
			many("union", "Return a new set with elements from the set and all others.", "|"),
			many("intersection", "Return a new set with elements common to the set and all others.", "&"),
			many("difference", "Return a new set with elements in the set that are not in the others.", "-"),
			{Sig: "symmetric_difference(self, other, /)", Doc: "Return a new set with elements in either the set or other but not both.", Fn: func(th *Thread, a []Value) (Value, error) {
				r := set(a[0]).copyAs(resultType(a[0]))
				return r.Value(), r.inplace(th, "^", a[1])
			}},
			test("issubset", "Report whether another set contains this set.", func(th *Thread, s, o *Set) (bool, error) { return s.subset(th, o) }),
			test("issuperset", "Report whether this set contains another set.", func(th *Thread, s, o *Set) (bool, error) { return o.subset(th, s) }),
			test("isdisjoint", "Return True if two sets have a null intersection.", func(th *Thread, s, o *Set) (bool, error) {
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
			t.NewSig = &NativeDef{Sig: "frozenset(cls, iterable=(), /)", Fn: func(th *Thread, a []Value) (Value, error) {
				cls := ToType(a[0])
				if cls == t && a[1].Type() == t {
					return a[1], nil
				}
				s := New[Set](cls)
				return s.Value(), s.Update(th, a[1])
			}}
			t.Doc = "Build an immutable unordered collection of unique elements."
			continue
		}
		t.New = func(th *Thread, cls *Type, args []Value, kw []*Str) (Value, error) { return New[Set](cls).Value(), nil }
		t.Init = func(th *Thread, self Value, args []Value, kw []*Str) error {
			if len(kw) > 0 && self.Type() == t {
				return TypeErrorf("set() takes no keyword arguments")
			}
			n := len(args) - len(kw)
			if n > 1 {
				return TypeErrorf("set expected at most 1 argument, got %d", n)
			}
			set(self).clear()
			if n == 0 {
				return nil
			}
			return set(self).Update(th, args[0])
		}
		update := func(name, doc, op string) NativeDef {
			return NativeDef{Sig: name + "(self, /, *others)", Doc: doc, Fn: func(th *Thread, a []Value) (Value, error) {
				for _, o := range (*Tuple)(a[1].ref).items {
					if err := set(a[0]).inplace(th, op, o); err != nil {
						return Value{}, err
					}
				}
				return None, nil
			}}
		}
		t.Methods = append(t.Methods,
			NativeDef{Sig: "add(self, object, /)", Doc: "Add an element to a set.\n\nThis has no effect if the element is already present.", Fn: func(th *Thread, a []Value) (Value, error) { return None, set(a[0]).Add(th, a[1]) }},
			NativeDef{Sig: "discard(self, object, /)", Doc: "Remove an element from a set if it is a member.\n\nUnlike set.remove(), the discard() method does not raise\nan exception when an element is missing from the set.", Fn: func(th *Thread, a []Value) (Value, error) {
				_, err := set(a[0]).Remove(th, a[1])
				return None, err
			}},
			NativeDef{Sig: "remove(self, object, /)", Doc: "Remove an element from a set; it must be a member.\n\nIf the element is not a member, raise a KeyError.", Fn: func(th *Thread, a []Value) (Value, error) {
				ok, err := set(a[0]).Remove(th, a[1])
				if err == nil && !ok {
					err = KeyErrorOf(a[1])
				}
				return None, err
			}},
			NativeDef{Sig: "pop(self, /)", Doc: "Remove and return an arbitrary set element.\n\nRaises KeyError if the set is empty.", Fn: func(th *Thread, a []Value) (Value, error) {
				s := set(a[0])
				i := 0
				v, _, ok := s.Next(&i)
				if !ok {
					return Value{}, NewException(KeyError, String("pop from an empty set"))
				}
				s.removeAt(i - 1)
				return v, nil
			}},
			NativeDef{Sig: "clear(self, /)", Doc: "Remove all elements from this set.", Fn: func(th *Thread, a []Value) (Value, error) { set(a[0]).clear(); return None, nil }},
			update("update", "Update the set, adding elements from all others.", "|"),
			update("intersection_update", "Update the set, keeping only elements found in it and all others.", "&"),
			update("difference_update", "Update the set, removing elements found in others.", "-"),
			NativeDef{Sig: "symmetric_difference_update(self, other, /)", Doc: "Update the set, keeping only elements found in either set, but not in both.", Fn: func(th *Thread, a []Value) (Value, error) {
				return None, set(a[0]).inplace(th, "^", a[1])
			}},
		)
		t.Doc = "Build an unordered collection of unique elements."
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
