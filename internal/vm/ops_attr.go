package vm

// This file defines attribute and item access with inline caches.

import (
	"github.com/hognose/hognose/internal/bytecode"
	"github.com/hognose/hognose/py"
)

// attrCache remembers how an attribute was found for one shape of instance.
type attrCache struct {
	typ   *py.Type
	ver   uint64    // of typ when the cache was filled
	shape *py.Shape // of the instance
	after *py.Shape // STORE_ATTR of a new attribute: the shape it leads to
	slot  int32
	kind  cacheKind
	val   py.Value // class attribute or function
}

type cacheKind uint8

const (
	cacheNone     cacheKind = iota
	cacheSlot               // in a slot of the instance
	cacheMember             // in a slot named by __slots__
	cacheClass              // class attribute that needs no binding; the instance has none of that name
	cacheMethod             // function of the class, to be bound
	cacheProperty           // property with a Python getter or setter
	cacheNew                // STORE_ATTR adds an attribute
)

func initAttrOps() {
	ops[bytecode.OpLoadAttr] = opLoadAttr
	ops[bytecode.OpStoreAttr] = opStoreAttr
	ops[bytecode.OpDeleteAttr] = func(f *Frame, in *Instr) *Instr {
		f.pc = in
		if err := py.SetAttr(&f.th.Thread, *f.reg(in.a), f.code.names[in.b], py.Value{}); err != nil {
			return f.raise(in, err)
		}
		return next(in)
	}
	ops[bytecode.OpLoadMethod] = opLoadMethod
	ops[bytecode.OpLoadSuperAttr] = opLoadSuperAttr
	ops[bytecode.OpBinarySubscr] = func(f *Frame, in *Instr) *Instr { return subscr(f, in, f.reg(in.b), f.reg(in.c)) }
	constOps[bytecode.OpBinarySubscr] = func(f *Frame, in *Instr) *Instr { return subscr(f, in, f.reg(in.b), f.konst(in.c)) }
	ops[bytecode.OpStoreSubscr] = opStoreSubscr
	ops[bytecode.OpDeleteSubscr] = func(f *Frame, in *Instr) *Instr {
		f.pc = in
		if err := py.DelItem(&f.th.Thread, *f.reg(in.a), *f.reg(in.b)); err != nil {
			return f.raise(in, err)
		}
		return next(in)
	}
	ops[bytecode.OpBinarySlice] = func(f *Frame, in *Instr) *Instr {
		f.pc = in
		v, err := py.GetItem(&f.th.Thread, *f.reg(in.b), py.NewSlice(*f.reg(in.c), *f.reg(in.c + 1), py.None))
		return f.store(in, v, err)
	}
	ops[bytecode.OpStoreSlice] = func(f *Frame, in *Instr) *Instr {
		f.pc = in
		if err := py.SetItem(&f.th.Thread, *f.reg(in.a), py.NewSlice(*f.reg(in.b), *f.reg(in.b + 1), py.None), *f.reg(in.c)); err != nil {
			return f.raise(in, err)
		}
		return next(in)
	}
	ops[bytecode.OpBuildSlice] = func(f *Frame, in *Instr) *Instr {
		step := py.None
		if in.c == 3 {
			step = *f.reg(in.b + 2)
		}
		*f.reg(in.a) = py.NewSlice(*f.reg(in.b), *f.reg(in.b + 1), step)
		return next(in)
	}
}

func opLoadAttr(f *Frame, in *Instr) *Instr {
	obj := *f.reg(in.b)
	c := &f.code.attrs[in.d]
	if t := obj.Type(); t == c.typ && t.Version() == c.ver {
		switch c.kind {
		case cacheSlot:
			if a := py.AttrsOf(obj); a.Shape() == c.shape {
				*f.reg(in.a) = *a.Slot(int(c.slot))
				return next(in)
			}
		case cacheMember:
			if v := *py.AttrsOf(obj).Slot(int(c.slot)); !v.IsAbsent() {
				*f.reg(in.a) = v
				return next(in)
			}
		case cacheClass:
			if a := py.AttrsOf(obj); a == nil || a.Shape() == c.shape {
				*f.reg(in.a) = c.val
				return next(in)
			}
		case cacheProperty:
			return f.callFunction(in, (*Function)(c.val.Ref()), []py.Value{obj}, nil)
		}
	}
	return f.loadAttrSlow(in, obj, c)
}

func (f *Frame) loadAttrSlow(in *Instr, obj py.Value, c *attrCache) *Instr {
	f.pc = in
	name := f.code.names[in.c]
	v, err := py.GetAttr(&f.th.Thread, obj, name)
	if err != nil {
		return f.raise(in, err)
	}
	fillAttrCache(c, obj, name)
	*f.reg(in.a) = v
	return next(in)
}

// fillAttrCache remembers how obj.name is found, if that is simple.
func fillAttrCache(c *attrCache, obj py.Value, name *py.Str) {
	t := obj.Type()
	c.kind = cacheNone
	if !t.UsesGenericGetAttr() {
		return
	}
	a := py.AttrsOf(obj)
	*c = attrCache{typ: t, ver: t.Version()}
	d, ok := t.Lookup(name)
	if ok {
		if s := py.SlotOf(d); s >= 0 {
			c.kind, c.slot = cacheMember, int32(s)
			return
		}
		if g := py.PropertyGetter(d); !g.IsAbsent() {
			if fn := asFunction(g); fn != nil && !fn.code.gen {
				c.kind, c.val = cacheProperty, g
			}
			return
		}
		if d.Type().DescrSet != nil {
			return
		}
	}
	if a != nil {
		if a.HasDict() {
			return
		}
		c.shape = a.Shape()
		if s := c.shape.FindSlot(name); s >= 0 {
			c.kind, c.slot = cacheSlot, int32(s)
			return
		}
	}
	if !ok {
		return
	}
	c.val = d
	switch {
	case d.Type().Flags&py.FlagMethodDescr != 0:
		c.kind = cacheMethod
	case d.Type().DescrGet == nil:
		c.kind = cacheClass
	}
}

func opLoadMethod(f *Frame, in *Instr) *Instr {
	obj := *f.reg(in.b)
	c := &f.code.attrs[in.d]
	if t := obj.Type(); t == c.typ && t.Version() == c.ver && c.kind == cacheMethod {
		if a := py.AttrsOf(obj); a == nil || a.Shape() == c.shape {
			*f.reg(in.a) = c.val
			*f.reg(in.a + 1) = obj
			return next(in)
		}
	}
	f.pc = in
	name := f.code.names[in.c]
	fn, self, err := py.GetMethod(&f.th.Thread, obj, name)
	if err != nil {
		return f.raise(in, err)
	}
	fillAttrCache(c, obj, name)
	*f.reg(in.a) = fn
	*f.reg(in.a + 1) = self
	return next(in)
}

func opLoadSuperAttr(f *Frame, in *Instr) *Instr {
	f.pc = in
	th := &f.th.Thread
	name := f.code.names[in.c]
	sup, cls, obj := *f.reg(in.b), *f.reg(in.b + 1), *f.reg(in.b + 2)
	var fn, self py.Value
	var err error
	if t := py.ToType(cls); sup == py.SuperType.Value() && t != nil {
		fn, self, err = py.SuperLookup(th, t, obj, name)
	} else {
		var s py.Value
		if in.d&2 != 0 {
			s, err = th.Call(sup, cls, obj)
		} else {
			s, err = th.Call(sup)
		}
		if err == nil {
			fn, err = py.GetAttr(th, s, name)
		}
	}
	if err != nil {
		return f.raise(in, err)
	}
	if in.d&1 != 0 {
		*f.reg(in.a) = fn
		*f.reg(in.a + 1) = self
		return next(in)
	}
	if !self.IsAbsent() {
		fn = py.NewMethod(fn, self)
	}
	*f.reg(in.a) = fn
	return next(in)
}

func opStoreAttr(f *Frame, in *Instr) *Instr {
	obj := *f.reg(in.a)
	c := &f.code.attrs[in.d]
	if t := obj.Type(); t == c.typ && t.Version() == c.ver {
		switch c.kind {
		case cacheSlot:
			if a := py.AttrsOf(obj); a.Shape() == c.shape {
				*a.Slot(int(c.slot)) = *f.reg(in.c)
				return next(in)
			}
		case cacheNew:
			if a := py.AttrsOf(obj); a.Shape() == c.shape {
				a.AppendSlot(c.after, *f.reg(in.c))
				return next(in)
			}
		case cacheMember:
			*py.AttrsOf(obj).Slot(int(c.slot)) = *f.reg(in.c)
			return next(in)
		case cacheProperty:
			return f.callSetter(in, (*Function)(c.val.Ref()), obj, *f.reg(in.c))
		}
	}
	f.pc = in
	name := f.code.names[in.b]
	fill := attrCache{}
	f.planStore(&fill, obj, name)
	if err := py.SetAttr(&f.th.Thread, obj, name, *f.reg(in.c)); err != nil {
		return f.raise(in, err)
	}
	*c = fill
	return next(in)
}

// planStore finds how obj.name = v will be done, before it is done.
func (f *Frame) planStore(c *attrCache, obj py.Value, name *py.Str) {
	t := obj.Type()
	if !t.UsesGenericSetAttr() {
		return
	}
	if d, ok := t.Lookup(name); ok {
		if d.Type().DescrSet == nil {
			ok = false
		}
		if ok {
			*c = attrCache{typ: t, ver: t.Version()}
			if s := py.SlotOf(d); s >= 0 {
				c.kind, c.slot = cacheMember, int32(s)
			} else if p := py.PropertySetter(d); !p.IsAbsent() {
				if fn := asFunction(p); fn != nil && !fn.code.gen {
					c.kind, c.val = cacheProperty, p
				}
			}
			return
		}
	}
	a := py.AttrsOf(obj)
	if a == nil || a.HasDict() || t.Flags&py.FlagHasDict == 0 {
		return
	}
	*c = attrCache{typ: t, ver: t.Version(), shape: a.Shape()}
	if s := c.shape.FindSlot(name); s >= 0 {
		c.kind, c.slot = cacheSlot, int32(s)
	} else if after := c.shape.ShapeAfter(name); after != nil {
		c.kind, c.after = cacheNew, after
	}
}

func (f *Frame) callSetter(in *Instr, fn *Function, obj, v py.Value) *Instr {
	f.pc = in
	nf, err := f.th.prepare(fn, []py.Value{obj, v}, nil)
	if err != nil {
		return f.raise(in, err)
	}
	nf.by = byDiscard
	return f.switchTo(in, nf)
}

func subscr(f *Frame, in *Instr, v, k *py.Value) *Instr {
	if k.IsInt() {
		var items []py.Value
		switch v.Type() {
		case py.ListType:
			items = py.Cast[py.List](*v).Items()
		case py.TupleType:
			items = py.Cast[py.Tuple](*v).Items()
		default:
			return f.subscrSlow(in, *v, *k)
		}
		i := int(k.Int())
		if i < 0 {
			i += len(items)
		}
		if uint(i) < uint(len(items)) {
			*f.reg(in.a) = items[i]
			return next(in)
		}
	}
	return f.subscrSlow(in, *v, *k)
}

func (f *Frame) subscrSlow(in *Instr, v, k py.Value) *Instr {
	f.pc = in
	r, err := py.GetItem(&f.th.Thread, v, k)
	return f.store(in, r, err)
}

func opStoreSubscr(f *Frame, in *Instr) *Instr {
	v, k := f.reg(in.a), f.reg(in.b)
	if k.IsInt() && v.Type() == py.ListType {
		items := py.Cast[py.List](*v).Items()
		i := int(k.Int())
		if i < 0 {
			i += len(items)
		}
		if uint(i) < uint(len(items)) {
			items[i] = *f.reg(in.c)
			return next(in)
		}
	}
	f.pc = in
	if err := py.SetItem(&f.th.Thread, *v, *k, *f.reg(in.c)); err != nil {
		return f.raise(in, err)
	}
	return next(in)
}
