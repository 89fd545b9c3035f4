# Hashes of numbers, and of tuples and frozensets of them: equal numbers hash alike whatever their type.
for _ in range(count):
    k = below(5)
    if k == 0:
        show("hash", hash, integer())
    elif k == 1:
        x = number()
        if x == x:
            show("hash", hash, x)
    elif k == 2:
        z = complex(number(), number())
        if z == z:
            show("hash", hash, z)
    elif k == 3:
        show("hash", hash, tuple([pick((below(100), 0.5, True, (1, 2))) for _ in range(below(6))]))
    else:
        show("hash", hash, frozenset([integer() for _ in range(below(6))]))
        show("range", hash, range(below(20), below(20), below(5) + 1))
