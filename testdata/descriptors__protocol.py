# Descriptors: __get__, __set__, __delete__, class access, functions as descriptors.
class Typed:
    def __init__(self, kind): self.kind = kind
    def __set_name__(self, owner, name): self.name = name
    def __get__(self, obj, owner=None):
        if obj is None: return self
        return obj.__dict__.get(self.name, "unset")
    def __set__(self, obj, v):
        if not isinstance(v, self.kind): raise TypeError(f"{self.name} must be {self.kind.__name__}")
        obj.__dict__[self.name] = v
    def __delete__(self, obj): obj.__dict__.pop(self.name)
class Person:
    name, age = Typed(str), Typed(int)
p = Person()
assert p.name == "unset"
p.name, p.age = "Ann", 3
assert (p.name, p.age) == ("Ann", 3) and p.__dict__ == {"name": "Ann", "age": 3} and Person.name.kind is str
try: p.age = "x"
except TypeError as e: print(e)
del p.age
assert p.age == "unset"
def f(self, x): return (self, x)
assert f.__get__(5)(6) == (5, 6) and f.__get__(None, int) is f and type(f.__get__(1)).__name__ == "method"
class C:
    cm = classmethod(lambda cls, x: (cls, x))
    sm = staticmethod(lambda x: x)
    builtin = len
assert C.cm(1) == (C, 1) and C().cm(2) == (C, 2) and C.sm(3) == 3 and C().builtin("abc") == 3
assert C.__dict__["cm"].__func__ and C.__dict__["sm"].__wrapped__ is C.sm and C.__dict__["sm"](9) == 9
assert repr(C.__dict__["sm"]).startswith("<staticmethod(<function C.<lambda> at")
class GetOnly:
    def __get__(self, o, t): return (o is None, t.__name__)
class SetOnly:
    def __set__(self, o, v): o.__dict__["via"] = v
class DelOnly:
    def __delete__(self, o): o.__dict__["deleted"] = True
class H:
    g, s, d = GetOnly(), SetOnly(), DelOnly()
h = H()
assert H.g == (True, "H") and h.g == (False, "H")
h.s = 1
assert h.via == 1 and type(h.s) is SetOnly
h.__dict__["s"] = "inst"
assert h.s == "inst"
del h.d
assert h.deleted
try: h.d = 1
except AttributeError as e: print(e)
try: del h.s
except AttributeError as e: print(e)
class Meta(type):
    attr = GetOnly()
class M(metaclass=Meta): pass
assert M.attr == (False, "Meta")
assert int.__dict__["real"].__get__(5) == 5 and type(int.__dict__["real"]).__name__ == "getset_descriptor" and str.__dict__["upper"].__get__("a")() == "A"
for t in ["str.upper(5)", "str.upper()", "list.append([])", "int.__add__(1)", "int.__add__('a', 1)", "str.__dict__['upper'].__get__(5)", "dict.__dict__['fromkeys'].__get__(None, int)", "(5).real = 1", "int.real.__set__(5, 1)"]:
    try: exec(t)
    except (TypeError, AttributeError) as e: print(t, "->", e)
assert str.upper.__name__ == "upper" and str.upper.__objclass__ is str and str.upper.__qualname__ == "str.upper" and [].append.__self__ == [] and len.__self__.__name__ == "builtins"
class Chain:
    @classmethod
    def __class_getitem__(cls, i): return i
assert Chain[3] == 3
