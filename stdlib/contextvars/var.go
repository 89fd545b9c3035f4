package contextvars

// This file defines the types ContextVar and Token.

import (
	"github.com/hognose/hognose/py"
)

// contextVar is the Python type ContextVar.
type contextVar struct {
	py.Object
	name py.Value
	def  py.Value // absent: none
	hash uint32   // no other variable of the VM has it
}

var varType = &py.Type{Name: "ContextVar", Module: "_contextvars", Flags: py.FlagHasWeakref, Doc: "A variable that each context has its own value of."}

func varOf(v py.Value) *contextVar { return py.Cast[contextVar](v) }

func (x *contextVar) value() py.Value { return py.ValueOf(&x.Object) }

// counterKey is the key of the number of variables that the VM has made.
type counterKey struct{}

func newVar(th *py.Thread, name, def py.Value) *contextVar {
	n := th.Interp.State(counterKey{}, func() any { return new(uint32) }).(*uint32)
	*n++
	x := py.New[contextVar](varType)
	x.name, x.def = name, def
	x.hash = *n * 0x9E3779B1 // odd: distinct numbers stay distinct
	return x
}

func init() {
	initVar()
	initToken()
}

func initVar() {
	t := varType
	t.SetLayout(py.LayoutOf[contextVar]())
	t.NewSig = &py.NativeDef{Sig: "ContextVar(cls, name, /, *, default=?)", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		if py.ToStr(a[1]) == nil {
			return py.Value{}, py.TypeErrorf("context variable name must be a str")
		}
		return newVar(th, a[1], a[2]).value(), nil
	}}
	t.Repr = func(th *py.Thread, v py.Value) (py.Value, error) {
		x := varOf(v)
		s, err := py.ReprGo(th, x.name)
		if err != nil {
			return py.Value{}, err
		}
		s = "<ContextVar name=" + s
		if !x.def.IsAbsent() {
			if th.ReprEnter(v) {
				return py.String(s + " default=...>"), nil
			}
			d, err := py.ReprGo(th, x.def)
			th.ReprLeave(v)
			if err != nil {
				return py.Value{}, err
			}
			s += " default=" + d
		}
		return py.String(s + " at " + address(v) + ">"), nil
	}
	t.Getters = []py.GetSetDef{{Name: "name", Member: true, Get: func(th *py.Thread, v py.Value) (py.Value, error) { return varOf(v).name, nil }}}
	t.Methods = []py.NativeDef{
		{Sig: "get(self, default=?, /)", Doc: "Return the variable's value in the current context.\n\nIf it has none: the argument default, or the default of the variable; LookupError without either.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			x := varOf(a[0])
			if !th.Context.IsAbsent() {
				if v, ok := contextOf(th.Context).vars.get(x); ok {
					return v, nil
				}
			}
			switch {
			case !a[1].IsAbsent():
				return a[1], nil
			case !x.def.IsAbsent():
				return x.def, nil
			}
			return py.Value{}, py.NewException(py.LookupError, a[0])
		}},
		{Sig: "set(self, value, /)", Doc: "Set the variable in the current context.\n\nReturn a token with which reset() takes that back.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			x, c := varOf(a[0]), current(th)
			t := py.New[token](tokenType)
			t.x, t.ctx = x, c
			t.old, _ = c.vars.get(x)
			c.vars = c.vars.with(x, a[1])
			return py.ValueOf(&t.Object), nil
		}},
		{Sig: "reset(self, token, /)", Doc: "Give the variable back the value it had before the set() that returned this token.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			if a[1].Type() != tokenType {
				return py.Value{}, py.TypeErrorf("expected an instance of Token, got %s", safeRepr(th, a[1]))
			}
			return py.None, reset(th, varOf(a[0]), a[1])
		}},
		{Sig: "__class_getitem__(cls, item, /)", Doc: "See PEP 585", Flags: py.ClassMethod, Fn: classGetItem},
	}
	py.Define(t)
}

func classGetItem(th *py.Thread, a []py.Value) (py.Value, error) {
	return py.NewGenericAlias(a[0], a[1]), nil
}

// token is the Python type Token: what takes a set() back.
type token struct {
	py.Object
	x    *contextVar
	ctx  *context
	old  py.Value // absent: there was no value
	used bool
}

var (
	tokenType   = &py.Type{Name: "Token", Module: "_contextvars", Doc: "What takes one ContextVar.set() back; a context manager that does so at its end."}
	missingType = &py.Type{Name: "Token.MISSING", Flags: py.FlagNoInstantiate}
	missing     = func() py.Value {
		o := new(py.Object)
		o.SetType(missingType)
		return py.ValueOf(o)
	}()
)

func tokenOf(v py.Value) *token { return py.Cast[token](v) }

func initToken() {
	missingType.SetLayout(py.LayoutOf[py.Object]())
	missingType.Repr = func(th *py.Thread, v py.Value) (py.Value, error) { return py.String("<Token.MISSING>"), nil }
	py.Define(missingType)
	t := tokenType
	t.SetLayout(py.LayoutOf[token]())
	t.New = func(th *py.Thread, cls *py.Type, args []py.Value, kw []*py.Str) (py.Value, error) {
		return py.Value{}, py.RuntimeErrorf("Tokens can only be created by ContextVars")
	}
	t.Hash = py.HashNone
	t.Repr = func(th *py.Thread, v py.Value) (py.Value, error) {
		k := tokenOf(v)
		s, err := py.ReprGo(th, k.x.value())
		if err != nil {
			return py.Value{}, err
		}
		used := ""
		if k.used {
			used = " used"
		}
		return py.String("<Token" + used + " var=" + s + " at " + address(v) + ">"), nil
	}
	t.Getters = []py.GetSetDef{
		{Name: "var", Get: func(th *py.Thread, v py.Value) (py.Value, error) { return tokenOf(v).x.value(), nil }},
		{Name: "old_value", Get: func(th *py.Thread, v py.Value) (py.Value, error) {
			if old := tokenOf(v).old; !old.IsAbsent() {
				return old, nil
			}
			return missing, nil
		}},
	}
	t.Methods = []py.NativeDef{
		{Sig: "__enter__(self, /)", Doc: "Enter into Token context manager.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) { return a[0], nil }},
		{Sig: "__exit__(self, type, value, traceback, /)", Doc: "Exit from Token context manager, restore the linked ContextVar.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			return py.None, reset(th, tokenOf(a[0]).x, a[0])
		}},
		{Sig: "__class_getitem__(cls, item, /)", Doc: "See PEP 585", Flags: py.ClassMethod, Fn: classGetItem},
	}
	py.Define(t)
	t.SetStatic("MISSING", missing)
}

// reset takes back the set() that made the token.
func reset(th *py.Thread, x *contextVar, tok py.Value) error {
	k := tokenOf(tok)
	c := current(th)
	switch {
	case k.used:
		return py.RuntimeErrorf("%s has already been used once", safeRepr(th, tok))
	case k.x != x:
		return py.ValueErrorf("%s was created by a different ContextVar", safeRepr(th, tok))
	case k.ctx != c:
		return py.ValueErrorf("%s was created in a different Context", safeRepr(th, tok))
	}
	k.used = true
	if k.old.IsAbsent() {
		c.vars = c.vars.without(x)
	} else {
		c.vars = c.vars.with(x, k.old)
	}
	return nil
}
