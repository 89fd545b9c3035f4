# itertools: every iterator.
# Each line of the table is an expression; its value or its error is what is compared.
TABLE = r"""
list(islice(count(), 3)), list(islice(count(1.5, 0.5), 3)), list(islice(cycle("ab"), 5)), list(repeat(1, 3)), list(islice(repeat("x"), 2)), count(3), count(1, 2), repeat(5, 2), list(islice(count(-5, -2), 3)), next(count(10**20))
list(accumulate([1, 2, 3])), list(accumulate([1, 2, 3], operator.mul)), list(accumulate([], initial=5)), list(accumulate([1, 2], initial=10)), list(accumulate("abc")), list(batched("abcde", 2)), list(batched("abcd", 2, strict=True)), list(chain("ab", [1])), list(chain.from_iterable(["ab", "c"])), list(chain())
list(compress("abcd", [1, 0, 1])), list(dropwhile(lambda x: x < 3, [1, 3, 1])), list(filterfalse(None, [0, 1, ""])), list(takewhile(str.isalpha, "ab1c")), list(starmap(pow, [(2, 3), (3, 2)])), list(pairwise("abcd")), list(pairwise([1])), list(zip_longest("ab", "c", fillvalue="-")), list(zip_longest())
[(k, list(g)) for k, g in groupby("aabbbca")], [(k, list(g)) for k, g in groupby([1, 3, 2, 4], lambda x: x % 2)], [k for k, g in groupby("aab")]
list(product("ab", [1, 2])), list(product("ab", repeat=2)), list(product()), list(product("ab", [])), list(permutations("abc", 2)), len(list(permutations(range(5)))), list(permutations([1])), list(permutations("ab", 3)), list(combinations("abcd", 2)), list(combinations("ab", 3)), list(combinations_with_replacement("ab", 2)), list(combinations([], 0))
list(islice("abcdef", 2)), list(islice("abcdef", 2, 4)), list(islice("abcdef", 1, None, 2)), list(islice("abc", 0)), list(islice([], 5))
tees()
lazy_groups()
list(islice("abc", -1))
islice("abc", 1, 2, 0)
islice("abc", "x")
count("a")
repeat()
repeat(1, "x")
list(batched("abc", 0))
list(batched("abc", 2, strict=True))
permutations("ab", -1)
combinations("ab")
product("a", repeat=-1)
product("a", x=1)
chain(5).__next__()
list(chain.from_iterable([1]))
list(starmap(pow, [1]))
zip_longest("a", x=1)
accumulate(5)
groupby(5)
cycle(5)
compress(5, 5)
pairwise(5)
tee([1], -1)
next(cycle([]))
"""
import operator
from itertools import *
def tees():
   a, b, c = tee(iter([1, 2, 3]), 3)
   out = [next(a), next(a), next(b)]
   return out, list(c), list(a), list(b)
def lazy_groups():
   g = groupby("aabb")
   k1, g1 = next(g)
   k2, g2 = next(g)
   return k1, list(g1), k2, list(g2)
for text in TABLE.strip().split("\n"):
    try:
        print(text, "->", repr(eval(text)))
    except Exception as e:
        print(text, "->", type(e).__name__ + ":", e)

# Loops that take the items apart get what the others do.
for make in (
    lambda r: product("ab", (1, 2), [None]),
    lambda r: product(range(2), repeat=r),
    lambda r: combinations("wxyz", r),
    lambda r: combinations_with_replacement("xyz", r),
    lambda r: permutations("xyz", r),
):
    assert [(a, b) for a, b in make(2)] == list(make(2)) if len(next(make(2))) == 2 else True
    assert [(a, b, c) for a, b, c in make(3)] == list(make(3))
    got = make(3)
    try:
        for a, b in got:
            pass
    except ValueError as e:
        print(str(e)[:17], len(list(got)))
    got = make(2)
    for a, *b in got:
        for row in got:
            print(a, b, row)
            break
for a, b in product("ab", ""):
    print("never")
for (a,) in product("ab"):
    print(a, end=" ")
for a, b in permutations("a", 2):
    print("never")
print(sum(x * y for x, y in combinations(range(9), 2)))


class Swapped(product):
    def __next__(self):
        a, b = super().__next__()
        return b, a


print([(a, b) for a, b in Swapped("ab", "cd")])
