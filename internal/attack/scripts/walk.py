# A random walk through everything there is: each step calls something with values that earlier steps have made, looks up or
# sets an attribute, or applies an operator. Modules and types are found at run time, so that a new one is attacked too.
# `choices` are the bytes that decide; they come from the test, as the functions begin, end and fail do.
import sys, gc, builtins

globals().update(vars(builtins))  # the steps may well break the module


def walk(choices, begin, end, fail):
    feed = iter(choices)
    inner = 0

    def choose(n):
        k = next(feed)
        if n > 256:
            k = k * 256 + next(feed)
        return k % n

    def choice(l):
        return l[choose(len(l))]

    pool = {}  # the values, by the identity of their type

    def keep(v):
        bucket = pool.setdefault(id(type(v)), [])
        if len(bucket) < 8:
            bucket.append(v)
        else:
            bucket[choose(8)] = v

    def pick():
        k = choose(8)
        if k == 0:
            return Odd()
        if k < 3:
            return choice(plain)
        return choice(choice(list(pool.values())))

    def args(most=4):
        return [pick() for _ in range(choose(most))]

    def special(name):
        def method(*a):
            step()
            return pick()
        return method

    specials = [f'__{n}__' for n in SPECIALS]
    Odd = type('Odd', (), {n: special(n) for n in specials if n not in ('__del__', '__new__', '__init__', '__prepare__', '__set_name__')})

    def subclass():
        base = pick()
        if not isinstance(base, type):
            base = type(base)
        names = {n: special(n) for n in [choice(specials) for _ in range(choose(4))]}
        if choose(4) == 0:
            names['__slots__'] = choice([(), ('a',), ('a', '__dict__'), ('__weakref__',), pick()])
        return type('Sub' + str(choose(9)), (base,), names)

    def call():
        v = pick()
        names = dir(v)
        f = getattr(v, choice(names)) if names else v
        return call_of(f)

    def call_of(f):
        if choose(5) == 0:
            return f(*args(), **{choice(KEYWORDS): pick() for _ in range(choose(3))})
        return f(*args())

    def method_of_type():
        t = pick()
        if not isinstance(t, type):
            t = type(t)
        return getattr(t, choice(dir(t)))(*args(5))

    def operator():
        return choice(OPERATORS)(pick(), pick(), pick())

    def attribute():
        v = pick()
        name = choice(dir(v) or ['x'])
        if choose(6) == 0:
            delattr(v, name)
        elif type(v) is not type(sys):  # else soon nothing works
            setattr(v, name, pick())
        return v

    def raw():
        t = pick()
        if not isinstance(t, type):
            t = type(t)
        return choice((t.__new__, object.__new__))(t)

    ways = [call, call, call, method_of_type, method_of_type, operator, operator, attribute, raw, subclass, lambda: call_of(pick()), lambda: gc.collect()]

    def step():
        nonlocal inner
        if inner > 2:
            return
        inner += 1
        try:
            keep(choice(ways)())
        finally:
            inner -= 1

    def seed():
        pool.clear()
        for make in SEEDS:
            try:
                keep(make())
            except BaseException:
                pass
        for v in plain:
            keep(v)
        for v in things:
            keep(v)
            keep(v)

    plain = [None, True, 0, -1, 1, 2, 7, 255, 2**31, 2**63 - 1, -2**63, 2**64, 10**30, 1.5, -0.0, float('nan'), float('inf'), 1e300, 2j, '', 'a', 'ab\u00e9\U0001f600',
             '\ud800', '\0', 'utf-8', 'rb', '{}', '%s', 'd', b'', b'abc', b'\xff\x00', (), (1, 2), [], {}, set(), slice(None), slice(1, None, -1), ..., object()]
    things = []
    names = sorted({*sys.stdlib_module_names, *sys.builtin_module_names, 'builtins'})
    for name in ['builtins'] + [choice(names) for _ in range(5)]:
        try:
            m = __import__(name)
            things.append(m)
            things += [getattr(m, n) for n in dir(m)]
        except BaseException:
            pass
    types = [object]
    for t in types:
        types += type.__subclasses__(t)
    types = list({id(t): t for t in types if t is not Odd}.values())
    things += [choice(types) for _ in range(60)]
    seed()
    try:
        while True:
            try:
                begin()
                try:
                    step()
                except StopIteration:
                    choose(1)  # raises it again if it came from here
                except MemoryError:
                    seed()
                except BaseException as e:
                    n = 0
                    while e is not None and n < 20:
                        if type(e) is SystemError and 'internal error' in str(e):
                            fail(str(e))
                        e, n = e.__context__, n + 1
            except TimeoutError:
                pass  # what the test raises into a step that takes long came late
            finally:
                end()
    except StopIteration:
        pass


SPECIALS = '''repr str bytes format hash bool len length_hint getitem setitem delitem missing iter next reversed contains add sub mul matmul truediv floordiv mod
divmod pow lshift rshift and xor or radd rsub rmul rmatmul rtruediv rfloordiv rmod rdivmod rpow rlshift rrshift rand rxor ror iadd isub imul neg pos abs invert
complex int float index round trunc floor ceil enter exit call eq ne lt le gt ge getattr getattribute setattr delattr dir get set delete set_name init new del
init_subclass prepare instancecheck subclasscheck class_getitem mro_entries await aiter anext aenter aexit buffer release_buffer reduce reduce_ex getstate setstate
getnewargs getnewargs_ex copy deepcopy sizeof fspath subclasshook'''.split()

KEYWORDS = 'key default initial maxlen encoding errors sep end file flush start stop step strict mode buffering newline name value func args kwargs obj x n size count'.split()


def _with(a, b, c):
    with a as x:
        x = b()
    return x


def _match(a, b, c):
    match a:
        case [x, *y]: return y
        case {'a': x, **y}: return y
        case int() | str(): return a


async def _async(a, b, c):
    async with a as x:
        async for y in x:
            await y
    return [z async for z in b]


def _gen(a, b, c):
    try:
        x = yield a
        yield from b
    finally:
        c()


def _raise(a, b, c):
    try:
        raise a from b
    except c as e:
        return e


def _setitem(a, b, c): a[b] = c
def _delitem(a, b, c): del a[b]
def _setslice(a, b, c): a[b:] = c
def _iadd(a, b, c): a += b; return a
def _imul(a, b, c): a *= b; return a
def _ior(a, b, c): a |= b; return a
def _star(a, b, c): x, *y = a; return y


OPERATORS = [
    lambda a, b, c: a + b, lambda a, b, c: a - b, lambda a, b, c: a * b, lambda a, b, c: a / b, lambda a, b, c: a // b, lambda a, b, c: a % b, lambda a, b, c: a ** b,
    lambda a, b, c: pow(a, b, c), lambda a, b, c: a << b, lambda a, b, c: a >> b, lambda a, b, c: a & b, lambda a, b, c: a | b, lambda a, b, c: a ^ b,
    lambda a, b, c: a @ b, lambda a, b, c: -a, lambda a, b, c: ~a, lambda a, b, c: not a, lambda a, b, c: a == b, lambda a, b, c: a < b, lambda a, b, c: a >= b,
    lambda a, b, c: a in b, lambda a, b, c: a[b], lambda a, b, c: a[b:c], lambda a, b, c: a[::b], lambda a, b, c: hash(a), lambda a, b, c: repr(a), lambda a, b, c: str(a),
    lambda a, b, c: format(a, b), lambda a, b, c: f'{a!r:{b}}', lambda a, b, c: bytes(a), lambda a, b, c: iter(a), lambda a, b, c: next(iter(a)), lambda a, b, c: list(a),
    lambda a, b, c: dict(a), lambda a, b, c: set(a), lambda a, b, c: sorted(a, key=b), lambda a, b, c: len(a), lambda a, b, c: isinstance(a, b), lambda a, b, c: issubclass(a, b),
    lambda a, b, c: memoryview(a), lambda a, b, c: bytearray(a), lambda a, b, c: complex(a, b), lambda a, b, c: int(a, b), lambda a, b, c: round(a, b), lambda a, b, c: divmod(a, b),
    lambda a, b, c: a(*b), lambda a, b, c: a(**b), lambda a, b, c: a(b, *c), lambda a, b, c: {**a, **b}, lambda a, b, c: [*a, *b], lambda a, b, c: type('T', (a, b), c),
    lambda a, b, c: exec(a, b, c), lambda a, b, c: eval(a, b, c), lambda a, b, c: compile(a, b, c), lambda a, b, c: print(a, file=b), lambda a, b, c: '%s %5.1f' % a,
    lambda a, b, c: reversed(a), lambda a, b, c: map(a, b, c), lambda a, b, c: zip(a, b), lambda a, b, c: sum(a, b), lambda a, b, c: max(a, key=b), lambda a, b, c: a.__reduce_ex__(4),
    lambda a, b, c: _async(a, b, c), lambda a, b, c: _gen(a, b, c), _with, _match, _raise, _setitem, _delitem, _setslice, _iadd, _imul, _ior, _star,
    lambda a, b, c: a.append(a), lambda a, b, c: a.update(b), lambda a, b, c: a.extend(a), lambda a, b, c: a.send(b), lambda a, b, c: a.throw(b), lambda a, b, c: a.replace(co_consts=b),
]

SEEDS = [
    lambda: [3, 1, 2], lambda: {'a': 1, 2: [3]}, lambda: {1, 'a', (2,)}, lambda: bytearray(b'hello'), lambda: memoryview(bytearray(b'world')), lambda: iter([1, 2]),
    lambda: iter({1: 2}), lambda: iter('ab'), lambda: (i for i in [1, 2]), lambda: _async(1, 2, 3), lambda: _gen([1], [2], len), lambda: range(5), lambda: enumerate('abc'),
    lambda: zip([1], [2]), lambda: map(str, [1]), lambda: {}.keys(), lambda: {1: 2}.items(), lambda: property(len), lambda: staticmethod(len), lambda: super(int, 1),
    lambda: _with.__code__, lambda: sys._getframe(), lambda: _with, lambda: ValueError(1), lambda: ExceptionGroup('a', [ValueError(2)]), lambda: (lambda x: lambda: x)(1).__closure__[0],
    lambda: list[int], lambda: int | str, lambda: [].append, lambda: str.join, lambda: {}.__init__, lambda: type('C', (), {})(), lambda: type('D', (list,), {})(),
    lambda: type('E', (), {'__slots__': ('x',)})(), lambda: __import__('types').MappingProxyType({1: 2}), lambda: __import__('types').SimpleNamespace(a=1),
    lambda: __import__('weakref').ref(type('C', (), {})), lambda: __import__('io').BytesIO(b'abc'), lambda: __import__('io').StringIO('abc'), lambda: open('/tmp/f', 'w+'),
    lambda: __import__('collections').deque([1, 2], 3), lambda: __import__('collections').OrderedDict(a=1), lambda: __import__('re').compile('(a)|b').match('a'),
    lambda: __import__('functools').partial(len), lambda: __import__('functools').lru_cache(len), lambda: __import__('array').array('i', [1, 2]),
    lambda: __import__('itertools').tee([1, 2])[0], lambda: __import__('itertools').groupby('aab'), lambda: __import__('decimal').Decimal('1.5'), lambda: __import__('decimal').Context(),
    lambda: __import__('datetime').datetime(2020, 1, 1), lambda: __import__('random').Random(1), lambda: __import__('hashlib').sha256(), lambda: __import__('zlib').compressobj(),
    lambda: __import__('zlib').decompressobj(), lambda: __import__('struct').Struct('<i'), lambda: __import__('contextvars').copy_context(), lambda: __import__('contextvars').ContextVar('a'),
    lambda: __import__('threading').Lock(), lambda: __import__('threading').RLock(), lambda: __import__('queue').SimpleQueue(), lambda: __import__('ast').parse('f(a, *b)'),
    lambda: __import__('json').JSONDecoder(), lambda: __import__('csv').reader(['a,b']), lambda: __import__('pickle').Pickler(__import__('io').BytesIO()),
    lambda: __import__('pickle').Unpickler(__import__('io').BytesIO(b'N.')), lambda: __import__('asyncio').new_event_loop(), lambda: __import__('asyncio').Future(),
    lambda: __import__('socket').socketpair()[0], lambda: __import__('codecs').getincrementaldecoder('utf-8')(), lambda: __import__('io').TextIOWrapper(__import__('io').BytesIO(b'ab')),
]

walk(choices, begin, end, fail)
