"""Metadata of installed packages: what pip and its kin write into *.dist-info folders."""

import collections
import csv
import functools
import itertools
import json
import os
import pathlib
import posixpath
import re
import sys
from importlib import import_module
from importlib.abc import MetaPathFinder

from ._message import Message, PackageMetadata, SimplePath

__all__ = ['Distribution', 'DistributionFinder', 'PackageMetadata', 'PackageNotFoundError', 'SimplePath', 'distribution',
           'distributions', 'entry_points', 'files', 'metadata', 'packages_distributions', 'requires', 'version']


class PackageNotFoundError(ModuleNotFoundError):
    """There is no metadata of a package with that name."""

    def __str__(self):
        return f'No package metadata was found for {self.name}'

    @property
    def name(self):
        name, = self.args
        return name


def _sections(text):
    """Yield (section, name, value) of each line of the form "name = value"."""
    section = None
    for line in filter(None, map(str.strip, text.splitlines())):
        if line.startswith('#'):
            continue
        if line.startswith('[') and line.endswith(']'):
            section = line.strip('[]')
        elif section is not None:
            name, value = line.split('=', 1)
            yield section, name.strip(), value.strip()


class EntryPoint:
    """A name that a package gives to a module or an object in it, for others to find: NAME = MODULE:ATTRIBUTE.

    group tells what kind of program wants it, as console_scripts.
    """

    pattern = re.compile(r'(?P<module>[\w.]+)\s*(:\s*(?P<attr>[\w.]+)\s*)?((?P<extras>\[.*\])\s*)?$')

    name: str
    value: str
    group: str
    dist = None

    def __init__(self, name, value, group):
        vars(self).update(name=name, value=value, group=group)

    def load(self):
        """Import the module, and return the object in it that is named, if one is, else the module."""
        module = import_module(self.module)
        return functools.reduce(getattr, filter(None, (self.attr or '').split('.')), module)

    def _match(self):
        match = self.pattern.match(self.value)
        if not match:
            raise ValueError('Invalid object reference. See https://packaging.python.org'
                             '/en/latest/specifications/entry-points/#data-model', self.value)
        return match

    @property
    def module(self):
        return self._match().group('module')

    @property
    def attr(self):
        return self._match().group('attr')

    @property
    def extras(self):
        return re.findall(r'\w+', self._match().group('extras') or '')

    def _for(self, dist):
        vars(self).update(dist=dist)
        return self

    def matches(self, **params):
        """Tell whether the attributes have these values."""
        if 'dist' in params:
            raise ValueError('"dist" is not suitable for matching. Instead, use Distribution.entry_points.select() on a located distribution.')
        return all(getattr(self, param) == value for param, value in params.items())

    def _key(self):
        return self.name, self.value, self.group

    def __hash__(self):
        return hash(self._key())

    def __eq__(self, other):
        return self._key() == other._key()

    def __lt__(self, other):
        return self._key() < other._key()

    def __setattr__(self, name, value):
        raise AttributeError('EntryPoint objects are immutable.')

    def __repr__(self):
        return f'EntryPoint(name={self.name!r}, value={self.value!r}, group={self.group!r})'


class EntryPoints(tuple):
    """The entry points of a package, or of all."""

    __slots__ = ()

    def __getitem__(self, name):
        """Return the first of that name."""
        for entry in self.select(name=name):
            return entry
        raise KeyError(name)

    def select(self, **params):
        """Return those whose attributes, mostly group or name, have these values."""
        return EntryPoints([entry for entry in self if entry.matches(**params)])

    names = property(lambda self: {entry.name for entry in self}, doc="The names there are.")
    groups = property(lambda self: {entry.group for entry in self}, doc="The groups there are.")

    def __repr__(self):
        return f'{type(self).__name__}({tuple(self)!r})'

    @classmethod
    def _from_text_for(cls, text, dist):
        return cls(EntryPoint(name, value, group)._for(dist) for group, name, value in _sections(text or ''))


class PackagePath(pathlib.PurePosixPath):
    """A file of a package: its path from the folder where packages are."""

    hash = None
    size = None
    dist = None

    def locate(self):
        """Return the file's real path."""
        return self.dist.locate_file(self)

    def read_binary(self):
        return self.locate().read_bytes()

    def read_text(self, encoding='utf-8'):
        return self.locate().read_text(encoding=encoding)


class FileHash:
    """The hash of a file, and its kind."""

    def __init__(self, spec):
        self.mode, _, self.value = spec.partition('=')

    def __repr__(self):
        return f'<{type(self).__name__} mode: {self.mode} value: {self.value}>'


class Distribution:
    """An installed package. Subclasses have read_text() and locate_file(), and so say where the metadata is."""

    def read_text(self, filename):
        """Return the text of a metadata file, or None."""
        raise NotImplementedError

    def locate_file(self, path):
        """Return the real path of a file of the package."""
        raise NotImplementedError

    @classmethod
    def from_name(cls, name):
        """Return the package of that name; PackageNotFoundError if it is not installed."""
        if not name:
            raise ValueError('A distribution name is required.')
        for found in cls._prefer_valid(cls.discover(name=name)):
            return found
        raise PackageNotFoundError(name)

    @classmethod
    def discover(cls, *, context=None, **kwargs):
        """Find packages: all, or those that fit a context, which keywords make too."""
        if context and kwargs:
            raise ValueError('cannot accept context and kwargs')
        context = context or DistributionFinder.Context(**kwargs)
        return itertools.chain.from_iterable(resolver(context) for resolver in cls._discover_resolvers())

    @staticmethod
    def _prefer_valid(dists):
        """Prefer distributions that have metadata: the others come last."""
        dists = list(dists)
        return [d for d in dists if d.metadata is not None] + [d for d in dists if d.metadata is None]

    @staticmethod
    def at(path):
        """Return the package whose metadata are in a folder."""
        return PathDistribution(pathlib.Path(path))

    @staticmethod
    def _discover_resolvers():
        declared = (getattr(finder, 'find_distributions', None) for finder in sys.meta_path)
        return filter(None, declared)

    @property
    def metadata(self):
        """What the package tells about itself, or None."""
        text = self.read_text('METADATA') or self.read_text('PKG-INFO') or self.read_text('')
        if text is None:
            return None
        return Message.parse(text)

    name = property(lambda self: self.metadata['Name'], doc="The package's name, as it is spelled there.")
    version = property(lambda self: self.metadata['Version'], doc="The package's version.")

    @property
    def _normalized_name(self):
        """The name in the form in which names are compared."""
        return Prepared.normalize(self.name)

    @property
    def entry_points(self):
        """The package's entry points."""
        return EntryPoints._from_text_for(self.read_text('entry_points.txt'), self)

    @property
    def files(self):
        """Files in this distribution: a list of PackagePath, or None if they are not known."""
        record = self.read_text('RECORD')
        rows = self._egg_rows() if record is None else csv.reader(record.splitlines())
        if rows is None:
            return None
        listed = [self._file(*row) for row in rows]
        return [file for file in listed if file.locate().exists()]

    def _file(self, name, hash='', size=''):
        """Return the file of a row of RECORD; its columns may be empty."""
        file = PackagePath(name)
        file.dist = self
        if hash:
            file.hash = FileHash(hash)
        if size:
            file.size = int(size)
        return file

    def _egg_rows(self):
        text = self.read_text('installed-files.txt')
        subdir = getattr(self, '_path', None)
        if text and subdir is not None:
            root = self.locate_file('').resolve()
            names = ((subdir / name).resolve() for name in text.splitlines())
            return [[n.relative_to(root, walk_up=True).as_posix()] for n in names]
        text = self.read_text('SOURCES.txt')
        return None if text is None else [[line] for line in text.splitlines()]

    @property
    def requires(self):
        """The packages that this one needs: a list of names with conditions, or None."""
        md = self.metadata
        reqs = md.get_all('Requires-Dist') if md is not None else None
        if not reqs:
            text = self.read_text('requires.txt')
            reqs = None if text is None else list(self._deps_from_requires_text(text))
        return reqs and list(reqs)

    @staticmethod
    def _deps_from_requires_text(text):
        """Turn the sections of requires.txt into markers."""
        section = None
        for line in filter(None, map(str.strip, text.splitlines())):
            if line.startswith('[') and line.endswith(']'):
                section = line[1:-1]
                continue
            extra, _, markers = (section or '').partition(':')
            conditions = []
            if markers:
                conditions.append(f'({markers})' if extra else markers)
            if extra:
                conditions.append(f'extra == "{extra}"')
            space = ' ' if '@' in line else ''
            yield line + (space + '; ' + ' and '.join(conditions) if conditions else '')

    @property
    def origin(self):
        """What direct_url.json tells of where the distribution comes from, or None."""
        import types
        text = self.read_text('direct_url.json')
        return None if text is None else json.loads(text, object_hook=lambda data: types.SimpleNamespace(**data))


class DistributionFinder(MetaPathFinder):
    """A finder of modules that can find packages, too."""

    class Context:
        """What packages are looked for: name, where: path, or whatever else a finder understands."""

        name = None

        def __init__(self, **kwargs):
            vars(self).update(kwargs)

        @property
        def path(self):
            """The folders to look in."""
            return vars(self).get('path', sys.path)

    def find_distributions(self, context=Context()):
        """Return the packages that fit the context."""
        raise NotImplementedError


class Prepared:
    """A name that is looked for, or None for all, in the forms in which it may be found."""

    def __init__(self, name):
        self.name = name
        self.normalized = self.legacy_normalized = None
        if name is not None:
            self.normalized = self.normalize(name)
            self.legacy_normalized = self.legacy_normalize(name)

    @staticmethod
    def normalize(name):
        """Return the name in small letters, with one underscore for any dashes, dots and underscores."""
        return re.sub(r'[-_.]+', '-', name).lower().replace('-', '_')

    @staticmethod
    def legacy_normalize(name):
        """Return the name as older tools wrote it, which left dots and repeated characters alone."""
        return name.lower().replace('-', '_')

    def __bool__(self):
        return bool(self.name)


def _metadata_folders(root, prepared):
    """Yield the paths of the metadata folders on a path entry."""
    path = pathlib.Path(root or '.')
    base = path.name.lower()
    try:
        children = os.listdir(path)
        folder = path
    except OSError:
        import zipfile
        try:
            folder = zipfile.Path(root)
            children = dict.fromkeys(child.split('/', 1)[0] for child in folder.root.namelist())
        except Exception:
            return
    egg = base.endswith('.egg')
    for child in children:
        low = child.lower()
        stem, dot, kind = low.rpartition('.')
        if kind in ('dist-info', 'egg-info') and dot:
            if prepared:
                name = stem.partition('-')[0]
                if Prepared.normalize(name) != prepared.normalized and Prepared.legacy_normalize(name) != prepared.legacy_normalized:
                    continue
            yield folder.joinpath(child)
        elif egg and low == 'egg-info':
            name = base.rpartition('.')[0].partition('-')[0]
            if not prepared or Prepared.legacy_normalize(name) == prepared.legacy_normalized:
                yield folder.joinpath(child)


class MetadataPathFinder(DistributionFinder):

    @classmethod
    def find_distributions(cls, context=DistributionFinder.Context()):
        """Return the packages along context.path, of the name context.name if it is not None."""
        return map(PathDistribution, cls._search_paths(context.name, context.path))

    @classmethod
    def _search_paths(cls, name, paths):
        """Return the folders with metadata, by the look of their names."""
        prepared = Prepared(name)
        return itertools.chain.from_iterable(_metadata_folders(os.fspath(path), prepared) for path in paths)

    @classmethod
    def invalidate_caches(cls):
        """There are no caches."""


class PathDistribution(Distribution):
    """A package whose metadata are in a folder beside it."""

    def __init__(self, path):
        """Take the metadata from a folder."""
        self._path = path

    def read_text(self, filename):
        try:
            return self._path.joinpath(filename).read_text(encoding='utf-8')
        except (FileNotFoundError, IsADirectoryError, KeyError, NotADirectoryError, PermissionError):
            return None

    def locate_file(self, path):
        return self._path.parent / path

    @property
    def _normalized_name(self):
        # The folder's name tells without a look into it.
        stem = os.path.basename(str(self._path))
        found = self._name_from_stem(stem)
        return Prepared.normalize(found) if found else super()._normalized_name

    @staticmethod
    def _name_from_stem(stem):
        filename, ext = os.path.splitext(stem)
        if ext not in ('.dist-info', '.egg-info'):
            return None
        return filename.partition('-')[0]


def distribution(distribution_name):
    """Return the package of that name."""
    return Distribution.from_name(distribution_name)


def distributions(**kwargs):
    """Return all packages, or those that fit a context with these attributes."""
    return Distribution.discover(**kwargs)


def metadata(distribution_name):
    """Return what the package of that name tells about itself."""
    return distribution(distribution_name).metadata


def version(distribution_name):
    """Return the version of the package of that name."""
    return distribution(distribution_name).version


def entry_points(**params):
    """Return the entry points of all packages, or those whose attributes have these values."""
    return EntryPoints(e for dist in _unique(distributions()) for e in dist.entry_points).select(**params)


def _unique(distributions):
    """Leave out distributions that an earlier one of the same name hides."""
    seen = set()
    for dist in distributions:
        name = dist._normalized_name
        if name not in seen:
            seen.add(name)
            yield dist


def files(distribution_name):
    """Return the files of the package of that name."""
    return distribution(distribution_name).files


def requires(distribution_name):
    """Return what the package of that name needs."""
    return distribution(distribution_name).requires


def packages_distributions():
    """Return a dict from the names that can be imported to the names of the packages that they come with."""
    found = collections.defaultdict(list)
    for dist in distributions():
        for pkg in _top_level_declared(dist) or _top_level_inferred(dist):
            found[pkg].append(dist.metadata['Name'])
    return dict(found)


def _top_level_declared(dist):
    return (dist.read_text('top_level.txt') or '').split()


def _top_level_inferred(dist):
    import inspect
    names = set()
    for f in dist.files or []:
        top = f.parts[0] if len(f.parts) > 1 else inspect.getmodulename(f)
        name = top or str(f)
        if '.' not in name:
            names.add(name)
    return names
