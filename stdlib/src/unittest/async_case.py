"""Test cases whose methods are coroutines."""

import asyncio
import contextvars
import inspect

from .case import TestCase

__unittest = True


class IsolatedAsyncioTestCase(TestCase):
    """A test case with an event loop of its own for each test."""

    loop_factory = None
    _awaits = True

    def __init__(self, methodName="runTest"):
        self._asyncioRunner, self._asyncioTestContext = None, contextvars.copy_context()
        super().__init__(methodName)

    async def asyncSetUp(self):
        """Called after setUp()."""

    async def asyncTearDown(self):
        """Called before tearDown()."""

    def addAsyncCleanup(self, func, /, *args, **kwargs):
        """Add a coroutine function to be called after the test."""
        self.addCleanup(*(func, *args), **kwargs)

    async def enterAsyncContext(self, cm):
        """Enter an asynchronous context manager, to be left after the test."""
        kind = type(cm)
        if not (hasattr(kind, "__aenter__") and hasattr(kind, "__aexit__")):
            complaint = f"'{kind.__module__}.{kind.__qualname__}' object does not support the asynchronous context manager protocol"
            if hasattr(kind, "__enter__") and hasattr(kind, "__exit__"):
                complaint += " but it supports the context manager protocol. Did you mean to use enterContext()?"
            raise TypeError(complaint)
        leave = kind.__aexit__
        result = await kind.__aenter__(cm)
        self.addAsyncCleanup(leave, cm, None, None, None)
        return result

    # The parts of a test.

    def _await(self, function, /, *args, **kwargs):
        runner = self._asyncioRunner
        assert runner is not None, "asyncio runner is not initialized"
        assert inspect.iscoroutinefunction(function), f"{function!r} is not an async function"
        return runner.run(function(*args, **kwargs), context=self._asyncioTestContext)

    def _call(self, function, /, *args, **kwargs):
        """Call a function of either kind."""
        call = self._await if inspect.iscoroutinefunction(function) else self._asyncioTestContext.run
        return call(function, *args, **kwargs)

    _callCleanup = _call

    def _callSetUp(self):
        self._asyncioRunner.get_loop()  # setUp() finds it too
        self._asyncioTestContext.run(self.setUp)
        self._await(self.asyncSetUp)

    def _callTearDown(self):
        self._await(self.asyncTearDown)
        self._asyncioTestContext.run(self.tearDown)

    def _callTestMethod(self, method):
        value = self._call(method)
        if value is not None:
            self._warn_of_value(method, value)

    # The loop.

    def _begin(self):
        assert self._asyncioRunner is None, "asyncio runner is already initialized"
        self._asyncioRunner = asyncio.Runner(debug=True, loop_factory=self.loop_factory)

    def _tearDownAsyncioRunner(self):
        self._asyncioRunner.close()

    def run(self, result=None):
        self._begin()
        try:
            result = super().run(result)
        finally:
            self._tearDownAsyncioRunner()
        return result

    def debug(self):
        self._begin()
        super().debug()
        # Not after an error: doCleanups() may follow.
        self._tearDownAsyncioRunner()

    def __del__(self):
        self._asyncioRunner is None or self._asyncioRunner.close()
