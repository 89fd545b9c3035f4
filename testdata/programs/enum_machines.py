# Enums: traffic lights, permissions as flags, planets with behaviour, string enums, automatic values, a vending machine's states.
from enum import CONTINUOUS, UNIQUE, Enum, EnumCheck, EnumType, Flag, IntEnum, IntFlag, StrEnum, auto, member, nonmember, property as enum_property, unique, verify


class Light(Enum):
    RED = ("stop", 30)
    GREEN = ("go", 25)
    AMBER = ("wait", 5)

    def __init__(self, word, seconds):
        self.word, self.seconds = word, seconds

    @property
    def next(self):
        order = list(Light)
        return order[(order.index(self) + 1) % len(order)]

    @classmethod
    def _missing_(cls, value):
        return next((m for m in cls if m.word == value), None)


light, clock = Light.RED, 0
while clock < 100:
    print(f"{clock:3}s {light.name:5} {light.word}", end="; ")
    clock, light = clock + light.seconds, light.next
print(Light("go"), Light["AMBER"].value, Light.RED in Light, len(Light), repr(Light.GREEN))
try: Light("fly")
except ValueError as e: print(e)
try: Light.RED = 1
except AttributeError as e: print(type(e).__name__)


class Access(Flag):
    READ = auto()
    WRITE = auto()
    RUN = auto()
    ALL = READ | WRITE | RUN


mine = Access.READ | Access.RUN
print(mine, mine.value, Access.WRITE in mine, list(mine), ~mine, Access.ALL & ~Access.READ, Access(0), bool(Access.READ & Access.WRITE), mine ^ Access.ALL, len(mine), Access(3), repr(Access.ALL))


class Mode(IntFlag):
    R, W, X = 4, 2, 1


print(Mode.R | Mode.X, Mode(7), repr(Mode(6)), Mode.R + 1, [f"{Mode(n)!r}" for n in (0, 5, 8)], Mode.W == 2)


class Planet(Enum):
    MERCURY = 3.303e+23, 2.4397e6
    EARTH = 5.976e+24, 6.37814e6
    JUPITER = 1.9e+27, 7.1492e7

    def __init__(self, mass, radius): self.mass, self.radius = mass, radius
    @enum_property
    def gravity(self): return 6.67300E-11 * self.mass / self.radius ** 2


for p in Planet: print(f"{p.name.title():8} {p.gravity:7.3f}", end=" ")
print()


class Colour(StrEnum):
    @staticmethod
    def _generate_next_value_(name, start, count, last): return name.lower().replace("_", "-")
    RED = auto()
    DARK_BLUE = auto()


print(Colour.DARK_BLUE, f"<{Colour.RED:>5}>", Colour("red") is Colour.RED, Colour.RED.upper(), "dark-blue" == Colour.DARK_BLUE, sorted(Colour))


@unique
class Size(IntEnum):
    S = 1
    M = auto()
    L = auto()
    default = nonmember("M")


print(list(Size), Size.M + 1, Size.L > Size.S, Size(2), Size.default, max(Size), [10, 20, 30, 40][Size.M], f"{Size.L:03d}", Size.S == 1.0, Size["L"].real)


class Job(Enum):
    @member
    def double(x): return x * 2
    @member
    def square(x): return x * x
    def __call__(self, x): return self.value(x)


print([job(7) for job in Job], Job.square.name)
for checks, body in ((UNIQUE, dict(A=1, B=1)), (CONTINUOUS, dict(A=1, B=2, C=5))):
    try: verify(checks)(IntEnum("Bad", body))
    except ValueError as e: print(e)
Animal = Enum("Animal", "CAT DOG FOX", start=10)
print(list(Animal), Animal.FOX.value, Animal.__members__["DOG"], type(Animal) is EnumType, isinstance(UNIQUE, EnumCheck), {Animal.CAT: 1}[Animal(10)])


class Weekday(Enum):
    MON = 1; TUE = 2; MONDAY = 1
    LUNDI = MON


print(list(Weekday), [n for n, m in Weekday.__members__.items() if n != m.name], Weekday.LUNDI is Weekday.MON)


class Vending(Enum):
    IDLE, PAID, EMPTY = range(3)

    def on(self, event, stock):
        match self, event:
            case Vending.IDLE, "coin": return Vending.PAID
            case Vending.PAID, "push" if stock: stock.pop(); return Vending.IDLE if stock else Vending.EMPTY
            case Vending.PAID, "refund": return Vending.IDLE
            case Vending.EMPTY, "fill": stock.extend("ab"); return Vending.IDLE
            case _, event: raise LookupError(f"{event!r} does nothing when {self.name}")


state, stock = Vending.IDLE, ["cola"]
for event in "push coin refund coin push coin fill coin push".split():
    try: state = state.on(event, stock)
    except LookupError as e: print(e)
    print(event, "->", state.name, len(stock), end=", ")
print(state)
try:
    class More(Light): BLUE = ("?", 1)
except TypeError as e: print(e)
