package py

// This file defines typing.TypeAliasType, typing.Generic, and the module _typing
// that holds what typing has in native code.

// TypeAlias is the Python type typing.TypeAliasType.
type TypeAlias struct {
	Object
	name    *Str
	params  Value // tuple, or absent
	compute Value // function that computes the value, or absent
	value   Value // computed, or absent
	module  Value // or absent
}

var (
	typeAliasType = Type{Name: "TypeAliasType", Module: "typing", Doc: "Type alias."}
	genericType   = Type{Name: "Generic", Module: "typing", Flags: FlagBaseType, Doc: "The base of generic classes.\n\nA class with type parameters has it as a base without saying so:\n\n    class Stack[T]:\n        def push(self, item: T) -> None: ...\n\nand without the new syntax names it: class Stack(Generic[T])."}
)

// TypingModule declares the module _typing.
var TypingModule = &ModuleDef{Name: "_typing", Doc: "The natives of the module typing.",
	Funcs: []NativeDef{{Sig: "_idfunc(x, /)", Fn: func(th *Thread, a []Value) (Value, error) { return a[0], nil }}},
	Types: []*Type{&typeVarType, &paramSpecType, &typeVarTupleType, &paramSpecArgsType, &paramSpecKwargsType, &typeAliasType, &genericType, &unionType},
	Init: func(th *Thread, m *Module) error {
		m.Dict.SetGo(th, "NoDefault", NoDefault)
		return nil
	},
}

// NewTypeAlias returns what a type statement makes. params is a tuple or None.
func NewTypeAlias(th *Thread, name *Str, params, compute Value) Value {
	if params.IsNone() {
		params = Value{}
	}
	a := &TypeAlias{Object: Object{&typeAliasType}, name: name, params: params, compute: compute, module: callerModule(th)}
	return ValueOf(&a.Object)
}

// SubscriptGeneric returns Generic[params], the implicit base of a class with type parameters.
func SubscriptGeneric(th *Thread, params Value) (Value, error) {
	p, err := unpackTypeVarTuples(th, ToTuple(params))
	if err != nil {
		return Value{}, err
	}
	v, err := callTyping(th, "_GenericAlias", genericType.Value(), p)
	if IsException(err, ModuleNotFoundError) { // a VM that may not import typing
		return NewGenericAlias(genericType.Value(), p), nil
	}
	return v, err
}

// unpackTypeVarTuples puts Unpack[Ts] in the place of each TypeVarTuple.
func unpackTypeVarTuples(th *Thread, params *Tuple) (Value, error) {
	var out []Value
	for i, p := range params.items {
		if p.Type() != &typeVarTupleType {
			continue
		}
		if out == nil {
			out = append(out, params.items...)
		}
		u, err := typingAttr(th, "Unpack")
		if err == nil {
			u, err = GetItem(th, u, p)
		}
		if err != nil {
			return u, err
		}
		out[i] = u
	}
	if out == nil {
		return params.Value(), nil
	}
	return NewTuple(out).Value(), nil
}

func initTypeAlias() {
	t := &typeAliasType
	t.layout = LayoutOf[TypeAlias]()
	t.Flags |= FlagHasWeakref
	al := func(v Value) *TypeAlias { return Cast[TypeAlias](v) }
	t.NewSig = &NativeDef{Sig: "typealias(cls, name, value, *, type_params=?)", Fn: func(th *Thread, a []Value) (Value, error) {
		name := ToStr(a[1])
		if name == nil {
			return Value{}, TypeErrorf("typealias() argument 'name' must be str, not %s", a[1].Type().FullName())
		}
		if a[3].ref != nil {
			if err := checkTypeParams(th, a[3]); err != nil {
				return Value{}, err
			}
			if len(ToTuple(a[3]).items) == 0 {
				a[3] = Value{}
			}
		}
		x := &TypeAlias{Object: Object{t}, name: name, value: a[2], params: a[3], module: callerModule(th)}
		return ValueOf(&x.Object), nil
	}}
	t.Repr = func(th *Thread, v Value) (Value, error) { return al(v).name.Value(), nil }
	t.Traverse = func(v Value, visit func(Value)) int {
		a := al(v)
		for _, x := range []Value{a.params, a.compute, a.value, a.module} {
			visit(x)
		}
		return 96
	}
	t.Iter = unpackIter
	t.Binary[OpOr] = func(th *Thread, a, b Value) (Value, error) {
		if !unionPart(a) || !unionPart(b) {
			return NotImplemented, nil
		}
		return MakeUnion(th, a, b)
	}
	t.GetItem = func(th *Thread, v, k Value) (Value, error) {
		if al(v).params.ref == nil {
			return Value{}, TypeErrorf("Only generic type aliases are subscriptable")
		}
		return NewGenericAlias(v, k), nil
	}
	params := func(v Value) *Tuple {
		if p := al(v).params; p.ref != nil {
			return ToTuple(p)
		}
		return emptyTuple
	}
	t.Getters = []GetSetDef{
		{Name: "__name__", Member: true, Get: func(th *Thread, v Value) (Value, error) { return al(v).name.Value(), nil }},
		{Name: "__value__", Get: func(th *Thread, v Value) (Value, error) { return lazily(th, &al(v).value, al(v).compute, None) }},
		{Name: "evaluate_value", Get: func(th *Thread, v Value) (Value, error) { return evaluatorOf(al(v).value, al(v).compute), nil }},
		{Name: "__type_params__", Get: func(th *Thread, v Value) (Value, error) { return params(v).Value(), nil }},
		{Name: "__parameters__", Get: func(th *Thread, v Value) (Value, error) { return unpackTypeVarTuples(th, params(v)) }},
		{Name: "__module__", Get: func(th *Thread, v Value) (Value, error) {
			if m := al(v).module; m.ref != nil {
				return m, nil
			}
			return None, nil
		}},
	}
	t.Methods = []NativeDef{{Sig: "__reduce__(self, /)", Fn: func(th *Thread, a []Value) (Value, error) { return al(a[0]).name.Value(), nil }}}
	Define(t)
	initGeneric()
	TypingModule.Prepare()
}

func checkTypeParams(th *Thread, v Value) error {
	p := ToTuple(v)
	if p == nil {
		return TypeErrorf("type_params must be a tuple")
	}
	seen := false
	for _, x := range p.items {
		q := typeParam(x)
		if q == nil {
			// Parameters of another implementation say themselves whether they have a default.
			f, err := LookupAttrGo(th, x, "has_default")
			if err != nil || f.ref == nil {
				return err
			}
			d, err := th.Call(f)
			if err != nil {
				return err
			}
			if yes, err := Truth(th, d); err != nil {
				return err
			} else if yes {
				seen = true
			}
			continue
		}
		if q.hasDefault() {
			seen = true
		} else if seen {
			return TypeErrorf("non-default type parameter '%s' follows default type parameter", q.name.s)
		}
	}
	return nil
}

func initGeneric() {
	t := &genericType
	call := func(name string) NativeFunc {
		return func(th *Thread, a []Value) (Value, error) {
			f, err := typingAttr(th, name)
			if err != nil {
				return f, err
			}
			kw := NewDict()
			if len(a) > 2 {
				kw = ToDict(a[2])
			}
			return th.CallTuple(f, append([]Value{a[0]}, ToTuple(a[1]).items...), kw)
		}
	}
	t.Methods = []NativeDef{
		{Sig: "__class_getitem__(cls, /, *args, **kwargs)", Flags: ClassMethod, Doc: "Make a type of a generic class and arguments, as Stack[int]; called for class Stack[T] too.", Fn: call("_generic_class_getitem")},
		{Sig: "__init_subclass__(cls, /, *args, **kwargs)", Flags: ClassMethod, Doc: "Function to initialize subclasses.", Fn: call("_generic_init_subclass")},
	}
	Define(t)
}
