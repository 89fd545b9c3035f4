"""Weak references, and containers and finalizers made of them."""

from _weakref import (CallableProxyType, ProxyType, ReferenceType, _remove_dead_weakref, getweakrefcount,
                      getweakrefs, proxy, ref)
from _weakrefset import WeakSet
import _collections_abc
import sys

__all__ = ["ref", "proxy", "getweakrefcount", "getweakrefs", "WeakKeyDictionary", "ReferenceType", "ProxyType",
           "CallableProxyType", "ProxyTypes", "WeakValueDictionary", "WeakSet", "WeakMethod", "finalize"]

ProxyTypes = (ProxyType, CallableProxyType)

_collections_abc.MutableSet.register(WeakSet)


class WeakMethod(ref):
    """A weak reference to a bound method."""

    __slots__ = "_func_ref", "_meth_type", "_alive", "__weakref__"

    def __new__(cls, meth, callback=None):
        parts = [getattr(meth, name, None) for name in ("__self__", "__func__")]
        if None in parts:
            raise TypeError(f"argument should be a bound method, not {type(meth)}")

        def gone(_):
            # The callback runs once, for whichever of the two dies first.
            self = self_ref()
            if self._alive:
                self._alive = False
                if callback is not None:
                    callback(self)

        self = ref.__new__(cls, parts[0], gone)
        self._func_ref = ref(parts[1], gone)
        self._meth_type = type(meth)
        self._alive = True
        self_ref = ref(self)
        return self

    def __call__(self):
        parts = self._func_ref(), super().__call__()
        return None if None in parts else self._meth_type(*parts)

    def __eq__(self, other):
        if not isinstance(other, WeakMethod):
            return NotImplemented
        if not self._alive or not other._alive:
            return self is other
        return ref.__eq__(self, other) and self._func_ref == other._func_ref

    def __ne__(self, other):
        equal = self.__eq__(other)
        return equal if equal is NotImplemented else not equal

    __hash__ = ref.__hash__


class KeyedRef(ref):
    """A reference that knows the key of its object in a dictionary."""

    __slots__ = ("key",)

    def __new__(type, ob, callback, key):
        made = super().__new__(type, ob, callback)
        made.key = key
        return made

    def __init__(self, ob, callback, key):
        super().__init__(ob, callback)


class _WeakMapping(_collections_abc.MutableMapping):
    """What the two kinds of mapping share. Their data has references, which may be dead."""

    def __repr__(self):
        return f"<{self.__class__.__name__} at {id(self):#x}>"

    def __iter__(self):
        return self.keys()

    def update(self, other=None, /, **kwargs):
        if other is not None and not hasattr(other, "items"):
            other = dict(other)
        for source in filter(None, (other, kwargs)):
            for key, value in source.items():
                self[key] = value

    def _united(self, *others):
        for other in others:
            self.update(other)
        return self

    def __ior__(self, other):
        return self._united(other)

    def __or__(self, other):
        return self.copy()._united(other) if isinstance(other, _collections_abc.Mapping) else NotImplemented

    def __ror__(self, other):
        return self.__class__()._united(other, self) if isinstance(other, _collections_abc.Mapping) else NotImplemented


class WeakValueDictionary(_WeakMapping):
    """A mapping that does not keep its values alive: an entry goes with its value."""

    def __init__(self, other=(), /, **kw):
        def forget(entry, me=ref(self)):
            self = me()
            if self is not None:
                _remove_dead_weakref(self.data, entry.key)

        self.data, self._remove = {}, forget
        self.update(other, **kw)

    # What is still there. Entries come and go while a program looks at them: at a copy.

    def __len__(self):
        return len([entry for entry in self.data.copy().values() if entry() is not None])

    def keys(self):
        for key, entry in self.data.copy().items():
            if entry() is not None:
                yield key

    def values(self):
        for entry in self.data.copy().values():
            if (value := entry()) is not None:
                yield value

    def items(self):
        for key, entry in self.data.copy().items():
            if (value := entry()) is not None:
                yield key, value

    def __contains__(self, key):
        entry = self.data.get(key)
        return entry is not None and entry() is not None

    def __getitem__(self, key):
        value = self.data[key]()
        if value is None:
            raise KeyError(key)
        return value

    def __setitem__(self, key, value):
        self.data[key] = KeyedRef(value, self._remove, key)

    def __delitem__(self, key):
        del self.data[key]

    def get(self, key, default=None):
        entry = self.data.get(key)
        value = None if entry is None else entry()
        return default if value is None else value

    def setdefault(self, key, default=None):
        value = self.get(key)
        if value is None:
            self[key] = value = default
        return value

    def pop(self, key, *args):
        entry = self.data.pop(key, None)
        value = entry and entry()
        if value is not None:
            return value
        if not args:
            raise KeyError(key)
        return args[0]

    def popitem(self):
        value = None
        while value is None:
            key, entry = self.data.popitem()
            value = entry()
        return key, value

    def itervaluerefs(self):
        """Iterate over the references to the values; some may be dead when they are looked at."""
        return iter(self.valuerefs())

    def valuerefs(self):
        """Return a list of the references to the values."""
        return list(self.data.values())

    def copy(self):
        return WeakValueDictionary()._united(self)

    __copy__ = copy

    def __deepcopy__(self, memo):
        from copy import deepcopy
        copied = self.__class__()
        for key, value in self.items():
            copied[deepcopy(key, memo)] = value
        return copied


class WeakKeyDictionary(_WeakMapping):
    """A mapping that does not keep its keys alive: an entry goes with its key."""

    def __init__(self, dict=None):
        def forget(entry, me=ref(self)):
            self = me()
            if self is not None:
                self.data.pop(entry, None)

        self.data, self._remove = {}, forget
        self.update(dict)

    def __len__(self):
        return len([entry for entry in self.data.copy() if entry() is not None])

    def keys(self):
        for entry in self.data.copy():
            if (key := entry()) is not None:
                yield key

    def values(self):
        for entry, value in self.data.copy().items():
            if entry() is not None:
                yield value

    def items(self):
        for entry, value in self.data.copy().items():
            if (key := entry()) is not None:
                yield key, value

    def __contains__(self, key):
        try:
            return ref(key) in self.data
        except TypeError:
            return False  # what has no weak references is no key

    def __getitem__(self, key):
        return self.data[ref(key)]

    def __setitem__(self, key, value):
        self.data[ref(key, self._remove)] = value

    def __delitem__(self, key):
        del self.data[ref(key)]

    def get(self, key, default=None):
        return self.data.get(ref(key), default)

    def setdefault(self, key, default=None):
        return self.data.setdefault(ref(key, self._remove), default)

    def pop(self, key, *args):
        return self.data.pop(ref(key), *args)

    def popitem(self):
        key = None
        while key is None:
            entry, value = self.data.popitem()
            key = entry()
        return key, value

    def keyrefs(self):
        """Return a list of the references to the keys."""
        return list(self.data)

    def copy(self):
        return WeakKeyDictionary()._united(self)

    __copy__ = copy

    def __deepcopy__(self, memo):
        from copy import deepcopy
        copied = self.__class__()
        for key, value in self.items():
            copied[key] = deepcopy(value, memo)
        return copied


class _Call:
    """What a finalizer does, and when: number tells the order."""

    __slots__ = "weakref", "func", "args", "kwargs", "atexit", "number"

    def __init__(self, weakref, func, args, kwargs, number):
        self.weakref, self.func, self.args, self.kwargs, self.number = weakref, func, args, kwargs, number
        self.atexit = True


class finalize:
    """Calls a function when an object dies, or at exit if it is still alive then."""

    __slots__ = ()
    _registry = {}
    _count = 0
    _shutdown = _registered_with_atexit = False

    def __init__(self, obj, func, /, *args, **kwargs):
        if not finalize._registered_with_atexit:
            import atexit
            finalize._registered_with_atexit = True
            atexit.register(self._exitfunc)
        self._registry[self] = _Call(ref(obj, self), func, args, kwargs, finalize._count)
        finalize._count += 1

    def __call__(self, _=None):
        """Run the function, if that has not been done, and return what it gives."""
        call = self._registry.pop(self, None)
        if call and not self._shutdown:
            return call.func(*call.args, **call.kwargs)

    def _find(self):
        """Return the call and its object, None for what there is no more."""
        call = self._registry.get(self)
        return call, call and call.weakref()

    def peek(self):
        """Return (obj, func, args, kwargs), or None when dead."""
        call, obj = self._find()
        if obj is not None:
            return obj, call.func, call.args, call.kwargs

    def detach(self):
        """Forget about it: return (obj, func, args, kwargs), or None when dead."""
        found = self.peek()
        if found is not None and self._registry.pop(self, None):
            return found

    @property
    def alive(self):
        """Whether it has still to run."""
        return self in self._registry

    def _set_atexit(self, value):
        if call := self._registry.get(self):
            call.atexit = bool(value)

    atexit = property(lambda self: self.alive and self._registry[self].atexit, _set_atexit, doc="Whether it runs at exit.")
    del _set_atexit

    def __repr__(self):
        obj = self._find()[1]
        what = "dead" if obj is None else f"for {type(obj).__qualname__!r} at {id(obj):#x}"
        return f"<{type(self).__name__} object at {id(self):#x}; {what}>"

    @classmethod
    def _exitfunc(cls):
        """Run those that are left, the newest first; they may add others."""
        try:
            while todo := [(call.number, f) for f, call in cls._registry.items() if call.atexit]:
                try:
                    max(todo, key=lambda pair: pair[0])[1]()
                except Exception:
                    sys.excepthook(*sys.exc_info())
        finally:
            finalize._shutdown = True
