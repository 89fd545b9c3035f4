# What every program of difffuzz finds.
import math, sys, traceback
from contextlib import closing, contextmanager, nullcontext, suppress

def show(value):
    """Print a value; what a set holds in order."""
    print(type(value).__name__, sorted(value, key=repr) if isinstance(value, (set, frozenset)) else repr(value))

def problem(error):
    """Print an error and those behind it."""
    while error is not None:
        print(type(error).__name__, error)
        error = error.__cause__ or error.__context__

def problem_now():
    return type(sys.exception()).__name__

def trace():
    """Print the traceback of the error that is being handled, without the frames of the library."""
    def shorten(t):
        if t is not None:
            t.stack[:] = [f for f in t.stack if f.filename in ("program", "made") or f.name == "<module>"]
            for inner in t.__cause__, t.__context__, *(t.exceptions or ()):
                shorten(inner)
    t = traceback.TracebackException(*sys.exc_info())
    shorten(t)
    print(*t.format(), sep="", end="")

def captured(names):
    """The variables that patterns and parameters bind, by name."""
    return {k: v for k, v in sorted(names.items()) if len(k) == 1 or k in ("rest", "more", "others", "extra", "last", "first", "whole")}

def raiser(error):
    raise error

kept = []

def keep(value):
    """Keep a value alive, so that it is not finalized while the program prints."""
    kept.append(value)
    return value

class Manager:
    def __init__(self, value=None, swallow=False):
        self.value, self.swallow = value, swallow
    def __enter__(self):
        print('enter', self.value)
        return self.value
    def __exit__(self, kind, error, tb):
        print('exit', self.value, kind, error)
        return self.swallow
    def close(self):
        print('close', self.value)
