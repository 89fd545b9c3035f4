# Number puzzles with large integers.
def digits_of_pi(n):
    q, r, t, k, m, x = 1, 0, 1, 1, 3, 3
    out = []
    while len(out) < n:
        if 4 * q + r - t < m * t:
            out.append(m)
            q, r, m = 10 * q, 10 * (r - m * t), (10 * (3 * q + r)) // t - 10 * m
        else:
            q, r, t, k, m, x = q * k, (2 * q + r) * x, t * x, k + 1, (q * (7 * k + 2) + r * x) // (t * x), x + 2
    return "".join(map(str, out))
print(digits_of_pi(120))
def is_prime(n):
    if n < 2: return False
    for p in (2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37):
        if n % p == 0: return n == p
    d, s = n - 1, 0
    while d % 2 == 0: d, s = d // 2, s + 1
    for a in (2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37):
        x = pow(a, d, n)
        if x in (1, n - 1): continue
        for _ in range(s - 1):
            x = x * x % n
            if x == n - 1: break
        else: return False
    return True
print([p for p in range(200) if is_prime(2 ** p - 1)])
def rho(n):
    from math import gcd
    if n % 2 == 0: return 2
    c = 1
    while True:
        x = y = 2
        d = 1
        while d == 1:
            x = (x * x + c) % n
            y = (y * y + c) % n
            y = (y * y + c) % n
            d = gcd(abs(x - y), n)
        if d != n: return d
        c += 1
def factor(n):
    if n == 1: return []
    if is_prime(n): return [n]
    d = rho(n)
    return sorted(factor(d) + factor(n // d))
for n in (2 ** 32 + 1, 10 ** 18 + 9, 600851475143, 2 ** 61 - 1, 123456789012345678): print(n, factor(n))
def egcd(a, b): return (a, 1, 0) if b == 0 else (lambda g, x, y: (g, y, x - a // b * y))(*egcd(b, a % b))
p, q, e = 2 ** 89 - 1, 2 ** 107 - 1, 65537
n, phi = p * q, (p - 1) * (q - 1)
d = egcd(e, phi)[1] % phi
m = int.from_bytes(b"attack at dawn", "big")
assert pow(pow(m, e, n), d, n) == m and d == pow(e, -1, phi)
print(hex(pow(m, e, n)), n.bit_length())
def isqrt_digits(n, k):
    x = n * 10 ** (2 * k)
    r = x
    while (s := (r + x // r) // 2) < r: r = s
    return r
print(isqrt_digits(2, 60), sum(map(int, str(isqrt_digits(2, 99)))))
steps = lambda n: (lambda f: f(f, n, 0))(lambda f, n, k: k if n == 1 else f(f, n // 2 if n % 2 == 0 else 3 * n + 1, k + 1))
best = max(range(1, 3000), key=steps)
print(best, steps(best))
fib = [0, 1]
while len(str(fib[-1])) < 100: fib.append(fib[-1] + fib[-2])
print(len(fib) - 1, fib[-1] % 10 ** 12, fib[-1].bit_length(), sum(f for f in fib if f % 2 == 0) % 10 ** 9)
