# Cellular automata: elementary rules, Langton's ant, Wireworld, a forest fire, and Life on sets with pattern recognition.
import random
from itertools import islice, product

def elementary(rule, width=63, rows=16):
    row = 1 << width // 2
    for _ in range(rows):
        yield f"{row:0{width}b}".translate({48: " ", 49: "#"})
        row = sum((rule >> (row << 1 >> i & 7) & 1) << i for i in range(width))

for rule in (30, 90, 110):
    print(f"rule {rule}")
    for line in islice(elementary(rule), 12): print(line.rstrip())

def ant(steps):
    black, at, heading = set(), 0j, 1j
    for _ in range(steps):
        heading *= -1j if at not in black else 1j
        black ^= {at}
        at += heading
    return black, at
for steps in (100, 1000, 3000):
    black, at = ant(steps)
    print(f"ant after {steps}: {len(black)} black, at ({at.real:g}, {at.imag:g})")
black, _ = ant(400)
xs, ys = [int(z.real) for z in black], [int(z.imag) for z in black]
for y in range(max(ys), min(ys) - 1, -1):
    print("".join("#" if complex(x, y) in black else "." for x in range(min(xs), max(xs) + 1)))

WIRES = """\
  ttttttttt
 .         .
  HHHHHHHHH
""".replace("ttttttttt", "tH.......").replace("HHHHHHHHH", ".........")
def wireworld(rows):
    h, w = len(rows), max(map(len, rows))
    get = lambda r, c: rows[r][c] if 0 <= r < h and 0 <= c < len(rows[r]) else " "
    out = []
    for r in range(h):
        line = ""
        for c in range(w):
            match get(r, c):
                case "H": line += "t"
                case "t": line += "."
                case ".": line += "H" if sum(get(r + i, c + j) == "H" for i, j in product((-1, 0, 1), repeat=2)) in (1, 2) else "."
                case other: line += other
        out.append(line)
    return out
rows = WIRES.splitlines()
for step in range(6):
    print(" | ".join(f"{r:11}" for r in rows))
    rows = wireworld(rows)

rng = random.Random(3)
forest = [[rng.choice("TTT.") for _ in range(30)] for _ in range(8)]
forest[4][0] = "F"
for step in range(100):
    if step % 8 == 0: print(f"fire, step {step}:", sum(r.count("F") for r in forest), "burning,", sum(r.count("T") for r in forest), "trees")
    burning = [(r, c) for r in range(8) for c in range(30) if forest[r][c] == "F"]
    if not burning: break
    for r, c in burning:
        forest[r][c] = "."
        for i, j in ((r + 1, c), (r - 1, c), (r, c + 1), (r, c - 1)):
            if 0 <= i < 8 and 0 <= j < 30 and forest[i][j] == "T": forest[i][j] = "F"
print(*map("".join, forest), sep="\n")

def life(cells):
    near = {}
    for x, y in cells:
        for dx, dy in product((-1, 0, 1), repeat=2):
            if dx or dy: near[x + dx, y + dy] = near.get((x + dx, y + dy), 0) + 1
    return frozenset(p for p, n in near.items() if n == 3 or n == 2 and p in cells)
def shape(cells):
    x0, y0 = min(x for x, _ in cells), min(y for _, y in cells)
    return frozenset((x - x0, y - y0) for x, y in cells), (x0, y0)
NAMED = {"glider": ["#..", ".##", "##."], "blinker": ["###"], "block": ["##", "##"], "r": [".##", "##.", ".#."], "diehard": ["......#.", "##......", ".#...###"]}
for name, pic in NAMED.items():
    cells = frozenset((x, y) for y, row in enumerate(pic) for x, ch in enumerate(row) if ch == "#")
    seen, history = {}, []
    for t in range(140):
        if not cells: print(f"{name}: dies at {t}, most {max(history)}"); break
        s, where = shape(cells)
        if s in seen:
            t0, w0 = seen[s]
            print(f"{name}: period {t - t0}, moves {where[0] - w0[0], where[1] - w0[1]}, {len(cells)} cells"); break
        seen[s] = t, where
        history.append(len(cells))
        cells = life(cells)
    else: print(f"{name}: still going with {len(cells)} cells")
