# Metaclasses: call protocol, attributes, conflicts, instance and subclass checks.
log = []
class Meta(type):
    def __new__(m, name, bases, ns, **kw):
        log.append(("new", name, sorted(k for k in ns if not k.startswith("__")), kw))
        return super().__new__(m, name, bases, ns)
    def __init__(c, name, bases, ns, **kw):
        log.append(("init", name))
        super().__init__(name, bases, ns)
    def __call__(c, *a, **k):
        log.append(("call", c.__name__, a))
        return super().__call__(*a, **k)
    def meth(c): return ("meta meth", c.__name__)
    @property
    def prop(c): return c.__name__.lower()
    def __getattr__(c, n):
        if n.startswith("dyn_"): return n
        raise AttributeError(n)
    def __len__(c): return 7
    def __iter__(c): return iter(c.__name__)
    def __contains__(c, x): return x == "in"
    def __getitem__(c, i): return ("item", i)
    def __add__(c, o): return ("add", o)
    def __repr__(c): return f"<Meta {c.__name__}>"
    def __eq__(c, o): return c is o or o == "any"
    __hash__ = type.__hash__
    def __instancecheck__(c, o): return o == "inst" or super().__instancecheck__(o)
    def __subclasscheck__(c, o): return o is str or super().__subclasscheck__(o)
    def __dir__(c): return ["x"]
    def __bool__(c): return False
class A(metaclass=Meta, k=1):
    def __init__(self, *a): self.a = a
class B(A): v = 1
print(log)
a = A(1, 2)
assert a.a == (1, 2) and A.meth() == ("meta meth", "A") and B.prop == "b" and A.dyn_q == "dyn_q"
assert len(A) == 7 and list(B) == ["B"] and "in" in A and A[3] == ("item", 3) and A + 1 == ("add", 1) and repr(B) == "<Meta B>"
assert A == "any" and A != int and isinstance("inst", A) and issubclass(str, A) and not issubclass(int, A) and dir(A) == ["x"] and not A
for t in ["a.meth", "a.prop", "A.zzz", "len(a)", "A.prop = 1"]:
    try: exec(t)
    except (AttributeError, TypeError) as e: print(t, "->", e)
class M2(type): pass
class Other(metaclass=M2): pass
try:
    class Conf(A, Other): pass
except TypeError as e: print(e)
class M3(Meta, M2): pass
class Fine(A, Other, metaclass=M3): pass
assert type(Fine) is M3
def fmeta(name, bases, ns): return (name, bases, sorted(k for k in ns if k[0] != "_"))
class Fn(int, metaclass=fmeta): q = 1
assert Fn == ("Fn", (int,), ["q"])
class Single(type):
    def __init__(c, *a): super().__init__(*a); c._i = None
    def __call__(c, *a):
        if c._i is None: c._i = super().__call__(*a)
        return c._i
class S(metaclass=Single): pass
assert S() is S()
assert type("Dyn", (A,), {}).__class__ is Meta
for args in [("x",), ("x", ()), (1, (), {}), ("x", [], {}), ("x", (), []), ("x", (1,), {}), ("a\0b", (), {})]:
    try: type(*args)
    except (TypeError, ValueError) as e: print(e)
class New:
    def __new__(cls, *a):
        log.append(("New.new", a))
        return "not an instance" if a else super().__new__(cls)
    def __init__(self, *a): log.append(("New.init", a))
log.clear()
assert New(1) == "not an instance" and type(New()) is New
assert log == [("New.new", (1,)), ("New.new", ()), ("New.init", ())]
class BadInit:
    def __init__(self): return 5
try: BadInit()
except TypeError as e: print(e)
