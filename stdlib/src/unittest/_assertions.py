"""The assertions of test cases."""

import collections
import difflib
import pprint
import re
import types

from . import _expect
from .util import _common_shorten_repr, _count_diff_all_purpose, _count_diff_hashable, safe_repr

__unittest = True

DIFF_OMITTED = "\nDiff is %s characters long. Set self.maxDiff to None to see it."


def _shown_diff(a, b):
    """The lines of two texts, with marks where they differ."""
    return "\n" + "\n".join(difflib.ndiff(a.splitlines(), b.splitlines()))


def _owner(obj):
    if isinstance(obj, types.ModuleType):
        return f"module {obj.__name__!r}"
    return f"type object {obj.__name__!r}" if isinstance(obj, type) else f"{type(obj).__name__!r} object"


def _which(candidates, matches):
    """Of a tuple the first that matches, for the message; what is no tuple is itself."""
    return next(filter(matches, candidates), candidates) if isinstance(candidates, tuple) else candidates


def _any_of(candidates):
    return f"{'any of ' if isinstance(candidates, tuple) else ''}{candidates!r}"


class Assertions:
    """Each checks something and raises failureException if it is not so.

    msg is shown behind the text that tells what was wrong, or, without longMessage, in its place."""

    failureException = AssertionError
    longMessage = True
    maxDiff = 80 * 8
    _diffThreshold = 2 ** 16

    def fail(self, msg=None):
        """Fail."""
        raise self.failureException(msg)

    def _formatMessage(self, msg, standardMsg):
        if not self.longMessage:
            return msg or standardMsg
        return standardMsg if msg is None else f"{standardMsg} : {msg}"

    def _fail(self, msg, text, *values):
        """Fail with a text in which each %s is one of the values, as it is shown."""
        self.fail(self._formatMessage(msg, text % tuple(map(safe_repr, values))))

    def _truncateMessage(self, message, diff):
        too_long = self.maxDiff is not None and len(diff) > self.maxDiff
        return message + (DIFF_OMITTED % len(diff) if too_long else diff)

    # Truth and identity

    def assertTrue(self, expr, msg=None):
        if not expr:
            self._fail(msg, "%s is not true", expr)

    def assertFalse(self, expr, msg=None):
        if expr:
            self._fail(msg, "%s is not false", expr)

    def assertIs(self, expr1, expr2, msg=None):
        if expr1 is not expr2:
            self._fail(msg, "%s is not %s", expr1, expr2)

    def assertIsNot(self, expr1, expr2, msg=None):
        if expr1 is expr2:
            self._fail(msg, "unexpectedly identical: %s", expr1)

    def assertIsNone(self, obj, msg=None):
        if obj is not None:
            self._fail(msg, "%s is not None", obj)

    def assertIsNotNone(self, obj, msg=None):
        if obj is None:
            self._fail(msg, "unexpectedly None")

    # Classes and attributes

    def assertIsInstance(self, obj, cls, msg=None):
        if not isinstance(obj, cls):
            self.fail(self._formatMessage(msg, f"{safe_repr(obj)} is not an instance of {_any_of(cls)}"))

    def assertNotIsInstance(self, obj, cls, msg=None):
        if isinstance(obj, cls):
            cls = _which(cls, lambda c: isinstance(obj, c))
            self.fail(self._formatMessage(msg, f"{safe_repr(obj)} is an instance of {cls!r}"))

    def _is_subclass(self, cls, superclass, msg):
        if not isinstance(cls, type):
            try:
                return issubclass(cls, superclass)
            except TypeError:
                self.fail(self._formatMessage(msg, f"{cls!r} is not a class"))
        return issubclass(cls, superclass)

    def assertIsSubclass(self, cls, superclass, msg=None):
        if not self._is_subclass(cls, superclass, msg):
            self.fail(self._formatMessage(msg, f"{cls!r} is not a subclass of {_any_of(superclass)}"))

    def assertNotIsSubclass(self, cls, superclass, msg=None):
        if self._is_subclass(cls, superclass, msg):
            superclass = _which(superclass, lambda c: issubclass(cls, c))
            self.fail(self._formatMessage(msg, f"{cls!r} is a subclass of {superclass!r}"))

    def assertHasAttr(self, obj, name, msg=None):
        if not hasattr(obj, name):
            self.fail(self._formatMessage(msg, f"{_owner(obj)} has no attribute {name!r}"))

    def assertNotHasAttr(self, obj, name, msg=None):
        if hasattr(obj, name):
            self.fail(self._formatMessage(msg, f"{_owner(obj)} has unexpected attribute {name!r}"))

    # Order and membership

    def assertIn(self, member, container, msg=None):
        if member not in container:
            self._fail(msg, "%s not found in %s", member, container)

    def assertNotIn(self, member, container, msg=None):
        if member in container:
            self._fail(msg, "%s unexpectedly found in %s", member, container)

    def assertLess(self, a, b, msg=None):
        if not a < b:
            self._fail(msg, "%s not less than %s", a, b)

    def assertLessEqual(self, a, b, msg=None):
        if not a <= b:
            self._fail(msg, "%s not less than or equal to %s", a, b)

    def assertGreater(self, a, b, msg=None):
        if not a > b:
            self._fail(msg, "%s not greater than %s", a, b)

    def assertGreaterEqual(self, a, b, msg=None):
        if not a >= b:
            self._fail(msg, "%s not greater than or equal to %s", a, b)

    # Equality

    def assertEqual(self, first, second, msg=None):
        """Fail unless the values are equal; for some types of them the message shows where they differ."""
        self._getAssertEqualityFunc(first, second)(first, second, msg=msg)

    def addTypeEqualityFunc(self, typeobj, function):
        """Let assertEqual() call a function, or the method of a name, for two values of a type."""
        self._type_equality_funcs[typeobj] = function

    def _getAssertEqualityFunc(self, first, second):
        function = self._type_equality_funcs.get(type(first)) if type(first) is type(second) else None
        if isinstance(function, str):
            function = getattr(self, function)
        return function or self._baseAssertEqual

    def _baseAssertEqual(self, first, second, msg=None):
        if not first == second:
            self.fail(self._formatMessage(msg, "%s != %s" % _common_shorten_repr(first, second)))

    def assertNotEqual(self, first, second, msg=None):
        if not first != second:
            self._fail(msg, "%s == %s", first, second)

    def _closeness(self, first, second, places, delta):
        """Tell whether two numbers are almost equal; and within what, for the message, and by how much they differ."""
        if delta is not None and places is not None:
            raise TypeError("specify delta or places not both")
        difference = abs(first - second)
        if delta is not None:
            return difference <= delta, f"within {safe_repr(delta)} delta", difference
        places = 7 if places is None else places
        return round(difference, places) == 0, f"within {places!r} places", difference

    def assertAlmostEqual(self, first, second, places=None, msg=None, delta=None):
        """Fail unless two numbers differ by at most delta, or are equal to a number of places after the point, 7."""
        if first == second:
            return
        close, within, difference = self._closeness(first, second, places, delta)
        if not close:
            self.fail(self._formatMessage(
                msg, f"{safe_repr(first)} != {safe_repr(second)} {within} ({safe_repr(difference)} difference)"))

    def assertNotAlmostEqual(self, first, second, places=None, msg=None, delta=None):
        """Fail if assertAlmostEqual() would not."""
        close, within, difference = self._closeness(first, second, places, delta)
        if close or first == second:
            shown = f" ({safe_repr(difference)} difference)" if delta is not None else ""
            self.fail(self._formatMessage(msg, f"{safe_repr(first)} == {safe_repr(second)} {within}{shown}"))

    def assertSequenceEqual(self, seq1, seq2, msg=None, seq_type=None):
        """Fail unless two sequences, both of seq_type if that is given, have equal items."""
        kind = seq_type.__name__ if seq_type is not None else "sequence"
        named = ("First", seq1), ("Second", seq2)
        for which, seq in named:
            if seq_type is not None and not isinstance(seq, seq_type):
                raise self.failureException(f"{which} sequence is not a {kind}: {safe_repr(seq)}")
        problem, lengths = None, []
        for which, seq in named:
            try:
                lengths.append(len(seq))
            except (TypeError, NotImplementedError):
                problem = f"{which} {kind} has no length.    Non-sequence?"
                break
        if problem is None:
            if seq1 == seq2:
                return
            different = self._first_difference(seq1, seq2, kind, min(lengths))
            if not different and lengths[0] == lengths[1] and seq_type is None and type(seq1) != type(seq2):
                return  # the same items in sequences of two types
            problem = "%ss differ: %s != %s\n" % (kind.capitalize(), *_common_shorten_repr(seq1, seq2))
            problem += different + self._surplus(named, kind, min(lengths))
        diff = _shown_diff(pprint.pformat(seq1), pprint.pformat(seq2))
        self.fail(self._formatMessage(msg, self._truncateMessage(problem, diff)))

    def _first_difference(self, seq1, seq2, kind, n):
        """Tell of the first of n items that is not the same."""
        for i in range(n):
            items = []
            for which, seq in ("first", seq1), ("second", seq2):
                try:
                    items.append(seq[i])
                except (TypeError, IndexError, NotImplementedError):
                    return f"\nUnable to index element {i} of {which} {kind}\n"
            if items[0] != items[1]:
                return "\nFirst differing element %d:\n%s\n%s\n" % (i, *_common_shorten_repr(*items))
        return ""

    def _surplus(self, named, kind, n):
        """Tell of the items that the longer sequence has behind the n of the shorter."""
        for which, seq in named:
            if len(seq) > n:
                try:
                    first = f"First extra element {n}:\n{safe_repr(seq[n])}\n"
                except (TypeError, IndexError, NotImplementedError):
                    first = f"Unable to index element {n} of {which.lower()} {kind}\n"
                return f"\n{which} {kind} contains {len(seq) - n} additional elements.\n{first}"
        return ""

    def assertListEqual(self, list1, list2, msg=None):
        self.assertSequenceEqual(list1, list2, msg, seq_type=list)

    def assertTupleEqual(self, tuple1, tuple2, msg=None):
        self.assertSequenceEqual(tuple1, tuple2, msg, seq_type=tuple)

    def assertSetEqual(self, set1, set2, msg=None):
        lines = []
        for which, other, a, b in ("first", "second", set1, set2), ("second", "first", set2, set1):
            try:
                only = a.difference(b)
            except TypeError as e:
                self.fail(f"invalid type when attempting set difference: {e}")
            except AttributeError as e:
                self.fail(f"{which} argument does not support set difference: {e}")
            if only:
                lines += [f"Items in the {which} set but not the {other}:", *map(repr, only)]
        if lines:
            self.fail(self._formatMessage(msg, "\n".join(lines)))

    def assertDictEqual(self, d1, d2, msg=None):
        for which, d in ("First", d1), ("Second", d2):
            self.assertIsInstance(d, dict, which + " argument is not a dictionary")
        if d1 != d2:
            text = "%s != %s" % _common_shorten_repr(d1, d2)
            diff = _shown_diff(pprint.pformat(d1), pprint.pformat(d2))
            self.fail(self._formatMessage(msg, self._truncateMessage(text, diff)))

    def assertMultiLineEqual(self, first, second, msg=None):
        """Fail unless two texts are equal; the message shows their lines."""
        for which, text in ("First", first), ("Second", second):
            self.assertIsInstance(text, str, which + " argument is not a string")
        if first == second:
            return
        if max(len(first), len(second)) > self._diffThreshold:
            self._baseAssertEqual(first, second, msg)  # comparing the lines would take too long
        # All lines of a diff end; where one text does not, the other is to be seen to have one end more.
        end = "" if all(text.endswith(("\r", "\n")) for text in (first, second)) else "\n"
        lines = [(text and text + end).splitlines(keepends=True) for text in (first, second)]
        text = "%s != %s" % _common_shorten_repr(first, second)
        self.fail(self._formatMessage(msg, self._truncateMessage(text, "\n" + "".join(difflib.ndiff(*lines)))))

    def assertCountEqual(self, first, second, msg=None):
        """Fail unless both have the same items, each the same number of times, in any order."""
        first, second = list(first), list(second)
        try:
            if collections.Counter(first) == collections.Counter(second):
                return
            differences = _count_diff_hashable(first, second)
        except TypeError:  # not all have a hash
            differences = _count_diff_all_purpose(first, second)
        if differences:
            lines = "\n".join(["First has %d, Second has %d:  %r" % d for d in differences])
            self.fail(self._formatMessage(msg, self._truncateMessage("Element counts were not equal:\n", lines)))

    # Texts

    def assertRegex(self, text, expected_regex, msg=None):
        """Fail unless a pattern is found in a text."""
        if isinstance(expected_regex, (str, bytes)):
            assert expected_regex, "expected_regex must not be empty."
            expected_regex = re.compile(expected_regex)
        if not expected_regex.search(text):
            self._fail(msg, "Regex didn't match: %s not found in %s", expected_regex.pattern, text)

    def assertNotRegex(self, text, unexpected_regex, msg=None):
        """Fail if a pattern is found in a text."""
        if isinstance(unexpected_regex, (str, bytes)):
            unexpected_regex = re.compile(unexpected_regex)
        match = unexpected_regex.search(text)
        if match:
            self._fail(msg, "Regex matched: %s matches %s in %s", match[0], unexpected_regex.pattern, text)

    def _has_affix(self, method, s, affix, msg):
        try:
            return getattr(s, method)(affix)
        except (AttributeError, TypeError):
            # Which kind of text is meant tells more than the error.
            for wanted in affix if isinstance(affix, tuple) else (affix,):
                for kind in str, (bytes, bytearray):
                    if isinstance(wanted, kind) and not isinstance(s, kind):
                        name = "str" if kind is str else "bytes"
                        self.fail(self._formatMessage(msg, f"Expected {name}, not {type(s).__name__}"))
            raise

    def _affix_failed(self, msg, s, verb, affix):
        self.fail(self._formatMessage(msg, f"{safe_repr(s, short=True)} {verb} {affix}"))

    def assertStartsWith(self, s, prefix, msg=None):
        if not self._has_affix("startswith", s, prefix, msg):
            self._affix_failed(msg, s, "doesn't start with", _any_of(prefix))

    def assertNotStartsWith(self, s, prefix, msg=None):
        if self._has_affix("startswith", s, prefix, msg):
            self._affix_failed(msg, s, "starts with", safe_repr(_which(prefix, s.startswith)))

    def assertEndsWith(self, s, suffix, msg=None):
        if not self._has_affix("endswith", s, suffix, msg):
            self._affix_failed(msg, s, "doesn't end with", _any_of(suffix))

    def assertNotEndsWith(self, s, suffix, msg=None):
        if self._has_affix("endswith", s, suffix, msg):
            self._affix_failed(msg, s, "ends with", safe_repr(_which(suffix, s.endswith)))

    # Exceptions, warnings, logs

    def assertRaises(self, expected_exception, *args, **kwargs):
        """Fail unless the call of args[0], or the with block, raises the exception, which is then in .exception."""
        return _expect.Raises(expected_exception, self).apply("assertRaises", args, kwargs)

    def assertRaisesRegex(self, expected_exception, expected_regex, *args, **kwargs):
        """As assertRaises(); the pattern must be found in the exception's text."""
        return _expect.Raises(expected_exception, self, expected_regex).apply("assertRaisesRegex", args, kwargs)

    def assertWarns(self, expected_warning, *args, **kwargs):
        """Fail unless the call of args[0], or the with block, warns; .warning, .filename and .lineno tell of it."""
        return _expect.Warns(expected_warning, self).apply("assertWarns", args, kwargs)

    def assertWarnsRegex(self, expected_warning, expected_regex, *args, **kwargs):
        """As assertWarns(); the pattern must be found in the warning's text."""
        return _expect.Warns(expected_warning, self, expected_regex).apply("assertWarnsRegex", args, kwargs)

    def _assertNotWarns(self, expected_warning, *args, **kwargs):
        return _expect.NotWarns(expected_warning, self).apply("_assertNotWarns", args, kwargs)

    def assertLogs(self, logger=None, level=None, formatter=None):
        """Fail unless the with block logs something; it gets an object with records and output."""
        from ._log import _AssertLogsContext
        return _AssertLogsContext(self, logger, level, no_logs=False, formatter=formatter)

    def assertNoLogs(self, logger=None, level=None):
        """Fail if the with block logs something."""
        from ._log import _AssertLogsContext
        return _AssertLogsContext(self, logger, level, no_logs=True)
