# Solutions in the manner of programming contests, fed from texts: longest paths, knapsacks, intervals, strings, bit tricks, two pointers, binary search on answers, DP on digits.
import sys
from bisect import bisect_left, insort
from collections import Counter, defaultdict, deque
from functools import cache, lru_cache, reduce
from heapq import heapify, heappop, heappush, heapreplace
from io import StringIO
from itertools import accumulate, combinations, groupby, permutations, product
from math import ceil, comb, gcd, inf, isqrt, lcm, log2
from operator import and_, mul, or_, xor

sys.setrecursionlimit(10_000)


def solve(f, text):
    stdin, sys.stdin = sys.stdin, StringIO(text)
    try:
        print(f"{f.__name__}:", f())
    finally:
        sys.stdin = stdin


def ints(): return map(int, input().split())


def knapsack():
    n, room = ints()
    best = [0] * (room + 1)
    for _ in range(n):
        weight, value = ints()
        for w in range(room, weight - 1, -1):
            best[w] = max(best[w], best[w - weight] + value)
    return best[-1], best.index(best[-1])


def longest_increasing():
    tails, parent, at, values = [], {}, [], list(ints())
    for i, v in enumerate(values):
        k = bisect_left(tails, v)
        tails[k:k + 1] = [v]
        at[k:k + 1] = [i]
        parent[i] = at[k - 1] if k else None
    chain, i = [], at[-1]
    while i is not None:
        chain.append(values[i])
        i = parent[i]
    return len(tails), chain[::-1]


def edit_script():
    a, b = input(), input()

    @cache
    def d(i, j):
        if not i or not j:
            return i + j, "D" * i + "I" * j
        return min((d(i - 1, j - 1)[0] + (a[i - 1] != b[j - 1]), d(i - 1, j - 1)[1] + ".R"[a[i - 1] != b[j - 1]]), (d(i - 1, j)[0] + 1, d(i - 1, j)[1] + "D"), (d(i, j - 1)[0] + 1, d(i, j - 1)[1] + "I"))
    return d(len(a), len(b))


def ship_capacity():
    days = int(input())
    weights = list(ints())

    def needed(room):
        used, load = 1, 0
        for w in weights:
            if load + w > room:
                used, load = used + 1, 0
            load += w
        return used
    low, high = max(weights), sum(weights)
    return low + bisect_left(range(low, high), True, key=lambda room: needed(room) <= days)


def sliding_maximum():
    k, *values = ints()
    window, out = deque(), []
    for i, v in enumerate(values):
        while window and values[window[-1]] <= v:
            window.pop()
        window.append(i)
        if window[0] <= i - k:
            window.popleft()
        if i >= k - 1:
            out.append(values[window[0]])
    return out


def running_median():
    low, high, out = [], [], []
    for x in ints():
        heappush(high, -heapreplace(low, -x) if low and x < -low[0] else x) if len(low) > len(high) else heappush(low, -heapreplace(high, x) if high and x > high[0] else -x)
        out.append(-low[0] if len(low) > len(high) else (high[0] - low[0]) / 2)
    return out


def meeting_rooms():
    events = []
    for line in sys.stdin:
        start, end = map(int, line.split("-"))
        events += (start, 1), (end, -1)
    events.sort()
    return max(accumulate(d for _, d in events)), [t for t, d in events if d > 0][:2]


def kmp():
    text, pattern = input().split()
    fail = [0]
    for c in pattern[1:]:
        k = fail[-1]
        while k and pattern[k] != c:
            k = fail[k - 1]
        fail.append(k + (pattern[k] == c))
    k, hits = 0, []
    for i, c in enumerate(text):
        while k and (k == len(pattern) or pattern[k] != c):
            k = fail[k - 1]
        k += pattern[k] == c
        if k == len(pattern):
            hits.append(i - k + 1)
    return fail, hits


def numbers_without_adjacent_equal_digits():
    limit = input()

    @lru_cache(None)
    def count(i, last, tight, started):
        if i == len(limit):
            return int(started)
        top = int(limit[i]) if tight else 9
        return sum(count(i + 1, d if started or d else -1, tight and d == top, started or d > 0) for d in range(top + 1) if not started or d != last)
    total = count(0, -1, True, False)
    return total, sum(all(len(list(g)) == 1 for _, g in groupby(str(n))) for n in range(1, min(int(limit), 2000) + 1))


def subset_xor():
    basis = []
    for v in ints():
        for b in basis:
            v = min(v, v ^ b)
        if v:
            basis.append(v)
            basis.sort(reverse=True)
    return reduce(lambda best, b: max(best, best ^ b), basis, 0), len(basis)


def spiral():
    rows = [list(map(int, line.split())) for line in sys.stdin]
    out = []
    while rows:
        out += rows.pop(0)
        rows = [list(r) for r in zip(*rows)][::-1]
    return out


def islands():
    grid = {(r, c) for r, line in enumerate(sys.stdin) for c, x in enumerate(line) if x == "#"}
    sizes = []
    while grid:
        todo, size = [grid.pop()], 0
        while todo:
            r, c = todo.pop()
            size += 1
            for n in ((r + 1, c), (r - 1, c), (r, c + 1), (r, c - 1)):
                if n in grid:
                    grid.remove(n)
                    todo.append(n)
        sizes.append(size)
    return sorted(sizes, reverse=True)


def fibonacci_matrix():
    n, m = ints()

    def times(a, b): return [[sum(x * y for x, y in zip(row, col)) % m for col in zip(*b)] for row in a]
    result, base = [[1, 0], [0, 1]], [[1, 1], [1, 0]]
    while n:
        if n & 1:
            result = times(result, base)
        base, n = times(base, base), n >> 1
    return result[0][1]


def parentheses(): return ["".join(p) for p in sorted(set(permutations("(()())"))) if all(x >= 0 for x in accumulate(1 if c == "(" else -1 for c in p))]


def huffman():
    heap = [(n, c, c) for c, n in sorted(Counter(input()).items())]
    heapify(heap)
    codes = defaultdict(str)
    while len(heap) > 1:
        (n, _, a), (m, key, b) = heappop(heap), heappop(heap)
        for group, bit in ((a, "0"), (b, "1")):
            for c in group:
                codes[c] = bit + codes[c]
        heappush(heap, (n + m, key, a + b))
    return dict(sorted(codes.items()))


def arithmetic():
    a, b, c = ints()
    return gcd(a, b, c), lcm(a, b, c), isqrt(a * b), comb(a, c), pow(a, -1, 7), ceil(a / c), divmod(-a, b), a.bit_length(), f"{a:b}".count("1") == a.bit_count(), reduce(xor, (a, b, c)), reduce(and_, (a, b)), reduce(or_, (a, c)), reduce(mul, range(1, c + 1)), log2(1 << a), inf > 10 ** 400, round(a / 8), round(-2.5), int(-7 / 2), -7 // 2


solve(knapsack, "4 10\n5 10\n4 40\n6 30\n3 50\n")
solve(longest_increasing, "3 1 4 1 5 9 2 6 5 3 5 8 9 7 9")
solve(edit_script, "kitten\nsitting\n")
solve(ship_capacity, "5\n1 2 3 4 5 6 7 8 9 10\n")
solve(sliding_maximum, "3 1 3 -1 -3 5 3 6 7")
solve(running_median, "5 15 1 3 8 7 9")
solve(meeting_rooms, "1-5\n2-3\n3-6\n7-9\n4-8\n")
solve(kmp, "abababcababab ababab")
solve(numbers_without_adjacent_equal_digits, "1500")
solve(numbers_without_adjacent_equal_digits, "1" + "0" * 18)
solve(subset_xor, "3 10 5 25 2 8")
solve(spiral, "1 2 3\n4 5 6\n7 8 9\n10 11 12\n")
solve(islands, "##..#\n#..##\n..#..\n##..#\n")
solve(fibonacci_matrix, "1000000000000 1000000007")
solve(parentheses, "")
solve(huffman, "abracadabra")
solve(arithmetic, "12 18 5")
try:
    solve(knapsack, "1 2\n")
except EOFError as e:
    print("EOFError:", e, sys.stdin is sys.__stdin__)
tops = []
for x in (5, 1, 9, 3):
    insort(tops, x, key=lambda v: -v)
print(tops, [p for p in product((0, 1), repeat=3) if sum(p) == 2], sum(1 for a, b, c in combinations(range(1, 30), 3) if a * a + b * b == c * c))
