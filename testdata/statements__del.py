# del of names, attributes, items, slices; nested targets; errors.
a = b = 1
del a, b
try: a
except NameError: pass
class C:
    def __init__(self): self.log = []
    def __delitem__(self, i): self.log.append(i)
    x = 1
c = C()
del c[0], c[1:2], c[1, 2], c[::3], (c["k"]), [c[...]]
assert c.log == [0, slice(1, 2, None), (1, 2), slice(None, None, 3), "k", Ellipsis]
c.y = 1
del c.y
for t in ["del c.y", "del c.x", "del c[0].z", "del (1).real", "del [][0]", "del {}['k']", "del (1, 2)[0]", "del 'abc'[0]", "del undefined1", "del len.x", "del int.x"]:
    try: exec(t)
    except Exception as e: print(t, "->", type(e).__name__, e)
l = list(range(10))
del l[0], l[-1], l[2:4], l[::2]
assert l == [2, 6, 8], l
del (l[0], [l[0]]), l[:]
assert l == []
d = dict(a=1, b=2)
del d["a"]
assert d == {"b": 2}
def f(x):
    del x
    try: x
    except UnboundLocalError as e: print(e)
    x = 2
    return x
assert f(1) == 2
def closure():
    v = 1
    def g(): return v
    del v
    try: g()
    except NameError as e: print(e)
    v = 3
    return g()
assert closure() == 3
class D:
    @property
    def p(self): return 1
    @p.deleter
    def p(self): print("deleted p")
    def __delattr__(self, n):
        print("delattr", n)
        super().__delattr__(n)
x = D()
del x.p
try: del x.q
except AttributeError as e: print(e)
del ()
del []
class E:
    a = 1
    del a
    b = 2
assert not hasattr(E, "a")
