# Type inference for a small ML: parser, unification with occurs check, let-polymorphism, pairs and lists, readable errors, and an evaluator that agrees with the types.
import re
import string
from dataclasses import dataclass
from functools import reduce
from itertools import count


@dataclass(frozen=True)
class Con:
    name: str
    args: tuple = ()

    def __str__(self):
        match self:
            case Con("->", (Con("->"), _)): return f"({self.args[0]}) -> {self.args[1]}"
            case Con("->", (a, b)): return f"{a} -> {b}"
            case Con("*", (a, b)): return f"({a}, {b})"
            case Con("list", (a,)): return f"[{a}]"
        return self.name


@dataclass(frozen=True)
class Var:
    id: int

    def __str__(self): return f"t{self.id}"


@dataclass(frozen=True)
class Scheme:
    bound: tuple
    type: object


INT, BOOL, TEXT = Con("int"), Con("bool"), Con("text")
fn = lambda *types: reduce(lambda result, arg: Con("->", (arg, result)), reversed(types[:-1]), types[-1])
many = lambda t: Con("list", (t,))


class TypeMismatch(Exception):
    pass


class Parser:
    LEXER = re.compile(r"""\s*(?:(\d+)|("[^"]*")|([a-z_][\w']*)|(->|==|::|[-+*<=\\()\[\],]))""")
    WORDS = {"let", "rec", "in", "if", "then", "else", "fun", "true", "false"}

    def __init__(self, text):
        self.tokens, at = [], 0
        text = text.rstrip()
        while at < len(text):
            if not (m := self.LEXER.match(text, at)):
                raise SyntaxError(f"unexpected {text[at:].strip()[0]!r}")
            self.tokens.append((m.lastindex, m[m.lastindex]))
            at = m.end()
        self.tokens.append((0, "the end"))
        self.tokens.reverse()

    def next(self, *wanted):
        kind, value = self.tokens.pop()
        if wanted and value not in wanted:
            raise SyntaxError(f"{' or '.join(wanted)} expected, not {value}")
        return value

    def at(self, *values):
        return self.tokens[-1][1] in values and self.tokens[-1][0] != 2

    def name(self):
        if self.tokens[-1][0] != 3 or self.at(*self.WORDS):
            raise SyntaxError(f"a name expected, not {self.tokens[-1][1]}")
        return self.next()

    def program(self):
        e = self.expr()
        self.next("the end")
        return e

    def expr(self):
        if self.at("let"):
            self.next()
            rec = self.at("rec") and bool(self.next())
            name, params = self.name(), []
            while not self.at("="):
                params.append(self.name())
            self.next("=")
            value = reduce(lambda body, p: ("fun", p, body), reversed(params), self.expr())
            self.next("in")
            return ("letrec" if rec else "let", name, value, self.expr())
        if self.at("fun", "\\"):
            self.next()
            params = [self.name()]
            while not self.at("->"):
                params.append(self.name())
            self.next("->")
            return reduce(lambda body, p: ("fun", p, body), reversed(params), self.expr())
        if self.at("if"):
            self.next()
            test = self.expr()
            self.next("then")
            yes = self.expr()
            self.next("else")
            return ("if", test, yes, self.expr())
        return self.binary(0)

    LEVELS = [("==", "<"), ("::",), ("+", "-"), ("*",)]

    def binary(self, level):
        if level == len(self.LEVELS):
            return self.call()
        left = self.binary(level + 1)
        while self.at(*self.LEVELS[level]):
            op = self.next()
            right = self.binary(level if op == "::" else level + 1)
            left = ("call", ("call", ("var", op), left), right)
        return left

    def call(self):
        f = self.atom()
        while self.tokens[-1][0] in (1, 2) or self.at("(", "[", "true", "false") or self.tokens[-1][0] == 3 and not self.at(*self.WORDS):
            f = ("call", f, self.atom())
        return f

    def atom(self):
        kind, value = self.tokens[-1]
        match kind, value:
            case 1, _: return ("lit", int(self.next()))
            case 2, _: return ("lit", self.next()[1:-1])
            case 3, "true" | "false": return ("lit", self.next() == "true")
            case 4, "(":
                self.next()
                e = self.expr()
                if self.at(","):
                    self.next()
                    e = ("call", ("call", ("var", "pair"), e), self.expr())
                self.next(")")
                return e
            case 4, "[":
                self.next()
                items = []
                while not self.at("]"):
                    items.append(self.expr())
                    if not self.at("]"):
                        self.next(",")
                self.next("]")
                return reduce(lambda rest, x: ("call", ("call", ("var", "::"), x), rest), reversed(items), ("var", "nil"))
        return ("var", self.name())


class Inference:
    def __init__(self):
        self.solution, self.ids = {}, count()

    def fresh(self): return Var(next(self.ids))

    def prune(self, t):
        while isinstance(t, Var) and t in self.solution:
            t = self.solution[t]
        return t

    def full(self, t):
        t = self.prune(t)
        return Con(t.name, tuple(map(self.full, t.args))) if isinstance(t, Con) else t

    def free(self, t):
        t = self.prune(t)
        return {t} if isinstance(t, Var) else set().union(*map(self.free, t.args))

    def unify(self, a, b):
        a, b = self.prune(a), self.prune(b)
        if a == b:
            return
        match a, b:
            case Var(), _:
                if a in self.free(b):
                    raise TypeMismatch(f"endless type: {pretty(a, b)}")
                self.solution[a] = b
            case _, Var(): self.unify(b, a)
            case Con(f, xs), Con(g, ys) if f == g and len(xs) == len(ys):
                for x, y in zip(xs, ys):
                    self.unify(x, y)
            case _: raise TypeMismatch(f"{pretty(self.full(a))} is not {pretty(self.full(b))}")

    def open(self, scheme):
        names = {v: self.fresh() for v in scheme.bound}
        def copy(t):
            t = self.prune(t)
            return names.get(t, t) if isinstance(t, Var) else Con(t.name, tuple(map(copy, t.args)))
        return copy(scheme.type)

    def infer(self, e, env):
        match e:
            case ("lit", bool()): return BOOL
            case ("lit", int()): return INT
            case ("lit", str()): return TEXT
            case ("var", name):
                if name not in env:
                    raise TypeMismatch(f"unknown name {name}")
                return self.open(env[name])
            case ("fun", p, body):
                arg = self.fresh()
                return fn(arg, self.infer(body, env | {p: Scheme((), arg)}))
            case ("call", f, x):
                result = self.fresh()
                self.unify(self.infer(f, env), fn(self.infer(x, env), result))
                return result
            case ("if", test, yes, no):
                self.unify(self.infer(test, env), BOOL)
                t = self.infer(yes, env)
                self.unify(t, self.infer(no, env))
                return t
            case (("let" | "letrec") as kind, name, value, body):
                inner = env
                if kind == "letrec":
                    inner = env | {name: Scheme((), (own := self.fresh()))}
                t = self.infer(value, inner)
                if kind == "letrec":
                    self.unify(own, t)
                outside = set().union(*(self.free(s.type) - set(s.bound) for s in env.values()))
                return self.infer(body, env | {name: Scheme(tuple(sorted(self.free(t) - outside, key=lambda v: v.id)), t)})


def pretty(*types):
    text = " = ".join(map(str, types))
    names = dict(zip(dict.fromkeys(re.findall(r"t\d+", text)), string.ascii_lowercase))
    return re.sub(r"t\d+", lambda m: "'" + names[m[0]], text)


a, b = Var(-1), Var(-2)
cons = lambda x: lambda xs: (x, xs)
PRELUDE = {
    **{op: (fn(INT, INT, INT), f) for op, f in {"+": lambda x: lambda y: x + y, "-": lambda x: lambda y: x - y, "*": lambda x: lambda y: x * y}.items()},
    "<": (fn(INT, INT, BOOL), lambda x: lambda y: x < y), "==": (fn(a, a, BOOL), lambda x: lambda y: x == y), "::": (fn(a, many(a), many(a)), cons), "nil": (many(a), None),
    "head": (fn(many(a), a), lambda l: l[0]), "tail": (fn(many(a), many(a)), lambda l: l[1]), "empty": (fn(many(a), BOOL), lambda l: l is None),
    "pair": (fn(a, b, Con("*", (a, b))), lambda x: lambda y: [x, y]), "fst": (fn(Con("*", (a, b)), a), lambda p: p[0]), "snd": (fn(Con("*", (a, b)), b), lambda p: p[1]),
    "size": (fn(TEXT, INT), len),
}
TYPES = {n: Scheme(tuple(v for v in (a, b) if str(v) in str(t)), t) for n, (t, _) in PRELUDE.items()}


def run(e, env):
    match e:
        case ("lit", v): return v
        case ("var", n): return env[n]
        case ("fun", p, body): return lambda x: run(body, env | {p: x})
        case ("call", f, x): return run(f, env)(run(x, env))
        case ("if", t, y, n): return run(y if run(t, env) else n, env)
        case ("let", n, v, body): return run(body, env | {n: run(v, env)})
        case ("letrec", n, v, body):
            inner = dict(env)
            inner[n] = run(v, inner)
            return run(body, inner)


def show(value, t):
    match t:
        case Con("->") | Var(): return "<fun>" if callable(value) else "?"
        case Con("*", (x, y)): return f"({show(value[0], x)}, {show(value[1], y)})"
        case Con("list", (x,)):
            items = []
            while value is not None:
                items.append(show(value[0], x))
                value = value[1]
            return f"[{', '.join(items)}]"
    return repr(value)


MAP = "let rec map f l = if empty l then [] else f (head l) :: map f (tail l) in "
FOLD = "let rec fold f z l = if empty l then z else f (head l) (fold f z (tail l)) in "
for source in [r"\x -> x", "let id = fun x -> x in (id 3, id true)", "fun f g x -> f (g x)", "let twice f x = f (f x) in twice twice (fun n -> n * 2) 1", MAP + 'map size ["a", "bcd", ""]', MAP + "map",
               FOLD + "fold", FOLD + "(fold (fun x y -> x + y) 0 [1, 2, 3], fold (fun x l -> x :: x :: l) [] [true])", "let rec fact n = if n < 1 then 1 else n * fact (n - 1) in fact 20", "fun p -> (snd p, fst p)",
               "let k x y = x in let s f g x = f x (g x) in (s k k, s k k 7)", "[[1], [], [2, 3]]", "fun x -> let y = x in (y, y == 1)", "let f = fun g -> (g 1, g 2) in f (fun x -> [x])", "1 < 2 == true", "[] == [[]]",
               "fun x -> x x", "if 1 then 2 else 3", "[1, true]", "fun f -> (f 1, f true)", '"a" + 1', "let x = 1 in y", "let = 3", "(1, 2", "head 5", "let rec f x = f in f", "fun x -> if x then x else 1 :: x", "1 ? 2"]:
    try:
        tree = Parser(source).program()
        inference = Inference()
        t = inference.full(inference.infer(tree, TYPES))
        print(f"{source[:74]:74} : {pretty(t)}", "=", show(run(tree, {n: v for n, (_, v) in PRELUDE.items()}), t))
    except (TypeMismatch, SyntaxError) as e:
        print(f"{source[:74]:74} ! {type(e).__name__}: {e}")
