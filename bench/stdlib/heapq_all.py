# heapq: shortest ways, merging, the n largest.
import heapq

N = 280
dist = {(0, 0): 0}
heap = [(0, 0, 0)]
while heap:
    d, x, y = heapq.heappop(heap)
    if d > dist[x, y]:
        continue
    for a, b in (x + 1, y), (x, y + 1), (x - 1, y), (x, y - 1):
        if 0 <= a < N and 0 <= b < N:
            e = d + (a * 7 + b * 13) % 10 + 1
            if e < dist.get((a, b), 1 << 30):
                dist[a, b] = e
                heapq.heappush(heap, (e, a, b))
data = [(i * 7919) % 100003 for i in range(100000)]
total = sum(heapq.nlargest(500, data)) + sum(heapq.nsmallest(500, data, key=lambda v: -v))
total += sum(heapq.merge(*[sorted(data[i::50]) for i in range(50)]))
heapq.heapify(data)
for i in range(50000):
    total += heapq.heapreplace(data, i)
print(dist[N - 1, N - 1], total)
