# complex: construction, arithmetic, repr.
# Each line of the table is an expression; its value or its error is what is compared.
TABLE = r"""
complex(), complex(1), complex(1, 2), complex("1+2j"), complex(" -1.5e3-2.5j "), complex("j"), complex("-j"), complex("(1+2j)"), complex("nan+infj"), complex("1e5j"), complex(real=1, imag=-0.0), complex(True), complex("3")
complex("1 + 2j")
complex("abc")
complex("")
complex("1+2")
1j, -1j, 1 + 1j, 1 - 1j, -0j, 0j, 1.5 + 2e20j, complex(-0.0, 1), complex(0, -0.0), complex(1, float("nan")), complex(float("inf"), -1), complex(-0.0, -0.0), 1e-7j
(1 + 2j) + (3 - 1j), (1 + 2j) * (3 - 1j), (1 + 2j) / (3 - 1j), (1 + 2j) - 1, 2 * 1j, (1 + 2j) ** 2, (1 + 2j) ** 0, (1 + 2j) ** -1, 2 ** 1j, 1j ** 2, (1 + 2j) ** 0.5, abs(3 + 4j), -(1 + 2j), +(1j), (1 + 2j).conjugate(), (1 + 2j).real, (1 + 2j).imag, 1j * 1j
(1 + 2j) // 1
(1 + 2j) % 1
divmod(1j, 1)
1j < 2
int(1j)
float(1j)
round(1j)
1j == 1j, 1j != 2j, 1 + 0j == 1, 1j == "a", hash(1 + 0j) == hash(1), hash(1j), bool(0j), bool(1j), {1: "a"}[1 + 0j], 1j in [1j]
pow(1j, 2), pow(2, 1j) == 2 ** 1j, sum([1j, 2, 3.5]), complex(1, 2).__complex__(), (1j).__add__("a"), (3 + 4j).__abs__(), complex.from_number(5) if hasattr(complex, "from_number") else (5 + 0j)
"""
for text in TABLE.strip().split("\n"):
    try:
        print(text, "->", repr(eval(text)))
    except Exception as e:
        print(text, "->", type(e).__name__ + ":", e)
