package py

// This file defines Shape: the layout of attributes that instances share, and
// the access to an instance's own attributes (the storage behind __dict__).
// Shapes form a tree for each class: adding an attribute goes to a child
// (hidden classes, as in Self and V8).

// maxShapeSlots is the number of attributes over which an instance changes to a dict.
const maxShapeSlots = 64

// Shape tells which slot of an instance holds which attribute. A shape is
// immutable but for the transitions, which only its VM touches. That of a static
// type, which all VMs share, has none: such an instance keeps what is set on it in
// a dict.
type Shape struct {
	typ    *Type
	keys   []*Str         // names by slot; those of __slots__ come first and have no name here (nil)
	index  map[*Str]int32 // made when there are many keys
	key    *Str           // the last transition and its result: most shapes have one
	child  *Shape
	others map[*Str]*Shape
	frozen bool // of a static type
}

func newRootShape(t *Type, nslots int) *Shape {
	return &Shape{typ: t, keys: make([]*Str, nslots)}
}

// freeze makes the transition that instances of a static type need, and no other
// will be made.
func (s *Shape) freeze() {
	s.dictShape()
	s.frozen = true
}

// find returns the slot of name or -1.
func (s *Shape) find(name *Str) int {
	if s.index != nil {
		if i, ok := s.index[name]; ok {
			return int(i)
		}
		return -1
	}
	for i, k := range s.keys {
		if k == name {
			return i
		}
	}
	return -1
}

// with returns the shape that has name after all of s.
func (s *Shape) with(name *Str) *Shape {
	if s.key == name {
		return s.child
	}
	if c, ok := s.others[name]; ok {
		return c
	}
	n := &Shape{typ: s.typ, keys: append(s.keys[:len(s.keys):len(s.keys)], name)}
	if len(n.keys) > 12 {
		n.index = make(map[*Str]int32, len(n.keys))
		for i, k := range n.keys {
			if k != nil {
				n.index[k] = int32(i)
			}
		}
	}
	if s.key == nil {
		s.key, s.child = name, n
	} else {
		if s.others == nil {
			s.others = map[*Str]*Shape{}
		}
		s.others[name] = n
	}
	if t := s.typ; len(n.keys) > int(t.expectSlots) && len(n.keys) <= maxShapeSlots {
		t.expectSlots = uint8(len(n.keys))
	}
	return n
}

// Len returns the number of slots.
func (s *Shape) Len() int { return len(s.keys) }

// get returns the instance attribute name, which is interned.
func (a *Attrs) get(name *Str) (Value, bool) {
	if a.ext != nil && a.ext.dict != nil {
		return a.ext.dict.GetStr(name)
	}
	if a.shape == nil {
		return Value{}, false
	}
	if i := a.shape.find(name); i >= 0 {
		return a.slots[i], true
	}
	return Value{}, false
}

// set stores the instance attribute name, which is interned.
func (a *Attrs) set(name *Str, v Value) {
	if a.ext != nil && a.ext.dict != nil {
		a.ext.dict.SetStr(name, v)
		return
	}
	if i := a.shape.find(name); i >= 0 {
		a.slots[i] = v
		return
	}
	if a.shape.frozen || len(a.slots) >= maxShapeSlots {
		a.toDict().SetStr(name, v)
		return
	}
	a.shape = a.shape.with(name)
	a.slots = append(a.slots, v)
}

// delete removes the instance attribute name. Deleting is rare: the instance
// keeps its attributes in a dict from then on, unless it was the last one.
func (a *Attrs) delete(name *Str) bool {
	if a.ext == nil || a.ext.dict == nil {
		if a.shape == nil || a.shape.find(name) < 0 {
			return false
		}
	}
	return a.toDict().DeleteStr(name)
}

// toDict moves the attributes to a real dict, which it returns. The slots of
// __slots__ stay.
func (a *Attrs) toDict() *Dict {
	if a.ext == nil {
		a.ext = &attrsExt{}
	}
	if a.ext.dict == nil {
		d := a.slotDict()
		if a.shape != nil {
			t := a.shape.typ
			a.shape = t.shape
			clear(a.slots[t.nslots:])
			a.slots = a.slots[:t.nslots]
		}
		a.ext.dict = d
		// A shape without names but not the root: inline caches that learned the
		// root shape of "no such attribute" must not match an instance with a dict.
		a.shape = a.shape.dictShape()
	}
	return a.ext.dict
}

// slotDict returns a new dict of the attributes that are in slots, without those of
// __slots__.
func (a *Attrs) slotDict() *Dict {
	if a.shape == nil {
		return NewDict()
	}
	keys := a.shape.keys
	d := NewDictSize(len(keys))
	for i, k := range keys {
		if k != nil {
			d.insert(uint64(k.Hash()), k.Value(), a.slots[i])
		}
	}
	return d
}

// copyDict returns a copy of the __dict__ of v, nil if it is empty or v has none. The
// attributes stay where they are.
func copyDict(v Value) *Dict {
	if v.Type().Flags&FlagHasDict == 0 {
		return nil
	}
	a := attrsOf(v)
	var d *Dict
	switch {
	case a == nil:
	case a.ext != nil && a.ext.dict != nil:
		d = a.ext.dict.Copy()
	default:
		d = a.slotDict()
	}
	if d == nil || d.used == 0 {
		return nil
	}
	return d
}

// dictShapeKey marks the transition from the root shape to the shape of
// instances whose attributes are in a dict.
var dictShapeKey = &Str{}

func (s *Shape) dictShape() *Shape {
	if s == nil {
		return nil
	}
	if c, ok := s.others[dictShapeKey]; ok {
		return c
	}
	n := &Shape{typ: s.typ, keys: s.keys}
	if s.others == nil {
		s.others = map[*Str]*Shape{}
	}
	s.others[dictShapeKey] = n
	return n
}

// setDict replaces the attributes by d (assignment to __dict__).
func (a *Attrs) setDict(d *Dict) {
	a.toDict()
	a.ext.dict = d
}

// forEach calls f for each attribute, not those of __slots__.
func (a *Attrs) forEach(f func(name Value, v Value)) {
	if a.ext != nil && a.ext.dict != nil {
		for i := 0; ; {
			k, v, ok := a.ext.dict.Next(&i)
			if !ok {
				return
			}
			f(k, v)
		}
	}
	if a.shape == nil {
		return
	}
	for i, k := range a.shape.keys {
		if k != nil {
			f(k.Value(), a.slots[i])
		}
	}
}

// Inline caches. The evaluator remembers a shape and a slot; these give it what
// it needs without knowing Attrs.

// AttrsOf returns the attribute part of an instance, or nil.
func AttrsOf(v Value) *Attrs { return attrsOf(v) }

// Shape returns the shape of the instance.
func (a *Attrs) Shape() *Shape { return a.shape }

// Slot returns the address of slot i of an instance, which its shape has.
func (a *Attrs) Slot(i int) *Value { return &a.slots[i] }

// FindSlot returns the slot that holds the attribute, or -1 if the instance has
// none of that name or keeps its attributes in a dict.
func (s *Shape) FindSlot(name *Str) int {
	if s == nil {
		return -1
	}
	return s.find(name)
}

// HasDictShape reports whether the instance keeps its attributes in a dict.
func (a *Attrs) HasDict() bool { return a.ext != nil && a.ext.dict != nil }

// ShapeAfter returns the shape that storing the new attribute name leads to, or
// nil if it does not lead to a shape.
func (s *Shape) ShapeAfter(name *Str) *Shape {
	if s == nil || s.frozen || len(s.keys) >= maxShapeSlots {
		return nil
	}
	return s.with(name)
}

// AppendSlot stores a new attribute in an instance whose shape changes to next.
func (a *Attrs) AppendSlot(next *Shape, v Value) {
	a.shape = next
	a.slots = append(a.slots, v)
}
