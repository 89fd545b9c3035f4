# Graph algorithms on a road network: shortest paths, spanning tree, strongly connected components, topological order, bridges, colouring, PageRank, flows.
import heapq
import math
from collections import defaultdict, deque
from fractions import Fraction
from functools import cache
from graphlib import CycleError, TopologicalSorter
from itertools import combinations, permutations, product
from operator import itemgetter
from typing import NamedTuple


class Edge(NamedTuple):
    a: str
    b: str
    cost: int


ROADS = [Edge(*line.split()[:2], int(line.split()[2])) for line in """Ulm Aalen 70
Ulm Augsburg 80
Augsburg Munich 65
Ulm Stuttgart 95
Stuttgart Aalen 75
Munich Passau 190
Stuttgart Karlsruhe 80
Karlsruhe Mannheim 70
Mannheim Stuttgart 130
Passau Linz 110""".splitlines()]


class Graph:
    def __init__(self, edges, directed=False):
        self.adjacent = defaultdict(dict)
        for a, b, cost in edges:
            self.adjacent[a][b] = cost
            self.adjacent[b] if directed else self.adjacent[b].__setitem__(a, cost)

    def __iter__(self): return iter(sorted(self.adjacent))

    def dijkstra(self, start):
        distance, before, heap = {start: 0}, {}, [(0, start)]
        while heap:
            d, node = heapq.heappop(heap)
            if d > distance[node]:
                continue
            for other, cost in self.adjacent[node].items():
                if (new := d + cost) < distance.get(other, math.inf):
                    distance[other], before[other] = new, node
                    heapq.heappush(heap, (new, other))
        return distance, before

    def path(self, start, end):
        distance, before = self.dijkstra(start)
        if end not in distance:
            return math.inf, []
        nodes = [end]
        while nodes[-1] != start:
            nodes.append(before[nodes[-1]])
        return distance[end], nodes[::-1]

    def bfs(self, start):
        level, todo = {start: 0}, deque([start])
        while todo:
            node = todo.popleft()
            for other in sorted(self.adjacent[node].keys() - level.keys()):
                level[other] = level[node] + 1
                todo.append(other)
        return level

    def bridges(self):
        order, low = {}, {}

        def visit(node, parent):
            order[node] = low[node] = len(order)
            for other in sorted(self.adjacent[node]):
                if other not in order:
                    yield from visit(other, node)
                    low[node] = min(low[node], low[other])
                    if low[other] > order[node]:
                        yield node, other
                elif other != parent:
                    low[node] = min(low[node], order[other])
        for node in self:
            if node not in order:
                yield from visit(node, None)

    def components(self):
        """Tarjan's strongly connected components."""
        index, low, stack, out = {}, {}, [], []

        def visit(v):
            index[v] = low[v] = len(index)
            stack.append(v)
            for w in self.adjacent[v]:
                if w not in index:
                    visit(w)
                    low[v] = min(low[v], low[w])
                elif w in stack:
                    low[v] = min(low[v], index[w])
            if low[v] == index[v]:
                at = stack.index(v)
                out.append(sorted(stack[at:]))
                del stack[at:]
        for v in self:
            if v not in index:
                visit(v)
        return out

    def colouring(self):
        colours = {}
        for node in sorted(self, key=lambda n: (-len(self.adjacent[n]), n)):
            taken = {colours.get(o) for o in self.adjacent[node]}
            colours[node] = next(c for c in range(len(colours) + 1) if c not in taken)
        return colours


class Forest:
    def __init__(self): self.parent = {}
    def find(self, x):
        root = self.parent.setdefault(x, x)
        if root != x:
            root = self.parent[x] = self.find(root)
        return root

    def union(self, x, y):
        x, y = self.find(x), self.find(y)
        self.parent[x] = y
        return x != y


roads = Graph(ROADS)
print(roads.path("Mannheim", "Linz"), roads.path("Ulm", "Atlantis"), roads.bfs("Linz"), sep="\n")
forest = Forest()
tree = [e for e in sorted(ROADS, key=itemgetter(2)) if forest.union(e.a, e.b)]
print(sum(e.cost for e in tree), [f"{e.a[:3]}-{e.b[:3]}" for e in tree], len({forest.find(e.a) for e in ROADS}))
print(sorted(tuple(sorted(b)) for b in roads.bridges()), max(roads.colouring().values()) + 1, roads.colouring()["Ulm"])
table = {(a, b): roads.adjacent[a].get(b, 0 if a == b else math.inf) for a, b in product(roads, repeat=2)}
for k, a, b in product(roads, repeat=3):
    table[a, b] = min(table[a, b], table[a, k] + table[k, b])
print(max(table.items(), key=lambda kv: (kv[1], kv[0])), all(table[a, b] == roads.dijkstra(a)[0][b] for a, b in combinations(roads, 2)))
for row in list(roads)[:4]:
    print(f"{row:<10}" + "".join(f"{table[row, c]:>5}" for c in roads))

links = Graph([Edge(a, b, 1) for a, b in ["ab", "bc", "ca", "cd", "de", "ed", "ef", "gf", "ga"]], directed=True)
print(links.components())
rank = {n: Fraction(1, 7) for n in links}
for _ in range(3):
    rank = {n: Fraction(15, 100) / 7 + Fraction(85, 100) * sum((rank[m] / len(links.adjacent[m]) for m in links if n in links.adjacent[m]), Fraction(0)) for n in links}
print({n: f"{float(r):.4f}" for n, r in sorted(rank.items(), key=lambda kv: (-kv[1], kv[0]))}, sum(rank.values()) < 1)

tasks = {"shirt": {"underwear"}, "tie": {"shirt"}, "jacket": {"tie", "belt"}, "belt": {"trousers"}, "shoes": {"trousers", "socks"}, "trousers": {"underwear"}}
sorter, rounds = TopologicalSorter(tasks), []
sorter.prepare()
while sorter.is_active():
    ready = sorted(sorter.get_ready())
    rounds.append(ready)
    sorter.done(*ready)
print(rounds)
try:
    list(TopologicalSorter({1: [2], 2: [3], 3: [1]}).static_order())
except CycleError as e:
    print(e.args[0], sorted(set(e.args[1])))
for misuse in (lambda: sorter.add("x", "y"), lambda: TopologicalSorter().get_ready(), lambda: TopologicalSorter(tasks).done("tie"), lambda: sorter.done("tie"), lambda: sorter.done("hat")):
    try:
        misuse()
    except ValueError as e:
        print(e)


@cache
def tour(left, at):
    if not left:
        return table[at, "Ulm"], ("Ulm",)
    return min((table[at, n] + (rest := tour(left - {n}, n))[0], (n, *rest[1])) for n in left)


cities = frozenset(["Munich", "Passau", "Mannheim", "Aalen", "Linz"])
best = tour(cities, "Ulm")
brute = min(sum(table[a, b] for a, b in zip(("Ulm", *p), (*p, "Ulm"))) for p in permutations(sorted(cities)))
print(best, best[0] == brute, tour.cache_info().currsize)


def max_flow(capacity, s, t):
    flow = 0
    while True:
        before, todo = {s: None}, deque([s])
        while todo and t not in before:
            u = todo.popleft()
            for v, c in capacity[u].items():
                if c and v not in before:
                    before[v] = u
                    todo.append(v)
        if t not in before:
            return flow, sorted(before)
        path, v = [], t
        while before[v] is not None:
            path.append((before[v], v))
            v = before[v]
        room = min(capacity[u][v] for u, v in path)
        for u, v in path:
            capacity[u][v] -= room
            capacity[v][u] = capacity[v].get(u, 0) + room
        flow += room


pipes = defaultdict(dict)
for a, b, c in [("s", "a", 10), ("s", "b", 5), ("a", "b", 15), ("a", "t", 4), ("b", "t", 8), ("b", "c", 3), ("c", "t", 2)]:
    pipes[a][b] = c
print(max_flow(pipes, "s", "t"))
