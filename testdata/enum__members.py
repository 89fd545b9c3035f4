# enum: members, aliases, flags, auto, methods, errors.
from enum import Enum, IntEnum, Flag, IntFlag, StrEnum, auto, unique, EnumMeta
class Color(Enum):
    RED = 1
    GREEN = 2
    CRIMSON = 1
    def describe(self): return f"{self.name}={self.value}"
    @classmethod
    def default(cls): return cls.GREEN
assert Color.RED is Color.CRIMSON and Color(2) is Color.GREEN and Color["RED"] is Color.RED and list(Color) == [Color.RED, Color.GREEN] and len(Color) == 2 and Color.RED in Color and Color.RED.describe() == "RED=1" and Color.default().name == "GREEN"
print(Color.RED, repr(Color.RED), [*Color.__members__], type(Color.RED), isinstance(Color.RED, Color), Color.RED == 1, hash(Color.RED) == hash("RED"), f"{Color.RED}", Color)
for bad in ["Color(5)", "Color['X']", "Color.X", "Color.RED.value = 5", "Color.RED = 5", "Color.RED < Color.GREEN", "class Q(Color): pass", "del Color.RED", "Color()"]:
    try: exec(bad)
    except Exception as e: print(bad, "->", type(e).__name__, str(e).split("(value, names")[0][:80])
class N(IntEnum):
    ONE = 1
    TWO = auto()
assert N.TWO == 2 and N.ONE + 1 == 2 and N.ONE < N.TWO and f"{N.ONE}" == "1" and repr(N.ONE) == "<N.ONE: 1>" and [10, 20][N.ONE] == 20 and isinstance(N.ONE, int)
class S(StrEnum):
    A = auto()
    B = "bee"
assert S.A == "a" and S.B.upper() == "BEE" and f"{S.B}" == "bee"
class Perm(Flag):
    R = auto(); W = auto(); X = auto()
    RW = R | W
print(Perm.R | Perm.X, Perm.RW, ~Perm.R, Perm.R & Perm.W, bool(Perm(0)), Perm(5), Perm.R in Perm.RW, list(Perm.RW), [p.value for p in Perm], Perm.RW ^ Perm.R, repr(Perm(0)), len(Perm.RW))
try: Perm(16)
except ValueError as e: print(str(e).split("\n")[0])
class I(IntFlag):
    A = 1; B = 2
assert I.A | 8 == 9 and (I.A | I.B) == 3 and I(3) == I.A | I.B
try:
    @unique
    class U(Enum): A = 1; B = 1
except ValueError as e: print(e)
class Planet(Enum):
    EARTH = (5.97, 6.37)
    MARS = (0.64, 3.39)
    def __init__(self, mass, radius): self.mass, self.radius = mass, radius
    @property
    def density(self): return round(self.mass / self.radius ** 3, 4)
assert Planet.EARTH.density == 0.0231 and Planet((0.64, 3.39)) is Planet.MARS
class Auto(Enum):
    def _generate_next_value_(name, start, count, last): return name.lower() + str(count)
    X = auto(); Y = auto()
assert [a.value for a in Auto] == ["x0", "y1"]
Animal = Enum("Animal", "CAT DOG")
assert Animal.DOG.value == 2 and Animal.__name__ == "Animal"
class Missing(Enum):
    A = 1
    @classmethod
    def _missing_(cls, v): return cls.A if v == "first" else None
assert Missing("first") is Missing.A
import copy
assert copy.deepcopy(Color.RED) is Color.RED and {Color.RED: 1}[Color.CRIMSON] == 1
match Color.GREEN:
    case Color.RED: assert False
    case Color.GREEN: pass
