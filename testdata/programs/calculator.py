# An expression calculator: tokenizer, recursive descent parser, tree evaluator with variables and functions.
import math

class CalcError(Exception):
    def __init__(self, message, pos):
        super().__init__(f"{message} at {pos}")
        self.pos = pos

def tokenize(text):
    i = 0
    while i < len(text):
        c = text[i]
        if c.isspace():
            i += 1
        elif c.isdigit() or c == ".":
            start = i
            while i < len(text) and (text[i].isdigit() or text[i] in ".eE" or (text[i] in "+-" and text[i - 1] in "eE")):
                i += 1
            try:
                yield "num", float(text[start:i]) if any(ch in ".eE" for ch in text[start:i]) else int(text[start:i]), start
            except ValueError:
                raise CalcError(f"bad number {text[start:i]!r}", start) from None
        elif c.isalpha():
            start = i
            while i < len(text) and (text[i].isalnum() or text[i] == "_"):
                i += 1
            yield "name", text[start:i], start
        elif text[i:i + 2] in ("**", "//"):
            yield "op", text[i:i + 2], i
            i += 2
        elif c in "+-*/%()=,!":
            yield "op", c, i
            i += 1
        else:
            raise CalcError(f"unexpected {c!r}", i)
    yield "end", None, len(text)

class Parser:
    LEVELS = [("+", "-"), ("*", "/", "//", "%")]

    def __init__(self, text):
        self.tokens = list(tokenize(text))
        self.i = 0

    def peek(self):
        return self.tokens[self.i]

    def take(self, value=None):
        kind, v, pos = self.tokens[self.i]
        if value is not None and (kind, v) != ("op", value):
            raise CalcError(f"expected {value!r}, got {v!r}", pos)
        self.i += 1
        return kind, v, pos

    def statement(self):
        if self.tokens[0][0] == "name" and self.tokens[1][:2] == ("op", "="):
            name = self.take()[1]
            self.take("=")
            tree = ("assign", name, self.binary(0))
        else:
            tree = self.binary(0)
        if self.peek()[0] != "end":
            raise CalcError(f"unexpected {self.peek()[1]!r}", self.peek()[2])
        return tree

    def binary(self, level):
        if level == len(self.LEVELS):
            return self.unary()
        left = self.binary(level + 1)
        while self.peek()[0] == "op" and self.peek()[1] in self.LEVELS[level]:
            op = self.take()[1]
            left = (op, left, self.binary(level + 1))
        return left

    def unary(self):
        if self.peek()[:2] in (("op", "-"), ("op", "+")):
            op = self.take()[1]
            return ("u" + op, self.unary())
        return self.power()

    def power(self):
        base = self.postfix()
        if self.peek()[:2] == ("op", "**"):
            self.take()
            return ("**", base, self.unary())
        return base

    def postfix(self):
        tree = self.atom()
        while self.peek()[:2] == ("op", "!"):
            self.take()
            tree = ("call", "fact", [tree])
        return tree

    def atom(self):
        kind, v, pos = self.take()
        if kind == "num":
            return ("num", v)
        if kind == "name":
            if self.peek()[:2] != ("op", "("):
                return ("var", v, pos)
            self.take("(")
            args = []
            while self.peek()[:2] != ("op", ")"):
                args.append(self.binary(0))
                if self.peek()[:2] != ("op", ")"):
                    self.take(",")
            self.take(")")
            return ("call", v, args)
        if (kind, v) == ("op", "("):
            tree = self.binary(0)
            self.take(")")
            return tree
        raise CalcError(f"unexpected {v!r}", pos)

class Calculator:
    FUNCS = {"sqrt": math.sqrt, "max": max, "min": min, "fact": math.factorial, "abs": abs, "sum": lambda *a: sum(a)}

    def __init__(self):
        self.vars = {"pi": 3.14159}

    def eval(self, tree):
        match tree:
            case ("num", v):
                return v
            case ("var", name, pos):
                if name not in self.vars:
                    raise CalcError(f"unknown variable {name}", pos)
                return self.vars[name]
            case ("assign", name, value):
                self.vars[name] = self.eval(value)
                return self.vars[name]
            case ("call", name, args):
                if name not in self.FUNCS:
                    raise CalcError(f"unknown function {name}", 0)
                return self.FUNCS[name](*map(self.eval, args))
            case ("u-", x):
                return -self.eval(x)
            case ("u+", x):
                return +self.eval(x)
            case (op, a, b):
                a, b = self.eval(a), self.eval(b)
                return {"+": lambda: a + b, "-": lambda: a - b, "*": lambda: a * b, "/": lambda: a / b,
                        "//": lambda: a // b, "%": lambda: a % b, "**": lambda: a ** b}[op]()

    def run(self, line):
        try:
            return repr(self.eval(Parser(line).statement()))
        except CalcError as e:
            return f"error: {e}"
        except (ArithmeticError, ValueError, TypeError) as e:
            return f"error: {type(e).__name__}"

calc = Calculator()
for line in ["1 + 2 * 3", "(1 + 2) * 3", "-2 ** 2", "2 ** 3 ** 2", "2 ** -1", "x = 7 // 2", "x * 1.5", "y = x = 3", "10 % 4 - -3", "5! / 3!", "sqrt(16) + max(1, x, 2)", "1 / 0", "2 * (3 + ", "unknown + 1",
             "nope(3)", "1 $ 2", "3 4", "sum(1, 2, 3, 4) * pi", "1.5e3 + .5", "((((((1))))))", "sqrt(0 - 1)", "2 ** 100", "min()", "1..2"]:
    print(f"{line:28} = {calc.run(line)}")
