package pickle

// This file makes instances, and finds classes and functions by name.

import (
	"strings"

	"github.com/hognose/hognose/py"
)

// object runs the opcodes that call something or give an object its state.
func (u *unpickler) object(th *py.Thread, c byte) error {
	n := 2
	if c == opNewObjEx {
		n = 3
	}
	args, err := u.take(n)
	if err != nil {
		return err
	}
	var v py.Value
	switch c {
	case opBuild:
		u.push(args[0]) // where it was
		return build(th, args[0], args[1])
	case opReduce:
		t := py.ToTuple(args[1])
		if t == nil {
			if t, err = tupleOf(th, args[1]); err != nil {
				return err
			}
		}
		v, err = th.Call(args[0], t.Items()...)
	default:
		v, err = newObject(th, args)
	}
	u.push(v)
	return err
}

func tupleOf(th *py.Thread, v py.Value) (*py.Tuple, error) {
	items, err := py.ToSlice(th, v)
	if err != nil {
		return nil, err
	}
	return py.NewTuple(append([]py.Value(nil), items...)), nil
}

// newObject is cls.__new__(cls, *args), or with **kwargs.
func newObject(th *py.Thread, a []py.Value) (py.Value, error) {
	what := "NEWOBJ"
	var kw *py.Dict
	if len(a) == 3 {
		what = "NEWOBJ_EX"
		if kw = py.ToDict(a[2]); kw == nil {
			return py.Value{}, unpicklingErrorf("%s kwargs argument must be a dict, not %s", what, a[2].Type().Name)
		}
	}
	args := py.ToTuple(a[1])
	if args == nil {
		return py.Value{}, unpicklingErrorf("%s args argument must be a tuple, not %s", what, a[1].Type().Name)
	}
	if py.ToType(a[0]) == nil {
		return py.Value{}, unpicklingErrorf("%s class argument must be a type, not %s", what, a[0].Type().Name)
	}
	f, err := py.GetAttr(th, a[0], nameNew)
	if err != nil {
		return py.Value{}, err
	}
	return th.CallTuple(f, append([]py.Value{a[0]}, args.Items()...), kw)
}

// build gives an object its state.
func build(th *py.Thread, obj, state py.Value) error {
	set, err := py.LookupAttr(th, obj, nameSetState)
	if err != nil {
		return err
	}
	if !set.IsAbsent() {
		_, err := th.Call(set, state)
		return err
	}
	slots := py.None
	if t := py.ToTuple(state); t != nil && len(t.Items()) == 2 {
		state, slots = t.Items()[0], t.Items()[1]
	}
	if !state.IsNone() {
		d := py.ToDict(state)
		if d == nil {
			return unpicklingErrorf("state is not a dictionary")
		}
		if err := setDict(th, obj, d); err != nil {
			return err
		}
	}
	if slots.IsNone() {
		return nil
	}
	d := py.ToDict(slots)
	if d == nil {
		return unpicklingErrorf("slot state is not a dictionary")
	}
	for at := 0; ; {
		k, v, ok := d.Next(&at)
		if !ok {
			return nil
		}
		name := py.ToStr(k)
		if name == nil {
			return py.TypeErrorf("attribute name must be string, not '%s'", k.Type().Name)
		}
		if err := py.SetAttr(th, obj, th.InternStr(name), v); err != nil {
			return err
		}
	}
}

// setDict puts entries into an object's __dict__.
func setDict(th *py.Thread, obj py.Value, state *py.Dict) error {
	own := py.Value{}
	for at := 0; ; {
		k, v, ok := state.Next(&at)
		if !ok {
			return nil
		}
		if name := py.ToStr(k); name != nil && own.IsAbsent() && k.Type() == py.StrType && py.SetOwnAttr(obj, th.InternStr(name), v) {
			continue
		}
		if own.IsAbsent() {
			d, err := py.GetAttrGo(th, obj, "__dict__")
			if err != nil {
				return err
			}
			own = d
		}
		if err := py.SetItem(th, own, k, v); err != nil {
			return err
		}
	}
}

// global runs the opcodes that name a class or function.
func (u *unpickler) global(th *py.Thread, c byte) error {
	switch c {
	case opExt1, opExt2, opExt4:
		code, err := u.number(th, map[byte]int{opExt1: 1, opExt2: 2, opExt4: 4}[c])
		if err != nil {
			return err
		}
		return u.extension(th, py.Int(int64(int32(code))))
	case opObj:
		items, err := u.takeMark()
		if err != nil {
			return err
		}
		if len(items) == 0 {
			return u.underflow()
		}
		return u.instance(th, items[0], append([]py.Value(nil), items[1:]...))
	case opStackGlobal:
		items, err := u.take(2)
		if err != nil {
			return err
		}
		if items[0].Type() != py.StrType || items[1].Type() != py.StrType {
			return unpicklingErrorf("STACK_GLOBAL requires str")
		}
		return u.pushGlobal(th, items[0], items[1])
	}
	var names [2]py.Value
	for i := range names {
		s, err := u.line(th)
		if err != nil {
			return err
		}
		enc := "utf-8"
		if c == opInst {
			enc = "ascii"
		}
		if names[i], err = py.Decode(th, s, enc, "strict"); err != nil {
			return err
		}
	}
	if c == opGlobal {
		return u.pushGlobal(th, names[0], names[1])
	}
	items, err := u.takeMark()
	if err != nil {
		return err
	}
	args := append([]py.Value(nil), items...)
	if err := u.pushGlobal(th, names[0], names[1]); err != nil {
		return err
	}
	cls, err := u.pop()
	if err != nil {
		return err
	}
	return u.instance(th, cls, args)
}

// instance makes an instance as protocols 0 and 1 do.
func (u *unpickler) instance(th *py.Thread, cls py.Value, args []py.Value) error {
	var v py.Value
	var err error
	init := py.Value{}
	if len(args) == 0 && py.ToType(cls) != nil {
		if init, err = py.LookupAttrGo(th, cls, "__getinitargs__"); err != nil {
			return err
		}
		if init.IsAbsent() {
			v, err = th.CallMethodGo(cls, "__new__", cls)
			u.push(v)
			return err
		}
	}
	v, err = th.Call(cls, args...)
	u.push(v)
	return err
}

func (u *unpickler) pushGlobal(th *py.Thread, module, name py.Value) error {
	var v py.Value
	var err error
	if u.findClass.IsAbsent() {
		v, err = u.find(th, module, name)
	} else {
		v, err = th.Call(u.findClass, module, name)
	}
	u.push(v)
	return err
}

func (u *unpickler) extension(th *py.Thread, code py.Value) error {
	r, err := call(th, "_extension", code) // found, object or (module, name)
	if err != nil {
		return err
	}
	parts := py.ToTuple(r).Items()
	if parts[0] == py.True {
		u.push(parts[1])
		return nil
	}
	key := py.ToTuple(parts[1])
	if key == nil || len(key.Items()) != 2 || py.ToStr(key.Items()[0]) == nil || py.ToStr(key.Items()[1]) == nil {
		return py.ValueErrorf("_inverted_registry[%d] isn't a 2-tuple of strings", code.Int())
	}
	if err := u.pushGlobal(th, key.Items()[0], key.Items()[1]); err != nil {
		return err
	}
	v, err := u.top()
	if err != nil {
		return err
	}
	_, err = call(th, "_remember_extension", code, v)
	return err
}

// find is find_class.
func (u *unpickler) find(th *py.Thread, module, name py.Value) (py.Value, error) {
	if err := th.Audit("pickle.find_class", module, name); err != nil {
		return py.Value{}, err
	}
	if u.proto < 3 && u.fixImports {
		r, err := call(th, "_new_name", module, name)
		if err != nil {
			return py.Value{}, err
		}
		module, name = py.ToTuple(r).Items()[0], py.ToTuple(r).Items()[1]
	}
	mod, attr := py.ToStr(module), py.ToStr(name)
	if mod == nil || attr == nil {
		return py.Value{}, py.TypeErrorf("find_class() arguments must be str")
	}
	m, ok, err := th.Interp.Modules.Get(th, module)
	if err != nil {
		return py.Value{}, err
	}
	if !ok {
		// With a list of names the module itself is returned, not the package around it.
		if m, err = th.Eval.Import(th, mod.String(), nil, py.TupleOf(py.String("__name__")), 0); err != nil {
			return py.Value{}, err
		}
	}
	v, path := m, []string{attr.String()}
	if u.proto >= 4 {
		path = strings.Split(attr.String(), ".")
	}
	for _, p := range path {
		next, err := py.LookupAttrGo(th, v, p)
		if err != nil {
			return py.Value{}, err
		}
		if next.IsAbsent() {
			shown, err := py.ReprGo(th, m)
			if err != nil {
				return py.Value{}, err
			}
			r, err := py.ReprGo(th, name)
			if err != nil {
				return py.Value{}, err
			}
			if len(path) > 1 {
				return py.Value{}, py.Errorf(py.AttributeError, "Can't resolve path %s on module %s", r, shown)
			}
			return py.Value{}, py.Errorf(py.AttributeError, "Can't get attribute %s on %s", r, shown)
		}
		v = next
	}
	return v, nil
}
