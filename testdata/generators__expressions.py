# Generator expressions.
g = (x * y for x in range(3) for y in range(x) if x + y > 1)
assert list(g) == [0, 2] and list(g) == []
assert sum(x for x in range(10) if x % 2) == 25
assert dict((k, v) for k, v in zip("ab", [1, 2])) == {"a": 1, "b": 2}
assert max((len(w), w) for w in "the quick brown".split()) == (5, "quick")
assert ",".join(str(x) for x in range(3)) == "0,1,2"
assert any(x > 2 for x in range(5)) and not all(x for x in range(2))
def f(*a): return a
assert f((x for x in ()), 1)[1] == 1
n = 10
g = (n for _ in range(2))
n = 20
assert list(g) == [20, 20]
src = [1, 2]
g = (x for x in src)
src.append(3)
assert list(g) == [1, 2, 3]
src = [1]
g = (x for x in src)
src = [9]
assert list(g) == [1]
assert ((i, j) for i in [1] for j in [i]).gi_code.co_name == "<genexpr>"
nested = ((x for x in range(n)) for n in range(3))
assert [list(i) for i in nested] == [[], [0], [0, 1]]
g = (1 / x for x in [1, 0, 2])
assert next(g) == 1.0
try: next(g)
except ZeroDivisionError: pass
assert list(g) == []
assert list(x for x in (y * 2 for y in (z + 1 for z in range(3)))) == [2, 4, 6]
assert tuple(a if a > 1 else -a for a in range(4)) == (0, -1, 2, 3)
assert [*(x for x in "ab")] == ["a", "b"]
assert repr(x for x in []).startswith("<generator object <genexpr> at 0x")
print(list(map(str, (x ** 2 for x in range(4)))))
