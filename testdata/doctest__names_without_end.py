# A module may hold objects that have every attribute, without an end: doctest does not follow them.
import doctest
import types

module = types.ModuleType("example")
exec('''
from unittest.mock import call


def double(x):
    """
    >>> double(2)
    4
    """
    return 2 * x
''', module.__dict__)
print([test.name for test in doctest.DocTestFinder().find(module) if test.examples])
