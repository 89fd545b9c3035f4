# A Pratt parser for a small expression language, with precedence tables, error positions, a pretty printer and a folding optimiser.
import re
from dataclasses import dataclass
from operator import add, eq, floordiv, lt, mod, mul, neg, not_, pow, sub

TOKENS = re.compile(r"\s*(?:(?P<num>\d+(?:\.\d+)?)|(?P<name>[A-Za-z_]\w*)|(?P<op>\*\*|==|<=|&&|\|\||[-+*/%<!?:(),=])|(?P<bad>\S))")


@dataclass
class Num: value: float
@dataclass
class Var: name: str
@dataclass
class Un: op: str; arg: object
@dataclass
class Bin: op: str; left: object; right: object
@dataclass
class Cond: test: object; yes: object; no: object
@dataclass
class Call: name: str; args: list


POWER = {"=": (2, 1), "?": (4, 3), "||": (5, 6), "&&": (7, 8), "==": (9, 10), "<": (11, 12), "<=": (11, 12), "+": (13, 14), "-": (13, 14), "*": (15, 16), "/": (15, 16), "%": (15, 16), "**": (20, 19)}
OPS = {"+": add, "-": sub, "*": mul, "/": floordiv, "%": mod, "**": pow, "==": eq, "<": lt, "<=": lambda a, b: a <= b, "!": not_}


class Parser:
    def __init__(self, text):
        self.text, self.tokens = text, []
        for m in TOKENS.finditer(text):
            if m.lastgroup == "bad":
                self.fail(f"stray {m['bad']!r}", m.start("bad"))
            if m.lastgroup:
                self.tokens.append((m.lastgroup, m[m.lastgroup], m.start(m.lastgroup)))
        self.tokens.append(("end", "", len(text)))
        self.at = 0

    def fail(self, message, where):
        raise SyntaxError(message, ("<expr>", 1, where + 1, self.text))

    def next(self):
        self.at += 1
        return self.tokens[self.at - 1]

    def expect(self, op):
        kind, text, where = self.next()
        if text != op:
            self.fail(f"expected {op!r}, got {text or 'the end'!r}", where)

    def parse(self, least=0):
        kind, text, where = self.next()
        match kind, text:
            case "num", _: left = Num(float(text) if "." in text else int(text))
            case "name", _ if self.tokens[self.at][1] == "(":
                self.next()
                args = []
                while self.tokens[self.at][1] != ")":
                    args.append(self.parse(1))
                    if self.tokens[self.at][1] != ",": break
                    self.next()
                self.expect(")")
                left = Call(text, args)
            case "name", _: left = Var(text)
            case "op", "(": left = self.parse(); self.expect(")")
            case "op", "-" | "!": left = Un(text, self.parse(18))
            case _: self.fail(f"unexpected {text or 'end'}", where)
        while (op := self.tokens[self.at][1]) in POWER and POWER[op][0] > least:
            self.next()
            if op == "?":
                yes = self.parse()
                self.expect(":")
                left = Cond(left, yes, self.parse(POWER[op][1]))
            elif op == "=" and not isinstance(left, Var):
                self.fail("only a name can be assigned to", self.tokens[self.at - 1][2])
            else:
                left = Bin(op, left, self.parse(POWER[op][1]))
        return left

    def whole(self):
        tree = self.parse()
        if self.tokens[self.at][0] != "end":
            self.fail("something is left over", self.tokens[self.at][2])
        return tree


def fold(t):
    match t:
        case Bin(op, l, r):
            l, r = fold(l), fold(r)
            match op, l, r:
                case "*", Num(0), _ if not isinstance(r, Call): return Num(0)
                case ("+", x, Num(0)) | ("*", x, Num(1)) | ("+", Num(0), x) | ("*", Num(1), x): return x
                case _, Num(a), Num(b) if op in OPS and (op not in "/%" or b): return Num(OPS[op](a, b))
            return Bin(op, l, r)
        case Un("-", arg): return Num(neg(v.value)) if isinstance(v := fold(arg), Num) else Un("-", v)
        case Cond(test, yes, no): return (fold(yes) if c.value else fold(no)) if isinstance(c := fold(test), Num) else Cond(c, fold(yes), fold(no))
        case Call(name, args): return Call(name, [fold(a) for a in args])
    return t


def show(t):
    match t:
        case Num(v): return f"{v}"
        case Var(n): return n
        case Un(op, a): return f"{op}{show(a)}"
        case Bin(op, l, r): return f"({show(l)} {op} {show(r)})"
        case Cond(a, b, c): return f"({show(a)} ? {show(b)} : {show(c)})"
        case Call(n, args): return f"{n}({', '.join(map(show, args))})"


def run(t, env):
    match t:
        case Num(v): return v
        case Var(n): return env[n]
        case Un(op, a): return -run(a, env) if op == "-" else not run(a, env)
        case Bin("=", Var(n), r): env[n] = run(r, env); return env[n]
        case Bin("&&", l, r): return run(l, env) and run(r, env)
        case Bin("||", l, r): return run(l, env) or run(r, env)
        case Bin(op, l, r): return OPS[op](run(l, env), run(r, env))
        case Cond(a, b, c): return run(b if run(a, env) else c, env)
        case Call(n, args): return env[n](*(run(a, env) for a in args))


env = {"max": max, "x": 5, "abs": abs}
for text in ("1 + 2 * 3", "2 ** 3 ** 2", "-2 ** 2", "(1 + 2) * -x", "a = b = x * 2", "a - b - 1", "x < 3 ? 1 : x < 7 ? 2 : 3", "max(1, x * 1 + 0, abs(-9))", "0 * x + 1 * 7", "!x || x == 5 && 7 % 4 == 3", "1.5 + 2.25 * 4", "max()", "1 +", "3 $ 4", "(1", "2 3", "1 = 2", "f(1,", "q + 1"):
    try:
        tree = Parser(text).whole()
        print(f"{text:28} {show(tree)}  =>  {show(fold(tree))}  =>  {run(tree, env)}")
    except SyntaxError as e:
        print(f"{text:28} {e.msg} at {e.offset}")
        print(" " * (e.offset - 1) + "^")
    except (KeyError, TypeError, ValueError) as e:
        print(f"{text:28} {type(e).__name__}")
print({k: v for k, v in env.items() if isinstance(v, int)}, Parser("a+1").whole())
