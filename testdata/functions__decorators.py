# Decorators apply bottom-up, to functions and classes, and may be any expression.
log = []
def deco(name):
    log.append(f"make {name}")
    def apply(f):
        log.append(f"apply {name}")
        def wrapper(*a, **k):
            return (name, f(*a, **k))
        return wrapper
    return apply
@deco("a")
@deco("b")
def f(x): return x
assert f(1) == ("a", ("b", 1))
assert log == ["make a", "make b", "apply b", "apply a"]
@lambda c: (c.__name__, c)
class C: pass
assert C[0] == "C"
table = {"x": [lambda f: f() + 1]}
@table["x"][0]
def value(): return 41
assert value == 42
@(reg := []).append
def g(): return "g"
assert g is None and reg[0]() == "g"
@str.upper
@lambda f: f.__name__
def name(): pass
assert name == "NAME"
import functools
def logged(f=None, *, level=1):
    if f is None:
        return lambda f: logged(f, level=level)
    @functools.wraps(f)
    def w(*a):
        "wrapper doc"
        return level, f(*a)
    return w
@logged
def one(): "doc one"
@logged(level=3)
def two(x): return x
assert one() == (1, None) and two(5) == (3, 5)
assert one.__name__ == "one" and one.__doc__ == "doc one" and one.__wrapped__.__name__ == "one"
class Count:
    def __init__(self, f): self.f, self.n = f, 0
    def __call__(self, *a):
        self.n += 1
        return self.f(*a)
@Count
def sq(x): return x * x
assert [sq(2), sq(3)] == [4, 9] and sq.n == 2
class K:
    @staticmethod
    def s(): return "s"
    @classmethod
    @functools.lru_cache
    def c(cls): return cls
    @property
    def p(self): return "p"
    @p.setter
    def p(self, v): self._p = v
assert K.s() == "s" and K.c() is K and K().p == "p"
# The name is not bound before the decorator runs.
def check(f):
    assert "late" not in globals()
    return f
@check
def late(): pass
try:
    @undefined_decorator
    def x(): pass
except NameError as e: print(e)
print(log)
