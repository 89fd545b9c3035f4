"""A cache of the lines of source files, for tracebacks."""

__all__ = ["getline", "clearcache", "checkcache", "lazycache"]

# File name -> (size, mtime, lines, full name), or (function that returns the source,) until it is needed.
# A size and mtime of None: the lines did not come from a file that could be looked at again.
cache = {}
_interactive_cache = {}
# The source that was last asked for of those in no file, and its lines: frames of one program come together.
_last_text = "", []


def clearcache():
    """Forget everything."""
    cache.clear()


def getline(filename, lineno, module_globals=None):
    """Return a line with its newline, or '' when there is none."""
    lines = getlines(filename, module_globals)
    if 1 <= lineno <= len(lines):
        return lines[lineno - 1]
    return ""


def getlines(filename, module_globals=None):
    """Return the lines of a file; [] if it cannot be read."""
    entry = cache.get(filename)
    if entry is not None and len(entry) != 1:
        return entry[2]
    try:
        lines = updatecache(filename, module_globals)
    except MemoryError:
        clearcache()  # What is kept is not needed as much.
        lines = []
    return lines


def _getline_from_code(code, lineno):
    lines = _getlines_from_code(code)
    if 1 <= lineno <= len(lines):
        return lines[lineno - 1]
    return ""


def _make_key(code):
    # What stands for code may know no more than a file.
    return (code.co_filename, getattr(code, "co_qualname", None), getattr(code, "co_firstlineno", None))


def _getlines_from_code(code):
    entry = _interactive_cache.get(_make_key(code))
    if entry is not None and len(entry) != 1:
        return entry[2]
    from _imp import _source_text
    if not isinstance(code, type(_make_key.__code__)):
        return []
    return _split(_source_text(code) or "")


def _source_unavailable(filename):
    """Names in angle brackets are no files, but those of frozen modules may have a loader."""
    return not filename or (filename.startswith("<") and filename.endswith(">")
                            and not filename.startswith("<frozen "))


def checkcache(filename=None):
    """Drop what is no longer as it is on disk: one file, or all."""
    import os

    for name in list(cache) if filename is None else [filename]:
        entry = cache.get(name)
        if entry is None or len(entry) == 1:
            continue
        size, mtime, lines, fullname = entry
        if mtime is None:
            continue
        try:
            stat = os.stat(fullname)
        except (OSError, ValueError):
            cache.pop(name, None)
            continue
        if size != stat.st_size or mtime != stat.st_mtime:
            cache.pop(name, None)


def _split(text):
    lines = text.splitlines(keepends=True)
    if any(c in text for c in "\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"):
        # Only \n ends a line of source.
        lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        lines = [line + "\n" for line in lines[:-1]] + ([lines[-1]] if lines[-1] else [])
    if lines and not lines[-1].endswith("\n"):
        lines[-1] += "\n"
    return lines


def _embedded(filename):
    """Return the source of a module of the library that is part of the interpreter."""
    from _frozen_importlib import FrozenImporter

    path = filename.removeprefix("<stdlib>/").removesuffix(".py").removesuffix("/__init__")
    try:
        return FrozenImporter.get_source(path.replace("/", "."))
    except ImportError:
        return None


def updatecache(filename, module_globals=None):
    """Read a file anew and return its lines; [] when that fails."""
    if len(cache.get(filename, ())) != 1:
        cache.pop(filename, None)
    if filename and filename.startswith("<stdlib>/"):
        text = _embedded(filename)
        if text is None:
            return []
        lines = _split(text)
        cache[filename] = len(text), None, lines, filename
        return lines
    if _source_unavailable(filename):
        return []
    import os

    if filename.startswith("<frozen ") and module_globals:
        fullname = module_globals.get("__file__")
        if fullname is None:
            return []
    else:
        fullname = filename
    try:
        stat = os.stat(fullname)
    except OSError:
        stat = None
    except ValueError:
        return []
    if stat is None:
        # A loader may know the source; else the file may be relative to the module path.
        if lazycache(filename, module_globals):
            try:
                text = cache[filename][0]()
            except (ImportError, OSError):
                text = ""
            else:
                if text is None:
                    cache.pop(filename, None)
                    return []
                lines = _split(text)
                cache[filename] = len(text), None, lines, fullname
                return lines
        cache.pop(filename, None)
        if os.path.isabs(filename):
            return []
        import sys

        for folder in sys.path:
            try:
                fullname = os.path.join(folder, filename)
                stat = os.stat(fullname)
            except (TypeError, AttributeError, OSError, ValueError):
                continue  # The entry is no folder, or does not have it.
            break
        else:
            return []
    import tokenize

    try:
        with tokenize.open(fullname) as file:
            lines = file.readlines()
    except (OSError, UnicodeDecodeError, SyntaxError):
        return []
    if not lines:
        lines = ["\n"]
    elif not lines[-1].endswith("\n"):
        lines[-1] += "\n"
    cache[filename] = stat.st_size, stat.st_mtime, lines, fullname
    return lines


def lazycache(filename, module_globals):
    """Note how a module's loader gives its source, to be asked when lines are needed; tells whether there is one."""
    if filename in cache:
        return len(cache[filename]) == 1
    if not filename or (filename.startswith("<") and filename.endswith(">")):
        return False
    if module_globals and "__name__" in module_globals:
        spec = module_globals.get("__spec__")
        name = getattr(spec, "name", None) or module_globals["__name__"]
        loader = getattr(spec, "loader", None)
        if loader is None:
            loader = module_globals.get("__loader__")
        get_source = getattr(loader, "get_source", None)
        if name and get_source:
            def get_lines(name=name, *args, **kwargs):
                return get_source(name, *args, **kwargs)

            cache[filename] = (get_lines,)
            return True
    return False


def _register_code(code, string, name):
    """Keep the source of code that has no file, and of all code inside it."""
    lines = [line + "\n" for line in string.splitlines()]
    entry = (len(string), None, lines, name)
    pending = [code]
    while pending:
        code = pending.pop()
        _interactive_cache[_make_key(code)] = entry
        pending.extend(const for const in code.co_consts if isinstance(const, type(code)))
