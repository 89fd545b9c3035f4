# dict() and update() of iterators of pairs.
from itertools import combinations, permutations, product


def attempt(f):
    try:
        print(f())
    except TypeError:
        print("TypeError")
    except ValueError as e:
        print(e)


keys, values = ["b", "a", "b", 3], [1, 2, 3, 4, 5]
print(dict(zip(keys, values)), dict(enumerate(keys)), dict(iter({"x": 1, 2: 3}.items())), dict(combinations("abc", 2)))
print(dict(product("ab", repeat=2)), dict(permutations([1, 2, 3], 2)), dict(zip()), dict(zip([], [1])), dict(reversed({1: 2, 3: 4}.items())))
d = {"b": 0}
d.update(zip(keys, values), z=9)
d |= zip("pq", values)
print(d)
attempt(lambda: dict(zip("ab")))
attempt(lambda: dict(zip("ab", "cd", "ef")))
attempt(lambda: dict(zip([[], 1], [2, 3])))
attempt(lambda: dict(combinations("abc", 3)))
attempt(lambda: dict(zip([1, 2], [3], strict=True)))
attempt(lambda: d.update(zip(["new", []], [1, 2])))
print("new" in d)


class Zip(zip):
    def __next__(self):
        a, b = super().__next__()
        return [b, a]


print(dict(Zip("ab", "cd")), dict(map(lambda a, b: (b, a), "ab", "cd")))


class Key:
    def __init__(self, n):
        self.n = n

    def __hash__(self):
        rest.append(next(pairs, "none left"))  # takes from the same iterator
        return hash(self.n)

    def __eq__(self, other):
        return self.n == other.n


rest = []
pairs = zip(map(Key, range(4)), "wxyz")
print([(k.n, v) for k, v in dict(pairs).items()], [r if r == "none left" else r[1] for r in rest])
