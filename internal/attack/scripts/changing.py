# Arguments and items whose special methods change the very container that is being used.
import array, bisect, collections, contextvars, copy, csv, datetime, decimal, fractions, functools, hashlib, heapq, io, itertools, json, operator, pickle, random, re, struct, weakref, zlib, queue, types, ast, textwrap, difflib, statistics
from attacks import *

now = []  # the containers in use
fitting = {'hash': lambda: r.randrange(3), 'eq': lambda: r.random() < 0.5, 'lt': lambda: r.random() < 0.5, 'index': lambda: r.randrange(-3, 9), 'int': lambda: 3, 'len': lambda: r.randrange(9), 'bool': lambda: r.random() < 0.5,
    'iter': lambda: iter([1, Changing(), 'a', (1, 2)]), 'next': lambda: r.choice((1, Changing())), 'str': lambda: 'abc', 'repr': lambda: 'r', 'bytes': lambda: b'abc', 'float': lambda: 1.5, 'format': lambda: 'f', 'getitem': lambda: r.choice((1, 'a', Changing())),
    'length_hint': lambda: r.randrange(100), 'fspath': lambda: '/x', 'complex': lambda: 1j, 'buffer': lambda: memoryview(bytearray(5)), 'getattr': lambda: Changing(), 'call': lambda: r.choice((1, 'a', Changing(), None)), 'enter': lambda: 1,
    'contains': lambda: True, 'setattr': lambda: None, 'delattr': lambda: None, 'exit': lambda: None}


def answer(name, self, args):
    if name == 'getattr' and args[0].startswith('__'):
        raise AttributeError
    f = fitting.get(name)
    if f and r.random() < 0.9:
        return f()
    if r.random() < 0.1:
        raise r.choice((ValueError, StopIteration, IndexError, KeyError, AttributeError))
    return r.choice((NotImplemented, 1, None, 'a', self))


depth = 0


def change():
    global depth
    if depth > 2 or not now:
        return
    depth += 1
    try:
        c = r.choice(now)
        r.choice(changes)(c)
    except Exception:
        pass
    finally:
        depth -= 1


changes = [lambda c: c.clear(), lambda c: c.clear(), lambda c: c.pop(), lambda c: c.append(1), lambda c: c.extend(range(40)), lambda c: c.update({i: i for i in range(40)}), lambda c: c.__init__(), lambda c: c.__init__([1]), lambda c: c.__delitem__(0),
    lambda c: c.__delitem__(slice(None)), lambda c: c.__setitem__(slice(None), [1] * 30), lambda c: c.insert(0, 1), lambda c: c.popitem(), lambda c: c.close(), lambda c: c.release(), lambda c: c.detach(), lambda c: c.truncate(0), lambda c: c.write('a'), lambda c: c.write(b'a' * 50),
    lambda c: c.seek(0), lambda c: c.sort(), lambda c: c.reverse(), lambda c: c.add(5), lambda c: c.remove(1), lambda c: next(c), lambda c: c.send(None), lambda c: c.__setstate__((1, 2)), lambda c: c.cache_clear(), lambda c: c.rotate(1), lambda c: c.move_to_end(1), lambda c: c.put(1),
    lambda c: c.get_nowait(), lambda c: c.seed(1), lambda c: c.append(c), lambda c: c.__dict__.clear(), lambda c: c.read(), lambda c: c.discard(1), lambda c: c.frombytes(b'abcdefgh'), lambda c: call(r.choice([getattr(c, n) for n in dir(c) if n not in ('__class__', '__init_subclass__')]), *some(3))]
Changing = answering(answer, change)


class Dying:
    def __del__(self): change()
class ChangingInt(int):
    __index__ = Changing.__index__; __eq__ = Changing.__eq__; __hash__ = Changing.__hash__; __add__ = Changing.__add__; __lt__ = Changing.__lt__; __bool__ = Changing.__bool__
class ChangingStr(str):
    __eq__ = Changing.__eq__; __hash__ = Changing.__hash__; __len__ = Changing.__len__; __str__ = Changing.__str__; __iter__ = Changing.__iter__; __format__ = Changing.__format__
class ChangingList(list):
    __iter__ = Changing.__iter__; __len__ = Changing.__len__; __getitem__ = Changing.__getitem__; __eq__ = Changing.__eq__
class ChangingDict(dict):
    __getitem__ = Changing.__getitem__; __missing__ = Changing.__missing__; __iter__ = Changing.__iter__; keys = lambda self: Changing()


def thing():
    return r.choice((Changing, Changing, Changing, lambda: ChangingInt(r.randrange(9)), lambda: ChangingStr('a'), lambda: ChangingList([1, Dying()]), lambda: ChangingDict(a=1), Dying, lambda: 1, lambda: 'a', lambda: b'abc', lambda: None, lambda: r.choice(now), lambda: [Changing(), Dying()], lambda: {Changing(): Dying()},
        lambda: slice(Changing(), Changing(), Changing()), lambda: (Changing(), 1), lambda: memoryview(now[0]), lambda: iter(now[0]), lambda: (Changing() for _ in range(3)), lambda: lambda *a: (change(), r.choice((1, True, None, Changing(), 'a')))[1]))()


def some(n):
    out = []
    for _ in range(r.randrange(n + 1)):
        try: out.append(thing())
        except Exception: out.append(1)
    return out


def C(): return r.choice((Changing(), 1, Dying(), ChangingInt(2), ChangingStr('b')))


makers = [lambda: [C(), C(), C()], lambda: [C() for _ in range(70)], lambda: {C(): C(), 2: C()}, lambda: {C(): i for i in range(20)}, lambda: {C(), C(), 3}, lambda: frozenset([C(), C()]), lambda: (C(), C(), C()), lambda: bytearray(b'hello world'), lambda: memoryview(bytearray(40)), lambda: array.array('i', [3, 2, 1]),
    lambda: array.array('w', 'abc'), lambda: collections.deque([C(), C(), C()], r.choice((None, 3))), lambda: collections.OrderedDict([(C(), C()), (1, C()), (2, C())]), lambda: collections.defaultdict(lambda: (change(), C())[1], {1: C()}), lambda: collections.Counter({C(): 2, 'a': C()}), lambda: collections.ChainMap({C(): C()}, {1: 2}),
    lambda: io.BytesIO(b'abc\ndef\n'), lambda: io.StringIO('abc\ndef\n'), lambda: io.TextIOWrapper(io.BytesIO(b'abc\ndef')), lambda: io.BufferedReader(io.BytesIO(b'abc' * 50), 7), lambda: io.BufferedRandom(io.BytesIO(b'abc' * 50), 7), lambda: io.BufferedWriter(Changing()), lambda: io.TextIOWrapper(Changing()), lambda: io.BufferedReader(Changing()), lambda: open('/c', 'w+'),
    lambda: iter([C(), C()]), lambda: iter({C(): 1, 2: C()}), lambda: reversed([C(), C()]), lambda: {C(): C()}.items(), lambda: itertools.chain([C()], thing()), lambda: itertools.groupby([C(), C()], thing()), lambda: itertools.tee([C(), C(), C()])[0], lambda: itertools.product([C()], [C(), 1]), lambda: itertools.accumulate([C(), C()], thing()), lambda: itertools.islice(thing(), thing()), lambda: itertools.cycle([C(), C()]),
    lambda: itertools.permutations([C(), C(), C()]), lambda: itertools.combinations([C(), C(), C()], 2), lambda: itertools.zip_longest([C()], [C(), 1], fillvalue=C()), lambda: itertools.batched([C()] * 5, 2), lambda: itertools.pairwise([C()] * 3), lambda: map(thing(), [C(), C()]), lambda: filter(thing(), [C(), C()]), lambda: zip([C()], thing()), lambda: enumerate([C()], 2**63 - 1),
    lambda: functools.partial(thing(), C()), lambda: functools.lru_cache(2)(lambda *a: (change(), C())[1]), lambda: functools.cmp_to_key(lambda *a: (change(), thing())[1])(C()), lambda: (lambda: (yield (change(), C())[1]))(), lambda: weakref.WeakValueDictionary({C(): Dying()}), lambda: weakref.WeakKeyDictionary({Changing(): C()}), lambda: weakref.WeakSet([Dying()]), lambda: random.Random(3),
    lambda: re.compile('(a+)|b').scanner('aab'), lambda: re.compile('(a)(?P<x>b)').match('ab'), lambda: re.compile('a|(b)'), lambda: struct.Struct('iI2s?d'), lambda: hashlib.sha256(), lambda: zlib.compressobj(), lambda: zlib.decompressobj(), lambda: json.JSONEncoder(default=thing()), lambda: json.JSONDecoder(object_hook=thing(), parse_float=thing()), lambda: csv.reader(thing()), lambda: csv.writer(io.StringIO()),
    lambda: decimal.Context(), lambda: decimal.Decimal('1.5'), lambda: fractions.Fraction(1, 3), lambda: datetime.datetime(2020, 1, 1, tzinfo=type('Z', (datetime.tzinfo,), {n: lambda s, d: (change(), thing())[1] for n in ('utcoffset', 'dst', 'tzname', 'fromutc')})()), lambda: datetime.timedelta(1), lambda: contextvars.copy_context(), lambda: contextvars.ContextVar('x'),
    lambda: pickle.Pickler(io.BytesIO()), lambda: pickle.Unpickler(io.BytesIO(pickle.dumps([1, {2: 3}]))), lambda: queue.SimpleQueue(), lambda: types.SimpleNamespace(a=C()), lambda: types.MappingProxyType({1: C()}), lambda: types.MappingProxyType(Changing()), lambda: type('T', (), {'a': C()}), lambda: ExceptionGroup('a', [ValueError(C())]), lambda: ValueError(C()), lambda: range(5), lambda: 'abc', lambda: b'abc', lambda: 10**30, lambda: 5, lambda: 1.5,
    lambda: ast.parse('a + b'), lambda: Changing()]
functions = [sorted, sum, min, max, list, tuple, set, dict, any, all, len, repr, str, hash, bytes, bytearray, int, float, complex, print, enumerate, isinstance, pow, divmod, round, format, getattr, setattr, slice, range, zip, map, iter, next, heapq.heappush, heapq.heappop, heapq.heapify, heapq.merge, heapq.nsmallest, heapq.heappushpop, heapq.heapreplace,
    bisect.insort, bisect.bisect_left, json.dumps, json.loads, pickle.dumps, copy.copy, copy.deepcopy, functools.reduce, operator.concat, operator.setitem, operator.indexOf, operator.countOf, operator.length_hint, ''.join, b''.join, 'a'.replace, 'a b'.split, '{} {!r}'.format, 'abc'.translate, str.maketrans, dict.fromkeys, struct.pack, struct.pack_into, struct.unpack_from, re.sub, re.split, re.findall, random.shuffle, random.sample,
    random.choices, itertools.starmap, itertools.compress, zlib.crc32, zlib.compress, hashlib.md5, textwrap.wrap, statistics.mean, csv.field_size_limit, int.from_bytes, int.to_bytes, ''.__mod__, b'%s %d'.__mod__, math_prod := __import__('math').prod, __import__('math').fsum, __import__('math').sumprod, __import__('math').hypot, __import__('math').gcd, collections.namedtuple, type, exec, eval, compile, memoryview, array.array, io.BytesIO,
    operator.iadd, operator.imul, operator.ior, operator.iconcat, operator.add, operator.mul, operator.eq, operator.lt, operator.contains, operator.getitem, operator.delitem, operator.index, operator.itemgetter(0, 1), operator.attrgetter('a.b'), functools.partial, weakref.ref, weakref.proxy, difflib.get_close_matches, sys.getsizeof, print]
for _ in range(rounds * 2):
    for make in makers:
        now[:] = []
        try: c = make()
        except Exception: continue
        now.append(c)
        for _ in range(6):
            try:
                if r.random() < 0.5:
                    f = getattr(c, r.choice(dir(c)))
                    args = some(4)
                else:
                    f, args = r.choice(functions), some(3)
                    args.insert(r.randrange(len(args) + 1), c)
            except Exception:
                continue
            x = call(f, *args)
            if x is not None and x is not c and len(now) < 4:
                now.append(x)
            del x
        call(repr, c)
        call(lambda: c == c)
        call(list, c)
