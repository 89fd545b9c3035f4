# Shunting-yard: infix to reverse Polish, with functions, unary minus, right-associative power, error carets, and back to infix with few parentheses.
import math
import operator
import re
from collections import namedtuple
from fractions import Fraction

Token = namedtuple("Token", "kind text at")
Op = namedtuple("Op", "level right arity apply")

OPS = {
    "+": Op(1, False, 2, operator.add),
    "-": Op(1, False, 2, operator.sub),
    "*": Op(2, False, 2, operator.mul),
    "/": Op(2, False, 2, operator.truediv),
    "%": Op(2, False, 2, operator.mod),
    "neg": Op(3, True, 1, operator.neg),
    "^": Op(4, True, 2, operator.pow),
}
FUNCTIONS = {"max": (2, max), "min": (2, min), "abs": (1, abs), "gcd": (2, lambda a, b: Fraction(math.gcd(int(a), int(b)))),
             "if": (3, lambda c, a, b: a if c else b)}
LEXER = re.compile(r"\s*(?:(?P<number>\d+(?:\.\d*)?|\.\d+)|(?P<name>[a-z_]\w*)|(?P<op>[-+*/%^])|(?P<punct>[(),])|(?P<bad>\S))", re.I)


class FormulaError(Exception):
    def __init__(self, message, at):
        super().__init__(message)
        self.at = at

    def show(self, text):
        return f"  {text}\n  {' ' * self.at}^ {self}"


def tokens(text):
    for m in LEXER.finditer(text):
        if m.lastgroup == "bad":
            raise FormulaError(f"unexpected {m['bad']!r}", m.start("bad"))
        yield Token(m.lastgroup, m[m.lastgroup], m.start(m.lastgroup))
    yield Token("end", "", len(text))


def to_rpn(text):
    out, stack, counts = [], [], []
    operand = True  # whether an operand is expected next
    for token in tokens(text):
        kind, value, at = token
        if operand:
            match kind, value:
                case "number", _:
                    out.append(Fraction(value))
                    operand = False
                case "name", name if name in FUNCTIONS:
                    stack.append(token)
                    continue
                case "name", name:
                    out.append(name)
                    operand = False
                case "op", "-":
                    stack.append(Token("op", "neg", at))
                case "op", "+":
                    pass
                case "punct", "(":
                    called = bool(stack) and stack[-1].kind == "name"
                    counts.append(1 if called else None)
                    stack.append(token)
                case _:
                    raise FormulaError(f"operand expected, not {value or 'the end'}", at)
            if stack and stack[-1].kind == "name" and kind != "punct":
                raise FormulaError(f"{stack[-1].text} must be called", stack[-1].at)
            continue
        match kind, value:
            case "op", _:
                mine = OPS[value]
                while stack and stack[-1].kind == "op" and (OPS[stack[-1].text].level > mine.level or OPS[stack[-1].text].level == mine.level and not mine.right):
                    out.append(OPS[stack.pop().text])
                stack.append(token)
                operand = True
            case "punct", ("," | ")"):
                while stack and stack[-1].text != "(":
                    out.append(OPS[stack.pop().text])
                if not stack:
                    raise FormulaError(f"stray {value!r}", at)
                if value == ",":
                    if counts[-1] is None:
                        raise FormulaError("comma outside a call", at)
                    counts[-1] += 1
                    operand = True
                    continue
                stack.pop()
                if (given := counts.pop()) is not None:
                    name = stack.pop()
                    wanted, apply = FUNCTIONS[name.text]
                    if given != wanted:
                        raise FormulaError(f"{name.text} takes {wanted} argument{'s' * (wanted != 1)}, got {given}", name.at)
                    out.append((name.text, wanted, apply))
            case "end", _:
                while stack:
                    if (top := stack.pop()).text == "(":
                        raise FormulaError("never closed", top.at)
                    out.append(OPS[top.text])
            case _:
                raise FormulaError(f"operator expected, not {value!r}", at)
    return out


NAMES = {op: text for text, op in OPS.items()}


def show(rpn):
    return " ".join(NAMES[i] if isinstance(i, Op) else i[0] if isinstance(i, tuple) else str(i) for i in rpn)


def evaluate(rpn, **names):
    stack = []
    for item in rpn:
        match item:
            case Fraction():
                stack.append(item)
            case str():
                stack.append(Fraction(names[item]))
            case Op(arity=n, apply=f) | (_, n, f):
                args = stack[-n:]
                del stack[-n:]
                stack.append(f(*args))
    (result,) = stack
    return result


def to_infix(rpn):
    stack = []
    for item in rpn:
        match item:
            case Op(level, right, 2):
                (a, la), b_pair = stack[-2:]
                b, lb = b_pair
                stack[-2:] = [(" ".join([f"({a})" if la < level or la == level and right else a, NAMES[item], f"({b})" if lb < level or lb == level and not right else b]), level)]
            case Op(level, _, 1):
                a, la = stack.pop()
                stack.append((f"-({a})" if la < level else f"-{a}", level))
            case (name, n, _):
                args = ", ".join(a for a, _ in stack[-n:])
                stack[-n:] = [(f"{name}({args})", 9)]
            case _:
                stack.append((str(item), 9))
    return stack[0][0]


for text in ["1 + 2 * 3", "(1 + 2) * 3", "2 ^ 3 ^ 2", "-2 ^ 2", "2 ^ -1", "8 - 3 - 2", "8 - (3 - 2)", "10 / 4 / 5", "7 % 4 * -3", "max(1, x) + min(y, abs(-9))",
             "((((5))))", "gcd(12 * 5, 18) / (2 + .5)", "if(x - 3, 100, if(0, 1, 2 ^ 10))", "-(-(x + y))", "(x ^ y) ^ 2 - (x - y) / (x * 2)"]:
    rpn = to_rpn(text)
    value = evaluate(rpn, x=3, y=2)
    again = to_infix(rpn)
    print(f"{text:38} -> {show(rpn):34} = {value!s:8} {again}", evaluate(to_rpn(again), x=3, y=2) == value)
for text in ["1 +", "(1 + 2", "1 + 2)", "3 4", "max(1)", "2 * * 3", "1, 2", "abs 3", "2 $ 3", "", "if(1, 2, 3, 4) + 1", "()"]:
    try:
        print(show(to_rpn(text)))
    except FormulaError as e:
        print(e.show(text))
for text in ("1 / (2 - 2)", "5 + z"):
    try:
        evaluate(to_rpn(text))
    except (ZeroDivisionError, KeyError) as e:
        print(type(e).__name__, e)
