"""Classes made from their annotated fields: @dataclass."""

import sys
import types
from _thread import get_ident

__all__ = ["dataclass", "field", "Field", "FrozenInstanceError", "InitVar", "KW_ONLY", "MISSING", "fields", "asdict",
           "astuple", "make_dataclass", "replace", "is_dataclass"]


class FrozenInstanceError(AttributeError):
    """An attempt to change a frozen instance."""


class _HAS_DEFAULT_FACTORY_CLASS:
    """Stands for the default of an argument in signatures where a call makes it."""

    def __repr__(self):
        return "<factory>"


class _MISSING_TYPE:
    """What is not given."""


class _KW_ONLY_TYPE:
    """The type of the pseudo-field after which all are keyword-only."""


_HAS_DEFAULT_FACTORY, MISSING, KW_ONLY = _HAS_DEFAULT_FACTORY_CLASS(), _MISSING_TYPE(), _KW_ONLY_TYPE()
_EMPTY_METADATA = types.MappingProxyType({})


class _FIELD_BASE:
    __slots__ = ("name",)

    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return self.name


_FIELD = _FIELD_BASE("_FIELD")
_FIELD_CLASSVAR = _FIELD_BASE("_FIELD_CLASSVAR")
_FIELD_INITVAR = _FIELD_BASE("_FIELD_INITVAR")
_FIELDS = "__dataclass_fields__"
_PARAMS = "__dataclass_params__"
_POST_INIT_NAME = "__post_init__"
_ATOMIC_TYPES = frozenset({
    types.NoneType, bool, int, float, str, complex, bytes, types.EllipsisType, types.NotImplementedType,
    types.CodeType, types.BuiltinFunctionType, types.FunctionType, type, range, property})


class InitVar:
    """Marks a field that is only an argument of __init__ and __post_init__."""

    __slots__ = ("type",)

    def __init__(self, type):
        self.type = type

    def __repr__(self):
        if isinstance(self.type, type):
            name = self.type.__name__
        else:
            name = repr(self.type)
        return f"dataclasses.InitVar[{name}]"

    def __class_getitem__(cls, type):
        return InitVar(type)


class Field:
    """One field of a dataclass. Made by field() and @dataclass only."""

    __slots__ = ("name", "type", "default", "default_factory", "repr", "hash", "init", "compare", "metadata",
                 "kw_only", "doc", "_field_type")

    def __init__(self, default, default_factory, init, repr, hash, compare, metadata, kw_only, doc):
        self.name = self.type = self._field_type = None  # set when the class is made
        self.default, self.default_factory = default, default_factory
        self.init, self.repr, self.hash, self.compare = init, repr, hash, compare
        self.metadata = _EMPTY_METADATA if metadata is None else types.MappingProxyType(metadata)
        self.kw_only, self.doc = kw_only, doc

    def __repr__(self):
        return _guarded_repr(self, lambda: (
            f"Field(name={self.name!r},type={self.type!r},default={self.default!r},"
            f"default_factory={self.default_factory!r},init={self.init!r},repr={self.repr!r},hash={self.hash!r},"
            f"compare={self.compare!r},metadata={self.metadata!r},kw_only={self.kw_only!r},doc={self.doc!r},"
            f"_field_type={self._field_type})"))

    def __set_name__(self, owner, name):
        func = getattr(type(self.default), "__set_name__", None)
        if func:
            func(self.default, owner, name)

    __class_getitem__ = classmethod(types.GenericAlias)


_running = set()


def _guarded_repr(self, make):
    """Call make unless that is running already for self in this thread."""
    key = id(self), get_ident()
    if key in _running:
        return "..."
    _running.add(key)
    try:
        return make()
    finally:
        _running.discard(key)


class _DataclassParams:
    __slots__ = ("init", "repr", "eq", "order", "unsafe_hash", "frozen", "match_args", "kw_only", "slots",
                 "weakref_slot")

    def __init__(self, *values):
        for name, value in zip(self.__slots__, values, strict=True):
            setattr(self, name, value)

    def __repr__(self):
        return "_DataclassParams(%s)" % ",".join([f"{name}={getattr(self, name)!r}" for name in self.__slots__])


def field(*, default=MISSING, default_factory=MISSING, init=True, repr=True, hash=None, compare=True, metadata=None,
          kw_only=MISSING, doc=None):
    """Describe a field that needs more than an annotation and a default."""
    if default is not MISSING and default_factory is not MISSING:
        raise ValueError("cannot specify both default and default_factory")
    return Field(default, default_factory, init, repr, hash, compare, metadata, kw_only, doc)


# The methods of all kinds are written as text and compiled together, one exec for each class.


class _Methods:
    def __init__(self, globals):
        self.globals = globals
        self.values = {}  # what the text names besides globals
        self.texts = []
        self.names = []
        self.overwrite = {}
        self.decorated = set()
        self.annotations = {}

    def add(self, name, params, body, returns=MISSING, overwrite_error=False, annotations=None):
        text = [f" def {name}({', '.join(params)}):"]
        text += ["  " + line for line in body]
        self.texts.append("\n".join(text))
        self.names.append(name)
        self.overwrite[name] = overwrite_error
        notes = dict(annotations or {})
        if returns is not MISSING:
            notes["return"] = returns
        self.annotations[name] = notes

    def install(self, cls):
        if not self.names:
            return
        values = self.values
        text = (f"def __create_fn__({', '.join(values)}):\n" + "\n".join(self.texts)
                + f"\n return {','.join(self.names)},")
        ns = {}
        exec(text, self.globals, ns)
        for name, function in zip(self.names, ns["__create_fn__"](**values)):
            function.__qualname__ = f"{cls.__qualname__}.{function.__name__}"
            if self.annotations[name]:
                _annotate(cls, function, self.annotations[name])
            taken = name in cls.__dict__
            if not taken:
                setattr(cls, name, function)
            elif self.overwrite[name]:
                message = f"Cannot overwrite attribute {name} in class {cls.__name__}"
                if isinstance(self.overwrite[name], str):
                    message += f" {self.overwrite[name]}"
                raise TypeError(message)


def _annotate(cls, function, notes):
    """Give a method annotations that are those of the class, evaluated when they are asked for."""

    def __annotate__(format, /):
        own = {}
        if format != 1:
            from annotationlib import call_annotate_function, Format, get_annotations
            if format == Format.VALUE_WITH_FAKE_GLOBALS:
                raise NotImplementedError(format)
            for base in reversed(cls.__mro__):
                if _FIELDS in base.__dict__ or base is cls:
                    own.update(get_annotations(base, format=format))
        result = {}
        for name, note in notes.items():
            if format != 1 and name != "return":
                note = own.get(name, note)
            if format != 1 and name == "return" and note is None:
                note = "None" if format == 4 else None
            result[name] = note
        return result

    try:
        function.__annotate__ = __annotate__
    except AttributeError:
        function.__annotations__ = notes


def _self_name(names):
    return "__dataclass_self__" if "self" in names else "self"


def _init_method(methods, all_fields, std_fields, kw_only_fields, frozen, has_post_init, self_name, slots, initvars):
    seen_default = None
    for f in std_fields:
        if f.init:
            if f.default is not MISSING or f.default_factory is not MISSING:
                seen_default = f
            elif seen_default:
                raise TypeError(f"non-default argument {f.name!r} follows default argument {seen_default.name!r}")
    values = methods.values
    values["__dataclass_HAS_DEFAULT_FACTORY__"] = _HAS_DEFAULT_FACTORY
    values["__dataclass_builtins_object__"] = object
    body = []
    for f in all_fields:
        name = f.name
        default = f"__dataclass_dflt_{name}__"
        value = None
        if f.default_factory is not MISSING:
            values[default] = f.default_factory
            if f.init:
                value = f"{default}() if {name} is __dataclass_HAS_DEFAULT_FACTORY__ else {name}"
            else:
                value = f"{default}()"
        elif f.init:
            if f.default is not MISSING:
                values[default] = f.default
            value = name
        elif slots and f.default is not MISSING:
            values[default] = f.default
            value = default
        if value is None or f._field_type is _FIELD_INITVAR:
            continue
        if frozen:
            body.append(f"__dataclass_builtins_object__.__setattr__({self_name},{name!r},{value})")
        else:
            body.append(f"{self_name}.{name}={value}")
    if has_post_init:
        body.append(f"{self_name}.{_POST_INIT_NAME}({','.join([f.name for f in initvars])})")
    if not body:
        body = ["pass"]

    def param(f):
        if f.default_factory is not MISSING:
            return f"{f.name}=__dataclass_HAS_DEFAULT_FACTORY__"
        if f.default is not MISSING:
            return f"{f.name}=__dataclass_dflt_{f.name}__"
        return f.name

    params = [self_name] + [param(f) for f in std_fields]
    if kw_only_fields:
        params += ["*"] + [param(f) for f in kw_only_fields]
    methods.add("__init__", params, body, None,
                annotations={f.name: f.type for f in (*std_fields, *kw_only_fields)})


def _frozen_get_del_attr(cls, fields, methods):
    methods.values["__dataclass_cls__"] = cls
    methods.values["__dataclass_FrozenInstanceError__"] = FrozenInstanceError
    test = "type(self) is __dataclass_cls__"
    if fields:
        test += f" or name in {{{', '.join([repr(f.name) for f in fields])}}}"
    for name, params, verb, rest in (("__setattr__", ["self", "name", "value"], "assign to", "(name, value)"),
                                     ("__delattr__", ["self", "name"], "delete", "(name)")):
        methods.add(name, params, [
            f"if {test}:",
            f' raise __dataclass_FrozenInstanceError__(f"cannot {verb} field {{name!r}}")',
            f"super(__dataclass_cls__, self).{name}{rest}"], overwrite_error=True)


def _tuple_text(obj, fields):
    return f"({','.join([f'{obj}.{f.name}' for f in fields])},)" if fields else "()"


def _is_classvar(a_type, typing):
    return a_type is typing.ClassVar or typing.get_origin(a_type) is typing.ClassVar


def _is_initvar(a_type, dataclasses):
    return a_type is dataclasses.InitVar or type(a_type) is dataclasses.InitVar


def _is_type(annotation, cls, a_module, a_type, is_type_predicate):
    """Tell whether a string annotation begins with the name of a_type, as it is seen from the class's module."""
    import re
    m = re.match(r"(?:\s*(\w+)\s*\.)?\s*(\w+)", annotation)
    if not m:
        return False
    ns = None
    module_name = m.group(1)
    module = sys.modules.get(cls.__module__)
    if not module_name:
        ns = module.__dict__ if module else None
    elif module and module.__dict__.get(module_name) is a_module:
        ns = sys.modules.get(a_type.__module__).__dict__
    return bool(ns) and is_type_predicate(ns.get(m.group(2)), a_module)


def _get_field(cls, a_name, a_type, default_kw_only):
    f = getattr(cls, a_name, MISSING)
    if not isinstance(f, Field):
        f = field(default=MISSING if isinstance(f, types.MemberDescriptorType) else f)  # a slot is no default
    f.name, f.type, f._field_type = a_name, a_type, _FIELD
    typing = sys.modules.get("typing")
    if typing and (_is_classvar(a_type, typing) or isinstance(f.type, str) and _is_type(
            f.type, cls, typing, typing.ClassVar, _is_classvar)):
        f._field_type = _FIELD_CLASSVAR
    if f._field_type is _FIELD:
        this = sys.modules[__name__]
        if _is_initvar(a_type, this) or isinstance(f.type, str) and _is_type(
                f.type, cls, this, this.InitVar, _is_initvar):
            f._field_type = _FIELD_INITVAR
    if f._field_type in (_FIELD_CLASSVAR, _FIELD_INITVAR):
        if f.default_factory is not MISSING:
            raise TypeError(f"field {f.name} cannot have a default factory")
    if f._field_type in (_FIELD, _FIELD_INITVAR):
        if f.kw_only is MISSING:
            f.kw_only = default_kw_only
    elif f.kw_only is not MISSING:
        raise TypeError(f"field {f.name} is a ClassVar but specifies kw_only")
    if f._field_type is _FIELD and f.default.__class__.__hash__ is None:
        raise ValueError(f"mutable default {type(f.default)} for field {f.name} is not allowed: use default_factory")
    return f


def _set_new_attribute(cls, name, value):
    taken = name in cls.__dict__
    if not taken:
        setattr(cls, name, value)
    return taken


def _hash_method(cls, fields, methods):
    fields = [f for f in fields if (f.compare if f.hash is None else f.hash)]
    methods.add("__hash__", ["self"], [f"return hash({_tuple_text('self', fields)})"])


def _process_class(cls, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots, weakref_slot):
    fields = {}
    module = sys.modules.get(cls.__module__)
    globals = {} if module is None else vars(module)
    setattr(cls, _PARAMS, _DataclassParams(init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots,
                                           weakref_slot))
    any_frozen_base = False
    all_frozen_bases = None
    has_dataclass_bases = False
    for b in cls.__mro__[-1:0:-1]:
        base_fields = b.__dict__.get(_FIELDS)
        if base_fields is not None:
            has_dataclass_bases = True
            fields.update(base_fields)
            if all_frozen_bases is None:
                all_frozen_bases = True
            current = getattr(b, _PARAMS).frozen
            all_frozen_bases = all_frozen_bases and current
            any_frozen_base = any_frozen_base or current

    cls_annotations = _annotations(cls)
    cls_fields = []
    kw_only_seen = False
    this = sys.modules[__name__]
    for name, type in cls_annotations.items():
        if type is KW_ONLY or isinstance(type, str) and _is_type(type, cls, this, KW_ONLY.__class__, _is_kw_only):
            if kw_only_seen:
                raise TypeError(f"{name!r} is KW_ONLY, but KW_ONLY has already been specified")
            kw_only_seen = True
            kw_only = True
        else:
            cls_fields.append(_get_field(cls, name, type, kw_only))
    for f in cls_fields:
        fields[f.name] = f
        if not isinstance(getattr(cls, f.name, None), Field):
            continue
        # The description has done its work: the class keeps the default.
        if f.default is not MISSING:
            setattr(cls, f.name, f.default)
        else:
            delattr(cls, f.name)
    for name, value in cls.__dict__.items():
        if isinstance(value, Field) and name not in cls_annotations:
            raise TypeError(f"{name!r} is a field but has no type annotation")
    if has_dataclass_bases:
        if any_frozen_base and not frozen:
            raise TypeError("cannot inherit non-frozen dataclass from a frozen one")
        if all_frozen_bases is False and frozen:
            raise TypeError("cannot inherit frozen dataclass from a non-frozen one")
    setattr(cls, _FIELDS, fields)

    class_hash = cls.__dict__.get("__hash__", MISSING)
    has_explicit_hash = not (class_hash is MISSING or (class_hash is None and "__eq__" in cls.__dict__))
    if order and not eq:
        raise ValueError("eq must be true if order is true")

    methods = _Methods(globals)
    std_init, kw_init = [], []
    for f in fields.values():
        if f.init and f._field_type in (_FIELD, _FIELD_INITVAR):
            (kw_init if f.kw_only else std_init).append(f)
    if init:
        init_fields = [f for f in fields.values() if f._field_type in (_FIELD, _FIELD_INITVAR)]
        _init_method(methods, init_fields, std_init, kw_init, frozen, hasattr(cls, _POST_INIT_NAME),
                     _self_name(fields), slots, [f for f in init_fields if f._field_type is _FIELD_INITVAR])
    _set_new_attribute(cls, "__replace__", _replace)
    field_list = [f for f in fields.values() if f._field_type is _FIELD]
    if repr:
        shown = [f for f in field_list if f.repr]
        text = ", ".join([f"{f.name}={{self.{f.name}!r}}" for f in shown])
        methods.values["__dataclass_guard__"] = _guarded_repr
        methods.add("__repr__", ["self"], [
            f'return __dataclass_guard__(self, lambda: f"{{self.__class__.__qualname__}}({text})")'])
    compared = [f for f in field_list if f.compare]
    if eq:
        terms = [f"self.{f.name}==other.{f.name}" for f in compared] or ["True"]
        methods.add("__eq__", ["self", "other"], [
            "if self is other:", " return True",
            "if other.__class__ is self.__class__:", f" return {' and '.join(terms)}",
            "return NotImplemented"])
    if order:
        left, right = _tuple_text("self", compared), _tuple_text("other", compared)
        for name, op in (("__lt__", "<"), ("__le__", "<="), ("__gt__", ">"), ("__ge__", ">=")):
            methods.add(name, ["self", "other"], [
                "if other.__class__ is self.__class__:", f" return {left}{op}{right}",
                "return NotImplemented"], overwrite_error="Consider using functools.total_ordering")
    if frozen:
        _frozen_get_del_attr(cls, field_list, methods)
    # What becomes of __hash__: see the table in the documentation of @dataclass.
    set_none = False
    if unsafe_hash:
        if has_explicit_hash:
            raise TypeError(f"Cannot overwrite attribute __hash__ in class {cls.__name__}")
        if "__hash__" in cls.__dict__:
            del cls.__hash__
        _hash_method(cls, field_list, methods)
    elif eq and not has_explicit_hash:
        if frozen:
            if "__hash__" in cls.__dict__:
                del cls.__hash__
            _hash_method(cls, field_list, methods)
        else:
            set_none = True
    methods.install(cls)
    if set_none:
        cls.__hash__ = None
    if not cls.__dict__.get("__doc__"):
        _default_doc(cls)
    if match_args:
        _set_new_attribute(cls, "__match_args__", tuple([f.name for f in std_init]))
    if weakref_slot and not slots:
        raise TypeError("weakref_slot is True but slots is False")
    if slots:
        cls = _add_slots(cls, frozen, weakref_slot, fields)
    from abc import update_abstractmethods
    update_abstractmethods(cls)
    return cls


def _is_kw_only(a_type, dataclasses):
    return a_type is dataclasses.KW_ONLY


def _annotations(cls):
    """Return the annotations of the class itself; names that are not defined yet become forward references."""
    try:
        return cls.__dict__["__annotations__"] if "__annotations__" in cls.__dict__ else cls.__annotations__ \
            if "__annotate_func__" in cls.__dict__ or "__annotate__" in cls.__dict__ else {}
    except NameError:
        from annotationlib import Format, get_annotations
        return get_annotations(cls, format=Format.FORWARDREF)


def _default_doc(cls):
    try:
        from inspect import signature
        try:
            from annotationlib import Format
            text = str(signature(cls, annotation_format=Format.FORWARDREF)).replace(" -> None", "")
        except ImportError:
            text = str(signature(cls)).replace(" -> None", "")
    except (TypeError, ValueError):
        text = ""
    cls.__doc__ = cls.__name__ + text


def _dataclass_getstate(self):
    return [getattr(self, f.name) for f in fields(self)]


def _dataclass_setstate(self, state):
    for f, value in zip(fields(self), state):
        object.__setattr__(self, f.name, value)


def _get_slots(cls):
    slots = cls.__dict__.get("__slots__", MISSING)
    if slots is MISSING:
        result = []
        if getattr(cls, "__weakrefoffset__", -1) != 0:
            result.append("__weakref__")
        if getattr(cls, "__dictoffset__", -1) != 0:
            result.append("__dict__")
        return result
    if slots is None:
        return []
    if isinstance(slots, str):
        return [slots]
    if not hasattr(slots, "__next__"):
        return list(slots)
    raise TypeError(f"Slots of '{cls.__name__}' cannot be determined")


def _update_func_cell_for__class__(f, oldcls, newcls):
    """Let a method's __class__ be the new class; tells whether it had one."""
    if f is None:
        return False
    try:
        index = f.__code__.co_freevars.index("__class__")
    except (AttributeError, ValueError):
        return False
    closure = f.__closure__[index]
    if closure.cell_contents is oldcls:
        closure.cell_contents = newcls
        return True
    return False


def _add_slots(cls, is_frozen, weakref_slot, fields):
    if "__slots__" in cls.__dict__:
        raise TypeError(f"{cls.__name__} already specifies __slots__")
    cls_dict = dict(cls.__dict__)
    field_names = tuple([f.name for f in fields.values() if f._field_type is _FIELD])
    inherited = set()
    for base in cls.__mro__[1:-1]:
        inherited.update(_get_slots(base))
    docs = {}
    has_doc = False
    for name in (*field_names, *(("__weakref__",) if weakref_slot else ())):
        if name in inherited:
            continue
        doc = getattr(fields.get(name), "doc", None)
        has_doc = has_doc or doc is not None
        docs[name] = doc
    cls_dict["__slots__"] = docs if has_doc else tuple(docs)
    for name in field_names:
        cls_dict.pop(name, None)
    cls_dict.pop("__dict__", None)
    cls_dict.pop("__weakref__", None)
    qualname = getattr(cls, "__qualname__", None)
    if is_frozen:
        if "__getstate__" not in cls_dict:
            cls_dict["__getstate__"] = _dataclass_getstate
        if "__setstate__" not in cls_dict:
            cls_dict["__setstate__"] = _dataclass_setstate
    new = type(cls)(cls.__name__, cls.__bases__, cls_dict)
    if qualname is not None:
        new.__qualname__ = qualname
    for member in new.__dict__.values():
        while hasattr(member, "__wrapped__") and not isinstance(member, (classmethod, staticmethod)):
            member = member.__wrapped__
        if isinstance(member, (classmethod, staticmethod)):
            member = member.__func__
            while hasattr(member, "__wrapped__"):
                member = member.__wrapped__
        if isinstance(member, types.FunctionType):
            if _update_func_cell_for__class__(member, cls, new):
                break
        elif isinstance(member, property):
            if any([_update_func_cell_for__class__(f, cls, new) for f in (member.fget, member.fset, member.fdel)]):
                break
    return new


def dataclass(cls=None, /, *, init=True, repr=True, eq=True, order=False, unsafe_hash=False, frozen=False,
              match_args=True, kw_only=False, slots=False, weakref_slot=False):
    """Add __init__, __repr__, __eq__ and others to a class, from its annotated fields."""

    def wrap(cls):
        return _process_class(cls, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots,
                              weakref_slot)

    return wrap if cls is None else wrap(cls)


def fields(class_or_instance):
    """Return a tuple of the fields of a dataclass or of an instance of one."""
    try:
        found = getattr(class_or_instance, _FIELDS)
    except AttributeError:
        raise TypeError("must be called with a dataclass type or instance") from None
    return tuple([f for f in found.values() if f._field_type is _FIELD])


def _is_dataclass_instance(obj):
    return hasattr(type(obj), _FIELDS)


def is_dataclass(obj):
    """Tell whether obj is a dataclass or an instance of one."""
    cls = obj if isinstance(obj, type) else type(obj)
    return hasattr(cls, _FIELDS)


def asdict(obj, *, dict_factory=dict):
    """Return the fields as a dict, nested dataclasses, containers and all."""
    if not _is_dataclass_instance(obj):
        raise TypeError("asdict() should be called on dataclass instances")
    return _asdict_inner(obj, dict_factory)


def _asdict_inner(obj, factory):
    cls = type(obj)
    if cls in _ATOMIC_TYPES:
        return obj
    if hasattr(cls, _FIELDS):
        pairs = [(f.name, _asdict_inner(getattr(obj, f.name), factory)) for f in fields(obj)]
        return factory(pairs) if factory is not dict else dict(pairs)
    if cls is list:
        return [_asdict_inner(v, factory) for v in obj]
    if cls is dict:
        return {_asdict_inner(k, factory): _asdict_inner(v, factory) for k, v in obj.items()}
    return _copy_inner(obj, cls, lambda v: _asdict_inner(v, factory))


def _copy_inner(obj, cls, inner):
    """Copy containers that are neither list nor dict exactly, and everything else."""
    if issubclass(cls, tuple):
        if hasattr(obj, "_fields"):
            return cls(*[inner(v) for v in obj])
        return cls([inner(v) for v in obj])
    if issubclass(cls, dict):
        if hasattr(cls, "default_factory"):
            result = cls(obj.default_factory)
            for k, v in obj.items():
                result[inner(k)] = inner(v)
            return result
        return cls((inner(k), inner(v)) for k, v in obj.items())
    if issubclass(cls, list):
        return cls(inner(v) for v in obj)
    import copy
    return copy.deepcopy(obj)


def astuple(obj, *, tuple_factory=tuple):
    """Return the values of the fields, nested dataclasses, containers and all."""
    if not _is_dataclass_instance(obj):
        raise TypeError("astuple() should be called on dataclass instances")
    return _astuple_inner(obj, tuple_factory)


def _astuple_inner(obj, factory):
    cls = type(obj)
    if cls in _ATOMIC_TYPES:
        return obj
    if hasattr(cls, _FIELDS):
        return factory([_astuple_inner(getattr(obj, f.name), factory) for f in fields(obj)])
    if cls is list:
        return [_astuple_inner(v, factory) for v in obj]
    if cls is dict:
        return {_astuple_inner(k, factory): _astuple_inner(v, factory) for k, v in obj.items()}
    return _copy_inner(obj, cls, lambda v: _astuple_inner(v, factory))


def make_dataclass(cls_name, fields, *, bases=(), namespace=None, init=True, repr=True, eq=True, order=False,
                   unsafe_hash=False, frozen=False, match_args=True, kw_only=False, slots=False, weakref_slot=False,
                   module=None, decorator=dataclass):
    """Make a dataclass of a list of names, (name, type) or (name, type, field)."""
    import keyword
    if namespace is None:
        namespace = {}
    annotations, defaults, seen = {}, {}, set()
    any_marker = object()
    for item in fields:
        if isinstance(item, str):
            name, tp = item, any_marker
        elif len(item) == 2:
            name, tp = item
        elif len(item) == 3:
            name, tp, defaults[name] = item
        else:
            raise TypeError(f"Invalid field: {item!r}")
        if not isinstance(name, str) or not name.isidentifier():
            raise TypeError(f"Field names must be valid identifiers: {name!r}")
        if keyword.iskeyword(name):
            raise TypeError(f"Field names must not be keywords: {name!r}")
        if name in seen:
            raise TypeError(f"Field name duplicated: {name!r}")
        seen.add(name)
        annotations[name] = tp

    def exec_body(ns):
        ns.update(namespace)
        ns.update(defaults)
        if any_marker in annotations.values():
            ns["__annotations__"] = {n: "typing.Any" if t is any_marker else t for n, t in annotations.items()}
        else:
            ns["__annotations__"] = annotations

    cls = types.new_class(cls_name, bases, {}, exec_body)
    if any_marker in annotations.values():
        _any_annotations(cls, annotations, any_marker)
    if module is None:
        try:
            module = sys._getframemodulename(1) or "__main__"
        except AttributeError:
            try:
                module = sys._getframe(1).f_globals.get("__name__", "__main__")
            except (AttributeError, ValueError):
                pass
    if module is not None:
        cls.__module__ = module
    return decorator(cls, init=init, repr=repr, eq=eq, order=order, unsafe_hash=unsafe_hash, frozen=frozen,
                     match_args=match_args, kw_only=kw_only, slots=slots, weakref_slot=weakref_slot)


def _any_annotations(cls, annotations, marker):
    from typing import Any
    cls.__annotations__ = {n: Any if t is marker else t for n, t in annotations.items()}


def replace(obj, /, **changes):
    """Return a copy of obj with some fields changed."""
    if _is_dataclass_instance(obj):
        return _replace(obj, **changes)
    raise TypeError("replace() should be called on dataclass instances")


def _replace(self, /, **changes):
    for name, f in getattr(self, _FIELDS).items():
        if f._field_type is _FIELD_CLASSVAR:
            continue
        if name in changes:
            if not f.init:
                raise TypeError(f"field {name} is declared with init=False, it cannot be specified with replace()")
        elif f._field_type is _FIELD_INITVAR and f.init and f.default is MISSING:
            raise TypeError(f"InitVar {name!r} must be specified with replace()")
        elif f.init:
            changes[name] = getattr(self, name)
    return self.__class__(**changes)
