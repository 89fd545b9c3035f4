# A spelling corrector: edits of distance one and two, word counts, soundex and metaphone-like keys, a BK-tree, a trie with completion, keyboard distances.
import re
from bisect import bisect_left
from collections import Counter, defaultdict
from functools import lru_cache
from itertools import chain
from string import ascii_lowercase

CORPUS = """the quick brown fox jumps over the lazy dog while the other foxes watch the weather and whether the dog would wake
spelling is something that something spells and people spell the words they receive and believe their neighbours separately
a necessary language has grammar and the language of the sea has waves and tides and ships that sail there"""
COUNTS = Counter(re.findall("[a-z]+", CORPUS))
TOTAL = COUNTS.total()

def edits(word):
    splits = [(word[:i], word[i:]) for i in range(len(word) + 1)]
    yield from (a + b[1:] for a, b in splits if b)
    yield from (a + b[1] + b[0] + b[2:] for a, b in splits if len(b) > 1)
    yield from (a + c + b[1:] for a, b in splits if b for c in ascii_lowercase)
    yield from (a + c + b for a, b in splits for c in ascii_lowercase)
def known(words): return {w for w in words if w in COUNTS}
def correct(word):
    for candidates in (known([word]), known(edits(word)), known(chain.from_iterable(map(edits, set(edits(word)))) if len(word) < 9 else ())):
        if candidates: return max(candidates, key=lambda w: (COUNTS[w], w))
    return word + "?"
print(len(COUNTS), TOTAL, COUNTS.most_common(4), len(set(edits("word"))), sum(1 for _ in edits("word")))
print({w: correct(w) for w in "teh dgo spel lanuage recieve wether neighbors jmups zzzz brwn seperately".split()})

@lru_cache(None)
def distance(a, b):
    if not a or not b: return len(a) + len(b)
    if a[-1] == b[-1]: return distance(a[:-1], b[:-1])
    d = min(distance(a[:-1], b), distance(a, b[:-1]), distance(a[:-1], b[:-1]))
    if len(a) > 1 and len(b) > 1 and a[-1] == b[-2] and a[-2] == b[-1]: d = min(d, distance(a[:-2], b[:-2]))
    return d + 1
class BKTree:
    def __init__(self, words):
        self.root = None
        for w in words: self.add(w)
    def add(self, word):
        if self.root is None: self.root = (word, {}); return
        node = self.root
        while (d := distance(word, node[0])):
            if d not in node[1]: node[1][d] = (word, {}); return
            node = node[1][d]
    def near(self, word, limit):
        todo, visited, out = [self.root], 0, []
        while todo:
            w, kids = todo.pop()
            visited += 1
            d = distance(word, w)
            if d <= limit: out.append((d, w))
            todo += [k for e, k in kids.items() if abs(e - d) <= limit]
        return sorted(out), visited
tree = BKTree(COUNTS)
for w, k in (("spelt", 2), ("wave", 1), ("tide", 2)): print(w, *tree.near(w, k))
print(distance("ca", "abc"), distance("teh", "the"), distance.cache_info().misses > 100)

def soundex(word):
    codes = {c: d for d, cs in enumerate(("bfpv", "cgjkqsxz", "dt", "l", "mn", "r"), 1) for c in cs}
    out, last = word[0].upper(), codes.get(word[0])
    for c in word[1:]:
        code = codes.get(c)
        if code and code != last: out += str(code)
        if c not in "hw": last = code
    return (out + "000")[:4]
groups = defaultdict(list)
for w in sorted(COUNTS): groups[soundex(w)].append(w)
print([soundex(n) for n in ("robert", "rupert", "ashcraft", "tymczak", "pfister", "honeyman")], [g for g in groups.values() if len(g) > 2])

class Trie:
    def __init__(self): self.kids, self.end = {}, 0
    def add(self, word, n=1):
        node = self
        for c in word: node = node.kids.setdefault(c, Trie())
        node.end += n
    def find(self, prefix):
        node = self
        for c in prefix:
            node = node.kids.get(c)
            if node is None: return None
        return node
    def words(self, prefix=""):
        if self.end: yield prefix, self.end
        for c in sorted(self.kids): yield from self.kids[c].words(prefix + c)
    def complete(self, prefix, n=3):
        node = self.find(prefix)
        return [] if node is None else sorted(node.words(prefix), key=lambda t: (-t[1], t[0]))[:n]
    def size(self): return 1 + sum(k.size() for k in self.kids.values())
trie = Trie()
for w, n in COUNTS.items(): trie.add(w, n)
print(trie.size(), sum(map(len, COUNTS)), trie.complete("the"), trie.complete("s"), trie.complete("xyz"), trie.find("th").size())
WORDS = sorted(COUNTS)
def prefixed(p): return WORDS[bisect_left(WORDS, p):bisect_left(WORDS, p + "{")]
print(prefixed("w"), prefixed("spell"), prefixed("q"))
KEYS = {c: (r, i + r / 2) for r, row in enumerate(("qwertyuiop", "asdfghjkl", "zxcvbnm")) for i, c in enumerate(row)}
def slip(a, b): return sum(abs(KEYS[x][0] - KEYS[y][0]) + abs(KEYS[x][1] - KEYS[y][1]) for x, y in zip(a, b))
print([(w, min((slip(w, k), k) for k in WORDS if len(k) == len(w))) for w in ("rge", "dof", "wavrs", "shils")])
bigrams = Counter(zip(CORPUS.split(), CORPUS.split()[1:]))
def score(words): return sum((bigrams[p] + 0.1) * COUNTS[p[1]] for p in zip(words, words[1:]))
print(max((["the", x, "and"] for x in ("weather", "whether", "wether")), key=score), bigrams.most_common(2))
def words_in(s):
    @lru_cache(None)
    def best(i):
        if i == len(s): return 0.0, ()
        return max(((COUNTS[s[i:j]] / TOTAL * 10 + best(j)[0] if s[i:j] in COUNTS else -5.0 + best(j)[0], (s[i:j], *best(j)[1])) for j in range(i + 1, min(len(s), i + 12) + 1)), key=lambda t: (round(t[0], 9), -len(t[1])))
    return " ".join(best(0)[1])
print(words_in("thelazydogwouldspellwords"), words_in("seaandships"))
