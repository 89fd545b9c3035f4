"""Other interpreters in the same process: isolated from this one, and truly parallel.

Each is a VM of its own, with at most this one's grants and limits. Objects pass
between them as copies; what cannot be changed passes as it is.
"""

import threading
import _interpreters
from _interpreters import InterpreterError, InterpreterNotFoundError, NotShareableError, is_shareable
from concurrent.interpreters._queues import (
    UNBOUND, UNBOUND_ERROR, UNBOUND_REMOVE, ItemInterpreterDestroyed, Queue, QueueEmpty, QueueError, QueueFull,
    QueueNotFoundError, create as create_queue)

__all__ = [
    'get_current', 'get_main', 'create', 'list_all', 'is_shareable', 'Interpreter', 'InterpreterError',
    'InterpreterNotFoundError', 'ExecutionFailed', 'NotShareableError', 'create_queue', 'Queue', 'QueueEmpty',
    'QueueFull']

_WHENCE = {0: 'unknown', 1: 'runtime init', 2: 'legacy C-API', 3: 'C-API', 4: 'cross-interpreter C-API',
           5: '_interpreters module'}
_known = {}


class _Type:
    """What is known of the class of an exception in another interpreter."""

    def __init__(self, name, qualname, module):
        self.__name__, self.__qualname__, self.__module__ = name, qualname, module

    def __repr__(self):
        return f"<class '{self.__module__}.{self.__qualname__}'>"


class _ExceptionInfo:
    """What is known of an exception in another interpreter."""

    def __init__(self, name, qualname, module, msg, report):
        self.type = _Type(name, qualname, module)
        self.msg = msg
        self.errdisplay = report
        where = '' if module in ('builtins', '__main__') else module + '.'
        self.formatted = f'{where}{qualname}: {msg}' if msg else where + qualname


class ExecutionFailed(InterpreterError):
    """An exception ended code in another interpreter; the attribute excinfo tells about it."""

    def __init__(self, excinfo):
        super().__init__(excinfo.formatted)
        self.excinfo = excinfo

    def __str__(self):
        report = self.excinfo.errdisplay
        if not report:
            return self.excinfo.formatted
        return f'{self.excinfo.formatted}\n\nUncaught in the interpreter:\n\n{report}'


def _check(failure):
    if failure is not None:
        raise ExecutionFailed(_ExceptionInfo(*failure))


def create(*, steps=None, memory=None, time=None):
    """Make an interpreter and return it.

    steps and time bound each of its runs, memory what it holds, beyond what bounds
    this one; None: no bound of its own.
    """
    return Interpreter(_interpreters.create(steps=steps or 0, memory=memory or 0, time=time or 0))


def list_all():
    """Return all interpreters."""
    return [Interpreter(id, _whence=whence) for id, whence in _interpreters.list_all()]


def get_current():
    """Return the interpreter in which this runs."""
    id, whence = _interpreters.get_current()
    return Interpreter(id, _whence=whence)


def get_main():
    """Return the interpreter that the host has made."""
    id, whence = _interpreters.get_main()
    return Interpreter(id, _whence=whence)


class Interpreter:
    """An interpreter. There is one object for each."""

    def __new__(cls, id, /, _whence=None):
        if not isinstance(id, int):
            raise TypeError(f'id must be an int, got {id!r}')
        if _whence is None:
            _whence = _interpreters.whence(id)
        self = _known.get(id)
        if self is None:
            self = _known[id] = super().__new__(cls)
            self._id, self._whence = id, _whence
        return self

    def __repr__(self):
        return f'{type(self).__name__}({self.id})'

    def __hash__(self):
        return hash(self._id)

    def __reduce__(self):
        return type(self), (self._id,)

    @property
    def id(self):
        """The number of the interpreter."""
        return self._id

    @property
    def whence(self):
        """Where it comes from."""
        return _WHENCE[self._whence]

    def is_running(self):
        """Return whether code runs in it."""
        return _interpreters.is_running(self._id)

    def close(self):
        """End it: it cannot be used any more. InterpreterError if code runs in it."""
        _interpreters.destroy(self._id)
        _known.pop(self._id, None)

    def prepare_main(self, ns=None, /, **kwargs):
        """Set names in its __main__."""
        _interpreters.set___main___attrs(self._id, kwargs if ns is None else dict(ns, **kwargs))

    def exec(self, code, /):
        """Run source text in its __main__, and wait for that.

        ExecutionFailed if an exception ends the code.
        """
        _check(_interpreters.exec(self._id, code))

    def call(self, callable, /, *args, **kwargs):
        """Call in it and return the result.

        A function of __main__ passes as its code, without a closure; others are found
        by their names. ExecutionFailed if the call raises.
        """
        result, failure = _interpreters.call(self._id, callable, args, kwargs)
        _check(failure)
        return result

    def call_in_thread(self, callable, /, *args, **kwargs):
        """call() in a thread, which is returned; the result is lost."""
        thread = threading.Thread(target=self.call, args=(callable, *args), kwargs=kwargs)
        thread.start()
        return thread

    def interrupt(self, reason='interrupted'):
        """Interrupt what runs in it: it may clean up, and is then killed.

        Return whether something ran.
        """
        return _interpreters.interrupt(self._id, reason)

    def kill(self, reason='killed'):
        """End what runs in it, now; return whether something ran."""
        return _interpreters.kill(self._id, reason)
