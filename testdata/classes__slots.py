# __slots__: layout, errors, inheritance, weak references, dict slot.
import weakref
class A:
    __slots__ = ("x", "y")
    def __init__(self, x): self.x = x
a = A(1)
assert a.x == 1 and not hasattr(a, "__dict__") and type(A.x).__name__ == "member_descriptor" and repr(A.x) == "<member 'x' of 'A' objects>"
for t in ["a.y", "a.z = 1", "del a.y", "a.__dict__", "A.x.__set__(5, 1)", "A.x.__get__(5)", "weakref.ref(a)"]:
    try: exec(t)
    except (AttributeError, TypeError) as e: print(t, "->", type(e).__name__, e)
del a.x
assert not hasattr(a, "x")
class B(A):
    __slots__ = ("z",)
b = B(2); b.y = 3; b.z = 4
assert (b.x, b.y, b.z) == (2, 3, 4)
class C(A): pass
c = C(1); c.anything = 5
assert c.__dict__ == {"anything": 5} and c.x == 1
class D:
    __slots__ = ("a", "__dict__", "__weakref__")
d = D(); d.a, d.b = 1, 2
assert d.__dict__ == {"b": 2} and weakref.ref(d)() is d
class E: __slots__ = "single"
E().single = 1
class F: __slots__ = ["__priv"]
f = F()
f._F__priv = 3
assert F.__dict__["_F__priv"].__get__(f) == 3
class G: __slots__ = {"doc": "the documentation"}
assert G.__slots__ == {"doc": "the documentation"}
for text in ["class Q:\n __slots__ = ('a',)\n a = 1", "class Q:\n __slots__ = (1,)", "class Q:\n __slots__ = ('a b',)", "class Q(int):\n __slots__ = ('a',)", "class Q(A, D): pass", "class Q:\n __slots__ = ('__dict__', '__dict__')", "class Q(C):\n __slots__ = ('__dict__',)", "class P1:\n __slots__ = ('p',)\nclass P2:\n __slots__ = ('q',)\nclass P3(P1, P2): pass", "class Q(tuple):\n __slots__ = ('a',)"]:
    try: exec(text)
    except (TypeError, ValueError) as e: print(e)
class Sub(int): __slots__ = ()
assert Sub(5) + 1 == 6 and not hasattr(Sub(), "__dict__")
class Gen:
    __slots__ = (n for n in "pq")
g = Gen(); g.p = g.q = 1
class H(A):
    __slots__ = ("x",)
h = H(9)
assert h.x == 9
try: A.x.__get__(h)
except AttributeError as e: print(e)
h2, h3 = H(1), H(2)
try: h2.__class__ = B
except TypeError as e: print(e)
