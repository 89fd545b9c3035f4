# Code objects, functions, frames, generators and classes with parts that do not fit.
import types, dis, sys, inspect
from attacks import *


def plain(a, b=2, /, c=3, *d, e=5, **f):
    x = [i for i in d]
    return x, lambda: a
def gen(a):
    try:
        b = yield a
        yield from [b]
    finally: a = 3
async def agen(a):
    async for i in a: yield i
async def co(a):
    async with a as b: await b
def outer(a):
    def inner(): nonlocal a; a += 1; return a
    return inner
class S:
    __slots__ = 'a', 'b'
class C:
    def m(self): return super().m()
functions = [plain, gen, agen, co, outer, outer(1), C.m, lambda: 0]
odds = odd() + [f.__code__ for f in functions] + [('a', 'a'), ('a' * 70000,), (1, 'a', b'', None, plain.__code__), b'\x64\x00\x53\x00' * 20, tuple(map(str, range(300))), types.CellType(1), types.CellType(), (types.CellType(),), (types.CellType(1),) * 3]
fields = [n for n in dir(plain.__code__) if n.startswith('co_') and not callable(getattr(plain.__code__, n))]
for f in functions:
    for _ in range(rounds * 10):
        c = call(f.__code__.replace, **{r.choice(fields): r.choice(odds) for _ in range(r.choice((1, 1, 2)))})
        if c is None:
            continue
        call(repr, c); call(hash, c); call(list, call(c.co_lines) or ()); call(list, call(c.co_positions) or ()); call(dis.dis, c, file=Nothing())
        for g in call(types.FunctionType, c, {}), call(types.FunctionType, c, {}, 'x', r.choice(odds), r.choice(odds), r.choice(odds)):
            if g:
                x = call(g, *r.choices(odds, k=r.randrange(4)))
                call(lambda: x.send(None)); call(lambda: x.throw(ValueError)); call(lambda: x.close())
        call(exec, c, {}); call(eval, c, {}, r.choice(odds))
        g = types.FunctionType(f.__code__, {}, closure=f.__closure__)
        call(setattr, g, '__code__', c); call(g); call(inspect.signature, g)
    for n in dir(f):
        for o in r.sample(odds, min(rounds * 4, len(odds))):
            if n not in ('__class__', '__code__') or r.random() < 0.3:
                g = types.FunctionType(f.__code__, {}, closure=f.__closure__)
                call(setattr, g, n, o)
                call(g); call(g, 1); call(repr, g); call(inspect.signature, g)
                call(types.FunctionType, o, {}); call(types.FunctionType, f.__code__, o); call(types.FunctionType, f.__code__, {}, closure=o)
    parts = [getattr(f.__code__, n) for n in 'co_argcount co_posonlyargcount co_kwonlyargcount co_nlocals co_stacksize co_flags co_code co_consts co_names co_varnames co_filename co_name co_qualname co_firstlineno co_linetable co_exceptiontable co_freevars co_cellvars'.split()]
    for _ in range(rounds * 10):
        p = list(parts)
        p[r.randrange(len(p))] = r.choice(odds)
        c = call(types.CodeType, *p)
        call(exec, c)

# Frames: where they go on, and what is in them.
def walked(a):
    with open('/x', 'w') as f:
        for i in range(3):
            try:
                a = i
                x = [j for j in range(i)]
            finally:
                i = 2
    return a
def tracer(what):
    def trace(frame, event, arg):
        what(frame, event)
        return trace
    return trace
def jump(frame, event): frame.f_lineno = frame.f_code.co_firstlineno + r.randrange(-1, 9)
def locals_(frame, event): call(frame.f_locals.update, {r.choice(('a', 'i', 'x', 'f', 'zz', '')): r.choice(odds)}); call(frame.f_locals.__setitem__, r.choice(odds), 1)
def fails(frame, event): raise r.choice((ValueError, KeyboardInterrupt, StopIteration, GeneratorExit))
def clears(frame, event): call(frame.clear); call(frame.f_back.clear)
def sets(frame, event): call(setattr, frame, r.choice(dir(frame)), r.choice(odds))
def untraces(frame, event): sys.settrace(None); sys.setprofile(None)
def nests(frame, event): frame.f_trace = r.choice(odds); frame.f_trace_opcodes = True; frame.f_trace_lines = r.choice((True, False))
for _ in range(rounds * 30):
    what = r.choice((jump, jump, jump, locals_, fails, clears, sets, untraces, nests))
    for how in sys.settrace, sys.setprofile:
        def run():
            how(tracer(lambda f, e: what(f, e) if r.random() < 0.3 else None))
            try:
                walked(1); [*gen(1)]; plain(1)
            finally:
                how(None)
        call(run)
        how(None)
for o in r.sample(odds, min(rounds * 9, len(odds))):
    call(sys.settrace, o); call(plain, 1); call(sys.settrace, None)
    call(sys.setprofile, o); call(plain, 1); call(sys.setprofile, None)
    g = gen(1)
    next(g)
    for n in dir(g.gi_frame):
        call(setattr, g.gi_frame, n, o); call(delattr, g.gi_frame, n)
    call(g.send, o); call(g.throw, o)
mon = sys.monitoring
def monitored():
    mon.use_tool_id(2, 'x')
    for _ in range(3):
        mon.register_callback(2, 1 << r.randrange(20), r.choice(odds + [lambda *a: mon.DISABLE, fails]))
    mon.set_local_events(2, plain.__code__, r.randrange(1 << 20))
    mon.set_events(2, r.randrange(1 << 20))
    plain(1), walked(1), [*gen(1)]
for _ in range(rounds * 10):
    call(monitored)
    for i in range(20):
        try: mon.register_callback(2, 1 << i, None)
        except Exception: pass
    call(mon.free_tool_id, 2)

# Classes: layouts, bases, the order of resolution.
def classes():
    base = r.choice((object, int, str, tuple, list, dict, type, ValueError, OSError, C, S, property, type(sys), float, frozenset, super))
    meta = r.choice((type, type('M', (type,), {'mro': lambda cls: r.choice(odds + [[cls], [cls, object], [cls, int, object], [object], [cls, C, cls, object], [cls, C, object], [cls, S, object], [cls, S, C, object], [cls] * 3 + [object]])})))
    body = {}
    if r.random() < 0.4: body['__slots__'] = r.choice(odds + [('a',), ('a', 'b'), 'a', ('__dict__',), ('__weakref__', 'x'), ('a', 'a'), ('__class__',)])
    if r.random() < 0.2: body['__' + r.choice(SPECIALS) + '__'] = r.choice(odds)
    return meta('K', (base,), body)
made = []
for _ in range(rounds * 30):
    c = call(classes)
    if c is not None:
        made.append(c)
    if not made: continue
    c, d = r.choice(made), r.choice(made + [object, int, dict, type, C])
    x = call(c)
    call(setattr, x, '__class__', d); call(setattr, c, '__bases__', r.choice(((d,), (d, object), (c,), (d, c), (), [], d, (1,), (d, d))))
    call(setattr, c, r.choice(('__mro__', '__dict__', '__name__', '__qualname__', '__module__', '__doc__', '__abstractmethods__', '__type_params__', '__annotations__', '__class__', '__slots__', '__basicsize__')), r.choice(odds + [d]))
    for n in 'a', 'x', '__dict__', '__weakref__':
        call(setattr, x, n, r.choice(odds)); call(getattr, x, n); call(delattr, x, n)
    call(repr, x); call(dir, x); call(hash, x); call(lambda: c.mro()); call(type.__subclasses__, c); call(lambda: x.__reduce_ex__(2)); call(isinstance, x, d); call(issubclass, c, d); call(lambda: super(c, x).a); call(lambda: x + x)
    call(lambda: d.__get__(x)); call(lambda: d.__init__(x)); call(lambda: d.__new__(c)); call(lambda: getattr(d, r.choice(dir(d)))(x))
