# pickle: data and objects, both ways.
import pickle


class Point:
    def __init__(self, x, y):
        self.x, self.y = x, y


data = [{"id": i, "name": "name %d" % i, "score": i / 3, "tags": ("a", "b", i), "set": {1, i}} for i in range(2000)]
points = [Point(i, str(i)) for i in range(2000)]
total = 0
for protocol in 2, 4, 5:
    for _ in range(20):
        s = pickle.dumps((data, points), protocol)
        back, more = pickle.loads(s)
        total += len(s) + back[-1]["id"] + more[-1].x
print(total)
