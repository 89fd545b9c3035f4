"""The abstract base classes of resource readers and of what files() returns."""

import abc
import itertools
import os
import pathlib
from typing import Protocol, runtime_checkable

__all__ = ['ResourceReader', 'Traversable', 'TraversableResources']


class ResourceReader(metaclass=abc.ABCMeta):
    """What reads the resources of one package, as importlib.resources wants it of a loader.

    A resource is told by the name of a file alone; FileNotFoundError is raised if there is none."""

    @abc.abstractmethod
    def contents(self):
        """The names of all that is in the package."""
        raise FileNotFoundError

    @abc.abstractmethod
    def is_resource(self, path):
        """Whether a name is one of a file, not of a folder."""
        raise FileNotFoundError

    @abc.abstractmethod
    def open_resource(self, resource):
        """A file object with the bytes of a resource."""
        raise FileNotFoundError

    @abc.abstractmethod
    def resource_path(self, resource):
        """The path of a resource, if it is a file of the file system."""
        raise FileNotFoundError


class TraversalError(Exception):
    """A path leads to nothing."""


@runtime_checkable
class Traversable(Protocol):
    """A file or folder, be it in the file system or elsewhere: a part of what pathlib.Path has.

    What the storage raises is raised as it is."""

    @property
    @abc.abstractmethod
    def name(self):
        """The last part of the path."""

    @abc.abstractmethod
    def is_file(self):
        """Whether it is a file."""

    @abc.abstractmethod
    def is_dir(self):
        """Whether it is a folder."""

    @abc.abstractmethod
    def iterdir(self):
        """All that is in the folder, each a Traversable."""

    @abc.abstractmethod
    def open(self, mode='r', *args, **kwargs):
        """Open the file for text ('r'), with the arguments of io.TextIOWrapper, or for bytes ('rb')."""

    def read_text(self, encoding=None):
        """The contents of the file as text."""
        with self.open(encoding=encoding) as file:
            return file.read()

    def read_bytes(self):
        """The contents of the file as bytes."""
        with self.open('rb') as file:
            return file.read()

    def joinpath(self, *descendants):
        """What is below the folder under path names, each of one or more parts with "/" between them."""
        if not descendants:
            return self
        names = itertools.chain.from_iterable(pathlib.PurePosixPath(path).parts for path in descendants)
        target = next(names)
        for child in self.iterdir():
            if child.name == target:
                return child.joinpath(*names)
        raise TraversalError('Target not found during traversal.', target, list(names))

    def __truediv__(self, child):
        return self.joinpath(child)


class TraversableResources(ResourceReader):
    """A reader of resources that needs files() only."""

    @abc.abstractmethod
    def files(self):
        """The folder of the package, a Traversable."""

    def open_resource(self, resource):
        return self.files().joinpath(resource).open('rb')

    def resource_path(self, resource):
        raise FileNotFoundError(resource)

    def is_resource(self, path):
        return self.files().joinpath(path).is_file()

    def contents(self):
        return (item.name for item in self.files().iterdir())
