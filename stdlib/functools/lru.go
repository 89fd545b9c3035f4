package functools

// This file defines the wrapper that lru_cache returns.

import (
	"github.com/hognose/hognose/py"
)

// lruCache is the Python type _lru_cache_wrapper.
type lruCache struct {
	py.Object
	py.Attrs
	fn           py.Value
	infoType     py.Value
	max          int // -1: no bound
	typed        bool
	hits, misses int64
	cache        *py.Dict // key -> result, or a link if there is a bound
	root         *lruLink // ring of links, the oldest behind it
}

// lruLink is an entry of a cache with a bound.
type lruLink struct {
	py.Object
	prev, next  *lruLink
	key, result py.Value
	hash        int64
}

var (
	lruType  = &py.Type{Name: "_lru_cache_wrapper", Module: "functools", Flags: py.FlagBaseType | py.FlagHasWeakref, Doc: "A function that keeps results; made by lru_cache()."}
	linkType = &py.Type{Name: "_lru_list_elem", Module: "functools", Flags: py.FlagNoInstantiate}

	markObject py.Object // separates positional arguments from keywords in a key
	mark       = py.ValueOf(&markObject)
)

func (l *lruLink) unlink() {
	l.prev.next, l.next.prev = l.next, l.prev
}

// append makes l the newest entry.
func (c *lruCache) append(l *lruLink) {
	last := c.root.prev
	last.next, c.root.prev = l, l
	l.prev, l.next = last, c.root
}

func newLink() *lruLink {
	l := py.New[lruLink](linkType)
	return l
}

func newLRU(th *py.Thread, a []py.Value) (py.Value, error) {
	if a[1].Type().Call == nil {
		return py.Value{}, py.TypeErrorf("the first argument must be callable")
	}
	c := py.New[lruCache](py.ToType(a[0]))
	c.fn, c.infoType, c.cache = a[1], a[4], py.NewDict()
	switch {
	case a[2].IsNone():
		c.max = -1
	case a[2].Type().Index != nil:
		n, err := py.IndexOverflow(th, a[2], py.OverflowError)
		if err != nil {
			return py.Value{}, err
		}
		c.max = max(n, 0)
	default:
		return py.Value{}, py.TypeErrorf("maxsize should be integer or None")
	}
	var err error
	if c.typed, err = py.Truth(th, a[3]); err != nil {
		return py.Value{}, err
	}
	c.reset()
	return py.ValueOf(&c.Object), nil
}

func (c *lruCache) reset() {
	c.hits, c.misses = 0, 0
	c.cache = py.NewDict()
	if c.max > 0 {
		c.root = newLink()
		c.root.prev, c.root.next = c.root, c.root
	}
}

// key returns the key of a call.
func (c *lruCache) key(args []py.Value, kw []*py.Str) py.Value {
	if !c.typed && len(kw) == 0 {
		switch len(args) {
		case 1:
			if t := args[0].Type(); t == py.IntType || t == py.StrType {
				return args[0]
			}
		case 2:
			return py.NewTuple2(args[0], args[1]).Value()
		}
		return py.NewTuple(args).Value()
	}
	npos := len(args) - len(kw)
	n := len(args)
	if len(kw) > 0 {
		n += 1 + len(kw)
	}
	if c.typed {
		n += len(args)
	}
	items := make([]py.Value, 0, n)
	items = append(items, args[:npos]...)
	if len(kw) > 0 {
		items = append(items, mark)
		for i, k := range kw {
			items = append(items, k.Value(), args[npos+i])
		}
	}
	if c.typed {
		for _, v := range args {
			items = append(items, v.Type().Value())
		}
	}
	return py.NewTupleOwned(items).Value()
}

func callLRU(th *py.Thread, self py.Value, args []py.Value, kw []*py.Str) (py.Value, error) {
	c := py.Cast[lruCache](self)
	if c.max == 0 {
		c.misses++
		return th.CallKw(c.fn, args, kw)
	}
	key := c.key(args, kw)
	hash, err := py.Hash(th, key)
	if err != nil {
		return py.Value{}, err
	}
	found, ok, err := c.cache.GetHash(th, key, hash)
	if err != nil {
		return py.Value{}, err
	}
	if c.max < 0 {
		if ok {
			c.hits++
			return found, nil
		}
		c.misses++
		v, err := th.CallKw(c.fn, args, kw)
		if err != nil {
			return py.Value{}, err
		}
		if err := th.Charge(80); err != nil {
			return py.Value{}, err
		}
		return v, c.cache.SetHash(th, key, hash, v)
	}
	if ok {
		l := py.Cast[lruLink](found)
		l.unlink()
		c.append(l)
		c.hits++
		return l.result, nil
	}
	c.misses++
	v, err := th.CallKw(c.fn, args, kw)
	if err != nil {
		return py.Value{}, err
	}
	// The call may have stored the same key, or filled the cache.
	if _, ok, err = c.cache.GetHash(th, key, hash); err != nil || ok {
		return v, err
	}
	if c.cache.Len() < c.max {
		l := newLink()
		l.key, l.hash, l.result = key, hash, v
		if err := th.Charge(160); err != nil {
			return py.Value{}, err
		}
		if err := c.cache.SetHash(th, key, hash, py.ValueOf(&l.Object)); err != nil {
			return py.Value{}, err
		}
		c.append(l)
		return v, nil
	}
	l := c.root.next
	if l == c.root {
		return v, nil // emptied by a comparison of keys
	}
	l.unlink()
	if _, err := c.cache.DeleteHash(th, l.key, l.hash); err != nil {
		c.append(l)
		return py.Value{}, err
	}
	l.key, l.hash, l.result = key, hash, v
	if err := c.cache.SetHash(th, key, hash, py.ValueOf(&l.Object)); err != nil {
		return py.Value{}, err
	}
	c.append(l)
	return v, nil
}

func defineCache() {
	sep := &py.Type{Name: "object", Flags: py.FlagNoInstantiate}
	py.Define(sep)
	markObject.SetType(sep)

	k := linkType
	k.SetLayout(py.LayoutOf[lruLink]())
	k.Traverse = func(self py.Value, visit func(py.Value)) int {
		l := py.Cast[lruLink](self)
		visit(l.key)
		visit(l.result)
		return 88
	}
	py.Define(k)

	t := lruType
	t.SetLayout(py.LayoutWithDict[lruCache]())
	t.NewSig = &py.NativeDef{Sig: "_lru_cache_wrapper(cls, user_function, maxsize, typed, cache_info_type)", Fn: newLRU}
	t.Call = callLRU
	t.Traverse = func(self py.Value, visit func(py.Value)) int {
		c := py.Cast[lruCache](self)
		visit(c.fn)
		visit(c.infoType)
		visit(c.cache.Value())
		return 120
	}
	t.DescrGet = func(th *py.Thread, descr, obj py.Value, owner *py.Type) (py.Value, error) {
		if obj.IsAbsent() || obj.IsNone() {
			return descr, nil
		}
		return py.NewMethod(descr, obj), nil
	}
	t.Getters = []py.GetSetDef{py.InstanceDictGetter}
	same := func(th *py.Thread, a []py.Value) (py.Value, error) { return a[0], nil }
	t.Methods = []py.NativeDef{
		{Sig: "cache_info(self, /)", Doc: "Report cache statistics", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			c := py.Cast[lruCache](a[0])
			limit := py.None
			if c.max >= 0 {
				limit = py.Int(int64(c.max))
			}
			return th.Call(c.infoType, py.Int(c.hits), py.Int(c.misses), limit, py.Int(int64(c.cache.Len())))
		}},
		{Sig: "cache_clear(self, /)", Doc: "Clear the cache and cache statistics", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			py.Cast[lruCache](a[0]).reset()
			return py.None, nil
		}},
		{Sig: "__reduce__(self, /)", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) { return py.GetAttrGo(th, a[0], "__qualname__") }},
		{Sig: "__copy__(self, /)", Fn: same},
		{Sig: "__deepcopy__(self, memo, /)", Fn: same},
	}
	py.Define(t)
}
