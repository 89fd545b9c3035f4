"""Resource readers for loaders that have none, or an old one without files()."""

from io import TextIOWrapper

from .simple import Leaf


class SpecLoaderAdapter:
    """A module's spec with another loader."""

    def __init__(self, spec, adapter=lambda spec: spec.loader):
        self.loader = adapter(spec)
        self.spec = spec

    def __getattr__(self, name):
        return getattr(self.spec, name)


class TraversableResourcesLoader:
    """A loader whose reader always has files()."""

    def __init__(self, spec):
        self.spec = spec

    def get_resource_reader(self, name):
        return CompatibilityFiles(self.spec)._native()


def wrap_spec(package):
    """The spec of a package, with a loader whose reader has files()."""
    return SpecLoaderAdapter(package.__spec__, TraversableResourcesLoader)


def _io_wrapper(file, mode='r', *args, **kwargs):
    if mode not in ('r', 'rb'):
        raise ValueError(f"Invalid mode value '{mode}', only 'r' and 'rb' are supported")
    return file if mode == 'rb' else TextIOWrapper(file, *args, **kwargs)


class SpecPath(Leaf):
    """The package itself: its children are what the reader lists."""

    def __init__(self, spec, reader):
        super().__init__(spec.name)
        self._reader = reader

    def iterdir(self):
        names = self._reader.contents() if self._reader else ()
        return (ChildPath(self._reader, name) for name in names)

    def joinpath(self, other):
        return ChildPath(self._reader, other) if self._reader else OrphanPath(other)

    def open(self, mode='r', *args, **kwargs):
        return _io_wrapper(self._reader.open_resource(None), mode, *args, **kwargs)


class ChildPath(Leaf):
    """A resource of the reader. It may be a folder, but old readers do not tell what is in it."""

    def __init__(self, reader, name):
        super().__init__(name)
        self._reader = reader

    def is_file(self):
        return self._reader.is_resource(self._name)

    def is_dir(self):
        return not self.is_file()

    def joinpath(self, other):
        return OrphanPath(self._name, other)

    def open(self, mode='r', *args, **kwargs):
        return _io_wrapper(self._reader.open_resource(self._name), mode, *args, **kwargs)


class OrphanPath(Leaf):
    """A path where no reader can tell what is there, below a resource or without a reader."""

    def __init__(self, *path_parts):
        if not path_parts:
            raise ValueError('Need at least one path part to construct a path')
        super().__init__(path_parts[-1])
        self._parts = path_parts

    def joinpath(self, other):
        return OrphanPath(*self._parts, other)

    def open(self, mode='r', *args, **kwargs):
        raise FileNotFoundError("Can't open orphan path")


class CompatibilityFiles:
    """The reader of a spec, if it has one, with files() in addition."""

    SpecPath, ChildPath, OrphanPath = SpecPath, ChildPath, OrphanPath

    def __init__(self, spec):
        self.spec = spec

    def files(self):
        return SpecPath(self.spec, self._reader)

    @property
    def _reader(self):
        try:
            return self.spec.loader.get_resource_reader(self.spec.name)
        except AttributeError:
            return None

    def _native(self):
        """The reader as it is, if it has files()."""
        reader = self._reader
        return reader if hasattr(reader, 'files') else self

    def __getattr__(self, attr):
        return getattr(self._reader, attr)
