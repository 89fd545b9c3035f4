# __init_subclass__, __set_name__, __class_getitem__, __mro_entries__, __prepare__.
class Reg:
    known = {}
    def __init_subclass__(cls, /, tag=None, **kw):
        super().__init_subclass__(**kw)
        cls.tag = tag
        Reg.known[cls.__name__] = tag
class A(Reg, tag="a"): pass
class B(A): pass
assert Reg.known == {"A": "a", "B": None} and A.tag == "a"
try:
    class Bad(Reg, other=1): pass
except TypeError as e: print(e)
try:
    class Bad2(x=1): pass
except TypeError as e: print(e)
log = []
class Named:
    def __set_name__(self, owner, name): log.append((owner.__name__, name))
class C:
    one = Named()
    two = Named()
C.three = Named()
assert log == [("C", "one"), ("C", "two")]
class Raises:
    def __set_name__(self, o, n): raise ValueError("in set_name")
try:
    class D: x = Raises()
except ValueError as e: print(e, e.__notes__)
class G:
    def __class_getitem__(cls, item): return (cls.__name__, item)
assert G[int] == ("G", int) and G[1, 2] == ("G", (1, 2))
class H(G): pass
assert H["x"] == ("H", "x")
try: C[int]
except TypeError as e: print(e)
try: int[0]
except TypeError as e: print(e)
class Entries:
    def __init__(self, *b): self.b = b
    def __mro_entries__(self, bases):
        log.append(len(bases))
        return self.b
class I(Entries(A, G), Named): pass
assert I.__bases__ == (A, G, Named) and len(I.__orig_bases__) == 2
class J(Entries()): pass
assert J.__bases__ == (object,)
try:
    class K(Named()): pass
except TypeError as e: print(e)
class EBad:
    def __mro_entries__(self, b): return [int]
try:
    class L(EBad()): pass
except TypeError as e: print(e)
import types
assert types.resolve_bases((Entries(A), int)) == (A, int)
class NS(dict):
    def __setitem__(self, k, v):
        log.append(k)
        super().__setitem__(k, v)
    def __missing__(self, k):
        if k == "magic": return 42
        raise KeyError(k)
class Meta(type):
    @classmethod
    def __prepare__(mcls, name, bases, **kw): return NS(kw)
    def __new__(mcls, name, bases, ns, **kw): return super().__new__(mcls, name, bases, dict(ns))
    def __init__(cls, name, bases, ns, **kw): cls.kw = kw
log.clear()
class N(metaclass=Meta, opt=5):
    a = magic
    def f(self): pass
    b = opt
print(log)
assert N.a == 42 and N.b == 5 and N.kw == {"opt": 5}
class BadPrep(type):
    @classmethod
    def __prepare__(m, n, b): return 5
try:
    class O(metaclass=BadPrep): pass
except TypeError as e: print(e)
made = types.new_class("Made", (A,), {"tag": "t"}, lambda ns: ns.update(z=9))
assert made.tag == "t" and made.z == 9
