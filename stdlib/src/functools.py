"""Tools for functions and other callables."""

__all__ = ["update_wrapper", "wraps", "WRAPPER_ASSIGNMENTS", "WRAPPER_UPDATES", "total_ordering", "cache",
           "cmp_to_key", "lru_cache", "reduce", "partial", "partialmethod", "singledispatch",
           "singledispatchmethod", "cached_property", "Placeholder"]

from _thread import RLock
from types import GenericAlias, MappingProxyType, MethodType, UnionType
try:
    from _functools import Placeholder, _lru_cache_wrapper, _PlaceholderType, cmp_to_key, partial, reduce
except ImportError:  # barred in sys.modules, as some tests do to get another implementation: there is but one
    from _imp import _fresh as _native

    _native = _native("_functools")
    Placeholder, _lru_cache_wrapper, _PlaceholderType = _native.Placeholder, _native._lru_cache_wrapper, _native._PlaceholderType
    cmp_to_key, partial, reduce = _native.cmp_to_key, _native.partial, _native.reduce

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
            method.__name__, method.__qualname__ = name, f"{cls.__qualname__}.{name}"
            method.__module__ = cls.__module__
            setattr(cls, name, method)
    return cls


class partialmethod:
    """A method that is a function with some arguments given."""

    def __init__(self, func, /, *args, **keywords):
        if not callable(func) and not hasattr(func, "__get__"):
            raise TypeError(f"the first argument {func!r} must be a callable or a descriptor")
        if isinstance(func, partialmethod):  # so that there is one with all arguments
            func, args, keywords = func.func, func.args + args, {**func.keywords, **keywords}
        self.func, self.args, self.keywords = func, args, keywords

    @property
    def __isabstractmethod__(self):
        return getattr(self.func, "__isabstractmethod__", False)

    def __repr__(self):
        shown = [repr(self.func), *map(repr, self.args), *(f"{k}={v!r}" for k, v in self.keywords.items())]
        return f"{type(self).__module__}.{type(self).__qualname__}({', '.join(shown)})"

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
        method.__isabstractmethod__ = self.__isabstractmethod__
        return method.__get__(obj, cls)

    __class_getitem__ = classmethod(GenericAlias)


def lru_cache(maxsize=128, typed=False):
    """Keep the results of a function for the arguments it was called with last.

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
    if name == "namedtuple":  # some programs import it from here
        from collections import namedtuple
        return namedtuple
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def cache(user_function, /):
    """Keep every result of a function, by the arguments it was called with."""
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


def _c3_merge(orders):
    """Merge orders of classes into one that keeps each of them."""
    merged = []
    while orders := [o for o in orders if o]:
        for head, *_ in orders:
            if not any(head in o[1:] for o in orders):
                break
        else:
            raise RuntimeError("Inconsistent hierarchy")
        merged.append(head)
        orders = [o[1:] if o[0] is head else o for o in orders]
    return merged


def _c3_mro(cls, abcs=()):
    """Return the method resolution order of a class as if it inherited from those abstract classes that it implements.

    An abstract class stands behind the last explicit base that is abstract itself, and is put in where it is met first:
    in the class none of whose bases implement it.
    """
    bases = list(cls.__bases__)
    cut = max((i + 1 for i, b in enumerate(bases) if hasattr(b, "__abstractmethods__")), default=0)
    new = [a for a in abcs if issubclass(cls, a) and not any(issubclass(b, a) for b in bases)]
    rest = [a for a in abcs if a not in new]
    groups = bases[:cut], new, bases[cut:]
    return _c3_merge([[cls], *(_c3_mro(c, rest) for group in groups for c in group), *map(list, groups)])


def _compose_mro(cls, types):
    """Return the method resolution order of a class with all of types that it implements, directly or not, in it."""
    inherited = set(cls.__mro__)
    types = [t for t in types if t not in inherited and hasattr(t, "__mro__")
             and not isinstance(t, GenericAlias) and issubclass(cls, t)]
    types = [t for t in types if not any(t is not other and t in other.__mro__ for other in types)]
    wanted, found = set(types), []
    for t in types:
        # A class between, which cls implements too, brings t along with more that is wanted.
        between = [[c for c in sub.__mro__ if c in wanted] for sub in t.__subclasses__()
                   if sub not in inherited and issubclass(cls, sub)]
        for chain in sorted(between, key=len, reverse=True) or [[t]]:
            found += [c for c in chain if c not in found]
    return _c3_mro(cls, found)


def _find_impl(cls, registry):
    """Return the implementation for the class of the registry that is nearest to cls."""
    order = _compose_mro(cls, registry.keys())
    best = next((t for t in order if t in registry), None)
    if best is None:
        return None
    # The next in the order is as near if neither is there by inheritance.
    after = next(iter(order[order.index(best) + 1:]), None)
    if after in registry and not {best, after} & set(cls.__mro__) and not issubclass(best, after):
        raise RuntimeError(f"Ambiguous dispatch: {best} or {after}")
    return registry[best]


def _dispatch_classes(cls):
    """Return the classes that a class or a union of classes stands for, or None."""
    if isinstance(cls, type) and not isinstance(cls, GenericAlias):
        return (cls,)
    if isinstance(cls, UnionType) and all(isinstance(c, type) and not isinstance(c, GenericAlias) for c in cls.__args__):
        return cls.__args__
    return None


def _annotated_classes(func):
    """Return the classes that the annotation of a function's first argument names."""
    if not getattr(func, "__annotations__", None):
        raise TypeError(f"Invalid first argument to `register()`: {func!r}. "
                        "Use either `@register(some_class)` or plain `@register` on an annotated function.")
    from typing import get_type_hints
    from annotationlib import Format, ForwardRef

    name, hint = next(iter(get_type_hints(func, format=Format.FORWARDREF).items()))
    classes = _dispatch_classes(hint)
    if classes is None:
        what = ("not all arguments are classes." if isinstance(hint, UnionType) else
                "is an unresolved forward reference." if isinstance(hint, ForwardRef) else "is not a class.")
        raise TypeError(f"Invalid annotation for {name!r}. {hint!r} {what}")
    return classes


def singledispatch(func):
    """Make a function generic: which implementation is called depends on the class of its first argument (PEP 443)."""
    from abc import get_cache_token
    from weakref import WeakKeyDictionary

    registry, cache = {}, WeakKeyDictionary()
    token = None  # tells whether virtual subclasses have come since; None until an abstract class is registered

    def dispatch(cls):
        """Return the implementation for cls, the nearest in its method resolution order."""
        nonlocal token
        if token is not None and token != (now := get_cache_token()):
            cache.clear()
            token = now
        try:
            return cache[cls]
        except KeyError:
            impl = cache[cls] = registry[cls] if cls in registry else _find_impl(cls, registry)
            return impl

    def register(cls, func=None):
        """Register an implementation for a class, a union of classes, or what the function's annotation says."""
        nonlocal token
        classes = _dispatch_classes(cls)
        if classes is not None:
            if func is None:
                return lambda f: register(cls, f)
        elif func is not None:
            raise TypeError(f"Invalid first argument to `register()`. {cls!r} is not a class or union type.")
        else:
            classes, func = _annotated_classes(cls), cls
        for c in classes:
            registry[c] = func
            if token is None and hasattr(c, "__abstractmethods__"):
                token = get_cache_token()
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
    wrapper.registry = MappingProxyType(registry)
    wrapper._clear_cache = cache.clear
    return update_wrapper(wrapper, func)


def _described(func):
    for name in ("__qualname__", "__name__"):
        if hasattr(func, name):
            return getattr(func, name)
    return "?"


class singledispatchmethod:
    """A method with implementations for classes of its first argument."""

    def __init__(self, func):
        if not callable(func) and not hasattr(func, "__get__"):
            raise TypeError(f"{func!r} is not callable or a descriptor")
        self.dispatcher = singledispatch(func)
        self.func = func

    def register(self, cls, method=None):
        return self.dispatcher.register(cls, func=method)

    def __get__(self, obj, cls=None):
        return _BoundDispatch(self, obj, cls)

    @property
    def __isabstractmethod__(self):
        return getattr(self.func, "__isabstractmethod__", False)

    def __repr__(self):
        return f"<single dispatch method descriptor {_described(self.func)}>"


class _BoundDispatch:
    """A singledispatchmethod looked up on an object or a class."""

    def __init__(self, method, obj, cls):
        self._method, self._obj, self._cls = method, obj, cls
        # The class has these attributes too, so that __getattr__ is not asked for them.
        for name in ("__module__", "__doc__"):
            if hasattr(method.func, name):
                setattr(self, name, getattr(method.func, name))

    def __call__(self, /, *args, **kwargs):
        if not args:
            name = getattr(self._method.func, "__name__", "singledispatchmethod method")
            raise TypeError(f"{name} requires at least 1 positional argument")
        found = self._method.dispatcher.dispatch(args[0].__class__)
        return found.__get__(self._obj, self._cls)(*args, **kwargs)

    def __getattr__(self, name):
        if name in ("__name__", "__qualname__", "__isabstractmethod__", "__annotations__", "__type_params__"):
            return getattr(self._method.func, name)
        raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}")

    @property
    def __wrapped__(self):
        return self._method.func

    @property
    def register(self):
        return self._method.register

    def __repr__(self):
        if self._obj is None:
            return f"<single dispatch method {_described(self._method.func)}>"
        return f"<bound single dispatch method {_described(self._method.func)} of {self._obj!r}>"
