"""Operations on POSIX pathnames.

Use os.path instead of this module: it is the one of the system."""

curdir = "."
pardir = ".."
extsep = "."
sep = "/"
pathsep = ":"
defpath = "/bin:/usr/bin"
altsep = None
devnull = "/dev/null"

import os
import stat
import genericpath
from genericpath import *
from genericpath import _check_arg_types, _splitext

__all__ = ["normcase", "isabs", "join", "splitdrive", "splitroot", "split", "splitext", "basename", "dirname",
           "commonprefix", "getsize", "getmtime", "getatime", "getctime", "islink", "exists", "lexists", "isdir",
           "isfile", "ismount", "expanduser", "expandvars", "normpath", "abspath", "samefile", "sameopenfile",
           "samestat", "curdir", "pardir", "sep", "pathsep", "defpath", "altsep", "extsep", "devnull", "realpath",
           "supports_unicode_filenames", "relpath", "commonpath", "isjunction", "isdevdrive",
           "ALLOW_MISSING"]

supports_unicode_filenames = False


def _get_sep(path):
    return b"/" if isinstance(path, bytes) else "/"


def normcase(s):
    """Normalize the case of a path: nothing to do on POSIX."""
    return os.fspath(s)


def isabs(s):
    """Whether a path is absolute."""
    s = os.fspath(s)
    return s.startswith(_get_sep(s))


def join(a, /, *p):
    """Join path components with '/'. An absolute one drops what came before."""
    path = first = os.fspath(a)
    sep = _get_sep(first)
    try:
        for part in map(os.fspath, p):
            if not path or part.startswith(sep):
                path = part
            else:
                path += part if path.endswith(sep) else sep + part
    except (TypeError, AttributeError, BytesWarning):
        _check_arg_types("join", first, *p)
        raise
    return path


def split(p, /):
    """Split a path into (head, tail); tail is everything after the last slash."""
    p = os.fspath(p)
    sep = _get_sep(p)
    i = p.rfind(sep) + 1
    head, tail = p[:i], p[i:]
    if head and head != sep * len(head):
        head = head.rstrip(sep)
    return head, tail


def splitext(p, /):
    """Split the extension off a path: (root, ext)."""
    p = os.fspath(p)
    if isinstance(p, bytes):
        return _splitext(p, b"/", None, b".")
    return _splitext(p, "/", None, ".")


def splitdrive(p, /):
    """Split a path into drive and the rest; on POSIX the drive is empty."""
    p = os.fspath(p)
    return p[:0], p


def splitroot(p, /):
    """Split a path into drive, root and the rest.

    Exactly two slashes at the beginning are a root of their own.
    """
    p = os.fspath(p)
    sep = _get_sep(p)
    empty = p[:0]
    if p[:1] != sep:
        return empty, empty, p
    if p[1:2] != sep or p[2:3] == sep:
        return empty, sep, p[1:]
    return empty, p[:2], p[2:]


def basename(p, /):
    """The last component of a path."""
    p = os.fspath(p)
    return p[p.rfind(_get_sep(p)) + 1:]


def dirname(p, /):
    """All of a path but the last component."""
    return split(p)[0]


def ismount(path):
    """Whether a path is a mount point."""
    try:
        here = os.lstat(path)
    except (OSError, ValueError):
        return False
    if stat.S_ISLNK(here.st_mode):
        return False
    path = os.fspath(path)
    above = join(path, b".." if isinstance(path, bytes) else "..")
    try:
        there = os.lstat(above)
    except OSError:
        try:
            there = os.lstat(realpath(above))
        except OSError:
            return False
    # The root is above itself.
    return here.st_dev != there.st_dev or here.st_ino == there.st_ino


def expanduser(path):
    """Replace ~ and ~user at the beginning by the home folder, if it is known."""
    path = os.fspath(path)
    tilde = b"~" if isinstance(path, bytes) else "~"
    if not path.startswith(tilde):
        return path
    sep = _get_sep(path)
    user, slash, rest = path[1:].partition(sep)
    home = os.environ.get("HOME") if not user else None
    if home is None:
        try:
            import pwd
            home = (pwd.getpwnam(os.fsdecode(user)) if user else pwd.getpwuid(os.getuid())).pw_dir
        except (ImportError, KeyError):
            return path
    if home is None:
        return path
    if isinstance(path, bytes):
        home = os.fsencode(home)
    return home.rstrip(sep) + slash + rest or sep


def _is_name(c):
    return c.isascii() and (c.isalnum() or c == "_")


def expandvars(path):
    """Replace $name and ${name} by the values of environment variables; unknown ones stay."""
    path = os.fspath(path)
    binary = isinstance(path, bytes)
    text = path.decode("latin-1") if binary else path
    if "$" not in text:
        return path
    out = []
    i, n = 0, len(text)
    while i < n:
        j = text.find("$", i)
        if j < 0:
            out.append(text[i:])
            break
        out.append(text[i:j])
        if text[j + 1:j + 2] == "{":
            end = text.find("}", j + 2)
            name = text[j + 2:end] if end >= 0 else ""
            end += 1
        else:
            end = j + 1
            while end < n and _is_name(text[end]):
                end += 1
            name = text[j + 1:end]
        value = None
        if name or (end > j + 1 and text[j + 1:j + 2] == "{"):
            if binary:
                value = os.environb.get(name.encode("latin-1"))
                value = None if value is None else value.decode("latin-1")
            else:
                value = os.environ.get(name)
        if value is None:
            if end <= j + 1:
                end = j + 1
            out.append(text[j:end])
        else:
            out.append(value)
        i = end
    res = "".join(out)
    return res.encode("latin-1") if binary else res


def normpath(path):
    """Normalize a path: A//B, A/./B and A/C/../B are all A/B."""
    try:
        path = os.fspath(path)
    except TypeError:
        raise TypeError("_path_normpath: path should be string, bytes or os.PathLike, not "
                        + type(path).__name__) from None
    if isinstance(path, bytes):
        sep, dot, dotdot = b"/", b".", b".."
    else:
        sep, dot, dotdot = "/", ".", ".."
    if not path:
        return dot
    _, root, rest = splitroot(path)
    out = []
    for part in rest.split(sep):
        if not part or part == dot:
            continue
        if part != dotdot or (not root and not out) or (out and out[-1] == dotdot):
            out.append(part)
        elif out:
            out.pop()
    return (root + sep.join(out)) or dot


def abspath(path):
    """The absolute, normalized form of a path."""
    path = os.fspath(path)
    if isinstance(path, bytes):
        if not path.startswith(b"/"):
            path = join(os.getcwdb(), path)
    elif not path.startswith("/"):
        path = join(os.getcwd(), path)
    return normpath(path)


def realpath(filename, /, *, strict=False):
    """The canonical path, without symbolic links.

    With strict, a path that does not exist or a loop of links is an error."""
    filename = os.fspath(filename)
    if isinstance(filename, bytes):
        sep, dot, dotdot, cwd = b"/", b".", b"..", os.getcwdb
    else:
        sep, dot, dotdot, cwd = "/", ".", "..", os.getcwd
    if strict is ALLOW_MISSING:
        ignored = FileNotFoundError
    elif strict:
        ignored = ()
    else:
        ignored = OSError
    rest = filename.split(sep)[::-1]
    path = sep if filename.startswith(sep) else cwd()
    seen = {}
    links = 0
    while rest:
        name = rest.pop()
        if isinstance(name, tuple):
            # The link of this name is resolved.
            seen[name[0]] = path
            continue
        if not name or name == dot:
            continue
        if name == dotdot:
            path = path[:path.rindex(sep)] or sep
            continue
        new = path + name if path == sep else path + sep + name
        try:
            st = os.lstat(new)
        except ignored:
            path = new
            continue
        except ValueError:
            if strict:
                raise
            path = new
            continue
        if not stat.S_ISLNK(st.st_mode):
            path = new
            if strict and rest and any(p and not isinstance(p, tuple) for p in rest) and not stat.S_ISDIR(st.st_mode):
                # A file cannot have anything in it.
                os.lstat(new + sep)
            continue
        if new in seen:
            if seen[new] is not None:
                path = seen[new]
                continue
            # A loop.
            if strict:
                os.stat(new)
            path = new
            continue
        seen[new] = None
        try:
            target = os.readlink(new)
        except ignored:
            path = new
            continue
        rest.append((new,))
        if target.startswith(sep):
            path = sep
        rest.extend(target.split(sep)[::-1])
    return path


def relpath(path, start=None):
    """The form of a path relative to start, by default the current folder."""
    path = os.fspath(path)
    if not path:
        raise ValueError("no path specified")
    if isinstance(path, bytes):
        curdir, sep, pardir = b".", b"/", b".."
    else:
        curdir, sep, pardir = ".", "/", ".."
    start = curdir if start is None else os.fspath(start)
    try:
        a = [x for x in abspath(start).split(sep) if x]
        b = [x for x in abspath(path).split(sep) if x]
        i = len(commonprefix([a, b]))
        parts = [pardir] * (len(a) - i) + b[i:]
        return sep.join(parts) if parts else curdir
    except (TypeError, AttributeError, BytesWarning, DeprecationWarning):
        _check_arg_types("relpath", path, start)
        raise


def commonpath(paths):
    """The longest path that all given paths are in."""
    paths = tuple(map(os.fspath, paths))
    if not paths:
        raise ValueError("commonpath() arg is an empty sequence")
    if isinstance(paths[0], bytes):
        sep, curdir = b"/", b"."
    else:
        sep, curdir = "/", "."
    try:
        split_paths = [p.split(sep) for p in paths]
        absolute = {p.startswith(sep) for p in paths}
        if len(absolute) != 1:
            raise ValueError("Can't mix absolute and relative paths")
        split_paths = [[c for c in s if c and c != curdir] for s in split_paths]
        common = commonprefix(split_paths)
        return (sep if True in absolute else sep[:0]) + sep.join(common)
    except (TypeError, AttributeError):
        _check_arg_types("commonpath", *paths)
        raise
