"""Filename globbing: lists of the paths that match a pattern."""

import contextlib
import fnmatch
import functools
import itertools
import os
import re
import stat
import warnings

__all__ = ["escape", "glob", "iglob", "translate"]


def glob(pathname, *, root_dir=None, dir_fd=None, recursive=False, include_hidden=False):
    """Return the paths that a pattern with wildcards matches.

    '*' and '?' match no slash; with recursive the component '**' matches any number of folders. Names that begin with
    a dot are left out unless include_hidden is true or the component of the pattern begins with one too."""
    return list(iglob(pathname, root_dir=root_dir, dir_fd=dir_fd, recursive=recursive, include_hidden=include_hidden))


def iglob(pathname, *, root_dir=None, dir_fd=None, recursive=False, include_hidden=False):
    """Return an iterator over the paths that glob() lists."""
    root = pathname[:0] if root_dir is None else os.fspath(root_dir)
    found = _iglob(pathname, root, dir_fd, recursive, False, include_hidden)
    if not pathname or recursive and _isrecursive(pathname[:2]):
        # The empty path that '**' matches first is no result.
        first = next(found, None)
        if first:
            found = itertools.chain((first,), found)
    return found


def _iglob(pathname, root_dir, dir_fd, recursive, dironly, include_hidden=False):
    above, last = os.path.split(pathname)
    if not has_magic(pathname):
        # A pattern that ends with a slash matches folders only.
        there = _lexists(_join(root_dir, pathname), dir_fd) if last else _isdir(_join(root_dir, above), dir_fd)
        if there:
            yield pathname
        return
    if above and above != pathname and has_magic(above):
        folders = _iglob(above, root_dir, dir_fd, recursive, True, include_hidden)
    else:
        folders = [above]
    names_in = _glob2 if recursive and _isrecursive(last) else _glob1 if has_magic(last) else _glob0
    for folder in folders:
        for name in names_in(_join(root_dir, folder), last, dir_fd, dironly, include_hidden):
            yield os.path.join(folder, name)


def _glob1(dirname, pattern, dir_fd, dironly, include_hidden=False):
    """The names in a folder that match."""
    names = _listdir(dirname, dir_fd, dironly)
    if not (include_hidden or _ishidden(pattern)):
        names = [name for name in names if not _ishidden(name)]
    return fnmatch.filter(names, pattern)


def _glob0(dirname, basename, dir_fd, dironly, include_hidden=False):
    """The one name without wildcards, if it is there."""
    if basename:
        if _lexists(_join(dirname, basename), dir_fd):
            return [basename]
    elif _isdir(dirname, dir_fd):
        return [basename]
    return []


def _glob2(dirname, pattern, dir_fd, dironly, include_hidden=False):
    """All names below a folder, and the empty one for the folder itself."""
    assert _isrecursive(pattern)
    if not dirname or _isdir(dirname, dir_fd):
        yield pattern[:0]
    yield from _rlistdir(dirname, dir_fd, dironly, include_hidden=include_hidden)


def _iterdir(dirname, dir_fd, dironly):
    opened = None
    convert = str if isinstance(dirname, str) else os.fsencode
    try:
        if dir_fd is None:
            place = dirname or convert(os.curdir)
        elif dirname:
            place = opened = os.open(dirname, _dir_open_flags, dir_fd=dir_fd)
        else:
            place = dir_fd
        with os.scandir(place) as entries:
            for entry in entries:
                try:
                    wanted = not dironly or entry.is_dir()
                except OSError:
                    wanted = False
                if wanted:
                    yield convert(entry.name)
    except OSError:
        return
    finally:
        if opened is not None:
            os.close(opened)


def _listdir(dirname, dir_fd, dironly):
    with contextlib.closing(_iterdir(dirname, dir_fd, dironly)) as it:
        return list(it)


def _rlistdir(dirname, dir_fd, dironly, include_hidden=False):
    for x in _listdir(dirname, dir_fd, dironly):
        if include_hidden or not _ishidden(x):
            yield x
            path = _join(dirname, x) if dirname else x
            for y in _rlistdir(path, dir_fd, dironly, include_hidden=include_hidden):
                yield _join(x, y)


def _mode(ask, path, dir_fd):
    """Return the mode of what is under a name from an open folder, None if there is nothing."""
    try:
        return ask(path, dir_fd=dir_fd).st_mode
    except (OSError, ValueError):
        return None


def _lexists(path, dir_fd):
    return os.path.lexists(path) if dir_fd is None else _mode(os.lstat, path, dir_fd) is not None


def _isdir(path, dir_fd):
    return os.path.isdir(path) if dir_fd is None else stat.S_ISDIR(_mode(os.stat, path, dir_fd) or 0)


def _join(dirname, basename):
    return os.path.join(dirname, basename) if dirname and basename else dirname or basename


magic_check = re.compile("([*?[])")
magic_check_bytes = re.compile(b"([*?[])")


def has_magic(s):
    if isinstance(s, bytes):
        return magic_check_bytes.search(s) is not None
    return magic_check.search(s) is not None


def _ishidden(path):
    return path[0] in (".", b"."[0])


def _isrecursive(pattern):
    return pattern == (b"**" if isinstance(pattern, bytes) else "**")


def escape(pathname):
    """Escape all special characters, so that the pattern matches the path itself."""
    drive, pathname = os.path.splitdrive(pathname)
    if isinstance(pathname, bytes):
        pathname = magic_check_bytes.sub(br"[\1]", pathname)
    else:
        pathname = magic_check.sub(r"[\1]", pathname)
    return drive + pathname


_dir_open_flags = os.O_RDONLY | getattr(os, "O_DIRECTORY", 0)
_deprecated_function_message = ("{name} is deprecated and will be removed in Python {remove}. "
                                "Use glob.glob and pass a directory to its root_dir argument instead.")


def glob0(dirname, pattern):
    warnings._deprecated("glob.glob0", _deprecated_function_message, remove=(3, 15))
    return _glob0(dirname, pattern, None, False)


def glob1(dirname, pattern):
    warnings._deprecated("glob.glob1", _deprecated_function_message, remove=(3, 15))
    return _glob1(dirname, pattern, None, False)


def translate(pat, *, recursive=False, include_hidden=False, seps=None):
    """Return the regular expression of a pattern: what glob() would match, from beginning to end.

    With recursive the component '**' stands for any number of others. seps are the separators, by default the
    system's."""
    if not seps:
        seps = (os.path.sep, os.path.altsep) if os.path.altsep else os.path.sep
    escaped = "".join(map(re.escape, seps))
    any_sep = f"[{escaped}]" if len(seps) > 1 else escaped
    not_sep = f"[^{escaped}]"
    if include_hidden:
        one_last = f"{not_sep}+"
        one = f"{one_last}{any_sep}"
        some = f"(?:.+{any_sep})?"
        some_last = ".*"
    else:
        one_last = f"[^{escaped}.]{not_sep}*"
        one = f"{one_last}{any_sep}"
        some = f"(?:{one})*"
        some_last = f"{some}(?:{one_last})?"
    out = []
    parts = re.split(any_sep, pat)
    last = len(parts) - 1
    for i, part in enumerate(parts):
        if part == "*":
            out.append(one if i < last else one_last)
        elif recursive and part == "**":
            if i < last:
                if parts[i + 1] != "**":
                    out.append(some)
            else:
                out.append(some_last)
        else:
            if part:
                if not include_hidden and part[0] in "*?":
                    out.append(r"(?!\.)")
                out.extend(fnmatch._translate(part, f"{not_sep}*", not_sep)[0])
            if i < last:
                out.append(any_sep)
    return rf"(?s:{''.join(out)})\z"


@functools.lru_cache(maxsize=512)
def _compile_pattern(pat, seps, case_sensitive, recursive=True):
    """A matcher for the pattern, for pathlib."""
    flags = re.NOFLAG if case_sensitive else re.IGNORECASE
    regex = translate(pat, recursive=recursive, include_hidden=True, seps=seps)
    return re.compile(regex, flags=flags).match
