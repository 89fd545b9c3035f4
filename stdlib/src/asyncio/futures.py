"""Futures, and their ties to those of concurrent.futures."""

import concurrent.futures
import logging

from _asyncio import Future, future_add_to_awaited_by, future_discard_from_awaited_by

from . import base_futures, events, exceptions

__all__ = ('Future', 'wrap_future', 'isfuture', 'future_discard_from_awaited_by', 'future_add_to_awaited_by')

isfuture = base_futures.isfuture
_PENDING = base_futures._PENDING
_CANCELLED = base_futures._CANCELLED
_FINISHED = base_futures._FINISHED
STACK_DEBUG = logging.DEBUG - 1

# There is one kind of future here.
_PyFuture = _CFuture = Future


def _get_loop(fut):
    """The loop of a future of any kind."""
    get_loop = getattr(fut, 'get_loop', None)
    return get_loop() if get_loop is not None else fut._loop


def _set_result_unless_cancelled(fut, result):
    if not fut.cancelled():
        fut.set_result(result)


_TRANSLATED = {concurrent.futures.CancelledError: exceptions.CancelledError,
               concurrent.futures.InvalidStateError: exceptions.InvalidStateError}


def _convert_future_exc(exc):
    """The exception of asyncio that corresponds to one of concurrent.futures."""
    kind = _TRANSLATED.get(type(exc))
    return kind(*exc.args).with_traceback(exc.__traceback__) if kind else exc


def _set_concurrent_future_state(concurrent, source):
    """Copy the outcome of a future of either kind to one of concurrent.futures."""
    if source.cancelled():
        concurrent.cancel()
    if concurrent.set_running_or_notify_cancel():
        _copy_outcome(source, concurrent)


def _copy_future_state(source, dest):
    """Copy the outcome of a future of either kind to one of ours."""
    if source.cancelled():
        dest.cancel()
    elif not dest.cancelled():
        _copy_outcome(source, dest)


def _copy_outcome(source, dest):
    error = source.exception()
    if error is None:
        dest.set_result(source.result())
    else:
        dest.set_exception(_convert_future_exc(error))


def _chain_future(source, destination):
    """Make destination end as source does, and its cancellation cancel source."""
    for fut, role in (source, 'source'), (destination, 'destination'):
        if not isfuture(fut) and not isinstance(fut, concurrent.futures.Future):
            raise TypeError(f'A future is required for {role} argument')
    source_loop = _get_loop(source) if isfuture(source) else None
    dest_loop = _get_loop(destination) if isfuture(destination) else None

    def deliver():
        if isfuture(destination):
            _copy_future_state(source, destination)
        else:
            _set_concurrent_future_state(destination, source)

    def call_in(loop, call):
        """Call at once what needs no loop, or the one that both have."""
        if loop is None or source_loop is dest_loop:
            call()
        else:
            loop.call_soon_threadsafe(call)

    def pass_cancel(destination):
        if destination.cancelled():
            call_in(source_loop, source.cancel)

    def pass_outcome(source):
        if dest_loop is None or not dest_loop.is_closed() or dest_loop is source_loop and not destination.cancelled():
            call_in(dest_loop, deliver)

    destination.add_done_callback(pass_cancel)
    source.add_done_callback(pass_outcome)


def wrap_future(future, *, loop=None):
    """Return a future of asyncio that ends as one of concurrent.futures does."""
    if isfuture(future):
        return future
    assert isinstance(future, concurrent.futures.Future), f'concurrent.futures.Future is expected, got {future!r}'
    new = (loop or events.get_event_loop()).create_future()
    _chain_future(future, new)
    return new
