# Small memory for many things: a Bloom filter, count-min, HyperLogLog, reservoir sampling, a skip list, heavy hitters, consistent hashing, MinHash.
import bisect
import hashlib
import heapq
import math
import random
from collections import Counter


def digest(item, salt=0):
    return int.from_bytes(hashlib.blake2b(repr(item).encode(), digest_size=8, salt=salt.to_bytes(4)).digest(), "big")


class Bloom:
    def __init__(self, expected, rate=0.01):
        self.size = math.ceil(-expected * math.log(rate) / math.log(2) ** 2)
        self.rounds = max(1, round(self.size / expected * math.log(2)))
        self.bits = bytearray((self.size + 7) // 8)

    def _places(self, item):
        a, b = digest(item, 1), digest(item, 2) | 1
        return ((a + i * b) % self.size for i in range(self.rounds))

    def add(self, item):
        for place in self._places(item):
            self.bits[place >> 3] |= 1 << (place & 7)

    def __contains__(self, item):
        return all(self.bits[p >> 3] >> (p & 7) & 1 for p in self._places(item))

    def fill(self):
        return sum(byte.bit_count() for byte in self.bits) / self.size


class CountMin:
    def __init__(self, width=64, depth=4):
        self.rows = [[0] * width for _ in range(depth)]

    def add(self, item, n=1):
        for salt, row in enumerate(self.rows):
            row[digest(item, salt) % len(row)] += n

    def __getitem__(self, item):
        return min(row[digest(item, salt) % len(row)] for salt, row in enumerate(self.rows))


class HyperLogLog:
    def __init__(self, bits=6):
        self.bits, self.registers = bits, [0] * (1 << bits)

    def add(self, item):
        h = digest(item)
        index, rest = h >> (64 - self.bits), h & ((1 << (64 - self.bits)) - 1)
        self.registers[index] = max(self.registers[index], 64 - self.bits - rest.bit_length() + 1)

    def __len__(self):
        m = len(self.registers)
        alpha = 0.709 if m == 64 else 0.7213 / (1 + 1.079 / m)
        estimate = alpha * m * m / sum(2.0 ** -r for r in self.registers)
        zeros = self.registers.count(0)
        return round(m * math.log(m / zeros) if estimate <= 2.5 * m and zeros else estimate)


class SkipList:
    """Sorted keys with links that skip; heights by a generator of its own."""

    def __init__(self, seed=3, levels=8):
        self.random, self.levels = random.Random(seed), levels
        self.head = [None, [None] * levels]

    def _before(self, key):
        node, path = self.head, [None] * self.levels
        for level in reversed(range(self.levels)):
            while (after := node[1][level]) is not None and after[0] < key:
                node = after
            path[level] = node
        return path

    def add(self, key):
        path, height = self._before(key), 1
        while height < self.levels and self.random.random() < 0.5:
            height += 1
        node = [key, [path[i][1][i] for i in range(height)]]
        for i in range(height):
            path[i][1][i] = node

    def discard(self, key):
        path = self._before(key)
        node = path[0][1][0]
        if node is None or node[0] != key:
            return False
        for i, after in enumerate(node[1]):
            path[i][1][i] = after
        return True

    def __iter__(self):
        node = self.head[1][0]
        while node is not None:
            yield node[0]
            node = node[1][0]


class Ring:
    def __init__(self, nodes, copies=40):
        self.points = sorted((digest((node, i)), node) for node in nodes for i in range(copies))

    def __getitem__(self, key):
        return self.points[bisect.bisect(self.points, (digest(key),)) % len(self.points)][1]


def reservoir(stream, k, rng):
    kept = []
    for seen, item in enumerate(stream):
        if seen < k:
            kept.append(item)
        elif (j := rng.randrange(seen + 1)) < k:
            kept[j] = item
    return kept


def heavy(stream, k):
    counts = {}
    for item in stream:
        if item in counts or len(counts) < k:
            counts[item] = counts.get(item, 0) + 1
        else:
            counts = {key: n - 1 for key, n in counts.items() if n > 1}
    return counts


def minhash(items, n=64):
    return [min(digest(item, salt) for item in items) for salt in range(n)]


bloom = Bloom(200)
for word in range(0, 400, 2):
    bloom.add(f"word{word}")
wrong = sum(f"word{odd}" in bloom for odd in range(1, 1000, 2))
print(bloom.size, "bits,", bloom.rounds, "rounds, filled", f"{bloom.fill():.1%},", "all there:",
      all(f"word{w}" in bloom for w in range(0, 400, 2)), "false:", wrong, "of 500")

rng = random.Random(1789)
stream = [min(int(rng.paretovariate(1.1)), 40) for _ in range(600)]
sketch, log, real = CountMin(), HyperLogLog(), Counter(stream)
for item in stream:
    sketch.add(item)
for item in range(900):
    log.add(item)
print("most common:", [(item, n, sketch[item]) for item, n in real.most_common(5)])
print("too low:", [i for i in real if sketch[i] < real[i]], "different of 900, about:", len(log))
print("heavy hitters:", sorted(heavy(stream, 6).items(), key=lambda p: (-p[1], p[0])))
print("sample:", reservoir(range(10_00), 6, random.Random(8)), heapq.nlargest(3, real.items(), key=lambda p: p[1]))

skip = SkipList()
for key in random.Random(4).sample(range(100), 30):
    skip.add(key)
print(*skip)
print([skip.discard(k) for k in (list(skip)[0], 1000, list(skip)[-1])], sum(1 for _ in skip), list(skip) == sorted(skip))

keys = [f"user{i}" for i in range(300)]
before, after = Ring("ABCD"), Ring("ABCDE")
moved = [k for k in keys if before[k] != after[k]]
print(sorted(Counter(map(before.__getitem__, keys)).items()), "moved:", len(moved), {after[k] for k in moved})

texts = ["the cat sat on the mat with the hat", "the cat sat on the mat with a bat", "stock prices fell sharply on monday"]
grams = [{t[i:i + 4] for i in range(len(t) - 3)} for t in texts]
prints = [minhash(g, 24) for g in grams]
for i, j in ((0, 1), (0, 2), (1, 2)):
    exact = len(grams[i] & grams[j]) / len(grams[i] | grams[j])
    print(f"{i} ~ {j}: exact {exact:.3f}, by minhash {sum(a == b for a, b in zip(prints[i], prints[j])) / 24:.3f}")
