# A list shorter than 64 is sorted by the comparisons that CPython makes, so that what cannot be ordered lands in the same places.
import random
import zlib

nan = float("nan")
print(sorted([3, nan, 1, 2]), sorted([nan, 7.5, 1.7, nan, 454.0, 9.4, 9.3, 7.5]), sorted([2.0, 1.0, nan, 0.5], reverse=True))


class Contrary:
    def __init__(self, value):
        self.value = value

    def __lt__(self, other):
        asked.append((self.value, other.value))
        return zlib.crc32(b"%d %d %d" % (self.value, other.value, mode)) % 7 < mode % 7

    def __repr__(self):
        return str(self.value)


random.seed(3)
for mode in range(60):
    asked = []
    print(sorted([Contrary(random.randrange(30)) for _ in range(mode)], reverse=mode % 5 == 0), len(asked), hash(tuple(asked)) % 1000)
