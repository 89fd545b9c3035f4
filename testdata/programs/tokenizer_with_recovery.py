# A tokenizer for an indented language: numbers in bases, strings with escapes, nesting, INDENT/DEDENT, and errors that are collected, not fatal.
import enum
import re
import sys
import unicodedata
from collections import Counter
from dataclasses import dataclass
from io import StringIO
from textwrap import dedent


class T(enum.Enum):
    NAME, KEYWORD, INT, FLOAT, TEXT, OP, NEWLINE, INDENT, DEDENT, ERROR, END = enum.auto(), *map(str, range(2, 12))

    def __repr__(self):
        return self.name


KEYWORDS = frozenset("if else while def return and or not".split())


@dataclass(frozen=True)
class Token:
    kind: T
    value: object
    line: int
    column: int
    width: int = 0

    def __str__(self):
        return f"{self.line}:{self.column:<3} {self.kind.name:8} {self.value!r}"


class Problem(SyntaxError):
    def caret(self):
        return f"{self.lineno}:{self.offset}: {self.msg}\n    {self.text}\n    {' ' * (self.offset - 1)}{'^' * max(1, self.end_offset - self.offset)}"


class Tokenizer:
    RULES = re.compile(r"""
        (?P<blank>   [ \t]+ | \#.* )
      | (?P<float>   (?:\d[\d_]*)?\.\d[\d_]*(?:[eE][-+]?\d+)? | \d[\d_]*[eE][-+]?\d+ )
      | (?P<int>     0[xX][0-9a-fA-F_]+ | 0[oO][0-7_]+ | 0[bB][01_]+ | \d[\d_]* )
      | (?P<name>    [^\W\d]\w* )
      | (?P<text>    "(?:[^"\\\n]|\\.)*" )
      | (?P<op>      \*\*=? | [-+*/%<>=!]= | -> | [-+*/%<>=(){}\[\],:.;] )
    """, re.VERBOSE)
    ESCAPES = {"n": "\n", "t": "\t", "\\": "\\", '"': '"', "0": "\0"}
    CLOSERS = {"(": ")", "[": "]", "{": "}"}

    def __init__(self, text):
        self.lines = text.splitlines()
        self.problems, self.nesting, self.indents = [], [], [0]

    def complain(self, message, line, start, end=None):
        self.problems.append(Problem(message, ("<text>", line, start + 1, self.lines[line - 1], line, (end or start + 1) + 1)))

    def __iter__(self):
        for number, line in enumerate(self.lines, 1):
            if not self.nesting:
                if not line.strip() or line.lstrip().startswith("#"):
                    continue
                yield from self.indentation(number, line)
            yield from self.line(number, line)
            if not self.nesting:
                yield Token(T.NEWLINE, "", number, len(line))
        for opener, at, column in self.nesting:
            self.complain(f"{opener!r} was never closed", at, column)
        for _ in self.indents[1:]:
            yield Token(T.DEDENT, "", len(self.lines) + 1, 0)
        yield Token(T.END, "", len(self.lines) + 1, 0)

    def indentation(self, number, line):
        blank = line[:len(line) - len(line.lstrip())]
        if " " in blank and "\t" in blank:
            self.complain("tabs and spaces mixed", number, 0, len(blank))
        depth = len(blank.expandtabs(8))
        if depth > self.indents[-1]:
            self.indents.append(depth)
            yield Token(T.INDENT, depth, number, 0, len(blank))
        while depth < self.indents[-1]:
            self.indents.pop()
            if depth > self.indents[-1]:
                self.complain("dedent to no outer level", number, 0, len(blank))
                self.indents.append(depth)
                break
            yield Token(T.DEDENT, depth, number, 0)

    def line(self, number, line):
        at = len(line) - len(line.lstrip())
        while at < len(line):
            m = self.RULES.match(line, at)
            if m is None:
                end = len(line) if line[at] == '"' else at + 1
                message = "text is never closed" if line[at] == '"' else f"unexpected {unicodedata.name(line[at], 'character').lower()} (U+{ord(line[at]):04X})"
                self.complain(message, number, at, end)
                yield Token(T.ERROR, line[at:end], number, at, end - at)
                at = end
                continue
            end = m.end()
            token = getattr(self, "on_" + m.lastgroup)(m.group(), number, at)
            if token is not None:
                yield Token(*token, number, at, end - at)
            if m.lastgroup in ("int", "float") and re.match(r"[^\W\d]", line[end:end + 1]):
                self.complain("a name right after a number", number, end)
            at = end

    def on_blank(self, text, number, at): pass

    def on_float(self, text, number, at):
        return T.FLOAT, float(text)

    def on_int(self, text, number, at):
        if re.fullmatch(r"0\d+", text):
            self.complain("leading zero: write 0o for octal", number, at, at + len(text))
            return T.ERROR, text
        try:
            return T.INT, int(text, 0)
        except ValueError:
            self.complain("misplaced underscore", number, at, at + len(text))
            return T.ERROR, text

    def on_name(self, text, number, at):
        return (T.KEYWORD if text in KEYWORDS else T.NAME), sys.intern(unicodedata.normalize("NFKC", text))

    def on_text(self, text, number, at):
        def escape(m):
            if m[1] not in self.ESCAPES:
                self.complain(f"unknown escape \\{m[1]}", number, at + 1 + m.start(), at + 1 + m.end())
            return self.ESCAPES.get(m[1], m[0])
        return T.TEXT, re.sub(r"\\(.)", escape, text[1:-1])

    def on_op(self, text, number, at):
        if text in self.CLOSERS:
            self.nesting.append((text, number, at))
        elif text in self.CLOSERS.values():
            if not self.nesting:
                self.complain(f"unmatched {text!r}", number, at)
            else:
                opener, *where = self.nesting.pop()
                if self.CLOSERS[opener] != text:
                    self.complain(f"{text!r} does not close {opener!r} of {where[0]}:{where[1] + 1}", number, at)
        return T.OP, text


GOOD = dedent('''
    # a comment
    def area(w, h):
        if w <= 0x1F and h != .5e1:
            return w ** h

        total = [1_000, 0b101,
            "tab\\t \\"q\\"",   # inside brackets nothing is indented
        ]
    café = area(2, 3) -> x
    ''')
BAD = dedent('''
    x = 012 + 3abc
    y = "never closed
    if x ? y:
            deep = (1, 2]
        odd = "\\q" + 5__0
    z = €5 ± }
    last = (
    ''')
tokenizer = Tokenizer(GOOD)
tokens = list(tokenizer)
for token in tokens[:24]:
    print(token)
print(" ".join(t.kind.name for t in tokens[24:]))
print(Counter(t.kind.name for t in tokens).most_common(), tokenizer.problems)
print([t.value for t in tokens if t.kind in (T.INT, T.FLOAT, T.TEXT)], T.END, [T.NAME, T.END], T("5"), T["OP"].value)
tokenizer = Tokenizer(BAD)
errors = [t for t in tokenizer if t.kind is T.ERROR]
print(*errors, sep="\n")
for problem in tokenizer.problems:
    print(problem.caret())
print(repr(tokenizer.problems[0]), tokenizer.problems[0], tokenizer.problems[0].args[1][1:3])


def untokenize(tokens):
    out, line, column = StringIO(), 1, 0
    for t in tokens:
        if t.kind in (T.NAME, T.KEYWORD, T.OP, T.INT):
            if t.line > line:
                out.write("\n" * (t.line - line))
                line, column = t.line, 0
            out.write(" " * (t.column - column) + str(t.value))
            column = t.column + t.width
    return out.getvalue()


source = "def f(a, b):\n    return (a +\n            b) % 7\n"
again = untokenize(Tokenizer(source))
print(again == source.rstrip("\n"), [str(t) for t in Tokenizer(again)] == [str(t) for t in Tokenizer(source)])
