# copy, deepcopy, __reduce__, __getstate__, __copy__, __deepcopy__, __getnewargs__.
import copy, copyreg
class P:
    def __init__(self, x, y): self.x, self.y = x, y
    def __eq__(self, o): return vars(self) == vars(o)
p = P(1, [2, 3])
s, d = copy.copy(p), copy.deepcopy(p)
assert s == d == p and s.y is p.y and d.y is not p.y
l = [1, [2, {3: [4]}], (5, [6])]
dl = copy.deepcopy(l)
dl[1][1][3].append(9)
assert l == [1, [2, {3: [4]}], (5, [6])] and dl[2] is not l[2]
me = [1]
me.append(me)
dm = copy.deepcopy(me)
assert dm[1] is dm and dm is not me
shared = [1]
two = copy.deepcopy([shared, shared])
assert two[0] is two[1]
t = (1, 2, "x")
assert copy.deepcopy(t) is t and copy.copy(t) is t and copy.deepcopy(len) is len and copy.deepcopy(P) is P
class C:
    def __copy__(self): return "copied"
    def __deepcopy__(self, memo): return ("deep", type(memo).__name__)
assert copy.copy(C()) == "copied" and copy.deepcopy([C()]) == [("deep", "dict")]
class S:
    def __init__(self): self.a, self.tmp = 1, 2
    def __getstate__(self): return {"a": self.a}
    def __setstate__(self, st): self.__dict__.update(st, restored=True)
assert vars(copy.copy(S())) == {"a": 1, "restored": True}
class Sl:
    __slots__ = ("a", "b")
o = Sl(); o.a = 1
assert copy.copy(o).a == 1 and not hasattr(copy.copy(o), "b") and o.__getstate__() == (None, {"a": 1})
class N(tuple):
    def __new__(cls, a, b): return super().__new__(cls, (a, b))
    def __getnewargs__(self): return tuple(self)
assert copy.copy(N(1, 2)) == (1, 2) and type(copy.copy(N(1, 2))) is N
class R:
    def __init__(self, v): self.v = v
    def __reduce__(self): return R, (self.v * 10,)
assert copy.copy(R(2)).v == 20
class L(list):
    pass
x = L([1, [2]]); x.extra = 5
y = copy.deepcopy(x)
assert y == x and y.extra == 5 and type(y) is L and y[1] is not x[1]
assert p.__reduce_ex__(2)[0] is copyreg.__newobj__ and object().__getstate__() is None and p.__getstate__() == vars(p)
assert [].copy() == [] and {1: [2]}.copy() == {1: [2]} and {1}.copy() == {1}
d0 = {"k": [1]}
assert copy.copy(d0)["k"] is d0["k"] and copy.deepcopy(d0)["k"] is not d0["k"]
import re
assert copy.replace is not None if hasattr(copy, "replace") else True
try: copy.copy(iter_gen := (i for i in []))
except TypeError as e: print(e)
