package thread

// This file defines the type _thread._local: an object whose attributes are each
// thread's own.

import (
	"slices"
	"weak"

	"github.com/hognose/hognose/py"
)

// local is the Python type _thread._local. The dict of a thread is made, and
// __init__ called, when the thread first uses the object; it goes when the thread ends.
type local struct {
	py.Object
	args  []py.Value
	kw    []*py.Str
	dicts map[int64]*py.Dict // by thread identity
}

var localType = &py.Type{Name: "_local", Module: "_thread", Flags: py.FlagBaseType | py.FlagHasWeakref, Doc: "Thread-local data"}

var (
	dictName = py.InternStatic("__dict__")
	initName = py.InternStatic("__init__")
)

func init() {
	t := localType
	t.SetLayout(py.LayoutOf[local]())
	t.New = func(th *py.Thread, cls *py.Type, args []py.Value, kw []*py.Str) (py.Value, error) {
		if len(args) > 0 && !hasInit(cls) {
			return py.Value{}, py.TypeErrorf("Initialization arguments are not supported")
		}
		l := py.New[local](cls)
		l.args, l.kw = append([]py.Value(nil), args...), append([]*py.Str(nil), kw...)
		l.dicts = map[int64]*py.Dict{}
		l.add(th) // its __init__ is about to be called
		return py.ValueOf(&l.Object), nil
	}
	t.Init = func(th *py.Thread, self py.Value, args []py.Value, kw []*py.Str) error { return nil }
	t.GetAttr = localGet
	t.SetAttr = localSet
	t.Getters = []py.GetSetDef{{Name: "__dict__", Get: func(th *py.Thread, v py.Value) (py.Value, error) {
		d, err := localOf(v).dict(th, v)
		if err != nil {
			return py.Value{}, err
		}
		return d.Value(), nil
	}}}
	py.Define(t)
}

func localOf(v py.Value) *local { return py.Cast[local](v) }

// hasInit reports whether the class has an __init__ of its own.
func hasInit(cls *py.Type) bool {
	v, ok := cls.Lookup(initName)
	if !ok {
		return false
	}
	own, _ := localType.Lookup(initName)
	return v != own
}

// usedKey is the key of what the threads of the VM must clear when they end.
type usedKey struct{}

// used holds, by thread identity, the objects that have a dict of the thread.
type used map[int64]*usedBy

type usedBy struct {
	objects []weak.Pointer[local]
	limit   int // length at which those that died are dropped
}

// add makes the dict of the thread.
func (l *local) add(th *py.Thread) *py.Dict {
	d := py.NewDict()
	id := th.Info.ID
	l.dicts[id] = d
	all := th.Interp.State(usedKey{}, func() any { return used{} }).(used)
	u := all[id]
	if u == nil {
		u = &usedBy{limit: 64}
		all[id] = u
		th.AtEnd(func() {
			for _, w := range u.objects {
				if l := w.Value(); l != nil {
					delete(l.dicts, id)
				}
			}
			delete(all, id)
		})
	}
	if len(u.objects) >= u.limit {
		u.objects = slices.DeleteFunc(u.objects, func(w weak.Pointer[local]) bool { return w.Value() == nil })
		u.limit = max(64, 2*len(u.objects))
	}
	u.objects = append(u.objects, weak.Make(l))
	return d
}

// dict returns the dict of the running thread.
func (l *local) dict(th *py.Thread, self py.Value) (*py.Dict, error) {
	if d := l.dicts[th.Info.ID]; d != nil {
		return d, nil
	}
	d := l.add(th)
	if cls := self.Type(); hasInit(cls) {
		if err := cls.Init(th, self, l.args, l.kw); err != nil {
			delete(l.dicts, th.Info.ID)
			return nil, err
		}
	}
	return d, nil
}

func localGet(th *py.Thread, self py.Value, name *py.Str) (py.Value, error) {
	t := self.Type()
	d, err := localOf(self).dict(th, self)
	if err != nil {
		return py.Value{}, err
	}
	if name == dictName {
		return d.Value(), nil
	}
	c, found := t.Lookup(name)
	if found && c.Type().DescrGet != nil && c.Type().DescrSet != nil {
		return c.Type().DescrGet(th, c, self, t)
	}
	if v, ok := d.GetStr(name); ok {
		return v, nil
	}
	if found {
		if get := c.Type().DescrGet; get != nil {
			return get(th, c, self, t)
		}
		return c, nil
	}
	return py.Value{}, py.AttributeErrorOf(th, self, name, "'%s' object has no attribute '%s'", t.Name, name.String())
}

func localSet(th *py.Thread, self py.Value, name *py.Str, v py.Value) error {
	t := self.Type()
	if name == dictName {
		return py.AttributeErrorOf(th, self, name, "'%s' object attribute '__dict__' is read-only", t.Name)
	}
	d, err := localOf(self).dict(th, self)
	if err != nil {
		return err
	}
	if c, found := t.Lookup(name); found {
		if set := c.Type().DescrSet; set != nil {
			return set(th, c, self, v)
		}
	}
	if !v.IsAbsent() {
		d.SetStr(name, v)
		return nil
	}
	if !d.DeleteStr(name) {
		return py.AttributeErrorOf(th, self, name, "'%s' object has no attribute '%s'", t.Name, name.String())
	}
	return nil
}
