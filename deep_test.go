package hognose

import (
	"context"
	"errors"
	"os"
	"runtime/debug"
	"strings"
	"testing"
	"time"
)

// deepPrelude builds values that are nested a hundred thousand deep.
const deepPrelude = `
import sys, types
N = 100000
def nest(f, x):
    for i in range(N): x = f(x)
    return x
ident = lambda v: v
class P:
    def __init__(s, o): s.o = o
    def __getattr__(s, n): return getattr(s.o, n)
class D:
    def __init__(s, f): s.f = f
    def __get__(s, o, t): return s.f.__get__(o, t)
class M(type):
    def __getattr__(c, n): return getattr(c, n + 'x')
def gen(x): yield from x
def chain(attr):
    e = None
    for i in range(N):
        n = ValueError(i)
        setattr(n, attr, e)
        e = n
    return e
`

// deepCases do something with such values: each must end, in a result or an exception.
var deepCases = []string{
	"next(nest(lambda x: map(abs, x), iter([1])))",
	"next(nest(lambda x: filter(None, x), iter([1])))",
	"next(nest(lambda x: zip(x), iter([1])))",
	"list(nest(lambda x: zip(x), iter([1])))",
	"for x in nest(lambda x: enumerate(x), iter([1])): pass",
	"import itertools; next(nest(lambda x: itertools.chain(x), iter([1])))",
	"import itertools; list(nest(lambda x: itertools.chain.from_iterable([x]), iter([1])))",
	"import itertools; next(nest(lambda x: itertools.islice(x, 5), iter([1])))",
	"import itertools; next(nest(lambda x: itertools.takewhile(bool, x), iter([1])))",
	"import itertools; next(nest(lambda x: itertools.accumulate(x), iter([1])))",
	"import itertools; next(nest(lambda x: itertools.starmap(lambda *a: a, x), iter([(1,)])))",
	"import itertools; next(nest(lambda x: itertools.tee(x)[0], iter([1])))",
	"import itertools; next(nest(lambda x: itertools.cycle(x), iter([1])))",
	"import itertools; next(nest(lambda x: itertools.groupby(x), iter([1])))",
	"import itertools; next(nest(lambda x: itertools.compress(x, [1]), iter([1])))",
	"import functools; nest(lambda f: functools.partial(f), abs)(-1)",
	"import functools; nest(lambda f: functools.lru_cache(f), abs)(-1)",
	"nest(lambda f: types.MethodType(f, 1), ident)()",
	"nest(lambda f: f.__call__, ident)(3)",
	"next(nest(gen, iter([1])))",
	"next(nest(lambda x: iter(x.__next__, 5), iter([1])))",
	"x = nest(lambda d: types.MappingProxyType(d), {}); len(x); repr(x)",
	"x = nest(lambda d: types.MappingProxyType(d), {}); x == {}",
	"x = nest(lambda d: types.MappingProxyType(d), {}); 'a' in x; x.get('a'); x['a']",
	"hash(nest(lambda d: types.GenericAlias(list, (d,)), int))",
	"repr(nest(lambda d: types.GenericAlias(list, (d,)), int))",
	"x = nest(lambda d: types.GenericAlias(d, (int,)), list); x.zzz",
	"x = nest(lambda d: types.GenericAlias(d, (int,)), list); x()",
	"hash(nest(lambda t: (t,), ()))",
	"nest(lambda t: (t,), ()) == nest(lambda t: (t,), ())",
	"nest(lambda t: (t,), ()) < nest(lambda t: (t,), ())",
	"repr(nest(lambda t: [t], []))",
	"repr(nest(lambda t: {1: t}, {}))",
	"nest(lambda t: {1: t}, {}) == nest(lambda t: {1: t}, {})",
	"hash(nest(lambda t: frozenset([t]), frozenset()))",
	"isinstance(1, nest(lambda t: (t,), (str,)))",
	"issubclass(int, nest(lambda t: (t,), (str,)))",
	"try: 1/0\nexcept nest(lambda t: (t,), (KeyError,)): pass",
	"raise chain('__cause__')",
	"raise chain('__context__')",
	"e = nest(lambda e: ExceptionGroup('', [e]), ValueError()); e.split(ValueError); raise e",
	"repr(nest(lambda t: ValueError(t), 1))",
	"nest(classmethod, ident).__get__(1)",
	"class C: f = nest(staticmethod, ident)\nC.f(3)",
	"repr(nest(lambda f: property(f), ident))",
	"types.CellType(nest(types.CellType, 0)) == types.CellType(nest(types.CellType, 0))",
	"repr(nest(lambda s: slice(s), 0))",
	"hash(nest(lambda s: slice(s), 0))",
	"nest(lambda s: slice(s), 0) == nest(lambda s: slice(s), 0)",
	"repr(nest(lambda s: types.SimpleNamespace(a=s), 0))",
	"import marshal; marshal.dumps(nest(lambda t: (t,), ()))",
	"import marshal; marshal.loads(b'(\\1\\0\\0\\0' * N + b'N')",
	"(lambda: 0).__code__.replace(co_consts=(nest(lambda t: (t,), ()),))",
	"x = nest(lambda t: [t], []); sys.getsizeof(x); del x; import gc; gc.collect()",
	"x = nest(lambda t: list[t] | None, int); repr(x); hash(x)",
	"x = nest(lambda t: list[t] | None, int); x == x",
	"class C: x = nest(D, 5)\nC.x",
	"nest(P, 5).zzz",
	"class C(metaclass=M): pass\nC.a",
	"nest(memoryview, b'ab')[0]",
	"import operator; operator.attrgetter('.'.join(['real'] * N))(5)",
	"eval('(' * N + ')' * N)",
	"eval('-' * N + '1')",
	"eval('[' * N)",
	"eval('a.b' + '.c' * N)",
	"eval('f' + '()' * N)",
	"eval('lambda: ' * N + '1')",
	"eval('1' + '+1' * N)",
	"eval('not ' * N + '1')",
	"eval('x if y else ' * N + '1')",
	"exec('x = ' * N + '1')",
	"exec('if 1:\\n pass\\n' + 'elif 1:\\n pass\\n' * N)",
	"exec('match 1:\\n case ' + '[' * N + ']' * N + ': pass')",
	"eval('f\"' + '{f\\'' * 50 + '\\'}' * 50 + '\"')",
	"sorted([nest(lambda t: [t], []), nest(lambda t: [t], [])])",
	"nest(lambda t: [t], []) in [nest(lambda t: [t], [])]",
	"import json; json.dumps(nest(lambda t: [t], []))",
	"import json; json.loads('[' * N + ']' * N)",
	"import copy; copy.deepcopy(nest(lambda t: [t], []))",
	"import re; re.compile('(' * N + ')' * N)",
	"import re; re.compile('(?:' * N + ')*' * N)",
	"import collections; repr(nest(lambda t: collections.deque([t]), 1))",
	"import collections; nest(lambda t: collections.ChainMap(t), {}).get(5)",
	"import collections; repr(nest(lambda t: collections.OrderedDict(a=t), 1))",
	"import weakref\nclass A: pass\na = A()\nrepr(weakref.proxy(a))",
	"def f(): return f()\nf()",
	"class A:\n    def __eq__(s, o): return s == o\nA() == A()",
	"class A:\n    def __repr__(s): return repr(s)\nrepr(A())",
	"class A:\n    def __getattribute__(s, n): return getattr(s, n)\nA().x",
	"class A:\n    def __hash__(s): return hash(s)\nhash(A())",
	"class A:\n    def __len__(s): return len(s)\nbool(A())",
	"class A:\n    def __iter__(s): return iter(s)\nlist(A())",
	"class A:\n    def __index__(s): return [1][s]\n[1][A()]",
	"class A:\n    def __call__(s): pass\nA.__call__ = A()\nA()()",
	"class A:\n    def __instancecheck__(s, o): return isinstance(o, s)\nisinstance(1, A())",
	"class A:\n    def __format__(s, f): return format(s, f)\nf'{A()}'",
	"a = []; a.append(a); hash((a,)) if 0 else repr(a); a == a",
	"a = {}; a['a'] = a; b = {}; b['a'] = b; a == b",
	"sys.setrecursionlimit(10**9)\ndef f(): return list(map(lambda x: f(), [1]))\nf()",
	"sys.settrace(lambda *a: sys.settrace(None))\ndef f(): return f()\nf()",
}

// TestDeepNesting runs them on a Go stack of 48 MB: whoever recurses without
// counting overflows it, and takes the process along. HOGNOSE_LONG=1 runs all of them.
func TestDeepNesting(t *testing.T) {
	defer debug.SetMaxStack(debug.SetMaxStack(48 << 20))
	only := os.Getenv("HOGNOSE_DEEP")
	all := only != "" || os.Getenv("HOGNOSE_LONG") != ""
	for i, c := range deepCases {
		if !strings.Contains(c, only) || !all && i%5 != 3 {
			continue
		}
		if only != "" || testing.Verbose() {
			t.Log(c)
			os.Stderr.WriteString(c + "\n")
		}
		vm, err := New(Config{})
		if err != nil {
			t.Fatal(err)
		}
		p, err := Compile("deep.py", []byte(deepPrelude+c+"\n"))
		if err != nil {
			t.Fatal(c, err)
		}
		ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
		err = vm.Run(ctx, p)
		cancel()
		vm.Close()
		var x *Exception
		if errors.As(err, &x) && (x.Type == "SystemError" || x.Type == "NameError" && !strings.Contains(c, "eval")) {
			t.Errorf("%s: %s: %s", c, x.Type, x.Message)
		}
	}
}
