"""Queues through which threads give each other work."""

import threading
from collections import deque
from heapq import heappop, heappush
from hognose import shield as _shield

try:
    from _queue import Empty, SimpleQueue
except ImportError:
    SimpleQueue = None

    class Empty(Exception):
        """A get() that must not wait, or has waited long enough, found nothing."""

__all__ = ['Empty', 'Full', 'ShutDown', 'Queue', 'PriorityQueue', 'LifoQueue', 'SimpleQueue']


class Full(Exception):
    """A put() that must not wait, or has waited long enough, found no room."""


class ShutDown(Exception):
    """The queue was shut down."""


class Queue:
    """A queue: what was put first comes out first. maxsize > 0 bounds its length.

    A subclass that keeps its items in another way has its own _init, _qsize, _put and
    _get, which are called with the mutex held.
    """

    def __init__(self, maxsize=0):
        # The mutex guards everything; the conditions are the reasons to wait for it.
        self.mutex = mutex = threading.Lock()
        self.not_empty, self.not_full, self.all_tasks_done = [threading.Condition(mutex) for _ in range(3)]
        self.unfinished_tasks, self.is_shutdown = 0, False
        self.maxsize = maxsize
        self._init(maxsize)

    def _await(self, condition, ready, block, timeout, otherwise):
        # Wait until ready(), which may raise ShutDown. The mutex is held.
        done = ready()
        if block and timeout is not None and timeout < 0 and (self.maxsize > 0 or condition is self.not_empty):
            raise ValueError("'timeout' must be a non-negative number")
        if not done and not (block and condition.wait_for(ready, timeout)):
            raise otherwise

    def _has_room(self):
        if self.is_shutdown:
            raise ShutDown
        return self.maxsize <= 0 or self._qsize() < self.maxsize

    def _has_items(self):
        if self._qsize():
            return True
        if self.is_shutdown:
            raise ShutDown
        return False

    @_shield
    def put(self, item, block=True, timeout=None):
        """Put an item in, waiting for room if block is true, for at most timeout seconds.

        Raise Full when there is none, ShutDown when the queue was shut down.
        """
        with self.mutex:
            self._await(self.not_full, self._has_room, block, timeout, Full)
            self._put(item)
            self.unfinished_tasks += 1
            self.not_empty.notify()

    @_shield
    def get(self, block=True, timeout=None):
        """Take an item out, waiting for one if block is true, for at most timeout seconds.

        Raise Empty when there is none, ShutDown when the queue was shut down and is empty.
        """
        with self.mutex:
            self._await(self.not_empty, self._has_items, block, timeout, Empty)
            item = self._get()
            self.not_full.notify()
        return item

    def put_nowait(self, item):
        """put() that does not wait."""
        return self.put(item, block=False)

    def get_nowait(self):
        """get() that does not wait."""
        return self.get(block=False)

    @_shield
    def task_done(self):
        """Tell that the work for an item that get() gave is done."""
        with self.mutex:
            if self.unfinished_tasks <= 0:
                raise ValueError('task_done() called too many times')
            self.unfinished_tasks -= 1
            if not self.unfinished_tasks:
                self.all_tasks_done.notify_all()

    def join(self):
        """Wait until task_done() was called for every item."""
        with self.mutex:
            self.all_tasks_done.wait_for(lambda: not self.unfinished_tasks)

    @_shield
    def shutdown(self, immediate=False):
        """Let put() raise ShutDown from now on, and get() too once the queue is empty.

        With immediate, what is in the queue is dropped and counts as done.
        """
        with self.mutex:
            self.is_shutdown = True
            if immediate:
                dropped = self._qsize()
                for _ in range(dropped):
                    self._get()
                self.unfinished_tasks = max(0, self.unfinished_tasks - dropped)
            for condition in self.not_empty, self.not_full, self.all_tasks_done:
                condition.notify_all()

    def qsize(self):
        """Return about how many items there are."""
        with self.mutex:
            return self._qsize()

    def empty(self):
        """Return whether the queue seems to be empty."""
        return self.qsize() == 0

    def full(self):
        """Return whether the queue seems to be full."""
        return 0 < self.maxsize <= self.qsize()

    def _init(self, maxsize):
        self.queue = deque()

    def _qsize(self):
        return len(self.queue)

    def _put(self, item):
        self.queue.append(item)

    def _get(self):
        return self.queue.popleft()

    __class_getitem__ = classmethod(type(list[int]))


class _ListQueue(Queue):

    def _init(self, maxsize):
        self.queue = []


class PriorityQueue(_ListQueue):
    """A queue from which the smallest item comes out first."""

    def _put(self, item):
        heappush(self.queue, item)

    def _get(self):
        return heappop(self.queue)


class LifoQueue(_ListQueue):
    """A queue from which what was put last comes out first."""

    def _get(self):
        return self.queue.pop()


class _PySimpleQueue:
    """SimpleQueue in Python: what the native type does."""

    def __init__(self):
        self._items = Queue()

    def put(self, item, block=True, timeout=None):
        """Put an item in; block and timeout have no meaning."""
        self._items.put(item)

    def put_nowait(self, item):
        """put() for those who know Queue."""
        self._items.put(item)

    def get(self, block=True, timeout=None):
        """Take an item out, as Queue.get() does."""
        return self._items.get(block, timeout)

    def get_nowait(self):
        """get() that does not wait."""
        return self._items.get(False)

    def empty(self):
        """Return whether the queue seems to be empty."""
        return self._items.empty()

    def qsize(self):
        """Return about how many items there are."""
        return self._items.qsize()

    __class_getitem__ = classmethod(type(list[int]))


if SimpleQueue is None:
    SimpleQueue = _PySimpleQueue
