# A word completer: a trie with counts, fuzzy search by edit distance, wildcard search, serialising to a compact text, a mapping interface, all words by prefix in order.
import bisect
import heapq
import io
import itertools
import pickle
import random
from collections import ChainMap, Counter
from collections.abc import MutableMapping
from functools import reduce
from operator import itemgetter

TEXT = """the quick brown fox jumps over the lazy dog the dog barks and the fox runs quickly through the thick thistle
thinking that those things thrive there then thus the thane thanked them thoroughly"""


class Trie(MutableMapping):
    __slots__ = ("_children", "_value", "_size")
    _missing = object()

    def __init__(self, items=()):
        self._children, self._value, self._size = {}, self._missing, 0
        self.update(items)

    def _node(self, key):
        return reduce(lambda node, c: node and node._children.get(c), key, self)

    def __setitem__(self, key, value):
        path = [self]
        for c in key:
            path.append(path[-1]._children.setdefault(c, type(self)()))
        if path[-1]._value is self._missing:
            for node in path:
                node._size += 1
        path[-1]._value = value

    def __getitem__(self, key):
        node = self._node(key)
        if node is None or node._value is self._missing:
            raise KeyError(key)
        return node._value

    def __delitem__(self, key):
        self[key]
        path = list(itertools.accumulate(key, lambda node, c: node._children[c], initial=self))
        for node in path:
            node._size -= 1
        path[-1]._value = self._missing
        for parent, c, child in reversed(list(zip(path, key, path[1:]))):
            if not child._size:
                del parent._children[c]

    def __len__(self): return self._size

    def __iter__(self): return self._words("")

    def _words(self, prefix):
        if self._value is not self._missing:
            yield prefix
        for c in sorted(self._children):
            yield from self._children[c]._words(prefix + c)

    def complete(self, prefix, n=3):
        node = self._node(prefix)
        return heapq.nsmallest(n, node._words(prefix), key=lambda w: (-self[w], w)) if node else []

    def match(self, pattern, prefix=""):
        """? is any letter, * any letters."""
        if not pattern:
            if self._value is not self._missing:
                yield prefix
            return
        first, rest = pattern[0], pattern[1:]
        if first == "*":
            yield from self.match(rest, prefix)
        for c, child in sorted(self._children.items()):
            if first in ("?", c):
                yield from child.match(rest, prefix + c)
            elif first == "*":
                yield from child.match(pattern, prefix + c)

    def near(self, word, limit):
        def visit(node, prefix, row):
            if node._value is not self._missing and row[-1] <= limit:
                yield row[-1], prefix
            for c, child in sorted(node._children.items()):
                new = [row[0] + 1]
                for i, w in enumerate(word):
                    new.append(min(new[i] + 1, row[i + 1] + 1, row[i] + (w != c)))
                if min(new) <= limit:
                    yield from visit(child, prefix + c, new)
        return sorted(visit(self, "", list(range(len(word) + 1))))

    def dump(self):
        mark = "" if self._value is self._missing else f"={self._value}"
        inner = "".join(f"{c}{self._children[c].dump()}" for c in sorted(self._children))
        return f"{mark}({inner})" if self._children else mark + ";"

    @classmethod
    def load(cls, text):
        stream, trie = io.StringIO(text), cls()

        def read(prefix):
            c = stream.read(1)
            if c == "=":
                digits = ""
                while (c := stream.read(1)).isdigit():
                    digits += c
                trie[prefix] = int(digits)
            if c == "(":
                while (c := stream.read(1)) != ")":
                    read(prefix + c)
            elif c != ";":
                raise ValueError(f"bad {c!r} at {stream.tell()}")
        read("")
        return trie

    def __repr__(self): return f"{type(self).__name__}({dict(itertools.islice(self.items(), 3))}{'...' if len(self) > 3 else ''})"


counts = Counter(TEXT.split())
trie = Trie(counts)
print(trie, len(trie), trie["the"], trie.get("nope"), "fox" in trie, "fo" in trie, list(trie)[-3:])
print(trie.complete("th"), trie.complete("th", 5), trie.complete("q"), trie.complete("zz"), trie.complete("", 2))
print(list(trie.match("th?n*")), list(trie.match("*o*")), list(trie.match("???")), list(trie.match("")))
for word, limit in (("teh", 2), ("foks", 2), ("thinkin", 2), ("barks", 0), ("x", 1)):
    print(word, trie.near(word, limit)[:5])
text = trie.dump()
print(text[:60], len(text), Trie.load(text) == trie == dict(counts), pickle.loads(pickle.dumps(trie)) == trie)
del trie["the"]
print(len(trie), "then" in trie, trie.pop("dog"), trie.pop("dog", "gone"), trie.setdefault("dot", 5), trie.popitem(), trie.complete("do"))
for action in (lambda: trie["th"], lambda: trie.pop("zebra"), lambda: Trie.load("=1x"), lambda: Trie().popitem(), lambda: trie.__delitem__("th"), lambda: trie.extra, lambda: setattr(trie, "extra", 1)):
    try:
        print(action())
    except (KeyError, ValueError, AttributeError) as e:
        print(type(e).__name__, e)
words = sorted(trie)
low, high = bisect.bisect_left(words, "th"), bisect.bisect_left(words, "ti")
print(words[low:high] == list(trie.match("th*")), bisect.bisect(words, "m"), max(words, key=len), [k for k, g in itertools.groupby(words, itemgetter(0)) if len(list(g)) > 2])
rng = random.Random(3)
check, mirror = Trie(), {}
for _ in range(300):
    key = "".join(rng.choices("ab", k=rng.randint(0, 4)))
    if rng.random() < 0.6:
        check[key] = mirror[key] = rng.randrange(100)
    else:
        assert check.pop(key, None) == mirror.pop(key, None)
print(check == mirror, list(check) == sorted(mirror), len(check), ChainMap({"a": "over"}, check)["a"], isinstance(check, dict), sorted(check.keys() & {"", "a", "zzz"}), Trie() == {}, bool(Trie()))
