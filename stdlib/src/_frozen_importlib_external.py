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
    """Return where the cache file of a source file is, or would be.

    Code that is optimized is kept apart, under a name with the level in it: the interpreter's own unless optimization
    tells another, which must be letters and digits, or empty. debug_override is the old way to tell it.
    """
    if debug_override is not None:
        import warnings
        warnings.warn("the debug_override parameter is deprecated; use 'optimization' instead", DeprecationWarning)
        if optimization is not None:
            raise TypeError('debug_override or optimization must be set to None')
        optimization = '' if debug_override else 1
    folder, file = _path_split(_fspath(path))
    stem, dot, last = file.rpartition('.')
    parts = [(stem or last) + dot + _cache_tag()]
    level = str(sys.flags.optimize or '') if optimization is None else str(optimization)
    if level:
        if not level.isalnum():
            raise ValueError(f'{level!r} is not alphanumeric')
        parts.append(_OPT + level)
    name = '.'.join(parts) + BYTECODE_SUFFIXES[0]
    if sys.pycache_prefix is not None:
        # A tree of its own that has the same folders.
        return _path_join(sys.pycache_prefix, _path_abspath(folder).lstrip('/'), name)
    return _path_join(folder, _PYCACHE, name) if folder else _PYCACHE + '/' + name


def _cache_tag():
    tag = sys.implementation.cache_tag
    if tag is None:
        raise NotImplementedError('sys.implementation.cache_tag is None')
    return tag


def source_from_cache(path):
    """Return the source file that a cache file is made from; ValueError if no cache file has such a name."""
    _cache_tag()
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
    """Return the source of a cache file if it is there, else the path itself."""
    if not bytecode_path:
        return None
    stem, _, suffix = bytecode_path.rpartition('.')
    source = bytecode_path
    if stem and suffix.lower()[-3:-1] == 'py':
        try:
            source = source_from_cache(bytecode_path)
        except (NotImplementedError, ValueError):
            source = bytecode_path[:-1]
    return source if _path_isfile(source) else bytecode_path


def _get_cached(filename):
    """Return the cache file of a source file, and a cache file itself; None for others."""
    if filename.endswith(tuple(BYTECODE_SUFFIXES)):
        return filename
    if sys.implementation.cache_tag is None or not filename.endswith(tuple(SOURCE_SUFFIXES)):
        return None
    return cache_from_source(filename)


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
    """Return the contents of a cache file that holds for a time and size of the source."""
    return bytearray(MAGIC_NUMBER + _pack_uint32(0) + _pack_uint32(mtime) + _pack_uint32(source_size) + marshal.dumps(code))


def _code_to_hash_pyc(code, source_hash, checked=True):
    """Return the contents of a cache file that holds for a hash of the source."""
    assert len(source_hash) == 8
    return bytearray(MAGIC_NUMBER + _pack_uint32(0b1 | checked << 1) + source_hash + marshal.dumps(code))


def decode_source(source_bytes):
    """Return the text of source code, by its coding line; every line ends with a newline character."""
    return _imp._decode_source(bytes(source_bytes))


# Specs.

_POPULATE = object()


def spec_from_file_location(name, location=None, *, loader=None, submodule_search_locations=_POPULATE):
    """Return the spec of a module in a file, whose suffix tells the loader if none is given.

    A module with submodule_search_locations, a list of folders, is a package; an empty list stands for the file's
    folder. If they are not given the loader is asked.
    """
    if location is not None:
        location = _fspath(location)
        try:
            location = _path_abspath(location)
        except OSError:
            pass  # There is no current folder.
    else:
        location = _ask(loader, 'get_filename', name) or '<unknown>'
    if loader is None:
        fitting = [kind for kind, suffixes in _get_supported_file_loaders() if location.endswith(tuple(suffixes))]
        if not fitting:
            return None
        loader = fitting[0](name, location)
    folders = submodule_search_locations
    if folders is _POPULATE:
        folders = [] if _ask(loader, 'is_package', name) else None
    if folders == [] and location:
        folders.append(_path_split(location)[0])
    spec = _bootstrap.ModuleSpec(name, loader, origin=location)
    spec._set_fileattr = True
    spec.submodule_search_locations = folders
    return spec


def _ask(loader, method, name):
    """Return what a loader's method tells of a module, None if it has none or cannot tell."""
    try:
        return getattr(loader, method)(name) if hasattr(loader, method) else None
    except ImportError:
        return None


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

    def exec_module(self, module):
        """Run the module's code in it."""
        name = module.__name__
        code = self.get_code(name)
        if code is None:
            raise ImportError(f'cannot load module {name!r} when get_code() returns None')
        _bootstrap._call_with_frames_removed(exec, code, module.__dict__)

    def create_module(self, spec):
        """Leave it to the import system to make the module."""

    def load_module(self, fullname):
        """Load a module, as was done before exec_module()."""
        return _bootstrap._load_module_shim(self, fullname)


class SourceLoader(_LoaderBasics):
    """A loader of source code: a subclass has get_filename() and get_data(), and what it wants of the rest."""

    def path_mtime(self, path):
        """Return when the file was changed, in seconds; OSError if that is unknown."""
        raise OSError

    def path_stats(self, path):
        """Return the file's 'mtime', and if known its 'size', in a dict; OSError if they are unknown."""
        return {'mtime': self.path_mtime(path)}

    def _cache_bytecode(self, source_path, cache_path, data):
        return self.set_data(cache_path, data)

    def set_data(self, path, data):
        """Write a file; a loader without this method writes no cache files."""

    def get_source(self, fullname):
        """Return the text of the source."""
        path = self.get_filename(fullname)
        try:
            data = self.get_data(path)
        except OSError as exc:
            raise ImportError('source not available through get_data()', name=fullname) from exc
        return decode_source(data)

    def source_to_code(self, data, path, *, _optimize=-1):
        """Compile the source: text, bytes or a syntax tree."""
        return _bootstrap._call_with_frames_removed(compile, data, path, 'exec', dont_inherit=True, optimize=_optimize)

    def get_code(self, fullname):
        """Return the module's code, from the cache file if there is one that fits the source.

        Else the source is compiled, and the cache file written.
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
            except (ImportError, EOFError):
                pass
            else:
                return _compile_bytecode(memoryview(data)[16:], name=fullname, bytecode_path=cache_path, source_path=source_path)
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
    """A loader for one module in a file. Its methods take the module's name too, which must be the right one."""

    def __init__(self, fullname, path):
        self.name, self.path = fullname, path

    def __eq__(self, other):
        return self.__class__ == other.__class__ and self.__dict__ == other.__dict__

    def __hash__(self):
        return hash((self.name, self.path))

    @_check_name
    def get_filename(self, fullname):
        """Return the path of the file."""
        return self.path

    @_check_name
    def get_resource_reader(self, module):
        """Return the reader of what lies beside the file."""
        import importlib.readers
        return importlib.readers.FileReader(self)

    def get_data(self, path):
        """Return the contents of a file, this or another."""
        return _imp._path_read(str(path))

    @_check_name
    def load_module(self, fullname):
        """Load the module, as was done before exec_module()."""
        return super().load_module(fullname)


class SourceFileLoader(FileLoader, SourceLoader):
    """The loader of a source file."""

    def path_stats(self, path):
        """Return the file's time and size."""
        found = _path_stat(path)
        return {'mtime': found.st_mtime, 'size': found.st_size}

    def _cache_bytecode(self, source_path, bytecode_path, data):
        return self.set_data(bytecode_path, data, _mode=_calc_mode(source_path))

    def set_data(self, path, data, *, _mode=0o666):
        """Write a file, and make the folders for it; what cannot be written is left out."""
        try:
            _write_atomic(path, data, _mode)
            _bootstrap._verbose_message('created {!r}', path)
        except OSError as exc:
            # A folder that cannot be written to only costs time.
            _bootstrap._verbose_message('could not create {!r}: {!r}', path, exc)


class SourcelessFileLoader(FileLoader, _LoaderBasics):
    """The loader of a cache file that stands where its source would."""

    def get_code(self, fullname):
        path = self.get_filename(fullname)
        data = self.get_data(path)
        _classify_pyc(data, fullname, {'name': fullname, 'path': path})
        return _compile_bytecode(memoryview(data)[16:], name=fullname, bytecode_path=path)

    def get_source(self, fullname):
        """Return None: there is no source."""


class ExtensionFileLoader(FileLoader, _LoaderBasics):
    """Loader for extension modules. There are none that could be loaded."""

    def create_module(self, spec):
        """Extension modules are machine code for another interpreter."""
        raise ImportError(f'extension modules cannot be loaded: {self.path!r}', name=spec.name, path=self.path)

    def exec_module(self, module):
        raise ImportError(f'extension modules cannot be loaded: {self.path!r}', name=self.name, path=self.path)

    def is_package(self, fullname):
        """Tell whether the file is a package's."""
        name = _path_split(self.path)[1]
        return any(name == '__init__' + suffix for suffix in EXTENSION_SUFFIXES)

    def get_source(self, fullname):
        """Return None: there is no source."""

    def get_code(self, fullname):
        """Return None: what there is instead is no bytecode."""


class _NamespacePath:
    """The __path__ of a namespace package: it is computed again when the parent's path,
    or the set of folders that may hold portions, has changed."""

    _epoch = 0

    def __init__(self, name, path, path_finder):
        self._name, self._path, self._path_finder = name, path, path_finder
        self._seen = self._state()

    def _state(self):
        """Return what the path depends on."""
        parent, _, _ = self._name.rpartition('.')
        above = sys.modules[parent].__path__ if parent else sys.modules['sys'].path
        return tuple(above), self._epoch

    def _current(self):
        state = self._state()
        if state != self._seen:
            spec = self._path_finder(self._name, state[0])
            if spec is not None and spec.loader is None and spec.submodule_search_locations:
                self._path = spec.submodule_search_locations
            self._seen = state
        return self._path

    # A list, for reading; what is added or replaced stays until the next change.

    def __len__(self):
        return len(self._current())

    def __iter__(self):
        return iter(self._current())

    def __contains__(self, item):
        return item in self._current()

    def __getitem__(self, index):
        return self._current()[index]

    def __setitem__(self, index, path):
        self._path[index] = path

    def append(self, item):
        self._path.append(item)

    def __repr__(self):
        return f'{type(self).__name__}({self._path!r})'


class NamespaceLoader:
    """The loader of a package that is only folders, without code."""

    def __init__(self, name, path, path_finder):
        self._path = _NamespacePath(name, path, path_finder)

    def create_module(self, spec):
        """Leave it to the import system to make the module."""

    def exec_module(self, module):
        """Do nothing: there is nothing to run."""

    def load_module(self, fullname):
        """Load the package, as was done before exec_module()."""
        return _bootstrap._load_module_shim(self, fullname)

    def is_package(self, fullname):
        return True

    def get_code(self, fullname):
        """Return code that does nothing."""
        return compile(self.get_source(fullname), '<string>', 'exec', dont_inherit=True)

    def get_source(self, fullname):
        return ''

    def get_resource_reader(self, module):
        """Return the reader of what is in the folders."""
        import importlib.readers
        return importlib.readers.NamespaceReader(self._path)


_NamespaceLoader = NamespaceLoader


def _namespace_loader(path):
    loader = NamespaceLoader.__new__(NamespaceLoader)
    loader._path = path
    return loader


# Finders.

def _path_invalidate_caches():
    # Relative names mean something else after a change of the current folder.
    for name in [n for n, finder in sys.path_importer_cache.items() if finder is None or not _path_isabs(n)]:
        del sys.path_importer_cache[name]
    for finder in list(sys.path_importer_cache.values()):
        if hasattr(finder, 'invalidate_caches'):
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
            pass  # It is not the hook's kind of path.
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
        if spec is not None and spec.loader is not None:
            return spec
        if spec is not None:
            # A folder that is part of a namespace package, unless a later entry has the module.
            if spec.submodule_search_locations is None:
                raise ImportError('spec missing loader')
            namespace_path += spec.submodule_search_locations
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
    """Finds modules in a folder. It knows the folder's list of files, which it reads again when the folder changed."""

    def __init__(self, path, *loader_details):
        """Find in a folder; each of loader_details is a loader and a list of the suffixes of its files."""
        self._loaders = [(suffix, loader) for loader, suffixes in loader_details for suffix in suffixes]
        self.path = _path_abspath(path) if path and path != '.' else _imp._path_getcwd()
        self._path_mtime = -1
        self._path_cache = set()

    def invalidate_caches(self):
        """Read the folder again at the next search."""
        self._path_mtime = -1  # which is no time that a folder has

    def _get_spec(self, loader_class, fullname, path, smsl, target):
        loader = loader_class(fullname, path)
        return spec_from_file_location(fullname, path, loader=loader, submodule_search_locations=smsl)

    def find_spec(self, fullname, target=None):
        """Return the spec of a module or package in the folder, or None."""
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
        """Read the folder."""
        try:
            contents = _imp._path_listdir(self.path)
        except (FileNotFoundError, PermissionError, NotADirectoryError):
            contents = []
        self._path_cache = set(contents)

    @classmethod
    def path_hook(cls, *loader_details):
        """Return a function for sys.path_hooks that makes finders with these loaders, for folders only."""

        def path_hook_for_FileFinder(path):
            if _path_isdir(path):
                return cls(path, *loader_details)
            raise ImportError('only directories are supported', path=path)

        return path_hook_for_FileFinder

    def __repr__(self):
        return f'{type(self).__name__}({self.path!r})'


def _file_finder(path):
    return FileFinder.path_hook(*_get_supported_file_loaders())(path)


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
    spec = ns.get('__spec__')
    loader = ns.get('__loader__') or spec and spec.loader
    if not loader:
        kind = SourcelessFileLoader if pathname == cpathname else SourceFileLoader
        loader = kind(name, pathname)
    if not spec:
        spec = spec_from_file_location(name, pathname, loader=loader)
        if cpathname:
            spec.cached = _path_abspath(cpathname)
    try:
        ns.update(__spec__=spec, __loader__=loader, __file__=pathname, __cached__=cpathname)
    except Exception:
        pass  # The module is usable without.


PathFinder = _imp._path_finder
