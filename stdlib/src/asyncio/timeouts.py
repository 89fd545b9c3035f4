"""Blocks of code that must end in time."""

import enum
from typing import final

from . import events, exceptions, tasks

__all__ = ('Timeout', 'timeout', 'timeout_at')


class _State(enum.Enum):
    CREATED = 'created'
    ENTERED = 'active'
    EXPIRING = 'expiring'
    EXPIRED = 'expired'
    EXITED = 'finished'


@final
class Timeout:
    """An asynchronous context manager that cancels its block when the time is over.

    The block then ends with TimeoutError. Use timeout() or timeout_at() to make one.
    """

    def __init__(self, when):
        """when is a time by the loop's clock, None for no end."""
        self._state = _State.CREATED
        self._timer = None
        self._task = None
        self._when = when

    def when(self):
        """Return the end by the loop's clock, or None."""
        return self._when

    def reschedule(self, when):
        """Change the end."""
        if self._state is not _State.ENTERED:
            if self._state is _State.CREATED:
                raise RuntimeError('Timeout has not been entered')
            raise RuntimeError(f'Cannot change state of {self._state.value} Timeout')
        self._when = when
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        if when is not None:
            loop = events.get_running_loop()
            self._timer = loop.call_soon(self._expire) if when <= loop.time() else loop.call_at(when, self._expire)

    def expired(self):
        """Return whether the block is being, or was, cancelled for being late."""
        return self._state in (_State.EXPIRING, _State.EXPIRED)

    def __repr__(self):
        when = ''
        if self._state is _State.ENTERED:
            when = f' when={None if self._when is None else round(self._when, 3)}'
        return f'<Timeout [{self._state.value}]{when}>'

    async def __aenter__(self):
        if self._state is not _State.CREATED:
            raise RuntimeError('Timeout has already been entered')
        task = tasks.current_task()
        if task is None:
            raise RuntimeError('Timeout should be used inside a task')
        self._state = _State.ENTERED
        self._task = task
        self._cancelling = task.cancelling()
        self.reschedule(self._when)
        return self

    async def __aexit__(self, exc_type, exc_val, exc_tb):
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        if self._state is not _State.EXPIRING:
            self._state = _State.EXITED
            return None
        self._state = _State.EXPIRED
        if self._task.uncancel() > self._cancelling or exc_type is None:
            return None  # somebody else wants the task to end too, or the block has caught it
        if issubclass(exc_type, exceptions.CancelledError):
            raise TimeoutError from exc_val
        # A cancellation may hide in what was raised while it passed.
        self._mark(exc_val)
        if isinstance(exc_val, ExceptionGroup):
            for exc in exc_val.exceptions:
                self._mark(exc)
        return None

    @staticmethod
    def _mark(exc):
        """Put a TimeoutError in front of the CancelledError in a chain of contexts."""
        while exc.__context__ is not None:
            if isinstance(exc.__context__, exceptions.CancelledError):
                late = TimeoutError()
                late.__context__ = late.__cause__ = exc.__context__
                exc.__context__ = late
                break
            exc = exc.__context__

    def _expire(self):
        self._task.cancel()
        self._state = _State.EXPIRING
        self._timer = None


def timeout(delay):
    """Return a Timeout that ends delay seconds from now, None for never."""
    return Timeout(None if delay is None else events.get_running_loop().time() + delay)


def timeout_at(when):
    """Return a Timeout that ends at a time by the loop's clock, None for never."""
    return Timeout(when)
