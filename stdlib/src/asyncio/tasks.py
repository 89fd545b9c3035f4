"""Tasks: coroutines that an event loop runs, and how to wait for them."""

import collections
import concurrent.futures
import functools
import inspect
import math

from _asyncio import (Task, _enter_task, _foreign_tasks, _leave_task, _pause, _register_eager_task, _register_task, _swap_current_task, _unregister_eager_task,
                      _unregister_task, all_tasks, current_task)

from . import coroutines, events, exceptions, futures, timeouts

__all__ = ('Task', 'create_task', 'FIRST_COMPLETED', 'FIRST_EXCEPTION', 'ALL_COMPLETED', 'wait', 'wait_for', 'as_completed', 'sleep', 'gather',
           'shield', 'ensure_future', 'run_coroutine_threadsafe', 'current_task', 'all_tasks', 'create_eager_task_factory', 'eager_task_factory',
           '_register_task', '_unregister_task', '_enter_task', '_leave_task')

FIRST_COMPLETED = concurrent.futures.FIRST_COMPLETED
FIRST_EXCEPTION = concurrent.futures.FIRST_EXCEPTION
ALL_COMPLETED = concurrent.futures.ALL_COMPLETED

# There is one kind of task here.
_PyTask = _CTask = Task
_py_register_task = _c_register_task = _register_task
_py_unregister_task = _c_unregister_task = _unregister_task
_py_register_eager_task = _c_register_eager_task = _register_eager_task
_py_unregister_eager_task = _c_unregister_eager_task = _unregister_eager_task
_py_enter_task = _c_enter_task = _enter_task
_py_leave_task = _c_leave_task = _leave_task
_py_swap_current_task = _c_swap_current_task = _swap_current_task
_py_current_task = _c_current_task = current_task
_py_all_tasks = _c_all_tasks = all_tasks


def create_task(coro, **kwargs):
    """Run a coroutine as a task of the running event loop and return that.

    Arguments: name, context, eager_start, and what the loop's task factory takes.
    """
    return events.get_running_loop().create_task(coro, **kwargs)


def _is_plain(fs):
    return futures.isfuture(fs) or coroutines.iscoroutine(fs)


async def wait(fs, *, timeout=None, return_when=ALL_COMPLETED):
    """Wait for futures, without end or for timeout seconds: a set of those done and one of the others."""
    if _is_plain(fs):
        raise TypeError(f'expect a list of futures, not {type(fs).__name__}')
    if not fs:
        raise ValueError('Set of Tasks/Futures is empty.')
    if return_when not in (ALL_COMPLETED, FIRST_COMPLETED, FIRST_EXCEPTION):
        raise ValueError(f'Invalid return_when value: {return_when}')
    awaited = set(fs)
    if any(map(coroutines.iscoroutine, awaited)):
        raise TypeError('Passing coroutines is forbidden, use tasks explicitly.')
    return await _wait(awaited, timeout, return_when, events.get_running_loop())


async def _wait(fs, timeout, return_when, loop):
    assert fs, 'Set of Futures is empty.'
    waiter = loop.create_future()
    timer = None if timeout is None else loop.call_later(timeout, _release_waiter, waiter)
    missing = len(fs)
    me = current_task()

    def one_done(f):
        nonlocal missing
        missing -= 1
        if (missing <= 0 or return_when == FIRST_COMPLETED
                or return_when == FIRST_EXCEPTION and not f.cancelled() and f.exception() is not None):
            if timer is not None:
                timer.cancel()
            _release_waiter(waiter)
        futures.future_discard_from_awaited_by(f, me)

    for f in fs:
        f.add_done_callback(one_done)
        futures.future_add_to_awaited_by(f, me)
    try:
        await waiter
    finally:
        if timer is not None:
            timer.cancel()
        for f in fs:
            f.remove_done_callback(one_done)
    done = {f for f in fs if f.done()}
    return done, fs - done


def _release_waiter(waiter, *args):
    if not waiter.done():
        waiter.set_result(None)


async def wait_for(fut, timeout):
    """Wait for an awaitable and return its result. When timeout seconds are over it is cancelled: TimeoutError."""
    if fut is not None and not futures.isfuture(fut) and not coroutines.iscoroutine(fut) and inspect.isawaitable(fut):
        async def await_it(awaitable):
            return await awaitable
        fut = await_it(fut)
    if timeout is None or timeout > 0:
        async with timeouts.timeout(timeout):
            return await fut
    late = None
    fut = ensure_future(fut)
    if not fut.done():
        await _cancel_and_wait(fut)
        late = TimeoutError
    try:
        return fut.result()
    except exceptions.CancelledError as exc:
        if late is None:
            raise
        raise late from exc


async def _cancel_and_wait(fut):
    waiter = events.get_running_loop().create_future()
    wake = functools.partial(_release_waiter, waiter)
    fut.add_done_callback(wake)
    try:
        fut.cancel()
        # Not "await fut": it may be the one that is cancelled, or this task.
        await waiter
    finally:
        fut.remove_done_callback(wake)


class _AsCompletedIterator:
    """What as_completed() returns.

    "async for" gives the futures that were passed in; "for" gives coroutines, each of
    which waits for the next result.
    """

    def __init__(self, aws, timeout):
        self._done = collections.deque()
        self._waiters = collections.deque()
        self._timeout_handle = None
        loop = events.get_event_loop()
        todo = {ensure_future(aw, loop=loop) for aw in set(aws)}
        self._todo = todo
        self._todo_left = len(todo)
        self._loop = loop
        self._late = False
        for f in todo:
            f.add_done_callback(self._handle_completion)
            if me := _task_or_none(loop):
                futures.future_add_to_awaited_by(f, me)
        if todo and timeout is not None:
            self._timeout_handle = loop.call_later(timeout, self._handle_timeout)

    def __iter__(self):
        return self

    __aiter__ = __iter__

    def _count(self, end):
        """One more is given out; end is raised when all were."""
        if not self._todo_left:
            raise end
        self._todo_left -= 1

    def __next__(self):
        self._count(StopIteration)
        return self._wait_for_one(resolve=True)

    async def __anext__(self):
        self._count(StopAsyncIteration)
        return await self._next_done()

    def _handle_timeout(self):
        self._late = True
        for f in self._todo:
            f.remove_done_callback(self._handle_completion)
        self._todo.clear()
        while self._waiters:
            _release_waiter(self._waiters.popleft())

    def _handle_completion(self, f):
        if not self._todo:
            return  # the time was over first
        self._todo.remove(f)
        self._done.append(f)
        while self._waiters:
            waiter = self._waiters.popleft()
            if not waiter.done():
                waiter.set_result(None)
                break
        if not self._todo and self._timeout_handle is not None:
            self._timeout_handle.cancel()

    async def _next_done(self):
        while not self._done:
            if self._late:
                raise exceptions.TimeoutError
            waiter = self._loop.create_future()
            self._waiters.append(waiter)
            try:
                await waiter
            except:
                if waiter.done() and not waiter.cancelled() and self._done and self._waiters:
                    _release_waiter(self._waiters.popleft())
                elif waiter in self._waiters:
                    self._waiters.remove(waiter)
                raise
        return self._done.popleft()

    async def _wait_for_one(self, resolve=False):
        f = await self._next_done()
        return f.result() if resolve else f


def _task_or_none(loop):
    try:
        return current_task(loop)
    except RuntimeError:
        return None


def as_completed(fs, *, timeout=None):
    """Return an iterator over awaitables in the order in which they end.

    After timeout seconds what is left raises TimeoutError.
    """
    if _is_plain(fs):
        raise TypeError(f'expect an iterable of futures, not {type(fs).__name__}')
    return _AsCompletedIterator(fs, timeout)


async def sleep(delay, result=None):
    """Wait for delay seconds and return the result."""
    if delay <= 0:
        await _pause  # lets the others run once
        return result
    if math.isnan(delay):
        raise ValueError('Invalid delay: NaN (not a number)')
    loop = events.get_running_loop()
    future = loop.create_future()
    timer = loop.call_later(delay, futures._set_result_unless_cancelled, future, result)
    try:
        return await future
    finally:
        timer.cancel()


def ensure_future(coro_or_future, *, loop=None):
    """Return a future as it is, and anything else that can be awaited as a task."""
    if futures.isfuture(coro_or_future):
        if loop is not None and loop is not futures._get_loop(coro_or_future):
            raise ValueError('The future belongs to a different loop than the one specified as the loop argument')
        return coro_or_future
    coro, ours = coro_or_future, False
    if not coroutines.iscoroutine(coro):
        if not inspect.isawaitable(coro):
            raise TypeError('An asyncio.Future, a coroutine or an awaitable is required')

        async def wrapped(awaitable):
            return await awaitable

        coro, ours = wrapped(coro), True
    if loop is None:
        loop = events.get_event_loop()
    try:
        return loop.create_task(coro)
    except RuntimeError:
        if ours:
            coro.close()
        raise


class _GatheringFuture(futures.Future):
    """The future of gather(): cancelling it cancels the children, and it ends when they have."""

    def __init__(self, children, *, loop):
        super().__init__(loop=loop)
        # Only this, not the state of the children, tells that it was cancelled from outside.
        self._cancel_requested = False
        self._children = children

    def cancel(self, msg=None):
        # Each child is asked.
        asked = not self.done() and any([child.cancel(msg=msg) for child in self._children])
        self._cancel_requested |= asked
        return asked


def gather(*coros_or_futures, return_exceptions=False):
    """Run awaitables together: a future of the list of their results, in order.

    The first exception is raised at once, and the others go on; with return_exceptions
    exceptions are results like others. Cancelling the future cancels what is left.
    """
    if not coros_or_futures:
        outer = events.get_event_loop().create_future()
        outer.set_result([])
        return outer

    loop = me = None
    outer = None
    finished = 0

    def child_done(fut):
        nonlocal finished
        finished += 1
        futures.future_discard_from_awaited_by(fut, me)
        if outer is None or outer.done():
            if not fut.cancelled():
                fut.exception()  # it counts as seen
            return
        if not return_exceptions:
            # A cancelled child does not make the whole cancelled: that would be told from outside.
            error = fut._make_cancelled_error() if fut.cancelled() else fut.exception()
            if error is not None:
                outer.set_exception(error)
                return
        if finished < len(unique):
            return
        if outer._cancel_requested:
            outer.set_exception(fut._make_cancelled_error())
            return
        results = []
        for child in children:
            if child.cancelled():
                message = child._cancel_message
                results.append(exceptions.CancelledError('' if message is None else message))
            else:
                error = child.exception()
                results.append(child.result() if error is None else error)
        outer.set_result(results)

    unique, children, early = {}, [], []
    for arg in coros_or_futures:
        child = unique.get(arg)
        if child is None:
            child = unique[arg] = ensure_future(arg, loop=loop)
            if loop is None:
                loop = futures._get_loop(child)
                me = _task_or_none(loop)
            if child is not arg:
                # Who asked for it will see the error: there is no need to complain about it when it is pending.
                child._log_destroy_pending = False
            if child.done():
                early.append(child)  # it ran eagerly
            else:
                futures.future_add_to_awaited_by(child, me)
                child.add_done_callback(child_done)
        children.append(child)
    outer = _GatheringFuture(children, loop=loop)
    for child in early:
        child_done(child)
    return outer


def shield(arg):
    """Wait for an awaitable so that a cancellation of the wait does not cancel it.

    Keep a reference to the task: the event loop has only weak ones.
    """
    inner = ensure_future(arg)
    return inner if inner.done() else _shield(inner, futures._get_loop(inner))


def _shield(inner, loop):
    outer, me = loop.create_future(), _task_or_none(loop)
    futures.future_add_to_awaited_by(inner, me)

    def log(fut):
        # Nobody waits any more: what went wrong would be lost.
        if fut.cancelled() or (exc := fut.exception()) is None:
            return
        context = {'message': f'{type(exc).__name__} exception in shielded future', 'exception': exc, 'future': fut}
        if fut._source_traceback:
            context['source_traceback'] = fut._source_traceback
        fut._loop.call_exception_handler(context)

    def inner_done(fut):
        futures.future_discard_from_awaited_by(fut, me)
        if outer.cancelled():
            return
        if fut.cancelled():
            outer.cancel()
        elif (exc := fut.exception()) is not None:
            outer.set_exception(exc)
        else:
            outer.set_result(fut.result())

    def outer_done(_):
        if not inner.done():
            inner.remove_done_callback(inner_done)
            inner.remove_done_callback(log)
            inner.add_done_callback(log)

    inner.add_done_callback(inner_done)
    outer.add_done_callback(outer_done)
    return outer


def run_coroutine_threadsafe(coro, loop):
    """Run a coroutine in the loop of another thread: a future of concurrent.futures."""
    if not coroutines.iscoroutine(coro):
        raise TypeError('A coroutine object is required')
    future = concurrent.futures.Future()

    def start():
        try:
            task = ensure_future(coro, loop=loop)
            futures._chain_future(task, future)
        except BaseException as exc:
            if not isinstance(exc, (SystemExit, KeyboardInterrupt)) and future.set_running_or_notify_cancel():
                future.set_exception(exc)
            raise

    loop.call_soon_threadsafe(start)
    return future


def create_eager_task_factory(custom_task_constructor):
    """Return a task factory whose tasks run at once, until they first wait."""

    def factory(loop, coro, *, eager_start=True, **kwargs):
        return custom_task_constructor(coro, loop=loop, eager_start=eager_start, **kwargs)

    return factory


eager_task_factory = create_eager_task_factory(Task)
