# A Forth: a dictionary of words, compiled definitions, loops, conditionals, variables, strings, its errors.
import operator
import re
from functools import partial

class ForthError(Exception): pass

class Forth:
    def __init__(self):
        self.stack, self.returns, self.memory, self.out, self.compiling = [], [], [], [], None
        self.words = {"dup": lambda: self.push(self.stack[-1]), "drop": self.pop, "swap": lambda: self.push(*reversed(self.take(2))), "over": lambda: self.push(self.stack[-2]),
            "rot": lambda: (lambda a, b, c: self.push(b, c, a))(*self.take(3)), ".": lambda: self.out.append(f"{self.pop()} "), "cr": lambda: self.out.append("\n"), "emit": lambda: self.out.append(chr(self.pop())),
            ".s": lambda: self.out.append(f"<{len(self.stack)}> {' '.join(map(str, self.stack))} "), "@": lambda: self.push(self.memory[self.pop()]), "!": self.store, "i": lambda: self.push(self.returns[-1][0]),
            "j": lambda: self.push(self.returns[-2][0]), "depth": lambda: self.push(len(self.stack)), "allot": lambda: self.memory.extend([0] * self.pop()), "negate": lambda: self.push(-self.pop()), "pick": lambda: self.push(self.stack[-1 - self.pop()])}
        for name, f in {"+": operator.add, "-": operator.sub, "*": operator.mul, "/": operator.floordiv, "mod": operator.mod, "max": max, "min": min, "and": operator.and_, "or": operator.or_, "xor": operator.xor, "lshift": operator.lshift}.items(): self.words[name] = partial(self.binary, f)
        for name, f in {"=": operator.eq, "<": operator.lt, ">": operator.gt, "<>": operator.ne}.items(): self.words[name] = partial(self.binary, lambda a, b, f=f: -f(a, b))
    def push(self, *values): self.stack.extend(values)
    def pop(self):
        if not self.stack: raise ForthError("stack underflow")
        return self.stack.pop()
    def take(self, n):
        if len(self.stack) < n: raise ForthError("stack underflow")
        values = self.stack[-n:]
        del self.stack[-n:]
        return values
    def binary(self, f):
        try: self.push(int(f(*self.take(2))))
        except ZeroDivisionError: raise ForthError("division by zero") from None
    def store(self): value, at = self.take(2); self.memory[at] = value
    def run(self, text):
        self.out.clear()
        tokens = iter(re.findall(r'\."\s[^"]*"|\([^)]*\)|\\.*|\S+', text))
        for t in tokens:
            low = t.lower()
            if t.startswith("\\") or t.startswith("(") and t.endswith(")"): continue
            if low == ":": self.compiling = (next(tokens).lower(), [])
            elif low == ";":
                name, body = self.compiling
                self.compiling = None
                code, rest = self.block(body, 0, ())
                self.words[name] = partial(self.execute, code)
            elif self.compiling: self.compiling[1].append(t)
            elif low in ("variable", "constant"):
                if low == "variable": self.memory.append(0)
                self.words[next(tokens).lower()] = partial(self.push, len(self.memory) - 1 if low == "variable" else self.pop())
            else: self.execute([self.atom(t)])
        return "".join(self.out)
    def atom(self, t):
        if t.startswith('." '): return lambda: self.out.append(t[3:-1])
        if re.fullmatch(r"-?\d+|\$[0-9a-fA-F]+", t): return partial(self.push, int(t[1:], 16) if t[0] == "$" else int(t))
        def call(name=t.lower()):
            if name not in self.words: raise ForthError(f"{name} ?")
            try: self.words[name]()
            except IndexError: raise ForthError(f"{name}: out of range") from None
        return call
    def block(self, body, at, ends):
        code = []
        while at < len(body):
            t = body[at].lower()
            if t in ends: return code, at
            if t == "if":
                yes, at = self.block(body, at + 1, ("else", "then"))
                no, at = self.block(body, at + 1, ("then",)) if body[at].lower() == "else" else ([], at)
                code.append(lambda yes=yes, no=no: self.execute(yes if self.pop() else no))
            elif t == "do":
                inner, at = self.block(body, at + 1, ("loop", "+loop"))
                def loop(inner=inner, step=body[at].lower() == "+loop"):
                    end, start = self.take(2)
                    self.returns.append([start])
                    while self.returns[-1][0] < end: self.execute(inner); self.returns[-1][0] += self.pop() if step else 1
                    self.returns.pop()
                code.append(loop)
            elif t == "begin":
                inner, at = self.block(body, at + 1, ("until", "while"))
                if body[at].lower() == "while":
                    rest, at = self.block(body, at + 1, ("repeat",))
                    def whiled(a=inner, b=rest):
                        while self.execute(a) or self.pop(): self.execute(b)
                    code.append(whiled)
                else:
                    def until(a=inner):
                        while self.execute(a) or not self.pop(): pass
                    code.append(until)
            else: code.append(self.atom(body[at]))
            at += 1
        if ends: raise ForthError(f"missing {ends[-1]}")
        return code, at
    def execute(self, code):
        for step in code: step()

f = Forth()
for line in r"""1 2 3 .s rot .s drop swap . . \ comment
: square ( n -- n*n ) dup * ; 7 square .  : cube dup square * ; 3 cube . $ff .
: fact dup 1 > if dup 1 - fact * else drop 1 then ; 20 fact . 0 fact .
: table 4 1 do 4 1 do i j * . loop cr loop ; table
: fib 0 1 rot begin dup 0 > while rot rot over + swap rot 1 - repeat drop drop ; 10 fib . 30 fib .
: gcd begin dup 0 <> while swap over mod repeat drop ; 1071 462 gcd .
variable x 5 x ! x @ 1 + x ! x @ . 42 constant answer answer .
: stars 0 do 42 emit loop ; 5 stars cr : greet ." Hello, world" cr ; greet
: evens 10 0 do i . 2 +loop ; evens : count begin dup . 1 - dup 0 = until drop ; 3 count
7 -2 / . 7 -2 mod . 3 4 < . 4 4 = . 5 3 xor . 1 10 lshift . 3 9 max .
+ \ underflow
1 0 / : nope
foo
99 @
: bad if 1 ;
1 2 3 2 pick . depth .""".splitlines():
    try: print(repr(f.run(line)))
    except ForthError as e: print("error:", e, "after", repr("".join(f.out))); f.stack.clear(); f.compiling = None
print(len(f.words), sorted(f.words)[:5])
