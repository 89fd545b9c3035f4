# Logic programming: terms, unification, backtracking by generators, lists, arithmetic, negation, cut-free rules over families, routes and queens.
import re
from itertools import count, islice

class Var:
    ids = count()
    def __init__(self, name): self.name, self.id = name, next(Var.ids)
    def __repr__(self): return f"_{self.name}"
class Term:
    def __init__(self, name, args=()): self.name, self.args = name, tuple(args)
    def __repr__(self): return show(self, {})
NIL = Term("[]")
TOKEN = re.compile(r"\s*(?:%.*\n\s*)*(:-|\\=|=<|>=|[a-z]\w*|[A-Z_]\w*|-?\d+|[()\[\],.|=<>+*-])")

def parse(text):
    tokens = TOKEN.findall(text + " ")
    at = 0
    def peek(): return tokens[at] if at < len(tokens) else None
    def take(want=None):
        nonlocal at
        t = peek()
        if want and t != want: raise SyntaxError(f"wanted {want} but got {t}")
        at += 1
        return t
    def primary(names):
        t = take()
        if t == "[":
            items, tail = [], NIL
            while peek() != "]":
                items.append(term(names))
                if peek() == "|": take(); tail = term(names)
                elif peek() == ",": take()
            take("]")
            for x in reversed(items): tail = Term(".", (x, tail))
            return tail
        if t == "(": inner = term(names); take(")"); return inner
        if re.fullmatch(r"-?\d+", t): return int(t)
        if t[0].isupper() or t[0] == "_": return Var("_") if t == "_" else names.setdefault(t, Var(t))
        if peek() != "(": return Term(t)
        take("(")
        args = [term(names)]
        while peek() == ",": take(); args.append(term(names))
        take(")")
        return Term(t, args)
    def term(names, level=0):
        ops = [{"=", "\\=", "<", ">", "=<", ">=", "is"}, {"+", "-"}, {"*", "mod"}]
        if level == 3: return primary(names)
        left = term(names, level + 1)
        while peek() in ops[level]: left = Term(take(), (left, term(names, level + 1)))
        return left
    rules = []
    while peek():
        names = {}
        head, body = term(names), []
        if peek() == ":-":
            take(); body.append(term(names))
            while peek() == ",": take(); body.append(term(names))
        take(".")
        rules.append((head, body))
    return rules

def walk(t, s):
    while isinstance(t, Var) and t in s: t = s[t]
    return t
def unify(a, b, s):
    a, b = walk(a, s), walk(b, s)
    if a is b or isinstance(a, int) and a == b: return s
    if isinstance(a, Var): return {**s, a: b}
    if isinstance(b, Var): return {**s, b: a}
    if isinstance(a, int) or isinstance(b, int) or a.name != b.name or len(a.args) != len(b.args): return None
    for x, y in zip(a.args, b.args):
        if (s := unify(x, y, s)) is None: return None
    return s
def fresh(t, names):
    if isinstance(t, Var): return names.setdefault(t, Var(t.name))
    return Term(t.name, [fresh(a, names) for a in t.args]) if isinstance(t, Term) else t
def value(t, s):
    match walk(t, s):
        case int(n): return n
        case Term(name="+" | "-" | "*" | "mod" as op, args=(a, b)):
            a, b = value(a, s), value(b, s)
            return {"+": a + b, "-": a - b, "*": a * b, "mod": a % b if b else 0}[op]
        case other: raise TypeError(f"{show(other, s)} is no number")
def show(t, s):
    t = walk(t, s)
    if not isinstance(t, Term): return repr(t)
    if t.name == ".":
        parts = []
        while isinstance(t, Term) and t.name == ".": parts.append(show(t.args[0], s)); t = walk(t.args[1], s)
        return "[" + ", ".join(parts) + ("" if t is NIL or isinstance(t, Term) and t.name == "[]" else " | " + show(t, s)) + "]"
    return t.name + (f"({', '.join(show(a, s) for a in t.args)})" if t.args else "")

class Prolog:
    def __init__(self, text): self.rules = parse(text)
    def solve(self, goals, s):
        if not goals: yield s; return
        goal, *rest = goals
        goal = walk(goal, s)
        match goal:
            case Term(name="=", args=(a, b)):
                if (t := unify(a, b, s)) is not None: yield from self.solve(rest, t)
            case Term(name="\\=", args=(a, b)):
                if unify(a, b, s) is None: yield from self.solve(rest, s)
            case Term(name="is", args=(a, b)):
                if (t := unify(a, value(b, s), s)) is not None: yield from self.solve(rest, t)
            case Term(name="<" | ">" | "=<" | ">=" as op, args=(a, b)):
                a, b = value(a, s), value(b, s)
                if {"<": a < b, ">": a > b, "=<": a <= b, ">=": a >= b}[op]: yield from self.solve(rest, s)
            case Term(name="not", args=(g,)):
                if next(self.solve([g], s), None) is None: yield from self.solve(rest, s)
            case _:
                for head, body in self.rules:
                    if head.name == goal.name and len(head.args) == len(goal.args):
                        names = {}
                        if (t := unify(goal, fresh(head, names), s)) is not None:
                            yield from self.solve([fresh(b, names) for b in body] + rest, t)
    def ask(self, query, most=6):
        (head, body), = parse(f"query :- {query}.")
        names = {}
        def collect(t):
            if isinstance(t, Var): names.setdefault(t.name, t)
            for a in getattr(t, "args", ()): collect(a)
        for b in body: collect(b)
        found = [", ".join(f"{n} = {show(v, s)}" for n, v in names.items() if n[0] != "_") or "yes" for s in islice(self.solve(body, {}), most)]
        return " ; ".join(found) or "no"

p = Prolog("""
parent(tom, bob). parent(tom, liz). parent(bob, ann). parent(bob, pat). parent(pat, jim).
grand(X, Z) :- parent(X, Y), parent(Y, Z).
above(X, Y) :- parent(X, Y).  above(X, Z) :- parent(X, Y), above(Y, Z).
sibling(X, Y) :- parent(P, X), parent(P, Y), X \\= Y.
append([], L, L). append([H|T], L, [H|R]) :- append(T, L, R).
member(X, [X|_]). member(X, [_|T]) :- member(X, T).
reverse([], []). reverse([H|T], R) :- reverse(T, S), append(S, [H], R).
len([], 0). len([_|T], N) :- len(T, M), N is M + 1.
fact(0, 1). fact(N, F) :- N > 0, M is N - 1, fact(M, G), F is N * G.
select(X, [X|T], T). select(X, [H|T], [H|R]) :- select(X, T, R).
perm([], []). perm(L, [H|T]) :- select(H, L, R), perm(R, T).
safe(_, [], _). safe(Q, [H|T], D) :- Q \\= H, A is Q - H, B is H - Q, A \\= D, B \\= D, E is D + 1, safe(Q, T, E).
good([]). good([H|T]) :- safe(H, T, 1), good(T).
queens(L, Q) :- perm(L, Q), good(Q).
childless(X) :- parent(_, X), not(parent(X, _)).
""")
for q in ("grand(tom, X)", "above(X, jim)", "sibling(ann, X)", "append(X, Y, [1, 2])", "append([1], X, [1, 2, 3])", "reverse([a, b, c], X)", "len([a, b, c], N)", "fact(12, F)", "member(X, [a, [b], 3]), not(X = a)", "perm([1, 2, 3], P)", "queens([1, 2, 3, 4, 5], Q)", "childless(X)", "parent(liz, X)", "X = f(Y, Y), Y = [1 | Z]", "parent(tom, bob)", "X is 2 + 3 * 4 mod 5"):
    print(f"?- {q}.\n   {p.ask(q, 3)}")
for q in ("X is a + 1", "parent(tom"):
    try: print(p.ask(q))
    except (TypeError, SyntaxError) as e: print(type(e).__name__, e)
