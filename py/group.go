package py

// This file defines exception groups (PEP 654).

import (
	"fmt"
	"slices"
)

// GroupExceptions returns the exceptions of a group, or nil for other exceptions.
func GroupExceptions(e *Exception) []Value {
	if e.typ.IsSubtype(BaseExceptionGroup) {
		if t := ToTuple(e.Fields[FieldExceptions]); t != nil {
			return t.items
		}
	}
	return nil
}

func initGroups() {
	t := BaseExceptionGroup
	get := func(name string, i int) GetSetDef {
		return GetSetDef{Name: name, Member: true, Get: func(th *Thread, self Value) (Value, error) { return ToException(self).Fields[i], nil }}
	}
	t.Getters = []GetSetDef{get("message", FieldGroupMsg), get("exceptions", FieldExceptions)}
	t.New = func(th *Thread, cls *Type, args []Value, kw []*Str) (Value, error) {
		if len(kw) > 0 {
			return Value{}, TypeErrorf("%s() takes no keyword arguments", cls.Name)
		}
		if len(args) != 2 {
			return Value{}, TypeErrorf("BaseExceptionGroup.__new__() takes exactly 2 arguments (%d given)", len(args))
		}
		if ToStr(args[0]) == nil {
			return Value{}, TypeErrorf("BaseExceptionGroup.__new__() argument 1 must be str, not %s", args[0].Type().FullName())
		}
		if ToTuple(args[1]) == nil && ToList(args[1]) == nil && args[1].Type().SeqItem == nil {
			return Value{}, TypeErrorf("second argument (exceptions) must be a sequence")
		}
		items, err := ToSlice(th, args[1])
		if err != nil {
			return Value{}, err
		}
		if len(items) == 0 {
			return Value{}, ValueErrorf("second argument (exceptions) must be a non-empty sequence")
		}
		nested := false
		for i, v := range items {
			e := ToException(v)
			if e == nil {
				return Value{}, ValueErrorf("Item %d of second argument (exceptions) is not an exception", i)
			}
			if !e.typ.IsSubtype(ExceptionType) {
				nested = true
			}
		}
		switch {
		case cls == t && !nested:
			cls = ExceptionGroup
		case cls == ExceptionGroup && nested:
			return Value{}, TypeErrorf("Cannot nest BaseExceptions in an ExceptionGroup")
		case nested && cls.IsSubtype(ExceptionType):
			return Value{}, TypeErrorf("Cannot nest BaseExceptions in '%s'", cls.Name)
		}
		v, err := BaseException.New(th, cls, args, nil)
		if err != nil {
			return Value{}, err
		}
		e := ToException(v)
		e.Fields[FieldGroupMsg], e.Fields[FieldExceptions] = args[0], NewTupleOwned(items).Value()
		return v, nil
	}
	t.Init = func(th *Thread, self Value, args []Value, kw []*Str) error {
		ToException(self).Args = NewTuple(args[:len(args)-len(kw)])
		return nil
	}
	t.Str = func(th *Thread, self Value) (Value, error) {
		e := ToException(self)
		n := len(GroupExceptions(e))
		s := ""
		if n > 1 {
			s = "s"
		}
		return String(fmt.Sprintf("%s (%d sub-exception%s)", ToStr(e.Fields[FieldGroupMsg]).s, n, s)), nil
	}
	t.Methods = []NativeDef{
		{Sig: "derive(self, excs, /)", Fn: func(th *Thread, a []Value) (Value, error) {
			return th.Call(t.Value(), ToException(a[0]).Fields[FieldGroupMsg], a[1])
		}},
		{Sig: "split(self, matcher_value, /)", Fn: func(th *Thread, a []Value) (Value, error) {
			m, err := groupMatcher(th, a[1])
			if err != nil {
				return Value{}, err
			}
			yes, no, err := SplitGroup(th, ToException(a[0]), m)
			return TupleOf(orNone(yes), orNone(no)), err
		}},
		{Sig: "subgroup(self, matcher_value, /)", Fn: func(th *Thread, a []Value) (Value, error) {
			m, err := groupMatcher(th, a[1])
			if err != nil {
				return Value{}, err
			}
			yes, _, err := SplitGroup(th, ToException(a[0]), m)
			return orNone(yes), err
		}},
		{Sig: "__class_getitem__(cls, item, /)", Flags: ClassMethod, Fn: classGetItem},
	}
}

func orNone(e *Exception) Value {
	if e == nil {
		return None
	}
	return e.Value()
}

func groupMatcher(th *Thread, m Value) (func(e *Exception) (bool, error), error) {
	if areExceptionClasses(m) {
		return func(e *Exception) (bool, error) { return ExceptionMatches(th, e, m) }, nil
	}
	if m.Type().Call != nil && ToType(m) == nil {
		return func(e *Exception) (bool, error) {
			v, err := th.Call(m, e.Value())
			if err != nil {
				return false, err
			}
			return Truth(th, v)
		}, nil
	}
	return nil, TypeErrorf("expected an exception type, a tuple of exception types, or a callable (other than a class)")
}

func areExceptionClasses(v Value) bool {
	isOne := func(v Value) bool {
		t := ToType(v)
		return t != nil && t.IsSubtype(BaseException)
	}
	if tup := ToTuple(v); tup != nil {
		return !slices.ContainsFunc(tup.items, func(c Value) bool { return !isOne(c) })
	}
	return isOne(v)
}

// ExceptionMatches reports whether "except classes" catches e, if it is not nil; other values than
// exception classes are a TypeError.
func ExceptionMatches(th *Thread, e *Exception, classes Value) (bool, error) {
	if !areExceptionClasses(classes) {
		return false, TypeErrorf("catching classes that do not inherit from BaseException is not allowed")
	}
	if e == nil {
		return false, nil
	}
	if tup := ToTuple(classes); tup != nil {
		return slices.ContainsFunc(tup.items, func(c Value) bool { return e.typ.IsSubtype(ToType(c)) }), nil
	}
	return e.typ.IsSubtype(ToType(classes)), nil
}

// SplitGroup splits e, by its leaves if it is a group, in what matches and the rest.
func SplitGroup(th *Thread, e *Exception, match func(*Exception) (bool, error)) (yes, no *Exception, err error) {
	if err := th.Enter(" in exception group"); err != nil {
		return nil, nil, err
	}
	defer th.Leave()
	ok, err := match(e)
	if err != nil {
		return nil, nil, err
	}
	if ok {
		return e, nil, nil
	}
	subs := GroupExceptions(e)
	if subs == nil {
		return nil, e, nil
	}
	var ys, ns []Value
	for _, s := range subs {
		y, n, err := SplitGroup(th, ToException(s), match)
		if err != nil {
			return nil, nil, err
		}
		if y != nil {
			ys = append(ys, y.Value())
		}
		if n != nil {
			ns = append(ns, n.Value())
		}
	}
	if yes, err = DeriveGroup(th, e, ys); err == nil {
		no, err = DeriveGroup(th, e, ns)
	}
	return yes, no, err
}

// DeriveGroup returns a group like e with other exceptions, or nil for none.
func DeriveGroup(th *Thread, e *Exception, excs []Value) (*Exception, error) {
	if len(excs) == 0 {
		return nil, nil
	}
	v, err := th.CallMethodGo(e.Value(), "derive", ListOf(excs))
	if err != nil {
		return nil, err
	}
	g := ToException(v)
	if g == nil || !g.typ.IsSubtype(BaseExceptionGroup) {
		return nil, TypeErrorf("derive must return an instance of BaseExceptionGroup")
	}
	g.Traceback, g.Context, g.Cause = e.Traceback, e.Context, e.Cause
	g.Suppress = true // as with any cause that is set, also if that is None
	notes, err := LookupAttrGo(th, e.Value(), "__notes__")
	if err != nil {
		return nil, err
	}
	if notes.ref != nil {
		if s, err := ToSlice(th, notes); err == nil {
			if err := SetAttr(th, v, th.Intern("__notes__"), ListOf(s)); err != nil {
				return nil, err
			}
		}
	}
	return g, nil
}
