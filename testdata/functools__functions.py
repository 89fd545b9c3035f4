# functools: partial, reduce, caches, dispatch, ordering.
# Each line of the table is an expression; its value or its error is what is compared.
TABLE = r"""
reduce(lambda a, b: a + b, [1, 2, 3]), reduce(lambda a, b: a + b, [], 5), reduce(lambda a, b: a * 10 + int(b), "123", 0)
reduce(lambda a, b: a, [])
partial(int, base=2)("101"), partial(pow, 2)(5), partial(print).func is print, partial(pow, 2, 3).args, partial(int, base=2).keywords, partial(partial(pow, 2), 5).args, repr(partial(int, base=2)), partial(dict, a=1)(b=2), partial(dict, a=1)(a=5)
partial()
partial(5)
sorted([3, 1, 2], key=cmp_to_key(lambda a, b: b - a)), cmp_to_key(lambda a, b: a - b)(1) < cmp_to_key(lambda a, b: a - b)(2)
cached()
lru()
kinds(1), kinds("s"), kinds([1]), kinds(1.5), kinds(True), kinds(None), kinds.dispatch(int).__name__, sorted(k.__name__ for k in kinds.registry)
kinds()
D().show(1), D().show("x"), D().show([])
wraps_info()
ordered()
lru_cache(maxsize="x")
cache(lambda x: x)([])
"""
from functools import *
def cached():
   calls = []
   @cache
   def f(x, y=0): calls.append(x); return x * 2
   return f(1), f(1), f(1, 0), f(1.0), f(x=1), calls, f.cache_info(), f.cache_clear(), f.cache_info().hits, f.__wrapped__(3)
def lru():
   calls = []
   @lru_cache(maxsize=2, typed=True)
   def f(x): calls.append(x); return x
   for v in [1, 2, 1, 3, 2, 1.0, 1]: f(v)
   return calls, f.cache_info(), f.cache_parameters()
@singledispatch
def kinds(x): return "object"
@kinds.register
def _int(x: int): return "int"
@kinds.register(str)
def _(x): return "str"
@kinds.register(list)
@kinds.register(tuple)
def _seq(x): return "seq"
class D:
   @singledispatchmethod
   def show(self, x): return "any"
   @show.register
   def _(self, x: int): return "int"
   @show.register
   def _(self, x: str): return "str"
def wraps_info():
   def f(a: int) -> str: "doc f"
   f.extra = 1
   @wraps(f)
   def g(*a): pass
   return g.__name__, g.__doc__, g.__wrapped__ is f, g.extra, g.__qualname__
def ordered():
   @total_ordering
   class V:
       def __init__(s, v): s.v = v
       def __eq__(s, o): return s.v == o.v
       def __gt__(s, o): return s.v > o.v
   return V(1) < V(2), V(1) <= V(1), V(2) >= V(3), V(1) != V(2)
for text in TABLE.strip().split("\n"):
    try:
        print(text, "->", repr(eval(text)))
    except Exception as e:
        print(text, "->", type(e).__name__ + ":", e)
