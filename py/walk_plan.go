package py

// This file finds the values inside Go structs whose kind has no Traverse: a
// plan made from the struct's Go type. It is one of the few files that use
// unsafe. What it cannot see: variables of closures, unsafe pointers, channels,
// and values inside containers of Go's standard library. A kind that keeps
// values there must have a Traverse.

import (
	"reflect"
	"strings"
	"unsafe"
)

// walkPlan tells where a struct holds values.
type walkPlan struct {
	size  int
	steps []walkStep
}

type stepKind uint8

const (
	stepValue  stepKind = iota // a Value
	stepObject                 // a pointer to a struct that is an object
	stepPart                   // a pointer to another struct
	stepInline                 // an array, or the struct itself
	stepSlice
	stepMap
	stepIface
)

type walkStep struct {
	kind   stepKind
	offset uintptr
	sub    *walkPlan    // of the struct pointed to, or of an element
	elem   uintptr      // size of an element
	n      int          // number of elements of an array
	typ    reflect.Type // of a map or an interface
}

// planned is a struct that is still to be walked.
type planned struct {
	plan *walkPlan
	at   unsafe.Pointer
}

// walkPlans caches the plans of a VM.
type walkPlans struct {
	layouts map[*Layout]*walkPlan
	types   map[reflect.Type]*walkPlan
}

var (
	reflectObject = reflect.TypeFor[Object]()
	reflectAttrs  = reflect.TypeFor[Attrs]()
	reflectValue  = reflect.TypeFor[Value]()
	// Structs that are no part of an object that points to them.
	reflectOutside = map[reflect.Type]bool{
		reflect.TypeFor[Thread]():      true,
		reflect.TypeFor[Interpreter](): true,
		reflect.TypeFor[NativeDef]():   true,
		reflect.TypeFor[GetSetDef]():   true,
		reflect.TypeFor[Layout]():      true,
		reflect.TypeFor[Shape]():       true,
		reflect.TypeFor[ModuleDef]():   true,
	}
)

func (ps *walkPlans) of(l *Layout) *walkPlan {
	if p, ok := ps.layouts[l]; ok {
		return p
	}
	var p *walkPlan
	if l.typ != nil {
		p = ps.plan(l.typ)
	}
	if ps.layouts == nil {
		ps.layouts = map[*Layout]*walkPlan{}
	}
	ps.layouts[l] = p
	return p
}

// plan returns the plan of a type, nil if it cannot hold values.
func (ps *walkPlans) plan(t reflect.Type) *walkPlan {
	if p, ok := ps.types[t]; ok {
		return p
	}
	if ps.types == nil {
		ps.types = map[reflect.Type]*walkPlan{}
	}
	p := &walkPlan{size: int(t.Size())}
	ps.types[t] = p // a type that contains itself
	ps.addSteps(p, t, 0)
	if len(p.steps) == 0 {
		ps.types[t] = nil
		return nil
	}
	return p
}

func isObjectStruct(t reflect.Type) bool {
	for t.Kind() == reflect.Struct {
		if t == reflectObject {
			return true
		}
		if t.NumField() == 0 {
			return false
		}
		t = t.Field(0).Type
	}
	return false
}

// foreign reports whether a type comes from Go's standard library.
func foreign(t reflect.Type) bool {
	first, _, _ := strings.Cut(t.PkgPath(), "/")
	return first != "" && first != "main" && !strings.Contains(first, ".")
}

func (ps *walkPlans) addSteps(p *walkPlan, t reflect.Type, off uintptr) {
	add := func(s walkStep) {
		s.offset = off
		p.steps = append(p.steps, s)
	}
	if t == reflectValue {
		add(walkStep{kind: stepValue})
		return
	}
	switch t.Kind() {
	case reflect.Struct:
		if t == reflectObject || t == reflectAttrs || reflectOutside[t] || foreign(t) {
			return
		}
		for i := 0; i < t.NumField(); i++ {
			f := t.Field(i)
			ps.addSteps(p, f.Type, off+f.Offset)
		}
	case reflect.Pointer:
		e := t.Elem()
		if isObjectStruct(e) {
			add(walkStep{kind: stepObject})
		} else if e.Kind() == reflect.Struct && !reflectOutside[e] && !foreign(e) || e == reflectValue {
			if sub := ps.plan(e); sub != nil {
				add(walkStep{kind: stepPart, sub: sub})
			}
		}
	case reflect.Array, reflect.Slice:
		if sub := ps.plan(t.Elem()); sub != nil {
			if t.Kind() == reflect.Array {
				add(walkStep{kind: stepInline, sub: sub, elem: t.Elem().Size(), n: t.Len()})
			} else {
				add(walkStep{kind: stepSlice, sub: sub, elem: t.Elem().Size()})
			}
		}
	case reflect.Map:
		if ps.plan(t.Key()) != nil || ps.plan(t.Elem()) != nil {
			add(walkStep{kind: stepMap, typ: t})
		}
	case reflect.Interface:
		if !foreign(t) || t.Name() == "error" {
			add(walkStep{kind: stepIface, typ: t})
		}
	}
}

// walk visits the values in the struct at at.
func (p *walkPlan) walk(w *Walk, at unsafe.Pointer) {
	for i := range p.steps {
		s := &p.steps[i]
		f := unsafe.Add(at, s.offset)
		switch s.kind {
		case stepValue:
			w.Visit(*(*Value)(f))
		case stepObject:
			if o := *(**Object)(f); o != nil && o.typ != nil {
				w.Visit(ValueOf(o))
			}
		case stepPart:
			if q := *(*unsafe.Pointer)(f); q != nil && w.seen.add(uintptr(q)|1) {
				w.parts = append(w.parts, planned{s.sub, q})
			}
		case stepInline:
			for j := 0; j < s.n; j++ {
				s.sub.walk(w, unsafe.Add(f, uintptr(j)*s.elem))
			}
		case stepSlice:
			sl := *(*[]byte)(f) // the header of any slice
			if len(sl) == 0 {
				continue
			}
			w.Bytes += int64(uintptr(cap(sl)) * s.elem)
			base := unsafe.Pointer(unsafe.SliceData(sl))
			for j := 0; j < len(sl); j++ {
				s.sub.walk(w, unsafe.Add(base, uintptr(j)*s.elem))
			}
		default:
			w.reflected(reflect.NewAt(s.typ, f).Elem())
		}
	}
}

// reflected visits the values in a map or an interface.
func (w *Walk) reflected(v reflect.Value) {
	switch v.Kind() {
	case reflect.Map:
		for it := v.MapRange(); it.Next(); {
			for _, x := range []reflect.Value{it.Key(), it.Value()} {
				w.copied(x)
			}
		}
	case reflect.Interface:
		if !v.IsNil() {
			w.copied(v.Elem())
		}
	}
}

// copied visits the values in a reflected value that has no address.
func (w *Walk) copied(x reflect.Value) {
	t := x.Type()
	if p := w.planOf(t); p != nil {
		c := reflect.New(t)
		c.Elem().Set(x)
		p.walk(w, c.UnsafePointer())
	}
}

// planOf is for what is found behind interfaces: any type may turn up there.
func (w *Walk) planOf(t reflect.Type) *walkPlan {
	return w.dynamic.plan(t)
}

// VisitAny visits the values inside any Go value: a native module's state.
func (w *Walk) VisitAny(x any) {
	if x != nil {
		w.copied(reflect.ValueOf(x))
	}
}
