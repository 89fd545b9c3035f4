package json

// This file encodes: the type make_encoder.

import (
	"math"
	"strconv"

	"github.com/hognose/hognose/internal/floatfmt"
	"github.com/hognose/hognose/py"
)

// encoder is the Python type make_encoder.
type encoder struct {
	py.Object
	markers                      py.Value
	defaultFn, encodeFn          py.Value
	indent                       py.Value
	indentText                   string // of one level
	hasIndent                    bool
	keySep, itemSep              py.Value
	key, item                    string
	sortKeys, skipKeys, allowNaN bool
	ascii, plainStrings          bool // strings are written here, not by encodeFn
}

var encoderType = &py.Type{Name: "Encoder", Module: "_json", Doc: "Encoder(markers, default, encoder, indent, key_separator, item_separator, sort_keys, skipkeys, allow_nan)"}

func newEncoder(th *py.Thread, a []py.Value) (py.Value, error) {
	e := py.New[encoder](py.ToType(a[0]))
	e.markers, e.defaultFn, e.encodeFn, e.indent = a[1], a[2], a[3], a[4]
	if !a[1].IsNone() && py.ToDict(a[1]) == nil {
		return py.Value{}, py.TypeErrorf("make_encoder() argument 1 must be dict or None, not %s", a[1].Type().FullName())
	}
	for i, f := range []struct {
		text *string
		v    *py.Value
	}{{&e.key, &e.keySep}, {&e.item, &e.itemSep}} {
		s := py.ToStr(a[5+i])
		if s == nil {
			return py.Value{}, py.TypeErrorf("make_encoder() argument %d must be str, not %s", 5+i, a[5+i].Type().FullName())
		}
		*f.text, *f.v = s.String(), a[5+i]
	}
	var err error
	for i, p := range []*bool{&e.sortKeys, &e.skipKeys, &e.allowNaN} {
		if *p, err = py.Truth(th, a[7+i]); err != nil {
			return py.Value{}, err
		}
	}
	if !e.indent.IsNone() {
		s := py.ToStr(e.indent)
		if s == nil {
			return py.Value{}, py.TypeErrorf("make_encoder() argument 4 must be str or None, not %s", e.indent.Type().FullName())
		}
		e.hasIndent, e.indentText = true, s.String()
	}
	// The two functions of this module need no call.
	if f := e.encodeFn; f.Type() == py.NativeType {
		switch n := py.Cast[py.Native](f); n.Def {
		case &Module.Funcs[1]:
			e.plainStrings, e.ascii = true, true
		case &Module.Funcs[2]:
			e.plainStrings = true
		}
	}
	return py.ValueOf(&e.Object), nil
}

func defineEncoder() {
	t := encoderType
	t.SetLayout(py.LayoutOf[encoder]())
	t.NewSig = &py.NativeDef{Sig: "make_encoder(cls, markers, default, encoder, indent, key_separator, item_separator, sort_keys, skipkeys, allow_nan)", Fn: newEncoder}
	call := &py.ModuleDef{Name: "_json", Funcs: []py.NativeDef{{Sig: "_iterencode(obj, _current_indent_level)", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) { return py.NewTuple2(a[0], a[1]).Value(), nil }}}}
	call.Prepare()
	t.Call = func(th *py.Thread, self py.Value, args []py.Value, kw []*py.Str) (py.Value, error) {
		if len(kw) > 0 || len(args) != 2 {
			v, err := call.Func(0).Call(th, args, kw)
			if err != nil {
				return py.Value{}, err
			}
			args = py.ToTuple(v).Items()
		}
		level, err := py.IndexOverflow(th, args[1], py.OverflowError)
		if err != nil {
			return py.Value{}, err
		}
		s, err := py.Cast[encoder](self).encode(th, args[0], level)
		if err != nil {
			return py.Value{}, err
		}
		return py.TupleOf(s), nil
	}
	t.Methods = []py.NativeDef{{Sig: "encode(self, obj, /)", Doc: "Return the JSON text of obj.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		return py.Cast[encoder](a[0]).encode(th, a[1], 0)
	}}}
	for _, g := range []struct {
		name string
		get  func(e *encoder) py.Value
	}{
		{"markers", func(e *encoder) py.Value { return e.markers }}, {"default", func(e *encoder) py.Value { return e.defaultFn }},
		{"encoder", func(e *encoder) py.Value { return e.encodeFn }}, {"indent", func(e *encoder) py.Value { return e.indent }},
		{"key_separator", func(e *encoder) py.Value { return e.keySep }}, {"item_separator", func(e *encoder) py.Value { return e.itemSep }},
		{"sort_keys", func(e *encoder) py.Value { return py.Bool(e.sortKeys) }}, {"skipkeys", func(e *encoder) py.Value { return py.Bool(e.skipKeys) }},
	} {
		get := g.get
		t.Getters = append(t.Getters, py.GetSetDef{Name: g.name, Doc: g.name, Member: true, Get: func(th *py.Thread, v py.Value) (py.Value, error) {
			return get(py.Cast[encoder](v)), nil
		}})
	}
	py.Define(t)
}

// writer is the state of one call.
type writer struct {
	*encoder
	th      *py.Thread
	b       []byte
	ascii   bool // all of b is
	charged int
	steps   int
	open    []py.Value // the containers that are being written, if circles are looked for
}

func (e *encoder) encode(th *py.Thread, v py.Value, level int) (py.Value, error) {
	w := &writer{encoder: e, th: th, b: make([]byte, 0, 256), ascii: e.plainStrings && e.ascii}
	if err := w.value(v, level); err != nil {
		return py.Value{}, err
	}
	if w.ascii {
		return py.ASCIIString(string(w.b)), nil
	}
	return py.String(string(w.b)), nil
}

// value writes v at a level of indentation.
func (w *writer) value(v py.Value, level int) error {
	w.steps++
	if w.steps&255 == 0 {
		if err := w.th.Poll(); err != nil {
			return err
		}
		if n := cap(w.b) - w.charged; n > 0 {
			w.charged = cap(w.b)
			if err := w.th.Charge(int64(n)); err != nil {
				return err
			}
		}
	}
	switch {
	case v.IsInt():
		w.b = strconv.AppendInt(w.b, v.Int(), 10)
		return nil
	case v.IsFloat():
		return w.float(v.Float())
	case v.IsNone():
		w.b = append(w.b, "null"...)
		return nil
	case v.IsTrue():
		w.b = append(w.b, "true"...)
		return nil
	case v.IsFalse():
		w.b = append(w.b, "false"...)
		return nil
	}
	t := v.Type()
	switch {
	case t.Flags&py.FlagStr != 0:
		return w.str(v)
	case t.Flags&py.FlagInt != 0:
		s, err := py.IntType.Repr(w.th, v)
		if err != nil {
			return err
		}
		w.b = append(w.b, py.ToStr(s).String()...)
		return nil
	case t.Flags&py.FlagFloat != 0:
		f, _ := py.AsFloat(v)
		return w.float(f)
	case t.Flags&(py.FlagList|py.FlagTuple) != 0:
		if err := w.th.Enter(" while encoding a JSON object"); err != nil {
			return err
		}
		err := w.list(v, level)
		w.th.Leave()
		return err
	case t.Flags&py.FlagDict != 0:
		if err := w.th.Enter(" while encoding a JSON object"); err != nil {
			return err
		}
		err := w.dict(v, level)
		w.th.Leave()
		return err
	}
	if err := w.enter(v); err != nil {
		return err
	}
	r, err := w.th.Call(w.defaultFn, v)
	if err != nil {
		return err
	}
	if err := w.th.Enter(" while encoding a JSON object"); err != nil {
		return err
	}
	err = w.value(r, level)
	w.th.Leave()
	if err != nil {
		return w.note(err, "when serializing "+typeName(w.th, v)+" object")
	}
	w.leave()
	return nil
}

func typeName(th *py.Thread, v py.Value) string { return v.Type().QualifiedName(th) }

// note adds a note that says where an error happened.
func (w *writer) note(err error, text string) error {
	if e := py.AsException(err); e != nil {
		py.AddNote(w.th, e, text)
	}
	return err
}

// enter notes that v is being written: meeting it again is a circle.
func (w *writer) enter(v py.Value) error {
	if w.markers.IsNone() {
		return nil
	}
	for _, o := range w.open {
		if o == v {
			return py.ValueErrorf("Circular reference detected")
		}
	}
	w.open = append(w.open, v)
	return nil
}

func (w *writer) leave() {
	if n := len(w.open); n > 0 {
		w.open[n-1] = py.Value{}
		w.open = w.open[:n-1]
	}
}

func (w *writer) str(v py.Value) error {
	if w.plainStrings {
		var err error
		w.b, err = appendQuoted(w.th, w.b, py.ToStr(v).String(), w.ascii || w.encoder.ascii)
		return err
	}
	r, err := w.th.Call(w.encodeFn, v)
	if err != nil {
		return err
	}
	s := py.ToStr(r)
	if s == nil {
		return py.TypeErrorf("encoder() must return a string, not %s", r.Type().FullName())
	}
	w.b = append(w.b, s.String()...)
	return nil
}

func (w *writer) float(f float64) error {
	if f-f != 0 {
		if !w.allowNaN {
			return py.ValueErrorf("Out of range float values are not JSON compliant: %s", py.FloatRepr(f))
		}
		switch {
		case f != f:
			w.b = append(w.b, "NaN"...)
		case f > 0:
			w.b = append(w.b, "Infinity"...)
		default:
			w.b = append(w.b, "-Infinity"...)
		}
		return nil
	}
	if f == math.Trunc(f) && math.Abs(f) < 1e15 && (f != 0 || !math.Signbit(f)) {
		w.b = append(strconv.AppendInt(w.b, int64(f), 10), '.', '0')
		return nil
	}
	w.b = floatfmt.AppendRepr(w.b, f)
	return nil
}

func (w *writer) newline(level int) {
	if w.hasIndent {
		w.b = append(w.b, '\n')
		for range level {
			w.b = append(w.b, w.indentText...)
		}
	}
}

func (w *writer) list(v py.Value, level int) error {
	items, err := py.FastSlice(w.th, v)
	if err != nil {
		return err
	}
	if len(items) == 0 {
		w.b = append(w.b, "[]"...)
		return nil
	}
	if err := w.enter(v); err != nil {
		return err
	}
	w.b = append(w.b, '[')
	w.newline(level + 1)
	list := py.ToList(v)
	for i := 0; i < len(items); i++ {
		if i > 0 {
			w.b = append(w.b, w.item...)
			w.newline(level + 1)
		}
		if err := w.value(items[i], level+1); err != nil {
			return w.note(err, "when serializing "+typeName(w.th, v)+" item "+strconv.Itoa(i))
		}
		if list != nil && v.Type() == py.ListType {
			items = list.Items() // default() may have changed it
		}
	}
	w.newline(level)
	w.b = append(w.b, ']')
	w.leave()
	return nil
}

// keyText writes the key of an object; skip tells to leave the item out.
func (w *writer) keyText(k py.Value) (skip bool, err error) {
	switch t := k.Type(); {
	case t.Flags&py.FlagStr != 0:
		return false, w.str(k)
	case k.IsTrue():
		return false, w.str(trueKey)
	case k.IsFalse():
		return false, w.str(falseKey)
	case k.IsNone():
		return false, w.str(nullKey)
	case t.Flags&py.FlagFloat != 0:
		f, _ := py.AsFloat(k)
		sub := writer{encoder: w.encoder, th: w.th}
		if err := sub.float(f); err != nil {
			return false, err
		}
		return false, w.str(py.String(string(sub.b)))
	case t.Flags&py.FlagInt != 0:
		s, err := py.IntType.Repr(w.th, k)
		if err != nil {
			return false, err
		}
		return false, w.str(s)
	case w.skipKeys:
		return true, nil
	}
	return false, py.TypeErrorf("keys must be str, int, float, bool or None, not %s", k.Type().FullName())
}

var trueKey, falseKey, nullKey = py.InternStatic("true").Value(), py.InternStatic("false").Value(), py.InternStatic("null").Value()

func (w *writer) dict(v py.Value, level int) error {
	d := py.ToDict(v)
	if d.Len() == 0 {
		w.b = append(w.b, "{}"...)
		return nil
	}
	if err := w.enter(v); err != nil {
		return err
	}
	w.b = append(w.b, '{')
	first := true
	one := func(k, x py.Value) error {
		mark := len(w.b)
		if first {
			w.newline(level + 1)
		} else {
			w.b = append(w.b, w.item...)
			w.newline(level + 1)
		}
		skip, err := w.keyText(k)
		if err != nil {
			return err
		}
		if skip {
			w.b = w.b[:mark]
			return nil
		}
		first = false
		w.b = append(w.b, w.key...)
		if err := w.value(x, level+1); err != nil {
			r, rerr := py.ReprGo(w.th, k)
			if rerr != nil {
				return rerr
			}
			return w.note(err, "when serializing "+typeName(w.th, v)+" item "+r)
		}
		return nil
	}
	if !w.sortKeys && v.Type() == py.DictType {
		before := d.KeysVersion()
		for i := 0; ; {
			k, x, ok := d.Next(&i)
			if !ok {
				break
			}
			if err := one(k, x); err != nil {
				return err
			}
			if d.KeysVersion() != before {
				return py.RuntimeErrorf("dictionary changed size during iteration")
			}
		}
	} else {
		view, err := w.th.CallMethodGo(v, "items")
		if err != nil {
			return err
		}
		items, err := py.ToSlice(w.th, view)
		if err != nil {
			return err
		}
		if w.sortKeys {
			l := py.NewList(items)
			if err := l.Sort(w.th, py.None, false); err != nil {
				return err
			}
			items = l.Items()
		}
		for _, it := range items {
			p := py.ToTuple(it)
			if p == nil || len(p.Items()) != 2 {
				return py.ValueErrorf("items must return 2-tuples")
			}
			if err := one(p.Items()[0], p.Items()[1]); err != nil {
				return err
			}
		}
	}
	if !first {
		w.newline(level)
	}
	w.b = append(w.b, '}')
	w.leave()
	return nil
}
