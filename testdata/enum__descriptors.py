# Members beside descriptors of their base classes, and what enums are made of.
import enum
from enum import Enum, Flag, IntEnum, StrEnum, auto


class Named(Enum):
    @enum.property
    def first(self):
        return f"{self.name} is first"


class Order(Named):
    first = 1
    second = 2


assert Order.first.value == 1
assert Order.second.first == "second is first"


class Number(IntEnum):
    divisor = 1
    numerator = 2


assert Number.divisor.numerator == 1
assert Number.numerator.divisor is Number.divisor


class Book(StrEnum):
    author = "author"
    title = "title"


assert Book.author.title() == "Author"
assert Book.title.author is Book.author


class Word(Enum):
    name = "python"
    value = 2


assert Word.name.name == "name" and Word.value.value == 2


class Counted(Enum):
    """Members are there when __init_subclass__ runs."""

    def __init_subclass__(cls):
        cls.count = len(cls)


class Three(Counted):
    A, B, C = 1, 2, 3


assert Three.count == 3


class Pairs(Enum):
    ONE = auto()
    TWO = auto(), auto()
    THREE = auto(), auto()


assert [p.value for p in Pairs] == [1, (2, 3), (4, 5)]


class Loud(StrEnum):
    def __str__(self):
        return self.name.upper()

    first = auto()


assert format(Loud.first) == f"{Loud.first}" == "FIRST"


class Outer(Enum):
    a = 1

    class Inner(Enum):
        x = 10


assert list(Outer) == [Outer.a] and Outer.Inner.x.value == 10


def refused(make, error, text):
    try:
        make()
    except error as e:
        assert text in str(e), e
    else:
        raise AssertionError(text)


def uses_super():
    class Bad(Enum):
        def __new__(cls, value):
            return super().__new__(cls, value)

        member = 1


def lacks_order():
    class Colour(Enum):
        _order_ = "red green blue"
        red, green = 1, 2


refused(uses_super, TypeError, "do not use")
refused(lacks_order, TypeError, "member order does not match _order_")
refused(lambda: Flag("F", {"A": 1, "N": None}).A | Flag("F", {"N": None}).N, TypeError, "unsupported operand")
assert set(dir(Three.A)) >= {"name", "value", "__class__"} and "A" not in dir(Three.A)
