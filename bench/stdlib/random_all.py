# random: the generator and what is made of it.
import random

r = random.Random(42)
total = 0
items = list(range(2000))
for _ in range(200000):
    total += r.random() + r.randint(1, 100) + r.uniform(1, 2)
for _ in range(150):
    r.shuffle(items)
    total += items[0] + sum(r.sample(items, 100)) + sum(r.choices(items, k=100)) + r.choice(items)
for _ in range(80000):
    total += r.gauss(0, 1) + r.expovariate(2) + r.getrandbits(40) % 7
print(round(total, 3))
