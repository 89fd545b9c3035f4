"""What became of the tests of a run."""

import io
import sys
import traceback
from functools import wraps

from . import util

__unittest = True

STDOUT_LINE = "\nStdout:\n%s"
STDERR_LINE = "\nStderr:\n%s"


def failfast(method):
    """Decorate a method that is told of a failure: the run ends if it is to end with the first one."""
    @wraps(method)
    def stop_and_tell(self, *args, **kw):
        self._stop_if_failfast()
        return method(self, *args, **kw)

    return stop_and_tell


class TestResult:
    """Collects what became of tests."""

    _previousTestClass = None
    _testRunEntered = _moduleSetUpFailed = False
    _mirrorOutput = False  # whether what a test has written is shown
    _stdout_buffer = _stderr_buffer = None

    def __init__(self, stream=None, descriptions=None, verbosity=None):
        self._original_stdout, self._original_stderr = sys.stdout, sys.stderr
        self.failfast = self.shouldStop = self.buffer = self.tb_locals = False
        self.testsRun = 0
        for kind in "failures", "errors", "skipped", "expectedFailures", "unexpectedSuccesses", "collectedDurations":
            setattr(self, kind, [])

    def printErrors(self):
        """Called when all tests have run."""

    def startTestRun(self):
        """Called once before the first test."""

    def stopTestRun(self):
        """Called once after the last test."""

    def startTest(self, test):
        self._mirrorOutput = False
        self._setupStdout()
        self.testsRun += 1

    def stopTest(self, test):
        self._restoreStdout()
        self._mirrorOutput = False

    # What tests write.

    def _setupStdout(self):
        if not self.buffer:
            return
        if self._stdout_buffer is None:
            self._stdout_buffer, self._stderr_buffer = io.StringIO(), io.StringIO()
        sys.stdout, sys.stderr = self._stdout_buffer, self._stderr_buffer

    def _restoreStdout(self):
        if not self.buffer:
            return
        if self._mirrorOutput:
            for original, text in zip((self._original_stdout, self._original_stderr), self._written()):
                original.write(text)
        sys.stdout, sys.stderr = self._original_stdout, self._original_stderr
        for kept in self._stdout_buffer, self._stderr_buffer:
            kept.seek(0)
            kept.truncate()

    @staticmethod
    def _written():
        """What the test has written to each stream, under a headline; '' for nothing."""
        for stream, headline in (sys.stdout, STDOUT_LINE), (sys.stderr, STDERR_LINE):
            text = stream.getvalue()
            if text and not text.endswith("\n"):
                text += "\n"
            yield text and headline % text

    # What became of a test.

    def _stop_if_failfast(self):
        if getattr(self, "failfast", False):
            self.stop()

    def _add(self, where, test, err, owner=None):
        where.append((test, self._exc_info_to_string(err, owner or test)))

    @failfast
    def addError(self, test, err):
        self._add(self.errors, test, err)
        self._mirrorOutput = True

    @failfast
    def addFailure(self, test, err):
        self._add(self.failures, test, err)
        self._mirrorOutput = True

    def addSubTest(self, test, subtest, err):
        if err is not None:
            self._stop_if_failfast()
            self._add(self.failures if issubclass(err[0], test.failureException) else self.errors, subtest, err, test)
            self._mirrorOutput = True

    def addSuccess(self, test):
        """Called for a test that passes."""

    def addSkip(self, test, reason):
        self.skipped.append((test, reason))

    def addExpectedFailure(self, test, err):
        self._add(self.expectedFailures, test, err)

    @failfast
    def addUnexpectedSuccess(self, test):
        self.unexpectedSuccesses.append(test)

    def addDuration(self, test, elapsed):
        if hasattr(self, "collectedDurations"):  # not in a subclass with an __init__ of its own
            self.collectedDurations.append((str(test), elapsed))

    def wasSuccessful(self):
        return not (self.failures or self.errors or getattr(self, "unexpectedSuccesses", None))

    def stop(self):
        self.shouldStop = True

    # Errors as text.

    def _exc_info_to_string(self, err, test):
        from _colorize import can_colorize
        kind, error, tb = err
        shown = traceback.TracebackException(kind, error, self._clean_tracebacks(error, tb, test), capture_locals=self.tb_locals, compact=True)
        colors = {"colorize": True} if hasattr(self, "stream") and can_colorize(file=self.stream) else {}
        lines = shown.format(**colors)
        return "".join([*lines, *(self._written() if self.buffer else ())])

    def _clean_tracebacks(self, error, tb, test):
        """Take the frames of this package off a traceback, which is returned, and those of the errors it is chained to."""
        cleaned = self._without_our_frames(tb, type(error) is test.failureException)
        seen, left = {id(None), id(error)}, []

        def follow(exc):
            for other in exc.__cause__, exc.__context__:
                if id(other) not in seen:
                    seen.add(id(other))
                    left.append(other)

        if error is not None:
            follow(error)
        while left:
            other = left.pop()
            other.__traceback__ = self._without_our_frames(other.__traceback__, type(other) is test.failureException)
            follow(other)
        return cleaned

    def _is_relevant_tb_level(self, tb):
        return "__unittest" in tb.tb_frame.f_globals

    def _without_our_frames(self, tb, failed):
        """Those in front go, and of a failure those at the end as well: the assertion's own."""
        while tb and self._is_relevant_tb_level(tb):
            tb = tb.tb_next
        if failed:
            last = tb
            while last and last.tb_next and not self._is_relevant_tb_level(last.tb_next):
                last = last.tb_next
            if last:
                last.tb_next = None
        return tb

    def __repr__(self):
        return "<%s run=%i errors=%i failures=%i>" % (util.strclass(self.__class__), self.testsRun,
                                                      len(self.errors), len(self.failures))
