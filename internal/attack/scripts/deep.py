# Every type that can hold something, nested far deeper than any stack, and in itself.
import copy, gc, json, marshal, operator, pickle, itertools, functools, types as kinds, collections, weakref, contextlib, ast
from attacks import *

all_modules()
fixed = [lambda x: [x], lambda x: (x,), lambda x: {1: x}, lambda x: {1: x}.items(), lambda x: {1: x}.values(), lambda x: [x].__iter__(), lambda x: collections.deque([x]), lambda x: [x].append,
    lambda x: kinds.SimpleNamespace(a=x), lambda x: kinds.MappingProxyType({1: x}), lambda x: collections.OrderedDict(a=x), lambda x: collections.defaultdict(x, a=x), lambda x: collections.ChainMap({1: x}),
    lambda x: list[x], lambda x: functools.partial(print, x), lambda x: ExceptionGroup('', [x]) if isinstance(x, Exception) else ValueError(x), lambda x: slice(x, x, x), lambda x: frozenset([x]),
    lambda x: itertools.chain(x, x), lambda x: map(x, x), lambda x: zip(x), lambda x: itertools.cycle(x), lambda x: operator.itemgetter(x), lambda x: operator.methodcaller('a', x), lambda x: reversed([x]),
    lambda x: (lambda: x).__closure__[0], lambda x: lambda: x, lambda x: property(x), lambda x: classmethod(x), lambda x: kinds.MethodType(x, x), lambda x: kinds.GenericAlias(list, (x,)),
    lambda x: x | None, lambda x: memoryview(x), lambda x: (x for _ in x), lambda x: type('T', (), {'x': x}), lambda x: type('T', (x,), {}), lambda x: super(type(x), x), lambda x: weakref.proxy(x),
    lambda x: ast.UnaryOp(ast.Not(), x), lambda x: ast.List([x]), lambda x: functools.cmp_to_key(x)(x), lambda x: functools.lru_cache(x), lambda x: contextlib.nullcontext(x), lambda x: collections.UserList([x]),
    lambda x: collections.Counter(a=x), lambda x: itertools.tee(x)[0], lambda x: itertools.islice(x, 1), lambda x: itertools.accumulate(x), lambda x: filter(x, x), lambda x: enumerate(x)]


def of_type(t):
    return lambda x: t(x)


makers = fixed + [of_type(t) for t in all_types() if t not in (range, int)]
r.shuffle(makers)
uses = [repr, hash, str, len, bool, list, sum, sorted, dir, copy.copy, copy.deepcopy, pickle.dumps, lambda x: pickle._Pickler(open('/p', 'wb')).dump(x), json.dumps, marshal.dumps, lambda x: next(x), lambda x: x(),
    lambda x: isinstance(1, x), lambda x: issubclass(int, x), lambda x: format(x), lambda x: {**x}, lambda x: compile(ast.Expression(x), '', 'eval'), ast.dump, lambda x: ast.unparse(x), lambda x: sys.getsizeof(x),
    lambda x: x.__reduce_ex__(4), lambda x: x.foo, lambda x: '%s' % x, lambda x: ''.join(x), lambda x: x in x, lambda x: gc.get_referents(x), lambda x: max(x), lambda x: x | x, lambda x: x + x, lambda x: [*x],
    lambda x: print(x), lambda x: functools.reduce(operator.add, x), ast.literal_eval, lambda x: exec(x), lambda x: x[0], lambda x: x.append(x)]
for make in makers[:rounds * 6]:
    for start in 1, int, ValueError(), (), iter(''):
        def nest():
            x, y = start, start
            depth = r.choice((40, 3000, 60000))
            for i in range(depth):
                x, y = make(x), make(y)
                if i == 30 and type(x) is int or i == 200 and type(x) in (str, bytes, bytearray):
                    return x, x
            return x, y
        pair = call(nest)
        if pair is None:
            continue
        x, y = pair
        for use in [r.choice(uses) for _ in range(8)]:
            call(use, x)
        for use in operator.eq, operator.lt, operator.is_:
            call(use, x, y)
        del pair, x
        call(gc.collect)
        del y
        call(gc.collect)
    for hold in lambda l: make(l), lambda l: [make(l)]:
        l = []
        x = call(hold, l)
        call(l.append, x)
        call(l.append, l)
        for use in [r.choice(uses) for _ in range(8)]:
            call(use, x)
            call(use, l)
        call(operator.eq, x, call(hold, l))
