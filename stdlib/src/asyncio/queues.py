"""Queues for tasks of one event loop."""

import collections
import heapq
from types import GenericAlias

from . import locks, mixins

__all__ = ('Queue', 'PriorityQueue', 'LifoQueue', 'QueueFull', 'QueueEmpty', 'QueueShutDown')


class QueueEmpty(Exception):
    """get_nowait() found nothing."""


class QueueFull(Exception):
    """put_nowait() found no room."""


class QueueShutDown(Exception):
    """The queue was shut down."""


class Queue(mixins._LoopBoundMixin):
    """First in, first out. With maxsize above zero put() waits for room.

    Unlike queue.Queue its size is reliable: one task runs at a time.
    """

    __class_getitem__ = classmethod(GenericAlias)

    def __init__(self, maxsize=0):
        self._maxsize, self._is_shutdown = maxsize, False
        # Those who wait for an item, and for room.
        self._getters, self._putters = collections.deque(), collections.deque()
        # For join().
        self._unfinished_tasks, self._finished = 0, locks.Event()
        self._finished.set()
        self._init(maxsize)

    # What other kinds of queue change.

    def _init(self, maxsize):
        self._queue = collections.deque()

    def _put(self, item):
        self._queue.append(item)

    def _get(self):
        return self._queue.popleft()

    def __repr__(self):
        return f'<{type(self).__name__} at {id(self):#x} {self._format()}>'

    def __str__(self):
        return f'<{type(self).__name__} {self._format()}>'

    def _format(self):
        parts = [f'maxsize={self._maxsize!r}']
        if getattr(self, '_queue', None):
            parts.append(f'_queue={list(self._queue)!r}')
        if self._getters:
            parts.append(f'_getters[{len(self._getters)}]')
        if self._putters:
            parts.append(f'_putters[{len(self._putters)}]')
        if self._unfinished_tasks:
            parts.append(f'tasks={self._unfinished_tasks}')
        if self._is_shutdown:
            parts.append('shutdown')
        return ' '.join(parts)

    async def _wait_in(self, waiters, useless):
        """Wait for a turn; if that cannot be used since the task is cancelled it is the next one's."""
        waiter = self._get_loop().create_future()
        waiters.append(waiter)
        try:
            await waiter
        except:
            if waiter.cancelled() or waiter.cancel():
                if waiter in waiters:
                    waiters.remove(waiter)
            elif not useless():
                self._wake(waiters)
            raise

    @staticmethod
    def _wake(waiters):
        """Wake the first who still waits."""
        while waiters and not mixins._wake([waiters.popleft()], 1, None):
            pass

    def qsize(self):
        """Return the number of items."""
        return len(self._queue)

    @property
    def maxsize(self):
        """The number of items that there is room for, 0 for no limit."""
        return self._maxsize

    def empty(self):
        """Return True if there are no items."""
        return not self._queue

    def full(self):
        """Return True if there is no room."""
        return 0 < self._maxsize <= self.qsize()

    async def put(self, item):
        """Put an item in, as soon as there is room."""
        while self.full():
            if self._is_shutdown:
                raise QueueShutDown
            await self._wait_in(self._putters, self.full)
        return self.put_nowait(item)

    def put_nowait(self, item):
        """Put an item in, or raise QueueFull."""
        if self._is_shutdown or self.full():
            raise QueueShutDown if self._is_shutdown else QueueFull
        self._put(item)
        if not self._unfinished_tasks:
            self._finished.clear()
        self._unfinished_tasks += 1
        self._wake(self._getters)

    async def get(self):
        """Take an item out, as soon as there is one."""
        while self.empty():
            if self._is_shutdown:
                raise QueueShutDown
            await self._wait_in(self._getters, self.empty)
        return self.get_nowait()

    def get_nowait(self):
        """Take an item out, or raise QueueEmpty."""
        if self.empty():
            raise QueueShutDown if self._is_shutdown else QueueEmpty
        item = self._get()
        self._wake(self._putters)
        return item

    def task_done(self):
        """Tell that the work on an item that was taken out is done."""
        left = self._unfinished_tasks - 1
        if left < 0:
            raise ValueError('task_done() called too many times')
        self._unfinished_tasks = left
        left or self._finished.set()

    async def join(self):
        """Wait until the work on all items is done."""
        if self._unfinished_tasks > 0:
            await self._finished.wait()

    def shutdown(self, immediate=False):
        """Let no more items in, and none out when it is empty: QueueShutDown.

        immediate: throw the items away, as if their work were done.
        """
        self._is_shutdown = True
        while immediate and not self.empty():
            self._get()
            self._unfinished_tasks = max(self._unfinished_tasks - 1, 0)
        if immediate and not self._unfinished_tasks:
            self._finished.set()
        for waiters in self._getters, self._putters:
            while waiters:
                self._wake(waiters)


class PriorityQueue(Queue):
    """The smallest item first."""

    def _init(self, maxsize):
        self._queue = []

    def _put(self, item):
        heapq.heappush(self._queue, item)

    def _get(self):
        return heapq.heappop(self._queue)


class LifoQueue(Queue):
    """Last in, first out."""

    def _get(self):
        return self._queue.pop()

    def _init(self, maxsize):
        self._queue = []
