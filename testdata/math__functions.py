# math: functions, special values, errors.
# Each line of the table is an expression; its value or its error is what is compared.
TABLE = r"""
math.floor(2.7), math.ceil(2.1), math.trunc(-2.7), math.floor(-2.5), math.ceil(-2.5), math.floor(10**20), math.fabs(-3), math.copysign(1, -0.0), math.fmod(-7, 3), math.modf(-2.5), math.frexp(10), math.ldexp(0.5, 4), math.remainder(7, 4)
math.sqrt(16), math.isqrt(17), math.cbrt(8), math.exp(0), math.exp2(3), math.expm1(0), math.log(1), math.log(8, 2), math.log2(1024), math.log10(1000), math.log1p(0), math.pow(2, 0.5), math.hypot(3, 4), math.hypot(1, 2, 2), math.dist([0, 0], [3, 4]), math.log(10**400), math.log2(2**2000)
math.sin(0), math.cos(0), math.tan(0), math.asin(1), math.acos(1), math.atan(1), math.atan2(1, -1), math.sinh(0), math.cosh(0), math.tanh(0), math.asinh(0), math.acosh(1), math.atanh(0), math.degrees(math.pi), math.radians(180)
math.gcd(12, 18), math.gcd(), math.gcd(0, 5), math.gcd(12, 18, 27), math.lcm(4, 6), math.lcm(), math.lcm(0, 3), math.factorial(0), math.factorial(25), math.comb(10, 3), math.comb(3, 5), math.perm(5, 2), math.perm(5), math.prod([1, 2, 3]), math.prod([], start=5), math.prod([0.5, 4]), math.sumprod([1, 2], [3, 4]), math.sumprod([1.0, 2**-53, 2**-400], [1.0] * 3), math.sumprod([10**30, 2.0], [1.5, True])
math.isnan(math.nan), math.isinf(-math.inf), math.isfinite(1), math.isclose(1, 1 + 1e-10), math.isclose(1, 1.1), math.isclose(1, 1.1, rel_tol=0.2), math.isclose(0, 1e-10, abs_tol=1e-9), math.pi, math.e, math.tau, math.inf, math.nan
math.nextafter(1, 2), math.nextafter(0, 1), math.nextafter(1, 2, steps=3), math.ulp(1), math.ulp(0), math.fsum([0.1] * 10), math.fsum([1e100, 1, -1e100]), math.erf(0), math.erfc(0), math.gamma(5), math.lgamma(5), math.fma(2, 3, 4)
math.sqrt("x")
math.isqrt(-1)
math.isqrt(2.5)
math.factorial(-1)
math.factorial(2.5)
math.comb(-1, 2)
math.gcd(1.5)
math.exp(1000)
math.floor(math.inf)
math.floor(math.nan)
math.ceil("a")
math.ldexp(1, 10**10)
math.fmod(1, 0)
math.pow(0, -1)
math.pow(-8, 1/3)
math.hypot("a")
math.dist([1], [1, 2])
math.fsum(["a"])
math.prod(5)
math.isclose(1, 1, rel_tol=-1)
math.sqrt()
math.sin(1, 2)
math.sqrt(10**400)
math.floor(1e300) % 10**10
math.sin(1e22), math.cos(100), math.tan(1.5), math.exp(1), math.exp(-745), math.log(2), math.atan2(-0.0, -1), math.pow(1, math.nan), math.pow(2, -1074), math.sqrt(2), math.gamma(0.5), math.erf(1)
math.erf(-0.0), math.erf(0.05), math.erfc(1), math.erfc(-0.75), math.erf(math.inf), math.erfc(math.nan), math.log(1.0001), math.exp(0.1), math.exp(-700.5), 1.0001**365, 0.3**-7.7
"""
import math
for text in TABLE.strip().split("\n"):
    try:
        print(text, "->", repr(eval(text)))
    except Exception as e:
        print(text, "->", type(e).__name__ + ":", e)
