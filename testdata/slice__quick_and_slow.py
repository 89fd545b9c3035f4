# Slices of small sequences with int bounds take short ways; they give what the long ones do.


class Index:
    def __init__(self, n):
        self.n = n

    def __index__(self):
        return self.n


class L(list):
    pass


def positions(n, lo, hi, step):
    return list(range(n))[slice(lo, hi, step)]


values = (None, 0, 1, 3, 7, 8, 20, -1, -3, -8, -20, 2**62, -(2**62), 2**70, -(2**70))
for n in (0, 1, 5, 8, 12):
    items = [chr(97 + i) for i in range(n)]
    seqs = (items, tuple(items), L(items), "".join(items), "".join(items).encode(), range(n))
    for lo in values:
        for hi in values:
            for step in (None, 1, 2, 3, -1, -2, 9, -9, 2**70, -(2**70)):
                want = positions(n, lo, hi, step)
                for s in seqs:
                    got = s[lo:hi:step]
                    assert len(got) == len(want)
                    for x, i in zip(got, want):
                        assert x == s[i]
                if step is None:
                    assert items[lo:hi] == [items[i] for i in want]
                    for new in ([], (1, 2), [1, 2, 3], ("x",) * len(want), list(range(20))):
                        a, b = list(items), list(items)
                        a[lo:hi] = new
                        b[slice(lo, hi)] = iter(new)
                        assert a == b, (items, lo, hi, new)
                        assert items == [chr(97 + i) for i in range(n)]

a = [0, 1, 2, 3, 4, 5]
assert a[Index(1) : Index(5) : Index(2)] == [1, 3] and tuple(a)[Index(4) :: Index(-1)] == (4, 3, 2, 1, 0)
assert type(L(a)[::2]) is list and a[::1] is not a and a[True:True:True] == []
a[:3] = a
print(a)
a[1:3] = a[::-1]
print(a)
a[::2] = a[::-2]
print(a)
a[2:4] = "xy"
print(a)
del a[1:3], a[::3]
print(a)


def attempt(f):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e)


def zero(s):
    return s[::0]


attempt(lambda: zero(a))
attempt(lambda: zero(()))
attempt(lambda: a[1:"2":3])
attempt(lambda: a[::1.5])
attempt(lambda: {}[1:2:3])
attempt(lambda: (1).real[1:2:3])


def store(s, new):
    s[1:2] = new


attempt(lambda: store((1, 2), [3]))
attempt(lambda: store(a, 3))
big = list(range(5000))
assert big[::2] == [i for i in range(5000) if i % 2 == 0] and sum(big[4999:0:-1]) == sum(big)
big[10:20] = big[2000:4000]
assert len(big) == 6990 and big[10] == 2000 and big[2010] == 20

for r in (range(7), range(3, 30, 4), range(20, -9, -3), range(0), range(2**63 - 9, 2**63 - 1, 3), range(-(2**63), -(2**63) + 5), range(2**70, 2**70 + 5)):
    for lo in values:
        for hi in values:
            for step in (None, 1, 3, -2, -(2**40), 2**62, -(2**63), 2**70):
                got = r[lo:hi:step]
                s, e, d = slice(lo, hi, step).indices(len(r))
                assert (got.start, got.stop, got.step) == (r.start + s * r.step, r.start + e * r.step, d * r.step), (r, lo, hi, step)
    assert [r[i] for i in range(-len(r), len(r))] == list(r) * 2
    attempt(lambda: r[len(r)])
    attempt(lambda: r[-len(r) - 1])
    attempt(lambda: r[-(2**63)])
