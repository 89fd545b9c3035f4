# Defaults are evaluated once; function attributes can be read and set.
def f(x, acc=[]):
    acc.append(x)
    return acc
assert f(1) is f(2) and f(3) == [1, 2, 3]
n = 1
def g(a=n, *, b=n * 2): return a, b
n = 100
assert g() == (1, 2)
assert g.__defaults__ == (1,) and g.__kwdefaults__ == {"b": 2}
g.__defaults__ = (7,)
g.__kwdefaults__ = {"b": 8}
assert g() == (7, 8)
g.__kwdefaults__["b"] = 9
assert g() == (7, 9)
g.__defaults__ = None
try: g()
except TypeError as e: print(e)
def doc():
    "The doc."
assert doc.__doc__ == "The doc." and doc.__name__ == "doc" and doc.__module__ == "__main__"
doc.__name__ = "other"
assert doc.__qualname__ == "doc"
doc.__qualname__ = "A.b"
assert repr(doc).startswith("<function A.b at 0x")
doc.extra = 1
assert doc.__dict__ == {"extra": 1} and vars(doc) is doc.__dict__
del doc.extra
for attr, value in [("__name__", 1), ("__defaults__", 1), ("__kwdefaults__", []), ("__dict__", 1), ("__code__", 1), ("__closure__", None), ("__globals__", {}), ("__qualname__", None)]:
    try: setattr(doc, attr, value)
    except (TypeError, AttributeError) as e: print(attr, type(e).__name__, e)
try: doc.nope
except AttributeError as e: print(e)
# Code can be exchanged when the number of free variables agrees.
def a(): return 1
def b(): return 2
a.__code__ = b.__code__
assert a() == 2
def outer():
    v = 1
    def inner(): return v
    return inner
try: a.__code__ = outer().__code__
except ValueError as e: print(e)
def ann(x: int, y: "str" = "q", *a: float, k: list[int] = None, **kw: dict) -> bool: pass
assert ann.__annotations__ == {"x": int, "y": "str", "a": float, "k": list[int], "kw": dict, "return": bool}
assert (lambda: 0).__name__ == "<lambda>"
code = ann.__code__
assert (code.co_argcount, code.co_kwonlyargcount, code.co_posonlyargcount, code.co_varnames) == (2, 1, 0, ("x", "y", "k", "a", "kw"))
assert code.co_flags & 0x04 and code.co_flags & 0x08 and code.co_name == "ann"
import types
made = types.FunctionType(b.__code__, {}, "made")
assert made() == 2 and made.__name__ == "made"
m = types.MethodType(lambda self, x: (self, x), 5)
assert m(6) == (5, 6) and m.__self__ == 5
class C:
    def meth(self): "mdoc"
c = C()
assert c.meth == c.meth and c.meth is not c.meth and c.meth.__func__ is C.meth and c.meth.__doc__ == "mdoc"
assert hash(c.meth) == hash(c.meth) and c.meth != C().meth
try: c.meth.x = 1
except AttributeError as e: print(e)
