package py

// This file holds the offsets and casts that need package unsafe, besides value.go.

import "unsafe"

var (
	offsetClassMethod  = unsafe.Offsetof(ClassMethodObject{}.Attrs)
	offsetStaticMethod = unsafe.Offsetof(StaticMethodObject{}.Attrs)
	offsetModule       = unsafe.Offsetof(Module{}.Attrs)
	offsetTypeParam    = unsafe.Offsetof(TypeParam{}.Attrs)
)

func ptr[T any](p *T) unsafe.Pointer { return unsafe.Pointer(p) }

// stringOf returns b as a string without a copy: for bytes that nobody writes any
// more, or for a look that ends before the next write.
func stringOf(b []byte) string { return unsafe.String(unsafe.SliceData(b), len(b)) }

// bytesOf returns s as bytes without a copy. They must not be written.
func bytesOf(s string) []byte { return unsafe.Slice(unsafe.StringData(s), len(s)) }

// TextOf is a string of b without a copy, for other packages: nobody may write b any more.
func TextOf(b []byte) string { return stringOf(b) }
