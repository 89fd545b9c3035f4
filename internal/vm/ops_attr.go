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
	slot  int32     // of the instance; in dict the position
	kind  cacheKind
	keys  uint32   // of dict when the cache was filled
	val   py.Value // class attribute or function
	dict  *py.Dict // of a module
	get   func(*py.Thread, py.Value) (py.Value, error)
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
	cacheNative             // got by a native function
	cacheModule             // a name in a module
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
		if v, ok := py.SliceOf(*f.reg(in.b), *f.reg(in.c), *f.reg(in.c + 1)); ok {
			*f.reg(in.a) = v
			return next(in)
		}
		f.pc = in
		v, err := py.GetItem(&f.th.Thread, *f.reg(in.b), py.NewSlice(*f.reg(in.c), *f.reg(in.c + 1), py.None))
		return f.store(in, v, err)
	}
	ops[bytecode.OpStoreSlice] = func(f *Frame, in *Instr) *Instr {
		if py.StoreSliceOf(*f.reg(in.a), *f.reg(in.b), *f.reg(in.b + 1), *f.reg(in.c)) {
			return next(in)
		}
		f.pc = in
		if err := py.SetItem(&f.th.Thread, *f.reg(in.a), py.NewSlice(*f.reg(in.b), *f.reg(in.b + 1), py.None), *f.reg(in.c)); err != nil {
			return f.raise(in, err)
		}
		return next(in)
	}
	ops[bytecode.OpBuildSlice] = opBuildSlice
}

func opBuildSlice(f *Frame, in *Instr) *Instr {
	step := py.None
	if in.c == 3 {
		step = *f.reg(in.b + 2)
	}
	*f.reg(in.a) = py.NewSlice(*f.reg(in.b), *f.reg(in.b + 1), step)
	return next(in)
}

// opBuildSliceSubscr is BUILD_SLICE of three parts with the BINARY_SUBSCR behind it that the slice is
// made for: where the result is a small list or tuple, no slice is made.
func opBuildSliceSubscr(f *Frame, in *Instr) *Instr {
	sub := next(in)
	if v, ok := py.SliceStepOf(*f.reg(sub.b), *f.reg(in.b), *f.reg(in.b + 1), *f.reg(in.b + 2)); ok {
		*f.reg(sub.a) = v
		return next(sub)
	}
	return opBuildSlice(f, in)
}

// attrSite is the inline cache of one instruction: the last shape it met, and a few
// others where the instances are of several classes.
type attrSite struct {
	attrCache
	others []attrCache
	turn   uint8 // the one of others to replace next
	fails  uint8 // lookups that could not be remembered
}

// maxOthers and maxFails bound what a site remembers, and how often it tries.
const (
	maxOthers = 3
	maxFails  = 20
)

// remember adds c to the site.
func (s *attrSite) remember(c *attrCache) {
	switch {
	case c.kind == cacheNone:
		s.fails++
	case s.kind == cacheNone || s.typ == c.typ && s.ver != c.ver:
		s.attrCache = *c
	case len(s.others) < maxOthers:
		s.others = append(s.others, *c)
	default:
		s.others[s.turn%maxOthers] = *c
		s.turn++
	}
}

func opLoadAttr(f *Frame, in *Instr) *Instr {
	obj := *f.reg(in.b)
	s := &f.code.attrs[in.d]
	t := obj.Type()
	if t == s.typ && t.Version() == s.ver {
		if s.kind == cacheSlot {
			if a := py.AttrsOf(obj); a.Shape() == s.shape {
				*f.reg(in.a) = *a.Slot(int(s.slot))
				return next(in)
			}
		} else if nx := f.loadCached(in, obj, &s.attrCache); nx != notCached {
			return nx
		}
	}
	for i := range s.others {
		if c := &s.others[i]; t == c.typ && t.Version() == c.ver {
			if nx := f.loadCached(in, obj, c); nx != notCached {
				return nx
			}
		}
	}
	return f.loadAttrSlow(in, obj, s)
}

// notCached is what loadCached returns when the cache does not hold.
var notCached = new(Instr)

// loadCached does LOAD_ATTR by a cache whose type fits. nil means, as always, that
// another frame goes on.
func (f *Frame) loadCached(in *Instr, obj py.Value, c *attrCache) *Instr {
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
		return f.callGetter(in, (*Function)(c.val.Ref()), obj)
	case cacheNative:
		f.pc = in
		v, err := c.get(&f.th.Thread, obj)
		return f.store(in, v, err)
	case cacheModule:
		if v, ok := c.inModule(obj); ok {
			*f.reg(in.a) = v
			return next(in)
		}
	}
	return notCached
}

// inModule returns the name of a module that the cache is of, if that is obj and no
// name was added or removed since.
func (c *attrCache) inModule(obj py.Value) (py.Value, bool) {
	if d := py.Cast[py.Module](obj).Dict; d == c.dict && d.KeysVersion() == c.keys {
		return d.At(int(c.slot)), true
	}
	return py.Value{}, false
}

// callGetter calls the getter of a property.
func (f *Frame) callGetter(in *Instr, fn *Function, obj py.Value) *Instr {
	th := f.th
	args, mark := th.PushArgs(1)
	args[0] = obj
	nx := f.callFunction(in, fn, args, nil)
	th.PopArgs(mark)
	return nx
}

func (f *Frame) loadAttrSlow(in *Instr, obj py.Value, s *attrSite) *Instr {
	f.pc = in
	name := f.code.names[in.c]
	v, err := py.GetAttr(&f.th.Thread, obj, name)
	if err != nil {
		return f.raise(in, err)
	}
	if s.fails < maxFails {
		var c attrCache
		fillAttrCache(&c, obj, name)
		s.remember(&c)
	}
	*f.reg(in.a) = v
	return next(in)
}

// fillAttrCache remembers how obj.name is found, if that is simple.
func fillAttrCache(c *attrCache, obj py.Value, name *py.Str) {
	t := obj.Type()
	c.kind = cacheNone
	if t == py.ModuleType {
		fillModuleCache(c, py.ToModule(obj).Dict, name)
		return
	}
	if !t.FindsGenerically() {
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
		if !t.UsesGenericGetAttr() {
			return // what a getter raises is for __getattr__ to see
		}
		if g := py.PropertyGetter(d); !g.IsAbsent() {
			if fn := asFunction(g); fn != nil && !fn.code.gen {
				c.kind, c.val = cacheProperty, g
			}
			return
		}
		if d.Type().DescrSet != nil {
			if get := py.NativeGetter(d, t); get != nil {
				c.kind, c.get = cacheNative, get
			}
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

// fillModuleCache remembers where in a module's dict a name is.
func fillModuleCache(c *attrCache, dict *py.Dict, name *py.Str) {
	t := py.ModuleType
	if d, ok := t.Lookup(name); ok && d.Type().DescrSet != nil {
		return
	}
	if i := dict.FindStr(name); i >= 0 {
		*c = attrCache{typ: t, ver: t.Version(), kind: cacheModule, dict: dict, keys: dict.KeysVersion(), slot: int32(i)}
	}
}

func opLoadMethod(f *Frame, in *Instr) *Instr {
	obj := *f.reg(in.b)
	s := &f.code.attrs[in.d]
	t := obj.Type()
	if t == s.typ && t.Version() == s.ver && s.kind == cacheMethod {
		if a := py.AttrsOf(obj); a == nil || a.Shape() == s.shape {
			*f.reg(in.a) = s.val
			*f.reg(in.a + 1) = obj
			return next(in)
		}
	}
	if s.kind == cacheModule && t == py.ModuleType {
		if v, ok := s.inModule(obj); ok {
			*f.reg(in.a), *f.reg(in.a + 1) = v, py.Value{}
			return next(in)
		}
	}
	for i := range s.others {
		if c := &s.others[i]; t == c.typ && t.Version() == c.ver && c.kind == cacheMethod {
			if a := py.AttrsOf(obj); a == nil || a.Shape() == c.shape {
				*f.reg(in.a) = c.val
				*f.reg(in.a + 1) = obj
				return next(in)
			}
		}
	}
	f.pc = in
	name := f.code.names[in.c]
	fn, self, err := py.GetMethod(&f.th.Thread, obj, name)
	if err != nil {
		return f.raise(in, err)
	}
	if s.fails < maxFails {
		var c attrCache
		fillAttrCache(&c, obj, name)
		if c.kind != cacheMethod && c.kind != cacheModule {
			c.kind = cacheNone
		}
		s.remember(&c)
	}
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
	s := &f.code.attrs[in.d]
	t := obj.Type()
	if t == s.typ && t.Version() == s.ver {
		if s.kind == cacheSlot {
			if a := py.AttrsOf(obj); a.Shape() == s.shape {
				*a.Slot(int(s.slot)) = *f.reg(in.c)
				return next(in)
			}
		} else if nx := f.storeCached(in, obj, &s.attrCache); nx != notCached {
			return nx
		}
	}
	for i := range s.others {
		if c := &s.others[i]; t == c.typ && t.Version() == c.ver {
			if nx := f.storeCached(in, obj, c); nx != notCached {
				return nx
			}
		}
	}
	f.pc = in
	name := f.code.names[in.b]
	var c attrCache
	if s.fails < maxFails {
		f.planStore(&c, obj, name)
	}
	if err := py.SetAttr(&f.th.Thread, obj, name, *f.reg(in.c)); err != nil {
		return f.raise(in, err)
	}
	if s.fails < maxFails {
		s.remember(&c)
	}
	return next(in)
}

// storeCached does STORE_ATTR by a cache whose type fits, as loadCached does.
func (f *Frame) storeCached(in *Instr, obj py.Value, c *attrCache) *Instr {
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
	return notCached
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
	args, mark := f.th.PushArgs(2)
	args[0], args[1] = obj, v
	nf, err := f.th.prepare(fn, args, nil)
	f.th.PopArgs(mark)
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
	if v.Type() == py.DictType {
		r, found, err := py.Cast[py.Dict](v).Get(&f.th.Thread, k)
		if found || err != nil {
			return f.store(in, r, err)
		}
		return f.raise(in, py.KeyErrorOf(k))
	}
	if fn := pythonMethod(v, getItemStr); fn != nil {
		args, mark := f.th.PushArgs(2)
		args[0], args[1] = v, k
		nx := f.callFunction(in, fn, args, nil)
		f.th.PopArgs(mark)
		return nx
	}
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
	if v.Type() == py.DictType {
		if d := py.Cast[py.Dict](*v); d.HasRoom() {
			if err := d.Set(&f.th.Thread, *k, *f.reg(in.c)); err != nil {
				return f.raise(in, err)
			}
			return next(in)
		}
	}
	if err := py.SetItem(&f.th.Thread, *v, *k, *f.reg(in.c)); err != nil {
		return f.raise(in, err)
	}
	return next(in)
}
