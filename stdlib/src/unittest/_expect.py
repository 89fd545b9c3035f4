"""assertRaises() and assertWarns(): something is expected of a call, or of a with block."""

import re
import sys
import traceback
import types
import warnings

__unittest = True


class Context:
    """A context manager that fails a test with a message."""

    msg = None

    def __init__(self, test_case):
        self.test_case = test_case

    def _raiseFailure(self, standardMsg):
        raise self.test_case.failureException(self.test_case._formatMessage(self.msg, standardMsg))


def _all_kinds(expected, base):
    if isinstance(expected, tuple):
        return all(_all_kinds(e, base) for e in expected)
    return isinstance(expected, type) and issubclass(expected, base)


class _Expectation(Context):
    """A class, or several, is expected, with a text that matches a pattern if one is given."""

    base = None  # of the classes that can be expected
    wanted = None  # what they are, for messages

    def __init__(self, expected, test_case, expected_regex=None):
        super().__init__(test_case)
        self.expected = expected
        self.expected_regex = None if expected_regex is None else re.compile(expected_regex)
        self.called = None

    @property
    def _title(self):
        return getattr(self.expected, "__name__", None) or str(self.expected)

    def _missed(self, verb):
        self._raiseFailure(f"{self._title} not {verb}" + (f" by {self.called}" if self.called else ""))

    def _check_text(self, text):
        if self.expected_regex is not None and not self.expected_regex.search(text):
            self._raiseFailure(f'"{self.expected_regex.pattern}" does not match "{text}"')

    def apply(self, name, args, kwargs):
        """Call what the arguments of the method name tell; without a function, return self for a with statement."""
        try:
            if not _all_kinds(self.expected, self.base):
                raise TypeError(f"{name}() arg 1 must be {self.wanted}")
            if args:
                function, *args = args
                self.called = getattr(function, "__name__", None) or str(function)
                with self:
                    function(*args, **kwargs)
                return None
            self.msg = kwargs.pop("msg", None)
            for key in kwargs:
                raise TypeError(f"{key!r} is an invalid keyword argument for this function")
            return self
        finally:
            self = None  # the traceback of an error would hold it, and it the error


class Raises(_Expectation):
    base, wanted = BaseException, "an exception type or tuple of exception types"

    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc_value, tb):
        if exc_type is None:
            self._missed("raised")
        traceback.clear_frames(tb)
        if not issubclass(exc_type, self.expected):
            return False
        self.exception = exc_value.with_traceback(None)
        self._check_text(str(exc_value))
        return True

    __class_getitem__ = classmethod(types.GenericAlias)


class Warns(_Expectation):
    base, wanted = Warning, "a warning type or tuple of warning types"

    def __enter__(self):
        # What was shown once is otherwise not shown again.
        for module in list(sys.modules.values()):
            if getattr(module, "__warningregistry__", None):
                module.__warningregistry__ = {}
        self._recording = warnings.catch_warnings(record=True, action="always", category=self.expected)
        self.warnings = self._recording.__enter__()
        return self

    def __exit__(self, exc_type, exc_value, tb):
        self._recording.__exit__(exc_type, exc_value, tb)
        if exc_type is None:
            self._judge([w for w in self.warnings if isinstance(w.message, self.expected)])

    def _judge(self, found):
        """Pass or fail, by the warnings of the expected class."""
        if not found:
            self._missed("triggered")
        for warning in found:
            if self.expected_regex is None or self.expected_regex.search(str(warning.message)):
                self.warning, self.filename, self.lineno = warning.message, warning.filename, warning.lineno
                return
        self._check_text(str(found[0].message))


class NotWarns(Warns):
    """For tests of the library itself."""

    def _judge(self, found):
        if found:
            self._raiseFailure(f"{self._title} triggered")
