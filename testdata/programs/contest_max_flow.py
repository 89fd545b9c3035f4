# Dinic's maximum flow, a minimum cut, and bipartite matching by augmenting paths; the graphs come as text.
from collections import deque, defaultdict

NETWORK = """
s a 10
s b 5
s c 15
a d 9
a e 15
a b 4
b e 8
b c 4
c f 16
d t 10
d e 15
e t 10
e f 15
f t 10
f b 6
"""


class Dinic:
    def __init__(self):
        self.to, self.cap, self.adj = [], [], defaultdict(list)

    def edge(self, u, v, c):
        for a, b, w in ((u, v, c), (v, u, 0)):
            self.adj[a].append(len(self.to))
            self.to.append(b)
            self.cap.append(w)

    def levels(self, s):
        level, todo = {s: 0}, deque([s])
        while todo:
            u = todo.popleft()
            for e in self.adj[u]:
                if self.cap[e] and self.to[e] not in level:
                    level[self.to[e]] = level[u] + 1
                    todo.append(self.to[e])
        return level

    def push(self, u, t, limit):
        if u == t:
            return limit
        while self.at[u] < len(self.adj[u]):
            e = self.adj[u][self.at[u]]
            v = self.to[e]
            if self.cap[e] and self.level.get(v) == self.level[u] + 1:
                if got := self.push(v, t, min(limit, self.cap[e])):
                    self.cap[e] -= got
                    self.cap[e ^ 1] += got
                    return got
            self.at[u] += 1
        return 0

    def run(self, s, t):
        total, phases = 0, 0
        while t in (level := self.levels(s)):
            self.level, self.at = level, defaultdict(int)
            phases += 1
            while got := self.push(s, t, 1 << 60):
                total += got
        return total, phases


g = Dinic()
names = {}
for line in NETWORK.split("\n"):
    if line:
        u, v, c = line.split()
        names[len(g.to)] = (u, v, int(c))
        g.edge(u, v, int(c))
flow, phases = g.run("s", "t")
print("flow", flow, "in", phases, "phases")
for e, (u, v, c) in names.items():
    used = c - g.cap[e]
    print(f"  {u}->{v} {used:2}/{c:<2} {'#' * used}{'.' * (c - used)}")
side = set(g.levels("s"))
cut = [(u, v, c) for u, v, c in names.values() if u in side and v not in side]
print("cut", sorted(side), cut, sum(c for *_, c in cut))
assert sum(c for *_, c in cut) == flow

# People and the chores they accept.
WISHES = {
    "ada": ["cook", "wash"],
    "ben": ["cook"],
    "cy": ["wash", "sweep", "iron"],
    "dee": ["sweep"],
    "eli": ["iron", "sweep"],
    "flo": ["cook", "iron"],
}


def matching(wishes):
    taken = {}

    def place(who, seen):
        for chore in wishes[who]:
            if chore not in seen:
                seen.add(chore)
                if chore not in taken or place(taken[chore], seen):
                    taken[chore] = who
                    return True
        return False

    return sum(place(who, set()) for who in wishes), taken


size, taken = matching(WISHES)
print(size, "chores are done:")
for chore, who in sorted(taken.items()):
    print(f"  {chore:>6} by {who}")
print("idle:", sorted(set(WISHES) - set(taken.values())))
