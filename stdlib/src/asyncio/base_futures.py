"""What a future is, and how it looks."""

import reprlib

from . import format_helpers

# What _state may be.
_PENDING, _CANCELLED, _FINISHED = 'PENDING', 'CANCELLED', 'FINISHED'


def isfuture(obj):
    """Whether obj is a future of any kind: its class says so by an attribute that is not None."""
    return hasattr(obj.__class__, '_asyncio_future_blocking') and obj._asyncio_future_blocking is not None


def _format_callbacks(cb):
    def show(i):
        return format_helpers._format_callback_source(cb[i][0], ())

    match len(cb):
        case 0:
            inside = ''
        case 1:
            inside = show(0)
        case 2:
            inside = f'{show(0)}, {show(1)}'
        case n:
            inside = f'{show(0)}, <{n - 2} more>, {show(-1)}'
    return f'cb=[{inside}]'


def _future_repr_info(future):
    return list(_parts(future))


def _parts(future):
    yield future._state.lower()
    if future._exception is not None:
        yield f'exception={future._exception!r}'
    elif future._state == _FINISHED:
        yield f'result={reprlib.repr(future._result)}'  # short: the future may be in it
    if future._callbacks:
        yield _format_callbacks(future._callbacks)
    if future._source_traceback:
        filename, line = future._source_traceback[-1][:2]
        yield f'created at {filename}:{line}'


@reprlib.recursive_repr()
def _future_repr(future):
    return f'<{type(future).__name__} {" ".join(_future_repr_info(future))}>'
