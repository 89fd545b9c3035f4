# String algorithms: KMP, Z, rolling hashes, suffix arrays with LCP, Manacher, Aho-Corasick, edit distance with its script.
from collections import defaultdict, deque
from itertools import accumulate


def prefix_function(s):
    pi = [0] * len(s)
    for i in range(1, len(s)):
        k = pi[i - 1]
        while k and s[i] != s[k]:
            k = pi[k - 1]
        pi[i] = k + (s[i] == s[k])
    return pi


def kmp(text, word):
    pi = prefix_function(word + "\0" + text)
    return [i - 2 * len(word) for i, v in enumerate(pi) if v == len(word)]


def z_function(s):
    z, l, r = [len(s)] + [0] * (len(s) - 1), 0, 0
    for i in range(1, len(s)):
        if i < r:
            z[i] = min(r - i, z[i - l])
        while i + z[i] < len(s) and s[z[i]] == s[i + z[i]]:
            z[i] += 1
        if i + z[i] > r:
            l, r = i, i + z[i]
    return z


def suffix_array(s):
    order, rank, k = sorted(range(len(s)), key=s.__getitem__), list(map(ord, s)), 1
    while True:
        key = lambda i: (rank[i], rank[i + k] if i + k < len(s) else -1)
        order.sort(key=key)
        new = list(accumulate((key(a) != key(b) for a, b in zip(order, order[1:])), initial=0))
        rank = [0] * len(s)
        for i, r in zip(order, new):
            rank[i] = r
        if new[-1] == len(s) - 1:
            return order
        k *= 2


def lcp(s, order):
    def common(a, b):
        n = 0
        while a + n < len(s) and b + n < len(s) and s[a + n] == s[b + n]:
            n += 1
        return n
    return [common(a, b) for a, b in zip(order, order[1:])]


def manacher(s):
    t = "#" + "#".join(s) + "#"
    p, c, r = [0] * len(t), 0, 0
    for i in range(len(t)):
        if i < r:
            p[i] = min(r - i, p[2 * c - i])
        while i - p[i] > 0 and i + p[i] + 1 < len(t) and t[i - p[i] - 1] == t[i + p[i] + 1]:
            p[i] += 1
        if i + p[i] > r:
            c, r = i, i + p[i]
    size, at = max((v, -i) for i, v in enumerate(p))
    start = (-at - size) // 2
    return s[start:start + size]


class Aho:
    def __init__(self, words):
        self.next, self.fail, self.out = [{}], [0], [[]]
        for w in words:
            node = 0
            for ch in w:
                if ch not in self.next[node]:
                    self.next[node][ch] = len(self.next)
                    self.next.append({}); self.fail.append(0); self.out.append([])
                node = self.next[node][ch]
            self.out[node].append(w)
        todo = deque(self.next[0].values())
        while todo:
            u = todo.popleft()
            for ch, v in self.next[u].items():
                self.fail[v] = self.step(self.fail[u], ch)
                self.out[v] += self.out[self.fail[v]]
                todo.append(v)

    def step(self, node, ch):
        while node and ch not in self.next[node]:
            node = self.fail[node]
        return self.next[node].get(ch, 0)

    def find(self, text):
        node = 0
        for i, ch in enumerate(text):
            node = self.step(node, ch)
            for w in self.out[node]:
                yield i - len(w) + 1, w


def edits(a, b):
    best = [[(i + j, "") for j in range(len(b) + 1)] for i in range(len(a) + 1)]
    for i in range(len(a) + 1):
        for j in range(len(b) + 1):
            if i or j:
                options = []
                if i and j:
                    d, s = best[i - 1][j - 1]
                    options.append((d, s + "=") if a[i - 1] == b[j - 1] else (d + 1, s + "~"))
                if i:
                    options.append((best[i - 1][j][0] + 1, best[i - 1][j][1] + "-"))
                if j:
                    options.append((best[i][j - 1][0] + 1, best[i][j - 1][1] + "+"))
                best[i][j] = min(options)
    return best[-1][-1]


print(prefix_function("abacabadabacaba"), kmp("abracadabra abra", "abra"))
print(z_function("aabxaabxcaabxaabxay"))
for s in ("banana", "mississippi", "abababab"):
    sa = suffix_array(s)
    common = lcp(s, sa)
    distinct = len(s) * (len(s) + 1) // 2 - sum(common)
    longest = max(zip(common, sa))
    print(s, sa, common, "distinct", distinct, "longest repeat", repr(s[longest[1]:longest[1] + longest[0]]))
print([manacher(w) for w in ("forgeeksskeegfor", "abacdfgdcaba", "xyz", "aaaa", "never odd or even")])
print(list(Aho(["he", "she", "his", "hers", "her"]).find("ushers and his heroes")))
for a, b in [("kitten", "sitting"), ("sunday", "saturday"), ("", "abc"), ("flaw", "lawn")]:
    print(a, b, *edits(a, b))
groups = defaultdict(list)
for w in "tea eat tan ate nat bat tab".split():
    groups["".join(sorted(w))].append(w)
print(sorted(groups.values(), key=lambda g: (-len(g), g)))
