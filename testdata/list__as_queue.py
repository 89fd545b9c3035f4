# A list whose front is taken again and again keeps its order, whatever is done in between.
import random
from collections import deque

rng = random.Random(5)
for size in (0, 31, 32, 33, 64, 100, 1000):
    items, model = list(range(size)), deque(range(size))
    for step in range(3000):
        n = rng.random()
        if n < 0.5 and items:
            assert items.pop(0) == model.popleft()
        elif n < 0.52 and items:
            del items[0]
            model.popleft()
        elif n < 0.54:
            items.insert(0, step)
            model.appendleft(step)
        elif n < 0.56 and items:
            items.remove(model[0])
            model.popleft()
        elif n < 0.58:
            items[:0] = [step, -step]
            model.extendleft([-step, step])
        elif n < 0.59:
            items.sort()
            model = deque(sorted(model))
        else:
            items.append(step)
            model.append(step)
        assert items == list(model)
    print(size, len(items), items[:3], items[-3:])

# An iterator over it goes on by position.
items, seen = list(range(100)), []
for x in items:
    seen.append(x)
    items.pop(0)
assert seen == list(range(0, 100, 2)) and items == list(range(50, 100))
many = list(range(200_000))
total = 0
while many:
    total += many.pop(0)
print(total)
print((1.5 + 2j) ** (0.5 - 1.25j), (-2 + 0.1j) ** (2.5 + 3j))
