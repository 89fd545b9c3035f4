# list: construction, methods, slices, errors.
# Each line of the table is an expression; its value or its error is what is compared.
TABLE = r"""
list(), list("ab"), list(range(3)), list((1, 2)), list({"a": 1}), [*"ab", *[1]], [1, [2]], [] + [1], [1] * 3, 2 * [0], [1] * -1
list(5)
list(1, 2)
list(a=1)
[1, 2, 3].index(2), [1, 2, 1].index(1, 1), [1, 2, 3].count(1), [3, 1, 2].copy(), 2 in [1, 2], [1, 2] == [1, 2], [1] < [1, 2], [1, 2] < [1, 3], [2] > [1, 5], [] == (), [1, "a"] != [1, "b"], [1.0] == [1]
[1].remove(2)
[].pop()
[1].pop(5)
[1].pop("a")
[1] + (2,)
[1] + 5
[1] * 1.5
[1][1]
list([1])["a"]
[1] < ["a"]
[1] < [1.5, "x"], [1, "a"] == [1, 2]
[1] < 5
run("l.append(4)"), run("l.append([4])"), run("l.extend('ab')"), run("l.extend(l)"), run("l.insert(0, 0)"), run("l.insert(-1, 9)"), run("l.insert(100, 9)"), run("l.insert(-100, 9)"), run("l.pop()"), run("l.pop(0)"), run("l.pop(-2)"), run("l.remove(2)"), run("l.clear()"), run("l.reverse()"), run("l.sort(reverse=True)"), run("l.sort(key=lambda v: -v)")
run("l += 'ab'"), run("l *= 2"), run("l[0] = 9"), run("l[-1] = 9"), run("l[1:2] = [7, 8, 9]"), run("l[:] = []"), run("l[::2] = 'ab'"), run("l[1:1] = [5]"), run("l[5:] = [5]"), run("l[2:0] = [5]"), run("l[::-1] = [1, 2, 3]"), run("del l[0]"), run("del l[1:]"), run("del l[::2]"), run("del l[-1]"), run("l[:0] = l"), run("l[0:2] = ()"), run("l[:] = l"), run("del l[::-1]"), run("l[-1:0:-1] = 'xy'")
run("l[::2] = 'abc'")
run("l[1:2] = 5")
run("l[0:2:0] = 5")
run("l[5] = 1")
run("del l[5]")
run("l.append()")
run("l.append(1, 2)")
run("l.extend(5)")
run("l.insert('a', 1)")
run("l.sort(1)")
run("l.sort(key=5)")
run("l.sort(nope=1)")
run("l['a'] = 1")
run("l += 5")
[1, 2, 3, 4, 5][1:4], [1, 2, 3][::-1], [1, 2, 3][::2], [1, 2, 3][-2:], [1, 2, 3][:-5], [1, 2, 3][5:], [1, 2, 3][2:1], [1, 2, 3][-100:100], [1, 2, 3, 4][3:0:-2], [1, 2, 3][None:None:None], [1, 2, 3][True], [1, 2, 3][slice(1)], [1, 2, 3][10**20:], [1, 2, 3][-10**20:10**20]
[1, 2, 3][::0]
list([1])["a":]
[1][10**20]
sorted([3, 1, 2]), sorted("bca"), sorted([3, 1, 2], reverse=True), sorted(["b", "A", "c"], key=str.lower), sorted([(1, "b"), (1, "a"), (0, "z")]), sorted([]), sorted({3: 0, 1: 0}), sorted([1.5, 1, True]), sorted([[2], [1, 5], [1]])
sorted([1, "a"])
sorted([1j, 2j])
sorted(5)
sorted([3, 1], key=lambda v: v.nope)
sorted([(i % 3, i) for i in range(9)], key=lambda t: t[0]), sorted([(i % 3, i) for i in range(9)], key=lambda t: t[0], reverse=True)
sorted(range(100), key=lambda v: v * 37 % 101)[:5], sorted([5] * 50 + [3] * 50)[49:51], sorted(list(range(50)) + list(range(50))[::-1])[:4]
[].__class__, [1].__len__(), [1].__contains__(1), [1].__add__([2]), [1].__mul__(2), [1].__eq__([1]), [1, 2].__getitem__(slice(0, 1)), [1].__reversed__().__next__(), list.__hash__, [1].__lt__([2]), [1].__eq__(1), [1].__iadd__((2,)), [2].__imul__(2)
sort_mutating()
sort_fails_midway()
"""
def run(text):
   l = [1, 2, 3]
   exec(text, {"l": l})
   return l
def run(text):
   ns = {"l": [1, 2, 3]}
   exec(text, ns)
   return ns["l"]
def sort_mutating():
   l = [3, 1, 2]
   l.sort(key=lambda v: l.append(v) or v)
def sort_fails_midway():
   l = [3, 1, "x", 2]
   try: l.sort()
   except TypeError as e: return sorted(map(str, l)), str(e)
for text in TABLE.strip().split("\n"):
    try:
        print(text, "->", repr(eval(text)))
    except Exception as e:
        print(text, "->", type(e).__name__ + ":", e)
