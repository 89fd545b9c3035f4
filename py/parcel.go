package py

// This file defines how values pass between VMs: packed by the sender into a
// Parcel, which belongs to no VM, and unpacked by the receiver. What is immutable
// is shared, what can change is copied, and what cannot pass is the sender's error.

import (
	"fmt"
	"math/big"
)

// Parcel is a value on its way between VMs. Nothing in it changes any more.
type Parcel struct{ root *packed }

// packed is a value in a Parcel. Parts may lead back to it, as a list that holds itself.
type packed struct {
	kind  packedKind
	small Value // of what all VMs share: None, an int that fits, a float, ...
	big   *big.Int
	text  string // of str and bytes; the module of a name
	name  string // __qualname__ of something found by its name
	items []*packed
	code  any // of a function
}

type packedKind uint8

const (
	packedShared packedKind = iota
	packedBig
	packedStr
	packedBytes
	packedByteArray
	packedTuple
	packedList
	packedDict
	packedSet
	packedFrozenSet
	packedNamed    // a class or a function that the receiver can import
	packedFunction // the code of a function
	packedReduced  // what __reduce_ex__ gave
	packedOther    // something another package packs
)

// Packer packs and unpacks a type for other packages: what it returns must not change
// and must belong to no VM.
type Packer struct {
	Pack   func(th *Thread, v Value) (any, error)
	Unpack func(th *Thread, x any) (Value, error)
}

// Functions connect Parcels with the evaluator.
type Functions struct {
	// Code returns what stands for the function in any VM; why tells what is against it.
	Code func(fn Value) (code any, why string)
	// Make makes the function in another VM, with the globals.
	Make func(code any, globals *Dict) Value
}

type packing struct {
	th   *Thread
	seen map[Value]*packed
	n    int
}

// NotShareable returns the error of a value that cannot pass.
func NotShareable(th *Thread, v Value, why string) error {
	s, err := ReprGo(th, v)
	if err != nil {
		s = "<" + v.Type().Name + " object>"
	}
	if why != "" {
		why = ": " + why
	}
	return Errorf(NotShareableError, "%s does not support cross-interpreter data%s", s, why)
}

// Pack packs a value for another VM.
func Pack(th *Thread, v Value) (Parcel, error) {
	p := packing{th: th, seen: map[Value]*packed{}}
	r, err := p.pack(v)
	return Parcel{r}, err
}

func (p *packing) pack(v Value) (*packed, error) {
	if p.n++; p.n&255 == 0 {
		if err := p.th.Poll(); err != nil {
			return nil, err
		}
	}
	switch t := v.Type(); {
	case v.IsInt(), v.IsFloat(), v.IsNone(), t == &boolType, t == &ellipsisType, t == &notImplementedType:
		return &packed{kind: packedShared, small: v}, nil
	case t.Flags&FlagType != 0 && !(*Type)(v.ref).IsHeap():
		return &packed{kind: packedShared, small: v}, nil
	case t == &intType:
		b, _ := AsBigInt(v)
		return &packed{kind: packedBig, big: new(big.Int).Set(b)}, nil
	case t == &complexType:
		return &packed{kind: packedShared, small: v}, nil
	case t == &strType:
		return &packed{kind: packedStr, text: ToStr(v).s}, nil
	case t == &bytesType:
		return &packed{kind: packedBytes, text: ToBytes(v).String()}, nil
	}
	if r, ok := p.seen[v]; ok {
		return r, nil
	}
	if err := p.th.Enter(" while passing a value to another interpreter"); err != nil {
		return nil, err
	}
	defer p.th.Leave()
	r := &packed{}
	p.seen[v] = r
	var items []Value
	switch t := v.Type(); t {
	case &byteArrayType:
		r.kind, r.text = packedByteArray, string(ToByteArray(v).b)
		return r, nil
	case &tupleType:
		r.kind, items = packedTuple, ToTuple(v).items
	case &listType:
		r.kind, items = packedList, ToList(v).Items()
	case &dictType:
		r.kind = packedDict
		for i := 0; ; {
			k, x, ok := ToDict(v).Next(&i)
			if !ok {
				break
			}
			items = append(items, k, x)
		}
	case &setType:
		r.kind, items = packedSet, ToSet(v).Items()
	case &frozenSetType:
		r.kind, items = packedFrozenSet, ToSet(v).Items()
	default:
		return r, p.packOther(r, v)
	}
	if err := p.th.Charge(int64(len(items)) * 16); err != nil {
		return nil, err
	}
	for _, x := range items {
		s, err := p.pack(x)
		if err != nil {
			return nil, err
		}
		r.items = append(r.items, s)
	}
	return r, nil
}

func (p *packing) packOther(r *packed, v Value) error {
	th := p.th
	if k := v.Type().Packer; k != nil {
		x, err := k.Pack(th, v)
		r.kind, r.code = packedOther, packedBy{k, x}
		return err
	}
	if module, name, ok := p.byName(v); ok {
		r.kind, r.text, r.name = packedNamed, module, name
		return nil
	}
	if f := th.Interp.Functions.Code; f != nil {
		code, why := f(v)
		if why != "" {
			return NotShareable(th, v, why)
		}
		if code != nil {
			r.kind, r.code = packedFunction, code
			for _, attr := range []string{"__defaults__", "__kwdefaults__"} {
				x, err := GetAttrGo(th, v, attr)
				if err != nil {
					return err
				}
				s, err := p.pack(x)
				if err != nil {
					return err
				}
				r.items = append(r.items, s)
			}
			return nil
		}
	}
	return p.packReduced(r, v)
}

// packReduced packs an object by what its __reduce_ex__ says, as pickle does.
func (p *packing) packReduced(r *packed, v Value) error {
	th := p.th
	if v.Type().Flags&FlagType != 0 {
		return NotShareable(th, v, "the other interpreter cannot find it by its name")
	}
	red, err := th.CallMethodGo(v, "__reduce_ex__", Int(4))
	if err != nil {
		if AsException(err) == nil || IsException(err, RunInterrupt) {
			return err
		}
		return CausedBy(NotShareable(th, v, ""), err)
	}
	t := ToTuple(red)
	if t == nil || len(t.items) < 2 || len(t.items) > 5 || ToTuple(t.items[1]) == nil {
		return NotShareable(th, v, "")
	}
	r.kind = packedReduced
	for i, x := range t.items {
		if i >= 3 && !x.IsNone() {
			items, err := ToSlice(th, x)
			if err != nil {
				return err
			}
			x = NewTupleOwned(items).Value()
		}
		s, err := p.pack(x)
		if err != nil {
			return err
		}
		r.items = append(r.items, s)
	}
	return nil
}

// packedBy is what another package packed.
type packedBy struct {
	by *Packer
	x  any
}

// byName tells under which module and name the receiver finds the same thing. The
// module __main__ is another one there.
func (p *packing) byName(v Value) (module, name string, ok bool) {
	t := v.Type()
	if t.Flags&FlagType == 0 && t.Call == nil {
		return "", "", false
	}
	m, err := LookupAttrGo(p.th, v, "__module__")
	if err != nil || m.ref == nil || ToStr(m) == nil || ToStr(m).s == "__main__" {
		return "", "", false
	}
	q, err := LookupAttrGo(p.th, v, "__qualname__")
	if err != nil || q.ref == nil || ToStr(q) == nil {
		return "", "", false
	}
	found, err := named(p.th, ToStr(m).s, ToStr(q).s)
	return ToStr(m).s, ToStr(q).s, err == nil && found == v
}

// named finds a thing by its module and qualified name.
func named(th *Thread, module, name string) (Value, error) {
	v, err := th.Eval.Import(th, module, nil, TupleOf(String("*")), 0)
	for rest := name; err == nil && rest != ""; {
		part := rest
		rest = ""
		for i := range part {
			if part[i] == '.' {
				part, rest = part[:i], part[i+1:]
				break
			}
		}
		v, err = GetAttrGo(th, v, part)
	}
	return v, err
}

// Unpack makes the value in the VM of th.
func (p Parcel) Unpack(th *Thread) (Value, error) {
	u := unpacking{th: th, made: map[*packed]Value{}}
	return u.unpack(p.root)
}

type unpacking struct {
	th   *Thread
	made map[*packed]Value
	n    int
}

func (u *unpacking) unpack(p *packed) (Value, error) {
	if u.n++; u.n&255 == 0 {
		if err := u.th.Poll(); err != nil {
			return Value{}, err
		}
	}
	switch p.kind {
	case packedShared:
		return p.small, nil
	case packedBig:
		return BigInt(new(big.Int).Set(p.big)), nil
	case packedStr:
		return String(p.text), u.th.Charge(int64(len(p.text)))
	case packedBytes:
		return NewBytes(p.text), u.th.Charge(int64(len(p.text)))
	}
	if v, ok := u.made[p]; ok {
		return v, nil
	}
	if err := u.th.Enter(" while taking a value from another interpreter"); err != nil {
		return Value{}, err
	}
	defer u.th.Leave()
	if err := u.th.Charge(int64(len(p.text)+16*len(p.items)) + 32); err != nil {
		return Value{}, err
	}
	v, err := u.whole(p)
	u.made[p] = v
	return v, err
}

func (u *unpacking) whole(p *packed) (Value, error) {
	th := u.th
	switch p.kind {
	case packedByteArray:
		return NewByteArray([]byte(p.text)), nil
	case packedList:
		l := NewList(nil)
		u.made[p] = l.Value() // it may hold itself
		for _, x := range p.items {
			v, err := u.unpack(x)
			if err != nil {
				return v, err
			}
			l.Append(v)
		}
		return l.Value(), nil
	case packedDict:
		d := NewDict()
		u.made[p] = d.Value()
		for i := 0; i < len(p.items); i += 2 {
			k, err := u.unpack(p.items[i])
			if err != nil {
				return k, err
			}
			v, err := u.unpack(p.items[i+1])
			if err != nil {
				return v, err
			}
			if err := d.Set(th, k, v); err != nil {
				return Value{}, err
			}
		}
		return d.Value(), nil
	case packedTuple, packedSet, packedFrozenSet, packedFunction:
		items := make([]Value, len(p.items))
		for i, x := range p.items {
			var err error
			if items[i], err = u.unpack(x); err != nil {
				return Value{}, err
			}
		}
		switch p.kind {
		case packedTuple:
			return NewTupleOwned(items).Value(), nil
		case packedFunction:
			return u.function(p, items)
		case packedSet:
			s, err := NewSetFrom(th, NewTupleOwned(items).Value())
			if err != nil {
				return Value{}, err
			}
			return s.Value(), nil
		}
		s, err := NewFrozenSet(th, items)
		if err != nil {
			return Value{}, err
		}
		return s.Value(), nil
	case packedNamed:
		return named(th, p.text, p.name)
	case packedOther:
		o := p.code.(packedBy)
		return o.by.Unpack(th, o.x)
	case packedReduced:
		return u.reduced(p)
	}
	panic(fmt.Sprint("py: unknown kind in a parcel: ", p.kind))
}

// reduced makes an object again, as pickle does.
func (u *unpacking) reduced(p *packed) (Value, error) {
	th := u.th
	fn, err := u.unpack(p.items[0])
	if err != nil {
		return fn, err
	}
	args, err := u.unpack(p.items[1])
	if err != nil {
		return args, err
	}
	v, err := th.CallTuple(fn, ToTuple(args).items, nil)
	if err != nil {
		return v, err
	}
	u.made[p] = v
	rest := make([]Value, 3)
	for i := range rest {
		rest[i] = None
		if i+2 < len(p.items) {
			if rest[i], err = u.unpack(p.items[i+2]); err != nil {
				return v, err
			}
		}
	}
	if err := setState(th, v, rest[0]); err != nil {
		return v, err
	}
	if t := ToTuple(rest[1]); t != nil {
		for _, x := range t.items {
			if _, err := th.CallMethodGo(v, "append", x); err != nil {
				return v, err
			}
		}
	}
	if t := ToTuple(rest[2]); t != nil {
		for _, x := range t.items {
			kv := ToTuple(x)
			if kv == nil || len(kv.items) != 2 {
				return v, TypeErrorf("the items of a mapping must be pairs")
			}
			if err := SetItem(th, v, kv.items[0], kv.items[1]); err != nil {
				return v, err
			}
		}
	}
	return v, nil
}

// setState gives an object its attributes: a dict, or a tuple of one and of those
// that are in slots.
func setState(th *Thread, v, state Value) error {
	if state.IsNone() {
		return nil
	}
	if m, err := LookupAttrGo(th, v, "__setstate__"); err != nil {
		return err
	} else if m.ref != nil {
		_, err = th.Call(m, state)
		return err
	}
	parts := []Value{state}
	if t := ToTuple(state); t != nil {
		parts = t.items
	}
	for _, x := range parts {
		d := ToDict(x)
		for i := 0; d != nil; {
			k, a, ok := d.Next(&i)
			if !ok {
				break
			}
			name := ToStr(k)
			if name == nil {
				return TypeErrorf("attribute name must be string, not '%s'", k.Type().FullName())
			}
			if err := SetAttr(th, v, th.InternStr(name), a); err != nil {
				return err
			}
		}
	}
	return nil
}

func (u *unpacking) function(p *packed, items []Value) (Value, error) {
	th := u.th
	main, err := th.Eval.Import(th, "__main__", nil, None, 0)
	if err != nil {
		return Value{}, err
	}
	fn := th.Interp.Functions.Make(p.code, ToModule(main).Dict)
	for i, attr := range []string{"__defaults__", "__kwdefaults__"} {
		if err := SetAttr(th, fn, th.Intern(attr), items[i]); err != nil {
			return Value{}, err
		}
	}
	return fn, nil
}

// IsShareable reports whether v passes as it is, without a copy that the receiver
// can tell from it.
func IsShareable(v Value) bool {
	switch t := v.Type(); {
	case v.IsInt(), v.IsFloat(), v.IsNone(), t == &boolType, t == &intType, t == &strType, t == &bytesType:
		return true
	case t == &tupleType:
		todo := []Value{v}
		for n := 0; len(todo) > 0 && n < 1_000_000; n++ {
			x := todo[len(todo)-1]
			todo = todo[:len(todo)-1]
			if t := ToTuple(x); t != nil && x.Type() == &tupleType {
				todo = append(todo, t.items...)
			} else if !IsShareable(x) {
				return false
			}
		}
		return len(todo) == 0
	default:
		return t.Packer != nil
	}
}
