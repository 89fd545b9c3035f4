"""Files whose contents are decompressed as they are read."""

import io
import sys

BUFFER_SIZE = io.DEFAULT_BUFFER_SIZE


class BaseStream(io.BufferedIOBase):
    """The checks that files of compressed data have in common."""

    def _check_not_closed(self):
        if self.closed:
            raise ValueError("I/O operation on closed file")

    @staticmethod
    def _require(possible, complaint):
        if not possible:
            raise io.UnsupportedOperation(complaint)

    def _check_can_read(self):
        self._require(self.readable(), "File not open for reading")

    def _check_can_write(self):
        self._require(self.writable(), "File not open for writing")

    def _check_can_seek(self):
        self._require(self.readable(), "Seeking is only supported on files open for reading")
        self._require(self.seekable(), "The underlying file object does not support seeking")


class DecompressReader(io.RawIOBase):
    """Reads what a decompressor makes of a file: one stream, or several behind each other."""

    def readable(self):
        return True

    def __init__(self, fp, decomp_factory, trailing_error=(), **decomp_args):
        self._fp = fp
        self._new = lambda: decomp_factory(**decomp_args)
        self._trailing_error = trailing_error  # what garbage behind the last stream raises
        self._start()
        self._size = -1

    def _start(self):
        self._eof = False
        self._pos = 0
        self._decompressor = self._new()

    def seekable(self):
        return self._fp.seekable()

    def close(self):
        super().close()
        self._decompressor = None

    def readinto(self, b):
        with memoryview(b).cast("B") as room:
            data = self.read(len(room))
            room[:len(data)] = data
            return len(data)

    def read(self, size=-1):
        if size <= 0 or self._eof:
            return self.readall() if size < 0 else b""
        data = None
        while not data:
            if self._decompressor.eof:
                rest = self._decompressor.unused_data or self._fp.read(BUFFER_SIZE)
                if not rest:
                    break
                self._decompressor = self._new()
                try:
                    data = self._decompressor.decompress(rest, size)
                except self._trailing_error:
                    break
                continue
            raw = b""
            if self._decompressor.needs_input:
                raw = self._fp.read(BUFFER_SIZE)
                if not raw:
                    raise EOFError("Compressed file ended before the end-of-stream marker was reached")
            data = self._decompressor.decompress(raw, size)
        if data:
            self._pos += len(data)
            return data
        self._eof, self._size = True, self._pos
        return b""

    def readall(self):
        return b"".join(iter(lambda: self.read(sys.maxsize), b""))

    def _rewind(self):
        self._fp.seek(0)
        self._start()

    def seek(self, offset, whence=io.SEEK_SET):
        """Go to a place, by reading up to it, from the start if it lies behind."""
        match whence:
            case io.SEEK_SET:
                pass
            case io.SEEK_CUR:
                offset += self._pos
            case io.SEEK_END:
                if self._size < 0:
                    self._skip_to(sys.maxsize)
                offset += self._size
            case _:
                raise ValueError(f"Invalid value for whence: {whence}")
        if offset < self._pos:
            self._rewind()
        self._skip_to(offset)
        return self._pos

    def _skip_to(self, place):
        while self._pos < place and self.read(min(BUFFER_SIZE, place - self._pos)):
            pass

    def tell(self):
        return self._pos
