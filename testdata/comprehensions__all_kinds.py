# List, set, dict comprehensions: conditions, nesting, unpacking, evaluation order.
assert [x for x in range(5)] == [0, 1, 2, 3, 4] and {x % 3 for x in range(9)} == {0, 1, 2} and {x: x * x for x in range(3)} == {0: 0, 1: 1, 2: 4}
assert [x for x in range(20) if x % 2 if x % 3] == [1, 5, 7, 11, 13, 17, 19] and [(x, y) for x in range(3) for y in range(x)] == [(1, 0), (2, 0), (2, 1)]
assert [[y for y in range(x)] for x in range(3)] == [[], [0], [0, 1]] and [c for row in [[1, 2], [3]] for c in row] == [1, 2, 3]
assert [a + b for a, b in [(1, 2), (3, 4)]] == [3, 7] and [k for k, *v in [(1, 2, 3)]] == [1] and [v for k, (v, w) in [(1, (2, 3))]] == [2]
assert {k: v for k, v in {"a": 1}.items()} == {"a": 1} and {v: k for k, v in enumerate("ab")} == {"a": 0, "b": 1} and {x: 1 for x in "aab"} == {"a": 1, "b": 1}
assert [x if x else -1 for x in range(3)] == [-1, 1, 2] and [x or "z" for x in (0, 1)] == ["z", 1] and [lambda: x for x in range(2)][0]() == 1
assert sum(x for x in [1, 2]) == 3 and [*[x for x in "ab"]] == ["a", "b"] and ["".join(c for c in w if c in "aeiou") for w in "hello world".split()] == ["eo", "o"]
primes = [n for n in range(2, 60) if all(n % p for p in range(2, int(n ** 0.5) + 1))]
assert primes == [2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53, 59]
m = [[1, 2, 3], [4, 5, 6]]
assert [[r[i] for r in m] for i in range(3)] == [[1, 4], [2, 5], [3, 6]] == [list(c) for c in zip(*m)]
order = []
def t(v): order.append(v); return v
{t(("k", i)): t(("v", i)) for i in range(2)}
assert order == [("k", 0), ("v", 0), ("k", 1), ("v", 1)]
class A:
    data = [1, 2]
    doubled = [d * 2 for d in data]
    try: bad = [data for _ in range(1)]
    except NameError as e: msg = str(e)
assert A.doubled == [2, 4] and A.msg == "name 'data' is not defined"
def f(n):
    return [[(i, j, k) for k in range(n) if k != j] for i in range(n) for j in range(n) if i < j]
assert f(3) == [[(0, 1, 0), (0, 1, 2)], [(0, 2, 0), (0, 2, 1)], [(1, 2, 0), (1, 2, 1)]]
assert [i for i in range(3) for i in range(i)] == [0, 0, 1] and [x for x in [y for y in [z for z in "abc"]]] == ["a", "b", "c"]
try: [x / 0 for x in [1]]
except ZeroDivisionError: pass
try: {[]: 1 for _ in "a"}
except TypeError as e: assert "unhashable" in str(e)
assert len([0 for a in range(10) for b in range(10) for c in range(10) if a + b + c == 13]) == 75
