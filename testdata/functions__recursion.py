# Recursion, mutual recursion, and the limit.
import sys
def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)
assert fib(15) == 610
def even(n): return True if n == 0 else odd(n - 1)
def odd(n): return False if n == 0 else even(n - 1)
assert even(100) and odd(51)
def ack(m, n):
    if m == 0: return n + 1
    if n == 0: return ack(m - 1, 1)
    return ack(m - 1, ack(m, n - 1))
assert ack(2, 3) == 9
def deep(n): return 0 if n == 0 else 1 + deep(n - 1)
assert deep(500) == 500
def forever(): return forever()
try: forever()
except RecursionError as e: print(type(e).__mro__[1].__name__, str(e).startswith("maximum recursion depth exceeded"))
# After the error everything works again.
assert deep(500) == 500
old = sys.getrecursionlimit()
sys.setrecursionlimit(5000)
assert deep(4000) == 4000
sys.setrecursionlimit(old)
class R:
    def __repr__(self): return repr(self)
    def __eq__(self, o): return self == o
    def __getattr__(self, n): return getattr(self, n + "x")
    def __call__(self): return self()
    def __add__(self, o): return self + o
    def __iter__(self): return iter(self)
    def __hash__(self): return hash(self)
    def __bool__(self): return bool(self)
r = R()
for f in [lambda: repr(r), lambda: r == 1, lambda: r.q, lambda: r(), lambda: r + 1, lambda: iter(r), lambda: hash(r), lambda: bool(r), lambda: [*r], lambda: sorted([r, r], key=lambda k: k())]:
    try: f()
    except RecursionError: pass
    else: print("no RecursionError")
nested = []
for _ in range(100000): nested = [nested]
for f in [lambda: repr(nested), lambda: nested == [nested], lambda: hash(tuple([nested]))]:
    try: f()
    except RecursionError as e: print("RecursionError")
    except TypeError as e: print("TypeError")
del nested
me = []
me.append(me)
assert repr(me) == "[[...]]"
d = {}
d["d"] = d
assert repr(d) == "{'d': {...}}"
t = ([],)
t[0].append(t)
assert repr(t) == "([(...)],)"
try: me == [me, me][:1] and me == [[me]]
except RecursionError: print("compare recursion")
for bad in [0, -1]:
    try: sys.setrecursionlimit(bad)
    except ValueError as e: print(e)
