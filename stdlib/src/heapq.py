"""A heap queue: the smallest item is always at the front of a list."""

__all__ = ["heappush", "heappop", "heapify", "heapreplace", "merge", "nlargest", "nsmallest", "heappushpop",
           "heappush_max", "heappop_max", "heapify_max", "heapreplace_max", "heappushpop_max"]

from _heapq import (__about__, heapify, heapify_max, heappop, heappop_max, heappush, heappush_max, heappushpop,
                    heappushpop_max, heapreplace, heapreplace_max)


def merge(*iterables, key=None, reverse=False):
    """Merge sorted inputs into one sorted output, lazily.

    Equal items come in the order of the inputs. With reverse, the inputs are
    sorted from the largest item to the smallest.
    """
    if reverse:
        build, pop, replace, step = heapify_max, heappop_max, heapreplace_max, -1
    else:
        build, pop, replace, step = heapify, heappop, heapreplace, 1
    # Entries are [key, rank, item, next]; ranks differ, so that items are never compared.
    heap = []
    for rank, iterable in enumerate(iterables):
        advance = iter(iterable).__next__
        try:
            item = advance()
        except StopIteration:
            continue
        heap.append([item if key is None else key(item), rank * step, item, advance])
    build(heap)
    while len(heap) > 1:
        try:
            while True:
                entry = heap[0]
                yield entry[2]
                item = entry[2] = entry[3]()
                entry[0] = item if key is None else key(item)
                replace(heap, entry)
        except StopIteration:
            pop(heap)
    if heap:
        # The last input needs no comparisons.
        _, _, item, advance = heap[0]
        yield item
        yield from advance.__self__


def _extreme(iterable, key, choose):
    nothing = object()
    result = choose(iterable, default=nothing, key=key)
    return [] if result is nothing else [result]


def _has_at_most(iterable, n):
    try:
        return len(iterable) <= n
    except (TypeError, AttributeError):
        return False  # It does not tell.


def nsmallest(n, iterable, key=None):
    """Return a list with the n smallest elements: sorted(iterable, key=key)[:n]."""
    if n == 1:
        return _extreme(iterable, key, min)
    if _has_at_most(iterable, n):
        return sorted(iterable, key=key)[:n]
    # A max-heap of the n smallest so far, the later of equal ones above.
    it = iter(iterable)
    if key is None:
        heap = [(item, rank) for rank, item in zip(range(n), it)]
        if not heap:
            return heap
        heapify_max(heap)
        top = heap[0][0]
        rank = n
        for item in it:
            if item < top:
                heapreplace_max(heap, (item, rank))
                top = heap[0][0]
                rank += 1
        heap.sort()
        return [item for item, rank in heap]
    heap = [(key(item), rank, item) for rank, item in zip(range(n), it)]
    if not heap:
        return heap
    heapify_max(heap)
    top = heap[0][0]
    rank = n
    for item in it:
        k = key(item)
        if k < top:
            heapreplace_max(heap, (k, rank, item))
            top = heap[0][0]
            rank += 1
    heap.sort()
    return [item for k, rank, item in heap]


def nlargest(n, iterable, key=None):
    """Return a list with the n largest elements: sorted(iterable, key=key, reverse=True)[:n]."""
    if n == 1:
        return _extreme(iterable, key, max)
    if _has_at_most(iterable, n):
        return sorted(iterable, key=key, reverse=True)[:n]
    it = iter(iterable)
    if key is None:
        heap = [(item, rank) for rank, item in zip(range(0, -n, -1), it)]
        if not heap:
            return heap
        heapify(heap)
        top = heap[0][0]
        rank = -n
        for item in it:
            if top < item:
                heapreplace(heap, (item, rank))
                top = heap[0][0]
                rank -= 1
        heap.sort(reverse=True)
        return [item for item, rank in heap]
    heap = [(key(item), rank, item) for rank, item in zip(range(0, -n, -1), it)]
    if not heap:
        return heap
    heapify(heap)
    top = heap[0][0]
    rank = -n
    for item in it:
        k = key(item)
        if top < k:
            heapreplace(heap, (k, rank, item))
            top = heap[0][0]
            rank -= 1
    heap.sort(reverse=True)
    return [item for k, rank, item in heap]
