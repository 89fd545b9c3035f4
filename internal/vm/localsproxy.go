package vm

// This file defines what f_locals of a function's frame is: a mapping that looks
// into the variables and changes them (PEP 667).

import (
	"slices"

	"github.com/hognose/hognose/internal/bytecode"
	"github.com/hognose/hognose/py"
)

// localsProxy is the Python type FrameLocalsProxy.
type localsProxy struct {
	py.Object
	frame *FrameObject
}

var localsProxyType = &py.Type{Name: "FrameLocalsProxy", Flags: py.FlagMapping}

func newLocalsProxy(o *FrameObject) py.Value {
	p := &localsProxy{frame: o}
	p.SetType(localsProxyType)
	return py.ValueOf(&p.Object)
}

// registers returns the variables of the frame.
func (o *FrameObject) registers() []py.Value {
	if o.live != nil {
		return o.live.registers()
	}
	return o.regs
}

// find returns the variable with a name, -1 if there is none. Of several with the
// name, those of comprehensions come last and count while they have a value.
func (o *FrameObject) find(name string) int {
	found := -1
	regs := o.registers()
	for i, n := range o.code.src.LocalsPlus {
		if n == name && i < len(regs) && (found < 0 || !o.code.variable(regs, i).IsAbsent()) {
			found = i
		}
	}
	return found
}

// each calls f for the variables that have a value, and the other names.
func (p *localsProxy) each(f func(name, v py.Value) error) error {
	o := p.frame
	regs := o.registers()
	for i, n := range o.code.src.LocalsPlus {
		if i >= len(regs) || n == "" || n[0] == '.' || o.find(n) != i {
			continue
		}
		if v := o.code.variable(regs, i); !v.IsAbsent() {
			if err := f(py.String(n), v); err != nil {
				return err
			}
		}
	}
	if extra := o.has().extra; extra != nil {
		for i := 0; ; {
			k, v, ok := extra.Next(&i)
			if !ok {
				break
			}
			if err := f(k, v); err != nil {
				return err
			}
		}
	}
	return nil
}

// index returns the variable that a key stands for, -1 if there is none. A key that is no str stands for a name that it
// equals.
func (p *localsProxy) index(th *py.Thread, k py.Value) (int, error) {
	o := p.frame
	if k.Type() == py.StrType {
		return o.find(py.ToStr(k).String()), nil
	}
	h, err := py.Hash(th, k)
	if err != nil {
		return -1, err
	}
	for i, n := range o.code.src.LocalsPlus {
		name := py.String(n)
		if nh, err := py.Hash(th, name); err != nil || nh != h {
			continue
		}
		if eq, err := py.Equal(th, name, k); err != nil {
			return -1, err
		} else if eq {
			return o.find(o.code.src.LocalsPlus[i]), nil
		}
	}
	return -1, nil
}

// get returns the value of a name, absent if it has none.
func (p *localsProxy) get(th *py.Thread, k py.Value) (py.Value, error) {
	o := p.frame
	i, err := p.index(th, k)
	if err != nil {
		return py.Value{}, err
	}
	if i >= 0 {
		if v := o.code.variable(o.registers(), i); !v.IsAbsent() {
			return v, nil
		}
	}
	extra := o.has().extra
	if extra == nil {
		return py.Value{}, nil
	}
	v, _, err := extra.Get(th, k)
	return v, err
}

func (p *localsProxy) set(th *py.Thread, k, v py.Value) error {
	o := p.frame
	i, err := p.index(th, k)
	if err != nil {
		return err
	}
	if i >= 0 {
		if v.IsAbsent() {
			return py.ValueErrorf("cannot remove local variables from FrameLocalsProxy")
		}
		r := &o.registers()[i]
		if o.code.src.LocalKinds[i]&(bytecode.KindCell|bytecode.KindFree) != 0 && !r.IsAbsent() && r.Type() == py.CellType {
			py.Cast[py.Cell](*r).V = v
		} else {
			*r = v
		}
		return nil
	}
	if v.IsAbsent() {
		if extra := o.has().extra; extra != nil {
			if _, found, err := extra.Delete(th, k); found || err != nil {
				return err
			}
		}
		return py.KeyErrorOf(k)
	}
	m := o.give()
	if m.extra == nil {
		m.extra = py.NewDict()
	}
	return m.extra.Set(th, k, v)
}

// dict returns a dict with what the proxy shows.
func (p *localsProxy) dict(th *py.Thread) (*py.Dict, error) {
	d := py.NewDict()
	return d, p.each(func(k, v py.Value) error { return d.Set(th, k, v) })
}

func (p *localsProxy) list(f func(k, v py.Value) py.Value) []py.Value {
	var out []py.Value
	_ = p.each(func(k, v py.Value) error { out = append(out, f(k, v)); return nil })
	return out
}

func keyOf(k, v py.Value) py.Value { return k }

// update sets what another mapping holds.
func (p *localsProxy) update(th *py.Thread, v py.Value) error {
	d := py.ToDict(v)
	if q := v.Type() == localsProxyType; q {
		var err error
		if d, err = py.Cast[localsProxy](v).dict(th); err != nil {
			return err
		}
	}
	if d == nil {
		return py.TypeErrorf("update() argument must be dict or another FrameLocalsProxy")
	}
	for i := 0; ; {
		k, x, ok := d.Next(&i)
		if !ok {
			return nil
		}
		if err := p.set(th, k, x); err != nil {
			return err
		}
	}
}

func initLocalsProxy() {
	t := localsProxyType
	t.SetLayout(py.LayoutOf[localsProxy]())
	px := func(v py.Value) *localsProxy { return py.Cast[localsProxy](v) }
	t.NewSig = &py.NativeDef{Sig: "FrameLocalsProxy(cls, frame, /)", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		if a[1].Type() != frameType {
			return py.Value{}, py.TypeErrorf("expect frame, not %s", a[1].Type().FullName())
		}
		return newLocalsProxy(py.Cast[FrameObject](a[1])), nil
	}}
	t.Traverse = func(v py.Value, visit func(py.Value)) int { visit(px(v).frame.Value()); return 32 }
	t.Hash = py.HashNone
	t.Repr = func(th *py.Thread, v py.Value) (py.Value, error) {
		if th.ReprEnter(v) {
			return py.String("{...}"), nil
		}
		defer th.ReprLeave(v)
		d, err := px(v).dict(th)
		if err != nil {
			return py.Value{}, err
		}
		s, err := py.Repr(th, d.Value())
		if err != nil {
			return py.Value{}, err
		}
		return s.Value(), nil
	}
	t.Len = func(th *py.Thread, v py.Value) (int, error) { return len(px(v).list(keyOf)), nil }
	t.Contains = func(th *py.Thread, v, k py.Value) (bool, error) {
		x, err := px(v).get(th, k)
		return !x.IsAbsent(), err
	}
	t.GetItem = func(th *py.Thread, v, k py.Value) (py.Value, error) {
		x, err := px(v).get(th, k)
		if err == nil && x.IsAbsent() {
			r, rerr := py.ReprGo(th, k)
			if rerr != nil {
				return x, rerr
			}
			err = py.NewException(py.KeyError, py.String("local variable '"+r+"' is not defined"))
		}
		return x, err
	}
	t.SetItem = func(th *py.Thread, v, k, x py.Value) error { return px(v).set(th, k, x) }
	t.Iter = func(th *py.Thread, v py.Value) (py.Value, error) { return py.Iter(th, py.ListOf(px(v).list(keyOf))) }
	t.RichCompare = func(th *py.Thread, a, b py.Value, op py.CompareOp) (py.Value, error) {
		if op != py.EQ && op != py.NE {
			return py.NotImplemented, nil
		}
		d, err := px(a).dict(th)
		if err != nil {
			return py.Value{}, err
		}
		o := b
		if b.Type() == localsProxyType {
			if a == b || px(b).frame == px(a).frame {
				return py.Bool(op == py.EQ), nil
			}
			return py.Bool(op == py.NE), nil
		} else if py.ToDict(b) == nil {
			return py.NotImplemented, nil
		}
		return py.Compare(th, d.Value(), o, op)
	}
	merged := func(th *py.Thread, a, b py.Value) (py.Value, error) {
		for _, v := range []py.Value{a, b} {
			if v.Type() != localsProxyType && py.ToDict(v) == nil {
				return py.NotImplemented, nil
			}
		}
		d := py.NewDict()
		for _, v := range []py.Value{a, b} {
			if err := py.DictUpdate(th, d, v); err != nil {
				return py.Value{}, err
			}
		}
		return d.Value(), nil
	}
	t.Binary[py.OpOr] = merged
	t.Inplace[py.OpOr] = func(th *py.Thread, a, b py.Value) (py.Value, error) {
		if b.Type() != localsProxyType && py.ToDict(b) == nil {
			return py.NotImplemented, nil
		}
		return a, px(a).update(th, b)
	}
	t.Methods = []py.NativeDef{
		{Sig: "__reversed__(self, /)", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			l := px(a[0]).list(keyOf)
			slices.Reverse(l)
			return py.ListOf(l), nil
		}},
		{Sig: "keys(self, /)", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) { return py.ListOf(px(a[0]).list(keyOf)), nil }},
		{Sig: "values(self, /)", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			return py.ListOf(px(a[0]).list(func(k, v py.Value) py.Value { return v })), nil
		}},
		{Sig: "items(self, /)", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			return py.ListOf(px(a[0]).list(func(k, v py.Value) py.Value { return py.TupleOf(k, v) })), nil
		}},
		{Sig: "copy(self, /)", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			d, err := px(a[0]).dict(th)
			return d.Value(), err
		}},
		{Sig: "get(self, key, default=None, /)", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			v, err := px(a[0]).get(th, a[1])
			if v.IsAbsent() {
				v = a[2]
			}
			return v, err
		}},
		{Sig: "setdefault(self, key, default=None, /)", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			v, err := px(a[0]).get(th, a[1])
			if err == nil && v.IsAbsent() {
				v, err = a[2], px(a[0]).set(th, a[1], a[2])
			}
			return v, err
		}},
		{Sig: "update(self, other, /)", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			return py.None, px(a[0]).update(th, a[1])
		}},
	}
	py.Define(t)
}
