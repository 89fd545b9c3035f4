"""JSON text to Python objects."""

__all__ = ["JSONDecoder", "JSONDecodeError"]

from . import scanner

try:
    from _json import scanstring as c_scanstring
except ImportError:
    c_scanstring = None

NaN = float("nan")
PosInf = float("inf")
NegInf = float("-inf")

_CONSTANTS = {"-Infinity": NegInf, "Infinity": PosInf, "NaN": NaN}
_SPACE = " \t\n\r"
_ESCAPES = {'"': '"', "\\": "\\", "/": "/", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}


class JSONDecodeError(ValueError):
    """Text that is not JSON.

    msg: the message without the position; doc: the text; pos: where decoding
    failed; lineno and colno: the same as a line and a column.
    """

    def __init__(self, msg, doc, pos):
        self.msg, self.doc, self.pos = msg, doc, pos
        self.lineno, self.colno = doc.count("\n", 0, pos) + 1, pos - doc.rfind("\n", 0, pos)
        super().__init__(f"{msg}: line {self.lineno} column {self.colno} (char {pos})")

    def __reduce__(self):
        return self.__class__, (self.msg, self.doc, self.pos)


def _skip_space(s, end):
    """Return the position of the first character from end on that is not white space."""
    while s[end:end + 1] and s[end] in _SPACE:
        end += 1
    return end


def _hex4(s, pos):
    text = s[pos + 1:pos + 5]
    if len(text) == 4 and all(c in "0123456789abcdefABCDEF" for c in text):
        return int(text, 16)
    raise JSONDecodeError("Invalid \\uXXXX escape", s, pos)


def py_scanstring(s, end, strict=True, /):
    """Read the JSON string whose contents start at end: return it, and the position behind its quote."""
    begin = end - 1
    chunks = []
    while True:
        start = end
        while end < len(s) and s[end] not in '"\\' and s[end] >= " ":
            end += 1
        chunks.append(s[start:end])
        if end >= len(s):
            raise JSONDecodeError("Unterminated string starting at", s, begin)
        char = s[end]
        if char == '"':
            return "".join(chunks), end + 1
        if char != "\\":
            if strict:
                raise JSONDecodeError("Invalid control character {0!r} at".format(char), s, end)
            chunks.append(char)
            end += 1
            continue
        end += 1
        esc = s[end:end + 1]
        if not esc:
            raise JSONDecodeError("Unterminated string starting at", s, begin)
        if esc != "u":
            try:
                chunks.append(_ESCAPES[esc])
            except KeyError:
                raise JSONDecodeError("Invalid \\escape: {0!r}".format(esc), s, end) from None
            end += 1
            continue
        code = _hex4(s, end)
        end += 5
        if 0xD800 <= code <= 0xDBFF and s[end:end + 2] == "\\u":
            low = _hex4(s, end + 1)
            if 0xDC00 <= low <= 0xDFFF:
                code = 0x10000 + ((code - 0xD800) << 10 | low - 0xDC00)
                end += 6
        chunks.append(chr(code))


scanstring = c_scanstring or py_scanstring


def JSONObject(s_and_end, strict, scan_once, object_hook, object_pairs_hook, memo=None):
    """Read the JSON object whose brace is before the position."""
    s, end = s_and_end
    pairs = []
    if memo is None:
        memo = {}
    end = _skip_space(s, end)
    if s[end:end + 1] == "}":
        end += 1
    else:
        while True:
            if s[end:end + 1] != '"':
                raise JSONDecodeError("Expecting property name enclosed in double quotes", s, end)
            key, end = scanstring(s, end + 1, strict)
            key = memo.setdefault(key, key)
            end = _skip_space(s, end)
            if s[end:end + 1] != ":":
                raise JSONDecodeError("Expecting ':' delimiter", s, end)
            end = _skip_space(s, end + 1)
            try:
                value, end = scan_once(s, end)
            except StopIteration as err:
                raise JSONDecodeError("Expecting value", s, err.value) from None
            pairs.append((key, value))
            end = _skip_space(s, end)
            char = s[end:end + 1]
            if char == "}":
                end += 1
                break
            if char != ",":
                raise JSONDecodeError("Expecting ',' delimiter", s, end)
            comma = end
            end = _skip_space(s, end + 1)
            if s[end:end + 1] == "}":
                raise JSONDecodeError("Illegal trailing comma before end of object", s, comma)
    if object_pairs_hook is not None:
        return object_pairs_hook(pairs), end
    obj = dict(pairs)
    if object_hook is not None:
        obj = object_hook(obj)
    return obj, end


def _value(scan_once, s, end):
    """Return the value at a position, and the position after it; JSONDecodeError if there is none."""
    try:
        return scan_once(s, end)
    except StopIteration as err:
        raise JSONDecodeError("Expecting value", s, err.value) from None


def JSONArray(s_and_end, scan_once):
    """Read the JSON array whose bracket is before the position."""
    s, end = s_and_end
    values = []
    end = _skip_space(s, end)
    if s[end:end + 1] == "]":
        return values, end + 1
    while True:
        value, end = _value(scan_once, s, end)
        values.append(value)
        end = _skip_space(s, end)
        char = s[end:end + 1]
        if char == "]":
            return values, end + 1
        if char != ",":
            raise JSONDecodeError("Expecting ',' delimiter", s, end)
        comma = end
        end = _skip_space(s, end + 1)
        if s[end:end + 1] == "]":
            raise JSONDecodeError("Illegal trailing comma before end of array", s, comma)


class JSONDecoder:
    """A decoder of JSON.

    object becomes dict, array list, string str, number int or float, true True,
    false False, null None. NaN, Infinity and -Infinity are floats, although they
    are not JSON.
    """

    def __init__(self, *, object_hook=None, parse_float=None, parse_int=None, parse_constant=None, strict=True,
                 object_pairs_hook=None):
        self.object_hook, self.object_pairs_hook, self.strict = object_hook, object_pairs_hook, strict
        # How the parts are read; a subclass may put other functions here before it makes a scanner.
        self.parse_constant = parse_constant or _CONSTANTS.__getitem__
        self.parse_float, self.parse_int = parse_float or float, parse_int or int
        self.parse_object, self.parse_array, self.parse_string = JSONObject, JSONArray, scanstring
        self.memo = {}
        self.scan_once = scanner.make_scanner(self)

    def decode(self, s, _w=_skip_space):
        """Return the value of the JSON document s."""
        obj, end = self.raw_decode(s, idx=_w(s, 0))
        end = _w(s, end)
        if end != len(s):
            raise JSONDecodeError("Extra data", s, end)
        return obj

    def raw_decode(self, s, idx=0):
        """Return the value of the JSON document that starts at idx, and the position of its end."""
        try:
            return self.scan_once(s, idx)
        except StopIteration as err:
            raise JSONDecodeError("Expecting value", s, err.value) from None
