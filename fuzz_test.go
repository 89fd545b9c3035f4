package hognose

import (
	"context"
	"errors"
	"runtime/debug"
	"testing"
	"time"

	"github.com/hognose/hognose/internal/bytecode"
	"github.com/hognose/hognose/internal/runtime"
)

// fuzzWatch ends the process when an input takes far too long, so that the fuzzer
// keeps it; the stacks tell where it hangs. Call what it returns at the end.
func fuzzWatch() (done func() bool) {
	return time.AfterFunc(20*time.Second, func() {
		debug.SetTraceback("all")
		panic("the input takes more than 20 s")
	}).Stop
}

// fuzzRun runs a program in a VM of its own, for half a second at most.
func fuzzRun(t *testing.T, p *Program) {
	vm, err := New(Config{Limits: Limits{Memory: 32 << 20}})
	if err != nil {
		t.Fatal(err)
	}
	defer vm.Close()
	ctx, cancel := context.WithTimeout(context.Background(), 500*time.Millisecond)
	defer cancel()
	began := time.Now()
	err = vm.Run(ctx, p)
	if d := time.Since(began); d > 5*time.Second {
		t.Fatalf("ran for %v", d)
	}
	var x *Exception
	if errors.As(err, &x) && x.Type == "SystemError" {
		t.Log(x.Traceback)
	}
}

var codeSeeds = []string{
	"x = 1\nprint(x + 2)\n",
	"def f(a, b=2, *c, d, e=5, **g):\n    return [a, b, c, d, e, g]\nf(1, d=2)\nf(*[1], **{'d': 3})\n",
	"try:\n    1/0\nexcept ZeroDivisionError as e:\n    print(e)\nfinally:\n    print('f')\n",
	"class A:\n    x: int = 1\n    def __init__(self): super().__init__()\n    def __enter__(self): return self\n    def __exit__(self, *a): return True\nwith A() as a:\n    a.x, a.y = 1, 2\n    raise KeyError\n",
	"def g(n):\n    def h():\n        nonlocal n\n        n += 1\n        return (i*n for i in range(n) if i)\n    return h\nlist(g(3)())\n",
	"async def co():\n    await other()\nasync def other(): return 1\ntry: co().send(None)\nexcept StopIteration: pass\n",
	"match [1, {'a': 2}]:\n    case [x, {'a': y, **r}] if x: pass\n    case object(b=1): pass\n",
	"def gen():\n    x = yield 1\n    yield from (a for a in 'abc')\ng = gen()\nnext(g)\ng.send(2)\n",
	"try:\n    raise ExceptionGroup('x', [ValueError(1), KeyError(2)])\nexcept* (ValueError, KeyError) as e:\n    pass\n",
	"def f[T: int, *U, **P](x: T) -> U: ...\ntype X[T] = list[T]\nX.__value__\n",
	"for a, *b in [(1, 2, 3), 'abc']:\n    while b: b.pop()\n    else: continue\n    break\nprint(f'{a!r:>10} {a=}', *b)\n",
	"x = [3, 1, 2]\nx[1:2] = [5, 6]\nx[0] += 10**100\nd = {1, 2, *x[2:], 3.5, 4j, b'x'}\nprint(sorted(x), x is not d, 3 in d)\n",
}

// FuzzCode runs whatever code object the decoder accepts: it must end in a result,
// an exception or a stop, never in a crash.
func FuzzCode(f *testing.F) {
	for _, s := range codeSeeds {
		c, err := runtime.Compile([]byte(s), "seed.py")
		if err != nil {
			f.Fatal(err)
		}
		f.Add(bytecode.Encode(c))
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		defer fuzzWatch()()
		c, err := bytecode.Decode(b)
		if err != nil || c.NumFree() > 0 || c.NumParams() > 0 {
			return
		}
		fuzzRun(t, &Program{c, "fuzz"})
	})
}

// FuzzSource compiles and runs text.
func FuzzSource(f *testing.F) {
	for _, s := range codeSeeds {
		f.Add(s)
	}
	f.Add("x+A\ri,7( = 2)") // once ended the process
	f.Fuzz(func(t *testing.T, src string) {
		defer fuzzWatch()()
		p, err := Compile("fuzz.py", []byte(src))
		if err != nil {
			return
		}
		fuzzRun(t, p)
	})
}

// fuzzCall calls a function of a program with each input: what it raises is a bug.
func fuzzCall(f *testing.F, program string) {
	vm, err := New(Config{Limits: Limits{Memory: 64 << 20}})
	if err != nil {
		f.Fatal(err)
	}
	f.Cleanup(func() { vm.Close() })
	p, err := Compile("check.py", []byte(program))
	if err != nil {
		f.Fatal(err)
	}
	if err := vm.Run(context.Background(), p); err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, text string, n int64) {
		defer fuzzWatch()()
		ctx, cancel := context.WithTimeout(context.Background(), time.Second)
		defer cancel()
		_, err := vm.Call(ctx, "check", text, n)
		var x *Exception
		if errors.As(err, &x) && x.Type != "MemoryError" && x.Type != "UnicodeEncodeError" {
			t.Fatalf("%s: %s\n%s", x.Type, x.Message, x.Traceback)
		}
	})
}

// FuzzFormat formats values in all the ways there are: the text may be any format.
func FuzzFormat(f *testing.F) {
	for i, s := range []string{"", "d", "+08.3f", "%s", "%-10.3r|%%", "%(a)s %(a)5.1f", "{} {1!r:>{0}} {a.real}", "{0[0]}", "*^20,.2f", "_x", "#010b", "z.0e", "%*.*f", "\u00e9<7", "%c%o%#X", "{{}}{:%}"} {
		f.Add(s, int64(i*1234567-7))
	}
	fuzzCall(f, `
from decimal import Decimal
errors = ValueError, TypeError, KeyError, IndexError, OverflowError, AttributeError, ArithmeticError, MemoryError
def check(s, n):
    for x in (n, n / 7, -0.0, float('inf'), 10**30 + n, 'a\u00e9', True, 1.5 + n*1j, None, Decimal(n) / 8, [n], (n, n), {'a': n}):
        for make in (lambda: format(x, s), lambda: s % x, lambda: s % (x, n, x), lambda: s.format(x, n, a=x), lambda: f'{x:{s}}', lambda: s.encode() % (x,)):
            try:
                r = make()
            except errors:
                continue
            assert isinstance(r, (str, bytes)), r
            assert r == make(), (r, make())
        if type(x) is int:
            try: r = format(x, s)
            except errors: continue
            if s[-1:] == 'd' and len(r) < 4000 and r.strip('0123456789+- ') == '':
                assert int(r.replace(' ', '') or x) == x, r
`)
}

// FuzzNumbers reads numbers of all types: what is one reads back from its own text.
func FuzzNumbers(f *testing.F) {
	for i, s := range []string{"0", "-1_000", "0x_ff", " 12\n", "1e5", "-.5e-320", "nan", "+Infinity", "1+2j", "(3j)", "0b101", "\u0663", "sNaN123", "9E-999999", "0x1.8p3", "1__0", "1e400", "00", "-0"} {
		f.Add(s, int64(i))
	}
	fuzzCall(f, `
from decimal import Decimal, InvalidOperation
def check(s, n):
    for base in (0, 10, 2 + n % 35):
        try: i = int(s, base)
        except ValueError: continue
        if i.bit_length() > 14000: continue # more digits than text may have
        assert int(str(i)) == i and int(hex(i), 0) == i and eval(repr(i)) == i
        assert int.from_bytes(i.to_bytes(i.bit_length() // 8 + 1, signed=True), signed=True) == i
        if base == 10: assert i == Decimal(s) and i == int(s.encode()), s
    for read, write in (float, repr), (float, str), (complex, repr), (float.fromhex, float.hex):
        try: x = read(s)
        except (ValueError, OverflowError): continue
        y = read(write(x))
        assert repr(y) == repr(x) and (y == x or x != x), (s, x, y)
        assert hash(y) == hash(x) or x != x
        if read is float: assert repr(float('%.17g' % x)) == repr(x)
    try: d = Decimal(s)
    except InvalidOperation: return
    assert str(Decimal(str(d))) == str(d)
    if d.is_finite() and abs(d.adjusted()) < 1000:
        assert float(d) == float(str(d))
        p, q = d.as_integer_ratio()
        assert Decimal(p) == d * q or len(d.as_tuple().digits) > 20
        assert hash(d) == hash(Decimal(str(d)))
`)
}

// FuzzJSON reads any text as JSON: what is read is written, and reads back as the same.
func FuzzJSON(f *testing.F) {
	for i, s := range []string{"", `{"a": [1, 2.5e-3, true, null, "\u00e9\ud83d\ude00\\\n"], "": {}}`, "[NaN, -Infinity, -0.0, 1e400]", `"\ud800"`, "[1,]", `{"a": 1, "a": 2}`, "\ufeff[]", "00", "\x8c00", `"\x"`, " \t\r\n[] x", "[[[[[[", `{1: 2}`, "12345678901234567890123", "1E1000000000000000000"} {
		f.Add(s, int64(i))
	}
	fuzzCall(f, `
import json
from decimal import Decimal, InvalidOperation
def same(a, b):
    return repr(a) == repr(b)
def check(s, n):
    for options in {}, {'strict': False}, {'parse_float': Decimal, 'parse_int': Decimal}, {'object_pairs_hook': list}:
        try: x = json.loads(s, **options)
        except json.JSONDecodeError as e:
            assert 0 <= e.pos <= len(s) and e.lineno == s.count('\n', 0, e.pos) + 1 and str(e)
            continue
        except (RecursionError, ValueError, InvalidOperation): continue # digits without end, an exponent that no Decimal has
        if options: continue
        for how in {}, {'indent': n % 5}, {'ensure_ascii': False}, {'separators': (',', ':'), 'sort_keys': True}, {'indent': ' \t'}:
            t = json.dumps(x, **how)
            y = json.loads(t)
            assert same(x, y) or 'sort_keys' in how and same(json.loads(json.dumps(x, sort_keys=True)), y), (x, t, y)
            assert ''.join(json.JSONEncoder(**how).iterencode(x)) == t
        assert same(json.loads(json.dumps(x).encode(('utf-8', 'utf-16', 'utf-32-be')[n % 3])), x)
    for start in 0, n % (len(s) + 1):
        try: x, end = json.JSONDecoder().raw_decode(s, start)
        except (RecursionError, ValueError): continue
        assert start < end <= len(s), (start, end)
`)
}

// FuzzStruct takes any text for a format: what is packed unpacks to the same, and bytes that are unpacked pack to the same.
func FuzzStruct(f *testing.F) {
	for i, s := range []string{"", "<hHiIqQ", ">2s3p4x?c", "@bBlLnNP", "=efd", "!0i5s", "3 i", "99999999999999999999i", "<" + "9", "4294967296x", "FD", "h b\x00", "\u00e9", "2147483647s2147483647s"} {
		f.Add(s, int64(i*99999999977))
	}
	fuzzCall(f, `
import struct
def check(s, n):
    try: size = struct.calcsize(s)
    except (struct.error, UnicodeEncodeError): return
    st = struct.Struct(s)
    assert st.size == size >= 0
    if size > 1 << 16: return
    data = ((n % 2**64).to_bytes(8, 'little') * (size // 8 + 1))[:size]
    values = st.unpack(data)
    again = st.pack(*values)
    assert len(again) == size and repr(st.unpack(again)) == repr(values), (values, again) # pad bytes differ
    target = bytearray(size + 3)
    st.pack_into(target, 2, *values)
    assert target[2:2 + size] == again and st.unpack_from(target, 2) == st.unpack(again) or 'nan' in repr(values)
    if size: assert len(list(st.iter_unpack(again * 3))) == 3
    for wrong in (n,) * len(values), ('x',) * len(values), (n / 3,) * len(values), (b'ab',) * len(values), values[1:]:
        try: st.pack(*wrong)
        except (struct.error, OverflowError): continue
        except TypeError: assert wrong[:1] == ('x',) or wrong[:1] == (b'ab',) or isinstance(wrong[0], float), wrong
`)
}

// FuzzRe takes any text for a pattern, a template and a subject at once.
func FuzzRe(f *testing.F) {
	for i, s := range []string{"", "(a+)+$", `(?P<n>\w)(?:b|c)*?\1`, "[^\\W\\d]{2,3}(?=x)", `(?i)\g<n>\1`, "(?x) a # c\n", "(?<=a|b)c", "(a)?(?(1)b|c)", "(?>a*+)", `\N{DIGIT ONE}\u00e9`, "[a-\u00ff]|\\d+", "((((", "(?-i:A)(?s:.)", `\g<0>\n\\`, "*", "x{99999999999}", "(?P<a>.)(?P=a)", "(\xda)0"} {
		f.Add(s, int64(i*7919))
	}
	fuzzCall(f, `
import re
def check(s, n):
    flags = n & (re.I | re.M | re.S | re.X | re.A)
    for text in s, s.encode():
        try: p = re.compile(text, flags)
        except re.error as e:
            assert e.pos is None or 0 <= e.pos <= len(text), e.pos
            continue
        except (OverflowError, RecursionError): continue
        subject = (text + text[:0].join([text[1:], text[:9], text])) * 2
        subject = subject[:200]
        spans = [m.span() for m in p.finditer(subject)]
        assert all(0 <= a <= b <= len(subject) for a, b in spans) and spans == sorted(spans), spans
        assert len(p.findall(subject)) == len(spans)
        parts = p.split(subject)
        assert len(parts) == len(spans) * (p.groups + 1) + 1
        assert subject[:0].join(parts[::p.groups + 1]) == p.sub(subject[:0], subject)
        assert p.subn(lambda m: m[0], subject) == (subject, len(spans))
        for m in p.search(subject), p.match(subject), p.fullmatch(subject):
            if m:
                assert m[0] == subject[m.start():m.end()] and len(m.groups()) == p.groups and len(m.regs) == p.groups + 1
                try: assert p.sub(text, m[0]) is not None and m.expand(text) is not None
                except (re.error, IndexError): pass
        if p.fullmatch(subject): assert p.match(subject) and p.search(subject).start() == 0
        q = re.compile(re.escape(text))
        assert q.fullmatch(text)
`)
}
