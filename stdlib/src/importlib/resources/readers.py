"""The readers of resources in folders, archives and namespace packages."""

import pathlib
import re

from . import abc


def remove_duplicates(items):
    return iter(dict.fromkeys(items))


class _PathReader(abc.TraversableResources):
    """A reader that has everything below self.path."""

    def files(self):
        return self.path

    def resource_path(self, resource):
        """The resource is a file already: resources.path() needs no copy of it."""
        return str(self.path.joinpath(resource))


class FileReader(_PathReader):
    """The folder that a module lies in."""

    def __init__(self, loader):
        self.path = pathlib.Path(loader.path).parent


class ZipReader(abc.TraversableResources):
    """The folder of an archive that a module lies in, or that a package is."""

    def __init__(self, loader, module):
        self.archive = loader.archive
        self.prefix = loader.prefix.replace('\\', '/')
        if loader.is_package(module):
            self.prefix += module.rpartition('.')[2] + '/'

    def files(self):
        from zipfile import Path
        return Path(self.archive, self.prefix)

    def is_resource(self, path):
        found = self.files().joinpath(path)
        # is_file() alone says only that it is not a folder.
        return found.exists() and found.is_file()

    def open_resource(self, resource):
        try:
            return super().open_resource(resource)
        except KeyError as missing:
            raise FileNotFoundError(missing.args[0])


class MultiplexedPath(abc.Traversable):
    """Several folders seen as one, as the parts of a namespace package."""

    def __init__(self, *paths):
        self._paths = [_ensure_traversable(path) for path in remove_duplicates(paths)]
        if not self._paths:
            raise FileNotFoundError('MultiplexedPath must contain at least one path')
        for path in self._paths:
            if not path.is_dir():
                raise NotADirectoryError('MultiplexedPath only supports directories')

    def __repr__(self):
        shown = [f"'{path}'" for path in self._paths]
        return f"MultiplexedPath({', '.join(shown)})"

    @property
    def name(self):
        return self._paths[0].name

    def is_file(self):
        return False

    def is_dir(self):
        return True

    def iterdir(self):
        by_name = {}
        for path in self._paths:
            for child in path.iterdir():
                by_name.setdefault(child.name, []).append(child)
        return (self._follow(by_name[name]) for name in sorted(by_name))

    @classmethod
    def _follow(cls, children):
        """What children of one name are: one path for several folders, else the first of them."""
        first, *others = children
        try:
            return cls(first, *others) if others else first
        except NotADirectoryError:
            return first

    def joinpath(self, *descendants):
        try:
            found = super().joinpath(*descendants)
        except abc.TraversalError:
            found = self._paths[0].joinpath(*descendants)  # one will do: nothing is there
        return found

    def open(self, *args, **kwargs):
        raise FileNotFoundError(f'{self} is not a file')

    read_bytes = read_text = open


class NamespaceReader(_PathReader):
    """All the folders of a namespace package."""

    def __init__(self, namespace_path):
        if 'NamespacePath' not in str(namespace_path):
            raise ValueError('Invalid path')
        folders = map(self._resolve, namespace_path)
        self.path = MultiplexedPath(*[folder for folder in folders if folder])

    @classmethod
    def _resolve(cls, path_str):
        """The folder that an entry of the path names, also one in an archive ("a/b.zip/c"), None if there is none."""
        for candidate in cls._candidate_paths(path_str):
            if candidate.is_dir():
                return candidate
        return None

    @staticmethod
    def _candidate_paths(path_str):
        yield pathlib.Path(path_str)
        from zipfile import Path
        # The archive may be named by any part from the start, the longest first.
        for slash in reversed([match.start() for match in re.finditer(r'[\\/]', path_str)]):
            inner = path_str[slash + 1:].replace('\\', '/') + '/'
            try:
                path = Path(path_str[:slash], inner.lstrip('/'))
            except (FileNotFoundError, IsADirectoryError, NotADirectoryError, PermissionError):
                continue
            yield path


def _ensure_traversable(path):
    """A path that was given as text, with a warning, or what was given."""
    if not isinstance(path, str):
        return path
    import warnings
    warnings.warn('String arguments are deprecated. Pass a Traversable instead.', DeprecationWarning, stacklevel=3)
    return pathlib.Path(path)
