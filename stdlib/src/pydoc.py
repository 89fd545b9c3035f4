"""Documentation from objects: what help() and "-m pydoc NAME" show, as plain text.

An object is described by its docstring and signature, and a class or module by what is in it.
"""

__all__ = ["help"]

import builtins
import importlib
import importlib.util
import inspect
import keyword
import os
import pkgutil
import re
import sys
from reprlib import Repr

_NOT_FOUND = """\
No Python documentation found for %r.
Use help() to get the interactive help utility.
Use help(str) for help on the str class."""

# What every class or module has, which says nothing about it.
_HIDDEN = frozenset("__%s__" % name for name in """
    annotate_func annotations_cache author builtins cached credits date doc docformat file firstlineno loader module name
    package path qualname slots spec static_attributes version""".split())


# Text.

def splitdoc(doc):
    """Return the first line of a docstring and the rest; without an empty line between them it is all the rest."""
    first, *rest = doc.strip().split("\n")
    if not rest:
        return first, ""
    if not rest[0].rstrip():
        return first, "\n".join(rest[1:])
    return "", "\n".join([first, *rest])


def replace(text, *pairs):
    """Replace strings in text: old, new, old, new ..."""
    for old, new in zip(pairs[::2], pairs[1::2]):
        text = text.replace(old, new)
    return text


def cram(text, maxlen):
    """Leave out the middle of text if it is too long."""
    if len(text) <= maxlen:
        return text
    head = max(0, (maxlen - 3) // 2)
    return text[:head] + "..." + text[len(text) - max(0, maxlen - 3 - head):]


def stripid(text):
    """Take the address out of the repr of an object."""
    return re.sub(r"(?i) at 0x[0-9a-f]{6,16}(>+)$", r"\1", text)


# Objects.

def _getowndoc(obj):
    """Return the docstring of an object itself, not that of its type."""
    try:
        doc = object.__getattribute__(obj, "__doc__")
        if doc is not None and obj is not type and doc == type(obj).__doc__ and isinstance(doc, str):
            return None
        return doc
    except AttributeError:
        return None


def _getdoc(object):
    """Return the docstring of an object; a method may have that of the one it overrides."""
    doc = _getowndoc(object)
    if doc is None and (inspect.isroutine(object) or inspect.isdatadescriptor(object)):
        doc = inspect.getdoc(object)
        of_type = type(object).__doc__
        if doc is not None and isinstance(of_type, str) and doc == inspect.cleandoc(of_type):
            doc = None
    return inspect.cleandoc(doc) if isinstance(doc, str) else None


def getdoc(object):
    """Return the docstring of an object, or the comments before it."""
    doc = _getdoc(object) or inspect.getcomments(object) or ""
    return re.sub(r"^ *\n", "", doc.rstrip())


def classname(object, modname):
    """Return the name of a class, with its module if that is not modname."""
    return object.__name__ if object.__module__ == modname else f"{object.__module__}.{object.__name__}"


def parentname(object, modname):
    """Return the name of what a function is defined in, "" for the module modname."""
    around = object.__qualname__.rpartition(".")[0]
    elsewhere = object.__module__ if object.__module__ != modname else None
    return ".".join(filter(None, (elsewhere, around)))


def isdata(object):
    """Tell whether an object is neither module, class nor function."""
    return not any(test(object) for test in (inspect.ismodule, inspect.isclass, inspect.isroutine, inspect.isframe,
                                             inspect.istraceback, inspect.iscode))


def _is_bound_method(fn):
    return inspect.ismethod(fn) or inspect.isbuiltin(fn) and not (inspect.ismodule(fn.__self__) or fn.__self__ is None)


def allmethods(cl):
    """Return the methods of a class by name, those of bases too."""
    return {name: getattr(cl, name) for name, value in inspect.getmembers(cl, inspect.isroutine)}


def visiblename(name, all=None, obj=None):
    """Tell whether a name is to be documented."""
    if name in _HIDDEN:
        return False
    if name.startswith("__") and name.endswith("__"):
        return True
    if name.startswith("_") and hasattr(obj, "_fields"):
        return True  # methods of named tuples
    return name in all if all is not None else not name.startswith("_")


def classify_class_attrs(object):
    """Return (name, kind, class, value) of the attributes of a class."""
    def kind_of(kind, value):
        if inspect.isdatadescriptor(value):
            return "readonly property" if isinstance(value, property) and value.fset is None else "data descriptor"
        return "static method" if kind == "method" and _is_bound_method(value) else kind

    return [(name, kind_of(kind, value), cls, value) for name, kind, cls, value in inspect.classify_class_attrs(object)]


def sort_attributes(attrs, object):
    """Sort attributes by name, the fields of a named tuple first."""
    try:
        fields = {name: i for i, name in enumerate(getattr(object, "_fields", ()))}
    except TypeError:
        fields = {}
    attrs.sort(key=lambda attr: (fields.get(attr[0], len(fields)) - len(fields), attr[0]))


def describe(thing):
    """Return what kind of thing it is, with its name."""
    name = getattr(thing, "__name__", None)
    if inspect.ismodule(thing):
        kind = "built-in module" if name in sys.builtin_module_names else "package" if hasattr(thing, "__path__") else "module"
    elif inspect.isbuiltin(thing):
        kind = "built-in function"
    elif inspect.isgetsetdescriptor(thing) or inspect.ismemberdescriptor(thing):
        kind = "getset descriptor" if inspect.isgetsetdescriptor(thing) else "member descriptor"
        owner = thing.__objclass__
        name = f"{owner.__module__}.{owner.__name__}.{name}"
    else:
        kinds = {"class": inspect.isclass, "function": inspect.isfunction, "method": inspect.ismethod,
                 "method wrapper": inspect.ismethodwrapper, "method descriptor": inspect.ismethoddescriptor}
        kind = next((kind for kind, test in kinds.items() if test(thing)), None)
        if kind is None:
            return type(thing).__name__
    return f"{kind} {name}"


# Finding things by name.

class ErrorDuringImport(Exception):
    """What happened when a module was imported to be documented."""

    def __init__(self, filename, exc_info):
        self.filename = filename
        self.exc = exc_info if isinstance(exc_info, type) else type(exc_info) if not isinstance(exc_info, tuple) else exc_info[0]
        self.value, self.tb = (exc_info, exc_info.__traceback__) if not isinstance(exc_info, tuple) else exc_info[1:]

    def __str__(self):
        return f"problem in {self.filename} - {self.exc.__name__}: {self.value}"


def importfile(path):
    """Import a Python file as a module that is not kept."""
    name = os.path.splitext(os.path.basename(path))[0]
    spec = importlib.util.spec_from_file_location(name, path)
    module = importlib.util.module_from_spec(spec)
    try:
        spec.loader.exec_module(module)
    except BaseException as err:
        raise ErrorDuringImport(path, err)
    return module


def safeimport(path, forceload=0, cache={}):
    """Import a module. None if there is none of that name; ErrorDuringImport if it goes wrong."""
    try:
        if forceload and path in sys.modules and path not in sys.builtin_module_names:
            for name in [m for m in sys.modules if m == path or m.startswith(path + ".")]:
                cache[name] = sys.modules.pop(name)  # classes in use refer to it
        module = importlib.import_module(path)
    except BaseException as err:
        if path in sys.modules:
            raise ErrorDuringImport(sys.modules[path].__file__, err)
        if type(err) is SyntaxError:
            raise ErrorDuringImport(err.filename, err)
        if isinstance(err, ImportError) and err.name and (path == err.name or path.startswith(err.name + ".")):
            return None
        raise ErrorDuringImport(path, err)
    return module


def locate(path, forceload=0):
    """Return the object of a dotted name, found from a module or a builtin; None if there is none."""
    parts = [part for part in path.split(".") if part]
    module, n = None, 0
    while n < len(parts):
        deeper = safeimport(".".join(parts[:n + 1]), forceload)
        if not deeper:
            break
        module, n = deeper, n + 1
    found = module or builtins
    for part in parts[n:]:
        try:
            found = getattr(found, part)
        except AttributeError:
            return None
    return found


def resolve(thing, forceload=0):
    """Return an object, which may be given by its name, and the name."""
    if isinstance(thing, str):
        found = locate(thing, forceload)
        if found is None:
            raise ImportError(_NOT_FOUND % thing)
        return found, thing
    name = getattr(thing, "__name__", None)
    return thing, name if isinstance(name, str) else None


# Documents.

class Doc:
    """Documents objects; subclasses say how."""

    PYTHONDOCS = os.environ.get("PYTHONDOCS", "https://docs.python.org/%d.%d/library" % sys.version_info[:2])

    def document(self, object, name=None, *args):
        """Document an object of any kind."""
        args = (object, name, *args)
        try:
            if inspect.ismodule(object):
                return self.docmodule(*args)
            if inspect.isclass(object):
                return self.docclass(*args)
            if inspect.isroutine(object):
                return self.docroutine(*args)
        except AttributeError:
            pass  # it only looks like one
        if inspect.isdatadescriptor(object):
            return self.docdata(*args)
        return self.docother(*args)

    def fail(self, object, name=None, *args):
        """Refuse an object."""
        raise TypeError(f"don't know how to document object{name and ' ' + repr(name) or ''} of type {type(object).__name__}")

    docmodule = docclass = docroutine = docother = docproperty = docdata = fail

    def getdocloc(self, object, basedir="<stdlib>"):
        """Return where the library's documentation of a module is, None if it is not of the library."""
        name = object.__name__.partition(".")[0]
        if name.startswith("_") or name not in sys.stdlib_module_names or name in ("test", "__main__"):
            return None
        file = getattr(object, "__file__", None)
        if file and not file.startswith(basedir):
            return None
        return f"{self.PYTHONDOCS}/{object.__name__.lower()}" + ("" if not self.PYTHONDOCS.startswith(("http:", "https:")) else ".html")


class TextRepr(Repr):
    """Representations of values that are not too long."""

    def __init__(self):
        super().__init__()
        self.maxlist = self.maxtuple = 20
        self.maxdict = 10
        self.maxstring = self.maxother = 100

    def repr_str(self, x, level):
        """Shorten long strings in the middle."""
        text = repr(x)
        if len(text) <= self.maxstring:
            return text
        short = cram(x, self.maxstring)
        return repr(short)

    repr_string = repr_str

    def repr_instance(self, x, level):
        """The object's own repr, without the address."""
        try:
            return cram(stripid(repr(x)), self.maxstring)
        except Exception:
            return f"<{type(x).__name__} instance>"


def _signature(object):
    """Return the signature of a callable as text, "" if it is not known."""
    try:
        return str(inspect.signature(object))
    except (ValueError, TypeError):
        return ""


class TextDoc(Doc):
    """Documents objects as text, headings in bold by overstriking."""

    repr = TextRepr().repr

    def bold(self, text):
        """Return text in bold."""
        return "".join(f"{c}\b{c}" for c in text)

    def indent(self, text, prefix="    "):
        """Return text with prefix before each line."""
        return "\n".join((prefix + line).rstrip() for line in text.split("\n")) if text else ""

    def section(self, title, contents):
        """Return a section with a heading."""
        return f"{self.bold(title)}\n{self.indent(contents).rstrip()}\n\n"

    def formattree(self, tree, modname, parent=None, prefix=""):
        """Return a tree of classes as inspect.getclasstree makes it."""
        lines = []
        for entry in tree:
            if isinstance(entry, list):
                lines.append(self.formattree(entry, modname, parent_of_list, prefix + "    "))
                continue
            parent_of_list, bases = entry
            text = prefix + classname(parent_of_list, modname)
            if bases and bases != (parent,):
                text += f"({', '.join(classname(base, modname) for base in bases)})"
            lines.append(text + "\n")
        return "".join(lines)

    # Modules.

    def docmodule(self, object, name=None, mod=None, *ignored):
        """Document a module: what it says of itself, then what is in it."""
        name = object.__name__
        all = getattr(object, "__all__", None)
        synopsis, description = splitdoc(getdoc(object))
        sections = {"NAME": name + (synopsis and " - " + synopsis)}
        place = self.getdocloc(object)
        if place is not None:
            sections["MODULE REFERENCE"] = (place + "\n\nThe following is made from the source files. What the reference says "
                                            "is what other\nimplementations of Python do, too.\n")
        sections["DESCRIPTION"] = description

        def members(test, own):
            return [(key, value) for key, value in inspect.getmembers(object, test)
                    if (all is not None or own(value)) and visiblename(key, all, object)]

        classes = members(inspect.isclass, lambda value: (inspect.getmodule(value) or object) is object)
        functions = members(inspect.isroutine, lambda value: inspect.isbuiltin(value) or inspect.getmodule(value) is object)
        contents = self._package_contents(object)
        sections["PACKAGE CONTENTS"] = "\n".join(sorted(contents.values()))
        sections["SUBMODULES"] = "\n".join(
            key for key, value in inspect.getmembers(object, inspect.ismodule)
            if value.__name__.startswith(name + ".") and key not in contents)
        if classes:
            tree = inspect.getclasstree([value for _, value in classes], True)
            sections["CLASSES"] = "\n".join([self.formattree(tree, name)] + [self.document(value, key, name) for key, value in classes])
        sections["FUNCTIONS"] = "\n".join(self.document(value, key, name) for key, value in functions)
        sections["DATA"] = "\n".join(self.docother(value, key, name, maxlen=70) for key, value in members(isdata, lambda value: True))
        for title in "version", "date", "author", "credits":
            value = getattr(object, f"__{title}__", None)
            sections[title.upper()] = "" if value is None else str(value)
        try:
            sections["FILE"] = inspect.getabsfile(object)
        except TypeError:
            sections["FILE"] = "(built-in)"
        return "".join(self.section(title, text) for title, text in sections.items() if text)

    def _package_contents(self, object):
        if not hasattr(object, "__path__"):
            return {}
        return {m.name: m.name + (" (package)" if m.ispkg else "") for m in pkgutil.iter_modules(object.__path__)}

    # Classes.

    def docclass(self, object, name=None, mod=None, *ignored):
        """Document a class: attributes by the class that defines them, and by kind."""
        realname = object.__name__
        name = name or realname
        title = "class " + self.bold(realname) if name == realname else f"{self.bold(name)} = class {realname}"
        if object.__bases__:
            title += f"({', '.join(classname(base, object.__module__) for base in object.__bases__)})"
        lines = []
        signature = _signature(object)
        if signature and signature != "()":
            lines.append(f"{name}{signature}\n")
        doc = getdoc(object)
        if doc:
            lines.append(doc + "\n")
        order = list(inspect.getmro(object))
        if len(order) > 2:
            lines += ["Method resolution order:", *("    " + classname(base, object.__module__) for base in order), ""]
        lines += self._subclasses(object)
        parts = []
        attrs = [attr for attr in classify_class_attrs(object) if visiblename(attr[0], obj=object)]
        order += [attr[2] for attr in attrs if attr[2] not in order]  # the metaclass
        for cls in dict.fromkeys(order):
            if cls is builtins.object and object is not builtins.object:
                continue
            where = "defined here" if cls is object else f"inherited from {classname(cls, object.__module__)}"
            own = [attr for attr in attrs if attr[2] is cls]
            sort_attributes(own, object)
            parts += self._attributes(own, object, mod, where)
        lines.append(("\n" + "-" * 70 + "\n").join(parts))
        text = "\n".join(lines).rstrip()
        return f"{title}\n{self.indent(text, ' |  ')}\n" if text else title + "\n"

    def _subclasses(self, object):
        names = sorted((cls.__name__ for cls in type.__subclasses__(object)
                        if not cls.__name__.startswith("_") and cls.__module__ == "builtins"), key=str.lower)
        if not names:
            return []
        shown = names if len(names) <= 4 else names[:4] + [f"... and {len(names) - 4} other subclasses"]
        return ["Built-in subclasses:", *("    " + name for name in shown), ""]

    def _attributes(self, attrs, object, mod, where):
        """Return the text of each kind of attributes."""
        for kind, heading in {
            "method": "Methods", "class method": "Class methods", "static method": "Static methods",
            "readonly property": "Readonly properties", "data descriptor": "Data descriptors",
            "data": "Data and other attributes",
        }.items():
            texts = [self._attribute(attr, object, mod) for attr in attrs if attr[1] == kind]
            if texts:
                yield "\n".join([f"{heading} {where}:\n", *texts])

    def _attribute(self, attr, object, mod):
        name, kind, cls, value = attr
        if kind in ("readonly property", "data descriptor"):
            return self.docdata(value, name, mod)
        if kind == "data":
            try:
                found = getattr(object, name)
            except AttributeError:
                found = cls.__dict__[name]
            return self.docother(found, name, mod, maxlen=70, doc=getdoc(value)) + "\n"
        try:
            found = getattr(object, name)
        except Exception:
            return self.docdata(value, name, mod)  # some descriptors need an instance
        return self.document(found, name, mod, object, cls)

    # Functions and values.

    def formatvalue(self, object):
        """Return a default value as it is shown after a parameter."""
        return "=" + self.repr(object)

    def docroutine(self, object, name=None, mod=None, cl=None, homecls=None):
        """Document a function; cl is the class it is shown in, homecls the one it is from."""
        realname = object.__name__
        name = name or realname
        note = self._origin(object, mod, cl, homecls if homecls is not None else cl)
        title = self.bold(name)
        alias = False
        if name != realname:
            alias = cl is not None and inspect.getattr_static(cl, realname, None) is object
            if alias and note.startswith(" from "):
                note = ""
            title += " = " + realname
        args = _signature(object)
        if args and realname == "<lambda>":
            title, args = self.bold(name) + " lambda ", args[1:-1]
        prefix = "async " if inspect.iscoroutinefunction(object) or inspect.isasyncgenfunction(object) else ""
        text = f"{prefix}{title}{args or '(...)'}{note}\n"
        doc = "" if alias else getdoc(object)
        return text + (self.indent(doc).rstrip() + "\n" if doc else "")

    def _origin(self, object, mod, cl, homecls):
        """Return a note on where a method is from, if it is not plain."""
        func = None
        if _is_bound_method(object):
            owner = object.__self__
            if owner is not cl:
                if inspect.isclass(owner):
                    return f" class method of {classname(owner, mod)}"
                return f" method of {classname(type(owner), mod)} instance"
            func = getattr(object, "__func__", None)
        elif inspect.ismethoddescriptor(object) or inspect.ismethodwrapper(object):
            owner = getattr(object, "__objclass__", None)
            if owner is not None and cl is None:
                return f" unbound {classname(owner, mod)} method"
            if owner is not None and owner is not homecls:
                return f" from {classname(owner, mod)}"
        else:
            func = object
        if inspect.isfunction(func) and homecls is not None and (
                func.__module__ != homecls.__module__ or func.__qualname__ != f"{homecls.__qualname__}.{object.__name__}"):
            parent = parentname(func, mod)
            return f" from {parent}" if parent else ""
        return ""

    def docdata(self, object, name=None, mod=None, cl=None, *ignored):
        """Document a descriptor."""
        doc = getdoc(object)
        return (self.bold(name) + "\n" if name else "") + (self.indent(doc) + "\n" if doc else "")

    docproperty = docdata

    def docother(self, object, name=None, mod=None, parent=None, *ignored, maxlen=None, doc=None):
        """Document a value."""
        text = self.repr(object)
        start = f"{name} = " if name else ""
        if maxlen and len(start + text) > maxlen:
            text = text[:maxlen - len(start + text)] + "..."
        line = (self.bold(name) + " = " if name else "") + text
        doc = doc or getdoc(object)
        return line + (f"\n{self.indent(str(doc))}\n" if doc else "")


class _PlainTextDoc(TextDoc):
    def bold(self, text):
        return text


text = TextDoc()
plaintext = _PlainTextDoc()


def render_doc(thing, title="Python Library Documentation: %s", forceload=0, renderer=None):
    """Return the document of an object or of what has its name."""
    object, name = resolve(thing, forceload)
    what = describe(object)
    module = inspect.getmodule(object)
    if name and "." in name:
        what += " in " + name[:name.rfind(".")]
    elif module and module is not object:
        what += " in module " + module.__name__
    if not (inspect.ismodule(object) or inspect.isclass(object) or inspect.isroutine(object)
            or inspect.isdatadescriptor(object) or _getdoc(object)):
        # A value says less than what can be done with it.
        object = getattr(object, "__origin__", None) or type(object)
        what += " object"
    return title % what + "\n\n" + (renderer or text).document(object, name)


def doc(thing, title="Python Library Documentation: %s", forceload=0, output=None, is_cli=False):
    """Show the document of an object, page by page unless there is an output."""
    try:
        shown = render_doc(thing, title, forceload, plaintext if output is not None else None)
    except ImportError as exc:
        if output is None and is_cli:
            raise
        shown = str(exc) if output is not None else None
        if shown is None:
            print(exc)
            return
    if output is not None:
        output.write(shown)
        return
    name = thing if isinstance(thing, str) else getattr(thing, "__qualname__", None) or getattr(thing, "__name__", None)
    pager(shown, f"Help on {name if isinstance(name, str) else type(thing).__name__ + ' object'}")


# Paging.

def plain(text):
    """Return text without overstriking."""
    return re.sub(".\b", "", text)


def plainpager(text, title=""):
    """Write text to standard output."""
    encoding = getattr(sys.stdout, "encoding", None) or "utf-8"
    sys.stdout.write(plain(text).encode(encoding, "backslashreplace").decode(encoding))


def pipepager(text, cmd, title=""):
    """Give text to a program that shows it."""
    import subprocess

    env = {**os.environ, "LESS": f"-RmPm{title} ?ltline %lt?L/%L.:byte %bB?s/%s.?e (END):?pB %pB\\%..."}
    proc = subprocess.Popen(cmd, shell=True, stdin=subprocess.PIPE, errors="backslashreplace", env=env)
    try:
        with proc.stdin as pipe:
            pipe.write(text)
    except (KeyboardInterrupt, OSError):
        pass  # it was left early
    while True:
        try:
            proc.wait()
            return
        except KeyboardInterrupt:
            continue  # that is the other program's business


def ttypager(text, title=""):
    """Show text page by page."""
    lines = plain(text).split("\n")
    height = max(os.get_terminal_size().lines - 1, 2) if sys.stdout.isatty() else 24
    while True:
        print(*lines[:height - 1], sep="\n")
        lines = lines[height - 1:]
        if not lines:
            return
        try:
            if input("-- more --").strip().lower().startswith("q"):
                return
        except (EOFError, KeyboardInterrupt):
            return


def getpager():
    """Return the function by which text is shown here."""
    try:
        terminal = sys.stdin.isatty() and sys.stdout.isatty()
    except (AttributeError, ValueError):
        terminal = False
    if not terminal:
        return plainpager
    cmd = os.environ.get("MANPAGER") or os.environ.get("PAGER")
    if os.environ.get("TERM") in ("dumb", "emacs"):
        return plainpager
    if not cmd:
        import shutil

        cmd = next((name for name in ("pager", "less", "more") if shutil.which(name)), None)
    if cmd:
        return lambda text, title="": pipepager(text, cmd, title)
    return ttypager


def pager(text, title=""):
    """Show text in the way that is right here."""
    getpager()(text, title)


get_pager, plain_pager, pipe_pager, tty_pager = getpager, plainpager, pipepager, ttypager


# Help at a prompt.

class Helper:
    """Shows help on request, and answers requests at a prompt."""

    keywords = {word: "" for word in keyword.kwlist}
    symbols = dict.fromkeys(["%", "**", "*", "+", "-", "/", "//", "@", "<", "<=", ">", ">=", "==", "!=", "<<", ">>", "&", "|", "^",
                             "~", ":=", "->", "...", ".", ",", ":", "(", ")", "[", "]", "{", "}", '"', "'", '"""', "'''", "\\", "_", "__", "`"], "")
    topics = {}
    _GoInteractive = object()

    def __init__(self, input=None, output=None):
        self._input = input
        self._output = output

    @property
    def input(self):
        """Where requests are read from."""
        return self._input or sys.stdin

    @property
    def output(self):
        """Where answers are written to."""
        return self._output or sys.stdout

    def __repr__(self):
        if inspect.stack()[1][3] == "?":
            self()
            return ""
        return f"<{type(self).__module__}.{type(self).__qualname__} instance>"

    def __call__(self, request=_GoInteractive):
        if request is not self._GoInteractive:
            try:
                self.help(request)
            except ImportError as err:
                self.output.write(f"{err}\n")
            return
        self.intro()
        self.interact()
        self.output.write("\nYou are now leaving help and returning to the Python interpreter.\n")

    def intro(self):
        """Write what a prompt begins with."""
        self.output.write("Welcome to Python %d.%d's help utility!\n\n"
                          "Type the name of any module, class or function to get help on it, \"modules\", \"keywords\" or "
                          "\"symbols\"\nfor lists, and \"q\" or \"quit\" to leave.\n\n" % sys.version_info[:2])

    def interact(self):
        """Answer requests until there are no more."""
        self.output.write("\n")
        while True:
            try:
                request = self.getline("help> ")
            except (KeyboardInterrupt, EOFError):
                return
            request = request.strip()
            if not request:
                continue
            if len(request) > 2 and request[0] == request[-1] in "'\"" and request[0] not in request[1:-1]:
                request = request[1:-1]
            if request.lower() in ("q", "quit", "exit"):
                return
            if request == "help":
                self.intro()
            else:
                self.help(request)

    def getline(self, prompt):
        """Read a request."""
        if self.input is sys.stdin:
            return input(prompt)
        self.output.write(prompt)
        self.output.flush()
        line = self.input.readline()
        if not line:
            raise EOFError
        return line

    def help(self, request, is_cli=False):
        """Show help on an object, or on what has a name."""
        if not isinstance(request, str):
            if isinstance(request, Helper):
                self()
            else:
                doc(request, "Help on %s:", output=self._output)
        else:
            request = request.strip()
            lists = {"keywords": self.listkeywords, "symbols": self.listsymbols, "topics": self.listtopics, "modules": self.listmodules}
            if request in lists:
                lists[request]()
            elif request.startswith("modules "):
                self.listmodules(request.split()[1])
            elif request in ("True", "False", "None"):
                doc(eval(request), "Help on %s:", output=self._output)
            elif request in self.symbols or request in self.keywords or request in self.topics:
                self.showtopic(request)
            elif request:
                doc(request, "Help on %s:", output=self._output, is_cli=is_cli)
            else:
                doc(str, "Help on %s:", output=self._output)
        self.output.write("\n")

    def list(self, items, columns=4, width=80):
        """Write items in columns."""
        items = sorted(items)
        rows = (len(items) + columns - 1) // columns
        for row in range(rows):
            cells = items[row::rows]
            self.output.write("".join(cell.ljust(width // columns - 1) + " " for cell in cells).rstrip() + "\n")

    def listkeywords(self):
        """List the keywords."""
        self.output.write("\nHere is a list of the Python keywords.\n\n")
        self.list(self.keywords)

    def listsymbols(self):
        """List the punctuation symbols."""
        self.output.write("\nHere is a list of the punctuation symbols which Python assigns special meaning to.\n\n")
        self.list(self.symbols)

    def listtopics(self):
        """List the topics."""
        self.output.write("\nHere is a list of available topics.\n\n")
        self.list(self.topics)

    def showtopic(self, topic, more_xrefs=""):
        """Tell where a part of the language is documented."""
        self.output.write(f"\n{topic!r} is part of the language: see https://docs.python.org/%d.%d/reference/\n" % sys.version_info[:2])

    def showsymbol(self, symbol):
        """Tell where a symbol is documented."""
        self.showtopic(symbol)

    def listmodules(self, key=""):
        """List the modules that there are, or those whose name or first line has key in it."""
        if key:
            apropos(key)
            return
        self.output.write("\nPlease wait a moment while I gather a list of all available modules...\n\n")
        names = {name for name in sys.stdlib_module_names if importlib.util.find_spec(name)} if not key else set()
        names.update(module.name for module in pkgutil.iter_modules())
        self.list(name for name in names if not name.startswith("_"))


help = Helper()


def apropos(key):
    """Print the modules whose name or first line has key in it."""
    key = key.lower()
    for name in sorted({*(n for n in sys.stdlib_module_names if not n.startswith("_")), *(m.name for m in pkgutil.iter_modules())}):
        try:
            spec = importlib.util.find_spec(name)
            source = spec.loader.get_source(name) if spec and hasattr(spec.loader, "get_source") else None
        except Exception:
            continue
        first = _first_line(source or "")
        if spec and (key in name.lower() or key in first.lower()):
            print(name, first and "- " + first)


def _first_line(source):
    """Return the first line of a module's docstring."""
    import ast

    try:
        return splitdoc(ast.get_docstring(ast.parse(source)) or "")[0]
    except (SyntaxError, ValueError):
        return ""


def ispath(x):
    """Tell whether x is the name of a file rather than of a module."""
    return isinstance(x, str) and os.sep in x


def cli():
    """The command: show documents of names or files."""
    args = sys.argv[1:]
    if args[:1] == ["-k"] and len(args) > 1:
        for key in args[1:]:
            apropos(key)
        return
    if not args or args[0].startswith("-"):
        print(f"usage: {os.path.basename(sys.argv[0])} NAME ...\n    Show the documentation of modules, functions, classes "
              f"and files (names with a {os.sep!r}).\n\n       {os.path.basename(sys.argv[0])} -k KEYWORD\n"
              "    List the modules whose first line has the keyword in it.")
        return
    here = os.path.dirname(os.path.realpath(sys.argv[0]))
    sys.path[:] = [os.getcwd()] + [p for p in sys.path if p not in ("", ".", here, os.getcwd())]
    for arg in args:
        if ispath(arg) and not os.path.exists(arg):
            print(f"file {arg!r} does not exist")
            sys.exit(1)
        try:
            if ispath(arg) and os.path.isfile(arg):
                doc(importfile(arg))
            else:
                help.help(arg, is_cli=True)
        except (ImportError, ErrorDuringImport) as value:
            print(value)
            sys.exit(1)


if __name__ == "__main__":
    cli()
