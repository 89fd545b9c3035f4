"""Test cases."""

import contextlib
import time
import warnings

from . import _cleanup, result
from ._assertions import DIFF_OMITTED, Assertions
from ._cleanup import _module_cleanups, addModuleCleanup, doModuleCleanups, enterModuleContext
from ._outcome import Stop, _Outcome, tell, tell_skipped
from ._skip import SkipTest, expectedFailure, skip, skip_reason, skipIf, skipUnless
from .util import strclass

__unittest = True

_NO_MESSAGE = object()

# For SkipTest and the others: where programs know them from.
for _item in SkipTest, addModuleCleanup, doModuleCleanups, enterModuleContext, expectedFailure, skip, skipIf, skipUnless:
    _item.__module__ = __name__
del _item


def _first_line(doc):
    return doc.strip().split("\n")[0].strip() if doc else None


class TestCase(Assertions):
    """A test: subclass it and write test methods; an instance runs one of them.

    Before the method setUp() is called and after it tearDown() and the cleanups."""

    def __init_subclass__(cls, *args, **kwargs):
        cls._classSetupFailed = False
        cls._class_cleanups = []
        super().__init_subclass__(*args, **kwargs)

    def __init__(self, methodName="runTest"):
        self._testMethodName = methodName
        method = getattr(self, methodName, None)
        if method is None and methodName != "runTest":  # in an interactive session there may be none
            raise ValueError(f"no such test method in {self.__class__}: {methodName}")
        self._testMethodDoc = "No test" if method is None else method.__doc__
        self._outcome = None
        self._subtest = None
        self._cleanups = []
        self._type_equality_funcs = {
            dict: "assertDictEqual", list: "assertListEqual", tuple: "assertTupleEqual", set: "assertSetEqual",
            frozenset: "assertSetEqual", str: "assertMultiLineEqual"}

    # The fixture

    def setUp(self):
        """Called before the test method."""

    def tearDown(self):
        """Called after the test method if setUp() has passed."""

    @classmethod
    def setUpClass(cls):
        """Called before the tests of the class."""

    @classmethod
    def tearDownClass(cls):
        """Called after the tests of the class."""

    def addCleanup(self, function, /, *args, **kwargs):
        """Call a function after tearDown(), also if setUp() fails; the last added is called first."""
        self._cleanups.append((function, args, kwargs))

    def enterContext(self, cm):
        """Enter a context manager, which is left by a cleanup."""
        return _cleanup.enter(cm, self.addCleanup)

    def doCleanups(self):
        """Run the cleanups now."""
        outcome = self._outcome or _Outcome()
        while self._cleanups:
            function, args, kwargs = self._cleanups.pop()
            with outcome.part(self):
                self._callCleanup(function, *args, **kwargs)
        return outcome.success

    @classmethod
    def addClassCleanup(cls, function, /, *args, **kwargs):
        """Call a function after tearDownClass(), also if setUpClass() fails; the last added is called first."""
        cls._class_cleanups.append((function, args, kwargs))

    @classmethod
    def enterClassContext(cls, cm):
        """Enter a context manager, which is left by a cleanup of the class."""
        return _cleanup.enter(cm, cls.addClassCleanup)

    @classmethod
    def doClassCleanups(cls):
        """Run the cleanups of the class now; their errors are in tearDown_exceptions."""
        cls.tearDown_exceptions = [(type(e), e, e.__traceback__) for e in _cleanup.run(cls._class_cleanups)]

    # Running

    def run(self, result=None):
        """Run the test, and return the result that was told of it, by default a new one."""
        end_run = None
        if result is None:
            result = self.defaultTestResult()
            getattr(result, "startTestRun", lambda: None)()
            end_run = getattr(result, "stopTestRun", None)
        result.startTest(self)
        try:
            method = getattr(self, self._testMethodName)
            reason = skip_reason(self.__class__, method)
            if reason is not None:
                tell_skipped(result, self, reason)
            else:
                self._run_method(method, result)
            return result
        finally:
            result.stopTest(self)
            if end_run is not None:
                end_run()

    def _run_method(self, method, result):
        outcome = self._outcome = _Outcome(result)
        expecting = any(getattr(x, "__unittest_expecting_failure__", False) for x in (self, method))
        started = time.perf_counter()
        try:
            with outcome.part(self):
                self._callSetUp()
            if outcome.success:
                outcome.expecting_failure = expecting
                with outcome.part(self):
                    self._callTestMethod(method)
                outcome.expecting_failure = False
                with outcome.part(self):
                    self._callTearDown()
            self.doCleanups()
            tell(result, "addDuration", self, time.perf_counter() - started)
            outcome.expecting_failure = expecting
            outcome.finish(self)
        finally:
            # Nothing is to hold the traceback, which holds what the test made.
            outcome.failure = self._outcome = None

    # Test cases of other kinds call these in other ways.

    def _callSetUp(self):
        self.setUp()

    def _callTestMethod(self, method):
        value = method()
        if value is not None:
            self._warn_of_value(method, value)

    def _callTearDown(self):
        self.tearDown()

    def _callCleanup(self, function, /, *args, **kwargs):
        function(*args, **kwargs)

    _awaits = False  # whether methods may be coroutine functions

    def _warn_of_value(self, method, value):
        import inspect
        text = ("It is deprecated to return a value that is not None from a test case "
                f"({method} returned {type(value).__name__!r})")
        if inspect.iscoroutine(value) and not self._awaits:
            text += ". Maybe you forgot to use IsolatedAsyncioTestCase as the base class?"
        warnings.warn(text, DeprecationWarning, stacklevel=5)

    def __call__(self, *args, **kwds):
        return self.run(*args, **kwds)

    def debug(self):
        """Run the test without a result: errors are raised."""
        method = getattr(self, self._testMethodName)
        reason = skip_reason(self.__class__, method)
        if reason is not None:
            raise SkipTest(reason)
        self._callSetUp()
        self._callTestMethod(method)
        self._callTearDown()
        while self._cleanups:
            what, args, kwargs = self._cleanups.pop()
            self._callCleanup(what, *args, **kwargs)

    def skipTest(self, reason):
        """Leave out the rest of this test."""
        raise SkipTest(reason)

    @contextlib.contextmanager
    def subTest(self, msg=_NO_MESSAGE, **params):
        """A with block that can fail without ending the test; msg and params tell which it was."""
        outcome, outer = self._outcome, self._subtest
        if outcome is None or not outcome.result_supports_subtests:
            yield
            return
        if outer is not None:
            params = {**params, **outer.params, **params}  # the inner ones first
        self._subtest = _SubTest(self, msg, params)
        try:
            with outcome.part(self._subtest, subtest=True):
                yield
            failed = not outcome.success and outcome.result is not None and outcome.result.failfast
            if failed or outcome.success and outcome.failure:
                raise Stop
        finally:
            self._subtest = outer

    # What it is

    def countTestCases(self):
        """Return how many tests this is."""
        return 1

    def defaultTestResult(self):
        """Return the result that run() uses if it gets none."""
        return result.TestResult()

    def shortDescription(self):
        """Return the first line of the method's docstring, or None."""
        return _first_line(self._testMethodDoc)

    def id(self):
        """Return the full name of the test."""
        return f"{strclass(self.__class__)}.{self._testMethodName}"

    def __hash__(self):
        return hash((type(self), self._testMethodName))

    def __eq__(self, other):
        return self._testMethodName == other._testMethodName if type(self) is type(other) else NotImplemented

    def __str__(self):
        return f"{self._testMethodName} ({self.id()})"

    def __repr__(self):
        return f"<{strclass(self.__class__)} testMethod={self._testMethodName}>"


class FunctionTestCase(TestCase):
    """A test made of functions, one for each part of it."""

    def __init__(self, testFunc, setUp=None, tearDown=None, description=None):
        super().__init__()
        self._testFunc, self._setUpFunc, self._tearDownFunc = testFunc, setUp, tearDown
        self._description = description

    def id(self):
        return self._testFunc.__name__

    def runTest(self):
        self._testFunc()

    def setUp(self):
        self._setUpFunc is None or self._setUpFunc()

    def tearDown(self):
        self._tearDownFunc is None or self._tearDownFunc()

    def _parts(self):
        return self._testFunc, self._setUpFunc, self._tearDownFunc, self._description

    def __eq__(self, other):
        return self._parts() == other._parts() if isinstance(other, self.__class__) else NotImplemented

    def __hash__(self):
        return hash((type(self), self._parts()))

    def __str__(self):
        return f"{strclass(self.__class__)} ({self.id()})"

    def __repr__(self):
        return f"<{strclass(self.__class__)} tec={self._testFunc}>"

    def shortDescription(self):
        return self._description if self._description is not None else _first_line(self._testFunc.__doc__)


class _SubTest(TestCase):
    """A part of a test, as it is told to the result."""

    def __init__(self, test_case, message, params):
        super().__init__()
        self.test_case = test_case
        self.params = params
        self.failureException = test_case.failureException
        self._message = message

    def runTest(self):
        raise NotImplementedError("subtests cannot be run directly")

    def _subDescription(self):
        parts = [] if self._message is _NO_MESSAGE else [f"[{self._message}]"]
        if self.params:
            parts.append(f"({', '.join([f'{key}={value!r}' for key, value in self.params.items()])})")
        return " ".join(parts) or "(<subtest>)"

    def id(self):
        return f"{self.test_case.id()} {self._subDescription()}"

    def __str__(self):
        return f"{self.test_case} {self._subDescription()}"

    def shortDescription(self):
        return self.test_case.shortDescription()
