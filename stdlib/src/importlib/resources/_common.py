"""files() and as_file()."""

import contextlib
import functools
import importlib
import os
import pathlib
import sys
import tempfile
import types
from typing import Optional, Union

from .abc import ResourceReader, Traversable

Package = Union[types.ModuleType, str]
Anchor = Package


def _deprecated_package(func):
    """Accept 'package' for 'anchor', with a warning, as before Python 3.12."""
    missing = object()

    @functools.wraps(func)
    def wrapper(anchor=missing, package=missing):
        if package is not missing:
            import warnings
            if anchor is not missing:
                return func(anchor, package)
            warnings.warn("First parameter to files is renamed to 'anchor'", DeprecationWarning, stacklevel=2)
            return func(package)
        if anchor is missing:
            return func()
        return func(anchor)
    return wrapper


@_deprecated_package
def files(anchor=None):
    """Return the folder of a package or module, by default the caller's, as a path of its own kind."""
    return from_package(resolve(anchor))


def get_resource_reader(package):
    """Return the resource reader that the package's loader has, or None."""
    spec = package.__spec__
    reader = getattr(spec.loader, 'get_resource_reader', None)
    return None if reader is None else reader(spec.name)


def resolve(cand):
    """Return the module that an anchor is, names, or that called."""
    if cand is None:
        return resolve(_caller_name())
    if isinstance(cand, str):
        return importlib.import_module(cand)
    return cand


def _caller_name():
    """Return the name of the module of the first caller outside of this package."""
    frame = sys._getframe(1)
    while frame is not None:
        if frame.f_code.co_filename != _infer_file and frame.f_code.co_name not in ('wrapper',):
            return frame.f_globals['__name__']
        frame = frame.f_back
    raise ModuleNotFoundError('no calling module')


_infer_file = _caller_name.__code__.co_filename


def from_package(package):
    """Return the folder of a package that is imported."""
    from . import _adapters
    spec = _adapters.wrap_spec(package)
    reader = spec.loader.get_resource_reader(spec.name)
    return reader.files()


@contextlib.contextmanager
def _tempfile(reader, suffix=''):
    # Not NamedTemporaryFile: the file must be closed before others open it.
    fd, name = tempfile.mkstemp(suffix=suffix)
    try:
        with open(fd, 'wb') as file:
            file.write(reader())
        del reader  # it may hold an archive open
        yield pathlib.Path(name)
    finally:
        with contextlib.suppress(FileNotFoundError):
            os.remove(name)


def _is_present_dir(path):
    """Some Traversables have no is_dir() that works for what is not there."""
    with contextlib.suppress(FileNotFoundError):
        return path.is_dir()
    return False


@contextlib.contextmanager
def as_file(path):
    """A context manager that gives a path of the file system for a Traversable, of a copy if it is not there itself."""
    if isinstance(path, pathlib.Path):
        yield path
    elif _is_present_dir(path):
        with tempfile.TemporaryDirectory() as temp:
            yield _write_contents(pathlib.Path(temp), path)
    else:
        with _tempfile(path.read_bytes, suffix=path.name) as file:
            yield file


def _write_contents(folder, source):
    """Copy a Traversable into a folder, with all that is in it."""
    copy = folder.joinpath(source.name)
    if not source.is_dir():
        copy.write_bytes(source.read_bytes())
        return copy
    copy.mkdir()
    for item in source.iterdir():
        _write_contents(copy, item)
    return copy
