# math: the functions whose results are exact or rounded correctly.
import math

unary = ["ceil", "floor", "trunc", "fabs", "frexp", "modf", "sqrt", "isqrt", "degrees", "radians", "ulp", "isfinite", "isinf", "isnan", "factorial"]
for _ in range(count):
    f = pick(unary)
    show(f, getattr(math, f), below(99) if f == "factorial" and below(4) else pick((number(), below(100))) if f == "factorial" else pick((number(), integer(), below(100), "1", None)))
    show("gcd", math.gcd, integer(), integer(), below(50))
    show("lcm", math.lcm, integer(), below(500))
    show("comb", math.comb, below(60), below(60) - 1)
    show("perm", math.perm, below(30), below(10) - 1)
    show("fsum", math.fsum, [number() for _ in range(below(6))])
    show("prod", math.prod, [pick((integer(), number())) for _ in range(below(5))])
    show("sumprod", math.sumprod, [number() for _ in range(below(4))], [number() for _ in range(below(4))])
    show("dist", math.dist, [number(), 1.0], [2.0, number()])
    show("hypot", math.hypot, *[number() for _ in range(below(5))])
    show("fmod", math.fmod, number(), number())
    show("remainder", math.remainder, number(), number())
    show("ldexp", math.ldexp, number(), below(2400) - 1200)
    show("nextafter", math.nextafter, number(), number())
    show("copysign", math.copysign, number(), number())
    show("fma", math.fma, number(), number(), number())
    show("isclose", math.isclose, *pick(((x := number(), x + 1e-9 * (below(5) - 2)), (number(), number()))))
