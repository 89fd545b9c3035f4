package py

// This file defines the groups of the slots of numbers, unary and binary.

func unaryGroup(name string, field func(t *Type) *UnaryFunc) {
	m := method(name+"(self, /)", func(t *Type) NativeFunc { return wrapUnary(*field(t)) })
	slot := pyUnary(m.name)
	slotGroups = append(slotGroups, slotGroup{
		methods: []slotMethod{m},
		generic: func(t *Type) { *field(t) = slot },
		inherit: func(t, from *Type) { *field(t) = *field(from) },
	})
}

var binaryNames = [NumBinaryOps]string{"add", "sub", "mul", "matmul", "truediv", "floordiv", "mod", "pow", "lshift", "rshift", "and", "or", "xor", "divmod"}

func binaryGroups() {
	for op := OpAdd; op < NumBinaryOps; op++ {
		if op == OpPow {
			continue
		}
		bit := uint32(1) << op
		l := method("__"+binaryNames[op]+"__(self, value, /)", func(t *Type) NativeFunc { return wrapBinary(t.Binary[op]) })
		r := method("__r"+binaryNames[op]+"__(self, value, /)", func(t *Type) NativeFunc { return wrapReflected(t.Binary[op]) })
		slot := pyBinary(l.name, r.name, bit)
		slotGroups = append(slotGroups, slotGroup{
			methods: []slotMethod{l, r},
			generic: func(t *Type) { t.Binary[op] = slot; t.pyBinary |= bit },
			inherit: func(t, from *Type) {
				t.Binary[op] = from.Binary[op]
				t.pyBinary = t.pyBinary&^bit | from.pyBinary&bit
			},
		})
		if op == OpDivMod {
			continue
		}
		i := method("__i"+binaryNames[op]+"__(self, value, /)", func(t *Type) NativeFunc { return wrapBinary(t.Inplace[op]) })
		islot := func(th *Thread, a, b Value) (Value, error) {
			v, found, err := callSpecial(th, a, i.name, b)
			if !found && err == nil {
				return NotImplemented, nil
			}
			return v, err
		}
		slotGroups = append(slotGroups, slotGroup{
			methods: []slotMethod{i},
			generic: func(t *Type) { t.Inplace[op] = islot },
			inherit: func(t, from *Type) { t.Inplace[op] = from.Inplace[op] },
		})
	}
}

// pyBinary returns the slot of a binary operator for classes that have the
// methods in Python; the order of trials is that of the language reference 3.3.8.
func pyBinary(name, rname *Str, bit uint32) BinaryFunc {
	return func(th *Thread, a, b Value) (Value, error) {
		ta, tb := a.Type(), b.Type()
		other := ta != tb && tb.pyBinary&bit != 0
		if ta.pyBinary&bit != 0 {
			if other && tb.IsSubtype(ta) {
				ra, _ := ta.Lookup(rname)
				if rb, ok := tb.Lookup(rname); ok && rb != ra {
					v, found, err := callSpecial(th, b, rname, a)
					if err != nil || found && !v.IsNotImplemented() {
						return v, err
					}
					other = false
				}
			}
			v, found, err := callSpecial(th, a, name, b)
			if err != nil || found && !v.IsNotImplemented() {
				return v, err
			}
		}
		if other {
			v, found, err := callSpecial(th, b, rname, a)
			if err != nil || found {
				return v, err
			}
		}
		return NotImplemented, nil
	}
}

func powGroups() {
	const bit = uint32(1) << OpPow
	l := method("__pow__(self, value, mod=None, /)", func(t *Type) NativeFunc {
		f := t.Pow
		if f == nil {
			return nil
		}
		return func(th *Thread, a []Value) (Value, error) { return f(th, a[0], a[1], a[2]) }
	})
	r := method("__rpow__(self, value, mod=None, /)", func(t *Type) NativeFunc {
		f := t.Pow
		if f == nil {
			return nil
		}
		return func(th *Thread, a []Value) (Value, error) { return f(th, a[1], a[0], a[2]) }
	})
	two := pyBinary(l.name, r.name, bit)
	slotGroups = append(slotGroups, slotGroup{
		methods: []slotMethod{l, r},
		generic: func(t *Type) {
			t.pyBinary |= bit
			t.Pow = func(th *Thread, a, b, mod Value) (Value, error) {
				if mod.IsNone() {
					return two(th, a, b)
				}
				if a.Type().pyBinary&bit != 0 {
					if v, found, err := callSpecial(th, a, l.name, b, mod); found || err != nil {
						return v, err
					}
				}
				if b.Type().pyBinary&bit != 0 {
					if v, found, err := callSpecial(th, b, r.name, a, mod); found || err != nil {
						return v, err
					}
				}
				return NotImplemented, nil
			}
		},
		inherit: func(t, from *Type) {
			t.Pow = from.Pow
			t.pyBinary = t.pyBinary&^bit | from.pyBinary&bit
		},
	})
	i := method("__ipow__(self, value, /)", func(t *Type) NativeFunc {
		f := t.InplacePow
		if f == nil {
			return nil
		}
		return func(th *Thread, a []Value) (Value, error) { return f(th, a[0], a[1], None) }
	})
	slotGroups = append(slotGroups, slotGroup{
		methods: []slotMethod{i},
		generic: func(t *Type) {
			t.InplacePow = func(th *Thread, a, b, mod Value) (Value, error) {
				v, found, err := callSpecial(th, a, i.name, b)
				if !found && err == nil {
					return NotImplemented, nil
				}
				return v, err
			}
		},
		inherit: func(t, from *Type) { t.InplacePow = from.InplacePow },
	})
}
