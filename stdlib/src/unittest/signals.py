"""Ctrl-C during a run ends it after the current test; a second one ends it at once."""

import weakref
from functools import wraps

__unittest = True


class _InterruptHandler:
    """Handles Ctrl-C: default_handler is called for the second one, and stands for what SIG_DFL or SIG_IGN means."""

    def __init__(self, default_handler):
        import signal
        known = {signal.SIG_DFL: signal.default_int_handler, signal.SIG_IGN: _ignore}
        self.called, self.original_handler = False, default_handler
        self.default_handler = known.get(default_handler) if isinstance(default_handler, int) else default_handler
        if self.default_handler is None and default_handler is not None:
            raise TypeError("expected SIGINT signal handler to be signal.SIG_IGN, signal.SIG_DFL, or a callable object")

    def __call__(self, signum, frame):
        import signal
        # Somebody may have another handler that calls this one.
        times = self.called + (signal.getsignal(signal.SIGINT) is not self)
        for _ in range(times):
            self.default_handler(signum, frame)
        self.called = True
        for result in _results:
            result.stop()


def _ignore(signum, frame):
    """The handler for SIG_IGN."""


_results = weakref.WeakKeyDictionary()
_interrupt_handler = None


def registerResult(result):
    _results[result] = 1


def removeResult(result):
    return bool(_results.pop(result, None))


def installHandler():
    import signal
    global _interrupt_handler
    if _interrupt_handler is None:
        _interrupt_handler = _InterruptHandler(signal.getsignal(signal.SIGINT))
        signal.signal(signal.SIGINT, _interrupt_handler)


def removeHandler(method=None):
    """Remove the handler; or decorate a method so that it runs without it."""
    if method is not None:
        return _without_handler(method)
    if _interrupt_handler is not None:
        import signal
        signal.signal(signal.SIGINT, _interrupt_handler.original_handler)


def _without_handler(method):
    @wraps(method)
    def call(*args, **kwargs):
        import signal
        now = signal.getsignal(signal.SIGINT)
        try:
            removeHandler()
            return method(*args, **kwargs)
        finally:
            signal.signal(signal.SIGINT, now)

    return call
