"""What the object that a mock stands in for tells of the mock."""

import inspect
from functools import partial
from types import FunctionType, MethodType

FUNCTIONS = (FunctionType, MethodType)


def is_names(spec):
    """Tell whether a spec is a list of names rather than an object."""
    return type(spec) in (list, tuple)


def is_exception(obj):
    return isinstance(obj, BaseException) or isinstance(obj, type) and issubclass(obj, BaseException)


def is_magic(name):
    return len(name) > 4 and name[:2] == name[-2:] == "__"


def is_dataclass(obj):
    return "__dataclass_fields__" in dir(obj if isinstance(obj, type) else type(obj))


def field_names(obj):
    """The names of a dataclass's fields."""
    import dataclasses
    return [field.name for field in dataclasses.fields(obj)]


def _callable(obj):
    """Tell whether an object can be called, also a method as it stands in a class."""
    if isinstance(obj, type):
        return True
    if isinstance(obj, (staticmethod, classmethod, MethodType)):
        return _callable(obj.__func__)
    return getattr(obj, "__call__", None) is not None


def instances_callable(obj):
    """Tell whether the instances of a class can be called; of another object, whether it can."""
    if not isinstance(obj, type):
        return getattr(obj, "__call__", None) is not None
    return any(vars(base).get("__call__") is not None for base in obj.__mro__)


def is_coroutine_function(obj):
    return bool(getattr(obj, "__code__", None)) and inspect.iscoroutinefunction(obj)


def signature_of(spec, as_instance=False, skip_first=False):
    """Return (function, signature): how spec, or with as_instance an instance of it, is called.

    Without the first parameter if skip_first; None if there is no telling."""
    if isinstance(spec, type) and not as_instance:
        spec, skip_first = spec.__init__, True
    elif isinstance(spec, (classmethod, staticmethod)):
        skip_first = skip_first or isinstance(spec, classmethod)
        spec = spec.__func__
    elif not isinstance(spec, FUNCTIONS):
        spec = getattr(spec, "__call__", None)
        if spec is None:
            return None
    try:
        return spec, inspect.signature(partial(spec, None) if skip_first else spec)
    except ValueError:
        return None


def takes_bound(spec, name):
    """Tell whether the first parameter of the method name is filled in when it is called through spec."""
    cls = spec
    if not isinstance(spec, type):
        if name in getattr(spec, "__dict__", ()):
            return False
        cls = spec.__class__
    for base in cls.__mro__:
        if name in vars(base):
            return cls is spec and isinstance(vars(base)[name], FUNCTIONS)
    return cls is spec


def copy_identity(source, function):
    """Give a function the name, the text and the defaults of another."""
    for name in "__name__", "__doc__", "__text_signature__", "__module__", "__defaults__", "__kwdefaults__":
        try:
            setattr(function, name, getattr(source, name))
        except (AttributeError, TypeError):
            pass


class Spec:
    """A spec, taken apart: the names a mock may have, its class, the signature of its call."""

    def __init__(self, spec, as_instance=False, skip_first=False):
        self.object = self.names = self.cls = self.signature = None
        if spec is None:
            return
        if is_names(spec):
            self.names = spec
            return
        self.object = spec
        self.cls = spec if isinstance(spec, type) else type(spec)
        found = signature_of(spec, as_instance, skip_first)
        if found:
            self.signature = found[1]
        self.names = dir(spec)
        if is_dataclass(spec):
            self.names.extend(name for name in field_names(spec) if name not in self.names)

    def is_coroutine(self, name):
        """Tell whether the attribute of the name is a coroutine function."""
        if self.object is None or not isinstance(name, str):
            return False
        try:
            return inspect.iscoroutinefunction(inspect.unwrap(inspect.getattr_static(self.object, name, None)))
        except ValueError:  # it wraps itself
            return False
