"""The engine of warnings: decides what becomes of one, and remembers which were shown.

The module warnings is its face. What programs replace there (filters, showwarning and others) is looked up when it is needed.
"""

import sys

# Each filter is (action, message pattern or None, category, module pattern or None, line number).
filters = [
    ("default", None, DeprecationWarning, "__main__", 0),
    ("ignore", None, DeprecationWarning, None, 0),
    ("ignore", None, PendingDeprecationWarning, None, 0),
    ("ignore", None, ImportWarning, None, 0),
    ("ignore", None, ResourceWarning, None, 0),
]
_defaultaction = "default"
_onceregistry = {}
_filters_version = 1


def _filters_mutated_lock_held():
    """Tell the registries of the modules that the filters have changed."""
    global _filters_version
    _filters_version += 1


_filters_mutated = _filters_mutated_lock_held


def _setting(name, own, kind):
    """Return an attribute of the module warnings, which must be of a type, or what it was when it was last there."""
    value = getattr(sys.modules.get("warnings"), name, globals()[own])
    if not isinstance(value, kind):
        what = {dict: "dict", list: "list", str: "string"}[kind]
        raise TypeError(f"warnings.{name} must be a {what}, not '{type(value).__name__}'")
    globals()[own] = value
    return value


def _check_category(category):
    if not (isinstance(category, type) and issubclass(category, Warning)):
        name = category.__name__ if isinstance(category, type) else type(category).__name__
        raise TypeError(f"category must be a Warning subclass, not '{name}'")


def _is_import_system(frame):
    name = frame.f_code.co_filename
    return "importlib" in name and ("_bootstrap" in name or name.endswith("_frozen_importlib_external.py"))


def _outward(frame, prefixes):
    """Return the next frame outward that a warning can be about."""
    frame = frame.f_back
    while frame is not None and (_is_import_system(frame) or frame.f_code.co_filename.startswith(prefixes)):
        frame = frame.f_back
    return frame


def _frame_at(level, prefixes):
    """Return the frame that many levels above the caller of warn(), or None."""
    try:
        frame = sys._getframe(2)
    except ValueError:
        return None  # a finalizer at the end: nobody called it
    hide = level > 1 and not _is_import_system(frame)
    while level > 1 and frame is not None:
        frame = _outward(frame, prefixes) if hide else frame.f_back
        level -= 1
    return frame


def warn(message, category=None, stacklevel=1, source=None, *, skip_file_prefixes=()):
    """Issue a warning, or maybe ignore it or raise an exception.

      message
        Text of the warning message, or the warning.
      category
        The Warning category subclass. Defaults to UserWarning.
      stacklevel
        How far up the call stack it is said to come from.
      skip_file_prefixes
        Frames of files that begin so are not counted.
    """
    if isinstance(message, Warning):
        category = message.__class__
    elif category is None:
        category = UserWarning
    _check_category(category)
    if not isinstance(skip_file_prefixes, tuple):
        raise TypeError("skip_file_prefixes must be a tuple of strs.")
    if skip_file_prefixes:
        if not all(isinstance(prefix, str) for prefix in skip_file_prefixes):
            raise TypeError("Found non-str in skip_file_prefixes.")
        stacklevel = max(2, stacklevel)
    frame = _frame_at(stacklevel, skip_file_prefixes)
    if frame is None:
        globals, filename, lineno = sys.__dict__, "<sys>", 0
    else:
        globals, filename, lineno = frame.f_globals, frame.f_code.co_filename, frame.f_lineno
    registry = globals.setdefault("__warningregistry__", {})
    warn_explicit(message, category, filename, lineno, globals.get("__name__", "<string>"), registry, globals, source)


def _matches(pattern, text):
    if pattern is None or isinstance(pattern, str):
        return pattern is None or pattern == text
    return pattern.match(text) is not None


def _action(text, category, module, lineno):
    """Return what the filters say about a warning, and the filter that says it."""
    for i, item in enumerate(_setting("filters", "filters", list)):
        try:
            action, message, kind, where, line = item
        except (TypeError, ValueError):
            raise ValueError(f"warnings.filters item {i} isn't a 5-tuple") from None
        if not isinstance(action, str):
            raise TypeError(f"action must be a string, not '{type(action).__name__}'")
        if line in (0, lineno) and issubclass(category, kind) and _matches(message, text) and _matches(where, module):
            return action, item
    return _setting("defaultaction", "_defaultaction", str), None


def _seen(registry, *key):
    """Tell whether the key is in the registry, and put it there."""
    known = registry.get(key)
    registry[key] = 1
    return bool(known)


def _source_line(module_globals, lineno):
    """Return a line of the text of a module, from its loader, or None."""
    loader = (module_globals or {}).get("__loader__")
    if not hasattr(loader, "get_source"):
        return None
    try:
        line = loader.get_source(module_globals.get("__name__")).splitlines()[lineno - 1]
    except Exception:
        return None
    return line if isinstance(line, str) else None


def _show(message, category, filename, lineno, line, source):
    """Show a warning, through the module warnings unless that is not there any more."""
    module = sys.modules.get("warnings")
    show = getattr(module, "_showwarnmsg", None)
    if show is not None:
        if not callable(show):
            raise TypeError("warnings._showwarnmsg() must be set to a callable")
        show(module.WarningMessage(message, category, filename, lineno, source=source))
    elif sys.stderr is not None:
        text = f"  {line.strip()}\n" if line else ""
        sys.stderr.write(f"{filename}:{lineno}: {category.__name__}: {message}\n{text}")


def warn_explicit(message, category, filename, lineno, module=None, registry=None, module_globals=None, source=None):
    """Issue a warning, or maybe ignore it or raise an exception, with everything about it given."""
    if not isinstance(filename, str):
        raise TypeError("warn_explicit() argument 'filename' must be str, not " + type(filename).__name__)
    lineno = int(lineno)
    if module is None:
        module = filename[:-3] if filename[-3:].lower() == ".py" else filename or "<unknown>"
    if module_globals is not None and not isinstance(module_globals, dict):
        raise TypeError(f"module_globals must be a dict, not '{type(module_globals).__name__}'")
    if registry is None:
        registry = {}
    elif not isinstance(registry, dict):
        raise TypeError("'registry' must be a dict or None")
    if registry.get("version", 0) != _filters_version:
        registry.clear()
        registry["version"] = _filters_version
    if isinstance(message, Warning):
        text, category = str(message), message.__class__
    else:
        _check_category(category)
        text, message = message, category(message)
    if registry.get((text, category, lineno)):
        return
    action, item = _action(text, category, module, lineno)
    if action == "ignore":
        return
    if action == "error":
        raise message
    if action not in ("always", "all"):
        if action not in ("once", "module", "default"):
            raise RuntimeError(f"Unrecognized action ({action!r}) in warnings.filters:\n {item}")
        registry[text, category, lineno] = 1
        if (action == "once" and _seen(_setting("onceregistry", "_onceregistry", dict), text, category)
                or action == "module" and _seen(registry, text, category, 0)):
            return
    _show(message, category, filename, lineno, _source_line(module_globals, lineno), source)
