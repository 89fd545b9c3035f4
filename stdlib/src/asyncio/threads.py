"""Functions that run in a thread of their own."""

import contextvars
import functools

from . import events

__all__ = 'to_thread',


async def to_thread(func, /, *args, **kwargs):
    """Run func in another thread, in the context of the caller, and return its result."""
    context = contextvars.copy_context()
    return await events.get_running_loop().run_in_executor(None, functools.partial(context.run, func, *args, **kwargs))
