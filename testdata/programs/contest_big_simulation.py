# Long puzzle inputs worked through: a stack of instructions, boarding passes, bags in bags, orbit counts, intcode, reservoir, crab cups, lanternfish.
import re
from collections import Counter, defaultdict, deque
from functools import cache, reduce
from itertools import combinations, count, permutations, pairwise
from math import lcm, prod

BAGS = """light red bags contain 1 bright white bag, 2 muted yellow bags.
dark orange bags contain 3 bright white bags, 4 muted yellow bags.
bright white bags contain 1 shiny gold bag.
muted yellow bags contain 2 shiny gold bags, 9 faded blue bags.
shiny gold bags contain 1 dark olive bag, 2 vibrant plum bags.
dark olive bags contain 3 faded blue bags, 4 dotted black bags.
vibrant plum bags contain 5 faded blue bags, 6 dotted black bags.
faded blue bags contain no other bags.
dotted black bags contain no other bags."""
rules = {m[1]: {c: int(n) for n, c in re.findall(r"(\d+) (\w+ \w+) bag", line)} for line in BAGS.splitlines() if (m := re.match(r"(\w+ \w+) bags", line))}
@cache
def holds(bag, want): return any(b == want or holds(b, want) for b in rules[bag])
@cache
def inside(bag): return sum(n * (1 + inside(b)) for b, n in rules[bag].items())
print(sum(holds(b, "shiny gold") for b in rules), inside("shiny gold"), max(rules, key=inside))

def intcode(code, inputs):
    mem, pc, base = defaultdict(int, enumerate(code)), 0, 0
    inputs = iter(inputs)
    while (op := mem[pc] % 100) != 99:
        modes = [mem[pc] // 10 ** k % 10 for k in (2, 3, 4)]
        at = [(mem[pc + i], pc + i, base + mem[pc + i])[m] for i, m in enumerate(modes, 1)]
        match op:
            case 1: mem[at[2]] = mem[at[0]] + mem[at[1]]; pc += 4
            case 2: mem[at[2]] = mem[at[0]] * mem[at[1]]; pc += 4
            case 3: mem[at[0]] = next(inputs); pc += 2
            case 4: yield mem[at[0]]; pc += 2
            case 5: pc = mem[at[1]] if mem[at[0]] else pc + 3
            case 6: pc = pc + 3 if mem[at[0]] else mem[at[1]]
            case 7: mem[at[2]] = int(mem[at[0]] < mem[at[1]]); pc += 4
            case 8: mem[at[2]] = int(mem[at[0]] == mem[at[1]]); pc += 4
            case 9: base += mem[at[0]]; pc += 2
            case _: raise RuntimeError(f"op {op} at {pc}")
quine = [109, 1, 204, -1, 1001, 100, 1, 100, 1008, 100, 16, 101, 1006, 101, 0, 99]
print(list(intcode(quine, [])) == quine, *intcode([1102, 34915192, 34915192, 7, 4, 7, 99, 0], []), [list(intcode([3, 9, 8, 9, 10, 9, 4, 9, 99, -1, 8], [n])) for n in (7, 8)])
AMP = [3, 15, 3, 16, 1002, 16, 10, 16, 1, 16, 15, 15, 4, 15, 99, 0, 0]
print(max((reduce(lambda s, p: next(intcode(AMP, [p, s])), phases, 0), phases) for phases in permutations(range(5))))
try: list(intcode([77], []))
except RuntimeError as e: print(e)

orbits = dict(reversed(line.split(")")) for line in "COM)B B)C C)D D)E E)F B)G G)H D)I E)J J)K K)L K)YOU I)SAN".split())
def path(x): return [x] + path(orbits[x]) if x in orbits else [x]
you, san = path("YOU"), path("SAN")
print(sum(len(path(x)) - 1 for x in orbits), next(you.index(x) + san.index(x) - 2 for x in you if x in san))

fish = Counter([3, 4, 3, 1, 2])
def day(f): return Counter({k - 1: n for k, n in f.items() if k} | {8: f[0], 6: f[0] + f[7]})
for d in range(1, 257):
    fish = day(fish)
    if d in (18, 80, 256): print("day", d, fish.total(), end="; ")
print()

def cups(labels, moves, show):
    nxt = dict(pairwise(labels)) | {labels[-1]: labels[0]}
    here = labels[0]
    for _ in range(moves):
        a = nxt[here]; b = nxt[a]; c = nxt[b]
        to = here - 1 or len(labels)
        while to in (a, b, c): to = to - 1 or len(labels)
        nxt[here], nxt[c], nxt[to] = nxt[c], nxt[to], a
        here = nxt[here]
    out = [nxt[1]]
    while len(out) < show: out.append(nxt[out[-1]])
    return out
print("".join(map(str, cups([3, 8, 9, 1, 2, 5, 4, 6, 7], 100, 8))), prod(cups([3, 8, 9, 1, 2, 5, 4, 6, 7, *range(10, 2001)], 6000, 2)))

moons = [[-1, 0, 2], [2, -10, -7], [4, -8, 8], [3, 5, -1]]
def axis(p):
    p, v = list(p), [0] * 4
    start = (*p, *v)
    for t in count(1):
        for i, j in combinations(range(4), 2):
            d = (p[i] < p[j]) - (p[i] > p[j])
            v[i] += d; v[j] -= d
        p = [a + b for a, b in zip(p, v)]
        if (*p, *v) == start: return t
print([axis(a) for a in zip(*moons)], lcm(*(axis(a) for a in zip(*moons))))

passes = ["BFFFBBFRRR", "FFFBBBFRRR", "BBFFBBFRLL"]
print([int(p.translate(str.maketrans("FBLR", "0101")), 2) for p in passes])
jolts = sorted([28, 33, 18, 42, 31, 14, 46, 20, 48, 47, 24, 23, 49, 45, 19, 38, 39, 11, 1, 32, 25, 35, 8, 17, 7, 9, 4, 2, 34, 10, 3])
steps = Counter(b - a for a, b in pairwise([0, *jolts, jolts[-1] + 3]))
ways = {0: 1}
for j in jolts: ways[j] = sum(ways.get(j - k, 0) for k in (1, 2, 3))
print(dict(sorted(steps.items())), ways[jolts[-1]])
def memory_game(start, n):
    last = {x: i for i, x in enumerate(start[:-1], 1)}
    x = start[-1]
    for i in range(len(start), n): last[x], x = i, i - last.get(x, i)
    return x
print([memory_game(s, 2020) for s in ([0, 3, 6], [1, 3, 2], [3, 1, 2])])
def combat(a, b):
    a, b, seen = deque(a), deque(b), set()
    while a and b:
        if (key := (tuple(a), tuple(b))) in seen: return 1, a
        seen.add(key)
        x, y = a.popleft(), b.popleft()
        first = combat(list(a)[:x], list(b)[:y])[0] == 1 if len(a) >= x and len(b) >= y else x > y
        (a if first else b).extend((x, y) if first else (y, x))
    return (1, a) if a else (2, b)
winner, deck = combat([9, 2, 6, 3, 1], [5, 8, 4, 7, 10])
print(winner, list(deck), sum(i * c for i, c in enumerate(reversed(deck), 1)))
nice = lambda w: bool(re.search(r"(..).*\1", w)) and bool(re.search(r"(.).\1", w))
print([nice(w) for w in ("qjhvhtzxzqqjkmpb", "xxyxx", "uurcxstgmygtbstg", "ieodomkazucvgmuy")])
