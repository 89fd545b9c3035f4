# property: getters, setters, deleters, docs, inheritance, errors.
class A:
    def __init__(self): self._x = 1
    @property
    def x(self):
        "the x"
        return self._x
    @x.setter
    def x(self, v): self._x = v
    @x.deleter
    def x(self): del self._x
    @property
    def ro(self): return "ro"
    wo = property(None, lambda s, v: setattr(s, "_w", v))
    nothing = property()
a = A()
assert a.x == 1
a.x = 5
assert a.x == 5 and A.x.__doc__ == "the x" and isinstance(A.x, property)
del a.x
for t in ["a.x", "a.ro = 1", "del a.ro", "a.wo", "a.nothing", "a.nothing = 1", "del a.nothing"]:
    try: exec(t)
    except AttributeError as e: print(t, "->", e)
a.wo = 3
assert a._w == 3
assert A.x.fget.__name__ == "x" and A.ro.fset is None and A.x.fdel is not None
class B(A):
    @A.x.getter
    def x(self): return "B x"
    @property
    def ro(self): return "B " + super().ro
b = B()
assert b.x == "B x" and b.ro == "B ro"
b.x = 7
assert b._x == 7
p = property(doc="only doc")
assert p.__doc__ == "only doc" and p.__get__(None, int) is p
for attr in ["fget", "fset"]:
    try: setattr(p, attr, 1)
    except AttributeError as e: print(e)
class C:
    @property
    def err(self): raise AttributeError("inside")
    def __getattr__(self, n): return ("fallback", n)
assert C().err == ("fallback", "err")
class P(property): pass
class D:
    @P
    def v(self):
        "doc in subclass"
        return 1
assert D().v == 1 and D.v.__doc__ == "doc in subclass"
class Abs:
    def __init__(s, v): s.v = v
    area = property(lambda s: s.v ** 2)
assert Abs(3).area == 9
import functools
class E:
    calls = 0
    @functools.cached_property
    def c(self):
        E.calls += 1
        return "computed"
e = E()
assert e.c == e.c == "computed" and E.calls == 1 and e.__dict__ == {"c": "computed"}
del e.c
assert e.c and E.calls == 2
try: property(1, 2, 3, 4, 5)
except TypeError as x: print(x)
