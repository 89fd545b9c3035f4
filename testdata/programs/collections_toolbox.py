# The containers of collections at work: counters as bags, deques as windows, ordered dicts as caches, chain maps as scopes, user classes.
from collections import ChainMap, Counter, OrderedDict, UserDict, UserList, UserString, defaultdict, deque, namedtuple
from itertools import pairwise
from operator import itemgetter

bag = Counter("the quick brown fox jumps over the lazy dog".replace(" ", ""))
other = Counter(e=5, z=1, q=3, t=-1)
print(bag.most_common(3), bag.total(), (bag - other).most_common(2), sorted((bag & other).items()), sorted((bag | other).items())[:3], +other, -other)
bag.subtract("eee")
bag.update({"x": 10}, y=1)
print(bag["e"], bag["x"], bag["missing"], "missing" in bag, Counter(a=1) <= Counter(a=2, b=1), Counter(a=1) == Counter(a=1, b=0), list(Counter(b=2, a=1).elements()))


def sliding_max(seq, k):
    window = deque()
    for i, x in enumerate(seq):
        while window and seq[window[-1]] <= x:
            window.pop()
        window.append(i)
        if window[0] <= i - k:
            window.popleft()
        if i >= k - 1:
            yield seq[window[0]]


print(list(sliding_max([1, 3, -1, -3, 5, 3, 6, 7, 2, 0], 3)))
d = deque(range(6), maxlen=6)
d.rotate(2); d.append("new"); d.appendleft("front"); d.extendleft("ab")
print(d, d.index(0), d.count(1), d.maxlen, list(reversed(d))[:2], deque("abc") < deque("abd"), deque([1]) * 3, deque([1, 2]) + deque([3]))
print(deque(["p", "q", "r"]).pop(), [d.popleft() for _ in range(2)], d)


class LRU(OrderedDict):
    def __init__(self, size): super().__init__(); self.size = size
    def __getitem__(self, key):
        self.move_to_end(key)
        return super().__getitem__(key)
    def __setitem__(self, key, value):
        if key in self: self.move_to_end(key)
        super().__setitem__(key, value)
        if len(self) > self.size: print("  drops", self.popitem(last=False))


cache = LRU(3)
for key in "abcadbea":
    try: cache[key]
    except KeyError: cache[key] = ord(key)
print(list(cache.items()), OrderedDict(a=1, b=2) == OrderedDict(b=2, a=1), OrderedDict(a=1, b=2) == dict(b=2, a=1))

scope = ChainMap({"x": 1}, {"x": 2, "y": 3}, {"z": 4})
inner = scope.new_child({"y": 9})
inner["x"] = 7
print(dict(inner), inner.parents["x"], scope["x"], len(inner), list(inner), inner.maps[0])
del inner["x"]
try: del inner["z"]
except KeyError as e: print("KeyError", e)

Card = namedtuple("Card", "rank suit value", defaults=[0])
cards = [Card("Q", "hearts", 10), Card("2", "clubs", 2), Card("A", "spades")]
print(cards[0], cards[2]._asdict(), cards[1]._replace(suit="bells"), Card._fields, Card._field_defaults, Card._make("xyz"), cards[1] < cards[0], [*cards[0]])
try: namedtuple("Bad", "class x x")
except ValueError as e: print(e)
print(namedtuple("Fixed", "class x x _y ok", rename=True)._fields)

groups = defaultdict(lambda: defaultdict(int))
for a, b in pairwise("mississippi"):
    groups[a][b] += 1
print({k: dict(v) for k, v in groups.items()}, repr(defaultdict(int, a=1)))
nest = lambda: defaultdict(nest)
tree = nest()
tree["usr"]["local"]["bin"] = tree["usr"]["lib"]; tree["etc"]
show = lambda t, depth=0: [" " * depth + k + "".join(["/"] if v else []) for k, v in ()] or [line for k, v in t.items() for line in (" " * depth + k, *show(v, depth + 2))]
print("\n".join(show(tree)))


class Folded(UserDict):
    def __setitem__(self, key, value): super().__setitem__(key.casefold(), value)
    def __getitem__(self, key): return super().__getitem__(key.casefold())
    def __contains__(self, key): return key.casefold() in self.data
class Row(UserList):
    def __iter__(self): return iter(self.data)
    def __getitem__(self, i): return super().__getitem__(i % len(self) if isinstance(i, int) else i)
class Shout(UserString):
    def __init__(self, s): super().__init__(str(s).upper())


f = Folded(Straße=1); f.update(ABC=2)
print(f, f["STRASSE"], "abc" in f, f.get("zz"), f | {"New": 3}, f.pop("abc"), len(f))
r = Row([3, 1, 2]); r += [9]
print(r[-1], r[7], r[1:3], sorted(r), r * 2, r == [3, 1, 2, 9], type(r + [1]).__name__)
s = Shout("hello")
print(s, s + "x", type(s + "x").__name__, s.center(9, "*"), "ELL" in s, s[1:3], s == "HELLO", max([("b", 1), ("a", 2)], key=itemgetter(1)))
