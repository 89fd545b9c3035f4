# A compiler from a tiny language to closures, and its virtual machine.
def compile_bf(src):
    def block(i):
        ops = []
        while i < len(src):
            c = src[i]
            if c in "+-<>":
                n = 0
                while i < len(src) and src[i] in ("+-" if c in "+-" else "<>"):
                    n += 1 if src[i] in "+>" else -1
                    i += 1
                ops.append(("add" if c in "+-" else "move", n))
                continue
            if c == ".": ops.append(("out",))
            elif c == ",": ops.append(("in",))
            elif c == "[":
                body, i = block(i + 1)
                ops.append(("zero",) if body == [("add", -1)] else ("loop", body))
            elif c == "]": return ops, i
            i += 1
        return ops, i
    return block(0)[0]
def to_closure(ops):
    steps = []
    for op in ops:
        match op:
            case ("add", n):
                def f(m, n=n): m.tape[m.p] = (m.tape[m.p] + n) % 256
            case ("move", n):
                def f(m, n=n):
                    m.p += n
                    while m.p >= len(m.tape): m.tape.append(0)
                    if m.p < 0: raise IndexError("left of the tape")
            case ("out",):
                def f(m): m.out.append(chr(m.tape[m.p]))
            case ("in",):
                def f(m): m.tape[m.p] = ord(m.input.pop(0)) if m.input else 0
            case ("zero",):
                def f(m): m.tape[m.p] = 0
            case ("loop", body):
                inner = to_closure(body)
                def f(m, inner=inner):
                    while m.tape[m.p]: inner(m)
        steps.append(f)
    def run(m):
        for s in steps: s(m)
        m.steps += len(steps)
    return run
class Machine:
    def __init__(self, text=""): self.tape, self.p, self.out, self.input, self.steps = [0], 0, [], list(text), 0
def execute(src, text=""):
    m = Machine(text)
    to_closure(compile_bf(src))(m)
    return "".join(m.out), m.steps
print(execute("++++++++[>++++[>++>+++>+++>+<<<<-]>+>+>->>+[<]<-]>>.>---.+++++++..+++.>>.<-.<.+++.------.--------.>>+.>++."))
print(execute(",[.,]", "echo me"))
print(execute(">,[>,]<[.<]", "reversed"))
print(execute("+++++[>+++++++>++<<-]>.>."))
print(compile_bf("+[->+<]")[:2])
try: execute("<")
except IndexError as e: print(e)
