"""What becomes of a test while it runs, and telling the result of it."""

import contextlib
import sys
import warnings

from ._skip import SkipTest

__unittest = True


class Stop(Exception):
    """Raised in a test when it is over: a subtest has settled the matter."""


class _UnexpectedSuccess(Exception):
    """A test passed that was to fail."""


def tell(result, method, *args, otherwise=None, lacks=None):
    """Call a method of a result; if the result is too old to have it, warn and do something else."""
    report = getattr(result, method, None)
    if report is not None:
        report(*args)
        return
    warnings.warn(f"TestResult has no {method} method{lacks or ''}", RuntimeWarning, 2)
    if otherwise:
        otherwise()


def tell_skipped(result, test, reason):
    tell(result, "addSkip", test, reason, lacks=", skips not reported", otherwise=lambda: result.addSuccess(test))


class _Outcome:
    """How a test goes: success until something fails."""

    def __init__(self, result=None):
        self.result = result
        self.result_supports_subtests = hasattr(result, "addSubTest")
        self.success = True
        self.expecting_failure = False
        self.failure = None  # the one that was expected

    @contextlib.contextmanager
    def part(self, test, subtest=False):
        """Run a part of the test, or a subtest: errors in it go to the result."""
        before, self.success = self.success, True
        try:
            yield
            if subtest and self.success:
                self.result.addSubTest(test.test_case, test, None)
        except KeyboardInterrupt:
            raise
        except SkipTest as e:
            self.success = False
            tell_skipped(self.result, test, str(e))
        except Stop:
            pass
        except BaseException:
            self._failed(test, subtest, sys.exc_info())
        finally:
            self.success = self.success and before

    def _failed(self, test, subtest, exc_info):
        if self.expecting_failure:
            self.failure = exc_info
            return
        self.success = False
        if subtest:
            self.result.addSubTest(test.test_case, test, exc_info)
        elif self.result is not None:
            add = self.result.addFailure if issubclass(exc_info[0], test.failureException) else self.result.addError
            add(test, exc_info)

    def finish(self, test):
        """Tell the result that the test passed, if it did, in the way that was expected."""
        if not self.success:
            return
        result = self.result
        if not self.expecting_failure:
            result.addSuccess(test)
        elif self.failure:
            tell(result, "addExpectedFailure", test, self.failure, lacks=", reporting as passes",
                 otherwise=lambda: result.addSuccess(test))
        else:
            tell(result, "addUnexpectedSuccess", test, lacks=", reporting as failure",
                 otherwise=lambda: self._add_unexpected(test))

    def _add_unexpected(self, test):
        try:
            raise _UnexpectedSuccess
        except _UnexpectedSuccess:
            self.result.addFailure(test, sys.exc_info())
