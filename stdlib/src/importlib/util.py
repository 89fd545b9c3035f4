"""Utility code for constructing importers, etc."""

import _imp
import sys
import types
from contextlib import contextmanager

from importlib._bootstrap import _find_spec, _resolve_name, module_from_spec, spec_from_loader
from importlib._bootstrap_external import (
    MAGIC_NUMBER, cache_from_source, decode_source, source_from_cache, spec_from_file_location)
from importlib.abc import Loader

__all__ = ['LazyLoader', 'Loader', 'MAGIC_NUMBER', 'cache_from_source', 'decode_source', 'find_spec', 'module_from_spec',
           'resolve_name', 'source_from_cache', 'source_hash', 'spec_from_file_location', 'spec_from_loader']


def source_hash(source_bytes):
    """Return the hash of *source_bytes* as used in hash-based pyc files."""
    return _imp.source_hash(_imp.pyc_magic_number_token, source_bytes)


def resolve_name(name, package):
    """Resolve a relative module name to an absolute one."""
    if not name.startswith('.'):
        return name
    if not package:
        raise ImportError(f'no package specified for {name!r} (required for relative module names)')
    level = len(name) - len(name.lstrip('.'))
    return _resolve_name(name[level:], package, level)


def _spec_of(name):
    module = sys.modules[name]
    if module is None:
        return None
    try:
        spec = module.__spec__
    except AttributeError:
        raise ValueError(f'{name}.__spec__ is not set') from None
    if spec is None:
        raise ValueError(f'{name}.__spec__ is None')
    return spec


def _find_spec_from_path(name, path=None):
    """Return the spec for the specified module; parents are not imported."""
    if name in sys.modules:
        return _spec_of(name)
    return _find_spec(name, path)


def find_spec(name, package=None):
    """Return the spec for the specified module.

    First, sys.modules is checked to see if the module was already imported. If
    so, then sys.modules[name].__spec__ is returned. If that happens to be
    set to None, then ValueError is raised. If the module is not in
    sys.modules, then sys.meta_path is searched for a suitable spec with the
    value of 'path' given to the finders. None is returned if no spec could
    be found.

    If the name is for submodule (contains a dot), the parent module is
    automatically imported.

    The name and package arguments work the same as importlib.import_module().
    In other words, relative module names (with leading dots) work.

    """
    fullname = resolve_name(name, package) if name.startswith('.') else name
    if fullname in sys.modules:
        return _spec_of(fullname)
    parent_name = fullname.rpartition('.')[0]
    if not parent_name:
        return _find_spec(fullname, None)
    parent = __import__(parent_name, fromlist=['__path__'])
    try:
        parent_path = parent.__path__
    except AttributeError as e:
        raise ModuleNotFoundError(f'__path__ attribute not found on {parent_name!r} while trying to find {fullname!r}',
                                  name=fullname) from e
    return _find_spec(fullname, parent_path)


class _incompatible_extension_module_restrictions:
    """A context manager that can temporarily skip the compatibility check of extension modules.

    There are none that could be loaded; it only keeps its setting.
    """

    def __init__(self, *, disable_check):
        self.disable_check = bool(disable_check)

    def __enter__(self):
        return self

    def __exit__(self, *args):
        pass

    @property
    def override(self):
        return -1 if self.disable_check else 1


class _LazyModule(types.ModuleType):
    """A subclass of the module type which triggers loading upon attribute access."""

    def __getattribute__(self, attr):
        """Trigger the load of the module and return the attribute."""
        get = object.__getattribute__
        spec = get(self, '__spec__')
        state = spec.loader_state
        with state['lock']:
            # Only the first access loads; meanwhile the class may have been restored.
            if get(self, '__class__') is _LazyModule:
                if state['is_loading'] and attr.startswith('__') and attr.endswith('__'):
                    return get(self, attr)
                state['is_loading'] = True
                before = get(self, '__dict__')
                name = before['__spec__'].name
                original, now = state['__dict__'], before
                changed = {}
                for key, value in now.items():
                    if key not in original or id(now[key]) != id(original[key]):
                        changed[key] = value
                spec.loader.exec_module(self)
                if name in sys.modules and id(self) != id(sys.modules[name]):
                    raise ValueError(f'module object for {name!r} substituted in sys.modules during a lazy load')
                # What was set from outside wins over what the module itself set.
                before.update(changed)
                self.__class__ = state['__class__']
        return getattr(self, attr)

    def __delattr__(self, attr):
        """Trigger the load and then perform the deletion."""
        self.__getattribute__(attr)
        delattr(self, attr)


class LazyLoader(Loader):
    """A loader that creates a module which defers loading until attribute access."""

    @staticmethod
    def __check_eager_loader(loader):
        if not hasattr(loader, 'exec_module'):
            raise TypeError('loader must define exec_module()')

    @classmethod
    def factory(cls, loader):
        """Construct a callable which returns the eager loader made lazy."""
        cls.__check_eager_loader(loader)
        return lambda *args, **kwargs: cls(loader(*args, **kwargs))

    def __init__(self, loader):
        self.__check_eager_loader(loader)
        self.loader = loader

    def create_module(self, spec):
        return self.loader.create_module(spec)

    def exec_module(self, module):
        """Make the module load lazily."""
        import threading
        module.__spec__.loader = self.loader
        module.__loader__ = self.loader
        module.__spec__.loader_state = {
            '__dict__': module.__dict__.copy(), '__class__': module.__class__,
            'lock': threading.RLock(), 'is_loading': False}
        module.__class__ = _LazyModule
