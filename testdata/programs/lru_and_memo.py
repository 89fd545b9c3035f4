# Caches as people write them: an LRU by linked list, one with time limits and a fake clock, LFU, memoising decorators, functools' own.
import functools
import time
import weakref
from collections import Counter, defaultdict, OrderedDict
from typing import Callable, Generic, Hashable, Iterator, ParamSpec, TypeVar

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")
P = ParamSpec("P")


class Node(Generic[K, V]):
    __slots__ = ("key", "value", "prev", "next")
    def __init__(self, key: K, value: V) -> None: self.key, self.value = key, value


class LRUCache(Generic[K, V]):
    def __init__(self, capacity: int) -> None:
        if capacity < 1: raise ValueError("capacity must be positive")
        self.capacity, self.map = capacity, {}
        self.root = Node(None, None)
        self.root.prev = self.root.next = self.root
        self.hits = self.misses = 0

    def _unlink(self, n): n.prev.next, n.next.prev = n.next, n.prev
    def _front(self, n):
        n.prev, n.next = self.root, self.root.next
        n.prev.next = n.next.prev = n

    def get(self, key: K, default: V | None = None) -> V | None:
        if (n := self.map.get(key)) is None:
            self.misses += 1
            return default
        self.hits += 1
        self._unlink(n); self._front(n)
        return n.value

    def put(self, key: K, value: V) -> K | None:
        gone = None
        if key in self.map: self._unlink(self.map[key])
        elif len(self.map) == self.capacity:
            last = self.root.prev
            self._unlink(last)
            gone = self.map.pop(last.key).key
        self.map[key] = n = Node(key, value)
        self._front(n)
        return gone

    def __iter__(self) -> Iterator[K]:
        n = self.root.next
        while n is not self.root:
            yield n.key
            n = n.next
    def __len__(self): return len(self.map)
    def __repr__(self): return f"LRUCache({', '.join(f'{k}={self.map[k].value}' for k in self)})"


c = LRUCache[str, int](3)
for word in "a b c a d e a b f a".split():
    gone = c.put(word, len(word)) if c.get(word) is None else None
    print(word, list(c), f"drops {gone}" if gone else "")
print(c, c.hits, c.misses, len(c), LRUCache[str, int].__origin__ is LRUCache, c.__orig_class__)


class LFU:
    def __init__(self, n): self.n, self.values, self.uses, self.by = n, {}, Counter(), defaultdict(OrderedDict)
    def touch(self, k):
        self.by[self.uses[k]].pop(k, None)
        self.uses[k] += 1
        self.by[self.uses[k]][k] = None
    def __getitem__(self, k): v = self.values[k]; self.touch(k); return v
    def __setitem__(self, k, v):
        if k not in self.values and len(self.values) >= self.n:
            least = min(u for u in self.by if self.by[u])
            old, _ = self.by[least].popitem(last=False)
            del self.values[old], self.uses[old]
            print("LFU drops", old, "used", least)
        self.values[k] = v
        self.touch(k)


lfu = LFU(2)
lfu["x"] = 1; lfu["y"] = 2; lfu["x"]; lfu["z"] = 3; lfu["z"]; lfu["z"]; lfu["w"] = 4
print(sorted(lfu.values), dict(lfu.uses))


class Clock:
    def __init__(self): self.now = 0.0
    def __call__(self): return self.now


def timed(seconds: float, clock: Callable[[], float] = time.monotonic):
    def wrap(f: Callable[P, V]) -> Callable[P, V]:
        seen: dict = {}
        @functools.wraps(f)
        def inner(*args: P.args, **kw: P.kwargs) -> V:
            key = (args, tuple(sorted(kw.items())))
            if key not in seen or clock() - seen[key][0] > seconds:
                seen[key] = clock(), f(*args, **kw)
            return seen[key][1]
        inner.seen = seen
        return inner
    return wrap


clock = Clock()
@timed(10, clock)
def rate(currency: str, *, base: str = "EUR") -> str:
    "Look a rate up."
    return f"{currency}/{base} at {clock():g}"


for clock.now in (0, 5, 11, 12, 30): print(rate("NOK"), "|", rate("NOK", base="USD"), end="; ")
print(len(rate.seen), rate.__name__, rate.__doc__, rate.__wrapped__ is not rate)


@functools.lru_cache(maxsize=4, typed=True)
def square(n): print(f"<{n!r}>", end=""); return n * n
for n in (1, 1.0, 2, 1, 3, 4, 5, 1): square(n)
print(square.cache_info(), square.cache_parameters()); square.cache_clear(); print(square.cache_info().currsize)
@functools.cache
def grid(r, c): return 1 if 0 in (r, c) else grid(r - 1, c) + grid(r, c - 1)
print(grid(16, 16), grid.cache_info(), grid.__wrapped__(0, 3))
class Tree:
    made = weakref.WeakValueDictionary()
    def __new__(cls, name):
        if (t := cls.made.get(name)) is None: t = cls.made[name] = super().__new__(cls); t.name = name
        return t
    @functools.cached_property
    def upper(self): print("(upper)", end=" "); return self.name.upper()
a, b = Tree("oak"), Tree("oak")
print(a is b, a.upper, b.upper, len(Tree.made), Tree("elm") is a)
try: LRUCache(0)
except ValueError as e: print(e)
try: square([])
except TypeError as e: print("unhashable" in str(e))
