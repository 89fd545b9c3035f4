# Operator methods: dispatch, reflection, subclass priority, NotImplemented.
import operator as op
class N:
    def __init__(self, n): self.n = n
    def __repr__(self): return f"N({self.n})"
names = "add sub mul matmul truediv floordiv mod divmod pow lshift rshift and xor or".split()
def mk(name):
    def f(self, o, *rest): return (name, self.n, getattr(o, "n", o), *rest)
    return f
for n in names:
    setattr(N, f"__{n}__", mk(n))
    setattr(N, f"__r{n}__", mk("r" + n))
x, y = N(1), N(2)
print(x + y, x - 5, 5 - x, x * y, x @ y, 5 @ y, x / y, x // 2, 2 // x, x % y, divmod(x, y), divmod(7, x), x ** y, 2 ** x, pow(x, 2, 3), x << 1, 1 >> x, x & y, 1 ^ x, x | y)
class U:
    def __neg__(self): return "neg"
    def __pos__(self): return "pos"
    def __invert__(self): return "inv"
    def __abs__(self): return "abs"
    def __round__(self, n=None): return ("round", n)
    def __trunc__(self): return "trunc"
    def __floor__(self): return "floor"
    def __ceil__(self): return "ceil"
    def __index__(self): return 3
    def __int__(self): return 7
    def __float__(self): return 2.5
    def __complex__(self): return 1j
u = U()
import math
print(-u, +u, ~u, abs(u), round(u), round(u, 2), math.trunc(u), math.floor(u), math.ceil(u), int(u), float(u), complex(u), [1, 2, 3, 4][u], "abc" * u, hex(u), list(range(u)), "abcdef"[:u], bin(u), op.index(u), u.__index__(), math.sqrt(u))
class P:
    def __add__(self, o): return "P.add"
    def __radd__(self, o): return "P.radd"
    def __eq__(self, o): return "P.eq"
    def __lt__(self, o): return "P.lt"
    def __gt__(self, o): return "P.gt"
class Q(P):
    def __radd__(self, o): return "Q.radd"
    def __gt__(self, o): return "Q.gt"
    def __eq__(self, o): return "Q.eq"
class R(P): pass
assert P() + Q() == "Q.radd" and P() + R() == "P.add" and Q() + P() == "P.add" and P() + P() == "P.add"
assert (P() < Q()) == "Q.gt" and (P() == Q()) == "Q.eq" and (P() < R()) == "P.gt"
class NI:
    def __add__(self, o): return NotImplemented
    __radd__ = __lt__ = __gt__ = __eq__ = __iadd__ = __pow__ = __add__
    __hash__ = None
for t in ["NI() + NI()", "NI() + 1", "1 + NI()", "NI() < 1", "NI() < NI()", "NI() ** 2", "pow(NI(), 2, 3)", "-NI()", "~NI()", "abs(NI())", "NI() @ 1", "divmod(NI(), 1)", "int(NI())", "float(NI())", "[1][NI()]", "round(NI())", "NI() - 'a'", "'a' + 1", "1 + 'a'", "[] + ()", "None + 1", "{} | []", "'a' - 'b'", "1 << 1.0", "2.5 & 1", "'%d' % 'x'", "print >> 1", "object() < object()", "1 < 'a'", "[] < ()", "1j < 2j", "len(5)", "iter(5)", "next(5)", "(5).real()", "(5).real[0]", "hash([])", "bool(NI())"]:
    try: print(t, "->", eval(t))
    except TypeError as e: print(t, "->", e)
assert (NI() == NI()) is False and (NI() != 1) is True
class BadRet:
    def __index__(self): return "x"
    def __int__(self): return 1.5
    def __float__(self): return 1
    def __bool__(self): return 1
    def __len__(self): return -1
    def __hash__(self): return "h"
    def __str__(self): return 5
    def __repr__(self): return None
    def __bytes__(self): return "s"
    def __iter__(self): return 5
    def __complex__(self): return 1.0
    def __format__(self, s): return 5
for t in ["range(b)", "int(b)", "float(b)", "bool(b)", "len(b)", "hash(b)", "str(b)", "repr(b)", "bytes(b)", "iter(b)", "complex(b)", "format(b)", "f'{b}'"]:
    try: eval(t, {"b": BadRet()})
    except (TypeError, ValueError) as e: print(t, "->", type(e).__name__, e)
class BigLen:
    def __len__(self): return 2 ** 100
try: len(BigLen())
except OverflowError as e: print(e)
class IntSub(int):
    def __add__(self, o): return ("isub", int(self), int(o))
    def __radd__(self, o): return ("irsub", int(self), int(o))
assert 1 + IntSub(2) == ("irsub", 2, 1) and IntSub(1) + 2 == ("isub", 1, 2)
