# float: parsing, repr, methods, special values.
# Each line of the table is an expression; its value or its error is what is compared.
TABLE = r"""
float(), float("1.5"), float(" -1e3\n"), float("inf"), float("-Infinity"), float("nan"), float("+nan"), float("1_0.5"), float(".5"), float("5."), float("1e-400"), float("1e400"), float("٣.٤"), float(b"2.5"), float(3), float(True), float("-0.0"), float("1E5"), float("INF")
float("")
float("abc")
float("1__0")
float("1e")
float("0x1p3")
float("1.5.2")
float(None)
float([1])
float("1 2")
float("_1")
float("é")
0.1, 1e16, 1e15, 123456789012345678.0, 1e-4, 1e-5, 1.0, 100.0, 1e22, 1e23, 5e-324, 2.2250738585072014e-308, 1.7976931348623157e308, 0.1 + 0.2, 1/3, 2/3, 1e100, -0.0, 3.0e10, 9007199254740993.0, 4.35, 0.3, 123456.789e3
(0.5).as_integer_ratio(), (0.1).as_integer_ratio(), (1e300).as_integer_ratio()[1], (-2.5).as_integer_ratio()
float("inf").as_integer_ratio()
float("nan").as_integer_ratio()
(1.0).is_integer(), (1.5).is_integer(), float("inf").is_integer(), (0.5).hex(), (-1.0).hex(), (0.1).hex(), (5e-324).hex(), (0.0).hex(), float("nan").hex(), (1e300).hex()
float.fromhex("0x1.8p1"), float.fromhex("-0x.8"), float.fromhex("1p-1074"), float.fromhex("inf"), float.fromhex(" 0xA "), float.fromhex("0x1.fffffffffffff8p0"), float.fromhex("nan")
float.fromhex("xyz")
float.fromhex("0x1p99999")
1.5.real, 1.5.imag, 1.5.conjugate(), 2.5.__round__(), 2.7.__trunc__(), 2.1.__ceil__(), 2.9.__floor__(), (-2.5).__abs__(), 7.5.__divmod__(2), 1.5.__add__(1), 1.5.__radd__(1), 2.0.__pow__(3), 1.5.__eq__(1.5), 1.5.__int__(), 0.0.__bool__()
7.5 // 2, -7.5 // 2, 7.5 % 2, -7.5 % 2, 7.5 % -2, divmod(-7.5, 2), 1e300 * 1e10, -1e300 * 1e10, 0.0 * -1, 5 % 3.5, -0.0 % 1, 1 % float("inf"), -1 % float("inf"), 5.0 // 0.1
2.0 ** 0.5, 2.0 ** -1, (-8.0) ** 3, 0.0 ** 0, 4 ** 0.5, 2 ** -1, (-8) ** (1/3), float("inf") ** 0, 1 ** float("nan"), 10.0 ** 308, (-2.0) ** -3.0
10.0 ** 309
float("nan") == float("nan"), float("nan") != float("nan"), float("nan") < 1, float("inf") > 10**400, float("inf") - float("inf"), float("inf") == float("inf"), -0.0 == 0.0, [float("nan")] == [float("nan")], max(1.0, float("nan")), min(float("nan"), 1.0), sorted([3.5, 1, 2.5])
1.5 < "a"
1.5 + "a"
1.5 // "a"
"a" * 1.5
[1] * 1.5
1.5 & 1
~1.5
1.5 << 1
hash(1.5), hash(1e300), hash(0.1), hash(-0.0), hash(1e-320), int(1e20), int(123.99), bool(0.0), bool(float("nan")), 1.0 == 1, 0.1 + 0.7, 1.1 * 3, 1e16 + 1, sum([0.1] * 10), sum([1e100, 1.0, -1e100])
"""
for text in TABLE.strip().split("\n"):
    try:
        print(text, "->", repr(eval(text)))
    except Exception as e:
        print(text, "->", type(e).__name__ + ":", e)
