# Class patterns: built-ins, __match_args__, keywords, errors.
from dataclasses import dataclass
class P:
    __match_args__ = ("x", "y")
    def __init__(self, x, y): self.x, self.y = x, y
class Q(P): pass
def m(v):
    match v:
        case P(0, 0): return "origin"
        case P(x, 0): return f"on x {x}"
        case P(x=0, y=y): return f"on y {y}"
        case Q(): return "a Q"
        case P(a, y=b): return f"P {a} {b}"
        case bool(b): return f"bool {b}"
        case int(n): return f"int {n}"
        case float(f): return f"float {f}"
        case str(s): return f"str {s}"
        case bytes(b) | bytearray(b): return f"bytes {bytes(b)}"
        case list([a, *_]): return f"list {a}"
        case dict(d) if d: return f"dict {d}"
        case tuple(()): return "unit"
        case set(s) | frozenset(s): return f"set {sorted(s)}"
        case type(__name__=n): return f"class {n}"
        case object(real=r): return f"real {r}"
        case _: return "?"
for v in [P(0, 0), P(1, 0), P(0, 2), P(3, 4), Q(1, 2), Q(0, 0), True, 7, 1.5, "s", b"b", bytearray(b"c"), [1, 2], [], {1: 2}, {}, (), {2, 1}, frozenset([3]), int, P, 2j, None]:
    print(m(v))
@dataclass
class D:
    a: int
    b: str = "b"
match D(1):
    case D(a, "b"): assert a == 1
match D(1):
    case D(b=b, a=2): assert False
    case D(1): pass
def err(text, **ns):
    try: exec(text, ns)
    except Exception as e: print(type(e).__name__, e)
class N: pass
class Bad1: __match_args__ = ["x"]
class Bad2: __match_args__ = (1,)
class Bad3: __match_args__ = ("x",); x = 1
err("match N():\n case N(1): 0", N=N)
err("match B():\n case B(1): 0", B=Bad1)
err("match B():\n case B(1): 0", B=Bad2)
err("match B():\n case B(1, x=1): 0", B=Bad3)
err("match B():\n case B(1, 2): 0", B=Bad3)
err("match 1:\n case int(1, 2): 0")
err("match 1:\n case X(): 0", X=5)
err("match 1:\n case undefined_cls(): 0")
class Prop:
    @property
    def p(self): raise AttributeError("hidden")
    @property
    def q(self): raise KeyError("shown")
match Prop():
    case Prop(p=_): assert False
    case _: pass
err("match P():\n case P(q=_): 0", P=Prop)
class Meta(type):
    def __instancecheck__(cls, o): return o == 42
class Answer(metaclass=Meta): pass
match 42:
    case Answer(): print("answer")
class E(Exception): pass
match E("a", 1):
    case Exception(args=(a, 1)): print(a)
