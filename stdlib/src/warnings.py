"""Warnings: filters decide whether one is shown, ignored or raised."""

import sys

__all__ = ["warn", "warn_explicit", "showwarning", "formatwarning", "filterwarnings", "simplefilter",
           "resetwarnings", "catch_warnings", "deprecated"]

try:
    import _warnings
except ImportError:  # barred in sys.modules, as some tests do to get another implementation: there is but one
    from _imp import _fresh

    _warnings = _fresh("_warnings")

filters = _warnings.filters
defaultaction = _warnings._defaultaction
onceregistry = _warnings._onceregistry
warn, warn_explicit = _warnings.warn, _warnings.warn_explicit
_filters_mutated = _filters_mutated_lock_held = _warnings._filters_mutated
_actions = ("default", "always", "all", "ignore", "module", "once", "error")


class WarningMessage:
    """What is known of one warning."""

    _WARNING_DETAILS = ("message", "category", "filename", "lineno", "file", "line", "source")

    def __init__(self, message, category, filename, lineno, file=None, line=None, source=None):
        for name, value in zip(self._WARNING_DETAILS, (message, category, filename, lineno, file, line, source)):
            setattr(self, name, value)
        self._category_name = category.__name__ if category else None

    def __str__(self):
        return ("{message : %r, category : %r, filename : %r, lineno : %s, line : %r}"
                % (self.message, self._category_name, self.filename, self.lineno, self.line))

    def __repr__(self):
        return f"<{type(self).__qualname__} {self}>"


def formatwarning(message, category, filename, lineno, line=None):
    """Return the text of a warning as it is shown."""
    return _formatwarnmsg_impl(WarningMessage(message, category, filename, lineno, None, line))


def showwarning(message, category, filename, lineno, file=None, line=None):
    """Write a warning to a file, by default sys.stderr."""
    _showwarnmsg_impl(WarningMessage(message, category, filename, lineno, file, line))


_formatwarning_orig = formatwarning
_showwarning_orig = showwarning


def _showwarnmsg_impl(msg):
    file = sys.stderr if msg.file is None else msg.file
    if file is not None:  # A program without a terminal may have none.
        text = _formatwarnmsg(msg)
        try:
            file.write(text)
        except OSError:
            pass


def _source_line(msg):
    try:
        import linecache
        return linecache.getline(msg.filename, msg.lineno)
    except Exception:
        return None


def _formatwarnmsg_impl(msg):
    text = f"{msg.filename}:{msg.lineno}: {msg.category.__name__}: {msg.message}\n"
    line = _source_line(msg) if msg.line is None else msg.line
    if line:
        text += f"  {line.strip()}\n"
    if msg.source is not None:
        category = msg.category.__name__
        text += f"{category}: Enable tracemalloc to get the object allocation traceback\n"
    return text


def _formatwarnmsg(msg):
    """Format a warning, by the function that somebody may have put in the place of formatwarning."""
    format = globals().get("formatwarning", _formatwarning_orig)
    if format is not _formatwarning_orig:
        return format(msg.message, msg.category, msg.filename, msg.lineno, msg.line)
    return _formatwarnmsg_impl(msg)


def _showwarnmsg(msg):
    """Show a warning, by the function that somebody may have put in the place of showwarning."""
    show = globals().get("showwarning", _showwarning_orig)
    if show is _showwarning_orig:
        return _showwarnmsg_impl(msg)
    if not callable(show):
        raise TypeError("warnings.showwarning() must be set to a function or method")
    show(msg.message, msg.category, msg.filename, msg.lineno, msg.file, msg.line)


def filterwarnings(action, message="", category=Warning, module="", lineno=0, append=False):
    """Add a filter; message and module are regular expressions."""
    if action not in _actions:
        raise ValueError(f"invalid action: {action!r}")
    if not isinstance(message, str):
        raise TypeError("message must be a string")
    if not isinstance(category, type) or not issubclass(category, Warning):
        raise TypeError("category must be a Warning subclass, not '{}'".format(
            category.__name__ if isinstance(category, type) else type(category).__name__))
    if not isinstance(module, str):
        raise TypeError("module must be a string")
    _check_line(lineno)
    if message or module:
        import re
        message = re.compile(message, re.I) if message else None
        module = re.compile(module) if module else None
    else:
        message = module = None
    _add_filter(action, message, category, module, lineno, append=append)


def simplefilter(action, category=Warning, lineno=0, append=False):
    """Add a filter that matches all messages and modules."""
    if action not in _actions:
        raise ValueError(f"invalid action: {action!r}")
    _check_line(lineno)
    _add_filter(action, None, category, None, lineno, append=append)


def _check_line(lineno):
    if not isinstance(lineno, int):
        raise TypeError("lineno must be an int")
    if lineno < 0:
        raise ValueError("lineno must be an int >= 0")


def _add_filter(*item, append):
    known = item in filters
    if append and not known:
        filters.append(item)
    elif not append:
        # The newest counts first.
        if known:
            filters.remove(item)
        filters.insert(0, item)
    _filters_mutated()


def resetwarnings():
    """Remove all filters."""
    filters[:] = []
    _filters_mutated()


class _OptionError(Exception):
    """A -W option that cannot be read."""


def _processoptions(args):
    """Make filters of -W options, and complain about those that cannot be read."""
    for arg in args:
        try:
            _setoption(arg)
        except _OptionError as e:
            print("Invalid -W option ignored:", e, file=sys.stderr)


def _setoption(arg):
    """Make a filter of action:message:category:module:line, of which each may be left out."""
    fields = [field.strip() for field in arg.split(":")]
    if len(fields) > 5:
        raise _OptionError(f"too many fields (max 5): {arg!r}")
    action, message, category, module, line = fields + [""] * (5 - len(fields))
    category, action = _getcategory(category), _getaction(action)
    if message or module:
        import re
        message, module = re.escape(message), re.escape(module) + r"\z" if module else ""
    if line and not line.isdecimal():
        raise _OptionError(f"invalid lineno {line!r}")
    filterwarnings(action, message, category, module, int(line or 0))


def _getaction(text):
    """Return the action that a text begins."""
    found = next((action for action in _actions if action.startswith(text)), None)
    if found is None:
        raise _OptionError(f"invalid action: {text!r}")
    return found


def _getcategory(text):
    """Return the class of warnings of a name, which is a built-in one or module.name."""
    module, _, name = (text or "Warning").rpartition(".")
    try:
        category = getattr(__import__(module or "builtins", fromlist=[name]), name)
    except ImportError:
        raise _OptionError(f"invalid module name: {module!r}") from None
    except AttributeError:
        raise _OptionError(f"unknown warning category: {text!r}") from None
    if not issubclass(category, Warning):
        raise _OptionError(f"invalid warning category: {text!r}")
    return category


class catch_warnings:
    """A context manager that puts the filters back, and can record warnings in a list."""

    def __init__(self, *, record=False, module=None, action=None, category=Warning, lineno=0, append=False):
        self._record = record
        self._module = sys.modules["warnings"] if module is None else module
        self._entered = False
        self._filter = None if action is None else (action, category, lineno, append)

    def __repr__(self):
        args = []
        if self._record:
            args.append("record=True")
        if self._module is not sys.modules["warnings"]:
            args.append("module=" + repr(self._module))
        return f"{type(self).__name__}({', '.join(args)})"

    def __enter__(self):
        if self._entered:
            raise RuntimeError(f"Cannot enter {self!r} twice")
        self._entered = True
        module = self._module
        self._filters = module.filters
        module.filters = self._filters[:]
        module._filters_mutated()
        self._showwarning = module.showwarning
        self._showwarnmsg_impl = module._showwarnmsg_impl
        log = None
        if self._record:
            log = []
            module._showwarnmsg_impl = log.append
            # So that a function put there by somebody does not get in the way.
            module.showwarning = module._showwarning_orig
        if self._filter is not None:
            module.simplefilter(*self._filter)
        return log

    def __exit__(self, *exc_info):
        if not self._entered:
            raise RuntimeError(f"Cannot exit {self!r} without entering first")
        module = self._module
        module.filters = self._filters
        module._filters_mutated()
        module.showwarning = self._showwarning
        module._showwarnmsg_impl = self._showwarnmsg_impl


_DEPRECATED_MSG = "{name!r} is deprecated and slated for removal in Python {remove}"


def _deprecated(name, message=_DEPRECATED_MSG, *, remove, _version=sys.version_info):
    """Warn that something goes in a coming version; in that version it is an error that it is still there."""
    remove_formatted = f"{remove[0]}.{remove[1]}"
    if (_version[:2] > remove) or (_version[:2] == remove and _version[3] != "alpha"):
        raise RuntimeError(f"{name!r} was slated for removal after Python {remove_formatted} alpha")
    warn(message.format(name=name, remove=remove_formatted), DeprecationWarning, stacklevel=3)


def _warn_unawaited_coroutine(coro):
    """What the interpreter calls for a coroutine that nobody awaited."""
    parts = [f"coroutine '{coro.__qualname__}' was never awaited\n"]
    if coro.cr_origin is not None:
        import linecache
        import traceback

        def extract():
            for filename, lineno, funcname in reversed(coro.cr_origin):
                line = linecache.getline(filename, lineno)
                yield (filename, lineno, funcname, line)

        parts.append("Coroutine created at (most recent call last)\n")
        parts += traceback.format_list(list(extract()))
    warn("".join(parts).rstrip("\n"), category=RuntimeWarning, stacklevel=2, source=coro)


class deprecated:
    """Mark a class or function as deprecated: using it warns (PEP 702)."""

    def __init__(self, message, /, *, category=DeprecationWarning, stacklevel=1):
        if not isinstance(message, str):
            raise TypeError(f"Expected an object of type str for 'message', not {type(message).__name__!r}")
        self.message = message
        self.category = category
        self.stacklevel = stacklevel

    def __call__(self, arg, /):
        message, category, level = self.message, self.category, self.stacklevel
        if category is None:
            arg.__deprecated__ = message
            return arg
        if isinstance(arg, type):
            original = arg.__new__

            def __new__(cls, /, *args, **kwargs):
                if cls is arg:
                    warn(message, category=category, stacklevel=level + 1)
                if original is not object.__new__:
                    return original(cls, *args, **kwargs)
                if cls.__init__ is object.__init__ and (args or kwargs):
                    raise TypeError(f"{cls.__name__}() takes no arguments")
                return original(cls)

            arg.__new__ = staticmethod(__new__)
            subclass = arg.__init_subclass__
            if hasattr(subclass, "__func__") and type(subclass).__name__ == "method":
                subclass = subclass.__func__

                def __init_subclass__(cls, *args, **kwargs):
                    warn(message, category=category, stacklevel=level + 1)
                    return subclass(cls, *args, **kwargs)

                arg.__init_subclass__ = classmethod(_like(__init_subclass__, subclass))
            else:

                def __init_subclass__(*args, **kwargs):
                    warn(message, category=category, stacklevel=level + 1)
                    return subclass(*args, **kwargs)

                arg.__init_subclass__ = _like(__init_subclass__, subclass)
            __init_subclass__.__deprecated__ = message
            arg.__deprecated__ = __new__.__deprecated__ = message
            return arg
        if not callable(arg):
            raise TypeError(f"@deprecated decorator with non-None category must be applied to a class or callable, not {arg!r}")

        import functools
        import inspect

        @functools.wraps(arg)
        def wrapper(*args, **kwargs):
            warn(message, category=category, stacklevel=level + 1)
            return arg(*args, **kwargs)

        if inspect.iscoroutinefunction(arg):
            wrapper = inspect.markcoroutinefunction(wrapper)
        arg.__deprecated__ = wrapper.__deprecated__ = message
        return wrapper


def _like(function, other):
    """Give a function the name and documentation of another."""
    for name in ("__module__", "__name__", "__qualname__", "__doc__"):
        try:
            setattr(function, name, getattr(other, name))
        except AttributeError:
            pass
    function.__wrapped__ = other
    return function


_processoptions(getattr(sys, "warnoptions", ()))
