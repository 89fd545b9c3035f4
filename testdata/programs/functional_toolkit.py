# Programs from functions: composition, currying, lenses, parsers as combinators, church numerals, lazy streams, transducers, single dispatch.
import functools
import operator
from collections import namedtuple
from dataclasses import dataclass
from decimal import Decimal
from functools import cmp_to_key, partial, partialmethod, reduce, singledispatch, total_ordering
from itertools import chain, count, islice, takewhile

compose = lambda *fs: reduce(lambda f, g: lambda *a, **k: f(g(*a, **k)), fs)
def curry(f, n=None):
    n = n or f.__code__.co_argcount
    return lambda *a: f(*a) if len(a) >= n else curry(partial(f, *a), n - len(a))
flip = lambda f: lambda a, b: f(b, a)
add3 = curry(lambda a, b, c: a + 10 * b + 100 * c)
print(compose(str, abs, min)(3, -7, 5), add3(1)(2)(3), add3(1, 2)(3), add3(1)(2, 3), flip(operator.sub)(1, 10), [*map(partial(pow, 2), range(5))])

Lens = namedtuple("Lens", "get put")
def key(k): return Lens(lambda o: o[k], lambda o, v: {**o, k: v} if isinstance(o, dict) else [*o[:k], v, *o[k + 1:]])
def then(a, b): return Lens(lambda o: b.get(a.get(o)), lambda o, v: a.put(o, b.put(a.get(o), v)))
over = lambda lens, f, o: lens.put(o, f(lens.get(o)))
city = reduce(then, map(key, ("people", 1, "home", "city")))
data = {"people": [{"name": "ann"}, {"name": "bob", "home": {"city": "oslo", "zip": 1}}]}
print(city.get(data), over(city, str.upper, data), data["people"][1]["home"])

# Parsers: text -> list of (value, rest).
unit = lambda v: lambda s: [(v, s)]
bind = lambda p, f: lambda s: [r for v, rest in p(s) for r in f(v)(rest)]
either = lambda *ps: lambda s: next((r for p in ps if (r := p(s))), [])
sat = lambda test: lambda s: [(s[0], s[1:])] if s and test(s[0]) else []
many1 = lambda p: bind(p, lambda x: bind(many(p), lambda xs: unit([x, *xs])))
many = lambda p: either(many1(p), unit([]))
fmap = lambda f, p: bind(p, lambda v: unit(f(v)))
token = lambda p: bind(p, lambda v: bind(many(sat(str.isspace)), lambda _: unit(v)))
sym = lambda c: token(sat(c.__eq__))
number = token(fmap(lambda ds: int("".join(ds)), many1(sat(str.isdigit))))
def chainl(p, op):
    rest = lambda a: either(bind(op, lambda f: bind(p, lambda b: rest(f(a, b)))), unit(a))
    return bind(p, rest)
ops = lambda table: either(*(fmap(lambda _, f=f: f, sym(c)) for c, f in table.items()))
factor = lambda s: either(number, bind(sym("("), lambda _: bind(expr, lambda v: bind(sym(")"), lambda _: unit(v)))))(s)
expr = chainl(chainl(factor, ops({"*": operator.mul, "/": operator.floordiv})), ops({"+": operator.add, "-": operator.sub}))
for text in ("1+2*3", "(1 + 2) * 3 - 4", "100/7/2", "2*(3+(4-1))x", "*"): print(repr(text), expr(text))

zero, succ = lambda f: lambda x: x, lambda n: lambda f: lambda x: f(n(f)(x))
church = lambda n: reduce(lambda c, _: succ(c), range(n), zero)
plus, times, power = lambda m: lambda n: lambda f: lambda x: m(f)(n(f)(x)), lambda m: lambda n: lambda f: m(n(f)), lambda m: lambda n: n(m)
number_of = lambda c: c(lambda k: k + 1)(0)
print(number_of(plus(church(3))(church(4))), number_of(times(church(3))(church(4))), number_of(power(church(2))(church(6))), (lambda f: (lambda x: x(x))(lambda x: f(lambda v: x(x)(v))))(lambda me: lambda n: 1 if n < 2 else n * me(n - 1))(10))

class Stream:
    def __init__(self, head, tail): self.head, self._tail = head, tail
    @functools.cached_property
    def tail(self): return self._tail()
    def __iter__(self):
        s = self
        while True: yield s.head; s = s.tail
    def map(self, f, *o): return Stream(f(self.head, *(x.head for x in o)), lambda: self.tail.map(f, *(x.tail for x in o)))
    def filter(self, p):
        s = self
        while not p(s.head): s = s.tail
        return Stream(s.head, lambda: s.tail.filter(p))
ints = lambda n=0: Stream(n, lambda: ints(n + 1))
fibs = Stream(0, lambda: Stream(1, lambda: fibs.map(operator.add, fibs.tail)))
primes = lambda s=None: (lambda s: Stream(s.head, lambda: primes(s.tail.filter(lambda n, p=s.head: n % p))))(s or ints(2))
print(list(islice(fibs, 15)), list(islice(primes(), 12)), list(islice(ints().filter(lambda n: n % 7 == 3).map(lambda n: n * n), 5)), list(takewhile(lambda x: x < 60, fibs.filter(lambda n: n % 2 == 0))))

mapping = lambda f: lambda step: lambda acc, x: step(acc, f(x))
filtering = lambda p: lambda step: lambda acc, x: step(acc, x) if p(x) else acc
cat = lambda step: lambda acc, xs: reduce(step, xs, acc)
pipeline = compose(filtering(lambda x: x % 2), mapping(lambda x: [x] * (x // 2)), cat)
print(reduce(pipeline(lambda acc, x: acc + [x]), range(8), []), reduce(pipeline(operator.add), range(8), 0))

@singledispatch
def show(x): return f"?{x!r}"
@show.register
def _(x: int | float): return f"number {x}"
@show.register(list)
@show.register(tuple)
def _(x): return "[" + "; ".join(map(show, x)) + "]"
@show.register
def _(x: bool): return "yes" if x else "no"
class Money(Decimal): pass
show.register(Decimal, lambda x: f"{x:.2f}")
print(show([1, 2.5, True, "s", (None,), Money("3.456")]), show.dispatch(Money) is show.registry[Decimal], sorted(t.__name__ for t in show.registry)[:4])
@total_ordering
@dataclass(eq=True)
class Card:
    rank: str
    def __lt__(self, o): return "23456789TJQKA".index(self.rank) < "23456789TJQKA".index(o.rank)
    def beats(self, other, by): return by(self, other)
    wins = partialmethod(beats, by=operator.gt)
print(max(map(Card, "3KTA9")), Card("K") >= Card("Q"), Card("2").wins(Card("3")), sorted(map(Card, "A2K"), key=cmp_to_key(lambda a, b: (a > b) - (a < b))), [*chain.from_iterable(map(reversed, ("ab", "cd")))], next(x for x in count() if x * x > 500))
