# Comparing and hashing sequences of plain items, and of others behind them.
nan = float("nan")
plain = [1, -1, 2**70, 0.0, -0.0, 1.0, nan, "", "a", "ä", True, None, (1,)]


class Odd:
    """Equal to everything that is 1."""

    def __eq__(self, other):
        return other == 1

    def __hash__(self):
        return hash(1)


items = plain + [Odd()]


def by_items(x, y):
    return len(x) == len(y) and all(a is b or a == b for a, b in zip(x, y))


for make in tuple, list:
    for a in items:
        for b in items:
            for x, y in ((a,), (b,)), ((1, a), (1, b)), (("k", a, 3), ("k", b, 3)), ((1, a), (1, b, 0)):
                x, y = make(x), make(y)
                assert (x == y) == by_items(x, y), (x, y)
                assert (x != y) == (not by_items(x, y)), (x, y)
                if make is tuple and x == y and nan not in x and nan not in y:
                    assert hash(x) == hash(y), (x, y)
                    assert {x: 1}[y] == 1
                if make is tuple and not by_items(x, y):
                    assert y not in {x: 1}

# Order is that of the first items that differ.
for x, y in [((1, 2), (1, 3)), ((1, "a"), (1, "b")), ((1.0, 2), (1, 3)), (("a",), ("a", 0)), ((-0.0, 1), (0.0, 2)), (("\uffff",), ("\U00010000",)), ((True, 1), (1, 2))]:
    for make in tuple, list:
        a, b = make(x), make(y)
        assert a < b and a <= b and b > a and b >= a and a != b and not a == b and not a > b and not b <= a
assert not (nan,) < (1.0,) and not (nan,) > (1.0,) and not (1.0,) <= (nan,) and (nan,) == (nan,)
for op in "<", "<=", ">", ">=":
    try:
        eval(f"(1, 'a') {op} (1, 2)")
    except TypeError as e:
        assert str(e) == f"'{op}' not supported between instances of 'str' and 'int'", e
    else:
        raise AssertionError(op)


class T(tuple):
    def __eq__(self, other):
        return "T"

    __hash__ = tuple.__hash__


assert ((1, 2) == T((1, 2))) == "T" and {T((1, 2)): "x"}[1, 2] == "x"

# An item whose comparison changes the lists.
class Shrinks:
    def __eq__(self, other):
        long.clear()
        return True


long = [1, "a", Shrinks(), 4]
assert (long == [1, "a", 0, 4]) is False or long == []

big = tuple(range(3000))
assert big == tuple(range(3000)) and hash(big) == hash(tuple(range(3000))) and big < big[:-1] + (3000,) and {big: 1}[tuple(range(3000))] == 1
grid = {(x, y): x * y for x in range(50) for y in range(50)}
assert sum(grid[x, y] for x in range(50) for y in range(50)) == 1225 * 1225 and (50, 0) not in grid and (1,) not in grid and (1, 2, 3) not in grid
print("ok")
