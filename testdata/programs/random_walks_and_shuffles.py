# What seeds give: every method of random.Random from fixed seeds, random walks, sampling, a card deck, a Monte Carlo estimate.
import math
import random
from collections import Counter
from itertools import accumulate, product

r = random.Random(12345)
print([r.random() for _ in range(3)])
print([r.randint(1, 6) for _ in range(10)], [r.randrange(0, 100, 7) for _ in range(6)], r.getrandbits(70), r.randbytes(6).hex())
print([round(r.uniform(-1, 1), 6) for _ in range(3)], round(r.triangular(0, 10, 3), 9))
for name, args in [("gauss", (0, 1)), ("normalvariate", (5, 2)), ("expovariate", (0.5,)), ("lognormvariate", (0, 0.25)), ("vonmisesvariate", (1, 4)), ("gammavariate", (2, 3)), ("betavariate", (2, 5)), ("paretovariate", (3,)), ("weibullvariate", (1, 1.5))]:
    print(f"{name:16}", *(f"{getattr(r, name)(*args):.12g}" for _ in range(3)))
print("binomial", [r.binomialvariate(20, 0.3) for _ in range(8)])

suits, ranks = "SHDC", "23456789TJQKA"
deck = ["".join(c) for c in product(ranks, suits)]
r.seed("a string as the seed")
r.shuffle(deck)
hands = [sorted(deck[i::4], key=lambda c: (suits.index(c[1]), -ranks.index(c[0]))) for i in range(4)]
for name, hand in zip("NESW", hands):
    points = sum(max(0, ranks.index(c[0]) - 8) for c in hand)
    print(name, " ".join(hand), points)
print(r.sample(range(10**9), 4), r.sample("abc", k=5, counts=[3, 2, 1]), r.choices("xyz", [5, 1, 1], k=12), r.choices([1, 2, 3], cum_weights=[1, 3, 10], k=5))

r = random.Random(b"bytes seed")
x = y = 0
far, trail = 0.0, Counter()
for step in range(400):
    dx, dy = r.choice([(1, 0), (-1, 0), (0, 1), (0, -1)])
    x, y = x + dx, y + dy
    trail[x // 3, y // 3] += 1
    far = max(far, math.dist((0, 0), (x, y)))
print("walk ends at", (x, y), "farthest %.4f" % far, trail.most_common(3))
xs, ys = [k[0] for k in trail], [k[1] for k in trail]
for row in range(max(ys), min(ys) - 1, -1):
    print("".join(" .:-=+*#%@"[min(9, trail[col, row] // 4 + (trail[col, row] > 0))] for col in range(min(xs), max(xs) + 1)).rstrip())

random.seed(1)
hits = sum(random.random() ** 2 + random.random() ** 2 < 1 for _ in range(4000))
print("pi is about", 4 * hits / 4000)
state = random.getstate()
a = [random.random() for _ in range(5)]
random.setstate(state)
print(a == [random.random() for _ in range(5)], random.Random(3.5).random(), random.Random(2**100).random(), random.Random(-7).random() == random.Random(7).random())
coins = list(accumulate(random.choices([1, -1], k=40)))
print(coins, max(coins), min(coins), coins.count(0))
histogram = Counter(min(9, int(random.gauss(5, 1.5))) for _ in range(500))
for k in sorted(histogram):
    print(f"{k:2} {'#' * (histogram[k] // 5)}")


class Lcg(random.Random):
    """A generator of our own below the methods of the library's."""
    def seed(self, a=None, *rest): self.x = a or 1
    def random(self):
        self.x = self.x * 1103515245 + 12345 & 0x7fffffff
        return self.x / 0x80000000


g = Lcg(42)
print([g.randrange(10) for _ in range(10)], g.choice("abcdef"), g.sample(range(20), 3), round(g.gauss(0, 1), 9))
