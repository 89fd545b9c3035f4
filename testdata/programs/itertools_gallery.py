# Every iterator of itertools with a use: primes, look-and-say, run lengths, round robin, tournaments, partitions, magic squares.
import itertools as it
import operator
from functools import partial, reduce

take = lambda n, x: list(it.islice(x, n))


def sieve():
    yield 2
    marked = {}
    for n in it.count(3, 2):
        p = marked.pop(n, None)
        if p is None:
            marked[n * n] = n
            yield n
        else:
            x = next(m for m in it.count(n + 2 * p, 2 * p) if m not in marked)
            marked[x] = p


def look_and_say(s="1"):
    while True:
        yield s
        s = "".join(f"{sum(1 for _ in g)}{k}" for k, g in it.groupby(s))


def round_robin(*its):
    todo = it.cycle(iter(x).__next__ for x in its)
    for left in range(len(its), 0, -1):
        yield from it.takewhile(lambda _: True, _drain(todo, left))
        todo = it.cycle(it.islice(todo, left - 1))


def _drain(todo, left):
    for f in todo:
        try: yield f()
        except StopIteration: return


def tournament(teams):
    teams = list(teams) + [None] * (len(teams) % 2)
    for r in range(len(teams) - 1):
        yield [(a, b) for a, b in zip(teams[: len(teams) // 2], teams[::-1]) if a and b]
        teams.insert(1, teams.pop())


def partitions(items):
    if len(items) < 2:
        yield [items] if items else []
        return
    head, *rest = items
    for parts in partitions(rest):
        yield [[head], *parts]
        for i, p in enumerate(parts):
            yield [*parts[:i], [head, *p], *parts[i + 1:]]


print(take(12, sieve()), take(7, look_and_say()))
print("".join(round_robin("ABC", "d", "123456")))
for n, games in enumerate(tournament(["ann", "bob", "cid", "dot", "eve"]), 1):
    print(f"round {n}:", ", ".join(map("-".join, games)))
print(len(list(partitions("abcde"))), [["".join(p) for p in x] for x in partitions(list("abc"))])
squares = [p for p in it.permutations(range(1, 10)) if all(sum(p[i] for i in line) == 15 for line in ((0, 1, 2), (3, 4, 5), (0, 3, 6), (1, 4, 7), (0, 4, 8), (2, 4, 6)))]
print(len(squares), squares[0], squares[-1])
print(list(it.accumulate([3, 1, 4, 1, 5, 9, 2, 6], max)), list(it.accumulate(range(1, 8), operator.mul)), list(it.accumulate("abc", initial=">")))
print(["".join(c) for c in it.combinations("ABCD", 2)], ["".join(c) for c in it.combinations_with_replacement("AB", 3)], ["".join(p) for p in it.product("01", "xy", repeat=1)], len(list(it.permutations(range(6), 3))))
print(list(it.chain.from_iterable([[1, 2], "ab", (x for x in (3,))])), list(it.compress("ABCDEF", [1, 0, 1, 0, 1, 1])), list(it.dropwhile(str.islower, "abcDef")), list(it.takewhile(str.islower, "abcDef")), list(it.filterfalse(str.isdigit, "a1b2")))
print(list(it.starmap(pow, [(2, 5), (3, 2)])), list(it.zip_longest("abc", range(5), fillvalue="-")), list(it.pairwise("wxyz")), list(it.batched("abcdefg", 3)), list(it.repeat("r", 3)), take(5, it.cycle("xy")), take(4, it.count(0.5, 0.25)))
a, b, c = it.tee(it.count(), 3)
print(take(3, a), take(5, b), next(c), next(a))
words = sorted("apple avocado banana blueberry cherry avocet beet".split(), key=lambda w: (w[0], len(w)))
for (letter, size), group in it.groupby(words, key=lambda w: (w[0], len(w) > 5)):
    print(letter, "long" if size else "short", list(group))
print(list(it.islice(range(20), 2, None, 5)), list(it.islice("abc", 0)), reduce(lambda f, g: lambda x: g(f(x)), [partial(operator.add, 3), operator.neg, abs])(-10))
pyramid = it.takewhile(lambda r: r[0] < 4, ((n, list(it.islice(it.count(n * (n + 1) // 2), n + 1))) for n in it.count()))
for n, row in pyramid: print(" " * (6 - 2 * n), *row)
gray = lambda n: [0] if n == 0 else (lambda g: g + [x | 1 << n - 1 for x in reversed(g)])(gray(n - 1))
print([f"{x:03b}" for x in gray(3)], all(bin(x ^ y).count("1") == 1 for x, y in it.pairwise(gray(5))))
try: list(it.batched("abc", 2, strict=True))
except ValueError as e: print(e)
print(sum(1 for t in it.product(range(1, 18), repeat=3) if t[0] ** 2 + t[1] ** 2 == t[2] ** 2 and t[0] < t[1]), next(it.chain.from_iterable(it.repeat(it.chain(), 2)), "empty"))
