"""Run tests and show on a terminal what became of them."""

import sys
import time

from . import result
from .case import _SubTest
from .signals import registerResult

__unittest = True


class _WritelnDecorator:
    """A stream with writeln()."""

    def __init__(self, stream):
        self.stream = stream

    def __getattr__(self, attr):
        if attr in ("stream", "__getstate__"):
            raise AttributeError(attr)
        return getattr(self.stream, attr)

    def writeln(self, arg=None):
        if arg:
            self.write(arg)
        self.write("\n")


def _theme(stream):
    from _colorize import get_theme
    return get_theme(tty_file=stream).unittest


class TextTestResult(result.TestResult):
    """Writes down each test as it ends."""

    separator1 = "=" * 70
    separator2 = "-" * 70

    def __init__(self, stream, descriptions, verbosity, *, durations=None):
        super().__init__(stream, descriptions, verbosity)
        self.stream = stream
        self.showAll = verbosity > 1
        self.dots = verbosity == 1
        self.descriptions = descriptions
        self._theme = _theme(getattr(stream, "stream", stream))
        self._newline = True
        self.durations = durations

    def getDescription(self, test):
        first = self.descriptions and test.shortDescription()
        return f"{test}\n{first}" if first else str(test)

    def _say(self, *parts, end=""):
        self.stream.write("".join(parts) + end)
        self.stream.flush()

    def startTest(self, test):
        super().startTest(test)
        if self.showAll:
            self._say(self.getDescription(test), " ... ")
            self._newline = False  # what became of it is for the same line

    def _write_status(self, test, status):
        inner = isinstance(test, _SubTest)
        lead = ""
        if inner or self._newline:
            # The line of the test is over, or is not this one's.
            lead = ("" if self._newline else "\n") + ("  " if inner else "") + self.getDescription(test) + " ... "
        self._say(lead, status, end="\n")
        self._newline = True

    def _note(self, test, color, word, dot, rest=""):
        """Write what became of a test: a word in the list of all, or a character."""
        t = self._theme
        if self.dots:
            self._say(color, dot, t.reset)
        elif self.showAll:
            self._write_status(test, f"{color}{word}{t.reset}{rest}")

    def addSubTest(self, test, subtest, err):
        if err is not None:
            t = self._theme
            if issubclass(err[0], subtest.failureException):
                self._note(subtest, t.fail, "FAIL", "F")
            else:
                self._note(subtest, t.fail, "ERROR", "E")
        super().addSubTest(test, subtest, err)

    def addSuccess(self, test):
        super().addSuccess(test)
        self._note(test, self._theme.passed, "ok", ".")

    def addError(self, test, err):
        super().addError(test, err)
        self._note(test, self._theme.fail, "ERROR", "E")

    def addFailure(self, test, err):
        super().addFailure(test, err)
        self._note(test, self._theme.fail, "FAIL", "F")

    def addSkip(self, test, reason):
        super().addSkip(test, reason)
        self._note(test, self._theme.warn, "skipped", "s", f" {reason!r}")

    def addExpectedFailure(self, test, err):
        super().addExpectedFailure(test, err)
        self._note_unusual(self._theme.warn, "expected failure", "x")

    def addUnexpectedSuccess(self, test):
        super().addUnexpectedSuccess(test)
        self._note_unusual(self._theme.fail, "unexpected success", "u")

    def _note_unusual(self, color, words, dot):
        if self.showAll:
            self._say(color, words, self._theme.reset, end="\n")
        elif self.dots:
            self._say(color, dot, self._theme.reset)

    def printErrors(self):
        t = self._theme
        if self.dots or self.showAll:
            self.stream.writeln()
            self.stream.flush()
        self.printErrorList("ERROR", self.errors)
        self.printErrorList("FAIL", self.failures)
        unexpected = getattr(self, "unexpectedSuccesses", ())
        if unexpected:
            self.stream.writeln(self.separator1)
            for test in unexpected:
                self.stream.writeln(f"{t.fail}UNEXPECTED SUCCESS{t.fail_info}: {self.getDescription(test)}{t.reset}")
            self.stream.flush()

    def printErrorList(self, flavour, errors):
        t = self._theme
        for test, err in errors:
            self.stream.writeln(self.separator1)
            self.stream.writeln(f"{t.fail}{flavour}{t.fail_info}: {self.getDescription(test)}{t.reset}")
            self.stream.writeln(self.separator2)
            self.stream.writeln("%s" % err)
            self.stream.flush()


class TextTestRunner:
    """Runs tests and prints a summary."""

    resultclass = TextTestResult

    def __init__(self, stream=None, descriptions=True, verbosity=1, failfast=False, buffer=False, resultclass=None,
                 warnings=None, *, tb_locals=False, durations=None):
        self.stream = _WritelnDecorator(sys.stderr if stream is None else stream)
        # What the result is to be like, and what is shown.
        self.failfast, self.buffer, self.tb_locals = failfast, buffer, tb_locals
        self.descriptions, self.verbosity, self.durations = descriptions, verbosity, durations
        self.resultclass = resultclass or self.resultclass
        self.warnings = warnings

    def _makeResult(self):
        try:
            return self.resultclass(self.stream, self.descriptions, self.verbosity, durations=self.durations)
        except TypeError:
            # A class of somebody's that knows nothing of durations.
            return self.resultclass(self.stream, self.descriptions, self.verbosity)

    def _printDurations(self, result):
        if not result.collectedDurations:
            return
        ls = sorted(result.collectedDurations, key=lambda x: x[1], reverse=True)
        if self.durations > 0:
            ls = ls[:self.durations]
        self.stream.writeln("Slowest test durations")
        if hasattr(result, "separator2"):
            self.stream.writeln(result.separator2)
        shown = [pair for pair in ls if self.verbosity > 1 or pair[1] >= 0.001]
        for test, elapsed in shown:
            self.stream.writeln("%-10s %s" % ("%.3fs" % elapsed, test))
        self.stream.writeln("\n(durations < 0.001s were hidden; use -v to show these durations)" if len(shown) < len(ls) else "")

    def run(self, test):
        result = self._makeResult()
        registerResult(result)
        for option in "failfast", "buffer", "tb_locals":
            setattr(result, option, getattr(self, option))
        taken = self._run(test, result)
        result.printErrors()
        if self.durations is not None:
            self._printDurations(result)
        if hasattr(result, "separator2"):
            self.stream.writeln(result.separator2)
        count = result.testsRun
        self.stream.writeln(f"Ran {count} test{'s' * (count != 1)} in {taken:.3f}s\n")
        self._summarize(result)
        return result

    def _run(self, test, result):
        """Run the tests, and return how long it took."""
        import warnings
        nothing = lambda: None
        with warnings.catch_warnings():
            if self.warnings:
                warnings.simplefilter(self.warnings)
            start = time.perf_counter()
            getattr(result, "startTestRun", nothing)()
            try:
                test(result)
            finally:
                getattr(result, "stopTestRun", nothing)()
            return time.perf_counter() - start

    def _summarize(self, result):
        t = _theme(self.stream.stream)
        # Somebody's own class of results may not count these.
        unusual = [len(getattr(result, kind, ())) for kind in ("skipped", "expectedFailures", "unexpectedSuccesses")]
        counts = [(t.warn, "skipped", unusual[0]), (t.warn, "expected failures", unusual[1]), (t.fail, "unexpected successes", unusual[2])]
        if not result.wasSuccessful():
            verdict = t.fail_info, "FAILED"
            counts[:0] = [(t.fail_info, "failures", len(result.failures)), (t.fail_info, "errors", len(result.errors))]
        elif result.testsRun or unusual[0]:
            verdict = t.passed, "OK"
        else:
            verdict = t.warn, "NO TESTS RAN"
        details = ", ".join(f"{color}{name}={n}{t.reset}" for color, name, n in counts if n)
        self.stream.write(f"{verdict[0]}{verdict[1]}{t.reset}")
        self.stream.writeln(f" ({details})" if details else "")
        self.stream.flush()
