"""The abstract base classes behind collections.abc."""

from abc import ABCMeta, abstractmethod

__all__ = ["Awaitable", "Coroutine", "AsyncIterable", "AsyncIterator", "AsyncGenerator", "Hashable", "Iterable",
           "Iterator", "Generator", "Reversible", "Sized", "Container", "Callable", "Collection", "Set",
           "MutableSet", "Mapping", "MutableMapping", "MappingView", "KeysView", "ItemsView", "ValuesView",
           "Sequence", "MutableSequence", "ByteString", "Buffer"]

GenericAlias = type(list[int])


def _check_methods(cls, *methods):
    """Whether the class has all these methods: True, or NotImplemented. One that is None does not count."""
    spaces = [base.__dict__ for base in cls.__mro__]
    for name in methods:
        found = next((space[name] for space in spaces if name in space), None)
        if found is None:
            return NotImplemented
    return True


def _known_by(*methods):
    """Decorate an abstract class: a class that has the methods counts as its subclass (but not of what derives from it)."""
    def decorate(abstract):
        def hook(cls, candidate):
            return _check_methods(candidate, *methods) if cls is abstract else NotImplemented
        hook.__name__ = "__subclasshook__"
        hook.__qualname__ = f"{abstract.__qualname__}.__subclasshook__"
        abstract.__subclasshook__ = classmethod(hook)
        return abstract
    return decorate


def _same(a, b):
    """Equality as containers see it: a NaN is in the list that holds it."""
    return a is b or a == b


def _raise_thrown(typ, val, tb):
    """Raise what the arguments of a generator's throw() say."""
    error = val
    if error is None:
        if tb is None:
            raise typ
        error = typ()
    if tb is not None:
        error = error.with_traceback(tb)
    raise error


# What has one method.

@_known_by("__hash__")
class Hashable(metaclass=ABCMeta):
    __slots__ = ()

    @abstractmethod
    def __hash__(self):
        return 0


@_known_by("__len__")
class Sized(metaclass=ABCMeta):
    __slots__ = ()

    @abstractmethod
    def __len__(self):
        return 0


@_known_by("__contains__")
class Container(metaclass=ABCMeta):
    __slots__ = ()
    __class_getitem__ = classmethod(GenericAlias)

    @abstractmethod
    def __contains__(self, x):
        return False


@_known_by("__buffer__")
class Buffer(metaclass=ABCMeta):
    __slots__ = ()

    @abstractmethod
    def __buffer__(self, flags, /):
        raise NotImplementedError


class _CallableGenericAlias(GenericAlias):
    """Callable[[A, B], R]: its arguments are kept as (A, B, R)."""

    __slots__ = ()

    def __new__(cls, origin, args):
        if not isinstance(args, tuple) or len(args) != 2:
            raise TypeError("Callable must be used as Callable[[arg, ...], result].")
        params, result = args
        if isinstance(params, (list, tuple)):
            flat = (*params, result)
        elif params is Ellipsis or _stands_for_params(params):
            flat = args
        else:
            raise TypeError(f"Expected a list of types, an ellipsis, ParamSpec, or Concatenate. Got {params}")
        return super().__new__(cls, origin, flat)

    def __repr__(self):
        args = self.__args__
        if len(args) == 2 and _stands_for_params(args[0]):
            return super().__repr__()
        from annotationlib import type_repr
        *params, result = map(type_repr, args)
        inner = "..." if args[0] is Ellipsis and len(args) == 2 else f"[{', '.join(params)}]"
        return f"collections.abc.Callable[{inner}, {result}]"

    def __reduce__(self):
        args = self.__args__
        if not (len(args) == 2 and _stands_for_params(args[0])) and args[0] is not Ellipsis:
            args = list(args[:-1]), args[-1]
        return _CallableGenericAlias, (Callable, args)

    def __getitem__(self, item):
        # What is put in for a parameter specification may be a list of types.
        if not isinstance(item, tuple):
            item = (item,)
        if len(self.__parameters__) == 1 and _stands_for_params(self.__parameters__[0]):
            if not (len(item) == 1 and (item[0] is Ellipsis or isinstance(item[0], (list, tuple)) or _stands_for_params(item[0]))):
                item = (list(item),)
        args = super().__getitem__(item).__args__
        if not isinstance(args[0], (tuple, list)):
            *params, result = args
            return _CallableGenericAlias(Callable, (args[0] if len(args) == 2 and (args[0] is Ellipsis or _stands_for_params(args[0])) else params, result))
        params = args[0]
        return _CallableGenericAlias(Callable, (list(params), args[-1]))


def _stands_for_params(obj):
    """Whether a value may be the first argument of Callable: a ParamSpec or a Concatenate."""
    cls = type(obj)
    if cls.__module__ not in ("typing", "_typing"):
        return False
    return cls.__name__ in ("ParamSpec", "_ConcatenateGenericAlias")


@_known_by("__call__")
class Callable(metaclass=ABCMeta):
    __slots__ = ()
    __class_getitem__ = classmethod(_CallableGenericAlias)

    @abstractmethod
    def __call__(self, *args, **kwds):
        return False


# Iteration.

@_known_by("__iter__")
class Iterable(metaclass=ABCMeta):
    __slots__ = ()
    __class_getitem__ = classmethod(GenericAlias)

    @abstractmethod
    def __iter__(self):
        yield from ()


@_known_by("__iter__", "__next__")
class Iterator(Iterable):
    __slots__ = ()

    @abstractmethod
    def __next__(self):
        """Return the next item; raise StopIteration at the end."""
        raise StopIteration

    def __iter__(self):
        return self


@_known_by("__reversed__", "__iter__")
class Reversible(Iterable):
    __slots__ = ()

    @abstractmethod
    def __reversed__(self):
        yield from ()


@_known_by("__iter__", "__next__", "send", "throw", "close")
class Generator(Iterator):
    __slots__ = ()

    @abstractmethod
    def send(self, value):
        """Resume with a value; return what is yielded next, or raise StopIteration."""
        raise StopIteration

    @abstractmethod
    def throw(self, typ, val=None, tb=None):
        """Raise an exception inside; return what is yielded next, or raise StopIteration."""
        _raise_thrown(typ, val, tb)

    def __next__(self):
        return self.send(None)

    def close(self):
        """End the generator by GeneratorExit; return what it returns."""
        try:
            self.throw(GeneratorExit)
        except StopIteration as end:
            return end.value
        except GeneratorExit:
            return None
        raise RuntimeError("generator ignored GeneratorExit")


# Their asynchronous counterparts.

@_known_by("__await__")
class Awaitable(metaclass=ABCMeta):
    __slots__ = ()
    __class_getitem__ = classmethod(GenericAlias)

    @abstractmethod
    def __await__(self):
        yield


@_known_by("__await__", "send", "throw", "close")
class Coroutine(Awaitable):
    __slots__ = ()

    @abstractmethod
    def send(self, value):
        """Resume with a value; return what is awaited next, or raise StopIteration."""
        raise StopIteration

    @abstractmethod
    def throw(self, typ, val=None, tb=None):
        """Raise an exception inside; return what is awaited next, or raise StopIteration."""
        _raise_thrown(typ, val, tb)

    def close(self):
        """End the coroutine by GeneratorExit."""
        try:
            self.throw(GeneratorExit)
        except (StopIteration, GeneratorExit):
            return
        raise RuntimeError("coroutine ignored GeneratorExit")


@_known_by("__aiter__")
class AsyncIterable(metaclass=ABCMeta):
    __slots__ = ()
    __class_getitem__ = classmethod(GenericAlias)

    @abstractmethod
    def __aiter__(self):
        return AsyncIterator()


@_known_by("__anext__", "__aiter__")
class AsyncIterator(AsyncIterable):
    __slots__ = ()

    @abstractmethod
    async def __anext__(self):
        """Return the next item; raise StopAsyncIteration at the end."""
        raise StopAsyncIteration

    def __aiter__(self):
        return self


@_known_by("__aiter__", "__anext__", "asend", "athrow", "aclose")
class AsyncGenerator(AsyncIterator):
    __slots__ = ()

    @abstractmethod
    async def asend(self, value):
        """Resume with a value; return what is yielded next, or raise StopAsyncIteration."""
        raise StopAsyncIteration

    @abstractmethod
    async def athrow(self, typ, val=None, tb=None):
        """Raise an exception inside; return what is yielded next, or raise StopAsyncIteration."""
        _raise_thrown(typ, val, tb)

    async def __anext__(self):
        return await self.asend(None)

    async def aclose(self):
        """End the generator by GeneratorExit."""
        try:
            await self.athrow(GeneratorExit)
        except (StopAsyncIteration, GeneratorExit):
            return
        raise RuntimeError("asynchronous generator ignored GeneratorExit")


# Containers.

@_known_by("__len__", "__iter__", "__contains__")
class Collection(Sized, Iterable, Container):
    __slots__ = ()


def _as_set(like, other):
    """Return other as a set, made by the set it meets if need be; None if it is not even iterable."""
    if isinstance(other, Set):
        return other
    return like._from_iterable(other) if isinstance(other, Iterable) else None


class Set(Collection):
    """A set that cannot be changed. Comparison and algebra come from __contains__, __iter__ and __len__;
    results are made by _from_iterable, which a class whose constructor takes no iterable replaces."""

    __slots__ = ()

    @classmethod
    def _from_iterable(cls, it):
        return cls(it)

    def __eq__(self, other):
        return len(self) == len(other) and self.__le__(other) if isinstance(other, Set) else NotImplemented

    def __le__(self, other):
        if isinstance(other, Set):
            return not len(self) > len(other) and all(item in other for item in self)
        return NotImplemented

    def __ge__(self, other):
        if isinstance(other, Set):
            return not len(self) < len(other) and all(item in self for item in other)
        return NotImplemented

    def __lt__(self, other):
        return len(self) < len(other) and self.__le__(other) if isinstance(other, Set) else NotImplemented

    def __gt__(self, other):
        return len(self) > len(other) and self.__ge__(other) if isinstance(other, Set) else NotImplemented

    def isdisjoint(self, other):
        """Whether no item is in both."""
        return all(item not in self for item in other)

    def __and__(self, other):
        if isinstance(other, Iterable):
            return self._from_iterable(item for item in other if item in self)
        return NotImplemented

    def __or__(self, other):
        if isinstance(other, Iterable):
            return self._from_iterable(item for part in (self, other) for item in part)
        return NotImplemented

    def __sub__(self, other):
        if (taken := _as_set(self, other)) is None:
            return NotImplemented
        return self._from_iterable(item for item in self if item not in taken)

    def __rsub__(self, other):
        if (whole := _as_set(self, other)) is None:
            return NotImplemented
        return self._from_iterable(item for item in whole if item not in self)

    def __xor__(self, other):
        if (other := _as_set(self, other)) is None:
            return NotImplemented
        return (self - other) | (other - self)

    __rand__, __ror__, __rxor__ = __and__, __or__, __xor__

    def _hash(self):
        """A hash for classes that want one: that of the frozenset of the items."""
        return hash(frozenset(self))


class MutableSet(Set):
    """A set that can be changed, by add() and discard()."""

    __slots__ = ()

    @abstractmethod
    def add(self, value):
        """Put an item in."""
        raise NotImplementedError

    @abstractmethod
    def discard(self, value):
        """Take an item out, if it is there."""
        raise NotImplementedError

    def remove(self, value):
        """Take an item out; KeyError if it is not there."""
        if value in self:
            self.discard(value)
        else:
            raise KeyError(value)

    def pop(self):
        """Take out some item and return it; KeyError if there is none."""
        for value in self:
            break
        else:
            raise KeyError
        self.discard(value)
        return value

    def clear(self):
        """Take everything out."""
        while True:
            try:
                self.pop()
            except KeyError:
                return

    def _changed(self, values, change):
        for value in values:
            change(value)
        return self

    def __ior__(self, it):
        return self._changed(it, self.add)

    def __iand__(self, it):
        return self._changed(self - it, self.discard)

    def __isub__(self, it):
        if it is not self:
            return self._changed(it, self.discard)
        self.clear()
        return self

    def __ixor__(self, it):
        if it is self:
            return self.__isub__(it)
        return self._changed(_as_set(self, it) or (), lambda value: (self.discard if value in self else self.add)(value))


class Mapping(Collection):
    """Keys with values, to be looked at: __getitem__, __iter__ and __len__ give the rest."""

    __slots__ = ()
    __abc_tpflags__ = 1 << 6  # for patterns of match
    __reversed__ = None

    @abstractmethod
    def __getitem__(self, key):
        raise KeyError

    def get(self, key, default=None):
        """Return the value of a key, or the default."""
        try:
            return self[key]
        except KeyError:
            return default

    def __contains__(self, key):
        # Not by get(), which subclasses may replace.
        try:
            self[key]
            return True
        except KeyError:
            return False

    def keys(self):
        """Return a view of the keys."""
        return KeysView(self)

    def items(self):
        """Return a view of the pairs of key and value."""
        return ItemsView(self)

    def values(self):
        """Return a view of the values."""
        return ValuesView(self)

    def __eq__(self, other):
        if isinstance(other, Mapping):
            return dict(self.items()) == dict(other.items())
        return NotImplemented


class MappingView(Sized):
    """What the views of a mapping share."""

    __slots__ = ("_mapping",)
    __class_getitem__ = classmethod(GenericAlias)

    def __init__(self, mapping):
        self._mapping = mapping

    def __repr__(self):
        return f"{type(self).__name__}({self._mapping!r})"

    def __len__(self):
        return len(self._mapping)


# What the operators of a set make of keys or items is a set.

class KeysView(MappingView, Set):
    __slots__ = ()
    _from_iterable = set

    def __iter__(self):
        return iter(self._mapping)

    def __contains__(self, key):
        return key in self._mapping


class ItemsView(MappingView, Set):
    __slots__ = ()
    _from_iterable = set

    def __contains__(self, item):
        key, wanted = item
        try:
            value = self._mapping[key]
        except KeyError:
            return False
        return _same(value, wanted)

    def __iter__(self):
        mapping = self._mapping
        return ((key, mapping[key]) for key in mapping)


class ValuesView(MappingView, Collection):
    __slots__ = ()

    def __contains__(self, wanted):
        return any(_same(value, wanted) for value in self)

    def __iter__(self):
        mapping = self._mapping
        return (mapping[key] for key in mapping)


_missing = object()


class MutableMapping(Mapping):
    """Keys with values that can be set and deleted."""

    __slots__ = ()

    @abstractmethod
    def __setitem__(self, key, value):
        raise KeyError

    @abstractmethod
    def __delitem__(self, key):
        raise KeyError

    def pop(self, key, default=_missing):
        """Delete a key and return its value; if it is not there, the default or KeyError."""
        try:
            value = self[key]
        except KeyError:
            if default is not _missing:
                return default
            raise
        del self[key]
        return value

    def popitem(self):
        """Delete some key and return it with its value; KeyError if there is none."""
        for key in self:
            break
        else:
            raise KeyError
        return key, self.pop(key)

    def clear(self):
        """Delete all keys."""
        while True:
            try:
                self.popitem()
            except KeyError:
                return

    def update(self, other=(), /, **kwds):
        """Set keys from a mapping, anything with keys(), or pairs, then from the keyword arguments."""
        if isinstance(other, Mapping):
            pairs = ((key, other[key]) for key in other)
        elif hasattr(other, "keys"):
            pairs = ((key, other[key]) for key in other.keys())
        else:
            pairs = other
        for source in (pairs, kwds.items()):
            for key, value in source:
                self[key] = value

    def setdefault(self, key, default=None):
        """Return the value of a key, which is set to the default if it is not there."""
        try:
            return self[key]
        except KeyError:
            self[key] = default
        return default


class Sequence(Reversible, Collection):
    """Items in order, to be looked at: __getitem__ and __len__ give the rest."""

    __slots__ = ()
    __abc_tpflags__ = 1 << 5  # for patterns of match

    @abstractmethod
    def __getitem__(self, index):
        raise IndexError

    def __iter__(self):
        at = 0
        while True:
            try:
                item = self[at]
            except IndexError:
                return
            yield item
            at += 1

    def __contains__(self, value):
        return any(_same(item, value) for item in self)

    def __reversed__(self):
        for at in range(len(self) - 1, -1, -1):
            yield self[at]

    def index(self, value, start=0, stop=None):
        """Return the first place of a value, from start on and before stop; ValueError if there is none."""
        at = 0 if start is None else start
        if at < 0:
            at = max(0, at + len(self))
        end = stop if stop is None or stop >= 0 else stop + len(self)
        while end is None or at < end:
            try:
                item = self[at]
            except IndexError:
                break
            if _same(item, value):
                return at
            at += 1
        raise ValueError

    def count(self, value):
        """Return how often a value is there."""
        return sum(_same(item, value) for item in self)


class _ByteStringMeta(ABCMeta):
    """Warns of each use of ByteString."""

    def __new__(cls, name, bases, namespace, **kwargs):
        if name != "ByteString":
            import warnings
            warnings._deprecated("collections.abc.ByteString", remove=(3, 17))
        return super().__new__(cls, name, bases, namespace, **kwargs)

    def __instancecheck__(cls, instance):
        import warnings
        warnings._deprecated("collections.abc.ByteString", remove=(3, 17))
        return super().__instancecheck__(instance)


class ByteString(Sequence, metaclass=_ByteStringMeta):
    """Deprecated: bytes and bytearray. Buffer, or a union of types, says what is meant."""

    __slots__ = ()


class MutableSequence(Sequence):
    """Items in order that can be set, deleted and inserted."""

    __slots__ = ()

    @abstractmethod
    def __setitem__(self, index, value):
        raise IndexError

    @abstractmethod
    def __delitem__(self, index):
        raise IndexError

    @abstractmethod
    def insert(self, index, value):
        """Put a value in before the item at index."""
        raise IndexError

    def append(self, value):
        """Put a value at the end."""
        self.insert(len(self), value)

    def extend(self, values):
        """Put all values at the end."""
        for value in list(values) if values is self else values:
            self.append(value)

    def __iadd__(self, values):
        self.extend(values)
        return self

    def pop(self, index=-1):
        """Delete an item, by default the last, and return it; IndexError if there is none."""
        item = self[index]
        del self[index]
        return item

    def remove(self, value):
        """Delete the first item that equals a value; ValueError if there is none."""
        del self[self.index(value)]

    def clear(self):
        """Delete all items."""
        while True:
            try:
                self.pop()
            except IndexError:
                return

    def reverse(self):
        """Turn the order around, in place."""
        last = len(self) - 1
        for at in range(len(self) // 2):
            self[at], self[last - at] = self[last - at], self[at]


def _register():
    """Enter the built-in types, which their methods alone do not tell apart."""
    def generator():
        yield

    async def coroutine():
        pass

    async def async_generator():
        yield

    paused = coroutine()
    paused.close()
    iterators = [b"", bytearray(), {}.keys(), {}.values(), {}.items(), [], range(0), range(1 << 1000), set(), "", (), zip()]
    for abstract, types in {
        Iterator: [type(iter(i)) for i in iterators] + [type(reversed([]))],
        Generator: [type(generator())],
        Coroutine: [type(paused)],
        AsyncGenerator: [type(async_generator())],
        Sequence: [tuple, str, bytes, range, memoryview],
        MutableSequence: [list, bytearray],
        ByteString: [bytes, bytearray],
        Set: [frozenset],
        MutableSet: [set],
        KeysView: [type({}.keys())],
        ItemsView: [type({}.items())],
        ValuesView: [type({}.values())],
        Mapping: [type(type.__dict__), type(generator().gi_frame.f_locals)],
        MutableMapping: [dict],
    }.items():
        for t in types:
            abstract.register(t)


_register()
del _register


for _name in __all__:
    globals()[_name].__module__ = "collections.abc"
del _name
__name__ = "collections.abc"  # as the module is known
