"""Several tests as one, with what is to be done before and after those of a class and of a module."""

import contextlib
import sys

from . import case, util

__unittest = True


class BaseTestSuite:
    """Tests that run one after the other."""

    _cleanup = True  # whether a test is let go when it has run

    def __init__(self, tests=()):
        self._removed_tests, self._tests = 0, []
        self.addTests(tests)

    def __repr__(self):
        return f"<{util.strclass(self.__class__)} tests={list(self)}>"

    def __eq__(self, other):
        return list(self) == list(other) if isinstance(other, self.__class__) else NotImplemented

    __hash__ = object.__hash__

    def __iter__(self):
        return iter(self._tests)

    def countTestCases(self):
        """Return how many tests there are, in suites within too."""
        return self._removed_tests + sum(test.countTestCases() for test in self if test)

    def addTest(self, test):
        """Add a test or a suite."""
        if not callable(test):
            raise TypeError(f"{test!r} is not callable")
        if isinstance(test, type) and issubclass(test, (case.TestCase, TestSuite)):
            raise TypeError("TestCases and TestSuites must be instantiated before passing them to addTest()")
        self._tests.append(test)

    def addTests(self, tests):
        """Add all tests of an iterable."""
        if isinstance(tests, str):
            raise TypeError("tests must be an iterable of tests, not a string")
        for each in tests:
            self.addTest(each)

    def run(self, result):
        """Run the tests, and return the result that is told of them."""
        self._run_each(result, lambda test: test(result))
        return result

    def _run_each(self, result, run):
        """Call run() with one test after the other, until the result has enough; it may return True to keep the test."""
        for index, test in enumerate(self):
            if result.shouldStop:
                break
            if run(test) is not True and self._cleanup:
                self._removeTestAtIndex(index)

    def _removeTestAtIndex(self, index):
        """Let go of a test that has run, so that what it has made can be freed."""
        try:
            test, self._tests[index] = self._tests[index], None
        except TypeError:  # a subclass may keep its tests in something else
            return
        if hasattr(test, "countTestCases"):
            self._removed_tests += test.countTestCases()

    def __call__(self, *args, **kwds):
        return self.run(*args, **kwds)

    def debug(self):
        """Run the tests without a result: errors are raised."""
        for test in self:
            test.debug()


class TestSuite(BaseTestSuite):
    """Tests that run one after the other, with setUpClass(), setUpModule() and their counterparts.

    These are called when the next test is of another class or module, so the order of the tests matters."""

    def run(self, result, debug=False):
        """Run the tests, and return the result that is told of them."""
        outermost = not getattr(result, "_testRunEntered", False)
        result._testRunEntered = True

        def run(test):
            if _is_single(test) and not self._prepare(test, result):
                return True
            if debug:
                test.debug()
            else:
                test(result)

        self._run_each(result, run)
        if outermost:
            self._leave_class(type(None), result)
            self._leave_module(result)
            result._testRunEntered = False
        return result

    def debug(self):
        """Run the tests without a result: errors are raised."""
        self.run(_DebugResult(), True)

    def _prepare(self, test, result):
        """Call the fixtures between the test before and this one, and tell whether it can run."""
        cls = test.__class__
        self._leave_class(cls, result)
        self._enter_module(cls.__module__, result)
        self._enter_class(cls, result)
        result._previousTestClass = cls
        return not (getattr(cls, "_classSetupFailed", False) or getattr(result, "_moduleSetUpFailed", False))

    def _enter_class(self, cls, result):
        if cls is _previous(result) or result._moduleSetUpFailed or getattr(cls, "__unittest_skip__", False):
            return
        _mark_failed(cls, False)
        if not hasattr(cls, "setUpClass"):
            return
        with _output_of(result):
            if not _passes(cls.setUpClass, result, "setUpClass", util.strclass(cls)):
                _mark_failed(cls, True)
                _clean_class(cls, result, "setUpClass")

    def _leave_class(self, new, result):
        """Call what comes after the tests of the last class if the next test is of another."""
        cls = _previous(result)
        if cls is None or cls is new or getattr(cls, "__unittest_skip__", False):
            return
        if getattr(cls, "_classSetupFailed", False) or getattr(result, "_moduleSetUpFailed", False):
            return
        with _output_of(result):
            if hasattr(cls, "tearDownClass"):
                _passes(cls.tearDownClass, result, "tearDownClass", util.strclass(cls))
            _clean_class(cls, result, "tearDownClass")

    def _enter_module(self, name, result):
        last = _previous(result)
        if last is not None and last.__module__ == name:
            return
        self._leave_module(result)
        result._moduleSetUpFailed = False
        setup = getattr(sys.modules.get(name), "setUpModule", None)
        if setup is None:
            return
        with _output_of(result):
            if not _passes(setup, result, "setUpModule", name):
                result._moduleSetUpFailed = True
                _passes(case.doModuleCleanups, result, "setUpModule", name)

    def _leave_module(self, result):
        """Call what comes after the tests of the last module."""
        last = _previous(result)
        if last is None or result._moduleSetUpFailed or last.__module__ not in sys.modules:
            return
        name = last.__module__
        with _output_of(result):
            teardown = getattr(sys.modules[name], "tearDownModule", None)
            if teardown is not None:
                _passes(teardown, result, "tearDownModule", name)
            _passes(case.doModuleCleanups, result, "tearDownModule", name)


def _previous(result):
    """The class of the test before."""
    return getattr(result, "_previousTestClass", None)


def _mark_failed(cls, failed):
    try:
        cls._classSetupFailed = failed
    except TypeError:
        pass  # not a class to be changed


@contextlib.contextmanager
def _output_of(result):
    """Let a result keep what is written, if it does that."""
    getattr(result, "_setupStdout", lambda: None)()
    try:
        yield
    finally:
        getattr(result, "_restoreStdout", lambda: None)()


def _passes(fixture, result, name, owner):
    """Call a fixture, and tell whether it passes; if not, the result is told as well."""
    try:
        fixture()
        return True
    except Exception as e:
        if isinstance(result, _DebugResult):
            raise
        _report(result, e, name, owner)
        return False


def _clean_class(cls, result, name):
    """Run the cleanups of a class."""
    clean = getattr(cls, "doClassCleanups", None)
    if clean is None:
        return
    clean()
    for _, error, _ in cls.tearDown_exceptions:
        if isinstance(result, _DebugResult):
            raise error
        _report(result, error, name, util.strclass(cls))


def _report(result, error, name, owner):
    holder = _ErrorHolder(f"{name} ({owner})")
    skip = getattr(result, "addSkip", None)
    if skip is not None and isinstance(error, case.SkipTest):
        skip(holder, str(error))
    else:
        result.addError(holder, (type(error), error, error.__traceback__))


class _ErrorHolder:
    """Stands for a test in the result where it was a fixture that failed."""

    failureException = None

    def __init__(self, description):
        self.description = description

    def __str__(self):
        return self.description

    id = __str__

    def shortDescription(self):
        return None

    def __repr__(self):
        return f"<ErrorHolder description={self.description!r}>"

    def countTestCases(self):
        return 0

    def run(self, result):
        pass

    __call__ = run


def _is_single(test):
    """Tell a test from a suite, which can be iterated over."""
    with contextlib.suppress(TypeError):
        iter(test)
        return False
    return True


class _DebugResult:
    """The result of debug(), which is told nothing."""

    _previousTestClass = None
    _moduleSetUpFailed = False
    shouldStop = False
