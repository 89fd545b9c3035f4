# order, frozen, slots, keyword-only fields, replace, asdict, inheritance, messages.
from dataclasses import KW_ONLY, FrozenInstanceError, InitVar, asdict, astuple, dataclass, field, fields, make_dataclass, replace


@dataclass(order=True, frozen=True)
class P:
    x: int
    y: list = field(default_factory=list, compare=False)


print(P(1), P(1) < P(2), hash(P(1)) == hash(P(1)), asdict(P(2, [P(3)])), astuple(P(1)), replace(P(1), x=5), P.__doc__)
try:
    P(1).x = 2
except FrozenInstanceError as e:
    print(e)


@dataclass(slots=True)
class S:
    a: int
    _: KW_ONLY
    b: int = 2
    c: InitVar[int] = 3

    def __post_init__(self, c):
        self.a += c


s = S(1, b=5)
print(s, S.__slots__, S.__match_args__, [f.name for f in fields(S)])
try:
    s.other = 1
except AttributeError:
    print("no such slot")


@dataclass
class Child(S):
    d: str = "x"


print(Child(1, "y", b=0))
C = make_dataclass("C", [("x", int), ("y", int, field(default=7))], namespace={"total": lambda self: self.x + self.y})
print(C(1), C(1).total())
for bad in (lambda: dataclass(type("B", (), {"__annotations__": {"a": list}, "a": []})),
            lambda: asdict(3), lambda: field(default=1, default_factory=list), lambda: P(), lambda: replace(P(1), z=1)):
    try:
        bad()
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
