"""Import of modules from zip archives, which stand in sys.path as folders do, or as an archive and a path in it."""

import _frozen_importlib as _bootstrap
import _frozen_importlib_external as _bootstrap_external
import _imp
import marshal
import sys

__all__ = ['ZipImportError', 'zipimporter']

path_sep = '/'


class ZipImportError(ImportError):
    """An archive cannot be read, or a module is not in it."""


# What is known of each archive: {name: (path, compression, size of data, size, offset, time, date, crc)}
_zip_directory_cache = {}

_END = b'PK\x05\x06'
_CENTRAL = b'PK\x01\x02'
_LOCAL = b'PK\x03\x04'
_MAX_COMMENT = (1 << 16) - 1

_search_order = (
    ('/__init__.pyc', True, True),
    ('/__init__.py', False, True),
    ('.pyc', True, False),
    ('.py', False, False),
)


class zipimporter(_bootstrap_external._LoaderBasics):
    """Finds and loads the modules in an archive, or in a folder of one: prefix. ZipImportError if there is none."""

    def __init__(self, path):
        if not isinstance(path, str):
            raise TypeError(f'expected str, not {type(path)!r}')
        if not path:
            raise ZipImportError('archive path is empty', path=path)
        inside = []
        given = path
        while True:
            kind = _imp._path_kind(path)
            if kind == 'f':
                break
            # A part of the path may be inside of the archive.
            head, tail = _bootstrap_external._path_split(path)
            if kind is not None or not head or head == path:
                raise ZipImportError(f'not a Zip file: {given!r}', path=given)
            path = head
            inside.append(tail)
        if path not in _zip_directory_cache:
            _zip_directory_cache[path] = _read_directory(path)
        self.archive = path
        self.prefix = '/'.join(reversed(inside))
        if self.prefix:
            self.prefix += '/'

    @property
    def _files(self):
        if self.archive not in _zip_directory_cache:
            try:
                _zip_directory_cache[self.archive] = _read_directory(self.archive)
            except ZipImportError:
                return {}
        return _zip_directory_cache[self.archive]

    def find_spec(self, fullname, target=None):
        """Return the spec of a module or package in the archive, or None."""
        if _get_module_info(self, fullname) is not None:
            return _bootstrap.spec_from_loader(fullname, self, is_package=_get_module_info(self, fullname))
        modpath = _get_module_path(self, fullname)
        if _is_dir(self, modpath):
            # A folder without __init__ may be a portion of a namespace package.
            spec = _bootstrap.ModuleSpec(name=fullname, loader=None, is_package=True)
            spec.submodule_search_locations.append(f'{self.archive}{path_sep}{modpath}')
            return spec
        return None

    def get_code(self, fullname):
        """Return the code of a module."""
        return _get_module_code(self, fullname)[0]

    def get_data(self, pathname):
        """Return the contents of a file, told by its path in the archive or with the archive; OSError if there is none."""
        key = pathname
        if pathname.startswith(self.archive + path_sep):
            key = pathname[len(self.archive + path_sep):]
        try:
            entry = self._files[key]
        except KeyError:
            raise OSError(0, '', key) from None
        if entry is None:
            return b''
        return _get_data(self.archive, entry)

    def get_filename(self, fullname):
        """Return the path of a module's file, as if the archive were a folder."""
        return _get_module_code(self, fullname)[2]

    def get_source(self, fullname):
        """Return the source of a module, None if the archive has only its code."""
        is_package = _get_module_info(self, fullname)
        if is_package is None:
            raise ZipImportError(f"can't find module {fullname!r}", name=fullname)
        path = _get_module_path(self, fullname) + ('/__init__.py' if is_package else '.py')
        entry = self._files.get(path)
        if entry is None:
            return None
        return _bootstrap_external.decode_source(_get_data(self.archive, entry))

    def is_package(self, fullname):
        """Tell whether a module is a package."""
        is_package = _get_module_info(self, fullname)
        if is_package is None:
            raise ZipImportError(f"can't find module {fullname!r}", name=fullname)
        return is_package

    def load_module(self, fullname):
        """Load a module, as was done before exec_module()."""
        return _bootstrap._load_module_shim(self, fullname)

    def get_resource_reader(self, fullname):
        """Return the reader of what lies beside a module."""
        from importlib.readers import ZipReader
        return ZipReader(self, fullname)

    def invalidate_caches(self):
        """Read the archive's list of files again when it is needed."""
        _zip_directory_cache.pop(self.archive, None)

    def __repr__(self):
        return f'<{type(self).__name__} object "{self.archive}{path_sep}{self.prefix}">'


def _get_module_path(self, fullname):
    return self.prefix + fullname.rpartition('.')[2]


def _is_dir(self, path):
    return path + path_sep in self._files


def _get_module_info(self, fullname):
    """Return whether the module is a package, None if it is not there."""
    path = _get_module_path(self, fullname)
    for suffix, is_bytecode, is_package in _search_order:
        if path + suffix in self._files:
            return is_package
    return None


def _u16(data, at):
    return int.from_bytes(data[at:at + 2], 'little')


def _u32(data, at):
    return int.from_bytes(data[at:at + 4], 'little')


def _u64(data, at):
    return int.from_bytes(data[at:at + 8], 'little')


def _read_archive(archive):
    try:
        return _imp._path_read(archive)
    except OSError:
        raise ZipImportError(f"can't open Zip file: {archive!r}", path=archive) from None


def _read_directory(archive):
    """Return the names and places of the files of an archive."""
    data = _read_archive(archive)
    size = len(data)
    if size < 22:
        raise ZipImportError(f"can't read Zip file: {archive!r}", path=archive)
    end = size - 22
    if data[end:end + 4] != _END or _u16(data, end + 20) != 0:
        end = data.rfind(_END, max(0, size - 22 - _MAX_COMMENT))
        if end < 0 or end + 22 > size:
            raise ZipImportError(f'not a Zip file: {archive!r}', path=archive)
    count = _u16(data, end + 10)
    directory_size = _u32(data, end + 12)
    directory = _u32(data, end + 16)
    directory_end = end
    locator = end - 20
    if locator >= 0 and data[locator:locator + 4] == b'PK\x06\x07':
        # ZIP64: the real numbers are in front of the locator.
        record = data.rfind(b'PK\x06\x06', 0, locator)
        if record >= 0 and record + 56 <= size:
            count = _u64(data, record + 32)
            directory_size = _u64(data, record + 40)
            directory = _u64(data, record + 48)
            directory_end = record
    if directory_end < directory_size:
        raise ZipImportError(f'bad central directory size: {archive!r}', path=archive)
    if directory_end < directory:
        raise ZipImportError(f'bad central directory offset: {archive!r}', path=archive)
    start = directory_end - directory_size
    before = start - directory     # what stands in front of the archive proper
    if before < 0:
        raise ZipImportError(f'bad central directory size or offset: {archive!r}', path=archive)
    files = {}
    at = start
    while at + 46 <= size and data[at:at + 4] == _CENTRAL:
        flags = _u16(data, at + 8)
        compress = _u16(data, at + 10)
        time, date = _u16(data, at + 12), _u16(data, at + 14)
        crc = _u32(data, at + 16)
        data_size, file_size = _u32(data, at + 20), _u32(data, at + 24)
        name_size, extra_size, comment_size = _u16(data, at + 28), _u16(data, at + 30), _u16(data, at + 32)
        offset = _u32(data, at + 42)
        raw = data[at + 46:at + 46 + name_size]
        if len(raw) != name_size:
            raise ZipImportError(f"can't read Zip file: {archive!r}", path=archive)
        extra = data[at + 46 + name_size:at + 46 + name_size + extra_size]
        at += 46 + name_size + extra_size + comment_size
        if 0xFFFFFFFF in (data_size, file_size, offset):
            k = 0
            while k + 4 <= len(extra):
                tag, length = _u16(extra, k), _u16(extra, k + 2)
                if tag == 1:
                    k += 4
                    if file_size == 0xFFFFFFFF:
                        file_size, k = _u64(extra, k), k + 8
                    if data_size == 0xFFFFFFFF:
                        data_size, k = _u64(extra, k), k + 8
                    if offset == 0xFFFFFFFF:
                        offset = _u64(extra, k)
                    break
                k += 4 + length
        if offset > directory:
            raise ZipImportError(f'bad local header offset: {archive!r}', path=archive)
        if flags & 0x800:
            name = raw.decode()
        else:
            try:
                name = raw.decode('ascii')
            except UnicodeDecodeError:
                name = raw.decode('latin-1').translate(_cp437())
        path = f'{archive}{path_sep}{name}'
        files[name] = (path, compress, data_size, file_size, offset + before, time, date, crc)
    # Folders need not have entries of their own.
    for name in list(files):
        while True:
            i = name.rstrip('/').rfind('/')
            if i < 0:
                break
            name = name[:i + 1]
            if name in files:
                break
            files[name] = None
    return files


def _cp437():
    high = ('ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀'
            'αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\xa0')
    return {128 + i: c for i, c in enumerate(high)}


def _get_data(archive, entry):
    """Return the contents of a file in an archive."""
    path, compress, data_size, file_size, offset, time, date, crc = entry
    if data_size < 0:
        raise ZipImportError('negative data size')
    data = _read_archive(archive)
    header = data[offset:offset + 30]
    if len(header) != 30:
        raise EOFError('EOF read where not expected')
    if header[:4] != _LOCAL:
        raise ZipImportError(f'bad local file header: {archive!r}', path=archive)
    start = offset + 30 + _u16(header, 26) + _u16(header, 28)
    raw = data[start:start + data_size]
    if len(raw) != data_size:
        raise OSError("zipimport: can't read data")
    if compress == 0:
        return raw
    try:
        from zlib import decompress
    except Exception:
        raise ZipImportError("can't decompress data; zlib not available") from None
    return decompress(raw, -15)


def _mtime_of(entry):
    """Return the modification time that an entry tells, as seconds since 1970."""
    import time
    t, d = entry[5], entry[6]
    return int(time.mktime(((d >> 9) + 1980, (d >> 5) & 0x0F, d & 0x1F, t >> 11, (t >> 5) & 0x3F, (t & 0x1F) * 2, -1, -1, -1)))


def _bytecode(self, data, fullname, modpath, path):
    """Return the code of a cache file in the archive, None if it is stale or for another interpreter."""
    details = {'name': fullname, 'path': path}
    flags = _bootstrap_external._classify_pyc(data, fullname, details)
    source = self._files.get(modpath[:-1])
    if flags & 0b1:
        if _imp.check_hash_based_pycs != 'never' and (flags & 0b10 or _imp.check_hash_based_pycs == 'always') and source:
            digest = _imp.source_hash(_imp.pyc_magic_number_token, _get_data(self.archive, source))
            _bootstrap_external._validate_hash_pyc(data, digest, fullname, details)
    elif source:
        mtime = _mtime_of(source)
        # The time in an archive counts in steps of two seconds.
        if abs(_u32(data, 8) - mtime) > 1 or _u32(data, 12) != source[3]:
            return None
    code = marshal.loads(data[16:])
    if not isinstance(code, type(_u16.__code__)):
        raise TypeError(f'compiled module {path!r} does not contain a code object')
    return code


def _get_module_code(self, fullname):
    """Return code, whether it is a package, and path."""
    path = _get_module_path(self, fullname)
    error = None
    for suffix, is_bytecode, is_package in _search_order:
        entry = self._files.get(path + suffix)
        if entry is None:
            continue
        modpath = entry[0]
        data = _get_data(self.archive, entry)
        code = None
        if is_bytecode:
            try:
                code = _bytecode(self, data, fullname, path + suffix, modpath)
            except (ImportError, EOFError, ValueError) as exc:
                error = exc
        else:
            code = _bootstrap._call_with_frames_removed(
                compile, data.replace(b'\r\n', b'\n').replace(b'\r', b'\n'), modpath, 'exec', dont_inherit=True)
        if code is None:
            continue
        return code, is_package, modpath
    if error is not None:
        raise ZipImportError(f'module load failed: {error}', name=fullname) from error
    raise ZipImportError(f"can't find module {fullname!r}", name=fullname)
