# __del__, weak references and gc.collect().
import gc, weakref
class A:
    def __init__(self, n): self.n = n
    def __repr__(self): return f"A{self.n}"
a = A(1)
r = weakref.ref(a)
assert r() is a and weakref.getweakrefcount(a) == 1 and weakref.ref(a) is r and r == weakref.ref(a) and hash(r) == hash(a)
dead = []
r2 = weakref.ref(a, dead.append)
p = weakref.proxy(a)
assert p.n == 1 and repr(a) == "A1"
p.n = 5
assert a.n == 5
fin_log = []
f = weakref.finalize(a, fin_log.append, "finalized")
assert f.alive
del a
gc.collect()
assert r() is None and dead == [r2] and fin_log == ["finalized"] and not f.alive
try: p.n
except ReferenceError as e: print(e)
wd = weakref.WeakValueDictionary()
k = A(2)
wd["k"] = k
assert wd["k"] is k and len(wd) == 1
del k
gc.collect()
assert "k" not in wd and len(wd) == 0
wk = weakref.WeakKeyDictionary()
x, y = A(3), A(4)
wk[x], wk[y] = "x", "y"
del x
gc.collect()
assert list(wk.values()) == ["y"]
ws = weakref.WeakSet([y])
assert y in ws and len(ws) == 1
log = []
class D:
    def __init__(self, n): self.n = n
    def __del__(self): log.append(self.n)
d = D("simple")
del d
gc.collect()
assert log == ["simple"]
c1, c2 = D("c1"), D("c2")
c1.o, c2.o = c2, c1
del c1, c2
gc.collect()
assert sorted(log) == ["c1", "c2", "simple"]
saved = []
class Res:
    def __del__(self): saved.append(self)
q = Res()
del q
gc.collect()
assert len(saved) == 1 and type(saved[0]) is Res
def gen():
    try: yield
    finally: log.append("gen closed")
g = gen(); next(g)
del g
gc.collect()
assert log[-1] == "gen closed"
class M:
    def meth(self): return "called"
m = M()
wm = weakref.WeakMethod(m.meth)
assert wm()() == "called"
del m
gc.collect()
assert wm() is None
for o in [5, "s", (1,), [], {}, None]:
    try: weakref.ref(o)
    except TypeError as e: print(e)
weakref.ref(type("Z", (), {})), weakref.ref(gen), weakref.ref(set())
assert isinstance(gc.collect(), int) and gc.isenabled()
gc.disable(); assert not gc.isenabled(); gc.enable()
