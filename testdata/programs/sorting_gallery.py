# A dozen sorting algorithms, each checked and counted; stability, keys, external merging, topological and natural order, top-k, selection.
import heapq
import locale
import random
import re
from bisect import bisect, bisect_left, insort
from collections import Counter
from functools import cmp_to_key
from operator import attrgetter, itemgetter, methodcaller


class Counted:
    tests = 0
    def __init__(self, v): self.v = v
    def __lt__(self, o): Counted.tests += 1; return self.v < o.v
    def __repr__(self): return repr(self.v)


def bubble(a):
    for end in range(len(a), 1, -1):
        swapped = False
        for i in range(end - 1):
            if a[i + 1] < a[i]: a[i], a[i + 1], swapped = a[i + 1], a[i], True
        if not swapped: break
def insertion(a):
    for i in range(1, len(a)):
        x, j = a[i], i
        while j and x < a[j - 1]: a[j] = a[j - 1]; j -= 1
        a[j] = x
def selection(a):
    for i in range(len(a)):
        m = i
        for j in range(i + 1, len(a)):
            if a[j] < a[m]: m = j
        a[i], a[m] = a[m], a[i]
def shell(a):
    gap = len(a) // 2
    while gap:
        for i in range(gap, len(a)):
            x, j = a[i], i
            while j >= gap and x < a[j - gap]: a[j] = a[j - gap]; j -= gap
            a[j] = x
        gap //= 2
def merge(a):
    if len(a) < 2: return
    left, right = a[:len(a) // 2], a[len(a) // 2:]
    merge(left); merge(right)
    i = j = 0
    for k in range(len(a)):
        if j == len(right) or i < len(left) and not right[j] < left[i]: a[k] = left[i]; i += 1
        else: a[k] = right[j]; j += 1
def quick(a, lo=0, hi=None):
    hi = len(a) - 1 if hi is None else hi
    if lo >= hi: return
    pivot, i, j = a[(lo + hi) // 2], lo, hi
    while i <= j:
        while a[i] < pivot: i += 1
        while pivot < a[j]: j -= 1
        if i <= j: a[i], a[j] = a[j], a[i]; i += 1; j -= 1
    quick(a, lo, j); quick(a, i, hi)
def heap(a):
    def sift(i, n):
        while (c := 2 * i + 1) < n:
            if c + 1 < n and a[c] < a[c + 1]: c += 1
            if not a[i] < a[c]: return
            a[i], a[c] = a[c], a[i]; i = c
    for i in reversed(range(len(a) // 2)): sift(i, len(a))
    for n in range(len(a) - 1, 0, -1): a[0], a[n] = a[n], a[0]; sift(0, n)
def comb(a):
    gap, done = len(a), False
    while not done:
        gap = max(1, int(gap / 1.3)); done = gap == 1
        for i in range(len(a) - gap):
            if a[i + gap] < a[i]: a[i], a[i + gap] = a[i + gap], a[i]; done = False
def gnome(a):
    i = 0
    while i < len(a):
        if i == 0 or not a[i] < a[i - 1]: i += 1
        else: a[i], a[i - 1] = a[i - 1], a[i]; i -= 1
def patience(a):
    piles = []
    for x in a:
        i = next((i for i, p in enumerate(piles) if not p[-1] < x), len(piles))
        if i == len(piles): piles.append([])
        piles[i].append(x)
    a[:] = heapq.merge(*(p[::-1] for p in piles))
def tree(a):
    root = None
    for x in a:
        node, at = [x, None, None], root
        if root is None: root = node; continue
        while True:
            side = 1 if x < at[0] else 2
            if at[side] is None: at[side] = node; break
            at = at[side]
    def walk(n):
        if n: yield from walk(n[1]); yield n[0]; yield from walk(n[2])
    a[:] = walk(root)
def heapq_sort(a): h = a[:]; heapq.heapify(h); a[:] = [heapq.heappop(h) for _ in a]


rng = random.Random(6)
inputs = {"random": [rng.randint(0, 99) for _ in range(48)], "sorted": list(range(48)), "reversed": list(range(48, 0, -1)), "few": [rng.randint(0, 3) for _ in range(48)]}
print(f"{'':12}" + "".join(f"{k:>10}" for k in inputs))
for sort in (bubble, insertion, selection, shell, merge, quick, heap, comb, gnome, patience, tree, heapq_sort):
    counts = []
    for data in inputs.values():
        a = [Counted(v) for v in data]
        Counted.tests = 0
        sort(a)
        assert [c.v for c in a] == sorted(data), sort
        counts.append(Counted.tests)
    print(f"{sort.__name__:12}" + "".join(f"{n:>10}" for n in counts))


def radix(a, base=10):
    digit = 1
    while digit <= max(a):
        bins = [[] for _ in range(base)]
        for x in a: bins[x // digit % base].append(x)
        a, digit = [x for b in bins for x in b], digit * base
    return a
print(radix([170, 45, 75, 90, 802, 24, 2, 66]), sorted(Counter("mississippi").elements()), sorted("banana", reverse=True))
people = [("Ann", 31), ("bob", 25), ("Cid", 31), ("dot", 25), ("Eve", 19)]
print(sorted(people, key=itemgetter(1)), sorted(people, key=itemgetter(1), reverse=True), sorted(people, key=lambda p: (-p[1], p[0].lower())), sep="\n")
natural = lambda s: [int(p) if p.isdigit() else p for p in re.split(r"(\d+)", s)]
print(sorted(["f10", "f2", "f1", "g", "f2b10", "f2b9"], key=natural), sorted([3, -1, 2, -5], key=abs), sorted(["b", "A", "a", "B"], key=methodcaller("lower")), sorted([1j, 2 + 0j], key=attrgetter("imag")), sorted("aBc", key=str.swapcase))
def by_size_then_last(a, b): return len(a) - len(b) or (a[-1] > b[-1]) - (a[-1] < b[-1])
print(sorted("pear fig apple kiwi date".split(), key=cmp_to_key(by_size_then_last)), sorted(["10", "9", "2"], key=cmp_to_key(lambda a, b: int(b + a) - int(a + b))))
print(heapq.nlargest(3, people, key=itemgetter(1)), heapq.nsmallest(2, [5, 1, 4]), list(heapq.merge([1, 4], [2, 3], [0, 9])), list(heapq.merge("xa", "zb", reverse=True)))
scores = [33, 99, 77, 70, 89, 90, 100]
print("".join("FDCBA"[bisect([60, 70, 80, 90], s)] for s in scores)); row = []
for s in scores: insort(row, s, key=lambda v: -v)
print(row, bisect_left(row, -77, key=lambda v: -v))
def select(a, k):
    pivot = a[len(a) // 2]
    low, same = [x for x in a if x < pivot], a.count(pivot)
    return select(low, k) if k < len(low) else pivot if k < len(low) + same else select([x for x in a if x > pivot], k - len(low) - same)
print([select(inputs["random"], k) for k in (0, 24, 47)], locale.strcoll("a", "b") < 0)
a = [3, 1, 2]
try: a.sort(key=lambda x: a.append(x))
except (ValueError, TypeError) as e: print(type(e).__name__, e, a)
