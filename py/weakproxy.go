package py

// This file defines the proxies of weak references: every operation goes to the
// target, or raises ReferenceError if that has died.

import "fmt"

// unproxy returns the target of a proxy, and any other value as it is.
func unproxy(v Value) (Value, error) {
	if v.ref == nil {
		return v, nil
	}
	if t := v.Type(); t != &weakProxyType && t != &weakCallableProxyType {
		return v, nil
	}
	if x := toWeakRef(v).Target(); x.ref != nil {
		return x, nil
	}
	return Value{}, Errorf(ReferenceError, "weakly-referenced object no longer exists")
}

// NewWeakProxy returns weakref.proxy(v, callback).
func NewWeakProxy(th *Thread, v, callback Value) (Value, error) {
	t := &weakProxyType
	if v.Type().Call != nil {
		t = &weakCallableProxyType
	}
	return NewWeakRef(th, t, v, callback)
}

func initWeakProxy(t *Type) {
	t.layout = LayoutOf[WeakRef]()
	t.Flags |= FlagNoInstantiate
	one := func(f UnaryFunc) UnaryFunc {
		return func(th *Thread, self Value) (Value, error) {
			v, err := unproxy(self)
			if err != nil {
				return v, err
			}
			return f(th, v)
		}
	}
	two := func(f BinaryFunc) BinaryFunc {
		return func(th *Thread, a, b Value) (Value, error) {
			a, err := unproxy(a)
			if err != nil {
				return a, err
			}
			if b, err = unproxy(b); err != nil {
				return b, err
			}
			return f(th, a, b)
		}
	}
	t.Str = one(func(th *Thread, v Value) (Value, error) {
		s, err := StrOf(th, v)
		if err != nil {
			return Value{}, err
		}
		return s.Value(), nil
	})
	t.Repr = func(th *Thread, self Value) (Value, error) {
		v := toWeakRef(self).Target()
		if v.ref == nil {
			return String(fmt.Sprintf("<weakproxy at %#x; dead>", ID(self))), nil
		}
		return String(fmt.Sprintf("<weakproxy at %#x; to '%s' at %#x>", ID(self), v.Type().QualifiedName(th), ID(v))), nil
	}
	t.Hash = HashNone
	t.RichCompare = func(th *Thread, a, b Value, op CompareOp) (Value, error) {
		a, err := unproxy(a)
		if err != nil {
			return a, err
		}
		if b, err = unproxy(b); err != nil {
			return b, err
		}
		return Compare(th, a, b, op)
	}
	t.GetAttr = func(th *Thread, self Value, name *Str) (Value, error) {
		v, err := unproxy(self)
		if err != nil {
			return v, err
		}
		return GetAttr(th, v, name)
	}
	t.SetAttr = func(th *Thread, self Value, name *Str, x Value) error {
		v, err := unproxy(self)
		if err != nil {
			return err
		}
		if x.ref == nil {
			return SetAttr(th, v, name, Value{})
		}
		return SetAttr(th, v, name, x)
	}
	t.Iter = one(Iter)
	t.Slots.Next = one(func(th *Thread, v Value) (Value, error) {
		if v.Type().Slots.Next == nil {
			return Value{}, TypeErrorf("Weakref proxy referenced a non-iterator '%s' object", v.Type().FullName())
		}
		return v.Type().Slots.Next(th, v)
	})
	t.Slots.Len = func(th *Thread, self Value) (int, error) {
		v, err := unproxy(self)
		if err != nil {
			return 0, err
		}
		return Len(th, v)
	}
	t.Slots.GetItem = two(GetItem)
	t.Slots.SetItem = func(th *Thread, self, key, x Value) error {
		v, err := unproxy(self)
		if err != nil {
			return err
		}
		if x.ref == nil {
			return DelItem(th, v, key)
		}
		return SetItem(th, v, key, x)
	}
	t.Slots.Contains = func(th *Thread, self, x Value) (bool, error) {
		v, err := unproxy(self)
		if err != nil {
			return false, err
		}
		return Contains(th, v, x)
	}
	for op := OpAdd; op < NumBinaryOps; op++ {
		if op == OpPow {
			continue
		}
		t.Slots.Binary[op] = two(func(th *Thread, a, b Value) (Value, error) { return Binary(th, op, a, b) })
		if op != OpDivMod {
			t.Slots.Inplace[op] = two(func(th *Thread, a, b Value) (Value, error) { return Inplace(th, op, a, b) })
		}
	}
	t.Slots.Pow = func(th *Thread, a, b, mod Value) (Value, error) {
		a, err := unproxy(a)
		if err != nil {
			return a, err
		}
		if b, err = unproxy(b); err != nil {
			return b, err
		}
		if mod, err = unproxy(mod); err != nil {
			return mod, err
		}
		return Power(th, a, b, mod)
	}
	t.Slots.InplacePow = t.Slots.Pow
	t.Slots.Neg = one(func(th *Thread, v Value) (Value, error) { return Neg(th, v) })
	t.Slots.Pos = one(func(th *Thread, v Value) (Value, error) { return Pos(th, v) })
	t.Slots.Abs = one(func(th *Thread, v Value) (Value, error) { return Abs(th, v) })
	t.Slots.Invert = one(func(th *Thread, v Value) (Value, error) { return Invert(th, v) })
	t.Slots.Bool = func(th *Thread, self Value) (bool, error) {
		v, err := unproxy(self)
		if err != nil {
			return false, err
		}
		return Truth(th, v)
	}
	t.Slots.Int = one(func(th *Thread, v Value) (Value, error) { return th.Call(intType.Value(), v) })
	t.Slots.Float = one(func(th *Thread, v Value) (Value, error) { return th.Call(floatType.Value(), v) })
	t.Slots.Index = one(Index)
	if t == &weakCallableProxyType {
		t.Call = func(th *Thread, self Value, args []Value, kw []*Str) (Value, error) {
			v, err := unproxy(self)
			if err != nil {
				return v, err
			}
			return th.CallKw(v, args, kw)
		}
	}
	t.Methods = []NativeDef{
		{Sig: "__bytes__(self, /)", Fn: func(th *Thread, a []Value) (Value, error) {
			v, err := unproxy(a[0])
			if err != nil {
				return v, err
			}
			return th.CallMethodGo(v, "__bytes__")
		}},
		{Sig: "__reversed__(self, /)", Fn: func(th *Thread, a []Value) (Value, error) {
			v, err := unproxy(a[0])
			if err != nil {
				return v, err
			}
			return th.CallMethodGo(v, "__reversed__")
		}},
	}
	Define(t)
}
