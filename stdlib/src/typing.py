"""Type hints: special forms, generic classes and aliases, protocols, and tools for hints."""

import collections
import collections.abc
import functools
import sys
import types
from abc import ABCMeta, abstractmethod
from types import GenericAlias

from _typing import (Generic, NoDefault, ParamSpec, ParamSpecArgs, ParamSpecKwargs, TypeAliasType, TypeVar,
                     TypeVarTuple, Union, _idfunc)

__all__ = [
    "Annotated", "Any", "Callable", "ClassVar", "Concatenate", "Final", "ForwardRef", "Generic", "Literal",
    "Optional", "ParamSpec", "Protocol", "Tuple", "Type", "TypeVar", "TypeVarTuple", "Union",
    "AbstractSet", "ByteString", "Container", "ContextManager", "Hashable", "ItemsView", "Iterable", "Iterator",
    "KeysView", "Mapping", "MappingView", "MutableMapping", "MutableSequence", "MutableSet", "Sequence", "Sized",
    "ValuesView", "Awaitable", "AsyncIterator", "AsyncIterable", "Coroutine", "Collection", "AsyncGenerator",
    "AsyncContextManager",
    "Reversible", "SupportsAbs", "SupportsBytes", "SupportsComplex", "SupportsFloat", "SupportsIndex", "SupportsInt",
    "SupportsRound",
    "ChainMap", "Counter", "Deque", "Dict", "DefaultDict", "List", "OrderedDict", "Set", "FrozenSet", "NamedTuple",
    "TypedDict", "Generator",
    "BinaryIO", "IO", "Match", "Pattern", "TextIO",
    "AnyStr", "assert_type", "assert_never", "cast", "clear_overloads", "dataclass_transform",
    "evaluate_forward_ref", "final", "get_args", "get_origin", "get_overloads", "get_protocol_members",
    "get_type_hints", "is_protocol", "is_typeddict", "LiteralString", "Never", "NewType", "no_type_check",
    "no_type_check_decorator", "NoDefault", "NoReturn", "NotRequired", "overload", "override", "ParamSpecArgs",
    "ParamSpecKwargs", "ReadOnly", "Required", "reveal_type", "runtime_checkable", "Self", "Text", "TYPE_CHECKING",
    "TypeAlias", "TypeGuard", "TypeIs", "TypeAliasType", "Unpack",
]

TYPE_CHECKING = False


def __getattr__(name):
    """Make what few programs use when it is asked for."""
    if name == "ForwardRef":
        from annotationlib import ForwardRef as value
    elif name in ("Pattern", "Match"):
        import re
        value = _alias(getattr(re, name), 1)
    elif name == "ContextManager":
        import contextlib
        value = _alias(contextlib.AbstractContextManager, 2, name=name, defaults=(bool | None,))
    elif name == "AsyncContextManager":
        import contextlib
        value = _alias(contextlib.AbstractAsyncContextManager, 2, name=name, defaults=(bool | None,))
    elif name == "ByteString":
        value = _DeprecatedGenericAlias(collections.abc.ByteString, 0, removal_version=(3, 17), name=name)
    else:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    globals()[name] = value
    return value


# Helpers


def _make_forward_ref(code, *, parent_fwdref=None, **kwargs):
    from annotationlib import ForwardRef
    if parent_fwdref is not None:
        if parent_fwdref.__forward_module__ is not None:
            kwargs["module"] = parent_fwdref.__forward_module__
        if parent_fwdref.__owner__ is not None:
            kwargs["owner"] = parent_fwdref.__owner__
    ref = ForwardRef(code, **kwargs)
    # The text must be an expression: told now, not when it is evaluated.
    ref.__forward_code__
    return ref


def _is_forward_ref(arg):
    return type(arg).__name__ == "ForwardRef" and hasattr(arg, "__forward_arg__")


def _type_convert(arg, module=None, *, allow_special_forms=False):
    if arg is None:
        return type(None)
    if isinstance(arg, str):
        return _make_forward_ref(arg, module=module, is_class=allow_special_forms)
    return arg


def _type_check(arg, msg, is_argument=True, module=None, *, allow_special_forms=False):
    """Return arg as a type; TypeError if it can be none."""
    arg = _type_convert(arg, module=module, allow_special_forms=allow_special_forms)
    if isinstance(arg, type):
        usable = arg is not Generic and arg is not Protocol
    elif isinstance(arg, _SpecialForm):
        usable = arg in _COMPLETE_FORMS or allow_special_forms and (arg is ClassVar or arg is Final)
    elif type(arg) is tuple:
        raise TypeError(f"{msg} Got {arg!r:.100}.")
    else:
        if isinstance(arg, _GenericAlias):
            origin = arg.__origin__
            if origin is Generic or origin is Protocol or not allow_special_forms and (
                    origin is ClassVar or origin is Final and is_argument):
                raise TypeError(f"{arg} is not valid as type argument")
        return arg
    if not usable:
        raise TypeError(f"Plain {arg} is not valid as type argument")
    return arg


def _is_param_expr(arg):
    return arg is ... or isinstance(arg, (tuple, list)) or (
        isinstance(arg, _GenericAlias) and arg.__origin__ is Concatenate) or isinstance(arg, ParamSpec)


def _should_unflatten_callable_args(typ, args):
    return typ.__origin__ is collections.abc.Callable and not (len(args) == 2 and _is_param_expr(args[0]))


def _type_repr(obj):
    """Return the text of a type for the repr of an alias."""
    if isinstance(obj, tuple):
        return "[" + ", ".join([_type_repr(t) for t in obj]) + "]"
    if isinstance(obj, type) and not isinstance(obj, GenericAlias):
        if obj.__module__ == "builtins":
            return obj.__qualname__
        return f"{obj.__module__}.{obj.__qualname__}"
    if obj is ...:
        return "..."
    if isinstance(obj, (types.FunctionType, types.BuiltinFunctionType)):
        return obj.__name__ if obj.__module__ == "builtins" or isinstance(obj, types.FunctionType) else repr(obj)
    return repr(obj)


def _collect_type_parameters(args, *, enforce_default_ordering=True, validate_all=False):
    """Return the type variables in the arguments, each once."""
    default_encountered = after_tuple = False
    parameters = []

    def add(t):
        nonlocal default_encountered
        if t in parameters:
            return
        if enforce_default_ordering:
            if after_tuple and t.has_default():
                raise TypeError("Type parameter with a default follows TypeVarTuple")
            if default_encountered and t.has_default() is False:
                raise TypeError(f"Type parameter {t!r} without a default follows type parameter with a default")
            if t.has_default():
                default_encountered = True
        parameters.append(t)

    for t in args:
        if isinstance(t, type):
            continue
        if isinstance(t, tuple):
            for x in t:
                for p in _collect_type_parameters([x]):
                    add(p)
        elif hasattr(t, "__typing_subst__"):
            add(t)
        else:
            for x in getattr(t, "__parameters__", ()):
                add(x)
            after_tuple = after_tuple or _is_unpacked_typevartuple(t)
    return tuple(parameters)


def _check_generic_specialization(cls, arguments):
    expected = len(cls.__parameters__)
    if not expected:
        raise TypeError(f"{cls} is not a generic class")
    actual = len(arguments)
    if actual == expected:
        return
    shown = expected
    if actual < expected:
        # Those with defaults may be left out.
        if cls.__parameters__[actual].has_default():
            return
        required = sum(p.has_default() is False for p in cls.__parameters__)
        if required != expected:
            shown = f"at least {required}"
    raise TypeError(f"Too {'many' if actual > expected else 'few'} arguments for {cls}; actual {actual}, "
                    f"expected {shown}")


def _unpack_args(*args):
    result = []
    for arg in args:
        sub = getattr(arg, "__typing_unpacked_tuple_args__", None)
        if sub is not None and not (sub and sub[-1] is ...):
            result.extend(sub)
        else:
            result.append(arg)
    return result


_cleanups = []
_caches = {}


def _tp_cache(func=None, /, *, typed=False):
    """Cache a subscript function; arguments that cannot be hashed go past the cache."""

    def decorator(func):
        cached = functools.lru_cache(typed=typed)(func)
        _caches[func] = cached
        _cleanups.append(cached.cache_clear)

        @functools.wraps(func)
        def inner(*args, **kwds):
            try:
                return cached(*args, **kwds)
            except TypeError:
                pass  # an argument without a hash, or an error that comes again below
            return func(*args, **kwds)

        return inner

    return decorator if func is None else decorator(func)


# Special forms


class _Final:
    """A class that must not be subclassed."""

    __slots__ = ("__weakref__",)

    def __init_subclass__(cls, /, *args, **kwds):
        if "_root" not in kwds:
            raise TypeError("Cannot subclass special typing classes")


class _NotIterable:
    """A class that has __getitem__ and yet is not iterable."""

    __slots__ = ()
    __iter__ = None


class _Alternative:
    """Something that can stand on either side of X | Y."""

    __slots__ = ()

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]


class _ModuleName:
    """Something that this module has under the name in its _name: so it is shown, and pickled."""

    __slots__ = ()

    def __reduce__(self):
        return self._name

    def __repr__(self):
        return "typing." + self._name


class _SpecialForm(_Alternative, _ModuleName, _Final, _NotIterable, _root=True):
    # A name that is no class but means something in a hint: getitem says what, given the form and the subscript.

    __slots__ = ("_name", "__doc__", "_getitem")

    def __init__(self, getitem):
        self._name, self.__doc__, self._getitem = getitem.__name__, getitem.__doc__, getitem

    def __getattr__(self, item):
        if item != "__name__" and item != "__qualname__":
            raise AttributeError(item)
        return self._name

    @_tp_cache
    def __getitem__(self, parameters):
        return self._getitem(self, parameters)

    def __call__(self, *args, **kwds):
        raise TypeError(f"Cannot instantiate {self!r}")

    def __mro_entries__(self, bases):
        raise TypeError(f"Cannot subclass {self!r}")

    def __subclasscheck__(self, cls):
        raise TypeError(f"{self} cannot be used with issubclass()")

    def __instancecheck__(self, obj):
        raise TypeError(f"{self} cannot be used with isinstance()")


class _TypedCacheSpecialForm(_SpecialForm, _root=True):
    """A form whose own cache tells 1 from True."""

    def __getitem__(self, parameters):
        return self._getitem(self, *(parameters if isinstance(parameters, tuple) else (parameters,)))


def _form(name, doc, rule):
    rule.__name__ = rule.__qualname__ = name
    rule.__doc__ = doc
    return _SpecialForm(rule)


def _bare_form(name, doc):
    """Make a form that takes no arguments."""

    def rule(form, parameters):
        raise TypeError(f"{form} is not subscriptable")

    return _form(name, doc, rule)


def _one_type_form(name, doc, message="{} accepts only single type.", make=None, **check):
    """Make a form that takes one type, which _type_check looks at with the options in check."""

    def rule(form, parameters):
        item = _type_check(parameters, message.format(form), **check)
        return (make or _GenericAlias)(form, (item,))

    return _form(name, doc, rule)


class _AnyMeta(type):
    """The type of Any: classes made from Any are like others, Any itself is more of a form."""

    def __repr__(self):
        return "typing.Any" if self is Any else type.__repr__(self)

    def __instancecheck__(self, obj):
        if self is not Any:
            return type.__instancecheck__(self, obj)
        raise TypeError("typing.Any cannot be used with isinstance()")


class Any(metaclass=_AnyMeta):
    """A type that is compatible with every type."""

    def __new__(cls, *args, **kwargs):
        if cls is not Any:
            return super().__new__(cls)
        raise TypeError("Any cannot be instantiated")


NoReturn = _bare_form("NoReturn", "The type of what a function gives that never returns.")
Never = _bare_form("Never", "The type that has no values.")
Self = _bare_form("Self", "The class that a method is in.")
LiteralString = _bare_form("LiteralString", "A string that is made of literals.")
TypeAlias = _bare_form("TypeAlias", "Marks an assignment that makes an alias of a type.")

# The forms that are types as they stand.
_COMPLETE_FORMS = frozenset({NoReturn, Never, Self, LiteralString, TypeAlias})

ClassVar = _one_type_form("ClassVar", "Marks a class variable.", allow_special_forms=True)
Final = _one_type_form("Final", "Marks a name that is not assigned again.", allow_special_forms=True)
TypeGuard = _one_type_form("TypeGuard", "The return type of a function that tells whether its argument is of a type.")
TypeIs = _one_type_form(
    "TypeIs", "The return type of a function that tells exactly whether its argument is of a type.")
Unpack = _one_type_form("Unpack", "Unpack[Ts] is *Ts.", make=lambda form, args: _UnpackGenericAlias(form, args))
Optional = _one_type_form("Optional", "Optional[X] is X | None.", "{} requires a single type.",
                          make=lambda form, args: Union[args[0], None])
Required = _one_type_form("Required", "Marks a key that a TypedDict must have.",
                          "{0._name} accepts only a single type.", allow_special_forms=True)
NotRequired = _one_type_form("NotRequired", "Marks a key that a TypedDict may lack.",
                             "{0._name} accepts only a single type.", allow_special_forms=True)
ReadOnly = _one_type_form("ReadOnly", "Marks a key of a TypedDict that is not to be changed.",
                          "{0._name} accepts only a single type.", allow_special_forms=True)


def _with_types(values):
    """Return the values with their types, for 1 == True and Literal[1] is not Literal[True]."""
    return [(value, type(value)) for value in values]


@_TypedCacheSpecialForm
@_tp_cache(typed=True)
def Literal(self, *parameters):
    """A type whose values are the literals given."""
    values = []
    for p in parameters:
        values += p.__args__ if isinstance(p, _LiteralGenericAlias) else (p,)
    try:
        values = [value for value, _ in dict.fromkeys(_with_types(values))]
    except TypeError:
        pass  # One has no hash: doubles stay.
    return _LiteralGenericAlias(self, tuple(values))


@_SpecialForm
def Concatenate(self, parameters):
    """Parameters in front of those of a ParamSpec."""
    if parameters == ():
        raise TypeError("Cannot take a Concatenate of no types.")
    *front, last = parameters if isinstance(parameters, tuple) else (parameters,)
    if last is not ... and not isinstance(last, ParamSpec):
        raise TypeError("The last parameter to Concatenate should be a ParamSpec variable or ellipsis.")
    front = [_type_check(p, "Concatenate[arg, ...]: each arg must be a type.") for p in front]
    return _ConcatenateGenericAlias(self, (*front, last))


# What the native type variables call.


def _is_unpacked(arg):
    return (isinstance(arg, _GenericAlias) and arg.__origin__ is Unpack
            or isinstance(arg, GenericAlias) and getattr(arg, "__unpacked__", False))


def _typevar_subst(self, arg):
    arg = _type_check(arg, "Parameters to generic types must be types.", is_argument=True)
    if _is_unpacked(arg):
        raise TypeError(f"{arg} is not valid as type argument")
    return arg


def _typevartuple_prepare_subst(self, alias, args):
    params = alias.__parameters__
    index = params.index(self)
    for param in params[index + 1:]:
        if isinstance(param, TypeVarTuple):
            raise TypeError(f"More than one TypeVarTuple parameter in {alias}")
    alen, plen = len(args), len(params)
    left = index
    right = plen - index - 1
    at = fill = None
    for k, arg in enumerate(args):
        if isinstance(arg, type):
            continue
        sub = getattr(arg, "__typing_unpacked_tuple_args__", None)
        if sub and len(sub) == 2 and sub[-1] is ...:
            if at is not None:
                raise TypeError("More than one unpacked arbitrary-length tuple argument")
            at = k
            fill = sub[0]
    if at is not None:
        left = min(left, at)
        right = min(right, alen - at - 1)
    elif left + right > alen:
        raise TypeError(f"Too few arguments for {alias}; actual {alen}, expected at least {plen - 1}")
    if left == alen - right and self.has_default():
        replacement = _unpack_args(self.__default__)
    else:
        replacement = args[left:alen - right]
    return (*args[:left], *([fill] * (index - left)), replacement, *([fill] * (plen - right - index - 1)),
            *args[alen - right:])


def _paramspec_subst(self, arg):
    if isinstance(arg, (list, tuple)):
        return tuple([_type_check(a, "Expected a type.") for a in arg])
    if not _is_param_expr(arg):
        raise TypeError(f"Expected a list of types, an ellipsis, ParamSpec, or Concatenate. Got {arg}")
    return arg


def _paramspec_prepare_subst(self, alias, args):
    """Bring the argument that stands for self into the form of a parameter list."""
    params = alias.__parameters__
    at = params.index(self)
    if at == len(args) and self.has_default():
        args = *args, self.__default__
    if at >= len(args):
        raise TypeError(f"Too few arguments for {alias}")
    mine = args[at]
    if len(params) == 1 and not _is_param_expr(args[0]):
        # The brackets around the list may be left out where there is nothing else.
        return (args,)
    if isinstance(mine, list):
        return *args[:at], tuple(mine), *args[at + 1:]
    return args


def _is_typevar_like(x):
    return isinstance(x, (TypeVar, ParamSpec)) or _is_unpacked_typevartuple(x)


def _brings_generic(base, bases):
    """Tell whether a base, which may be an alias of any kind, makes a class generic."""
    if isinstance(base, (type, _BaseGenericAlias)):
        return not isinstance(base, type) or issubclass(base, Generic)
    stands_for = getattr(base, "__mro_entries__", None)
    entries = stands_for(bases) if stands_for is not None else ()
    return isinstance(entries, tuple) and any([isinstance(b, type) and issubclass(b, Generic) for b in entries])


def _is_unpacked_typevartuple(x):
    return not isinstance(x, type) and getattr(x, "__typing_is_unpacked_typevartuple__", False)


@_tp_cache
def _generic_class_getitem(cls, args):
    """Generic.__class_getitem__."""
    if not isinstance(args, tuple):
        args = (args,)
    args = tuple([_type_convert(p) for p in args])
    if cls in (Generic, Protocol):
        if not args:
            raise TypeError(f"Parameter list to {cls.__qualname__}[...] cannot be empty")
        if not all([_is_typevar_like(p) for p in args]):
            raise TypeError(f"Parameters to {cls.__name__}[...] must all be type variables or parameter specification "
                            "variables.")
        if len(set(args)) != len(args):
            raise TypeError(f"Parameters to {cls.__name__}[...] must all be unique")
    else:
        for param in cls.__parameters__:
            prepare = getattr(param, "__typing_prepare_subst__", None)
            if prepare is not None:
                args = prepare(cls, args)
        _check_generic_specialization(cls, args)
        new = []
        for param, arg in zip(cls.__parameters__, args):
            if isinstance(param, TypeVarTuple):
                new.extend(arg)
            else:
                new.append(arg)
        args = tuple(new)
    return _GenericAlias(cls, args)


def _generic_init_subclass(cls, *args, **kwargs):
    """Generic.__init_subclass__."""
    super(Generic, cls).__init_subclass__(*args, **kwargs)
    tvars = []
    if "__orig_bases__" in cls.__dict__:
        plain = Generic in cls.__orig_bases__
    else:
        plain = Generic in cls.__bases__ and cls.__name__ != "Protocol" and type(cls) != _TypedDictMeta
    if plain:
        raise TypeError("Cannot inherit from plain Generic")
    if "__orig_bases__" in cls.__dict__:
        tvars = _collect_type_parameters(cls.__orig_bases__, validate_all=True)
        gvars = basename = None
        for base in cls.__orig_bases__:
            if isinstance(base, _GenericAlias) and base.__origin__ in (Generic, Protocol):
                if gvars is not None:
                    raise TypeError("Cannot inherit from Generic[...] multiple times.")
                gvars = base.__parameters__
                basename = base.__origin__.__name__
        if gvars is not None:
            missing = [t for t in tvars if t not in gvars]
            if missing:
                raise TypeError(f"Some type variables ({', '.join(map(str, missing))}) are not listed in "
                                f"{basename}[{', '.join(map(str, gvars))}]")
            tvars = gvars
    cls.__parameters__ = tuple(tvars)


# Aliases


def _is_dunder(attr):
    return attr.startswith("__") and attr.endswith("__")


class _BaseGenericAlias(_Alternative, _Final, _root=True):
    """A class with or without type arguments that works like the class in many ways."""

    def __init__(self, origin, *, inst=True, name=None):
        self._inst = inst
        self._name = name
        self.__origin__ = origin
        self.__slots__ = None

    def __call__(self, *args, **kwargs):
        if not self._inst:
            raise TypeError(f"Type {self._name} cannot be instantiated; use {self.__origin__.__name__}() instead")
        result = self.__origin__(*args, **kwargs)
        try:
            result.__orig_class__ = self
        except Exception:  # slots, or a class with a will of its own
            pass
        return result

    def __mro_entries__(self, bases):
        # Generic is added unless a later base brings it.
        later = bases[bases.index(self) + 1:]
        entries = () if any([_brings_generic(base, bases) for base in later]) else (Generic,)
        return entries if self.__origin__ in bases else (self.__origin__, *entries)

    def __getattr__(self, attr):
        if attr in {"__origin__", "__args__"}:
            return super().__getattribute__(attr)
        if attr in {"__name__", "__qualname__"} and "__origin__" in self.__dict__:
            return self._name or self.__origin__.__name__
        if "__origin__" in self.__dict__ and not _is_dunder(attr):
            return getattr(self.__origin__, attr)
        raise AttributeError(attr)

    def __setattr__(self, attr, val):
        if not _is_dunder(attr) and attr not in {"_name", "_inst", "_nparams", "_defaults"}:
            return setattr(self.__origin__, attr, val)  # The class has the others.
        super().__setattr__(attr, val)

    def __subclasscheck__(self, cls):
        raise TypeError("Subscripted generics cannot be used with class and instance checks")

    def __instancecheck__(self, obj):
        return self.__subclasscheck__(type(obj))

    def __dir__(self):
        return list(set(super().__dir__() + [attr for attr in dir(self.__origin__) if not _is_dunder(attr)]))


class _GenericAlias(_BaseGenericAlias, _root=True):
    """A class or special form with type arguments."""

    def __init__(self, origin, args, *, inst=True, name=None):
        super().__init__(origin, inst=inst, name=name)
        if not isinstance(args, tuple):
            args = (args,)
        self.__args__ = tuple([... if a is _TypingEllipsis else a for a in args])
        self.__parameters__ = _collect_type_parameters(args, enforce_default_ordering=origin in (Generic, Protocol))
        if not name:
            self.__module__ = origin.__module__

    def _identity(self):
        """Return what two equal aliases have in common, hashable if the arguments are."""
        return self.__origin__, self.__args__

    def __eq__(self, other):
        return self._identity() == other._identity() if isinstance(other, _GenericAlias) else NotImplemented

    def __hash__(self):
        return hash(self._identity())

    @_tp_cache
    def __getitem__(self, args):
        if self.__origin__ is Generic or self.__origin__ is Protocol:
            raise TypeError(f"Cannot subscript already-subscripted {self}")
        if not self.__parameters__:
            raise TypeError(f"{self} is not a generic class")
        given = args if isinstance(args, tuple) else (args,)
        return self.copy_with(self._determine_new_args(_unpack_args(*map(_type_convert, given))))

    def _determine_new_args(self, args):
        params = self.__parameters__
        for param in params:
            prepare = getattr(param, "__typing_prepare_subst__", None)
            if prepare is not None:
                args = prepare(self, args)
        alen, plen = len(args), len(params)
        if alen != plen:
            raise TypeError(f"Too {'many' if alen > plen else 'few'} arguments for {self}; actual {alen}, "
                            f"expected {plen}")
        return tuple(self._make_substitution(self.__args__, dict(zip(params, args))))

    def _make_substitution(self, args, mapping):
        new = []
        for old in args:
            if isinstance(old, type):
                new.append(old)
                continue
            subst = getattr(old, "__typing_subst__", None)
            if subst:
                arg = subst(mapping[old])
            else:
                params = getattr(old, "__parameters__", ())
                if not params:
                    arg = old
                else:
                    sub = []
                    for x in params:
                        if isinstance(x, TypeVarTuple):
                            sub.extend(mapping[x])
                        else:
                            sub.append(mapping[x])
                    arg = old[tuple(sub)]
            if self.__origin__ == collections.abc.Callable and isinstance(arg, tuple):
                # The parameters of a callable stand beside its result.
                new.extend(arg)
            elif _is_unpacked_typevartuple(old):
                new.extend(arg)
            elif isinstance(old, tuple):
                new.append(tuple(self._make_substitution(old, mapping)))
            else:
                new.append(arg)
        return new

    def copy_with(self, args):
        return self.__class__(self.__origin__, args, name=self._name, inst=self._inst)

    def __repr__(self):
        name = "typing." + self._name if self._name else _type_repr(self.__origin__)
        args = ", ".join([_type_repr(a) for a in self.__args__]) if self.__args__ else "()"
        return f"{name}[{args}]"

    def __reduce__(self):
        origin = globals()[self._name] if self._name else self.__origin__
        args = tuple(self.__args__)
        if len(args) == 1 and not isinstance(args[0], tuple):
            args, = args
        import operator
        return operator.getitem, (origin, args)

    def __mro_entries__(self, bases):
        if isinstance(self.__origin__, _SpecialForm):
            raise TypeError(f"Cannot subclass {self!r}")
        if self._name:
            return super().__mro_entries__(bases)
        if self.__origin__ is Generic and (Protocol in bases or any([
                isinstance(b, _BaseGenericAlias) and b is not self for b in bases[bases.index(self) + 1:]])):
            return ()  # Another base brings Generic.
        return (self.__origin__,)

    def __iter__(self):
        yield Unpack[self]


class _TypingEllipsis:
    """Stands for ... where that would be converted."""


class _SpecialGenericAlias(_ModuleName, _NotIterable, _BaseGenericAlias, _root=True):
    """A name of typing for a generic class of another module, as List for list."""

    def __init__(self, origin, nparams, *, inst=True, name=None, defaults=()):
        super().__init__(origin, inst=inst, name=name or origin.__name__)
        self._nparams, self._defaults = nparams, defaults
        where = "" if origin.__module__ == "builtins" else origin.__module__ + "."
        self.__doc__ = f"Deprecated alias to {where}{origin.__qualname__}."

    @_tp_cache
    def __getitem__(self, params):
        given = [_type_check(p, "Parameters to generic types must be types.")
                 for p in (params if isinstance(params, tuple) else (params,))]
        most, least = self._nparams, self._nparams - len(self._defaults)
        if not most and given:
            raise TypeError(f"{self} is not a generic class")
        if not least <= len(given) <= most:
            expected = f"at least {least}" if self._defaults else most
            raise TypeError(f"Too {'many' if len(given) > most else 'few'} arguments for {self}; "
                            f"actual {len(given)}, expected {expected}")
        return self.copy_with((*given, *self._defaults[len(given) - least:]))

    def copy_with(self, params):
        return _GenericAlias(self.__origin__, params, name=self._name, inst=self._inst)

    def __subclasscheck__(self, cls):
        if isinstance(cls, _SpecialGenericAlias):
            cls = cls.__origin__
        elif isinstance(cls, _GenericAlias):
            return super().__subclasscheck__(cls)
        return issubclass(cls, self.__origin__)


class _DeprecatedGenericAlias(_SpecialGenericAlias, _root=True):
    def __init__(self, origin, nparams, *, removal_version, inst=True, name=None):
        super().__init__(origin, nparams, inst=inst, name=name)
        self.__dict__["_removal_version"] = removal_version

    def __instancecheck__(self, inst):
        import warnings
        warnings._deprecated(f"{self.__module__}.{self._name}", remove=self.__dict__["_removal_version"])
        return super().__instancecheck__(inst)


class _CallableGenericAlias(_NotIterable, _GenericAlias, _root=True):
    def __repr__(self):
        assert self._name == "Callable"
        args = self.__args__
        if len(args) == 2 and _is_param_expr(args[0]):
            return super().__repr__()
        return f"typing.Callable[[{', '.join([_type_repr(a) for a in args[:-1]])}], {_type_repr(args[-1])}]"

    def __reduce__(self):
        args = self.__args__
        if not (len(args) == 2 and _is_param_expr(args[0])):
            args = list(args[:-1]), args[-1]
        import operator
        return operator.getitem, (Callable, args)


class _CallableType(_SpecialGenericAlias, _root=True):
    def copy_with(self, params):
        return _CallableGenericAlias(self.__origin__, params, name=self._name, inst=self._inst)

    def __getitem__(self, params):
        if not isinstance(params, tuple) or len(params) != 2:
            raise TypeError("Callable must be used as Callable[[arg, ...], result].")
        args, result = params
        # A list has no hash, and the alias is to be found in a cache.
        return self._of(tuple(args) if isinstance(args, list) else args, result)

    @_tp_cache
    def _of(self, args, result):
        result = _type_check(result, "Callable[args, result]: result must be a type.")
        if args is ...:
            return self.copy_with((_TypingEllipsis, result))
        return self.copy_with((*map(_type_convert, args if isinstance(args, tuple) else (args,)), result))


class _TupleType(_SpecialGenericAlias, _root=True):
    @_tp_cache
    def __getitem__(self, params):
        items = list(params) if isinstance(params, tuple) else [params]
        tail = [_TypingEllipsis] if len(items) > 1 and items[-1] is ... else []
        if tail:
            del items[-1]
        message = "Tuple[t, ...]: t must be a type." if tail else "Tuple[t0, t1, ...]: each t must be a type."
        return self.copy_with((*[_type_check(t, message) for t in items], *tail))


class _LiteralGenericAlias(_GenericAlias, _root=True):
    def _identity(self):
        # Neither the order nor the number of times matters.
        return frozenset(_with_types(self.__args__))

    def __eq__(self, other):
        return self._identity() == other._identity() if isinstance(other, _LiteralGenericAlias) else NotImplemented

    __hash__ = _GenericAlias.__hash__


class _ConcatenateGenericAlias(_GenericAlias, _root=True):
    def copy_with(self, params):
        *front, last = params
        if isinstance(last, (list, tuple)):
            return *front, *last
        if isinstance(last, _ConcatenateGenericAlias):
            # One within another is one.
            params = *front, *last.__args__
        return super().copy_with(params)


class _UnpackGenericAlias(_GenericAlias, _root=True):
    def __repr__(self):
        # *args of the one argument.
        return "typing.Unpack[" + _type_repr(self.__args__[0]) + "]"

    def __getitem__(self, args):
        return args if self.__typing_is_unpacked_typevartuple__ else super().__getitem__(args)

    @property
    def __typing_is_unpacked_typevartuple__(self):
        return isinstance(self.__args__[0], TypeVarTuple)

    @property
    def __typing_unpacked_tuple_args__(self):
        inner = self.__args__[0]
        if not isinstance(inner, (_GenericAlias, GenericAlias)):
            return None
        if inner.__origin__ is tuple:
            return inner.__args__
        raise TypeError("Unpack[...] must be used with a tuple type")


class _AnnotatedAlias(_NotIterable, _GenericAlias, _root=True):
    """A type with metadata."""

    def __init__(self, origin, metadata):
        if isinstance(origin, _AnnotatedAlias):
            metadata = origin.__metadata__ + metadata
            origin = origin.__origin__
        super().__init__(origin, origin, name="Annotated")
        self.__metadata__ = metadata

    def copy_with(self, params):
        assert len(params) == 1
        return _AnnotatedAlias(params[0], self.__metadata__)

    def __repr__(self):
        return "typing.Annotated[{}, {}]".format(_type_repr(self.__origin__),
                                                 ", ".join([repr(a) for a in self.__metadata__]))

    def __reduce__(self):
        import operator
        return operator.getitem, (Annotated, (self.__origin__,) + self.__metadata__)

    def _identity(self):
        return self.__origin__, self.__metadata__

    def __eq__(self, other):
        return self._identity() == other._identity() if isinstance(other, _AnnotatedAlias) else NotImplemented

    __hash__ = _GenericAlias.__hash__

    def __getattr__(self, attr):
        if attr in {"__name__", "__qualname__"}:
            return "Annotated"
        return super().__getattr__(attr)

    def __mro_entries__(self, bases):
        return self.__origin__.__mro_entries__(bases) if hasattr(self.__origin__, "__mro_entries__") \
            else (self.__origin__,)


@_TypedCacheSpecialForm
@_tp_cache(typed=True)
def Annotated(self, *params):
    """A type with metadata: Annotated[type, metadata, ...]."""
    if len(params) < 2:
        raise TypeError("Annotated[...] should be used with at least two arguments (a type and an annotation).")
    if _is_unpacked_typevartuple(params[0]):
        raise TypeError("Annotated[...] should not be used with an unpacked TypeVarTuple")
    origin = _type_check(params[0], "Annotated[t, ...]: t must be a type.", allow_special_forms=True)
    return _AnnotatedAlias(origin, tuple(params[1:]))


# The classes of other modules

T = TypeVar("T")
KT = TypeVar("KT")
VT = TypeVar("VT")
T_co = TypeVar("T_co", covariant=True)
V_co = TypeVar("V_co", covariant=True)
VT_co = TypeVar("VT_co", covariant=True)
T_contra = TypeVar("T_contra", contravariant=True)

_alias = _SpecialGenericAlias

# The classes of collections.abc, by the number of their parameters; those of collections.
for _origin, _count in {
        "Hashable": 0, "Sized": 0,
        "Container": 1, "Collection": 1, "Iterable": 1, "Iterator": 1, "Reversible": 1, "Sequence": 1,
        "MutableSequence": 1, "MutableSet": 1, "MappingView": 1, "KeysView": 1, "ValuesView": 1,
        "Awaitable": 1, "AsyncIterable": 1, "AsyncIterator": 1,
        "ItemsView": 2, "Mapping": 2, "MutableMapping": 2,
        "Coroutine": 3}.items():
    globals()[_origin] = _alias(getattr(collections.abc, _origin), _count)
for _origin, _count in ((collections.OrderedDict, 2), (collections.Counter, 1), (collections.ChainMap, 2)):
    globals()[_origin.__name__] = _alias(_origin, _count)
del _origin, _count

Generator = _alias(collections.abc.Generator, 3, defaults=(type(None),) * 2)
AsyncGenerator = _alias(collections.abc.AsyncGenerator, 2, defaults=(type(None),))
Callable = _CallableType(collections.abc.Callable, 2)
AbstractSet = _alias(collections.abc.Set, 1, name="AbstractSet")

# Names of their own here. Those of built-in types make no instances: list() does, List() does not.
Deque = _alias(collections.deque, 1, name="Deque")
DefaultDict = _alias(collections.defaultdict, 2, name="DefaultDict")
List = _alias(list, 1, inst=False, name="List")
Set = _alias(set, 1, inst=False, name="Set")
FrozenSet = _alias(frozenset, 1, inst=False, name="FrozenSet")
Type = _alias(type, 1, inst=False, name="Type")
Dict = _alias(dict, 2, inst=False, name="Dict")
Tuple = _TupleType(tuple, -1, inst=False, name="Tuple")
Text = str


# Protocols


_TYPING_INTERNALS = frozenset({
    "__parameters__", "__orig_bases__", "__orig_class__", "_is_protocol", "_is_runtime_protocol",
    "__protocol_attrs__", "__non_callable_proto_members__", "__type_params__"})
_SPECIAL_NAMES = frozenset({
    "__abstractmethods__", "__annotations__", "__dict__", "__doc__", "__init__", "__module__", "__new__",
    "__slots__", "__subclasshook__", "__weakref__", "__class_getitem__", "__match_args__", "__static_attributes__",
    "__firstlineno__", "__annotate__", "__annotate_func__", "__annotations_cache__", "_MutableMapping__marker",
    "__conditional_annotations__"})
EXCLUDED_ATTRIBUTES = _TYPING_INTERNALS | _SPECIAL_NAMES
_PROTO_ALLOWLIST = {
    "collections.abc": ["Callable", "Awaitable", "Iterable", "Iterator", "AsyncIterable", "AsyncIterator",
                        "Hashable", "Sized", "Container", "Collection", "Reversible", "Buffer"],
    "contextlib": ["AbstractContextManager", "AbstractAsyncContextManager"],
    "io": ["Reader", "Writer"],
    "os": ["PathLike"],
}


def _annotation_names(cls):
    try:
        return list(cls.__dict__.get("__annotations__") or cls.__annotations__ if (
            "__annotate__" in cls.__dict__ or "__annotate_func__" in cls.__dict__ or "__annotations__" in cls.__dict__)
            else ())
    except NameError:
        from annotationlib import Format, get_annotations
        return list(get_annotations(cls, format=Format.FORWARDREF))


def _get_protocol_attrs(cls):
    attrs = set()
    for base in cls.__mro__[:-1]:
        if base.__name__ in {"Protocol", "Generic"}:
            continue
        for attr in (*base.__dict__, *_annotation_names(base)):
            if not attr.startswith("_abc_") and attr not in EXCLUDED_ATTRIBUTES:
                attrs.add(attr)
    return attrs


def _no_init_or_replace_init(self, *args, **kwargs):
    """The __init__ of protocol classes; of a class that is none it finds the right one and gets out of the way."""
    cls = type(self)
    if cls._is_protocol:
        raise TypeError("Protocols cannot be instantiated")
    if cls.__init__ is _no_init_or_replace_init:
        inherited = [base.__dict__["__init__"] for base in cls.__mro__ if "__init__" in base.__dict__]
        cls.__init__ = next(init for init in inherited if init is not _no_init_or_replace_init)
        cls.__init__(self, *args, **kwargs)


def _caller(depth=1, default="__main__"):
    try:
        return sys._getframemodulename(depth + 1) or default
    except AttributeError:
        pass
    try:
        return sys._getframe(depth + 1).f_globals.get("__name__", default)
    except (AttributeError, ValueError):
        return None


def _allow_reckless_class_checks(depth=2):
    """Modules that ask about classes without meaning protocols."""
    return _caller(depth) in {"abc", "functools", None}


def _type_check_issubclass_arg_1(arg):
    if not isinstance(arg, type):
        raise TypeError("issubclass() arg 1 must be a class")


class _ProtocolMeta(ABCMeta):
    def __new__(mcls, name, bases, namespace, /, **kwargs):
        if not (name == "Protocol" and bases == (Generic,)) and {Protocol, Generic} & set(bases):
            if Protocol in bases or any(getattr(b, "_is_protocol", False) and Protocol in bases for b in bases):
                for base in bases:
                    if not (base in {object, Generic}
                            or base.__name__ in _PROTO_ALLOWLIST.get(base.__module__, [])
                            or issubclass(base, Generic) and getattr(base, "_is_protocol", False)):
                        raise TypeError(f"Protocols can only inherit from other protocols, got {base!r}")
        return super().__new__(mcls, name, bases, namespace, **kwargs)

    def __init__(cls, *args, **kwargs):
        if not getattr(cls, "_is_protocol", False):
            return
        cls.__protocol_attrs__ = _get_protocol_attrs(cls)

    def __subclasscheck__(cls, other):
        if cls is Protocol:
            # Asked of the base of all protocols the question is the ordinary one.
            return type.__subclasscheck__(cls, other)
        if getattr(cls, "_is_protocol", False) and not _allow_reckless_class_checks():
            if not getattr(cls, "_is_runtime_protocol", False):
                _type_check_issubclass_arg_1(other)
                raise TypeError("Instance and class checks can only be used with @runtime_checkable protocols")
            if cls.__non_callable_proto_members__ and cls.__dict__.get("__subclasshook__") is _proto_hook:
                _type_check_issubclass_arg_1(other)
                names = sorted(cls.__non_callable_proto_members__, key=str)
                raise TypeError("Protocols with non-method members don't support issubclass()."
                                f" Non-method members: {str(names)[1:-1]}.")
        return ABCMeta.__subclasscheck__(cls, other)

    def __instancecheck__(cls, instance):
        if cls is Protocol:
            return type.__instancecheck__(cls, instance)
        if not getattr(cls, "_is_protocol", False):
            return ABCMeta.__instancecheck__(cls, instance)
        if not getattr(cls, "_is_runtime_protocol", False) and not _allow_reckless_class_checks():
            raise TypeError("Instance and class checks can only be used with @runtime_checkable protocols")
        if _abc_instancecheck(cls, instance):
            return True
        from inspect import getattr_static
        for attr in cls.__protocol_attrs__:
            try:
                value = getattr_static(instance, attr)
            except AttributeError:
                return False
            if value is None and attr not in cls.__non_callable_proto_members__:
                return False
        return True


def _abc_instancecheck(cls, instance):
    """ABCMeta.__instancecheck__, without the checks above for the subclass tests in it."""
    subclass = instance.__class__
    if ABCMeta.__subclasscheck__(cls, subclass):
        return True
    subtype = type(instance)
    return subtype is not subclass and ABCMeta.__subclasscheck__(cls, subtype)


@classmethod
def _proto_hook(cls, other):
    if not cls.__dict__.get("_is_protocol", False):
        return NotImplemented
    # A protocol also has what it only annotates.
    annotated = issubclass(other, Generic) and getattr(other, "_is_protocol", False)

    def has(attr):
        for base in other.__mro__:
            if attr in base.__dict__:
                return base.__dict__[attr] is not None
            if annotated and attr in _annotation_names(base):
                return True
        return False

    return all(map(has, cls.__protocol_attrs__)) or NotImplemented


class Protocol(Generic, metaclass=_ProtocolMeta):
    """Base of classes that say what others must have to count as their subclasses."""

    _is_runtime_protocol = False
    _is_protocol = True
    __slots__ = ()

    def __init_subclass__(cls, *args, **kwargs):
        super().__init_subclass__(*args, **kwargs)
        own = cls.__dict__
        if not own.get("_is_protocol"):
            cls._is_protocol = Protocol in cls.__bases__
        if "__subclasshook__" not in own:
            cls.__subclasshook__ = _proto_hook
        if cls._is_protocol and cls.__init__ is Protocol.__init__:
            cls.__init__ = _no_init_or_replace_init


CT_co = TypeVar("CT_co", covariant=True, bound=type)
AnyStr = TypeVar("AnyStr", bytes, str)


def runtime_checkable(cls):
    """Decorate a protocol so that isinstance() and issubclass() can be used with it."""
    if not issubclass(cls, Generic) or not getattr(cls, "_is_protocol", False):
        raise TypeError("@runtime_checkable can be only applied to protocol classes, got %r" % cls)
    cls._is_runtime_protocol = True
    if isinstance(cls, _ProtocolMeta):
        data = cls.__non_callable_proto_members__ = set()
        for name in cls.__protocol_attrs__:
            try:
                method = callable(getattr(cls, name, None))
            except Exception as e:
                raise TypeError(f"Failed to determine whether protocol member {name!r} is a method member") from e
            if not method:
                data.add(name)
    return cls


def get_protocol_members(tp, /):
    """Return the names of what a protocol asks for."""
    if not is_protocol(tp):
        raise TypeError(f"{tp!r} is not a Protocol")
    return frozenset(tp.__protocol_attrs__)


def is_protocol(tp, /):
    """Tell whether tp is a protocol class."""
    return isinstance(tp, type) and getattr(tp, "_is_protocol", False) and tp is not Protocol


@runtime_checkable
class SupportsInt(Protocol):
    """An object with __int__."""

    @abstractmethod
    def __int__(self) -> int:
        """int(self)"""

    __slots__ = ()


@runtime_checkable
class SupportsFloat(Protocol):
    """An object with __float__."""

    @abstractmethod
    def __float__(self) -> float:
        """float(self)"""

    __slots__ = ()


@runtime_checkable
class SupportsComplex(Protocol):
    """An object with __complex__."""

    @abstractmethod
    def __complex__(self) -> complex:
        """complex(self)"""

    __slots__ = ()


@runtime_checkable
class SupportsBytes(Protocol):
    """An object with __bytes__."""

    @abstractmethod
    def __bytes__(self) -> bytes:
        """bytes(self)"""

    __slots__ = ()


@runtime_checkable
class SupportsIndex(Protocol):
    """An object with __index__."""

    @abstractmethod
    def __index__(self) -> int:
        """operator.index(self)"""

    __slots__ = ()


@runtime_checkable
class SupportsAbs[T](Protocol):
    """An object with __abs__."""

    @abstractmethod
    def __abs__(self) -> T:
        """abs(self)"""

    __slots__ = ()


@runtime_checkable
class SupportsRound[T](Protocol):
    """An object with __round__."""

    @abstractmethod
    def __round__(self, ndigits: int = 0) -> T:
        """round(self, ndigits)"""

    __slots__ = ()


# Named tuples


def _make_nmtuple(name, fields, types, defaults=(), module=None):
    nt = collections.namedtuple(name, fields, defaults=defaults, module=module)
    nt.__annotations__ = nt.__new__.__annotations__ = types
    return nt


_prohibited = frozenset({"__new__", "__init__", "__slots__", "__getnewargs__", "_fields", "_field_defaults",
                         "_field_types", "_make", "_replace", "_asdict", "_source"})
_special = frozenset({"__module__", "__name__", "__annotations__", "__annotate__", "__annotate_func__",
                      "__annotations_cache__"})


def _namespace_annotations(ns, check, owner_name):
    """Return the checked annotations of a class body, and its annotate function."""
    if "__annotations__" in ns:
        return {n: check(t) for n, t in ns["__annotations__"].items()}, None
    annotate = ns.get("__annotate_func__") or ns.get("__annotate__")
    if annotate is None:
        return {}, None
    try:
        found = annotate(1)
    except NameError:
        from annotationlib import Format, call_annotate_function
        found = call_annotate_function(annotate, Format.FORWARDREF)
    return {n: check(t) for n, t in found.items()}, annotate


def _lazy_annotate(annotate, check):
    def __annotate__(format, /):
        if format == 1:
            notes = annotate(1)
        else:
            from annotationlib import call_annotate_function
            notes = call_annotate_function(annotate, format)
        return notes if format == 4 else {n: check(t) for n, t in notes.items()}
    return __annotate__


class NamedTupleMeta(type):
    def __new__(cls, typename, bases, ns):
        assert _NamedTuple in bases
        if "__classcell__" in ns:
            raise TypeError("uses of super() and __class__ are unsupported in methods of NamedTuple subclasses")
        for base in bases:
            if base is not _NamedTuple and base is not Generic:
                raise TypeError("can only inherit from a NamedTuple type and Generic")
        bases = tuple([tuple if base is _NamedTuple else base for base in bases])
        notes, annotate = _namespace_annotations(
            ns, lambda t: _type_check(t, "field annotation must be a type"), typename)
        default_names = []
        for name in notes:
            if name in ns:
                default_names.append(name)
            elif default_names:
                raise TypeError(f"Non-default namedtuple field {name} cannot follow default field"
                                f"{'s' if len(default_names) > 1 else ''} {', '.join(default_names)}")
        nm = _make_nmtuple(typename, list(notes), notes, defaults=[ns[n] for n in default_names],
                           module=ns["__module__"])
        if annotate is not None:
            try:
                nm.__annotate__ = _lazy_annotate(annotate, lambda t: _type_check(t, "field annotation must be a type"))
            except (AttributeError, TypeError):
                pass
        nm.__bases__ = bases
        if Generic in bases:
            nm.__class_getitem__ = classmethod(_generic_class_getitem)
        for key, value in ns.items():
            if key in _prohibited:
                raise AttributeError("Cannot overwrite NamedTuple attribute " + key)
            if key in _special:
                continue
            if key not in nm._fields:
                setattr(nm, key, value)
            try:
                set_name = type(value).__set_name__
            except AttributeError:
                continue
            try:
                set_name(value, nm, key)
            except BaseException as e:
                e.add_note(f"Error calling __set_name__ on {type(value).__name__!r} instance {key!r} in {typename!r}")
                raise
        if Generic in bases:
            nm.__init_subclass__()
        return nm


_unset = object()


def NamedTuple(typename, fields=_unset, /, **kwargs):
    """Make a named tuple with types for its fields: a base class, or a function."""
    import warnings
    if fields is _unset:
        if kwargs:
            what = "Creating NamedTuple classes using keyword arguments"
            message = "{name} is deprecated and will be disallowed in Python {remove}. Use the class-based or functional syntax instead."
        else:
            what = "Failing to pass a value for the 'fields' parameter"
            example = f"`{typename} = NamedTuple({typename!r}, [])`"
            message = ("{name} is deprecated and will be disallowed in Python {remove}. To create a NamedTuple class "
                       "with 0 fields using the functional syntax, pass an empty list, e.g. " + example + ".")
    elif fields is None:
        if kwargs:
            raise TypeError("Cannot pass `None` as the 'fields' parameter and also specify fields using keyword "
                            "arguments")
        what = "Passing `None` as the 'fields' parameter"
        example = f"`{typename} = NamedTuple({typename!r}, [])`"
        message = ("{name} is deprecated and will be disallowed in Python {remove}. To create a NamedTuple class with "
                   "0 fields using the functional syntax, pass an empty list, e.g. " + example + ".")
    elif kwargs:
        raise TypeError("Either list of fields or keywords can be provided to NamedTuple, not both")
    if fields is _unset or fields is None:
        warnings._deprecated(what, message=message, remove=(3, 15))
        fields = kwargs.items()
    notes = {n: _type_check(t, f"field {n} annotation must be a type") for n, t in fields}
    nt = _make_nmtuple(typename, [n for n in notes], notes, module=_caller())
    nt.__orig_bases__ = (NamedTuple,)
    return nt


_NamedTuple = type.__new__(NamedTupleMeta, "NamedTuple", (), {})


NamedTuple.__mro_entries__ = lambda bases: (_NamedTuple,)


# Typed dicts


def _get_typeddict_qualifiers(hint):
    """Return the set of what is wrapped around the type of a key."""
    found = set()
    while isinstance(hint, _GenericAlias):
        if isinstance(hint, _AnnotatedAlias):
            hint = hint.__origin__
        elif hint.__origin__ in (Required, NotRequired, ReadOnly):
            found.add(hint.__origin__)
            hint = hint.__args__[0]
        else:
            break
    return found


class _TypedDictMeta(type):
    def __new__(cls, name, bases, ns, total=True):
        for base in bases:
            if type(base) is not _TypedDictMeta and base is not Generic:
                raise TypeError("cannot inherit from both a TypedDict type and a non-TypedDict base class")
        generic_base = (Generic,) if any([issubclass(b, Generic) for b in bases]) else ()
        ns_annotate = ns.pop("__annotate_func__", None) or ns.pop("__annotate__", None)
        eager = ns.pop("__annotations__", None)
        tp = type.__new__(_TypedDictMeta, name, (*generic_base, dict), ns)
        if not hasattr(tp, "__orig_bases__"):
            tp.__orig_bases__ = bases
        msg = "TypedDict('Name', {f0: t0, f1: t1, ...}); each t must be a type"

        def check(t):
            return _type_check(t, msg, module=tp.__module__, allow_special_forms=True)

        body = {"__annotations__": eager} if eager is not None else {"__annotate_func__": ns_annotate}
        own, annotate = _namespace_annotations({k: v for k, v in body.items() if v is not None}, check, name)
        annotations, required, optional, readonly, mutable = {}, set(), set(), set(), set()
        for base in bases:
            annotations.update(base.__dict__.get("__annotations__") or getattr(base, "__annotations__", {}))
            base_required = base.__dict__.get("__required_keys__", set())
            required |= base_required
            optional -= base_required
            base_optional = base.__dict__.get("__optional_keys__", set())
            required -= base_optional
            optional |= base_optional
            readonly.update(base.__dict__.get("__readonly_keys__", ()))
            mutable.update(base.__dict__.get("__mutable_keys__", ()))
        annotations.update(own)
        for key, t in own.items():
            qualifiers = _get_typeddict_qualifiers(t)
            wanted = Required in qualifiers or total and NotRequired not in qualifiers
            (required if wanted else optional).add(key)
            (optional if wanted else required).discard(key)
            if ReadOnly in qualifiers:
                if key in mutable:
                    raise TypeError(f"Cannot override mutable key {key!r} with read-only key")
                readonly.add(key)
            else:
                mutable.add(key)
                readonly.discard(key)
        assert required.isdisjoint(optional), f"Required keys overlap with optional keys in {name}"
        tp.__annotations__ = annotations
        if annotate is not None:
            mro = bases

            def __annotate__(format, /):
                notes = {}
                if format == 1:
                    for base in mro:
                        if base is not Generic:
                            notes.update(base.__annotations__)
                    found = annotate(1)
                else:
                    from annotationlib import call_annotate_function, get_annotations
                    for base in mro:
                        if base is not Generic:
                            notes.update(get_annotations(base, format=format))
                    found = call_annotate_function(annotate, format, owner=tp)
                notes.update(found if format == 4 else {n: check(t) for n, t in found.items()})
                return notes

            try:
                tp.__annotate__ = __annotate__
            except (AttributeError, TypeError):
                pass
        tp.__required_keys__ = frozenset(required)
        tp.__optional_keys__ = frozenset(optional)
        tp.__readonly_keys__ = frozenset(readonly)
        tp.__mutable_keys__ = frozenset(mutable)
        tp.__total__ = total
        return tp

    __call__ = dict

    def __subclasscheck__(cls, other):
        raise TypeError("TypedDict does not support instance and class checks")

    __instancecheck__ = __subclasscheck__


def TypedDict(typename, fields=_unset, /, *, total=True):
    """Make a type of dicts with given keys: a base class, or a function."""
    if fields is _unset or fields is None:
        import warnings
        if fields is _unset:
            what = "Failing to pass a value for the 'fields' parameter"
        else:
            what = "Passing `None` as the 'fields' parameter"
        example = f"`{typename} = TypedDict({typename!r}, {{{{}}}})`"
        message = ("{name} is deprecated and will be disallowed in Python {remove}. To create a TypedDict class with "
                   "0 fields using the functional syntax, pass an empty dictionary, e.g. " + example + ".")
        warnings._deprecated(what, message=message, remove=(3, 15))
        fields = {}
    ns = {"__annotations__": dict(fields)}
    module = _caller()
    if module is not None:
        ns["__module__"] = module
    td = _TypedDictMeta(typename, (), ns, total=total)
    td.__orig_bases__ = (TypedDict,)
    return td


_TypedDict = type.__new__(_TypedDictMeta, "TypedDict", (), {})
TypedDict.__mro_entries__ = lambda bases: (_TypedDict,)


def is_typeddict(tp):
    """Tell whether tp is a typed dict class."""
    return isinstance(tp, _TypedDictMeta)


class NewType(_Alternative):
    """Makes a name for a type that checkers take for a type of its own."""

    __call__ = _idfunc

    def __init__(self, name, tp):
        self.__qualname__ = name
        if "." in name:
            name = name.rpartition(".")[-1]
        self.__name__ = name
        self.__supertype__ = tp
        module = _caller()
        if module != "typing":
            self.__module__ = module

    def __mro_entries__(self, bases):
        superclass = self.__name__

        class Dummy:
            def __init_subclass__(cls):
                subclass = cls.__name__
                raise TypeError("Cannot subclass an instance of NewType. Perhaps you were looking for: "
                                f"`{subclass} = NewType({subclass!r}, {superclass})`")

        return (Dummy,)

    def __repr__(self):
        return f"{self.__module__}.{self.__qualname__}"

    def __reduce__(self):
        return self.__qualname__


# Tools


def cast(typ, val):
    """Return val; checkers take it for a typ."""
    return val


def assert_type(val, typ, /):
    """Return val; checkers complain if it is no typ."""
    return val


def reveal_type(obj, /):
    """Print the type of obj and return obj; checkers show its static type."""
    print(f"Runtime type is {type(obj).__name__!r}", file=sys.stderr)
    return obj


_ASSERT_NEVER_REPR_MAX_LENGTH = 100


def assert_never(arg, /):
    """Say that a line cannot be reached."""
    value = repr(arg)
    if len(value) > _ASSERT_NEVER_REPR_MAX_LENGTH:
        value = value[:_ASSERT_NEVER_REPR_MAX_LENGTH] + "..."
    raise AssertionError(f"Expected code to be unreachable, but got: {value}")


def _mark(obj, name):
    """Set an attribute to True where obj can have it, and return obj."""
    try:
        setattr(obj, name, True)
    except (AttributeError, TypeError):
        pass
    return obj


def final(f):
    """Mark a method or class as not to be overridden or subclassed."""
    return _mark(f, "__final__")


def override(method, /):
    """Mark a method as overriding one of a base class."""
    return _mark(method, "__override__")


def no_type_check(arg):
    """Mark a class or function as without type hints."""
    for key in dir(arg) if isinstance(arg, type) else ():
        member = getattr(arg, key)
        # Only what was written in the class body: neither inherited nor made elsewhere.
        if getattr(member, "__qualname__", None) != f"{arg.__qualname__}.{getattr(member, '__name__', None)}" or \
                getattr(member, "__module__", None) != arg.__module__:
            continue
        if isinstance(member, type):
            no_type_check(member)
        elif isinstance(member, (types.FunctionType, types.MethodType)):
            getattr(member, "__func__", member).__no_type_check__ = True
    try:
        arg.__no_type_check__ = True
    except TypeError:
        pass  # A built-in.
    return arg


def no_type_check_decorator(decorator):
    """Make a decorator one that marks with no_type_check."""
    import warnings
    warnings._deprecated("typing.no_type_check_decorator", remove=(3, 15))

    @functools.wraps(decorator)
    def wrapped_decorator(*args, **kwds):
        return no_type_check(decorator(*args, **kwds))

    return wrapped_decorator


def _overload_dummy(*args, **kwds):
    raise NotImplementedError("You should not call an overloaded function. A series of @overload-decorated functions "
                              "outside a stub module should always be followed by an implementation that is not "
                              "@overload-ed.")


_overload_registry = collections.defaultdict(functools.partial(collections.defaultdict, dict))


def overload(func):
    """Mark a function as one of the signatures of an overloaded function."""
    f = getattr(func, "__func__", func)
    if all([hasattr(f, name) for name in ("__module__", "__qualname__", "__code__")]):
        _overload_registry[f.__module__][f.__qualname__][f.__code__.co_firstlineno] = func
    return _overload_dummy


def get_overloads(func):
    """Return the functions that were marked with overload for func's name."""
    f = getattr(func, "__func__", func)
    return list(_overload_registry.get(f.__module__, {}).get(f.__qualname__, {}).values())


def clear_overloads():
    """Forget all overloads."""
    _overload_registry.clear()


def dataclass_transform(*, eq_default=True, order_default=False, kw_only_default=False, frozen_default=False,
                        field_specifiers=(), **kwargs):
    """Mark a decorator, class or metaclass as one that works like dataclass."""

    def decorator(cls_or_fn):
        cls_or_fn.__dataclass_transform__ = {
            "eq_default": eq_default, "order_default": order_default, "kw_only_default": kw_only_default,
            "frozen_default": frozen_default, "field_specifiers": field_specifiers, "kwargs": kwargs}
        return cls_or_fn

    return decorator


def get_origin(tp):
    """Return the class of a type with arguments: get_origin(List[int]) is list; else None."""
    if isinstance(tp, _AnnotatedAlias):
        return Annotated
    if isinstance(tp, (_BaseGenericAlias, GenericAlias, ParamSpecArgs, ParamSpecKwargs)):
        return tp.__origin__
    if tp is Generic:
        return Generic
    if isinstance(tp, Union):
        return Union
    return None


def get_args(tp):
    """Return the arguments of a type: get_args(Dict[str, int]) is (str, int)."""
    if isinstance(tp, _AnnotatedAlias):
        return tp.__origin__, *tp.__metadata__
    if not isinstance(tp, (_GenericAlias, GenericAlias, Union)):
        return ()
    args = tp.__args__
    if not isinstance(tp, Union) and _should_unflatten_callable_args(tp, args):
        *parameters, result = args
        return parameters, result
    return args


def _strip_annotations(t):
    """Take Annotated, Required and the like off a type."""
    if isinstance(t, _AnnotatedAlias):
        return _strip_annotations(t.__origin__)
    if hasattr(t, "__origin__") and t.__origin__ in (Required, NotRequired, ReadOnly):
        return _strip_annotations(t.__args__[0])
    if isinstance(t, (_GenericAlias, GenericAlias, Union)):
        args = tuple([_strip_annotations(a) for a in t.__args__])
        if args == t.__args__:
            return t
        if isinstance(t, _GenericAlias):
            return t.copy_with(args)
        if isinstance(t, GenericAlias):
            return _rebuild_alias(t, args)
        return functools.reduce(lambda a, b: a | b, args)
    return t


def _rebuild_alias(t, args):
    if _should_unflatten_callable_args(t, args):
        return t.__class__(t.__origin__, (args[:-1], args[-1]))
    new = GenericAlias(t.__origin__, args)
    return next(iter(new)) if getattr(t, "__unpacked__", False) else new


def _eval_type(t, globalns, localns, type_params=(), *, recursive_guard=frozenset(), format=None, owner=None,
               parent_fwdref=None, prefer_fwd_module=False):
    """Evaluate the forward references in a type."""
    if _is_forward_ref(t):
        if prefer_fwd_module and t.__forward_module__ is not None:
            globalns = None
        return evaluate_forward_ref(t, globals=globalns, locals=localns, type_params=type_params, owner=owner,
                                    _recursive_guard=recursive_guard, format=format)
    if isinstance(t, (_GenericAlias, GenericAlias, Union)):
        if isinstance(t, GenericAlias) and t.__unpacked__:
            return Unpack[_eval_type(t.__origin__[t.__args__], globalns, localns, type_params, recursive_guard=recursive_guard,
                                     format=format, owner=owner, prefer_fwd_module=prefer_fwd_module)]
        if isinstance(t, GenericAlias):
            args = tuple([_make_forward_ref(a, parent_fwdref=parent_fwdref) if isinstance(a, str) else a
                          for a in t.__args__])
        else:
            args = t.__args__
        new = tuple([_eval_type(a, globalns, localns, type_params, recursive_guard=recursive_guard, format=format,
                                owner=owner, prefer_fwd_module=prefer_fwd_module) for a in args])
        if new == t.__args__:
            return t
        if isinstance(t, GenericAlias):
            return _rebuild_alias(t, new)
        if isinstance(t, Union):
            return functools.reduce(lambda a, b: a | b, new)
        return t.copy_with(new)
    return t


def evaluate_forward_ref(forward_ref, *, owner=None, globals=None, locals=None, type_params=None, format=None,
                         _recursive_guard=frozenset()):
    """Evaluate a forward reference, and those in what it gives."""
    from annotationlib import Format, ForwardRef
    if format == Format.STRING:
        return forward_ref.__forward_arg__
    if forward_ref.__forward_arg__ in _recursive_guard:
        return forward_ref
    if format is None:
        format = Format.VALUE
    value = forward_ref.evaluate(globals=globals, locals=locals, type_params=type_params, owner=owner, format=format)
    if isinstance(value, ForwardRef) and format == Format.FORWARDREF:
        return value
    if isinstance(value, str):
        value = _make_forward_ref(value, module=forward_ref.__forward_module__,
                                  owner=owner or forward_ref.__owner__,
                                  is_argument=forward_ref.__forward_is_argument__,
                                  is_class=forward_ref.__forward_is_class__)
    if owner is None:
        owner = forward_ref.__owner__
    return _eval_type(_type_convert(value), globals, locals, type_params or (), owner=owner, format=format,
                      recursive_guard=_recursive_guard | {forward_ref.__forward_arg__}, parent_fwdref=forward_ref)


def get_type_hints(obj, globalns=None, localns=None, include_extras=False, *, format=None):
    """Return the type hints of a function, method, module or class, forward references evaluated."""
    if getattr(obj, "__no_type_check__", None):
        return {}
    string_format = False
    if format is not None:
        from annotationlib import Format
        string_format = format == Format.STRING
    if isinstance(obj, type):
        hints = {}
        for base in reversed(obj.__mro__):
            ann = _own_annotations(base, format)
            if string_format:
                hints.update(ann)
                continue
            base_globals = getattr(sys.modules.get(base.__module__, None), "__dict__", {}) \
                if globalns is None else globalns
            base_locals = dict(vars(base)) if localns is None else localns
            if localns is None and globalns is None:
                # Names of the class must not hide those of the module.
                base_globals, base_locals = base_locals, base_globals
            params = base.__type_params__
            base_globals, base_locals = _add_type_params_to_scope(params, base_globals, base_locals, True)
            for name, value in ann.items():
                if isinstance(value, str):
                    value = _make_forward_ref(value, is_argument=False, is_class=True)
                value = _eval_type(value, base_globals, base_locals, (), format=format, owner=obj,
                                   prefer_fwd_module=True)
                hints[name] = type(None) if value is None else value
        if include_extras or string_format:
            return hints
        return {k: _strip_annotations(t) for k, t in hints.items()}
    hints = _own_annotations(obj, format)
    if not hints and not isinstance(obj, types.ModuleType) and not callable(obj) \
            and not hasattr(obj, "__annotations__") and not hasattr(obj, "__annotate__"):
        raise TypeError("{!r} is not a module, class, method, or function.".format(obj))
    if string_format:
        return dict(hints)
    if globalns is None:
        inner = obj
        while hasattr(inner, "__wrapped__"):
            inner = inner.__wrapped__
        globalns = vars(obj) if isinstance(obj, types.ModuleType) else getattr(inner, "__globals__", {})
    if localns is None:
        localns = globalns
    params = getattr(obj, "__type_params__", ())
    globalns, localns = _add_type_params_to_scope(params, globalns, localns, False)
    result = {}
    for name, value in hints.items():
        if isinstance(value, str):
            value = _make_forward_ref(value, is_argument=not isinstance(obj, types.ModuleType), is_class=False)
        value = _eval_type(value, globalns, localns, (), format=format, owner=obj, prefer_fwd_module=True)
        result[name] = type(None) if value is None else value
    return result if include_extras else {k: _strip_annotations(t) for k, t in result.items()}


def _own_annotations(obj, format):
    """Return the annotations of an object itself, in a new dict."""
    if format is not None and format != 1:
        from annotationlib import get_annotations
        return dict(get_annotations(obj, format=format))
    if isinstance(obj, type):
        ns = obj.__dict__
        if "__annotations__" in ns and isinstance(ns["__annotations__"], dict):
            return dict(ns["__annotations__"])
        if isinstance(ns.get("__annotate__"), types.GetSetDescriptorType):
            return {}  # type: that is how its instances have theirs
        if "__annotate__" in ns or "__annotate_func__" in ns or "__annotations_cache__" in ns:
            return dict(obj.__annotations__ or {})
        return {}
    notes = getattr(obj, "__annotations__", None)
    return dict(notes) if notes else {}


def _add_type_params_to_scope(type_params, globalns, localns, is_class):
    if not type_params:
        return globalns, localns
    globalns, localns = dict(globalns), dict(localns)
    for param in type_params:
        if not is_class or param.__name__ not in globalns:
            globalns[param.__name__] = param
            localns.pop(param.__name__, None)
    return globalns, localns


# Files


class IO(Generic[AnyStr]):
    """A file: what TextIO and BinaryIO have in common."""

    __slots__ = ()

    # Reading

    @abstractmethod
    def readable(self) -> bool:
        """Whether read() works."""

    @abstractmethod
    def read(self, n: int = -1) -> AnyStr:
        """The next n bytes or characters, or all there are."""

    @abstractmethod
    def readline(self, limit: int = -1) -> AnyStr:
        """The next line, or the first limit of it."""

    @abstractmethod
    def readlines(self, hint: int = -1) -> list[AnyStr]:
        """The lines left, about hint bytes or characters of them."""

    # Writing

    @abstractmethod
    def writable(self) -> bool:
        """Whether write() works."""

    @abstractmethod
    def write(self, s: AnyStr) -> int:
        """Write s and return how much that was."""

    @abstractmethod
    def writelines(self, lines: list[AnyStr]) -> None:
        """Write the strings one after another."""

    @abstractmethod
    def truncate(self, size: int | None = None) -> int:
        """Cut the file off at size, or here."""

    @abstractmethod
    def flush(self) -> None:
        """Hand on what was written."""

    # The place in the file

    @abstractmethod
    def seekable(self) -> bool:
        """Whether seek() works."""

    @abstractmethod
    def seek(self, offset: int, whence: int = 0) -> int:
        """Go to another place, from the start, from here or from the end."""

    @abstractmethod
    def tell(self) -> int:
        """Where the file is at."""

    # The file as a whole

    @property
    @abstractmethod
    def name(self) -> str:
        """What was opened."""

    @property
    @abstractmethod
    def mode(self) -> str:
        """How it was opened."""

    @abstractmethod
    def fileno(self) -> int:
        """The descriptor."""

    @abstractmethod
    def isatty(self) -> bool:
        """Whether it is a terminal."""

    @property
    @abstractmethod
    def closed(self) -> bool:
        """Whether close() was called."""

    @abstractmethod
    def close(self) -> None:
        """Write out what there is and let go of the file."""

    @abstractmethod
    def __enter__(self) -> "IO[AnyStr]":
        """The file itself, which the end of the with block closes."""

    @abstractmethod
    def __exit__(self, type, value, traceback) -> None:
        """Close the file."""


class BinaryIO(IO[bytes]):
    """A file of bytes."""

    __slots__ = ()

    @abstractmethod
    def write(self, s: bytes | bytearray) -> int:
        """Write s and return how much that was."""

    @abstractmethod
    def __enter__(self) -> "BinaryIO":
        """The file itself, which the end of the with block closes."""


class TextIO(IO[str]):
    """A file of text."""

    __slots__ = ()

    @property
    @abstractmethod
    def encoding(self) -> str:
        """The name of the encoding."""

    @property
    @abstractmethod
    def errors(self) -> str | None:
        """What happens at text that cannot be encoded or decoded."""

    @property
    @abstractmethod
    def newlines(self) -> Any:
        """The ends of lines found so far."""

    @property
    @abstractmethod
    def line_buffering(self) -> bool:
        """Whether each line is handed on when it ends."""

    @property
    @abstractmethod
    def buffer(self) -> BinaryIO:
        """The file of bytes below."""

    @abstractmethod
    def __enter__(self) -> "TextIO":
        """The file itself, which the end of the with block closes."""
