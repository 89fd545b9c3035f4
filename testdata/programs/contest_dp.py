# Dynamic programming: knapsack with the choice, LIS, LCS, coins, matrix chains, bitmask tours, digit counting, tree DP.
import sys
from bisect import bisect_left
from functools import cache, lru_cache
from itertools import pairwise

def knapsack(items, room):
    best = [[0] * (room + 1) for _ in range(len(items) + 1)]
    for i, (_, w, v) in enumerate(items, 1):
        for c in range(room + 1):
            best[i][c] = max(best[i - 1][c], best[i - 1][c - w] + v if w <= c else -1)
    names, c = [], room
    for i in range(len(items), 0, -1):
        if best[i][c] != best[i - 1][c]:
            names.append(items[i - 1][0])
            c -= items[i - 1][1]
    return best[-1][room], names[::-1]

def lis(seq):
    tails, back, at = [], {}, []
    for i, x in enumerate(seq):
        k = bisect_left(tails, x)
        if k == len(tails):
            tails.append(x); at.append(i)
        else:
            tails[k], at[k] = x, i
        back[i] = at[k - 1] if k else None
    i, out = at[-1] if at else None, []
    while i is not None:
        out.append(seq[i])
        i = back[i]
    return out[::-1]

def lcs(a, b):
    @cache
    def f(i, j):
        if i == len(a) or j == len(b): return ""
        if a[i] == b[j]: return a[i] + f(i + 1, j + 1)
        return max(f(i + 1, j), f(i, j + 1), key=len)
    return f(0, 0)

def coins(amount, kinds):
    ways, fewest = [1] + [0] * amount, [0] + [None] * amount
    for k in kinds:
        for a in range(k, amount + 1):
            ways[a] += ways[a - k]
    for a in range(1, amount + 1):
        fewest[a] = min((fewest[a - k] + 1 for k in kinds if k <= a and fewest[a - k] is not None), default=None)
    return ways[amount], fewest[amount]

def chain(dims):
    @lru_cache(maxsize=None)
    def f(i, j):
        if j - i == 1: return 0, f"{chr(65 + i)}"
        return min((f(i, k)[0] + f(k, j)[0] + dims[i] * dims[k] * dims[j], f"({f(i, k)[1]}{f(k, j)[1]})") for k in range(i + 1, j))
    result = f(0, len(dims) - 1)
    return result, f.cache_info().currsize

def tour(dist):
    n = len(dist)
    best = {(1, 0): (0, (0,))}
    for mask in range(1, 1 << n):
        for last in range(n):
            if (mask, last) not in best: continue
            d, path = best[mask, last]
            for v in range(n):
                if not mask >> v & 1:
                    new = (d + dist[last][v], path + (v,))
                    key = (mask | 1 << v, v)
                    if key not in best or new < best[key]: best[key] = new
    return min((d + dist[last][0], path) for (mask, last), (d, path) in best.items() if mask == (1 << n) - 1)

def no_repeats_up_to(limit):
    digits = str(limit)
    @cache
    def f(i, used, tight, started):
        if i == len(digits): return int(started)
        total = 0
        for d in range(int(digits[i]) + 1 if tight else 10):
            go = started or d > 0
            if go and used >> d & 1: continue
            total += f(i + 1, used | (1 << d) if go else 0, tight and d == int(digits[i]), go)
        return total
    return f(0, 0, True, False)

def independent(tree, weight, root=0):
    def f(u, parent):
        take, skip = weight[u], 0
        for v in tree[u]:
            if v != parent:
                a, b = f(v, u)
                take += b
                skip += max(a, b)
        return take, skip
    return max(f(root, -1))

items = [("map", 9, 150), ("compass", 13, 35), ("water", 153, 200), ("sandwich", 50, 160), ("glucose", 15, 60), ("tin", 68, 45), ("banana", 27, 60), ("apple", 39, 40), ("cheese", 23, 30), ("suncream", 11, 70), ("camera", 32, 30)]
print(*knapsack(items, 200))
seq = [(i * 37) % 101 for i in range(1, 40)]
found = lis(seq)
print(found, all(a < b for a, b in pairwise(found)))
print(lcs("the quick brown fox jumps", "a thick brawn box of lumps"), lcs("ABCBDAB", "BDCABA"))
print([coins(a, (1, 5, 10, 25, 50)) for a in (0, 4, 99, 100)], coins(7, (2, 4)), coins(63, (1, 5, 10, 21, 25)))
print(chain([30, 35, 15, 5, 10, 20, 25]), chain([10, 20, 30]))
cities = [(0, 0), (3, 7), (6, 2), (8, 8), (1, 4), (9, 1), (5, 5)]
print(tour([[abs(a - c) + abs(b - d) for c, d in cities] for a, b in cities]))
print([no_repeats_up_to(n) for n in (9, 10, 99, 100, 12345, 10**9)], sum(len(set(str(n))) == len(str(n)) for n in range(1, 12346)))
tree = {0: [1, 2], 1: [0, 3, 4], 2: [0, 5], 3: [1], 4: [1], 5: [2, 6], 6: [5]}
print(independent(tree, [3, 2, 1, 10, 1, 4, 5]))
sys.setrecursionlimit(3000)
partitions = cache(lambda n, m: 1 if n == 0 else sum(partitions(n - k, k) for k in range(1, min(n, m) + 1)))
print([partitions(n, n) for n in range(1, 26)])
