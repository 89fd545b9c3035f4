# requires: 3.14
# Flags with negative values, and values that are no ints.
from enum import CONFORM, Enum, Flag


def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


class Negative(Flag):
    low = -7
    two = 2


print(Negative._flag_mask_, Negative._all_bits_, list(Negative))
attempt(lambda: Negative.low | Negative.two)
attempt(lambda: Negative(1))
attempt(lambda: Negative(3))
attempt(lambda: list(Negative.low))


class Loose(Flag, boundary=CONFORM):
    low = -1
    one = 1


attempt(lambda: Loose(6))
attempt(lambda: ~Loose.one)


class Odd(Flag):
    pair = (1,)
    both = 9


attempt(lambda: 9 in Odd)
attempt(lambda: 16 in Odd)
attempt(lambda: Odd(9))


class Missing(Enum):
    one = 1
    many = [2]

    @classmethod
    def _missing_(cls, value):
        print("missing", value)
        return cls.one


print(1 in Missing, [2] in Missing, 7 in Missing, Missing(7))
