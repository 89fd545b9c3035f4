"""What a coroutine is, and how it looks."""

import collections.abc
import inspect
import os
import sys
import types
import warnings

__all__ = ('iscoroutinefunction', 'iscoroutine')

_is_coroutine = object()  # the mark of functions that claim to be coroutine functions


def _is_debug_mode():
    return sys.flags.dev_mode or (not sys.flags.ignore_environment and bool(os.environ.get('PYTHONASYNCIODEBUG')))


def iscoroutinefunction(func):
    """Whether func is an async def function, or marked as such a one."""
    warnings._deprecated('asyncio.iscoroutinefunction', f"{warnings._DEPRECATED_MSG}; use inspect.iscoroutinefunction() instead",
                         remove=(3, 16))
    return _iscoroutinefunction(func)


def _iscoroutinefunction(func):
    return inspect.iscoroutinefunction(func) or getattr(func, '_is_coroutine', None) is _is_coroutine


def iscoroutine(obj):
    """Whether obj is a coroutine."""
    return isinstance(obj, (types.CoroutineType, collections.abc.Coroutine))


def _format_coroutine(coro):
    def name_of():
        # Objects made by other compilers have names in odd places.
        name = getattr(coro, '__qualname__', None) or getattr(coro, '__name__', None)
        return f'{name}()' if name else f'<{type(coro).__name__} without __name__>()'

    def running():
        for flag in ('cr_running', 'gi_running'):
            if hasattr(coro, flag):
                return getattr(coro, flag)
        return False

    code = getattr(coro, 'cr_code', None) or getattr(coro, 'gi_code', None)
    name = name_of()
    if not code:
        return f'{name} running' if running() else name
    frame = getattr(coro, 'gi_frame', None) or getattr(coro, 'cr_frame', None)
    filename = code.co_filename or '<empty co_filename>'
    if frame is None:
        return f'{name} done, defined at {filename}:{code.co_firstlineno}'
    return f'{name} running at {filename}:{frame.f_lineno}'
