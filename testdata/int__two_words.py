# Division and greatest common divisors of numbers around one and two machine words.
import math
import random

edges = []
for e in (1, 31, 32, 62, 63, 64, 65, 95, 96, 126, 127, 128, 129):
    for d in (-2, -1, 0, 1, 2):
        edges += [2**e + d, -(2**e) + d]
edges += [0, 3, -3, 10**19, 10**20, -(10**30), 6**40, 15**30]


def euclid(a, b):
    a, b = abs(a), abs(b)
    while b:
        a, b = b, a % b
    return a


def schoolbook(a, b):
    """The floor quotient of a and b, bit by bit."""
    n, d, q, r = abs(a), abs(b), 0, 0
    for i in range(n.bit_length() - 1, -1, -1):
        r = r << 1 | n >> i & 1
        q <<= 1
        if r >= d:
            r -= d
            q |= 1
    if (a < 0) != (b < 0):
        q = -q - (r != 0)
    return q


def check(a, b):
    assert math.gcd(a, b) == euclid(a, b), (a, b)
    if b:
        q = schoolbook(a, b)
        assert a // b == q, (a, b)
        assert a % b == a - q * b, (a, b)
        assert divmod(a, b) == (q, a - q * b), (a, b)
        assert (a // b) * 3 + a % b == q * 3 + a - q * b, (a, b)


for a in edges:
    for b in edges:
        check(a, b)

r = random.Random(14)
for _ in range(600):
    g = r.getrandbits(r.randrange(60))
    a = r.getrandbits(r.randrange(1, 130)) * r.choice((1, -1)) * g
    b = r.getrandbits(r.randrange(1, 130)) * r.choice((1, -1)) * g
    check(a, b)

assert math.gcd() == 0 and math.gcd(-7) == 7 and math.gcd(True, False) == 1
assert math.gcd(12 << 90, 18 << 90, 15 << 91) == 3 << 91
for wrong in ((1.0,), (4, "x")):
    try:
        math.gcd(*wrong)
    except TypeError as e:
        print(e)
try:
    math.gcd(1, x=2)
except TypeError as e:
    print(e)
for z in (2**70, 2**127, 5):
    for op in (lambda: z // 0, lambda: z % 0, lambda: divmod(z, 0)):
        try:
            op()
        except ZeroDivisionError:
            print("division of", z)
