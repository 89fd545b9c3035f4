"""Locks for tasks of one event loop."""

import collections
import enum

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
        waiters = self._waiters
        if not self._locked and (waiters is None or all(w.cancelled() for w in waiters)):
            self._locked = True
            return True
        if waiters is None:
            waiters = self._waiters = collections.deque()
        waiter = self._get_loop().create_future()
        waiters.append(waiter)
        try:
            try:
                await waiter
            finally:
                waiters.remove(waiter)
        except exceptions.CancelledError:
            # It was woken perhaps, and the lock is free: the next one's turn.
            if not self._locked:
                self._wake_up_first()
            raise
        self._locked = True
        return True

    def release(self):
        """Free the lock. RuntimeError if nobody holds it."""
        if not self._locked:
            raise RuntimeError('Lock is not acquired.')
        self._locked = False
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
        if not self._value:
            self._value = True
            for waiter in self._waiters:
                if not waiter.done():
                    waiter.set_result(True)

    def clear(self):
        """Reset the flag."""
        self._value = False

    async def wait(self):
        """Wait until the flag is set. Return True."""
        if self._value:
            return True
        waiter = self._get_loop().create_future()
        self._waiters.append(waiter)
        try:
            await waiter
            return True
        finally:
            self._waiters.remove(waiter)


class Condition(_Repr, _Lockable, mixins._LoopBoundMixin):
    """Tasks wait, with the lock given up, until another notifies them."""

    def __init__(self, lock=None):
        if lock is None:
            lock = Lock()
        self._lock = lock
        self.locked = lock.locked
        self.acquire = lock.acquire
        self.release = lock.release
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
                self._waiters.append(waiter)
                try:
                    await waiter
                    return True
                finally:
                    self._waiters.remove(waiter)
            finally:
                # The lock must be taken back whatever happens; a cancellation comes after that.
                cancellation = None
                while True:
                    try:
                        await self.acquire()
                        break
                    except exceptions.CancelledError as e:
                        cancellation = e
                if cancellation is not None:
                    try:
                        raise cancellation
                    finally:
                        cancellation = None
        except BaseException:
            # A notification that cannot be used is somebody else's.
            self._notify(1)
            raise

    async def wait_for(self, predicate):
        """Wait until predicate() is true. Return its result."""
        result = predicate()
        while not result:
            await self.wait()
            result = predicate()
        return result

    def notify(self, n=1):
        """Wake n tasks that wait, if there are so many. The lock must be held."""
        if not self.locked():
            raise RuntimeError('cannot notify on un-acquired lock')
        self._notify(n)

    def _notify(self, n):
        for waiter in self._waiters:
            if n <= 0:
                break
            if not waiter.done():
                n -= 1
                waiter.set_result(False)

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
        if not self.locked():
            self._value -= 1
            return True
        if self._waiters is None:
            self._waiters = collections.deque()
        waiter = self._get_loop().create_future()
        self._waiters.append(waiter)
        try:
            try:
                await waiter
            finally:
                self._waiters.remove(waiter)
        except exceptions.CancelledError:
            # Who wakes somebody has counted for him already.
            if waiter.done() and not waiter.cancelled():
                self._value += 1
            raise
        finally:
            while self._value > 0 and self._wake_up_next():
                pass
        return True

    def release(self):
        """Increase the counter and wake one who waits."""
        self._value += 1
        self._wake_up_next()

    def _wake_up_next(self):
        for waiter in self._waiters or ():
            if not waiter.done():
                self._value -= 1
                waiter.set_result(True)
                return True
        return False


class BoundedSemaphore(Semaphore):
    """A semaphore whose counter may not exceed its first value: ValueError."""

    def __init__(self, value=1):
        super().__init__(value)
        self._bound_value = value

    def release(self):
        if self._value < self._bound_value:
            return super().release()
        raise ValueError('BoundedSemaphore released too many times')


class _BarrierState(enum.Enum):
    FILLING = 'filling'
    DRAINING = 'draining'
    RESETTING = 'resetting'
    BROKEN = 'broken'


class Barrier(mixins._LoopBoundMixin):
    """A point where tasks wait for each other until there are enough of them."""

    def __init__(self, parties):
        if parties < 1:
            raise ValueError('parties must be >= 1')
        self._cond = Condition()
        self._parties = parties
        self._state = _BarrierState.FILLING
        self._count = 0  # of tasks inside

    def __repr__(self):
        state = self._state.value
        if not self.broken:
            state += f', waiters:{self.n_waiting}/{self.parties}'
        return f'<{super().__repr__()[1:-1]} [{state}]>'

    async def __aenter__(self):
        return await self.wait()

    async def __aexit__(self, *args):
        pass

    async def wait(self):
        """Wait until enough tasks wait. Each gets another number from 0 on.

        BrokenBarrierError if the barrier is broken or reset meanwhile.
        """
        async with self._cond:
            # The tasks of the round before must have left.
            await self._cond.wait_for(lambda: self._state not in (_BarrierState.DRAINING, _BarrierState.RESETTING))
            if self._state is _BarrierState.BROKEN:
                raise exceptions.BrokenBarrierError('Barrier aborted')
            try:
                index = self._count
                self._count += 1
                if index + 1 == self._parties:
                    self._state = _BarrierState.DRAINING
                    self._cond.notify_all()
                else:
                    await self._cond.wait_for(lambda: self._state is not _BarrierState.FILLING)
                    if self._state in (_BarrierState.BROKEN, _BarrierState.RESETTING):
                        raise exceptions.BrokenBarrierError('Abort or reset of barrier')
                return index
            finally:
                self._count -= 1
                if self._count == 0:
                    if self._state in (_BarrierState.RESETTING, _BarrierState.DRAINING):
                        self._state = _BarrierState.FILLING
                    self._cond.notify_all()

    async def reset(self):
        """Empty the barrier: those who wait get BrokenBarrierError."""
        async with self._cond:
            self._state = _BarrierState.RESETTING if self._count else _BarrierState.FILLING
            self._cond.notify_all()

    async def abort(self):
        """Break the barrier: those who wait, and who will, get BrokenBarrierError."""
        async with self._cond:
            self._state = _BarrierState.BROKEN
            self._cond.notify_all()

    @property
    def parties(self):
        """How many tasks the barrier waits for."""
        return self._parties

    @property
    def n_waiting(self):
        """How many wait now."""
        return self._count if self._state is _BarrierState.FILLING else 0

    @property
    def broken(self):
        """Whether the barrier is broken."""
        return self._state is _BarrierState.BROKEN
