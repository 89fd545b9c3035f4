# Contest problems over subsets: assignment, Hamiltonian paths, sums over subsets, Steiner trees, profile tilings, XOR bases, set cover, Gray codes.
import functools
from itertools import combinations, permutations
from math import inf


def assignment(cost):
    """The cheapest matching of rows with columns; row number = how many columns are taken."""
    n = len(cost)
    best = [inf] * (1 << n)
    best[0], choice = 0, [None] * (1 << n)
    for mask in range(1, 1 << n):
        row = mask.bit_count() - 1
        for col in range(n):
            if mask >> col & 1 and (c := best[mask ^ 1 << col] + cost[row][col]) < best[mask]:
                best[mask], choice[mask] = c, col
    mask, cols = (1 << n) - 1, []
    while mask:
        cols.append(choice[mask])
        mask ^= 1 << choice[mask]
    return best[-1], cols[::-1]


def paths(n, edges):
    """How many orders visit every vertex once along the edges."""
    out = [0] * n
    for a, b in edges:
        out[a] |= 1 << b
        out[b] |= 1 << a
    ways = [[0] * n for _ in range(1 << n)]
    for v in range(n):
        ways[1 << v][v] = 1
    for mask in range(1 << n):
        for v in range(n):
            if (w := ways[mask][v]):
                rest = out[v] & ~mask
                while rest:
                    low = rest & -rest
                    ways[mask | low][low.bit_length() - 1] += w
                    rest ^= low
    return sum(ways[-1])


def over_subsets(values):
    """f[mask] = the sum of values of all subsets of mask (Yates)."""
    f = values[:]
    for bit in range(len(f).bit_length() - 1):
        for mask in range(len(f)):
            if mask >> bit & 1:
                f[mask] += f[mask ^ 1 << bit]
    return f


def subsets(mask):
    sub = mask
    while True:
        yield sub
        if not sub:
            return
        sub = (sub - 1) & mask


def steiner(n, edges, terminals):
    d = [[0 if i == j else inf for j in range(n)] for i in range(n)]
    for a, b, w in edges:
        d[a][b] = d[b][a] = min(d[a][b], w)
    for k in range(n):
        for i in range(n):
            for j in range(n):
                d[i][j] = min(d[i][j], d[i][k] + d[k][j])
    full = (1 << len(terminals)) - 1
    dp = {1 << i: d[t][:] for i, t in enumerate(terminals)}
    for mask in range(1, full + 1):
        if mask in dp:
            continue
        joined = [min(dp[s][v] + dp[mask ^ s][v] for s in subsets(mask) if s and s != mask) for v in range(n)]
        dp[mask] = [min(joined[u] + d[u][v] for u in range(n)) for v in range(n)]
    return min(dp[full])


@functools.cache
def tilings(height, width, profile=0):
    """Dominoes column by column; the profile tells which cells of the column are covered already."""
    if width == 0:
        return int(profile == 0)

    def fill(row, here, after):
        if row == height:
            return tilings(height, width - 1, after)
        if here >> row & 1:
            return fill(row + 1, here, after)
        total = fill(row + 1, here, after | 1 << row)
        if row + 1 < height and not here >> row + 1 & 1:
            total += fill(row + 2, here, after)
        return total

    return fill(0, profile, 0)


class XorBasis:
    def __init__(self, numbers=()):
        self.rows = {}
        for x in numbers:
            self.add(x)

    def reduce(self, x):
        while x and (row := self.rows.get(x.bit_length())):
            x ^= row
        return x

    def add(self, x):
        if (x := self.reduce(x)):
            self.rows[x.bit_length()] = x
        return bool(x)

    def greatest(self):
        return functools.reduce(lambda best, row: max(best, best ^ row), (self.rows[k] for k in sorted(self.rows, reverse=True)), 0)


def cover(universe, sets):
    names = sorted(sets)
    bits = {e: 1 << i for i, e in enumerate(sorted(universe))}
    masks = {n: sum(bits[e] for e in sets[n]) for n in names}
    full = (1 << len(bits)) - 1
    best = {0: ()}
    for name in names:
        for have, chosen in list(best.items()):
            key = have | masks[name]
            if key not in best or len(best[key]) > len(chosen) + 1:
                best[key] = chosen + (name,)
    return best.get(full)


COST = [[9, 2, 7, 8, 4], [6, 4, 3, 7, 5], [5, 8, 1, 8, 6], [7, 6, 9, 4, 3], [3, 5, 8, 2, 7]]
value, cols = assignment(COST)
print("assignment:", value, cols, value == min(sum(COST[i][p[i]] for i in range(5)) for p in permutations(range(5))))
ring = [(i, (i + 1) % 7) for i in range(7)]
print("paths:", paths(7, ring), paths(5, list(combinations(range(5), 2))), paths(6, ring[:5]), paths(4, [(0, 1)]))
f = over_subsets([1 << i % 5 for i in range(64)])
print("subset sums:", f[:10], f[63], all(f[m] == sum(1 << s % 5 for s in subsets(m)) for m in range(64)))
print("steiner:", steiner(7, [(0, 1, 4), (1, 2, 4), (0, 3, 1), (3, 4, 1), (4, 2, 2), (4, 5, 1), (5, 6, 3), (2, 6, 9)], [0, 2, 6]))
print("tilings:", [tilings(4, w) for w in range(9)], tilings(8, 8), tilings.cache_info()[3])
basis = XorBasis([12, 10, 6, 33, 45])
print("xor:", len(basis.rows), basis.greatest(), [basis.reduce(x) == 0 for x in (6, 39, 7)], basis.add(0), bin(basis.greatest()))
WALLS = {"north": "abd", "south": "cfg", "east": "aceg", "west": "bdf", "tower": "ag", "gate": "cd"}
print("cover:", cover("abcdefg", WALLS), cover("abcdefgz", WALLS))
gray = [i ^ i >> 1 for i in range(16)]
print("gray:", " ".join(f"{g:04b}" for g in gray), {(a ^ b).bit_count() for a, b in zip(gray, gray[1:] + gray[:1])})
for mask in (0b1011, 0):
    print(f"subsets of {mask:#06b}:", *(f"{s:b}" for s in subsets(mask)))
x, found = (1 << 3) - 1, []
while x < 1 << 5:
    found.append(f"{x:05b}")
    low = x & -x
    ripple = x + low
    x = ripple | ((x ^ ripple) // low) >> 2
print("three of five:", *found)
