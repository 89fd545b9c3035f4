# __getattribute__, __getattr__, __setattr__, __delattr__, __dir__ and lookup order.
class G:
    cls_attr = "class"
    def __init__(self): self.real = 1
    def __getattr__(self, n):
        if n == "boom": raise ValueError("boom")
        if n == "missing": raise AttributeError("custom message")
        return f"dyn {n}"
g = G()
assert g.real == 1 and g.cls_attr == "class" and g.zzz == "dyn zzz" and hasattr(g, "q") and not hasattr(g, "missing")
assert getattr(g, "missing", "dflt") == "dflt"
for n in ["missing", "boom"]:
    try: getattr(g, n, "d") if n == "boom" else g.missing
    except (AttributeError, ValueError) as e: print(type(e).__name__, e)
class All:
    def __init__(self): object.__setattr__(self, "log", [])
    def __getattribute__(self, n):
        if n == "log": return object.__getattribute__(self, "log")
        self.log.append(("get", n))
        return object.__getattribute__(self, n)
    def __setattr__(self, n, v): self.log.append(("set", n, v)); object.__setattr__(self, n, v)
    def __delattr__(self, n): self.log.append(("del", n)); object.__delattr__(self, n)
    def meth(self): return self.v
a = All()
a.v = 5
assert a.meth() == 5
del a.v
print(a.log)
# Special methods are looked up on the type and bypass __getattribute__.
class Sp:
    def __getattribute__(self, n): raise AttributeError("never " + n)
    def __len__(self): return 3
assert len(Sp()) == 3
class Inst: pass
i = Inst()
i.__len__ = lambda: 5
try: len(i)
except TypeError as e: print(e)
# Data descriptors win over the instance, which wins over the others.
class Data:
    def __get__(self, o, t): return "data"
    def __set__(self, o, v): o.__dict__["set"] = v
class NonData:
    def __get__(self, o, t): return "nondata"
class T:
    d, n = Data(), NonData()
t = T()
t.__dict__.update(d="inst d", n="inst n")
assert t.d == "data" and t.n == "inst n"
del t.__dict__["n"]
assert t.n == "nondata"
t.d = 9
assert t.__dict__["set"] == 9
try: del t.d
except AttributeError as e: print(e)
class Dir:
    def __dir__(self): return ["b", "a"]
assert dir(Dir()) == ["a", "b"]
class BadDir:
    def __dir__(self): return 5
try: dir(BadDir())
except TypeError as e: print(e)
for args in [(g,), (g, 1), (g, "a", 1, 2)]:
    try: getattr(*args)
    except TypeError as e: print(e)
try: setattr(g, 5, 1)
except TypeError as e: print(e)
# Mangled names.
class Priv:
    __x = 1
    def __m(self): return self.__x
    def go(self): return self.__m()
    def outer(self):
        class Inner:
            __y = 2
            def get(s): return s.__y
        return Inner().get(), sorted(n for n in vars(Inner) if "__y" in n)
    ___t__ = 3
p = Priv()
assert p.go() == 1 and p._Priv__x == 1 and p.outer() == (2, ["_Inner__y"]) and p.___t__ == 3
try: p.__x
except AttributeError as e: print(e)
class _Under:
    def __f(self): return "f"
assert _Under()._Under__f() == "f"
class __: 
    __z = 1
assert __.__dict__["__z"] == 1
# Suggestions.
class Sug: 
    color = 1
try: Sug().colour
except AttributeError as e: print(e, e.name, type(e.obj).__name__)
o = type("O", (), {})()
o.__dict__ = {"a": 1}
assert o.a == 1
o.b = 2
assert o.__dict__ == {"a": 1, "b": 2}
try: o.__dict__ = 5
except TypeError as e: print(e)
del o.__dict__
assert not hasattr(o, "a") and o.__dict__ == {}
d = {}
o.__dict__ = d
o.z = 1
assert d == {"z": 1}
d["w"] = 2
assert o.w == 2
