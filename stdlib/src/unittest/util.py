"""Helpers of the package."""

from collections import Counter, namedtuple
from os.path import commonprefix

__unittest = True

# How long a value may be in a message, and what is kept of one that is longer: of its beginning,
# of the end of what values have in common, of its own end, and, between notes of what is left out, of where it differs.
_MAX_LENGTH, _PLACEHOLDER_LEN = 80, 12
_MIN_BEGIN_LEN = _MIN_COMMON_LEN = _MIN_END_LEN = 5
_MIN_DIFF_LEN = _MAX_LENGTH - 2 * _PLACEHOLDER_LEN - _MIN_BEGIN_LEN - _MIN_COMMON_LEN - _MIN_END_LEN


def _shorten(s, prefixlen, suffixlen):
    """Replace the middle of a text by a note of how much is left out."""
    skip = len(s) - prefixlen - suffixlen
    if skip > _PLACEHOLDER_LEN:
        s = "%s[%d chars]%s" % (s[:prefixlen], skip, s[len(s) - suffixlen:])
    return s


def _common_shorten_repr(*args):
    """Return the repr()s of values, shortened where they are the same and where they are long."""
    texts = tuple(map(safe_repr, args))
    longest = max(map(len, texts))
    if longest <= _MAX_LENGTH:
        return texts
    same = commonprefix(texts)
    rests = [text[len(same):] for text in texts]
    room = _MAX_LENGTH - (longest - len(same)) - _MIN_BEGIN_LEN - _PLACEHOLDER_LEN
    if room <= _MIN_COMMON_LEN:
        room = _MIN_COMMON_LEN
        rests = [_shorten(rest, _MIN_DIFF_LEN, _MIN_END_LEN) for rest in rests]
    return tuple([_shorten(same, _MIN_BEGIN_LEN, room) + rest for rest in rests])


def safe_repr(obj, short=False):
    """Return repr(obj), or another text if that raises."""
    try:
        text = repr(obj)
    except Exception:
        text = object.__repr__(obj)
    return text[:_MAX_LENGTH] + " [truncated]..." if short and len(text) >= _MAX_LENGTH else text


def strclass(cls):
    return "%s.%s" % (cls.__module__, cls.__qualname__)


def sorted_list_difference(expected, actual):
    """Return (missing, unexpected) of two sorted lists."""
    i = j = 0
    missing, unexpected = [], []
    while i < len(expected) and j < len(actual):
        e, a = expected[i], actual[j]
        if e < a:
            missing.append(e)
            i = _after(expected, i, e)
        elif e > a:
            unexpected.append(a)
            j = _after(actual, j, a)
        else:
            i = _after(expected, i, e)
            j = _after(actual, j, a)
    missing.extend(expected[i:])
    unexpected.extend(actual[j:])
    return missing, unexpected


def _after(items, i, value):
    i += 1
    while i < len(items) and items[i] == value:
        i += 1
    return i


def unorderable_list_difference(expected, actual):
    """Return (missing, unexpected) of two lists; actual is used up."""
    missing = []
    for item in reversed(expected):
        if item in actual:
            actual.remove(item)
        else:
            missing.append(item)
    expected.clear()
    return missing, actual


def three_way_cmp(x, y):
    """Return -1, 0 or 1."""
    return (x > y) - (x < y)


_Mismatch = namedtuple("Mismatch", "actual expected value")


def _count_diff_all_purpose(actual, expected):
    """Return where the counts of values differ, for values that have no hash."""
    left = [list(actual), list(expected)]
    result = []
    for side in left:
        while side:
            value = side[0]
            counts = []
            for values in left:
                others = [v for v in values if not (v is value or v == value)]
                counts.append(len(values) - len(others))
                values[:] = others
            if counts[0] != counts[1]:
                result.append(_Mismatch(*counts, value))
    return result


def _count_diff_hashable(actual, expected):
    """Return where the counts of values differ."""
    s, t = Counter(actual), Counter(expected)
    result = [_Mismatch(n, t.get(elem, 0), elem) for elem, n in s.items() if n != t.get(elem, 0)]
    result += [_Mismatch(0, n, elem) for elem, n in t.items() if elem not in s]
    return result
