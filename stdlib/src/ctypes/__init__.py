"""As much of ctypes as does without C: numbers and arrays laid out as C has them, and raising an exception in another thread.

There are no libraries to load here. pythonapi has PyThreadState_SetAsyncExc.
"""

import hognose as _hognose
import struct as _struct
from types import GenericAlias as _GenericAlias

__all__ = ["c_bool", "c_byte", "c_ubyte", "c_char", "c_short", "c_ushort", "c_int", "c_uint", "c_long", "c_ulong", "c_longlong",
           "c_ulonglong", "c_int8", "c_int16", "c_int32", "c_int64", "c_uint8", "c_uint16", "c_uint32", "c_uint64", "c_size_t",
           "c_ssize_t", "c_float", "c_double", "c_void_p", "py_object", "pythonapi", "sizeof", "Array", "ArgumentError",
           "CDLL", "LibraryLoader", "cdll"]


class ArgumentError(Exception):
    """An argument of a foreign function has the wrong type."""


class _Type(type):
    """The class of C types: multiplied, one gives the type of arrays of it."""

    def __mul__(cls, length):
        if length < 0:
            raise ValueError("Array length must be >= 0, not %d" % length)
        return _Type("%s_Array_%d" % (cls.__name__, length), (Array,), {"_type_": cls, "_length_": length, "_size": cls._size * length})

    __rmul__ = __mul__


class _Data(metaclass=_Type):
    """An object in memory that C could look at."""

    __slots__ = ("_memory",)
    _size = 0

    def __init__(self):
        self._memory = memoryview(bytearray(self._size))

    def __buffer__(self, flags):
        return self._memory.cast("B")


class _Simple(_Data):
    """A number of a C type; an int wraps around as it does there."""

    __slots__ = ()
    _bits = 0  # of an int

    def __init__(self, value=None):
        super().__init__()
        if value is not None:
            self.value = value

    @property
    def value(self):
        return _struct.unpack_from(self._type_, self._memory)[0]

    @value.setter
    def value(self, value):
        if self._bits:
            if isinstance(value, float) or not hasattr(value, "__index__"):
                raise TypeError("an integer is required (got type %s)" % type(value).__name__)
            value = value.__index__() & ((1 << self._bits) - 1)
            if self._type_.islower() and value >> (self._bits - 1):
                value -= 1 << self._bits
        try:
            _struct.pack_into(self._type_, self._memory, 0, value)
        except _struct.error as e:
            raise TypeError(str(e)) from None

    def __buffer__(self, flags):
        return self._memory.cast("c" if self._type_ == "c" else self._type_)

    def __repr__(self):
        return "%s(%r)" % (type(self).__name__, self.value)

    def __bool__(self):
        return bool(self.value) and self.value != b"\0"


def _simple(name, code):
    size = _struct.calcsize(code)
    return _Type(name, (_Simple,), {"_type_": code, "_size": size, "_bits": 8 * size if code in "bBhHiIqQ" else 0,
                                    "__slots__": (), "__module__": __name__})


c_bool, c_char, c_float, c_double = _simple("c_bool", "?"), _simple("c_char", "c"), _simple("c_float", "f"), _simple("c_double", "d")
c_byte, c_ubyte, c_short, c_ushort = _simple("c_byte", "b"), _simple("c_ubyte", "B"), _simple("c_short", "h"), _simple("c_ushort", "H")
c_int, c_uint, c_long, c_ulong = _simple("c_int", "i"), _simple("c_uint", "I"), _simple("c_long", "q"), _simple("c_ulong", "Q")
c_longlong, c_ulonglong, c_size_t, c_ssize_t = c_long, c_ulong, c_ulong, c_long
c_int8, c_uint8, c_int16, c_uint16 = c_byte, c_ubyte, c_short, c_ushort
c_int32, c_uint32, c_int64, c_uint64 = c_int, c_uint, c_long, c_ulong
c_void_p = _simple("c_void_p", "Q")


class Array(_Data):
    """Items of one type, one behind the other: an instance of a type such as c_int * 3."""

    __slots__ = ("_items",)
    _type_ = _length_ = None
    __class_getitem__ = classmethod(_GenericAlias)

    def __init__(self, *values):
        if self._length_ is None:
            raise AttributeError("class must define a '_length_' attribute")
        super().__init__()
        self._items = []
        for i in range(self._length_):
            item = self._type_()
            self._place(item, i * self._type_._size)
            self._items.append(item)
        if len(values) > self._length_:
            raise IndexError("invalid index")
        for i, value in enumerate(values):
            self[i] = value

    def _place(self, item, at):
        """Let an item live in the memory of this array."""
        item._memory = self._memory[at:at + item._size]
        for i, inner in enumerate(getattr(item, "_items", ())):
            item._place(inner, i * inner._size)

    def __len__(self):
        return self._length_

    def __getitem__(self, i):
        found = self._items[i]
        if isinstance(i, slice):
            values = [item.value if isinstance(item, _Simple) else item for item in found]
            return b"".join(values) if self._type_ is c_char else values
        return found.value if isinstance(found, _Simple) else found

    def __setitem__(self, i, value):
        for item, v in zip(self._items[i], value, strict=True) if isinstance(i, slice) else [(self._items[i], value)]:
            if not isinstance(item, _Simple):
                item[:] = v
            else:
                item.value = v.value if isinstance(v, _Simple) else v

    def __buffer__(self, flags):
        kind, shape = type(self), []
        while issubclass(kind, Array):
            shape.append(kind._length_)
            kind = kind._type_
        return self._memory.cast(kind._type_, shape)


class CDLL:
    """A library of C functions; none can be loaded."""

    def __init__(self, name, *args, **kwargs):
        raise OSError("%s: there is no C here to load libraries with" % (name,))


class LibraryLoader:
    """Loads the library that an attribute names."""

    __class_getitem__ = classmethod(_GenericAlias)

    def __init__(self, dlltype):
        self._dlltype = dlltype

    def LoadLibrary(self, name):
        return self._dlltype(name)

    __getitem__ = LoadLibrary

    def __getattr__(self, name):
        if name[0] == "_":
            raise AttributeError(name)
        return self._dlltype(name)


cdll = LibraryLoader(CDLL)
_NULL = object()


class py_object:
    """A reference to any object; without an argument it refers to none."""

    __slots__ = ("_value",)

    def __init__(self, value=_NULL):
        self._value = value

    @property
    def value(self):
        if self._value is _NULL:
            raise ValueError("PyObject is NULL")
        return self._value

    @value.setter
    def value(self, value):
        self._value = value

    def __repr__(self):
        return "py_object(%s)" % ("<NULL>" if self._value is _NULL else repr(self._value))


def sizeof(kind):
    """Return the size of a C type, or of an object of one, in bytes."""
    return 8 if isinstance(kind, py_object) or kind is py_object else kind._size


class _SetAsyncExc:
    """PyThreadState_SetAsyncExc(thread identifier, exception class).

    Returns how many threads it will be raised in, 1 or 0. None, 0 or py_object()
    instead of an exception takes back what is still pending.
    """

    __name__ = "PyThreadState_SetAsyncExc"

    def __init__(self):
        self.argtypes = None
        self.restype = c_int

    def __call__(self, ident, exc):
        if isinstance(ident, _Simple):
            ident = ident.value
        elif not isinstance(ident, int):
            raise ArgumentError("argument 1: TypeError: Don't know how to convert parameter 1")
        if isinstance(exc, py_object):
            exc = None if exc._value is _NULL else exc._value
        elif isinstance(exc, _Simple):
            exc = None if not exc else exc
        elif type(exc) is int and exc == 0:
            exc = None
        elif exc is not None and self.argtypes is None:
            raise ArgumentError("argument 2: TypeError: Don't know how to convert parameter 2")
        return _hognose.set_async_exc(ident, exc)


class _PythonAPI:
    """The functions of Python's C API that there are: one."""

    def __init__(self):
        self.PyThreadState_SetAsyncExc = _SetAsyncExc()

    def __getattr__(self, name):
        raise AttributeError("function '%s' is not available: hognose has no C API" % name)

    def __getitem__(self, name):
        return getattr(self, name)


pythonapi = _PythonAPI()
