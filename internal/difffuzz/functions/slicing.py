# Slices of texts, bytes, lists, tuples and ranges, read, written and deleted.
def bound():
    return pick((None, below(25) - 12, below(25) - 12, below(9) - 4, 10**20, -(10**20)))


def store(size, s, value):
    target = list(range(size))
    target[s] = value
    return target


def delete(size, s):
    target = bytearray(range(size))
    del target[s]
    return target


for _ in range(count):
    s = slice(bound(), bound(), pick((None, 1, 2, -1, -3, below(7) - 3)))
    n = below(12)
    k = below(8)
    if k < 4:
        seq = pick((text(12), text(12).encode(), list(range(n)), tuple(range(n)), range(n), range(n, -n, -2), bytearray(n), memoryview(bytes(range(n)))))
        if type(seq) is memoryview:
            show("memoryview", lambda s, n: bytes(seq[s]), s, n)
        else:
            show("slice", seq.__getitem__, s)
            show("index", seq.__getitem__, below(25) - 12)
    elif k < 6:
        show("store", store, n, s, list(text(4)))
    elif k == 6:
        show("delete", delete, n, s)
    else:
        show("indices", s.indices, below(30) - 1)
