# Pickles, marshalled values and code, with some bytes changed.
import array, collections, datetime, decimal, fractions, io, marshal, pickle, random, uuid, functools, zoneinfo
from attacks import *


class Plain:
    def __init__(self): self.a = [self]
class Slots:
    __slots__ = 'a', 'b'
    def __init__(self): self.a = 1


values = [None, 1, -2**70, 1.5, 'ab\u00e9', b'xy', bytearray(b'z'), [1, [2]], (1, 2, 3, 4), {'a': {1: 2}}, {1, 2}, frozenset([3]), Plain(), Slots(), len, int, 2j, range(3), slice(1, 2), datetime.datetime.now(datetime.UTC),
    datetime.timedelta(5), datetime.date(2020, 1, 1), datetime.time(3), decimal.Decimal('1.5'), decimal.Context(), fractions.Fraction(1, 3), collections.deque([1], 3), collections.OrderedDict(a=1), collections.Counter('ab'), collections.defaultdict(int, a=1),
    array.array('i', [1, 2]), random.Random(3), iter([1, 2]), iter({1: 2}), iter('ab'), ValueError('x', 1), OSError(2, 'x'), ExceptionGroup('a', [KeyError(1)]), functools.partial(int, base=2), enumerate('a'), zip('a'), map(str, 'a'),
    uuid.uuid4(), io.StringIO('ab'), io.BytesIO(b'ab'), reversed([1]), list[int], int | str, ..., NotImplemented, zoneinfo.ZoneInfo('UTC')]
texts = [call(pickle.dumps, v, p) for v in values for p in range(6)] + [b'\x80\x05\x95\0\0\0\0\0\0\0\x10N.', b'cbuiltins\neval\n(Vprint\ntR.', b'(lp0\ng0\na.', b'\x80\x04]\x94h\0a.', b'c__main__\nPlain\n)\x81}(Va\nNub.']
texts = [t for t in texts if t]
codes = [marshal.dumps(v) for v in values if call(marshal.dumps, v)] + [marshal.dumps(compile(s, 's', 'exec')) for s in ('x = 1', 'def f(a, *b, c=1, **d):\n try: yield a\n except* E: pass', 'async def f(): return [i async for i in a]')]
ops = bytes(range(0x80, 0x99)) + b'(.0123FIJKLMNPQRSTUVXabcdegh]ijloprtu}sqB)C'


def change(b):
    b = bytearray(b)
    for _ in range(r.choice((1, 1, 2, 4, 10))):
        i = r.randrange(len(b) + 1)
        match r.randrange(6):
            case 0: b[i:i + 1] = bytes([r.choice(ops)])
            case 1: b[i:i] = bytes([r.choice(ops)])
            case 2: b[i:i + 1] = bytes([r.randrange(256)])
            case 3: del b[i:i + r.randrange(5)]
            case 4: b[i:i] = r.choice(texts)[r.randrange(9):]
            case 5: b[i:i + 4] = r.choice((b'\xff\xff\xff\xff', b'\0\0\0\x80', b'\xff\xff\xff\x7f', b'\0\0\0\0'))
    return bytes(b)


for _ in range(rounds * 400):
    b = change(r.choice(texts))
    x = call(pickle.loads, b)
    call(repr, x)
    call(pickle.dumps, x)
    if r.random() < 0.1:
        u = call(pickle._Unpickler, io.BytesIO(b))
        call(u.load)
        call(pickle.Unpickler(io.BytesIO(b), fix_imports=False, encoding='bytes').load)
    x = call(marshal.loads, change(r.choice(codes)))
    call(repr, x)
    if hasattr(x, 'co_code'):
        call(exec, x, {})
for v in values:
    for s in odd() + [(1, 2, 3), (None, {}), {'a': v}, ({}, {}), [v, v], (v, v, v, v)]:
        for n in '__setstate__', '__init__', '__reduce_ex__', '__getnewargs__', '__copy__':
            call(lambda: getattr(v, n)(s))
        call(lambda: type(v).__new__(type(v), s))
        call(pickle.loads, (call(pickle.dumps, type(v), 2) or b'..N.')[:-1] + (call(pickle.dumps, s, 2) or b'..N.')[2:-1] + b'\x81.')
    call(repr, v)
