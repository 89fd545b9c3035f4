"""JSON token scanner."""

__all__ = ["make_scanner"]

try:
    from _json import make_scanner as c_make_scanner
except ImportError:
    c_make_scanner = None


def _number_end(string, idx):
    """Return the end of the number at idx, and whether it is not an integer; None if there is none."""
    end = len(string)

    def digits(i):
        while i < end and "0" <= string[i] <= "9":
            i += 1
        return i

    i = idx + 1 if string[idx] == "-" else idx
    if i < end and string[i] == "0":
        stop = i + 1
    else:
        stop = digits(i)
        if stop == i:
            return None
    is_float = False
    if stop < end and string[stop] == "." and (more := digits(stop + 1)) > stop + 1:
        stop, is_float = more, True
    if stop < end and string[stop] in "eE":
        i = stop + 1
        if i < end and string[i] in "+-":
            i += 1
        if (more := digits(i)) > i:
            stop, is_float = more, True
    return stop, is_float


def py_make_scanner(context):
    """Return the function that reads the value at a position: scan_once(string, idx) -> (value, end)."""
    parse_object, parse_array, parse_string = context.parse_object, context.parse_array, context.parse_string
    parse_int, parse_float, parse_constant = context.parse_int, context.parse_float, context.parse_constant
    hooks = context.object_hook, context.object_pairs_hook
    strict, memo = context.strict, context.memo
    words = {"n": (("null", None),), "t": (("true", True),), "f": (("false", False),)}

    def scan(string, idx):
        try:
            char = string[idx]
        except IndexError:
            raise StopIteration(idx) from None
        if char == '"':
            return parse_string(string, idx + 1, strict)
        if char == "{":
            return parse_object((string, idx + 1), strict, scan, *hooks, memo)
        if char == "[":
            return parse_array((string, idx + 1), scan)
        for word, value in words.get(char, ()):
            if string.startswith(word, idx):
                return value, idx + len(word)
        if char in "-0123456789":
            found = _number_end(string, idx)
            if found is not None:
                end, is_float = found
                text = string[idx:end]
                return (parse_float if is_float else parse_int)(text), end
        for word in ("NaN", "Infinity", "-Infinity"):
            if string.startswith(word, idx):
                return parse_constant(word), idx + len(word)
        raise StopIteration(idx)

    def scan_once(string, idx):
        if idx < 0:
            raise ValueError("idx cannot be negative")
        try:
            return scan(string, idx)
        finally:
            memo.clear()

    return scan_once


make_scanner = c_make_scanner or py_make_scanner
