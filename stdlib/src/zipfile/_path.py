"""Path: the members of an archive in the manner of pathlib."""

import io

import pathlib
import posixpath
import re
import stat

from . import ZipFile, ZipInfo

__all__ = ["Path"]


def _parents(path):
    """Return the folders around a name, the nearest first."""
    path = posixpath.dirname(path.rstrip("/"))
    while path.rstrip("/"):
        yield path
        path = posixpath.dirname(path)


class CompleteDirs(ZipFile):
    """An archive that has the folders that names imply, whether they are members or not."""

    def __init__(self, *args, **kwargs):
        self._made_with = args, kwargs
        super().__init__(*args, **kwargs)

    def __getstate__(self):
        return self._made_with  # pickled as what is opened again

    def __setstate__(self, state):
        args, kwargs = state
        self.__init__(*args, **kwargs)

    @staticmethod
    def _implied_dirs(names):
        names = dict.fromkeys(names)
        return [d for d in dict.fromkeys(p + "/" for name in names for p in _parents(name)) if d not in names]

    def namelist(self):
        names = super().namelist()
        return names + self._implied_dirs(names)

    def _name_set(self):
        return set(self.namelist())

    def resolve_dir(self, name):
        """Return the name with a slash behind if it is that of a folder."""
        names = self._name_set()
        return name + "/" if name not in names and name + "/" in names else name

    def getinfo(self, name):
        try:
            return super().getinfo(name)
        except KeyError:
            if not name.endswith("/") or name not in self._name_set():
                raise
            return ZipInfo(filename=name)

    @classmethod
    def make(cls, source):
        """Return an archive of this kind, from another one or from a file."""
        if isinstance(source, CompleteDirs):
            return source
        if not isinstance(source, ZipFile):
            return cls(source)
        source.__class__ = cls if "r" in source.mode else CompleteDirs
        return source

    @classmethod
    def inject(cls, zf):
        """Add the folders that are implied as members."""
        for name in cls._implied_dirs(zf.namelist()):
            zf.writestr(name, b"")
        return zf


class FastLookup(CompleteDirs):
    """The same for archives that do not change: names are collected once."""

    def namelist(self):
        names = self.__dict__.get("_names")
        if names is None:
            names = self._names = super().namelist()
        return names

    def _name_set(self):
        names = self.__dict__.get("_set")
        if names is None:
            names = self._set = super()._name_set()
        return names


class Path:
    """A place in an archive: a member, a folder, or what may be there."""

    def __init__(self, root, at=""):
        self.root = FastLookup.make(root)
        self.at = at

    def __hash__(self):
        return hash((self.root, self.at))

    def __eq__(self, other):
        same = self.__class__ is other.__class__
        return (self.root, self.at) == (other.root, other.at) if same else NotImplemented

    def __repr__(self):
        return f"{type(self).__name__}({self.root.filename!r}, {self.at!r})"

    def __str__(self):
        name = self.root.filename
        return posixpath.join(":zipfile:" if name is None else name, self.at)

    def open(self, mode="r", *args, pwd=None, **kwargs):
        """Open the member, as text unless the mode has a "b"."""
        if self.is_dir():
            raise IsADirectoryError(self)
        if not self.exists() and mode[0] == "r":
            raise FileNotFoundError(self)
        stream = self.root.open(self.at, mode[0], pwd=pwd)
        if "b" in mode:
            if args or kwargs:
                raise ValueError("encoding args invalid for binary operation")
            return stream
        encoding = args[0] if args else kwargs.pop("encoding", None)
        return io.TextIOWrapper(stream, io.text_encoding(encoding, 3), *args[1:], **kwargs)

    def _base(self):
        return pathlib.PurePosixPath(self.at or self.root.filename)

    name = property(lambda self: self._base().name, doc="The last part of the name.")
    suffix = property(lambda self: self._base().suffix, doc="What follows the last dot.")
    suffixes = property(lambda self: self._base().suffixes, doc="All that follow dots.")
    stem = property(lambda self: self._base().stem, doc="The name without the suffix.")
    filename = property(lambda self: pathlib.Path(self.root.filename).joinpath(self.at), doc="The name below that of the archive.")

    def read_text(self, *args, **kwargs):
        """Return the contents as text."""
        encoding = args[0] if args else kwargs.pop("encoding", None)
        with self.open("r", io.text_encoding(encoding, 3), *args[1:], **kwargs) as f:
            return f.read()

    def read_bytes(self):
        """Return the contents."""
        with self.open("rb") as f:
            return f.read()

    def _next(self, at):
        """Another place in the archive."""
        return self.__class__(self.root, at)

    def _is_child(self, path):
        parent = posixpath.dirname(path.at.rstrip("/"))
        return parent == self.at.rstrip("/")

    def is_dir(self):
        """Tell whether it is a folder."""
        return not self.at or self.at.endswith("/")

    def is_file(self):
        """Tell whether it is a member that is no folder."""
        return self.exists() and not self.is_dir()

    def exists(self):
        """Tell whether it is there."""
        return self.at in self.root._name_set()

    def iterdir(self):
        """Return an iterator over what is in the folder."""
        if not self.is_dir():
            raise ValueError("Can't listdir a file")
        return filter(self._is_child, map(self._next, self.root.namelist()))

    def match(self, path_pattern):
        """Tell whether the name matches a pattern."""
        return pathlib.PurePosixPath(self.at).match(path_pattern)

    def is_symlink(self):
        """Tell whether it is a symbolic link."""
        return stat.S_ISLNK(self.root.getinfo(self.at).external_attr >> 16)

    def glob(self, pattern):
        """Return an iterator over what matches a pattern, below this place."""
        if not pattern:
            raise ValueError(f"Unacceptable pattern: {pattern!r}")
        regex = re.compile(re.escape(self.at) + _translate(pattern)).fullmatch
        return map(self._next, filter(regex, self.root.namelist()))

    def rglob(self, pattern):
        """The same at any depth."""
        return self.glob(f"**/{pattern}")

    def relative_to(self, other, *extra):
        """Return the name as seen from another place."""
        return posixpath.relpath(str(self), str(other.joinpath(*extra)))

    def joinpath(self, *other):
        """Return a place below this one."""
        return self._next(self.root.resolve_dir(posixpath.join(self.at, *other)))

    __truediv__ = joinpath

    @property
    def parent(self):
        """The folder around."""
        if not self.at:
            return self.filename.parent
        at = posixpath.dirname(self.at.rstrip("/"))
        return self._next(at + "/" if at else at)


def _translate(pattern):
    """Return the regular expression of a pattern: ** for any folders, * and ? within a name."""
    if any("**" in part and part != "**" for part in pattern.split("/")):
        raise ValueError("** must appear alone in a path segment")
    out = []
    for token in re.findall(r"\[[^\]]*\]|\*\*/?|\*|\?|[^\[*?]+|\[", pattern):
        if token.startswith("**"):
            out.append("(?:.*/)?" if token.endswith("/") else ".*")
        elif token == "*":
            out.append("[^/]*")
        elif token == "?":
            out.append("[^/]")
        elif len(token) > 1 and token[0] == "[":
            out.append("[" + token[1:].replace("!", "^", 1) if token[1] == "!" else token)
        else:
            out.append(re.escape(token))
    return "(?s:" + "".join(out) + ")/?"
