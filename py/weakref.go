package py

// This file defines weak references: the Python types weakref.ReferenceType,
// ProxyType and CallableProxyType. A reference holds its target by a weak
// pointer of Go, so that Go's collector can free the target's memory; the
// collector (finalize.go) clears references when it finds their target dead,
// which may be before.

import (
	"fmt"
	"slices"
	"weak"
)

// weakTarget is an object that has weak references.
type weakTarget struct {
	target weak.Pointer[Object]
	addr   uintptr
	born   uint64
	gone   bool // dead, or without references

	plain  [2]weak.Pointer[WeakRef] // the reference and the proxy without callback, of the built-in types
	others []weak.Pointer[WeakRef]  // the oldest first
	limit  int                      // length of others at which those that are gone are dropped
}

func (t *weakTarget) value() Value {
	if o := t.target.Value(); o != nil {
		return ValueOf(o)
	}
	return Value{}
}

// WeakRef is the Python types ReferenceType, ProxyType and CallableProxyType.
type WeakRef struct {
	Object
	target   weak.Pointer[Object]
	dead     bool
	hashed   bool
	hash     int64
	callback Value // absent: none
}

var (
	weakRefType           = Type{Name: "ReferenceType", Module: "weakref", Flags: FlagBaseType}
	weakProxyType         = Type{Name: "ProxyType", Module: "weakref"}
	weakCallableProxyType = Type{Name: "CallableProxyType", Module: "weakref"}

	// WeakRefType and the others are the types of weak references.
	WeakRefType           = &weakRefType
	WeakProxyType         = &weakProxyType
	WeakCallableProxyType = &weakCallableProxyType
)

func toWeakRef(v Value) *WeakRef { return Cast[WeakRef](v) }

// Target returns what the reference refers to, absent if that has died.
func (r *WeakRef) Target() Value {
	if r.dead {
		return Value{}
	}
	if o := r.target.Value(); o != nil {
		return ValueOf(o)
	}
	return Value{}
}

// weakOf returns the entry of v's weak references, or nil.
func (in *Interpreter) weakOf(v Value) *weakTarget {
	if t := in.GC.weak[uintptr(v.ref)]; t != nil && t.value() == v {
		return t
	}
	return nil
}

// alive returns the reference that p points to, nil if it is gone or cleared.
func alive(p weak.Pointer[WeakRef]) *WeakRef {
	if r := p.Value(); r != nil && !r.dead {
		return r
	}
	return nil
}

// live returns the references of a target that are still there and uncleared, in the order of getweakrefs.
func (t *weakTarget) live() []*WeakRef {
	var out []*WeakRef
	for _, p := range t.plain {
		if r := alive(p); r != nil {
			out = append(out, r)
		}
	}
	for _, p := range slices.Backward(t.others) {
		if r := alive(p); r != nil {
			out = append(out, r)
		}
	}
	return out
}

// add notes a reference.
func (t *weakTarget) add(r *WeakRef, plain int) {
	p := weak.Make(r)
	if plain >= 0 {
		t.plain[plain] = p
		return
	}
	if len(t.others) > max(t.limit, 8) {
		t.others = slices.DeleteFunc(t.others, func(p weak.Pointer[WeakRef]) bool { return alive(p) == nil })
		t.limit = 2 * len(t.others)
	}
	t.others = append(t.others, p)
}

// used reports whether there is a reference to the target.
func (t *weakTarget) used() bool {
	return alive(t.plain[0]) != nil || alive(t.plain[1]) != nil ||
		slices.ContainsFunc(t.others, func(p weak.Pointer[WeakRef]) bool { return alive(p) != nil })
}

// WeakRefs returns the weak references to v.
func (in *Interpreter) WeakRefs(v Value) []Value {
	var out []Value
	if v.IsInt() || v.IsFloat() {
		return nil
	}
	if t := in.weakOf(v); t != nil {
		for _, r := range t.live() {
			out = append(out, ValueOf(&r.Object))
		}
	}
	return out
}

// CanWeakRef reports whether v can be weakly referenced.
func CanWeakRef(v Value) bool {
	return !v.IsInt() && !v.IsFloat() && v.Type().Flags&FlagHasWeakref != 0
}

// NewWeakRef returns a weak reference of type t to v. Without a callback an
// existing one is used again, if t is one of the built-in types.
func NewWeakRef(th *Thread, t *Type, v, callback Value) (Value, error) {
	if !CanWeakRef(v) {
		return Value{}, TypeErrorf("cannot create weak reference to '%s' object", v.Type().FullName())
	}
	if callback.IsNone() {
		callback = Value{}
	}
	in := th.Interp
	c := &in.GC
	e := in.weakOf(v)
	if e == nil {
		if old := c.weak[uintptr(v.ref)]; old != nil {
			// Go has freed the target and used its memory again.
			c.weak[uintptr(v.ref)|1] = old
		}
		in.trimWeak()
		c.clock++
		e = &weakTarget{target: weak.Make(v.Object()), addr: uintptr(v.ref), born: c.clock}
		c.weak[e.addr] = e
		c.watch(candidate{weak: e})
	}
	plain := -1
	if callback.ref == nil && !t.IsHeap() {
		plain = 0
		if t != &weakRefType {
			plain = 1
		}
		if r := alive(e.plain[plain]); r != nil {
			return ValueOf(&r.Object), nil
		}
	}
	if callback.ref != nil {
		c.fresh++
	}
	in.created()
	r := New[WeakRef](t)
	r.target, r.callback = e.target, callback
	e.add(r, plain)
	return ValueOf(&r.Object), nil
}

// trimWeak drops entries without references now and then.
func (in *Interpreter) trimWeak() {
	c := &in.GC
	if len(c.weak) < c.weakLimit {
		return
	}
	for a, t := range c.weak {
		if !t.used() {
			t.gone = true
			delete(c.weak, a)
		}
	}
	c.weakLimit = max(1000, 2*len(c.weak))
}

// clear clears all references to a target that has died.
func (t *weakTarget) clear(in *Interpreter) {
	for _, r := range t.live() {
		r.dead = true
	}
	t.plain, t.others, t.gone = [2]weak.Pointer[WeakRef]{}, nil, true
	for _, a := range []uintptr{t.addr, t.addr | 1} {
		if in.GC.weak[a] == t {
			delete(in.GC.weak, a)
		}
	}
}

// runCallbacks clears the references with callbacks to what has died, and calls
// the callbacks of those references that are themselves alive.
func (in *Interpreter) runCallbacks(th *Thread, w *Walk, targets []*weakTarget) error {
	var call []*WeakRef
	for _, t := range targets {
		for _, r := range t.live() {
			if r.callback.ref == nil {
				continue
			}
			r.dead = true
			if w.Reached(ValueOf(&r.Object)) {
				call = append(call, r)
			}
		}
	}
	for _, r := range call {
		cb := r.callback
		r.callback = Value{}
		if _, err := th.Call(cb, ValueOf(&r.Object)); err != nil {
			th.Unraisable(err, "Exception ignored while calling weakref callback "+safeRepr(th, cb), Value{})
		}
		if err := th.Poll(); err != nil {
			return err
		}
	}
	return nil
}

// weakGetSet is the __weakref__ attribute of classes whose instances can be
// weakly referenced.
func weakGetSet(t *Type) Value {
	g := &GetSet{Object: Object{typ: &getSetDescrType}, Owner: t, slot: -1, name: "__weakref__", Def: weakrefAttribute}
	return ValueOf(&g.Object)
}

var weakrefAttribute = &GetSetDef{
	Name: "__weakref__",
	Doc:  "list of weak references to the object",
	Get: func(th *Thread, self Value) (Value, error) {
		if refs := th.Interp.WeakRefs(self); len(refs) > 0 {
			return refs[0], nil
		}
		return None, nil
	},
}

// WeakTargetNow returns what a weak reference refers to, after finding out, if
// that is cheap, whether it has died.
func WeakTargetNow(th *Thread, r *WeakRef) Value {
	return r.Target()
}

func initWeakRef() {
	t := &weakRefType
	t.layout = LayoutOf[WeakRef]()
	t.Traverse = func(v Value, visit func(Value)) int { visit(toWeakRef(v).callback); return 72 }
	weakProxyType.Traverse, weakCallableProxyType.Traverse = t.Traverse, t.Traverse
	t.New = func(th *Thread, cls *Type, args []Value, kw []*Str) (Value, error) {
		n := len(args) - len(kw)
		if cls == t && len(kw) > 0 {
			return Value{}, TypeErrorf("ref() takes no keyword arguments")
		}
		switch {
		case n < 1:
			return Value{}, TypeErrorf("__new__ expected at least 1 argument, got %d", n)
		case n > 2:
			return Value{}, TypeErrorf("__new__ expected at most 2 arguments, got %d", n)
		}
		cb := None
		if n == 2 {
			cb = args[1]
		}
		return NewWeakRef(th, cls, args[0], cb)
	}
	t.Init = func(th *Thread, self Value, args []Value, kw []*Str) error {
		n := len(args) - len(kw)
		switch {
		case len(kw) > 0:
			return TypeErrorf("ref() takes no keyword arguments")
		case n < 1:
			return TypeErrorf("__init__ expected at least 1 argument, got %d", n)
		case n > 2:
			return TypeErrorf("__init__ expected at most 2 arguments, got %d", n)
		}
		return nil
	}
	t.Call = func(th *Thread, self Value, args []Value, kw []*Str) (Value, error) {
		if len(args) > 0 {
			if len(kw) > 0 {
				return Value{}, TypeErrorf("ref() takes no keyword arguments")
			}
			return Value{}, TypeErrorf("ref expected 0 arguments, got %d", len(args))
		}
		if v := toWeakRef(self).Target(); v.ref != nil {
			return v, nil
		}
		return None, nil
	}
	t.Repr = func(th *Thread, self Value) (Value, error) {
		v := toWeakRef(self).Target()
		if v.ref == nil {
			return String(fmt.Sprintf("<weakref at %#x; dead>", ID(self))), nil
		}
		name := ""
		if n, err := LookupAttr(th, v, names.name); err != nil {
			if !IsException(err, ExceptionType) {
				return Value{}, err
			}
		} else if n.ref != nil {
			if s := ToStr(n); s != nil {
				name = " (" + s.s + ")"
			}
		}
		return String(fmt.Sprintf("<weakref at %#x; to '%s' at %#x%s>", ID(self), v.Type().ShownName(th), ID(v), name)), nil
	}
	t.Hash = func(th *Thread, self Value) (int64, error) {
		r := toWeakRef(self)
		if r.hashed {
			return r.hash, nil
		}
		v := r.Target()
		if v.ref == nil {
			return 0, TypeErrorf("weak object has gone away")
		}
		h, err := Hash(th, v)
		if err != nil {
			return 0, err
		}
		r.hash, r.hashed = h, true
		return h, nil
	}
	t.RichCompare = func(th *Thread, a, b Value, op CompareOp) (Value, error) {
		if op != EQ && op != NE || !a.Type().IsSubtype(t) || !b.Type().IsSubtype(t) {
			return NotImplemented, nil
		}
		x, y := toWeakRef(a).Target(), toWeakRef(b).Target()
		if x.ref == nil || y.ref == nil {
			return Bool((a == b) == (op == EQ)), nil
		}
		return Compare(th, x, y, op)
	}
	t.Getters = []GetSetDef{{Name: "__callback__", Member: true, Get: func(th *Thread, self Value) (Value, error) {
		if r := toWeakRef(self); r.callback.ref != nil && r.Target().ref != nil {
			return r.callback, nil
		}
		return None, nil
	}}}
	t.Methods = []NativeDef{{Sig: "__class_getitem__(cls, object, /)", Flags: ClassMethod, Doc: "See PEP 585", Fn: classGetItem}}
	Define(t)
	initWeakProxy(&weakProxyType)
	initWeakProxy(&weakCallableProxyType)
}
