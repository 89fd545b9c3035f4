package py

// This file defines calling: of any callable, of methods by name, of special methods.

// Call calls fn with positional arguments.
func (th *Thread) Call(fn Value, args ...Value) (Value, error) {
	buf, mark := th.pushArgs(len(args))
	copy(buf, args)
	v, err := th.CallKw(fn, buf, nil)
	th.PopArgs(mark)
	return v, err
}

// CallKw calls fn; the values of the keyword arguments kw are the last of args,
// which is not kept.
func (th *Thread) CallKw(fn Value, args []Value, kw []*Str) (Value, error) {
	call := fn.Type().Call
	if call == nil {
		return Value{}, TypeErrorf("'%s' object is not callable", fn.Type().FullName())
	}
	if err := th.Enter(""); err != nil {
		return Value{}, err
	}
	v, err := call(th, fn, args, kw)
	th.Leave()
	return v, err
}

// CallMethod calls the method name of obj.
func (th *Thread) CallMethod(obj Value, name *Str, args ...Value) (Value, error) {
	fn, self, err := GetMethod(th, obj, name)
	if err != nil {
		return Value{}, err
	}
	buf, mark := th.PushArgs(len(args) + 1)
	copy(buf[1:], args)
	if self.ref != nil {
		buf[0] = self
	} else {
		buf = buf[1:]
	}
	v, err := th.CallKw(fn, buf, nil)
	th.PopArgs(mark)
	return v, err
}

// CallMethodGo is CallMethod for a name known at the call site only.
func (th *Thread) CallMethodGo(obj Value, name string, args ...Value) (Value, error) {
	return th.CallMethod(obj, th.Intern(name), args...)
}

// KeywordError is the error of a call of fn with a keyword that is no string.
func KeywordError(fn Value) error {
	if fn.Type().Call == nil {
		return TypeErrorf("'%s' object is not callable", fn.Type().FullName())
	}
	return TypeErrorf("keywords must be strings")
}

// CallTuple calls fn(*args, **kwargs); kwargs may be nil.
func (th *Thread) CallTuple(fn Value, args []Value, kwargs *Dict) (Value, error) {
	n := len(args)
	if kwargs == nil || kwargs.used == 0 {
		buf, mark := th.PushArgs(n)
		copy(buf, args)
		v, err := th.CallKw(fn, buf, nil)
		th.PopArgs(mark)
		return v, err
	}
	buf, mark := th.PushArgs(n + kwargs.used)
	copy(buf, args)
	kw := make([]*Str, 0, kwargs.used)
	for i := 0; ; {
		k, v, ok := kwargs.Next(&i)
		if !ok {
			break
		}
		s := ToStr(k)
		if s == nil {
			th.PopArgs(mark)
			return Value{}, KeywordError(fn)
		}
		buf[n+len(kw)] = v
		kw = append(kw, th.InternStr(s))
	}
	v, err := th.CallKw(fn, buf, kw)
	th.PopArgs(mark)
	return v, err
}

// lookupSpecial finds a special method of v on its type and binds it: what
// implicit calls such as len() do. found is false if there is none.
func lookupSpecial(th *Thread, v Value, name *Str) (fn, self Value, found bool, err error) {
	t := v.Type()
	m, ok := t.Lookup(name)
	if !ok {
		return Value{}, Value{}, false, nil
	}
	mt := m.Type()
	if mt.Flags&FlagMethodDescr != 0 {
		return m, v, true, nil
	}
	if mt.DescrGet != nil {
		m, err = mt.DescrGet(th, m, v, t)
		return m, Value{}, err == nil, err
	}
	return m, Value{}, true, nil
}

// SpecialMethod finds a special method in v's type: a function and the self to put
// in front of its arguments, or a callable and absent.
func SpecialMethod(th *Thread, v Value, name *Str) (fn, self Value, found bool, err error) {
	return lookupSpecial(th, v, name)
}

// BindMethod returns the bound method of a function that SpecialMethod found.
func BindMethod(fn, self Value) Value { return bindMethod(fn, self) }

// LookupSpecial is lookupSpecial for other packages: the bound method, or absent.
func LookupSpecial(th *Thread, v Value, name string) (Value, error) {
	fn, self, ok, err := lookupSpecial(th, v, th.Intern(name))
	if !ok || err != nil {
		return Value{}, err
	}
	if self.ref != nil {
		return bindMethod(fn, self), nil
	}
	return fn, nil
}

// callSpecial calls the special method name of v; found is false if there is none.
func callSpecial(th *Thread, v Value, name *Str, args ...Value) (res Value, found bool, err error) {
	fn, self, ok, err := lookupSpecial(th, v, name)
	if !ok || err != nil {
		return Value{}, false, err
	}
	buf, mark := th.PushArgs(len(args) + 1)
	copy(buf[1:], args)
	if self.ref != nil {
		buf[0] = self
	} else {
		buf = buf[1:]
	}
	res, err = th.CallKw(fn, buf, nil)
	th.PopArgs(mark)
	return res, true, err
}
