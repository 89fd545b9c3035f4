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
    """The package was not found."""

    def __str__(self):
        return f'No package metadata was found for {self.name}'

    @property
    def name(self):
        name, = self.args
        return name


class Pair(collections.namedtuple('Pair', 'name value')):

    @classmethod
    def parse(cls, text):
        return cls(*map(str.strip, text.split('=', 1)))


def _sections(text):
    """Yield section name and Pair of each line of the form "name = value"."""
    section = None
    for line in filter(None, map(str.strip, text.splitlines())):
        if line.startswith('#'):
            continue
        if line.startswith('[') and line.endswith(']'):
            section = line.strip('[]')
        elif section is not None:
            yield section, Pair.parse(line)


class EntryPoint:
    """An entry point as defined by Python packaging conventions.

    See `the packaging docs on entry points
    <https://packaging.python.org/specifications/entry-points/>`_
    for more information.
    """

    pattern = re.compile(r'(?P<module>[\w.]+)\s*(:\s*(?P<attr>[\w.]+)\s*)?((?P<extras>\[.*\])\s*)?$')

    name: str
    value: str
    group: str
    dist = None

    def __init__(self, name, value, group):
        vars(self).update(name=name, value=value, group=group)

    def load(self):
        """Load the entry point from its definition. If only a module
        is indicated by the value, return that module. Otherwise,
        return the named object.
        """
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
        """EntryPoint matches the given parameters."""
        if 'dist' in params:
            raise ValueError('"dist" is not suitable for matching. Instead, use Distribution.entry_points.select() on a located distribution.')
        return all(getattr(self, param) == value for param, value in params.items())

    def _key(self):
        return self.name, self.value, self.group

    def __lt__(self, other):
        return self._key() < other._key()

    def __eq__(self, other):
        return self._key() == other._key()

    def __setattr__(self, name, value):
        raise AttributeError('EntryPoint objects are immutable.')

    def __repr__(self):
        return f'EntryPoint(name={self.name!r}, value={self.value!r}, group={self.group!r})'

    def __hash__(self):
        return hash(self._key())


class EntryPoints(tuple):
    """An immutable collection of selectable EntryPoint objects."""

    __slots__ = ()

    def __getitem__(self, name):
        """Get the EntryPoint in self matching name."""
        try:
            return next(iter(self.select(name=name)))
        except StopIteration:
            raise KeyError(name)

    def __repr__(self):
        return f'{type(self).__name__}({tuple(self)!r})'

    def select(self, **params):
        """Select entry points from self that match the
        given parameters (typically group and/or name)."""
        return EntryPoints(ep for ep in self if ep.matches(**params))

    @property
    def names(self):
        """Return the set of all names of all entry points."""
        return {ep.name for ep in self}

    @property
    def groups(self):
        """Return the set of all groups of all entry points."""
        return {ep.group for ep in self}

    @classmethod
    def _from_text_for(cls, text, dist):
        return cls(EntryPoint(name=pair.name, value=pair.value, group=section)._for(dist)
                   for section, pair in _sections(text or ''))


class PackagePath(pathlib.PurePosixPath):
    """A reference to a path in a package"""

    hash = None
    size = None
    dist = None

    def read_text(self, encoding='utf-8'):
        return self.locate().read_text(encoding=encoding)

    def read_binary(self):
        return self.locate().read_bytes()

    def locate(self):
        """Return a path-like object for this path"""
        return self.dist.locate_file(self)


class FileHash:

    def __init__(self, spec):
        self.mode, _, self.value = spec.partition('=')

    def __repr__(self):
        return f'<FileHash mode: {self.mode} value: {self.value}>'


class Distribution:
    """An abstract Python distribution package.

    Custom providers may derive from this class and define
    the abstract methods to provide a concrete implementation
    for their environment.
    """

    def read_text(self, filename):
        """Attempt to load metadata file given by the name."""
        raise NotImplementedError

    def locate_file(self, path):
        """Given a path to a file in this distribution, return a SimplePath to it."""
        raise NotImplementedError

    @classmethod
    def from_name(cls, name):
        """Return the Distribution for the given package name."""
        if not name:
            raise ValueError('A distribution name is required.')
        try:
            return next(iter(cls._prefer_valid(cls.discover(name=name))))
        except StopIteration:
            raise PackageNotFoundError(name)

    @classmethod
    def discover(cls, *, context=None, **kwargs):
        """Return an iterable of Distribution objects for all packages.

        Pass a ``context`` or pass keyword arguments for constructing
        a context.
        """
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
        """Return a Distribution for the indicated metadata path."""
        return PathDistribution(pathlib.Path(path))

    @staticmethod
    def _discover_resolvers():
        declared = (getattr(finder, 'find_distributions', None) for finder in sys.meta_path)
        return filter(None, declared)

    @property
    def metadata(self):
        """Return the parsed metadata for this Distribution."""
        text = self.read_text('METADATA') or self.read_text('PKG-INFO') or self.read_text('')
        if text is None:
            return None
        return Message.parse(text)

    @property
    def name(self):
        """Return the 'Name' metadata for the distribution package."""
        return self.metadata['Name']

    @property
    def _normalized_name(self):
        """Return a normalized version of the name."""
        return Prepared.normalize(self.name)

    @property
    def version(self):
        """Return the 'Version' metadata for the distribution package."""
        return self.metadata['Version']

    @property
    def entry_points(self):
        """Return EntryPoints for this distribution."""
        return EntryPoints._from_text_for(self.read_text('entry_points.txt'), self)

    @property
    def files(self):
        """Files in this distribution: a list of PackagePath, or None if they are not known."""
        def make_file(name, hash=None, size_str=None):
            result = PackagePath(name)
            result.hash = FileHash(hash) if hash else None
            result.size = int(size_str) if size_str else None
            result.dist = self
            return result
        text = self.read_text('RECORD')
        if text is not None:
            rows = csv.reader(text.splitlines())
        else:
            rows = self._egg_rows()
            if rows is None:
                return None
        return [p for p in (make_file(*row) for row in rows) if p.locate().exists()]

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
        """Generated requirements specified for this Distribution"""
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
    """A MetaPathFinder capable of discovering installed distributions."""

    class Context:
        """Keyword arguments presented by the caller to
        ``distributions()`` or ``Distribution.discover()``
        to narrow the scope of a search for distributions
        in all DistributionFinders.
        """

        name = None

        def __init__(self, **kwargs):
            vars(self).update(kwargs)

        @property
        def path(self):
            """The sequence of directory path that a distribution finder should search."""
            return vars(self).get('path', sys.path)

    def find_distributions(self, context=Context()):
        """Find distributions.

        Return an iterable of all Distribution instances capable of
        loading the metadata for packages matching the ``context``,
        a DistributionFinder.Context instance.
        """
        raise NotImplementedError


class Prepared:
    """A prepared search query for metadata on a possibly-named package."""

    def __init__(self, name):
        self.name = name
        self.normalized = self.legacy_normalized = None
        if name is not None:
            self.normalized = self.normalize(name)
            self.legacy_normalized = self.legacy_normalize(name)

    @staticmethod
    def normalize(name):
        """PEP 503 normalization plus dashes as underscores."""
        return re.sub(r'[-_.]+', '-', name).lower().replace('-', '_')

    @staticmethod
    def legacy_normalize(name):
        """Normalize the package name as found in the convention in
        older packaging tools versions and specs."""
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
        """Find distributions.

        Return an iterable of all Distribution instances capable of
        loading the metadata for packages matching ``context.name``
        (or all names if ``None`` indicated) along the paths in the list
        of directories ``context.path``.
        """
        return map(PathDistribution, cls._search_paths(context.name, context.path))

    @classmethod
    def _search_paths(cls, name, paths):
        """Find metadata directories in paths heuristically."""
        prepared = Prepared(name)
        return itertools.chain.from_iterable(_metadata_folders(os.fspath(path), prepared) for path in paths)

    @classmethod
    def invalidate_caches(cls):
        """There are no caches."""


class PathDistribution(Distribution):

    def __init__(self, path):
        """Construct a distribution.

        :param path: SimplePath indicating the metadata directory.
        """
        self._path = path

    def read_text(self, filename):
        try:
            return self._path.joinpath(filename).read_text(encoding='utf-8')
        except (FileNotFoundError, IsADirectoryError, KeyError, NotADirectoryError, PermissionError):
            return None

    read_text.__doc__ = Distribution.read_text.__doc__

    def locate_file(self, path):
        return self._path.parent / path

    @property
    def _normalized_name(self):
        """Performance optimization: where possible, resolve the
        normalized name from the file system path."""
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
    """Get the ``Distribution`` instance for the named package."""
    return Distribution.from_name(distribution_name)


def distributions(**kwargs):
    """Get all ``Distribution`` instances in the current environment."""
    return Distribution.discover(**kwargs)


def metadata(distribution_name):
    """Get the metadata for the named package."""
    return Distribution.from_name(distribution_name).metadata


def version(distribution_name):
    """Get the version string for the named package."""
    return distribution(distribution_name).version


def entry_points(**params):
    """Return EntryPoint objects for all installed packages.

    Pass selection parameters (group or name) to filter the
    result to entry points matching those properties (see
    EntryPoints.select()).
    """
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
    """Return a list of files for the named package."""
    return distribution(distribution_name).files


def requires(distribution_name):
    """Return a list of requirements for the named package."""
    return distribution(distribution_name).requires


def packages_distributions():
    """Return a mapping of top-level packages to their distributions."""
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
