"""Finding and loading of modules in files: sys.path, path hooks, source and cache files."""

try:
    import _frozen_importlib as _bootstrap
except ImportError:  # barred in sys.modules
    import _imp

    _bootstrap = _imp._fresh("_frozen_importlib")
import _imp
import marshal
import sys

path_sep = '/'
path_separators = '/'
SOURCE_SUFFIXES = ['.py']
BYTECODE_SUFFIXES = ['.pyc']
DEBUG_BYTECODE_SUFFIXES = OPTIMIZED_BYTECODE_SUFFIXES = BYTECODE_SUFFIXES
EXTENSION_SUFFIXES = []
MAGIC_NUMBER = _imp.pyc_magic_number_token.to_bytes(4, 'little')

_PYCACHE = '__pycache__'
_OPT = 'opt-'


def _pack_uint32(x):
    return (int(x) & 0xFFFFFFFF).to_bytes(4, 'little')


def _unpack_uint32(data):
    assert len(data) == 4
    return int.from_bytes(data, 'little')


def _unpack_uint64(data):
    assert len(data) == 8
    return int.from_bytes(data, 'little')


def _unpack_uint16(data):
    assert len(data) == 2
    return int.from_bytes(data, 'little')


def _fspath(path):
    if isinstance(path, (str, bytes)):
        return path
    return type(path).__fspath__(path)


def _path_join(*parts):
    kept = [p.rstrip('/') for p in parts if p]
    text = '/'.join(kept)
    if not text and parts and parts[0].startswith('/'):
        return '/'
    return text


def _path_split(path):
    head, sep, tail = path.rpartition('/')
    return (head if sep else ''), tail


def _path_stat(path):
    """Return an object with st_mode, st_mtime and st_size, or raise OSError."""
    kind, mtime, size, mode = _imp._path_stat(path)
    return _Stat(kind, mtime, size, mode)


class _Stat:
    __slots__ = ('kind', 'st_mtime', 'st_size', 'st_mode')

    def __init__(self, kind, mtime, size, mode):
        self.kind = kind
        self.st_mtime = mtime
        self.st_size = size
        self.st_mode = mode


def _path_isfile(path):
    return _imp._path_kind(path) == 'f'


def _path_isdir(path):
    return _imp._path_kind(path or _imp._path_getcwd()) == 'd'


def _path_isabs(path):
    return path.startswith('/')


def _path_abspath(path):
    if not _path_isabs(path):
        for sep in ('', '.'):
            if path == sep:
                return _imp._path_getcwd()
        return _path_join(_imp._path_getcwd(), path.removeprefix('./'))
    return path


def _write_atomic(path, data, mode=0o666):
    """Write the whole file or nothing: under another name first, then renamed."""
    _imp._path_write(path, data, mode & 0o666)


# Cache files.

def cache_from_source(path, debug_override=None, *, optimization=None):
    """Given the path to a .py file, return the path to its .pyc file.

    The .py file does not need to exist; this simply returns the path to the
    .pyc file calculated as if the .py file were imported.

    The 'optimization' parameter controls the presumed optimization level of
    the bytecode file. If 'optimization' is not None, the string representation
    of the argument is taken and verified to be alphanumeric (else ValueError
    is raised).

    The debug_override parameter is deprecated.
    """
    if debug_override is not None:
        import warnings
        warnings.warn("the debug_override parameter is deprecated; use 'optimization' instead", DeprecationWarning)
        if optimization is not None:
            raise TypeError('debug_override or optimization must be set to None')
        optimization = '' if debug_override else 1
    path = _fspath(path)
    head, tail = _path_split(path)
    base, sep, rest = tail.rpartition('.')
    tag = sys.implementation.cache_tag
    if tag is None:
        raise NotImplementedError('sys.implementation.cache_tag is None')
    name = f'{base if base else rest}{sep}{tag}'
    if optimization is None:
        optimization = '' if sys.flags.optimize == 0 else sys.flags.optimize
    optimization = str(optimization)
    if optimization != '':
        if not optimization.isalnum():
            raise ValueError(f'{optimization!r} is not alphanumeric')
        name = f'{name}.{_OPT}{optimization}'
    name += BYTECODE_SUFFIXES[0]
    if sys.pycache_prefix is not None:
        head = _path_abspath(head)
        return _path_join(sys.pycache_prefix, head.lstrip('/'), name)
    return _path_join(head, _PYCACHE, name) if head else _PYCACHE + '/' + name


def source_from_cache(path):
    """Given the path to a .pyc. file, return the path to its .py file.

    The .pyc file does not need to exist; this simply returns the path to
    the .py file calculated to correspond to the .pyc file.  If path does
    not conform to PEP 3147/488 format, ValueError will be raised. If
    sys.implementation.cache_tag is None then NotImplementedError is raised.
    """
    if sys.implementation.cache_tag is None:
        raise NotImplementedError('sys.implementation.cache_tag is None')
    path = _fspath(path)
    head, name = _path_split(path)
    in_prefix = False
    if sys.pycache_prefix is not None:
        prefix = sys.pycache_prefix.rstrip('/')
        if head.startswith(prefix + '/'):
            head = head[len(prefix):]
            in_prefix = True
    if not in_prefix:
        head, folder = _path_split(head)
        if folder != _PYCACHE:
            raise ValueError(f'{_PYCACHE} not bottom-level directory in {path!r}')
    dots = name.count('.')
    if dots not in (2, 3):
        raise ValueError(f'expected only 2 or 3 dots in {name!r}')
    if dots == 3:
        optimization = name.rsplit('.', 2)[-2]
        if not optimization.startswith(_OPT):
            raise ValueError(f"optimization portion of filename does not start with {_OPT!r}")
        if not optimization[len(_OPT):].isalnum():
            raise ValueError(f'optimization level {optimization!r} is not an alphanumeric value')
    base = name.partition('.')[0]
    return _path_join(head, base + SOURCE_SUFFIXES[0])


def _get_sourcefile(bytecode_path):
    if len(bytecode_path) == 0:
        return None
    rest, _, extension = bytecode_path.rpartition('.')
    if not rest or extension.lower()[-3:-1] != 'py':
        return bytecode_path
    try:
        source_path = source_from_cache(bytecode_path)
    except (NotImplementedError, ValueError):
        source_path = bytecode_path[:-1]
    return source_path if _path_isfile(source_path) else bytecode_path


def _get_cached(filename):
    if filename.endswith(tuple(SOURCE_SUFFIXES)):
        try:
            return cache_from_source(filename)
        except NotImplementedError:
            pass
    elif filename.endswith(tuple(BYTECODE_SUFFIXES)):
        return filename
    return None


def _calc_mode(path):
    try:
        mode = _path_stat(path).st_mode
    except OSError:
        mode = 0o666
    return mode | 0o200


def _classify_pyc(data, name, exc_details):
    """Check the header of a cache file and return its flags."""
    magic = data[:4]
    if magic != MAGIC_NUMBER:
        raise ImportError(f'bad magic number in {name!r}: {magic!r}', **exc_details)
    if len(data) < 16:
        raise EOFError(f'reached EOF while reading pyc header of {name!r}')
    flags = _unpack_uint32(data[4:8])
    if flags & ~0b11:
        raise ImportError(f'invalid flags {flags!r} in {name!r}', **exc_details)
    return flags


def _validate_timestamp_pyc(data, source_mtime, source_size, name, exc_details):
    if _unpack_uint32(data[8:12]) != (source_mtime & 0xFFFFFFFF) or \
            source_size is not None and _unpack_uint32(data[12:16]) != (source_size & 0xFFFFFFFF):
        raise ImportError(f'bytecode is stale for {name!r}', **exc_details)


def _validate_hash_pyc(data, source_hash, name, exc_details):
    if data[8:16] != source_hash:
        raise ImportError(f"hash in bytecode doesn't match hash of source {name!r}", **exc_details)


_code_type = type(_path_join.__code__)


def _compile_bytecode(data, name=None, bytecode_path=None, source_path=None):
    code = marshal.loads(data)
    if not isinstance(code, _code_type):
        raise ImportError(f'Non-code object in {bytecode_path!r}', name=name, path=bytecode_path)
    _bootstrap._verbose_message('code object from {!r}', bytecode_path)
    if source_path is not None:
        _imp._fix_co_filename(code, source_path)
    return code


def _code_to_timestamp_pyc(code, mtime=0, source_size=0):
    """Produce the data for a timestamp-based pyc."""
    return bytearray(MAGIC_NUMBER + _pack_uint32(0) + _pack_uint32(mtime) + _pack_uint32(source_size) + marshal.dumps(code))


def _code_to_hash_pyc(code, source_hash, checked=True):
    """Produce the data for a hash-based pyc."""
    assert len(source_hash) == 8
    return bytearray(MAGIC_NUMBER + _pack_uint32(0b1 | checked << 1) + source_hash + marshal.dumps(code))


def decode_source(source_bytes):
    """Decode bytes representing source code and return the string.

    Universal newline support is used in the decoding.
    """
    return _imp._decode_source(bytes(source_bytes))


# Specs.

_POPULATE = object()


def spec_from_file_location(name, location=None, *, loader=None, submodule_search_locations=_POPULATE):
    """Return a module spec based on a file location.

    To indicate that the module is a package, set
    submodule_search_locations to a list of directory paths.  An
    empty list is sufficient, though its not otherwise useful to the
    import system.

    The loader must take a spec as its only __init__() arg.
    """
    if location is None:
        location = '<unknown>'
        if hasattr(loader, 'get_filename'):
            try:
                location = loader.get_filename(name)
            except ImportError:
                pass
    else:
        location = _fspath(location)
        try:
            location = _path_abspath(location)
        except OSError:
            pass
    spec = _bootstrap.ModuleSpec(name, loader, origin=location)
    spec._set_fileattr = True
    if loader is None:
        for loader_class, suffixes in _get_supported_file_loaders():
            if location.endswith(tuple(suffixes)):
                loader = loader_class(name, location)
                spec.loader = loader
                break
        else:
            return None
    if submodule_search_locations is _POPULATE:
        if hasattr(loader, 'is_package'):
            try:
                is_package = loader.is_package(name)
            except ImportError:
                pass
            else:
                if is_package:
                    spec.submodule_search_locations = []
    else:
        spec.submodule_search_locations = submodule_search_locations
    if spec.submodule_search_locations == [] and location:
        spec.submodule_search_locations.append(_path_split(location)[0])
    return spec


def _get_supported_file_loaders():
    return [(SourceFileLoader, SOURCE_SUFFIXES), (SourcelessFileLoader, BYTECODE_SUFFIXES)]


# Loaders.

def _check_name(method):
    def _check_name_wrapper(self, name=None, *args, **kwargs):
        if name is None:
            name = self.name
        elif self.name != name:
            raise ImportError(f'loader for {self.name} cannot handle {name}', name=name)
        return method(self, name, *args, **kwargs)
    for attr in ('__module__', '__name__', '__qualname__', '__doc__'):
        setattr(_check_name_wrapper, attr, getattr(method, attr))
    _check_name_wrapper.__dict__.update(method.__dict__)
    return _check_name_wrapper


class _LoaderBasics:
    """What loaders of source and of bytecode have in common."""

    def is_package(self, fullname):
        """Whether the module is a package: its file is __init__, whatever the suffix."""
        filename = _path_split(self.get_filename(fullname))[1]
        return filename.rsplit('.', 1)[0] == '__init__' and fullname.rpartition('.')[2] != '__init__'

    def create_module(self, spec):
        """Use default semantics for module creation."""

    def exec_module(self, module):
        """Execute the module."""
        code = self.get_code(module.__name__)
        if code is None:
            raise ImportError(f'cannot load module {module.__name__!r} when get_code() returns None')
        _bootstrap._call_with_frames_removed(exec, code, module.__dict__)

    def load_module(self, fullname):
        """This method is deprecated."""
        return _bootstrap._load_module_shim(self, fullname)


class SourceLoader(_LoaderBasics):

    def path_mtime(self, path):
        """Optional method that returns the modification time (an int) for the
        specified path (a str).

        Raises OSError when the path cannot be handled.
        """
        raise OSError

    def path_stats(self, path):
        """Optional method returning a metadata dict for the specified
        path (a str): 'mtime' (mandatory), and 'size'.

        Raises OSError when the path cannot be handled.
        """
        return {'mtime': self.path_mtime(path)}

    def _cache_bytecode(self, source_path, cache_path, data):
        return self.set_data(cache_path, data)

    def set_data(self, path, data):
        """Optional method which writes data (bytes) to a file path (a str)."""

    def get_source(self, fullname):
        """Concrete implementation of InspectLoader.get_source."""
        path = self.get_filename(fullname)
        try:
            data = self.get_data(path)
        except OSError as exc:
            raise ImportError('source not available through get_data()', name=fullname) from exc
        return decode_source(data)

    def source_to_code(self, data, path, *, _optimize=-1):
        """Return the code object compiled from source.

        The 'data' argument can be any object type that compile() supports.
        """
        return _bootstrap._call_with_frames_removed(compile, data, path, 'exec', dont_inherit=True, optimize=_optimize)

    def get_code(self, fullname):
        """Concrete implementation of InspectLoader.get_code.

        Reading of bytecode requires path_stats to be implemented. To write
        bytecode, set_data must also be implemented.
        """
        source_path = self.get_filename(fullname)
        mtime = data = source = digest = None
        hash_based = False
        check_source = True
        try:
            cache_path = cache_from_source(source_path)
        except NotImplementedError:
            cache_path = None
        else:
            try:
                stats = self.path_stats(source_path)
            except OSError:
                pass
            else:
                mtime = int(stats['mtime'])
                try:
                    data = self.get_data(cache_path)
                except OSError:
                    data = None
        if data is not None:
            details = {'name': fullname, 'path': cache_path}
            try:
                flags = _classify_pyc(data, fullname, details)
                hash_based = flags & 0b1 != 0
                if hash_based:
                    check_source = flags & 0b10 != 0
                    if _imp.check_hash_based_pycs != 'never' and (check_source or _imp.check_hash_based_pycs == 'always'):
                        source = self.get_data(source_path)
                        digest = _imp.source_hash(_imp.pyc_magic_number_token, source)
                        _validate_hash_pyc(data, digest, fullname, details)
                else:
                    _validate_timestamp_pyc(data, mtime, stats.get('size'), fullname, details)
                _bootstrap._verbose_message('{} matches {}', cache_path, source_path)
                # A damaged file is as good as none.
                return _compile_bytecode(memoryview(data)[16:], name=fullname, bytecode_path=cache_path, source_path=source_path)
            except (ImportError, EOFError, ValueError, TypeError):
                pass
        if source is None:
            source = self.get_data(source_path)
        code = self.source_to_code(source, source_path)
        _bootstrap._verbose_message('code object from {}', source_path)
        if not sys.dont_write_bytecode and cache_path is not None and mtime is not None:
            if hash_based:
                if digest is None:
                    digest = _imp.source_hash(_imp.pyc_magic_number_token, source)
                data = _code_to_hash_pyc(code, digest, check_source)
            else:
                data = _code_to_timestamp_pyc(code, mtime, len(source))
            try:
                self._cache_bytecode(source_path, cache_path, data)
            except NotImplementedError:
                pass
        return code


class FileLoader:
    """Base file loader class which implements the loader protocol methods that
    require file system usage."""

    def __init__(self, fullname, path):
        """Cache the module name and the path to the file found by the finder."""
        self.name = fullname
        self.path = path

    def __eq__(self, other):
        return self.__class__ == other.__class__ and self.__dict__ == other.__dict__

    def __hash__(self):
        return hash(self.name) ^ hash(self.path)

    @_check_name
    def load_module(self, fullname):
        """Load a module from a file.

        This method is deprecated.  Use exec_module() instead.
        """
        return super(FileLoader, self).load_module(fullname)

    @_check_name
    def get_filename(self, fullname):
        """Return the path to the source file as found by the finder."""
        return self.path

    def get_data(self, path):
        """Return the data from path as raw bytes."""
        return _imp._path_read(str(path))

    @_check_name
    def get_resource_reader(self, module):
        from importlib.readers import FileReader
        return FileReader(self)


class SourceFileLoader(FileLoader, SourceLoader):
    """Concrete implementation of SourceLoader using the file system."""

    def path_stats(self, path):
        """Return the metadata for the path."""
        st = _path_stat(path)
        return {'mtime': st.st_mtime, 'size': st.st_size}

    def _cache_bytecode(self, source_path, bytecode_path, data):
        return self.set_data(bytecode_path, data, _mode=_calc_mode(source_path))

    def set_data(self, path, data, *, _mode=0o666):
        """Write bytes data to a file."""
        try:
            _write_atomic(path, data, _mode)
            _bootstrap._verbose_message('created {!r}', path)
        except OSError as exc:
            # A folder that cannot be written to only costs time.
            _bootstrap._verbose_message('could not create {!r}: {!r}', path, exc)


class SourcelessFileLoader(FileLoader, _LoaderBasics):
    """Loader which handles sourceless file imports."""

    def get_code(self, fullname):
        path = self.get_filename(fullname)
        data = self.get_data(path)
        _classify_pyc(data, fullname, {'name': fullname, 'path': path})
        return _compile_bytecode(memoryview(data)[16:], name=fullname, bytecode_path=path)

    def get_source(self, fullname):
        """Return None as there is no source code."""
        return None


class ExtensionFileLoader(FileLoader, _LoaderBasics):
    """Loader for extension modules. There are none that could be loaded."""

    def create_module(self, spec):
        """Extension modules are machine code for another interpreter."""
        raise ImportError(f'extension modules cannot be loaded: {self.path!r}', name=spec.name, path=self.path)

    def exec_module(self, module):
        raise ImportError(f'extension modules cannot be loaded: {self.path!r}', name=self.name, path=self.path)

    def is_package(self, fullname):
        """Return True if the extension module is a package."""
        name = _path_split(self.path)[1]
        return any(name == '__init__' + suffix for suffix in EXTENSION_SUFFIXES)

    def get_code(self, fullname):
        """Return None as an extension module cannot create a code object."""
        return None

    def get_source(self, fullname):
        """Return None as extension modules have no source code."""
        return None


class _NamespacePath:
    """The __path__ of a namespace package: it is computed again when the parent's path,
    or the set of folders that may hold portions, has changed."""

    _epoch = 0

    def __init__(self, name, path, path_finder):
        self._name = name
        self._path = path
        self._last_parent_path = tuple(self._get_parent_path())
        self._last_epoch = self._epoch
        self._path_finder = path_finder

    def _find_parent_path_names(self):
        parent, dot, _ = self._name.rpartition('.')
        if dot == '':
            return 'sys', 'path'
        return parent, '__path__'

    def _get_parent_path(self):
        parent, attr = self._find_parent_path_names()
        return getattr(sys.modules[parent], attr)

    def _recalculate(self):
        parent_path = tuple(self._get_parent_path())
        if parent_path != self._last_parent_path or self._epoch != self._last_epoch:
            spec = self._path_finder(self._name, parent_path)
            if spec is not None and spec.loader is None and spec.submodule_search_locations:
                self._path = spec.submodule_search_locations
            self._last_parent_path = parent_path
            self._last_epoch = self._epoch
        return self._path

    def __iter__(self):
        return iter(self._recalculate())

    def __getitem__(self, index):
        return self._recalculate()[index]

    def __setitem__(self, index, path):
        self._path[index] = path

    def __len__(self):
        return len(self._recalculate())

    def __repr__(self):
        return f'_NamespacePath({self._path!r})'

    def __contains__(self, item):
        return item in self._recalculate()

    def append(self, item):
        self._path.append(item)


class NamespaceLoader:

    def __init__(self, name, path, path_finder):
        self._path = _NamespacePath(name, path, path_finder)

    def is_package(self, fullname):
        return True

    def get_source(self, fullname):
        return ''

    def get_code(self, fullname):
        return compile('', '<string>', 'exec', dont_inherit=True)

    def create_module(self, spec):
        """Use default semantics for module creation."""

    def exec_module(self, module):
        pass

    def load_module(self, fullname):
        """Load a namespace module.

        This method is deprecated.  Use exec_module() instead.
        """
        return _bootstrap._load_module_shim(self, fullname)

    def get_resource_reader(self, module):
        from importlib.readers import NamespaceReader
        return NamespaceReader(self._path)


_NamespaceLoader = NamespaceLoader


def _namespace_loader(path):
    loader = NamespaceLoader.__new__(NamespaceLoader)
    loader._path = path
    return loader


# Finders.

def _path_invalidate_caches():
    for name, finder in list(sys.path_importer_cache.items()):
        # Relative names mean something else after a change of the current folder.
        if finder is None or not _path_isabs(name):
            del sys.path_importer_cache[name]
        elif hasattr(finder, 'invalidate_caches'):
            finder.invalidate_caches()
    _NamespacePath._epoch += 1
    if 'importlib.metadata' in sys.modules:
        sys.modules['importlib.metadata'].MetadataPathFinder.invalidate_caches()


def _path_hooks(path):
    if sys.path_hooks is not None and not sys.path_hooks:
        import warnings
        warnings.warn('sys.path_hooks is empty', ImportWarning)
    for hook in sys.path_hooks:
        try:
            return hook(path)
        except ImportError:
            continue
    return None


def _path_importer_cache(path):
    if path == '':
        try:
            path = _imp._path_getcwd()
        except (FileNotFoundError, PermissionError):
            return None
    try:
        return sys.path_importer_cache[path]
    except KeyError:
        finder = sys.path_importer_cache[path] = _path_hooks(path)
        return finder


def _path_get_spec(finder, fullname, path, target):
    namespace_path = []
    for entry in path:
        if not isinstance(entry, str):
            continue
        entry_finder = _path_importer_cache(entry)
        if entry_finder is None:
            continue
        spec = entry_finder.find_spec(fullname, target)
        if spec is None:
            continue
        if spec.loader is not None:
            return spec
        portions = spec.submodule_search_locations
        if portions is None:
            raise ImportError('spec missing loader')
        namespace_path.extend(portions)
    spec = _bootstrap.ModuleSpec(fullname, None)
    spec.submodule_search_locations = namespace_path
    return spec


def _path_find_spec(finder, fullname, path=None, target=None):
    spec = _path_get_spec(finder, fullname, sys.path if path is None else path, target)
    if spec is None or spec.loader is not None:
        return spec
    portions = spec.submodule_search_locations
    if not portions:
        return None
    spec.origin = None
    spec.submodule_search_locations = _NamespacePath(
        fullname, portions, lambda name, parent: _path_get_spec(finder, name, parent, None))
    return spec


class FileFinder:
    """File-based finder.

    Interactions with the file system are cached for performance, being
    refreshed when the directory the finder is handling has been modified.
    """

    def __init__(self, path, *loader_details):
        """Initialize with the path to search on and a variable number of
        2-tuples containing the loader and the file suffixes the loader
        recognizes."""
        self._loaders = [(suffix, loader) for loader, suffixes in loader_details for suffix in suffixes]
        self.path = _path_abspath(path) if path and path != '.' else _imp._path_getcwd()
        self._path_mtime = -1
        self._path_cache = set()

    def invalidate_caches(self):
        """Invalidate the directory mtime."""
        self._path_mtime = -1

    def _get_spec(self, loader_class, fullname, path, smsl, target):
        loader = loader_class(fullname, path)
        return spec_from_file_location(fullname, path, loader=loader, submodule_search_locations=smsl)

    def find_spec(self, fullname, target=None):
        """Try to find a spec for the specified module.

        Returns the matching spec, or None if not found.
        """
        is_namespace = False
        tail = fullname.rpartition('.')[2]
        mtime = _imp._path_mtime(self.path)
        if mtime != self._path_mtime:
            self._fill_cache()
            self._path_mtime = mtime
        cache = self._path_cache
        base = _path_join(self.path, tail)
        if tail in cache:
            for suffix, loader_class in self._loaders:
                full = _path_join(base, '__init__' + suffix)
                if _path_isfile(full):
                    return self._get_spec(loader_class, fullname, full, [base], target)
            is_namespace = _path_isdir(base)
        for suffix, loader_class in self._loaders:
            if tail + suffix in cache:
                full = base + suffix
                if _path_isfile(full):
                    return self._get_spec(loader_class, fullname, full, None, target)
        if is_namespace:
            _bootstrap._verbose_message('possible namespace for {}', base)
            spec = _bootstrap.ModuleSpec(fullname, None)
            spec.submodule_search_locations = [base]
            return spec
        return None

    def _fill_cache(self):
        """Fill the cache of potential modules and packages for this directory."""
        try:
            contents = _imp._path_listdir(self.path)
        except (FileNotFoundError, PermissionError, NotADirectoryError):
            contents = []
        self._path_cache = set(contents)

    @classmethod
    def path_hook(cls, *loader_details):
        """A class method which returns a closure to use on sys.path_hook
        which will return an instance using the specified loaders and the path
        called on the closure.

        If the path called on the closure is not a directory, ImportError is
        raised.
        """
        def path_hook_for_FileFinder(path):
            """Path hook for importlib.machinery.FileFinder."""
            if not _path_isdir(path):
                raise ImportError('only directories are supported', path=path)
            return cls(path, *loader_details)
        return path_hook_for_FileFinder

    def __repr__(self):
        return f'FileFinder({self.path!r})'


def _file_finder(path):
    if not _path_isdir(path):
        raise ImportError('only directories are supported', path=path)
    return FileFinder(path, *_get_supported_file_loaders())


class WindowsRegistryFinder:
    """Meta path finder for modules declared in the Windows registry: there are none."""

    REGISTRY_KEY = 'Software\\Python\\PythonCore\\{sys_version}\\Modules\\{fullname}'
    REGISTRY_KEY_DEBUG = 'Software\\Python\\PythonCore\\{sys_version}\\Modules\\{fullname}\\Debug'
    DEBUG_BUILD = False

    @classmethod
    def find_spec(cls, fullname, path=None, target=None):
        return None


class AppleFrameworkLoader(ExtensionFileLoader):
    """A loader for modules that have been packaged as frameworks: there are none."""


def _fix_up_module(ns, name, pathname, cpathname=None):
    """Set the import attributes of a namespace that was filled by other means."""
    loader = ns.get('__loader__')
    spec = ns.get('__spec__')
    if not loader:
        if spec:
            loader = spec.loader
        elif pathname == cpathname:
            loader = SourcelessFileLoader(name, pathname)
        else:
            loader = SourceFileLoader(name, pathname)
    if not spec:
        spec = spec_from_file_location(name, pathname, loader=loader)
        if cpathname:
            spec.cached = _path_abspath(cpathname)
    try:
        ns['__spec__'] = spec
        ns['__loader__'] = loader
        ns['__file__'] = pathname
        ns['__cached__'] = cpathname
    except Exception:
        pass


PathFinder = _imp._path_finder
