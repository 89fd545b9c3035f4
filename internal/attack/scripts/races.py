# Threads that use the same objects at the same time, in a build with the race detector.
import array, collections, contextvars, csv, decimal, functools, gc, hashlib, heapq, io, itertools, json, pickle, queue, random, re, threading, weakref, zlib, sys, types, asyncio
from attacks import *

class C:
    def __init__(self): self.a = 1
    def __eq__(self, o): return r.random() < 0.5
    def __hash__(self): return 1
makers = [lambda: [1, 2, 3], lambda: {1: 2}, lambda: {1, 2}, lambda: bytearray(b'abc'), lambda: collections.deque([1, 2]), lambda: collections.OrderedDict(a=1), lambda: collections.Counter('ab'), lambda: array.array('i', [1]), lambda: io.BytesIO(b'abc' * 99), lambda: io.StringIO('abc\n' * 99), lambda: io.BufferedRandom(io.BytesIO(b'a' * 99), 5),
    lambda: iter([1] * 99), lambda: itertools.tee(range(99))[0], lambda: itertools.count(), lambda: itertools.cycle('ab'), lambda: itertools.groupby('aabb'), lambda: map(str, range(99)), lambda: zip(range(99)), lambda: (i for i in range(99)), lambda: random.Random(1), lambda: functools.lru_cache(2)(lambda *a: a), lambda: functools.partial(print), lambda: queue.SimpleQueue(), lambda: queue.Queue(2),
    lambda: threading.Lock(), lambda: threading.RLock(), lambda: threading.Condition(), lambda: weakref.WeakValueDictionary(), lambda: weakref.WeakKeyDictionary(), lambda: hashlib.sha256(), lambda: zlib.compressobj(), lambda: zlib.decompressobj(), lambda: re.compile('(a)|b').scanner('ab' * 9), lambda: decimal.Context(), lambda: csv.reader(['a,b'] * 99), lambda: pickle.Pickler(io.BytesIO()), lambda: contextvars.copy_context(),
    lambda: json.JSONEncoder(), lambda: C(), lambda: C, lambda: type('T', (C,), {}), lambda: types.SimpleNamespace(a=1), lambda: sys.modules, lambda: asyncio.new_event_loop(), lambda: asyncio.Future(loop=asyncio.new_event_loop()), lambda: open('/r', 'w+'), lambda: memoryview(bytearray(9)), lambda: ExceptionGroup('a', [ValueError()]), lambda: C().__init__, lambda: (lambda: 1), lambda: sys._getframe()]
def work(objects, seed):
    q = random.Random(seed)
    for _ in range(60):
        o = q.choice(objects)
        try: n = q.choice(dir(o))
        except Exception: continue
        if n in ('__class__', 'clear') and o is sys.modules or n in ('acquire', 'wait', 'join', 'run_forever', 'get', 'put', '_at_fork_reinit'):
            continue
        try: getattr(o, n)(*q.choices([1, 2, 'a', b'a', C(), None, o, [1], {}, len], k=q.randrange(3)))
        except BaseException: pass
        for f in repr, lambda x: x == x, lambda x: setattr(x, 'a', q.random()), lambda x: x.a, lambda x: x[0], lambda x: next(x), lambda x: gc.collect() if q.random() < 0.02 else None, lambda x: sys._current_frames(), lambda x: isinstance(x, C), lambda x: C() in x:
            try: f(o)
            except BaseException: pass
sys.setswitchinterval(1e-6)
for _ in range(rounds * 6):
    objects = []
    for m in r.sample(makers, 8):
        try: objects.append(m())
        except Exception: pass
    ts = [threading.Thread(target=work, args=(objects, r.random()), daemon=True) for _ in range(4)]
    for t in ts: call(t.start)
    for t in ts: call(t.join)
