package pickle

// This file defines the Python type Pickler.

import (
	"github.com/hognose/hognose/py"
)

// pickler is the Python type Pickler; dump and dumps use one that is no Python object.
type pickler struct {
	py.Object
	ready      bool // __init__ was called
	self       py.Value
	write      py.Value // absent: into out
	proto      int
	bin        bool
	fixImports bool
	fast       int64
	callback   py.Value // buffer_callback; absent: none
	memo       memo

	out     []byte
	framing bool
	frame   int // where the header of the frame is; -1: none has begun
	steps   int

	// What subclasses define; absent: nothing.
	persistentID, reducer, dispatch py.Value
	table                           *py.Dict // copyreg.dispatch_table
	ownTable                        py.Value // the attribute dispatch_table; absent: none
}

// picklerMemo is the Python type PicklerMemoProxy.
type picklerMemo struct {
	py.Object
	p *pickler
}

var (
	picklerType     = &py.Type{Name: "Pickler", Module: "_pickle", Flags: py.FlagBaseType | py.FlagHasWeakref, TextSig: "(file, protocol=None, fix_imports=True, buffer_callback=None)", Doc: "Writes pickles to a file object, which has a method write(bytes).\n\nprotocol: 0 to 5, negative for the highest one. fix_imports: write the names\nthat Python 2 has, with protocols below 3. buffer_callback: called with\nbuffers that are then left out of the pickle (protocol 5)."}
	picklerMemoType = &py.Type{Name: "PicklerMemoProxy", Module: "_pickle", Flags: py.FlagNoInstantiate}
)

// setUp applies the arguments of the constructor; file is absent for dumps.
func (p *pickler) setUp(th *py.Thread, file, protocol, fixImports, callback py.Value) error {
	p.proto = defaultProtocol
	if !protocol.IsNone() {
		n, err := py.IndexOverflow(th, protocol, py.OverflowError)
		if err != nil {
			return err
		}
		if p.proto = n; n < 0 {
			p.proto = highestProtocol
		}
		if p.proto > highestProtocol {
			return py.ValueErrorf("pickle protocol must be <= %d", highestProtocol)
		}
	}
	fix, err := py.Truth(th, fixImports)
	if err != nil {
		return err
	}
	if !file.IsAbsent() {
		if p.write, err = py.LookupAttrGo(th, file, "write"); err != nil {
			return err
		}
		if p.write.IsAbsent() {
			return py.TypeErrorf("file must have a 'write' attribute")
		}
	}
	p.callback = py.Value{}
	if !callback.IsNone() {
		if p.proto < 5 {
			return py.ValueErrorf("buffer_callback needs protocol >= 5")
		}
		p.callback = callback
	}
	p.bin, p.fixImports, p.ready = p.proto >= 1, fix && p.proto < 3, true
	return nil
}

// dump writes a pickle.
func (p *pickler) dump(th *py.Thread, obj py.Value) (err error) {
	p.out, p.framing, p.frame = nil, false, -1
	copyreg, err := th.Eval.Import(th, "copyreg", nil, py.None, 0)
	if err != nil {
		return err
	}
	table, err := py.GetAttrGo(th, copyreg, "dispatch_table")
	if err != nil {
		return err
	}
	p.table = py.ToDict(table)
	if p.persistentID, err = overridden(th, p.self, picklerType, "persistent_id"); err != nil {
		return err
	}
	p.reducer, p.dispatch = py.Value{}, py.Value{}
	if !p.self.IsAbsent() {
		if p.reducer, err = py.LookupAttrGo(th, p.self, "reducer_override"); err != nil {
			return err
		}
		if p.dispatch, err = py.LookupAttrGo(th, p.self, "dispatch_table"); err != nil {
			return err
		}
	}
	if p.proto >= 2 {
		p.out = append(p.out, opProto, byte(p.proto))
	}
	if p.framing = p.proto >= 4; p.framing {
		p.begin()
	}
	if err := p.save(th, obj, true); err != nil {
		return err
	}
	p.op(opStop)
	p.commit()
	p.framing = false
	return p.flush(th)
}

// size is about what the memo holds.
func (p *pickler) size() int { return 128 + 24*cap(p.memo.entries) + 4*len(p.memo.index) + cap(p.out) }

func definePickler() {
	t := picklerType
	t.SetLayout(py.LayoutOf[pickler]())
	of := py.Cast[pickler]
	t.New = func(th *py.Thread, cls *py.Type, args []py.Value, kw []*py.Str) (py.Value, error) {
		v := py.ValueOf(cls.Alloc())
		of(v).self = v
		return v, nil
	}
	t.Init = py.PrepareInit(&py.NativeDef{Sig: "Pickler(self, file, protocol=None, fix_imports=True, buffer_callback=None)", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		p := of(a[0])
		p.memo, p.fast = memo{}, 0
		return py.None, p.setUp(th, a[1], a[2], a[3], a[4])
	}})
	t.Traverse = func(v py.Value, visit func(py.Value)) int {
		p := of(v)
		for _, x := range []py.Value{p.write, p.callback, p.persistentID, p.reducer, p.dispatch, p.ownTable} {
			if !x.IsAbsent() {
				visit(x)
			}
		}
		for _, e := range p.memo.entries {
			visit(e.v)
		}
		return p.size()
	}
	member := func(name string, get func(p *pickler) int64, set func(p *pickler, n int64)) py.GetSetDef {
		return py.GetSetDef{Name: name, Member: true, Get: func(th *py.Thread, v py.Value) (py.Value, error) { return py.Int(get(of(v))), nil },
			Set: func(th *py.Thread, self, v py.Value) error {
				if v.IsAbsent() {
					return py.TypeErrorf("can't delete numeric/char attribute")
				}
				n, err := py.IndexOverflow(th, v, py.OverflowError)
				set(of(self), int64(n))
				return err
			}}
	}
	t.Getters = []py.GetSetDef{
		member("bin", func(p *pickler) int64 {
			if p.bin {
				return 1
			}
			return 0
		}, func(p *pickler, n int64) { p.bin = n != 0 }),
		member("fast", func(p *pickler) int64 { return p.fast }, func(p *pickler, n int64) { p.fast = n }),
		{Name: "dispatch_table", Member: true, Get: func(th *py.Thread, v py.Value) (py.Value, error) {
			if of(v).ownTable.IsAbsent() {
				return py.Value{}, py.Errorf(py.AttributeError, "'%s' object has no attribute 'dispatch_table'", v.Type().FullName())
			}
			return of(v).ownTable, nil
		}, Set: func(th *py.Thread, self, v py.Value) error {
			of(self).ownTable = v
			return nil
		}},
		{Name: "memo", Get: func(th *py.Thread, v py.Value) (py.Value, error) {
			m := py.New[picklerMemo](picklerMemoType)
			m.p = of(v)
			return py.ValueOf(&m.Object), nil
		}, Set: setPicklerMemo},
	}
	t.Methods = []py.NativeDef{
		{Sig: "dump(self, obj, /)", Doc: "Write a pickle of obj.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			p := of(a[0])
			if !p.ready {
				return py.Value{}, picklingErrorf("Pickler.__init__() was not called by %s.__init__()", a[0].Type().Name)
			}
			return py.None, p.dump(th, a[1])
		}},
		{Sig: "clear_memo(self, /)", Doc: "Forget what was written: objects are pickled anew, not referred to.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			of(a[0]).memo = memo{}
			return py.None, nil
		}},
		{Sig: "persistent_id(self, obj, /)", Doc: "To be overridden: an identification of objects that are not pickled, else None.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			return py.None, nil
		}},
		{Sig: "__sizeof__(self, /)", Doc: "Returns size in memory, in bytes.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) { return py.Int(int64(of(a[0]).size())), nil }},
	}
	py.Define(t)

	m := picklerMemoType
	m.SetLayout(py.LayoutOf[picklerMemo]())
	m.Traverse = func(v py.Value, visit func(py.Value)) int {
		visit(py.Cast[picklerMemo](v).p.self)
		return 32
	}
	toDict := func(th *py.Thread, v py.Value) (py.Value, error) {
		d := py.NewDict()
		for i, e := range py.Cast[picklerMemo](v).p.memo.entries {
			if err := th.PollEvery(i); err != nil {
				return py.Value{}, err
			}
			if err := d.Set(th, py.Int(py.ID(e.v)), py.TupleOf(py.Int(int64(e.n)), e.v)); err != nil {
				return py.Value{}, err
			}
		}
		return d.Value(), nil
	}
	m.Methods = []py.NativeDef{
		{Sig: "clear(self, /)", Doc: "Remove all items from memo.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			py.Cast[picklerMemo](a[0]).p.memo = memo{}
			return py.None, nil
		}},
		{Sig: "copy(self, /)", Doc: "Copy the memo to a new object.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) { return toDict(th, a[0]) }},
		{Sig: "__reduce__(self, /)", Doc: "Implement pickle support.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			d, err := toDict(th, a[0])
			return py.TupleOf(py.DictType.Value(), py.TupleOf(d)), err
		}},
	}
	py.Define(m)
}

// setPicklerMemo sets the memo to a copy of another one, or of a dict such as copy() returns.
func setPicklerMemo(th *py.Thread, self, v py.Value) error {
	if v.IsAbsent() {
		return py.TypeErrorf("attribute deletion is not supported")
	}
	var m memo
	if v.Type() == picklerMemoType {
		for _, e := range py.Cast[picklerMemo](v).p.memo.entries {
			if err := m.set(th, e.v, e.n); err != nil {
				return err
			}
		}
		py.Cast[pickler](self).memo = m
		return nil
	}
	d := py.ToDict(v)
	if d == nil {
		return py.TypeErrorf("'memo' attribute must be a PicklerMemoProxy object or dict, not %s", v.Type().FullName())
	}
	for i := 0; ; {
		_, x, ok := d.Next(&i)
		if !ok {
			break
		}
		pair := py.ToTuple(x)
		if pair == nil || len(pair.Items()) != 2 {
			return py.TypeErrorf("'memo' values must be 2-item tuples")
		}
		n, err := py.IndexOverflow(th, pair.Items()[0], py.OverflowError)
		if err != nil {
			return err
		}
		if err := m.set(th, pair.Items()[1], n); err != nil {
			return err
		}
	}
	py.Cast[pickler](self).memo = m
	return nil
}
