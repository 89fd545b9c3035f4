"""Names of the types that have none among the builtins, and tools for making classes."""

from _types import *

CapsuleType = type("PyCapsule", (), {})


def new_class(name, bases=(), kwds=None, exec_body=None):
    """Create a class as a class statement does."""
    resolved = resolve_bases(bases)
    meta, ns, kwds = prepare_class(name, resolved, kwds)
    if exec_body is not None:
        exec_body(ns)
    if resolved is not bases:
        ns["__orig_bases__"] = bases
    return meta(name, resolved, ns, **kwds)


def resolve_bases(bases):
    """Replace bases that are not classes by what their __mro_entries__ gives."""
    new = []
    changed = False
    for base in bases:
        if not isinstance(base, type) and hasattr(base, "__mro_entries__"):
            entries = base.__mro_entries__(bases)
            if not isinstance(entries, tuple):
                raise TypeError("__mro_entries__ must return a tuple")
            new.extend(entries)
            changed = True
        else:
            new.append(base)
    return tuple(new) if changed else bases


def prepare_class(name, bases=(), kwds=None):
    """Find the metaclass and call its __prepare__."""
    kwds = dict(kwds) if kwds is not None else {}
    if "metaclass" in kwds:
        meta = kwds.pop("metaclass")
    else:
        meta = type(bases[0]) if bases else type
    if isinstance(meta, type):
        for base in bases:
            other = type(base)
            if issubclass(meta, other):
                continue
            if issubclass(other, meta):
                meta = other
                continue
            raise TypeError("metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass "
                            "of the metaclasses of all its bases")
    ns = meta.__prepare__(name, bases, **kwds) if hasattr(meta, "__prepare__") else {}
    return meta, ns, kwds


def get_original_bases(cls, /):
    """Return the bases as the class statement had them."""
    try:
        return cls.__dict__.get("__orig_bases__", cls.__bases__)
    except AttributeError:
        raise TypeError(f"Expected an instance of type, not {type(cls).__name__!r}") from None


class DynamicClassAttribute:
    """A property whose lookup on the class goes to __getattr__ of the metaclass."""

    def __init__(self, fget=None, fset=None, fdel=None, doc=None):
        self.fget, self.fset, self.fdel = fget, fset, fdel
        self.overwrite_doc = doc is None
        self.__doc__ = doc or getattr(fget, "__doc__", None)
        self.__isabstractmethod__ = bool(getattr(fget, "__isabstractmethod__", False))

    def __get__(self, instance, ownerclass=None):
        if instance is not None:
            return self._accessor(self.fget, "unreadable attribute")(instance)
        if not self.__isabstractmethod__:
            raise AttributeError  # So that the metaclass is asked.
        return self

    def __set__(self, instance, value):
        self._accessor(self.fset, "can't set attribute")(instance, value)

    def __delete__(self, instance):
        self._accessor(self.fdel, "can't delete attribute")(instance)

    @staticmethod
    def _accessor(function, message):
        if function is None:
            raise AttributeError(message)
        return function

    def _copy(self, fget, fset, fdel, doc):
        copied = type(self)(fget, fset, fdel, doc)
        copied.overwrite_doc = self.overwrite_doc
        return copied

    def getter(self, fget):
        """Return a copy with another function for reading, whose documentation counts too."""
        doc = fget.__doc__ if self.overwrite_doc else None
        return self._copy(fget, self.fset, self.fdel, doc or self.__doc__)

    def setter(self, fset):
        """Return a copy with another function for setting."""
        return self._copy(self.fget, fset, self.fdel, self.__doc__)

    def deleter(self, fdel):
        """Return a copy with another function for deleting."""
        return self._copy(self.fget, self.fset, fdel, self.__doc__)


__all__ = [n for n in globals() if not n.startswith("_")]


class _GeneratorWrapper:
    """Makes an awaitable of an object that has a generator's methods."""

    def __init__(self, gen):
        self.__wrapped = gen
        self.__isgen = gen.__class__ is GeneratorType
        self.__name__ = getattr(gen, "__name__", None)
        self.__qualname__ = getattr(gen, "__qualname__", None)

    def __iter__(self):
        return self.__wrapped if self.__isgen else self

    __await__ = __iter__

    def __next__(self):
        return next(self.__wrapped)

    def send(self, val):
        """Go on with a value."""
        return self.__wrapped.send(val)

    def throw(self, tp, *rest):
        """Go on with an exception."""
        return self.__wrapped.throw(tp, *rest)

    def close(self):
        """End it."""
        return self.__wrapped.close()

    # What a generator tells about itself, under a coroutine's names too.

    def _told(name):
        return property(lambda self: getattr(self.__wrapped, name))

    gi_code, gi_frame, gi_running, gi_yieldfrom, gi_suspended = map(
        _told, ("gi_code", "gi_frame", "gi_running", "gi_yieldfrom", "gi_suspended"))
    cr_code, cr_frame, cr_running, cr_await, cr_suspended = gi_code, gi_frame, gi_running, gi_yieldfrom, gi_suspended
    del _told


def coroutine(func):
    """Turn a function that returns a generator into one that returns an awaitable."""
    if not callable(func):
        raise TypeError("types.coroutine() expects a callable")
    if func.__class__ is FunctionType and getattr(func, "__code__", None).__class__ is CodeType:
        flags = func.__code__.co_flags
        if flags & 0x180:  # a coroutine function, or one that was here before
            return func
        if flags & 0x20:  # a generator function
            func.__code__ = func.__code__.replace(co_flags=flags | 0x100)
            return func
    import functools
    import _collections_abc

    def awaitable(*args, **kwargs):
        result = func(*args, **kwargs)
        if isinstance(result, CoroutineType) or isinstance(result, GeneratorType) and result.gi_code.co_flags & 0x100:
            return result
        if isinstance(result, _collections_abc.Coroutine) or not isinstance(result, _collections_abc.Generator):
            return result
        return _GeneratorWrapper(result)

    return functools.wraps(func)(awaitable)
