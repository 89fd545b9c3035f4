package structs

// This file defines the module's functions and the types Struct and unpack_iterator.

import (
	"strings"

	"github.com/hognose/hognose/py"
)

var errorType = &py.Type{Name: "error", Module: "struct", Base: py.ExceptionType, Flags: py.FlagBaseType}

func errorf(format string, args ...any) error { return py.Errorf(errorType, format, args...) }

// structObject is the Python type Struct.
type structObject struct {
	py.Object
	f *format
}

type unpackIter struct {
	py.Object
	f   *format
	obj py.Value
	buf *py.Buffer
	b   []byte
	at  int
}

var (
	structType = &py.Type{Name: "Struct", Module: "_struct", Flags: py.FlagBaseType | py.FlagHasWeakref, Doc: "Struct(fmt) --> compiled struct object"}
	iterType   = &py.Type{Name: "unpack_iterator", Module: "_struct", Flags: py.FlagNoInstantiate}
)

type stateKey struct{}

// cache holds the formats that were used, by their text. It is guarded by the VM lock.
type cache struct{ formats map[string]*format }

func stateOf(th *py.Thread) *cache {
	return th.Interp.State(stateKey{}, func() any { return &cache{map[string]*format{}} }).(*cache)
}

func compile(th *py.Thread, v py.Value) (*format, error) {
	var text string
	if s := py.ToStr(v); s != nil {
		text = s.String()
		if !s.IsASCII() {
			if _, err := th.CallMethodGo(v, "encode", py.String("ascii")); err != nil {
				return nil, err
			}
		}
	} else if b := py.ToBytes(v); b != nil {
		text = b.String()
	} else {
		return nil, py.TypeErrorf("Struct() argument 1 must be a str or bytes object, not %s", v.Type().FullName())
	}
	if strings.IndexByte(text, 0) >= 0 {
		return nil, errorf("embedded null character")
	}
	c := stateOf(th)
	if f, ok := c.formats[text]; ok {
		return f, nil
	}
	f, err := parse(th, text)
	if err != nil {
		return nil, err
	}
	if len(c.formats) >= 100 {
		clear(c.formats)
	}
	if len(text) < 256 {
		c.formats[text] = f
	}
	return f, nil
}

func unpackBuffer(th *py.Thread, f *format, v py.Value) (py.Value, error) {
	b, err := py.ViewBytes(th, v)
	if err != nil {
		return py.Value{}, err
	}
	if len(b) != f.size {
		return py.Value{}, errorf("unpack requires a buffer of %d bytes", f.size)
	}
	return f.unpack(th, b)
}

func unpackFrom(th *py.Thread, f *format, v, offset py.Value) (py.Value, error) {
	b, err := py.ViewBytes(th, v)
	if err != nil {
		return py.Value{}, err
	}
	at, err := f.place(th, "unpack_from", "unpacking", len(b), offset)
	if err != nil {
		return py.Value{}, err
	}
	return f.unpack(th, b[at:at+f.size])
}

func packInto(th *py.Thread, f *format, args []py.Value) error {
	switch len(args) {
	case 0:
		return errorf("pack_into expected buffer argument")
	case 1:
		return errorf("pack_into expected offset argument")
	}
	if len(args)-2 != f.values {
		return errorf("pack_into expected %d items for packing (got %d)", f.values, len(args)-2)
	}
	if py.ToBytes(args[0]) != nil {
		return py.TypeErrorf("argument must be read-write bytes-like object, not bytes")
	}
	buf, err := py.WritableBytes(th, args[0])
	if err != nil {
		return err
	}
	defer buf.Release(th)
	b := buf.Bytes()
	at, err := f.place(th, "pack_into", "packing", len(b), args[1])
	if err != nil {
		return err
	}
	if err := th.Charge(int64(f.size)); err != nil {
		return err
	}
	tmp := make([]byte, f.size)
	if err := f.pack(th, tmp, args[2:]); err != nil {
		return err
	}
	copy(b[at:], tmp)
	return nil
}

func iterUnpack(th *py.Thread, f *format, v py.Value) (py.Value, error) {
	if f.size == 0 {
		return py.Value{}, errorf("cannot iteratively unpack with a struct of length 0")
	}
	buf, err := py.GetBuffer(th, v, 0)
	if err != nil {
		return py.Value{}, err
	}
	b := buf.Bytes()
	if len(b)%f.size != 0 {
		buf.Release(th)
		return py.Value{}, errorf("iterative unpacking requires a buffer of a multiple of %d bytes", f.size)
	}
	it := py.New[unpackIter](iterType)
	it.f, it.obj, it.buf, it.b = f, v, buf, b
	return py.ValueOf(&it.Object), nil
}

func of(v py.Value) *structObject { return py.Cast[structObject](v) }

// formatted wraps a function whose first argument is a format.
func formatted(f func(th *py.Thread, f *format, a []py.Value) (py.Value, error)) py.NativeFunc {
	return func(th *py.Thread, a []py.Value) (py.Value, error) {
		fm, err := compile(th, a[0])
		if err != nil {
			return py.Value{}, err
		}
		return f(th, fm, a[1:])
	}
}

// leading wraps a function with a format and any other arguments.
func leading(f func(th *py.Thread, f *format, args []py.Value) (py.Value, error)) py.NativeFunc {
	return func(th *py.Thread, a []py.Value) (py.Value, error) {
		args := a
		if len(args) == 0 {
			return py.Value{}, py.TypeErrorf("missing format argument")
		}
		fm, err := compile(th, args[0])
		if err != nil {
			return py.Value{}, err
		}
		return f(th, fm, args[1:])
	}
}

func packArgs(th *py.Thread, f *format, args []py.Value) (py.Value, error) {
	return f.makeBytes(th, args)
}

// Module declares the module.
var Module = &py.ModuleDef{
	Name:  "_struct",
	Doc:   "Convert between values and the bytes of C structs, as a format string describes them.",
	Types: []*py.Type{structType, errorType},
	Funcs: []py.NativeDef{
		{Sig: "calcsize(format, /)", Doc: "Return how many bytes a format takes.", Fn: formatted(func(th *py.Thread, f *format, a []py.Value) (py.Value, error) { return py.Int(int64(f.size)), nil })},
		{Sig: "pack(*args)", Flags: py.RawArgs, Doc: "pack(format, v1, v2, ...) -> bytes\n\nReturn the values as bytes in a format.", Fn: leading(packArgs)},
		{Sig: "pack_into(*args)", Flags: py.RawArgs, Doc: "pack_into(format, buffer, offset, v1, v2, ...)\n\nWrite the values in a format into a buffer, from offset on.", Fn: leading(func(th *py.Thread, f *format, args []py.Value) (py.Value, error) {
			return py.None, packInto(th, f, args)
		})},
		{Sig: "unpack(format, buffer, /)", Doc: "Return the tuple of the values in bytes of a format.\n\nThere must be just as many bytes as calcsize(format) tells.", Fn: formatted(func(th *py.Thread, f *format, a []py.Value) (py.Value, error) { return unpackBuffer(th, f, a[0]) })},
		{Sig: "unpack_from(format, /, buffer, offset=0)", Doc: "Return the tuple of the values of a format in a buffer, from offset on.\n\nThere must be at least calcsize(format) bytes.", Fn: formatted(func(th *py.Thread, f *format, a []py.Value) (py.Value, error) { return unpackFrom(th, f, a[0], a[1]) })},
		{Sig: "iter_unpack(format, buffer, /)", Doc: "Return an iterator over the tuples in bytes that have a format's struct again and again.", Fn: formatted(func(th *py.Thread, f *format, a []py.Value) (py.Value, error) { return iterUnpack(th, f, a[0]) })},
		{Sig: "_clearcache()", Doc: "Clear the internal cache.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			clear(stateOf(th).formats)
			return py.None, nil
		}},
	},
}

func init() {
	e := errorType
	e.Flags |= py.FlagBaseType
	py.Define(e)

	t := structType
	t.SetLayout(py.LayoutOf[structObject]())
	t.NewSig = &py.NativeDef{Sig: "Struct(cls, format)", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
		f, err := compile(th, a[1])
		if err != nil {
			return py.Value{}, err
		}
		s := py.New[structObject](py.ToType(a[0]))
		s.f = f
		return py.ValueOf(&s.Object), nil
	}}
	t.Repr = func(th *py.Thread, v py.Value) (py.Value, error) {
		r, err := py.ReprGo(th, py.String(of(v).f.text))
		return py.String(v.Type().Name + "(" + r + ")"), err
	}
	t.Traverse = func(self py.Value, visit func(py.Value)) int { return 32 }
	t.Getters = []py.GetSetDef{
		{Name: "format", Doc: "struct format string", Get: func(th *py.Thread, v py.Value) (py.Value, error) { return py.String(of(v).f.text), nil }},
		{Name: "size", Doc: "struct size in bytes", Get: func(th *py.Thread, v py.Value) (py.Value, error) { return py.Int(int64(of(v).f.size)), nil }},
	}
	t.Methods = []py.NativeDef{
		{Sig: "pack(self, *args)", Flags: py.RawArgs, Doc: "pack(v1, v2, ...) -> bytes\n\nReturn the values as bytes in the format.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			return of(a[0]).f.makeBytes(th, a[1:])
		}},
		{Sig: "pack_into(self, *args)", Flags: py.RawArgs, Doc: "pack_into(buffer, offset, v1, v2, ...)\n\nPack the values into the writable buffer buf starting at offset.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			return py.None, packInto(th, of(a[0]).f, a[1:])
		}},
		{Sig: "unpack(self, buffer, /)", Doc: "Return the tuple of the values in bytes.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) { return unpackBuffer(th, of(a[0]).f, a[1]) }},
		{Sig: "unpack_from(self, buffer, offset=0)", Doc: "Return the tuple of the values in bytes.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			return unpackFrom(th, of(a[0]).f, a[1], a[2])
		}},
		{Sig: "iter_unpack(self, buffer, /)", Doc: "Return an iterator yielding tuples.", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) { return iterUnpack(th, of(a[0]).f, a[1]) }},
		{Sig: "__sizeof__(self, /)", Doc: "S.__sizeof__() -> bytes of memory that S takes", Fn: func(th *py.Thread, a []py.Value) (py.Value, error) {
			return py.Int(int64(56 + 32*len(of(a[0]).f.fields))), nil
		}},
	}
	py.Define(t)

	it := iterType
	it.Traverse = func(self py.Value, visit func(py.Value)) int {
		visit(py.Cast[unpackIter](self).obj)
		return 64
	}
	py.DefineIter(it, py.LayoutOf[unpackIter](), func(th *py.Thread, v py.Value) (py.Value, error) {
		x := py.Cast[unpackIter](v)
		if x.buf == nil {
			return py.Value{}, nil
		}
		if x.at >= len(x.b) {
			x.buf.Release(th)
			x.buf, x.b = nil, nil
			return py.Value{}, nil
		}
		x.at += x.f.size
		return x.f.unpack(th, x.b[x.at-x.f.size:x.at])
	}, func(v py.Value) int {
		x := py.Cast[unpackIter](v)
		return (len(x.b) - x.at) / x.f.size // below 0 at the end, when there are no bytes any more
	})
	Module.Prepare()
}
