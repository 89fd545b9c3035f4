"""Let others do the work: executors, and the futures of what they will have done."""

from concurrent.futures._base import (
    ALL_COMPLETED, FIRST_COMPLETED, FIRST_EXCEPTION, BrokenExecutor, CancelledError, Executor, Future,
    InvalidStateError, TimeoutError, as_completed, wait)

__all__ = [
    'FIRST_COMPLETED', 'FIRST_EXCEPTION', 'ALL_COMPLETED', 'CancelledError', 'TimeoutError', 'InvalidStateError',
    'BrokenExecutor', 'Future', 'Executor', 'wait', 'as_completed', 'ThreadPoolExecutor']

_lazy = {'ThreadPoolExecutor': 'thread', 'InterpreterPoolExecutor': 'interpreter'}
try:
    import _interpreters
except ImportError:
    del _lazy['InterpreterPoolExecutor']
else:
    __all__.append('InterpreterPoolExecutor')


def __dir__():
    return [*__all__, '__author__', '__doc__']


def __getattr__(name):
    module = _lazy.get(name)
    if module is None:
        raise AttributeError(f'module {__name__!r} has no attribute {name!r}')
    value = getattr(__import__(f'{__name__}.{module}', fromlist=[name]), name)
    globals()[name] = value
    return value
