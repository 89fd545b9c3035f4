"""Abstract base classes (PEP 3119)."""

__all__ = ["ABC", "ABCMeta", "abstractmethod", "abstractclassmethod", "abstractstaticmethod", "abstractproperty",
           "get_cache_token", "update_abstractmethods"]

_token = 0


def abstractmethod(funcobj):
    """Mark a method as abstract: classes with it cannot be instantiated."""
    funcobj.__isabstractmethod__ = True
    return funcobj


class abstractclassmethod(classmethod):
    __isabstractmethod__ = True

    def __init__(self, callable):
        callable.__isabstractmethod__ = True
        super().__init__(callable)


class abstractstaticmethod(staticmethod):
    __isabstractmethod__ = True

    def __init__(self, callable):
        callable.__isabstractmethod__ = True
        super().__init__(callable)


class abstractproperty(property):
    __isabstractmethod__ = True


def _abstract_names(cls, namespace, bases):
    names = {name for name, value in namespace.items() if getattr(value, "__isabstractmethod__", False)}
    for base in bases:
        for name in getattr(base, "__abstractmethods__", ()):
            if getattr(getattr(cls, name, None), "__isabstractmethod__", False):
                names.add(name)
    return frozenset(names)


class ABCMeta(type):
    """Metaclass of abstract base classes: classes can be registered as virtual subclasses."""

    def __new__(mcls, name, bases, namespace, /, **kwargs):
        cls = super().__new__(mcls, name, bases, namespace, **kwargs)
        cls.__abstractmethods__ = _abstract_names(cls, namespace, bases)
        cls._abc_registry = []
        cls._abc_cache = {}
        cls._abc_negative = {}
        cls._abc_version = _token
        return cls

    def register(cls, subclass):
        """Register a virtual subclass; returns it, for use as a decorator."""
        global _token
        if not isinstance(subclass, type):
            raise TypeError("Can only register classes")
        if issubclass(subclass, cls):
            return subclass
        if issubclass(cls, subclass):
            raise RuntimeError("Refusing to create an inheritance cycle")
        cls._abc_registry.append(subclass)
        _token += 1
        return subclass

    def __instancecheck__(cls, instance):
        subclass = instance.__class__
        if cls._abc_cache.get(subclass):
            return True
        subtype = type(instance)
        if subtype is subclass:
            return cls.__subclasscheck__(subclass)
        return cls.__subclasscheck__(subclass) or cls.__subclasscheck__(subtype)

    def __subclasscheck__(cls, subclass):
        if not isinstance(subclass, type):
            raise TypeError("issubclass() arg 1 must be a class")
        if cls._abc_cache.get(subclass):
            return True
        if cls._abc_version != _token:
            cls._abc_negative = {}
            cls._abc_version = _token
        elif cls._abc_negative.get(subclass):
            return False
        ok = cls.__subclasshook__(subclass)
        if ok is not NotImplemented:
            (cls._abc_cache if ok else cls._abc_negative)[subclass] = True
            return ok
        if cls in getattr(subclass, "__mro__", ()):
            cls._abc_cache[subclass] = True
            return True
        for other in cls._abc_registry:
            if issubclass(subclass, other):
                cls._abc_cache[subclass] = True
                return True
        for other in type.__subclasses__(cls):
            if issubclass(subclass, other):
                cls._abc_cache[subclass] = True
                return True
        cls._abc_negative[subclass] = True
        return False


class ABC(metaclass=ABCMeta):
    """A class whose metaclass is ABCMeta, to derive from."""

    __slots__ = ()


def get_cache_token():
    """Return a token that changes with every registration."""
    return _token


def update_abstractmethods(cls):
    """Compute the abstract methods of a class anew after it was changed."""
    if hasattr(cls, "__abstractmethods__"):
        cls.__abstractmethods__ = _abstract_names(cls, cls.__dict__, cls.__bases__)
    return cls
