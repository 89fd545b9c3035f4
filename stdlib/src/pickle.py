"""Python objects as bytes and back: the protocols 0 to 5."""

__all__ = ["PickleError", "PicklingError", "UnpicklingError", "Pickler", "Unpickler", "dump", "dumps", "load", "loads",
           "PickleBuffer", "HIGHEST_PROTOCOL", "DEFAULT_PROTOCOL"]

import copyreg as _copyreg
import sys
from copyreg import _extension_cache, _extension_registry, _inverted_registry, dispatch_table
from operator import index as _index
from struct import pack, unpack
from types import FunctionType

from _pickle import PickleBuffer, PickleError, PicklingError, UnpicklingError

bytes_types = (bytes, bytearray)
format_version = "5.0"
compatible_formats = ["1.0", "1.1", "1.2", "1.3", "2.0", "3.0", "4.0", "5.0"]
HIGHEST_PROTOCOL = 5
DEFAULT_PROTOCOL = 5


_ABSENT = object()  # what is not there; None is a value
_BY_NAME = object()  # what classes are reduced to


class _Stop(Exception):
    def __init__(self, value):
        self.value = value


# The opcodes.
MARK = b"("
STOP = b"."
POP = b"0"
POP_MARK = b"1"
DUP = b"2"
FLOAT = b"F"
INT = b"I"
BININT = b"J"
BININT1 = b"K"
LONG = b"L"
BININT2 = b"M"
NONE = b"N"
PERSID = b"P"
BINPERSID = b"Q"
REDUCE = b"R"
STRING = b"S"
BINSTRING = b"T"
SHORT_BINSTRING = b"U"
UNICODE = b"V"
BINUNICODE = b"X"
APPEND = b"a"
BUILD = b"b"
GLOBAL = b"c"
DICT = b"d"
EMPTY_DICT = b"}"
APPENDS = b"e"
GET = b"g"
BINGET = b"h"
INST = b"i"
LONG_BINGET = b"j"
LIST = b"l"
EMPTY_LIST = b"]"
OBJ = b"o"
PUT = b"p"
BINPUT = b"q"
LONG_BINPUT = b"r"
SETITEM = b"s"
TUPLE = b"t"
EMPTY_TUPLE = b")"
SETITEMS = b"u"
BINFLOAT = b"G"
TRUE = b"I01\n"
FALSE = b"I00\n"
PROTO = b"\x80"
NEWOBJ = b"\x81"
EXT1 = b"\x82"
EXT2 = b"\x83"
EXT4 = b"\x84"
TUPLE1 = b"\x85"
TUPLE2 = b"\x86"
TUPLE3 = b"\x87"
NEWTRUE = b"\x88"
NEWFALSE = b"\x89"
LONG1 = b"\x8a"
LONG4 = b"\x8b"
BINBYTES = b"B"
SHORT_BINBYTES = b"C"
SHORT_BINUNICODE = b"\x8c"
BINUNICODE8 = b"\x8d"
BINBYTES8 = b"\x8e"
EMPTY_SET = b"\x8f"
ADDITEMS = b"\x90"
FROZENSET = b"\x91"
NEWOBJ_EX = b"\x92"
STACK_GLOBAL = b"\x93"
MEMOIZE = b"\x94"
FRAME = b"\x95"
BYTEARRAY8 = b"\x96"
NEXT_BUFFER = b"\x97"
READONLY_BUFFER = b"\x98"
__all__ += [name for name in dir() if name.isupper() and name[0] != "_" and name not in __all__]
_tuplesize2code = [EMPTY_TUPLE, TUPLE1, TUPLE2, TUPLE3]

_FRAME_TARGET = 64 * 1024
_FRAME_MIN = 4
_BATCH = 1000


def encode_long(x):
    r"""Encode an int as little-endian two's complement, as short as possible; 0 is empty."""
    if x == 0:
        return b""
    nbytes = (x.bit_length() >> 3) + 1
    result = x.to_bytes(nbytes, byteorder="little", signed=True)
    if x < 0 and nbytes > 1 and result[-1] == 0xFF and result[-2] & 0x80:
        result = result[:-1]
    return result


def decode_long(data):
    r"""The inverse of encode_long()."""
    return int.from_bytes(data, byteorder="little", signed=True)


def _getattribute(obj, dotted_path):
    for subpath in dotted_path:
        obj = getattr(obj, subpath)
    return obj


def whichmodule(obj, name):
    """Find the module that an object belongs to."""
    dotted_path = name.split(".")
    module_name = getattr(obj, "__module__", None)
    if module_name is not None:
        return module_name
    for module_name, module in sys.modules.copy().items():
        if module_name in ("__main__", "__mp_main__") or module is None:
            continue
        try:
            if _getattribute(module, dotted_path) is obj:
                return module_name
        except AttributeError:
            pass
    return "__main__"


def _find_global(obj, name, extensions):
    """Return the module and name of a class or function, and the number of its extension or None."""
    if name is None:
        name = getattr(obj, "__qualname__", None)
        if name is None:
            name = obj.__name__
    module_name = sys.intern(str(whichmodule(obj, name)))
    try:
        __import__(module_name, level=0)
        module = sys.modules[module_name]
    except (ImportError, ValueError, KeyError) as exc:
        raise PicklingError(f"Can't pickle {obj!r}: {exc!s}")
    dotted_path = name.split(".")
    if "<locals>" in dotted_path:
        raise PicklingError(f"Can't pickle local object {obj!r}")
    try:
        found = _getattribute(module, dotted_path)
    except AttributeError:
        raise PicklingError(f"Can't pickle {obj!r}: it's not found as {module_name}.{name}")
    if found is not obj:
        raise PicklingError(f"Can't pickle {obj!r}: it's not the same object as {module_name}.{name}")
    return module_name, name, _extension_registry.get((module_name, name)) if extensions else None


def _extension(code):
    """Return whether the object of an extension is known and the object, or else its module and name."""
    obj = _extension_cache.get(code, _extension_cache)
    if obj is not _extension_cache:
        return True, obj
    key = _inverted_registry.get(code)
    if not key:
        if code <= 0:
            raise UnpicklingError("EXT specifies code <= 0")
        raise ValueError("unregistered extension code %d" % code)
    return False, key


_remember_extension = _extension_cache.__setitem__


def _old_name(module, name):
    """Return the module and name that Python 2 has."""
    import _compat_pickle as old

    return old.REVERSE_NAME_MAPPING.get((module, name)) or (old.REVERSE_IMPORT_MAPPING.get(module, module), name)


def _new_name(module, name):
    """Return the module and name for one of Python 2."""
    import _compat_pickle as old

    return old.NAME_MAPPING.get((module, name)) or (old.IMPORT_MAPPING.get(module, module), name)


def _new_partial(cls, args, kwargs):
    """Return what makes an instance as __newobj_ex__ says, for protocols that have no opcode for it."""
    from functools import partial

    return partial(cls.__new__, cls, *args, **kwargs)


def _unescape(data):
    """Return the bytes that a string literal of Python 2 stands for."""
    import codecs

    return codecs.escape_decode(data)[0]


def _registrar(table):
    """Return a decorator with an argument: it enters methods into a table by that."""

    def handles(key):
        def enter(method):
            table[key] = method
            return method

        return enter

    return handles


class Pickler:
    """Writes pickles to a file object with a method write(bytes).

    protocol: 0 to 5, negative for the highest one. fix_imports: write the names that
    Python 2 has, with protocols below 3. buffer_callback: called with buffers that
    are then left out of the pickle (protocol 5).
    """

    def __init__(self, file, protocol=None, *, fix_imports=True, buffer_callback=None):
        protocol = DEFAULT_PROTOCOL if protocol is None else _index(protocol)
        if protocol > HIGHEST_PROTOCOL:
            raise ValueError(f"pickle protocol must be <= {HIGHEST_PROTOCOL}")
        if protocol < 0:
            protocol = HIGHEST_PROTOCOL
        if protocol < 5 and buffer_callback is not None:
            raise ValueError("buffer_callback needs protocol >= 5")
        try:
            self._file_write = file.write
        except AttributeError:
            raise TypeError("file must have a 'write' attribute")
        self.proto, self.bin, self.fast = int(protocol), protocol > 0, 0
        self.fix_imports = protocol < 3 and fix_imports
        self._buffer_callback = buffer_callback
        self._frame = None
        self.memo = {}  # by identity: the number, and the object to keep it alive

    def clear_memo(self):
        """Forget what was written: objects are pickled anew, not referred to."""
        self.memo.clear()

    def dump(self, obj):
        """Write a pickle of obj."""
        if not hasattr(self, "_file_write"):
            raise PicklingError("Pickler.__init__() was not called by %s.__init__()" % (self.__class__.__name__,))
        self.begin()
        self.save(obj)
        self.write(STOP)
        self.end()

    def begin(self):
        """Write what a pickle begins with."""
        if self.proto >= 2:
            self._file_write(PROTO + bytes((self.proto,)))
        if self.proto >= 4:
            self._frame = []
            self._frame_size = 0

    def end(self):
        """Write out what is held back."""
        if self._frame is not None:
            self._commit_frame(force=True)
            self._frame = None

    def write(self, data):
        frame = self._frame
        if frame is None:
            self._file_write(data)
        else:
            frame.append(data)
            self._frame_size += len(data)

    def _commit_frame(self, force=False):
        if self._frame and (force or self._frame_size >= _FRAME_TARGET):
            data = b"".join(self._frame)
            if len(data) >= _FRAME_MIN:
                self._file_write(FRAME + pack("<Q", len(data)))
            self._file_write(data)
            self._frame = []
            self._frame_size = 0

    def _write_large_bytes(self, header, payload):
        if self._frame is not None:
            self._commit_frame(force=True)
        self._file_write(header)
        self._file_write(payload)

    def memoize(self, obj):
        """Remember obj, so that it is referred to when it comes again."""
        if self.fast:
            return
        number = len(self.memo)
        self.memo[id(obj)] = number, obj
        self.write(self.put(number))

    def put(self, idx):
        if self.proto >= 4:
            return MEMOIZE
        if self.bin:
            return BINPUT + bytes((idx,)) if idx < 256 else LONG_BINPUT + pack("<I", idx)
        return PUT + repr(idx).encode("ascii") + b"\n"

    def get(self, i):
        if self.bin:
            return BINGET + bytes((i,)) if i < 256 else LONG_BINGET + pack("<I", i)
        return GET + repr(i).encode("ascii") + b"\n"

    def persistent_id(self, obj):
        """To be overridden: an identification of objects that are not pickled, else None."""
        return None

    def save(self, obj, save_persistent_id=True):
        """Write an object."""
        if self._frame is not None:
            self._commit_frame()
        if save_persistent_id:
            pid = self.persistent_id(obj)
            if pid is not None:
                self.save_pers(pid)
                return
        if (known := self.memo.get(id(obj))) is not None:
            self.write(self.get(known[0]))
            return
        override = getattr(self, "reducer_override", _ABSENT)
        reduced = NotImplemented if override is _ABSENT else override(obj)
        if reduced is NotImplemented:
            if (own := self.dispatch.get(type(obj))) is not None:
                own(self, obj)
                return
            reduced = self._reduce(obj)
        if reduced is _BY_NAME:
            self.save_global(obj)
        elif isinstance(reduced, str):
            self.save_global(obj, reduced)
        else:
            self._save_reduced(reduced, obj)

    def _reduce(self, obj):
        """Return what the object is reduced to."""
        cls = type(obj)
        table = getattr(self, "dispatch_table", dispatch_table)
        if (reduce := table.get(cls, _ABSENT)) is not _ABSENT:
            return reduce(obj)
        if issubclass(cls, type):
            return _BY_NAME
        if (reduce := getattr(obj, "__reduce_ex__", _ABSENT)) is not _ABSENT:
            return reduce(self.proto)
        if (reduce := getattr(obj, "__reduce__", _ABSENT)) is not _ABSENT:
            return reduce()
        raise PicklingError("Can't pickle %r object: %r" % (cls.__name__, obj))

    def _save_reduced(self, reduced, obj):
        try:
            if not isinstance(reduced, tuple):
                raise PicklingError(f"__reduce__ must return a string or tuple, not {_name(reduced)}")
            if not 1 < len(reduced) < 7:
                raise PicklingError("tuple returned by __reduce__ must contain 2 through 6 elements")
            self.save_reduce(*reduced, obj=obj)
        except BaseException as e:
            e.add_note(f"when serializing {_name(obj)} object")
            raise

    def save_pers(self, pid):
        if self.bin:
            self.save(pid, save_persistent_id=False)
            self.write(BINPERSID)
            return
        try:
            self.write(PERSID + str(pid).encode("ascii") + b"\n")
        except UnicodeEncodeError:
            raise PicklingError("persistent IDs in protocol 0 must be ASCII strings")

    def save_reduce(self, func, args, state=None, listitems=None, dictitems=None, state_setter=None, *, obj=None):
        """Write what __reduce__ returned."""
        if not callable(func):
            raise PicklingError(f"first item of the tuple returned by __reduce__ must be callable, not {_name(func)}")
        if not isinstance(args, tuple):
            raise PicklingError(f"second item of the tuple returned by __reduce__ must be a tuple, not {_name(args)}")
        save, write = self.save, self.write
        func_name = getattr(func, "__name__", "")
        if self.proto >= 2 and func_name == "__newobj_ex__":
            cls, args, kwargs = args
            if not hasattr(cls, "__new__"):
                raise PicklingError("first argument to __newobj_ex__() has no __new__")
            if obj is not None and cls is not obj.__class__:
                raise PicklingError(f"first argument to __newobj_ex__() must be {obj.__class__!r}, not {cls!r}")
            if self.proto >= 4:
                parts, code = (cls, args, kwargs), NEWOBJ_EX
            else:
                parts, code = (_new_partial(cls, args, kwargs), ()), REDUCE
        elif self.proto >= 2 and func_name == "__newobj__":
            cls = args[0]
            if not hasattr(cls, "__new__"):
                raise PicklingError("first argument to __newobj__() has no __new__")
            if obj is not None and cls is not obj.__class__:
                raise PicklingError(f"first argument to __newobj__() must be {obj.__class__!r}, not {cls!r}")
            parts, code = (cls, args[1:]), NEWOBJ
        else:
            parts, code = (func, args), REDUCE
        for part in parts:
            save(part)
        write(code)
        # A recursive structure may have written the object meanwhile.
        if obj is not None and (meanwhile := self.memo.get(id(obj))):
            write(POP + self.get(meanwhile[0]))
        elif obj is not None:
            self.memoize(obj)
        if listitems is not None:
            self._batch_appends(listitems, obj)
        if dictitems is not None:
            self._batch_setitems(dictitems, obj)
        if state is None:
            return
        for part in (state,) if state_setter is None else (state_setter, obj, state):
            save(part)
        write(BUILD if state_setter is None else TUPLE2 + REDUCE + POP)

    dispatch = {}
    _handles = _registrar(dispatch)

    @_handles(type(None))
    def save_none(self, obj):
        self.write(NONE)

    @_handles(bool)
    def save_bool(self, obj):
        no, yes = (NEWFALSE, NEWTRUE) if self.proto >= 2 else (FALSE, TRUE)
        self.write(yes if obj else no)

    @_handles(int)
    def save_long(self, obj):
        if self.bin:
            if obj >= 0:
                if obj <= 0xFF:
                    self.write(BININT1 + bytes((obj,)))
                    return
                if obj <= 0xFFFF:
                    self.write(BININT2 + pack("<H", obj))
                    return
            if -0x80000000 <= obj <= 0x7FFFFFFF:
                self.write(BININT + pack("<i", obj))
                return
        if self.proto >= 2:
            data = encode_long(obj)
            size = len(data)
            self.write((LONG1 + bytes((size,)) if size < 256 else LONG4 + pack("<i", size)) + data)
            return
        if -0x80000000 <= obj <= 0x7FFFFFFF:
            self.write(INT + repr(obj).encode("ascii") + b"\n")
        else:
            self.write(LONG + repr(obj).encode("ascii") + b"L\n")

    @_handles(float)
    def save_float(self, obj):
        if self.bin:
            self.write(BINFLOAT + pack(">d", obj))
        else:
            self.write(FLOAT + repr(obj).encode("ascii") + b"\n")

    def _save_bytes_no_memo(self, obj):
        n = len(obj)
        if n <= 0xFF:
            self.write(SHORT_BINBYTES + bytes((n,)) + obj)
        elif n > 0xFFFFFFFF and self.proto >= 4:
            self._write_large_bytes(BINBYTES8 + pack("<Q", n), obj)
        elif n >= _FRAME_TARGET:
            self._write_large_bytes(BINBYTES + pack("<I", n), obj)
        else:
            self.write(BINBYTES + pack("<I", n) + obj)

    @_handles(bytes)
    def save_bytes(self, obj):
        if self.proto < 3:
            if not obj:
                self.save_reduce(bytes, (), obj=obj)
            else:
                import codecs
                self.save_reduce(codecs.encode, (str(obj, "latin1"), "latin1"), obj=obj)
            return
        self._save_bytes_no_memo(obj)
        self.memoize(obj)

    def _save_bytearray_no_memo(self, obj):
        n = len(obj)
        if n >= _FRAME_TARGET:
            self._write_large_bytes(BYTEARRAY8 + pack("<Q", n), obj)
        else:
            self.write(BYTEARRAY8 + pack("<Q", n) + obj)

    @_handles(bytearray)
    def save_bytearray(self, obj):
        if self.proto >= 5:
            self._save_bytearray_no_memo(obj)
            self.memoize(obj)
        else:
            self.save_reduce(bytearray, (bytes(obj),) if obj else (), obj=obj)

    @_handles(PickleBuffer)
    def save_picklebuffer(self, obj):
        if self.proto < 5:
            raise PicklingError("PickleBuffer can only be pickled with protocol >= 5")
        with obj.raw() as m:
            if not m.contiguous:
                raise PicklingError("PickleBuffer can not be pickled when pointing to a non-contiguous buffer")
            callback = self._buffer_callback
            if callback is not None and not callback(obj):  # it goes another way
                self.write(NEXT_BUFFER + READONLY_BUFFER if m.readonly else NEXT_BUFFER)
                return
            data = m.tobytes()
            if id(data) in self.memo:
                save = self._save_bytes_no_memo if m.readonly else self._save_bytearray_no_memo
            else:
                save = self.save_bytes if m.readonly else self.save_bytearray
            save(data)

    @_handles(str)
    def save_str(self, obj):
        if self.bin:
            encoded = obj.encode("utf-8", "surrogatepass")
            n = len(encoded)
            if n <= 0xFF and self.proto >= 4:
                self.write(SHORT_BINUNICODE + bytes((n,)) + encoded)
            elif n > 0xFFFFFFFF and self.proto >= 4:
                self._write_large_bytes(BINUNICODE8 + pack("<Q", n), encoded)
            elif n >= _FRAME_TARGET:
                self._write_large_bytes(BINUNICODE + pack("<I", n), encoded)
            else:
                self.write(BINUNICODE + pack("<I", n) + encoded)
        else:
            # Only what would end the line, or read as an escape, is escaped.
            for char, escape in (("\\", "\\u005c"), ("\0", "\\u0000"), ("\n", "\\u000a"), ("\r", "\\u000d"), ("\x1a", "\\u001a")):
                obj_text = obj.replace(char, escape) if char == "\\" else obj_text.replace(char, escape)
            self.write(UNICODE + obj_text.encode("raw-unicode-escape") + b"\n")
        self.memoize(obj)

    @_handles(tuple)
    def save_tuple(self, obj):
        if not obj:
            self.write(EMPTY_TUPLE if self.bin else MARK + TUPLE)
            return
        n = len(obj)
        save, memo = self.save, self.memo
        if n <= 3 and self.proto >= 2:
            for i, element in enumerate(obj):
                self._item(element, obj, i)
            if id(obj) in memo:
                self.write(POP * n + self.get(memo[id(obj)][0]))
            else:
                self.write(_tuplesize2code[n])
                self.memoize(obj)
            return
        self.write(MARK)
        for i, element in enumerate(obj):
            self._item(element, obj, i)
        if id(obj) in memo:
            # A recursive tuple was written meanwhile.
            get = self.get(memo[id(obj)][0])
            self.write(POP_MARK + get if self.bin else POP * (n + 1) + get)
            return
        self.write(TUPLE)
        self.memoize(obj)

    def _item(self, x, container, i):
        try:
            self.save(x)
        except BaseException as exc:
            exc.add_note(f"when serializing {_name(container)} item {i}")
            raise

    @_handles(list)
    def save_list(self, obj):
        self.write(EMPTY_LIST if self.bin else MARK + LIST)
        self.memoize(obj)
        self._batch_appends(obj, obj)

    def _batch_appends(self, items, obj):
        write = self.write
        if not self.bin:
            for i, x in enumerate(items):
                self._item(x, obj, i)
                write(APPEND)
            return
        it = iter(items)
        start = 0
        while True:
            batch = _take(it, _BATCH)
            n = len(batch)
            if n > 1:
                write(MARK)
                for i, x in enumerate(batch, start):
                    self._item(x, obj, i)
                write(APPENDS)
            elif n:
                self._item(batch[0], obj, start)
                write(APPEND)
            if n < _BATCH:
                return
            start += n

    @_handles(dict)
    def save_dict(self, obj):
        self.write(EMPTY_DICT if self.bin else MARK + DICT)
        self.memoize(obj)
        self._batch_setitems(obj.items(), obj)

    def _pair(self, k, v, obj):
        self.save(k)
        try:
            self.save(v)
        except BaseException as exc:
            exc.add_note(f"when serializing {_name(obj)} item {k!r}")
            raise

    def _batch_setitems(self, items, obj):
        write = self.write
        if not self.bin:
            for k, v in items:
                self._pair(k, v, obj)
                write(SETITEM)
            return
        it = iter(items)
        while True:
            batch = _take(it, _BATCH)
            n = len(batch)
            if n > 1:
                write(MARK)
                for k, v in batch:
                    self._pair(k, v, obj)
                write(SETITEMS)
            elif n:
                self._pair(*batch[0], obj)
                write(SETITEM)
            if n < _BATCH:
                return

    @_handles(set)
    def save_set(self, obj):
        if self.proto < 4:
            self.save_reduce(set, (list(obj),), obj=obj)
            return
        self.write(EMPTY_SET)
        self.memoize(obj)
        it = iter(obj)
        while True:
            batch = _take(it, _BATCH)
            n = len(batch)
            if n > 0:
                self.write(MARK)
                for item in batch:
                    self.save(item)
                self.write(ADDITEMS)
            if n < _BATCH:
                return

    @_handles(frozenset)
    def save_frozenset(self, obj):
        if self.proto < 4:
            self.save_reduce(frozenset, (list(obj),), obj=obj)
            return
        self.write(MARK)
        for item in obj:
            self.save(item)
        if id(obj) in self.memo:
            self.write(POP_MARK + self.get(self.memo[id(obj)][0]))
            return
        self.write(FROZENSET)
        self.memoize(obj)

    @_handles(FunctionType)
    def save_global(self, obj, name=None):
        """Write a reference to a class or function by module and name."""
        module_name, name, code = _find_global(obj, name, self.proto >= 2)
        if code is not None:
            if code <= 0xFF:
                self.write(EXT1 + bytes((code,)))
            elif code <= 0xFFFF:
                self.write(EXT2 + pack("<H", code))
            else:
                self.write(EXT4 + pack("<i", code))
            return
        if self.proto >= 4:
            self.save(module_name)
            self.save(name)
            self.write(STACK_GLOBAL)
        elif "." in name:
            # Nested classes, before protocol 4: getattr(outer, "inner").
            path = name.split(".")
            save = self.save
            save_parts = path[1:]
            for _ in save_parts:
                save(getattr)
                if self.proto < 2:
                    self.write(MARK)
            self._save_toplevel_by_name(module_name, path[0])
            for attr in save_parts:
                save(attr)
                self.write(TUPLE if self.proto < 2 else TUPLE2)
                self.write(REDUCE)
        else:
            self._save_toplevel_by_name(module_name, name)
        self.memoize(obj)

    def _save_toplevel_by_name(self, module_name, name):
        if self.proto >= 3:
            self.write(GLOBAL + bytes(module_name, "utf-8") + b"\n" + bytes(name, "utf-8") + b"\n")
            return
        if self.fix_imports:
            module_name, name = _old_name(module_name, name)
        try:
            self.write(GLOBAL + bytes(module_name, "ascii") + b"\n" + bytes(name, "ascii") + b"\n")
        except UnicodeEncodeError:
            raise PicklingError("can't pickle global identifier %r using pickle protocol %i" % (module_name, self.proto))

    @_handles(type)
    def save_type(self, obj):
        if obj is type(None):
            self.save_reduce(type, (None,), obj=obj)
        elif obj is type(NotImplemented):
            self.save_reduce(type, (NotImplemented,), obj=obj)
        elif obj is type(...):
            self.save_reduce(type, (...,), obj=obj)
        else:
            self.save_global(obj)


def _name(obj):
    t = type(obj)
    return t.__qualname__ if t.__module__ in ("builtins", "__main__") else f"{t.__module__}.{t.__qualname__}"


def _take(it, n):
    batch = []
    for x in it:
        batch.append(x)
        if len(batch) == n:
            break
    return batch


class Unpickler:
    """Reads pickles from a file object with methods read() and readline(), perhaps readinto().

    buffers: what buffer_callback of the Pickler was given. encoding, errors: for
    strings of Python 2.
    """

    def __init__(self, file, *, fix_imports=True, encoding="ASCII", errors="strict", buffers=None):
        self._buffers = iter(buffers) if buffers is not None else None
        try:
            self._file_readline = file.readline
            self._file_read = file.read
        except AttributeError:
            raise TypeError("file must have 'read' and 'readline' attributes")
        self._file_readinto = getattr(file, "readinto", None)
        self.memo = {}
        self.encoding = encoding
        self.errors = errors
        self.proto = 0
        self.fix_imports = fix_imports

    def read(self, n):
        """Read exactly n bytes."""
        frame = self._frame
        if frame is not None:
            data = frame[self._pos:self._pos + n]
            self._pos += len(data)
            if not data and n:
                self._frame = None
                data = self._file_read(n)
            elif len(data) < n:
                raise UnpicklingError("pickle exhausted before end of frame")
        else:
            data = self._file_read(n)
        if len(data) < n:
            if not data and self._first:
                raise EOFError("Ran out of input")
            raise UnpicklingError("pickle data was truncated")
        return data

    def readline(self):
        frame = self._frame
        if frame is not None:
            end = frame.find(b"\n", self._pos)
            if end >= 0:
                data = frame[self._pos:end + 1]
                self._pos = end + 1
                return data
            if self._pos < len(frame):
                raise UnpicklingError("pickle exhausted before end of frame")
            self._frame = None
        data = self._file_readline()
        if not data.endswith(b"\n"):
            if not data:
                raise EOFError("Ran out of input") if self._first else UnpicklingError("pickle data was truncated")
            raise UnpicklingError("pickle data was truncated")
        return data

    def load(self):
        """Read a pickled object and return it."""
        if not hasattr(self, "_file_read"):
            raise UnpicklingError("Unpickler.__init__() was not called by %s.__init__()" % (self.__class__.__name__,))
        self._frame = None
        self._pos = 0
        self._first = True
        self.metastack = []
        self.stack = []
        self.append = self.stack.append
        self.proto = 0
        read, dispatch = self.read, self.dispatch
        try:
            while True:
                self._first = True
                key = read(1)
                self._first = False
                handler = dispatch.get(key[0])
                if handler is None:
                    raise UnpicklingError(f"invalid load key, {_key_text(key[0])}.")
                handler(self)
        except _Stop as stop:
            return stop.value

    def pop_mark(self):
        above, self.stack = self.stack, self.metastack.pop()
        self.append = self.stack.append
        return above

    def persistent_load(self, pid):
        """To be overridden: the object of an identification that persistent_id() gave."""
        raise UnpicklingError("unsupported persistent id encountered")

    dispatch = {}
    _handles = _registrar(dispatch)

    @_handles(PROTO[0])
    def load_proto(self):
        self.proto = self.read(1)[0]
        if self.proto > HIGHEST_PROTOCOL:
            raise ValueError(f"unsupported pickle protocol: {self.proto}")

    @_handles(FRAME[0])
    def load_frame(self):
        size, = unpack("<Q", self.read(8))
        if size > sys.maxsize:
            raise ValueError("frame size > sys.maxsize: %d" % size)
        if self._frame is not None and self._pos < len(self._frame):
            raise UnpicklingError("beginning of a new frame before end of current frame")
        data = self._file_read(size)
        if len(data) < size:
            raise UnpicklingError("pickle data was truncated")
        self._frame = bytes(data)
        self._pos = 0

    @_handles(PERSID[0])
    def load_persid(self):
        try:
            pid = self.readline()[:-1].decode("ascii")
        except UnicodeDecodeError:
            raise UnpicklingError("persistent IDs in protocol 0 must be ASCII strings")
        self.append(self.persistent_load(pid))

    @_handles(BINPERSID[0])
    def load_binpersid(self):
        self.append(self.persistent_load(self.stack.pop()))

    @_handles(NONE[0])
    def load_none(self):
        self.append(None)

    @_handles(NEWFALSE[0])
    def load_false(self):
        self.append(False)

    @_handles(NEWTRUE[0])
    def load_true(self):
        self.append(True)

    @_handles(INT[0])
    def load_int(self):
        data = self.readline()
        if data == FALSE[1:]:
            self.append(False)
        elif data == TRUE[1:]:
            self.append(True)
        else:
            self.append(int(data, 0))

    @_handles(BININT[0])
    def load_binint(self):
        self.append(unpack("<i", self.read(4))[0])

    @_handles(BININT1[0])
    def load_binint1(self):
        self.append(self.read(1)[0])

    @_handles(BININT2[0])
    def load_binint2(self):
        self.append(unpack("<H", self.read(2))[0])

    @_handles(LONG[0])
    def load_long(self):
        val = self.readline()[:-1]
        if val and val[-1] == b"L"[0]:
            val = val[:-1]
        self.append(int(val, 0))

    @_handles(LONG1[0])
    def load_long1(self):
        self.append(decode_long(self.read(self.read(1)[0])))

    @_handles(LONG4[0])
    def load_long4(self):
        n, = unpack("<i", self.read(4))
        if n < 0:
            raise UnpicklingError("LONG pickle has negative byte count")
        self.append(decode_long(self.read(n)))

    @_handles(FLOAT[0])
    def load_float(self):
        self.append(float(self.readline()[:-1]))

    @_handles(BINFLOAT[0])
    def load_binfloat(self):
        self.append(unpack(">d", self.read(8))[0])

    def _decode_string(self, value):
        if self.encoding == "bytes":
            return value
        return value.decode(self.encoding, self.errors)

    @_handles(STRING[0])
    def load_string(self):
        data = self.readline()[:-1]
        if len(data) >= 2 and data[0] == data[-1] and data[0] in b"\"'":
            data = data[1:-1]
        else:
            raise UnpicklingError("the STRING opcode argument must be quoted")
        self.append(self._decode_string(_unescape(data)))

    @_handles(BINSTRING[0])
    def load_binstring(self):
        n, = unpack("<i", self.read(4))
        if n < 0:
            raise UnpicklingError("BINSTRING pickle has negative byte count")
        self.append(self._decode_string(self.read(n)))

    @_handles(SHORT_BINSTRING[0])
    def load_short_binstring(self):
        self.append(self._decode_string(self.read(self.read(1)[0])))

    @_handles(UNICODE[0])
    def load_unicode(self):
        self.append(str(self.readline()[:-1], "raw-unicode-escape"))

    def _sized(format, size, what, convert):
        def load(self):
            n, = unpack(format, self.read(size))
            if n > sys.maxsize:
                raise UnpicklingError(f"{what} exceeds system's maximum size of {sys.maxsize} bytes")
            self.append(convert(self.read(n)))
        return load

    def _text(data):
        return str(data, "utf-8", "surrogatepass")

    dispatch[BINUNICODE[0]] = load_binunicode = _sized("<I", 4, "BINUNICODE", _text)
    dispatch[BINUNICODE8[0]] = load_binunicode8 = _sized("<Q", 8, "BINUNICODE8", _text)
    dispatch[SHORT_BINUNICODE[0]] = load_short_binunicode = _sized("<B", 1, "SHORT_BINUNICODE", _text)
    dispatch[BINBYTES[0]] = load_binbytes = _sized("<I", 4, "BINBYTES", bytes)
    dispatch[BINBYTES8[0]] = load_binbytes8 = _sized("<Q", 8, "BINBYTES8", bytes)
    dispatch[SHORT_BINBYTES[0]] = load_short_binbytes = _sized("<B", 1, "SHORT_BINBYTES", bytes)
    dispatch[BYTEARRAY8[0]] = load_bytearray8 = _sized("<Q", 8, "BYTEARRAY8", bytearray)

    @_handles(NEXT_BUFFER[0])
    def load_next_buffer(self):
        if self._buffers is None:
            raise UnpicklingError("pickle stream refers to out-of-band data but no *buffers* argument was given")
        for buffer in self._buffers:
            self.append(buffer)
            return
        raise UnpicklingError("not enough out-of-band buffers")

    @_handles(READONLY_BUFFER[0])
    def load_readonly_buffer(self):
        with memoryview(self.stack[-1]) as m:
            if not m.readonly:
                self.stack[-1] = m.toreadonly()

    @_handles(TUPLE[0])
    def load_tuple(self):
        items = self.pop_mark()
        self.append(tuple(items))

    @_handles(EMPTY_TUPLE[0])
    def load_empty_tuple(self):
        self.append(())

    @_handles(TUPLE1[0])
    def load_tuple1(self):
        self.stack[-1] = (self.stack[-1],)

    @_handles(TUPLE2[0])
    def load_tuple2(self):
        self.stack[-2:] = [(self.stack[-2], self.stack[-1])]

    @_handles(TUPLE3[0])
    def load_tuple3(self):
        self.stack[-3:] = [(self.stack[-3], self.stack[-2], self.stack[-1])]

    @_handles(EMPTY_LIST[0])
    def load_empty_list(self):
        self.append([])

    @_handles(EMPTY_DICT[0])
    def load_empty_dictionary(self):
        self.append({})

    @_handles(EMPTY_SET[0])
    def load_empty_set(self):
        self.append(set())

    @_handles(FROZENSET[0])
    def load_frozenset(self):
        items = self.pop_mark()
        self.append(frozenset(items))

    @_handles(LIST[0])
    def load_list(self):
        items = self.pop_mark()
        self.append(items)

    @_handles(DICT[0])
    def load_dict(self):
        items = self.pop_mark()
        if len(items) % 2:
            raise UnpicklingError("odd number of items for DICT")
        self.append({items[i]: items[i + 1] for i in range(0, len(items), 2)})

    def _instantiate(self, klass, args):
        if args or not isinstance(klass, type) or hasattr(klass, "__getinitargs__"):
            try:
                value = klass(*args)
            except TypeError as err:
                raise TypeError("in constructor for %s: %s" % (klass.__name__, str(err)), err.__traceback__)
        else:
            value = klass.__new__(klass)
        self.append(value)

    @_handles(INST[0])
    def load_inst(self):
        module = self.readline()[:-1].decode("ascii")
        name = self.readline()[:-1].decode("ascii")
        args = self.pop_mark()
        self._instantiate(self.find_class(module, name), args)

    @_handles(OBJ[0])
    def load_obj(self):
        args = self.pop_mark()
        cls = args.pop(0)
        self._instantiate(cls, args)

    @_handles(NEWOBJ[0])
    def load_newobj(self):
        args = self.stack.pop()
        cls = self.stack.pop()
        self.append(cls.__new__(cls, *args))

    @_handles(NEWOBJ_EX[0])
    def load_newobj_ex(self):
        kwargs = self.stack.pop()
        args = self.stack.pop()
        cls = self.stack.pop()
        self.append(cls.__new__(cls, *args, **kwargs))

    @_handles(GLOBAL[0])
    def load_global(self):
        module = self.readline()[:-1].decode("utf-8")
        name = self.readline()[:-1].decode("utf-8")
        self.append(self.find_class(module, name))

    @_handles(STACK_GLOBAL[0])
    def load_stack_global(self):
        names = self.stack.pop(), self.stack.pop()
        if not all(type(s) is str for s in names):
            raise UnpicklingError("STACK_GLOBAL requires str")
        self.append(self.find_class(*reversed(names)))

    @_handles(EXT1[0])
    def load_ext1(self):
        self.get_extension(self.read(1)[0])

    @_handles(EXT2[0])
    def load_ext2(self):
        self.get_extension(unpack("<H", self.read(2))[0])

    @_handles(EXT4[0])
    def load_ext4(self):
        self.get_extension(unpack("<i", self.read(4))[0])

    def get_extension(self, code):
        found, obj = _extension(code)
        if not found:
            obj = self.find_class(*obj)
            _remember_extension(code, obj)
        self.append(obj)

    def find_class(self, module, name):
        """Return the object of a name in a module; to be overridden to allow only some."""
        sys.audit("pickle.find_class", module, name) if hasattr(sys, "audit") else None
        if self.proto < 3 and self.fix_imports:
            module, name = _new_name(module, name)
        __import__(module, level=0)
        if self.proto >= 4 and "." in name:
            dotted_path = name.split(".")
            try:
                return _getattribute(sys.modules[module], dotted_path)
            except AttributeError:
                raise AttributeError(f"Can't resolve path {name!r} on module {sys.modules[module]!r}")
        try:
            return getattr(sys.modules[module], name)
        except AttributeError:
            raise AttributeError(f"Can't get attribute {name!r} on {sys.modules[module]!r}") from None

    @_handles(REDUCE[0])
    def load_reduce(self):
        args = self.stack.pop()
        self.stack[-1] = self.stack[-1](*args)

    @_handles(POP[0])
    def load_pop(self):
        if not self.stack:
            self.pop_mark()
        else:
            self.stack.pop()

    @_handles(POP_MARK[0])
    def load_pop_mark(self):
        self.pop_mark()

    @_handles(DUP[0])
    def load_dup(self):
        self.append(self.stack[-1])

    def _memo_get(self, i):
        try:
            self.append(self.memo[i])
        except KeyError:
            raise UnpicklingError(f"Memo value not found at index {i}") from None

    @_handles(GET[0])
    def load_get(self):
        self._memo_get(int(self.readline()[:-1]))

    @_handles(BINGET[0])
    def load_binget(self):
        self._memo_get(self.read(1)[0])

    @_handles(LONG_BINGET[0])
    def load_long_binget(self):
        self._memo_get(unpack("<I", self.read(4))[0])

    @_handles(PUT[0])
    def load_put(self):
        number = int(self.readline()[:-1])
        if number < 0:
            raise ValueError("negative PUT argument")
        self.memo[number] = self.stack[-1]

    @_handles(BINPUT[0])
    def load_binput(self):
        self.memo[self.read(1)[0]] = self.stack[-1]

    @_handles(LONG_BINPUT[0])
    def load_long_binput(self):
        self.memo[unpack("<I", self.read(4))[0]] = self.stack[-1]

    @_handles(MEMOIZE[0])
    def load_memoize(self):
        self.memo[len(self.memo)] = self.stack[-1]

    @_handles(APPEND[0])
    def load_append(self):
        value = self.stack.pop()
        self.stack[-1].append(value)

    @_handles(APPENDS[0])
    def load_appends(self):
        items = self.pop_mark()
        list_obj = self.stack[-1]
        extend = getattr(list_obj, "extend", None)
        if extend is not None:
            extend(items)
        else:
            add = list_obj.append
            for x in items:
                add(x)

    @_handles(SETITEM[0])
    def load_setitem(self):
        value = self.stack.pop()
        key = self.stack.pop()
        self.stack[-1][key] = value

    @_handles(SETITEMS[0])
    def load_setitems(self):
        items = self.pop_mark()
        d = self.stack[-1]
        for i in range(0, len(items), 2):
            d[items[i]] = items[i + 1]

    @_handles(ADDITEMS[0])
    def load_additems(self):
        items = self.pop_mark()
        to = self.stack[-1]
        if not isinstance(to, set):
            for x in items:
                to.add(x)
        else:
            to.update(items)

    @_handles(BUILD[0])
    def load_build(self):
        state = self.stack.pop()
        inst = self.stack[-1]
        setstate = getattr(inst, "__setstate__", _ABSENT)
        if setstate is not _ABSENT:
            setstate(state)
            return
        attributes, slots = state if isinstance(state, tuple) and len(state) == 2 else (state, None)
        if attributes:
            own = inst.__dict__
            for name, value in attributes.items():
                own[sys.intern(name) if type(name) is str else name] = value
        for name, value in (slots or {}).items():
            setattr(inst, name, value)

    @_handles(MARK[0])
    def load_mark(self):
        self.metastack.append(self.stack)
        self.stack = []
        self.append = self.stack.append

    @_handles(STOP[0])
    def load_stop(self):
        raise _Stop(self.stack.pop())


def _key_text(c):
    return repr(chr(c)) if 32 <= c < 127 else "'\\x%02x'" % c


class _Writer:
    """What dumps() writes to."""

    __slots__ = ("parts", "write")

    def __init__(self):
        self.parts = []
        self.write = self.parts.append


class _Reader:
    """What loads() reads from."""

    __slots__ = ("data", "pos")

    def __init__(self, data):
        self.data = data
        self.pos = 0

    def read(self, n):
        data = self.data[self.pos:self.pos + n]
        self.pos += len(data)
        return data

    def readline(self):
        end = self.data.find(b"\n", self.pos) + 1 or len(self.data)
        data = self.data[self.pos:end]
        self.pos = end
        return data


def dump(obj, file, protocol=None, *, fix_imports=True, buffer_callback=None):
    """Write a pickle of obj to a file object. The arguments are those of Pickler()."""
    _Pickler(file, protocol, fix_imports=fix_imports, buffer_callback=buffer_callback).dump(obj)


def dumps(obj, protocol=None, *, fix_imports=True, buffer_callback=None):
    """Return a pickle of obj as bytes. The arguments are those of Pickler()."""
    out = _Writer()
    _Pickler(out, protocol, fix_imports=fix_imports, buffer_callback=buffer_callback).dump(obj)
    return b"".join(out.parts)


def load(file, *, fix_imports=True, encoding="ASCII", errors="strict", buffers=None):
    """Read a pickled object from a file object and return it. The arguments are those of Unpickler()."""
    return _Unpickler(file, fix_imports=fix_imports, encoding=encoding, errors=errors, buffers=buffers).load()


def loads(data, /, *, fix_imports=True, encoding="ASCII", errors="strict", buffers=None):
    """Return the object of a pickle in a bytes-like object. The arguments are those of Unpickler()."""
    if isinstance(data, str):
        raise TypeError("a bytes-like object is required, not 'str'")
    if not isinstance(data, bytes):
        data = bytes(memoryview(data))
    return _Unpickler(_Reader(data), fix_imports=fix_imports, encoding=encoding, errors=errors, buffers=buffers).load()


# The same in Go is what is used; the above is for those who build on it.
_Pickler, _Unpickler = Pickler, Unpickler
_dump, _dumps, _load, _loads = dump, dumps, load, loads

from _pickle import Pickler, Unpickler, dump, dumps, load, loads
