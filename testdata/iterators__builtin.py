# Iterator objects: protocol, exhaustion, copying, length hints.
# Each line of the table is an expression; its value or its error is what is compared.
TABLE = r"""
iter([1]).__length_hint__(), iter("ab").__length_hint__(), iter(range(5)).__length_hint__(), iter({1: 2}).__length_hint__(), reversed([1, 2]).__length_hint__(), type(iter([])).__name__, type(iter("")).__name__, type(iter(())).__name__, type(iter({})).__name__, type(iter(set())).__name__, type(iter(range(1))).__name__, type(iter(b"")).__name__, type(iter(int, 1)).__name__, type(reversed([])).__name__, type(iter({}.items())).__name__, type(reversed({})).__name__, type(iter(range(2**70))).__name__
ex(iter([1, 2])), ex(iter("ab")), ex(iter(())), ex(zip("ab", "cd")), ex(map(str, [1])), ex(filter(None, [1])), ex(enumerate("a")), ex(reversed("ab")), ex(iter(b"a")), ex(iter({1})), ex(v for v in "a"), ex(iter(range(2)))
growing()
list(__import__("copy").copy(iter([1, 2]))), list(iter([1, 2]).__reduce__()[1]), list_state()
next(zip(iter([1, 2]), iter([])), "stop"), uneven()
[*map(max, [1, 5], [4, 2])], [*map(lambda *a: a, "ab", "cd", "ef")], list(filter(str.isdigit, "a1b2")), dict(zip("ab", range(2))), dict(enumerate("ab")), [a for a, in zip([1, 2])], list(zip(*[(1, 2), (3, 4)])), list(map(None.__class__, [])), max(map(len, ["a", "bb"])), "".join(map(chr, range(97, 100))), list(map(int, "1 2 3".split()))
next(map(lambda v: 1 / v, [0]))
list(filter(lambda v: v.nope, [1]))
list(iter(lambda: 1 / 0, 1))
[].__iter__() is not [].__iter__(), iter(x := iter([1])) is x, [1].__iter__().__next__(), iter([1]).__next__.__name__
"""
def ex(it):
   out = list(it)
   return out, next(it, "end"), next(it, "end"), list(it)
def growing():
   l = [1, 2]
   it = iter(l)
   out = [next(it), next(it)]
   l.append(3)
   out.append(next(it))
   out.append(next(it, "done"))
   l.append(4)
   return out, next(it, "stays done")
def list_state():
   it = iter([1, 2, 3])
   next(it)
   it.__setstate__(2)
   return list(it)
def uneven():
   a, b = iter([1, 2, 3]), iter([1])
   return list(zip(a, b)), list(a)
for text in TABLE.strip().split("\n"):
    try:
        print(text, "->", repr(eval(text)))
    except Exception as e:
        print(text, "->", type(e).__name__ + ":", e)
