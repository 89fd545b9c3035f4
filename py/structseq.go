package py

// This file defines struct sequences: tuples whose items have names too, with
// more attributes behind the tuple's end (time.struct_time, os.stat_result,
// sys.version_info, ...).

import (
	"slices"
	"sort"
	"strings"
)

// StructSeq is an instance of a struct sequence: a tuple, and the fields that
// only have names.
type StructSeq struct {
	Tuple
	hidden []Value
}

// StructField is a field of a struct sequence. A visible field without a name can
// only be reached by its position.
type StructField struct {
	Name, Doc string
}

// structSeqInfo is what the methods of a struct sequence know of their type.
type structSeqInfo struct {
	t       *Type
	fields  []StructField
	visible int
	named   []string // the names there are, in order
}

// reduceSig is the method that a type may define itself.
const reduceSig = "__reduce__(self, /)"

// DefineStructSeq makes t, which has a Name, a Module, and perhaps a Doc and
// FlagNoInstantiate, a struct sequence whose first fields are the items of the tuple.
func DefineStructSeq(t *Type, visible int, fields []StructField) *Type {
	x := &structSeqInfo{t: t, fields: fields, visible: visible}
	t.Base = &tupleType
	t.layout = LayoutOf[StructSeq]()
	t.Traverse = func(self Value, visit func(Value)) int {
		s := Cast[StructSeq](self)
		for _, v := range s.items {
			visit(v)
		}
		for _, v := range s.hidden {
			visit(v)
		}
		return 64 + 16*len(fields)
	}
	match := []Value{}
	for i, f := range fields {
		if f.Name == "" {
			continue
		}
		x.named = append(x.named, f.Name)
		if i < visible {
			match = append(match, internStatic(f.Name).Value())
		}
		at := i
		t.Getters = append(t.Getters, GetSetDef{Name: f.Name, Doc: f.Doc, Member: true, Get: func(th *Thread, self Value) (Value, error) {
			return Cast[StructSeq](self).field(at), nil
		}})
	}
	t.Repr = x.repr
	t.NewSig = &NativeDef{Sig: t.Name + "(cls, sequence, dict=?)", Fn: x.new}
	if !slices.ContainsFunc(t.Methods, func(d NativeDef) bool { return d.Sig == reduceSig }) {
		t.Methods = append(t.Methods, NativeDef{Sig: reduceSig, Fn: x.reduce})
	}
	t.Methods = append(t.Methods,
		NativeDef{Sig: "__replace__(self, /, *args, **changes)", Doc: "Return a copy with other values of some fields.", Fn: x.replace})
	Define(t)
	for name, v := range map[string]Value{"n_fields": Int(int64(len(fields))), "n_sequence_fields": Int(int64(visible)),
		"n_unnamed_fields": Int(int64(len(fields) - len(x.named))), "__match_args__": TupleOf(match...)} {
		t.SetStatic(name, v)
	}
	return t
}

// NewStructSeq returns an instance of a struct sequence with all its fields; absent ones are None.
func NewStructSeq(t *Type, visible int, fields ...Value) Value {
	s := New[StructSeq](t)
	all := append([]Value(nil), fields...)
	for i := range all {
		if all[i].ref == nil {
			all[i] = None
		}
	}
	s.items, s.hidden = all[:visible:visible], all[visible:]
	return ValueOf(&s.Object)
}

func (s *StructSeq) field(i int) Value {
	if i < len(s.items) {
		return s.items[i]
	}
	if i -= len(s.items); i < len(s.hidden) {
		return s.hidden[i]
	}
	return None
}

func (x *structSeqInfo) new(th *Thread, a []Value) (Value, error) {
	name := x.t.FullName()
	if x.t.Flags&FlagNoInstantiate != 0 { // called by its __new__, which must not be that of tuple
		return Value{}, TypeErrorf("cannot create '%s' instances", name)
	}
	if !IsIterable(a[1]) {
		return Value{}, TypeErrorf("constructor requires a sequence")
	}
	seq, err := ToSlice(th, a[1])
	if err != nil {
		return Value{}, err
	}
	var d *Dict
	if a[2].ref != nil {
		if d = ToDict(a[2]); d == nil {
			return Value{}, TypeErrorf("%s() takes a dict as second arg, if any", name)
		}
	}
	n := len(x.fields)
	switch {
	case n == x.visible && len(seq) != n:
		return Value{}, TypeErrorf("%s() takes a %d-sequence (%d-sequence given)", name, n, len(seq))
	case len(seq) < x.visible:
		return Value{}, TypeErrorf("%s() takes an at least %d-sequence (%d-sequence given)", name, x.visible, len(seq))
	case len(seq) > n:
		return Value{}, TypeErrorf("%s() takes an at most %d-sequence (%d-sequence given)", name, n, len(seq))
	}
	unused := 0
	if d != nil {
		unused = d.used
	}
	for i := len(seq); i < n; i++ {
		v := None
		if d != nil {
			if f, ok := d.GetStr(th.Intern(x.fields[i].Name)); ok {
				v = f
				unused--
			}
		}
		seq = append(seq, v)
	}
	if unused > 0 {
		return Value{}, TypeErrorf("%s() got duplicate or unexpected field name(s)", name)
	}
	s := New[StructSeq](ToType(a[0]))
	s.items, s.hidden = seq[:x.visible:x.visible], seq[x.visible:]
	return ValueOf(&s.Object), nil
}

func (x *structSeqInfo) repr(th *Thread, self Value) (Value, error) {
	if err := th.Enter(" while getting the repr of an object"); err != nil {
		return Value{}, err
	}
	defer th.Leave()
	var b strings.Builder
	b.WriteString(self.Type().FullName() + "(")
	for i, v := range Cast[StructSeq](self).items {
		if i > 0 {
			b.WriteString(", ")
		}
		r, err := ReprGo(th, v)
		if err != nil {
			return Value{}, err
		}
		b.WriteString(x.named[i] + "=" + r)
	}
	b.WriteByte(')')
	return String(b.String()), nil
}

func (x *structSeqInfo) reduce(th *Thread, a []Value) (Value, error) {
	s := Cast[StructSeq](a[0])
	d := NewDict()
	for i := x.visible; i < len(x.fields); i++ {
		d.SetStr(th.Intern(x.fields[i].Name), s.field(i))
	}
	return TupleOf(a[0].Type().Value(), TupleOf(NewTuple(s.items).Value(), d.Value())), nil
}

func (x *structSeqInfo) replace(th *Thread, a []Value) (Value, error) {
	if len(ToTuple(a[1]).items) > 0 {
		return Value{}, TypeErrorf("__replace__() takes no positional arguments")
	}
	if len(x.named) != len(x.fields) {
		return Value{}, TypeErrorf("__replace__() is not supported for %s because it has unnamed field(s)", x.t.FullName())
	}
	s, d := Cast[StructSeq](a[0]), ToDict(a[2])
	all := make([]Value, len(x.fields))
	used := 0
	for i, f := range x.fields {
		all[i] = s.field(i)
		if v, ok := d.GetStr(th.Intern(f.Name)); ok {
			all[i] = v
			used++
		}
	}
	if used < d.used {
		var extra []string
		for i := 0; ; {
			k, _, ok := d.Next(&i)
			if !ok {
				break
			}
			known := false
			for _, f := range x.fields {
				known = known || f.Name == ToStr(k).s
			}
			if !known {
				r, err := ReprGo(th, k)
				if err != nil {
					return Value{}, err
				}
				extra = append(extra, r)
			}
		}
		sort.Strings(extra)
		return Value{}, TypeErrorf("Got unexpected field name(s): [%s]", strings.Join(extra, ", "))
	}
	return NewStructSeq(a[0].Type(), x.visible, all...), nil
}
