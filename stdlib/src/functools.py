"""Tools for functions and other callables."""

__all__ = ["update_wrapper", "wraps", "WRAPPER_ASSIGNMENTS", "WRAPPER_UPDATES", "total_ordering", "cache",
           "cmp_to_key", "lru_cache", "reduce", "partial", "partialmethod", "singledispatch",
           "singledispatchmethod", "cached_property", "Placeholder"]

from types import GenericAlias, MethodType
from _functools import Placeholder, _lru_cache_wrapper, _PlaceholderType, cmp_to_key, partial, reduce

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


def lru_cache(maxsize=128, typed=False):
    """Least-recently-used cache decorator.

    With maxsize None the cache is unbounded. With typed true, arguments that are
    equal but of different types have entries of their own. The wrapped function
    has cache_info(), cache_clear() and cache_parameters(), and f.__wrapped__.
    """
    if isinstance(maxsize, int):
        if maxsize < 0:
            maxsize = 0
    elif callable(maxsize) and isinstance(typed, bool):
        user_function, maxsize = maxsize, 128
        return _cached(user_function, maxsize, typed)
    elif maxsize is not None:
        raise TypeError("Expected first argument to be an integer, a callable, or None")

    def decorating_function(user_function):
        return _cached(user_function, maxsize, typed)

    return decorating_function


def _cached(user_function, maxsize, typed):
    wrapper = _lru_cache_wrapper(user_function, maxsize, typed, _new_cache_info)
    wrapper.cache_parameters = lambda: {"maxsize": maxsize, "typed": typed}
    return update_wrapper(wrapper, user_function)


def _new_cache_info(*args):
    # The class is made when it is first asked for: most programs never do.
    return (globals().get("_CacheInfo") or __getattr__("_CacheInfo"))(*args)


def __getattr__(name):
    if name == "_CacheInfo":
        from collections import namedtuple
        globals()[name] = made = namedtuple("CacheInfo", ["hits", "misses", "maxsize", "currsize"], module="functools")
        return made
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


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
