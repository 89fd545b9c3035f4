# Every form of assignment target, order of evaluation, chained and starred.
a = b = c = []
assert a is b is c
(x, y), [z, *w] = (1, 2), (3, 4, 5)
assert (x, y, z, w) == (1, 2, 3, [4, 5])
*init, last = "abc"
assert init == ["a", "b"] and last == "c"
first, *_, end = range(5)
assert (first, end, _) == (0, 4, [1, 2, 3])
p, q = q0, p0 = 1, 2
assert (p, q, q0, p0) == (1, 2, 1, 2)
x, y = y, x
assert (x, y) == (2, 1)
[] = ()
() = []
(solo) = 4
(one,) = [5]
assert solo == 4 and one == 5
log = []
class T:
    def __setattr__(self, n, v): log.append(("attr", n, v))
    def __setitem__(self, i, v): log.append(("item", i, v))
def t(): log.append("t"); return T()
def i(n): log.append(n); return n
t().a, t()[i(1)] = i(2), i(3)
assert log == [2, 3, "t", ("attr", "a", 2), "t", 1, ("item", 1, 3)]
log.clear()
t()[i("k")] = t().b = i("v")
assert log == ["v", "t", "k", ("item", "k", "v"), "t", ("attr", "b", "v")]
i_ = 0
arr = [10, 20]
i_, arr[i_] = 1, 99
assert arr == [10, 99]
s = [1, 2, 3, 4]
s[1:3] = "xyz"
assert s == [1, "x", "y", "z", 4]
s[::2] = [0, 0, 0]
assert s == [0, "x", 0, "z", 0]
d = {}
d["a"], d["b"] = 1, 2
d[1, 2] = 3
assert d == {"a": 1, "b": 2, (1, 2): 3}
for bad in ["a, b = 1", "a, b = [1]", "a, b, *c = [1]", "a, b = None", "[a, b] = 'x'", "a, = ()", "*a, b = ()", "x = 5; x[0] = 1", "(1).x = 2", "'abc'[0] = 'x'", "(1, 2)[0] = 1"]:
    try: exec(bad)
    except (TypeError, ValueError, AttributeError) as e: print(bad, "->", type(e).__name__, e)
def gen():
    yield 1
    yield 2
    log.append("exhausted?")
    yield 3
log.clear()
try: a, b = gen()
except ValueError as e: print(str(e).split(" (")[0], log)
for text in ["1 = x", "f() = 1", "a + b = c", "(a, 1) = x", "*a = x", "a, *b, *c = x", "x = yield = 1", "None = 1", "True, x = 1", "[a, b] += 1", "(a) += 1", "a: int, b = 1", "(a, b): int = 1", "f'{x}' = 1", "x if y else z = 1", "lambda: 0 = 1", "-x = 1", "a < b = c", "{} = 1", "... = 1", "'s' = 1", "a.b() = 1", "(a := 1) = 2", "del f()", "del 1", "del (a, b), [c], *d", "with x as 1: 0", "__debug__ = 1", "a = b := 1"]:
    try: compile(text, "t", "exec"); print("fine:", text)
    except SyntaxError as e: print(text, "->", e.msg)
