# A two-pass assembler for an imaginary 16-bit processor, its disassembler and its simulator with flags, a stack and a trace.
import re
from dataclasses import dataclass, field
from enum import IntEnum


class Op(IntEnum):
    HLT, LDI, MOV, LD, ST, ADD, SUB, MUL, AND, XOR, SHL, SHR, CMP, JMP, JZ, JN, CALL, RET, PUSH, POP, OUT = range(21)


SHAPES = {
    Op.HLT: "", Op.RET: "", Op.LDI: "ri", Op.MOV: "rr", Op.LD: "rr", Op.ST: "rr", Op.SHL: "ri", Op.SHR: "ri",
    Op.JMP: "i", Op.JZ: "i", Op.JN: "i", Op.CALL: "i", Op.PUSH: "r", Op.POP: "r", Op.OUT: "r",
    **dict.fromkeys((Op.ADD, Op.SUB, Op.MUL, Op.AND, Op.XOR, Op.CMP), "rr"),
}
LINE = re.compile(r"\s*(?:(?P<label>[a-z_]\w*):)?\s*(?:(?P<op>\.?[A-Za-z]+)(?:\s+(?P<args>[^;]*?))?)?\s*(?:;.*)?$", re.ASCII)


class AsmError(Exception):
    def __init__(self, line, reason):
        super().__init__(f"line {line}: {reason}")
        self.line = line


def assemble(source):
    labels, items, here = {}, [], 0
    for number, text in enumerate(source.splitlines(), 1):
        match = LINE.match(text)
        if not match:
            raise AsmError(number, f"cannot read {text.strip()!r}")
        label, op, args = match["label"], match["op"], match["args"]
        if label:
            if label in labels:
                raise AsmError(number, f"label {label} again, first on line {labels[label][1]}")
            labels[label] = here, number
        if not op:
            continue
        parts = [part.strip() for part in args.split(",")] if args else []
        if op.lower() == ".word":
            items.append((number, None, parts))
            here += len(parts)
            continue
        try:
            op = Op[op.upper()]
        except KeyError:
            raise AsmError(number, f"no instruction {op}") from None
        if len(parts) != len(SHAPES[op]):
            raise AsmError(number, f"{op.name} takes {len(SHAPES[op])} operands, not {len(parts)}")
        items.append((number, op, parts))
        here += 1 + ("i" in SHAPES[op])

    def value(text, number):
        if text in labels:
            return labels[text][0]
        try:
            return int(text, 0) & 0xFFFF
        except ValueError:
            raise AsmError(number, f"no label {text}") from None

    words = []
    for number, op, parts in items:
        if op is None:
            words += [value(p, number) for p in parts]
            continue
        word, extra = op << 8, []
        shift = 4
        for kind, part in zip(SHAPES[op], parts, strict=True):
            if kind == "i":
                extra.append(value(part, number))
            elif re.fullmatch(r"r[0-7]", part):
                word |= int(part[1]) << shift
                shift -= 4
            else:
                raise AsmError(number, f"{part!r} is no register")
        words += [word, *extra]
    return words, {name: at for name, (at, _) in labels.items()}


def disassemble(words, names):
    at, marks = 0, {v: k for k, v in names.items()}
    while at < len(words):
        start, word = at, words[at]
        at += 1
        try:
            op = Op(word >> 8)
        except ValueError:
            yield start, f".word {word}"
            continue
        registers, args = iter((word >> 4 & 15, word & 15)), []
        for kind in SHAPES[op]:
            if kind == "r":
                args.append(f"r{next(registers)}")
            else:
                args.append(marks.get(words[at], hex(words[at])))
                at += 1
        yield start, f"{marks.get(start, ''):>6} {op.name:<5}{', '.join(args)}".rstrip()


@dataclass
class Cpu:
    memory: list
    r: list = field(default_factory=lambda: [0] * 8)
    pc: int = 0
    sp: int = 0xFF
    zero: bool = False
    negative: bool = False
    steps: int = 0
    out: list = field(default_factory=list)

    def fetch(self):
        self.pc += 1
        return self.memory[self.pc - 1]

    def push(self, v):
        self.memory[self.sp] = v
        self.sp -= 1

    def pop(self):
        self.sp += 1
        return self.memory[self.sp]

    def run(self, limit=10_000):
        while self.steps < limit:
            self.steps += 1
            word = self.fetch()
            op, a, b, r = Op(word >> 8), word >> 4 & 15, word & 15, self.r
            imm = self.fetch() if "i" in SHAPES[op] else None
            match op:
                case Op.HLT: return self
                case Op.LDI: r[a] = imm
                case Op.MOV: r[a] = r[b]
                case Op.LD: r[a] = self.memory[r[b]]
                case Op.ST: self.memory[r[b]] = r[a]
                case Op.JMP: self.pc = imm
                case Op.JZ if self.zero: self.pc = imm
                case Op.JN if self.negative: self.pc = imm
                case Op.JZ | Op.JN: pass
                case Op.CALL: self.push(self.pc); self.pc = imm
                case Op.RET: self.pc = self.pop()
                case Op.PUSH: self.push(r[a])
                case Op.POP: r[a] = self.pop()
                case Op.OUT: self.out.append(r[a])
                case _:
                    x, y = r[a], r[b] if imm is None else imm
                    result = {Op.ADD: lambda: x + y, Op.SUB: lambda: x - y, Op.CMP: lambda: x - y, Op.MUL: lambda: x * y,
                              Op.AND: lambda: x & y, Op.XOR: lambda: x ^ y, Op.SHL: lambda: x << y, Op.SHR: lambda: x >> y}[op]() & 0xFFFF
                    self.zero, self.negative = result == 0, bool(result & 0x8000)
                    if op is not Op.CMP:
                        r[a] = result
        raise TimeoutError(f"still at {self.pc:#06x} after {limit:,} steps")


PROGRAM = """
        LDI r0, data      ; sum and greatest of a table
        LDI r1, 6
        LDI r2, 0
        LDI r3, 0
        LDI r6, 1
loop:   LD r4, r0
        ADD r2, r4
        CMP r3, r4
        JN bigger
next:   ADD r0, r6
        SUB r1, r6
        JZ done
        JMP loop
bigger: MOV r3, r4
        JMP next
done:   OUT r2
        OUT r3
        LDI r1, 7
        CALL fact
        OUT r0
        HLT
fact:   LDI r0, 1
more:   MUL r0, r1
        SUB r1, r6
        JZ out
        JMP more
out:    RET
data:   .word 12, 0x1f, 7, 100, 0b1010, 64
"""
words, names = assemble(PROGRAM)
print(len(words), "words;", " ".join(f"{n}={a:#04x}" for n, a in names.items()))
for at, text in list(disassemble(words, names))[:14]:
    print(f"{at:04x} {words[at]:04x} {text}")
cpu = Cpu(words + [0] * (256 - len(words))).run()
print("out:", cpu.out, "steps:", cpu.steps, "registers:", cpu.r, "zero:", cpu.zero)
for bad in ["x: HLT\nx: HLT", "FLY r1", "LDI r1", "LDI r9, 1", "\n JMP nowhere", "MOV r1, 5", "12: HLT"]:
    try:
        assemble(bad)
    except AsmError as error:
        print(type(error).__name__, error, error.__cause__, error.__suppress_context__)
try:
    Cpu(assemble("here: JMP here")[0] + [0] * 9).run(500)
except TimeoutError as error:
    print(error)
