# A regular-expression engine by derivatives and one by Thompson's construction; both against re on many small strings.
import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import product

@dataclass(frozen=True)
class Char: c: str
@dataclass(frozen=True)
class Any: tag: str = "."
@dataclass(frozen=True)
class Seq: a: object; b: object
@dataclass(frozen=True)
class Alt: l: object; r: object
@dataclass(frozen=True)
class Star: body: object
EMPTY, NEVER = "empty", "never"

def parse(p):
    at = 0
    def peek(): return p[at] if at < len(p) else ""
    def alt():
        nonlocal at
        left = seq()
        while peek() == "|":
            at += 1
            left = Alt(left, seq())
        return left
    def seq():
        out = EMPTY
        while peek() and peek() not in "|)":
            item = postfix()
            out = item if out is EMPTY else Seq(out, item)
        return out
    def postfix():
        nonlocal at
        node = atom()
        while peek() and peek() in "*+?":
            node = {"*": Star(node), "+": Seq(node, Star(node)), "?": Alt(EMPTY, node)}[peek()]
            at += 1
        return node
    def atom():
        nonlocal at
        ch = peek(); at += 1
        if ch == "(":
            node = alt()
            if peek() != ")": raise ValueError(f"missing ) at {at}")
            at += 1
            return node
        if ch in "*+?": raise ValueError(f"nothing to repeat at {at - 1}")
        return Any() if ch == "." else Char(ch)
    node = alt()
    if at < len(p): raise ValueError(f"unbalanced ) at {at}")
    return node

@lru_cache(None)
def nullable(n):
    match n:
        case "empty" | Star(): return True
        case Seq(a, b): return nullable(a) and nullable(b)
        case Alt(a, b): return nullable(a) or nullable(b)
    return False

@lru_cache(None)
def derive(n, ch):
    match n:
        case Any(): return EMPTY
        case Char(c): return EMPTY if c == ch else NEVER
        case Star(body): return join(derive(body, ch), n)
        case Alt(a, b): return alt(derive(a, ch), derive(b, ch))
        case Seq(a, b): return alt(join(derive(a, ch), b), derive(b, ch)) if nullable(a) else join(derive(a, ch), b)
    return NEVER
def join(a, b): return NEVER if NEVER in (a, b) else b if a == EMPTY else a if b == EMPTY else Seq(a, b)
def alt(a, b): return b if a == NEVER or a == b else a if b == NEVER else Alt(a, b)
def by_derivatives(node, text):
    for ch in text: node = derive(node, ch)
    return nullable(node)

def compile_nfa(node):
    edges = []   # state -> (label, target) pairs; label None is free
    def state(): edges.append([]); return len(edges) - 1
    def build(n, a, b):
        match n:
            case "empty": edges[a].append((None, b))
            case Char(c): edges[a].append((c, b))
            case Any(): edges[a].append((".", b))
            case Alt(l, r):
                for side in (l, r):
                    x, y = state(), state()
                    edges[a].append((None, x)); edges[y].append((None, b)); build(side, x, y)
            case Seq(l, r): m = state(); build(l, a, m); build(r, m, b)
            case Star(body):
                m = state()
                edges[a].append((None, m)); build(body, m, m); edges[m].append((None, b))
    start, end = state(), state()
    build(node, start, end)
    return edges, start, end

def by_nfa(nfa, text):
    edges, start, end = nfa
    def close(states):
        todo = list(states)
        while todo:
            for label, t in edges[todo.pop()]:
                if label is None and t not in states: states.add(t); todo.append(t)
        return states
    now = close({start})
    for ch in text: now = close({t for s in now for label, t in edges[s] if label in (ch, ".")})
    return end in now

words = ["".join(w) for n in range(6) for w in product("ab", repeat=n)]
for pattern in ("a*b", "(a|b)*abb", "a+b?", "(ab)+|b*", ".a.", "(a|ba)*b?", "((a*)b)*", "a?a?a?aaa", "", "b|", "(a|b)(a|b)(a|b)"):
    node = parse(pattern)
    nfa, real = compile_nfa(node), re.compile(pattern)
    found = [w for w in words if by_derivatives(node, w)]
    assert found == [w for w in words if real.fullmatch(w)], pattern
    assert found == [w for w in words if by_nfa(nfa, w)], pattern
    print(f"{pattern:18} {len(nfa[0]):2} states {len(found):2} words", *(w or "''" for w in found[:7]))
print(parse("a(b|c)*"))
for bad in ("(a", "a)", "*a", "a|+"):
    try: parse(bad)
    except ValueError as e: print(repr(bad), e)
print(by_nfa(compile_nfa(parse("(a|aa)*c")), "a" * 60), by_derivatives(parse("(a*)*b"), "a" * 60 + "b"), derive.cache_info().hits > 0)
