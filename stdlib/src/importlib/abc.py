"""The abstract base classes of finders and loaders."""

import abc

from importlib import machinery
from importlib import _bootstrap_external
from importlib._abc import Loader

__all__ = ['ExecutionLoader', 'FileLoader', 'InspectLoader', 'Loader', 'MetaPathFinder', 'PathEntryFinder', 'ResourceLoader',
           'SourceLoader']


class MetaPathFinder(metaclass=abc.ABCMeta):
    """A finder of modules by name alone, as sys.meta_path has them."""

    def invalidate_caches(self):
        """Forget what was found, as importlib.invalidate_caches() asks for. May be left out."""


class PathEntryFinder(metaclass=abc.ABCMeta):
    """A finder of modules at one entry of a path, as PathFinder asks them."""

    def invalidate_caches(self):
        """Forget what was found, as PathFinder.invalidate_caches() asks for. May be left out."""


class ResourceLoader(Loader):
    """A loader that can read any file of its storage.

    Deprecated: importlib.resources.abc.TraversableResources is the way now."""

    @abc.abstractmethod
    def get_data(self, path):
        """Return the bytes at a path, a str, or raise OSError."""
        raise OSError


class InspectLoader(Loader):
    """A loader that tells about a module without running it. Each method raises ImportError if there is none."""

    @abc.abstractmethod
    def get_source(self, fullname):
        """Return the source as a str, None if there is no source."""
        raise ImportError

    def get_code(self, fullname):
        """Return the code object, None for a module that has none, as one that is built in."""
        source = self.get_source(fullname)
        return None if source is None else self.source_to_code(source)

    def is_package(self, fullname):
        """Whether the module is a package."""
        raise ImportError

    exec_module = _bootstrap_external._LoaderBasics.exec_module
    load_module = _bootstrap_external._LoaderBasics.load_module

    @staticmethod
    def source_to_code(data, path='<string>'):
        """Compile anything that compile() takes; path is where it comes from."""
        return compile(data, path, 'exec', dont_inherit=True)


class ExecutionLoader(InspectLoader):
    """A loader whose modules can be run as scripts."""

    @abc.abstractmethod
    def get_filename(self, fullname):
        """Return what __file__ is to be, or raise ImportError."""
        raise ImportError

    def get_code(self, fullname):
        """Return the code object as InspectLoader does, with the name of its file if there is one."""
        source = self.get_source(fullname)
        if source is None:
            return None
        origin = ()
        try:
            origin = self.get_filename(fullname),
        except ImportError:
            pass
        return self.source_to_code(source, *origin)


class FileLoader(_bootstrap_external.FileLoader, ResourceLoader, ExecutionLoader):
    """A loader of one module from one file: what is left to a subclass is its source."""


class SourceLoader(_bootstrap_external.SourceLoader, ResourceLoader, ExecutionLoader):
    """A loader of source, that may keep what was compiled.

    A subclass needs get_data() and get_filename(). The compiled code is kept if it has
    path_stats(), or the older path_mtime(), and set_data()."""

    def path_stats(self, path):
        """Return a dict about the source file: 'mtime', when it was changed, and if it is known 'size', in bytes."""
        if self.path_mtime.__func__ is not SourceLoader.path_mtime:
            return {'mtime': self.path_mtime(path)}
        raise OSError

    def path_mtime(self, path):
        """Return when the source file was changed, as an int. Deprecated for path_stats()."""
        import warnings
        warnings.warn('SourceLoader.path_mtime is deprecated in favour of SourceLoader.path_stats().',
                      DeprecationWarning, stacklevel=2)
        if self.path_stats.__func__ is not SourceLoader.path_stats:
            return int(self.path_stats(path)['mtime'])
        raise OSError

    def set_data(self, path, data):
        """Write bytes to a path and make the folders that it needs; no error if that is not permitted."""


# What importlib itself has does not inherit from these classes: it is there before module abc can be imported.
for _abstract, _concrete in (
        (MetaPathFinder, (machinery.BuiltinImporter, machinery.FrozenImporter, machinery.PathFinder,
                          machinery.WindowsRegistryFinder)),
        (PathEntryFinder, (machinery.FileFinder,)),
        (InspectLoader, (machinery.BuiltinImporter, machinery.FrozenImporter, machinery.NamespaceLoader)),
        (ExecutionLoader, (machinery.ExtensionFileLoader, machinery.AppleFrameworkLoader)),
        (FileLoader, (machinery.SourceFileLoader, machinery.SourcelessFileLoader)),
        (SourceLoader, (machinery.SourceFileLoader,))):
    for _class in _concrete:
        _abstract.register(_class)
