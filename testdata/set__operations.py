# set and frozenset.
# Each line of the table is an expression; its value or its error is what is compared.
TABLE = r"""
set(), {1}, set("aab") == {"a", "b"}, {*[1, 2], 3}, frozenset(), frozenset([1]), {x % 2 for x in range(5)}, len({1, 1.0, True}), set([1, 2]) == frozenset([2, 1]), {1} == [1], repr({1}), repr(frozenset({2})), repr(S([1])), repr(set([]))
set(5)
set(1, 2)
frozenset(a=1)
{1, 2} & {2, 3}, {1, 2} | {3}, {1, 2} - {2}, {1, 2} ^ {2, 3}, {1} < {1, 2}, {1} <= {1}, {1, 2} > {1}, {1} >= {2}, {1} < {1}, {1, 2} & frozenset([1]), frozenset([1]) | {2}, type(frozenset() | set()), type(set() | frozenset()), {1} != {2}
{1} | [2]
{1} & "a"
{1} - [1]
{1} < [1]
{1} < 5
{1}.union([2], (3,)), {1, 2}.intersection([2], [2, 3]), {1, 2, 3}.difference([1], {2}), {1}.symmetric_difference([1, 2]), {1}.isdisjoint([2]), {1}.issubset([1, 2]), {1, 2}.issuperset((1,)), {1}.union(), {1}.copy(), {1}.intersection(), 1 in {1}, [1] in [[1]], frozenset([1]) in {frozenset([1])}, {1} in {frozenset([1])}
run("s.add(4)"), run("s.add(1)"), run("s.discard(9)"), run("s.discard(1)"), run("s.remove(1)"), run("s.clear()"), run("s.update([7], (8,))"), run("s.intersection_update([1, 9])"), run("s.difference_update([1])"), run("s.symmetric_difference_update([1, 9])"), run("s.__ior__({5})"), run("s.__isub__({1})")
run("s.remove(9)")
run("set().pop()")
run("s.add()")
run("s.update(5)")
run("s.union(5)")
run("s.pop(1)")
set([1])[0]
hash({1})
hash(frozenset([1, 2])) == hash(frozenset([2, 1])), {frozenset([1]): "x"}[frozenset([1])], sorted({3, 1, 2}), max({3, 1}), sum({1, 2}), any({0}), list({5}), {1: 2}.keys() | {3} == {1, 3}, {1, 2}.__contains__(1), {1}.__and__([1]), {1}.__le__({1}), set.__hash__, frozenset([1]).copy(), {1}.__sub__({1}), bool(set())
grow()
"""
class S(set): pass
def run(text):
   s = {1, 2, 3}
   r = eval(text, {"s": s})
   return r, sorted(s)
def grow():
   s = set()
   for i in range(1000): s.add(i * 7919 % 1009)
   for i in range(0, 1000, 2): s.discard(i)
   return len(s), min(s), max(s), sum(s)
for text in TABLE.strip().split("\n"):
    try:
        print(text, "->", repr(eval(text)))
    except Exception as e:
        print(text, "->", type(e).__name__ + ":", e)
