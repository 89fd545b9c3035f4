"""Locks for tasks of one event loop."""

import collections

from . import exceptions, mixins

__all__ = ('Lock', 'Event', 'Condition', 'Semaphore', 'BoundedSemaphore', 'Barrier')


class _Lockable:
    """async with: acquired inside the block."""

    async def __aenter__(self):
        await self.acquire()
        return None  # what acquire returns is always True

    async def __aexit__(self, exc_type, exc, tb):
        self.release()


class _Repr:
    """A repr that shows the state, and how many wait."""

    def __repr__(self):
        state = self._shown()
        if self._waiters:
            state += f', waiters:{len(self._waiters)}'
        return f'<{super().__repr__()[1:-1]} [{state}]>'


class Lock(_Repr, _Lockable, mixins._LoopBoundMixin):
    """A lock that one task at a time holds. It is fair: who has waited longest is next.

    Use it as "async with lock:", or with acquire() and release().
    """

    def __init__(self):
        self._waiters = None
        self._locked = False

    def _shown(self):
        return 'locked' if self._locked else 'unlocked'

    def locked(self):
        """Return True if somebody holds the lock."""
        return self._locked

    async def acquire(self):
        """Wait until the lock is free, and take it. Return True."""
        if self._locked or not all(w.cancelled() for w in self._waiters or ()):
            if self._waiters is None:
                self._waiters = collections.deque()
            try:
                await mixins._wait_among(self._waiters, self._get_loop().create_future())
            except exceptions.CancelledError:
                # It was woken perhaps, and the lock is free: the next one's turn.
                self._locked or self._wake_up_first()
                raise
        self._locked = True
        return True

    def release(self):
        """Free the lock. RuntimeError if nobody holds it."""
        held, self._locked = self._locked, False
        if not held:
            raise RuntimeError('Lock is not acquired.')
        self._wake_up_first()

    def _wake_up_first(self):
        first = next(iter(self._waiters or ()), None)
        # Who was woken already takes the lock when he runs.
        if first is not None and not first.done():
            first.set_result(True)


class Event(_Repr, mixins._LoopBoundMixin):
    """A flag that tasks wait for: set() wakes all of them, clear() makes new ones wait."""

    def __init__(self):
        self._waiters = collections.deque()
        self._value = False

    def _shown(self):
        return 'set' if self._value else 'unset'

    def is_set(self):
        """Return True if the flag is set."""
        return self._value

    def set(self):
        """Set the flag and wake all who wait."""
        before, self._value = self._value, True
        if not before:
            mixins._wake(self._waiters, len(self._waiters), True)

    def clear(self):
        """Reset the flag."""
        self._value = False

    async def wait(self):
        """Wait until the flag is set. Return True."""
        if not self._value:
            await mixins._wait_among(self._waiters, self._get_loop().create_future())
        return True


class Condition(_Repr, _Lockable, mixins._LoopBoundMixin):
    """Tasks wait, with the lock given up, until another notifies them."""

    def __init__(self, lock=None):
        lock = self._lock = Lock() if lock is None else lock
        self.acquire, self.release, self.locked = lock.acquire, lock.release, lock.locked
        self._waiters = collections.deque()

    def _shown(self):
        return 'locked' if self.locked() else 'unlocked'

    async def wait(self):
        """Give up the lock, wait for notify(), take the lock back. Return True."""
        if not self.locked():
            raise RuntimeError('cannot wait on un-acquired lock')
        waiter = self._get_loop().create_future()
        self.release()
        try:
            try:
                await mixins._wait_among(self._waiters, waiter)
            finally:
                await self._take_back()
        except BaseException:
            # A notification that cannot be used is somebody else's.
            mixins._wake(self._waiters, 1, False)
            raise
        return True

    async def _take_back(self):
        """Acquire the lock, whatever happens. A cancellation comes after that."""
        held, cancellation = False, None
        while not held:
            try:
                await self.acquire()
                held = True
            except exceptions.CancelledError as exc:
                cancellation = exc
        if cancellation is not None:
            try:
                raise cancellation
            finally:
                cancellation = None

    async def wait_for(self, predicate):
        """Wait until predicate() is true. Return its result."""
        while not (result := predicate()):
            await self.wait()
        return result

    def notify(self, n=1):
        """Wake n tasks that wait, if there are so many. The lock must be held."""
        if not self.locked():
            raise RuntimeError('cannot notify on un-acquired lock')
        mixins._wake(self._waiters, n, False)

    def notify_all(self):
        """Wake all who wait."""
        self.notify(len(self._waiters))


class Semaphore(_Repr, _Lockable, mixins._LoopBoundMixin):
    """A counter that acquire() decreases, waiting while it is zero, and release() increases."""

    def __init__(self, value=1):
        if value < 0:
            raise ValueError('Semaphore initial value must be >= 0')
        self._waiters = None
        self._value = value

    def _shown(self):
        return 'locked' if self.locked() else f'unlocked, value:{self._value}'

    def locked(self):
        """Return True if acquire() would wait."""
        return self._value == 0 or any(not w.cancelled() for w in self._waiters or ())

    async def acquire(self):
        """Decrease the counter, as soon as it is not zero. Return True."""
        if self.locked():
            await self._wait_for_turn()
        else:
            self._value -= 1
        return True

    async def _wait_for_turn(self):
        if self._waiters is None:
            self._waiters = collections.deque()
        waiter = self._get_loop().create_future()
        try:
            await mixins._wait_among(self._waiters, waiter)
        except exceptions.CancelledError:
            # Who wakes somebody has counted for him already.
            if waiter.done() and not waiter.cancelled():
                self._value += 1
            raise
        finally:
            self._wake_up_next(self._value)

    def release(self):
        """Increase the counter and wake one who waits."""
        self._value += 1
        self._wake_up_next(1)

    def _wake_up_next(self, n):
        self._value -= mixins._wake(self._waiters or (), n, True)


class BoundedSemaphore(Semaphore):
    """A semaphore whose counter may not exceed its first value: ValueError."""

    def __init__(self, value=1):
        super().__init__(value)
        self._bound_value = value

    def release(self):
        if self._value < self._bound_value:
            return super().release()
        raise ValueError('BoundedSemaphore released too many times')


class Barrier(mixins._LoopBoundMixin):
    """A point where tasks wait for each other until there are enough of them.

    Its state is 'filling' until then, and 'draining' until they have left; 'resetting'
    while those leave whom reset() has woken; or 'broken'.
    """

    def __init__(self, parties):
        if parties < 1:
            raise ValueError('parties must be >= 1')
        self._parties, self._state = parties, 'filling'
        self._count = 0  # of tasks inside
        self._cond = Condition()

    def __repr__(self):
        counts = '' if self.broken else f', waiters:{self.n_waiting}/{self.parties}'
        return f'<{super().__repr__()[1:-1]} [{self._state}{counts}]>'

    def _enter(self, state):
        self._state = state
        self._cond.notify_all()

    async def __aenter__(self):
        return await self.wait()

    async def __aexit__(self, *exc_info):
        """The barrier was passed when the block began."""

    async def wait(self):
        """Wait until enough tasks wait. Each gets another number from 0 on.

        BrokenBarrierError if the barrier is broken or reset meanwhile.
        """
        async with self._cond:
            # The tasks of the round before must have left.
            await self._cond.wait_for(lambda: self._state in ('filling', 'broken'))
            if self.broken:
                raise exceptions.BrokenBarrierError('Barrier aborted')
            try:
                index = self._count
                self._count += 1
                if self._count == self._parties:
                    self._enter('draining')
                else:
                    await self._cond.wait_for(lambda: self._state != 'filling')
                    if self._state != 'draining':
                        raise exceptions.BrokenBarrierError('Abort or reset of barrier')
                return index
            finally:
                self._count -= 1
                if not self._count:  # the last one to leave
                    self._enter('broken' if self.broken else 'filling')

    async def reset(self):
        """Empty the barrier: those who wait get BrokenBarrierError."""
        async with self._cond:
            self._enter('resetting' if self._count else 'filling')

    async def abort(self):
        """Break the barrier: those who wait, and who will, get BrokenBarrierError."""
        async with self._cond:
            self._enter('broken')

    @property
    def parties(self):
        """How many tasks the barrier waits for."""
        return self._parties

    @property
    def n_waiting(self):
        """How many wait now."""
        return self._count if self._state == 'filling' else 0

    @property
    def broken(self):
        """Whether the barrier is broken."""
        return self._state == 'broken'
