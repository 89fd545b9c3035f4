"""What finders and loaders are made with: names, specs, and loaders that wait."""

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
    """The hash of a source that a cache file has instead of its time."""
    return _imp.source_hash(_imp.pyc_magic_number_token, source_bytes)


def resolve_name(name, package):
    """The absolute name for one that begins with points, relative to a package."""
    rest = name.lstrip('.')
    level = len(name) - len(rest)
    if not level:
        return name
    if not package:
        raise ImportError(f'no package specified for {name!r} (required for relative module names)')
    return _resolve_name(rest, package, level)


def _spec_of(name):
    """The spec of a module that is imported already."""
    module = sys.modules[name]
    if module is None:
        return None  # its import is forbidden
    missing = object()
    spec = getattr(module, '__spec__', missing)
    if spec is missing:
        raise ValueError(f'{name}.__spec__ is not set')
    if spec is None:
        raise ValueError(f'{name}.__spec__ is None')
    return spec


def _find_spec_from_path(name, path=None):
    """Like find_spec() with the path to search; parents are not imported."""
    if name in sys.modules:
        return _spec_of(name)
    return _find_spec(name, path)


def find_spec(name, package=None):
    """Return the spec of a module, of one that is imported or else as the finders find it; None if there is none.

    What it is a submodule of is imported. A name that begins with points is relative to
    the package. An imported module without a spec is a ValueError."""
    fullname = resolve_name(name, package) if name.startswith('.') else name
    if fullname in sys.modules:
        return _spec_of(fullname)
    parent_name = fullname.rpartition('.')[0]
    if not parent_name:
        return _find_spec(fullname, None)
    parent = __import__(parent_name, fromlist=['__path__'])
    try:
        path = parent.__path__
    except AttributeError as e:
        raise ModuleNotFoundError(f'__path__ attribute not found on {parent_name!r} while trying to find {fullname!r}',
                                  name=fullname) from e
    return _find_spec(fullname, path)


class _incompatible_extension_module_restrictions:
    """A context manager that can temporarily skip the compatibility check of extension modules.

    There are none that could be loaded; it only keeps its setting.
    """

    def __init__(self, *, disable_check):
        self.disable_check = bool(disable_check)

    @property
    def override(self):
        return -1 if self.disable_check else 1

    def __enter__(self):
        return self

    def __exit__(self, *args):
        pass


class _LazyModule(types.ModuleType):
    """A module that is loaded when the first attribute is asked for."""

    def __getattribute__(self, attr):
        get = object.__getattribute__
        spec = get(self, '__spec__')
        state = spec.loader_state
        with state['lock']:
            # Only the first access loads; meanwhile the class may have been restored.
            if get(self, '__class__') is _LazyModule:
                if state['is_loading']:
                    # The module, or one that it imports, has a look at it meanwhile: it is what it is so far.
                    return state['__class__'].__getattribute__(self, attr)
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
                if get(self, '__class__') is _LazyModule:  # which the module may have set itself
                    object.__setattr__(self, '__class__', state['__class__'])
        return getattr(self, attr)

    def __delattr__(self, attr):
        # It is there only when the module is loaded, and must be then.
        self.__getattribute__(attr)
        delattr(self, attr)


class LazyLoader(Loader):
    """A loader around another one, that loads when the first attribute of the module is asked for."""

    def __init__(self, loader):
        if not hasattr(loader, 'exec_module'):
            raise TypeError('loader must define exec_module()')
        self.loader = loader

    @classmethod
    def factory(cls, loader):
        """A function that makes what the class of a loader makes, and puts it into a LazyLoader."""
        if not hasattr(loader, 'exec_module'):
            raise TypeError('loader must define exec_module()')
        return lambda *args, **kwargs: cls(loader(*args, **kwargs))

    def create_module(self, spec):
        return self.loader.create_module(spec)

    def exec_module(self, module):
        """Only prepare the load."""
        from threading import RLock
        spec = module.__spec__
        # While the module is loaded, and after it, it has the loader that does the work.
        spec.loader = module.__loader__ = self.loader
        spec.loader_state = {'__dict__': module.__dict__.copy(), '__class__': module.__class__,
                             'lock': RLock(), 'is_loading': False}
        module.__class__ = _LazyModule
