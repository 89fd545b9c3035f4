"""Tools for functions and other callables."""

__all__ = ["update_wrapper", "wraps", "WRAPPER_ASSIGNMENTS", "WRAPPER_UPDATES", "total_ordering", "cache",
           "cmp_to_key", "lru_cache", "reduce", "partial", "partialmethod", "singledispatch",
           "singledispatchmethod", "cached_property", "Placeholder"]

from types import GenericAlias, MethodType

WRAPPER_ASSIGNMENTS = ("__module__", "__name__", "__qualname__", "__doc__", "__annotate__", "__type_params__")
WRAPPER_UPDATES = ("__dict__",)
_missing = object()


def update_wrapper(wrapper, wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    """Make a wrapper function look like the function it wraps."""
    for name in assigned:
        try:
            value = getattr(wrapped, name)
        except AttributeError:
            continue
        setattr(wrapper, name, value)
    for name in updated:
        getattr(wrapper, name).update(getattr(wrapped, name, {}))
    wrapper.__wrapped__ = wrapped
    return wrapper


def wraps(wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    """Decorator that applies update_wrapper() to the decorated function."""
    return partial(update_wrapper, wrapped=wrapped, assigned=assigned, updated=updated)


def total_ordering(cls):
    """Class decorator that fills in missing ordering methods."""
    roots = {op for op in ("__lt__", "__le__", "__gt__", "__ge__")
             if getattr(cls, op, None) is not getattr(object, op, None)}
    if not roots:
        raise ValueError("must define at least one ordering operation: < > <= >=")

    def derive(root, how):
        def method(self, other):
            result = getattr(type(self), root)(self, other)
            if result is NotImplemented:
                return result
            return how(result, self, other)
        return method

    no = lambda r, a, b: not r
    or_equal = lambda r, a, b: r or a == b
    no_and_differ = lambda r, a, b: not r and a != b
    no_or_equal = lambda r, a, b: not r or a == b
    and_differ = lambda r, a, b: r and a != b
    table = {
        "__lt__": {"__gt__": no_and_differ, "__le__": or_equal, "__ge__": no},
        "__le__": {"__ge__": no_or_equal, "__lt__": and_differ, "__gt__": no},
        "__gt__": {"__lt__": no_and_differ, "__ge__": or_equal, "__le__": no},
        "__ge__": {"__le__": no_or_equal, "__gt__": and_differ, "__lt__": no},
    }
    root = max(roots)
    for name, how in table[root].items():
        if name not in roots:
            method = derive(root, how)
            method.__name__ = name
            setattr(cls, name, method)
    return cls


class _Key:
    __slots__ = ("obj", "_cmp")
    __hash__ = None

    def __init__(self, cmp, obj):
        self._cmp = cmp
        self.obj = obj

    def __lt__(self, other):
        return self._cmp(self.obj, other.obj) < 0

    def __gt__(self, other):
        return self._cmp(self.obj, other.obj) > 0

    def __eq__(self, other):
        return self._cmp(self.obj, other.obj) == 0

    def __le__(self, other):
        return self._cmp(self.obj, other.obj) <= 0

    def __ge__(self, other):
        return self._cmp(self.obj, other.obj) >= 0


def cmp_to_key(mycmp):
    """Convert a cmp= function into a key= function."""
    def key(obj):
        return _Key(mycmp, obj)
    return key


def reduce(function, iterable, /, initial=_missing):
    """Apply a function of two arguments cumulatively to the items of an iterable, from left to right."""
    it = iter(iterable)
    if initial is _missing:
        try:
            value = next(it)
        except StopIteration:
            raise TypeError("reduce() of empty iterable with no initial value") from None
    else:
        value = initial
    for element in it:
        value = function(value, element)
    return value


class _PlaceholderType:
    """The type of the Placeholder sentinel."""

    __slots__ = ()
    _instance = None

    def __new__(cls):
        if cls._instance is None:
            cls._instance = object.__new__(cls)
        return cls._instance

    def __repr__(self):
        return "Placeholder"

    def __reduce__(self):
        return "Placeholder"


Placeholder = _PlaceholderType()


class partial:
    """Create a new function with partial application of the given arguments and keywords."""

    def __new__(cls, func, /, *args, **keywords):
        if not callable(func):
            raise TypeError("the first argument must be callable")
        if args and args[-1] is Placeholder:
            raise TypeError("trailing Placeholders are not allowed")
        if isinstance(func, partial):
            merged = list(func.args)
            rest = list(args)
            for i, a in enumerate(merged):
                if a is Placeholder and rest:
                    merged[i] = rest.pop(0)
            args = tuple(merged + rest)
            keywords = {**func.keywords, **keywords}
            func = func.func
        self = super().__new__(cls)
        self.func = func
        self.args = args
        self.keywords = keywords
        self._holes = args.count(Placeholder) if Placeholder in args else 0
        return self

    def __call__(self, /, *args, **keywords):
        if self._holes:
            if len(args) < self._holes:
                raise TypeError("missing positional arguments in 'partial' call; expected at least %d, got %d"
                                % (self._holes, len(args)))
            fill = iter(args)
            head = [next(fill) if a is Placeholder else a for a in self.args]
            return self.func(*head, *fill, **{**self.keywords, **keywords})
        if keywords:
            return self.func(*self.args, *args, **{**self.keywords, **keywords})
        return self.func(*self.args, *args, **self.keywords)

    def __get__(self, obj, objtype=None):
        if obj is None:
            return self
        return MethodType(self, obj)

    def __repr__(self):
        cls = type(self)
        parts = [repr(self.func)]
        parts += map(repr, self.args)
        parts += [f"{k}={v!r}" for k, v in self.keywords.items()]
        return f"{cls.__module__}.{cls.__qualname__}({', '.join(parts)})"

    def __reduce__(self):
        return type(self), (self.func,), (self.func, self.args, self.keywords or None, None)

    def __setstate__(self, state):
        if not isinstance(state, tuple) or len(state) != 4:
            raise TypeError("invalid partial state")
        self.func, self.args, self.keywords, ns = state
        self.keywords = self.keywords or {}
        self._holes = self.args.count(Placeholder)
        if ns:
            self.__dict__.update(ns)

    __class_getitem__ = classmethod(GenericAlias)


class partialmethod:
    """Method descriptor with partial application of the given arguments and keywords."""

    def __init__(self, func, /, *args, **keywords):
        if not callable(func) and not hasattr(func, "__get__"):
            raise TypeError(f"the first argument {func!r} must be a callable or a descriptor")
        self.func, self.args, self.keywords = func, args, keywords

    def __get__(self, obj, cls=None):
        get = getattr(self.func, "__get__", None)
        if get is not None and not isinstance(self.func, partial):
            bound = get(obj, cls)
            if bound is not self.func:
                result = partial(bound, *self.args, **self.keywords)
                try:
                    result.__self__ = bound.__self__
                except AttributeError:
                    pass
                return result
        func, args, keywords = self.func, self.args, self.keywords

        def method(self, /, *more, **kw):
            return func(self, *args, *more, **{**keywords, **kw})

        method.__partialmethod__ = self
        return method.__get__(obj, cls)

    __class_getitem__ = classmethod(GenericAlias)


class _HashedKey(list):
    """The key of a call, which computes its hash once."""

    __slots__ = "hashvalue"

    def __init__(self, items):
        self[:] = items
        self.hashvalue = hash(items)

    def __hash__(self):
        return self.hashvalue


_mark = object()


def _make_key(args, kwds, typed, kwd_mark=(_mark,), fasttypes={int, str}):
    key = args
    if kwds:
        key += kwd_mark
        for item in kwds.items():
            key += item
    if typed:
        key += tuple(type(v) for v in args)
        if kwds:
            key += tuple(type(v) for v in kwds.values())
    elif len(key) == 1 and type(key[0]) in fasttypes:
        return key[0]
    return key


def lru_cache(maxsize=128, typed=False):
    """Least-recently-used cache decorator."""
    if isinstance(maxsize, int):
        maxsize = max(maxsize, 0)
    elif callable(maxsize) and isinstance(typed, bool):
        func, maxsize = maxsize, 128
        wrapper = _lru_wrapper(func, maxsize, typed)
        wrapper.cache_parameters = lambda: {"maxsize": maxsize, "typed": typed}
        return update_wrapper(wrapper, func)
    elif maxsize is not None:
        raise TypeError("Expected first argument to be an integer, a callable, or None")

    def decorating_function(func):
        wrapper = _lru_wrapper(func, maxsize, typed)
        wrapper.cache_parameters = lambda: {"maxsize": maxsize, "typed": typed}
        return update_wrapper(wrapper, func)

    return decorating_function


def _lru_wrapper(func, maxsize, typed):
    from collections import namedtuple
    info = _cache_info(namedtuple)
    cache = {}  # the least recently used entry comes first
    hits = misses = 0
    get = cache.get

    def wrapper(*args, **kwds):
        nonlocal hits, misses
        if maxsize == 0:
            misses += 1
            return func(*args, **kwds)
        key = _make_key(args, kwds, typed) if kwds or typed or len(args) != 1 else \
            (args[0] if type(args[0]) in (int, str) else args)
        result = get(key, _missing)
        if result is not _missing:
            hits += 1
            if maxsize is not None:
                del cache[key]
                cache[key] = result
            return result
        misses += 1
        result = func(*args, **kwds)
        if maxsize is not None and key not in cache and len(cache) >= maxsize:
            del cache[next(iter(cache))]
        cache[key] = result
        return result

    def cache_info():
        """Report cache statistics"""
        return info(hits, misses, maxsize, len(cache))

    def cache_clear():
        """Clear the cache and cache statistics"""
        nonlocal hits, misses
        cache.clear()
        hits = misses = 0

    wrapper.cache_info = cache_info
    wrapper.cache_clear = cache_clear
    return wrapper


_info_class = []


def _cache_info(namedtuple):
    if not _info_class:
        _info_class.append(namedtuple("CacheInfo", ["hits", "misses", "maxsize", "currsize"], module="functools"))
    return _info_class[0]


def cache(user_function, /):
    """Simple lightweight unbounded cache."""
    return lru_cache(maxsize=None)(user_function)


class cached_property:
    """A property whose value is computed once and kept in the instance's dict."""

    def __init__(self, func):
        self.func = func
        self.attrname = None
        self.__doc__ = func.__doc__
        self.__module__ = func.__module__

    def __set_name__(self, owner, name):
        if self.attrname is None:
            self.attrname = name
        elif name != self.attrname:
            raise TypeError("Cannot assign the same cached_property to two different names "
                            f"({self.attrname!r} and {name!r}).")

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        if self.attrname is None:
            raise TypeError("Cannot use cached_property instance without calling __set_name__ on it.")
        try:
            values = instance.__dict__
        except AttributeError:
            raise TypeError(f"No '__dict__' attribute on {type(instance).__name__!r} instance to cache "
                            f"{self.attrname!r} property.") from None
        value = values.get(self.attrname, _missing)
        if value is _missing:
            value = self.func(instance)
            try:
                values[self.attrname] = value
            except TypeError:
                raise TypeError(f"The '__dict__' attribute on {type(instance).__name__!r} instance does not support "
                                f"item assignment for caching {self.attrname!r} property.") from None
        return value

    __class_getitem__ = classmethod(GenericAlias)


def singledispatch(func):
    """Single-dispatch generic function decorator (PEP 443)."""
    registry = {}
    cache = {}

    def dispatch(cls):
        """Return the implementation for cls, the nearest in its method resolution order."""
        try:
            return cache[cls]
        except KeyError:
            pass
        for base in cls.__mro__:
            if base in registry and base is not object:
                break
        else:
            # Abstract classes that cls is only virtually a subclass of.
            virtual = [c for c in registry if c is not object and issubclass(cls, c)]
            best = None
            for c in virtual:
                if best is None or issubclass(c, best):
                    best = c
                elif not issubclass(best, c):
                    raise RuntimeError(f"Ambiguous dispatch: {best} or {c}")
            base = best or object
        impl = cache[cls] = registry[base]
        return impl

    def register(cls, func=None):
        """Register an implementation for a class."""
        if isinstance(cls, type):
            if func is None:
                return lambda f: register(cls, f)
            classes = (cls,)
        elif hasattr(cls, "__args__") and type(cls).__name__ in ("Union", "UnionType"):
            if func is None:
                return lambda f: register(cls, f)
            classes = cls.__args__
        else:
            if func is not None:
                raise TypeError(f"Invalid first argument to `register()`. {cls!r} is not a class or union type.")
            annotations = getattr(cls, "__annotations__", {})
            if not annotations:
                raise TypeError(f"Invalid first argument to `register()`: {cls!r}. "
                                "Use either `@register(some_class)` or plain `@register` on an annotated function.")
            func = cls
            hint = next(iter(annotations.values()))
            if hasattr(hint, "__args__") and type(hint).__name__ in ("Union", "UnionType"):
                classes = hint.__args__
            elif isinstance(hint, type):
                classes = (hint,)
            else:
                raise TypeError(f"Invalid annotation for {next(iter(annotations))!r}. {hint!r} is not a class.")
        for c in classes:
            registry[c] = func
        cache.clear()
        return func

    def wrapper(*args, **kw):
        if not args:
            raise TypeError(f"{name} requires at least 1 positional argument")
        return dispatch(args[0].__class__)(*args, **kw)

    name = getattr(func, "__name__", "singledispatch function")
    registry[object] = func
    wrapper.register = register
    wrapper.dispatch = dispatch
    wrapper.registry = type(type.__dict__)(registry)
    wrapper._clear_cache = cache.clear
    return update_wrapper(wrapper, func)


class singledispatchmethod:
    """Single-dispatch generic method descriptor."""

    def __init__(self, func):
        if not callable(func) and not hasattr(func, "__get__"):
            raise TypeError(f"{func!r} is not callable or a descriptor")
        self.dispatcher = singledispatch(func)
        self.func = func

    def register(self, cls, method=None):
        return self.dispatcher.register(cls, func=method)

    def __get__(self, obj, cls=None):
        dispatch = self.dispatcher.dispatch

        def method(*args, **kwargs):
            if not args:
                raise TypeError(f"{getattr(self.func, '__name__', 'singledispatchmethod method')} "
                                "requires at least 1 positional argument")
            return dispatch(args[0].__class__).__get__(obj, cls)(*args, **kwargs)

        method.register = self.register
        return update_wrapper(method, self.func)
