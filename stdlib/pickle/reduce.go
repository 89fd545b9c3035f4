package pickle

// This file writes objects of other types: by what __reduce_ex__ returns, or by name.

import (
	"encoding/binary"
	"strings"

	"github.com/hognose/hognose/internal/wtf8"
	"github.com/hognose/hognose/py"
)

// reduced is what __reduce_ex__ returns; what is None or left out is absent.
type reduced struct {
	fn, args, state, listItems, dictItems, setter py.Value
}

func (p *pickler) saveOther(th *py.Thread, v py.Value, t *py.Type) error {
	if t == pickleBufferType {
		return p.saveBuffer(th, v)
	}
	rv := py.NotImplemented
	var err error
	if !p.reducer.IsAbsent() {
		if rv, err = th.Call(p.reducer, v); err != nil {
			return err
		}
	}
	if rv == py.NotImplemented {
		switch {
		case t == py.TypeType:
			return p.saveType(th, v)
		case t.Name == "function" && !t.IsHeap(): // the evaluator's type
			return p.saveGlobal(th, v, py.Value{})
		}
		if rv, err = p.reduce(th, v, t); err != nil {
			return err
		}
		if rv.IsAbsent() {
			return p.saveGlobal(th, v, py.Value{})
		}
	}
	if py.ToStr(rv) != nil {
		return p.saveGlobal(th, v, rv)
	}
	err = p.saveReduced(th, rv, v)
	if err != nil {
		note(th, err, "when serializing "+typeName(th, v)+" object")
	}
	return err
}

// reduce calls what reduces v; absent for a class, which is written by name.
func (p *pickler) reduce(th *py.Thread, v py.Value, t *py.Type) (py.Value, error) {
	var f py.Value
	var err error
	if !p.dispatch.IsAbsent() {
		if f, err = py.GetItem(th, p.dispatch, t.Value()); err != nil {
			if !py.IsException(err, py.KeyError) {
				return py.Value{}, err
			}
			f = py.Value{}
		}
	} else if f, _, err = p.table.Get(th, t.Value()); err != nil {
		return py.Value{}, err
	}
	if !f.IsAbsent() {
		return th.Call(f, v)
	}
	if t.IsSubtype(py.TypeType) {
		return py.Value{}, nil
	}
	if f, err = py.LookupAttr(th, v, nameReduceEx); err != nil {
		return py.Value{}, err
	}
	if !f.IsAbsent() {
		return th.Call(f, py.Int(int64(p.proto)))
	}
	if f, err = py.LookupAttrGo(th, v, "__reduce__"); err != nil {
		return py.Value{}, err
	}
	if !f.IsAbsent() {
		return th.Call(f)
	}
	r, err := py.ReprGo(th, v)
	if err != nil {
		return py.Value{}, err
	}
	return py.Value{}, picklingErrorf("Can't pickle '%s' object: %s", t.Name, r)
}

func (p *pickler) saveReduced(th *py.Thread, rv, v py.Value) error {
	t := py.ToTuple(rv)
	if t == nil {
		return picklingErrorf("__reduce__ must return a string or tuple, not %s", typeName(th, rv))
	}
	items := t.Items()
	if len(items) < 2 || len(items) > 6 {
		return picklingErrorf("tuple returned by __reduce__ must contain 2 through 6 elements")
	}
	var r reduced
	for i, f := range []*py.Value{&r.fn, &r.args, &r.state, &r.listItems, &r.dictItems, &r.setter} {
		if i < len(items) && (i < 2 || !items[i].IsNone()) {
			*f = items[i]
		}
	}
	for _, it := range []struct {
		v     py.Value
		which string
	}{{r.listItems, "fourth"}, {r.dictItems, "fifth"}} {
		if !it.v.IsAbsent() && it.v.Type().Slots.Next == nil {
			return picklingErrorf("%s item of the tuple returned by __reduce__ must be an iterator, not %s", it.which, typeName(th, it.v))
		}
	}
	if !r.setter.IsAbsent() && r.setter.Type().Call == nil {
		return picklingErrorf("sixth item of the tuple returned by __reduce__ must be callable, not %s", typeName(th, r.setter))
	}
	return p.saveReduce(th, r, v)
}

// saveReduce writes what __reduce_ex__ returned for v.
func (p *pickler) saveReduce(th *py.Thread, r reduced, v py.Value) error {
	if r.fn.Type().Call == nil {
		return picklingErrorf("first item of the tuple returned by __reduce__ must be callable, not %s", typeName(th, r.fn))
	}
	args := py.ToTuple(r.args)
	if args == nil {
		return picklingErrorf("second item of the tuple returned by __reduce__ must be a tuple, not %s", typeName(th, r.args))
	}
	name := ""
	if p.proto >= 2 {
		n, err := py.LookupAttr(th, r.fn, nameName)
		if err != nil {
			return err
		}
		if s := py.ToStr(n); !n.IsAbsent() && s != nil {
			name = s.String()
		}
	}
	var err error
	switch name {
	case "__newobj_ex__":
		err = p.saveNewObjEx(th, args.Items(), v)
	case "__newobj__":
		err = p.saveNewObj(th, args.Items(), v)
	default:
		if err = p.save(th, r.fn, true); err == nil {
			if err = p.save(th, r.args, true); err == nil {
				p.op(opReduce)
			}
		}
	}
	if err != nil {
		return err
	}
	if i, ok := p.memo.find(v); ok { // it is in itself, and was written meanwhile
		p.op(opPop)
		p.get(i)
	} else if err := p.put(th, v); err != nil {
		return err
	}
	if !r.listItems.IsAbsent() {
		if err := p.saveListItems(th, r.listItems, v); err != nil {
			return err
		}
	}
	if !r.dictItems.IsAbsent() {
		if err := p.saveDictItems(th, r.dictItems, v); err != nil {
			return err
		}
	}
	return p.saveState(th, r, v)
}

func (p *pickler) saveState(th *py.Thread, r reduced, v py.Value) error {
	if r.state.IsAbsent() {
		return nil
	}
	parts := []py.Value{r.state}
	if !r.setter.IsAbsent() {
		parts = []py.Value{r.setter, v, r.state}
	}
	for _, x := range parts {
		if err := p.save(th, x, true); err != nil {
			note(th, err, "when serializing "+typeName(th, v)+" state")
			return err
		}
	}
	if r.setter.IsAbsent() {
		p.op(opBuild)
	} else {
		p.out = append(p.out, opTuple2, opReduce, opPop)
	}
	return nil
}

// checkNew checks the class of __newobj__ and __newobj_ex__.
func checkNew(th *py.Thread, fn string, cls, v py.Value) error {
	f, err := py.LookupAttr(th, cls, nameNew)
	if err != nil {
		return err
	}
	if f.IsAbsent() {
		return picklingErrorf("first argument to %s() has no __new__", fn)
	}
	own, err := py.GetAttr(th, v, nameClass)
	if err != nil {
		return err
	}
	if own != cls {
		a, err := py.ReprGo(th, own)
		if err != nil {
			return err
		}
		b, err := py.ReprGo(th, cls)
		if err != nil {
			return err
		}
		return picklingErrorf("first argument to %s() must be %s, not %s", fn, a, b)
	}
	return nil
}

func (p *pickler) saveNewObj(th *py.Thread, args []py.Value, v py.Value) error {
	if len(args) < 1 {
		return picklingErrorf("__newobj__ expected at least 1 argument, got 0")
	}
	if err := checkNew(th, "__newobj__", args[0], v); err != nil {
		return err
	}
	if err := p.save(th, args[0], true); err != nil {
		return err
	}
	if err := p.save(th, py.NewTuple(args[1:]).Value(), true); err != nil {
		return err
	}
	p.op(opNewObj)
	return nil
}

func (p *pickler) saveNewObjEx(th *py.Thread, args []py.Value, v py.Value) error {
	if len(args) != 3 {
		return picklingErrorf("__newobj_ex__ expected 3 arguments, got %d", len(args))
	}
	cls, pos, kw := args[0], py.ToTuple(args[1]), py.ToDict(args[2])
	if pos == nil {
		return picklingErrorf("second argument to __newobj_ex__() must be a tuple, not %s", typeName(th, args[1]))
	}
	if kw == nil {
		return picklingErrorf("third argument to __newobj_ex__() must be a dict, not %s", typeName(th, args[2]))
	}
	if err := checkNew(th, "__newobj_ex__", cls, v); err != nil {
		return err
	}
	if p.proto >= 4 {
		for _, x := range args {
			if err := p.save(th, x, true); err != nil {
				return err
			}
		}
		p.op(opNewObjEx)
		return nil
	}
	f, err := call(th, "_new_partial", args...)
	if err != nil {
		return err
	}
	if err := p.save(th, f, true); err != nil {
		return err
	}
	if err := p.save(th, py.TupleOf(), true); err != nil {
		return err
	}
	p.op(opReduce)
	return nil
}

// saveListItems writes the items of an iterator, to be appended to v.
func (p *pickler) saveListItems(th *py.Thread, items, v py.Value) error {
	it, err := py.Iter(th, items)
	if err != nil {
		return err
	}
	return p.appends(th, v, func(int) (py.Value, error) { return py.Next(th, it) })
}

// saveDictItems writes the pairs of an iterator, to be set in v.
func (p *pickler) saveDictItems(th *py.Thread, items, v py.Value) error {
	it, err := py.Iter(th, items)
	if err != nil {
		return err
	}
	return p.setItems(th, v, func() (k, x py.Value, err error) {
		pair, err := py.Next(th, it)
		if err != nil || pair.IsAbsent() {
			return k, x, err
		}
		t := py.ToTuple(pair)
		if t == nil || len(t.Items()) != 2 {
			return k, x, py.TypeErrorf("dict items iterator must return 2-tuples")
		}
		return t.Items()[0], t.Items()[1], nil
	})
}

func (p *pickler) saveType(th *py.Thread, v py.Value) error {
	for _, single := range []py.Value{py.None, py.NotImplemented, py.Ellipsis} {
		if v == single.Type().Value() {
			return p.saveReduce(th, reduced{fn: py.TypeType.Value(), args: py.TupleOf(single)}, v)
		}
	}
	return p.saveGlobal(th, v, py.Value{})
}

// saveGlobal writes a class or function by its module and name. What is found there
// must be v itself.
func (p *pickler) saveGlobal(th *py.Thread, v, name py.Value) error {
	// Finding it is left to Python code: it is done once for each class.
	found, err := call(th, "_find_global", v, orNone(name), py.Bool(p.proto >= 2))
	if err != nil {
		return err
	}
	parts := py.ToTuple(found).Items() // module, name, extension code or None
	if !parts[2].IsNone() {
		code := parts[2].Int()
		switch {
		case code <= 0xff:
			p.out = append(p.out, opExt1, byte(code))
		case code <= 0xffff:
			p.out = append(p.out, opExt2, byte(code), byte(code>>8))
		default:
			p.out = binary.LittleEndian.AppendUint32(append(p.out, opExt4), uint32(code))
		}
		return nil
	}
	module, dotted := parts[0], py.ToStr(parts[1]).String()
	if p.proto >= 4 {
		if err := p.save(th, module, true); err != nil {
			return err
		}
		if err := p.save(th, parts[1], true); err != nil {
			return err
		}
		p.op(opStackGlobal)
		return p.put(th, v)
	}
	// A nested one is getattr(getattr(outer, "inner"), ...) before protocol 4.
	path := strings.Split(dotted, ".")
	getattr, _ := th.Interp.Builtins.GetStr(th.Intern("getattr"))
	for range path[1:] {
		if err := p.save(th, getattr, true); err != nil {
			return err
		}
		if p.proto < 2 {
			p.op(opMark)
		}
	}
	if err := p.saveTopLevel(th, module, py.String(path[0])); err != nil {
		return err
	}
	for _, attr := range path[1:] {
		if err := p.save(th, py.String(attr), true); err != nil {
			return err
		}
		if p.proto < 2 {
			p.op(opTuple)
		} else {
			p.op(opTuple2)
		}
		p.op(opReduce)
	}
	return p.put(th, v)
}

func orNone(v py.Value) py.Value {
	if v.IsAbsent() {
		return py.None
	}
	return v
}

func (p *pickler) saveTopLevel(th *py.Thread, module, name py.Value) error {
	if p.fixImports {
		old, err := call(th, "_old_name", module, name)
		if err != nil {
			return err
		}
		module, name = py.ToTuple(old).Items()[0], py.ToTuple(old).Items()[1]
	}
	m, n := py.ToStr(module), py.ToStr(name)
	if p.proto < 3 && !(m.IsASCII() && n.IsASCII()) || wtf8.HasSurrogates(m.String()) || wtf8.HasSurrogates(n.String()) {
		return picklingErrorf("can't pickle global identifier '%s.%s' using pickle protocol %d", m, n, p.proto)
	}
	p.line(opGlobal, m.String())
	p.out = append(append(p.out, n.String()...), '\n')
	return nil
}

// saveBuffer writes the contents of a buffer, or that it goes another way.
func (p *pickler) saveBuffer(th *py.Thread, v py.Value) error {
	if p.proto < 5 {
		return picklingErrorf("PickleBuffer can only be pickled with protocol >= 5")
	}
	b, err := py.GetBuffer(th, v, py.BufFullRO)
	if err != nil {
		return err
	}
	readOnly, plain := b.ReadOnly, b.IsContiguous('A')
	data, err := b.Copy(th, 'A')
	b.Release(th)
	if err != nil {
		return err
	}
	if !plain {
		return picklingErrorf("PickleBuffer can not be pickled when pointing to a non-contiguous buffer")
	}
	if !p.callback.IsAbsent() {
		r, err := th.Call(p.callback, v)
		if err != nil {
			return err
		}
		in, err := py.Truth(th, r)
		if err != nil {
			return err
		}
		if !in {
			p.op(opNextBuffer)
			if readOnly {
				p.op(opReadOnlyBuffer)
			}
			return nil
		}
	}
	if readOnly {
		return p.saveBytes(th, py.BytesOwned(data))
	}
	return p.saveByteArray(th, py.NewByteArray(data))
}
