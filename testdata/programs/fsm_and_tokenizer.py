# State machines: a tokenizer as a table, a turnstile by a dict, a parser for comments by generators, regular grammars minimised, a vending machine by classes.
from collections import defaultdict
from enum import Enum, auto
from itertools import product


class Kind(Enum):
    NUMBER = auto()
    WORD = auto()
    STRING = auto()
    OP = auto()


def classify(c): return "digit" if c.isdigit() else "letter" if c.isalpha() or c == "_" else "quote" if c == '"' else "space" if c.isspace() else "dot" if c == "." else "other"
TABLE = {("start", "digit"): "int", ("start", "letter"): "word", ("start", "quote"): "open", ("start", "space"): "start", ("start", "other"): "op", ("start", "dot"): "op", ("int", "digit"): "int", ("int", "dot"): "frac", ("frac", "digit"): "frac", ("word", "letter"): "word", ("word", "digit"): "word",
         **{("open", k): "open" for k in ("digit", "letter", "space", "dot", "other")}, ("open", "quote"): "closed"}
FINAL = {"int": Kind.NUMBER, "frac": Kind.NUMBER, "word": Kind.WORD, "closed": Kind.STRING, "op": Kind.OP}


def tokens(text):
    state, start = "start", 0
    for i, c in enumerate(text + "\n"):
        to = TABLE.get((state, classify(c)))
        if to is None:
            if state not in FINAL: raise ValueError(f"{state!r} cannot go on with {c!r} at {i}")
            yield FINAL[state], text[start:i], start
            state, start = "start", i
            to = TABLE[state, classify(c)]
        if to == "start": start = i + 1
        state = to
    if state == "open": raise ValueError(f"string from {start} is never closed")


for text in ('x1 = 3.14*(y+"a b. c") - 42', "3..5", '"open', "_a 7b"):
    try: print(*(f"{k.name}:{t}@{i}" for k, t, i in tokens(text)))
    except ValueError as e: print(type(e).__name__, e)


def strip_comments():
    """A coroutine that is sent characters and yields what to keep."""
    out, depth = None, 0
    while True:
        c = yield out
        out = ""
        if c == "/":
            d = yield out
            if d == "*":
                prev = ""
                while True:
                    c = yield ""
                    if prev + c == "*/": break
                    prev = c
                out = " "
            elif d == "/":
                while (yield "") != "\n": pass
                out = "\n"
            else: out = c + d
        elif c == '"':
            out = c
            while True:
                c = yield out
                out = c
                if c == '"': break
                if c == "\\": out = c + (yield "")
        else: out = c


machine = strip_comments()
next(machine)
print(repr("".join(map(machine.send, 'int a; // one\nb = "/* kept */ \\" //"; /* gone **/ c / d;'))))


class Dfa:
    def __init__(self, start, final, moves): self.start, self.final, self.moves = start, set(final), moves
    @property
    def states(self): return sorted({s for s, _ in self.moves} | set(self.moves.values()))
    @property
    def alphabet(self): return sorted({c for _, c in self.moves})
    def accepts(self, word):
        s = self.start
        for c in word: s = self.moves[s, c]
        return s in self.final
    def minimised(self):
        group = {s: int(s in self.final) for s in self.states}
        while True:
            signature = {s: (group[s], *(group[self.moves[s, c]] for c in self.alphabet)) for s in self.states}
            names = {sig: i for i, sig in enumerate(dict.fromkeys(signature[s] for s in self.states))}
            new = {s: names[signature[s]] for s in self.states}
            if len(set(new.values())) == len(set(group.values())): break
            group = new
        return Dfa(group[self.start], {group[s] for s in self.final}, {(group[s], c): group[t] for (s, c), t in self.moves.items()})
    def product(self, other, how):
        pairs = list(product(self.states, other.states))
        return Dfa((self.start, other.start), {(a, b) for a, b in pairs if how(a in self.final, b in other.final)}, {((a, b), c): (self.moves[a, c], other.moves[b, c]) for a, b in pairs for c in self.alphabet})


threes = Dfa(0, {0}, {(s, c): (s * 2 + int(c)) % 3 for s in range(3) for c in "01"})
sixes = Dfa(0, {0}, {(s, c): (s * 2 + int(c)) % 6 for s in range(6) for c in "01"})
even = Dfa("e", "e", {("e", "0"): "e", ("e", "1"): "o", ("o", "0"): "e", ("o", "1"): "o"})
both = threes.product(even, lambda a, b: a and b)
print([n for n in range(40) if threes.accepts(f"{n:b}")], all(both.accepts(f"{n:b}") == (n % 6 == 0) == sixes.accepts(f"{n:b}") for n in range(1, 200)))
print(len(sixes.states), len(both.states), len(sixes.minimised().states), len(both.minimised().states), len(threes.minimised().states), sorted(both.minimised().moves.items())[:4])


class Turnstile:
    rules = {("locked", "coin"): ("open", "unlock"), ("open", "push"): ("locked", "lock"), ("open", "coin"): ("open", "refund"), ("locked", "push"): ("locked", "alarm")}
    def __init__(self): self.state, self.done, self.hooks = "locked", [], defaultdict(list)
    def on(self, action): return lambda f: self.hooks[action].append(f) or f
    def feed(self, event):
        self.state, action = self.rules[self.state, event]
        self.done.append(action)
        for f in self.hooks[action]: f(self, event)
t = Turnstile()
@t.on("alarm")
def ring(machine, event): print("ring!", len(machine.done), event)
for e in "push coin coin push push".split(): t.feed(e)
print(t.state, t.done, {a: t.done.count(a) for a in sorted(set(t.done))})
try: t.feed("kick")
except KeyError as e: print("KeyError", e)
