# Graph algorithms: shortest paths, topological order, components, spanning tree, colouring, strongly connected parts.
import heapq
edges = [("A", "B", 7), ("A", "D", 5), ("B", "C", 8), ("B", "D", 9), ("B", "E", 7), ("C", "E", 5), ("D", "E", 15), ("D", "F", 6), ("E", "F", 8), ("E", "G", 9), ("F", "G", 11), ("X", "Y", 2)]
graph = {}
for a, b, w in edges:
    graph.setdefault(a, {})[b] = w
    graph.setdefault(b, {})[a] = w
def dijkstra(start):
    dist, prev, heap = {start: 0}, {}, [(0, start)]
    while heap:
        d, u = heapq.heappop(heap)
        if d > dist[u]: continue
        for v, w in sorted(graph[u].items()):
            if d + w < dist.get(v, float("inf")):
                dist[v], prev[v] = d + w, u
                heapq.heappush(heap, (d + w, v))
    return dist, prev
def path(prev, to):
    out = [to]
    while out[-1] in prev: out.append(prev[out[-1]])
    return "-".join(reversed(out))
dist, prev = dijkstra("A")
for node in sorted(dist): print(node, dist[node], path(prev, node))
class Union:
    def __init__(self, items): self.parent = {i: i for i in items}
    def find(self, x):
        while self.parent[x] != x:
            self.parent[x] = self.parent[self.parent[x]]
            x = self.parent[x]
        return x
    def join(self, a, b):
        a, b = self.find(a), self.find(b)
        self.parent[a] = b
        return a != b
u = Union(graph)
tree = [(a, b, w) for a, b, w in sorted(edges, key=lambda e: e[2]) if u.join(a, b)]
print(tree, sum(w for *_, w in tree))
def components():
    seen = set()
    for start in graph:
        if start in seen: continue
        stack, part = [start], []
        while stack:
            n = stack.pop()
            if n in seen: continue
            seen.add(n); part.append(n)
            stack.extend(graph[n])
        yield sorted(part)
print(list(components()))
needs = {"shirt": ["tie", "belt"], "tie": ["jacket"], "trousers": ["shoes", "belt"], "belt": ["jacket"], "socks": ["shoes"], "shoes": [], "jacket": [], "watch": []}
def topo(g):
    indeg = {n: 0 for n in g}
    for vs in g.values():
        for v in vs: indeg[v] += 1
    ready = sorted(n for n in g if not indeg[n])
    while ready:
        n = ready.pop(0)
        yield n
        for v in g[n]:
            indeg[v] -= 1
            if not indeg[v]: ready.append(v)
print(list(topo(needs)))
def scc(g):
    index, low, stack, on, out = {}, {}, [], set(), []
    def visit(v):
        index[v] = low[v] = len(index)
        stack.append(v); on.add(v)
        for w in g[v]:
            if w not in index:
                visit(w)
                low[v] = min(low[v], low[w])
            elif w in on: low[v] = min(low[v], index[w])
        if low[v] == index[v]:
            part = []
            while True:
                w = stack.pop(); on.discard(w); part.append(w)
                if w == v: break
            out.append(sorted(part))
    for v in g:
        if v not in index: visit(v)
    return out
print(scc({1: [2], 2: [3], 3: [1, 4], 4: [5], 5: [6], 6: [4], 7: [6, 8], 8: []}))
colour = {}
for n in sorted(graph, key=lambda n: (-len(graph[n]), n)):
    used = {colour.get(m) for m in graph[n]}
    colour[n] = next(c for c in range(10) if c not in used)
print(dict(sorted(colour.items())))
