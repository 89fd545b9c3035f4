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
    assert source.done()
    if source.cancelled():
        concurrent.cancel()
    if not concurrent.set_running_or_notify_cancel():
        return
    exception = source.exception()
    if exception is not None:
        concurrent.set_exception(_convert_future_exc(exception))
    else:
        concurrent.set_result(source.result())


def _copy_future_state(source, dest):
    """Copy the outcome of a future of either kind to one of ours."""
    assert source.done()
    if dest.cancelled():
        return
    assert not dest.done()
    if source.cancelled():
        dest.cancel()
    elif (exception := source.exception()) is not None:
        dest.set_exception(_convert_future_exc(exception))
    else:
        dest.set_result(source.result())


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

    def pass_cancel(destination):
        if destination.cancelled():
            if source_loop is None or source_loop is dest_loop:
                source.cancel()
            else:
                source_loop.call_soon_threadsafe(source.cancel)

    def pass_outcome(source):
        if destination.cancelled() and dest_loop is not None and dest_loop.is_closed():
            return
        if dest_loop is None or dest_loop is source_loop:
            deliver()
        elif not dest_loop.is_closed():
            dest_loop.call_soon_threadsafe(deliver)

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
