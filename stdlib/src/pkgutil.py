"""Utilities to support packages."""

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
    """Yields ModuleInfo for all modules recursively
    on path, or, if path is None, all accessible modules.

    'path' should be either None or a list of paths to look for
    modules in.

    'prefix' is a string to output on the front of every module name
    on output.

    Note that this function must import all *packages* (NOT all
    modules!) on the given path, in order to access the __path__
    attribute to find submodules.

    'onerror' is a function which gets called with one argument (the
    name of the package which was being imported) if any exception
    occurs while trying to import a package.  If no onerror function is
    supplied, ImportErrors are caught and ignored, while all other
    exceptions are propagated, terminating the search.
    """
    seen = set()
    for info in iter_modules(path, prefix):
        yield info
        if not info.ispkg:
            continue
        try:
            __import__(info.name)
        except ImportError:
            if onerror is not None:
                onerror(info.name)
        except Exception:
            if onerror is None:
                raise
            onerror(info.name)
        else:
            # The same folder twice would not end.
            inner = [p for p in getattr(sys.modules[info.name], '__path__', None) or [] if p not in seen]
            seen.update(inner)
            yield from walk_packages(inner, info.name + '.', onerror)


def iter_modules(path=None, prefix=''):
    """Yields ModuleInfo for all submodules on path,
    or, if path is None, all top-level modules on sys.path.

    'path' should be either None or a list of paths to look for
    modules in.

    'prefix' is a string to output on the front of every module name
    on output.
    """
    if path is None:
        importers = iter_importers()
    elif isinstance(path, str):
        raise ValueError('path must be None or list of paths to look for modules in')
    else:
        importers = map(get_importer, path)
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
    """Retrieve a finder for the given path item

    The returned finder is cached in sys.path_importer_cache
    if it was newly created by a path hook.

    The cache (or part of it) can be cleared manually if a
    rescan of sys.path_hooks is necessary.
    """
    path_item = os.fsdecode(path_item)
    try:
        return sys.path_importer_cache[path_item]
    except KeyError:
        pass
    for hook in sys.path_hooks:
        try:
            importer = hook(path_item)
        except ImportError:
            continue
        sys.path_importer_cache.setdefault(path_item, importer)
        return importer
    return None


def iter_importers(fullname=''):
    """Yield finders for the given module name

    If fullname contains a '.', the finders will be for the package
    containing fullname, otherwise they will be all registered top level
    finders (i.e. those on both sys.meta_path and sys.path_hooks).

    If the named module is in a package, that package is imported as a side
    effect of invoking this function.

    If no module name is specified, all top level finders are produced.
    """
    if fullname.startswith('.'):
        raise ImportError(f'Relative module name {fullname!r} not supported')
    if '.' in fullname:
        package = importlib.import_module(fullname.rpartition('.')[0])
        path = getattr(package, '__path__', None)
        if path is None:
            return
    else:
        yield from sys.meta_path
        path = sys.path
    for item in path:
        yield get_importer(item)


def extend_path(path, name):
    """Extend a package's path.

    Intended use is to place the following code in a package's __init__.py:

        from pkgutil import extend_path
        __path__ = extend_path(__path__, __name__)

    For each directory on sys.path that has a subdirectory that
    matches the package name, add the subdirectory to the package's
    __path__.  This is useful if one wants to distribute different
    parts of a single logical package as multiple directories.

    It also looks for *.pkg files beginning where * matches the name
    argument.  This feature is similar to *.pth files (see site.py),
    except that it doesn't special-case lines starting with 'import'.
    A *.pkg file is trusted at face value: apart from checking for
    duplicates, all entries found in a *.pkg file are added to the
    path, regardless of whether they are exist the filesystem.  (This
    is a feature.)

    If the input path is not a list (as is the case for frozen
    packages) it is returned unchanged.  The input path is not
    modified; an extended copy is returned.  Items are only appended
    to the copy at the end.
    """
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
    """Get a resource from a package.

    This is a wrapper round the PEP 302 loader get_data API. The package
    argument should be the name of a package, in standard module format
    (foo.bar). The resource argument should be in the form of a relative
    filename, using '/' as the path separator. The parent directory name '..'
    is not allowed, and nor is a rooted name (starting with a '/').

    The function returns a binary string, which is the contents of the
    specified resource.

    For packages located in the filesystem, which have already been imported,
    this is the rough equivalent of

        d = os.path.dirname(sys.modules[package].__file__)
        data = open(os.path.join(d, resource), 'rb').read()

    If the package cannot be located or loaded, or it uses a PEP 302 loader
    which does not support get_data(), then None is returned.
    """
    spec = importlib.util.find_spec(package)
    if spec is None:
        return None
    loader = spec.loader
    if loader is None or not hasattr(loader, 'get_data'):
        return None
    module = sys.modules.get(package) or importlib._bootstrap._load(spec)
    if module is None or not hasattr(module, '__file__'):
        return None
    parts = resource.split('/')
    parts.insert(0, os.path.dirname(module.__file__))
    return loader.get_data(os.path.join(*parts))


def resolve_name(name):
    """
    Resolve a name to an object.

    It is expected that `name` will be a string in one of the following
    formats, where W is shorthand for a valid Python identifier and dot stands
    for a literal period in these pseudo-regexes:

    W(.W)*
    W(.W)*:(W(.W)*)?

    The first form is intended for backward compatibility only. It assumes that
    some part of the dotted name is a package, and the rest is an object
    somewhere within that package, possibly nested inside other objects.
    Because the place where the package stops and the object hierarchy starts
    can't be inferred by inspection, repeated attempts to import must be done
    with this form.

    In the second form, the caller makes the division point clear through the
    provision of a single colon: the dotted name to the left of the colon is a
    package to be imported, and the dotted name to the right is the object
    hierarchy within that package. Only one import is needed in this form. If
    it ends with the colon, then a module object is returned.

    The function will return an object (which might be a module), or raise one
    of the following exceptions:

    ValueError - if `name` isn't in a recognised format
    ImportError - if an import failed when it shouldn't have
    AttributeError - if a failure occurred when traversing the object hierarchy
                     within the imported package to get to the desired object.
    """
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
