# int: arithmetic of any size, division, powers, bits.
# Each line of the table is an expression; its value or its error is what is compared.
TABLE = r"""
2**100, -2**100, (-2)**101, 10**50 // 7, 10**50 % 7, -10**50 // 7, -10**50 % 7, divmod(10**40, -3), divmod(-10**40, 10**20 + 1)
7 // 2, -7 // 2, 7 // -2, -7 // -2, 7 % 2, -7 % 2, 7 % -2, -7 % -2, divmod(-7, 2), divmod(7, -2)
2**63, 2**63 - 1, -2**63, -2**63 - 1, 2**64, (2**63 - 1) + 1, (-2**63) - 1, 2**31 * 2**32, 2**62 + 2**62, -(-2**63), abs(-2**63), (-2**63) // -1, 3037000500**2, 4611686018427387904 * 2
1 << 100, (1 << 100) >> 99, -1 >> 1000, -5 >> 1, 5 >> 64, 1 << 63, -1 << 63, -1 << 64, (2**100 + 1) & 0xFFFF, -1 & 2**70, -2**70 | 1, 2**70 ^ -1, ~2**70, ~0, -2**64 & -2**65, 5 & -2, -5 | 3
1 << -1
1 >> -1
1 << 2**100
0 << 2**100, 1 >> 2**100, -1 >> 2**100
pow(2, 10), pow(2, 10, 1000), pow(3, -1, 7), pow(-3, 5, 7), pow(2, 1000, 10**9 + 7), pow(5, 0), pow(0, 0), pow(2, -2), pow(10, 100) % 97, pow(7, 2**70, 13), pow(2, 3, -5), pow(2, 5, 1), pow(-2, 3)
pow(2, -1, 4)
pow(2, 3, 0)
pow(2, 3.0, 5)
1 / 0
2**100 / 3, 10**400 / 10**399, 1 / 3, -7 / 2, 0 / 5, 2**53 + 1 == float(2**53 + 1), (2**53 + 1) / 1, 10**22 / 10**11, 123456789012345678901234567890 / 7
10**400 / 3
2**100 + 0.5, 2**100 * 1.5, 2**100 - 2.0**100, 10**16 + 1 == 1e16 + 1, 2**1000 > 1e300, 10**400 > 1e308, 2**53 == 2.0**53, 2**53 + 1 > 2.0**53, -10**400 < float("-inf"), 10**400 < float("inf")
10**400 + 1.0
float(10**400)
int(1e30), int(-1.9), int(1e308) % 1000, int(2.0**70)
int(float("nan"))
int(float("inf"))
(255).bit_length(), (-256).bit_length(), (0).bit_length(), (2**100).bit_length(), (255).bit_count(), (-255).bit_count(), (2**100 - 1).bit_count()
(1024).to_bytes(2, "big"), (1024).to_bytes(4, "little"), (-1).to_bytes(2, "big", signed=True), (5).to_bytes(), int.from_bytes(b"\x00\x10", "big"), int.from_bytes(b"\xff\xfe", "little", signed=True), int.from_bytes([1, 2, 3]), int.from_bytes(b""), (2**70).to_bytes(9, "big"), int.from_bytes(b"\xff" * 10, signed=True)
(256).to_bytes(1, "big")
(-1).to_bytes(1, "big")
(1).to_bytes(1, "middle")
(1).to_bytes(-1, "big")
(10).as_integer_ratio(), (3).real, (3).imag, (3).numerator, (3).denominator, (3).conjugate(), (3).is_integer(), (-5).__abs__(), (5).__neg__(), (5).__invert__(), (5).__bool__(), (5).__float__(), (7).__floordiv__(2), (7).__rsub__(10), (5).__pow__(2, 3), (5).__divmod__(3), (3).__ceil__(), (3).__round__(-1), (3).__trunc__(), (1).__and__(3), (1).__add__(1.5), (2).__lt__(3)
str(2**200), repr(-10**25), hash(2**61), hash(-2**61), hash(2**100), len(str(2**5000)), sum(int(c) for c in str(2**1000)), (10**100)**2 == 10**200, 3**200 % 10**20, (2**521 - 1) % 1000007
__import__("math").factorial(50) // 10**10, __import__("math").gcd(2**100, 6**50), __import__("math").isqrt(10**60), 12345678901234567890 * 98765432109876543210, (12345678901234567890 * 98765432109876543210) // 98765432109876543210
True + True, True * 5, True & False, True | 2, -True, True << 3, True == 1, isinstance(True, int), True // 1, type(True + 0), type(True & True), type(True | 1), False ** False, sum([True, True])
"""
for text in TABLE.strip().split("\n"):
    try:
        print(text, "->", repr(eval(text)))
    except Exception as e:
        print(text, "->", type(e).__name__ + ":", e)
