package py

// This file defines types.GenericAlias (list[int]) and unions (int | str).

import (
	"slices"
	"strings"
)

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
	if !(unionPart(a) || typingPart(b) && ToStr(a) != nil) || !(unionPart(b) || typingPart(a) && ToStr(b) != nil) {
		return NotImplemented, nil
	}
	if ToStr(a) != nil || ToStr(b) != nil { // a forward reference
		return unionOf(th, a, b)
	}
	return MakeUnion(th, a, b)
}

func unionPart(v Value) bool {
	t := v.Type()
	return v.IsNone() || t.Flags&FlagType != 0 || t.IsSubtype(&genericAliasType) || t == &unionType || t == &typeAliasType || typingPart(v)
}

// typingPart reports whether v is a type variable or the like.
func typingPart(v Value) bool {
	t := v.Type()
	return t != &unionType && (t.Module == "typing" || t.IsHeap() && t.ModuleName() == "typing")
}

// unionOf is Union[parts]: strings are forward references, and what is no type is an error.
func unionOf(th *Thread, parts ...Value) (Value, error) {
	if len(parts) == 0 {
		return Value{}, TypeErrorf("Cannot take a Union of no types.")
	}
	out := make([]Value, len(parts))
	for i, p := range parts {
		out[i] = p
		if p.IsNone() || ToType(p) != nil && p != genericType.Value() || p.Type().IsSubtype(&genericAliasType) || p.Type() == &unionType || p.Type() == &typeVarType {
			continue
		}
		v, err := typeCheck(th, p, "Union[arg, ...]: each arg must be a type.")
		if err != nil {
			return Value{}, err
		}
		out[i] = v
	}
	return MakeUnion(th, out...)
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

// sameMembers compares the members of two unions, in any order; they need no hash.
func sameMembers(th *Thread, a, b []Value) (bool, error) {
	if len(a) != len(b) {
		return false, nil
	}
next:
	for i, x := range a {
		for j := range b {
			if err := th.PollEvery(i + j); err != nil {
				return false, err
			}
			if eq, err := Equal(th, x, b[(i+j)%len(b)]); err != nil {
				return false, err
			} else if eq {
				continue next
			}
		}
		return false, nil
	}
	return true, nil
}

func unionInstance(th *Thread, v, u Value) (bool, error) {
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

// aliasOwn names the attributes that an alias does not take from its origin.
var aliasOwn = []string{"__class__", "__origin__", "__args__", "__parameters__", "__mro_entries__", "__reduce_ex__", "__reduce__",
	"__copy__", "__deepcopy__", "__unpacked__", "__typing_unpacked_tuple_args__", "__bases__", "__dir__"}

// aliasIter is what iter(list[int]) gives: one starred alias.
type aliasIter struct {
	Object
	alias Value // absent once it is at the end
}

var aliasIterType = Type{Name: "generic_alias_iterator", Flags: FlagNoInstantiate}

func initAliasIter() {
	t := &aliasIterType
	t.layout = LayoutOf[aliasIter]()
	t.Iter = iterSelf
	t.Next = func(th *Thread, v Value) (Value, error) {
		it := Cast[aliasIter](v)
		if it.alias.ref == nil {
			return Value{}, nil
		}
		a := *Cast[GenericAlias](it.alias)
		a.star = true
		it.alias = Value{}
		return ValueOf(&a.Object), nil
	}
	t.Methods = []NativeDef{{Sig: "__reduce__(self, /)", Fn: func(th *Thread, a []Value) (Value, error) {
		iter, err := th.Builtin(names.iterFn)
		if err != nil {
			return Value{}, err
		}
		left := Cast[aliasIter](a[0]).alias
		if left.ref == nil {
			left = TupleOf()
		}
		return TupleOf(iter, TupleOf(left)), nil
	}}}
	Define(t)
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
	// Functions and the like by their name, but not what has type arguments.
	if o, err := LookupAttrGo(th, v, "__origin__"); err != nil || o.ref != nil {
		if err != nil {
			return "", err
		}
		return ReprGo(th, v)
	}
	q, err := LookupAttrGo(th, v, "__qualname__")
	if err != nil || ToStr(q) == nil {
		if err != nil {
			return "", err
		}
		return ReprGo(th, v)
	}
	m, err := LookupAttrGo(th, v, "__module__")
	if err != nil || m.ref == nil || m.IsNone() {
		if err != nil {
			return "", err
		}
		return ReprGo(th, v)
	}
	if ms := ToStr(m); ms != nil && ms.s != "builtins" {
		return ms.s + "." + ToStr(q).s, nil
	}
	return ToStr(q).s, nil
}

var internedDir, internedNext = InternStatic("dir"), InternStatic("next")

func initAlias() {
	initAliasIter()
	t := &genericAliasType
	t.layout = LayoutOf[GenericAlias]()
	al := func(v Value) *GenericAlias { return Cast[GenericAlias](v) }
	t.NewSig = &NativeDef{Sig: "GenericAlias(cls, origin, args, /)", Fn: func(th *Thread, a []Value) (Value, error) {
		args := ToTuple(a[2])
		if args == nil || a[2].Type() != &tupleType {
			args = NewTuple([]Value{a[2]})
		}
		r := New[GenericAlias](ToType(a[0]))
		r.origin, r.args = a[1], args
		return ValueOf(&r.Object), nil
	}}
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
		if slices.Contains(aliasOwn, name.s) {
			return GenericGetAttr(th, v, name)
		}
		return GetAttr(th, al(v).origin, name)
	}
	t.RichCompare = func(th *Thread, a, b Value, op CompareOp) (Value, error) {
		if !a.Type().IsSubtype(t) || !b.Type().IsSubtype(t) || op != EQ && op != NE {
			return NotImplemented, nil
		}
		x, y := al(a), al(b)
		if x.star != y.star {
			return Bool(op == NE), nil
		}
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
		args, err := substitute(th, v, al(v).args, k)
		if err != nil {
			return Value{}, err
		}
		r := &GenericAlias{Object: Object{&genericAliasType}, origin: al(v).origin, args: NewTuple(args), star: al(v).star}
		return ValueOf(&r.Object), nil
	}
	t.Iter = func(th *Thread, v Value) (Value, error) {
		return ValueOf(&(&aliasIter{Object{&aliasIterType}, v}).Object), nil
	}
	t.Traverse = func(v Value, visit func(Value)) int { visit(al(v).origin); visit(al(v).args.Value()); return 48 }
	t.Getters = []GetSetDef{
		{Name: "__origin__", Member: true, Get: func(th *Thread, v Value) (Value, error) { return al(v).origin, nil }},
		{Name: "__args__", Member: true, Get: func(th *Thread, v Value) (Value, error) { return al(v).args.Value(), nil }},
		{Name: "__unpacked__", Member: true, Get: func(th *Thread, v Value) (Value, error) { return Bool(al(v).star), nil }},
		{Name: "__parameters__", Get: func(th *Thread, v Value) (Value, error) { return typeParameters(th, al(v).args.items) }},
		{Name: "__typing_unpacked_tuple_args__", Get: func(th *Thread, v Value) (Value, error) {
			if a := al(v); a.star && a.origin == tupleType.Value() {
				return a.args.Value(), nil
			}
			return None, nil
		}},
	}
	noInst := func(msg string) NativeFunc {
		return func(th *Thread, a []Value) (Value, error) { return Value{}, TypeErrorf("%s", msg) }
	}
	t.Methods = []NativeDef{
		{Sig: "__mro_entries__(self, bases, /)", Fn: func(th *Thread, a []Value) (Value, error) { return TupleOf(al(a[0]).origin), nil }},
		{Sig: "__instancecheck__(self, instance, /)", Fn: noInst("isinstance() argument 2 cannot be a parameterized generic")},
		{Sig: "__subclasscheck__(self, cls, /)", Fn: noInst("issubclass() argument 2 cannot be a parameterized generic")},
		{Sig: "__dir__(self, /)", Fn: func(th *Thread, a []Value) (Value, error) {
			dir, err := th.Builtin(internedDir)
			if err != nil {
				return Value{}, err
			}
			v, err := th.Call(dir, al(a[0]).origin)
			if err != nil {
				return v, err
			}
			all, err := ToSlice(th, v)
			for _, n := range aliasOwn {
				all = append(all, String(n))
			}
			return ListOf(all), err
		}},
		{Sig: "__reduce__(self, /)", Fn: func(th *Thread, a []Value) (Value, error) {
			if al(a[0]).star {
				// What the one starred item of an iteration is.
				next, err := th.Builtin(internedNext)
				if err != nil {
					return Value{}, err
				}
				it, err := Iter(th, NewGenericAlias(al(a[0]).origin, al(a[0]).args.Value()))
				return TupleOf(next, TupleOf(it)), err
			}
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
		eq, err := sameMembers(th, un(a).items, un(b).items)
		return Bool(eq == (op == EQ)), err
	}
	u.Hash = func(th *Thread, v Value) (int64, error) {
		x, err := NewFrozenSet(th, un(v).items)
		if err != nil {
			return 0, err
		}
		return x.frozenHash(), nil
	}
	u.Binary[OpOr] = unionOr
	u.GetItem = func(th *Thread, v, k Value) (Value, error) {
		args, err := substitute(th, v, un(v), k)
		if err != nil {
			return Value{}, err
		}
		r := args[0]
		for _, a := range args[1:] {
			if r, err = Binary(th, OpOr, r, a); err != nil {
				return Value{}, err
			}
		}
		return r, nil
	}
	u.Traverse = func(v Value, visit func(Value)) int { visit(un(v).Value()); return 24 }
	u.Getters = []GetSetDef{
		{Name: "__args__", Member: true, Get: func(th *Thread, v Value) (Value, error) { return un(v).Value(), nil }},
		{Name: "__origin__", Get: func(th *Thread, v Value) (Value, error) { return u.Value(), nil }},
		{Name: "__name__", Get: func(th *Thread, v Value) (Value, error) { return String("Union"), nil }},
		{Name: "__qualname__", Get: func(th *Thread, v Value) (Value, error) { return String("Union"), nil }},
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
				return unionOf(th, t.items...)
			}
			return unionOf(th, a[1])
		}},
		{Sig: "__mro_entries__(self, bases, /)", Fn: func(th *Thread, a []Value) (Value, error) {
			s, err := ReprGo(th, a[0])
			if err != nil {
				return Value{}, err
			}
			return Value{}, TypeErrorf("Cannot subclass %s", s)
		}},
		{Sig: "__reduce__(self, /)", Fn: func(th *Thread, a []Value) (Value, error) {
			getitem, err := GetAttrGo(th, u.Value(), "__class_getitem__")
			return TupleOf(getitem, TupleOf(un(a[0]).Value())), err
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
