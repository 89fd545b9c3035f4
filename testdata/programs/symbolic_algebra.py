# Symbolic algebra by pattern matching: a parser, simplification, derivatives, evaluation, substitution, printing with few parentheses, a table of values.
from __future__ import annotations

import math
import re
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property, singledispatch
from typing import Union


@dataclass(frozen=True)
class Expr:
    def __add__(self, o): return simplify(Op("+", self, wrap(o)))
    def __sub__(self, o): return simplify(Op("-", self, wrap(o)))
    def __mul__(self, o): return simplify(Op("*", self, wrap(o)))
    def __truediv__(self, o): return simplify(Op("/", self, wrap(o)))
    def __pow__(self, o): return simplify(Op("^", self, wrap(o)))
    def __radd__(self, o): return wrap(o) + self
    def __rmul__(self, o): return wrap(o) * self
    def __rsub__(self, o): return wrap(o) - self
    def __neg__(self): return Num(-1) * self
    def __str__(self): return show(self)
    def __call__(self, **values): return evaluate(self, values)

    @cached_property
    def names(self) -> frozenset[str]:
        match self:
            case Var(name): return frozenset([name])
            case Op(_, a, b): return a.names | b.names
            case Fun(_, a): return a.names
        return frozenset()


@dataclass(frozen=True)
class Num(Expr):
    value: Fraction | int


@dataclass(frozen=True)
class Var(Expr):
    name: str


@dataclass(frozen=True)
class Op(Expr):
    symbol: str
    left: Expr
    right: Expr


@dataclass(frozen=True)
class Fun(Expr):
    name: str
    arg: Expr


Number = Union[int, Fraction]
POWER = {"+": 1, "-": 1, "*": 2, "/": 2, "^": 4}
FUNCTIONS = {"sin": math.sin, "cos": math.cos, "exp": math.exp, "ln": math.log, "sqrt": math.sqrt}


@singledispatch
def wrap(x) -> Expr:
    raise TypeError(f"no expression: {x!r}")


@wrap.register
def _(x: Expr): return x
@wrap.register
def _(x: int | Fraction): return Num(x)
@wrap.register(str)
def _(x): return Var(x)


def simplify(e: Expr) -> Expr:
    match e:
        case Op("/", _, Num(0)): raise ZeroDivisionError(f"in {e.left} / 0")
        case Op("+", Num(a), Num(b)): return Num(a + b)
        case Op("-", Num(a), Num(b)): return Num(a - b)
        case Op("*", Num(a), Num(b)): return Num(a * b)
        case Op("/", Num(a), Num(b)): return Num(q.numerator if (q := Fraction(a) / b).denominator == 1 else q)
        case Op("^", Num(a), Num(int(b))) if b >= 0: return Num(a ** b)
        case Op("+", Num(0), x) | Op("+" | "-", x, Num(0)) | Op("*", Num(1), x) | Op("*" | "/" | "^", x, Num(1)): return x
        case Op("*", Num(0), _) | Op("*", _, Num(0)) | Op("/", Num(0), _): return Num(0)
        case Op("^", _, Num(0)): return Num(1)
        case Op("-", a, b) if a == b: return Num(0)
        case Op("/", a, b) if a == b: return Num(1)
        case Op("+", a, b) if a == b: return Num(2) * a
        case Op("+", Op("*", Num(n), a), Op("*", Num(m), b)) if a == b: return Num(n + m) * a
        case Op("+", Op("*", Num(n), a), b) | Op("+", b, Op("*", Num(n), a)) if a == b: return Num(n + 1) * a
        case Op("*", a, Num() as n) if not isinstance(a, Num): return simplify(Op("*", n, a))
        case Op("*", Num(n), Op("*", Num(m), a)): return Num(n * m) * a
        case Op("*", Op("*", Num() as n, a), b): return simplify(Op("*", n, simplify(Op("*", a, b))))
        case Op("*", a, Op("*", Num() as n, b)): return simplify(Op("*", n, a * b))
        case Op("*", a, b) if a == b: return a ** 2
        case Op("*", Op("^", a, Num(n)), b) | Op("*", b, Op("^", a, Num(n))) if a == b: return a ** (n + 1)
        case Op("*", Op("^", a, n), Op("^", b, m)) if a == b: return a ** (n + m)
        case Op("^", Op("^", a, n), m): return a ** (n * m)
        case Op("+", a, Op("*", Num(n), b)) if n < 0: return a - Num(-n) * b
        case Fun("ln", Fun("exp", x)) | Fun("exp", Fun("ln", x)): return x
        case Fun("exp" | "cos", Num(0)): return Num(1)
        case Fun("sin", Num(0)) | Fun("ln", Num(1)): return Num(0)
    return e


def derive(e: Expr, x: str) -> Expr:
    if x not in e.names:
        return Num(0)
    match e:
        case Var(): return Num(1)
        case Op("+", a, b): return derive(a, x) + derive(b, x)
        case Op("-", a, b): return derive(a, x) - derive(b, x)
        case Op("*", a, b): return derive(a, x) * b + a * derive(b, x)
        case Op("/", a, b): return (derive(a, x) * b - a * derive(b, x)) / b ** 2
        case Op("^", a, Num() as n): return n * a ** Num(n.value - 1) * derive(a, x)
        case Op("^", a, b): return e * derive(b * simplify(Fun("ln", a)), x)
        case Fun(name, a):
            outer = {"sin": lambda: Fun("cos", a), "cos": lambda: -Fun("sin", a), "exp": lambda: e, "ln": lambda: Num(1) / a, "sqrt": lambda: Num(1) / (2 * e)}[name]()
            return outer * derive(a, x)
    raise TypeError(e)


def substitute(e: Expr, **what) -> Expr:
    match e:
        case Var(name) if name in what: return wrap(what[name])
        case Op(s, a, b): return simplify(Op(s, substitute(a, **what), substitute(b, **what)))
        case Fun(f, a): return simplify(Fun(f, substitute(a, **what)))
    return e


def evaluate(e: Expr, values):
    match e:
        case Num(n): return n
        case Var(name):
            try: return values[name]
            except KeyError: raise NameError(f"no value for {name}", name=name) from None
        case Op(s, a, b):
            a, b = evaluate(a, values), evaluate(b, values)
            return a + b if s == "+" else a - b if s == "-" else a * b if s == "*" else a ** b if s == "^" else Fraction(a, b) if isinstance(a, int) and isinstance(b, int) else a / b
        case Fun(f, a): return FUNCTIONS[f](evaluate(a, values))


def show(e: Expr, around=0, right=False) -> str:
    match e:
        case Num(n): text, power = str(n), 5 if n >= 0 and isinstance(n, int) else 2
        case Var(name): text, power = name, 5
        case Fun(f, a): text, power = f"{f}({show(a)})", 5
        case Op("*", Num(-1), b): text, power = f"-{show(b, 3)}", 1.5
        case Op(s, a, b):
            power = POWER[s]
            space = " " if power == 1 else ""
            text = f"{show(a, power, s == '^')}{space}{s}{space}{show(b, power, s in '-/')}"
    return f"({text})" if power < around or power == around and right else text


def parse(text: str) -> Expr:
    tokens = re.findall(r"\d+|[a-z]+|[-+*/^()]|\S", text)[::-1]

    def level(n):
        left = unary() if n == 3 else level(n + 1)
        while tokens and POWER.get(tokens[-1]) == n:
            s = tokens.pop()
            left = simplify(Op(s, left, level(n + 1)))
        return left

    def unary():
        if tokens and tokens[-1] == "-":
            tokens.pop()
            return -unary()
        base = atom()
        if tokens and tokens[-1] == "^":
            tokens.pop()
            return base ** unary()
        return base

    def atom():
        match tokens and tokens.pop():
            case []: raise SyntaxError("unexpected end")
            case "(":
                inner = level(1)
                if not tokens or tokens.pop() != ")": raise SyntaxError("')' expected")
                return inner
            case str(t) if t.isdigit(): return Num(int(t))
            case str(t) if t in FUNCTIONS: return simplify(Fun(t, atom()))
            case str(t) if t.isalpha(): return Var(t)
            case t: raise SyntaxError(f"unexpected {t!r}")
    result = level(1)
    if tokens:
        raise SyntaxError(f"unexpected {tokens[-1]!r}")
    return result


for text in ("x + 0*y + x", "2*x*3*x", "(x + 1)*(x + 1)", "x^2^3", "-x^2", "a - (b - c)", "a/(b*c)", "(a/b)*c", "x*x*x", "3/4 + x - 1/4", "ln(exp(x + y))", "(x^2)^3*x^4", "2^10", "-(x + y)", "x - -x"):
    e = parse(text)
    print(f"{text:18} {e!s:16} {sorted(e.names)}", parse(str(e)) == e)
for text in ("x^3 + 2*x + 7", "sin(x^2)", "x*exp(x)", "ln(x)/x", "1/(1 + x^2)", "x^x", "sqrt(1 - x)", "cos(y)*x", "(2*x + 1)^5"):
    d = derive(parse(text), "x")
    print(f"d/dx {text:15} = {d}")
f = parse("x^3 - 2*x - 5")
x, slope = 2.0, derive(f, "x")
for _ in range(5):
    x -= f(x=x) / slope(x=x)
print(f"{x:.12f}", abs(f(x=x)) < 1e-9, substitute(f, x="t"), substitute(f, x=parse("1 + h")), substitute(f, x=3), f(x=Fraction(1, 3)), repr(parse("1/3")))
for bad in ("", "1 +", "(x", "x y", "2 $ 3", "1/0", "foo(3)", ")"):
    try:
        print(bad, parse(bad))
    except (SyntaxError, ZeroDivisionError) as e:
        print(f"{bad!r}: {type(e).__name__}: {e}")
for action in (lambda: f(), lambda: wrap(2.5), lambda: f + "x", lambda: f + 1.5, lambda: setattr(f, "left", 1)):
    try:
        print(action())
    except (NameError, TypeError, AttributeError) as e:
        print(f"{type(e).__name__}: {e}", getattr(e, "name", None))
