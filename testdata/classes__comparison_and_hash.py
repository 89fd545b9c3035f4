# Rich comparison, total ordering, __eq__ and __hash__ rules.
class V:
    def __init__(self, v): self.v = v
    def __eq__(self, o): return isinstance(o, V) and self.v == o.v
    def __lt__(self, o): return self.v < o.v if isinstance(o, V) else NotImplemented
    def __repr__(self): return f"V{self.v}"
assert V(1) == V(1) and V(1) != V(2) and not V(1) != V(1) and V(1) < V(2) and V(2) > V(1)
try: V(1) <= V(2)
except TypeError as e: print(e)
try: hash(V(1))
except TypeError as e: assert "unhashable type: 'V'" in str(e)
assert V.__hash__ is None and sorted([V(3), V(1), V(2)]).__repr__() == "[V1, V2, V3]" and min(V(2), V(1)).v == 1
class H(V):
    def __hash__(self): return hash(self.v)
assert {H(1), H(1), H(2)} == {H(1), H(2)} and {H(1): "a"}[H(1)] == "a"
class Child(H): pass
assert hash(Child(5)) == hash(5)
class Weird:
    def __eq__(self, o): return "eq"
    def __ne__(self, o): return "ne"
    def __lt__(self, o): return []
    def __le__(self, o): return [1]
    __hash__ = object.__hash__
w = Weird()
assert (w == 1) == "eq" and (w != 1) == "ne" and (w < 1) == []
assert (1 > w) == [] and (w <= 2 <= 3) is True and (w < 2 < undefined_and_never_evaluated) == []
log = []
def v(x): log.append(x); return x
assert v(1) < v(2) < v(3) > v(0) and log == [1, 2, 3, 0]
log.clear()
assert not (v(5) < v(2) < v(3)) and log == [5, 2]
import functools
@functools.total_ordering
class T:
    def __init__(s, v): s.v = v
    def __eq__(s, o): return s.v == o.v
    def __lt__(s, o): return s.v < o.v
assert T(1) <= T(1) and T(2) >= T(1) and T(2) > T(1)
class NanLike:
    def __eq__(self, o): return False
    __hash__ = object.__hash__
n = NanLike()
assert n != n and n in [n] and [n] == [n] and (n,) == (n,) and {n: 1} == {n: 1} and [n].index(n) == 0 and [n].count(n) == 1
class HashVals:
    def __init__(s, h): s.h = h
    def __hash__(s): return s.h
assert hash(HashVals(-1)) == -2 and hash(HashVals(2 ** 61 - 1)) == 2**61 - 1 and hash(HashVals(2 ** 64)) == hash(2 ** 64) == 8
assert hash(1) == hash(1.0) == hash(True) == hash(1 + 0j) == 1 and hash(-1) == -2 and hash(2 ** 61 - 1) == 0 and hash(0.5) == 1152921504606846976 and hash(float("inf")) == 314159 and hash(-float("inf")) == -314159
assert hash((1, 2, 3)) == hash((1, 2, 3)) and hash(()) == hash(()) and hash(frozenset([1, 2])) == hash(frozenset([2, 1])) and hash(1.5 + 2.5j) == hash(complex(1.5, 2.5))
print(hash((1, 2)), hash(()), hash((0.5, (1,))), hash(frozenset([1, 2, 3])), hash(10 ** 30), hash(-7.25), hash(3 + 4j), hash(None) == hash(None), hash(range(3)) == hash(range(0, 3)))
class EqErr:
    def __eq__(self, o): raise ValueError("eq")
    def __hash__(self): return 1
for t in ["[e] == [1]", "e in [1]", "[1].index(e)", "[1].count(e)", "{1: 2}[e]", "{1, e}", "(e,) == (1,)", "[1].remove(e)", "e != 1"]:
    try: eval(t, {"e": EqErr()}); print("none", t)
    except ValueError as x: assert str(x) == "eq"
class OnlyEq:
    def __eq__(self, o): return True
assert 5 == OnlyEq() and not 5 != OnlyEq() and OnlyEq() in [1] and [1, 2].index(OnlyEq()) == 0
assert object() != object() and (object() == 1) is False and object().__eq__(1) is NotImplemented and (1).__eq__("a") is NotImplemented and (1).__lt__(1.5) is NotImplemented
