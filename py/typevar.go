package py

// This file defines type parameters: typing.TypeVar, ParamSpec, TypeVarTuple, and
// the marker typing.NoDefault (PEP 484, 612, 646, 695, 696).

// TypeParam is the object behind TypeVar, ParamSpec and TypeVarTuple.
type TypeParam struct {
	Object
	Attrs
	name                       *Str
	bound, constraints, dflt   Value // computed, or absent
	evalBound, evalConstraints Value // functions that compute them, or absent
	evalDefault                Value
	covariant, contravariant   bool
	infer                      bool
}

// paramSpecPart is P.args or P.kwargs of a ParamSpec.
type paramSpecPart struct {
	Object
	origin Value
}

// constEvaluator is the evaluate_bound and so on of a value that was given.
type constEvaluator struct {
	Object
	value Value
}

var (
	typeVarType         = Type{Name: "TypeVar", Module: "typing", Doc: "Type variable."}
	paramSpecType       = Type{Name: "ParamSpec", Module: "typing", Doc: "Parameter specification variable."}
	typeVarTupleType    = Type{Name: "TypeVarTuple", Module: "typing", Doc: "Type variable tuple."}
	paramSpecArgsType   = Type{Name: "ParamSpecArgs", Module: "typing", Doc: "The args for a ParamSpec object."}
	paramSpecKwargsType = Type{Name: "ParamSpecKwargs", Module: "typing", Doc: "The kwargs for a ParamSpec object."}
	constEvaluatorType  = Type{Name: "_ConstEvaluator", Module: "_typing", Flags: FlagNoInstantiate}
	noDefaultType       = Type{Name: "NoDefaultType", Module: "typing", Doc: "The type of the NoDefault singleton."}
	noDefaultObject     = Object{typ: &noDefaultType}
)

// NoDefault is typing.NoDefault.
var NoDefault = ValueOf(&noDefaultObject)

// The types of type parameters, for the module _typing and the evaluator.
var (
	TypeVarType      = &typeVarType
	ParamSpecType    = &paramSpecType
	TypeVarTupleType = &typeVarTupleType
)

func newTypeParam(t *Type, name *Str) *TypeParam {
	p := New[TypeParam](t)
	p.name = name
	return p
}

// NewTypeParam returns the type parameter that a definition with type parameters
// makes, of one of the types TypeVarType, ParamSpecType and TypeVarTupleType.
// bound and constraints are functions that compute them; both may be absent.
func NewTypeParam(th *Thread, t *Type, name *Str, bound, constraints Value) Value {
	p := newTypeParam(t, name)
	p.infer = true
	p.evalBound, p.evalConstraints = bound, constraints
	return ValueOf(&p.Object)
}

// SetTypeParamDefault gives a type parameter the function that computes its default.
func SetTypeParamDefault(v, fn Value) { typeParam(v).evalDefault = fn }

func typeParam(v Value) *TypeParam {
	switch v.Type() {
	case &typeVarType, &paramSpecType, &typeVarTupleType:
		return (*TypeParam)(v.ref)
	}
	return nil
}

// callTyping calls a function of the module typing, which holds the rules that are written in Python.
func callTyping(th *Thread, name string, args ...Value) (Value, error) {
	f, err := typingAttr(th, name)
	if err != nil {
		return f, err
	}
	return th.Call(f, args...)
}

func typingAttr(th *Thread, name string) (Value, error) {
	m, err := th.Eval.Import(th, "typing", nil, TupleOf(String(name)), 0)
	if err != nil {
		return m, err
	}
	return GetAttrGo(th, m, name)
}

func typeCheck(th *Thread, v Value, msg string) (Value, error) {
	if v.IsNone() {
		return noneType.Value(), nil
	}
	return callTyping(th, "_type_check", v, String(msg))
}

// setModule gives a type parameter or alias the module of the code that makes it.
func callerModule(th *Thread) Value {
	if g := th.Eval.CurrentGlobals(th); g != nil {
		if v, ok := g.GetStr(names.name); ok {
			return v
		}
	}
	return None
}

// lazily returns a value that eval computes the first time.
func lazily(th *Thread, value *Value, eval, none Value) (Value, error) {
	if value.ref == nil {
		if eval.ref == nil {
			return none, nil
		}
		v, err := th.Call(eval)
		if err != nil {
			return v, err
		}
		*value = v
	}
	return *value, nil
}

// evaluatorOf returns the evaluate_... attribute for a value: the function, or one that gives the value.
func evaluatorOf(value, eval Value) Value {
	switch {
	case eval.ref != nil:
		return eval
	case value.ref != nil:
		return ValueOf(&(&constEvaluator{Object{&constEvaluatorType}, value}).Object)
	}
	return None
}

func (p *TypeParam) hasDefault() bool {
	return p.evalDefault.ref != nil || p.dflt.ref != nil && p.dflt != NoDefault
}

func initTypeVars() {
	initNoDefault()
	initConstEvaluator()
	tp := func(v Value) *TypeParam { return (*TypeParam)(v.ref) }
	variance := func(th *Thread, p *TypeParam, cov, contra, infer Value) error {
		for _, f := range []struct {
			to *bool
			v  Value
		}{{&p.covariant, cov}, {&p.contravariant, contra}, {&p.infer, infer}} {
			b, err := Truth(th, f.v)
			if err != nil {
				return err
			}
			*f.to = b
		}
		if p.covariant && p.contravariant {
			return ValueErrorf("Bivariant types are not supported.")
		}
		if p.infer && (p.covariant || p.contravariant) {
			return ValueErrorf("Variance cannot be specified with infer_variance.")
		}
		return nil
	}
	nameArg := func(kind string, v Value) (*Str, error) {
		if s := ToStr(v); s != nil {
			return s, nil
		}
		return nil, TypeErrorf("%s() argument 'name' must be str, not %s", kind, v.Type().FullName())
	}
	finish := func(th *Thread, p *TypeParam, dflt Value) Value {
		p.dflt = dflt
		v := ValueOf(&p.Object)
		p.Attrs.set(names.module, callerModule(th))
		return v
	}
	typeVarType.NewSig = &NativeDef{Sig: "typevar(cls, name, *constraints, bound=None, default=?, covariant=False, contravariant=False, infer_variance=False)", Fn: func(th *Thread, a []Value) (Value, error) {
		name, err := nameArg("typevar", a[1])
		if err != nil {
			return Value{}, err
		}
		p := newTypeParam(&typeVarType, name)
		if err := variance(th, p, a[5], a[6], a[7]); err != nil {
			return Value{}, err
		}
		if !a[3].IsNone() {
			if p.bound, err = typeCheck(th, a[3], "Bound must be a type."); err != nil {
				return Value{}, err
			}
		}
		switch cs := ToTuple(a[2]).items; {
		case len(cs) == 1:
			return Value{}, TypeErrorf("A single constraint is not allowed")
		case len(cs) > 1 && p.bound.ref != nil:
			return Value{}, TypeErrorf("Constraints cannot be combined with bound=...")
		case len(cs) > 1:
			p.constraints = a[2]
		}
		return finish(th, p, a[4]), nil
	}}
	paramSpecType.NewSig = &NativeDef{Sig: "paramspec(cls, name, *, bound=None, default=?, covariant=False, contravariant=False, infer_variance=False)", Fn: func(th *Thread, a []Value) (Value, error) {
		name, err := nameArg("paramspec", a[1])
		if err != nil {
			return Value{}, err
		}
		p := newTypeParam(&paramSpecType, name)
		if err := variance(th, p, a[4], a[5], a[6]); err != nil {
			return Value{}, err
		}
		if !a[2].IsNone() {
			if p.bound, err = typeCheck(th, a[2], "Bound must be a type."); err != nil {
				return Value{}, err
			}
		}
		return finish(th, p, a[3]), nil
	}}
	typeVarTupleType.NewSig = &NativeDef{Sig: "typevartuple(cls, name, *, default=?)", Fn: func(th *Thread, a []Value) (Value, error) {
		name, err := nameArg("typevartuple", a[1])
		if err != nil {
			return Value{}, err
		}
		return finish(th, newTypeParam(&typeVarTupleType, name), a[2]), nil
	}}
	for _, t := range []*Type{&typeVarType, &paramSpecType, &typeVarTupleType} {
		t.layout = LayoutWithAttrs[TypeParam](offsetTypeParam)
		t.Flags |= FlagHasDict | FlagHasWeakref
		t.Repr = func(th *Thread, v Value) (Value, error) {
			p := tp(v)
			switch {
			case t == &typeVarTupleType || p.infer:
				return p.name.Value(), nil
			case p.covariant:
				return String("+" + p.name.s), nil
			case p.contravariant:
				return String("-" + p.name.s), nil
			}
			return String("~" + p.name.s), nil
		}
		t.Traverse = func(v Value, visit func(Value)) int {
			p := tp(v)
			for _, x := range []Value{p.bound, p.constraints, p.dflt, p.evalBound, p.evalConstraints, p.evalDefault} {
				visit(x)
			}
			return 160
		}
		member := func(name string, f func(p *TypeParam) Value) GetSetDef {
			return GetSetDef{Name: name, Member: true, Get: func(th *Thread, v Value) (Value, error) { return f(tp(v)), nil }}
		}
		t.Getters = []GetSetDef{
			member("__name__", func(p *TypeParam) Value { return p.name.Value() }),
			{Name: "__default__", Get: func(th *Thread, v Value) (Value, error) {
				return lazily(th, &tp(v).dflt, tp(v).evalDefault, NoDefault)
			}},
			{Name: "evaluate_default", Get: func(th *Thread, v Value) (Value, error) {
				p := tp(v)
				if p.dflt == NoDefault && p.evalDefault.ref == nil {
					return None, nil
				}
				return evaluatorOf(p.dflt, p.evalDefault), nil
			}},
		}
		if t != &typeVarTupleType {
			t.Getters = append(t.Getters,
				member("__covariant__", func(p *TypeParam) Value { return Bool(p.covariant) }),
				member("__contravariant__", func(p *TypeParam) Value { return Bool(p.contravariant) }),
				member("__infer_variance__", func(p *TypeParam) Value { return Bool(p.infer) }),
				GetSetDef{Name: "__bound__", Get: func(th *Thread, v Value) (Value, error) {
					return lazily(th, &tp(v).bound, tp(v).evalBound, None)
				}})
			or := func(th *Thread, a, b Value) (Value, error) { return unionOf(th, a, b) }
			t.Binary[OpOr] = or
		}
		t.Methods = []NativeDef{
			{Sig: "__reduce__(self, /)", Fn: func(th *Thread, a []Value) (Value, error) { return tp(a[0]).name.Value(), nil }},
			{Sig: "has_default(self, /)", Fn: func(th *Thread, a []Value) (Value, error) { return Bool(tp(a[0]).hasDefault()), nil }},
			{Sig: "__mro_entries__(self, bases, /)", Fn: func(th *Thread, a []Value) (Value, error) {
				return Value{}, TypeErrorf("Cannot subclass an instance of %s", t.Name)
			}},
		}
	}
	initTypeVar(tp)
	initParamSpec(tp)
	initTypeVarTuple()
	for _, t := range []*Type{&typeVarType, &paramSpecType, &typeVarTupleType} {
		Define(t)
	}
}

func initTypeVar(tp func(Value) *TypeParam) {
	t := &typeVarType
	t.Getters = append(t.Getters,
		GetSetDef{Name: "__constraints__", Get: func(th *Thread, v Value) (Value, error) {
			return lazily(th, &tp(v).constraints, tp(v).evalConstraints, emptyTuple.Value())
		}},
		GetSetDef{Name: "evaluate_bound", Get: func(th *Thread, v Value) (Value, error) { return evaluatorOf(tp(v).bound, tp(v).evalBound), nil }},
		GetSetDef{Name: "evaluate_constraints", Get: func(th *Thread, v Value) (Value, error) {
			return evaluatorOf(tp(v).constraints, tp(v).evalConstraints), nil
		}})
	t.Methods = append(t.Methods,
		NativeDef{Sig: "__typing_subst__(self, arg, /)", Fn: func(th *Thread, a []Value) (Value, error) {
			return callTyping(th, "_typevar_subst", a[0], a[1])
		}},
		NativeDef{Sig: "__typing_prepare_subst__(self, alias, args, /)", Fn: func(th *Thread, a []Value) (Value, error) {
			params, err := GetAttrGo(th, a[1], "__parameters__")
			if err != nil {
				return Value{}, err
			}
			args, err := ToSlice(th, a[2])
			if err != nil {
				return Value{}, err
			}
			list, err := ToSlice(th, params)
			if err != nil {
				return Value{}, err
			}
			i := 0
			for i < len(list) && list[i] != a[0] {
				i++
			}
			if i < len(args) {
				return a[2], nil
			}
			if i == len(args) {
				d, err := lazily(th, &tp(a[0]).dflt, tp(a[0]).evalDefault, NoDefault)
				if err != nil {
					return Value{}, err
				}
				if d != NoDefault {
					return NewTuple(append(args[:len(args):len(args)], d)).Value(), nil
				}
			}
			s, err := StrOf(th, a[1])
			if err != nil {
				return Value{}, err
			}
			return Value{}, TypeErrorf("Too few arguments for %s; actual %d, expected at least %d", s.s, len(args), i+1)
		}})
}

func initParamSpec(tp func(Value) *TypeParam) {
	t := &paramSpecType
	part := func(pt *Type) UnaryFunc {
		return func(th *Thread, v Value) (Value, error) {
			return ValueOf(&(&paramSpecPart{Object{pt}, v}).Object), nil
		}
	}
	t.Getters = append(t.Getters,
		GetSetDef{Name: "args", Get: part(&paramSpecArgsType), Doc: "Represents positional arguments."},
		GetSetDef{Name: "kwargs", Get: part(&paramSpecKwargsType), Doc: "Represents keyword arguments."})
	t.Methods = append(t.Methods,
		NativeDef{Sig: "__typing_subst__(self, arg, /)", Fn: func(th *Thread, a []Value) (Value, error) {
			return callTyping(th, "_paramspec_subst", a[0], a[1])
		}},
		NativeDef{Sig: "__typing_prepare_subst__(self, alias, args, /)", Fn: func(th *Thread, a []Value) (Value, error) {
			return callTyping(th, "_paramspec_prepare_subst", a[0], a[1], a[2])
		}})
	for _, e := range []struct {
		t      *Type
		suffix string
	}{{&paramSpecArgsType, ".args"}, {&paramSpecKwargsType, ".kwargs"}} {
		p := e.t
		origin := func(v Value) Value { return Cast[paramSpecPart](v).origin }
		p.layout = LayoutOf[paramSpecPart]()
		p.Flags |= FlagHasWeakref
		p.NewSig = &NativeDef{Sig: "paramspec" + e.suffix[1:] + "(cls, origin)", Fn: func(th *Thread, a []Value) (Value, error) {
			return ValueOf(&(&paramSpecPart{Object{p}, a[1]}).Object), nil
		}}
		p.Repr = func(th *Thread, v Value) (Value, error) {
			if o := origin(v); o.Type() == t {
				return String(tp(o).name.s + e.suffix), nil
			}
			s, err := ReprGo(th, origin(v))
			return String(s + e.suffix), err
		}
		p.RichCompare = func(th *Thread, a, b Value, op CompareOp) (Value, error) {
			if a.Type() != p || b.Type() != p || op != EQ && op != NE {
				return NotImplemented, nil
			}
			eq, err := Equal(th, origin(a), origin(b))
			return Bool(eq == (op == EQ)), err
		}
		p.Traverse = func(v Value, visit func(Value)) int { visit(origin(v)); return 32 }
		p.Getters = []GetSetDef{{Name: "__origin__", Member: true, Get: func(th *Thread, v Value) (Value, error) { return origin(v), nil }}}
		p.Methods = []NativeDef{{Sig: "__mro_entries__(self, bases, /)", Fn: func(th *Thread, a []Value) (Value, error) {
			return Value{}, TypeErrorf("Cannot subclass an instance of %s", p.Name)
		}}}
		Define(p)
	}
}

func unpackIter(th *Thread, v Value) (Value, error) {
	u, err := typingAttr(th, "Unpack")
	if err != nil {
		return u, err
	}
	if u, err = GetItem(th, u, v); err != nil {
		return u, err
	}
	return Iter(th, TupleOf(u))
}

func initTypeVarTuple() {
	t := &typeVarTupleType
	t.Iter = unpackIter
	t.Methods = append(t.Methods,
		NativeDef{Sig: "__typing_subst__(self, arg, /)", Fn: func(th *Thread, a []Value) (Value, error) {
			return Value{}, TypeErrorf("Substitution of bare TypeVarTuple is not supported")
		}},
		NativeDef{Sig: "__typing_prepare_subst__(self, alias, args, /)", Fn: func(th *Thread, a []Value) (Value, error) {
			return callTyping(th, "_typevartuple_prepare_subst", a[0], a[1], a[2])
		}})
}

func initNoDefault() {
	t := &noDefaultType
	t.layout = LayoutOf[Object]()
	t.New = func(th *Thread, cls *Type, args []Value, kw []*Str) (Value, error) {
		if len(args) > 0 {
			return Value{}, TypeErrorf("NoDefaultType takes no arguments")
		}
		return NoDefault, nil
	}
	t.Repr = func(th *Thread, v Value) (Value, error) { return String("typing.NoDefault"), nil }
	t.Methods = []NativeDef{{Sig: "__reduce__(self, /)", Fn: func(th *Thread, a []Value) (Value, error) { return String("NoDefault"), nil }}}
	Define(t)
}

func initConstEvaluator() {
	t := &constEvaluatorType
	t.layout = LayoutOf[constEvaluator]()
	value := func(v Value) Value { return Cast[constEvaluator](v).value }
	t.Repr = func(th *Thread, v Value) (Value, error) {
		s, err := ReprGo(th, value(v))
		return String("<constevaluator " + s + ">"), err
	}
	t.Traverse = func(v Value, visit func(Value)) int { visit(value(v)); return 32 }
	t.Call = func(th *Thread, v Value, args []Value, kw []*Str) (Value, error) {
		if len(kw) > 0 {
			return Value{}, TypeErrorf("constevaluator.__call__() takes no keyword arguments")
		}
		if len(args) != 1 {
			return Value{}, TypeErrorf("constevaluator.__call__() takes exactly 1 argument (%d given)", len(args))
		}
		format, err := IndexInt(th, args[0])
		if err != nil {
			return Value{}, err
		}
		x := value(v)
		if format != 4 {
			return x, nil
		}
		if tup := ToTuple(x); tup != nil {
			text := "("
			for i, y := range tup.items {
				s, err := aliasRepr(th, y)
				if err != nil {
					return Value{}, err
				}
				if i > 0 {
					text += ", "
				}
				text += s
			}
			return String(text + ")"), nil
		}
		s, err := aliasRepr(th, x)
		return String(s), err
	}
	Define(t)
}
