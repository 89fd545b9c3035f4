"""Python objects to JSON text."""

try:
    from _json import encode_basestring_ascii as c_encode_basestring_ascii
    from _json import encode_basestring as c_encode_basestring
    from _json import make_encoder as c_make_encoder
except ImportError:
    c_encode_basestring_ascii = c_encode_basestring = c_make_encoder = None

INFINITY = float("inf")
_NAMES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t", "\b": "\\b", "\f": "\\f"}


def py_encode_basestring(s, /):
    """Return a JSON representation of a str."""
    return '"' + "".join([_NAMES.get(c) or (c if c >= " " else f"\\u{ord(c):04x}") for c in s]) + '"'


def _ascii_char(c):
    if c in _NAMES:
        return _NAMES[c]
    if " " <= c <= "~":
        return c
    n = ord(c)
    if n < 0x10000:
        return f"\\u{n:04x}"
    n -= 0x10000
    return f"\\u{0xD800 | n >> 10:04x}\\u{0xDC00 | n & 0x3FF:04x}"


def py_encode_basestring_ascii(s, /):
    """Return an ASCII-only JSON representation of a str."""
    return '"' + "".join(map(_ascii_char, s)) + '"'


encode_basestring = c_encode_basestring or py_encode_basestring
encode_basestring_ascii = c_encode_basestring_ascii or py_encode_basestring_ascii


class JSONEncoder:
    """An encoder of JSON.

    dict becomes object, list and tuple array, str string, int and float number,
    True true, False false, None null. A subclass may write other objects, by a
    method default() that returns something that can be written.
    """

    item_separator = ", "
    key_separator = ": "

    def __init__(self, *, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True, sort_keys=False,
                 indent=None, separators=None, default=None):
        self.skipkeys = skipkeys
        self.ensure_ascii = ensure_ascii
        self.check_circular = check_circular
        self.allow_nan = allow_nan
        self.sort_keys = sort_keys
        self.indent = indent
        if separators is not None:
            self.item_separator, self.key_separator = separators
        elif indent is not None:
            self.item_separator = ","
        if default is not None:
            self.default = default

    def default(self, o):
        """Return something that can be written for o, or raise TypeError, as here."""
        raise TypeError(f"Object of type {o.__class__.__name__} is not JSON serializable")

    def encode(self, o):
        """Return o as JSON text."""
        if isinstance(o, str):
            return encode_basestring_ascii(o) if self.ensure_ascii else encode_basestring(o)
        chunks = self.iterencode(o, _one_shot=True)
        if not isinstance(chunks, (list, tuple)):
            chunks = list(chunks)
        return chunks[0] if len(chunks) == 1 else "".join(chunks)

    def iterencode(self, o, _one_shot=False):
        """Return an iterator over pieces of the JSON text of o."""
        markers = {} if self.check_circular else None
        encoder = encode_basestring_ascii if self.ensure_ascii else encode_basestring
        indent = self.indent
        if indent is not None and not isinstance(indent, str):
            indent = " " * indent
        if _one_shot and c_make_encoder is not None:
            return c_make_encoder(markers, self.default, encoder, indent, self.key_separator, self.item_separator,
                                  self.sort_keys, self.skipkeys, self.allow_nan)(o, 0)
        allow_nan = self.allow_nan

        def floatstr(f):
            if f != f:
                text = "NaN"
            elif f == INFINITY:
                text = "Infinity"
            elif f == -INFINITY:
                text = "-Infinity"
            else:
                return float.__repr__(f)
            if not allow_nan:
                raise ValueError("Out of range float values are not JSON compliant: " + repr(f))
            return text

        return _make_iterencode(markers, self.default, encoder, indent, floatstr, self.key_separator,
                                self.item_separator, self.sort_keys, self.skipkeys, _one_shot)(o, 0)


def _make_iterencode(markers, _default, _encoder, _indent, _floatstr, _key_separator, _item_separator, _sort_keys,
                     _skipkeys, _one_shot):
    """Return the generator function that writes an object at a level of indentation."""

    def scalar(o):
        """The text of what is no container, or None."""
        if isinstance(o, str):
            return _encoder(o)
        if o is None:
            return "null"
        if o is True:
            return "true"
        if o is False:
            return "false"
        if isinstance(o, int):
            return int.__repr__(o)
        if isinstance(o, float):
            return _floatstr(o)
        return None

    def enter(o):
        if markers is None:
            return None
        mark = id(o)
        if mark in markers:
            raise ValueError("Circular reference detected")
        markers[mark] = o
        return mark

    def leave(mark):
        if mark is not None:
            del markers[mark]

    def newline(level):
        return "" if _indent is None else "\n" + _indent * level

    def items(lst, level):
        if not lst:
            yield "[]"
            return
        mark = enter(lst)
        level += 1
        lead = "[" + newline(level)
        separator = _item_separator + newline(level)
        for i, value in enumerate(lst):
            try:
                text = scalar(value)
                if text is not None:
                    yield lead + text
                else:
                    yield lead
                    yield from _iterencode(value, level)
            except GeneratorExit:
                raise
            except BaseException as exc:
                exc.add_note(f"when serializing {type(lst).__name__} item {i}")
                raise
            lead = separator
        if _indent is not None:
            yield newline(level - 1)
        yield "]"
        leave(mark)

    def key_text(key):
        if isinstance(key, str):
            return key
        if isinstance(key, float):
            return _floatstr(key)
        if key is True:
            return "true"
        if key is False:
            return "false"
        if key is None:
            return "null"
        if isinstance(key, int):
            return int.__repr__(key)
        if _skipkeys:
            return None
        raise TypeError(f"keys must be str, int, float, bool or None, not {key.__class__.__name__}")

    def pairs(dct, level):
        if not dct:
            yield "{}"
            return
        mark = enter(dct)
        yield "{"
        level += 1
        lead = newline(level)
        separator = _item_separator + lead
        first = True
        for key, value in sorted(dct.items()) if _sort_keys else dct.items():
            name = key_text(key)
            if name is None:
                continue
            if not first:
                yield separator
            elif lead:
                yield lead
            first = False
            yield _encoder(name)
            yield _key_separator
            try:
                text = scalar(value)
                if text is not None:
                    yield text
                else:
                    yield from _iterencode(value, level)
            except GeneratorExit:
                raise
            except BaseException as exc:
                exc.add_note(f"when serializing {type(dct).__name__} item {key!r}")
                raise
        if not first and _indent is not None:
            yield newline(level - 1)
        yield "}"
        leave(mark)

    def _iterencode(o, level):
        text = scalar(o)
        if text is not None:
            yield text
        elif isinstance(o, (list, tuple)):
            yield from items(o, level)
        elif isinstance(o, dict):
            yield from pairs(o, level)
        else:
            mark = enter(o)
            o = _default(o)
            try:
                yield from _iterencode(o, level)
            except GeneratorExit:
                raise
            except BaseException as exc:
                exc.add_note(f"when serializing {type(o).__name__} object")
                raise
            leave(mark)

    return _iterencode
