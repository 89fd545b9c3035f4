# tuple, slice and range.
# Each line of the table is an expression; its value or its error is what is compared.
TABLE = r"""
tuple(), tuple("ab"), tuple([1, 2]), (1,), 1, (), (1, 2) + (3,), (1,) * 3, (*"ab", 1), (1, 2)[0], (1, 2, 3)[::-1], (1, 2, 3)[1:], (1, 2).index(2), (1, 1).count(1), 1 in (1, 2), (1, 2) < (1, 3), (1,) == (1.0,), len((1, 2)), hash((1,)) == hash((1,)), repr((1,)), repr(((),))
(1, 2).index(5)
(1, 2)[2]
tuple([1, 2])["a"]
(1,) + [2]
tuple(5)
tuple(1, 2)
hash(([],))
(1, 2).__class__, (1,).__add__((2,)), (1, 2).__getnewargs__(), tuple.__new__(tuple, "ab"), (1, 2).__contains__(1), (3, 4).__iter__().__next__(), (1,).__mul__(2), (1,).__ne__((1,))
slice(1), slice(1, 2), slice(1, 2, 3), slice(None), slice("a", [], ()), slice(1, 2).start, slice(1, 2).stop, slice(1, 2).step, slice(1, 2) == slice(1, 2), slice(1) < slice(2), slice(0, 10, 2).indices(7), slice(None, None, -1).indices(5), slice(-3, None).indices(10), slice(5, 100).indices(10), slice(-100, 100, 3).indices(10), slice(None, None, -2).indices(0)
slice()
slice(1, 2, 3, 4)
slice(0, 1, 0).indices(5)
slice("a").indices(5)
slice(1).indices(-1)
slice(1).indices("a")
range(5), range(1, 5), range(0, 10, 3), range(5, 0, -2), list(range(0)), list(range(5, 0, -2)), len(range(0, 10, 3)), range(10)[3], range(10)[-1], range(10)[2:5], range(10)[::-1], range(0, 10, 2)[1:3], 3 in range(5), 5 in range(5), 4 in range(0, 10, 3), 3.0 in range(5), "a" in range(5), range(5).index(3), range(5).count(3), range(5).count(9)
range(0) == range(2, 1), range(0, 3, 2) == range(0, 4, 2), range(3) == [0, 1, 2], hash(range(0)) == hash(range(1, 1)), range(1, 10, 2).start, range(1, 10, 2).stop, range(1, 10, 2).step, list(reversed(range(0, 10, 3))), range(10**20)[10**19], len(range(10**18)), 10**19 in range(10**20), range(10**20)[-1], bool(range(0)), sum(range(10**5)), range(True, 5), max(range(5)), range(2**62, 2**64, 2**62)[3]
len(range(10**20))
range(1.5)
range("a")
range()
range(1, 2, 3, 4)
range(1, 2, 0)
range(5)[5]
range(5)["a"]
range(5) < range(6)
range(5) + range(3)
range(3).start.__class__, range(1, 4).__reversed__().__next__(), list(range(-5, 5, 4)), list(range(5, -5, -4)), [*range(3)], list(map(str, range(2, 8, 2))), range(5).__contains__(2), range(4).__len__()
"""
for text in TABLE.strip().split("\n"):
    try:
        print(text, "->", repr(eval(text)))
    except Exception as e:
        print(text, "->", type(e).__name__ + ":", e)
