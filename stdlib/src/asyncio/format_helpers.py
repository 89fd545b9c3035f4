"""Callbacks and stacks as text, for reprs and the log."""

import functools
import inspect
import reprlib
import sys
import traceback

from . import constants


def _get_function_source(func):
    """File and line of a function, or None."""
    func = inspect.unwrap(func)
    while isinstance(func, (functools.partial, functools.partialmethod)):
        func = func.func
    code = getattr(func, '__code__', None) if inspect.isfunction(func) else None
    return code and (code.co_filename, code.co_firstlineno)


def _format_callback_source(func, args, *, debug=False):
    text = _format_callback(func, args, None, debug=debug)
    if where := _get_function_source(func):
        text += f' at {where[0]}:{where[1]}'
    return text


def _format_args_and_kwargs(args, kwargs, *, debug=False):
    """The arguments of a call; without debug only that there are some may be seen."""
    if not debug:
        return '()'
    parts = [reprlib.repr(arg) for arg in args or ()]
    parts += [f'{name}={reprlib.repr(value)}' for name, value in (kwargs or {}).items()]
    return f'({", ".join(parts)})'


def _format_callback(func, args, kwargs, *, debug=False, suffix=''):
    while isinstance(func, functools.partial):
        suffix = _format_args_and_kwargs(args, kwargs, debug=debug) + suffix
        func, args, kwargs = func.func, func.args, func.keywords
    name = getattr(func, '__qualname__', None) or getattr(func, '__name__', None) or repr(func)
    return name + _format_args_and_kwargs(args, kwargs, debug=debug) + suffix


def extract_stack(f=None, limit=None):
    """A short summary of the stack, without source lines of the present being looked up."""
    if f is None:
        f = sys._getframe().f_back
    stack = traceback.StackSummary.extract(traceback.walk_stack(f), limit=limit or constants.DEBUG_STACK_DEPTH, lookup_lines=False)
    stack.reverse()
    return stack
