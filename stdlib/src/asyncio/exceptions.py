"""The exceptions of asyncio."""

from _asyncio import CancelledError, InvalidStateError

__all__ = ('BrokenBarrierError', 'CancelledError', 'InvalidStateError', 'TimeoutError', 'IncompleteReadError', 'LimitOverrunError',
           'SendfileNotAvailableError')

TimeoutError = TimeoutError


class SendfileNotAvailableError(RuntimeError):
    """The system cannot send this file through this socket."""


class IncompleteReadError(EOFError):
    """The stream ended too early: partial is what there was, expected how much was asked for."""

    def __init__(self, partial, expected):
        wanted = 'undefined' if expected is None else repr(expected)
        super().__init__(f'{len(partial)} bytes read on a total of {wanted} expected bytes')
        self.partial, self.expected = partial, expected

    def __reduce__(self):
        return type(self), (self.partial, self.expected)


class LimitOverrunError(Exception):
    """The buffer's limit was reached before the separator: consumed is what can be read now."""

    def __init__(self, message, consumed):
        self.consumed = consumed
        super().__init__(message)

    def __reduce__(self):
        return type(self), (*self.args, self.consumed)


class BrokenBarrierError(RuntimeError):
    """The barrier was broken by barrier.abort()."""
