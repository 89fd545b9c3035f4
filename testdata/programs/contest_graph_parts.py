# Components and orders of graphs: Tarjan's strong components, bridges and joints, 2-SAT, Euler tours, topological orders, MST both ways.
import heapq
from collections import defaultdict
from graphlib import CycleError, TopologicalSorter
from string import ascii_lowercase

def strong(graph):
    index, low, stack, on, out = {}, {}, [], set(), []
    def visit(v):
        index[v] = low[v] = len(index)
        stack.append(v); on.add(v)
        for w in graph.get(v, ()):
            if w not in index:
                visit(w)
                low[v] = min(low[v], low[w])
            elif w in on:
                low[v] = min(low[v], index[w])
        if low[v] == index[v]:
            part = []
            while True:
                w = stack.pop(); on.discard(w); part.append(w)
                if w == v: break
            out.append(sorted(part))
    for v in graph:
        if v not in index: visit(v)
    return out

def weak_points(edges):
    graph = defaultdict(list)
    for a, b in edges:
        graph[a].append(b); graph[b].append(a)
    time, low, joints, bridges = {}, {}, set(), []
    def visit(v, parent):
        time[v] = low[v] = len(time)
        children = 0
        for w in graph[v]:
            if w == parent: continue
            if w in time: low[v] = min(low[v], time[w])
            else:
                children += 1
                visit(w, v)
                low[v] = min(low[v], low[w])
                if low[w] > time[v]: bridges.append(tuple(sorted((v, w))))
                if parent is not None and low[w] >= time[v]: joints.add(v)
        if parent is None and children > 1: joints.add(v)
    for v in sorted(graph):
        if v not in time: visit(v, None)
    return sorted(joints), sorted(bridges)

def two_sat(clauses):
    neg = lambda x: x[1:] if x[0] == "!" else "!" + x
    graph = {}
    for a, b in clauses:
        for x in (a, b, neg(a), neg(b)): graph.setdefault(x, [])
        graph[neg(a)].append(b); graph[neg(b)].append(a)
    place = {x: i for i, part in enumerate(strong(graph)) for x in part}
    names = sorted({x.lstrip("!") for x in place})
    if any(place[n] == place["!" + n] for n in names): return None
    return {n: place[n] < place["!" + n] for n in names}

def euler(edges):
    graph = defaultdict(list)
    for i, (a, b) in enumerate(edges):
        graph[a].append((b, i)); graph[b].append((a, i))
    odd = [v for v in graph if len(graph[v]) % 2]
    if len(odd) not in (0, 2): return f"no tour, {len(odd)} odd"
    used, stack, tour = set(), [min(odd or graph)], []
    while stack:
        v = stack[-1]
        while graph[v] and graph[v][-1][1] in used: graph[v].pop()
        if graph[v]:
            w, i = graph[v].pop(); used.add(i); stack.append(w)
        else: tour.append(stack.pop())
    return "".join(tour)

def kruskal(edges):
    root = {}
    def find(x):
        if root.setdefault(x, x) != x: root[x] = find(root[x])
        return root[x]
    for w, a, b in sorted(edges):
        if find(a) != find(b):
            root[find(a)] = find(b)
            yield w, a, b

def prim(edges, start):
    graph = defaultdict(list)
    for w, a, b in edges:
        graph[a].append((w, a, b)); graph[b].append((w, b, a))
    done, heap = {start}, graph[start][:]
    heapq.heapify(heap)
    while heap:
        w, a, b = heapq.heappop(heap)
        if b not in done:
            done.add(b)
            yield w, a, b
            for e in graph[b]: heapq.heappush(heap, e)

print(strong({"a": "b", "b": "ce", "c": "dg", "d": "ch", "e": "af", "f": "g", "g": "f", "h": "dg"}))
print(*weak_points([("a", "b"), ("b", "c"), ("c", "a"), ("c", "d"), ("d", "e"), ("e", "f"), ("f", "d"), ("e", "g")]))
print(two_sat([("x", "y"), ("!x", "z"), ("!y", "!z"), ("z", "y")]), two_sat([("a", "b"), ("a", "!b"), ("!a", "b"), ("!a", "!b")]))
print(euler(["ab", "bc", "ca", "cd", "db", "de", "ec"]), euler(["ab", "ac", "ad"]))
edges = [((i * 7 + j * 5) % 23 + 1, a, b) for i, a in enumerate(ascii_lowercase[:9]) for j, b in enumerate(ascii_lowercase[:9]) if i < j and (i + j) % 3]
k, p = list(kruskal(edges)), list(prim(edges, "a"))
print(sum(w for w, *_ in k), sum(w for w, *_ in p), *(f"{a}{b}{w}" for w, a, b in k), "|", *(f"{a}{b}{w}" for w, a, b in p))
deps = {"shoes": {"socks", "trousers"}, "trousers": {"pants"}, "jacket": {"shirt", "tie"}, "tie": {"shirt"}, "belt": {"trousers"}, "coat": {"jacket", "belt"}}
ts = TopologicalSorter(deps)
ts.prepare()
while ts.is_active():
    ready = sorted(ts.get_ready())
    print(" then", *ready)
    ts.done(*ready)
try: list(TopologicalSorter({1: [2], 2: [3], 3: [1]}).static_order())
except CycleError as e: print(e.args[0], sorted(set(e.args[1])), e.args[1][0] == e.args[1][-1])
