# format(): the mini-language for float and complex.
# Each line of the table is an expression; its value or its error is what is compared.
TABLE = r"""
format(3.14159, ""), format(3.14159, ".2f"), format(3.14159, "10.2f"), format(3.14159, "<10.2f") + "|", format(3.14159, "010.2f"), format(-3.14159, "010.2f"), format(3.14159, "+.1f"), format(3.14159, "*^12.3f"), format(3.14159, " .3")
format(1234567.891, ",.2f"), format(1234567.891, "_.2f"), format(1234567.891, ","), format(1e20, ","), format(1234.5, "012,.1f"), format(0.0, ","), format(-1234567.0, "+,")
format(12345.678, "e"), format(12345.678, ".0e"), format(12345.678, "#.0e"), format(12345.678, "E"), format(0.0, "e"), format(1e-300, ".3e")
format(12345.678, "g"), format(1e-5, "g"), format(1e-4, "g"), format(123456789.0, "g"), format(1e100, ".3g"), format(100.0, "#g"), format(0.0, "g"), format(1.0, "G"), format(1e-10, "G")
format(0.256, "%"), format(0.256, ".1%"), format(1, ".0%"), format(-0.5, "+.0%"), format(12.34, "10,.1%")
format(1e16), format(1e15), format(1e-4), format(1e-5), format(123.0), format(0.1 + 0.2), format(5e-324), format(1.7976931348623157e308), format(1e22), format(1.5, "n")
format(float("inf")), format(float("-inf"), "f"), format(float("nan"), "10"), format(float("inf"), "010"), format(float("nan"), "+F"), format(float("-inf"), "=10.2f"), format(float("inf"), ",%")
format(-0.0), format(-0.0, "f"), format(-0.0, "z.1f"), format(-0.04, "z.1f"), format(-0.06, "z.1f"), format(0.04, "+z.1f")
format(2.5, ".0f"), format(3.5, ".0f"), format(0.125, ".2f"), format(1.005, ".2f"), format(1e15, ".0f"), format(2.675, ".2f"), format(0.5, "#.0f"), format(1.0, ".50f")[:20], format(1e300, ".1f")[:8]
format(3.7, ".1"), format(37.0, ".1"), format(1234.5, ".3"), format(0.00001234, ".2"), format(100.0, ".3"), format(100.0, ".10")
format(1.5, "d")
format(1.5, "x")
format(1.5, "s")
format(1.5, "c")
format(1.5, ".")
format(1.5, "5.3.2")
format(1.5, ".2147483648f")
format(1 + 2j), format(1 + 2j, ".2f"), format(1 + 2j, "20.1f"), format(1 - 2j, "+e"), format(3j, "g"), format(-0j, ""), format(complex("nan+infj"), "f"), format(1234567 + 1j, ","), format(1 + 2j, "*^30"), format(1.5 + 2.5j, ".0f")
format(1 + 2j, "05")
format(1 + 2j, "=20")
format(1 + 2j, "%")
format(1 + 2j, "d")
round(2.5), round(3.5), round(-2.5), round(2.675, 2), round(1234.5678, -2), round(1e22, 5), round(0.5), round(1.5), round(5e-324, 3), round(1.15, 1), round(15, -1), round(25, -1), round(-15, -1), round(123456, -3), round(5, 2), round(True)
round(float("inf"))
round(float("nan"))
round(1.5, "x")
round("x")
round(1.5, None), round(1e308, -308), round(1.7e308, -308), round(2.5, 0), type(round(2.5, 0))
"""
for text in TABLE.strip().split("\n"):
    try:
        print(text, "->", repr(eval(text)))
    except Exception as e:
        print(text, "->", type(e).__name__ + ":", e)
