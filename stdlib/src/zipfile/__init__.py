"""Read, write and append to archives in the ZIP format."""

import binascii
import io
import os
import shutil
import stat
import struct
import sys
import threading
import time

try:
    import zlib
except ImportError:
    zlib = None

__all__ = ["BadZipFile", "BadZipfile", "error", "ZIP_STORED", "ZIP_DEFLATED", "ZIP_BZIP2", "ZIP_LZMA", "ZIP_ZSTANDARD", "is_zipfile",
           "ZipInfo", "ZipFile", "PyZipFile", "LargeZipFile", "Path"]

ZIP_STORED, ZIP_DEFLATED, ZIP_BZIP2, ZIP_LZMA, ZIP_ZSTANDARD = 0, 8, 12, 14, 93
ZIP64_LIMIT = (1 << 31) - 1
ZIP_FILECOUNT_LIMIT = ZIP_MAX_COMMENT = (1 << 16) - 1
DEFAULT_VERSION, ZIP64_VERSION, BZIP2_VERSION, LZMA_VERSION = 20, 45, 46, 63
MAX_EXTRACT_VERSION = 63
_METHODS = {0: "store", 1: "shrink", 2: "reduce", 3: "reduce", 4: "reduce", 5: "reduce", 6: "implode", 7: "tokenize", 8: "deflate",
            9: "deflate64", 10: "implode", 12: "bzip2", 14: "lzma", 18: "terse", 19: "lz77", 93: "zstd", 97: "wavpack", 98: "ppmd"}
compressor_names = _METHODS

# The records of an archive; each begins with four bytes that tell which it is.
_LOCAL = struct.Struct("<4s2B4HL2L2H")
_CENTRAL = struct.Struct("<4s4B4HL2L5H2L")
_END = struct.Struct("<4s4H2LH")
_END64 = struct.Struct("<4sQ2H2L4Q")
_LOCATOR = struct.Struct("<4sLQL")
# Other programs use these sizes too.
sizeFileHeader, sizeCentralDir, sizeEndCentDir, sizeEndCentDir64, sizeEndCentDir64Locator = (
    record.size for record in (_LOCAL, _CENTRAL, _END, _END64, _LOCATOR))
_LOCAL_SIGN, _CENTRAL_SIGN, _END_SIGN = b"PK\003\004", b"PK\001\002", b"PK\005\006"
_END64_SIGN, _LOCATOR_SIGN, _DESCRIPTOR_SIGN = b"PK\x06\x06", b"PK\x06\x07", b"PK\x07\x08"

# Bits of the flags of a member.
_ENCRYPTED, _HAS_DESCRIPTOR, _PATCHED, _STRONG, _UTF8 = 0x01, 0x08, 0x20, 0x40, 0x800


class BadZipFile(Exception):
    """The file is no archive, or damaged."""


class LargeZipFile(Exception):
    """The archive would need the ZIP64 extensions, which were not allowed."""


error = BadZipfile = BadZipFile


def is_zipfile(filename):
    """Tell whether a file, given by its name or open, ends as an archive does."""
    try:
        if hasattr(filename, "read"):
            place = filename.tell()
            try:
                return bool(_find_end(filename))
            finally:
                filename.seek(place)
        with open(filename, "rb") as f:
            return bool(_find_end(f))
    except (OSError, BadZipFile):
        return False


class _End:
    """What the record at the end of an archive says."""

    def __init__(self, place, fields, comment):
        _, self.disk, self.start_disk, self.entries, self.total, self.size, self.offset, _ = fields
        self.place, self.comment = place, comment
        self.records = place  # where the records at the end begin


def _find_end(f):
    """Return the _End of an archive, None if there is none."""
    f.seek(0, 2)
    length = f.tell()
    start = max(length - _END.size - ZIP_MAX_COMMENT, 0)
    f.seek(start)
    tail = f.read()
    at = len(tail) - _END.size
    if not (at >= 0 and tail[at:at + 4] == _END_SIGN and tail[-2:] == b"\0\0"):
        at = tail.rfind(_END_SIGN)
    if at < 0 or len(tail) < at + _END.size:
        return None
    fields = _END.unpack_from(tail, at)
    end = _End(start + at, fields, tail[at + _END.size:at + _END.size + fields[7]])
    _read_end64(f, end)
    return end


def _read_end64(f, end):
    """Take the values of the ZIP64 record, if there is one."""
    at = end.place - _LOCATOR.size
    if at < 0:
        return
    f.seek(at)
    data = f.read(_LOCATOR.size)
    if len(data) != _LOCATOR.size or data[:4] != _LOCATOR_SIGN:
        return
    _, disk, offset, disks = _LOCATOR.unpack(data)
    if disk != 0 or disks > 1:
        raise BadZipFile("zipfiles that span multiple disks are not supported")
    at -= _END64.size
    if at < 0:
        raise BadZipFile("Corrupt zip64 end of central directory locator")
    f.seek(at)
    data = f.read(_END64.size)
    if len(data) != _END64.size or data[:4] != _END64_SIGN:
        if data[:4] != _END64_SIGN and offset + _END64.size <= end.place:
            f.seek(offset)
            data, at = f.read(_END64.size), offset
        if len(data) != _END64.size or data[:4] != _END64_SIGN:
            return
    _, _, _, _, end.disk, end.start_disk, end.entries, end.total, end.size, end.offset = _END64.unpack(data)
    end.records = at


def _extra_fields(extra):
    """Return (id, data, whole field) of the fields of an extra part; what is damaged is one field at the end."""
    at = 0
    while at + 4 <= len(extra):
        kind, size = struct.unpack_from("<HH", extra, at)
        yield kind, extra[at + 4:at + 4 + size], extra[at:at + 4 + size]
        at += 4 + size
    if at < len(extra):
        yield None, b"", extra[at:]


def _without(extra, kinds):
    return b"".join(field for kind, _, field in _extra_fields(extra) if kind not in kinds)


class ZipInfo:
    """A member of an archive."""

    __slots__ = ("orig_filename", "filename", "date_time", "compress_type", "compress_level", "comment", "extra", "create_system",
                 "create_version", "extract_version", "reserved", "flag_bits", "volume", "internal_attr", "external_attr",
                 "header_offset", "CRC", "compress_size", "file_size", "_raw_time", "_end_offset")

    def __init__(self, filename="NoName", date_time=(1980, 1, 1, 0, 0, 0)):
        self.orig_filename = filename
        self.filename = filename.split("\0", 1)[0]
        if os.sep != "/" and os.sep in self.filename:
            self.filename = self.filename.replace(os.sep, "/")
        self.date_time = date_time
        if date_time[0] < 1980:
            raise ValueError("ZIP does not support timestamps before 1980")
        self.compress_type, self.compress_level = ZIP_STORED, None
        self.comment = self.extra = b""
        self.create_system = 0 if sys.platform == "win32" else 3
        self.create_version = self.extract_version = DEFAULT_VERSION
        self.reserved = self.flag_bits = self.volume = self.internal_attr = self.external_attr = 0
        self.compress_size = self.file_size = 0
        self._end_offset = None

    # The name that compress_level had.
    _compresslevel = property(lambda self: self.compress_level, lambda self, value: setattr(self, "compress_level", value))

    def __repr__(self):
        parts = [f"<{type(self).__name__} filename={self.filename!r}"]
        if self.compress_type != ZIP_STORED:
            parts.append(f"compress_type={_METHODS.get(self.compress_type, self.compress_type)}")
        high, low = self.external_attr >> 16, self.external_attr & 0xFFFF
        if high:
            parts.append(f"filemode={stat.filemode(high)!r}")
        if low:
            parts.append(f"external_attr={low:#x}")
        if not self.is_dir() or self.file_size:
            parts.append(f"file_size={self.file_size!r}")
        if (not self.is_dir() or self.compress_size) and (self.compress_type != ZIP_STORED or self.file_size != self.compress_size):
            parts.append(f"compress_size={self.compress_size!r}")
        return " ".join(parts) + ">"

    def _dos_time(self):
        year, month, day, hour, minute, second = self.date_time[:6]
        return hour << 11 | minute << 5 | second // 2, (year - 1980) << 9 | month << 5 | day

    def FileHeader(self, zip64=None):
        """Return the header that is before the contents."""
        crc = csize = size = 0
        if not self.flag_bits & _HAS_DESCRIPTOR:
            crc, csize, size = self.CRC, self.compress_size, self.file_size
        extra = self.extra
        if zip64 is None:
            zip64 = size > ZIP64_LIMIT or csize > ZIP64_LIMIT
        version = _version(self.compress_type)
        if zip64:
            extra += struct.pack("<HHQQ", 1, 16, size, csize)
            size = csize = 0xFFFFFFFF
            version = max(version, ZIP64_VERSION)
        elif size > ZIP64_LIMIT or csize > ZIP64_LIMIT:
            raise LargeZipFile("Filesize would require ZIP64 extensions")
        self.extract_version = max(version, self.extract_version)
        self.create_version = max(version, self.create_version)
        name, flags = self._encodeFilenameFlags()
        return _LOCAL.pack(_LOCAL_SIGN, self.extract_version, self.reserved, flags, self.compress_type, *self._dos_time(), crc, csize, size,
                           len(name), len(extra)) + name + extra

    def _encodeFilenameFlags(self):
        try:
            return self.filename.encode("ascii"), self.flag_bits
        except UnicodeEncodeError:
            return self.filename.encode("utf-8"), self.flag_bits | _UTF8

    def _decodeExtra(self, filename_crc):
        for kind, data, field in _extra_fields(self.extra):
            if kind is None:
                continue
            if len(field) != len(data) + 4 or len(data) != struct.unpack_from("<H", field, 2)[0]:
                raise BadZipFile("Corrupt extra field %04x (size=%d)" % (kind, struct.unpack_from("<H", field, 2)[0]))
            if kind == 1:
                self._take_zip64(data)
            elif kind == 0x7075 and len(data) >= 5:
                version, crc = struct.unpack_from("<BL", data)
                if version == 1 and crc == filename_crc:
                    try:
                        name = data[5:].decode("utf-8")
                    except UnicodeDecodeError as e:
                        raise BadZipFile("Corrupt unicode path extra field (0x7075): invalid utf-8 bytes") from e
                    if name:
                        self.filename = name.split("\0", 1)[0]
                    else:
                        import warnings

                        warnings.warn("Empty unicode path extra field (0x7075)", stacklevel=2)

    def _take_zip64(self, data):
        """Take the values that do not fit into the header."""
        at = 0
        for attr, what, limit in (("file_size", "File size", (0xFFFFFFFF, 0xFFFFFFFFFFFFFFFF)), ("compress_size", "Compress size", (0xFFFFFFFF,)),
                                  ("header_offset", "Header offset", (0xFFFFFFFF,))):
            if getattr(self, attr) in limit:
                if at + 8 > len(data):
                    raise BadZipFile(f"Corrupt zip64 extra field. {what} not found.")
                setattr(self, attr, struct.unpack_from("<Q", data, at)[0])
                at += 8

    @classmethod
    def from_file(cls, filename, arcname=None, *, strict_timestamps=True):
        """Make the member for a file or folder, with its time and mode."""
        if isinstance(filename, os.PathLike):
            filename = os.fspath(filename)  # an open file's number needs an arcname
        st = os.stat(filename)
        date_time = time.localtime(st.st_mtime)[:6]
        if not strict_timestamps:
            date_time = min(max(date_time, (1980, 1, 1, 0, 0, 0)), (2107, 12, 31, 23, 59, 59))
        folder = stat.S_ISDIR(st.st_mode)
        arcname = os.path.normpath(os.path.splitdrive(filename if arcname is None else arcname)[1]).lstrip(os.sep + (os.altsep or ""))
        zinfo = cls(arcname + "/" * folder, date_time)
        zinfo.external_attr = (st.st_mode & 0xFFFF) << 16
        if folder:
            zinfo.external_attr |= 0x10
        else:
            zinfo.file_size = st.st_size
        return zinfo

    def _for_archive(self, archive):
        """Take what the archive has for members that do not say it."""
        epoch = os.environ.get("SOURCE_DATE_EPOCH")
        self.date_time = time.localtime(int(epoch) if epoch else time.time())[:6]
        self.compress_type, self.compress_level = archive.compression, archive.compresslevel
        if self.filename.endswith("/"):
            self.external_attr = 0o40775 << 16 | 0x10
        else:
            self.external_attr = 0o600 << 16
        return self

    def is_dir(self):
        """Tell whether it is a folder."""
        return self.filename.endswith("/") or bool(os.altsep) and self.filename.endswith((os.sep, os.altsep))


def _version(method):
    return {ZIP_BZIP2: BZIP2_VERSION, ZIP_LZMA: LZMA_VERSION}.get(method, DEFAULT_VERSION)


def _check_compression(method):
    if method == ZIP_STORED or method == ZIP_DEFLATED and zlib:
        return
    missing = {ZIP_DEFLATED: "zlib", ZIP_BZIP2: "bz2", ZIP_LZMA: "lzma", ZIP_ZSTANDARD: "compression.zstd"}.get(method)
    if missing is None:
        raise NotImplementedError("That compression method is not supported")
    if method == ZIP_BZIP2:
        try:
            import bz2
            return
        except ImportError:
            pass
    raise RuntimeError(f"Compression requires the (missing) {missing} module")


def _get_compressor(method, level=None):
    if method == ZIP_DEFLATED:
        return zlib.compressobj(zlib.Z_DEFAULT_COMPRESSION if level is None else level, zlib.DEFLATED, -15)
    if method == ZIP_BZIP2:
        import bz2

        return bz2.BZ2Compressor(*(() if level is None else (level,)))
    return None


def _get_decompressor(method):
    if method not in (ZIP_STORED, ZIP_DEFLATED, ZIP_BZIP2):
        name = _METHODS.get(method)
        raise NotImplementedError(f"compression type {method:d}" + (f" ({name})" if name else ""))
    _check_compression(method)
    if method == ZIP_DEFLATED:
        return zlib.decompressobj(-15)
    if method == ZIP_BZIP2:
        import bz2

        return bz2.BZ2Decompressor()
    return None


class _ZipDecrypter:
    """Decrypts bytes by a password, in the traditional way, which protects little."""

    def __init__(self, password):
        self._keys = 0x12345678, 0x23456789, 0x34567890
        for c in password:
            self._update(c)

    def _update(self, c):
        a, b, d = self._keys
        a = _crc_byte(c, a)
        b = ((b + (a & 0xFF)) * 134775813 + 1) & 0xFFFFFFFF
        self._keys = a, b, _crc_byte(b >> 24, d)

    def __call__(self, data):
        out = bytearray()
        for c in data:
            k = self._keys[2] | 2
            c ^= (k * (k ^ 1) >> 8) & 0xFF
            self._update(c)
            out.append(c)
        return bytes(out)


def _crc_byte(c, crc):
    # crc32() inverts before and after.
    return binascii.crc32(bytes((c,)), crc ^ 0xFFFFFFFF) ^ 0xFFFFFFFF


class _SharedFile:
    """A part of the archive's file that is read while others read other parts."""

    def __init__(self, file, pos, close, lock, writing):
        self._file, self._pos, self._close, self._lock, self._writing = file, pos, close, lock, writing
        self.seekable = file.seekable

    def tell(self):
        return self._pos

    def _check_writing(self):
        if self._writing():
            raise ValueError("Can't read from the ZIP file while there is an open writing handle on it. "
                             "Close the writing handle before trying to read.")

    def seek(self, offset, whence=0):
        with self._lock:
            self._check_writing()
            self._file.seek(self._pos + offset if whence == os.SEEK_CUR else offset, 0 if whence == os.SEEK_CUR else whence)
            self._pos = self._file.tell()
            return self._pos

    def read(self, n=-1):
        with self._lock:
            self._check_writing()
            file = self._file
            file.seek(self._pos)
            data = file.read(n)
            self._pos = file.tell()
        return data

    def close(self):
        if self._file is not None:
            file, self._file = self._file, None
            self._close(file)


class _Tellable:
    """A file that cannot tell where it is: counted from 0."""

    def __init__(self, fp):
        self._fp, self._written = fp, 0

    def __getattr__(self, name):
        return getattr(self._fp, name)

    def write(self, data):
        n = self._fp.write(data)
        self._written += n
        return n

    def tell(self):
        return self._written


class ZipExtFile(io.BufferedIOBase):
    """The contents of a member, as a file to read."""

    MAX_N = 1 << 31 - 1
    MIN_READ_SIZE = 4096
    MAX_SEEK_READ = 1 << 24

    def __init__(self, fileobj, mode, zipinfo, pwd=None, close_fileobj=False):
        self._fileobj, self._info, self._pwd, self._close_fileobj = fileobj, zipinfo, pwd, close_fileobj
        self.mode, self.name, self.newlines = mode, zipinfo.filename, None
        self._expected_crc = getattr(zipinfo, "CRC", None)
        self._seekable = False
        try:
            if fileobj.seekable():
                self._start = fileobj.tell()
                self._seekable = True
        except AttributeError:
            pass
        self._begin()

    def _begin(self):
        self._decompressor = _get_decompressor(self._info.compress_type)
        self._compressed_left, self._left = self._info.compress_size, self._info.file_size
        self._crc = binascii.crc32(b"")
        self._check = self._expected_crc is not None
        self._eof, self._readbuffer, self._offset = False, b"", 0
        self._decrypter = None
        if self._pwd:
            self._decrypter = _ZipDecrypter(self._pwd)
            head = self._decrypter(self._fileobj.read(12))
            self._compressed_left -= 12
            info = self._info
            if head[11] != (info._raw_time >> 8 & 0xFF if info.flag_bits & _HAS_DESCRIPTOR else info.CRC >> 24 & 0xFF):
                raise RuntimeError("Bad password for file %r" % self.name)

    def __repr__(self):
        parts = [f"<{type(self).__module__}.{type(self).__qualname__}"]
        if self.closed:
            return parts[0] + " [closed]>"
        parts.append(f"name={self.name!r}")
        if self._info.compress_type != ZIP_STORED:
            parts.append(f"compress_type={_METHODS.get(self._info.compress_type, self._info.compress_type)}")
        return " ".join(parts) + ">"

    def _check_open(self, what="I/O operation"):
        if self.closed:
            raise ValueError(f"{what} on closed file.")

    def readable(self):
        self._check_open()
        return True

    def seekable(self):
        self._check_open()
        return self._seekable

    def _check_seekable(self, what):
        self._check_open(what)
        if not self._seekable:
            raise io.UnsupportedOperation("underlying stream is not seekable")

    def _more(self, n):
        """Return some more of the contents, b"" at the end only."""
        while not self._eof:
            raw = b""
            d = self._decompressor
            tail = getattr(d, "unconsumed_tail", b"")
            if self._compressed_left > 0 and not tail:
                raw = self._fileobj.read(min(max(n, self.MIN_READ_SIZE), self._compressed_left))
                if not raw:
                    raise EOFError
                self._compressed_left -= len(raw)
                if self._decrypter is not None:
                    raw = self._decrypter(raw)
            if d is None:
                data = raw
                self._eof = self._compressed_left <= 0
            elif self._info.compress_type == ZIP_DEFLATED:
                data = d.decompress(tail + raw, max(n, self.MIN_READ_SIZE))
                self._eof = d.eof or self._compressed_left <= 0 and not d.unconsumed_tail
                if self._eof:
                    data += d.flush()
            else:
                data = d.decompress(raw)
                self._eof = d.eof or self._compressed_left <= 0
            data = data[:self._left]
            self._left -= len(data)
            if self._left <= 0:
                self._eof = True
            if self._check:
                self._crc = binascii.crc32(data, self._crc)
                if self._eof and self._crc != self._expected_crc:
                    raise BadZipFile("Bad CRC-32 for file %r" % self.name)
            if data:
                return data
        return b""

    def read(self, n=-1):
        """Read up to n bytes, or all."""
        if self.closed:
            raise ValueError("read from closed file.")
        everything = n is None or n < 0
        parts = [self._readbuffer[self._offset:]]
        have = len(parts[0])
        while everything or have < n:
            data = self._more(self.MIN_READ_SIZE * 16 if everything else n - have)
            if not data:
                break
            parts.append(data)
            have += len(data)
        self._readbuffer = b"".join(parts)
        self._offset = have if everything else min(n, have)
        data = self._readbuffer[:self._offset]
        if self._offset == have:
            self._readbuffer, self._offset = b"", 0
        return data

    def read1(self, n):
        """Read up to n bytes, with at most one read of the file."""
        if n is None or n < 0:
            n = self.MAX_N
        if self._offset >= len(self._readbuffer) and n:
            self._readbuffer, self._offset = self._more(min(n, 1 << 20)), 0
        data = self._readbuffer[self._offset:self._offset + n]
        self._offset += len(data)
        return data

    def peek(self, n=1):
        """Return some bytes that are next, without going on."""
        if n > len(self._readbuffer) - self._offset:
            chunk = self.read(n)
            self._readbuffer, self._offset = chunk + self._readbuffer[self._offset:], 0
        return self._readbuffer[self._offset:self._offset + 512]

    def readline(self, limit=-1):
        """Read a line."""
        if limit < 0:
            end = self._readbuffer.find(b"\n", self._offset) + 1
            if end > 0:
                line = self._readbuffer[self._offset:end]
                self._offset = end
                return line
        return io.BufferedIOBase.readline(self, limit)

    def close(self):
        try:
            self._close_fileobj and self._fileobj.close()
        finally:
            super().close()

    def tell(self):
        self._check_seekable("tell")
        return self._info.file_size - self._left - len(self._readbuffer) + self._offset

    def seek(self, offset, whence=os.SEEK_SET):
        """Go to a place; what lies before is read anew."""
        self._check_seekable("seek")
        if whence == os.SEEK_CUR:
            offset += self.tell()
        elif whence == os.SEEK_END:
            offset += self._info.file_size
        elif whence != os.SEEK_SET:
            raise ValueError("whence must be os.SEEK_SET (0), os.SEEK_CUR (1), or os.SEEK_END (2)")
        target = max(0, min(offset, self._info.file_size))
        start = self.tell() - self._offset
        if start <= target <= start + len(self._readbuffer):
            self._offset = target - start
            return target
        if self._info.compress_type == ZIP_STORED and self._decrypter is None and target != self.tell():
            self._fileobj.seek(self._start + target)
            self._compressed_left = self._left = self._info.file_size - target
            self._eof, self._readbuffer, self._offset = self._left <= 0, b"", 0
            self._check = False  # what was left out is not in the sum
            return target
        if target < self.tell():
            self._fileobj.seek(self._start)
            self._begin()
        while self.tell() < target:
            if not self.read(min(self.MAX_SEEK_READ, target - self.tell())):
                break
        return target


class _ZipWriteFile(io.BufferedIOBase):
    """The contents of a member, as a file to write."""

    def __init__(self, archive, zinfo, zip64):
        self._archive, self._zinfo, self._zip64 = archive, zinfo, zip64
        self._compressor = _get_compressor(zinfo.compress_type, zinfo.compress_level)
        self._size = self._csize = self._crc = 0

    mode = property(lambda self: "wb")
    name = property(lambda self: self._zinfo.filename)

    def writable(self):
        return True

    def write(self, data):
        if self.closed:
            raise ValueError("I/O operation on closed file.")
        if not isinstance(data, (bytes, bytearray)):
            data = memoryview(data)
        n = getattr(data, "nbytes", None)
        if n is None:
            n = len(data)
        self._size += n
        self._crc = binascii.crc32(data, self._crc)
        if self._compressor:
            data = self._compressor.compress(data)
            self._csize += len(data)
        self._archive.fp.write(data)
        return n

    def close(self):
        if self.closed:
            return
        archive, zinfo = self._archive, self._zinfo
        try:
            super().close()
            if self._compressor:
                rest = self._compressor.flush()
                self._csize += len(rest)
                archive.fp.write(rest)
                zinfo.compress_size = self._csize
            else:
                zinfo.compress_size = self._size
            zinfo.CRC, zinfo.file_size = self._crc, self._size
            if not self._zip64:
                for size, what in (self._size, "File size"), (zinfo.compress_size, "Compressed size"):
                    if size > ZIP64_LIMIT:
                        raise RuntimeError(f"{what} too large, try using force_zip64")
            if zinfo.flag_bits & _HAS_DESCRIPTOR:
                archive.fp.write(struct.pack("<4sLQQ" if self._zip64 else "<4sLLL", _DESCRIPTOR_SIGN, zinfo.CRC, zinfo.compress_size, zinfo.file_size))
                archive.start_dir = archive.fp.tell()
            else:
                archive.start_dir = archive.fp.tell()
                archive.fp.seek(zinfo.header_offset)
                archive.fp.write(zinfo.FileHeader(self._zip64))
                archive.fp.seek(archive.start_dir)
            archive.filelist.append(zinfo)
            archive.NameToInfo[zinfo.filename] = zinfo
        finally:
            archive._writing = False


class ZipFile:
    """An archive: mode "r" to read, "w" or "x" to make one, "a" to add to one, or to any file."""

    fp = None
    _windows_illegal_name_trans_table = None

    def __init__(self, file, mode="r", compression=ZIP_STORED, allowZip64=True, compresslevel=None, *, strict_timestamps=True,
                 metadata_encoding=None):
        if mode not in ("r", "w", "x", "a"):
            raise ValueError("ZipFile requires mode 'r', 'w', 'x', or 'a'")
        _check_compression(compression)
        self._allowZip64, self._strict_timestamps, self.metadata_encoding = allowZip64, strict_timestamps, metadata_encoding
        self.compression, self.compresslevel = compression, compresslevel
        self._didModify, self.debug, self.pwd, self._comment = False, 0, None, b""
        self.NameToInfo, self.filelist, self.mode = {}, [], mode
        if metadata_encoding and mode != "r":
            raise ValueError("metadata_encoding is only supported for reading files")
        self._filePassed = not isinstance(file, (str, os.PathLike))
        if self._filePassed:
            self.fp, self.filename = file, getattr(file, "name", None)
        else:
            self.filename = os.fspath(file)
            self.fp = self._open(self.filename, mode)
        self._fileRefCnt, self._lock, self._seekable, self._writing = 1, threading.RLock(), True, False
        try:
            getattr(self, "_start_" + {"x": "w"}.get(mode, mode))()
        except:
            fp, self.fp = self.fp, None
            self._fpclose(fp)
            raise

    @staticmethod
    def _open(name, mode):
        if mode == "a":
            try:
                return open(name, "r+b")
            except OSError:
                return open(name, "w+b")
        return open(name, {"r": "rb", "w": "w+b", "x": "x+b"}[mode])

    def _start_r(self):
        self._read_directory()

    def _start_w(self):
        self._didModify = True
        self.start_dir = None
        try:
            self.start_dir = self.fp.tell()
            self.fp.seek(self.start_dir)
        except (AttributeError, OSError):
            self._seekable = False
        if self.start_dir is None:
            self.fp, self.start_dir = _Tellable(self.fp), 0

    def _start_a(self):
        try:
            self._read_directory()
            self.fp.seek(self.start_dir)
        except BadZipFile:  # some other file: the archive goes behind it
            self.fp.seek(0, 2)
            self._didModify = True
            self.start_dir = self.fp.tell()

    def __enter__(self):
        return self

    def __exit__(self, *exc_info):
        self.close()

    def __repr__(self):
        parts = [f"<{type(self).__module__}.{type(self).__qualname__}"]
        if self.fp is None:
            return parts[0] + " [closed]>"
        if self._filePassed:
            parts.append(f"file={self.fp!r}")
        elif self.filename is not None:
            parts.append(f"filename={self.filename!r}")
        parts.append(f"mode={self.mode!r}")
        return " ".join(parts) + ">"

    # Reading.

    def _read_directory(self):
        """Read the directory at the end of the archive."""
        fp = self.fp
        try:
            end = _find_end(fp)
        except OSError:
            raise BadZipFile("File is not a zip file")
        if not end:
            raise BadZipFile("File is not a zip file")
        self._comment = end.comment
        before = end.records - end.size - end.offset  # what is in front of the archive
        self.start_dir = end.offset + before
        if self.start_dir < 0:
            raise BadZipFile("Bad offset for central directory")
        fp.seek(self.start_dir)
        data = fp.read(end.size)
        at = 0
        while at < len(data):
            at = self._read_entry(data, at, before)
        stop = self.start_dir
        for zinfo in sorted(self.filelist, key=lambda z: z.header_offset, reverse=True):
            zinfo._end_offset, stop = stop, zinfo.header_offset

    _RealGetContents = _read_directory

    def _read_entry(self, data, at, before):
        if len(data) - at < _CENTRAL.size:
            raise BadZipFile("Truncated central directory")
        (sign, create_version, create_system, extract_version, reserved, flags, method, raw_time, date, crc, csize, size, name_len,
         extra_len, comment_len, volume, internal, external, offset) = _CENTRAL.unpack_from(data, at)
        if sign != _CENTRAL_SIGN:
            raise BadZipFile("Bad magic number for central directory")
        at += _CENTRAL.size
        raw_name = data[at:at + name_len]
        zinfo = ZipInfo(raw_name.decode("utf-8" if flags & _UTF8 else self.metadata_encoding or "cp437"))
        zinfo.extra = data[at + name_len:at + name_len + extra_len]
        zinfo.comment = data[at + name_len + extra_len:at + name_len + extra_len + comment_len]
        zinfo.create_version, zinfo.create_system, zinfo.extract_version, zinfo.reserved = create_version, create_system, extract_version, reserved
        zinfo.flag_bits, zinfo.compress_type, zinfo._raw_time, zinfo.CRC = flags, method, raw_time, crc
        zinfo.compress_size, zinfo.file_size, zinfo.header_offset = csize, size, offset
        zinfo.volume, zinfo.internal_attr, zinfo.external_attr = volume, internal, external
        if extract_version > MAX_EXTRACT_VERSION:
            raise NotImplementedError("zip file version %.1f" % (extract_version / 10))
        zinfo.date_time = ((date >> 9) + 1980, date >> 5 & 15, date & 31, raw_time >> 11, raw_time >> 5 & 63, (raw_time & 31) * 2)
        zinfo._decodeExtra(binascii.crc32(raw_name))
        zinfo.header_offset += before
        self.filelist.append(zinfo)
        self.NameToInfo[zinfo.filename] = zinfo
        return at + name_len + extra_len + comment_len

    def namelist(self):
        """Return the names of the members."""
        return [zinfo.filename for zinfo in self.filelist]

    def infolist(self):
        """Return the members."""
        return self.filelist

    def printdir(self, file=None):
        """Print a table of the members."""
        print("%-46s %19s %12s" % ("File Name", "Modified    ", "Size"), file=file)
        for zinfo in self.filelist:
            print("%-46s %s %12d" % (zinfo.filename, "%d-%02d-%02d %02d:%02d:%02d" % zinfo.date_time[:6], zinfo.file_size), file=file)

    def testzip(self):
        """Read all members, and return the name of the first that is damaged."""
        for zinfo in self.filelist:
            try:
                with self.open(zinfo.filename, "r") as f:
                    while f.read(1 << 20):
                        pass
            except BadZipFile:
                return zinfo.filename
        return None

    def getinfo(self, name):
        """Return the member of a name."""
        info = self.NameToInfo.get(name)
        if info is None:
            raise KeyError("There is no item named %r in the archive" % name)
        return info

    def setpassword(self, pwd):
        """Set the password for members that are encrypted."""
        if pwd and not isinstance(pwd, bytes):
            raise TypeError("pwd: expected bytes, got %s" % type(pwd).__name__)
        self.pwd = pwd or None

    @property
    def comment(self):
        """The comment of the archive, bytes."""
        return self._comment

    @comment.setter
    def comment(self, text):
        if not isinstance(text, bytes):
            raise TypeError("comment: expected bytes, got %s" % type(text).__name__)
        if len(text) > ZIP_MAX_COMMENT:
            import warnings

            warnings.warn("Archive comment is too long; truncating to %d bytes" % ZIP_MAX_COMMENT, stacklevel=2)
        self._comment, self._didModify = text[:ZIP_MAX_COMMENT], True

    def read(self, name, pwd=None):
        """Return the contents of a member."""
        with self.open(name, "r", pwd) as f:
            return f.read()

    def open(self, name, mode="r", pwd=None, *, force_zip64=False):
        """Return a member as a file, to read it or to write a new one."""
        if mode not in {"r", "w"}:
            raise ValueError('open() requires mode "r" or "w"')
        if pwd and mode == "w":
            raise ValueError("pwd is only supported for reading files")
        if not self.fp:
            raise ValueError("Attempt to use ZIP archive that was already closed")
        if isinstance(name, ZipInfo):
            zinfo = name
        elif mode == "w":
            zinfo = ZipInfo(name)
            zinfo.compress_type, zinfo.compress_level = self.compression, self.compresslevel
        else:
            zinfo = self.getinfo(name)
        if mode == "w":
            return self._open_to_write(zinfo, force_zip64=force_zip64)
        if self._writing:
            raise ValueError("Can't read from the ZIP file while there is an open writing handle on it. "
                             "Close the writing handle before trying to read.")
        self._fileRefCnt += 1
        shared = _SharedFile(self.fp, zinfo.header_offset, self._fpclose, self._lock, lambda: self._writing)
        try:
            self._skip_header(shared, zinfo)
            if zinfo.flag_bits & _ENCRYPTED:
                pwd = pwd or self.pwd
                if pwd and not isinstance(pwd, bytes):
                    raise TypeError("pwd: expected bytes, got %s" % type(pwd).__name__)
                if not pwd:
                    raise RuntimeError("File %r is encrypted, password required for extraction" % name)
            else:
                pwd = None
            return ZipExtFile(shared, mode + "b", zinfo, pwd, True)
        except:
            shared.close()
            raise

    def _skip_header(self, f, zinfo):
        """Read the header before the contents and compare it with the directory."""
        data = f.read(_LOCAL.size)
        if len(data) != _LOCAL.size:
            raise BadZipFile("Truncated file header")
        header = _LOCAL.unpack(data)
        if header[0] != _LOCAL_SIGN:
            raise BadZipFile("Bad magic number for file header")
        name = f.read(header[10])
        if header[11]:
            f.seek(header[11], whence=1)
        if zinfo.flag_bits & _PATCHED:
            raise NotImplementedError("compressed patched data (flag bit 5)")
        if zinfo.flag_bits & _STRONG:
            raise NotImplementedError("strong encryption (flag bit 6)")
        text = name.decode("utf-8" if header[3] & _UTF8 else self.metadata_encoding or "cp437")
        if text != zinfo.orig_filename:
            raise BadZipFile("File name in directory %r and header %r differ." % (zinfo.orig_filename, name))
        if zinfo._end_offset is not None and f.tell() + zinfo.compress_size > zinfo._end_offset:
            if zinfo._end_offset != zinfo.header_offset:
                raise BadZipFile(f"Overlapped entries: {zinfo.orig_filename!r} (possible zip bomb)")
            import warnings

            warnings.warn(f"Overlapped entries: {zinfo.orig_filename!r} (possible zip bomb)", skip_file_prefixes=(os.path.dirname(__file__),))

    def extract(self, member, path=None, pwd=None):
        """Write a member as a file below a folder, the current one unless told. Return the name of the file."""
        return self._extract_member(member, os.getcwd() if path is None else os.fspath(path), pwd)

    def extractall(self, path=None, members=None, pwd=None):
        """Write all members, or some of them."""
        path = os.getcwd() if path is None else os.fspath(path)
        for member in self.namelist() if members is None else members:
            self._extract_member(member, path, pwd)

    @classmethod
    def _sanitize_windows_name(cls, arcname, pathsep):
        table = cls._windows_illegal_name_trans_table
        if not table:
            table = cls._windows_illegal_name_trans_table = str.maketrans(':<>|"?*', "_" * 7)
        parts = (part.rstrip(" .") for part in arcname.translate(table).split(pathsep))
        return pathsep.join(part for part in parts if part)

    def _extract_member(self, member, targetpath, pwd):
        if not isinstance(member, ZipInfo):
            member = self.getinfo(member)
        # Nothing may be written outside of the folder, whatever a name says.
        arcname = member.filename.replace("/", os.sep)
        if os.altsep:
            arcname = arcname.replace(os.altsep, os.sep)
        parts = os.path.splitdrive(arcname)[1].split(os.sep)
        arcname = os.sep.join(part for part in parts if part not in ("", os.curdir, os.pardir))
        if os.sep == "\\":
            arcname = self._sanitize_windows_name(arcname, os.sep)
        if not arcname and not member.is_dir():
            raise ValueError("Empty filename.")
        target = os.path.normpath(os.path.join(targetpath, arcname))
        if os.path.dirname(target):
            if not os.path.exists(os.path.dirname(target)):
                os.makedirs(os.path.dirname(target), exist_ok=True)
        if member.is_dir():
            if not os.path.isdir(target):
                try:
                    os.mkdir(target)
                except FileExistsError:
                    if not os.path.isdir(target):
                        raise
            return target
        with self.open(member, pwd=pwd) as source, open(target, "wb") as f:
            shutil.copyfileobj(source, f)
        return target

    # Writing.

    def _writecheck(self, zinfo):
        if zinfo.filename in self.NameToInfo:
            import warnings

            warnings.warn("Duplicate name: %r" % zinfo.filename, stacklevel=3)
        if self.mode not in ("w", "x", "a"):
            raise ValueError("write() requires mode 'w', 'x', or 'a'")
        if not self.fp:
            raise ValueError("Attempt to write ZIP archive that was already closed")
        _check_compression(zinfo.compress_type)
        if not self._allowZip64:
            what = ("Files count" if len(self.filelist) >= ZIP_FILECOUNT_LIMIT else "Filesize" if zinfo.file_size > ZIP64_LIMIT
                    else "Zipfile size" if zinfo.header_offset > ZIP64_LIMIT else None)
            if what:
                raise LargeZipFile(what + " would require ZIP64 extensions")

    def _open_to_write(self, zinfo, force_zip64=False):
        if force_zip64 and not self._allowZip64:
            raise ValueError("force_zip64 is True, but allowZip64 was False when opening the ZIP file.")
        if self._writing:
            raise ValueError("Can't write to the ZIP file while there is another write handle open on it. "
                             "Close the first handle before opening another.")
        zinfo.compress_size = zinfo.CRC = zinfo.flag_bits = 0
        if not self._seekable:
            zinfo.flag_bits |= _HAS_DESCRIPTOR
        if not zinfo.external_attr:
            zinfo.external_attr = 0o600 << 16
        zip64 = force_zip64 or zinfo.file_size * 1.05 > ZIP64_LIMIT
        if not self._allowZip64 and zip64:
            raise LargeZipFile("Filesize would require ZIP64 extensions")
        self._begin(zinfo)
        self.fp.write(zinfo.FileHeader(zip64))
        self._writing = True
        return _ZipWriteFile(self, zinfo, zip64)

    def _begin(self, zinfo):
        file = self.fp
        if self._seekable:
            file.seek(self.start_dir)
        zinfo.header_offset = file.tell()
        self._writecheck(zinfo)
        self._didModify = True

    def write(self, filename, arcname=None, compress_type=None, compresslevel=None):
        """Add a file or folder."""
        self._check_can_write("write to ZIP archive")
        zinfo = ZipInfo.from_file(filename, arcname, strict_timestamps=self._strict_timestamps)
        if zinfo.is_dir():
            zinfo.compress_size = zinfo.CRC = 0
            self.mkdir(zinfo)
            return
        zinfo.compress_type = self.compression if compress_type is None else compress_type
        zinfo.compress_level = self.compresslevel if compresslevel is None else compresslevel
        with open(filename, "rb") as source, self.open(zinfo, "w") as f:
            shutil.copyfileobj(source, f, 1024 * 8)

    def _check_can_write(self, what):
        if not self.fp:
            raise ValueError(f"Attempt to {what} that was already closed")
        if self._writing:
            raise ValueError("Can't write to ZIP archive while an open writing handle exists")

    def writestr(self, zinfo_or_arcname, data, compress_type=None, compresslevel=None):
        """Add a member with contents given as bytes, or as text that is encoded as UTF-8."""
        if isinstance(data, str):
            data = data.encode("utf-8")
        zinfo = zinfo_or_arcname
        if not isinstance(zinfo, ZipInfo):
            zinfo = ZipInfo(zinfo)._for_archive(self)
        self._check_can_write("write to ZIP archive")
        if compress_type is not None:
            zinfo.compress_type = compress_type
        if compresslevel is not None:
            zinfo.compress_level = compresslevel
        zinfo.file_size = len(data)
        with self._lock, self.open(zinfo, mode="w") as f:
            f.write(data)

    def mkdir(self, zinfo_or_directory_name, mode=511):
        """Add a folder."""
        name = zinfo = zinfo_or_directory_name
        if isinstance(zinfo, ZipInfo):
            if not zinfo.is_dir():
                raise ValueError("The given ZipInfo does not describe a directory")
        elif isinstance(name, str):
            zinfo = ZipInfo(name if name.endswith("/") else name + "/")
            zinfo.compress_size = zinfo.CRC = zinfo.file_size = 0
            zinfo.external_attr = (0o40000 | mode) & 0xFFFF
            zinfo.external_attr = zinfo.external_attr << 16 | 0x10
        else:
            raise TypeError("Expected type str or ZipInfo")
        with self._lock:
            self._begin(zinfo)
            self.fp.write(zinfo.FileHeader(False))
            self.start_dir = self.fp.tell()
            self.NameToInfo[zinfo.filename] = zinfo
            self.filelist.append(zinfo)

    def __del__(self):
        self.close()

    def close(self):
        """Write the directory, if something was added, and close the file if it was opened here."""
        if self.fp is None:
            return
        if self._writing:
            raise ValueError("Can't close the ZIP file while there is an open writing handle on it. Close the writing handle before closing the zip.")
        try:
            if self.mode in ("w", "x", "a") and self._didModify:
                with self._lock:
                    if self._seekable:
                        self.fp.seek(self.start_dir)
                    self._write_directory()
        finally:
            fp, self.fp = self.fp, None
            self._fpclose(fp)

    def _fpclose(self, fp):
        self._fileRefCnt -= 1
        if not self._fileRefCnt and not self._filePassed:
            fp.close()

    def _write_directory(self):
        for zinfo in self.filelist:
            self._write_entry(zinfo)
        stop = self.fp.tell()
        count, size, offset = len(self.filelist), stop - self.start_dir, self.start_dir
        what = "Files count" if count > ZIP_FILECOUNT_LIMIT else "Central directory offset" if offset > ZIP64_LIMIT else "Central directory size" if size > ZIP64_LIMIT else None
        if what:
            if not self._allowZip64:
                raise LargeZipFile(what + " would require ZIP64 extensions")
            self.fp.write(_END64.pack(_END64_SIGN, _END64.size - 12, 45, 45, 0, 0, count, count, size, offset))
            self.fp.write(_LOCATOR.pack(_LOCATOR_SIGN, 0, stop, 1))
            count, size, offset = min(count, 0xFFFF), min(size, 0xFFFFFFFF), min(offset, 0xFFFFFFFF)
        self.fp.write(_END.pack(_END_SIGN, 0, 0, count, count, size, offset, len(self._comment)) + self._comment)
        if self.mode == "a":
            self.fp.truncate()
        self.fp.flush()

    _write_end_record = _write_directory

    def _write_entry(self, zinfo):
        values, large = [], []
        for value in zinfo.file_size, zinfo.compress_size:
            values.append(value)
        size, csize, offset = zinfo.file_size, zinfo.compress_size, zinfo.header_offset
        if size > ZIP64_LIMIT or csize > ZIP64_LIMIT:
            large += [size, csize]
            size = csize = 0xFFFFFFFF
        if offset > ZIP64_LIMIT:
            large.append(offset)
            offset = 0xFFFFFFFF
        extra, version = zinfo.extra, _version(zinfo.compress_type)
        if large:
            extra = struct.pack("<HH" + "Q" * len(large), 1, 8 * len(large), *large) + _without(extra, (1,))
            version = max(version, ZIP64_VERSION)
        name, flags = zinfo._encodeFilenameFlags()
        self.fp.write(_CENTRAL.pack(
            _CENTRAL_SIGN, max(version, zinfo.create_version), zinfo.create_system, max(version, zinfo.extract_version), zinfo.reserved, flags,
            zinfo.compress_type, *zinfo._dos_time(), zinfo.CRC, csize, size, len(name), len(extra), len(zinfo.comment), 0, zinfo.internal_attr,
            zinfo.external_attr, offset) + name + extra + zinfo.comment)


class PyZipFile(ZipFile):
    """An archive of Python modules."""

    def __init__(self, file, mode="r", compression=ZIP_STORED, allowZip64=True, optimize=-1):
        super().__init__(file, mode=mode, compression=compression, allowZip64=allowZip64)
        self._optimize = optimize

    def writepy(self, pathname, basename="", filterfunc=None):
        """Add a module, a package with all in it, or the modules of a folder, compiled."""
        pathname = os.fspath(pathname)
        folder = os.path.isdir(pathname)
        if filterfunc and not filterfunc(pathname):
            self._report(f"{'path' if folder else 'file'} {pathname!r} skipped by filterfunc")
            return
        if not folder:
            if not pathname.endswith(".py"):
                raise RuntimeError('Files added with writepy() must end with ".py"')
            self._add_module(pathname[:-3], basename)
            return
        package = os.path.isfile(os.path.join(pathname, "__init__.py"))
        if package:
            name = os.path.basename(pathname)
            basename = f"{basename}/{name}" if basename else name
            self._report(f"Adding package in {pathname} as {basename}")
            self._add_module(os.path.join(pathname, "__init__"), basename)
        else:
            self._report(f"Adding files from directory {pathname}")
        for entry in sorted(os.listdir(pathname)):
            path = os.path.join(pathname, entry)
            if entry == "__init__.py" and package:
                continue
            if os.path.isdir(path):
                if package and os.path.isfile(os.path.join(path, "__init__.py")):
                    self.writepy(path, basename, filterfunc=filterfunc)
            elif entry.endswith(".py"):
                if filterfunc and not filterfunc(path):
                    self._report(f"file {path!r} skipped by filterfunc")
                else:
                    self._add_module(path[:-3], basename)

    def _report(self, text):
        if self.debug:
            print(text)

    def _add_module(self, path, basename):
        filename, arcname = self._get_codename(path, basename)
        self._report(f"Adding {arcname}")
        self.write(filename, arcname)

    def _get_codename(self, pathname, basename):
        """Return the file to add for a module, compiled if it can be, and its name in the archive."""
        import py_compile

        source = pathname + ".py"
        try:
            filename = py_compile.compile(source, doraise=True, optimize=self._optimize)
            arcname = os.path.basename(pathname) + ".pyc"
        except py_compile.PyCompileError as err:
            print(err.msg)
            filename, arcname = source, os.path.basename(source)
        return filename, f"{basename}/{arcname}" if basename else arcname


from ._path import CompleteDirs, Path


def main(args=None):
    """The command: list, test, extract or make archives."""
    import argparse

    parser = argparse.ArgumentParser(description="A simple command-line interface for zipfile module.")
    group = parser.add_mutually_exclusive_group(required=True)
    group.add_argument("-l", "--list", metavar="<zipfile>", help="Show listing of a zipfile")
    group.add_argument("-e", "--extract", nargs=2, metavar=("<zipfile>", "<output_dir>"), help="Extract zipfile into target dir")
    group.add_argument("-c", "--create", nargs="+", metavar=("<name>", "<file>"), help="Create zipfile from sources")
    group.add_argument("-t", "--test", metavar="<zipfile>", help="Test if a zipfile is valid")
    parser.add_argument("--metadata-encoding", metavar="<encoding>", help="Specify encoding of member names for -l, -e and -t")
    args = parser.parse_args(args)
    encoding = args.metadata_encoding
    if args.test is not None:
        with ZipFile(args.test, "r", metadata_encoding=encoding) as z:
            bad = z.testzip()
        if bad:
            print("The following enclosed file is corrupted: {!r}".format(bad))
        print("Done testing")
    elif args.list is not None:
        with ZipFile(args.list, "r", metadata_encoding=encoding) as z:
            z.printdir()
    elif args.extract is not None:
        with ZipFile(args.extract[0], "r", metadata_encoding=encoding) as z:
            z.extractall(args.extract[1])
    else:
        if encoding:
            parser.exit(1, "Non-conforming encodings not supported with -c.\n")
        name, *files = args.create
        with ZipFile(name, "w") as z:
            for path in files:
                arcname = os.path.basename(path) or os.path.basename(os.path.dirname(path))
                _add(z, path, "" if arcname in ("", os.curdir, os.pardir) else arcname)


def _add(archive, path, arcname):
    if os.path.isfile(path):
        archive.write(path, arcname, ZIP_DEFLATED)
    elif os.path.isdir(path):
        if arcname:
            archive.write(path, arcname)
        for name in sorted(os.listdir(path)):
            _add(archive, os.path.join(path, name), os.path.join(arcname, name))
