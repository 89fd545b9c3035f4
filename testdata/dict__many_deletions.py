# Adding and deleting for long does not fill the table with marks.
d = {i: i for i in range(10)}
for x in range(100, 20000):
    d[x * 7919] = 1
    del d[x * 7919]
    if x % 3 == 0:
        d[x] = x
        d.popitem()
assert len(d) == 10 and 5 in d and 50 not in d
e = d.copy()
for x in range(100, 5000):
    e[x * 31] = 1
    del e[x * 31]
assert e == d

state = 1


def rnd(n):
    global state
    state = (state * 6364136223846793005 + 1442695040888963407) % (1 << 64)
    return (state >> 33) % n


d, keys = {}, set()
for i in range(30000):
    k = rnd(300)
    if k in d:
        assert k in keys
        if rnd(2):
            del d[k]
            keys.remove(k)
        else:
            keys.remove(d.popitem()[0])
    else:
        d[k] = i
        keys.add(k)
    assert 10 ** 6 + i not in d
assert set(d) == keys
