# Backtracking: queens, a knight's tour by Warnsdorff's rule, towers of Hanoi, subset sums, coin change.
def queens(n, row=0, cols=0, d1=0, d2=0):
    if row == n: return 1
    free, count = ~(cols | d1 | d2) & ((1 << n) - 1), 0
    while free:
        bit = free & -free
        free ^= bit
        count += queens(n, row + 1, cols | bit, (d1 | bit) << 1, (d2 | bit) >> 1)
    return count
print([queens(n) for n in range(1, 9)])
def first_queens(n):
    def go(qs):
        if len(qs) == n: return qs
        for c in range(n):
            if all(c != q and abs(c - q) != len(qs) - r for r, q in enumerate(qs)):
                if (found := go(qs + [c])): return found
    return go([])
print("\n".join("." * q + "Q" + "." * (7 - q) for q in first_queens(8)))
def tour(n, start=(0, 0)):
    jumps = [(1, 2), (2, 1), (2, -1), (1, -2), (-1, -2), (-2, -1), (-2, 1), (-1, 2)]
    board, pos = {start: 1}, start
    near = lambda p: [q for dx, dy in jumps if 0 <= (q := (p[0] + dx, p[1] + dy))[0] < n and 0 <= q[1] < n and q not in board]
    while options := near(pos):
        pos = min(options, key=lambda q: (len(near(q)), q))
        board[pos] = len(board) + 1
    return board
b = tour(6)
print(len(b)); print("\n".join(" ".join(f"{b.get((r, c), 0):2}" for c in range(6)) for r in range(6)))
def hanoi(n, a="A", b="B", c="C"):
    if n:
        yield from hanoi(n - 1, a, c, b)
        yield a + c
        yield from hanoi(n - 1, b, a, c)
print(" ".join(hanoi(4)), sum(1 for _ in hanoi(12)))
def subset(xs, target):
    ways = {0: []}
    for x in xs:
        for s in list(ways):
            ways.setdefault(s + x, ways[s] + [x])
    return ways.get(target)
print(subset([3, 34, 4, 12, 5, 2], 9), subset([3, 34, 4], 100))
coins = [1] + [0] * 500
for c in (1, 2, 5, 10, 20, 50, 100, 200):
    for v in range(c, 501): coins[v] += coins[v - c]
print(coins[100], coins[200], coins[500])
def knapsack(items, cap):
    best = [(0, ())] * (cap + 1)
    for name, w, v in items:
        for c in range(cap, w - 1, -1):
            best[c] = max(best[c], (best[c - w][0] + v, best[c - w][1] + (name,)))
    return best[cap]
print(knapsack([("map", 9, 150), ("compass", 13, 35), ("water", 153, 200), ("sandwich", 50, 160), ("glucose", 15, 60), ("tin", 68, 45), ("banana", 27, 60)], 200))
def spiral(n):
    grid, x, y, dx, dy = [[0] * n for _ in range(n)], 0, 0, 1, 0
    for i in range(1, n * n + 1):
        grid[y][x] = i
        if not (0 <= x + dx < n and 0 <= y + dy < n) or grid[y + dy][x + dx]: dx, dy = -dy, dx
        x, y = x + dx, y + dy
    return grid
for row in spiral(4): print(*(f"{v:3}" for v in row))
