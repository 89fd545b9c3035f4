# Operators at the borders of 63, 64, 127, 128 and more bits, checked against identities that tell a wrong carry or sign.
edges = [s * (2**k) + d for k in (0, 31, 32, 62, 63, 64, 65, 126, 127, 128, 129, 190, 256) for s in (1, -1) for d in (-2, -1, 0, 1, 2)]
edges += [10**19, 10**38 - 1, 10**38, 10**39, 2**61 - 1, -(2**61 - 1)]

M = 2**61 - 1


def hashed(x):
    r = abs(x) % M
    r = -r if x < 0 else r
    return -2 if r == -1 else r


total = 0
for a in edges:
    assert int(str(a)) == a and int(hex(a), 16) == a and int("%d" % a) == a
    assert -(-a) == a and ~~a == a and ~a == -a - 1 and abs(a) == (a if a >= 0 else -a)
    assert hash(a) == hashed(a), a
    assert bool(a) == (a != 0)
    for n in (0, 1, 2, 31, 62, 63, 64, 65, 126, 127, 128, 200):
        assert a << n == a * 2**n and (a << n) >> n == a
        assert a >> n == a // 2**n, (a, n)
    size = (a.bit_length() + 8) // 8
    for order in ("big", "little"):
        assert int.from_bytes(a.to_bytes(size, order, signed=True), order, signed=True) == a
    for b in edges:
        assert (a + b) - b == a and (a - b) + b == a
        assert (a & b) + (a | b) == a + b and (a ^ b) == (a | b) - (a & b)
        assert (a + b) ** 2 - (a - b) ** 2 == 4 * (a * b)
        assert (a < b) == (a - b < 0) and (a == b) == (not a - b)
        if b:
            q, r = divmod(a, b)
            assert q * b + r == a and abs(r) < abs(b) and (r == 0 or (r < 0) == (b < 0)), (a, b)
            assert q == a // b and r == a % b
        total = (total * 31 + hash(a * b)) % M
print(total)
print(0 / -5, 0 / -(2**70), 2**70 / -(2**70), (2**127 - 1) / 2**64)
print(pow(3, 10**18, 10**9 + 7), pow(-3, 5, 7), pow(3, -1, 11), pow(2**100, -3, 2**127 - 1))

x = 10**4299
assert len(str(x)) == 4300 and len(str(x * 10 - 1)) == 4300
for y in (x * 10, -x * 10, x * 100):
    try:
        str(y)
    except ValueError as e:
        print(e)
assert str(-x * 10 + 1) == "-" + "9" * 4300
