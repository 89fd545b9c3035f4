"""Annotations of functions, classes and modules (PEP 649, PEP 749)."""

import builtins
import enum
import keyword
import sys
import types

__all__ = [
    "Format",
    "ForwardRef",
    "call_annotate_function",
    "call_evaluate_function",
    "get_annotate_from_class_namespace",
    "get_annotations",
    "annotations_to_string",
    "type_repr",
]


class Format(enum.IntEnum):
    """How annotations are wanted."""

    VALUE = 1
    VALUE_WITH_FAKE_GLOBALS = 2
    FORWARDREF = 3
    STRING = 4


_sentinel = object()
_FAKE_GLOBALS_ERROR = "The VALUE_WITH_FAKE_GLOBALS format is for internal use only"

# A stringifier turns into a ForwardRef in the end: they have the same slots.
_SLOTS = (
    "__forward_is_argument__",
    "__forward_is_class__",
    "__forward_module__",
    "__weakref__",
    "__arg__",
    "__level__",
    "__extra_names__",
    "__code__",
    "__globals__",
    "__owner__",
    "__cell__",
    "__stringifier_dict__",
)


class ForwardRef:
    """An annotation that could not be evaluated, or that was written as a string.

    The methods evaluate() gives its value; with format=Format.FORWARDREF as far as
    the names in it are known.
    """

    __slots__ = _SLOTS

    def __init__(self, arg, *, module=None, owner=None, is_argument=True, is_class=False):
        if not isinstance(arg, str):
            raise TypeError(f"Forward reference must be a string -- got {arg!r}")
        self.__arg__ = arg
        self.__forward_is_argument__ = is_argument
        self.__forward_is_class__ = is_class
        self.__forward_module__ = module
        self.__owner__ = owner
        self.__globals__ = None
        self.__cell__ = None
        self.__extra_names__ = None
        self.__code__ = None
        self.__level__ = None
        self.__stringifier_dict__ = None

    def __init_subclass__(cls, /, *args, **kwds):
        raise TypeError("Cannot subclass ForwardRef")

    @property
    def __forward_arg__(self):
        return self.__arg__

    @property
    def __resolved_str__(self):
        return _resolve(self.__arg__, self.__extra_names__)

    @property
    def __forward_code__(self):
        if self.__code__ is not None:
            return self.__code__
        arg = self.__arg__
        # An unpacked item can only stand in a display.
        source = f"({arg},)[0]" if arg.startswith("*") else arg
        try:
            self.__code__ = compile(source, "<string>", "eval")
        except SyntaxError:
            raise SyntaxError(f"Forward reference must be an expression -- got {arg!r}")
        return self.__code__

    def evaluate(self, *, globals=None, locals=None, type_params=None, owner=None, format=Format.VALUE):
        """Return the value of the reference.

        Names are looked up in locals, in globals, among the type parameters, and
        where the owner (a function, class or module) was defined. With
        format=Format.FORWARDREF what cannot be evaluated is a ForwardRef again.
        """
        if format == Format.STRING:
            return self.__resolved_str__
        if format == Format.VALUE:
            partial = False
        elif format == Format.FORWARDREF:
            partial = True
        else:
            raise NotImplementedError(format)
        if isinstance(self.__cell__, types.CellType):
            try:
                return self.__cell__.cell_contents
            except ValueError:
                pass
        if owner is None:
            owner = self.__owner__
        if globals is None:
            globals = self._find_globals(owner)
        if type_params is None and owner is not None:
            type_params = getattr(owner, "__type_params__", None)
        if locals is None:
            locals = dict(vars(owner)) if isinstance(owner, type) else {}
        if type_params is not None:
            # Type parameters are nearer than globals, and than the names of the class.
            globals, locals = dict(globals), dict(locals)
            for param in type_params:
                name = param.__name__
                if not self.__forward_is_class__ or name not in globals:
                    globals[name] = param
                    locals.pop(name, None)
        if isinstance(self.__cell__, dict):
            locals = dict(locals)
            for name, cell in self.__cell__.items():
                try:
                    locals.setdefault(name, cell.cell_contents)
                except ValueError:
                    pass
        if self.__extra_names__:
            locals = {**locals, **self.__extra_names__}
        arg = self.__arg__
        if arg.isidentifier() and not keyword.iskeyword(arg):
            for names in (locals, globals, builtins.__dict__):
                if arg in names:
                    return names[arg]
            if partial:
                return self
            raise NameError(f"name '{arg:.200}' is not defined", name=arg)
        code = self.__forward_code__
        try:
            return eval(code, globals, locals)
        except Exception:
            if not partial:
                raise
        names = _StringifierDict(
            {**builtins.__dict__, **globals, **locals},
            globals=globals, owner=owner, is_class=self.__forward_is_class__, format=format,
        )
        try:
            result = eval(code, names)
        except Exception:
            return self
        names.settle(self.__cell__ if isinstance(self.__cell__, dict) else None)
        return result

    def _find_globals(self, owner):
        found = None
        if self.__forward_module__ is not None:
            module = sys.modules.get(self.__forward_module__, None)
            found = getattr(module, "__dict__", None)
        if found is None:
            found = self.__globals__
        if found is None:
            if isinstance(owner, type):
                module = sys.modules.get(getattr(owner, "__module__", None), None)
                found = getattr(module, "__dict__", None)
            elif isinstance(owner, types.ModuleType):
                found = getattr(owner, "__dict__", None)
            elif callable(owner):
                found = getattr(owner, "__globals__", None)
        return {} if found is None else found

    def _evaluate(self, globalns, localns, type_params=_sentinel, *, recursive_guard):
        import typing
        import warnings
        if type_params is _sentinel:
            typing._deprecation_warning_for_no_type_params_passed("typing.ForwardRef._evaluate")
            type_params = ()
        warnings._deprecated("ForwardRef._evaluate", remove=(3, 16))
        return typing.evaluate_forward_ref(self, globals=globalns, locals=localns, type_params=type_params,
                                           _recursive_guard=recursive_guard)

    def __eq__(self, other):
        if not isinstance(other, ForwardRef):
            return NotImplemented
        return (
            self.__forward_arg__ == other.__forward_arg__
            and self.__forward_module__ == other.__forward_module__
            # Equal namespaces of different places are not the same.
            and self.__globals__ is other.__globals__
            and self.__forward_is_class__ == other.__forward_is_class__
            and self.__cell__ == other.__cell__
            and self.__owner__ == other.__owner__
            and (self.__extra_names__ or {}) == (other.__extra_names__ or {})
        )

    def __hash__(self):
        cell = self.__cell__
        if isinstance(cell, dict):
            cell = tuple(sorted((name, id(c)) for name, c in cell.items()))
        extra = tuple(sorted(self.__extra_names__)) if self.__extra_names__ else None
        return hash((self.__forward_arg__, self.__forward_module__, id(self.__globals__),
                     self.__forward_is_class__, cell, self.__owner__, extra))

    def __or__(self, other):
        return types.UnionType[self, other]

    def __ror__(self, other):
        return types.UnionType[other, self]

    def __repr__(self):
        extra = ""
        if self.__forward_module__ is not None:
            extra += f", module={self.__forward_module__!r}"
        if self.__forward_is_class__:
            extra += ", is_class=True"
        if self.__owner__ is not None:
            extra += f", owner={self.__owner__!r}"
        return f"ForwardRef({self.__resolved_str__!r}{extra})"


def _resolve(text, names):
    """Replace the names made up for values by what the values look like."""
    if names:
        for name, value in names.items():
            text = text.replace(name, type_repr(value))
    return text


# Levels of binding, as an expression's text needs parentheses in a stronger one.
(_TEST, _CMP, _EXPR_OR, _XOR, _AND, _SHIFT, _ARITH, _TERM, _FACTOR, _POWER, _AWAIT, _ATOM) = range(12)


class _Stringifier:
    """A name without a value: what is done with it is written down."""

    __slots__ = _SLOTS

    def __init__(self, text, *, level=_ATOM, globals=None, owner=None, is_class=False, cell=None,
                 names, extra_names=None):
        self.__arg__ = text
        self.__level__ = level
        self.__forward_is_argument__ = False
        self.__forward_is_class__ = is_class
        self.__forward_module__ = None
        self.__code__ = None
        self.__globals__ = globals
        self.__owner__ = owner
        self.__cell__ = cell
        self.__extra_names__ = extra_names
        self.__stringifier_dict__ = names
        names.stringifiers.append(self)

    def __repr__(self):
        return self.__arg__

    __hash__ = object.__hash__

    def __getitem__(self, item):
        # Names of a class are looked for in its namespace first.
        if self.__arg__ == "__classdict__":
            raise KeyError(item)
        w = _Writer(self)
        return w.new(f"{w.text(self, _ATOM)}[{w.index(item)}]", _ATOM)

    def __getattr__(self, name):
        w = _Writer(self)
        return w.new(f"{w.text(self, _ATOM)}.{name}", _ATOM)

    def __call__(self, *args, **kwargs):
        w = _Writer(self)
        items = [w.text(arg, _TEST) for arg in args]
        items += [f"{name}={w.text(value, _TEST)}" for name, value in kwargs.items()]
        return w.new(f"{w.text(self, _ATOM)}({', '.join(items)})", _ATOM)

    def __iter__(self):
        w = _Writer(self)
        yield w.new("*" + w.text(self, _EXPR_OR), _TEST)

    def __format__(self, spec):
        raise TypeError("Cannot stringify annotation containing string formatting")


def _operators():
    def binary(symbol, level, left, right):
        def method(self, other):
            w = _Writer(self)
            return w.new(f"{w.text(self, left)} {symbol} {w.text(other, right)}", level)

        def reflected(self, other):
            w = _Writer(self)
            return w.new(f"{w.text(other, left)} {symbol} {w.text(self, right)}", level)

        return method, reflected

    def unary(symbol):
        def method(self):
            w = _Writer(self)
            return w.new(symbol + w.text(self, _FACTOR), _FACTOR)

        return method

    for name, symbol, level in [
        ("add", "+", _ARITH), ("sub", "-", _ARITH), ("mul", "*", _TERM), ("matmul", "@", _TERM),
        ("truediv", "/", _TERM), ("mod", "%", _TERM), ("floordiv", "//", _TERM), ("lshift", "<<", _SHIFT),
        ("rshift", ">>", _SHIFT), ("or", "|", _EXPR_OR), ("xor", "^", _XOR), ("and", "&", _AND), ("pow", "**", _POWER),
    ]:
        left, right = (level + 1, level) if name == "pow" else (level, level + 1)
        method, reflected = binary(symbol, level, left, right)
        setattr(_Stringifier, f"__{name}__", method)
        setattr(_Stringifier, f"__r{name}__", reflected)
    for name, symbol in [("lt", "<"), ("le", "<="), ("eq", "=="), ("ne", "!="), ("gt", ">"), ("ge", ">=")]:
        method, _ = binary(symbol, _CMP, _CMP + 1, _CMP + 1)
        setattr(_Stringifier, f"__{name}__", method)
    for name, symbol in [("invert", "~"), ("pos", "+"), ("neg", "-")]:
        setattr(_Stringifier, f"__{name}__", unary(symbol))


_operators()
del _operators


class _Writer:
    """Writes an expression of stringifiers and values; a value that has no text of
    its own gets a made-up name, unless strings are wanted."""

    def __init__(self, first):
        self.first = first
        self.names = first.__stringifier_dict__
        self.extra = {}

    def new(self, text, level):
        first = self.first
        return _Stringifier(text, level=level, globals=first.__globals__, owner=first.__owner__,
                            is_class=first.__forward_is_class__, names=self.names, extra_names=self.extra or None)

    def text(self, value, level):
        kind = type(value)
        if kind is _Stringifier:
            if value.__extra_names__:
                self.extra.update(value.__extra_names__)
            return f"({value.__arg__})" if value.__level__ < level else value.__arg__
        if value is ...:
            return "..."
        if value is None or kind in (str, int, float, bool, complex):
            text = repr(value)
            return f"({text})" if kind is int and value < 0 and level > _FACTOR else text
        if kind is tuple:
            return "(" + self.items(value) + (",)" if len(value) == 1 else ")")
        if kind is list:
            return "[" + self.items(value) + "]"
        if kind is set and value:
            return "{" + self.items(value) + "}"
        if kind is dict:
            return "{" + ", ".join(f"{self.text(k, _TEST)}: {self.text(v, _TEST)}" for k, v in value.items()) + "}"
        if self.names.format == Format.STRING:
            return type_repr(value)
        name = self.names.unique_name()
        self.extra[name] = value
        return name

    def items(self, values):
        return ", ".join([self.text(value, _TEST) for value in values])

    def index(self, item):
        if type(item) is tuple and item:
            return ", ".join([self.part(value) for value in item]) + ("," if len(item) == 1 else "")
        return self.part(item)

    def part(self, item):
        if not isinstance(item, slice):
            return self.text(item, _TEST)
        text = ":".join(["" if x is None else self.text(x, _TEST) for x in (item.start, item.stop)])
        return text if item.step is None else f"{text}:{self.text(item.step, _TEST)}"


class _StringifierDict(dict):
    """A namespace in which every name has a value: a stringifier if need be."""

    def __init__(self, namespace, *, globals=None, owner=None, is_class=False, format):
        super().__init__(namespace)
        self.namespace = namespace
        self.globals = globals
        self.owner = owner
        self.is_class = is_class
        self.stringifiers = []
        self.count = 0
        self.format = format

    def __missing__(self, key):
        return _Stringifier(key, globals=self.globals, owner=self.owner, is_class=self.is_class, names=self)

    def unique_name(self):
        self.count += 1
        return f"__annotationlib_name_{self.count}__"

    def settle(self, cells=None):
        """Make ForwardRefs of all stringifiers that were handed out."""
        for ref in self.stringifiers:
            ref.__class__ = ForwardRef
            ref.__stringifier_dict__ = None
            if cells is not None and ref.__cell__ is None:
                ref.__cell__ = cells


def call_evaluate_function(evaluate, format, *, owner=None):
    """Call an evaluate function, as type aliases and type parameters have them."""
    return call_annotate_function(evaluate, format, owner=owner, _is_evaluate=True)


def call_annotate_function(annotate, format, *, owner=None, _is_evaluate=False):
    """Call an __annotate__ function for a format that it may not know itself.

    Those that compiled code has know Format.VALUE only. For the other formats the
    function's code is run with made-up globals.
    """
    if format == Format.VALUE_WITH_FAKE_GLOBALS:
        raise ValueError(_FAKE_GLOBALS_ERROR)
    try:
        return annotate(format)
    except NotImplementedError:
        pass
    is_class = isinstance(owner, type)
    if format == Format.STRING:
        names = _StringifierDict({}, format=format)
        result = _copy(annotate, names, owner, is_class, known=False)[0](Format.VALUE_WITH_FAKE_GLOBALS)
        if _is_evaluate:
            return _as_string(result)
        return {name: _as_string(value) for name, value in result.items()}
    if format == Format.FORWARDREF:
        # Names that are known have their values; that may fail in what is done with them.
        names = _StringifierDict({**annotate.__builtins__, **annotate.__globals__}, globals=annotate.__globals__,
                                 owner=owner, is_class=is_class, format=format)
        function, cells = _copy(annotate, names, owner, is_class, known=True)
        try:
            result = function(Format.VALUE_WITH_FAKE_GLOBALS)
        except NotImplementedError:
            return annotate(Format.VALUE)
        except Exception:
            pass
        else:
            names.settle(cells)
            return result
        names = _StringifierDict({}, globals=annotate.__globals__, owner=owner, is_class=is_class, format=format)
        function, cells = _copy(annotate, names, owner, is_class, known=False)
        result = function(Format.VALUE_WITH_FAKE_GLOBALS)
        names.settle(cells)
        if _is_evaluate:
            return result.evaluate(format=format) if isinstance(result, ForwardRef) else result
        return {name: value.evaluate(format=format) if isinstance(value, ForwardRef) else value
                for name, value in result.items()}
    if format == Format.VALUE:
        raise RuntimeError("annotate function does not support VALUE format")
    raise ValueError(f"Invalid format: {format!r}")


def _copy(annotate, names, owner, is_class, *, known):
    """Return annotate with other globals, and a dict of its cells by name. Cells with
    a value keep it if that is to be known."""
    closure, cells = None, None
    if annotate.__closure__:
        closure, cells = [], {}
        for name, cell in zip(annotate.__code__.co_freevars, annotate.__closure__):
            cells[name] = cell
            keep = False
            if known:
                try:
                    cell.cell_contents
                    keep = True
                except ValueError:
                    pass
            if not keep:
                cell = types.CellType(_Stringifier(name, cell=cell, owner=owner, globals=annotate.__globals__,
                                                   is_class=is_class, names=names))
            closure.append(cell)
        closure = tuple(closure)
    function = types.FunctionType(annotate.__code__, names, closure=closure, argdefs=annotate.__defaults__,
                                  kwdefaults=annotate.__kwdefaults__)
    return function, cells


def _as_string(value):
    if value is ...:
        return "..."
    if type(value) is str:
        return value  # from __future__ import annotations
    return repr(value)


def get_annotate_from_class_namespace(obj):
    """Return the __annotate__ function in the namespace of a class that is being made."""
    try:
        return obj["__annotate__"]
    except KeyError:
        return obj.get("__annotate_func__", None)


def get_annotations(obj, *, globals=None, locals=None, eval_str=False, format=Format.VALUE):
    """Return a new dict with the annotations of a function, class or module.

    With eval_str=True strings among them are evaluated, in globals and locals or
    where the object was defined.
    """
    if eval_str and format != Format.VALUE:
        raise ValueError("eval_str=True is only supported with format=Format.VALUE")
    if format == Format.VALUE:
        found = _dunder_annotations(obj)
        if found is None:
            found = _call_annotate(obj, format)
    elif format == Format.FORWARDREF:
        try:
            found = _dunder_annotations(obj)
        except Exception:
            pass
        else:
            if found is not None:
                return dict(found)
        found = _call_annotate(obj, format)
        if found is None:
            found = _dunder_annotations(obj)
    elif format == Format.STRING:
        found = _call_annotate(obj, format)
        if found is not None:
            return dict(found)
        found = _dunder_annotations(obj)
        if found is not None:
            return annotations_to_string(found)
    elif format == Format.VALUE_WITH_FAKE_GLOBALS:
        raise ValueError(_FAKE_GLOBALS_ERROR)
    else:
        raise ValueError(f"Unsupported format {format!r}")
    if found is None:
        if isinstance(obj, type) or callable(obj):
            return {}
        raise TypeError(f"{obj!r} does not have annotations")
    if not found:
        return {}
    if not eval_str:
        return dict(found)
    if globals is None or locals is None:
        own_globals, own_locals = _namespaces(obj)
        if globals is None:
            globals = own_globals
        if locals is None:
            locals = own_locals
    if params := getattr(obj, "__type_params__", ()):
        locals = {param.__name__: param for param in params} | (locals or {})
    return {name: eval(value, globals, locals) if isinstance(value, str) else value for name, value in found.items()}


def _namespaces(obj):
    """Return globals and locals of the place where an object was defined."""
    own_globals = own_locals = None
    unwrap = obj
    if isinstance(obj, type):
        module = sys.modules.get(getattr(obj, "__module__", None), None)
        own_globals = getattr(module, "__dict__", None)
        own_locals = dict(vars(obj))
    elif isinstance(obj, types.ModuleType):
        return getattr(obj, "__dict__"), None
    elif callable(obj):
        own_globals = getattr(obj, "__globals__", None)
    else:
        return None, None
    while True:
        if hasattr(unwrap, "__wrapped__"):
            unwrap = unwrap.__wrapped__
            continue
        functools = sys.modules.get("functools")
        if functools and isinstance(unwrap, functools.partial):
            unwrap = unwrap.func
            continue
        break
    if hasattr(unwrap, "__globals__"):
        own_globals = unwrap.__globals__
    return own_globals, own_locals


def type_repr(value):
    """Return the text of an annotation: the name of a type, else its repr."""
    if isinstance(value, (type, types.FunctionType, types.BuiltinFunctionType)):
        if value.__module__ == "builtins":
            return value.__qualname__
        return f"{value.__module__}.{value.__qualname__}"
    if value is ...:
        return "..."
    return repr(value)


def annotations_to_string(annotations):
    """Return annotations as Format.STRING would give them, about."""
    return {name: value if isinstance(value, str) else type_repr(value) for name, value in annotations.items()}


_type_annotations = type.__dict__["__annotations__"].__get__


def _dunder_annotations(obj):
    if isinstance(obj, type):
        try:
            found = _type_annotations(obj)
        except AttributeError:
            return None  # a static type
    else:
        found = getattr(obj, "__annotations__", None)
        if found is None:
            return None
    if not isinstance(found, dict):
        raise ValueError(f"{obj!r}.__annotations__ is neither a dict nor None")
    return found


def _call_annotate(obj, format):
    annotate = getattr(obj, "__annotate__", None)
    if annotate is None:
        return None
    found = call_annotate_function(annotate, format, owner=obj)
    if not isinstance(found, dict):
        raise ValueError(f"{obj!r}.__annotate__ returned a non-dict")
    return found
