# An interpreter of line-numbered BASIC: a regex lexer, recursive descent for expressions, FOR, GOSUB, DIM, DATA and PRINT zones, errors with their line.
import math
import random
import re
from collections import deque
from functools import partial

LEXER = re.compile(r"""
    (?P<number>\d+\.?\d*(?:E[+-]?\d+)?|\.\d+)
  | (?P<string>"[^"]*")
  | (?P<name>[A-Z][A-Z0-9]*\$?)
  | (?P<op><=|>=|<>|[-+*/^()=<>,;:])
  | (?P<space>\s+)
  | (?P<bad>.)""", re.X | re.I)


class BasicError(Exception):
    line = None

    def __str__(self):
        return f"{self.args[0]} in {self.line}" if self.line is not None else self.args[0]


class Basic:
    def __init__(self, source, seed=1, inputs=()):
        self.lines = {}
        for text in source.strip().splitlines():
            number, rest = text.strip().split(None, 1)
            self.lines[int(number)] = list(self.lex(rest, int(number)))
        self.order = sorted(self.lines)
        self.vars, self.arrays, self.stack, self.loops = {}, {}, [], {}
        self.data = deque(self.collect_data())
        self.random, self.inputs, self.column, self.out = random.Random(seed), iter(inputs), 0, []
        self.functions = {"INT": math.floor, "ABS": abs, "SQR": math.sqrt, "LEN": len, "CHR$": chr, "STR$": self.text, "VAL": float, "RND": lambda n: self.random.random(),
                          "LEFT$": lambda s, n: s[:int(n)], "MID$": lambda s, i, n=255: s[int(i) - 1:int(i) - 1 + int(n)], "SGN": lambda x: (x > 0) - (x < 0), "TAB": lambda n: " " * max(0, int(n) - self.column)}

    @staticmethod
    def lex(text, number):
        for m in LEXER.finditer(text):
            kind, value = m.lastgroup, m[0]
            if kind == "bad":
                e = BasicError(f"bad character {value!r}")
                e.line = number
                raise e
            if kind == "name" and value.upper() == "REM":
                return
            if kind == "number":
                yield kind, float(value)
            elif kind == "string":
                yield kind, value[1:-1]
            elif kind != "space":
                yield kind, value.upper()

    def collect_data(self):
        for number in self.order:
            tokens = self.lines[number]
            if tokens and tokens[0] == ("name", "DATA"):
                yield from (v for k, v in tokens[1:] if k in ("number", "string"))

    def text(self, value):
        if isinstance(value, str):
            return value
        return f"{int(value)}" if value == int(value) and abs(value) < 1e15 else f"{value:.6g}"

    # expressions

    def peek(self):
        return self.tokens[self.at] if self.at < len(self.tokens) else (None, None)

    def take(self, *wanted):
        kind, value = self.peek()
        if wanted and value not in wanted:
            raise BasicError(f"{' or '.join(wanted)} expected, not {value or 'the end'}")
        self.at += 1
        return value

    def accept(self, *wanted):
        return self.take() if self.peek()[1] in wanted and self.peek()[0] != "string" else None

    def binary(self, below, table):
        left = below()
        while op := self.accept(*table):
            left = table[op](left, below())
        return left

    def expression(self):
        truth = lambda f: lambda a, b: -1.0 if f(a, b) else 0.0
        either = {"OR": lambda a, b: float(int(a) | int(b))}
        both = {"AND": lambda a, b: float(int(a) & int(b))}
        compare = {"=": truth(lambda a, b: a == b), "<>": truth(lambda a, b: a != b), "<": truth(lambda a, b: a < b), ">": truth(lambda a, b: a > b), "<=": truth(lambda a, b: a <= b), ">=": truth(lambda a, b: a >= b)}
        add = {"+": lambda a, b: a + b, "-": lambda a, b: a - b}
        multiply = {"*": lambda a, b: a * b, "/": lambda a, b: a / b}
        level = self.power
        for table in (multiply, add, compare, both, either):
            level = partial(self.binary, level, table)
        return level()

    def power(self):
        if self.accept("-"):
            return -self.power()
        base = self.atom()
        return base ** self.power() if self.accept("^") else base

    def atom(self):
        kind, value = self.peek()
        self.at += 1
        if kind in ("number", "string"):
            return value
        if value == "(":
            inner = self.expression()
            self.take(")")
            return inner
        if kind == "name":
            if self.peek()[1] == "(":
                args = self.arguments()
                if value in self.functions:
                    return self.functions[value](*args)
                return self.cell(value, args)
            return self.vars.get(value, "" if value.endswith("$") else 0.0)
        raise BasicError("expression expected")

    def arguments(self):
        self.take("(")
        args = [self.expression()]
        while self.accept(","):
            args.append(self.expression())
        self.take(")")
        return args

    def cell(self, name, index, value=None):
        array, size = self.arrays.setdefault(name, ({}, [10] * len(index)))
        key = tuple(map(int, index))
        if len(key) != len(size) or not all(0 <= k <= s for k, s in zip(key, size)):
            raise BasicError(f"subscript {key} out of range")
        if value is not None:
            array[key] = value
        return array.get(key, 0.0)

    # statements

    def assign(self, value_of=None):
        name = self.take()
        index = self.arguments() if self.peek()[1] == "(" else None
        if value_of is None:
            self.take("=")
            value_of = self.expression
        value = value_of()
        if isinstance(value, str) != name.endswith("$"):
            raise BasicError(f"type mismatch for {name}")
        if index:
            self.cell(name, index, value)
        else:
            self.vars[name] = value

    def do_print(self):
        end = "\n"
        while self.peek()[1] not in (None, ":"):
            end = ""
            if self.accept(";"):
                continue
            if self.accept(","):
                self.emit(" " * (10 - self.column % 10))
                continue
            value = self.expression()
            self.emit(self.text(value))
            end = "\n"
        self.emit(end)

    def emit(self, text):
        self.out.append(text)
        self.column = len(text) - text.rfind("\n") - 1 + (self.column if "\n" not in text else 0)

    def jump(self, number):
        if number not in self.lines:
            raise BasicError(f"no line {number:g}")
        self.pc, self.at, self.jumped = self.order.index(number), 0, True

    def statement(self):
        kind, word = self.peek()
        match word:
            case "PRINT": self.take(), self.do_print()
            case "LET": self.take(), self.assign()
            case "IF":
                self.take()
                test = self.expression()
                self.take("THEN")
                if not test:
                    self.at = len(self.tokens)
                elif self.peek()[0] == "number":
                    self.jump(int(self.take()))
                else:
                    self.statement()
            case "GOTO": self.take(), self.jump(int(self.expression()))
            case "GOSUB":
                self.take()
                target = int(self.expression())
                self.stack.append((self.pc, self.at))
                self.jump(target)
            case "RETURN":
                if not self.stack:
                    raise BasicError("RETURN without GOSUB")
                self.back(*self.stack.pop())
            case "FOR":
                self.take()
                name = self.peek()[1]
                self.assign()
                self.take("TO")
                last = self.expression()
                step = self.expression() if self.accept("STEP") else 1.0
                self.loops[name] = last, step, self.pc, self.at
            case "NEXT":
                self.take()
                name = self.take()
                if name not in self.loops:
                    raise BasicError(f"NEXT {name} without FOR")
                last, step, pc, at = self.loops[name]
                self.vars[name] += step
                if (self.vars[name] <= last) if step > 0 else (self.vars[name] >= last):
                    self.back(pc, at)
            case "DIM":
                self.take()
                while True:
                    self.arrays[self.take()] = {}, [int(n) for n in self.arguments()]
                    if not self.accept(","):
                        break
            case "READ":
                self.take()
                while True:
                    if not self.data:
                        raise BasicError("out of DATA")
                    self.assign(self.data.popleft)
                    if not self.accept(","):
                        break
            case "INPUT": self.take(), self.assign(lambda: next(self.inputs))
            case "END": raise StopIteration
            case "DATA": self.at = len(self.tokens)
            case _ if kind == "name": self.assign()
            case _: raise BasicError(f"statement expected, not {word}")

    def back(self, pc, at):
        self.pc, self.at, self.tokens = pc, at, self.lines[self.order[pc]]
        self.jumped = False

    def run(self, limit=5000):
        self.pc = self.at = 0
        try:
            while self.pc < len(self.order):
                self.tokens, self.jumped = self.lines[self.order[self.pc]], False
                while self.at < len(self.tokens) and not self.jumped:
                    self.statement()
                    limit -= 1
                    if not limit:
                        raise BasicError("too many steps")
                    if not self.jumped and self.at < len(self.tokens):
                        self.take(":")
                if not self.jumped:
                    self.pc, self.at = self.pc + 1, 0
        except StopIteration:
            pass
        except (BasicError, ArithmeticError, TypeError, ValueError) as e:
            error = e if isinstance(e, BasicError) else BasicError(type(e).__name__)
            error.line = self.order[self.pc]
            self.emit(f"?{error}\n")
        return "".join(self.out)


PROGRAMS = {
    "primes": """10 REM sieve
        20 DIM P(50)
        30 FOR I = 2 TO 50: IF P(I) = 1 THEN 60
        40 PRINT I; " ";
        50 FOR J = I * I TO 50 STEP I: P(J) = 1: NEXT J
        60 NEXT I
        70 PRINT""",
    "table": """10 PRINT "N", "SQUARE", "ROOT"
        20 FOR N = 1 TO 4: PRINT N, N ^ 2, SQR(N): NEXT N
        30 FOR N = 10 TO 1 STEP -4: PRINT TAB(N); "*": NEXT N""",
    "subs": """10 LET A$ = "HELLO": GOSUB 100: PRINT B$
        20 A$ = MID$("RACECAR", 2, 5): GOSUB 100: PRINT B$; LEN(B$): END
        100 B$ = "": FOR I = LEN(A$) TO 1 STEP -1: B$ = B$ + MID$(A$, I, 1): NEXT I: RETURN""",
    "data": """10 READ N: FOR I = 1 TO N: READ W$, X: T = T + X: PRINT W$, X / 4: NEXT I
        20 PRINT "TOTAL"; T; -2 ^ 2; 7 > 3 AND 2 > 1; INT(-2.5)
        30 READ Z
        40 DATA 3, "A", 1, "B", 2.5, "C", 1E3""",
    "guess": """10 S = INT(RND(1) * 10) + 1
        20 INPUT G: T = T + 1: IF G < S THEN PRINT G; " LOW": GOTO 20
        30 IF G > S THEN PRINT G; " HIGH": GOTO 20
        40 PRINT "GOT "; S; " IN "; T""",
    "loop": "10 GOTO 10", "nowhere": "10 GOTO 99", "zero": "10 PRINT 1 / 0", "type": '10 A = "X"', "range": "10 A(11) = 1", "return": "10 RETURN", "syntax": "10 PRINT (1", "next": "5 NEXT Q",
}
for name, source in PROGRAMS.items():
    print(f"--- {name}")
    print(Basic(source, inputs=[5.0, 9.0, 1.0, 2.0, 3.0]).run(), end="")
try:
    Basic("10 PRINT 1 ? 2")
except BasicError as e:
    print(e, e.line)
