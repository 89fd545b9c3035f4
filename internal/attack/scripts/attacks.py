# What the attacks share. The functions begin, end, fail and the number seed come from the test, by way of __main__.
import random, sys
from __main__ import begin, end, fail, seed, rounds

r = random.Random(seed)


def call(f, *args, **kwargs):
    """Call f, whatever comes of it: only a Go panic is a failure. Returns the result, or None."""
    try:
        begin()
        try:
            return f(*args, **kwargs)
        except BaseException as e:
            for _ in range(20):
                if type(e) is SystemError and 'internal error' in str(e):
                    fail(f'{name(f)} {[name(a) for a in args]} {[*kwargs]}: {e}')
                if (e := e.__context__) is None:
                    break
    except BaseException:
        pass  # what the test raises into an attack that takes long came late
    finally:
        end()


def name(f):
    """What to call a value in a report: nothing of the value runs."""
    if type(f) in (int, str, bytes, float, type(None)):
        return repr(f)[:80]
    if isinstance(f, type):
        return type.__repr__(f)
    if type(f) in (type(name), type(len), type(str.join), type(str.__add__), type(''.__add__)):
        return f.__qualname__
    return f'<{type(f).__name__}>'


def all_types():
    """All types there are."""
    out = [object]
    for t in out:
        out += type.__subclasses__(t)
    return list({id(t): t for t in out}.values())


def all_modules():
    """All modules there are."""
    out = []
    for n in sorted({*sys.stdlib_module_names, *sys.builtin_module_names}):
        if n not in ('antigravity', 'this'):
            m = call(__import__, n)
            if m is not None:
                out.append(m)
    return out


SPECIALS = '''repr str bytes format hash bool len length_hint getitem setitem delitem missing iter next reversed contains add sub mul matmul truediv floordiv mod
divmod pow lshift rshift and xor or radd rsub rmul rmatmul rtruediv rfloordiv rmod rdivmod rpow rlshift rrshift rand rxor ror iadd isub imul neg pos abs invert
complex int float index round trunc floor ceil enter exit call eq ne lt le gt ge getattr setattr delattr dir get set delete await aiter anext aenter aexit
buffer reduce_ex getstate setstate copy deepcopy fspath'''.split()


def answering(results, act):
    """Make a class whose special methods first act, then answer with what results() returns."""
    def special(name):
        def method(self, *args):
            act()
            return results(name, self, args)
        return method
    return type('Answering', (), {f'__{n}__': special(n) for n in SPECIALS})


def odd():
    """Values that few functions expect."""
    return [None, 0, -1, 1, 3, 2**31, 2**63, -2**63 - 1, 10**40, 1.5, float('nan'), float('inf'), 1j, '', 'a', '\ud800', '\0', 'x' * 300, b'', b'\xff\0', (), (1,), ('a', 'b'),
            [], [1, 'a'], {}, {'a': 1}, set(), slice(3), slice(-1, None, -2), ..., object(), object, type, len, print, lambda *a, **k: None, bytearray(b'abc'), memoryview(b'abc'),
            iter('ab'), (i for i in 'ab'), ValueError('x'), ValueError, range(3), Nothing(), type(sys)('m')]


class Nothing:
    __slots__ = ()
    def __getattr__(self, n): return 3
