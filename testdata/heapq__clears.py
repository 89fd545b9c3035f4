# A comparison that empties the heap: heappushpop() finds nothing to take out.
import heapq


class Clears(int):
    def __lt__(self, other):
        heap.clear()
        return NotImplemented


heap = [Clears(0)]
try:
    heapq.heappushpop(heap, 1)
except IndexError as e:
    print(e)
