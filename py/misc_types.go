package py

// This file defines the singletons' types, cells, mapping proxies, simple
// namespaces and tracebacks.

import (
	"fmt"
)

func initSingletons() {
	single := func(t *Type, name string, v Value, repr string) {
		t.layout = &Layout{}
		t.Repr = func(th *Thread, self Value) (Value, error) { return frozenStr(repr).Value(), nil }
		t.New = func(th *Thread, cls *Type, args []Value, kw []*Str) (Value, error) {
			if len(args)+len(kw) > 0 {
				return Value{}, TypeErrorf("%s takes no arguments", name)
			}
			return v, nil
		}
	}
	single(&noneType, "NoneType", None, "None")
	noneType.Bool = func(th *Thread, self Value) (bool, error) { return false, nil }
	noneType.Hash = func(th *Thread, self Value) (int64, error) { return 0xfca86420, nil }
	single(&notImplementedType, "NotImplementedType", NotImplemented, "NotImplemented")
	notImplementedType.Bool = func(th *Thread, self Value) (bool, error) {
		return false, TypeErrorf("NotImplemented should not be used in a boolean context")
	}
	notImplementedType.Methods = []NativeDef{{Sig: "__reduce__(self, /)", Fn: func(th *Thread, a []Value) (Value, error) { return String("NotImplemented"), nil }}}
	single(&ellipsisType, "EllipsisType", Ellipsis, "Ellipsis")
	ellipsisType.Methods = []NativeDef{{Sig: "__reduce__(self, /)", Fn: func(th *Thread, a []Value) (Value, error) { return String("Ellipsis"), nil }}}
	Define(&noneType)
	Define(&notImplementedType)
	Define(&ellipsisType)
}

// Cell is the Python type cell: a variable that closures share.
type Cell struct {
	Object
	V Value // absent: empty
}

// NewCell returns a cell that holds v, which may be absent.
func NewCell(v Value) *Cell { return &Cell{Object{&cellType}, v} }

// Value returns the cell as a value.
func (c *Cell) Value() Value { return ValueOf(&c.Object) }

func cellOf(v Value) (*Cell, bool) {
	if v.Type() == &cellType {
		return Cast[Cell](v), true
	}
	return nil, false
}

// mappingProxy is the Python type mappingproxy: a read-only view of a mapping.
type mappingProxy struct {
	Object
	m Value
}

// NewMappingProxy returns a read-only view of m.
func NewMappingProxy(m Value) Value {
	return ValueOf(&(&mappingProxy{Object{&mappingProxyType}, m}).Object)
}

// SimpleNamespace is the Python type types.SimpleNamespace.
type SimpleNamespace struct {
	Instance
}

// NewNamespace returns a types.SimpleNamespace with the entries of d.
func NewNamespace(d *Dict) Value {
	v := ValueOf(simpleNamespaceType.Alloc())
	own := attrsOf(v).toDict()
	own.rebuild(d.Len())
	for i := 0; ; {
		k, x, ok := d.Next(&i)
		if !ok {
			return v
		}
		own.SetStr(ToStr(k), x)
	}
}

// throughProxy does something with the mapping of a mappingproxy. Proxies of proxies are
// recursion, which is counted.
func throughProxy[T any](th *Thread, self Value, do func(th *Thread, v Value) (T, error)) (T, error) {
	v := Cast[mappingProxy](self).m
	if v.Type() == &mappingProxyType {
		if err := th.Enter(" in a mappingproxy"); err != nil {
			var zero T
			return zero, err
		}
		defer th.Leave()
	}
	return do(th, v)
}

func initMisc() {
	c := &cellType
	c.layout = LayoutOf[Cell]()
	c.NewSig = &NativeDef{Sig: "cell(cls, contents=?, /)", Fn: func(th *Thread, a []Value) (Value, error) { return NewCell(a[1]).Value(), nil }}
	c.Repr = func(th *Thread, self Value) (Value, error) {
		v := Cast[Cell](self).V
		if v.ref == nil {
			return String(fmt.Sprintf("<cell at %#x: empty>", ID(self))), nil
		}
		return String(fmt.Sprintf("<cell at %#x: %s object at %#x>", ID(self), v.Type().FullName(), ID(v))), nil
	}
	c.RichCompare = func(th *Thread, a, b Value, op CompareOp) (Value, error) {
		x, ok := cellOf(a)
		y, ok2 := cellOf(b)
		if !ok || !ok2 {
			return NotImplemented, nil
		}
		if x.V.ref == nil || y.V.ref == nil {
			n := 0
			if x.V.ref != nil {
				n++
			}
			if y.V.ref != nil {
				n--
			}
			return Bool(op.Result(n)), nil
		}
		return Compare(th, x.V, y.V, op)
	}
	c.Traverse = func(self Value, visit func(Value)) int { visit(Cast[Cell](self).V); return 24 }
	c.Getters = []GetSetDef{{Name: "cell_contents", Get: func(th *Thread, self Value) (Value, error) {
		v := Cast[Cell](self).V
		if v.ref == nil {
			return Value{}, ValueErrorf("Cell is empty")
		}
		return v, nil
	}, Set: func(th *Thread, self, v Value) error { Cast[Cell](self).V = v; return nil }}}
	Define(c)

	m := &mappingProxyType
	m.layout = LayoutOf[mappingProxy]()
	m.NewSig = &NativeDef{Sig: "mappingproxy(cls, mapping)", Fn: func(th *Thread, a []Value) (Value, error) {
		if a[1].Type().GetItem == nil || ToList(a[1]) != nil || ToTuple(a[1]) != nil {
			return Value{}, TypeErrorf("mappingproxy() argument must be a mapping, not %s", a[1].Type().FullName())
		}
		return NewMappingProxy(a[1]), nil
	}}
	inner := func(v Value) Value { return Cast[mappingProxy](v).m }
	m.Repr = func(th *Thread, self Value) (Value, error) {
		s, err := ReprGo(th, inner(self))
		return String("mappingproxy(" + s + ")"), err
	}
	m.Str = func(th *Thread, self Value) (Value, error) {
		s, err := StrOf(th, inner(self))
		if err != nil {
			return Value{}, err
		}
		return s.Value(), nil
	}
	m.Len = func(th *Thread, self Value) (int, error) { return throughProxy(th, self, Len) }
	m.GetItem = func(th *Thread, self, k Value) (Value, error) {
		return throughProxy(th, self, func(th *Thread, v Value) (Value, error) { return GetItem(th, v, k) })
	}
	m.Contains = func(th *Thread, self, k Value) (bool, error) {
		return throughProxy(th, self, func(th *Thread, v Value) (bool, error) { return Contains(th, v, k) })
	}
	m.Iter = func(th *Thread, self Value) (Value, error) { return throughProxy(th, self, Iter) }
	m.Hash = func(th *Thread, self Value) (int64, error) { return throughProxy(th, self, Hash) }
	m.RichCompare = func(th *Thread, a, b Value, op CompareOp) (Value, error) {
		return throughProxy(th, a, func(th *Thread, v Value) (Value, error) { return Compare(th, v, b, op) })
	}
	m.Binary[OpOr] = func(th *Thread, a, b Value) (Value, error) {
		if a.Type() == m {
			a = inner(a)
		}
		if b.Type() == m {
			b = inner(b)
		}
		return Binary(th, OpOr, a, b)
	}
	m.Inplace[OpOr] = func(th *Thread, a, b Value) (Value, error) {
		return Value{}, TypeErrorf("'|=' is not supported by mappingproxy; use '|' instead")
	}
	m.Traverse = func(self Value, visit func(Value)) int { visit(inner(self)); return 24 }
	fwd := func(sig, name string) NativeDef {
		return NativeDef{Sig: sig, Fn: func(th *Thread, a []Value) (Value, error) {
			var rest []Value
			for _, v := range a[1:] {
				if v.ref != nil {
					rest = append(rest, v)
				}
			}
			return th.CallMethodGo(inner(a[0]), name, rest...)
		}}
	}
	m.Methods = []NativeDef{
		fwd("get(self, key, default=None, /)", "get"), fwd("keys(self, /)", "keys"), fwd("values(self, /)", "values"),
		fwd("items(self, /)", "items"), fwd("copy(self, /)", "copy"), fwd("__reversed__(self, /)", "__reversed__"),
		{Sig: "__class_getitem__(cls, item, /)", Flags: ClassMethod, Fn: classGetItem},
	}
	Define(m)

	n := &simpleNamespaceType
	n.layout = instanceLayout
	n.dict = nil
	n.New = func(th *Thread, t *Type, args []Value, kw []*Str) (Value, error) { return ValueOf(t.Alloc()), nil }
	n.Init = func(th *Thread, self Value, args []Value, kw []*Str) error {
		npos := len(args) - len(kw)
		if npos > 1 {
			return TypeErrorf("SimpleNamespace expected at most 1 argument, got %d", npos)
		}
		d := attrsOf(self).toDict()
		if npos == 1 {
			src := NewDict()
			if err := DictUpdate(th, src, args[0]); err != nil {
				return err
			}
			for i := 0; ; {
				k, v, ok := src.Next(&i)
				if !ok {
					break
				}
				if ToStr(k) == nil {
					return TypeErrorf("keywords must be strings")
				}
				d.SetStr(ToStr(k), v)
			}
		}
		for i, k := range kw {
			d.SetStr(k, args[npos+i])
		}
		return nil
	}
	n.Repr = func(th *Thread, self Value) (Value, error) {
		name := self.Type().Name
		if self.Type() == n {
			name = "namespace"
		}
		if th.ReprEnter(self) {
			return String(name + "(...)"), nil
		}
		defer th.ReprLeave(self)
		out := name + "("
		first := true
		var err error
		attrsOf(self).forEach(func(k, v Value) {
			if err != nil {
				return
			}
			if !first {
				out += ", "
			}
			first = false
			var r string
			r, err = ReprGo(th, v)
			out += ToStr(k).s + "=" + r
		})
		return String(out + ")"), err
	}
	n.RichCompare = func(th *Thread, a, b Value, op CompareOp) (Value, error) {
		if !b.Type().IsSubtype(n) || !a.Type().IsSubtype(n) {
			return NotImplemented, nil
		}
		return Compare(th, InstanceDict(a).Value(), InstanceDict(b).Value(), op)
	}
	n.Getters = []GetSetDef{{Name: "__dict__", Get: func(th *Thread, self Value) (Value, error) { return InstanceDict(self).Value(), nil }, Member: true}}
	n.Methods = []NativeDef{{Sig: "__reduce__(self, /)", Fn: func(th *Thread, a []Value) (Value, error) {
		return TupleOf(a[0].Type().Value(), emptyTuple.Value(), InstanceDict(a[0]).Value()), nil
	}}, {Sig: "__replace__(self, /, **changes)", Fn: func(th *Thread, a []Value) (Value, error) {
		v, err := th.Call(a[0].Type().Value())
		if err != nil {
			return Value{}, err
		}
		if err := DictUpdate(th, InstanceDict(v), InstanceDict(a[0]).Value()); err != nil {
			return Value{}, err
		}
		return v, DictUpdate(th, InstanceDict(v), a[1])
	}}}
	Define(n)

	tb := &tracebackType
	tb.layout = LayoutOf[Traceback]()
	tb.NewSig = &NativeDef{Sig: "traceback(cls, tb_next, tb_frame, tb_lasti, tb_lineno)", Fn: func(th *Thread, a []Value) (Value, error) {
		if t := a[2].Type(); t.Name != "frame" || t.IsHeap() {
			return Value{}, TypeErrorf("traceback() argument 'tb_frame' must be frame, not %s", t.Name)
		}
		t := &Traceback{Object: Object{typ: tb}, Frame: a[2]}
		if err := setTbNext(t, a[1]); err != nil {
			return Value{}, err
		}
		for i, to := range []*int32{&t.Lasti, &t.Line} {
			n, err := IndexInt(th, a[3+i])
			if err == nil && int(int32(n)) != n {
				err = OverflowErrorf("Python int too large to convert to C int")
			}
			if err != nil {
				return Value{}, err
			}
			*to = int32(n)
		}
		return t.Value(), nil
	}}
	tb.Getters = []GetSetDef{
		{Name: "tb_frame", Get: func(th *Thread, self Value) (Value, error) { return Cast[Traceback](self).Frame, nil }, Member: true},
		{Name: "tb_lineno", Get: func(th *Thread, self Value) (Value, error) { return Int(int64(Cast[Traceback](self).Line)), nil }},
		{Name: "tb_lasti", Get: func(th *Thread, self Value) (Value, error) { return Int(int64(Cast[Traceback](self).Lasti)), nil }, Member: true},
		{Name: "tb_next", Get: func(th *Thread, self Value) (Value, error) {
			if n := Cast[Traceback](self).Next; n != nil {
				return n.Value(), nil
			}
			return None, nil
		}, Set: func(th *Thread, self, v Value) error { return setTbNext(Cast[Traceback](self), v) }},
	}
	tb.Methods = []NativeDef{{Sig: "__dir__(self, /)", Fn: func(th *Thread, a []Value) (Value, error) {
		return ListOf([]Value{String("tb_frame"), String("tb_next"), String("tb_lasti"), String("tb_lineno")}), nil
	}}}
	tb.Traverse = func(self Value, visit func(Value)) int {
		t := Cast[Traceback](self)
		visit(t.Frame)
		if t.Next != nil {
			visit(t.Next.Value())
		}
		return 56
	}
	Define(tb)
}

func setTbNext(t *Traceback, v Value) error {
	if v.ref == nil {
		return TypeErrorf("can't delete tb_next attribute")
	}
	if v.IsNone() {
		t.Next = nil
		return nil
	}
	if v.Type() != &tracebackType {
		return TypeErrorf("expected traceback object, got '%s'", v.Type().FullName())
	}
	n := Cast[Traceback](v)
	for x := n; x != nil; x = x.Next {
		if x == t {
			return ValueErrorf("traceback loop detected")
		}
	}
	t.Next = n
	return nil
}

// Init makes t, which is new, a traceback object.
func (t *Traceback) Init(next *Traceback, frame Value, lasti, line int) *Traceback {
	*t = Traceback{Object{&tracebackType}, next, frame, int32(lasti), int32(line)}
	return t
}

// NewTraceback returns a traceback object.
func NewTraceback(next *Traceback, frame Value, lasti, line int) *Traceback {
	return new(Traceback).Init(next, frame, lasti, line)
}
