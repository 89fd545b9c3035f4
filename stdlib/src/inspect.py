"""Look into live objects: signatures, source, members, frames."""

import collections.abc  # for those who rely on its being there
import enum
import functools
import sys
import types
from collections import OrderedDict, namedtuple
from keyword import iskeyword
from operator import attrgetter

__all__ = [
    "AGEN_CLOSED", "AGEN_CREATED", "AGEN_RUNNING", "AGEN_SUSPENDED", "ArgInfo", "Arguments", "Attribute",
    "BlockFinder", "BoundArguments", "BufferFlags", "CORO_CLOSED", "CORO_CREATED", "CORO_RUNNING", "CORO_SUSPENDED",
    "CO_ASYNC_GENERATOR", "CO_COROUTINE", "CO_GENERATOR", "CO_ITERABLE_COROUTINE", "CO_NESTED", "CO_NEWLOCALS",
    "CO_NOFREE", "CO_OPTIMIZED", "CO_VARARGS", "CO_VARKEYWORDS", "CO_HAS_DOCSTRING", "CO_METHOD",
    "ClassFoundException", "ClosureVars", "EndOfBlock", "FrameInfo", "FullArgSpec", "GEN_CLOSED", "GEN_CREATED",
    "GEN_RUNNING", "GEN_SUSPENDED", "Parameter", "Signature", "TPFLAGS_IS_ABSTRACT", "Traceback",
    "classify_class_attrs", "cleandoc", "currentframe", "findsource", "formatannotation",
    "formatannotationrelativeto", "formatargvalues", "get_annotations", "getabsfile", "getargs", "getargvalues",
    "getasyncgenlocals", "getasyncgenstate", "getattr_static", "getblock", "getcallargs", "getclasstree",
    "getclosurevars", "getcomments", "getcoroutinelocals", "getcoroutinestate", "getdoc", "getfile", "getframeinfo",
    "getfullargspec", "getgeneratorlocals", "getgeneratorstate", "getinnerframes", "getlineno", "getmembers",
    "getmembers_static", "getmodule", "getmodulename", "getmro", "getouterframes", "getsource", "getsourcefile",
    "getsourcelines", "indentsize", "isabstract", "isasyncgen", "isasyncgenfunction", "isawaitable", "isbuiltin",
    "isclass", "iscode", "iscoroutine", "iscoroutinefunction", "isdatadescriptor", "isframe", "isfunction",
    "isgenerator", "isgeneratorfunction", "isgetsetdescriptor", "ismemberdescriptor", "ismethod",
    "ismethoddescriptor", "ismethodwrapper", "ismodule", "ispackage", "isroutine", "istraceback",
    "markcoroutinefunction", "signature", "stack", "trace", "unwrap", "walktree",
]

CO_OPTIMIZED = 0x1
CO_NEWLOCALS = 0x2
CO_VARARGS = 0x4
CO_VARKEYWORDS = 0x8
CO_NESTED = 0x10
CO_GENERATOR = 0x20
CO_NOFREE = 0x40
CO_COROUTINE = 0x80
CO_ITERABLE_COROUTINE = 0x100
CO_ASYNC_GENERATOR = 0x200
CO_HAS_DOCSTRING = 0x4000000
CO_METHOD = 0x8000000
TPFLAGS_IS_ABSTRACT = 1 << 20

_WrapperDescriptor = type(type.__call__)
_MethodWrapper = type(all.__call__)
_ClassMethodWrapper = type(int.__dict__["from_bytes"])
_NonUserDefinedCallables = (_WrapperDescriptor, _MethodWrapper, _ClassMethodWrapper, types.BuiltinFunctionType)


def __getattr__(name):
    if name == "get_annotations":
        from annotationlib import get_annotations
        globals()[name] = get_annotations
        return get_annotations
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__():
    return sorted({*globals(), "get_annotations"})


# What is it?


def ismodule(object):
    """Tell whether object is a module."""
    return isinstance(object, types.ModuleType)


def isclass(object):
    """Tell whether object is a class."""
    return isinstance(object, type)


def ispackage(object):
    """Tell whether object is a package."""
    return ismodule(object) and hasattr(object, "__path__")


def ismethod(object):
    """Tell whether object is a bound method written in Python."""
    return isinstance(object, types.MethodType)


def ismethoddescriptor(object):
    """Tell whether object is a descriptor of a method that is not a function, method, class or data descriptor."""
    if isclass(object) or ismethod(object) or isfunction(object):
        return False
    tp = type(object)
    return hasattr(tp, "__get__") and not hasattr(tp, "__set__") and not hasattr(tp, "__delete__")


def isdatadescriptor(object):
    """Tell whether object has __set__ or __delete__."""
    if isclass(object) or ismethod(object) or isfunction(object):
        return False
    tp = type(object)
    return hasattr(tp, "__set__") or hasattr(tp, "__delete__")


def ismemberdescriptor(object):
    """Tell whether object is a member descriptor, as a slot is."""
    return isinstance(object, types.MemberDescriptorType)


def isgetsetdescriptor(object):
    """Tell whether object is an attribute that native code computes."""
    return isinstance(object, types.GetSetDescriptorType)


def isfunction(object):
    """Tell whether object is a function written in Python."""
    return isinstance(object, types.FunctionType)


def _unwrap_partial(func):
    while isinstance(func, functools.partial):
        func = func.func
    return func


def _unwrap_method(func):
    while ismethod(func):
        func = func.__func__
    return func


def _unwrap_partialmethod(func):
    """Return what is inside of partial and partialmethod objects, in any order."""
    prev = None
    while func is not prev:
        prev = func
        while isinstance(getattr(func, "__partialmethod__", None), functools.partialmethod):
            func = func.__partialmethod__
        while isinstance(func, functools.partialmethod):
            func = func.func
        func = _unwrap_partial(func)
    return func


def _has_code_flag(f, flag):
    f = _unwrap_partial(_unwrap_method(_unwrap_partialmethod(f)))
    if not (isfunction(f) or _signature_is_functionlike(f)):
        return False
    return bool(f.__code__.co_flags & flag)


def isgeneratorfunction(obj):
    """Tell whether obj is a function with yield in it."""
    return _has_code_flag(obj, CO_GENERATOR)


_is_coroutine_mark = object()


def _has_coroutine_mark(f):
    f = _unwrap_partial(_unwrap_method(f))
    return getattr(f, "_is_coroutine_marker", None) is _is_coroutine_mark


def markcoroutinefunction(func):
    """Decorate a function that returns a coroutine so that iscoroutinefunction() is true of it."""
    if hasattr(func, "__func__"):
        func = func.__func__
    func._is_coroutine_marker = _is_coroutine_mark
    return func


def iscoroutinefunction(obj):
    """Tell whether obj is an async function."""
    return _has_code_flag(obj, CO_COROUTINE) or _has_coroutine_mark(obj)


def isasyncgenfunction(obj):
    """Tell whether obj is an async function with yield in it."""
    return _has_code_flag(obj, CO_ASYNC_GENERATOR)


def isasyncgen(object):
    """Tell whether object is an asynchronous generator."""
    return isinstance(object, types.AsyncGeneratorType)


def isgenerator(object):
    """Tell whether object is a generator."""
    return isinstance(object, types.GeneratorType)


def iscoroutine(object):
    """Tell whether object is a coroutine."""
    return isinstance(object, types.CoroutineType)


def isawaitable(object):
    """Tell whether object can be awaited."""
    if isinstance(object, types.CoroutineType):
        return True
    if isinstance(object, types.GeneratorType):
        return bool(object.gi_code.co_flags & CO_ITERABLE_COROUTINE)
    from collections.abc import Awaitable
    return isinstance(object, Awaitable)


def istraceback(object):
    """Tell whether object is a traceback."""
    return isinstance(object, types.TracebackType)


def isframe(object):
    """Tell whether object is a frame."""
    return isinstance(object, types.FrameType)


def iscode(object):
    """Tell whether object is code."""
    return isinstance(object, types.CodeType)


def isbuiltin(object):
    """Tell whether object is a native function or a bound native method."""
    return isinstance(object, types.BuiltinFunctionType)


def ismethodwrapper(object):
    """Tell whether object is a special method of a native type, bound."""
    return isinstance(object, types.MethodWrapperType)


def isroutine(object):
    """Tell whether object is a function or method of any kind."""
    return (isbuiltin(object) or isfunction(object) or ismethod(object) or ismethoddescriptor(object)
            or ismethodwrapper(object))


def isabstract(object):
    """Tell whether object is an abstract base class."""
    if not isinstance(object, type):
        return False
    if object.__flags__ & TPFLAGS_IS_ABSTRACT:
        return True
    from abc import ABCMeta
    if not issubclass(type(object), ABCMeta):
        return False
    if hasattr(object, "__abstractmethods__"):
        return False  # the class is finished, and has none
    # Inside of __init_subclass__ the abstract methods are not known yet.
    for value in object.__dict__.values():
        if getattr(value, "__isabstractmethod__", False):
            return True
    for base in object.__bases__:
        for name in getattr(base, "__abstractmethods__", ()):
            if getattr(getattr(object, name, None), "__isabstractmethod__", False):
                return True
    return False


def _getmembers(object, predicate, getter):
    mro, names = (), dir(object)
    if isclass(object):
        mro = getmro(object)
        # Attributes of instances that dir() of a class with a metaclass of its own does not show.
        names += [name for base in getattr(object, "__bases__", ()) for name, value in base.__dict__.items()
                  if isinstance(value, types.DynamicClassAttribute)]
    seen, members = set(), []
    for name in names:
        value = _sentinel
        if name not in seen:  # A name that comes again stands for what the class has stored.
            try:
                value = getter(object, name)
            except AttributeError:
                pass
        if value is _sentinel:
            value = next((base.__dict__[name] for base in mro if name in base.__dict__), _sentinel)
        if value is not _sentinel:
            seen.add(name)
            if not predicate or predicate(value):
                members.append((name, value))
    return sorted(members, key=lambda member: member[0])


def getmembers(object, predicate=None):
    """Return all members as (name, value), sorted by name."""
    return _getmembers(object, predicate, getattr)


def getmembers_static(object, predicate=None):
    """Return all members without running descriptors or __getattr__."""
    return _getmembers(object, predicate, getattr_static)


Attribute = namedtuple("Attribute", "name kind defining_class object")


def classify_class_attrs(cls):
    """Return an Attribute(name, kind, defining_class, object) for each attribute of a class."""
    bases = getmro(cls)
    # What dir() shows, and the attributes of instances that classes of a metaclass of its own hide from it.
    names = dict.fromkeys(dir(cls))
    for base in bases:
        names.update((k, None) for k, v in base.__dict__.items() if isinstance(v, types.DynamicClassAttribute) and v.fget)
    meta = tuple(c for c in getmro(type(cls)) if c not in (type, object))
    found = (_classify(cls, name, (cls, *bases), meta) for name in names)
    return [attribute for attributes in found for attribute in attributes]


def _classify(cls, name, bases, meta):
    """Return the Attribute of that name, and another if a metaclass's __getattr__ computes one beside it."""
    home = next((c for c in (*bases, *meta) if name in c.__dict__), None)
    stored = None if home is None else home.__dict__[name]
    value = stored
    try:
        if name != "__dict__":  # of which getattr() gives a view only
            value = getattr(cls, name)
            for c in meta:
                if hasattr(c, "__getattr__") and _computed(c, cls, name) is value:
                    home = c
    except Exception:
        pass
    if home is None:  # what every class has from type, or what nobody has
        if not hasattr(type, name):
            return []
        home = cls
    found = [_attribute(name, home, stored, value)]
    if home in meta and isinstance(stored, types.DynamicClassAttribute):
        found.append(_attribute(name, next(c for c in bases if name in c.__dict__), stored, stored))
    return found


def _attribute(name, home, stored, value):
    if isinstance(stored, (staticmethod, types.BuiltinMethodType)):
        return Attribute(name, "static method", home, stored)
    if isinstance(stored, (classmethod, types.ClassMethodDescriptorType)):
        return Attribute(name, "class method", home, stored)
    if isinstance(stored, property):
        return Attribute(name, "property", home, stored)
    return Attribute(name, "method" if isroutine(value) else "data", home, value)


def _computed(metaclass, cls, name):
    try:
        return metaclass.__getattr__(cls, name)
    except AttributeError:
        return None


def getmro(cls):
    """Return the classes in method resolution order."""
    return cls.__mro__


def unwrap(func, *, stop=None):
    """Follow __wrapped__ to the function inside."""
    f = func
    memo = {id(f): f}
    limit = sys.getrecursionlimit()
    while not isinstance(func, type) and hasattr(func, "__wrapped__"):
        if stop is not None and stop(func):
            break
        func = func.__wrapped__
        if id(func) in memo or len(memo) >= limit:
            raise ValueError("wrapper loop when unwrapping {!r}".format(f))
        memo[id(func)] = func
    return func


# Documentation and source


def indentsize(line):
    """Return the width of a line's indentation."""
    line = line.expandtabs()
    return len(line) - len(line.lstrip())


def _findclass(func):
    cls = sys.modules.get(func.__module__)
    if cls is None:
        return None
    for name in func.__qualname__.split(".")[:-1]:
        cls = getattr(cls, name)
    return cls if isclass(cls) else None


def _owner(obj):
    """Return the class that a method or attribute is in, and its name there; None if that is unknown."""
    if ismethod(obj) or isbuiltin(obj):
        instance = obj.__self__
        if ismethod(obj):
            name = obj.__func__.__name__
            of_class = isclass(instance) and getattr(getattr(instance, name, None), "__func__") is obj.__func__
        else:
            name = obj.__name__
            of_class = isclass(instance) and f"{instance.__qualname__}.{name}" == obj.__qualname__
        return (instance if of_class else instance.__class__), name
    if isfunction(obj):
        name, cls, lookup = obj.__name__, _findclass(obj), getattr
    elif isinstance(obj, property):
        name, cls, lookup = obj.__name__, _findclass(obj.fget), getattr_static
    elif isinstance(obj, functools.cached_property):
        name, cls, lookup = obj.attrname, _findclass(obj.func), getattr_static
    elif ismethoddescriptor(obj) or isdatadescriptor(obj):
        name, cls, lookup = obj.__name__, obj.__objclass__, getattr
    else:
        return None
    return (cls, name) if cls is not None and lookup(cls, name, None) is obj else None


def _finddoc(obj):
    """Find a docstring in the base classes."""
    if isclass(obj):
        candidates = [base for base in obj.__mro__ if base is not object]
    else:
        found = _owner(obj)
        if found is None:
            return None
        cls, name = found
        if ismemberdescriptor(obj):
            texts = getattr(cls, "__slots__", None)
            if isinstance(texts, dict) and name in texts:
                return texts[name]
        candidates = [getattr(base, name, None) for base in cls.__mro__]
    texts = [getattr(candidate, "__doc__", None) for candidate in candidates if candidate is not None]
    return next((text for text in texts if text is not None), None)


def getdoc(object):
    """Return the docstring, from base classes too, without its indentation."""
    try:
        doc = object.__doc__
        if doc is None:
            doc = _finddoc(object)
    except (AttributeError, TypeError):
        return None
    return cleandoc(doc) if isinstance(doc, str) else None


def cleandoc(doc):
    """Remove the indentation that a docstring's lines share, and empty lines around it."""
    first, *rest = doc.expandtabs().split("\n")
    margin = min([len(line) - len(line.lstrip(" ")) for line in rest if line.strip(" ")], default=None)
    lines = [first.lstrip(" "), *[line[margin:] for line in rest]]
    filled = [i for i, line in enumerate(lines) if line]
    return "\n".join(lines[filled[0]:filled[-1] + 1]) if filled else ""


# How to get from what has code to the code, one step after the other.
_TOWARDS_CODE = ((types.MethodType, "__func__"), (types.FunctionType, "__code__"),
                 (types.TracebackType, "tb_frame"), (types.FrameType, "f_code"))


def _code_of(object):
    """Return the code of a method, function, traceback or frame, anything else as it is."""
    for kind, attribute in _TOWARDS_CODE:
        if isinstance(object, kind):
            object = getattr(object, attribute)
    return object


def getfile(object):
    """Return the file in which an object was defined."""
    if ismodule(object):
        if getattr(object, "__file__", None):
            return object.__file__
        raise TypeError("{!r} is a built-in module".format(object))
    if isclass(object):
        if hasattr(object, "__module__"):
            module = sys.modules.get(object.__module__)
            if getattr(module, "__file__", None):
                return module.__file__
            if object.__module__ == "__main__":
                raise OSError("source code not available")
        raise TypeError("{!r} is a built-in class".format(object))
    code = _code_of(object)
    if iscode(code):
        return code.co_filename
    raise TypeError("module, class, method, function, traceback, frame, or code object was expected, got {}".format(
        type(code).__name__))


def getmodulename(path):
    """Return the name of the module in a file, or None."""
    import os
    from importlib.machinery import all_suffixes
    name = os.path.basename(path)
    found = [s for s in all_suffixes() if name.endswith(s)]
    return name[:-max(map(len, found))] if found else None


def getsourcefile(object):
    """Return the file with the source of an object, or None."""
    import os
    from importlib import machinery
    import linecache
    filename = getfile(object)
    if filename.endswith(tuple(machinery.BYTECODE_SUFFIXES)):
        filename = os.path.splitext(filename)[0] + machinery.SOURCE_SUFFIXES[0]
    elif filename.endswith(tuple(machinery.EXTENSION_SUFFIXES)):
        return None
    if filename in linecache.cache or os.path.exists(filename):
        return filename
    # There is no such file, but the module's loader may know the text.
    module = getmodule(object, filename)
    loaders = getattr(module, "__loader__", None), getattr(getattr(module, "__spec__", None), "loader", None)
    if loaders != (None, None) or filename.startswith("<stdlib>/") and linecache.getlines(filename):
        return filename
    return None


def getabsfile(object, _filename=None):
    """Return the absolute, normal path of the file of an object."""
    from os.path import abspath, normcase
    return normcase(abspath(getsourcefile(object) or getfile(object) if _filename is None else _filename))


modulesbyfile = {}
_filesbymodname = {}


def getmodule(object, _filename=None):
    """Return the module in which an object was defined, or None."""
    if ismodule(object):
        return object
    if hasattr(object, "__module__"):
        return sys.modules.get(object.__module__)
    name = modulesbyfile.get(_filename)
    if name is None:
        try:
            file = getabsfile(object, _filename)
        except (TypeError, FileNotFoundError):
            return None
        if file not in modulesbyfile:
            _note_module_files()
        name = modulesbyfile.get(file)
    if name is not None:
        return sys.modules.get(name)
    # No file tells: perhaps a module has the object under its name.
    import builtins
    for module in (sys.modules["__main__"], builtins):
        if hasattr(object, "__name__") and getattr(module, object.__name__, _sentinel) is object:
            return module
    return None


def _note_module_files():
    """Enter the files of the modules that are new, or have moved, into modulesbyfile."""
    from os.path import realpath
    for name, module in sys.modules.copy().items():
        file = getattr(module, "__file__", None) if ismodule(module) else None
        if isinstance(file, str) and _filesbymodname.get(name) != file:
            _filesbymodname[name] = file
            path = getabsfile(module)
            modulesbyfile[path] = modulesbyfile[realpath(path)] = module.__name__


class ClassFoundException(Exception):
    """Tells that a class was found."""


def findsource(object):
    """Return all lines of the file of an object, and the index of the line at which it starts."""
    import linecache
    file = getsourcefile(object)
    if not file:
        # Text without a file may be known under a name in angle brackets.
        file = getfile(object)
        if not (file.startswith("<") and file.endswith(">")) or file.endswith("<string>"):
            raise OSError("source code not available")
    else:
        linecache.checkcache(file)
    module = getmodule(object, file)
    if module:
        lines = linecache.getlines(file, module.__dict__)
        if not lines and file.startswith("<") and hasattr(object, "__code__"):
            getlines = getattr(linecache, "_getlines_from_code", None)
            if getlines is not None:
                lines = getlines(object.__code__)
    else:
        lines = linecache.getlines(file)
    if not lines:
        raise OSError("could not get source code")
    if ismodule(object):
        return lines, 0
    code = _code_of(object)
    if isclass(object):
        first = getattr(object, "__dict__", {}).get("__firstlineno__")
        if first is None:
            raise OSError("source code not available")
    elif not iscode(code):
        raise OSError("could not find code object")
    else:
        first = code.co_firstlineno
    if first > len(lines):
        raise OSError("lineno is out of bounds")
    return lines, first - 1


def getcomments(object):
    """Return the comment lines just before the source of an object, or None."""
    from itertools import takewhile
    try:
        lines, at = findsource(object)
    except (OSError, TypeError):
        return None
    if ismodule(object):
        # The first comment of the file, after a #! line and empty ones.
        at = 1 if lines and lines[0].startswith("#!") else 0
        while at < len(lines) and lines[at].strip() in ("", "#"):
            at += 1
        comments = [line.expandtabs() for line in takewhile(lambda line: line.startswith("#"), lines[at:])]
        return "".join(comments) if comments else None
    if at <= 0:
        return None
    indent = indentsize(lines[at])
    above = takewhile(lambda line: line.lstrip().startswith("#") and indentsize(line) == indent, lines[at - 1::-1])
    comments = [line.expandtabs().lstrip() for line in above][::-1]
    if not comments:
        return None
    told = [i for i, line in enumerate(comments) if line.strip() != "#"]
    return "".join(comments[told[0]:told[-1] + 1]) if told else ""


class EndOfBlock(Exception):
    """The end of a block of code was found."""


class BlockFinder:
    """Finds the end of a block of code in its tokens: last is the number of its last line."""

    def __init__(self):
        self.last, self.indent, self.islambda, self.body_col0 = 1, 0, False, None
        self._take = self._first

    def tokeneater(self, type, token, srowcol, erowcol, line):
        self._take(type, token, srowcol, erowcol)

    def _first(self, type, token, start, end):
        """Take the first token of a decorator's line, or of the statement."""
        import tokenize
        if type == tokenize.INDENT or token == "async":
            return
        self.islambda = token == "lambda"
        self._skip_line(self._first if token == "@" else self._body)

    def _skip_line(self, then):
        """Pass over the rest of the line; then comes what is named."""
        import tokenize

        def rest(type, token, start, end):
            if type == tokenize.NEWLINE:
                self.last = start[0]
                if self.islambda:
                    raise EndOfBlock
                self._take = then

        self._take = rest

    def _body(self, type, token, start, end):
        import tokenize
        if type == tokenize.NEWLINE:
            self.last = start[0]
        elif type == tokenize.INDENT:
            self.indent += 1
            if self.body_col0 is None:
                self.body_col0 = end[1]
            self._skip_line(self._body)
        elif type == tokenize.DEDENT:
            self.indent -= 1
        elif type == tokenize.COMMENT and self.body_col0 is not None and start[1] >= self.body_col0:
            self.last = start[0]
        # Back at the margin: by a dedent, or at the next statement if there is no block.
        if self.indent <= 0 and type not in (tokenize.NEWLINE, tokenize.COMMENT, tokenize.NL):
            raise EndOfBlock


def getblock(lines):
    """Return the block of code that the lines start with."""
    import tokenize
    finder = BlockFinder()
    try:
        for token in tokenize.generate_tokens(iter(lines).__next__):
            finder.tokeneater(*token)
    except EndOfBlock:
        pass
    except SyntaxError as e:
        if "unmatched" in e.msg and len(e.args) > 1:
            # A bracket closes what was opened before the block: the block is an argument.
            finder.last = e.args[1][1] - 1
        elif not isinstance(e, IndentationError):
            raise e from None
    return lines[:finder.last]


def getsourcelines(object):
    """Return the source lines of an object and the number of the first."""
    object = unwrap(object)
    lines, lnum = findsource(object)
    if istraceback(object):
        object = object.tb_frame
    if ismodule(object) or isframe(object) and object.f_code.co_name == "<module>":
        return lines, 0
    return getblock(lines[lnum:]), lnum + 1


def getsource(object):
    """Return the source text of an object."""
    return "".join(getsourcelines(object)[0])


def walktree(classes, children, parent):
    """Arrange classes below a parent; for getclasstree()."""
    results = []
    for cls in sorted(classes, key=attrgetter("__module__", "__name__")):
        results.append((cls, cls.__bases__))
        if cls in children:
            results.append(walktree(children[cls], children, cls))
    return results


def getclasstree(classes, unique=False):
    """Arrange classes into a hierarchy of nested lists."""
    children, roots = {}, {}
    for cls in classes:
        parents = cls.__bases__
        if unique:
            # Below the first parent that is in the list, or below all.
            known = [i for i, parent in enumerate(parents, 1) if parent in classes]
            parents = parents[:known[0]] if known else parents
        for parent in parents:
            children.setdefault(parent, {})[cls] = None
        if not parents:
            roots[cls] = None
    roots.update(dict.fromkeys([parent for parent in children if parent not in classes]))
    return walktree(roots, children, None)


# Arguments


Arguments = namedtuple("Arguments", "args, varargs, varkw")


def getargs(co):
    """Return the parameters of a code object."""
    if not iscode(co):
        raise TypeError("{!r} is not a code object".format(co))
    names = co.co_varnames
    nargs, nkw = co.co_argcount, co.co_kwonlyargcount
    args = list(names[:nargs]) + list(names[nargs:nargs + nkw])
    nargs += nkw
    varargs = varkw = None
    if co.co_flags & CO_VARARGS:
        varargs = names[nargs]
        nargs += 1
    if co.co_flags & CO_VARKEYWORDS:
        varkw = names[nargs]
    return Arguments(args, varargs, varkw)


FullArgSpec = namedtuple("FullArgSpec", "args, varargs, varkw, defaults, kwonlyargs, kwonlydefaults, annotations")


def getfullargspec(func):
    """Return the names and defaults of a function's parameters."""
    try:
        sig = _signature_from_callable(func, follow_wrapper_chains=False, skip_bound_arg=False, sigcls=Signature,
                                       eval_str=False)
    except Exception as ex:
        raise TypeError("unsupported callable") from ex
    parameters = sig.parameters.values()

    def names(*kinds):
        return [p.name for p in parameters if p.kind in kinds]

    def given(attribute, *kinds):
        """Return what the parameters of these kinds have of an attribute, by name."""
        values = {p.name: getattr(p, attribute) for p in parameters if p.kind in kinds}
        return {name: value for name, value in values.items() if value is not _empty}

    positional = _POSITIONAL_ONLY, _POSITIONAL_OR_KEYWORD
    annotations = {} if sig.return_annotation is _empty else {"return": sig.return_annotation}
    annotations |= given("annotation", *_ParameterKind)
    return FullArgSpec(
        names(*positional), *names(_VAR_POSITIONAL) or [None], *names(_VAR_KEYWORD) or [None],
        tuple(given("default", *positional).values()) or None, names(_KEYWORD_ONLY),
        given("default", _KEYWORD_ONLY) or None, annotations)


ArgInfo = namedtuple("ArgInfo", "args varargs keywords locals")


def getargvalues(frame):
    """Return the arguments of a frame."""
    args, varargs, varkw = getargs(frame.f_code)
    return ArgInfo(args, varargs, varkw, frame.f_locals)


def formatannotation(annotation, base_module=None, *, quote_annotation_strings=True):
    """Return the text of an annotation."""
    if not quote_annotation_strings and isinstance(annotation, str):
        return annotation
    if getattr(annotation, "__module__", None) == "typing":
        import re
        return re.sub(r"[\w\.]+", lambda m: m.group().removeprefix("typing."), repr(annotation))
    if isinstance(annotation, types.GenericAlias):
        return str(annotation)
    if isinstance(annotation, type):
        if annotation.__module__ in ("builtins", base_module):
            return annotation.__qualname__
        return annotation.__module__ + "." + annotation.__qualname__
    if type(annotation).__name__ == "ForwardRef" and hasattr(annotation, "__forward_arg__"):
        return annotation.__forward_arg__
    return repr(annotation)


def formatannotationrelativeto(object):
    module = getattr(object, "__module__", None)

    def _formatannotation(annotation):
        return formatannotation(annotation, module)

    return _formatannotation


def formatargvalues(args, varargs, varkw, locals, formatarg=str, formatvarargs=lambda name: "*" + name,
                    formatvarkw=lambda name: "**" + name, formatvalue=lambda value: "=" + repr(value)):
    """Return the text of what getargvalues() gives."""
    specs = [formatarg(a) + formatvalue(locals[a]) for a in args]
    if varargs:
        specs.append(formatvarargs(varargs) + formatvalue(locals[varargs]))
    if varkw:
        specs.append(formatvarkw(varkw) + formatvalue(locals[varkw]))
    return "(" + ", ".join(specs) + ")"


def _missing_arguments(f_name, names, pos, values):
    *front, last = [repr(name) for name in names if name not in values]
    listed = f"{', '.join(front)} and {last}" if front else last
    raise TypeError(f"{f_name}() missing {len(front) + 1} required {'positional' if pos else 'keyword-only'} "
                    f"argument{'s' if front else ''}: {listed}")


def _too_many(f_name, args, kwonly, varargs, defcount, given, values):
    least, most = len(args) - defcount, len(args)
    takes = f"at least {least}" if varargs else f"from {least} to {most}" if defcount else f"{most}"
    one = (least if varargs else most) == 1 and (varargs or not defcount)
    by_name = sum(name in values for name in kwonly)
    beside = ""
    if by_name:
        beside = (f" positional argument{'s' if given != 1 else ''} (and {by_name} keyword-only "
                  f"argument{'s' if by_name != 1 else ''})")
    raise TypeError(f"{f_name}() takes {takes} positional argument{'' if one else 's'} but {given}{beside} "
                    f"{'was' if given == 1 and not by_name else 'were'} given")


def getcallargs(func, /, *positional, **named):
    """Return what the parameters of func are in a call with these arguments."""
    spec = getfullargspec(func)
    args, varargs, varkw, defaults, kwonlyargs, kwonlydefaults, _ = spec
    f_name = func.__name__
    values = {}
    if ismethod(func) and func.__self__ is not None:
        positional = (func.__self__,) + positional
    num_pos, num_args = len(positional), len(args)
    num_defaults = len(defaults) if defaults else 0
    n = min(num_pos, num_args)
    for i in range(n):
        values[args[i]] = positional[i]
    if varargs:
        values[varargs] = tuple(positional[n:])
    possible = set(args + kwonlyargs)
    if varkw:
        values[varkw] = {}
    for kw, value in named.items():
        if kw not in possible:
            if not varkw:
                raise TypeError("%s() got an unexpected keyword argument %r" % (f_name, kw))
            values[varkw][kw] = value
            continue
        if kw in values:
            raise TypeError("%s() got multiple values for argument %r" % (f_name, kw))
        values[kw] = value
    if num_pos > num_args and not varargs:
        _too_many(f_name, args, kwonlyargs, varargs, num_defaults, num_pos, values)
    if num_pos < num_args:
        required = args[:num_args - num_defaults]
        for arg in required:
            if arg not in values:
                _missing_arguments(f_name, required, True, values)
        for i, arg in enumerate(args[num_args - num_defaults:]):
            if arg not in values:
                values[arg] = defaults[i]
    missing = 0
    for kwarg in kwonlyargs:
        if kwarg not in values:
            if kwonlydefaults and kwarg in kwonlydefaults:
                values[kwarg] = kwonlydefaults[kwarg]
            else:
                missing += 1
    if missing:
        _missing_arguments(f_name, kwonlyargs, False, values)
    return values


ClosureVars = namedtuple("ClosureVars", "nonlocals globals builtins unbound")


def getclosurevars(func):
    """Return the names that a function uses from outside, with their values."""
    func = func.__func__ if ismethod(func) else func
    if not isfunction(func):
        raise TypeError(f"{func!r} is not a Python function")
    code = func.__code__
    nonlocals = {}
    for name, cell in zip(code.co_freevars, func.__closure__ or ()):
        try:
            nonlocals[name] = cell.cell_contents
        except ValueError:
            pass
    ns = func.__globals__
    builtin_ns = ns.get("__builtins__", None)
    if builtin_ns is None:
        import builtins
        builtin_ns = builtins.__dict__
    if ismodule(builtin_ns):
        builtin_ns = builtin_ns.__dict__
    global_names, attribute_names = _used_names(code)
    global_vars, builtin_vars, unbound = {}, {}, set()
    for name in global_names:
        if name in ns:
            global_vars[name] = ns[name]
        elif name in builtin_ns:
            builtin_vars[name] = builtin_ns[name]
        else:
            unbound.add(name)
    for name in attribute_names:
        unbound.add(name)
    return ClosureVars(nonlocals, global_vars, builtin_vars, unbound)


def _used_names(code):
    """Return the global names and the attribute names that code uses, its nested code included."""
    globals_, attributes = set(), set()
    try:
        import dis
        work = [code]
        while work:
            co = work.pop()
            for instruction in dis.get_instructions(co):
                op, name = instruction.opname, instruction.argval
                if not isinstance(name, str):
                    continue
                if "GLOBAL" in op or op == "LOAD_NAME":
                    globals_.add(name)
                elif "ATTR" in op or "METHOD" in op:
                    attributes.add(name)
            work += [c for c in co.co_consts if iscode(c)]
    except ImportError:
        pass
    if not globals_ and not attributes:
        globals_.update(code.co_names)
    return globals_, attributes


# Frames


_Traceback = namedtuple("_Traceback", "filename lineno function code_context index")


class Traceback(_Traceback):
    """What getframeinfo() gives; positions is one more attribute."""

    def __new__(cls, filename, lineno, function, code_context, index, *, positions=None):
        self = super().__new__(cls, filename, lineno, function, code_context, index)
        self.positions = positions
        return self

    def __repr__(self):
        return ("Traceback(filename={!r}, lineno={!r}, function={!r}, code_context={!r}, index={!r}, positions={!r})"
                .format(self.filename, self.lineno, self.function, self.code_context, self.index, self.positions))


def _positions(frame):
    import dis
    if istraceback(frame):
        code, lasti = frame.tb_frame.f_code, frame.tb_lasti
    else:
        code, lasti = frame.f_code, frame.f_lasti
    if lasti < 0:
        return None
    from itertools import islice
    found = next(islice(code.co_positions(), lasti // 2, None), None)
    return None if found is None else dis.Positions(*found)


def getframeinfo(frame, context=1):
    """Return where a frame or traceback is: a Traceback."""
    positions = _positions(frame)
    if istraceback(frame):
        lineno = frame.tb_lineno
        frame = frame.tb_frame
    else:
        lineno = frame.f_lineno
    if positions is None or positions[0] is None:
        positions = (lineno, *(positions or (None,) * 4)[1:])
        import dis
        positions = dis.Positions(*positions)
    elif positions[0] != lineno:
        lineno = positions[0]
    if not isframe(frame):
        raise TypeError("{!r} is not a frame or traceback object".format(frame))
    filename = getsourcefile(frame) or getfile(frame)
    lines = index = None
    if context > 0:
        start = lineno - 1 - context // 2
        try:
            lines, _ = findsource(frame)
        except OSError:
            lines = None
        else:
            start = max(0, min(start, len(lines) - context))
            lines = lines[start:start + context]
            index = lineno - 1 - start
    return Traceback(filename, lineno, frame.f_code.co_name, lines, index, positions=positions)


def getlineno(frame):
    """Return the line number of a frame."""
    return frame.f_lineno


_FrameInfo = namedtuple("_FrameInfo", ("frame",) + Traceback._fields)


class FrameInfo(_FrameInfo):
    """A frame and where it is; positions is one more attribute."""

    def __new__(cls, frame, filename, lineno, function, code_context, index, *, positions=None):
        self = super().__new__(cls, frame, filename, lineno, function, code_context, index)
        self.positions = positions
        return self

    def __repr__(self):
        return ("FrameInfo(frame={!r}, filename={!r}, lineno={!r}, function={!r}, code_context={!r}, index={!r}, "
                "positions={!r})").format(self.frame, self.filename, self.lineno, self.function, self.code_context,
                                          self.index, self.positions)


def getouterframes(frame, context=1):
    """Return the frames from frame outward."""
    result = []
    while frame:
        info = getframeinfo(frame, context)
        result.append(FrameInfo(frame, *info, positions=info.positions))
        frame = frame.f_back
    return result


def getinnerframes(tb, context=1):
    """Return the frames of a traceback."""
    result = []
    while tb:
        info = getframeinfo(tb, context)
        result.append(FrameInfo(tb.tb_frame, *info, positions=info.positions))
        tb = tb.tb_next
    return result


def currentframe():
    """Return the frame of the caller, or None."""
    return sys._getframe(1) if hasattr(sys, "_getframe") else None


def stack(context=1):
    """Return the frames above the caller."""
    return getouterframes(sys._getframe(1), context)


def trace(context=1):
    """Return the frames between the caller and where the current exception was raised."""
    exc = sys.exception()
    return getinnerframes(None if exc is None else exc.__traceback__, context)


# Attributes without running code


_sentinel = object()
_static_getmro = type.__dict__["__mro__"].__get__
_get_dunder_dict_of_class = type.__dict__["__dict__"].__get__


def _check_instance(obj, attr):
    try:
        instance_dict = object.__getattribute__(obj, "__dict__")
    except AttributeError:
        return _sentinel
    return dict.get(instance_dict, attr, _sentinel) if isinstance(instance_dict, dict) else _sentinel


def _check_class(klass, attr):
    for entry in _static_getmro(klass):
        if _shadowed_dict(type(entry)) is _sentinel:
            ns = _get_dunder_dict_of_class(entry)
            if attr in ns:
                return ns[attr]
    return _sentinel


def _shadowed_dict(klass):
    """Return the __dict__ descriptor of a class that hides the real one, if any."""
    for entry in _static_getmro(klass):
        ns = _get_dunder_dict_of_class(entry)
        if "__dict__" in ns:
            class_dict = ns["__dict__"]
            if not (type(class_dict) is types.GetSetDescriptorType and class_dict.__name__ == "__dict__"
                    and class_dict.__objclass__ is entry):
                return class_dict
    return _sentinel


def getattr_static(obj, attr, default=_sentinel):
    """Return an attribute without running descriptors, __getattr__ or __getattribute__."""
    cls = type(obj)
    if type in _static_getmro(cls):
        found = _check_class(obj, attr)
        if found is _sentinel:
            found = _check_class(cls, attr)
    else:
        found = _check_class(cls, attr)
        overrides = found is not _sentinel and _has_static(found, "__get__") and (
            _has_static(found, "__set__") or _has_static(found, "__delete__"))
        hidden = _shadowed_dict(cls)
        if not overrides and (hidden is _sentinel or type(hidden) is types.MemberDescriptorType):
            own = _check_instance(obj, attr)
            found = found if own is _sentinel else own
    if found is _sentinel:
        found = default
    if found is _sentinel:
        raise AttributeError(attr)
    return found


def _has_static(obj, name):
    return _check_class(type(obj), name) is not _sentinel


# States


GEN_CREATED = "GEN_CREATED"
GEN_RUNNING = "GEN_RUNNING"
GEN_SUSPENDED = "GEN_SUSPENDED"
GEN_CLOSED = "GEN_CLOSED"
CORO_CREATED = "CORO_CREATED"
CORO_RUNNING = "CORO_RUNNING"
CORO_SUSPENDED = "CORO_SUSPENDED"
CORO_CLOSED = "CORO_CLOSED"
AGEN_CREATED = "AGEN_CREATED"
AGEN_RUNNING = "AGEN_RUNNING"
AGEN_SUSPENDED = "AGEN_SUSPENDED"
AGEN_CLOSED = "AGEN_CLOSED"


def getgeneratorstate(generator):
    """Return GEN_CREATED, GEN_RUNNING, GEN_SUSPENDED or GEN_CLOSED."""
    if generator.gi_running:
        return GEN_RUNNING
    if generator.gi_suspended:
        return GEN_SUSPENDED
    return GEN_CLOSED if generator.gi_frame is None else GEN_CREATED


def getgeneratorlocals(generator):
    """Return the local variables of a generator."""
    if not isgenerator(generator):
        raise TypeError("{!r} is not a Python generator".format(generator))
    frame = getattr(generator, "gi_frame", None)
    return generator.gi_frame.f_locals if frame is not None else {}


def getcoroutinestate(coroutine):
    """Return CORO_CREATED, CORO_RUNNING, CORO_SUSPENDED or CORO_CLOSED."""
    if coroutine.cr_running:
        return CORO_RUNNING
    if coroutine.cr_suspended:
        return CORO_SUSPENDED
    return CORO_CLOSED if coroutine.cr_frame is None else CORO_CREATED


def getcoroutinelocals(coroutine):
    """Return the local variables of a coroutine."""
    frame = getattr(coroutine, "cr_frame", None)
    return frame.f_locals if frame is not None else {}


def getasyncgenstate(agen):
    """Return AGEN_CREATED, AGEN_RUNNING, AGEN_SUSPENDED or AGEN_CLOSED."""
    if agen.ag_running:
        return AGEN_RUNNING
    if agen.ag_suspended:
        return AGEN_SUSPENDED
    return AGEN_CLOSED if agen.ag_frame is None else AGEN_CREATED


def getasyncgenlocals(agen):
    """Return the local variables of an asynchronous generator."""
    if not isasyncgen(agen):
        raise TypeError(f"{agen!r} is not a Python async generator")
    frame = getattr(agen, "ag_frame", None)
    return agen.ag_frame.f_locals if frame is not None else {}


# Signatures


class _void:
    """Stands for an argument that was not given."""


class _empty:
    """Marks what a parameter or signature does not have."""


class _ParameterKind(enum.IntEnum):
    POSITIONAL_ONLY, POSITIONAL_OR_KEYWORD, VAR_POSITIONAL, KEYWORD_ONLY, VAR_KEYWORD = range(5)

    @property
    def description(self):
        return ("positional-only", "positional or keyword", "variadic positional", "keyword-only",
                "variadic keyword")[self]

    def __str__(self):
        return self._name_


_POSITIONAL_ONLY = _ParameterKind.POSITIONAL_ONLY
_POSITIONAL_OR_KEYWORD = _ParameterKind.POSITIONAL_OR_KEYWORD
_VAR_POSITIONAL = _ParameterKind.VAR_POSITIONAL
_KEYWORD_ONLY = _ParameterKind.KEYWORD_ONLY
_VAR_KEYWORD = _ParameterKind.VAR_KEYWORD
_KINDS = {kind: kind for kind in _ParameterKind}


class Parameter:
    """A parameter of a function: name, kind, default, annotation."""

    __slots__ = ("_name", "_kind", "_default", "_annotation")

    POSITIONAL_ONLY = _POSITIONAL_ONLY
    POSITIONAL_OR_KEYWORD = _POSITIONAL_OR_KEYWORD
    VAR_POSITIONAL = _VAR_POSITIONAL
    KEYWORD_ONLY = _KEYWORD_ONLY
    VAR_KEYWORD = _VAR_KEYWORD
    empty = _empty

    name = property(attrgetter("_name"))
    kind = property(attrgetter("_kind"))
    default = property(attrgetter("_default"))
    annotation = property(attrgetter("_annotation"))

    def __init__(self, name, kind, *, default=_empty, annotation=_empty):
        try:
            self._kind = _KINDS[kind]
        except (KeyError, TypeError):
            raise ValueError(f"value {kind!r} is not a valid Parameter.kind")
        if default is not _empty and self._kind in (_VAR_POSITIONAL, _VAR_KEYWORD):
            raise ValueError("{} parameters cannot have default values".format(self._kind.description))
        self._default = default
        self._annotation = annotation
        if name is _empty:
            raise ValueError("name is a required attribute for Parameter")
        if not isinstance(name, str):
            raise TypeError("name must be a str, not a {}".format(type(name).__name__))
        if name[:1] == "." and name[1:].isdigit():
            # The argument of a comprehension's function.
            if self._kind != _POSITIONAL_OR_KEYWORD:
                raise ValueError("implicit arguments must be passed as positional or keyword arguments, not {}".format(
                    self._kind.description))
            self._kind = _POSITIONAL_ONLY
            name = "implicit{}".format(name[1:])
        keyword = iskeyword(name) and self._kind is not _POSITIONAL_ONLY
        if keyword or not name.isidentifier():
            raise ValueError("{!r} is not a valid parameter name".format(name))
        self._name = name

    def __reduce__(self):
        return type(self), (self._name, self._kind), {"_default": self._default, "_annotation": self._annotation}

    def __setstate__(self, state):
        self._default = state["_default"]
        self._annotation = state["_annotation"]

    def replace(self, *, name=_void, kind=_void, annotation=_void, default=_void):
        """Return a copy with changes."""
        return type(self)(self._name if name is _void else name, self._kind if kind is _void else kind,
                          default=self._default if default is _void else default,
                          annotation=self._annotation if annotation is _void else annotation)

    __replace__ = replace

    def __str__(self):
        return self._format()

    def _format(self, *, quote_annotation_strings=True):
        text = self._name
        if self._annotation is not _empty:
            note = formatannotation(self._annotation, quote_annotation_strings=quote_annotation_strings)
            text = f"{text}: {note}"
        if self._default is not _empty:
            eq = " = " if self._annotation is not _empty else "="
            text = f"{text}{eq}{self._default!r}"
        if self._kind == _VAR_POSITIONAL:
            return "*" + text
        if self._kind == _VAR_KEYWORD:
            return "**" + text
        return text

    def __repr__(self):
        return f'<{type(self).__name__} "{self}">'

    def _key(self):
        return self._name, self._kind, self._default, self._annotation

    def __eq__(self, other):
        return self is other or (self._key() == other._key() if isinstance(other, Parameter) else NotImplemented)

    def __hash__(self):
        return hash(self._key())


class BoundArguments:
    """The result of Signature.bind(): which parameter has which argument."""

    __slots__ = ("arguments", "_signature", "__weakref__")

    def __init__(self, signature, arguments):
        self._signature, self.arguments = signature, arguments

    signature = property(attrgetter("_signature"))

    @property
    def args(self):
        result = []
        for name, param in self._signature.parameters.items():
            if param.kind in (_VAR_KEYWORD, _KEYWORD_ONLY):
                break
            try:
                arg = self.arguments[name]
            except KeyError:
                break
            if param.kind == _VAR_POSITIONAL:
                result.extend(arg)
            else:
                result.append(arg)
        return tuple(result)

    @property
    def kwargs(self):
        result = {}
        started = False
        for name, param in self._signature.parameters.items():
            if not started:
                if param.kind in (_VAR_KEYWORD, _KEYWORD_ONLY):
                    started = True
                elif name not in self.arguments:
                    started = True
                    continue
            if not started:
                continue
            try:
                arg = self.arguments[name]
            except KeyError:
                continue
            if param.kind == _VAR_KEYWORD:
                result.update(arg)
            else:
                result[name] = arg
        return result

    def apply_defaults(self):
        """Add the defaults of what was not given."""
        arguments = self.arguments
        new = []
        for name, param in self._signature.parameters.items():
            try:
                new.append((name, arguments[name]))
            except KeyError:
                if param.default is not _empty:
                    value = param.default
                elif param.kind is _VAR_POSITIONAL:
                    value = ()
                elif param.kind is _VAR_KEYWORD:
                    value = {}
                else:
                    continue  # missing in a partial binding
                new.append((name, value))
        self.arguments = dict(new)

    def __eq__(self, other):
        if not isinstance(other, BoundArguments):
            return NotImplemented
        return self is other or (self._signature, self.arguments) == (other._signature, other.arguments)

    def __setstate__(self, state):
        self._signature = state["_signature"]
        self.arguments = state["arguments"]

    def __getstate__(self):
        return {"_signature": self._signature, "arguments": self.arguments}

    def __repr__(self):
        args = ["{}={!r}".format(name, value) for name, value in self.arguments.items()]
        return "<{} ({})>".format(self.__class__.__name__, ", ".join(args))


def _check_parameters(parameters):
    """Raise ValueError if a function cannot have these parameters."""
    names, kinds = set(), [_POSITIONAL_ONLY]
    optional = False  # whether the one before has a default
    for param in parameters:
        kind, before = param.kind, kinds[-1]
        if kind in kinds and kind in (_VAR_POSITIONAL, _VAR_KEYWORD):
            raise ValueError(f"more than one {kind.description} parameter")
        if kind < before:
            raise ValueError(f"wrong parameter order: {before.description} parameter before "
                             f"{kind.description} parameter")
        if kind <= _POSITIONAL_OR_KEYWORD:
            if optional and param.default is _empty:
                raise ValueError("non-default argument follows default argument")
            optional = param.default is not _empty
        if param.name in names:
            raise ValueError(f"duplicate parameter name: {param.name!r}")
        names.add(param.name)
        kinds.append(kind)


class Signature:
    """The parameters of a function and its return annotation."""

    __slots__ = ("_return_annotation", "_parameters")

    _parameter_cls = Parameter
    _bound_arguments_cls = BoundArguments
    empty = _empty

    def __init__(self, parameters=None, *, return_annotation=_empty, __validate_parameters__=True):
        parameters = () if parameters is None else list(parameters)
        if __validate_parameters__:
            _check_parameters(parameters)
        self._return_annotation = return_annotation
        self._parameters = types.MappingProxyType(OrderedDict([(p.name, p) for p in parameters]))

    parameters = property(attrgetter("_parameters"))
    return_annotation = property(attrgetter("_return_annotation"))

    @classmethod
    def from_callable(cls, obj, *, follow_wrapped=True, globals=None, locals=None, eval_str=False,
                      annotation_format=1):
        """Make the signature of a callable."""
        return _signature_from_callable(obj, sigcls=cls, follow_wrapper_chains=follow_wrapped, globals=globals,
                                        locals=locals, eval_str=eval_str, annotation_format=annotation_format)

    def replace(self, *, parameters=_void, return_annotation=_void):
        """Return a copy with changes."""
        if parameters is _void:
            parameters = self.parameters.values()
        if return_annotation is _void:
            return_annotation = self._return_annotation
        return type(self)(parameters, return_annotation=return_annotation)

    __replace__ = replace

    def _hash_basis(self):
        params = tuple([p for p in self.parameters.values() if p.kind != _KEYWORD_ONLY])
        kwo = {p.name: p for p in self.parameters.values() if p.kind == _KEYWORD_ONLY}
        return params, kwo, self.return_annotation

    def __hash__(self):
        params, kwo, note = self._hash_basis()
        return hash((params, frozenset(kwo.values()), note))

    def __eq__(self, other):
        if not isinstance(other, Signature):
            return NotImplemented
        return self is other or self._hash_basis() == other._hash_basis()

    def _bind(self, args, kwargs, *, partial=False):
        arguments, args = {}, list(reversed(args))
        misplaced = []  # positional-only parameters that were given by keyword
        catch_all = None  # the parameter **kwargs
        by_position = True  # until a parameter is left to the keywords, or to its default
        for name, param in self.parameters.items():
            kind = param.kind
            if args and kind in (_KEYWORD_ONLY, _VAR_KEYWORD):
                break
            if kind == _VAR_KEYWORD:
                catch_all = name
            elif kind == _VAR_POSITIONAL:
                if args:
                    arguments[name] = tuple(reversed(args))
                    args = []
                by_position = False
            elif args and kind != _KEYWORD_ONLY:
                if name in kwargs and kind != _POSITIONAL_ONLY:
                    raise TypeError(f"multiple values for argument {name!r}")
                arguments[name] = args.pop()
            elif name in kwargs:
                if kind != _POSITIONAL_ONLY:
                    arguments[name] = kwargs.pop(name)
                    by_position = False
                elif param.default is _empty and not partial:
                    raise TypeError(f"missing a required positional-only argument: {name!r}")
                else:
                    misplaced.append(name)
            elif param.default is _empty and not partial:
                what = " keyword-only" if by_position and kind == _KEYWORD_ONLY else ""
                raise TypeError(f"missing a required{what} argument: {name!r}")
            else:
                by_position = False
        if args:
            raise TypeError("too many positional arguments")
        if kwargs and catch_all is not None:
            arguments[catch_all] = kwargs
        elif misplaced:
            raise TypeError(f"got some positional-only arguments passed as keyword arguments: {', '.join(misplaced)!r}")
        elif kwargs:
            raise TypeError(f"got an unexpected keyword argument {next(iter(kwargs))!r}")
        return self._bound_arguments_cls(self, arguments)

    def bind(self, /, *args, **kwargs):
        """Return the BoundArguments of a call; TypeError if they do not fit."""
        return self._bind(args, kwargs)

    def bind_partial(self, /, *args, **kwargs):
        """Return the BoundArguments of a call that may lack some arguments."""
        return self._bind(args, kwargs, partial=True)

    def __reduce__(self):
        return type(self), (tuple(self._parameters.values()),), {"_return_annotation": self._return_annotation}

    def __setstate__(self, state):
        self._return_annotation = state["_return_annotation"]

    def __repr__(self):
        return "<{} {}>".format(self.__class__.__name__, self)

    def __str__(self):
        return self.format()

    def format(self, *, max_width=None, quote_annotation_strings=True):
        """Return the signature's text; on a line for each parameter if it is wider than max_width."""
        result = []
        pos_only = False
        kw_separator = True
        for param in self.parameters.values():
            text = param._format(quote_annotation_strings=quote_annotation_strings)
            kind = param.kind
            if kind == _POSITIONAL_ONLY:
                pos_only = True
            elif pos_only:
                result.append("/")
                pos_only = False
            if kind == _VAR_POSITIONAL:
                kw_separator = False
            elif kind == _KEYWORD_ONLY and kw_separator:
                result.append("*")
                kw_separator = False
            result.append(text)
        if pos_only:
            result.append("/")
        rendered = "({})".format(", ".join(result))
        if max_width is not None and len(rendered) > max_width:
            rendered = "(\n    {}\n)".format(",\n    ".join(result))
        if self.return_annotation is not _empty:
            note = formatannotation(self.return_annotation, quote_annotation_strings=quote_annotation_strings)
            rendered += " -> {}".format(note)
        return rendered


def signature(obj, *, follow_wrapped=True, globals=None, locals=None, eval_str=False, annotation_format=1):
    """Return the signature of a callable."""
    return Signature.from_callable(obj, follow_wrapped=follow_wrapped, globals=globals, locals=locals,
                                   eval_str=eval_str, annotation_format=annotation_format)


def _signature_bound_method(sig):
    """Take the first parameter off."""
    params = tuple(sig.parameters.values())
    if not params or params[0].kind in (_VAR_KEYWORD, _KEYWORD_ONLY):
        raise ValueError("invalid method signature")
    if params[0].kind in (_POSITIONAL_OR_KEYWORD, _POSITIONAL_ONLY):
        params = params[1:]
    elif params[0].kind is not _VAR_POSITIONAL:
        raise ValueError("invalid argument type")
    return sig.replace(parameters=params)


def _signature_get_partial(wrapped_sig, partial, extra_args=()):
    """Return the signature of functools.partial(...) from that of its function."""
    old = wrapped_sig.parameters
    new = OrderedDict(old.items())
    args = partial.args or ()
    kw = partial.keywords or {}
    if extra_args:
        args = extra_args + args
    try:
        bound = wrapped_sig.bind_partial(*args, **kw)
    except TypeError as ex:
        raise ValueError("partial object {!r} has incorrect arguments".format(partial)) from ex
    placeholder = getattr(functools, "Placeholder", _sentinel)
    to_keyword = False
    for name, param in old.items():
        try:
            value = bound.arguments[name]
        except KeyError:
            pass
        else:
            if param.kind is _POSITIONAL_ONLY:
                if value is placeholder:
                    new[name] = param.replace(default=_empty)
                else:
                    new.pop(name)
                continue
            if param.kind is _POSITIONAL_OR_KEYWORD:
                if name in kw and not to_keyword:
                    # From here on arguments must be keywords.
                    to_keyword = True
                    new[name] = param.replace(default=value)
                elif name in kw:
                    new[name] = param.replace(default=value)
                elif value is placeholder:
                    new[name] = param.replace(kind=_POSITIONAL_ONLY, default=_empty)
                    # Those before a placeholder can only be given by position.
                    for other in list(new):
                        if other == name:
                            break
                        if new[other].kind is _POSITIONAL_OR_KEYWORD:
                            new[other] = new[other].replace(kind=_POSITIONAL_ONLY)
                else:
                    new.pop(name)
                    continue
            if param.kind is _KEYWORD_ONLY:
                new[name] = param.replace(default=value)
        if to_keyword:
            assert param.kind is not _POSITIONAL_ONLY
            if param.kind is _POSITIONAL_OR_KEYWORD:
                new[name] = new[name].replace(kind=_KEYWORD_ONLY)
                new.move_to_end(name)
            elif param.kind in (_KEYWORD_ONLY, _VAR_KEYWORD):
                new.move_to_end(name)
            elif param.kind is _VAR_POSITIONAL:
                new.pop(name)
    return wrapped_sig.replace(parameters=new.values())


def _signature_is_builtin(obj):
    return (isbuiltin(obj) or ismethoddescriptor(obj) or isinstance(obj, _NonUserDefinedCallables)
            or obj is type or obj is object)


def _signature_is_functionlike(obj):
    """Tell whether obj has the attributes of a function, as compiled functions of other tools have."""
    if not callable(obj) or isclass(obj):
        return False
    code = getattr(obj, "__code__", None)
    defaults = getattr(obj, "__defaults__", _void)
    kwdefaults = getattr(obj, "__kwdefaults__", _void)
    return (isinstance(code, types.CodeType) and isinstance(getattr(obj, "__name__", None), str)
            and (defaults is None or isinstance(defaults, tuple))
            and (kwdefaults is None or isinstance(kwdefaults, dict))
            and (isinstance(getattr(obj, "__annotations__", None), (dict, types.NoneType)) or True))


def _signature_fromstr(cls, obj, s, skip_bound_arg=True):
    """Read the signature text of a native."""
    import ast
    marked = s
    self_name = None
    if "$" in s:
        i = s.index("$")
        j = i + 1
        while j < len(s) and (s[j].isalnum() or s[j] == "_"):
            j += 1
        self_name = s[i + 1:j]
        marked = s[:i] + s[i + 1:]
    try:
        tree = ast.parse("def foo" + marked + ": pass")
    except SyntaxError:
        raise ValueError("{!r} builtin has invalid signature".format(obj)) from None
    func = tree.body[0] if isinstance(tree, ast.Module) and tree.body else None
    if not isinstance(func, ast.FunctionDef):
        raise ValueError("{!r} builtin has invalid signature".format(obj))
    module_dict = {}
    module_name = getattr(obj, "__module__", None)
    if not module_name:
        module_name = getattr(getattr(obj, "__objclass__", None), "__module__", None)
    module = sys.modules.get(module_name)
    if module:
        module_dict = module.__dict__
    sys_modules = sys.modules.copy()

    def value_of(node):
        value = operand(node)
        if not isinstance(value, (str, int, float, bytes, bool, type(None), tuple, list, dict, set)):
            raise ValueError
        return value

    def operand(node):
        if isinstance(node, ast.Constant):
            return node.value
        if isinstance(node, (ast.Tuple, ast.List, ast.Dict, ast.Set)):
            return ast.literal_eval(node)
        if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
            return -value_of(node.operand)
        if isinstance(node, ast.BinOp):
            left, right = value_of(node.left), value_of(node.right)
            if isinstance(node.op, ast.Add):
                return left + right
            if isinstance(node.op, ast.Sub):
                return left - right
            if isinstance(node.op, ast.BitOr):
                return left | right
            raise ValueError
        names = []
        while isinstance(node, ast.Attribute):
            names.append(node.attr)
            node = node.value
        if not isinstance(node, ast.Name):
            raise ValueError
        names.append(node.id)
        names.reverse()
        first = names[0]
        if first in module_dict:
            value = module_dict[first]
        elif first in sys_modules:
            value = sys_modules[first]
        else:
            import builtins
            value = getattr(builtins, first)
        for name in names[1:]:
            value = getattr(value, name)
        return value

    parameters = []

    def add(arg, kind, default=None):
        value = _empty
        if default is not None:
            try:
                value = value_of(default)
            except (ValueError, AttributeError):
                raise ValueError("{!r} builtin has invalid signature".format(obj)) from None
        parameters.append(Parameter(arg.arg, kind, default=value))

    args = func.args
    positional = args.posonlyargs + args.args
    first_default = len(positional) - len(args.defaults)
    for i, arg in enumerate(positional):
        add(arg, _POSITIONAL_ONLY if i < len(args.posonlyargs) else _POSITIONAL_OR_KEYWORD,
            args.defaults[i - first_default] if i >= first_default else None)
    if args.vararg:
        add(args.vararg, _VAR_POSITIONAL)
    for arg, default in zip(args.kwonlyargs, args.kw_defaults):
        add(arg, _KEYWORD_ONLY, default)
    if args.kwarg:
        add(args.kwarg, _VAR_KEYWORD)
    if self_name is not None and parameters:
        owner = getattr(obj, "__self__", None)
        bound = owner is not None and not isinstance(obj, type)
        if bound and skip_bound_arg or ismodule(owner) or isclass(obj):
            parameters.pop(0)
        else:
            parameters[0] = parameters[0].replace(kind=_POSITIONAL_ONLY)
    return cls(parameters, return_annotation=cls.empty)


def _signature_from_builtin(cls, func, skip_bound_arg=True):
    if not _signature_is_builtin(func):
        raise TypeError("{!r} is not a Python builtin function".format(func))
    if func is object:
        return cls([])
    s = getattr(func, "__text_signature__", None)
    if not s:
        raise ValueError("no signature found for builtin {!r}".format(func))
    return _signature_fromstr(cls, func, s, skip_bound_arg)


def _signature_from_function(cls, func, skip_bound_arg=True, globals=None, locals=None, eval_str=False,
                             annotation_format=1):
    duck = False
    if not isfunction(func):
        if not _signature_is_functionlike(func):
            raise TypeError("{!r} is not a Python function".format(func))
        duck = True
    text = getattr(func, "__text_signature__", None)
    if text:
        return _signature_fromstr(cls, func, text, skip_bound_arg)
    new = cls._parameter_cls
    code = func.__code__
    names = code.co_varnames
    posonly, npos, nkw = code.co_posonlyargcount, code.co_argcount, code.co_kwonlyargcount
    if annotation_format == 1 and not eval_str and not duck:
        annotations = func.__annotations__
    else:
        from annotationlib import get_annotations
        annotations = get_annotations(func, globals=globals, locals=locals, eval_str=eval_str,
                                      format=annotation_format)
    defaults = func.__defaults__ or ()
    kwdefaults = func.__kwdefaults__ or {}
    first_default = npos - len(defaults)
    parameters = []
    for i in range(npos):
        name = names[i]
        parameters.append(new(
            name, kind=_POSITIONAL_ONLY if i < posonly else _POSITIONAL_OR_KEYWORD,
            default=defaults[i - first_default] if i >= first_default else _empty,
            annotation=annotations.get(name, _empty)))
    if code.co_flags & CO_VARARGS:
        name = names[npos + nkw]
        parameters.append(new(name, kind=_VAR_POSITIONAL, annotation=annotations.get(name, _empty)))
    for name in names[npos:npos + nkw]:
        parameters.append(new(name, kind=_KEYWORD_ONLY, default=kwdefaults.get(name, _empty),
                              annotation=annotations.get(name, _empty)))
    if code.co_flags & CO_VARKEYWORDS:
        name = names[npos + nkw + bool(code.co_flags & CO_VARARGS)]
        parameters.append(new(name, kind=_VAR_KEYWORD, annotation=annotations.get(name, _empty)))
    return cls(parameters, return_annotation=annotations.get("return", _empty), __validate_parameters__=duck)


def _descriptor_get(descriptor, obj):
    if isclass(descriptor):
        return descriptor
    get = getattr(type(descriptor), "__get__", _sentinel)
    if get is _sentinel:
        return descriptor
    return get(descriptor, obj, type(obj))


def _user_method(cls, name, follow_wrapper_chains=True):
    """Return a method of a class, as found in the class, if it is not a native one."""
    if name == "__new__":
        meth = getattr(cls, name, None)
    else:
        meth = getattr_static(cls, name, None)
    if meth is None:
        return None
    if follow_wrapper_chains:
        meth = unwrap(meth, stop=lambda m: hasattr(m, "__signature__") or isinstance(m, _NonUserDefinedCallables))
    if isinstance(meth, _NonUserDefinedCallables):
        return None
    if name != "__new__":
        meth = _descriptor_get(meth, cls)
    return meth


def _signature_from_callable(obj, *, follow_wrapper_chains=True, skip_bound_arg=True, globals=None, locals=None,
                             eval_str=False, sigcls=Signature, annotation_format=1):
    again = functools.partial(
        _signature_from_callable, follow_wrapper_chains=follow_wrapper_chains, skip_bound_arg=skip_bound_arg,
        globals=globals, locals=locals, sigcls=sigcls, eval_str=eval_str, annotation_format=annotation_format)
    if not callable(obj):
        raise TypeError("{!r} is not a callable object".format(obj))
    if isinstance(obj, types.MethodType):
        sig = again(obj.__func__)
        return _signature_bound_method(sig) if skip_bound_arg else sig
    if follow_wrapper_chains:
        obj = unwrap(obj, stop=lambda f: hasattr(f, "__signature__") or isinstance(f, types.MethodType))
        if isinstance(obj, types.MethodType):
            return again(obj)
    told = getattr(obj, "__signature__", None)
    if told is not None:
        # A function that makes the signature, or its text, may stand there too.
        sig = told if isinstance(told, (Signature, str)) or not callable(told) else told()
        if isinstance(sig, str):
            return _signature_fromstr(sigcls, obj, sig)
        if isinstance(sig, Signature):
            return sig
        raise TypeError(f"unexpected object {told!r} in __signature__ attribute")
    try:
        partialmethod = obj.__partialmethod__
    except AttributeError:
        partialmethod = getattr(obj, "_partialmethod", None)
    if isinstance(partialmethod, functools.partialmethod):
        # The function that a partialmethod makes: its first parameter is self.
        wrapped = again(partialmethod.func)
        sig = _signature_get_partial(wrapped, partialmethod, (None,))
        first = tuple(wrapped.parameters.values())[0]
        if first.kind is _VAR_POSITIONAL:
            return sig
        params = tuple(sig.parameters.values())
        assert not params or first is not params[0]
        return sig.replace(parameters=(first,) + params)
    if isinstance(obj, functools.partial):
        return _signature_get_partial(again(obj.func), obj)
    if isfunction(obj) or _signature_is_functionlike(obj):
        return _signature_from_function(sigcls, obj, skip_bound_arg, globals, locals, eval_str, annotation_format)
    if _signature_is_builtin(obj):
        return _signature_from_builtin(sigcls, obj, skip_bound_arg)
    if isinstance(obj, type):
        # A metaclass's __call__, then __new__ and __init__ in the order of the classes.
        call = _user_method(type(obj), "__call__", follow_wrapper_chains)
        if call is not None:
            return again(_bind_to(getattr_static(type(obj), "__call__"), obj, call))
        new = _user_method(obj, "__new__", follow_wrapper_chains)
        init = _user_method_raw(obj, "__init__", follow_wrapper_chains)
        for base in obj.__mro__:
            if new is not None and "__new__" in base.__dict__:
                sig = again(new)
                return _signature_bound_method(sig) if skip_bound_arg else sig
            if init is not None and "__init__" in base.__dict__:
                sig = again(init)
                return _signature_bound_method(sig) if skip_bound_arg else sig
        for base in obj.__mro__[:-1]:
            try:
                text = base.__text_signature__
            except AttributeError:
                continue
            if text:
                return _signature_fromstr(sigcls, base, text)
        if type not in obj.__mro__:
            if obj.__init__ is object.__init__ and obj.__new__ is object.__new__:
                return sigcls.from_callable(object)
            raise ValueError("no signature found for builtin type {!r}".format(obj))
    else:
        call = getattr_static(type(obj), "__call__", None)
        if call is not None:
            try:
                text = obj.__text_signature__
            except AttributeError:
                pass
            else:
                if isinstance(text, str):
                    return _signature_fromstr(sigcls, obj, text)
            call = _descriptor_get(call, obj)
            return again(call)
    raise ValueError("callable {!r} is not supported by signature".format(obj))


def _user_method_raw(cls, name, follow_wrapper_chains):
    """Like _user_method, but unbound, so that its first parameter is self."""
    meth = getattr_static(cls, name, None)
    if meth is None:
        return None
    if follow_wrapper_chains:
        meth = unwrap(meth, stop=lambda m: hasattr(m, "__signature__") or isinstance(m, _NonUserDefinedCallables))
    if isinstance(meth, _NonUserDefinedCallables):
        return None
    if isinstance(meth, (staticmethod, classmethod)) or not isfunction(meth):
        get = getattr(type(meth), "__get__", None)
        if get is not None and not isclass(meth):
            bound = get(meth, None, cls)
            if isinstance(bound, types.FunctionType):
                return bound
            return _WithSelf(bound)
        return _WithSelf(meth)
    return meth


class _WithSelf:
    """A callable whose signature is that of another after one more parameter."""

    def __init__(self, func):
        self.func = func

    def __call__(self, *args, **kwargs):
        return self.func(*args[1:], **kwargs)

    @property
    def __signature__(self):
        sig = signature(self.func)
        params = list(sig.parameters.values())
        name = "self"
        while name in sig.parameters:
            name += "_"
        return sig.replace(parameters=[Parameter(name, _POSITIONAL_ONLY)] + [
            p for p in params])


def _bind_to(descriptor, obj, default):
    get = getattr(type(descriptor), "__get__", None)
    if get is None or isclass(descriptor):
        return default
    return get(descriptor, obj, type(obj))


class BufferFlags(enum.IntFlag):
    """The flags of a buffer request."""

    # What the buffer must tell or allow.
    SIMPLE, WRITABLE, FORMAT, ND = 0, 1, 4, 8
    STRIDES = ND + 0x10
    C_CONTIGUOUS, F_CONTIGUOUS, ANY_CONTIGUOUS = STRIDES + 0x20, STRIDES + 0x40, STRIDES + 0x80
    INDIRECT = STRIDES + 0x100

    # What is often asked for together, read-only or not.
    CONTIG_RO, STRIDED_RO, RECORDS_RO, FULL_RO = ND, STRIDES, STRIDES + FORMAT, INDIRECT + FORMAT
    CONTIG, STRIDED = CONTIG_RO + WRITABLE, STRIDED_RO + WRITABLE
    RECORDS, FULL = RECORDS_RO + WRITABLE, FULL_RO + WRITABLE

    READ, WRITE = 0x100, 0x200


def _main():
    """The command: python -m inspect MODULE[:OBJECT]."""
    import argparse
    import importlib
    parser = argparse.ArgumentParser(color=True)
    parser.add_argument("object", help="The object to be analysed. It supports the 'module:qualname' syntax")
    parser.add_argument("-d", "--details", action="store_true",
                        help="Display info about the module rather than its source code")
    args = parser.parse_args()
    mod_name, has_attrs, attrs = args.object.partition(":")
    try:
        obj = module = importlib.import_module(mod_name)
    except Exception as exc:
        print("Failed to import {} ({}: {})".format(mod_name, type(exc).__name__, exc), file=sys.stderr)
        sys.exit(2)
    if has_attrs:
        for part in attrs.split("."):
            obj = getattr(obj, part)
    if module.__name__ in sys.builtin_module_names:
        print("Can't get info for builtin modules.", file=sys.stderr)
        sys.exit(1)
    if not args.details:
        print(getsource(obj))
        return
    print(f"Target: {args.object}")
    print(f"Origin: {getsourcefile(module)}")
    print(f"Cached: {getattr(module, '__cached__', None)}")
    if obj is module:
        print(f"Loader: {module.__loader__!r}")
        if hasattr(module, "__path__"):
            print(f"Submodule search path: {module.__path__}")
    else:
        try:
            lineno = findsource(obj)[1]
        except Exception:
            pass
        else:
            print(f"Line: {lineno}")
    print()


if __name__ == "__main__":
    _main()
