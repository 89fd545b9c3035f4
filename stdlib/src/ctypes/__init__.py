"""As much of ctypes as raising an exception in another thread takes.

There is no C here. pythonapi has PyThreadState_SetAsyncExc, and a few kinds of
numbers exist to call it with.
"""

import hognose as _hognose

__all__ = ["c_long", "c_ulong", "c_int", "c_uint", "c_longlong", "c_ulonglong", "c_size_t", "c_ssize_t", "c_void_p", "py_object", "pythonapi", "sizeof", "ArgumentError"]


class ArgumentError(Exception):
    """An argument of a foreign function has the wrong type."""


class _Number:
    """An int that wraps around as the C type of its size does."""

    _bits = 64
    _signed = True
    __slots__ = ("_value",)

    def __init__(self, value=0):
        self.value = value

    @property
    def value(self):
        return self._value

    @value.setter
    def value(self, value):
        if isinstance(value, float) or not hasattr(value, "__index__"):
            raise TypeError("an integer is required (got type %s)" % type(value).__name__)
        n = value.__index__() & ((1 << self._bits) - 1)
        if self._signed and n >> (self._bits - 1):
            n -= 1 << self._bits
        self._value = n

    def __repr__(self):
        return "%s(%r)" % (type(self).__name__, self._value)

    def __bool__(self):
        return self._value != 0


def _number(name, bits, signed):
    return type(name, (_Number,), {"_bits": bits, "_signed": signed, "__slots__": (), "__module__": __name__})


c_long = _number("c_long", 64, True)
c_ulong = _number("c_ulong", 64, False)
c_int = _number("c_int", 32, True)
c_uint = _number("c_uint", 32, False)
c_longlong, c_ulonglong, c_size_t, c_ssize_t = c_long, c_ulong, c_ulong, c_long


class c_void_p(_number("c_void_p", 64, False)):
    __slots__ = ()

    def __init__(self, value=None):
        super().__init__(value or 0)


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
    """Return the size of a number's C type in bytes."""
    if isinstance(kind, py_object) or kind is py_object:
        return 8
    return kind._bits // 8


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
        if isinstance(ident, _Number):
            ident = ident.value
        elif not isinstance(ident, int):
            raise ArgumentError("argument 1: TypeError: Don't know how to convert parameter 1")
        if isinstance(exc, py_object):
            exc = None if exc._value is _NULL else exc._value
        elif isinstance(exc, _Number):
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
