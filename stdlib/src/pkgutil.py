"""Finding and reading of what belongs to packages."""

from collections import namedtuple
import importlib
import importlib.machinery
import importlib.util
import os
import os.path
import sys
from types import ModuleType

__all__ = ['ModuleInfo', 'extend_path', 'get_data', 'get_importer', 'iter_importers', 'iter_modules',
           'read_code', 'resolve_name', 'walk_packages']

ModuleInfo = namedtuple('ModuleInfo', 'module_finder name ispkg')
ModuleInfo.__doc__ = 'A namedtuple with minimal info about a module.'


def read_code(stream):
    """Return the code object of a cache file, None if it is not one of this interpreter."""
    import marshal
    if stream.read(4) != importlib.util.MAGIC_NUMBER:
        return None
    stream.read(12)
    return marshal.load(stream)


def walk_packages(path=None, prefix='', onerror=None):
    """Yield a ModuleInfo for each module that is found on a list of folders (sys.path if None), and in packages, at any depth.

    Packages are imported, as only they know where their modules are. If that fails,
    onerror is called with the name; without it an ImportError is passed over, and
    any other exception ends the walk. The names are given with the prefix."""
    seen = set()
    for info in iter_modules(path, prefix):
        yield info
        if not info.ispkg:
            continue
        try:
            __import__(info.name)
        except Exception as failure:
            if onerror is not None:
                onerror(info.name)
            elif not isinstance(failure, ImportError):
                raise
            continue
        # The same folder twice would not end.
        inner = [p for p in getattr(sys.modules[info.name], '__path__', None) or [] if p not in seen]
        seen.update(inner)
        yield from walk_packages(inner, info.name + '.', onerror)


def iter_modules(path=None, prefix=''):
    """Yield a ModuleInfo for each module on a list of folders, or if that is None for each one without a parent.

    The names are given with the prefix."""
    if isinstance(path, str):
        raise ValueError('path must be None or list of paths to look for modules in')
    importers = iter_importers() if path is None else map(get_importer, path)
    yielded = set()
    for importer in importers:
        for name, ispkg in iter_importer_modules(importer, prefix):
            if name not in yielded:
                yielded.add(name)
                yield ModuleInfo(importer, name, ispkg)


def iter_importer_modules(importer, prefix=''):
    if isinstance(importer, importlib.machinery.FileFinder):
        return _iter_file_finder_modules(importer, prefix)
    zipimport = sys.modules.get('zipimport')
    if zipimport is not None and isinstance(importer, zipimport.zipimporter):
        return _iter_zip_modules(importer, prefix)
    if hasattr(importer, 'iter_modules'):
        return importer.iter_modules(prefix)
    return []


def _iter_file_finder_modules(importer, prefix=''):
    import inspect
    if importer.path is None or not os.path.isdir(importer.path):
        return
    yielded = set()
    try:
        names = sorted(os.listdir(importer.path))
    except OSError:
        names = []
    for name in names:
        modname = inspect.getmodulename(name)
        if modname == '__init__' or modname in yielded:
            continue
        path = os.path.join(importer.path, name)
        ispkg = False
        if not modname and os.path.isdir(path) and '.' not in name:
            modname = name
            try:
                inside = os.listdir(path)
            except OSError:
                inside = []
            if not any(inspect.getmodulename(n) == '__init__' for n in inside):
                continue
            ispkg = True
        if modname and '.' not in modname:
            yielded.add(modname)
            yield prefix + modname, ispkg


def _iter_zip_modules(importer, prefix=''):
    import inspect
    base = importer.prefix
    yielded = set()
    for name in sorted(importer._files):
        if not name.startswith(base):
            continue
        parts = name[len(base):].split('/')
        if len(parts) == 2 and parts[1].startswith('__init__.py'):
            if parts[0] not in yielded:
                yielded.add(parts[0])
                yield prefix + parts[0], True
        if len(parts) != 1:
            continue
        modname = inspect.getmodulename(parts[0])
        if modname and modname != '__init__' and '.' not in modname and modname not in yielded:
            yielded.add(modname)
            yield prefix + modname, False


def get_importer(path_item):
    """Return the finder for an entry of sys.path, None if no hook has one.

    It is kept in sys.path_importer_cache, that must be cleared for other hooks to be asked."""
    path_item = os.fsdecode(path_item)
    if path_item in sys.path_importer_cache:
        return sys.path_importer_cache[path_item]
    for hook in sys.path_hooks:
        try:
            importer = hook(path_item)
        except ImportError:
            continue
        sys.path_importer_cache.setdefault(path_item, importer)
        return importer
    return None


def iter_importers(fullname=''):
    """Yield the finders that are asked for a module: those of its package, that is imported, else all for the top level."""
    if fullname.startswith('.'):
        raise ImportError(f'Relative module name {fullname!r} not supported')
    parent = fullname.rpartition('.')[0]
    if parent:
        path = getattr(importlib.import_module(parent), '__path__', None) or ()
    else:
        yield from sys.meta_path
        path = sys.path
    yield from map(get_importer, path)


def extend_path(path, name):
    """Return the __path__ of a package with its parts in other folders; in its __init__.py:

        from pkgutil import extend_path
        __path__ = extend_path(__path__, __name__)

    Added are the folders of that name on sys.path, or for a package in another on its
    __path__, and what the files NAME.pkg there list, one folder a line, unchecked.
    The list is a new one; what is not a list is returned as it is."""
    if not isinstance(path, list):
        return path
    path = path[:]
    parent, _, final = name.rpartition('.')
    if parent:
        try:
            search = getattr(sys.modules[parent], '__path__')
        except (KeyError, AttributeError):
            return path
    else:
        search = sys.path
    for folder in search:
        if not isinstance(folder, str):
            continue
        finder = get_importer(folder)
        portions = []
        if hasattr(finder, 'find_spec'):
            spec = finder.find_spec(final)
            if spec is not None:
                portions = spec.submodule_search_locations or []
        elif hasattr(finder, 'find_loader'):
            _, portions = finder.find_loader(final)
        for portion in portions:
            if portion not in path:
                path.append(portion)
        pkgfile = os.path.join(folder, name + '.pkg')
        if os.path.isfile(pkgfile):
            try:
                f = open(pkgfile)
            except OSError as msg:
                sys.stderr.write(f"Can't open {pkgfile}: {msg}\n")
            else:
                with f:
                    for line in f:
                        line = line.rstrip('\n')
                        if line and not line.startswith('#'):
                            path.append(line)
    return path


def get_data(package, resource):
    """Return a file of a package as bytes, None if there is no such package or its loader reads no files.

    The package is imported. The file is named from its folder on, with "/" between the
    parts; it should neither begin with "/" nor go up with ".."."""
    spec = importlib.util.find_spec(package)
    loader = getattr(spec, 'loader', None)
    if not hasattr(loader, 'get_data'):
        return None
    module = sys.modules.get(package) or importlib._bootstrap._load(spec)
    if not hasattr(module, '__file__'):
        return None
    return loader.get_data(os.path.join(os.path.dirname(module.__file__), *resource.split('/')))


def resolve_name(name):
    """Return the object that a name tells: "package.module:attribute.of.it", or with points only.

    What is left of the colon is imported, and the attributes are looked up in it; with
    nothing on the right it is the module. Without a colon as much is imported as can be
    from the left, one part after the other.

    Raises ValueError for what is not such a name, ImportError if the first part (or what
    is left of the colon) cannot be imported, AttributeError if there is no such attribute."""
    def dotted(text):
        return all(part.isidentifier() for part in text.split('.'))

    package, colon, rest = name.partition(':')
    if not dotted(package) or rest and not dotted(rest):
        raise ValueError(f'invalid format: {name!r}')
    if colon:
        result = importlib.import_module(package)
        parts = rest.split('.') if rest else []
    else:
        parts = name.split('.')
        modname = parts.pop(0)
        result = importlib.import_module(modname)
        while parts:
            longer = f'{modname}.{parts[0]}'
            try:
                result = importlib.import_module(longer)
            except ImportError:
                break
            parts.pop(0)
            modname = longer
    for part in parts:
        result = getattr(result, part)
    return result
