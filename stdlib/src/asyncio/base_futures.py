"""What a future is, and how it looks."""

import reprlib

from . import format_helpers

_PENDING = 'PENDING'
_CANCELLED = 'CANCELLED'
_FINISHED = 'FINISHED'


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
    info = [future._state.lower()]
    if future._state == _FINISHED:
        if future._exception is not None:
            info.append(f'exception={future._exception!r}')
        else:
            # The result may have the future in it.
            info.append(f'result={reprlib.repr(future._result)}')
    if future._callbacks:
        info.append(_format_callbacks(future._callbacks))
    if future._source_traceback:
        frame = future._source_traceback[-1]
        info.append(f'created at {frame[0]}:{frame[1]}')
    return info


@reprlib.recursive_repr()
def _future_repr(future):
    return f'<{type(future).__name__} {" ".join(_future_repr_info(future))}>'
