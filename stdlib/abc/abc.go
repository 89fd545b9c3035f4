// Package abc is the native module _abc: what the module abc needs to be quick.
package abc

// This file defines abstract base classes: registration and the checks of
// isinstance and issubclass, with their caches.

import (
	"weak"

	"github.com/hognose/hognose/py"
)

// Module is the module's definition.
var Module = (&py.ModuleDef{
	Name: "_abc",
	Doc:  "The natives of the module abc.",
	Funcs: []py.NativeDef{
		{Sig: "get_cache_token()", Doc: "Return a value that is another one after each register() of any abstract base class.\n\nWhat was found out about virtual subclasses holds as long as it is the same.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			return py.Int(stateOf(th).token), nil
		}},
		{Sig: "_abc_init(self, /)", Doc: "For abc: prepare a class that was just made.", Fn: initClass},
		{Sig: "_abc_register(self, subclass, /)", Doc: "For abc: make a class a virtual subclass.", Fn: register},
		{Sig: "_abc_instancecheck(self, instance, /)", Doc: "For abc: what isinstance() asks of an abstract base class.", Fn: instanceCheck},
		{Sig: "_abc_subclasscheck(self, subclass, /)", Doc: "For abc: what issubclass() asks of an abstract base class.", Fn: subclassCheck},
		{Sig: "_get_dump(self, /)", Doc: "For abc, to debug: what is known about a class.", Fn: dump},
		{Sig: "_reset_registry(self, /)", Doc: "For abc, to debug: forget the virtual subclasses of a class.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			d, err := dataOf(th, a[0])
			if err == nil {
				d.registry = nil
			}
			return py.None, err
		}},
		{Sig: "_reset_caches(self, /)", Doc: "For abc, to debug: forget what was found out about a class.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			d, err := dataOf(th, a[0])
			if err == nil {
				d.cache, d.negative = nil, nil
			}
			return py.None, err
		}},
	},
}).Prepare()

// state is what a VM has: the number of registrations there have been.
type state struct{ token int64 }

type stateKey struct{}

func stateOf(th *py.Thread) *state {
	return th.Interp.State(stateKey{}, func() any { return &state{} }).(*state)
}

// classSet is a set of classes that are not kept alive.
type classSet map[weak.Pointer[py.Type]]struct{}

func (s classSet) has(t *py.Type) bool {
	if len(s) == 0 {
		return false
	}
	_, ok := s[weak.Make(t)]
	return ok
}

func (s *classSet) add(t *py.Type) {
	if *s == nil {
		*s = classSet{}
	}
	if n := len(*s); n >= 64 && n&(n-1) == 0 {
		for p := range *s {
			if p.Value() == nil {
				delete(*s, p)
			}
		}
	}
	(*s)[weak.Make(t)] = struct{}{}
}

// data is the attribute _abc_impl of an abstract base class.
type data struct {
	py.Object
	registry        []weak.Pointer[py.Type]
	cache, negative classSet
	version         int64 // the token for which negative holds
}

var dataType = &py.Type{Name: "_abc_data", Module: "_abc", Doc: "Internal state held by ABC machinery."}

func init() {
	dataType.SetLayout(py.LayoutOf[data]())
	dataType.Flags |= py.FlagNoInstantiate
	py.Define(dataType)
}

var (
	implName     = py.InternStatic("_abc_impl")
	flagsName    = py.InternStatic("__abc_tpflags__")
	abstractName = py.InternStatic("__isabstractmethod__")
	methodsName  = py.InternStatic("__abstractmethods__")
	basesName    = py.InternStatic("__bases__")
	hookName     = py.InternStatic("__subclasshook__")
	checkName    = py.InternStatic("__subclasscheck__")
	classesName  = py.InternStatic("__subclasses__")
	className    = py.InternStatic("__class__")
)

func dataOf(th *py.Thread, cls py.Value) (*data, error) {
	var v py.Value
	if t := py.ToType(cls); t != nil {
		v, _ = t.Lookup(implName)
	}
	if v.IsAbsent() {
		var err error
		if v, err = py.GetAttr(th, cls, implName); err != nil {
			return nil, err
		}
	}
	if v.Type() != dataType {
		return nil, py.TypeErrorf("_abc_impl is set to a wrong type")
	}
	return py.Cast[data](v), nil
}

// isAbstract reports whether a value is marked as an abstract method.
func isAbstract(th *py.Thread, v py.Value) (bool, error) {
	mark, err := py.LookupAttr(th, v, abstractName)
	if err != nil || mark.IsAbsent() {
		return false, err
	}
	return py.Truth(th, mark)
}

func initClass(th *py.Thread, a []py.Value) (py.Value, error) {
	if err := setAbstractMethods(th, a[0]); err != nil {
		return py.Value{}, err
	}
	d := &data{version: stateOf(th).token}
	d.SetType(dataType)
	if err := py.SetAttr(th, a[0], implName, py.ValueOf(&d.Object)); err != nil {
		return py.Value{}, err
	}
	t := py.ToType(a[0])
	if t == nil {
		return py.None, nil
	}
	// What patterns a class matches is said by an attribute that is read once.
	v, ok := t.Dict().GetStr(flagsName)
	if !ok {
		return py.None, nil
	}
	n, ok := py.AsInt(v)
	if !ok {
		return py.None, nil
	}
	const sequence, mapping = 1 << 5, 1 << 6
	switch n & (sequence | mapping) {
	case sequence | mapping:
		return py.Value{}, py.TypeErrorf("__abc_tpflags__ cannot be both Py_TPFLAGS_SEQUENCE and Py_TPFLAGS_MAPPING")
	case sequence:
		t.SetCollection(py.FlagSequence)
	case mapping:
		t.SetCollection(py.FlagMapping)
	}
	return py.None, py.SetAttr(th, a[0], flagsName, py.Value{})
}

func setAbstractMethods(th *py.Thread, cls py.Value) error {
	var names []py.Value
	if t := py.ToType(cls); t != nil {
		d := t.Dict().Copy() // looking at a value may run code
		for i := 0; ; {
			k, v, ok := d.Next(&i)
			if !ok {
				break
			}
			abstract, err := isAbstract(th, v)
			if err != nil {
				return err
			}
			if abstract {
				names = append(names, k)
			}
		}
	}
	bases, err := py.GetAttr(th, cls, basesName)
	if err != nil {
		return err
	}
	tuple := py.ToTuple(bases)
	if tuple == nil {
		return py.TypeErrorf("__bases__ is not tuple")
	}
	for _, b := range tuple.Items() {
		inherited, err := py.LookupAttr(th, b, methodsName)
		if err != nil {
			return err
		}
		if inherited.IsAbsent() {
			continue
		}
		list, err := py.ToSlice(th, inherited)
		if err != nil {
			return err
		}
		for _, k := range list {
			name := py.ToStr(k)
			if name == nil {
				return py.TypeErrorf("attribute name must be string, not '%s'", k.Type().Name)
			}
			v, err := py.LookupAttr(th, cls, th.InternStr(name))
			if err != nil {
				return err
			}
			if v.IsAbsent() {
				continue
			}
			abstract, err := isAbstract(th, v)
			if err != nil {
				return err
			}
			if abstract {
				names = append(names, k)
			}
		}
	}
	set, err := py.NewFrozenSet(th, names)
	if err != nil {
		return err
	}
	return py.SetAttr(th, cls, methodsName, set.Value())
}

func register(th *py.Thread, a []py.Value) (py.Value, error) {
	sub := py.ToType(a[1])
	if sub == nil {
		return py.Value{}, py.TypeErrorf("Can only register classes")
	}
	if is, err := py.IsSubclass(th, a[1], a[0]); is || err != nil {
		return a[1], err
	}
	// The other way round would make a cycle, and checks without end.
	if is, err := py.IsSubclass(th, a[0], a[1]); err != nil {
		return py.Value{}, err
	} else if is {
		return py.Value{}, py.RuntimeErrorf("Refusing to create an inheritance cycle")
	}
	d, err := dataOf(th, a[0])
	if err != nil {
		return py.Value{}, err
	}
	d.registry = append(d.registry, weak.Make(sub))
	stateOf(th).token++
	if t := py.ToType(a[0]); t != nil {
		if flag := t.Flags & (py.FlagSequence | py.FlagMapping); flag != 0 {
			spread(th, sub, flag)
		}
	}
	return a[1], nil
}

// spread makes a class and its subclasses match the patterns that an abstract class
// it was registered with matches.
func spread(th *py.Thread, t *py.Type, flag py.TypeFlags) {
	if !t.IsHeap() || t.Flags&(py.FlagSequence|py.FlagMapping) == flag {
		return
	}
	t.SetCollection(flag)
	for _, s := range th.Interp.Subclasses(t) {
		spread(th, s, flag)
	}
}

func instanceCheck(th *py.Thread, a []py.Value) (py.Value, error) {
	d, err := dataOf(th, a[0])
	if err != nil {
		return py.Value{}, err
	}
	real := a[1].Type()
	sub := real.Value()
	if real.IsHeap() { // else __class__ says the same
		if sub, err = py.GetAttr(th, a[1], className); err != nil {
			return py.Value{}, err
		}
	}
	t := py.ToType(sub)
	if t != nil && d.cache.has(t) {
		return py.True, nil
	}
	if t == real {
		if d.version == stateOf(th).token && d.negative.has(real) {
			return py.False, nil
		}
		return th.CallMethod(a[0], checkName, sub)
	}
	v, err := th.CallMethod(a[0], checkName, sub)
	if err != nil {
		return v, err
	}
	if ok, err := py.Truth(th, v); ok || err != nil {
		return v, err
	}
	return th.CallMethod(a[0], checkName, real.Value())
}

func subclassCheck(th *py.Thread, a []py.Value) (py.Value, error) {
	sub := py.ToType(a[1])
	if sub == nil {
		return py.Value{}, py.TypeErrorf("issubclass() arg 1 must be a class")
	}
	d, err := dataOf(th, a[0])
	if err != nil {
		return py.Value{}, err
	}
	if d.cache.has(sub) {
		return py.True, nil
	}
	if token := stateOf(th).token; d.version < token {
		d.negative, d.version = nil, token
	} else if d.negative.has(sub) {
		return py.False, nil
	}
	ok, err := th.CallMethod(a[0], hookName, a[1])
	if err != nil {
		return py.Value{}, err
	}
	switch {
	case ok == py.True:
		d.cache.add(sub)
		return py.True, nil
	case ok == py.False:
		d.negative.add(sub)
		return py.False, nil
	case !ok.IsNotImplemented():
		return py.Value{}, py.NewException(py.AssertionError, py.String("__subclasshook__ must return either False, True, or NotImplemented"))
	}
	if t := py.ToType(a[0]); t != nil && sub.IsSubtype(t) {
		d.cache.add(sub)
		return py.True, nil
	}
	is, err := d.registered(th, sub)
	if !is && err == nil {
		is, err = viaSubclass(th, a[0], a[1])
	}
	switch {
	case err != nil:
		return py.Value{}, err
	case is:
		d.cache.add(sub)
		return py.True, nil
	}
	d.negative.add(sub)
	return py.False, nil
}

// registered reports whether sub is a subclass of a registered class.
func (d *data) registered(th *py.Thread, sub *py.Type) (bool, error) {
	for _, p := range d.registry {
		if p.Value() == sub {
			return true, nil
		}
	}
	dead := false
	for i, list := 0, d.registry; i < len(list); i++ {
		t := list[i].Value()
		if t == nil {
			dead = true
			continue
		}
		if is, err := py.IsSubclass(th, sub.Value(), t.Value()); is || err != nil {
			return is, err
		}
	}
	if dead {
		var live []weak.Pointer[py.Type]
		for _, p := range d.registry {
			if p.Value() != nil {
				live = append(live, p)
			}
		}
		d.registry = live
	}
	return false, nil
}

// viaSubclass reports whether sub is a subclass of a subclass of cls.
func viaSubclass(th *py.Thread, cls, sub py.Value) (bool, error) {
	list, err := th.CallMethod(cls, classesName)
	if err != nil {
		return false, err
	}
	if py.ToList(list) == nil {
		return false, py.TypeErrorf("__subclasses__() must return a list")
	}
	items, err := py.ToSlice(th, list)
	if err != nil {
		return false, err
	}
	for i, s := range items {
		if err := th.PollEvery(i); err != nil {
			return false, err
		}
		if is, err := py.IsSubclass(th, sub, s); is || err != nil {
			return is, err
		}
	}
	return false, nil
}

// dump returns what an abstract class has noted, for tests.
func dump(th *py.Thread, a []py.Value) (py.Value, error) {
	d, err := dataOf(th, a[0])
	if err != nil {
		return py.Value{}, err
	}
	refs := func(list []weak.Pointer[py.Type]) (py.Value, error) {
		s := py.NewSet()
		for _, p := range list {
			if t := p.Value(); t != nil {
				r, err := py.NewWeakRef(th, py.WeakRefType, t.Value(), py.None)
				if err != nil {
					return py.Value{}, err
				}
				if err := s.Add(th, r); err != nil {
					return py.Value{}, err
				}
			}
		}
		return s.Value(), nil
	}
	keys := func(s classSet) (list []weak.Pointer[py.Type]) {
		for p := range s {
			list = append(list, p)
		}
		return list
	}
	var out []py.Value
	for _, list := range [][]weak.Pointer[py.Type]{d.registry, keys(d.cache), keys(d.negative)} {
		v, err := refs(list)
		if err != nil {
			return py.Value{}, err
		}
		out = append(out, v)
	}
	return py.TupleOf(append(out, py.Int(d.version))...), nil
}
