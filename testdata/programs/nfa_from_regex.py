# Thompson's construction: a pattern becomes an NFA, the NFA a DFA by subsets, the DFA the smallest one by splitting; `re` has the last word.
import itertools
import re
from collections import defaultdict, deque
from dataclasses import dataclass, field

EPSILON = None


@dataclass
class Nfa:
    start: int
    accept: int
    moves: dict[int, list[tuple[str | None, int]]] = field(default_factory=lambda: defaultdict(list))


class PatternError(ValueError):
    def __init__(self, message, pattern, at):
        super().__init__(f"{message} at {at}: {pattern!r}")
        self.at = at


class Builder:
    """Recursive descent: choice := seq ('|' seq)*, seq := piece*, piece := atom [*+?]*."""

    def __init__(self, pattern):
        self.pattern, self.at = pattern, 0
        self.numbers = itertools.count()
        self.moves = defaultdict(list)

    def peek(self):
        return self.pattern[self.at] if self.at < len(self.pattern) else ""

    def link(self, a, b, symbol=EPSILON):
        self.moves[a].append((symbol, b))

    def build(self):
        start, accept = self.choice()
        if self.peek():
            raise PatternError("unbalanced ')'", self.pattern, self.at)
        return Nfa(start, accept, self.moves)

    def choice(self):
        parts = [self.sequence()]
        while self.peek() == "|":
            self.at += 1
            parts.append(self.sequence())
        if len(parts) == 1:
            return parts[0]
        start, accept = next(self.numbers), next(self.numbers)
        for a, b in parts:
            self.link(start, a)
            self.link(b, accept)
        return start, accept

    def sequence(self):
        start = end = next(self.numbers)
        while (c := self.peek()) and c not in "|)":
            a, b = self.piece()
            self.link(end, a)
            end = b
        return start, end

    def piece(self):
        a, b = self.atom()
        while (c := self.peek()) and c in "*+?":
            self.at += 1
            start, accept = next(self.numbers), next(self.numbers)
            self.link(start, a)
            self.link(b, accept)
            if c in "*?":
                self.link(start, accept)
            if c in "*+":
                self.link(b, a)
            a, b = start, accept
        return a, b

    def atom(self):
        c, begin = self.peek(), self.at
        self.at += 1
        if c == "(":
            inner = self.choice()
            if self.peek() != ")":
                raise PatternError("missing ')'", self.pattern, begin)
            self.at += 1
            return inner
        if c in "*+?":
            raise PatternError("nothing to repeat", self.pattern, begin)
        start, accept = next(self.numbers), next(self.numbers)
        self.link(start, accept, c)
        return start, accept


def closure(nfa, states):
    seen, todo = set(states), list(states)
    while todo:
        for symbol, target in nfa.moves[todo.pop()]:
            if symbol is EPSILON and target not in seen:
                seen.add(target)
                todo.append(target)
    return frozenset(seen)


def determinise(nfa, alphabet):
    first = closure(nfa, {nfa.start})
    table, names, todo = {}, {first: 0}, deque([first])
    while todo:
        here = todo.popleft()
        row = {}
        for symbol in alphabet:
            there = closure(nfa, {t for s in here for sym, t in nfa.moves[s] if sym == symbol})
            if there not in names:
                names[there] = len(names)
                todo.append(there)
            row[symbol] = names[there]
        table[names[here]] = row
    return table, {n for states, n in names.items() if nfa.accept in states}


def minimise(table, accepting):
    group = {s: int(s in accepting) for s in table}
    while True:
        keys = {s: (group[s], *(group[t] for t in table[s].values())) for s in table}
        order = {k: i for i, k in enumerate(dict.fromkeys(keys.values()))}
        new = {s: order[keys[s]] for s in table}
        if len(set(new.values())) == len(set(group.values())):
            return ({new[s]: {c: new[t] for c, t in row.items()} for s, row in table.items()}, {new[s] for s in accepting}, new[0])
        group = new


for pattern in ["ab*c?", "(a|b)*abb", "a(b|c)+", "(ab|ba)*", "", "(a*b*)*c", "a|b|c|ab", "((a))?b"]:
    nfa = Builder(pattern).build()
    dfa, accepting = determinise(nfa, "abc")
    small, final, start = minimise(dfa, accepting)
    ours, theirs = [], []
    for word in ("".join(w) for n in range(6) for w in itertools.product("abc", repeat=n)):
        state = start
        for c in word:
            state = small[state][c]
        if state in final:
            ours.append(word)
        if re.fullmatch(pattern, word):
            theirs.append(word)
    states = len(set(nfa.moves) | {t for ms in nfa.moves.values() for _, t in ms})
    print(f"{pattern or '(empty)':<12} nfa {states:>2} dfa {len(dfa)} smallest {len(small)}", len(ours), ours == theirs, ours[:6])
for row, targets in sorted(small.items()):
    print(row, "*" if row in final else " ", targets)
for bad in ["(a", "a)", "*a", "a|+", "((b)"]:
    try:
        Builder(bad).build()
    except PatternError as e:
        print(type(e).__name__, e, e.at)
