package py

// This file holds the offsets and casts that need package unsafe, besides value.go.

import (
	"reflect"
	"unsafe"
)

var (
	offsetClassMethod  = unsafe.Offsetof(ClassMethodObject{}.Attrs)
	offsetStaticMethod = unsafe.Offsetof(StaticMethodObject{}.Attrs)
	offsetModule       = unsafe.Offsetof(Module{}.Attrs)
	offsetTypeParam    = unsafe.Offsetof(TypeParam{}.Attrs)
)

// LayoutWithOwnAttrs is LayoutWithAttrs for a struct that embeds Attrs, perhaps in
// another struct that it embeds.
func LayoutWithOwnAttrs[T any]() *Layout {
	t := reflect.TypeFor[T]()
	f, ok := t.FieldByName("Attrs")
	if !ok {
		panic("py: " + t.String() + " has no Attrs")
	}
	offset := uintptr(0)
	for _, i := range f.Index {
		offset += t.Field(i).Offset
		t = t.Field(i).Type
	}
	return LayoutWithAttrs[T](offset)
}

func ptr[T any](p *T) unsafe.Pointer { return unsafe.Pointer(p) }

// stringOf returns b as a string without a copy: for bytes that nobody writes any
// more, or for a look that ends before the next write.
func stringOf(b []byte) string { return unsafe.String(unsafe.SliceData(b), len(b)) }

// bytesOf returns s as bytes without a copy. They must not be written.
func bytesOf(s string) []byte { return unsafe.Slice(unsafe.StringData(s), len(s)) }

// TextOf is a string of b without a copy, for other packages: nobody may write b any more.
func TextOf(b []byte) string { return stringOf(b) }

// ViewString returns b as a string without a copy: for a look that ends before
// the next write to b.
func ViewString(b []byte) string { return stringOf(b) }
