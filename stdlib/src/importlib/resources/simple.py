"""Resources for those who provide only what SimpleReader asks for."""

import abc
import io
import itertools

from .abc import Traversable, TraversableResources


class SimpleReader(abc.ABC):
    """The least that a provider of resources must have."""

    @property
    @abc.abstractmethod
    def package(self):
        """The name of the package."""

    @property
    def name(self):
        return self.package.rpartition('.')[2]

    @abc.abstractmethod
    def resources(self):
        """The names of the resources in the package."""

    @abc.abstractmethod
    def open_binary(self, resource):
        """A file object with the bytes of a resource."""

    @abc.abstractmethod
    def children(self):
        """A SimpleReader for each folder in the package."""


class ResourceContainer(Traversable):
    """A folder, that is what a reader has."""

    def __init__(self, reader):
        self.reader = reader

    @property
    def name(self):
        return self.reader.name

    def is_file(self):
        return False

    def is_dir(self):
        return True

    def iterdir(self):
        return itertools.chain((ResourceHandle(self, name) for name in self.reader.resources()),
                               map(ResourceContainer, self.reader.children()))

    def open(self, *args, **kwargs):
        raise IsADirectoryError()


class Leaf(Traversable):
    """A path that has a name, and nothing below it."""

    def __init__(self, name):
        self._name = name

    @property
    def name(self):
        return self._name

    def is_dir(self):
        return False

    def is_file(self):
        return False

    def iterdir(self):
        return iter(())


class ResourceHandle(Leaf):
    """A file in such a folder."""

    def __init__(self, parent, name):
        super().__init__(name)
        self.parent = parent

    def is_file(self):
        return True

    def joinpath(self, name):
        raise RuntimeError('Cannot traverse into a resource')

    def open(self, mode='r', *args, **kwargs):
        binary = self.parent.reader.open_binary(self.name)
        return binary if 'b' in mode else io.TextIOWrapper(binary, *args, **kwargs)


class TraversableReader(TraversableResources, SimpleReader):
    """A reader with the whole interface, for a subclass that has that of SimpleReader."""

    def files(self):
        return ResourceContainer(self)
