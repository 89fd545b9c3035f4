# Slices of lists that are assigned or deleted, against the same made of parts: at every place,
# of every length, with a source that is the list itself.


def expected(items, i, j, new):
    return items[:i] + list(new) + items[max(i, j):]


for size in 0, 1, 2, 5, 8, 33, 70:
    for i in sorted({0, 1, 2, size // 2, size}):
        for j in sorted({0, 1, 3, size // 2, size - 1, size, size + 5}):
            if i > size or j < 0:
                continue
            for new in [], ["a"], ["a", "b", "c"], list(range(40)):
                l = list(range(size))
                want = expected(l, i, j, new)
                l[i:j] = new
                assert l == want, (size, i, j, new)
                l.append("end")
                l.insert(0, "start")
                assert l == ["start"] + want + ["end"]
                l = list(range(size))
                want = expected(l, i, j, l)
                l[i:j] = l
                assert l == want
                l = list(range(size))
                want = expected(l, i, j, ())
                del l[i:j]
                assert l == want

# Iterators see what is there when they come to it.
l = list(range(10))
seen = []
for x in l:
    seen.append(x)
    if x in (2, 5):
        del l[4:6]
assert seen == [0, 1, 2, 3, 6, 7, 8, 9], seen

# A list that is taken from at its end in pieces, and one at its front.
l = list(range(1_000))
total = 0
while l:
    line = l[-7:]
    del l[-7:]
    total += sum(line)
assert total == sum(range(1_000))
l = list(range(1_000))
total = 0
while l:
    total += sum(l[:7])
    del l[:7]
assert total == sum(range(1_000))

# What the source of an assignment does to the list happens before it.
l = [1, 2, 3, 4]


def source():
    yield "x"
    l.clear()
    l.extend("pq")
    yield "y"


l[1:2] = source()
assert l == ["p", "x", "y"], l


# Deleted items are dropped.
class C:
    pass


import gc, weakref
c = C()
w = weakref.ref(c)
l = [0, c, 2, 3]
del c
del l[1:2]
gc.collect()
assert w() is None and l == [0, 2, 3]
print("ok")
