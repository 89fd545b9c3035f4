"""Container types beside the built-in ones."""

__all__ = ["ChainMap", "Counter", "OrderedDict", "UserDict", "UserList", "UserString", "defaultdict", "deque", "namedtuple"]

import _collections_abc
import sys
from _operator import itemgetter as _itemgetter
from types import GenericAlias
try:
    from _collections import OrderedDict, _count_elements, _tuplegetter, defaultdict, deque
except ImportError:  # barred in sys.modules, as some tests do to get another implementation: there is but one
    from _imp import _fresh as _native

    _native = _native("_collections")
    OrderedDict, defaultdict, deque = _native.OrderedDict, _native.defaultdict, _native.deque
    _count_elements, _tuplegetter = _native._count_elements, _native._tuplegetter

_collections_abc.MutableSequence.register(deque)
_deque_iterator = type(iter(deque()))  # pickles name it so
_missing = object()


def namedtuple(typename, field_names, *, rename=False, defaults=None, module=None):
    """Return a new subclass of tuple with named fields."""
    names = field_names.replace(",", " ").split() if isinstance(field_names, str) else field_names
    typename, names = str(typename), list(map(str, names))
    if rename:
        first = _first_places(names)
        names = [name if _is_usable(name) and not name.startswith("_") and first[name] == i else f"_{i}" for i, name in enumerate(names)]
    _check_names(typename, names, rename)
    if defaults is not None:
        defaults = tuple(defaults)
    optional = len(defaults or ())
    if optional > len(names):
        raise TypeError("Got more default values than field names")
    field_defaults = dict(zip(names[len(names) - optional:], defaults or ()))
    typename, field_names = sys.intern(typename), tuple(map(sys.intern, names))
    count = len(field_names)
    args = ", ".join(field_names)
    if count == 1:
        args += ","
    tuple_new = tuple.__new__
    namespace = {"_tuple_new": tuple_new, "__builtins__": {}, "__name__": f"namedtuple_{typename}"}
    new = eval(f"lambda _cls, {args}: _tuple_new(_cls, ({args}))", namespace)
    new.__name__ = "__new__"
    new.__doc__ = f"Create new instance of {typename}({', '.join(field_names)})"
    new.__defaults__ = defaults

    def _make(cls, iterable):
        result = tuple_new(cls, iterable)
        if len(result) != count:
            raise TypeError(f"Expected {count} arguments, got {len(result)}")
        return result

    _make.__doc__ = f"Make a new {typename} object from a sequence or iterable"

    def _replace(self, /, **kwds):
        result = self._make(map(kwds.pop, field_names, self))
        if kwds:
            raise TypeError(f"Got unexpected field names: {list(kwds)!r}")
        return result

    _replace.__doc__ = f"Return a new {typename} object replacing specified fields with new values"
    form = "(" + ", ".join(f"{name}=%r" for name in field_names) + ")"

    def __repr__(self):
        "Return a nicely formatted representation string"
        return self.__class__.__name__ + form % self  # the fields, also if a subclass iterates over more

    def _asdict(self):
        "Return a new dict which maps field names to their values."
        return dict(zip(self._fields, self))

    def __getnewargs__(self):
        "Return self as a plain tuple.  Used by copy and pickle."
        return tuple(self)

    for method in (new, _make, _replace, __repr__, _asdict, __getnewargs__):
        method.__qualname__ = f"{typename}.{method.__name__}"
    namespace = {
        "__doc__": f"{typename}({', '.join(field_names)})", "__slots__": (), "_fields": field_names,
        "_field_defaults": field_defaults, "__new__": new, "_make": classmethod(_make), "__replace__": _replace,
        "_replace": _replace, "__repr__": __repr__, "_asdict": _asdict, "__getnewargs__": __getnewargs__,
        "__match_args__": field_names,
    }
    for index, name in enumerate(field_names):
        namespace[name] = _tuplegetter(index, sys.intern(f"Alias for field number {index}"))
    result = type(typename, (tuple,), namespace)
    result.__module__ = sys._getframemodulename(1) or "__main__" if module is None else module
    return result


def _check_names(typename, names, renamed):
    for name in [typename, *names]:
        if type(name) is not str:
            raise TypeError("Type names and field names must be strings")
        if not name.isidentifier():
            raise ValueError(f"Type names and field names must be valid identifiers: {name!r}")
        if not _is_usable(name):
            raise ValueError(f"Type names and field names cannot be a keyword: {name!r}")
    first = _first_places(names)
    for i, name in enumerate(names):
        if name.startswith("_") and not renamed:
            raise ValueError(f"Field names cannot start with an underscore: {name!r}")
        if first[name] != i:
            raise ValueError(f"Encountered duplicate field name: {name!r}")


def _first_places(names):
    places = {}
    for i, name in enumerate(names):
        places.setdefault(name, i)
    return places


def _is_usable(name):
    return name.isidentifier() and name not in _KEYWORDS


_KEYWORDS = frozenset(
    "False None True and as assert async await break class continue def del elif else except finally for from global if import in is "
    "lambda nonlocal not or pass raise return try while with yield".split())


class Counter(dict):
    """A dict that counts hashable items."""

    def __init__(self, iterable=None, /, **kwds):
        super().__init__()
        self.update(iterable, **kwds)

    def __missing__(self, key):
        return 0

    def total(self):
        """Sum of the counts"""
        return sum(self.values())

    def most_common(self, n=None):
        """List the n most common elements and their counts, from the most common to the least."""
        items = sorted(self.items(), key=_itemgetter(1), reverse=True)
        return items if n is None else items[:max(n, 0)]

    def elements(self):
        """Iterate over elements, each as many times as its count."""
        for element, count in self.items():
            for _ in range(count):
                yield element

    @classmethod
    def fromkeys(cls, iterable, v=None):
        raise NotImplementedError("Counter.fromkeys() is undefined.  Use Counter(iterable) instead.")

    def update(self, iterable=None, /, **kwds):
        """Add the counts of a mapping, and of keyword arguments, or count items."""
        if iterable is None:
            pass
        elif not isinstance(iterable, _collections_abc.Mapping):
            _count_elements(self, iterable)
        elif not self:
            super().update(iterable)
        else:
            for element, count in iterable.items():
                self[element] = count + self.get(element, 0)
        if kwds:
            self.update(kwds)

    def subtract(self, iterable=None, /, **kwds):
        """Subtract the counts of a mapping, and of keyword arguments, or count items down."""
        for counts in iterable, kwds:
            if counts is None:
                continue
            pairs = counts.items() if isinstance(counts, _collections_abc.Mapping) else ((element, 1) for element in counts)
            for element, count in pairs:
                self[element] = self.get(element, 0) - count

    def copy(self):
        return self.__class__(self)

    def __reduce__(self):
        return self.__class__, (dict(self),)

    def __delitem__(self, element):
        if element in self:
            super().__delitem__(element)

    def __repr__(self):
        if not self:
            return f"{self.__class__.__name__}()"
        try:
            d = dict(self.most_common())
        except TypeError:
            d = dict(self)
        return f"{self.__class__.__name__}({d!r})"

    def __eq__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return all(self[e] == other[e] for c in (self, other) for e in c)

    __hash__ = None

    def __ne__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return not self == other

    def __le__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return all(self[e] <= other[e] for c in (self, other) for e in c)

    def __lt__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return self <= other and self != other

    def __ge__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return all(self[e] >= other[e] for c in (self, other) for e in c)

    def __gt__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return self >= other and self != other

    def __add__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        result = Counter()
        for e, count in self.items():
            count = count + other[e]
            if count > 0:
                result[e] = count
        for e, count in other.items():
            if count > 0 and e not in self:
                result[e] = count
        return result

    def __sub__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        result = Counter()
        for e, count in self.items():
            count = count - other[e]
            if count > 0:
                result[e] = count
        for e, count in other.items():
            if count < 0 and e not in self:
                result[e] = -count
        return result

    def __or__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        result = Counter()
        for e, count in self.items():
            second = other[e]
            if count < second:
                count = second
            if count > 0:
                result[e] = count
        for e, count in other.items():
            if count > 0 and e not in self:
                result[e] = count
        return result

    def __and__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        result = Counter()
        for e, count in self.items():
            second = other[e]
            if second < count:
                count = second
            if count > 0:
                result[e] = count
        return result

    def __pos__(self):
        result = Counter()
        for e, count in self.items():
            if count > 0:
                result[e] = count
        return result

    def __neg__(self):
        result = Counter()
        for e, count in self.items():
            if count < 0:
                result[e] = -count
        return result

    def _keep_positive(self):
        for e in [e for e, count in self.items() if not count > 0]:
            del self[e]
        return self

    def __iadd__(self, other):
        for e, count in other.items():
            self[e] += count
        return self._keep_positive()

    def __isub__(self, other):
        for e, count in other.items():
            self[e] -= count
        return self._keep_positive()

    def __ior__(self, other):
        for e, count in other.items():
            if count > self[e]:
                self[e] = count
        return self._keep_positive()

    def __iand__(self, other):
        for e, count in self.items():
            if other[e] < count:
                self[e] = other[e]
        return self._keep_positive()


class ChainMap(_collections_abc.MutableMapping):
    """Several mappings as one: lookups search them in order, writes go to the first."""

    def __init__(self, *maps):
        self.maps = list(maps) or [{}]

    def __missing__(self, key):
        """Called for a key that none of them has."""
        raise KeyError(key)

    # Lookups.

    def __getitem__(self, key):
        for mapping in self.maps:
            try:
                return mapping[key]
            except KeyError:
                continue
        return self.__missing__(key)

    def __contains__(self, key):
        return any(key in mapping for mapping in self.maps)

    def get(self, key, default=None):
        return self[key] if key in self else default

    def _merged(self):
        """A dict of all that is found, in the order of the last mapping."""
        merged = {}
        for mapping in reversed(self.maps):
            merged.update(mapping)
        return merged

    def __iter__(self):
        keys = {}
        for mapping in map(dict.fromkeys, reversed(self.maps)):
            keys |= mapping  # without a look at the values
        return iter(keys)

    def __len__(self):
        return len({key for mapping in self.maps for key in mapping})

    def __bool__(self):
        return any(self.maps)

    def __repr__(self):
        return f"{self.__class__.__name__}({', '.join(map(repr, self.maps))})"

    # Others like it.

    @classmethod
    def fromkeys(cls, iterable, value=None, /):
        return cls(dict.fromkeys(iterable, value))

    def new_child(self, m=None, **kwargs):
        """Return one with another mapping in front, by default a new dict."""
        if m is not None and kwargs:
            m.update(kwargs)
        return self.__class__(kwargs if m is None else m, *self.maps)

    @property
    def parents(self):
        """The same without the first mapping."""
        return self.__class__(*self.maps[1:])

    def copy(self):
        return self.__class__(self.maps[0].copy(), *self.maps[1:])

    __copy__ = copy

    def __or__(self, other):
        if isinstance(other, _collections_abc.Mapping):
            return self.copy().__ior__(other)
        return NotImplemented

    def __ror__(self, other):
        if isinstance(other, _collections_abc.Mapping):
            return self.__class__(dict(other) | self._merged())
        return NotImplemented

    # Writes.

    def __ior__(self, other):
        self.maps[0].update(other)
        return self

    def __setitem__(self, key, value):
        self.maps[0][key] = value

    def __delitem__(self, key):
        try:
            del self.maps[0][key]
        except KeyError:
            raise KeyError(f"Key not found in the first mapping: {key!r}") from None

    def pop(self, key, *args):
        try:
            return self.maps[0].pop(key, *args)
        except KeyError:
            raise KeyError(f"Key not found in the first mapping: {key!r}") from None

    def popitem(self):
        try:
            return self.maps[0].popitem()
        except KeyError:
            raise KeyError("No keys found in the first mapping.") from None

    def clear(self):
        self.maps[0].clear()

    __class_getitem__ = classmethod(GenericAlias)


class UserDict(_collections_abc.MutableMapping):
    """A dict in Python, to derive from."""

    def __init__(self, dict=None, /, **kwargs):
        self.data = {}
        for given in dict, kwargs:
            if given is not None:
                self.update(given)

    def __contains__(self, key):
        return key in self.data

    def __getitem__(self, key):
        data = self.data
        if key in data:
            return data[key]
        missing = getattr(type(self), "__missing__", None)
        if missing is None:
            raise KeyError(key)
        return missing(self, key)

    def __delitem__(self, key):
        del self.data[key]

    def __setitem__(self, key, item):
        self.data[key] = item

    def __len__(self):
        return len(self.data)

    def __iter__(self):
        return iter(self.data)

    def get(self, key, default=None):
        return self[key] if key in self else default

    def __repr__(self):
        return repr(self.data)

    def _other(self, other):
        return other.data if isinstance(other, UserDict) else other

    def __or__(self, other):
        other = self._other(other)
        if not isinstance(other, dict):
            return NotImplemented
        return self.__class__(self.data | other)

    def __ror__(self, other):
        other = self._other(other)
        if not isinstance(other, dict):
            return NotImplemented
        return self.__class__(other | self.data)

    def __ior__(self, other):
        self.data |= self._other(other)
        return self

    def copy(self):
        new = self.__class__.__new__(self.__class__)
        new.__dict__.update(self.__dict__)
        new.data = self.data.copy()
        return new

    __copy__ = copy

    @classmethod
    def fromkeys(cls, iterable, value=None):
        made = cls()
        made.update((key, value) for key in iterable)
        return made


class UserList(_collections_abc.MutableSequence):
    """A list in Python, to derive from."""

    def __init__(self, initlist=None):
        self.data = []
        if initlist is not None:
            self.data[:] = initlist.data if isinstance(initlist, UserList) else list(initlist)

    def __repr__(self):
        return repr(self.data)

    def _cast(self, other):
        return other.data if isinstance(other, UserList) else other

    def __lt__(self, other):
        return self.data < self._cast(other)

    def __le__(self, other):
        return self.data <= self._cast(other)

    def __eq__(self, other):
        return self.data == self._cast(other)

    def __gt__(self, other):
        return self.data > self._cast(other)

    def __ge__(self, other):
        return self.data >= self._cast(other)

    __hash__ = None

    # What is in it.

    def __len__(self):
        return len(self.data)

    def __contains__(self, item):
        return item in self.data

    def __getitem__(self, i):
        found = self.data[i]
        return self.__class__(found) if isinstance(i, slice) else found

    def index(self, item, *args):
        return self.data.index(item, *args)

    def count(self, item):
        return self.data.count(item)

    # New lists.

    def copy(self):
        return self.__class__(self)

    def __add__(self, other):
        return self.__class__(self.data + list(self._cast(other)))

    def __radd__(self, other):
        return self.__class__(list(self._cast(other)) + self.data)

    def __mul__(self, n):
        return self.__class__(self.data * n)

    __rmul__ = __mul__

    # Changes.

    def __delitem__(self, i):
        del self.data[i]

    def __setitem__(self, i, item):
        self.data[i] = item

    def __imul__(self, n):
        self.data *= n
        return self

    def __iadd__(self, other):
        self.data += self._cast(other)
        return self

    def extend(self, other):
        self.data.extend(self._cast(other))

    def append(self, item):
        self.data.append(item)

    def insert(self, i, item):
        self.data.insert(i, item)

    def remove(self, item):
        self.data.remove(item)

    def pop(self, i=-1):
        return self.data.pop(i)

    def clear(self):
        self.data.clear()

    def sort(self, /, *args, **kwds):
        self.data.sort(*args, **kwds)

    def reverse(self):
        self.data.reverse()

    def __copy__(self):
        made = self.__class__.__new__(self.__class__)
        made.__dict__.update(self.__dict__, data=self.data[:])
        return made


class UserString(_collections_abc.Sequence):
    """A str in Python, to derive from."""

    def __init__(self, seq):
        self.data = seq if isinstance(seq, str) else seq.data[:] if isinstance(seq, UserString) else str(seq)

    def __repr__(self):
        return repr(self.data)

    def __hash__(self):
        return hash(self.data)

    def __getnewargs__(self):
        return (self.data[:],)

    # Conversions.

    def __float__(self):
        return float(self.data)

    def __int__(self):
        return int(self.data)

    def __str__(self):
        return str(self.data)

    def _cast(self, other):
        return other.data if isinstance(other, UserString) else other

    def __eq__(self, other):
        return self.data == self._cast(other)

    def __lt__(self, other):
        return self.data < self._cast(other)

    def __le__(self, other):
        return self.data <= self._cast(other)

    def __gt__(self, other):
        return self.data > self._cast(other)

    def __ge__(self, other):
        return self.data >= self._cast(other)

    def __contains__(self, char):
        return self._cast(char) in self.data

    def __len__(self):
        return len(self.data)

    # The operators that make another string.

    def __getitem__(self, index):
        return self.__class__(self.data[index])

    def __mul__(self, n):
        return self.__class__(self.data * n)

    __rmul__ = __mul__

    def __add__(self, other):
        return self.__class__(self.data + str(self._cast(other)))

    def __radd__(self, other):
        return self.__class__(str(other) + self.data)

    def __rmod__(self, template):
        return self.__class__(str(template) % self)

    def __mod__(self, args):
        return self.__class__(self.data % args)

    def join(self, seq):
        return self.data.join(seq)

    def encode(self, encoding="utf-8", errors="strict"):
        return self.data.encode(encoding or "utf-8", errors or "strict")

    maketrans = str.maketrans


def _forward(name, wrap):
    def method(self, *args, **kwds):
        args = [a.data if isinstance(a, UserString) else a for a in args]
        result = getattr(self.data, name)(*args, **kwds)
        return self.__class__(result) if wrap else result
    method.__name__ = name
    setattr(UserString, name, method)


for _n in ("capitalize", "casefold", "center", "expandtabs", "ljust", "lower", "lstrip", "removeprefix", "removesuffix",
           "replace", "rjust", "rstrip", "strip", "swapcase", "title", "translate", "upper", "zfill"):
    _forward(_n, True)
for _n in ("count", "endswith", "find", "format", "format_map", "index", "isalpha", "isalnum", "isascii", "isdecimal",
           "isdigit", "isidentifier", "islower", "isnumeric", "isprintable", "isspace", "istitle", "isupper",
           "partition", "rfind", "rindex", "rpartition", "rsplit", "split", "splitlines", "startswith"):
    _forward(_n, False)
del _n, _forward
