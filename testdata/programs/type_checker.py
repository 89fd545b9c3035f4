# A type checker and interpreter for a small typed language, with dataclasses and pattern matching.
from dataclasses import dataclass
@dataclass(frozen=True)
class Fn:
    arg: object
    res: object
    def __str__(self): return f"({self.arg}) -> {self.res}" if isinstance(self.arg, Fn) else f"{self.arg} -> {self.res}"
@dataclass(frozen=True)
class Var:
    n: int
    def __str__(self): return "abcdefghij"[self.n % 10]
class TypeProblem(Exception): pass
class Checker:
    def __init__(self): self.n, self.subst = 0, {}
    def fresh(self): self.n += 1; return Var(self.n - 1)
    def resolve(self, t):
        match t:
            case Var() if t in self.subst: return self.resolve(self.subst[t])
            case Fn(a, r): return Fn(self.resolve(a), self.resolve(r))
        return t
    def occurs(self, v, t):
        return v == t or isinstance(t, Fn) and (self.occurs(v, t.arg) or self.occurs(v, t.res))
    def unify(self, a, b):
        a, b = self.resolve(a), self.resolve(b)
        match a, b:
            case _ if a == b: return
            case (Var(), _):
                if self.occurs(a, b): raise TypeProblem(f"infinite type {a} = {b}")
                self.subst[a] = b
            case (_, Var()): self.unify(b, a)
            case (Fn(a1, r1), Fn(a2, r2)): self.unify(a1, a2); self.unify(r1, r2)
            case _: raise TypeProblem(f"{a} is not {b}")
    def infer(self, e, env):
        match e:
            case bool(): return "bool"
            case int(): return "int"
            case str(name):
                if name not in env: raise TypeProblem(f"unknown {name}")
                return env[name]
            case ("fn", arg, body):
                t = self.fresh()
                return Fn(t, self.infer(body, env | {arg: t}))
            case ("if", c, a, b):
                self.unify(self.infer(c, env), "bool")
                t = self.infer(a, env)
                self.unify(t, self.infer(b, env))
                return t
            case ("let", name, value, body): return self.infer(body, env | {name: self.infer(value, env)})
            case (f, *args):
                t = self.infer(f, env)
                for a in args:
                    r = self.fresh()
                    self.unify(t, Fn(self.infer(a, env), r))
                    t = r
                return t
def run(e, env):
    match e:
        case bool() | int(): return e
        case str(): return env[e]
        case ("fn", arg, body): return lambda v: run(body, env | {arg: v})
        case ("if", c, a, b): return run(a if run(c, env) else b, env)
        case ("let", name, value, body): return run(body, env | {name: run(value, env)})
        case (f, *args):
            r = run(f, env)
            for a in args: r = r(run(a, env))
            return r
TYPES = {"add": Fn("int", Fn("int", "int")), "less": Fn("int", Fn("int", "bool")), "not": Fn("bool", "bool")}
VALUES = {"add": lambda a: lambda b: a + b, "less": lambda a: lambda b: a < b, "not": lambda a: not a}
for e in [3, True, ("add", 1, 2), ("fn", "x", ("add", "x", 1)), (("fn", "x", ("add", "x", 1)), 41), ("fn", "f", ("fn", "x", ("f", ("f", "x")))), ("let", "twice", ("fn", "f", ("fn", "x", ("f", ("f", "x")))), ("twice", ("add", 10), 5)),
          ("if", ("less", 1, 2), 10, 20), ("if", 1, 2, 3), ("add", True), ("fn", "x", ("x", "x")), ("if", True, 1, False), "nope", ("fn", "x", ("fn", "y", "x")), ("not", ("less", 3, 2)), ("fn", "f", ("fn", "g", ("fn", "x", ("f", ("g", "x")))))]:
    c = Checker()
    try: t = c.resolve(c.infer(e, TYPES))
    except TypeProblem as p: print("type error:", p); continue
    v = run(e, VALUES)
    print(t, "=", "<function>" if callable(v) else v)
