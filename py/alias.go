package py

// This file defines types.GenericAlias (list[int]) and unions (int | str).

import "strings"

// GenericAlias is the Python type types.GenericAlias.
type GenericAlias struct {
	Object
	origin Value
	args   *Tuple
	star   bool
}

// NewGenericAlias returns origin[item].
func NewGenericAlias(origin, item Value) Value {
	args := ToTuple(item)
	if args == nil || item.Type() != &tupleType {
		args = NewTuple([]Value{item})
	}
	a := &GenericAlias{Object: Object{&genericAliasType}, origin: origin, args: args}
	return ValueOf(&a.Object)
}

func classGetItem(th *Thread, a []Value) (Value, error) { return NewGenericAlias(a[0], a[1]), nil }

// ClassGetItem is the __class_getitem__ of generic types.
var ClassGetItem NativeFunc = classGetItem

// Union is the Python type of int | str.
type Union struct {
	Object
	args *Tuple
}

func unionOr(th *Thread, a, b Value) (Value, error) {
	if !unionPart(a) || !unionPart(b) {
		return NotImplemented, nil
	}
	return MakeUnion(th, a, b)
}

func unionPart(v Value) bool {
	t := v.Type()
	return v.IsNone() || t.Flags&FlagType != 0 || t == &genericAliasType || t == &unionType || t.Module == "typing" || t.IsHeap() && t.ModuleName() == "typing" || ToStr(v) != nil
}

// MakeUnion returns the union of the values, flattened and without repetitions.
func MakeUnion(th *Thread, parts ...Value) (Value, error) {
	var out []Value
	add := func(v Value) error {
		if v.IsNone() {
			v = noneType.Value()
		}
		for _, o := range out {
			eq, err := Equal(th, o, v)
			if err != nil {
				return err
			}
			if eq {
				return nil
			}
		}
		out = append(out, v)
		return nil
	}
	for _, p := range parts {
		if p.Type() == &unionType {
			for _, v := range Cast[Union](p).args.items {
				if err := add(v); err != nil {
					return Value{}, err
				}
			}
			continue
		}
		if err := add(p); err != nil {
			return Value{}, err
		}
	}
	if len(out) == 1 {
		return out[0], nil
	}
	return ValueOf(&(&Union{Object{&unionType}, NewTuple(out)}).Object), nil
}

func unionInstance(th *Thread, v, u Value) (bool, error) {
	for _, c := range Cast[Union](u).args.items {
		if ToType(c) == nil {
			return false, TypeErrorf("isinstance() argument 2 cannot be a parameterized generic")
		}
	}
	for _, c := range Cast[Union](u).args.items {
		if ok, err := IsInstance(th, v, c); ok || err != nil {
			return ok, err
		}
	}
	return false, nil
}

func unionSubclass(th *Thread, v, u Value) (bool, error) {
	for _, c := range Cast[Union](u).args.items {
		if ok, err := IsSubclass(th, v, c); ok || err != nil {
			return ok, err
		}
	}
	return false, nil
}

// aliasRepr is how a type argument is shown: classes by their qualified name.
func aliasRepr(th *Thread, v Value) (string, error) {
	if v.IsEllipsis() {
		return "...", nil
	}
	if l := ToList(v); l != nil {
		var parts []string
		for _, x := range l.items {
			s, err := aliasRepr(th, x)
			if err != nil {
				return "", err
			}
			parts = append(parts, s)
		}
		return "[" + strings.Join(parts, ", ") + "]", nil
	}
	if t := ToType(v); t != nil {
		if t == &noneType {
			return "None", nil
		}
		return t.QualifiedName(th), nil
	}
	return ReprGo(th, v)
}

func initAlias() {
	t := &genericAliasType
	t.layout = LayoutOf[GenericAlias]()
	al := func(v Value) *GenericAlias { return Cast[GenericAlias](v) }
	t.NewSig = &NativeDef{Sig: "GenericAlias(cls, origin, args, /)", Fn: func(th *Thread, a []Value) (Value, error) { return NewGenericAlias(a[1], a[2]), nil }}
	t.Repr = func(th *Thread, v Value) (Value, error) {
		a := al(v)
		s, err := aliasRepr(th, a.origin)
		if err != nil {
			return Value{}, err
		}
		var parts []string
		for _, x := range a.args.items {
			p, err := aliasRepr(th, x)
			if err != nil {
				return Value{}, err
			}
			parts = append(parts, p)
		}
		if len(parts) == 0 {
			parts = []string{"()"}
		}
		star := ""
		if a.star {
			star = "*"
		}
		return String(star + s + "[" + strings.Join(parts, ", ") + "]"), nil
	}
	t.Call = func(th *Thread, v Value, args []Value, kw []*Str) (Value, error) {
		r, err := th.CallKw(al(v).origin, args, kw)
		if err != nil {
			return r, err
		}
		if at := attrsOf(r); at != nil && ToType(r) == nil {
			if err := SetAttr(th, r, names.origClass, v); err != nil && !IsException(err, AttributeError) && !IsException(err, TypeError) {
				return Value{}, err
			}
		}
		return r, nil
	}
	t.GetAttr = func(th *Thread, v Value, name *Str) (Value, error) {
		if strings.HasPrefix(name.s, "__") {
			switch name.s {
			case "__class__", "__origin__", "__args__", "__parameters__", "__mro_entries__", "__reduce_ex__", "__reduce__", "__copy__", "__deepcopy__", "__unpacked__", "__typing_unpacked_tuple_args__", "__bases__":
				if name.s != "__bases__" {
					return GenericGetAttr(th, v, name)
				}
			}
		}
		if !strings.HasPrefix(name.s, "__") || name.s == "__name__" || name.s == "__qualname__" || name.s == "__module__" || name.s == "__doc__" {
			return GetAttr(th, al(v).origin, name)
		}
		r, found, err := genericLookup(th, v, name)
		if found || err != nil {
			return r, err
		}
		return GetAttr(th, al(v).origin, name)
	}
	t.RichCompare = func(th *Thread, a, b Value, op CompareOp) (Value, error) {
		if a.Type() != t || b.Type() != t || op != EQ && op != NE {
			return NotImplemented, nil
		}
		x, y := al(a), al(b)
		eq, err := Equal(th, x.origin, y.origin)
		if eq && err == nil {
			eq, err = Equal(th, x.args.Value(), y.args.Value())
		}
		return Bool(eq == (op == EQ)), err
	}
	t.Hash = func(th *Thread, v Value) (int64, error) {
		h, err := Hash(th, al(v).origin)
		if err != nil {
			return 0, err
		}
		h2, err := Hash(th, al(v).args.Value())
		return h ^ h2, err
	}
	t.Binary[OpOr] = unionOr
	t.GetItem = func(th *Thread, v, k Value) (Value, error) {
		return Value{}, TypeErrorf("%s is not a generic class", func() string { s, _ := ReprGo(th, v); return s }())
	}
	t.Iter = func(th *Thread, v Value) (Value, error) {
		c := *al(v)
		c.star = true
		return Iter(th, TupleOf(ValueOf(&c.Object)))
	}
	t.Traverse = func(v Value, visit func(Value)) int { visit(al(v).origin); visit(al(v).args.Value()); return 48 }
	t.Getters = []GetSetDef{
		{Name: "__origin__", Member: true, Get: func(th *Thread, v Value) (Value, error) { return al(v).origin, nil }},
		{Name: "__args__", Member: true, Get: func(th *Thread, v Value) (Value, error) { return al(v).args.Value(), nil }},
		{Name: "__unpacked__", Member: true, Get: func(th *Thread, v Value) (Value, error) { return Bool(al(v).star), nil }},
		{Name: "__parameters__", Get: func(th *Thread, v Value) (Value, error) { return typeParameters(th, al(v).args.items) }},
	}
	noInst := func(msg string) NativeFunc {
		return func(th *Thread, a []Value) (Value, error) { return Value{}, TypeErrorf("%s", msg) }
	}
	t.Methods = []NativeDef{
		{Sig: "__mro_entries__(self, bases, /)", Fn: func(th *Thread, a []Value) (Value, error) { return TupleOf(al(a[0]).origin), nil }},
		{Sig: "__instancecheck__(self, instance, /)", Fn: noInst("isinstance() argument 2 cannot be a parameterized generic")},
		{Sig: "__subclasscheck__(self, cls, /)", Fn: noInst("issubclass() argument 2 cannot be a parameterized generic")},
		{Sig: "__reduce__(self, /)", Fn: func(th *Thread, a []Value) (Value, error) {
			return TupleOf(t.Value(), TupleOf(al(a[0]).origin, al(a[0]).args.Value())), nil
		}},
	}
	Define(t)

	u := &unionType
	u.layout = LayoutOf[Union]()
	u.Flags |= FlagNoInstantiate
	un := func(v Value) *Tuple { return Cast[Union](v).args }
	u.Repr = func(th *Thread, v Value) (Value, error) {
		var parts []string
		for _, x := range un(v).items {
			p, err := aliasRepr(th, x)
			if err != nil {
				return Value{}, err
			}
			parts = append(parts, p)
		}
		return String(strings.Join(parts, " | ")), nil
	}
	u.RichCompare = func(th *Thread, a, b Value, op CompareOp) (Value, error) {
		if a.Type() != u || b.Type() != u || op != EQ && op != NE {
			return NotImplemented, nil
		}
		x, err := NewFrozenSet(th, un(a).items)
		if err != nil {
			return Value{}, err
		}
		y, err := NewFrozenSet(th, un(b).items)
		if err != nil {
			return Value{}, err
		}
		return x.compare(th, y, op)
	}
	u.Hash = func(th *Thread, v Value) (int64, error) {
		x, err := NewFrozenSet(th, un(v).items)
		if err != nil {
			return 0, err
		}
		return x.frozenHash(), nil
	}
	u.Binary[OpOr] = unionOr
	u.Traverse = func(v Value, visit func(Value)) int { visit(un(v).Value()); return 24 }
	u.Getters = []GetSetDef{
		{Name: "__args__", Member: true, Get: func(th *Thread, v Value) (Value, error) { return un(v).Value(), nil }},
		{Name: "__origin__", Get: func(th *Thread, v Value) (Value, error) { return u.Value(), nil }},
		{Name: "__parameters__", Get: func(th *Thread, v Value) (Value, error) { return typeParameters(th, un(v).items) }},
	}
	u.Methods = []NativeDef{
		{Sig: "__instancecheck__(self, instance, /)", Fn: func(th *Thread, a []Value) (Value, error) {
			ok, err := unionInstance(th, a[1], a[0])
			return Bool(ok), err
		}},
		{Sig: "__subclasscheck__(self, cls, /)", Fn: func(th *Thread, a []Value) (Value, error) {
			ok, err := unionSubclass(th, a[1], a[0])
			return Bool(ok), err
		}},
		{Sig: "__class_getitem__(cls, item, /)", Flags: ClassMethod, Fn: func(th *Thread, a []Value) (Value, error) {
			if t := ToTuple(a[1]); t != nil {
				return MakeUnion(th, t.items...)
			}
			return MakeUnion(th, a[1])
		}},
	}
	Define(u)
}

// typeParameters collects the type variables in type arguments.
func typeParameters(th *Thread, args []Value) (Value, error) {
	var out []Value
	add := func(v Value) {
		for _, o := range out {
			if o == v {
				return
			}
		}
		out = append(out, v)
	}
	for _, a := range args {
		if ToType(a) != nil {
			continue
		}
		if m, ok := a.Type().LookupName(th, "__typing_subst__"); ok && m.ref != nil {
			add(a)
			continue
		}
		p, err := LookupAttrGo(th, a, "__parameters__")
		if err != nil {
			return Value{}, err
		}
		if t := ToTuple(p); p.ref != nil && t != nil {
			for _, v := range t.items {
				add(v)
			}
		}
	}
	return NewTuple(out).Value(), nil
}
