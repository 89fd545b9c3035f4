"""Who awaits whom."""

import dataclasses
import sys
import types

from . import events, futures, tasks

__all__ = ('capture_call_graph', 'format_call_graph', 'print_call_graph', 'FrameCallGraphEntry', 'FutureCallGraph')


@dataclasses.dataclass(frozen=True, slots=True)
class FrameCallGraphEntry:
    """A frame of a coroutine or function."""

    frame: types.FrameType


@dataclasses.dataclass(frozen=True, slots=True)
class FutureCallGraph:
    """A future, the frames inside it, the newest first, and the graphs of those who await it."""

    future: futures.Future
    call_stack: tuple[FrameCallGraphEntry, ...]
    awaited_by: tuple['FutureCallGraph', ...]


def _waiting_frames(coro, limit):
    """The frames of a suspended coroutine, from the outermost to where it waits."""
    found = []
    while coro is not None:
        if hasattr(coro, 'cr_await'):
            found.append(FrameCallGraphEntry(coro.cr_frame))
            coro = coro.cr_await
        elif hasattr(coro, 'ag_await'):
            found.append(FrameCallGraphEntry(coro.ag_frame))
            coro = coro.ag_await
        else:
            break
    found.reverse()
    return found[:limit] if limit is None or limit >= 0 else found[limit:]


def _graph_of(future, limit):
    if not isinstance(future, futures.Future):
        raise TypeError(f'{future!r} object does not appear to be compatible with asyncio.Future')
    get_coro = getattr(future, 'get_coro', None)
    coro = get_coro() if get_coro is not None else None
    stack = [] if limit == 0 else _waiting_frames(coro, limit)
    return FutureCallGraph(future, tuple(stack), tuple(_graph_of(parent, limit) for parent in future._asyncio_awaited_by or ()))


def capture_call_graph(future=None, /, *, depth=1, limit=None):
    """Return the graph of a future, by default of the current task, None where there is none.

    depth is how many frames of the caller are left out; limit, how many of each stack
    are kept: the newest, or with a negative limit the oldest.
    """
    loop = events._get_running_loop()
    if future is None:
        # The current task's frames are those that run.
        if loop is None:
            raise RuntimeError('capture_call_graph() is called outside of a running event loop and no *future* to introspect was provided')
        future = tasks.current_task(loop=loop)
    elif loop is None or future is not tasks.current_task(loop=loop):
        return _graph_of(future, limit)
    if future is None:
        return None
    if not isinstance(future, futures.Future):
        raise TypeError(f'{future!r} object does not appear to be compatible with asyncio.Future')
    stack = []
    frame = sys._getframe(depth) if limit != 0 else None
    try:
        while frame is not None:
            is_async = bool(frame.f_code.co_flags & 0x280)  # a coroutine or an asynchronous generator
            stack.append(FrameCallGraphEntry(frame))
            below = frame.f_back
            if is_async and below is not None and not below.f_code.co_flags & 0x2a0:
                break  # what lies below is the loop
            frame = below
    finally:
        del frame
    if limit is not None:
        stack = stack[:limit] if limit >= 0 else stack[limit:]
    return FutureCallGraph(future, tuple(stack), tuple(_graph_of(parent, limit) for parent in future._asyncio_awaited_by or ()))


def format_call_graph(future=None, /, *, depth=1, limit=None):
    """Return the graph of capture_call_graph() as text."""
    def render(graph, level, lines):
        def add(text):
            lines.append('    ' * level + text)

        if isinstance(graph.future, tasks.Task):
            add(f'* Task(name={graph.future.get_name()!r}, id={id(graph.future):#x})')
        else:
            add(f'* Future(id={id(graph.future):#x})')
        if graph.call_stack:
            add('  + Call stack:')
            for entry in graph.call_stack:
                frame = entry.frame
                function = frame.f_code.co_qualname
                if frame.f_code.co_flags & 0x80:
                    kind = 'async '
                elif frame.f_code.co_flags & 0x200:
                    kind = 'async generator '
                elif frame.f_code.co_flags & 0x20:
                    kind = 'generator '
                else:
                    kind = ''
                add(f'  |   File {frame.f_code.co_filename!r}, line {frame.f_lineno}, in {kind}{function}()')
        if graph.awaited_by:
            add('  + Awaited by:')
            for parent in graph.awaited_by:
                render(parent, level + 1, lines)

    graph = capture_call_graph(future, depth=depth + 1, limit=limit)
    if graph is None:
        return ''
    lines = []
    try:
        render(graph, 0, lines)
        return '\n'.join(lines)
    finally:
        del graph


def print_call_graph(future=None, /, *, file=None, depth=1, limit=None):
    """Print the graph of capture_call_graph()."""
    print(format_call_graph(future, depth=depth + 1, limit=limit), file=file)
