"""Path operations that are the same for all kinds of paths."""

import stat

__all__ = ["commonprefix", "exists", "getatime", "getctime", "getmtime", "getsize", "isdevdrive", "isdir", "isfile",
           "isjunction", "islink", "lexists", "samefile", "sameopenfile", "samestat", "ALLOW_MISSING"]


def _mode(ask, path):
    """Return the mode that a kind of stat() gives, None if there is no such path."""
    try:
        return ask(path).st_mode
    except (OSError, ValueError):
        return None


def exists(path):
    """Whether there is something under the name; a link to nothing does not count."""
    return _mode(os.stat, path) is not None


def lexists(path):
    """Whether there is something under the name, be it a link to nothing."""
    return _mode(os.lstat, path) is not None


def isfile(path):
    """Whether the path leads to an ordinary file."""
    return (mode := _mode(os.stat, path)) is not None and stat.S_ISREG(mode)


def isdir(s):
    """Whether the path leads to a folder."""
    return (mode := _mode(os.stat, s)) is not None and stat.S_ISDIR(mode)


def islink(path):
    """Whether the path is a symbolic link."""
    return (mode := _mode(os.lstat, path)) is not None and stat.S_ISLNK(mode)


def isjunction(path):
    """Whether a path is a junction: never on this system."""
    os.fspath(path)
    return False


def isdevdrive(path):
    """Whether a path is on a Windows Dev Drive: never on this system."""
    os.fspath(path)
    return False


def getsize(filename):
    """The size of a file in bytes."""
    return os.stat(filename).st_size


def getmtime(filename):
    """The time of the last modification of a file."""
    return os.stat(filename).st_mtime


def getatime(filename):
    """The time of the last access to a file."""
    return os.stat(filename).st_atime


def getctime(filename):
    """The time of the last change of a file's metadata."""
    return os.stat(filename).st_ctime


def commonprefix(m, /):
    """The longest string that all given paths begin with."""
    if not m:
        return ""
    # Strings and paths, or sequences of path components.
    if not isinstance(m[0], (list, tuple)):
        m = tuple(map(os.fspath, m))
    first, last = min(m), max(m)
    for i, c in enumerate(first):
        if c != last[i]:
            return first[:i]
    return first


def samestat(s1, s2):
    """Whether two results of stat() are of the same file."""
    return s1.st_ino == s2.st_ino and s1.st_dev == s2.st_dev


def samefile(f1, f2):
    """Whether two names are of the same file or folder."""
    return samestat(os.stat(f1), os.stat(f2))


def sameopenfile(fp1, fp2):
    """Whether two open files are the same file."""
    return samestat(os.fstat(fp1), os.fstat(fp2))


def _splitext(p, sep, altsep, extsep):
    """Split the extension off a path: everything from the last dot of its last
    part on, dots at the beginning of the part do not count."""
    start = p.rfind(sep)
    if altsep:
        start = max(start, p.rfind(altsep))
    start += 1
    dot = p.rfind(extsep)
    if dot > start:
        while start < dot:
            if p[start:start + 1] != extsep:
                return p[:dot], p[dot:]
            start += 1
    return p, p[:0]


def _check_arg_types(funcname, *args):
    has_str = has_bytes = False
    for s in args:
        if isinstance(s, str):
            has_str = True
        elif isinstance(s, bytes):
            has_bytes = True
        else:
            raise TypeError(f"{funcname}() argument must be str, bytes, or os.PathLike object, not "
                            f"{s.__class__.__name__!r}") from None
    if has_str and has_bytes:
        raise TypeError("Can't mix strings and bytes in path components") from None


class ALLOW_MISSING:
    """For realpath(strict=...): only a missing last part of the path is no error."""

    def __new__(cls):
        raise TypeError("cannot create 'ALLOW_MISSING' instances")


def _singleton(cls):
    class _AllowMissing:
        def __repr__(self):
            return "os.path.ALLOW_MISSING"

        def __reduce__(self):
            return "ALLOW_MISSING"

    return object.__new__(_AllowMissing)


ALLOW_MISSING = _singleton(ALLOW_MISSING)


# Last, since os imports this module to make os.path.
import os
