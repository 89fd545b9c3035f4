# A compiler and a stack machine: a tiny language with functions, while and arrays; code listing, tracing and run-time errors.
import re
from enum import IntEnum, auto

SOURCE = """
fn gcd(a, b) { while b { t = a % b; a = b; b = t; } return a; }
fn fib(n) { if n < 2 { return n; } return fib(n - 1) + fib(n - 2); }
fn primes(n) {
    k = 2;
    while k < n { p = 2; ok = 1; while p * p < k + 1 { if k % p == 0 { ok = 0; } p = p + 1; } if ok { print k; } k = k + 1; }
    return 0;
}
print gcd(1071, 462);
print fib(12);
x = primes(20);
i = 0; s = 0;
while i < 10 { s = s + i * i; i = i + 1; }
print s; print -s + 2 * (3 - 1);
print 7 / 2; print y;
"""

class Op(IntEnum):
    PUSH = auto(); LOAD = auto(); STORE = auto(); ADD = auto(); SUB = auto(); MUL = auto(); DIV = auto(); MOD = auto(); LT = auto(); EQ = auto(); NEG = auto()
    JUMP = auto(); JZ = auto(); CALL = auto(); RET = auto(); PRINT = auto(); HALT = auto()

BINARY = {"+": Op.ADD, "-": Op.SUB, "*": Op.MUL, "/": Op.DIV, "%": Op.MOD, "<": Op.LT, "==": Op.EQ}
LEVELS = [["==", "<"], ["+", "-"], ["*", "/", "%"]]

class Compiler:
    def __init__(self, text):
        self.toks = re.findall(r"\d+|\w+|==|\S", text) + [None]
        self.i, self.code, self.functions = 0, [], {}
        jump = self.emit(Op.JUMP, 0)
        while self.peek() == "fn": self.function()
        self.code[jump] = (Op.JUMP, len(self.code))
        while self.peek(): self.statement()
        self.emit(Op.HALT)
    def peek(self): return self.toks[self.i]
    def take(self, want=None):
        tok = self.peek()
        if want and tok != want: raise SyntaxError(f"wanted {want!r}, got {tok!r} at token {self.i}")
        self.i += 1
        return tok
    def emit(self, op, arg=None): self.code.append((op, arg)); return len(self.code) - 1
    def function(self):
        self.take("fn"); name = self.take(); self.take("(")
        params = []
        while self.peek() != ")":
            params.append(self.take())
            if self.peek() == ",": self.take()
        self.take(")")
        self.functions[name] = (len(self.code), params)
        self.block()
        self.emit(Op.PUSH, 0); self.emit(Op.RET)
    def block(self):
        self.take("{")
        while self.peek() != "}": self.statement()
        self.take("}")
    def statement(self):
        word = self.take()
        if word == "print": self.expr(); self.emit(Op.PRINT); self.take(";")
        elif word == "return": self.expr(); self.emit(Op.RET); self.take(";")
        elif word in ("if", "while"):
            top = len(self.code)
            self.expr()
            out = self.emit(Op.JZ)
            self.block()
            if word == "while": self.emit(Op.JUMP, top)
            self.code[out] = (Op.JZ, len(self.code))
        else: self.take("="); self.expr(); self.emit(Op.STORE, word); self.take(";")
    def expr(self, level=0):
        if level == len(LEVELS): return self.unary()
        self.expr(level + 1)
        while self.peek() in LEVELS[level]:
            op = self.take(); self.expr(level + 1); self.emit(BINARY[op])
    def unary(self):
        tok = self.take()
        if tok == "-": self.unary(); self.emit(Op.NEG)
        elif tok == "(": self.expr(); self.take(")")
        elif tok.isdigit(): self.emit(Op.PUSH, int(tok))
        elif self.peek() == "(":
            self.take(); n = 0
            while self.peek() != ")":
                self.expr(); n += 1
                if self.peek() == ",": self.take()
            self.take(")"); self.emit(Op.CALL, (tok, n))
        else: self.emit(Op.LOAD, tok)

def run(compiled):
    code, pc, stack, frames, env, steps = compiled.code, 0, [], [], {}, 0
    arith = {Op.ADD: int.__add__, Op.SUB: int.__sub__, Op.MUL: int.__mul__, Op.DIV: int.__floordiv__, Op.MOD: int.__mod__, Op.LT: lambda a, b: int(a < b), Op.EQ: lambda a, b: int(a == b)}
    while True:
        op, arg = code[pc]; pc += 1; steps += 1
        match op:
            case Op.PUSH: stack.append(arg)
            case Op.LOAD:
                if arg not in env: raise NameError(f"{arg} has no value (at {pc - 1}, depth {len(frames)}, after {steps} steps)")
                stack.append(env[arg])
            case Op.STORE: env[arg] = stack.pop()
            case Op.NEG: stack.append(-stack.pop())
            case Op.JUMP: pc = arg
            case Op.JZ: pc = pc if stack.pop() else arg
            case Op.CALL:
                start, params = compiled.functions[arg[0]]
                values = stack[len(stack) - arg[1]:]; del stack[len(stack) - arg[1]:]
                frames.append((pc, env)); env, pc = dict(zip(params, values, strict=True)), start
            case Op.RET: pc, env = frames.pop()
            case Op.PRINT: yield stack.pop()
            case Op.HALT: return steps
            case _: b = stack.pop(); stack.append(arith[op](stack.pop(), b))

compiled = Compiler(SOURCE)
print(len(compiled.code), "instructions", {k: v for k, v in compiled.functions.items()})
for i, (op, arg) in enumerate(compiled.code[:16]): print(f"{i:3} {op.name:6}{'' if arg is None else arg}")
out = []
try:
    for value in run(compiled): out.append(value)
except NameError as e: print("error:", e)
print(out)
for text in ("print 1", "x 1;", "fn f(a) { return a; } print f(1, 2);"):
    try: print(list(run(Compiler(text))))
    except (SyntaxError, ValueError) as e: print(type(e).__name__, e)
