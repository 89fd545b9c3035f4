"""Files and bytes in the format of gzip."""

import builtins
import io
import os
import struct
import sys
import time
import zlib
from compression._common import _streams

__all__ = ["BadGzipFile", "GzipFile", "open", "compress", "decompress"]

FTEXT, FHCRC, FEXTRA, FNAME, FCOMMENT = 1, 2, 4, 8, 16
READ, WRITE = "rb", "wb"

_COMPRESS_LEVEL_FAST, _COMPRESS_LEVEL_TRADEOFF, _COMPRESS_LEVEL_BEST = 1, 6, 9
READ_BUFFER_SIZE = 128 * 1024
_WRITE_BUFFER_SIZE = 4 * io.DEFAULT_BUFFER_SIZE
_UNKNOWN_OS = b"\xff"


class BadGzipFile(OSError):
    """What is read is not in the format of gzip, or damaged."""


def open(filename, mode="rb", compresslevel=_COMPRESS_LEVEL_BEST, encoding=None, errors=None, newline=None):
    """Open a file given by its name or as a file object. With "t" in the mode it is a text file."""
    if "t" in mode:
        if "b" in mode:
            raise ValueError("Invalid mode: %r" % (mode,))
    else:
        for name, value in ("encoding", encoding), ("errors", errors), ("newline", newline):
            if value is not None:
                raise ValueError(f"Argument {name!r} not supported in binary mode")
    binary_mode = mode.replace("t", "")
    if isinstance(filename, (str, bytes, os.PathLike)):
        binary = GzipFile(filename, binary_mode, compresslevel)
    elif hasattr(filename, "read") or hasattr(filename, "write"):
        binary = GzipFile(None, binary_mode, compresslevel, filename)
    else:
        raise TypeError("filename must be a str or bytes object, or a file")
    if "t" not in mode:
        return binary
    return io.TextIOWrapper(binary, io.text_encoding(encoding), errors, newline)


class _Padded:
    """A file with bytes in front that were read too many."""

    def __init__(self, f, prepend=b""):
        self.file = f
        self._ahead = prepend

    def read(self, size):
        if not self._ahead:
            return self.file.read(size)
        data, self._ahead = self._ahead[:size], self._ahead[size:]
        return data if len(data) == size else data + self.file.read(size - len(data))

    def prepend(self, data=b""):
        """Put bytes back."""
        self._ahead = data + self._ahead

    def seek(self, offset):
        self._ahead = b""
        return self.file.seek(offset)

    def seekable(self):
        return True  # the file itself says if it is not

    def __getattr__(self, name):
        return getattr(self.file, name)


class _WriteBuffer(io.RawIOBase):
    """Lets a BufferedWriter collect what goes to a GzipFile."""

    def __init__(self, gzip_file):
        self._file = gzip_file

    def writable(self):
        return True

    def write(self, data):
        return self._file._write_raw(data)


class GzipFile(_streams.BaseStream):
    """A file whose contents are compressed."""

    myfileobj = None  # the file that was opened here, to be closed here

    def __init__(self, filename=None, mode=None, compresslevel=_COMPRESS_LEVEL_BEST, fileobj=None, mtime=None):
        self.mode = self.fileobj = self._buffer = self._raw = None
        origmode = mode
        if mode and ("t" in mode or "U" in mode):
            raise ValueError("Invalid mode: {!r}".format(mode))
        if mode and "b" not in mode:
            mode += "b"
        try:
            if fileobj is None:
                fileobj = self.myfileobj = builtins.open(filename, mode or "rb")
            if filename is None:
                filename = getattr(fileobj, "name", "")
                if not isinstance(filename, (str, bytes)):
                    filename = ""
            else:
                filename = os.fspath(filename)
            if mode is None:
                mode = getattr(fileobj, "mode", "rb")
            if mode.startswith("r"):
                self._open_to_read(fileobj, filename)
            elif mode.startswith(("w", "a", "x")):
                if origmode is None:
                    import warnings

                    warnings.warn("GzipFile was opened for writing, but this will change in future Python releases.  "
                                  "Specify the mode argument for opening it for writing.", FutureWarning, 2)
                self._open_to_write(fileobj, filename, compresslevel, mtime)
            else:
                raise ValueError("Invalid mode: {!r}".format(mode))
        except:
            self._close()
            raise

    def _open_to_read(self, fileobj, filename):
        self.mode, self.name, self.fileobj = READ, filename, fileobj
        self._raw = _GzipReader(fileobj)
        self._buffer = io.BufferedReader(self._raw)

    def _open_to_write(self, fileobj, filename, level, mtime):
        self.mode, self.name, self.fileobj = WRITE, filename, fileobj
        self.crc, self.size, self.offset = zlib.crc32(b""), 0, 0
        self.bufsize, self.writebuf = 0, []
        self._write_mtime = mtime
        self.compress = zlib.compressobj(level, zlib.DEFLATED, -zlib.MAX_WBITS, zlib.DEF_MEM_LEVEL, 0)
        self._buffer_size = _WRITE_BUFFER_SIZE
        self._buffer = io.BufferedWriter(_WriteBuffer(self), buffer_size=self._buffer_size)
        fileobj.write(_header(self._stored_name(), time.time() if mtime is None else mtime, level))

    def _stored_name(self):
        """Return the name of the contents as the header holds it; b"" if it cannot."""
        name = os.path.basename(self.name)
        try:
            name = name if isinstance(name, bytes) else name.encode("latin-1")
        except UnicodeEncodeError:
            return b""
        return name.removesuffix(b".gz")

    @property
    def mtime(self):
        """When the contents were last changed, as the header that was read last says."""
        return self._raw._last_mtime if self._raw else self._write_mtime

    def __repr__(self):
        return f"<gzip {repr(self.fileobj)[1:-1]} {hex(id(self))}>"

    def _check(self, mode, what):
        self._check_not_closed()
        if self.mode != mode:
            import errno

            raise OSError(errno.EBADF, f"{what}() on {'write' if mode == READ else 'read'}-only GzipFile object")

    def write(self, data):
        """Write bytes."""
        self._check(WRITE, "write")
        if self.fileobj is None:
            raise ValueError("write() on closed GzipFile object")
        return self._buffer.write(data)

    def _write_raw(self, data):
        with memoryview(data) as view:
            length = view.nbytes
            if length:
                self.crc = zlib.crc32(data, self.crc)
                self.size, self.offset = self.size + length, self.offset + length
                self.fileobj.write(self.compress.compress(data))
        return length

    def read(self, size=-1):
        """Read up to size bytes, or all."""
        self._check(READ, "read")
        return self._buffer.read(size)

    def read1(self, size=-1):
        """Read some bytes, up to size, without waiting for more than the file gives at once."""
        self._check(READ, "read1")
        return self._buffer.read1(io.DEFAULT_BUFFER_SIZE if size < 0 else size)

    def readinto(self, b):
        """Read into a buffer."""
        self._check(READ, "readinto")
        return self._buffer.readinto(b)

    def readinto1(self, b):
        """Read into a buffer what there is at once."""
        self._check(READ, "readinto1")
        return self._buffer.readinto1(b)

    def peek(self, n):
        """Return some bytes that are next, without going on."""
        self._check(READ, "peek")
        return self._buffer.peek(n)

    def readline(self, size=-1):
        """Read a line."""
        self._check_not_closed()
        return self._buffer.readline(size)

    @property
    def closed(self):
        """Whether the file is closed."""
        return self.fileobj is None

    def close(self):
        """Write what is left, and close the file if it was opened here."""
        if self.fileobj is None or self._buffer is None or self._buffer.closed:
            return
        try:
            if self.mode == WRITE:
                self._buffer.flush()
                self.fileobj.write(self.compress.flush() + struct.pack("<LL", self.crc, self.size & 0xffffffff))
            elif self.mode == READ:
                self._buffer.close()
        finally:
            self._close()

    def _close(self):
        self.fileobj = None
        mine, self.myfileobj = self.myfileobj, None
        if mine is not None:
            mine.close()

    def flush(self, zlib_mode=zlib.Z_SYNC_FLUSH):
        """Write what was compressed so far."""
        self._check_not_closed()
        if self.mode != READ:
            self._buffer.flush()
            file = self.fileobj
            file.write(self.compress.flush(zlib_mode))
            file.flush()

    def fileno(self):
        """Return the file descriptor, if the file has one."""
        return self.fileobj.fileno()

    def rewind(self):
        """Go back to the start."""
        if self.mode == WRITE:
            raise OSError("Can't rewind in write mode")
        self.seek(0)

    def seekable(self):
        return True  # by reading, or writing zeros, up to the place

    def writable(self):
        return self.mode == WRITE

    def readable(self):
        return self.mode == READ

    def tell(self):
        """Return the place in the contents."""
        self._check_not_closed()
        if self.mode == WRITE:
            self._buffer.flush()
            return self.offset
        return self._buffer.tell()

    def seek(self, offset, whence=io.SEEK_SET):
        """Go to a place in the contents; a file that is written is filled with zeros up to there."""
        if self.mode == READ:
            self._check_not_closed()
            return self._buffer.seek(offset, whence)
        self._check_not_closed()
        self._buffer.flush()
        if whence == io.SEEK_CUR:
            offset += self.offset
        elif whence != io.SEEK_SET:
            raise ValueError("Seek from end not supported")
        if offset < self.offset:
            raise OSError("Negative seek in write mode")
        zeros = bytes(self._buffer_size)
        while self.offset < offset:
            self._buffer.write(zeros[:offset - self.offset])
            self._buffer.flush()
        return self.offset


def _header(name, mtime, level):
    best = {_COMPRESS_LEVEL_BEST: b"\002", _COMPRESS_LEVEL_FAST: b"\004"}.get(level, b"\000")
    return (b"\x1f\x8b\x08" + (b"\x08" if name else b"\x00") + struct.pack("<L", int(mtime)) + best + _UNKNOWN_OS
            + (name + b"\x00" if name else b""))


def _read_exactly(fp, n):
    data = fp.read(n)
    while len(data) < n:
        more = fp.read(n - len(data))
        if not more:
            raise EOFError("Compressed file ended before the end-of-stream marker was reached")
        data += more
    return data


def _read_gzip_header(fp):
    """Read a header and return the time in it; None if there is no more."""
    magic = fp.read(2)
    if magic == b"":
        return None
    if magic != b"\x1f\x8b":
        raise BadGzipFile("Not a gzipped file (%r)" % magic)
    method, flag, mtime = struct.unpack("<BBIxx", _read_exactly(fp, 8))
    if method != 8:
        raise BadGzipFile("Unknown compression method")
    if flag & FEXTRA:
        _read_exactly(fp, struct.unpack("<H", _read_exactly(fp, 2))[0])
    for field in FNAME, FCOMMENT:
        if flag & field:
            while fp.read(1) not in (b"", b"\0"):
                pass
    if flag & FHCRC:
        _read_exactly(fp, 2)
    return mtime


class _GzipReader(_streams.DecompressReader):
    """Reads the members of a file, one behind the other."""

    def __init__(self, fp):
        self._last_mtime = None
        super().__init__(_Padded(fp), zlib._ZlibDecompressor, wbits=-zlib.MAX_WBITS)

    def _start(self):
        super()._start()
        self._new_member = True

    def read(self, size=-1):
        if size <= 0:
            return self.readall() if size else b""
        while True:
            if self._decompressor.eof:
                self._end_member()
            if self._new_member:
                self._crc, self._member_size = zlib.crc32(b""), 0
                mtime = _read_gzip_header(self._fp)
                if mtime is None:
                    self._size = self._pos
                    return b""
                self._last_mtime, self._new_member = mtime, False
            wanted = self._decompressor.needs_input
            raw = self._fp.read(READ_BUFFER_SIZE) if wanted else b""
            data = self._decompressor.decompress(raw, size)
            if self._decompressor.unused_data:
                self._fp.prepend(self._decompressor.unused_data)
            if data:
                break
            if wanted and not raw and not self._decompressor.eof:
                raise EOFError("Compressed file ended before the end-of-stream marker was reached")
        self._crc = zlib.crc32(data, self._crc)
        self._member_size += len(data)
        self._pos += len(data)
        return data

    def _end_member(self):
        """Check the sums behind a member, and skip zeros that follow."""
        crc, size = struct.unpack("<II", _read_exactly(self._fp, 8))
        if crc != self._crc:
            raise BadGzipFile(f"CRC check failed {hex(crc)} != {hex(self._crc)}")
        if size != self._member_size & 0xffffffff:
            raise BadGzipFile("Incorrect length of data produced")
        c = b"\0"
        while c == b"\0":
            c = self._fp.read(1)
        if c:
            self._fp.prepend(c)
        self._new_member = True
        self._decompressor = self._new()


def compress(data, compresslevel=_COMPRESS_LEVEL_BEST, *, mtime=0):
    """Compress bytes."""
    packed = zlib.compress(data, level=compresslevel, wbits=31)
    return packed[:4] + struct.pack("<L", int(time.time() if mtime is None else mtime)) + packed[8:9] + _UNKNOWN_OS + packed[10:]


def decompress(data):
    """Decompress bytes, which may be several members behind each other."""
    parts = []
    while True:
        fp = io.BytesIO(data)
        if _read_gzip_header(fp) is None:
            return b"".join(parts)
        decoder = zlib.decompressobj(wbits=-zlib.MAX_WBITS)
        part = decoder.decompress(data[fp.tell():])
        if not decoder.eof or len(decoder.unused_data) < 8:
            raise EOFError("Compressed file ended before the end-of-stream marker was reached")
        crc, size = struct.unpack("<II", decoder.unused_data[:8])
        if crc != zlib.crc32(part):
            raise BadGzipFile("CRC check failed")
        if size != len(part) & 0xffffffff:
            raise BadGzipFile("Incorrect length of data produced")
        parts.append(part)
        data = decoder.unused_data[8:].lstrip(b"\x00")


def _copy(source, target):
    while chunk := source.read(READ_BUFFER_SIZE):
        target.write(chunk)


def main():
    """The command: compress files, or decompress them."""
    from argparse import ArgumentParser

    parser = ArgumentParser(description="A simple command line interface for the gzip module: act like gzip, but do not "
                                        "delete the input file.")
    group = parser.add_mutually_exclusive_group()
    group.add_argument("--fast", action="store_true", help="compress faster")
    group.add_argument("--best", action="store_true", help="compress better")
    group.add_argument("-d", "--decompress", action="store_true", help="act like gunzip instead of gzip")
    parser.add_argument("args", nargs="*", default=["-"], metavar="file")
    args = parser.parse_args()
    level = _COMPRESS_LEVEL_FAST if args.fast else _COMPRESS_LEVEL_BEST if args.best else _COMPRESS_LEVEL_TRADEOFF
    for name in args.args:
        if name == "-":
            if args.decompress:
                _copy(GzipFile(filename="", mode="rb", fileobj=sys.stdin.buffer), sys.stdout.buffer)
            else:
                with GzipFile(filename="", mode="wb", fileobj=sys.stdout.buffer, compresslevel=level) as target:
                    _copy(sys.stdin.buffer, target)
            continue
        if args.decompress:
            if not name.endswith(".gz"):
                sys.exit(f"filename doesn't end in .gz: {name!r}")
            source, target = open(name, "rb"), builtins.open(name[:-3], "wb")
        else:
            source, target = builtins.open(name, "rb"), open(name + ".gz", "wb", compresslevel=level)
        with source, target:
            _copy(source, target)


if __name__ == "__main__":
    main()
