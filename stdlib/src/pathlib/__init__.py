"""Paths as objects: pure ones, which are text, and those of the file system."""

import functools
import io
import operator
import os
import sys

import ntpath
import posixpath
from _collections_abc import Sequence
from errno import EINVAL, EXDEV
from itertools import chain
from stat import S_IMODE, S_ISBLK, S_ISCHR, S_ISDIR, S_ISFIFO, S_ISLNK, S_ISREG, S_ISSOCK


def _optional(name):
    """Import a module that not every system has."""
    try:
        return __import__(name)
    except ImportError:
        return None


pwd, grp = _optional("pwd"), _optional("grp")

__all__ = ["UnsupportedOperation", "PurePath", "PurePosixPath", "PureWindowsPath", "Path", "PosixPath", "WindowsPath"]


class UnsupportedOperation(NotImplementedError):
    """The operation is not possible on a path of this kind."""


class _PathParents(Sequence):
    """The sequence of the folders above a path."""

    __slots__ = ("_path",)

    def __init__(self, path):
        self._path = path

    def __len__(self):
        return len(self._path._tail)

    def __getitem__(self, idx):
        try:
            size = range(len(self))[idx]  # how many of the last parts the nearest one has lost, less one
        except IndexError:
            raise IndexError(idx) from None
        if isinstance(size, range):
            return tuple([self[i] for i in size])
        drive, root, tail = self._path._parts3()
        return self._path._from_parsed_parts(drive, root, tail[:-size - 1])

    def __repr__(self):
        return "<{}.parents>".format(type(self._path).__name__)


def _text_of(path):
    try:
        text = os.fspath(path)
    except TypeError:
        text = path
    if isinstance(text, str):
        return text
    raise TypeError("argument should be a str or an os.PathLike object where __fspath__ returns a str, "
                    f"not {type(text).__name__!r}")


class PurePath:
    """A path as text: its parts can be looked at and changed, the file system is not asked.

    PurePath(...) makes a PurePosixPath or a PureWindowsPath, whatever the system has."""

    # What the path was made of, and what follows from it: None until it is asked for.
    __slots__ = ("_raw_paths", "_split", "_str", "_key", "_order", "_hash")
    parser = os.path

    def __new__(cls, *args, **kwargs):
        if cls is PurePath:
            cls = PureWindowsPath if os.name == "nt" else PurePosixPath
        return object.__new__(cls)

    def __init__(self, *args):
        self._split = self._str = self._key = self._order = self._hash = None
        self._raw_paths = paths = []
        for arg in args:
            if not isinstance(arg, PurePath):
                text = arg if isinstance(arg, str) else _text_of(arg)
                paths.append(text)
            elif arg.parser is self.parser:
                paths += arg._raw_paths
            else:
                # The separators of the other kind are no separators here.
                paths.append(arg.as_posix())

    def with_segments(self, *pathsegments):
        """Make a path of the same type: what all methods that return paths use."""
        return type(self)(*pathsegments)

    def joinpath(self, *pathsegments):
        """Join this path with others; an absolute one drops what came before."""
        return self.with_segments(self, *pathsegments)

    def __truediv__(self, key):
        return self._joined(self, key)

    def __rtruediv__(self, key):
        return self._joined(key, self)

    def _joined(self, *pair):
        try:
            return self.with_segments(*pair)
        except TypeError:
            return NotImplemented

    def __reduce__(self):
        return type(self), (*self._raw_paths,)

    def __repr__(self):
        return "{}({!r})".format(type(self).__name__, self.as_posix())

    def __fspath__(self):
        return str(self)

    def __bytes__(self):
        """The path as bytes, in the file system's encoding."""
        return os.fsencode(self)

    def __str__(self):
        if self._str is None:
            self._str = self._format_parsed_parts(*self._parts3()) or "."
        return self._str

    def _comparable(self):
        """Return the text of which equal paths have the same."""
        if self._key is None:
            self._key = str(self) if self.parser is posixpath else str(self).lower()
        return self._key

    def __hash__(self):
        if self._hash is None:
            self._hash = hash(self._comparable())
        return self._hash

    def __eq__(self, other):
        if not isinstance(other, PurePath):
            return NotImplemented
        return self.parser is other.parser and self._comparable() == other._comparable()

    def _sort_key(self):
        if self._order is None:
            # A folder comes before what is in it.
            self._order = self._comparable().split(self.parser.sep)
        return self._order

    def _comparison(compare):
        def method(self, other):
            if isinstance(other, PurePath) and self.parser is other.parser:
                return compare(self._sort_key(), other._sort_key())
            return NotImplemented

        method.__name__ = f"__{compare.__name__}__"
        return method

    __lt__, __le__, __gt__, __ge__ = map(_comparison, (operator.lt, operator.le, operator.gt, operator.ge))
    del _comparison

    @classmethod
    def _format_parsed_parts(cls, drv, root, tail):
        if not drv and not root and tail and cls.parser.splitdrive(tail[0])[0]:
            # What looks like a drive must not become one.
            tail = [".", *tail]
        return drv + root + cls.parser.sep.join(tail)

    def _from_parsed_parts(self, drv, root, tail):
        text = self._format_parsed_parts(drv, root, tail)
        path = self.with_segments(text)
        path._split, path._str = (drv, root, tail), text or "."
        return path

    @classmethod
    def _parse_path(cls, path):
        """Take a path apart: drive, root, list of the other parts."""
        if not path:
            return "", "", []
        parser = cls.parser
        sep = parser.sep
        if parser.altsep:
            path = path.replace(parser.altsep, sep)
        drv, root, rel = parser.splitroot(path)
        if not root and drv.startswith(sep) and not drv.endswith(sep):
            parts = drv.split(sep)
            if len(parts) == 4 and parts[2] not in "?." or len(parts) == 6:
                # A share, in the short form or behind //?/UNC, has a root.
                root = sep
        return drv, root, [x for x in rel.split(sep) if x and x != "."]

    @property
    def _raw_path(self):
        first, *others = self._raw_paths or [""]
        return self.parser.join(first, *others) if others else first

    def _parts3(self):
        """Return drive, root and the list of the other parts."""
        if self._split is None:
            self._split = self._parse_path(self._raw_path)
        return self._split

    @property
    def drive(self):
        """The drive: a letter with a colon, or a share; '' on POSIX."""
        return (self._split or self._parts3())[0]

    @property
    def root(self):
        """The root of the path, if it has one."""
        return (self._split or self._parts3())[1]

    @property
    def _tail(self):
        return (self._split or self._parts3())[2]

    @property
    def anchor(self):
        """Drive and root together."""
        return self.drive + self.root

    @property
    def parts(self):
        """The components as a tuple."""
        if self.drive or self.root:
            return (self.drive + self.root,) + tuple(self._tail)
        return tuple(self._tail)

    @property
    def parent(self):
        """The folder that the path is in."""
        tail = self._tail
        if not tail:
            return self
        return self._from_parsed_parts(self.drive, self.root, tail[:-1])

    @property
    def parents(self):
        """The sequence of the folders above the path."""
        return _PathParents(self)

    @property
    def name(self):
        """The last component, if there is one."""
        tail = self._tail
        return tail[-1] if tail else ""

    @property
    def stem(self):
        """The last component without its suffix."""
        return self.parser.splitext(self.name)[0]

    @property
    def suffix(self):
        """The extension of the last component, with the dot."""
        return self.parser.splitext(self.name)[1]

    @property
    def suffixes(self):
        """The list of all extensions of the last component."""
        out = []
        stem, ext = self.parser.splitext(self.name)
        while ext:
            out.append(ext)
            stem, ext = self.parser.splitext(stem)
        return out[::-1]

    def with_name(self, name):
        """The path with another last component."""
        p = self.parser
        if not name or p.sep in name or (p.altsep and p.altsep in name) or name == ".":
            raise ValueError(f"Invalid name {name!r}")
        drive, root, tail = self._parts3()
        if not tail:
            raise ValueError(f"{self!r} has an empty name")
        return self._from_parsed_parts(drive, root, [*tail[:-1], name])

    def with_stem(self, stem):
        """The path with another stem, but the same suffix."""
        suffix = self.suffix
        if not suffix:
            return self.with_name(stem)
        if not stem:
            raise ValueError(f"{self!r} has a non-empty suffix")
        return self.with_name(stem + suffix)

    def with_suffix(self, suffix):
        """The path with another suffix; '' removes it."""
        stem = self.stem
        if not stem:
            raise ValueError(f"{self!r} has an empty name")
        if suffix and not suffix.startswith("."):
            raise ValueError(f"Invalid suffix {suffix!r}")
        return self.with_name(stem + suffix)

    def relative_to(self, other, *, walk_up=False):
        """The path relative to another; with walk_up it may begin with '..'."""
        if not hasattr(other, "with_segments"):
            other = self.with_segments(other)
        for step, path in enumerate(chain([other], other.parents)):
            if path == self or path in self.parents:
                break
            if not walk_up:
                raise ValueError(f"{str(self)!r} is not in the subpath of {str(other)!r}")
            if path.name == "..":
                raise ValueError(f"'..' segment in {str(other)!r} cannot be walked")
        else:
            raise ValueError(f"{str(self)!r} and {str(other)!r} have different anchors")
        return self._from_parsed_parts("", "", [".."] * step + self._tail[len(path._tail):])

    def is_relative_to(self, other):
        """Whether the path is the other one or below it."""
        if not hasattr(other, "with_segments"):
            other = self.with_segments(other)
        return other == self or other in self.parents

    def is_absolute(self):
        """Whether the path is absolute."""
        if self.parser is posixpath:
            # Without taking the path apart.
            for path in self._raw_paths:
                if path.startswith("/"):
                    return True
            return False
        return self.parser.isabs(self)

    def is_reserved(self):
        """Whether the name has a special meaning on the system."""
        import warnings
        warnings._deprecated("pathlib.PurePath.is_reserved",
                             "pathlib.PurePath.is_reserved() is deprecated and scheduled for removal in Python 3.15. "
                             "Use os.path.isreserved() to detect reserved paths on Windows.", remove=(3, 15))
        if self.parser is ntpath:
            return self.parser.isreserved(self)
        return False

    def as_posix(self):
        """The path with forward slashes."""
        return str(self).replace(self.parser.sep, "/")

    def as_uri(self):
        """The path as a 'file' URI."""
        import warnings
        warnings._deprecated("pathlib.PurePath.as_uri",
                             "pathlib.PurePath.as_uri() is deprecated and scheduled for removal in Python 3.19. "
                             "Use pathlib.Path.as_uri().", remove=(3, 19))
        if not self.is_absolute():
            raise ValueError("relative path can't be expressed as a file URI")
        from urllib.parse import quote_from_bytes
        drive = self.drive
        if len(drive) == 2 and drive[1] == ":":
            # A letter.
            prefix = "file:///" + drive
            path = self.as_posix()[2:]
        elif drive:
            prefix = "file:"
            path = self.as_posix()
        else:
            prefix = "file://"
            path = str(self)
        return prefix + quote_from_bytes(os.fsencode(path))

    def full_match(self, pattern, *, case_sensitive=None):
        """Whether the whole path matches the pattern, in which '**' stands for any number of components."""
        if not hasattr(pattern, "with_segments"):
            pattern = self.with_segments(pattern)
        if case_sensitive is None:
            case_sensitive = self.parser is posixpath
        import glob
        # '.' is the empty path to a pattern.
        path = str(self) if self.parts else ""
        pattern = str(pattern) if pattern.parts else ""
        return glob._compile_pattern(pattern, self.parser.sep, case_sensitive)(path) is not None

    def match(self, path_pattern, *, case_sensitive=None):
        """Whether the path matches the pattern: from the right if that is relative."""
        if not hasattr(path_pattern, "with_segments"):
            path_pattern = self.with_segments(path_pattern)
        if case_sensitive is None:
            case_sensitive = self.parser is posixpath
        parts, patterns = self.parts, path_pattern.parts
        if not patterns:
            raise ValueError("empty pattern")
        surplus = len(parts) - len(patterns)
        if surplus < 0 or surplus and path_pattern.anchor:
            return False
        import glob
        matchers = [glob._compile_pattern(pattern, self.parser.sep, case_sensitive, recursive=False)
                    for pattern in patterns]
        return all([match(part) is not None for match, part in zip(matchers, parts[surplus:])])


os.PathLike.register(PurePath)


class PurePosixPath(PurePath):
    """A pure path of POSIX."""

    parser = posixpath
    __slots__ = ()


class PureWindowsPath(PurePath):
    """A pure path of Windows."""

    parser = ntpath
    __slots__ = ()


def _leads_to_folder(entry):
    try:
        return entry.is_dir()
    except OSError:
        return False


class _Info:
    """What a path's file is, asked for once: Path.info."""

    __slots__ = ("_path", "_entry", "_stat", "_lstat")

    def __init__(self, path, entry=None):
        self._path = str(path)
        self._entry = entry

    def __repr__(self):
        return "<DirEntry.info>" if self._entry is not None else "<_PosixPathInfo>"

    def _mode(self, follow_symlinks):
        name = "_stat" if follow_symlinks else "_lstat"
        try:
            return getattr(self, name)
        except AttributeError:
            try:
                mode = os.stat(self._path, follow_symlinks=follow_symlinks).st_mode
            except (OSError, ValueError):
                mode = None
            setattr(self, name, mode)
            return mode

    def exists(self, *, follow_symlinks=True):
        """Whether the path exists."""
        return self._mode(follow_symlinks) is not None

    def is_dir(self, *, follow_symlinks=True):
        """Whether the path is a directory."""
        if self._entry is not None:
            try:
                return self._entry.is_dir(follow_symlinks=follow_symlinks)
            except OSError:
                return False
        mode = self._mode(follow_symlinks)
        return mode is not None and S_ISDIR(mode)

    def is_file(self, *, follow_symlinks=True):
        """Whether the path is a regular file."""
        if self._entry is not None:
            try:
                return self._entry.is_file(follow_symlinks=follow_symlinks)
            except OSError:
                return False
        mode = self._mode(follow_symlinks)
        return mode is not None and S_ISREG(mode)

    def is_symlink(self):
        """Whether the path is a symbolic link."""
        if self._entry is not None:
            try:
                return self._entry.is_symlink()
            except OSError:
                return False
        mode = self._mode(False)
        return mode is not None and S_ISLNK(mode)


class Path(PurePath):
    """A path of the file system.

    Path(...) makes a PosixPath or a WindowsPath, whatever the system has; the other kind cannot be made."""

    __slots__ = ("_info",)

    def __new__(cls, *args, **kwargs):
        if cls is Path:
            cls = WindowsPath if os.name == "nt" else PosixPath
        return object.__new__(cls)

    @property
    def info(self):
        """An object that tells what the path's file is, with answers that are remembered."""
        try:
            return self._info
        except AttributeError:
            self._info = _Info(self)
            return self._info

    # Asking.

    def stat(self, *, follow_symlinks=True):
        """The result of os.stat() for this path."""
        return os.stat(self, follow_symlinks=follow_symlinks)

    def lstat(self):
        """Like stat(), of a symbolic link itself."""
        return os.lstat(self)

    def exists(self, *, follow_symlinks=True):
        """Whether the path exists; with follow_symlinks=False also of a link to nothing."""
        if follow_symlinks:
            return os.path.exists(self)
        return os.path.lexists(self)

    def is_dir(self, *, follow_symlinks=True):
        """Whether the path is a directory."""
        if follow_symlinks:
            return os.path.isdir(self)
        try:
            return S_ISDIR(self.stat(follow_symlinks=follow_symlinks).st_mode)
        except (OSError, ValueError):
            return False

    def is_file(self, *, follow_symlinks=True):
        """Whether the path is a regular file."""
        if follow_symlinks:
            return os.path.isfile(self)
        try:
            return S_ISREG(self.stat(follow_symlinks=follow_symlinks).st_mode)
        except (OSError, ValueError):
            return False

    def is_mount(self):
        """Whether the path is a mount point."""
        return os.path.ismount(self)

    def is_symlink(self):
        """Whether the path is a symbolic link."""
        return os.path.islink(self)

    def is_junction(self):
        """Whether the path is a junction."""
        return os.path.isjunction(self)

    def _is(self, kind):
        try:
            return kind(self.stat().st_mode)
        except (OSError, ValueError):
            return False

    def is_block_device(self):
        """Whether the path is a block device."""
        return self._is(S_ISBLK)

    def is_char_device(self):
        """Whether the path is a character device."""
        return self._is(S_ISCHR)

    def is_fifo(self):
        """Whether the path is a FIFO."""
        return self._is(S_ISFIFO)

    def is_socket(self):
        """Whether the path is a socket."""
        return self._is(S_ISSOCK)

    def samefile(self, other_path):
        """Whether the other path is of the same file."""
        if not hasattr(other_path, "stat"):
            other_path = self.with_segments(other_path)
        return os.path.samestat(self.stat(), other_path.stat())

    # Contents.

    def open(self, mode="r", buffering=-1, encoding=None, errors=None, newline=None):
        """Open the file, as the builtin open() does."""
        if "b" not in mode:
            encoding = io.text_encoding(encoding)
        return io.open(self, mode, buffering, encoding, errors, newline)

    def read_bytes(self):
        """The contents of the file as bytes."""
        with self.open(mode="rb", buffering=0) as f:
            return f.read()

    def read_text(self, encoding=None, errors=None, newline=None):
        """The contents of the file as text."""
        encoding = io.text_encoding(encoding)
        with self.open(mode="r", encoding=encoding, errors=errors, newline=newline) as f:
            return f.read()

    def write_bytes(self, data):
        """Write bytes to the file, over what it had."""
        view = memoryview(data)
        with self.open(mode="wb") as f:
            return f.write(view)

    def write_text(self, data, encoding=None, errors=None, newline=None):
        """Write text to the file, over what it had."""
        encoding = io.text_encoding(encoding)
        if not isinstance(data, str):
            raise TypeError("data must be str, not %s" % data.__class__.__name__)
        with self.open(mode="w", encoding=encoding, errors=errors, newline=newline) as f:
            return f.write(data)

    # Folders.

    def _child(self, entry_path, name, entry=None):
        path = self._from_parsed_parts(self.drive, self.root, self._tail + [name])
        if entry is not None:
            path._info = _Info(path, entry)
        return path

    def iterdir(self):
        """Generate the paths in the folder, in no special order."""
        with os.scandir(self) as it:
            entries = list(it)
        return (self._child(e.path, e.name, e) for e in entries)

    def glob(self, pattern, *, case_sensitive=None, recurse_symlinks=False):
        """Generate the paths below that match a relative pattern; '**' stands for any number of folders."""
        if not isinstance(pattern, PurePath):
            pattern = self.with_segments(pattern)
            raw = pattern._raw_path
        else:
            raw = str(pattern) if pattern.parts else ""
        if pattern.anchor:
            raise NotImplementedError("Non-relative patterns are unsupported")
        parts = pattern._tail.copy()
        if not parts:
            raise ValueError(f"Unacceptable pattern: {pattern!r}")
        sep = self.parser.sep
        dirs_only = raw.endswith(sep) or bool(self.parser.altsep and raw.endswith(self.parser.altsep))
        return self._select(parts, case_sensitive, recurse_symlinks, dirs_only)

    def rglob(self, pattern, *, case_sensitive=None, recurse_symlinks=False):
        """Like glob(), with '**/' in front of the pattern."""
        if not isinstance(pattern, PurePath):
            pattern = self.with_segments(pattern)
        raw = pattern._raw_path
        if pattern.anchor:
            raise NotImplementedError("Non-relative patterns are unsupported")
        sep = self.parser.sep
        parts = ["**"] + pattern._tail
        dirs_only = raw.endswith(sep) and bool(pattern._tail)
        return self._select(parts, case_sensitive, recurse_symlinks, dirs_only)

    def _select(self, parts, case_sensitive, recurse_symlinks, dirs_only):
        import glob
        if case_sensitive is None:
            case_sensitive = self.parser is posixpath
            literal = True
        else:
            literal = case_sensitive is (self.parser is posixpath)
        sep = self.parser.sep
        matchers = []
        for part in parts:
            if part == "**":
                if matchers and matchers[-1] == "**":
                    continue
                matchers.append("**")
            elif part == "..":
                matchers.append(part)
            elif literal and glob.magic_check.search(part) is None:
                matchers.append(part)
            else:
                matchers.append(glob._compile_pattern(part, sep, case_sensitive, recursive=False))
        for path in self._walk_pattern(matchers, 0, recurse_symlinks, dirs_only):
            yield path

    def _scan(self):
        try:
            with os.scandir(self) as it:
                return list(it)
        except OSError:
            return []

    def _walk_pattern(self, matchers, i, recurse_symlinks, dirs_only):
        """Generate what matches matchers[i:] below this folder."""
        if i == len(matchers):
            yield self
            return
        m = matchers[i]
        last = i == len(matchers) - 1
        if m == "**":
            yield from self._walk_recursive(matchers, i, recurse_symlinks, dirs_only)
        elif isinstance(m, str):
            path = self._child(None, m)
            if last:
                if path.is_dir() if dirs_only else path.exists(follow_symlinks=False):
                    yield path
            else:
                # Whether it is there will be seen.
                yield from path._walk_pattern(matchers, i + 1, recurse_symlinks, dirs_only)
        else:
            for entry in self._scan():
                if m(entry.name) is None:
                    continue
                if (not last or dirs_only) and not _leads_to_folder(entry):
                    continue
                yield from self._child(entry.path, entry.name, entry)._walk_pattern(matchers, i + 1, recurse_symlinks,
                                                                                   dirs_only)

    def _walk_recursive(self, matchers, i, recurse_symlinks, dirs_only):
        """Generate what matches '**' and the rest: here and in all folders below."""
        last = i == len(matchers) - 1
        stack = [self]
        first = True
        while stack:
            path = stack.pop()
            if last:
                if not first or path.exists():
                    yield path
            else:
                yield from path._walk_pattern(matchers, i + 1, recurse_symlinks, dirs_only)
            first = False
            below = []
            for entry in path._scan():
                try:
                    is_dir = entry.is_dir(follow_symlinks=recurse_symlinks)
                except OSError:
                    is_dir = False
                if is_dir:
                    below.append(path._child(entry.path, entry.name, entry))
                elif last and not dirs_only:
                    yield path._child(entry.path, entry.name, entry)
            stack.extend(reversed(below))

    def walk(self, top_down=True, on_error=None, follow_symlinks=False):
        """Like os.walk(): generate (folder, names of folders, names of files)."""
        root_dir = str(self)
        if not follow_symlinks:
            follow_symlinks = os._walk_symlinks_as_files
        for path_str, dirnames, filenames in os.walk(root_dir, top_down, on_error, follow_symlinks):
            yield self.with_segments(path_str) if path_str != root_dir else self, dirnames, filenames

    # Forms of the path.

    @classmethod
    def cwd(cls):
        """The current folder."""
        return cls(os.getcwd())

    @classmethod
    def home(cls):
        """The user's home folder."""
        homedir = os.path.expanduser("~")
        if homedir == "~":
            raise RuntimeError("Could not determine home directory.")
        return cls(homedir)

    def absolute(self):
        """The absolute form, without resolving links."""
        if self.is_absolute():
            return self
        if self.drive:
            cwd = os.path.abspath(self.drive)
        else:
            cwd = os.getcwd()
        if not self._tail and not self.root and not self.drive:
            return self.with_segments(cwd)
        drive, root, rel = self.parser.splitroot(cwd)
        tail = rel.split(self.parser.sep) if rel else []
        return self._from_parsed_parts(drive, root, tail + self._tail)

    def resolve(self, strict=False):
        """The absolute form without links and '..'."""
        return self.with_segments(os.path.realpath(self, strict=strict))

    def expanduser(self):
        """The path with ~ and ~user replaced by the home folder."""
        if not (self.drive or self.root) and self._tail and self._tail[0][:1] == "~":
            home = os.path.expanduser(self._tail[0])
            if home.startswith("~"):
                raise RuntimeError("Could not determine home directory.")
            drive, root, above = self._parse_path(home)
            return self._from_parsed_parts(drive, root, [*above, *self._tail[1:]])
        return self

    def readlink(self):
        """The path that a symbolic link points to."""
        if not hasattr(os, "readlink"):
            raise UnsupportedOperation(f"{type(self).__name__}.readlink() is unsupported on this system")
        return self.with_segments(os.readlink(self))

    def as_uri(self):
        """The path as a 'file' URI."""
        if not self.is_absolute():
            raise ValueError("relative paths can't be expressed as file URIs")
        from urllib.parse import quote_from_bytes
        return "file://" + quote_from_bytes(os.fsencode(str(self)))

    @classmethod
    def from_uri(cls, uri):
        """The path of a 'file' URI."""
        from urllib.error import URLError
        from urllib.parse import unquote_to_bytes
        if not uri.startswith("file:"):
            raise ValueError(f"URI does not start with 'file:': {uri!r}")
        path = uri[5:]
        if path[:3] == "///":
            path = path[2:]
        elif path[:12] == "//localhost/":
            path = path[11:]
        path = cls(os.fsdecode(unquote_to_bytes(path)))
        if not path.is_absolute():
            raise ValueError(f"URI is not absolute: {uri!r}.")
        return path

    # Changing.

    def touch(self, mode=0o666, exist_ok=True):
        """Create the file, or bring its times up to date."""
        if exist_ok:
            try:
                os.utime(self, None)
            except OSError:
                pass  # it may not be there
            else:
                return
        os.close(os.open(self, os.O_WRONLY | os.O_CREAT | (0 if exist_ok else os.O_EXCL), mode))

    def mkdir(self, mode=0o777, parents=False, exist_ok=False):
        """Create the folder; with parents also those above it."""
        try:
            return os.mkdir(self, mode)
        except FileNotFoundError:
            if self.parent == self or not parents:
                raise
        except OSError:
            # The system may report another error than EEXIST.
            if exist_ok and self.is_dir():
                return
            raise
        self.parent.mkdir(parents=True, exist_ok=True)
        self.mkdir(mode, exist_ok=exist_ok)

    def chmod(self, mode, *, follow_symlinks=True):
        """Change the permissions."""
        os.chmod(self, mode, follow_symlinks=follow_symlinks)

    def lchmod(self, mode):
        """Like chmod(), of a symbolic link itself."""
        self.chmod(mode, follow_symlinks=False)

    def unlink(self, missing_ok=False):
        """Remove the file or link."""
        ignored = FileNotFoundError if missing_ok else ()
        try:
            os.unlink(self)
        except ignored:
            pass

    def rmdir(self):
        """Remove the folder, which must be empty."""
        os.rmdir(self)

    def rename(self, target):
        """Rename, and return the new path."""
        os.rename(self, target)
        if not hasattr(target, "with_segments"):
            target = self.with_segments(target)
        return target

    def replace(self, target):
        """Rename over what is there, and return the new path."""
        os.replace(self, target)
        if not hasattr(target, "with_segments"):
            target = self.with_segments(target)
        return target

    def symlink_to(self, target, target_is_directory=False):
        """Make this path a symbolic link to the target."""
        os.symlink(target, self, target_is_directory)

    def hardlink_to(self, target):
        """Make this path a hard link to the target."""
        os.link(target, self)

    def owner(self, *, follow_symlinks=True):
        """The login name of the file's owner."""
        if pwd is None:
            raise UnsupportedOperation(f"{type(self).__name__}.owner() is unsupported on this system")
        return pwd.getpwuid(self.stat(follow_symlinks=follow_symlinks).st_uid).pw_name

    def group(self, *, follow_symlinks=True):
        """The name of the file's group."""
        if grp is None:
            raise UnsupportedOperation(f"{type(self).__name__}.group() is unsupported on this system")
        return grp.getgrgid(self.stat(follow_symlinks=follow_symlinks).st_gid).gr_name

    # Copying and moving.

    def copy(self, target, *, follow_symlinks=True, preserve_metadata=False):
        """Copy the file or the tree to the target, and return the new path."""
        if not hasattr(target, "with_segments"):
            target = self.with_segments(target)
        self._check_distinct(target)
        self._copy_to(target, follow_symlinks, preserve_metadata)
        return target.joinpath()

    def copy_into(self, target_dir, *, follow_symlinks=True, preserve_metadata=False):
        """Copy the file or the tree into the folder, and return the new path."""
        name = self.name
        if not name:
            raise ValueError(f"{self!r} has an empty name")
        if hasattr(target_dir, "with_segments"):
            target = target_dir / name
        else:
            target = self.with_segments(target_dir, name)
        return self.copy(target, follow_symlinks=follow_symlinks, preserve_metadata=preserve_metadata)

    def _check_distinct(self, target):
        if self == target:
            err = OSError(EINVAL, "Source and target are the same path")
        elif self in target.parents:
            err = OSError(EINVAL, "Source path is a parent of target path")
        else:
            return
        err.filename = str(self)
        err.filename2 = str(target)
        raise err

    def _check_different(self, target):
        try:
            if not self.samefile(target):
                return
        except (OSError, ValueError):
            return
        err = OSError(EINVAL, "Source and target are the same file")
        err.filename = str(self)
        err.filename2 = str(target)
        raise err

    def _copy_to(self, target, follow_symlinks, preserve_metadata):
        import shutil
        if not follow_symlinks and self.is_symlink():
            target.symlink_to(self.readlink(), self.is_dir())
            if preserve_metadata:
                shutil.copystat(self, target, follow_symlinks=False)
        elif self.is_dir():
            children = list(self.iterdir())
            target.mkdir()
            for child in children:
                child._copy_to(target / child.name, follow_symlinks, preserve_metadata)
            if preserve_metadata:
                shutil.copystat(self, target)
        else:
            self._check_different(target)
            with self.open("rb") as source, target.open("wb") as dest:
                shutil.copyfileobj(source, dest)
            if preserve_metadata:
                shutil.copystat(self, target)

    def move(self, target):
        """Move the file or the tree to the target, and return the new path."""
        if hasattr(target, "with_segments"):
            self._check_different(target)
        else:
            target = self.with_segments(target)
            self._check_different(target)
        try:
            os.replace(self, target)
            return target.joinpath()
        except OSError as err:
            if err.errno != EXDEV:
                raise
        target = self.copy(target, follow_symlinks=False, preserve_metadata=True)
        self._delete()
        return target

    def move_into(self, target_dir):
        """Move the file or the tree into the folder, and return the new path."""
        name = self.name
        if not name:
            raise ValueError(f"{self!r} has an empty name")
        if hasattr(target_dir, "with_segments"):
            target = target_dir / name
        else:
            target = self.with_segments(target_dir, name)
        return self.move(target)

    def _delete(self):
        if self.is_symlink() or self.is_junction():
            self.unlink()
        elif self.is_dir():
            import shutil
            shutil.rmtree(self)
        else:
            self.unlink()


class PosixPath(Path, PurePosixPath):
    """A path of the file system on POSIX."""

    __slots__ = ()

    if os.name == "nt":
        def __new__(cls, *args, **kwargs):
            raise UnsupportedOperation(f"cannot instantiate {cls.__name__!r} on your system")


class WindowsPath(Path, PureWindowsPath):
    """A path of the file system on Windows."""

    __slots__ = ()

    if os.name != "nt":
        def __new__(cls, *args, **kwargs):
            raise UnsupportedOperation(f"cannot instantiate {cls.__name__!r} on your system")
