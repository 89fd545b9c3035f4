"""The parser of tomllib."""

import re

_BARE = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_")
_CONTROL = frozenset([chr(i) for i in range(32)] + [chr(127)])
_BAD_BASIC = _CONTROL - frozenset("\t")
_BAD_MULTILINE = _CONTROL - frozenset("\t\n")
_ESCAPES = {"\\b": "\b", "\\t": "\t", "\\n": "\n", "\\f": "\f", "\\r": "\r", '\\"': '"', "\\\\": "\\"}
_DEPTH = 200  # arrays and inline tables in each other, beyond what recursion may take anyway

_NUMBER = re.compile(r"""
    0(?:x[0-9A-Fa-f](?:_?[0-9A-Fa-f])*|b[01](?:_?[01])*|o[0-7](?:_?[0-7])*)
    |[+-]?(?:0|[1-9](?:_?[0-9])*)
    (?P<floatpart>(?:\.[0-9](?:_?[0-9])*)?(?:[eE][+-]?[0-9](?:_?[0-9])*)?)""", re.VERBOSE)
_TIME = r"([01][0-9]|2[0-3]):([0-5][0-9]):([0-5][0-9])(?:\.([0-9]{1,6})[0-9]*)?"
_LOCALTIME = re.compile(_TIME)
_DATETIME = re.compile(
    r"([0-9]{4})-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])"
    r"(?:[Tt ]" + _TIME + r"(?:([Zz])|([+-])([01][0-9]|2[0-3]):([0-5][0-9]))?)?")


class _Default:
    pass


class TOMLDecodeError(ValueError):
    """The text is not TOML: msg, doc, pos, lineno, colno."""

    def __init__(self, msg=_Default, doc=_Default, pos=_Default, *args):
        if args or not isinstance(msg, str) or not isinstance(doc, str) or not isinstance(pos, int):
            import warnings
            warnings.warn("Free-form arguments for TOMLDecodeError are deprecated. Please set 'msg' (str), 'doc' (str) "
                          "and 'pos' (int) arguments only.", DeprecationWarning, stacklevel=2)
            if pos is not _Default:
                args = pos, *args
            if doc is not _Default:
                args = doc, *args
            if msg is not _Default:
                args = msg, *args
            ValueError.__init__(self, *args)
            return
        lineno = doc.count("\n", 0, pos) + 1
        if lineno == 1:
            colno = pos + 1
        else:
            colno = pos - doc.rindex("\n", 0, pos)
        if pos >= len(doc):
            where = "end of document"
        else:
            where = f"line {lineno}, column {colno}"
        ValueError.__init__(self, f"{msg} (at {where})")
        self.msg = msg
        self.doc = doc
        self.pos = pos
        self.lineno = lineno
        self.colno = colno


def load(fp, /, *, parse_float=float):
    """Read TOML from a binary file."""
    b = fp.read()
    try:
        s = b.decode()
    except AttributeError:
        raise TypeError("File must be opened in binary mode, e.g. use `open('foo.toml', 'rb')`") from None
    return loads(s, parse_float=parse_float)


def loads(s, /, *, parse_float=float):
    """Read TOML from a string."""
    try:
        src = s.replace("\r\n", "\n")
    except (AttributeError, TypeError):
        raise TypeError(f"Expected str object, not '{type(s).__qualname__}'") from None
    return _Parser(src, _safe_float(parse_float)).document()


def _safe_float(parse_float):
    """Keep parse_float from giving what a TOML parser takes for a table or array."""
    if parse_float is float:
        return float

    def safe(text):
        value = parse_float(text)
        if isinstance(value, (dict, list)):
            raise ValueError("parse_float must not return dicts or lists")
        return value

    return safe


class _Node:
    """What is known of a table beside its content."""

    __slots__ = ("children", "frozen", "explicit", "recursive", "array")

    def __init__(self):
        self.children = {}
        self.frozen = False  # an inline table or array: nothing can be added
        self.explicit = False  # it had a header, or a key gave it as a value
        self.recursive = False
        self.array = None  # the nodes of an array of tables' last element


class _Parser:
    def __init__(self, src, parse_float):
        self.src = src
        self.pos = 0
        self.parse_float = parse_float
        self.result = {}
        self.root = _Node()
        self.header = ()
        self.depth = 0

    def error(self, msg, pos=None):
        return TOMLDecodeError(msg, self.src, self.pos if pos is None else pos)

    def peek(self):
        return self.src[self.pos:self.pos + 1]

    def skip(self, chars):
        src, pos = self.src, self.pos
        n = len(src)
        while pos < n and src[pos] in chars:
            pos += 1
        self.pos = pos

    def until(self, expect, bad, error_on_eof=False):
        src, start = self.src, self.pos
        end = src.find(expect, start)
        if end < 0:
            end = len(src)
            if error_on_eof:
                raise self.error(f"Expected {expect!r}", end)
        text = src[start:end]
        if not bad.isdisjoint(text):
            while src[self.pos] not in bad:
                self.pos += 1
            raise self.error(f"Found invalid character {src[self.pos]!r}")
        self.pos = end
        return text

    def comment(self):
        if self.peek() == "#":
            self.pos += 1
            self.until("\n", _BAD_BASIC)

    def comments_and_space(self):
        while True:
            before = self.pos
            self.skip(" \t\n")
            self.comment()
            if self.pos == before:
                return

    def document(self):
        while True:
            self.skip(" \t")
            c = self.peek()
            if not c:
                break
            if c == "\n":
                self.pos += 1
                continue
            if c in _BARE or c in "\"'":
                self.key_value_line()
                self.skip(" \t")
            elif c == "[":
                if self.src.startswith("[[", self.pos):
                    self.array_header()
                else:
                    self.table_header()
                self.skip(" \t")
            elif c != "#":
                raise self.error("Invalid statement")
            self.comment()
            c = self.peek()
            if not c:
                break
            if c != "\n":
                raise self.error("Expected newline or end of document after a statement")
            self.pos += 1
        return self.result

    # Tables

    def node_of(self, key, create):
        node = self.root
        for k in key:
            nxt = node.children.get(k)
            if nxt is None:
                if not create:
                    return None
                nxt = node.children[k] = _Node()
            node = nxt
        return node

    def is_frozen(self, key):
        node = self.root
        for k in key:
            node = node.children.get(k)
            if node is None:
                return False
            if node.frozen:
                return True
        return False

    def get_or_create(self, key, access_lists=True):
        table = self.result
        for k in key:
            if k not in table:
                table[k] = {}
            table = table[k]
            if access_lists and isinstance(table, list):
                table = table[-1]
            if not isinstance(table, dict):
                raise KeyError("There is no nest behind this key")
        return table

    def table_header(self):
        self.pos += 1
        self.skip(" \t")
        key = self.key()
        node = self.node_of(key, False)
        if node is not None and (node.explicit or node.frozen) or self.is_frozen(key):
            raise self.error(f"Cannot declare {key} twice")
        self.node_of(key, True).explicit = True
        try:
            self.get_or_create(key)
        except KeyError:
            raise self.error("Cannot overwrite a value") from None
        if self.peek() != "]":
            raise self.error("Expected ']' at the end of a table declaration")
        self.pos += 1
        self.header = key

    def array_header(self):
        self.pos += 2
        self.skip(" \t")
        key = self.key()
        if self.is_frozen(key):
            raise self.error(f"Cannot mutate immutable namespace {key}")
        # A new element: what was said of tables below the last one does not hold for it.
        node = self.node_of(key, True)
        node.children = {}
        node.explicit = True
        try:
            table = self.get_or_create(key[:-1])
        except KeyError:
            raise self.error("Cannot overwrite a value") from None
        last = key[-1]
        if last in table:
            if not isinstance(table[last], list):
                raise self.error("Cannot overwrite a value")
            table[last].append({})
        else:
            table[last] = [{}]
        if not self.src.startswith("]]", self.pos):
            raise self.error("Expected ']]' at the end of an array declaration")
        self.pos += 2
        self.header = key

    def key_value_line(self):
        key, value = self.key_value()
        parent, last = key[:-1], key[-1]
        full_parent = self.header + parent
        node = self.node_of(self.header, True)
        for i, k in enumerate(parent):
            nxt = node.children.get(k)
            if nxt is None:
                nxt = node.children[k] = _Node()
                nxt.explicit = True
                nxt.recursive = True  # made by a dotted key below this header
                nxt.array = self.header
            elif nxt.explicit and not (nxt.recursive and nxt.array == self.header):
                raise self.error(f"Cannot redefine namespace {self.header + parent[:i + 1]}")
            elif not nxt.explicit:
                nxt.explicit = True
                nxt.recursive = True
                nxt.array = self.header
            node = nxt
        if self.is_frozen(full_parent):
            raise self.error(f"Cannot mutate immutable namespace {full_parent}")
        try:
            table = self.get_or_create(full_parent)
        except KeyError:
            raise self.error("Cannot overwrite a value") from None
        if last in table:
            raise self.error("Cannot overwrite a value")
        if isinstance(value, (dict, list)):
            self.node_of(full_parent + (last,), True).frozen = True
        table[last] = value

    def key_value(self):
        key = self.key()
        if self.peek() != "=":
            raise self.error("Expected '=' after a key in a key/value pair")
        self.pos += 1
        self.skip(" \t")
        return key, self.value()

    def key(self):
        parts = [self.key_part()]
        self.skip(" \t")
        while self.peek() == ".":
            self.pos += 1
            self.skip(" \t")
            parts.append(self.key_part())
            self.skip(" \t")
        return tuple(parts)

    def key_part(self):
        c = self.peek()
        if c and c in _BARE:
            start = self.pos
            self.skip(_BARE)
            return self.src[start:self.pos]
        if c == "'":
            return self.literal_string()
        if c == '"':
            return self.basic_string()
        raise self.error("Invalid initial character for a key part")

    # Values

    def value(self):
        src, pos = self.src, self.pos
        c = self.peek()
        if c == '"':
            if src.startswith('"""', pos):
                return self.multiline(False)
            return self.basic_string()
        if c == "'":
            if src.startswith("'''", pos):
                return self.multiline(True)
            return self.literal_string()
        if c == "t" and src.startswith("true", pos):
            self.pos += 4
            return True
        if c == "f" and src.startswith("false", pos):
            self.pos += 5
            return False
        if c == "[":
            return self.array()
        if c == "{":
            return self.inline_table()
        m = _DATETIME.match(src, pos)
        if m:
            try:
                value = _to_datetime(m)
            except ValueError as e:
                raise self.error("Invalid date or datetime") from e
            self.pos = m.end()
            return value
        m = _LOCALTIME.match(src, pos)
        if m:
            from datetime import time
            hour, minute, sec, micros = m.groups()
            self.pos = m.end()
            return time(int(hour), int(minute), int(sec), int(micros.ljust(6, "0")) if micros else 0)
        m = _NUMBER.match(src, pos)
        if m:
            self.pos = m.end()
            if m.group("floatpart"):
                return self.parse_float(m.group())
            return int(m.group(), 0)
        for n in (3, 4):
            text = src[pos:pos + n]
            if text in ("inf", "nan", "-inf", "+inf", "-nan", "+nan"):
                self.pos += n
                return self.parse_float(text)
        raise self.error("Invalid value")

    def array(self):
        self.enter()
        self.pos += 1
        result = []
        self.comments_and_space()
        if self.peek() == "]":
            self.pos += 1
            self.depth -= 1
            return result
        while True:
            result.append(self.value())
            self.comments_and_space()
            c = self.peek()
            if c == "]":
                self.pos += 1
                break
            if c != ",":
                raise self.error("Unclosed array")
            self.pos += 1
            self.comments_and_space()
            if self.peek() == "]":
                self.pos += 1
                break
        self.depth -= 1
        return result

    def enter(self):
        self.depth += 1
        if self.depth > _DEPTH:
            raise RecursionError(f"TOML inline arrays/tables are nested more than the allowed {_DEPTH} levels")

    def inline_table(self):
        self.enter()
        self.pos += 1
        result = {}
        frozen = set()  # keys whose values are complete
        self.skip(" \t")
        if self.peek() == "}":
            self.pos += 1
            self.depth -= 1
            return result
        while True:
            key, value = self.key_value()
            for i in range(1, len(key)):
                if key[:i] in frozen:
                    raise self.error(f"Cannot mutate immutable namespace {key}")
            table = result
            for k in key[:-1]:
                if k not in table:
                    table[k] = {}
                table = table[k]
                if not isinstance(table, dict):
                    raise self.error("Cannot overwrite a value")
            if key[-1] in table:
                raise self.error(f"Duplicate inline table key {key[-1]!r}")
            table[key[-1]] = value
            if isinstance(value, (dict, list)):
                frozen.add(key)
            self.skip(" \t")
            c = self.peek()
            if c == "}":
                self.pos += 1
                break
            if c != ",":
                raise self.error("Unclosed inline table")
            self.pos += 1
            self.skip(" \t")
        self.depth -= 1
        return result

    # Strings

    def literal_string(self):
        self.pos += 1
        text = self.until("'", _BAD_BASIC, error_on_eof=True)
        self.pos += 1
        return text

    def basic_string(self):
        self.pos += 1
        return self.basic('"', _BAD_BASIC, False)

    def basic(self, end, bad, multiline):
        """Read a basic string up to its end."""
        src = self.src
        parts = []
        start = self.pos
        while True:
            c = src[self.pos:self.pos + 1]
            if not c:
                raise self.error("Unterminated string")
            if c == '"':
                if src.startswith(end, self.pos):
                    parts.append(src[start:self.pos])
                    self.pos += len(end)
                    return "".join(parts)
                self.pos += 1
            elif c == "\\":
                parts.append(src[start:self.pos])
                parts.append(self.escape(multiline))
                start = self.pos
            elif c in bad:
                raise self.error(f"Illegal character {c!r}")
            else:
                self.pos += 1

    def escape(self, multiline):
        src = self.src
        seq = src[self.pos:self.pos + 2]
        self.pos += 2
        if multiline and seq in ("\\ ", "\\\t", "\\\n"):
            # A backslash at the end of a line: all white space up to the next text goes.
            if seq != "\\\n":
                self.skip(" \t")
                c = self.peek()
                if not c:
                    return ""
                if c != "\n":
                    raise self.error("Unescaped '\\' in a string")
                self.pos += 1
            self.skip(" \t\n")
            return ""
        if seq == "\\u":
            return self.hex(4)
        if seq == "\\U":
            return self.hex(8)
        try:
            return _ESCAPES[seq]
        except KeyError:
            raise self.error("Unescaped '\\' in a string") from None

    def hex(self, n):
        text = self.src[self.pos:self.pos + n]
        if len(text) != n or not all([c in "0123456789abcdefABCDEF" for c in text]):
            raise self.error("Invalid hex value")
        self.pos += n
        code = int(text, 16)
        if not (0 <= code <= 0xd7ff or 0xe000 <= code <= 0x10ffff):
            raise self.error("Escaped character is not a Unicode scalar value")
        return chr(code)

    def multiline(self, literal):
        self.pos += 3
        if self.peek() == "\n":
            self.pos += 1
        if literal:
            delim = "'"
            text = self.until("'''", _BAD_MULTILINE, error_on_eof=True)
            self.pos += 3
        else:
            delim = '"'
            text = self.basic('"""', _BAD_MULTILINE, True)
        # Up to two more quotes belong to the text.
        for _ in range(2):
            if self.peek() != delim:
                break
            self.pos += 1
            text += delim
        return text


def _to_datetime(m):
    from datetime import date, datetime, timedelta, timezone
    year, month, day, hour, minute, sec, micros, zulu, sign, off_hour, off_minute = m.groups()
    year, month, day = int(year), int(month), int(day)
    if hour is None:
        return date(year, month, day)
    micro = int(micros.ljust(6, "0")) if micros else 0
    if sign:
        delta = timedelta(hours=int(sign + off_hour), minutes=int(sign + off_minute))
        tz = timezone(delta)
    elif zulu:
        tz = timezone.utc
    else:
        tz = None
    return datetime(year, month, day, int(hour), int(minute), int(sec), micro, tzinfo=tz)
