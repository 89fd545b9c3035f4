package py

// This file defines Value and the in-place kinds. It is one of the few files
// that use unsafe: a Value's ref always points to an Object header.

import (
	"math"
	"reflect"
	"unsafe"
)

// Object is the header of every heap object. Go structs of Python objects embed
// it first.
type Object struct {
	typ *Type
}

// Type returns the object's type.
func (o *Object) Type() *Type { return o.typ }

// SetType sets the type of an object: at creation, or when __class__ is assigned.
func (o *Object) SetType(t *Type) { o.typ = t }

// Value is any Python value, two words. The zero Value is "absent".
type Value struct {
	ref  unsafe.Pointer // the object's header; for an int or a float in place, the tag object
	bits uint64         // the int or float itself, else 0
}

var (
	intTag   = Object{typ: &intType}
	floatTag = Object{typ: &floatType}

	noneObject           = Object{typ: &noneType}
	notImplementedObject = Object{typ: &notImplementedType}
	ellipsisObject       = Object{typ: &ellipsisType}
	falseObject          = IntObject{Object: Object{typ: &boolType}}
	trueObject           = IntObject{Object: Object{typ: &boolType}, lo: 1}

	// None, NotImplemented, Ellipsis, True and False are the singletons.
	None           = Value{ref: unsafe.Pointer(&noneObject)}
	NotImplemented = Value{ref: unsafe.Pointer(&notImplementedObject)}
	Ellipsis       = Value{ref: unsafe.Pointer(&ellipsisObject)}
	False          = Value{ref: unsafe.Pointer(&falseObject)}
	True           = Value{ref: unsafe.Pointer(&trueObject)}
)

// Int returns the int i.
func Int(i int64) Value { return Value{unsafe.Pointer(&intTag), uint64(i)} }

// Float returns the float f.
func Float(f float64) Value { return Value{unsafe.Pointer(&floatTag), math.Float64bits(f)} }

// Bool returns True or False.
func Bool(b bool) Value {
	if b {
		return Value{ref: unsafe.Pointer(&trueObject)}
	}
	return Value{ref: unsafe.Pointer(&falseObject)}
}

// ValueOf returns the Value of a heap object. The object's type must be set.
func ValueOf(o *Object) Value { return Value{ref: unsafe.Pointer(o)} }

// IsAbsent reports whether v is the zero Value, which is no Python value.
func (v Value) IsAbsent() bool { return v.ref == nil }

// IsNone reports whether v is None.
func (v Value) IsNone() bool { return v.ref == unsafe.Pointer(&noneObject) }

// IsTrue reports whether v is the singleton True (not whether v is true).
func (v Value) IsTrue() bool { return v.ref == unsafe.Pointer(&trueObject) }

// IsFalse reports whether v is the singleton False.
func (v Value) IsFalse() bool { return v.ref == unsafe.Pointer(&falseObject) }

// IsBool reports whether v is True or False.
func (v Value) IsBool() bool { return v.IsTrue() || v.IsFalse() }

// IsNotImplemented reports whether v is NotImplemented.
func (v Value) IsNotImplemented() bool { return v.ref == unsafe.Pointer(&notImplementedObject) }

// IsEllipsis reports whether v is Ellipsis.
func (v Value) IsEllipsis() bool { return v.ref == unsafe.Pointer(&ellipsisObject) }

// IsInt reports whether v is an int held in place: an exact int that fits int64.
func (v Value) IsInt() bool { return v.ref == unsafe.Pointer(&intTag) }

// Int returns the int held in place. Only valid if IsInt.
func (v Value) Int() int64 { return int64(v.bits) }

// IsFloat reports whether v is an exact float.
func (v Value) IsFloat() bool { return v.ref == unsafe.Pointer(&floatTag) }

// Float returns the float held in place. Only valid if IsFloat.
func (v Value) Float() float64 { return math.Float64frombits(v.bits) }

// Type returns the type of v, which must not be absent.
func (v Value) Type() *Type { return (*Object)(v.ref).typ }

// Object returns the header of v's object; for an in-place int or float a tag
// that must not be changed.
func (v Value) Object() *Object { return (*Object)(v.ref) }

// Ref returns v's object address for use as an identity; in-place kinds share one.
func (v Value) Ref() unsafe.Pointer { return v.ref }

// SetInt stores an int, touching only the payload when v already holds one, so
// that no pointer is written and no write barrier runs.
func (v *Value) SetInt(i int64) {
	if v.ref != unsafe.Pointer(&intTag) {
		v.ref = unsafe.Pointer(&intTag)
	}
	v.bits = uint64(i)
}

// SetFloat stores a float, touching only the payload when v already holds one.
func (v *Value) SetFloat(f float64) {
	if v.ref != unsafe.Pointer(&floatTag) {
		v.ref = unsafe.Pointer(&floatTag)
	}
	v.bits = math.Float64bits(f)
}

// SetBool stores True or False.
func (v *Value) SetBool(b bool) {
	r := unsafe.Pointer(&falseObject)
	if b {
		r = unsafe.Pointer(&trueObject)
	}
	if v.ref != r {
		v.ref = r
	}
	v.bits = 0
}

// Cast returns v's object as *T without a check; the caller has looked at the
// type. T must embed Object first.
func Cast[T any](v Value) *T { return (*T)(v.ref) }

// ID returns what id(v) gives: unique among living objects of the process for
// heap objects, and a function of the value for in-place ones.
func ID(v Value) int64 {
	switch {
	case v.IsInt(), v.IsFloat():
		h := v.bits*0x9E3779B97F4A7C15 ^ uint64(uintptr(v.ref))
		return int64(h >> 2 << 1 & math.MaxInt64)
	}
	return int64(uintptr(v.ref))
}

// Attrs is the part of an instance that holds its attributes. A shared Shape
// tells which slot holds which attribute.
type Attrs struct {
	shape *Shape
	slots []Value
	ext   *attrsExt // rarely needed parts
}

// attrsExt holds what few instances need: a real __dict__.
type attrsExt struct {
	dict *Dict // when set, attributes that are not __slots__ live here
}

// attrsOf returns the attribute part of v's object, or nil if its type has none.
func attrsOf(v Value) *Attrs {
	off := (*Object)(v.ref).typ.attrsOffset
	if off == 0 {
		return nil
	}
	return (*Attrs)(unsafe.Add(v.ref, off))
}

// Instance is an object of a class written in Python whose base is object.
type Instance struct {
	Object
	Attrs
}

// Extended is the instance layout of a subclass, written in Python, of the
// native kind T: the native part first, then the attributes.
type Extended[T any] struct {
	Native T
	Attrs
}

// Layout tells how instances of a native kind, and of its subclasses written in
// Python, are allocated. Make one with LayoutOf.
type Layout struct {
	plain  func() *Object // an instance without attributes
	ext    func() *Object // one with Attrs at offset
	offset uintptr        // of Attrs in ext
	always bool           // plain has Attrs too, at offset
	inline bool           // ext is an Instance, which may have room for its attributes behind it
	typ    reflect.Type   // the Go struct
}

// LayoutOf returns the layout for the Go struct T, which embeds Object first.
func LayoutOf[T any]() *Layout {
	var e Extended[T]
	return &Layout{
		plain:  func() *Object { return (*Object)(unsafe.Pointer(new(T))) },
		ext:    func() *Object { return (*Object)(unsafe.Pointer(new(Extended[T]))) },
		offset: unsafe.Offsetof(e.Attrs),
		typ:    reflect.TypeFor[T](),
	}
}

// LayoutWithAttrs is LayoutOf for a struct that has Attrs itself, at the given
// offset (unsafe.Offsetof(T{}.Attrs)), so that its instances always have attributes.
func LayoutWithAttrs[T any](offset uintptr) *Layout {
	n := func() *Object { return (*Object)(unsafe.Pointer(new(T))) }
	return &Layout{plain: n, ext: n, offset: offset, always: true, typ: reflect.TypeFor[T]()}
}

// LayoutWithDict is LayoutWithAttrs for a struct with a field Attrs, wherever it is.
func LayoutWithDict[T any]() *Layout {
	f, ok := reflect.TypeFor[T]().FieldByName("Attrs")
	if !ok {
		panic("py: no Attrs in " + reflect.TypeFor[T]().String())
	}
	return LayoutWithAttrs[T](f.Offset)
}

// New allocates an instance of t with everything zero but its type.
func New[T any](t *Type) *T {
	return (*T)(unsafe.Pointer(t.Alloc()))
}

// Alloc allocates an instance of t, with room for attributes if its instances have them.
func (t *Type) Alloc() *Object {
	var o *Object
	if t.attrsOffset != 0 {
		if t.layout.inline {
			return allocInstance(t)
		}
		o = t.layout.ext()
		a := (*Attrs)(unsafe.Add(unsafe.Pointer(o), t.attrsOffset))
		a.shape = t.shape
		if n := t.nslots; n > 0 {
			a.slots = make([]Value, n)
		}
	} else {
		o = t.layout.plain()
	}
	o.typ = t
	if t.Flags&FlagFinalizer != 0 {
		t.registerFinalizable(o)
	}
	return o
}

type instance2 struct {
	Instance
	inline [2]Value
}
type instance4 struct {
	Instance
	inline [4]Value
}
type instance8 struct {
	Instance
	inline [8]Value
}

var instanceLayout = func() *Layout {
	l := LayoutWithAttrs[Instance](unsafe.Offsetof(Instance{}.Attrs))
	l.inline = true
	return l
}()

// allocInstance allocates a plain instance together with room for as many
// attributes as instances of its class were seen to have.
func allocInstance(t *Type) *Object {
	var in *Instance
	switch n := int(t.expectSlots); {
	case n == 0:
		in = new(Instance)
	case n <= 2:
		i := new(instance2)
		i.slots = i.inline[:0]
		in = &i.Instance
	case n <= 4:
		i := new(instance4)
		i.slots = i.inline[:0]
		in = &i.Instance
	case n <= 8:
		i := new(instance8)
		i.slots = i.inline[:0]
		in = &i.Instance
	default:
		in = new(Instance)
		in.slots = make([]Value, 0, n)
	}
	in.typ = t
	in.shape = t.shape
	if n := t.nslots; n > 0 {
		if cap(in.slots) >= n {
			in.slots = in.slots[:n]
		} else {
			in.slots = make([]Value, n)
		}
	}
	if t.Flags&FlagFinalizer != 0 {
		t.registerFinalizable(&in.Object)
	}
	return &in.Object
}
