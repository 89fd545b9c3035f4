"""Abstract base classes (PEP 3119)."""

from _abc import (get_cache_token, _abc_init, _abc_register, _abc_instancecheck, _abc_subclasscheck,
                  _get_dump, _reset_registry, _reset_caches)

__all__ = ["ABC", "ABCMeta", "abstractmethod", "abstractclassmethod", "abstractstaticmethod", "abstractproperty",
           "get_cache_token", "update_abstractmethods"]


def abstractmethod(funcobj):
    """Mark a method as abstract: classes with it cannot be instantiated."""
    funcobj.__isabstractmethod__ = True
    return funcobj


class _Abstract:
    """Makes a wrapper of functions one of abstract methods."""

    __isabstractmethod__ = True

    def __init__(self, callable):
        super().__init__(abstractmethod(callable))


class abstractclassmethod(_Abstract, classmethod):
    """A class method that is abstract; @classmethod above @abstractmethod does it too."""


class abstractstaticmethod(_Abstract, staticmethod):
    """A static method that is abstract; @staticmethod above @abstractmethod does it too."""


class abstractproperty(property):
    """A property that is abstract; @property above @abstractmethod does it too."""

    __isabstractmethod__ = True


class ABCMeta(type):
    """Metaclass of abstract base classes: classes can be registered as virtual subclasses."""

    def __new__(mcls, name, bases, namespace, /, **kwargs):
        made = super().__new__(mcls, name, bases, namespace, **kwargs)
        _abc_init(made)
        return made

    def __subclasscheck__(cls, subclass):
        """What issubclass(subclass, cls) asks: classes that are registered count."""
        return _abc_subclasscheck(cls, subclass)

    def __instancecheck__(cls, instance):
        """What isinstance(instance, cls) asks."""
        return _abc_instancecheck(cls, instance)

    def register(cls, subclass):
        """Register a virtual subclass; returns it, for use as a decorator."""
        return _abc_register(cls, subclass)

    def _dump_registry(cls, file=None):
        """Print what is noted about the class, for debugging."""
        print(f"Class: {cls.__module__}.{cls.__qualname__}", file=file)
        print(f"Inv. counter: {get_cache_token()}", file=file)
        registry, cache, negative, version = _get_dump(cls)
        print(f"_abc_registry: {registry!r}", file=file)
        print(f"_abc_cache: {cache!r}", file=file)
        print(f"_abc_negative_cache: {negative!r}", file=file)
        print(f"_abc_negative_cache_version: {version!r}", file=file)

    def _abc_registry_clear(cls):
        """Forget registered classes, for debugging and tests."""
        _reset_registry(cls)

    def _abc_caches_clear(cls):
        """Forget the results of earlier checks, for debugging and tests."""
        _reset_caches(cls)


def update_abstractmethods(cls):
    """Compute the abstract methods of a class anew after it was changed."""
    if not hasattr(cls, "__abstractmethods__"):
        return cls
    inherited = {name: getattr(cls, name, None) for base in cls.__bases__ for name in getattr(base, "__abstractmethods__", ())}
    cls.__abstractmethods__ = frozenset(
        name for name, value in {**inherited, **vars(cls)}.items() if getattr(value, "__isabstractmethod__", False))
    return cls


class ABC(metaclass=ABCMeta):
    """A class whose metaclass is ABCMeta, to derive from."""

    __slots__ = ()
