# Arithmetic of ints: division, remainders, powers, shifts, conversions both ways, bytes, rounding.
import operator

binary = [operator.add, operator.sub, operator.mul, operator.floordiv, operator.mod, divmod, operator.truediv, operator.and_, operator.or_, operator.xor, operator.lt, operator.eq]
for _ in range(count):
    a, b = integer(), integer()
    k = below(9)
    if k < 3:
        f = pick(binary)
        show(f.__name__, f, a, b)
    elif k == 3:
        show("pow", pow, a, below(12) - 2, pick((b, None)))
    elif k == 4:
        show("shift", pick((operator.lshift, operator.rshift)), a, below(200) - 3)
    elif k == 5:
        show("round", round, a, -below(30))
        show("float", float, a)
    elif k == 6:
        base = below(40)
        show("text", pick((bin, oct, hex, str, int.bit_length, int.bit_count)), a)
        show("int", int, pick(("", "-", "+", " ", "0x", "0b", "0_")) + pick((hex, oct, str))(abs(a))[below(3):] + pick(("", "_", "_1", " ", "z")), base)
    elif k == 7:
        n, order, signed = below(30), pick(("big", "little")), bool(below(2))
        show("to_bytes", lambda: int.to_bytes(a, n, order, signed=signed))
        show("from_bytes", lambda: int.from_bytes(repr(a).encode(), order, signed=signed))
    else:
        x = number()
        f = pick((operator.floordiv, operator.mod, divmod, operator.truediv, operator.lt, operator.eq, operator.mul, operator.pow))
        y = pick((number(), below(100) - 50))
        if f is not operator.pow or abs(x) < 1e9:
            show(f.__name__, f, x, y)
