# Searches on a grid given as text: BFS with portals, A*, keys and doors with bit masks, islands with union-find, flood levels with a heap.
import heapq
from collections import deque
from itertools import product

MAZE = """
#####################
#S..#.....#...A...#.#
#.#.#.###.#.#####.#.#
#.#...#.#...#...#...#
#.#####.#####.#.###.#
#.....#.......#...#.#
###.#.#######.###.#.#
#...#...#A....#...#.#
#.#####.#######.###.#
#.....#.....B.#...#E#
#B###.#######.###.###
#...#.............#.#
#####################
""".strip().splitlines()

def cells(rows, chars):
    return [(r, c) for r, row in enumerate(rows) for c, ch in enumerate(row) if ch in chars]

def around(r, c):
    yield r - 1, c
    yield r, c + 1
    yield r + 1, c
    yield r, c - 1

def bfs(rows, portals=True):
    (start,), (goal,) = cells(rows, "S"), cells(rows, "E")
    jump = {}
    for name in "AB":
        a, b = cells(rows, name)
        jump[a], jump[b] = b, a
    came, todo = {start: None}, deque([start])
    while todo:
        here = todo.popleft()
        if here == goal:
            path = []
            while here:
                path.append(here)
                here = came[here]
            return path[::-1]
        there = list(around(*here))
        if portals and here in jump:
            there.append(jump[here])
        for r, c in there:
            if rows[r][c] != "#" and (r, c) not in came:
                came[r, c] = here
                todo.append((r, c))

def a_star(rows):
    (start,), (goal,) = cells(rows, "S"), cells(rows, "E")
    guess = lambda p: abs(p[0] - goal[0]) + abs(p[1] - goal[1])
    heap, cost, closed = [(guess(start), start)], {start: 0}, 0
    while heap:
        _, here = heapq.heappop(heap)
        closed += 1
        if here == goal:
            return cost[here], closed
        for p in around(*here):
            if rows[p[0]][p[1]] != "#" and cost[here] + 1 < cost.get(p, 1 << 30):
                cost[p] = cost[here] + 1
                heapq.heappush(heap, (cost[p] + guess(p), p))

def draw(rows, path):
    picture = [list(r) for r in rows]
    for r, c in path:
        if picture[r][c] == ".": picture[r][c] = "*"
    return "\n".join(map("".join, picture))

for portals in (True, False):
    path = bfs(MAZE, portals)
    print("portals" if portals else "walking", len(path) - 1)
    print(draw(MAZE, path))
print("a*", a_star(MAZE))

KEYS = ["#########", "#b.A.@.a#", "#.#####.#", "#c..B..C#", "#########"]
def all_keys(rows):
    (start,) = cells(rows, "@")
    want = sum(1 << ord(ch) - 97 for row in rows for ch in row if ch.islower())
    seen, todo = {(start, 0)}, deque([(start, 0, 0, "")])
    while todo:
        (r, c), keys, d, order = todo.popleft()
        if keys == want: return d, order
        for r, c in around(r, c):
            ch, k, o = rows[r][c], keys, order
            if ch == "#" or ch.isupper() and not keys >> ord(ch) - 65 & 1: continue
            if ch.islower() and not keys >> ord(ch) - 97 & 1: k, o = keys | 1 << ord(ch) - 97, order + ch
            if ((r, c), k) not in seen:
                seen.add(((r, c), k))
                todo.append(((r, c), k, d + 1, o))
print("keys", all_keys(KEYS))

ISLANDS = ["11000.1", "11000.1", "00100..", "00011.1", "1..1..1"]
parent = {}
def find(x):
    while parent.setdefault(x, x) != x:
        parent[x] = parent[parent[x]]
        x = parent[x]
    return x
land = set(cells(ISLANDS, "1"))
for p in land:
    for q in around(*p):
        if q in land: parent[find(p)] = find(q)
sizes = {}
for p in land: sizes[find(p)] = sizes.get(find(p), 0) + 1
print("islands", sorted(sizes.values(), reverse=True))

HEIGHTS = [[int(ch) for ch in row] for row in ("1432", "5991", "5194", "6287", "1555")]
def water(h):
    rows, cols = len(h), len(h[0])
    edge = [(r, c) for r, c in product(range(rows), range(cols)) if r in (0, rows - 1) or c in (0, cols - 1)]
    heap, seen, total = [(h[r][c], r, c) for r, c in edge], set(edge), 0
    heapq.heapify(heap)
    while heap:
        level, r, c = heapq.heappop(heap)
        for r, c in around(r, c):
            if 0 <= r < rows and 0 <= c < cols and (r, c) not in seen:
                seen.add((r, c))
                total += max(0, level - h[r][c])
                heapq.heappush(heap, (max(level, h[r][c]), r, c))
    return total
print("water", water(HEIGHTS))
