package py

// This file holds the offsets and casts that need package unsafe, besides value.go.

import "unsafe"

var (
	offsetClassMethod  = unsafe.Offsetof(ClassMethodObject{}.Attrs)
	offsetStaticMethod = unsafe.Offsetof(StaticMethodObject{}.Attrs)
	offsetModule       = unsafe.Offsetof(Module{}.Attrs)
)

func ptr[T any](p *T) unsafe.Pointer { return unsafe.Pointer(p) }
