# dataclass: fields, defaults, order, frozen, slots, inheritance, replace, asdict.
from dataclasses import dataclass, field, fields, asdict, astuple, replace, FrozenInstanceError, KW_ONLY, InitVar, is_dataclass, make_dataclass
@dataclass
class P:
    x: int
    y: int = 2
    tags: list = field(default_factory=list, repr=False)
    def norm(self): return self.x ** 2 + self.y ** 2
p = P(1)
assert repr(p) == "P(x=1, y=2)" and p == P(1, 2) and p != P(2) and p.norm() == 5 and P.__match_args__ == ("x", "y", "tags") and p.tags is not P(1).tags
@dataclass(order=True, frozen=True)
class F:
    a: int
    b: str = field(default="z", compare=False)
assert F(1) < F(2) and F(1, "q") == F(1) and hash(F(1)) == hash(F(1, "x")) and sorted([F(2), F(1)])[0].a == 1
try: F(1).a = 5
except FrozenInstanceError as e: print(e)
@dataclass
class Sub(P):
    z: int = 3
    _: KW_ONLY
    k: str = "k"
    scale: InitVar[int] = 1
    def __post_init__(self, scale): self.z *= scale
s = Sub(1, 2, [], 5, k="kk", scale=10)
assert s.z == 50 and repr(s) == "Sub(x=1, y=2, z=50, k='kk')" and [f.name for f in fields(Sub)] == ["x", "y", "tags", "z", "k"]
assert asdict(P(1, 2, [P(3)])) == {"x": 1, "y": 2, "tags": [{"x": 3, "y": 2, "tags": []}]} and astuple(P(1)) == (1, 2, []) and replace(p, y=9).y == 9 and is_dataclass(P) and not is_dataclass(5)
@dataclass(slots=True)
class S: a: int; b: int = 1
assert not hasattr(S(1), "__dict__") and S.__slots__ == ("a", "b")
@dataclass(eq=False)
class E: a: int
assert E(1) != E(1) and hash(E(1))
@dataclass(kw_only=True)
class K: a: int; b: int = 2
assert K(a=1).b == 2
for bad in [lambda: P(), lambda: P(1, q=2), lambda: K(1), lambda: hash(P(1)), lambda: P(1) < P(2), lambda: replace(p, nope=1), lambda: fields(5), lambda: dataclass(type("Q", (), {"__annotations__": {"a": list}, "a": []})), lambda: dataclass(type("R", (), {"__annotations__": {"a": int, "b": int}, "a": 1}))]:
    try: bad()
    except (TypeError, ValueError) as e: print(type(e).__name__, e)
M = make_dataclass("M", ["x", ("y", int, 5)])
assert repr(M(1)) == "M(x=1, y=5)"
