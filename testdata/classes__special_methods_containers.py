# Container protocols: getitem, setitem, delitem, contains, iter, len, reversed, missing, length_hint.
class Seq:
    def __getitem__(self, i):
        if isinstance(i, slice): return ("slice", i.start, i.stop, i.step)
        if isinstance(i, tuple): return ("tuple",) + i
        if not 0 <= i < 4: raise IndexError(i)
        return i * 10
    def __len__(self): return 4
s = Seq()
assert list(s) == [0, 10, 20, 30] and 20 in s and 25 not in s and list(reversed(s)) == [30, 20, 10, 0]
assert s[1:2] == ("slice", 1, 2, None) and s[::-1] == ("slice", None, None, -1) and s[1, 2:3] == ("tuple", 1, slice(2, 3, None)) and s[...,] == ("tuple", Ellipsis)
a, b, c, d = s
assert (a, d) == (0, 30) and tuple(s) == (0, 10, 20, 30) and [*s] == list(s) and dict(zip("abcd", s))["b"] == 10 and max(s) == 30 and list(enumerate(s))[3] == (3, 30)
class Cont:
    def __contains__(self, x): return [x] if x else []
assert (1 in Cont()) is True and (0 in Cont()) is False and (0 not in Cont()) is True
class It:
    def __iter__(self): yield from "xyz"
assert "y" in It() and "q" not in It() and sorted(It(), reverse=True) == ["z", "y", "x"]
try: reversed(It())
except TypeError as e: print(e)
class NoIter:
    __iter__ = None
    def __getitem__(self, i): return i
class NoCont:
    __contains__ = None
    def __iter__(self): return iter([1])
class NoRev:
    __reversed__ = None
    __len__ = __getitem__ = lambda *a: 0
for t in ["iter(NoIter())", "1 in NoCont()", "reversed(NoRev())"]:
    try: eval(t)
    except TypeError as e: print(t, "->", e)
class Rev:
    def __reversed__(self): return "reversed!"
assert reversed(Rev()) == "reversed!"
class D(dict):
    def __missing__(self, k): return f"missing {k}"
d = D(a=1)
assert d["a"] == 1 and d["zz"] == "missing zz" and d.get("zz") is None and "zz" not in d
class Hint:
    def __init__(self, h): self.h = h
    def __iter__(self): return iter([1, 2])
    def __length_hint__(self): return self.h
import operator
assert operator.length_hint(Hint(10)) == 10 and operator.length_hint(Hint(NotImplemented), 5) == 5 and list(Hint(10)) == [1, 2]
for h in [-1, "x"]:
    try: operator.length_hint(Hint(h))
    except (ValueError, TypeError) as e: print(e)
class W:
    def __init__(self): self.log = []
    def __setitem__(self, k, v): self.log.append(("set", k, v))
    def __delitem__(self, k): self.log.append(("del", k))
w = W()
w[1], w[1:2], w["a", ...] = 1, 2, 3
del w[0], w[::2]
print(w.log)
class Call:
    def __call__(self, *a, **k): return a, k
assert Call()(1, *[2], x=3) == ((1, 2), {"x": 3}) and callable(Call()) and not callable(5)
calls = iter([1, 2, 3, 4])
assert list(iter(lambda: next(calls), 3)) == [1, 2]
class Count:
    n = 0
    def __call__(self): Count.n += 1; return Count.n
assert list(iter(Count(), 4)) == [1, 2, 3]
class BadIter:
    def __iter__(self): return self
try: iter(BadIter())
except TypeError as e: print(e)
class NextErr:
    def __iter__(self): return self
    def __next__(self): raise ValueError("next")
for f in [list, tuple, set, sum, sorted, dict, "".join, max, any]:
    try: f(NextErr())
    except ValueError: pass
    else: print("no error", f)
class Stop:
    def __getitem__(self, i):
        if i > 2: raise StopIteration
        return i
assert list(Stop()) == [0, 1, 2]
