# Backtracking on boards: knight's tour by Warnsdorff, n queens with symmetries, exact cover by dancing sets, word search, domino tilings, nonograms.
from collections import Counter
from functools import cache
from itertools import groupby, permutations, product

def tour(n, start=(0, 0)):
    steps = [(a * i, b * j) for a, b in ((1, 2), (2, 1)) for i in (1, -1) for j in (1, -1)]
    near = lambda p: [(p[0] + a, p[1] + b) for a, b in steps if 0 <= p[0] + a < n and 0 <= p[1] + b < n]
    board = {start: 1}
    here = start
    while len(board) < n * n:
        free = [q for q in near(here) if q not in board]
        if not free: return None
        here = min(free, key=lambda q: (sum(r not in board for r in near(q)), -abs(q[0] - n / 2) - abs(q[1] - n / 2), q))
        board[here] = len(board) + 1
    return [[board[r, c] for c in range(n)] for r in range(n)]
for row in tour(6): print(*(f"{x:2}" for x in row))

def queens(n):
    return [p for p in permutations(range(n)) if len({p[i] + i for i in range(n)}) == n == len({p[i] - i for i in range(n)})]
def images(p):
    n = len(p)
    for _ in range(4):
        p = tuple(n - 1 - p.index(i) for i in range(n))
        yield p
        yield p[::-1]
for n in range(4, 8):
    all_ = queens(n)
    print(n, len(all_), len({min(images(p)) for p in all_}), all_[0])

def exact_cover(columns, rows):
    """Knuth's algorithm X on dicts of sets: yield lists of row names."""
    X = {c: {r for r, cs in rows.items() if c in cs} for c in columns}
    def solve(chosen):
        if not X: yield list(chosen); return
        c = min(X, key=lambda c: (len(X[c]), c))
        for r in sorted(X[c]):
            removed = []
            for j in rows[r]:
                for i in X[j]:
                    for k in rows[i]:
                        if k != j and k in X: X[k].discard(i)
                removed.append((j, X.pop(j)))
            yield from solve(chosen + [r])
            for j, members in reversed(removed):
                X[j] = members
                for i in members:
                    for k in rows[i]:
                        if k != j and k in X: X[k].add(i)
    return solve([])
print(list(exact_cover(range(1, 8), {"A": [1, 4, 7], "B": [1, 4], "C": [4, 5, 7], "D": [3, 5, 6], "E": [2, 3, 6, 7], "F": [2, 7]})))
PIECES = {"L": "000 0..", "I": "111", "O": "22 22", "T": "333 .3."}
def pentomino_rows(w, h):
    rows = {}
    for name, text in PIECES.items():
        cells = frozenset((r, c) for r, line in enumerate(text.split()) for c, ch in enumerate(line) if ch != ".")
        shapes = set()
        for _ in range(4):
            cells = frozenset((c, -r) for r, c in cells)
            for s in (cells, frozenset((r, -c) for r, c in cells)):
                mr, mc = min(r for r, _ in s), min(c for _, c in s)
                shapes.add(tuple(sorted((r - mr, c - mc) for r, c in s)))
        for i, s in enumerate(sorted(shapes)):
            for r, c in product(range(h), range(w)):
                if all(r + a < h and c + b < w for a, b in s): rows[f"{name}{i}{r}{c}"] = [name] + [f"{r + a},{c + b}" for a, b in s]
    return rows
rows = pentomino_rows(5, 3)
solutions = list(exact_cover([*PIECES, *(f"{r},{c}" for r, c in product(range(3), range(5)))], rows))
print(len(rows), len(solutions))
for s in solutions[:2]:
    at = {cell: name[0] for name in s for cell in rows[name][1:]}
    print(*("".join(at[f"{r},{c}"] for c in range(5)) for r in range(3)))

GRID = "ABCE SFCS ADEE".split()
def has(word):
    def go(r, c, i, used):
        if not (0 <= r < 3 and 0 <= c < 4) or GRID[r][c] != word[i] or (r, c) in used: return False
        return i == len(word) - 1 or any(go(r + a, c + b, i + 1, used | {(r, c)}) for a, b in ((0, 1), (1, 0), (0, -1), (-1, 0)))
    return any(go(r, c, 0, frozenset()) for r, c in product(range(3), range(4)))
print({w: has(w) for w in ("ABCCED", "SEE", "ABCB", "ASADFBCCES")})

@cache
def tilings(w, h):
    if w < h: return tilings(h, w)
    states = {0: 1}
    for _ in range(w * h):
        new = Counter()
        for s, n in states.items():
            if s & 1: new[s >> 1] += n
            else:
                new[s >> 1 | 1 << h - 1] += n
                if not s & 2 and (_ + 1) % h: new[s >> 1 | 1] += n
        states = new
    return states[0]
print([[tilings(w, h) for w in range(1, 9)] for h in (2, 3, 4)], tilings(8, 8))

def lines(clue, n):
    if not clue: yield "." * n; return
    head, *rest = clue
    for gap in range(n - sum(clue) - len(rest) + 1):
        start = "." * gap + "#" * head
        if rest:
            for tail in lines(rest, n - len(start) - 1): yield start + "." + tail
        else: yield start.ljust(n, ".")
def nonogram(rows, cols):
    options = [[set() for _ in cols] for _ in rows]
    R, C = [list(lines(c, len(cols))) for c in rows], [list(lines(c, len(rows))) for c in cols]
    for _ in range(10):
        for r, c in product(range(len(rows)), range(len(cols))):
            both = {l[c] for l in R[r]} & {l[r] for l in C[c]}
            R[r] = [l for l in R[r] if l[c] in both]; C[c] = [l for l in C[c] if l[r] in both]
    return [l[0] if len(l) == 1 else "?" for l in R]
picture = nonogram([[3], [1, 1], [5], [1, 3], [2, 2]], [[1, 3], [1, 1, 1], [1, 2], [1, 1, 1], [4]])
print(*picture, sep="\n")
print([[len(list(g)) for k, g in groupby(r) if k == "#"] for r in ("##.#", "....", "#.#.#")])
