"""Leaving tests out, and expecting them to fail."""

import functools
import types

__unittest = True


class SkipTest(Exception):
    """Raised in a test, or in a fixture, to leave the test out; the text is the reason."""


def skip(reason):
    """Leave out the test, or all tests of the class, that this decorates; the reason may be missing."""
    if isinstance(reason, types.FunctionType):
        return _skipped(reason, "")
    return functools.partial(_skipped, reason=reason)


def _skipped(test_item, reason):
    if not isinstance(test_item, type):
        @functools.wraps(test_item)
        def raise_skip(*args, **kwargs):
            raise SkipTest(reason)

        test_item = raise_skip
    test_item.__unittest_skip__ = True
    test_item.__unittest_skip_why__ = reason
    return test_item


def _unchanged(test_item):
    return test_item


def skipIf(condition, reason):
    """Leave out what this decorates if the condition is true."""
    return skip(reason) if condition else _unchanged


def skipUnless(condition, reason):
    """Leave out what this decorates unless the condition is true."""
    return _unchanged if condition else skip(reason)


def expectedFailure(test_item):
    """Expect the test, or all tests of the class, that this decorates to fail: if it passes that is an error."""
    test_item.__unittest_expecting_failure__ = True
    return test_item


def skip_reason(*items):
    """Return the reason that one of the items, a class or a method, was marked with; None if none was marked."""
    marked = [item for item in items if getattr(item, "__unittest_skip__", False)]
    if marked:
        reasons = (getattr(item, "__unittest_skip_why__", "") for item in items)
        return next(filter(None, reasons), "")
