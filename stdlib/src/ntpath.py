"""Operations on Windows pathnames; available on every system."""

curdir = "."
pardir = ".."
extsep = "."
sep = "\\"
pathsep = ";"
altsep = "/"
defpath = ".;C:\\bin"
devnull = "nul"

import os
import genericpath
from genericpath import *
from genericpath import _check_arg_types, _splitext

__all__ = ["normcase", "isabs", "join", "splitdrive", "splitroot", "split", "splitext", "basename", "dirname",
           "commonprefix", "getsize", "getmtime", "getatime", "getctime", "islink", "exists", "lexists", "isdir",
           "isfile", "ismount", "isreserved", "expanduser", "expandvars", "normpath", "abspath", "curdir", "pardir",
           "sep", "pathsep", "defpath", "altsep", "extsep", "devnull", "realpath", "supports_unicode_filenames",
           "relpath", "samefile", "sameopenfile", "samestat", "commonpath", "isjunction", "isdevdrive",
           "ALLOW_MISSING"]

supports_unicode_filenames = True


def _seps(path):
    """The separator, the other one, the colon, of the kind of the path."""
    if isinstance(path, bytes):
        return b"\\", b"/", b":"
    return "\\", "/", ":"


def normcase(s):
    """Normalize the case of a path: lower case, backslashes."""
    s = os.fspath(s)
    if isinstance(s, bytes):
        return s.decode("utf-8", "surrogateescape").replace("/", "\\").lower().encode("utf-8", "surrogateescape")
    return s.replace("/", "\\").lower()


def isabs(s):
    """Whether a path is absolute: it has a drive and a root, or is a share."""
    s = os.fspath(s)
    sep, altsep, colon = _seps(s)
    s = s[:3].replace(altsep, sep)
    return s.startswith(colon + sep, 1) or s.startswith(sep * 2)


def join(path, /, *paths):
    """Join path components; an absolute one drops what came before, but perhaps the drive."""
    path = os.fspath(path)
    sep, altsep, colon = _seps(path)
    seps = sep + altsep
    try:
        drive, root, rest = splitroot(path)
        for p in paths:
            p_drive, p_root, p_rest = splitroot(p)
            if p_root:
                if p_drive or not drive:
                    drive = p_drive
                root, rest = p_root, p_rest
                continue
            if p_drive and p_drive != drive:
                if p_drive.lower() != drive.lower():
                    drive, root, rest = p_drive, p_root, p_rest
                    continue
                drive = p_drive
            if rest and rest[-1:] not in seps:
                rest += sep
            rest += p_rest
        if rest and not root and drive and drive[-1:] not in colon + seps:
            # A share needs a separator before what follows.
            return drive + sep + rest
        return drive + root + rest
    except (TypeError, AttributeError, BytesWarning):
        _check_arg_types("join", path, *paths)
        raise


def splitroot(p, /):
    """Split a path into drive (or share), root and the rest."""
    p = os.fspath(p)
    sep, altsep, colon = _seps(p)
    empty = p[:0]
    normp = p.replace(altsep, sep)
    if normp[:1] == sep:
        if normp[1:2] != sep:
            return empty, p[:1], p[1:]
        # A share or a device: \\server\share or \\?\UNC\server\share.
        unc = sep * 2 + (b"?\\UNC\\" if isinstance(p, bytes) else "?\\UNC\\")
        start = 8 if normp[:8].upper() == unc else 2
        i = normp.find(sep, start)
        if i < 0:
            return p, empty, empty
        j = normp.find(sep, i + 1)
        if j < 0:
            return p, empty, empty
        return p[:j], p[j:j + 1], p[j + 1:]
    if normp[1:2] == colon:
        if normp[2:3] == sep:
            return p[:2], p[2:3], p[3:]
        return p[:2], empty, p[2:]
    return empty, empty, p


def splitdrive(p, /):
    """Split a path into drive (or share) and the rest."""
    drive, root, tail = splitroot(p)
    return drive, root + tail


def split(p, /):
    """Split a path into (head, tail); tail is everything after the last separator."""
    p = os.fspath(p)
    sep, altsep, _ = _seps(p)
    seps = sep + altsep
    d, r, p = splitroot(p)
    i = len(p)
    while i and p[i - 1:i] not in (sep, altsep):
        i -= 1
    head, tail = p[:i], p[i:]
    return d + r + head.rstrip(seps), tail


def splitext(p, /):
    """Split the extension off a path: (root, ext)."""
    p = os.fspath(p)
    if isinstance(p, bytes):
        return _splitext(p, b"\\", b"/", b".")
    return _splitext(p, "\\", "/", ".")


def basename(p, /):
    """The last component of a path."""
    return split(p)[1]


def dirname(p, /):
    """All of a path but the last component."""
    return split(p)[0]


def ismount(path):
    """Whether a path is a mount point: a drive or a share."""
    path = os.fspath(path)
    sep, altsep, _ = _seps(path)
    path = abspath(path)
    drive, root, rest = splitroot(path)
    if drive and drive[:1] in (sep, altsep):
        return not rest
    return bool(root) and not rest


_reserved_chars = frozenset({chr(i) for i in range(32)} | {'"', "*", ":", "<", ">", "?", "|", "/", "\\"})
_reserved_names = frozenset({"CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"}
                            | {f"COM{c}" for c in "123456789\xb9\xb2\xb3"} | {f"LPT{c}" for c in "123456789\xb9\xb2\xb3"})


def isreserved(path):
    """Whether a name in the path has a special meaning on Windows."""
    path = os.fsdecode(splitroot(path)[2]).replace(altsep, sep)
    return any(_isreservedname(name) for name in reversed(path.split(sep)))


def _isreservedname(name):
    if name[-1:] in (".", " "):
        return name not in (".", "..")
    if _reserved_chars.intersection(name):
        return True
    return name.partition(".")[0].rstrip(" ").upper() in _reserved_names


def expanduser(path):
    """Replace ~ and ~user at the beginning by the home folder, if it is known."""
    path = os.fspath(path)
    tilde = b"~" if isinstance(path, bytes) else "~"
    seps = (b"\\", b"/") if isinstance(path, bytes) else ("\\", "/")
    if not path.startswith(tilde):
        return path
    i, n = 1, len(path)
    while i < n and path[i:i + 1] not in seps:
        i += 1
    if "USERPROFILE" in os.environ:
        userhome = os.environ["USERPROFILE"]
    elif "HOMEPATH" in os.environ:
        userhome = join(os.environ.get("HOMEDRIVE", ""), os.environ["HOMEPATH"])
    else:
        return path
    if i != 1:
        target = os.fsdecode(path[1:i])
        current = os.environ.get("USERNAME")
        if target != current:
            # Other users' folders are taken to be beside this user's.
            if current != basename(userhome):
                return path
            userhome = join(dirname(userhome), target)
    if isinstance(path, bytes):
        userhome = os.fsencode(userhome)
    return userhome + path[i:]


def expandvars(path):
    """Replace $name, ${name} and %name% by the values of environment variables; unknown ones stay."""
    path = os.fspath(path)
    binary = isinstance(path, bytes)
    text = os.fsdecode(path) if binary else path
    if "$" not in text and "%" not in text:
        return path
    varchars = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-"
    out = []
    i, n = 0, len(text)
    while i < n:
        c = text[i]
        if c == "'":
            # Nothing is replaced between single quotes.
            j = text.find("'", i + 1)
            j = n if j < 0 else j + 1
            out.append(text[i:j])
            i = j
        elif c == "%":
            if text[i + 1:i + 2] == "%":
                out.append("%")
                i += 2
                continue
            j = text.find("%", i + 1)
            if j < 0:
                out.append(text[i:])
                break
            name = text[i + 1:j]
            out.append(os.environ.get(name, "%" + name + "%"))
            i = j + 1
        elif c == "$":
            if text[i + 1:i + 2] == "$":
                out.append("$")
                i += 2
            elif text[i + 1:i + 2] == "{":
                j = text.find("}", i + 2)
                if j < 0:
                    out.append(text[i:])
                    break
                name = text[i + 2:j]
                out.append(os.environ.get(name, "${" + name + "}"))
                i = j + 1
            else:
                j = i + 1
                while j < n and text[j] in varchars:
                    j += 1
                name = text[i + 1:j]
                out.append(os.environ.get(name, "$" + name) if name else "$")
                i = j
        else:
            out.append(c)
            i += 1
    res = "".join(out)
    return os.fsencode(res) if binary else res


def normpath(path):
    """Normalize a path: A//B, A/./B and A/C/../B are all A\\B."""
    path = os.fspath(path)
    if isinstance(path, bytes):
        sep, altsep, curdir, pardir = b"\\", b"/", b".", b".."
    else:
        sep, altsep, curdir, pardir = "\\", "/", ".", ".."
    drive, root, rest = splitroot(path.replace(altsep, sep))
    kept = []
    for part in rest.split(sep):
        if part == pardir and (kept and kept[-1] != pardir or root):
            del kept[-1:]  # There is nothing above the root.
        elif part and part != curdir:
            kept.append(part)
    return drive + root + sep.join(kept) or curdir


def abspath(path):
    """The absolute, normalized form of a path."""
    path = os.fspath(path)
    if not isabs(path):
        path = join(os.getcwdb() if isinstance(path, bytes) else os.getcwd(), path)
    return normpath(path)


def realpath(path, /, *, strict=False):
    """The absolute form: links cannot be resolved on this system."""
    return abspath(path)


def relpath(path, start=None):
    """The form of a path relative to start, by default the current folder."""
    path = os.fspath(path)
    if not path:
        raise ValueError("no path specified")
    if isinstance(path, bytes):
        sep, curdir, pardir = b"\\", b".", b".."
    else:
        sep, curdir, pardir = "\\", ".", ".."
    if start is None:
        start = curdir
    start = os.fspath(start)
    try:
        (drive, _, rest), (start_drive, _, start_rest) = splitroot(abspath(path)), splitroot(abspath(start))
        if normcase(drive) != normcase(start_drive):
            raise ValueError("path is on mount %r, start on mount %r" % (drive, start_drive))
        parts, start_parts = [text.split(sep) if text else [] for text in (rest, start_rest)]
        common = commonprefix([[normcase(part) for part in parts], [normcase(part) for part in start_parts]])
        way = [pardir] * (len(start_parts) - len(common)) + parts[len(common):]
        return sep.join(way) or curdir
    except (TypeError, ValueError, AttributeError, BytesWarning, DeprecationWarning):
        _check_arg_types("relpath", path, start)
        raise


def commonpath(paths):
    """The longest path that all given paths are in."""
    paths = tuple(map(os.fspath, paths))
    if not paths:
        raise ValueError("commonpath() arg is an empty sequence")
    if isinstance(paths[0], bytes):
        sep, altsep, curdir = b"\\", b"/", b"."
    else:
        sep, altsep, curdir = "\\", "/", "."
    try:
        # Case does not matter; in the result it is that of the first path.
        given = [splitroot(path.replace(altsep, sep)) for path in paths]
        if len({drive.lower() for drive, _, _ in given}) > 1:
            raise ValueError("Paths don't have the same drive")
        drive, root, _ = given[0]
        if len({root for _, root, _ in given}) > 1:
            raise ValueError("Can't mix absolute and relative paths" if drive else
                             "Can't mix rooted and not-rooted paths")
        parts = [[part for part in rest.split(sep) if part and part != curdir] for _, _, rest in given]
        common = commonprefix([[part.lower() for part in path] for path in parts])
        return drive + root + sep.join(parts[0][:len(common)])
    except (TypeError, AttributeError):
        _check_arg_types("commonpath", *paths)
        raise
