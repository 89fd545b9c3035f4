"""Enumerations: sets of named constants, with members that are instances of their class."""

import sys
from types import DynamicClassAttribute

__all__ = ["EnumType", "EnumMeta", "EnumDict", "Enum", "IntEnum", "StrEnum", "Flag", "IntFlag", "ReprEnum",
           "auto", "unique", "property", "verify", "member", "nonmember", "FlagBoundary", "STRICT", "CONFORM",
           "EJECT", "KEEP", "global_flag_repr", "global_enum_repr", "global_str", "global_enum",
           "EnumCheck", "CONTINUOUS", "NAMED_FLAGS", "UNIQUE",
           "pickle_by_global_name", "pickle_by_enum_name"]

_builtin_property = property
Enum = Flag = ReprEnum = EJECT = None


class nonmember:
    """Keeps an attribute of an enum's body from becoming a member."""

    def __init__(self, value):
        self.value = value


class member:
    """Makes an attribute of an enum's body a member, whatever it is."""

    def __init__(self, value):
        self.value = value


_auto_null = object()


class auto:
    """Stands for a value that _generate_next_value_ computes."""

    def __init__(self, value=_auto_null):
        self.value = value

    def __repr__(self):
        return "auto(%r)" % (self.value,)


class property(DynamicClassAttribute):
    """An attribute of members that does not hide a member of the same name."""

    member = None
    _of_value = False  # whether the member hides a descriptor of its data type

    def __set_name__(self, owner, name):
        self.name = name
        self.clsname = owner.__name__

    def __get__(self, instance, ownerclass=None):
        if instance is None:
            if self.member is None:
                raise AttributeError("%r has no attribute %r" % (ownerclass, self.name))
            return self.member
        if self.fget is not None:
            return self.fget(instance)
        if self._of_value:
            return getattr(instance._value_, self.name)
        try:
            return ownerclass._member_map_[self.name]
        except KeyError:
            raise AttributeError("%r member has no attribute %r" % (ownerclass, self.name)) from None

    def __set__(self, instance, value):
        if self.fset is not None:
            return self.fset(instance, value)
        raise AttributeError("<enum %r> cannot set attribute %r" % (self.clsname, self.name))

    def __delete__(self, instance):
        if self.fdel is not None:
            return self.fdel(instance)
        raise AttributeError("<enum %r> cannot delete attribute %r" % (self.clsname, self.name))


def _hidden_by(cls, name):
    """Return the descriptor of a base class that a member of that name hides, if there is one."""
    found = None
    for base in cls.__mro__[1:]:
        attribute = base.__dict__.get(name)
        if isinstance(attribute, DynamicClassAttribute):
            return attribute
        if found is None and attribute is not None and _is_descriptor(attribute):
            found = attribute
    return found


class _Members:
    """Makes the members of an enum as soon as its class is there: before __init_subclass__ looks at it."""

    def __init__(self, *args):
        self.args = args

    def __set_name__(self, cls, name):
        type.__delattr__(cls, name)
        values, *how = self.args
        for name, value in values:
            cls._make_member(name, value, *how)
        type.__delattr__(cls, "_creating_")


def _dataclass_repr(self):
    return ", ".join("%s=%r" % (name, getattr(self, name)) for name, field in self.__dataclass_fields__.items() if field.repr)


def _is_dunder(name):
    return len(name) > 4 and name[:2] == name[-2:] == "__" and name[2] != "_" and name[-3] != "_"


def _is_sunder(name):
    return len(name) > 2 and name[0] == name[-1] == "_" and name[1] != "_" and name[-2] != "_"


def _is_private(cls_name, name):
    prefix = f"_{cls_name}__"
    return len(name) > len(prefix) and name.startswith(prefix) and name[-2:] != "__"


def _is_inner_class(cls_name, obj):
    """Tell whether obj is a class defined in the body of the enum of that name."""
    return isinstance(obj, type) and ("." + obj.__qualname__).endswith(f".{cls_name}.{obj.__name__}")


def _is_descriptor(obj):
    return hasattr(obj, "__get__") or hasattr(obj, "__set__") or hasattr(obj, "__delete__")


def _is_single_bit(value):
    return isinstance(value, int) and value > 0 and value & (value - 1) == 0


def _shown_bits(value, width):
    """The sign bit of value, and its digits in two's complement."""
    digits = format(value & (1 << width) - 1, f"0{width}b") if width else ""
    return f"0b{int(value < 0)} {digits}"


def _high_bit(value):
    return value.bit_length() - 1


def _bits(value):
    """The single bits of value, the lowest first."""
    if value < 0:
        raise ValueError("%r is not a positive integer" % value)
    while value:
        low = value & -value
        yield low
        value ^= low


def show_flag_values(value):
    return list(_bits(value))


class EnumDict(dict):
    """The namespace of an enum's body: remembers which names are members."""

    def __init__(self, cls_name=None):
        super().__init__()
        self._cls_name = cls_name
        self._member_names = {}
        self._last_values = []
        self._ignore = []
        self._auto_called = False

    @_builtin_property
    def member_names(self):
        return list(self._member_names)

    def __setitem__(self, key, value):
        if self._cls_name is not None and _is_private(self._cls_name, key):
            pass
        elif _is_sunder(key):
            if key not in ("_order_", "_generate_next_value_", "_numeric_repr_", "_missing_", "_ignore_",
                           "_iter_member_", "_iter_member_by_value_", "_iter_member_by_def_", "_add_alias_",
                           "_add_value_alias_", "_use_args_", "_unhashable_values_", "_sort_order_", "_member_names_",
                           "_member_map_", "_value2member_map_", "_hashable_values_"):
                raise ValueError("_sunder_ names, such as %r, are reserved for future Enum use" % (key,))
            if key == "_generate_next_value_":
                if self._auto_called:
                    raise TypeError("_generate_next_value_ must be defined before members")
                setattr(self, "_generate_next_value", value.__func__ if isinstance(value, staticmethod) else value)
            elif key == "_ignore_":
                value = value.replace(",", " ").split() if isinstance(value, str) else list(value)
                self._ignore = value
                already = set(value) & set(self._member_names)
                if already:
                    raise ValueError("_ignore_ cannot specify already set names: %r" % (already,))
        elif _is_dunder(key):
            if key == "__order__":
                key = "_order_"
        elif key in self._member_names:
            raise TypeError("%r already defined as %r" % (key, self[key]))
        elif key in self._ignore:
            pass
        elif isinstance(value, nonmember):
            value = value.value
        elif _is_descriptor(value) and not isinstance(value, member):
            pass
        elif self._cls_name is not None and _is_inner_class(self._cls_name, value):
            pass
        else:
            if key in self:
                raise TypeError("%r already defined as %r" % (key, self[key]))
            if isinstance(value, member):
                value = value.value
            if isinstance(value, auto):
                value = self._auto(key, value)
            elif isinstance(value, tuple) and any(isinstance(v, auto) for v in value):
                items = [self._auto(key, v) if isinstance(v, auto) else v for v in value]
                # A named tuple takes its items one by one.
                value = type(value)(*items) if hasattr(value, "_fields") else type(value)(items)
            else:
                self._last_values.append(value)
            self._member_names[key] = None
        super().__setitem__(key, value)

    def _auto(self, key, v):
        if v.value is _auto_null:
            v.value = self._generate_next_value(key, 1, len(self._member_names), self._last_values[:])
            self._auto_called = True
        self._last_values.append(v.value)
        return v.value

    def update(self, members, **more):
        for name in members.keys() if hasattr(members, "keys") else ():
            self[name] = members[name]
        if not hasattr(members, "keys"):
            for name, value in members:
                self[name] = value
        for name, value in more.items():
            self[name] = value


class EnumType(type):
    """The metaclass of enumerations."""

    @classmethod
    def __prepare__(metacls, cls, bases, **kwds):
        metacls._check_extension(cls, bases)
        namespace = EnumDict(cls)
        member_type, first_enum = metacls._bases(cls, bases)
        if first_enum is not None:
            namespace["_generate_next_value_"] = getattr(first_enum, "_generate_next_value_", None)
            namespace._generate_next_value = first_enum._generate_next_value_
        return namespace

    @staticmethod
    def _check_extension(cls, bases):
        for chain in bases:
            for base in chain.__mro__:
                if isinstance(base, EnumType) and base._member_names_:
                    raise TypeError("<enum %r> cannot extend %r" % (cls, base))

    @classmethod
    def _bases(metacls, cls, bases):
        if not bases:
            return object, None
        first_enum = bases[-1]
        if not isinstance(first_enum, EnumType):
            raise TypeError("new enumerations should be created as `EnumName([mixin_type, ...] [data_type,] enum_type)`")
        return metacls._data_type(cls, bases) or object, first_enum

    @classmethod
    def _data_type(metacls, cls, bases):
        found = []
        for chain in bases:
            candidate = None
            for base in chain.__mro__:
                if base is object:
                    continue
                if isinstance(base, EnumType):
                    if base._member_type_ is not object:
                        if base._member_type_ not in found:
                            found.append(base._member_type_)
                        break
                elif "__new__" in base.__dict__ or "__dataclass_fields__" in base.__dict__:
                    t = candidate or base
                    if t not in found:
                        found.append(t)
                    break
                else:
                    candidate = candidate or base
        if len(found) > 1:
            raise TypeError("too many data types for %r: %r" % (cls, set(found)))
        return found[0] if found else None

    @staticmethod
    def _data_repr(bases):
        """Return the function that shows the values: the repr() of the data type."""
        for chain in bases:
            for base in chain.__mro__:
                if isinstance(base, EnumType):
                    return base._value_repr_
                if base is not object and "__repr__" in base.__dict__:
                    params = base.__dict__.get("__dataclass_params__")
                    return _dataclass_repr if params is not None and params.repr else base.__repr__
        return None

    def __new__(metacls, cls, bases, classdict, *, boundary=None, _simple=False, **kwds):
        classdict._member_names  # of no other mapping than what __prepare__ gives
        classdict._ignore = classdict._ignore + ["_ignore_"]
        for key in classdict._ignore:
            classdict.pop(key, None)
        names = list(classdict._member_names)
        invalid = set(names) & {"mro", ""}
        if invalid:
            raise ValueError("invalid enum member name(s) %s" % ",".join(repr(n) for n in invalid))
        order = classdict.pop("_order_", None)
        member_type, first_enum = metacls._bases(cls, bases)
        values = [(name, classdict[name]) for name in names]
        body = {k: v for k, v in classdict.items() if k not in classdict._member_names}
        gnv = body.get("_generate_next_value_")
        if gnv is not None and not isinstance(gnv, staticmethod):
            body["_generate_next_value_"] = staticmethod(gnv)
        body["_member_names_"] = []
        body["_member_map_"] = {}
        body["_value2member_map_"] = {}
        body["_unhashable_values_"] = []
        body["_member_type_"] = member_type
        body["_value_repr_"] = metacls._data_repr(bases)
        user_new = body.get("__new__")
        save_new = user_new is not None
        new, use_args = metacls._find_new(user_new, member_type, first_enum)
        body["_new_member_"] = new
        body["_use_args_"] = use_args
        flag_class = Flag is not None and any(isinstance(b, type) and issubclass(b, Flag) for b in bases)
        if flag_class or cls == "Flag":
            body["_boundary_"] = boundary or getattr(first_enum, "_boundary_", None)
            body["_flag_mask_"] = 0
            body["_singles_mask_"] = 0
            body["_all_bits_"] = 0
            body["_inverted_"] = None
        if user_new is not None and Enum is not None:
            body["__new_member__"] = body.pop("__new__")
        body["_creating_"] = True
        body["_members_"] = _Members(values, new, use_args, member_type, flag_class)
        try:
            enum_class = super().__new__(metacls, cls, bases, body, **kwds)
        except Exception as e:
            if hasattr(e, "__notes__"):
                del e.__notes__  # which tells of _Members
            raise
        if Enum is not None:
            if ReprEnum is not None and ReprEnum in bases:
                if member_type is object:
                    raise TypeError("ReprEnum subclasses must be mixed with a data type (i.e. int, str, float, etc.)")
                if "__format__" not in body:
                    enum_class.__format__ = member_type.__format__
                    body["__format__"] = None
                if "__str__" not in body:
                    text = member_type.__str__
                    enum_class.__str__ = member_type.__repr__ if text is object.__str__ else text
                    body["__str__"] = None
            for method in ("__repr__", "__str__", "__format__", "__reduce_ex__"):
                if method not in body and first_enum is not None:
                    # The methods of a data type must not hide those of the enumeration.
                    found = getattr(enum_class, method)
                    if found in (getattr(member_type, method), getattr(object, method)):
                        setattr(enum_class, method, getattr(first_enum, method))
            enum_class.__new__ = Enum.__new__
        if flag_class:
            for name in ("__or__", "__and__", "__xor__", "__ror__", "__rand__", "__rxor__", "__invert__"):
                if name not in body:
                    setattr(enum_class, name, getattr(Flag, name))
            singles = [m._value_ for m in enum_class._member_map_.values() if _is_single_bit(m._value_)]
            if singles != sorted(singles):
                enum_class._iter_member_ = enum_class._iter_member_by_def_
        if order is not None:
            wanted = order.replace(",", " ").split() if isinstance(order, str) else list(order)
            have = enum_class._member_names_
            wanted = [n for n in wanted if n in have or n not in enum_class._member_map_]
            if wanted != have:
                raise TypeError("member order does not match _order_:\n  %r\n  %r" % (have, wanted))
        return enum_class

    @classmethod
    def _find_new(metacls, user_new, member_type, first_enum):
        if Enum is None:
            return object.__new__, False
        if user_new is not None:
            return user_new, True
        if first_enum is not None:
            for holder in ("__new_member__", "__new__"):
                for possible in (member_type, first_enum):
                    target = getattr(possible, holder, None)
                    if target not in (None, object.__new__, getattr(Enum, "__new__", None)) and target is not None:
                        if target is not getattr(object, holder, None):
                            return target, target is not object.__new__
        return object.__new__, False

    def _make_member(enum_class, name, value, new, use_args, member_type, flag_class):
        args = value if isinstance(value, tuple) else (value,)
        if member_type is tuple:
            args = (args,)
        new_func = new.__func__ if isinstance(new, staticmethod) else new
        if use_args:
            m = new_func(enum_class, *args)
        else:
            m = new_func(enum_class)
        if not hasattr(m, "_value_"):
            if member_type is object:
                m._value_ = value
            else:
                try:
                    m._value_ = member_type(*args)
                except Exception as exc:
                    new_exc = TypeError("_value_ not set in __new__, unable to create it")
                    new_exc.__cause__ = exc
                    raise new_exc
        value = m._value_
        m._name_ = name
        m.__objclass__ = enum_class
        m.__init__(*args)
        m._sort_order_ = len(enum_class._member_names_)
        canonical = None
        try:
            canonical = enum_class._value2member_map_.get(value)
        except TypeError:
            for other in enum_class._member_map_.values():
                if other._value_ == value:
                    canonical = other
        if canonical is not None:
            m = canonical
        else:
            is_canonical = True
            if flag_class:
                is_canonical = _is_single_bit(value)
            if flag_class and isinstance(value, int):
                if _is_single_bit(value):
                    enum_class._singles_mask_ |= value
                enum_class._flag_mask_ |= value
                enum_class._all_bits_ = 2 ** enum_class._flag_mask_.bit_length() - 1
            if is_canonical:
                enum_class._member_names_.append(name)
        enum_class._bind(name, m)
        try:
            enum_class._value2member_map_.setdefault(value, m)
        except TypeError:
            enum_class._unhashable_values_.append(value)

    def _bind(cls, name, m):
        """Give a member a name, beside what base classes have under that name for members."""
        if cls._member_map_.get(name, m) is not m:
            raise NameError("%r is already bound: %r" % (name, cls._member_map_[name]))
        shown, hidden = m, _hidden_by(cls, name)
        if hidden is not None:
            shown = property(*(getattr(hidden, f, None) for f in ("fget", "fset", "fdel")))
            shown.member, shown._of_value = m, not isinstance(hidden, DynamicClassAttribute)
            shown.__set_name__(cls, name)
        type.__setattr__(cls, name, shown)
        cls._member_map_[name] = m

    def __bool__(cls):
        """A class is true, however many members it has."""
        return True

    def __call__(cls, value, names=_auto_null, *values, module=None, qualname=None, type=None, start=1, boundary=None):
        if cls._member_map_ or (names is _auto_null and type is None and cls is not Enum and not (cls._member_names_ == [] and names is not _auto_null)):
            if names is not _auto_null:
                value = (value, names) + values
            return cls.__new__(cls, value)
        if names is _auto_null and type is None:
            return cls.__new__(cls, value)
        return cls._create_(value, None if names is _auto_null else names, module=module, qualname=qualname,
                            type=type, start=start, boundary=boundary)

    def _create_(cls, class_name, names, *, module=None, qualname=None, type=None, start=1, boundary=None):
        metacls = cls.__class__
        bases = (cls,) if type is None else (type, cls)
        classdict = metacls.__prepare__(class_name, bases)
        if isinstance(names, str):
            names = names.replace(",", " ").split()
        if isinstance(names, (tuple, list)) and names and isinstance(names[0], str):
            original, names = names, []
            last = []
            for count, name in enumerate(original):
                v = cls._generate_next_value_(name, start, count, last[:])
                last.append(v)
                names.append((name, v))
        for item in names if names is not None else ():
            if isinstance(item, str):
                name, v = item, names[item]
            else:
                name, v = item
            classdict[name] = v
        if module is None:
            module = sys._getframe(2).f_globals.get("__name__")
        if module is not None:
            classdict["__module__"] = module
        if qualname is not None:
            classdict["__qualname__"] = qualname
        return metacls.__new__(metacls, class_name, bases, classdict, boundary=boundary)

    def _convert_(cls, name, module, filter, source=None, *, boundary=None, as_global=False):
        """Replace the constants of a module that filter() picks by the members of a new enum."""
        module_globals = sys.modules[module].__dict__
        source = module_globals if source is None else source.__dict__
        members = [(n, value) for n, value in source.items() if filter(n)]
        try:  # so that the name of a value that has several does not depend on the order of definition
            members.sort(key=lambda m: (m[1], m[0]))
        except TypeError:
            members.sort(key=lambda m: m[0])
        body = dict(members, __module__=module)
        made = _simple_enum(cls, boundary=boundary or KEEP)(type(name, (object,), body))
        if as_global:
            global_enum(made)
        else:
            sys.modules[made.__module__].__dict__.update(made.__members__)
        module_globals[name] = made
        return made

    def __contains__(cls, value):
        """Tell whether value is a member, or the value of one."""
        if isinstance(value, cls):
            return True
        if issubclass(cls, Flag):
            try:
                return isinstance(cls._missing_(value), cls)
            except ValueError:
                pass
        try:
            return value in cls._value2member_map_
        except TypeError:
            return value in cls._unhashable_values_

    def __delattr__(cls, attr):
        if attr not in cls._member_map_:
            super().__delattr__(attr)
        else:
            raise AttributeError("%r cannot delete member %r." % (cls.__name__, attr))

    def __dir__(cls):
        names = set(["__class__", "__contains__", "__doc__", "__getitem__", "__iter__", "__len__",
                     "__members__", "__module__", "__name__", "__qualname__"] + cls._member_names_)
        if cls._new_member_ is not object.__new__:
            names.add("__new__")
        if cls.__init_subclass__ is not object.__init_subclass__:
            names.add("__init_subclass__")
        if cls._member_type_ is not object:
            names |= set(dir(cls._member_type_))
        return sorted(names)

    def __getitem__(cls, name):
        """Return the member of this name."""
        return cls._member_map_[name]

    def __iter__(cls):
        """Yield the members in the order in which they were defined."""
        return (cls._member_map_[name] for name in cls._member_names_)

    def __reversed__(cls):
        """Yield the members, the last one first."""
        return (cls._member_map_[name] for name in reversed(cls._member_names_))

    def __len__(cls):
        """Return how many members there are, aliases not counted."""
        return len(cls._member_names_)

    @_builtin_property
    def __members__(cls):
        """A read-only mapping of all names, aliases too, to the members."""
        return type(type.__dict__)(cls._member_map_)

    def __repr__(cls):
        if Flag is not None and issubclass(cls, Flag):
            return "<flag %r>" % cls.__name__
        return "<enum %r>" % cls.__name__

    def __setattr__(cls, name, value):
        if name in cls.__dict__.get("_member_map_", {}):
            raise AttributeError("cannot reassign member %r" % (name,))
        super().__setattr__(name, value)


EnumMeta = EnumType


class Enum(metaclass=EnumType):
    """Create a collection of name/value pairs."""

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        if not last_values:
            return start
        try:
            last = max(last_values)
        except TypeError:
            raise TypeError("unable to sort non-numeric values") from None
        try:
            return last + 1
        except TypeError:
            raise TypeError("unable to increment %r" % (last,)) from None

    @classmethod
    def __signature__(cls):
        if cls._member_names_:
            return "(*values)"
        return "(new_class_name, /, names, *, module=None, qualname=None, type=None, start=1, boundary=None)"

    def __new__(cls, value):
        if type(value) is cls:
            return value
        try:
            return cls._value2member_map_[value]
        except KeyError:
            pass
        except TypeError:
            # It has no hash.
            for member in cls._member_map_.values():
                if member._value_ == value:
                    return member
        if "_creating_" in cls.__dict__:
            raise TypeError("do not use `super().__new__; call the appropriate __new__ directly")
        if not cls._member_map_:
            raise TypeError("%r has no members" % cls)
        exc = None
        try:
            result = cls._missing_(value)
        except Exception as e:
            exc, result = e, None
        if isinstance(result, cls) or (Flag is not None and issubclass(cls, Flag) and cls._boundary_ is EJECT and isinstance(result, int)):
            return result
        error = ValueError("%r is not a valid %s" % (value, cls.__qualname__))
        if result is None and exc is None:
            raise error
        if exc is None:
            exc = TypeError("error in %s._missing_: returned %r instead of None or a valid member" % (cls.__name__, result))
        if not isinstance(exc, ValueError):
            exc.__context__ = error
        raise exc

    def __init__(self, *args, **kwds):
        pass

    @classmethod
    def _missing_(cls, value):
        return None

    def _add_alias_(self, name):
        type(self)._bind(name, self)

    def _add_value_alias_(self, value):
        cls = type(self)
        if cls._value2member_map_.setdefault(value, self) is not self:
            raise ValueError("%r is already bound: %r" % (value, cls._value2member_map_[value]))

    def __repr__(self):
        v_repr = self.__class__._value_repr_ or repr
        return "<%s.%s: %s>" % (self.__class__.__name__, self._name_, v_repr(self._value_))

    def __str__(self):
        return "%s.%s" % (self.__class__.__name__, self._name_)

    def __dir__(self):
        names = set() if self._member_type_ is object else set(object.__dir__(self))
        members = self._member_map_
        names.update(n for n in getattr(self, "__dict__", ()) if n[0] != "_" and n not in members)
        for cls in self.__class__.__mro__:
            for name, attribute in cls.__dict__.items():
                if name[0] == "_":
                    continue
                if name not in members or isinstance(attribute, property) and attribute.fget is not None:
                    names.add(name)
                elif isinstance(attribute, property):
                    names.discard(name)
        return sorted(names | {"__class__", "__doc__", "__eq__", "__hash__", "__module__"})

    def __hash__(self):
        return hash(self._name_)

    def __format__(self, format_spec):
        return format(str(self), format_spec)

    def __reduce_ex__(self, proto):
        return self.__class__, (self._value_,)

    # There is one of each.

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    @property
    def value(self):
        """What the member stands for."""
        return self._value_

    @property
    def name(self):
        """What the member is called."""
        return self._name_


class ReprEnum(Enum):
    """Only changes the repr(); str() and format() are those of the data type."""


class IntEnum(int, ReprEnum):
    """Enum where members are also ints."""


class StrEnum(str, ReprEnum):
    """Enum where members are also strings."""

    def __new__(cls, *values):
        if len(values) > 3:
            raise TypeError("too many arguments for str(): %r" % (values,))
        if len(values) == 1 and not isinstance(values[0], str):
            raise TypeError("%r is not a string" % (values[0],))
        for what, text in zip(("encoding", "errors"), values[1:]):
            if not isinstance(text, str):
                raise TypeError("%s must be a string, not %r" % (what, text))
        value = str(*values)
        m = str.__new__(cls, value)
        m._value_ = value
        return m

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        return name.lower()


class FlagBoundary(StrEnum):
    """What a Flag does with bits that no member has."""

    STRICT, CONFORM, EJECT, KEEP = auto(), auto(), auto(), auto()


STRICT, CONFORM, EJECT, KEEP = FlagBoundary


class Flag(Enum, boundary=STRICT):
    """Support for flags."""

    _numeric_repr_ = repr

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        if not last_values:
            return start if start is not None else 1
        last_value = max(last_values)
        try:
            return 2 ** (_high_bit(last_value) + 1)
        except Exception:
            raise TypeError("invalid flag value %r" % last_value) from None

    @classmethod
    def _iter_member_by_value_(cls, value):
        for bit in _bits(value & cls._flag_mask_):
            yield cls._value2member_map_.get(bit)

    _iter_member_ = _iter_member_by_value_

    @classmethod
    def _iter_member_by_def_(cls, value):
        yield from sorted(cls._iter_member_by_value_(value), key=lambda m: m._sort_order_)

    @classmethod
    def _missing_(cls, value):
        if not isinstance(value, int):
            raise ValueError("%r is not a valid %s" % (value, cls.__qualname__))
        mask, all_bits = cls._flag_mask_, cls._all_bits_
        neg = None
        if not ~all_bits <= value <= all_bits or value & (all_bits ^ mask):
            if cls._boundary_ is STRICT:
                width = max(value.bit_length(), mask.bit_length())
                raise ValueError("%r invalid value %r\n    given %s\n  allowed %s"
                                 % (cls, value, _shown_bits(value, width), _shown_bits(mask, width)))
            if cls._boundary_ is CONFORM:
                value &= mask
            elif cls._boundary_ is EJECT:
                return value
            elif value < 0:
                value = max(all_bits + 1, 2 ** value.bit_length()) + value
        if value < 0:
            neg = value
            value = all_bits + 1 + value
            if cls._boundary_ is not KEEP:
                value &= mask
            found = cls._value2member_map_.get(value)
            if found is not None:
                return found
        unknown = value & ~mask
        aliases = value & ~cls._singles_mask_
        member_value = value & cls._singles_mask_
        if cls._member_type_ is object:
            pseudo = object.__new__(cls)
        else:
            pseudo = cls._member_type_.__new__(cls, value)
        if not hasattr(pseudo, "_value_"):
            pseudo._value_ = value
        if member_value or aliases:
            members = []
            combined = 0
            for m in cls._iter_member_(member_value):
                members.append(m)
                combined |= m._value_
            if aliases:
                rest = member_value | aliases
                for m in cls._member_map_.values():
                    if m not in members and m._value_ and m._value_ & rest == m._value_ and not _is_single_bit(m._value_) and m._value_ & ~combined:
                        members.append(m)
                        combined |= m._value_
            unknown = value ^ combined
            pseudo._name_ = "|".join(m._name_ for m in members) or None
            if not combined:
                pseudo._name_ = None
            elif unknown and cls._boundary_ is STRICT:
                raise ValueError("%r: no members with value %r" % (cls, unknown))
            elif unknown:
                pseudo._name_ += "|%s" % cls._numeric_repr_(unknown)
        else:
            pseudo._name_ = None
        pseudo = cls._value2member_map_.setdefault(value, pseudo)
        if neg is not None:
            cls._value2member_map_[neg] = pseudo
        return pseudo

    def __contains__(self, other):
        if not isinstance(other, self.__class__):
            raise TypeError("unsupported operand type(s) for 'in': %r and %r" % (type(other).__qualname__, self.__class__.__qualname__))
        return other._value_ & self._value_ == other._value_

    def __iter__(self):
        yield from self._iter_member_(self._value_)

    def __len__(self):
        return self._value_.bit_count()

    def __bool__(self):
        return bool(self._value_)

    def __repr__(self):
        cls = self.__class__
        full = cls.__name__ if self._name_ is None else "%s.%s" % (cls.__name__, self._name_)
        return "<%s: %s>" % (full, (cls._value_repr_ or repr)(self._value_))

    def __str__(self):
        name = self.__class__.__name__
        return "%s(%r)" % (name, self._value_) if self._name_ is None else "%s.%s" % (name, self._name_)

    def _get_value(self, flag):
        if isinstance(flag, self.__class__):
            return flag._value_
        if self._member_type_ is not object and isinstance(flag, self._member_type_):
            return flag
        return NotImplemented

    def _combine(self, other, sign, operate):
        v = self._get_value(other)
        if v is NotImplemented:
            return NotImplemented
        for flag, value in (self, self._value_), (other, v):
            if value is None:
                raise TypeError(f"'{flag}' cannot be combined with other flags with {sign}")
        return self.__class__(operate(self._value_, v))

    def __or__(self, other):
        return self._combine(other, "|", lambda a, b: a | b)

    def __and__(self, other):
        return self._combine(other, "&", lambda a, b: a & b)

    def __xor__(self, other):
        return self._combine(other, "^", lambda a, b: a ^ b)

    def __invert__(self):
        if self._value_ is None:
            raise TypeError(f"'{self}' cannot be inverted")
        if self._boundary_ in (EJECT, KEEP):
            return self.__class__(~self._value_)
        return self.__class__(self._singles_mask_ & ~self._value_)

    __rand__ = __and__
    __ror__ = __or__
    __rxor__ = __xor__


class IntFlag(int, ReprEnum, Flag, boundary=KEEP):
    """Support for integer-based flags."""


def unique(enumeration):
    """Class decorator: no two members may have the same value."""
    duplicates = [(name, m.name) for name, m in enumeration.__members__.items() if name != m.name]
    if duplicates:
        raise ValueError("duplicate values found in %r: %s" % (enumeration, ", ".join("%s -> %s" % d for d in duplicates)))
    return enumeration


class EnumCheck(StrEnum):
    """What verify() can check."""

    CONTINUOUS = "no skipped integer values"
    NAMED_FLAGS = "multi-flag aliases may not contain unnamed flags"
    UNIQUE = "one name per value"


CONTINUOUS, NAMED_FLAGS, UNIQUE = EnumCheck


class verify:
    """Class decorator that checks an enumeration."""

    def __init__(self, *checks):
        self.checks = checks

    def __call__(self, enumeration):
        name = enumeration.__name__
        for check in self.checks:
            if check is UNIQUE:
                found = [(n, m.name) for n, m in enumeration.__members__.items() if n != m.name]
                if found:
                    raise ValueError("aliases found in %r: %s" % (enumeration, ", ".join("%s -> %s" % f for f in found)))
            elif check is CONTINUOUS:
                values = {m.value for m in enumeration}
                if len(values) < 2:
                    continue
                low, high = min(values), max(values)
                if issubclass(enumeration, Flag):
                    missing = [2 ** i for i in range(_high_bit(low) + 1, _high_bit(high)) if 2 ** i not in values]
                else:
                    missing = [i for i in range(low + 1, high) if i not in values]
                if missing:
                    raise ValueError("invalid %s %r: missing values %s" % (
                        "flag" if issubclass(enumeration, Flag) else "enum", name, ", ".join(map(str, missing))))
            elif check is NAMED_FLAGS:
                single = {m.value for m in enumeration}
                missing = {n: [b for b in _bits(m.value) if b not in single] for n, m in enumeration._member_map_.items()
                           if n not in enumeration._member_names_ and m.value >= 0}
                names = [n for n, bits in missing.items() if bits]
                if names:
                    *most, last = names
                    value = sum({b for bits in missing.values() for b in bits})
                    raise ValueError("invalid Flag %r: %s missing %s 0x%x [use enum.show_flag_values(value) for details]" % (
                        name, f"aliases {', '.join(most)} and {last} are" if most else f"alias {last} is",
                        "value" if _is_single_bit(value) else "combined values of", value))
        return enumeration


def global_enum_repr(self):
    module = self.__class__.__module__.split(".")[-1]
    if self._name_ is None:
        return "%s.%s(%r)" % (module, self.__class__.__name__, self._value_)
    return "%s.%s" % (module, self._name_)


def global_flag_repr(self):
    module = self.__class__.__module__.split(".")[-1]
    cls_name = self.__class__.__name__
    if self._name_ is None:
        return "%s.%s(%r)" % (module, cls_name, self._value_)
    if _is_single_bit(self._value_):
        return "%s.%s" % (module, self._name_)
    if self._boundary_ is not FlagBoundary.KEEP:
        return "|".join("%s.%s" % (module, n) for n in self._name_.split("|"))
    return "|".join(n if n[0].isdigit() else "%s.%s" % (module, n) for n in self._name_.split("|"))


def global_str(self):
    if self._name_ is None:
        return "%s(%r)" % (self.__class__.__name__, self._value_)
    return self._name_


def global_enum(cls, update_str=False):
    """Class decorator: members are shown as, and become, globals of their module."""
    cls.__repr__ = global_flag_repr if issubclass(cls, Flag) else global_enum_repr
    if not issubclass(cls, ReprEnum) or update_str:
        cls.__str__ = global_str
    sys.modules[cls.__module__].__dict__.update(cls.__members__)
    return cls


def pickle_by_global_name(self, proto):
    """Pickle a member as a name of its module."""
    return self.name


def pickle_by_enum_name(self, proto):
    """Pickle a member as an attribute of its class."""
    return getattr, (self.__class__, self._name_)


_reduce_ex_by_global_name = pickle_by_global_name


def _make_class_unpicklable(obj):
    """Make pickling of an enum, or of a namespace that becomes one, fail."""
    def refuse(self, proto):
        raise TypeError("%r cannot be pickled" % self)

    for name, value in ("__reduce_ex__", refuse), ("__module__", "<unknown>"):
        if isinstance(obj, dict):
            obj[name] = value
        else:
            setattr(obj, name, value)


def _iter_bits_lsb(num):
    """Iterate over the single bits of a number, the lowest first."""
    if isinstance(num, Enum):
        num = num.value
    if num < 0:
        raise ValueError("%r is not a positive integer" % num)
    while num:
        bit = num & -num
        yield bit
        num ^= bit


def _simple_enum(etype=Enum, *, boundary=None, use_args=None):
    """Decorate a plain class to be made an enum of a type."""

    def convert(cls):
        ns = EnumType.__prepare__(cls.__name__, (etype,))
        for name, value in cls.__dict__.items():
            if name not in ("__dict__", "__weakref__", "__firstlineno__", "__static_attributes__"):
                ns[name] = value
        ns["__qualname__"] = cls.__qualname__
        kwds = {} if boundary is None else {"boundary": boundary}
        return EnumType(cls.__name__, (etype,), ns, **kwds)

    return convert


def _test_simple_enum(checked_enum, simple_enum):
    """Raise TypeError unless two enums have the same members."""
    failed = []
    checked, simple = checked_enum.__members__, simple_enum.__members__
    for name in checked:
        if name not in simple:
            failed.append(f"missing member: {name!r}")
        elif checked[name]._value_ != simple[name]._value_:
            failed.append(f"{name!r} has the value {simple[name]._value_!r}, not {checked[name]._value_!r}")
    failed += [f"extra member: {name!r}" for name in simple if name not in checked]
    if failed:
        raise TypeError("enum mismatch:\n   %s" % "\n   ".join(failed))
