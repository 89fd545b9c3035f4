# What *= says, or does, with a sequence at its right.


class C:
    def __index__(self):
        return 2


def multiplied(a, b):
    a *= b
    return a


for a in 2, True, 2.5, None, "ab", [1], {}, {1}, frozenset(), range(3), {}.keys(), C(), iter([]), memoryview(b"ab"), bytearray(b"x"):
    for b in [1], "ab", (3,), {}:
        try:
            print(type(a).__name__, multiplied(a, b))
        except TypeError as e:
            print(e)
