# Rooted trees in contest style: Euler tours, common ancestors by doubling, heavy paths, rerooting, centroids, small-to-large, Pruefer codes.
import random
from collections import Counter, defaultdict, deque


class Tree:
    def __init__(self, n, edges, root=0):
        self.n, self.root = n, root
        self.near = [[] for _ in range(n)]
        for a, b in edges:
            self.near[a].append(b)
            self.near[b].append(a)
        self.parent, self.depth, self.order = [-1] * n, [0] * n, []
        stack = [root]
        while stack:
            v = stack.pop()
            self.order.append(v)
            for w in self.near[v]:
                if w != self.parent[v]:
                    self.parent[w], self.depth[w] = v, self.depth[v] + 1
                    stack.append(w)
        self.size = [1] * n
        for v in reversed(self.order[1:]):
            self.size[self.parent[v]] += self.size[v]
        self.up = [[max(p, 0) if p < 0 else p for p in self.parent]]
        self.up[0][root] = root
        while 1 << len(self.up) < n:
            last = self.up[-1]
            self.up.append([last[p] for p in last])

    def children(self, v):
        return (w for w in self.near[v] if w != self.parent[v])

    def climb(self, v, steps):
        for level in self.up:
            if steps & 1:
                v = level[v]
            steps >>= 1
        return v

    def ancestor(self, a, b):
        if self.depth[a] < self.depth[b]:
            a, b = b, a
        a = self.climb(a, self.depth[a] - self.depth[b])
        if a == b:
            return a
        for level in reversed(self.up):
            if level[a] != level[b]:
                a, b = level[a], level[b]
        return self.parent[a]

    def distance(self, a, b):
        return self.depth[a] + self.depth[b] - 2 * self.depth[self.ancestor(a, b)]

    def heavy(self):
        """The head of every vertex's heavy path, and its place in an order that keeps paths together."""
        head, place, at = [0] * self.n, [0] * self.n, 0
        stack = [(self.root, self.root)]
        while stack:
            v, top = stack.pop()
            head[v], place[v] = top, at
            at += 1
            kids = sorted(self.children(v), key=self.size.__getitem__)
            stack += [(w, w) for w in kids[:-1]]
            if kids:
                stack.append((kids[-1], top))
        return head, place

    def sums_of_distances(self):
        total = [0] * self.n
        total[self.root] = sum(self.depth)
        for v in self.order[1:]:
            total[v] = total[self.parent[v]] + self.n - 2 * self.size[v]
        return total

    def centroids(self):
        return [v for v in range(self.n) if self.n - self.size[v] <= self.n // 2
                and all(self.size[w] <= self.n // 2 for w in self.children(v))]

    def diameter(self):
        def farthest(start):
            came, todo = {start: None}, deque([start])
            while todo:
                v = todo.popleft()
                for w in self.near[v]:
                    if w not in came:
                        came[w] = v
                        todo.append(w)
            return v, came
        a, _ = farthest(0)
        b, came = farthest(a)
        path = [b]
        while came[path[-1]] is not None:
            path.append(came[path[-1]])
        return path

    def colours_below(self, colour):
        """How many colours each subtree has; the smaller set goes into the larger."""
        sets, answer = {}, [0] * self.n
        for v in reversed(self.order):
            mine = {colour[v]}
            for w in self.children(v):
                other = sets.pop(w)
                if len(other) > len(mine):
                    mine, other = other, mine
                mine |= other
            answer[v] = len(mine)
            sets[v] = mine
        return answer

    def draw(self, v=None, bars=""):
        v = self.root if v is None else v
        yield f"{bars[:-3]}{'+- ' if bars else ''}{v}"
        kids = list(self.children(v))
        for w in kids:
            yield from self.draw(w, bars + ("   " if w == kids[-1] else "|  "))

    def canonical(self, v):
        return "(" + "".join(sorted(map(self.canonical, self.children(v)))) + ")"


def from_pruefer(code):
    n = len(code) + 2
    degree = Counter(code)
    edges, leaves = [], sorted((v for v in range(n) if not degree[v]), reverse=True)
    for v in code:
        edges.append((leaves.pop(), v))
        degree[v] -= 1
        if not degree[v]:
            leaves.append(v)
            leaves.sort(reverse=True)
    return edges + [tuple(leaves[::-1])]


code = [3, 3, 5, 1, 5, 3, 0, 7, 1]
tree = Tree(11, from_pruefer(code))
print(*tree.draw(), sep="\n")
print("parents:", tree.parent, "depths:", tree.depth)
print("ancestors:", {(a, b): tree.ancestor(a, b) for a, b in [(2, 4), (6, 10), (8, 9), (2, 2), (0, 6)]})
print("distances:", [[tree.distance(a, b) for b in range(0, 11, 2)] for a in range(1, 11, 4)])
print("heavy paths:", *tree.heavy())
print("sums:", tree.sums_of_distances(), "centroids:", tree.centroids(), "diameter:", tree.diameter())
print("colours:", tree.colours_below([v % 4 for v in range(11)]))

rng = random.Random(77)
for n in 2, 9, 120:
    edges = from_pruefer([rng.randrange(n) for _ in range(n - 2)])
    t = Tree(n, edges)
    sums = t.sums_of_distances()
    v = min(range(n), key=sums.__getitem__)
    assert sums[v] == sum(t.distance(v, w) for w in range(n)) and v in t.centroids()
    head, place = t.heavy()
    assert sorted(place) == list(range(n))
    lengths = Counter(head)
    print(n, "edges", len(edges), "depth", max(t.depth), "diameter", len(t.diameter()) - 1, "paths", len(lengths), "longest", max(lengths.values()))

shapes = defaultdict(int)
for k in range(4 ** 2):
    t = Tree(4, from_pruefer([k // 4, k % 4]))
    shapes[min(Tree(4, [(a, b) for a in range(4) for b in t.near[a] if a < b], c).canonical(c) for c in t.centroids())] += 1
print(dict(sorted(shapes.items())))
