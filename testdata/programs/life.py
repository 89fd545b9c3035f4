# Conway's game of life on a torus, with a glider and an oscillator.
class Life:
    def __init__(self, rows):
        self.h, self.w = len(rows), len(rows[0])
        self.live = {(r, c) for r, row in enumerate(rows) for c, ch in enumerate(row) if ch == "#"}
    def neighbours(self, r, c):
        return (((r + dr) % self.h, (c + dc) % self.w) for dr in (-1, 0, 1) for dc in (-1, 0, 1) if dr or dc)
    def step(self):
        counts = {}
        for cell in self.live:
            for n in self.neighbours(*cell): counts[n] = counts.get(n, 0) + 1
        self.live = {cell for cell, n in counts.items() if n == 3 or n == 2 and cell in self.live}
    def __str__(self):
        return "\n".join("".join("#" if (r, c) in self.live else "." for c in range(self.w)) for r in range(self.h))
world = Life(["..........", "..#.......", "...#......", ".###......", "..........", "......###.", ".........." , ".........."])
seen = {}
for gen in range(40):
    key = frozenset(world.live)
    if key in seen:
        print("repeats", seen[key], gen)
        break
    seen[key] = gen
    if gen in (0, 1, 2, 12): print(f"generation {gen}, {len(world.live)} live", world, sep="\n")
    world.step()
print(len(seen), sorted(world.live)[:3])
