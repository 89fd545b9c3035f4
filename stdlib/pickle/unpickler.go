package pickle

// This file defines the Python type Unpickler.

import (
	"github.com/hognose/hognose/py"
)

// unpickler is the Python type Unpickler; load and loads use one that is no Python object.
type unpickler struct {
	py.Object
	ready            bool // __init__ was called
	self             py.Value
	fixImports       bool
	encoding, errors string
	buffers          py.Value // an iterator; absent: none

	file, readLine, readInto py.Value // methods of the file; absent for loads
	data                     string   // what was read, or all there is
	pos                      int
	inFrame                  bool // data is a frame
	first                    bool // the next thing is an opcode

	proto  int
	stack  []py.Value
	marks  []int
	memo   []py.Value
	sparse map[int]py.Value // entries of the memo that are far out
	count  int              // entries of the memo

	// What subclasses define; absent: nothing.
	persistentLoad, findClass py.Value
}

// unpicklerMemo is the Python type UnpicklerMemoProxy.
type unpicklerMemo struct {
	py.Object
	u *unpickler
}

var (
	unpicklerType     = &py.Type{Name: "Unpickler", Module: "_pickle", Flags: py.FlagBaseType | py.FlagHasWeakref, TextSig: "(file, *, fix_imports=True, encoding='ASCII', errors='strict', buffers=())", Doc: "Reads pickles from a file object with the methods read() and readline(),\nperhaps readinto().\n\nbuffers: what buffer_callback of the Pickler was given. encoding, errors: for\nstrings of Python 2."}
	unpicklerMemoType = &py.Type{Name: "UnpicklerMemoProxy", Module: "_pickle", Flags: py.FlagNoInstantiate}
)

// setUp applies the arguments of the constructor; file is absent for loads.
func (u *unpickler) setUp(th *py.Thread, file, fixImports, encoding, errors, buffers py.Value) (err error) {
	if !file.IsAbsent() {
		for _, m := range []struct {
			name string
			to   *py.Value
		}{{"read", &u.file}, {"readline", &u.readLine}, {"readinto", &u.readInto}} {
			if *m.to, err = py.LookupAttrGo(th, file, m.name); err != nil {
				return err
			}
		}
		if u.file.IsAbsent() || u.readLine.IsAbsent() {
			return py.TypeErrorf("file must have 'read' and 'readline' attributes")
		}
	}
	if u.fixImports, err = py.Truth(th, fixImports); err != nil {
		return err
	}
	for i, v := range []py.Value{encoding, errors} {
		s := py.ToStr(v)
		if s == nil {
			return py.TypeErrorf("Unpickler() argument '%s' must be str, not %s", []string{"encoding", "errors"}[i], v.Type().Name)
		}
		*[]*string{&u.encoding, &u.errors}[i] = s.String()
	}
	u.buffers = py.Value{}
	if t := py.ToTuple(buffers); !buffers.IsNone() && (t == nil || len(t.Items()) > 0) {
		if u.buffers, err = py.Iter(th, buffers); err != nil {
			return err
		}
	}
	u.ready = true
	return nil
}

// remember stores entry i of the memo.
func (u *unpickler) remember(th *py.Thread, i int, v py.Value) error {
	if i < 0 {
		return py.ValueErrorf("negative PUT argument")
	}
	switch {
	case i < len(u.memo):
		if u.memo[i].IsAbsent() {
			u.count++
		}
		u.memo[i] = v
	case i <= len(u.memo)+1024:
		for len(u.memo) < i {
			u.memo = append(u.memo, u.sparse[len(u.memo)])
		}
		if _, known := u.sparse[i]; !known {
			u.count++
		}
		u.memo = append(u.memo, v)
	default:
		if u.sparse == nil {
			u.sparse = map[int]py.Value{}
		}
		if _, known := u.sparse[i]; !known {
			u.count++
			if err := th.Charge(64); err != nil {
				return err
			}
		}
		u.sparse[i] = v
	}
	return nil
}

// recall returns entry i of the memo.
func (u *unpickler) recall(i int) (py.Value, error) {
	var v py.Value
	if i >= 0 && i < len(u.memo) {
		v = u.memo[i]
	} else {
		v = u.sparse[i]
	}
	if v.IsAbsent() {
		return v, unpicklingErrorf("Memo value not found at index %d", i)
	}
	return v, nil
}

// eachMemo calls f for the entries of the memo.
func (u *unpickler) eachMemo(f func(i int, v py.Value)) {
	for i, v := range u.memo {
		if !v.IsAbsent() {
			f(i, v)
		}
	}
	for i, v := range u.sparse {
		if i >= len(u.memo) {
			f(i, v)
		}
	}
}

func (u *unpickler) clearMemo() { u.memo, u.sparse, u.count = nil, nil, 0 }

func (u *unpickler) size() int { return 256 + 16*(cap(u.memo)+cap(u.stack)) + 64*len(u.sparse) }

func defineUnpickler() {
	t := unpicklerType
	t.SetLayout(py.LayoutOf[unpickler]())
	of := py.Cast[unpickler]
	t.New = func(th *py.Thread, cls *py.Type, args []py.Value, kw []*py.Str) (py.Value, error) {
		v := py.ValueOf(cls.Alloc())
		of(v).self = v
		return v, nil
	}
	t.Init = py.PrepareInit(&py.NativeDef{Sig: "Unpickler(self, file, *, fix_imports=True, encoding='ASCII', errors='strict', buffers=())", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		u := of(a[0])
		u.clearMemo()
		u.data, u.pos, u.inFrame = "", 0, false
		return py.None, u.setUp(th, a[1], a[2], a[3], a[4], a[5])
	}})
	t.Traverse = func(v py.Value, visit func(py.Value)) int {
		u := of(v)
		for _, x := range append([]py.Value{u.buffers, u.file, u.readLine, u.readInto, u.persistentLoad, u.findClass}, u.stack...) {
			if !x.IsAbsent() {
				visit(x)
			}
		}
		u.eachMemo(func(_ int, x py.Value) { visit(x) })
		return u.size()
	}
	t.Getters = []py.GetSetDef{{Name: "memo", Get: func(th *py.Thread, v py.Value) (py.Value, error) {
		m := py.New[unpicklerMemo](unpicklerMemoType)
		m.u = of(v)
		return py.ValueOf(&m.Object), nil
	}, Set: setUnpicklerMemo}}
	t.Methods = []py.NativeDef{
		{Sig: "load(self, /)", Doc: "Read a pickled object and return it.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			u := of(a[0])
			if !u.ready {
				return py.Value{}, unpicklingErrorf("Unpickler.__init__() was not called by %s.__init__()", a[0].Type().Name)
			}
			return u.load(th)
		}},
		{Sig: "find_class(self, module_name, global_name, /)", Doc: "Return the object of a name in a module; to be overridden to allow only some.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			return of(a[0]).find(th, a[1], a[2])
		}},
		{Sig: "persistent_load(self, pid, /)", Doc: "To be overridden: the object of an identification that persistent_id() gave.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			return py.Value{}, unpicklingErrorf("A load persistent id instruction was encountered, but no persistent_load function was specified.")
		}},
		{Sig: "__sizeof__(self, /)", Doc: "Returns size in memory, in bytes.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) { return py.Int(int64(of(a[0]).size())), nil }},
	}
	py.Define(t)

	m := unpicklerMemoType
	m.SetLayout(py.LayoutOf[unpicklerMemo]())
	m.Traverse = func(v py.Value, visit func(py.Value)) int {
		visit(py.Cast[unpicklerMemo](v).u.self)
		return 32
	}
	toDict := func(th *py.Thread, v py.Value) (py.Value, error) {
		d := py.NewDict()
		var err error
		py.Cast[unpicklerMemo](v).u.eachMemo(func(i int, x py.Value) {
			if err == nil {
				err = d.Set(th, py.Int(int64(i)), x)
			}
		})
		return d.Value(), err
	}
	m.Methods = []py.NativeDef{
		{Sig: "clear(self, /)", Doc: "Remove all items from memo.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			py.Cast[unpicklerMemo](a[0]).u.clearMemo()
			return py.None, nil
		}},
		{Sig: "copy(self, /)", Doc: "Copy the memo to a new object.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) { return toDict(th, a[0]) }},
		{Sig: "__reduce__(self, /)", Doc: "Implement pickling support.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			d, err := toDict(th, a[0])
			return py.TupleOf(py.DictType.Value(), py.TupleOf(d)), err
		}},
	}
	py.Define(m)
}

// setUnpicklerMemo sets the memo to a copy of another one, or of a dict of such.
func setUnpicklerMemo(th *py.Thread, self, v py.Value) (err error) {
	if v.IsAbsent() {
		return py.TypeErrorf("attribute deletion is not supported")
	}
	to := py.Cast[unpickler](self)
	if v.Type() == unpicklerMemoType {
		from := py.Cast[unpicklerMemo](v).u
		if from == to {
			return nil
		}
		to.clearMemo()
		from.eachMemo(func(i int, x py.Value) {
			if err == nil {
				err = to.remember(th, i, x)
			}
		})
		return err
	}
	d := py.ToDict(v)
	if d == nil {
		return py.TypeErrorf("'memo' attribute must be an UnpicklerMemoProxy object or dict, not %s", v.Type().FullName())
	}
	to.clearMemo()
	for at := 0; ; {
		k, x, ok := d.Next(&at)
		if !ok {
			return nil
		}
		if !k.IsInt() {
			return py.TypeErrorf("memo key must be integers")
		}
		if k.Int() < 0 {
			return py.ValueErrorf("memo key must be positive integers.")
		}
		if err := to.remember(th, int(k.Int()), x); err != nil {
			return err
		}
	}
}
