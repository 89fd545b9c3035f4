# Cache replacement compared: FIFO, LRU, LFU, CLOCK, 2Q, random and Belady's best, on traces with known habits.
import abc
import random
from bisect import bisect_right
from collections import Counter, OrderedDict, defaultdict, deque


class Cache(abc.ABC):
    kinds = {}

    def __init_subclass__(cls, *, name=None, **kwargs):
        super().__init_subclass__(**kwargs)
        if name:
            cls.kinds[name] = cls

    def __init__(self, size):
        self.size, self.hits, self.misses = size, 0, 0
        self.setup()

    def setup(self):
        self.pages = {}

    def __contains__(self, page):
        return page in self.pages

    def __len__(self):
        return len(self.pages)

    def access(self, page):
        if page in self:
            self.hits += 1
            self.touch(page)
            return True
        self.misses += 1
        if len(self) >= self.size:
            self.evict()
        self.insert(page)
        return False

    def touch(self, page): pass

    @abc.abstractmethod
    def evict(self): ...

    @abc.abstractmethod
    def insert(self, page): ...

    @property
    def rate(self):
        return self.hits / (self.hits + self.misses)


class Fifo(Cache, name="fifo"):
    def evict(self):
        del self.pages[next(iter(self.pages))]

    def insert(self, page):
        self.pages[page] = True


class Lru(Fifo, name="lru"):
    def setup(self):
        self.pages = OrderedDict()

    def touch(self, page):
        self.pages.move_to_end(page)


class Lfu(Cache, name="lfu"):
    def setup(self):
        self.pages, self.buckets = Counter(), defaultdict(OrderedDict)

    def touch(self, page):
        count = self.pages[page]
        del self.buckets[count][page]
        if not self.buckets[count]:
            del self.buckets[count]
        self.insert(page)

    def insert(self, page):
        self.pages[page] += 1
        self.buckets[self.pages[page]][page] = None

    def evict(self):
        least = min(self.buckets)
        page, _ = self.buckets[least].popitem(last=False)
        if not self.buckets[least]:
            del self.buckets[least]
        del self.pages[page]


class Clock(Cache, name="clock"):
    def setup(self):
        self.pages, self.ring = {}, deque()

    def touch(self, page):
        self.pages[page] = 1

    def insert(self, page):
        self.pages[page] = 0
        self.ring.append(page)

    def evict(self):
        while self.pages[self.ring[0]]:
            self.pages[self.ring[0]] = 0
            self.ring.rotate(-1)
        del self.pages[self.ring.popleft()]


class TwoQueues(Cache, name="2q"):
    def setup(self):
        self.fresh, self.proven, self.ghosts = OrderedDict(), OrderedDict(), deque(maxlen=self.size)

    def __contains__(self, page):
        return page in self.fresh or page in self.proven

    def __len__(self):
        return len(self.fresh) + len(self.proven)

    def touch(self, page):
        if page in self.proven:
            self.proven.move_to_end(page)

    def insert(self, page):
        (self.proven if page in self.ghosts else self.fresh)[page] = True

    def evict(self):
        if len(self.fresh) > self.size // 3 or not self.proven:
            page, _ = self.fresh.popitem(last=False)
            self.ghosts.append(page)
        else:
            self.proven.popitem(last=False)


class Random(Cache, name="random"):
    def setup(self):
        self.pages, self.dice = {}, random.Random(17)

    def insert(self, page):
        self.pages[page] = True

    def evict(self):
        del self.pages[self.dice.choice(sorted(self.pages))]


def belady(trace, size):
    uses = defaultdict(list)
    for at, page in enumerate(trace):
        uses[page].append(at)
    held, hits = set(), 0
    for at, page in enumerate(trace):
        if page in held:
            hits += 1
            continue
        if len(held) >= size:
            def next_use(p):
                k = bisect_right(uses[p], at)
                return uses[p][k] if k < len(uses[p]) else len(trace)
            held.remove(max(sorted(held), key=next_use))
        held.add(page)
    return hits / len(trace)


def traces(n=1200):
    r = random.Random(2024)
    yield "uniform", [r.randrange(60) for _ in range(n)]
    yield "skewed", [min(int(r.paretovariate(0.9)), 99) for _ in range(n)]
    yield "loop", [i % 14 for i in range(n)]
    yield "scan", [r.randrange(8) if i % 40 < 25 else 100 + i for i in range(n)]
    yield "phases", [r.randrange(10) + 10 * (i // 200) for i in range(n)]


if __name__ == "__main__":
    print(f"{'':8}", *(f"{k:>7}" for k in Cache.kinds), f"{'best':>7}")
    for name, trace in traces():
        rates = {}
        for kind, cls in Cache.kinds.items():
            cache = cls(12)
            for page in trace:
                cache.access(page)
                assert len(cache) <= cache.size
            rates[kind] = cache.rate
        best = belady(trace, 12)
        assert all(rate <= best for rate in rates.values())
        print(f"{name:8}", *(f"{rate:7.1%}" for rate in rates.values()), f"{best:7.1%}", "winner:", max(rates, key=rates.get))
    anomaly = [1, 2, 3, 4, 1, 2, 5, 1, 2, 3, 4, 5]
    for kind in ("fifo", "lru"):
        for size in (3, 4):
            cache = Cache.kinds[kind](size)
            print(kind, size, "".join(".x"[not cache.access(p)] for p in anomaly), cache.misses, list(cache.pages))
    try:
        Cache(3)
    except TypeError as e:
        print(e)
    print([c.__name__ for c in Cache.__subclasses__()], [c.__name__ for c in Lru.__mro__])
