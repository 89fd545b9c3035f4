# A sudoku solver by constraint propagation and search.
PUZZLES = ["53..7....6..195....98....6.8...6...34..8.3..17...2...6.6....28....419..5....8..79",
           "4.....8.5.3..........7......2.....6.....8.4......1.......6.3.7.5..2.....1.4......"]
digits, rows, cols = "123456789", "ABCDEFGHI", "123456789"
cross = lambda A, B: [a + b for a in A for b in B]
squares = cross(rows, cols)
unitlist = [cross(rows, c) for c in cols] + [cross(r, cols) for r in rows] + [cross(rs, cs) for rs in ("ABC", "DEF", "GHI") for cs in ("123", "456", "789")]
units = {s: [u for u in unitlist if s in u] for s in squares}
peers = {s: set(sum(units[s], [])) - {s} for s in squares}
steps = 0
def assign(values, s, d):
    return values if all(eliminate(values, s, d2) for d2 in values[s].replace(d, "")) else None
def eliminate(values, s, d):
    global steps
    steps += 1
    if d not in values[s]: return values
    values[s] = values[s].replace(d, "")
    if not values[s]: return None
    if len(values[s]) == 1:
        if not all(eliminate(values, p, values[s]) for p in sorted(peers[s])): return None
    for u in units[s]:
        places = [q for q in u if d in values[q]]
        if not places or len(places) == 1 and not assign(values, places[0], d): return None
    return values
def search(values):
    if values is None: return None
    if all(len(v) == 1 for v in values.values()): return values
    _, s = min((len(values[s]), s) for s in squares if len(values[s]) > 1)
    for d in values[s]:
        if (r := search(assign(values.copy(), s, d))): return r
def solve(grid):
    values = dict.fromkeys(squares, digits)
    for s, d in zip(squares, grid):
        if d in digits and not assign(values, s, d): return None
    return search(values)
for p in PUZZLES:
    v = solve(p)
    for i, r in enumerate(rows):
        if i in (3, 6): print("------+-------+------")
        print(" ".join(v[r + c] + (" |" if c in "36" else "") for c in cols))
    assert all(sorted(v[s] for s in u) == list(digits) for u in unitlist)
    print(steps)
