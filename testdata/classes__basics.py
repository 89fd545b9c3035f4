# Classes: attributes, inheritance, methods, introspection.
class A:
    "doc A"
    shared = []
    def __init__(self, x=0): self.x = x
    def get(self): return self.x
    @classmethod
    def make(cls, x): return cls(x)
    @staticmethod
    def util(a, b): return a + b
class B(A):
    def __init__(self, x, y):
        super().__init__(x)
        self.y = y
    def get(self): return (super().get(), self.y)
a, b = A(1), B(2, 3)
assert a.get() == 1 and b.get() == (2, 3) and A.get(b) == 2
assert A.make(5).x == 5 and A.util(1, 2) == a.util(1, 2) == 3
assert B.__mro__ == (B, A, object) and B.__bases__ == (A,) and B.__base__ is A and A.__name__ == "A" and A.__doc__ == "doc A" and B.__doc__ is None
assert isinstance(b, A) and not isinstance(a, B) and issubclass(B, (int, A)) and type(b) is B and b.__class__ is B
assert a.__dict__ == {"x": 1} and vars(b) == {"x": 2, "y": 3}
a.shared.append(1)
assert B.shared == [1]
a.shared = "own"
assert A.shared == [1] and a.shared == "own"
A.new = 7
assert b.new == 7
a.__class__ = type("C2", (A,), {"get": lambda s: "C2"})
assert a.get() == "C2"
for bad in ["a.__class__ = int", "a.__class__ = 5", "A.__bases__ = ()", "A.__bases__ = (int,)", "A.__name__ = 5", "int.x = 1", "del A.__name__", "A.__dict__['x'] = 1", "object().x = 1", "a.nope", "A.nope", "A().get.nope", "B(1)", "A(1, 2)", "object(1)", "class Q(5): pass", "class Q(A, A): pass", "class Q(bool): pass", "class Q(A, object, B): pass", "class Q(int, str): pass", "a.get = 1; a.get()", "super(B, 5).x", "super(5, a)", "A.get()", "None.foo", "(5).foo = 1", "del a.nope", "type.foo"]:
    try: exec(bad)
    except Exception as e: print(bad, "->", type(e).__name__, e)
class D: pass
class E(D): pass
class F: 
    def hi(self): return "F"
E.__bases__ = (F,)
assert E().hi() == "F" and E.__mro__ == (E, F, object)
C3 = type("C3", (A,), {"z": 1, "__doc__": "made"})
assert C3.__name__ == "C3" and C3().z == 1 and C3.__module__ == "__main__" and repr(C3) == "<class '__main__.C3'>"
assert type(5) is int and type(int) is type and type(type) is type
assert sorted(c.__name__ for c in A.__subclasses__()) == ["B", "C2", "C3"] if "C2" in [c.__name__ for c in A.__subclasses__()] else True
class Empty: pass
assert Empty() != Empty() and (e := Empty()) == e and hash(e) == hash(e) and bool(e)
assert repr(e).startswith("<__main__.Empty object at 0x")
assert dir(e)[-1] == "__weakref__" and "__init__" in dir(Empty)
def f(self): return "patched"
A.get = f
assert A(1).get() == "patched"
assert A.get is f and A.__dict__["get"] is f
