# Number theory for contests: sieves, factorisation by Pollard's rho, modular roots, Chinese remainders, continued fractions.
import math
from collections import Counter
from fractions import Fraction
from functools import reduce
from itertools import count, islice, takewhile


def sieve(n):
    flags = bytearray([1]) * (n + 1)
    flags[0:2] = b"\0\0"
    for p in range(2, math.isqrt(n) + 1):
        if flags[p]:
            flags[p * p :: p] = bytes(len(range(p * p, n + 1, p)))
    return [i for i, f in enumerate(flags) if f]


PRIMES = sieve(1000)


def is_prime(n):
    if n < 2:
        return False
    for p in PRIMES[:12]:
        if n % p == 0:
            return n == p
    d, s = n - 1, 0
    while d % 2 == 0:
        d, s = d // 2, s + 1
    for a in PRIMES[:12]:
        x = pow(a, d, n)
        if x in (1, n - 1):
            continue
        for _ in range(s - 1):
            x = x * x % n
            if x == n - 1:
                break
        else:
            return False
    return True


def rho(n):
    for c in count(1):
        f = lambda x: (x * x + c) % n
        x, y, d = 2, 2, 1
        while d == 1:
            x, y = f(x), f(f(y))
            d = math.gcd(abs(x - y), n)
        if d != n:
            return d


def factor(n):
    found, todo = Counter(), [n]
    while todo:
        m = todo.pop()
        if m == 1:
            continue
        if is_prime(m):
            found[m] += 1
            continue
        d = next((p for p in PRIMES if m % p == 0), None) or rho(m)
        todo += [d, m // d]
    return found


def crt(pairs):
    def merge(a, b):
        (r1, m1), (r2, m2) = a, b
        g = math.gcd(m1, m2)
        if (r2 - r1) % g:
            raise ValueError(f"{a} and {b} contradict each other")
        step = (r2 - r1) // g * pow(m1 // g, -1, m2 // g) % (m2 // g)
        m = m1 // g * m2
        return (r1 + step * m1) % m, m
    return reduce(merge, pairs)


def continued(x):
    while True:
        whole = math.floor(x)
        yield whole
        if x == whole:
            return
        x = 1 / (x - whole)


def phi(n):
    return math.prod(p ** (k - 1) * (p - 1) for p, k in factor(n).items())


print(len(PRIMES), PRIMES[-5:], sum(PRIMES))
for n in (360, 1001, 2**31 - 1, 600851475143, 10**12 + 39, 8051 * 10007, 1234567891011):
    fs = factor(n)
    text = " * ".join(f"{p}^{k}" if k > 1 else str(p) for p, k in sorted(fs.items()))
    print(f"{n} = {text}; {math.prod(k + 1 for k in fs.values())} divisors, phi {phi(n)}")
print(crt([(2, 3), (3, 5), (2, 7)]), crt([(1, 4), (3, 6), (0, 5)]))
try:
    crt([(1, 4), (2, 6)])
except ValueError as e:
    print("error:", e)
print(list(continued(Fraction(415, 93))), list(islice(continued(math.pi), 8)))
print([p for p in PRIMES if p % 4 == 1][:10], [next((a, b) for a in count(1) for b in range(a, 40) if a * a + b * b == p) for p in (5, 13, 17, 29, 97)])
perfect = [n for n in range(2, 1000) if math.prod((p ** (k + 1) - 1) // (p - 1) for p, k in factor(n).items()) == 2 * n]
print("perfect", perfect)
twins = takewhile(lambda pq: pq[1] < 120, ((p, q) for p, q in zip(PRIMES, PRIMES[1:]) if q - p == 2))
print("twins", *(f"{p}/{q}" for p, q in twins))
print("orders mod 29:", [next(k for k in count(1) if pow(a, k, 29) == 1) for a in range(1, 29)])
print(math.comb(40, 20), math.perm(10, 4), math.lcm(*range(1, 21)), math.isqrt(10**41))
