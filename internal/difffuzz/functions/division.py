# Integer and float division, remainders and rounding.
import math
import operator

division = [operator.floordiv, operator.mod, divmod, operator.truediv]
rounding = [math.floor, math.ceil, math.trunc, int, round]


def divisor():
    return pick((below(41) - 20, integer(), 1 << below(100), -(1 << below(70)), number(), True))


for _ in range(count):
    k = below(8)
    if k < 4:
        f = pick(division)
        show(f.__name__, f, integer(), pick((below(41) - 20, integer(), 1 << below(100))))
    elif k == 4:
        f = pick(division)
        show(f.__name__, f, pick((number(), integer())), divisor())
    elif k == 5:
        show("round", round, integer(), -below(60) + 3)
    elif k == 6:
        show("round", round, number(), below(40) - 15)
    else:
        f = pick(rounding)
        show(f.__name__, f, number())
