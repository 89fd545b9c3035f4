"""What a program can ask of the import system."""

__all__ = ['__import__', 'import_module', 'invalidate_caches', 'reload']

import _imp
import sys

try:
    import _frozen_importlib as _bootstrap
    import _frozen_importlib_external as _bootstrap_external
except ImportError:  # barred in sys.modules, as some tests do to get another implementation: there is but one
    _bootstrap, _bootstrap_external = map(_imp._fresh, ("_frozen_importlib", "_frozen_importlib_external"))
__import__ = _bootstrap.__import__

sys.modules['importlib._bootstrap'] = _bootstrap
sys.modules['importlib._bootstrap_external'] = _bootstrap_external

_pack_uint32 = _bootstrap_external._pack_uint32
_unpack_uint32 = _bootstrap_external._unpack_uint32


def invalidate_caches():
    """Tell the finders of sys.meta_path that files may have come or gone."""
    for finder in sys.meta_path:
        if hasattr(finder, 'invalidate_caches'):
            finder.invalidate_caches()


def import_module(name, package=None):
    """Import the module of that name, which may be relative to a package, and return it."""
    absolute = name.lstrip('.')
    dots = len(name) - len(absolute)
    if dots and not package:
        raise TypeError(f"the 'package' argument is required to perform a relative import for {name!r}")
    return _bootstrap._gcd_import(absolute, package, dots)


_RELOADING = {}


def reload(module):
    """Run the code of a module again, in the same module."""
    name = getattr(getattr(module, '__spec__', None), 'name', None) or getattr(module, '__name__', None)
    if name is None:
        raise TypeError('reload() argument must be a module')
    if sys.modules.get(name) is not module:
        raise ImportError(f'module {name} not in sys.modules', name=name)
    if name in _RELOADING:
        return _RELOADING[name]  # The module's own code asks for it.
    _RELOADING[name] = module
    try:
        path = None
        package, _, _ = name.rpartition('.')
        if package:
            if package not in sys.modules:
                raise ImportError(f'parent {package!r} not in sys.modules', name=package)
            path = sys.modules[package].__path__
        module.__spec__ = spec = _bootstrap._find_spec(name, path, module)
        if spec is None:
            raise ModuleNotFoundError(f'spec not found for the module {name!r}', name=name)
        _bootstrap._exec(spec, module)
        # The module may have replaced itself in sys.modules.
        return sys.modules[name]
    finally:
        _RELOADING.pop(name, None)
