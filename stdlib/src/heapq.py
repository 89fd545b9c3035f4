"""A heap queue: the smallest item is always at the front of a list."""

__all__ = ["heappush", "heappop", "heapify", "heapreplace", "merge", "nlargest", "nsmallest", "heappushpop",
           "heappush_max", "heappop_max", "heapify_max", "heapreplace_max", "heappushpop_max"]


def _up(heap, start, pos):
    """Move the item at pos towards the root until its parent is not greater."""
    item = heap[pos]
    while pos > start:
        parent = (pos - 1) >> 1
        above = heap[parent]
        if not item < above:
            break
        heap[pos] = above
        pos = parent
    heap[pos] = item


def _down(heap, pos):
    """Move the hole at pos to a leaf, then its item up again: fewer comparisons than stopping on the way."""
    end = len(heap)
    start = pos
    item = heap[pos]
    child = 2 * pos + 1
    while child < end:
        right = child + 1
        if right < end and not heap[child] < heap[right]:
            child = right
        heap[pos] = heap[child]
        pos = child
        child = 2 * pos + 1
    heap[pos] = item
    _up(heap, start, pos)


def heappush(heap, item, /):
    """Push item onto heap, maintaining the heap invariant."""
    heap.append(item)
    _up(heap, 0, len(heap) - 1)


def heappop(heap, /):
    """Pop the smallest item off the heap, maintaining the heap invariant."""
    last = heap.pop()
    if heap:
        item = heap[0]
        heap[0] = last
        _down(heap, 0)
        return item
    return last


def heapreplace(heap, item, /):
    """Pop and return the current smallest value, and add the new item."""
    smallest = heap[0]
    heap[0] = item
    _down(heap, 0)
    return smallest


def heappushpop(heap, item, /):
    """Push item on the heap, then pop and return the smallest item from the heap."""
    if heap and heap[0] < item:
        item, heap[0] = heap[0], item
        _down(heap, 0)
    return item


def heapify(heap, /):
    """Transform list into a heap, in-place, in O(len(heap)) time."""
    for i in range(len(heap) // 2 - 1, -1, -1):
        _down(heap, i)


class _Reversed:
    """An item that compares the other way round."""

    __slots__ = ("item",)

    def __init__(self, item):
        self.item = item

    def __lt__(self, other):
        return other.item < self.item


def _with_reversed(heap, func, *items):
    work = [_Reversed(x) for x in heap]
    result = func(work, *[_Reversed(x) for x in items])
    heap[:] = [w.item for w in work]
    return result.item if isinstance(result, _Reversed) else result


def heappush_max(heap, item, /):
    """Push item onto max heap."""
    _with_reversed(heap, heappush, item)


def heappop_max(heap, /):
    """Pop the largest item off the max heap."""
    return _with_reversed(heap, heappop)


def heapify_max(heap, /):
    """Transform list into a max heap, in-place."""
    _with_reversed(heap, heapify)


def heapreplace_max(heap, item, /):
    """Pop and return the current largest value, and add the new item."""
    return _with_reversed(heap, heapreplace, item)


def heappushpop_max(heap, item, /):
    """Push item on the max heap, then pop and return the largest item."""
    return _with_reversed(heap, heappushpop, item)


def merge(*iterables, key=None, reverse=False):
    """Merge sorted inputs into one sorted output, lazily."""
    heap = []
    for order, it in enumerate(map(iter, iterables)):
        for value in it:
            k = value if key is None else key(value)
            heap.append([_Reversed(k) if reverse else k, order, value, it])
            break
    heapify(heap)
    while heap:
        entry = heap[0]
        yield entry[2]
        for value in entry[3]:
            k = value if key is None else key(value)
            entry[0] = _Reversed(k) if reverse else k
            entry[2] = value
            heapreplace(heap, entry)
            break
        else:
            heappop(heap)


def nsmallest(n, iterable, key=None):
    """Return a list with the n smallest elements."""
    return sorted(iterable, key=key)[:max(n, 0)]


def nlargest(n, iterable, key=None):
    """Return a list with the n largest elements."""
    return sorted(iterable, key=key, reverse=True)[:max(n, 0)]
