"""Futures, and what all executors have in common."""

import threading
from collections import deque, namedtuple
from _thread import _monotonic
from hognose import shield as _shield

FIRST_COMPLETED = 'FIRST_COMPLETED'
FIRST_EXCEPTION = 'FIRST_EXCEPTION'
ALL_COMPLETED = 'ALL_COMPLETED'

PENDING = 'PENDING'
RUNNING = 'RUNNING'
CANCELLED = 'CANCELLED'  # cancelled, and who waits does not know yet
CANCELLED_AND_NOTIFIED = 'CANCELLED_AND_NOTIFIED'
FINISHED = 'FINISHED'

_ENDED = (CANCELLED_AND_NOTIFIED, FINISHED)
_DONE = (CANCELLED, CANCELLED_AND_NOTIFIED, FINISHED)


class Error(Exception):
    """Base of the errors of this package."""


class CancelledError(Error):
    """The future was cancelled."""


TimeoutError = TimeoutError


class InvalidStateError(Error):
    """The future is in a state in which that cannot be done."""


class BrokenExecutor(RuntimeError):
    """The executor cannot work any more."""


def _log_callback(future):
    import logging
    logging.getLogger('concurrent.futures').exception('exception calling callback for %r', future)


class Future:
    """The result of a call that has not happened yet."""

    def __init__(self):
        self._state, self._result, self._exception = PENDING, None, None
        # Who is told of the end: those who wait for several futures, and functions.
        self._waiters, self._done_callbacks = [], []
        self._condition = threading.Condition()

    def __repr__(self):
        with self._condition:
            text = f'<{type(self).__name__} at {id(self):#x} state={self._state_name()}'
            if self._state == FINISHED:
                if self._exception:
                    return f'{text} raised {type(self._exception).__name__}>'
                return f'{text} returned {type(self._result).__name__}>'
            return text + '>'

    def _state_name(self):
        return 'cancelled' if self._state == CANCELLED_AND_NOTIFIED else self._state.lower()

    def _call_back(self):
        for callback in self._done_callbacks:
            self._tell(callback)

    def _tell(self, callback):
        try:
            callback(self)
        except Exception:
            _log_callback(self)

    _invoke_callbacks = _call_back

    def cancel(self):
        """Cancel the call if it has not begun; return whether it is cancelled."""
        with self._condition:
            if self._state in (RUNNING, FINISHED):
                return False
            if self._state in (CANCELLED, CANCELLED_AND_NOTIFIED):
                return True
            self._state = CANCELLED
            self._condition.notify_all()
        self._call_back()
        return True

    def cancelled(self):
        """Return whether the call was cancelled."""
        with self._condition:
            return self._state in (CANCELLED, CANCELLED_AND_NOTIFIED)

    def running(self):
        """Return whether the call is in progress."""
        with self._condition:
            return self._state == RUNNING

    def done(self):
        """Return whether the call was cancelled or has ended."""
        with self._condition:
            return self._state in _DONE

    def add_done_callback(self, fn):
        """Call fn(future) when the future is done; now if it is."""
        with self._condition:
            done = self._state in _DONE
            if not done:
                self._done_callbacks.append(fn)
        if done:
            self._tell(fn)

    def _outcome(self):
        # The result, once the state is one of _DONE.
        if self._state != FINISHED:
            raise CancelledError()
        if self._exception:
            try:
                raise self._exception
            finally:
                self = None  # no cycle through the traceback
        return self._result

    def _wait(self, timeout):
        if self._state not in _DONE:
            self._condition.wait(timeout)
            if self._state not in _DONE:
                raise TimeoutError()

    def result(self, timeout=None):
        """Return what the call returned, or raise what it raised, waiting for it."""
        try:
            with self._condition:
                self._wait(timeout)
                return self._outcome()
        finally:
            self = None

    def exception(self, timeout=None):
        """Return what the call raised, or None, waiting for it."""
        with self._condition:
            self._wait(timeout)
            if self._state != FINISHED:
                raise CancelledError()
            return self._exception

    # For executors.

    @_shield
    def set_running_or_notify_cancel(self):
        """Return whether the call may begin: it was not cancelled."""
        with self._condition:
            before = self._state
            if before == PENDING:
                self._state = RUNNING
                return True
            if before == CANCELLED:
                self._state = CANCELLED_AND_NOTIFIED
                for each in self._waiters:
                    each.add_cancelled(self)
                return False
            import logging
            logging.getLogger('concurrent.futures').critical(
                'Future %s in unexpected state: %s', id(self), self._state)
            raise RuntimeError('Future in unexpected state')

    def _finish(self, result, exception):
        with self._condition:
            if self._state in _DONE:
                raise InvalidStateError(f'{self._state}: {self!r}')
            self._result = result
            self._exception = exception
            self._state = FINISHED
            for waiter in self._waiters:
                if exception is None:
                    waiter.add_result(self)
                else:
                    waiter.add_exception(self)
            self._condition.notify_all()
        self._call_back()

    def set_result(self, result):
        """Set the result of the call."""
        self._finish(result, None)

    def set_exception(self, exception):
        """Set what the call raised."""
        self._finish(None, exception)

    def _get_snapshot(self):
        """Return (done, cancelled, result, exception) of one moment."""
        with self._condition:
            if self._state == FINISHED:
                return True, False, self._result, self._exception
            return self._state in _DONE, self._state in (CANCELLED, CANCELLED_AND_NOTIFIED), None, None

    __class_getitem__ = classmethod(type(list[int]))


class _Waiter:
    """What is told of futures that end, until it has heard enough."""

    def __init__(self, pending, stop_on_first, stop_on_exception):
        self.event = threading.Event()
        self.lock = threading.Lock()
        self.finished = []
        self.pending = pending
        self.stop_on_first = stop_on_first
        self.stop_on_exception = stop_on_exception

    def _add(self, future, failed):
        with self.lock:
            self.finished.append(future)
            self.pending -= 1
            if self.stop_on_first or self.pending <= 0 or failed and self.stop_on_exception:
                self.event.set()

    def add_result(self, future):
        self._add(future, False)

    def add_exception(self, future):
        self._add(future, True)

    def add_cancelled(self, future):
        self._add(future, False)


class _AllConditions:
    """The conditions of several futures, taken together and always in the same order."""

    def __init__(self, futures):
        self.futures = sorted(futures, key=id)

    def __enter__(self):
        for f in self.futures:
            f._condition.acquire()

    def __exit__(self, *exc_info):
        for f in self.futures:
            f._condition.release()


def _detach(futures, waiter):
    for f in futures:
        with f._condition:
            if waiter in f._waiters:
                f._waiters.remove(waiter)


def as_completed(fs, timeout=None):
    """Give the futures in the order in which they end.

    TimeoutError if they have not all ended after timeout seconds. A future that is
    there twice is given once.
    """
    end = None if timeout is None else _monotonic() + timeout
    pending = set(fs)
    total = len(pending)
    del fs
    conditions = _AllConditions(pending)
    with conditions:
        finished = [f for f in pending if f._state in _ENDED]
        pending.difference_update(finished)
        waiter = _Waiter(len(pending), True, False)
        for f in pending:
            f._waiters.append(waiter)
    # Nothing here keeps a future alive that was given away.
    conditions = f = None
    try:
        while True:
            finished.reverse()
            while finished:
                yield finished.pop()
            if not pending:
                return
            if end is None:
                left = None
            else:
                left = end - _monotonic()
                if left < 0:
                    raise TimeoutError(f'{len(pending)} (of {total}) futures unfinished')
            waiter.event.wait(left)
            with waiter.lock:
                finished, waiter.finished = waiter.finished, []
                waiter.event.clear()
            for f in finished:
                pending.discard(f)
                with f._condition:
                    f._waiters.remove(waiter)
            f = None
    finally:
        _detach(pending, waiter)


DoneAndNotDoneFutures = namedtuple('DoneAndNotDoneFutures', 'done not_done')


def wait(fs, timeout=None, return_when=ALL_COMPLETED):
    """Wait until the futures have ended; return the named sets done and not_done.

    return_when: ALL_COMPLETED, FIRST_COMPLETED, or FIRST_EXCEPTION, which is
    ALL_COMPLETED if none raises.
    """
    if return_when not in (ALL_COMPLETED, FIRST_COMPLETED, FIRST_EXCEPTION):
        raise ValueError(f'Invalid return condition: {return_when!r}')
    fs = set(fs)
    with _AllConditions(fs):
        done = {f for f in fs if f._state in _ENDED}
        not_done = fs - done
        if return_when == FIRST_COMPLETED and done:
            return DoneAndNotDoneFutures(done, not_done)
        if return_when == FIRST_EXCEPTION and any(f for f in done if not f.cancelled() and f.exception() is not None):
            return DoneAndNotDoneFutures(done, not_done)
        if not not_done:
            return DoneAndNotDoneFutures(done, not_done)
        waiter = _Waiter(len(not_done), return_when == FIRST_COMPLETED, return_when == FIRST_EXCEPTION)
        for f in not_done:
            f._waiters.append(waiter)
    try:
        waiter.event.wait(timeout)
    finally:
        _detach(not_done, waiter)
    with waiter.lock:
        done.update(waiter.finished)
    return DoneAndNotDoneFutures(done, fs - done)


def _result_or_cancel(fut, timeout=None):
    try:
        return fut.result(timeout)
    finally:
        fut.cancel()  # if it has not been waited for to the end
        del fut


class Executor:
    """Something that does calls for others."""

    def submit(self, fn, /, *args, **kwargs):
        """Let fn(*args, **kwargs) be called; return its future."""
        raise NotImplementedError()

    def map(self, fn, *iterables, timeout=None, chunksize=1, buffersize=None):
        """Like map(fn, *iterables), with the calls done at the same time.

        TimeoutError from the iterator if a result is not there timeout seconds after
        this call. With buffersize no more calls are under way than that many.
        """
        if buffersize is not None and not isinstance(buffersize, int):
            raise TypeError('buffersize must be an integer or None')
        if buffersize is not None and buffersize < 1:
            raise ValueError('buffersize must be None or > 0')
        end = None if timeout is None else _monotonic() + timeout
        calls = zip(*iterables)
        fs = deque()

        def submit_some(n):
            for args in calls:
                fs.append(self.submit(fn, *args))
                n -= 1
                if n == 0:
                    break

        submit_some(buffersize or -1)

        def results():
            try:
                while fs:
                    if buffersize is not None:
                        first = fs.popleft()
                        submit_some(1)
                        fs.appendleft(first)
                        del first
                    if end is None:
                        yield _result_or_cancel(fs.popleft())
                    else:
                        yield _result_or_cancel(fs.popleft(), end - _monotonic())
            finally:
                for f in fs:
                    f.cancel()

        return results()

    def shutdown(self, wait=True, *, cancel_futures=False):
        """Take no more calls; with wait, wait for those that were taken.

        With cancel_futures those that have not begun are cancelled.
        """

    def __enter__(self):
        return self

    def __exit__(self, *exc_info):
        self.shutdown()
