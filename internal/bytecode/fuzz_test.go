package bytecode_test

import (
	"errors"
	"testing"

	"github.com/hognose/hognose/internal/bytecode"
)

// seeds are small programs whose code the fuzz targets begin with.
var seeds = []string{
	"x = 1\n",
	"def f(a, b=2, *c, d, e=5, **g):\n    return [a, b, c, d, e, g]\nf(1, d=2)\n",
	"try:\n    1/0\nexcept ZeroDivisionError as e:\n    print(e)\nfinally:\n    print('f')\n",
	"class A(object, metaclass=type):\n    x: int = 1\n    def m(self):\n        return super().__init__()\n",
	"def g(n):\n    def h():\n        nonlocal n\n        n += 1\n        return (i*n for i in range(n) if i)\n    return h\nlist(g(3)())\n",
	"async def co():\n    async with a as b:\n        async for x in y: await x\n",
	"match [1, {'a': 2}]:\n    case [x, {'a': y, **r}] if x: pass\n    case A(b=1): pass\n",
	"def gen():\n    x = yield 1\n    yield from (a for a in x)\n    with open(x) as f, g: pass\n",
	"try:\n    f()\nexcept* (A, B) as e:\n    raise\n",
	"def f[T: int, *U, **P](x: T) -> U: ...\ntype X[T] = list[T]\n",
	"for a, *b in z:\n    while a: a -= 1\n    else: continue\n    break\nprint(f'{a!r:>{b}} {c=}', *d, **e)\n",
	"import a.b as c\nfrom .d import e\nx[1:2, ::3] += 10**100\nd = {1, 2, *x, 3.5, 4j, b'x'}\n",
}

// FuzzDecode checks that decoding never panics, that errors are of two kinds, and
// that what was decoded is encoded to something that decodes to the same again.
func FuzzDecode(f *testing.F) {
	for _, s := range seeds {
		f.Add(bytecode.Encode(compiled(f, []byte(s), "seed.py")))
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		c, err := bytecode.Decode(b)
		if err != nil {
			if !errors.Is(err, bytecode.ErrFormat) && !errors.Is(err, bytecode.ErrInvalid) {
				t.Fatal(err)
			}
			return
		}
		bytecode.Disassemble(c, true)
		e := bytecode.Encode(c)
		d, err := bytecode.Decode(e)
		if err != nil {
			t.Fatal(err)
		}
		if string(bytecode.Encode(d)) != string(e) {
			t.Fatal("another encoding")
		}
	})
}

// TestDamaged cuts and changes encoded code at every byte.
func TestDamaged(t *testing.T) {
	for _, s := range seeds {
		b := bytecode.Encode(compiled(t, []byte(s), "seed.py"))
		for i := range b {
			if _, err := bytecode.Decode(b[:i]); err == nil {
				t.Fatalf("cut off at %d: no error", i)
			}
			for _, x := range []byte{1, 2, 0x80, 0xff} {
				m := append([]byte(nil), b...)
				m[i] ^= x
				if c, err := bytecode.Decode(m); err == nil {
					bytecode.Disassemble(c, true)
				}
			}
		}
	}
}
