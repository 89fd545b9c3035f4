package pickle

// This file defines the Python type PickleBuffer.

import (
	"github.com/hognose/hognose/py"
)

// pickleBuffer is the Python type PickleBuffer: an object's memory, which may be
// pickled out of band.
type pickleBuffer struct {
	py.Object
	obj  py.Value
	view *py.Buffer // nil once released
}

var pickleBufferType = &py.Type{Name: "PickleBuffer", Module: "pickle", Flags: py.FlagBaseType | py.FlagHasWeakref, Doc: "A buffer that may be pickled out of band (protocol 5)."}

func (b *pickleBuffer) check() error {
	if b.view == nil {
		return py.ValueErrorf("operation forbidden on released PickleBuffer object")
	}
	return nil
}

// raw returns the memory as bytes in one dimension.
func (b *pickleBuffer) raw(th *py.Thread) (py.Value, error) {
	if err := b.check(); err != nil {
		return py.Value{}, err
	}
	if !b.view.IsContiguous('A') {
		return py.Value{}, py.Errorf(py.BufferError, "cannot extract raw buffer from non-contiguous buffer")
	}
	v, err := py.GetBuffer(th, b.obj, py.BufFullRO)
	if err != nil {
		return py.Value{}, err
	}
	v.Shape, v.Strides, v.ItemSize, v.Format = []int{v.Len()}, []int{1}, 1, "B"
	return py.NewMemoryView(v), nil
}

func defineBuffer() {
	t := pickleBufferType
	t.SetLayout(py.LayoutOf[pickleBuffer]())
	of := py.Cast[pickleBuffer]
	t.NewSig = &py.NativeDef{Sig: "PickleBuffer(cls, object, /)", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		view, err := py.GetBuffer(th, a[1], py.BufFullRO)
		if err != nil {
			return py.Value{}, err
		}
		b := py.New[pickleBuffer](py.ToType(a[0]))
		b.obj, b.view = a[1], view
		return py.ValueOf(&b.Object), nil
	}}
	t.Buffer = func(th *py.Thread, v py.Value, flags py.BufferFlags) (*py.Buffer, error) {
		if err := of(v).check(); err != nil {
			return nil, err
		}
		return py.GetBuffer(th, of(v).obj, flags) // who looks at it sees the object itself
	}
	t.Traverse = func(v py.Value, visit func(py.Value)) int {
		if !of(v).obj.IsAbsent() {
			visit(of(v).obj)
		}
		return 48
	}
	t.Methods = []py.NativeDef{
		{Sig: "raw(self, /)", Doc: "Return a memoryview of the memory as it is, which must be contiguous.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) { return of(a[0]).raw(th) }},
		{Sig: "release(self, /)", Doc: "Let go of the memory.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			if b := of(a[0]); b.view != nil {
				b.view.Release(th)
				b.view, b.obj = nil, py.Value{}
			}
			return py.None, nil
		}},
	}
	py.Define(t)
}
