"""Print data structures so that they can be read, and read back."""

import sys
import types

__all__ = ["pprint", "pformat", "isreadable", "isrecursive", "saferepr", "PrettyPrinter", "pp"]


def pprint(object, stream=None, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True,
           underscore_numbers=False):
    """Print an object, by default to sys.stdout."""
    PrettyPrinter(stream=stream, indent=indent, width=width, depth=depth, compact=compact, sort_dicts=sort_dicts,
                  underscore_numbers=underscore_numbers).pprint(object)


def pformat(object, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True, underscore_numbers=False):
    """Format an object as a string."""
    return PrettyPrinter(indent=indent, width=width, depth=depth, compact=compact, sort_dicts=sort_dicts,
                         underscore_numbers=underscore_numbers).pformat(object)


def pp(object, *args, sort_dicts=False, **kwargs):
    """Print an object, dictionaries in their own order."""
    pprint(object, *args, sort_dicts=sort_dicts, **kwargs)


def saferepr(object):
    """Return the repr of an object, where recursion is marked."""
    return PrettyPrinter()._safe_repr(object, {}, None, 0)[0]


def isreadable(object):
    """Tell whether saferepr(object) can be read back by eval()."""
    return PrettyPrinter()._safe_repr(object, {}, None, 0)[1]


def isrecursive(object):
    """Tell whether an object contains itself."""
    return PrettyPrinter()._safe_repr(object, {}, None, 0)[2]


class _safe_key:
    """A sort key that also orders what cannot be compared: by type name and identity."""

    __slots__ = ["obj"]

    def __init__(self, obj):
        self.obj = obj

    def _place(self):
        return str(type(self.obj)), id(self.obj)

    def __lt__(self, other):
        try:
            return self.obj < other.obj
        except TypeError:
            return self._place() < other._place()


def _safe_tuple(pair):
    return _safe_key(pair[0]), _safe_key(pair[1])


def _recursion(object):
    return f"<Recursion on {type(object).__name__} with id={id(object)}>"


_builtin_scalars = frozenset({str, bytes, bytearray, float, complex, bool, type(None)})


class PrettyPrinter:
    """Prints objects in a width; what does not fit is broken over lines, one element each."""

    def __init__(self, indent=1, width=80, depth=None, stream=None, *, compact=False, sort_dicts=True,
                 underscore_numbers=False):
        indent, width = int(indent), int(width)
        if indent < 0:
            raise ValueError("indent must be >= 0")
        if depth is not None and depth <= 0:
            raise ValueError("depth must be > 0")
        if not width:
            raise ValueError("width must be != 0")
        self._depth = depth
        self._indent_per_level = indent
        self._width = width
        self._stream = stream if stream is not None else sys.stdout
        self._compact = bool(compact)
        self._sort_dicts = sort_dicts
        self._underscore_numbers = underscore_numbers

    def pprint(self, object):
        """Print an object and a newline."""
        if self._stream is not None:
            self._format(object, self._stream, 0, 0, {}, 0)
            self._stream.write("\n")

    def pformat(self, object):
        """Return the text of an object."""
        out = _Text()
        self._format(object, out, 0, 0, {}, 0)
        return out.getvalue()

    def isrecursive(self, object):
        """Tell whether an object contains itself."""
        return self.format(object, {}, 0, 0)[2]

    def isreadable(self, object):
        """Tell whether the text of an object can be read back by eval()."""
        _, readable, recursive = self.format(object, {}, 0, 0)
        return readable and not recursive

    def format(self, object, context, maxlevels, level):
        """Return (text, whether readable, whether recursive) of an object; to be overridden for own types."""
        return self._safe_repr(object, context, maxlevels, level)

    def _format(self, object, stream, indent, allowance, context, level):
        ident = id(object)
        if ident in context:
            stream.write(_recursion(object))
            self._recursive, self._readable = True, False
            return
        text = self._repr(object, context, level)
        if len(text) > self._width - indent - allowance:
            printer = self._dispatch.get(type(object).__repr__)
            if printer is None and self._is_dataclass(object):
                printer = PrettyPrinter._pprint_dataclass
            if printer is not None:
                context[ident] = 1
                printer(self, object, stream, indent, allowance, context, level + 1)
                del context[ident]
                return
        stream.write(text)

    @staticmethod
    def _is_dataclass(object):
        if isinstance(object, type) or not hasattr(type(object), "__dataclass_fields__"):
            return False
        # Only the repr that dataclasses made itself is taken apart.
        method = type(object).__repr__
        return (object.__dataclass_params__.repr and isinstance(method, types.FunctionType)
                and "__create_fn__" in method.__code__.co_qualname)

    def _repr(self, object, context, level):
        text, readable, recursive = self.format(object, context.copy(), self._depth, level)
        if not readable:
            self._readable = False
        if recursive:
            self._recursive = True
        return text

    # Printers of types whose text is too long for a line, by their __repr__.

    _dispatch = {}

    def _pprint_dataclass(self, object, stream, indent, allowance, context, level):
        name = type(object).__name__
        indent += len(name) + 1
        items = [(f.name, getattr(object, f.name)) for f in type(object).__dataclass_fields__.values()
                 if f.repr and f._field_type.name == "_FIELD"]
        stream.write(name + "(")
        self._format_namespace_items(items, stream, indent, allowance, context, level)
        stream.write(")")

    def _pprint_dict(self, object, stream, indent, allowance, context, level):
        stream.write("{")
        if self._indent_per_level > 1:
            stream.write((self._indent_per_level - 1) * " ")
        if len(object):
            items = sorted(object.items(), key=_safe_tuple) if self._sort_dicts else object.items()
            self._format_dict_items(items, stream, indent, allowance + 1, context, level)
        stream.write("}")

    _dispatch[dict.__repr__] = _pprint_dict

    def _pprint_ordered_dict(self, object, stream, indent, allowance, context, level):
        name = type(object).__name__
        if object:
            stream.write(name + "(")
            self._format(list(object.items()), stream, indent + len(name) + 1, allowance + 1, context, level)
            stream.write(")")
        else:
            stream.write(repr(object))

    def _pprint_list(self, object, stream, indent, allowance, context, level):
        stream.write("[")
        self._format_items(object, stream, indent, allowance + 1, context, level)
        stream.write("]")

    _dispatch[list.__repr__] = _pprint_list

    def _pprint_tuple(self, object, stream, indent, allowance, context, level):
        stream.write("(")
        end = ",)" if len(object) == 1 else ")"
        self._format_items(object, stream, indent, allowance + len(end), context, level)
        stream.write(end)

    _dispatch[tuple.__repr__] = _pprint_tuple

    def _pprint_set(self, object, stream, indent, allowance, context, level):
        if not object:
            return stream.write(repr(object))
        kind = type(object)
        begin, end = ("{", "}") if kind is set else (kind.__name__ + "({", "})")
        stream.write(begin)
        self._format_items(sorted(object, key=_safe_key), stream, indent + len(begin) - 1, allowance + len(end), context, level)
        stream.write(end)

    _dispatch[set.__repr__] = _pprint_set
    _dispatch[frozenset.__repr__] = _pprint_set

    def _pprint_str(self, object, stream, indent, allowance, context, level):
        import re

        outermost = level == 1  # and may be in parentheses
        indent, allowance = indent + outermost, allowance + outermost
        width = self._width - indent
        pieces, lines = [], object.splitlines(True)
        for i, line in enumerate(lines, 1):
            reserved = allowance if i == len(lines) else 0
            text = repr(line)
            pieces += [text] if len(text) <= width - reserved else _filled(re.findall(r"\S+\s*|\s+", line), width, reserved)
        self._write_pieces(pieces or ["''"], stream, indent, outermost and len(pieces) > 1)

    def _write_pieces(self, pieces, stream, indent, parens):
        text = ("\n" + " " * indent).join(pieces)
        stream.write(f"({text})" if parens else text)

    _dispatch[str.__repr__] = _pprint_str

    def _pprint_bytes(self, object, stream, indent, allowance, context, level):
        if len(object) <= 4:
            return stream.write(repr(object))
        parens = level == 1
        indent, allowance = indent + parens, allowance + parens
        fours = [object[i:i + 4] for i in range(0, len(object), 4)]
        # Only a last piece that is short leaves room for what follows.
        pieces = _filled(fours, self._width - indent, allowance if len(object) % 4 else 0)
        self._write_pieces(pieces, stream, indent, parens)

    _dispatch[bytes.__repr__] = _pprint_bytes

    def _pprint_bytearray(self, object, stream, indent, allowance, context, level):
        stream.write("bytearray(")
        self._pprint_bytes(bytes(object), stream, indent + 10, allowance + 1, context, level + 1)
        stream.write(")")

    _dispatch[bytearray.__repr__] = _pprint_bytearray

    def _pprint_mappingproxy(self, object, stream, indent, allowance, context, level):
        stream.write("mappingproxy(")
        self._format(object.copy(), stream, indent + 13, allowance + 1, context, level)
        stream.write(")")

    _dispatch[type(type.__dict__).__repr__] = _pprint_mappingproxy

    def _pprint_simplenamespace(self, object, stream, indent, allowance, context, level):
        # The plain type is known by another name than its own.
        name = "namespace" if type(object) is type(sys.implementation) else type(object).__name__
        indent += len(name) + 1
        stream.write(name + "(")
        self._format_namespace_items(object.__dict__.items(), stream, indent, allowance, context, level)
        stream.write(")")

    _dispatch[type(sys.implementation).__repr__] = _pprint_simplenamespace

    def _format_dict_items(self, items, stream, indent, allowance, context, level):
        write = stream.write
        indent += self._indent_per_level
        delimiter = ",\n" + " " * indent
        items = list(items)
        for i, (key, value) in enumerate(items):
            last = i == len(items) - 1
            text = self._repr(key, context, level)
            write(text)
            write(": ")
            self._format(value, stream, indent + len(text) + 2, allowance if last else 1, context, level)
            if not last:
                write(delimiter)

    def _format_namespace_items(self, items, stream, indent, allowance, context, level):
        write = stream.write
        delimiter = ",\n" + " " * indent
        items = list(items)
        for i, (key, value) in enumerate(items):
            last = i == len(items) - 1
            write(key)
            write("=")
            if id(value) in context:
                # As the repr of a namespace marks it.
                write("...")
            else:
                self._format(value, stream, indent + len(key) + 1, allowance if last else 1, context, level)
            if not last:
                write(delimiter)

    def _format_items(self, items, stream, indent, allowance, context, level):
        write = stream.write
        indent += self._indent_per_level
        if self._indent_per_level > 1:
            write((self._indent_per_level - 1) * " ")
        newline = ",\n" + " " * indent
        between = ""
        room = width = self._width - indent + 1
        it = iter(items)
        try:
            following = next(it)
        except StopIteration:
            return
        last = False
        while not last:
            item = following
            try:
                following = next(it)
            except StopIteration:
                last = True
                width -= allowance
                room -= allowance
            if self._compact:
                text = self._repr(item, context, level)
                needed = len(text) + 2
                if room < needed:
                    room = width
                    if between:
                        between = newline
                if room >= needed:
                    room -= needed
                    write(between)
                    between = ", "
                    write(text)
                    continue
            write(between)
            between = newline
            self._format(item, stream, indent, allowance if last else 1, context, level)

    def _pprint_default_dict(self, object, stream, indent, allowance, context, level):
        if not len(object):
            stream.write(repr(object))
            return
        factory = self._repr(object.default_factory, context, level)
        name = type(object).__name__
        indent += len(name) + 1
        stream.write(f"{name}({factory},\n{' ' * indent}")
        self._pprint_dict(object, stream, indent, allowance + 1, context, level)
        stream.write(")")

    def _pprint_counter(self, object, stream, indent, allowance, context, level):
        if not len(object):
            stream.write(repr(object))
            return
        name = type(object).__name__
        stream.write(name + "({")
        if self._indent_per_level > 1:
            stream.write((self._indent_per_level - 1) * " ")
        self._format_dict_items(object.most_common(), stream, indent + len(name) + 1, allowance + 2, context, level)
        stream.write("})")

    def _pprint_chain_map(self, object, stream, indent, allowance, context, level):
        if not len(object.maps) or (len(object.maps) == 1 and not len(object.maps[0])):
            stream.write(repr(object))
            return
        name = type(object).__name__
        indent += len(name) + 1
        stream.write(name + "(")
        for i, m in enumerate(object.maps):
            if i == len(object.maps) - 1:
                self._format(m, stream, indent, allowance + 1, context, level)
                stream.write(")")
            else:
                self._format(m, stream, indent, 1, context, level)
                stream.write(",\n" + " " * indent)

    def _pprint_deque(self, object, stream, indent, allowance, context, level):
        if not len(object):
            stream.write(repr(object))
            return
        name = type(object).__name__
        stream.write(name + "(")
        indent += len(name) + 1
        stream.write("[")
        if object.maxlen is None:
            self._format_items(object, stream, indent, allowance + 2, context, level)
            stream.write("])")
        else:
            self._format_items(object, stream, indent, 2, context, level)
            text = self._repr(object.maxlen, context, level)
            stream.write(f"],\n{' ' * indent}maxlen={text})")

    def _pprint_user(self, object, stream, indent, allowance, context, level):
        self._format(object.data, stream, indent, allowance, context, level - 1)

    def _safe_repr(self, object, context, maxlevels, level):
        typ = type(object)
        if typ in _builtin_scalars:
            return repr(object), True, False
        method = typ.__repr__
        if issubclass(typ, int) and method is int.__repr__:
            return (f"{object:_d}" if self._underscore_numbers else repr(object)), True, False
        if issubclass(typ, dict) and method is dict.__repr__:
            return self._safe_dict(object, context, maxlevels, level)
        if issubclass(typ, (list, tuple)) and method in (list.__repr__, tuple.__repr__):
            return self._safe_list(object, context, maxlevels, level)
        text = repr(object)
        return text, bool(text) and not text.startswith("<"), False

    def _safe_dict(self, object, context, maxlevels, level):
        if not object:
            return "{}", True, False
        ident = id(object)
        if maxlevels and level >= maxlevels:
            return "{...}", False, ident in context
        if ident in context:
            return _recursion(object), False, True
        context[ident] = 1
        readable, recursive = True, False
        parts = []
        level += 1
        for key, value in sorted(object.items(), key=_safe_tuple) if self._sort_dicts else object.items():
            ktext, kreadable, krecursive = self.format(key, context, maxlevels, level)
            vtext, vreadable, vrecursive = self.format(value, context, maxlevels, level)
            parts.append(f"{ktext}: {vtext}")
            readable = readable and kreadable and vreadable
            recursive = recursive or krecursive or vrecursive
        del context[ident]
        return "{%s}" % ", ".join(parts), readable, recursive

    def _safe_list(self, object, context, maxlevels, level):
        if isinstance(object, list):
            if not object:
                return "[]", True, False
            shape = "[%s]"
        elif len(object) == 1:
            shape = "(%s,)"
        else:
            if not object:
                return "()", True, False
            shape = "(%s)"
        ident = id(object)
        if maxlevels and level >= maxlevels:
            return shape % "...", False, ident in context
        if ident in context:
            return _recursion(object), False, True
        context[ident] = 1
        readable, recursive = True, False
        parts = []
        level += 1
        for item in object:
            text, item_readable, item_recursive = self.format(item, context, maxlevels, level)
            parts.append(text)
            readable = readable and item_readable
            recursive = recursive or item_recursive
        del context[ident]
        return shape % ", ".join(parts), readable, recursive


class _Text:
    """A stream that only collects what is written to it."""

    def __init__(self):
        self._parts = []
        self.write = self._parts.append

    def getvalue(self):
        return "".join(self._parts)


def _add_collections(dispatch):
    import collections

    P = PrettyPrinter
    dispatch[collections.OrderedDict.__repr__] = P._pprint_ordered_dict
    dispatch[collections.defaultdict.__repr__] = P._pprint_default_dict
    dispatch[collections.Counter.__repr__] = P._pprint_counter
    dispatch[collections.ChainMap.__repr__] = P._pprint_chain_map
    dispatch[collections.deque.__repr__] = P._pprint_deque
    dispatch[collections.UserDict.__repr__] = P._pprint_user
    dispatch[collections.UserList.__repr__] = P._pprint_user
    dispatch[collections.UserString.__repr__] = P._pprint_user


_add_collections(PrettyPrinter._dispatch)


def _filled(parts, width, allowance):
    """Yield the reprs of parts of a str or bytes, put together as far as width allows; behind the last must be more room."""
    piece = parts[0][:0]
    for i, part in enumerate(parts, 1):
        longer = piece + part
        if piece and len(repr(longer)) > width - (allowance if i == len(parts) else 0):
            yield repr(piece)
            longer = part
        piece = longer
    if piece:
        yield repr(piece)
