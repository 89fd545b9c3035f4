"""Paths as objects: pure ones, which are text, and those of the file system."""

import functools
import io
import ntpath
import operator
import os
import posixpath
import sys
from _collections_abc import Sequence
from errno import EINVAL, EXDEV
from itertools import chain
from stat import S_IMODE, S_ISBLK, S_ISCHR, S_ISDIR, S_ISFIFO, S_ISLNK, S_ISREG, S_ISSOCK

try:
    import pwd
except ImportError:
    pwd = None
try:
    import grp
except ImportError:
    grp = None

__all__ = ["UnsupportedOperation", "PurePath", "PurePosixPath", "PureWindowsPath", "Path", "PosixPath", "WindowsPath"]


class UnsupportedOperation(NotImplementedError):
    """The operation is not possible on a path of this kind."""


class _PathParents(Sequence):
    """The sequence of the folders above a path."""

    __slots__ = ("_path", "_drv", "_root", "_tail")

    def __init__(self, path):
        self._path = path
        self._drv = path.drive
        self._root = path.root
        self._tail = path._tail

    def __len__(self):
        return len(self._tail)

    def __getitem__(self, idx):
        if isinstance(idx, slice):
            return tuple(self[i] for i in range(*idx.indices(len(self))))
        if idx >= len(self) or idx < -len(self):
            raise IndexError(idx)
        if idx < 0:
            idx += len(self)
        return self._path._from_parsed_parts(self._drv, self._root, self._tail[:-idx - 1])

    def __repr__(self):
        return "<{}.parents>".format(type(self._path).__name__)


class PurePath:
    """A path as text: its parts can be looked at and changed, the file system is not asked.

    PurePath(...) makes a PurePosixPath or a PureWindowsPath, whatever the system has."""

    __slots__ = ("_raw_paths", "_drv", "_root", "_tail_cached", "_str", "_str_normcase_cached", "_parts_normcase_cached",
                 "_hash")
    parser = os.path

    def __new__(cls, *args, **kwargs):
        if cls is PurePath:
            cls = PureWindowsPath if os.name == "nt" else PurePosixPath
        return object.__new__(cls)

    def __init__(self, *args):
        paths = []
        for arg in args:
            if isinstance(arg, PurePath):
                if arg.parser is not self.parser:
                    # The separators of the other kind are no separators here.
                    paths.append(arg.as_posix())
                else:
                    paths.extend(arg._raw_paths)
            else:
                try:
                    path = os.fspath(arg)
                except TypeError:
                    path = arg
                if not isinstance(path, str):
                    raise TypeError("argument should be a str or an os.PathLike object where __fspath__ returns a str, "
                                    f"not {type(path).__name__!r}")
                paths.append(path)
        self._raw_paths = paths

    def with_segments(self, *pathsegments):
        """Make a path of the same type: what all methods that return paths use."""
        return type(self)(*pathsegments)

    def joinpath(self, *pathsegments):
        """Join this path with others; an absolute one drops what came before."""
        return self.with_segments(self, *pathsegments)

    def __truediv__(self, key):
        try:
            return self.with_segments(self, key)
        except TypeError:
            return NotImplemented

    def __rtruediv__(self, key):
        try:
            return self.with_segments(key, self)
        except TypeError:
            return NotImplemented

    def __reduce__(self):
        return self.__class__, tuple(self._raw_paths)

    def __repr__(self):
        return "{}({!r})".format(type(self).__name__, self.as_posix())

    def __fspath__(self):
        return str(self)

    def __bytes__(self):
        """The path as bytes, in the file system's encoding."""
        return os.fsencode(self)

    @property
    def _str_normcase(self):
        try:
            return self._str_normcase_cached
        except AttributeError:
            if self.parser is posixpath:
                self._str_normcase_cached = str(self)
            else:
                self._str_normcase_cached = str(self).lower()
            return self._str_normcase_cached

    def __hash__(self):
        try:
            return self._hash
        except AttributeError:
            self._hash = hash(self._str_normcase)
            return self._hash

    def __eq__(self, other):
        if not isinstance(other, PurePath):
            return NotImplemented
        return self._str_normcase == other._str_normcase and self.parser is other.parser

    @property
    def _parts_normcase(self):
        try:
            return self._parts_normcase_cached
        except AttributeError:
            self._parts_normcase_cached = self._str_normcase.split(self.parser.sep)
            return self._parts_normcase_cached

    def __lt__(self, other):
        if not isinstance(other, PurePath) or self.parser is not other.parser:
            return NotImplemented
        return self._parts_normcase < other._parts_normcase

    def __le__(self, other):
        if not isinstance(other, PurePath) or self.parser is not other.parser:
            return NotImplemented
        return self._parts_normcase <= other._parts_normcase

    def __gt__(self, other):
        if not isinstance(other, PurePath) or self.parser is not other.parser:
            return NotImplemented
        return self._parts_normcase > other._parts_normcase

    def __ge__(self, other):
        if not isinstance(other, PurePath) or self.parser is not other.parser:
            return NotImplemented
        return self._parts_normcase >= other._parts_normcase

    def __str__(self):
        try:
            return self._str
        except AttributeError:
            self._str = self._format_parsed_parts(self.drive, self.root, self._tail) or "."
            return self._str

    @classmethod
    def _format_parsed_parts(cls, drv, root, tail):
        if drv or root:
            return drv + root + cls.parser.sep.join(tail)
        if tail and cls.parser.splitdrive(tail[0])[0]:
            # What looks like a drive must not become one.
            tail = ["."] + tail
        return cls.parser.sep.join(tail)

    def _from_parsed_parts(self, drv, root, tail):
        path = self.with_segments(self._format_parsed_parts(drv, root, tail))
        path._str = self._format_parsed_parts(drv, root, tail) or "."
        path._drv, path._root, path._tail_cached = drv, root, tail
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
        paths = self._raw_paths
        if len(paths) == 1:
            return paths[0]
        if paths:
            path = self.parser.join(*paths)
        else:
            path = ""
        return path

    def _parse(self):
        self._drv, self._root, self._tail_cached = self._parse_path(self._raw_path)

    @property
    def drive(self):
        """The drive: a letter with a colon, or a share; '' on POSIX."""
        try:
            return self._drv
        except AttributeError:
            self._parse()
            return self._drv

    @property
    def root(self):
        """The root of the path, if it has one."""
        try:
            return self._root
        except AttributeError:
            self._parse()
            return self._root

    @property
    def _tail(self):
        try:
            return self._tail_cached
        except AttributeError:
            self._parse()
            return self._tail_cached

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
        tail = self._tail.copy()
        if not tail:
            raise ValueError(f"{self!r} has an empty name")
        tail[-1] = name
        return self._from_parsed_parts(self.drive, self.root, tail)

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
        path_parts = self.parts[::-1]
        pattern_parts = path_pattern.parts[::-1]
        if not pattern_parts:
            raise ValueError("empty pattern")
        if len(path_parts) < len(pattern_parts):
            return False
        if len(path_parts) > len(pattern_parts) and path_pattern.anchor:
            return False
        import glob
        sep = self.parser.sep
        for path_part, pattern_part in zip(path_parts, pattern_parts):
            if glob._compile_pattern(pattern_part, sep, case_sensitive, recursive=False)(path_part) is None:
                return False
        return True


os.PathLike.register(PurePath)


class PurePosixPath(PurePath):
    """A pure path of POSIX."""

    parser = posixpath
    __slots__ = ()


class PureWindowsPath(PurePath):
    """A pure path of Windows."""

    parser = ntpath
    __slots__ = ()


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
        st = self.stat()
        try:
            other_st = other_path.stat()
        except AttributeError:
            other_st = self.with_segments(other_path).stat()
        return st.st_ino == other_st.st_ino and st.st_dev == other_st.st_dev

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
                if not last or dirs_only:
                    try:
                        if not entry.is_dir():
                            continue
                    except OSError:
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
            homedir = os.path.expanduser(self._tail[0])
            if homedir[:1] == "~":
                raise RuntimeError("Could not determine home directory.")
            drv, root, tail = self._parse_path(homedir)
            return self._from_parsed_parts(drv, root, tail + self._tail[1:])
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
        flags = os.O_CREAT | os.O_WRONLY
        if not exist_ok:
            flags |= os.O_EXCL
        fd = os.open(self, flags, mode)
        os.close(fd)

    def mkdir(self, mode=0o777, parents=False, exist_ok=False):
        """Create the folder; with parents also those above it."""
        try:
            os.mkdir(self, mode)
        except FileNotFoundError:
            if not parents or self.parent == self:
                raise
            self.parent.mkdir(parents=True, exist_ok=True)
            self.mkdir(mode, parents=False, exist_ok=exist_ok)
        except OSError:
            # The system may report another error than EEXIST.
            if not exist_ok or not self.is_dir():
                raise

    def chmod(self, mode, *, follow_symlinks=True):
        """Change the permissions."""
        os.chmod(self, mode, follow_symlinks=follow_symlinks)

    def lchmod(self, mode):
        """Like chmod(), of a symbolic link itself."""
        self.chmod(mode, follow_symlinks=False)

    def unlink(self, missing_ok=False):
        """Remove the file or link."""
        try:
            os.unlink(self)
        except FileNotFoundError:
            if not missing_ok:
                raise

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
