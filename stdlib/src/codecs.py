"""Codecs: encodings of text, and other transformations of data, by name.

Codecs are found by search functions that are registered here; those of the
standard library are in the package encodings."""

import builtins
import sys

from _codecs import *
from _codecs import _unregister_error

__all__ = ["register", "lookup", "open", "EncodedFile", "BOM", "BOM_BE", "BOM_LE", "BOM32_BE", "BOM32_LE",
           "BOM64_BE", "BOM64_LE", "BOM_UTF8", "BOM_UTF16", "BOM_UTF16_LE", "BOM_UTF16_BE", "BOM_UTF32",
           "BOM_UTF32_LE", "BOM_UTF32_BE", "CodecInfo", "Codec", "IncrementalEncoder", "IncrementalDecoder",
           "StreamReader", "StreamWriter", "StreamReaderWriter", "StreamRecoder", "getencoder", "getdecoder",
           "getincrementalencoder", "getincrementaldecoder", "getreader", "getwriter", "encode", "decode",
           "iterencode", "iterdecode", "strict_errors", "ignore_errors", "replace_errors",
           "xmlcharrefreplace_errors", "backslashreplace_errors", "namereplace_errors", "register_error",
           "lookup_error"]

# Byte order marks. BOM32 and BOM64 are old names: they count the bits of two marks.
BOM_UTF8, BOM_UTF16_LE, BOM_UTF16_BE, BOM_UTF32_LE, BOM_UTF32_BE = [
    "\ufeff".encode(name) for name in ("utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be")]
BOM_UTF16, BOM_UTF32 = ((BOM_UTF16_LE, BOM_UTF32_LE) if sys.byteorder == "little" else (BOM_UTF16_BE, BOM_UTF32_BE))
BOM, BOM_LE, BOM_BE = BOM_UTF16, BOM_UTF16_LE, BOM_UTF16_BE
BOM32_LE, BOM32_BE, BOM64_LE, BOM64_BE = BOM_UTF16_LE, BOM_UTF16_BE, BOM_UTF32_LE, BOM_UTF32_BE


class CodecInfo(tuple):
    """What is known of a codec: the tuple (encode, decode, streamreader, streamwriter), with more attributes."""

    _is_text_encoding = True  # str.encode() and bytes.decode() take no others

    def __new__(cls, encode, decode, streamreader=None, streamwriter=None, incrementalencoder=None,
                incrementaldecoder=None, name=None, *, _is_text_encoding=None):
        self = super().__new__(cls, (encode, decode, streamreader, streamwriter))
        vars(self).update(encode=encode, decode=decode, streamreader=streamreader, streamwriter=streamwriter,
                          incrementalencoder=incrementalencoder, incrementaldecoder=incrementaldecoder, name=name)
        if _is_text_encoding is not None:
            self._is_text_encoding = _is_text_encoding
        return self

    def __getnewargs__(self):
        return tuple(self)

    def __repr__(self):
        kind = type(self)
        return f"<{kind.__module__}.{kind.__qualname__} object for encoding {self.name} at {id(self):#x}>"


class Codec:
    """The interface of stateless encoders and decoders.

    errors is one of 'strict', 'ignore', 'replace', 'surrogateescape', 'backslashreplace',
    'xmlcharrefreplace', 'namereplace' (the last two for encoding), or a registered name."""

    def encode(self, input, errors="strict"):
        """Encode the input; return (output, length of the input that was used)."""
        raise NotImplementedError

    def decode(self, input, errors="strict"):
        """Decode the input; return (output, length of the input that was used)."""
        raise NotImplementedError


# Incremental codecs


class IncrementalEncoder:
    """An encoder that is given its input in pieces."""

    def __init__(self, errors="strict"):
        self.errors, self.buffer = errors, ""

    def reset(self):
        """Go back to the initial state."""

    def setstate(self, state):
        """Go to a state that getstate() returned."""

    def getstate(self):
        """The state, an integer."""
        return 0

    def encode(self, input, final=False):
        """Encode the next piece; return the output."""
        raise NotImplementedError


class IncrementalDecoder:
    """A decoder that is given its input in pieces."""

    def __init__(self, errors="strict"):
        self.errors = errors

    def reset(self):
        """Go back to the initial state."""

    def setstate(self, state):
        """Go to a state that getstate() returned."""

    def getstate(self):
        """The state: (input that is kept, integer)."""
        return b"", 0

    def decode(self, input, final=False):
        """Decode the next piece; return the output."""
        raise NotImplementedError


def _take(codec, convert, input, final):
    """Convert what a buffered codec has kept and the input, and keep what is not used."""
    pending = codec.buffer + input
    output, used = convert(pending, codec.errors, final)
    codec.buffer = pending[used:]
    return output


class BufferedIncrementalEncoder(IncrementalEncoder):
    """An incremental encoder that keeps input which cannot be encoded yet; subclasses define _buffer_encode."""

    def encode(self, input, final=False):
        return _take(self, self._buffer_encode, input, final)

    def _buffer_encode(self, input, errors, final):
        raise NotImplementedError

    def setstate(self, state):
        self.buffer = state or ""

    def getstate(self):
        return self.buffer if self.buffer else 0

    def reset(self):
        self.buffer = ""


class BufferedIncrementalDecoder(IncrementalDecoder):
    """An incremental decoder that keeps bytes which cannot be decoded yet; subclasses define _buffer_decode."""

    def __init__(self, errors="strict"):
        self.errors, self.buffer = errors, b""

    def decode(self, input, final=False):
        return _take(self, self._buffer_decode, input, final)

    def _buffer_decode(self, input, errors, final):
        raise NotImplementedError

    def setstate(self, state):
        self.buffer, _ = state

    def getstate(self):
        return self.buffer, 0

    def reset(self):
        self.buffer = b""


# Streams


class _Stream:
    """What all streams around another stream have in common: what they lack is that stream's."""

    def __getattr__(self, name, getattr=getattr):
        return getattr(self.stream, name)

    def __enter__(self):
        return self

    def __exit__(self, type, value, tb):
        self.stream.close()

    def __reduce_ex__(self, proto):
        raise TypeError(f"can't serialize {type(self).__name__}")


class StreamWriter(_Stream, Codec):
    """Writes to a stream what it is given, encoded."""

    def __init__(self, stream, errors="strict"):
        self.errors, self.stream = errors, stream

    def write(self, object):
        """Write the object's contents, encoded."""
        self.stream.write(self.encode(object, self.errors)[0])

    def writelines(self, list):
        """Write the strings of a list, joined."""
        self.write("".join(list))

    def seek(self, offset, whence=0):
        """Move in the stream; at its beginning a new output starts."""
        self.stream.seek(offset, whence)
        if offset == whence == 0:
            self.reset()

    def reset(self):
        """Bring the output to a clean state."""


class StreamReader(_Stream, Codec):
    """Reads from a stream, and decodes.

    bytebuffer has the bytes at the end that are no whole character, charbuffer what is decoded and not read yet,
    and linebuffer, if it is not None, stands for charbuffer: the same text in lines."""

    charbuffertype = str

    def __init__(self, stream, errors="strict"):
        self.errors, self.stream = errors, stream
        self._empty_charbuffer = self.charbuffertype()
        StreamReader.reset(self)

    def reset(self):
        """Drop what was read ahead."""
        self.bytebuffer, self.charbuffer, self.linebuffer = b"", self._empty_charbuffer, None

    def decode(self, input, errors="strict"):
        raise NotImplementedError

    def _fill(self, size, first_line):
        """Read once more from the stream, and tell whether there was anything."""
        read = self.stream.read() if size < 0 else self.stream.read(size)
        data = self.bytebuffer + read
        if data:
            try:
                text, used = self.decode(data, self.errors)
            except UnicodeDecodeError as error:
                if not first_line:
                    raise
                # The error is put off if there is a whole line in front of it.
                text, used = self.decode(data[:error.start], self.errors)
                if len(text.splitlines()) < 2:
                    raise
            self.bytebuffer = data[used:]
            self.charbuffer += text
        return bool(read)

    def read(self, size=-1, chars=-1, firstline=False):
        """Read and decode: about size bytes, or the given number of characters.

        With firstline an error behind the first line is put off."""
        if self.linebuffer:
            self.charbuffer = self._empty_charbuffer.join(self.linebuffer)
        self.linebuffer = None
        wanted = size if chars < 0 else chars
        if wanted < 0:
            self._fill(size, firstline)
            wanted = len(self.charbuffer)
        while len(self.charbuffer) < wanted and self._fill(size, firstline):
            pass
        text, self.charbuffer = self.charbuffer[:wanted], self.charbuffer[wanted:]
        return text

    def readline(self, size=None, keepends=True):
        """Read one line; size is how much is read from the stream at a time."""
        if self.linebuffer:
            line = self.linebuffer.pop(0)
            if len(self.linebuffer) == 1:
                self.charbuffer, self.linebuffer = self.linebuffer[0], None
        else:
            line = self._first_line(size)
        return line if keepends or not line else line.splitlines()[0]

    def _first_line(self, size):
        """Read until there is a whole line, or only once if there is a size; keep what comes after it."""
        text, step = self._empty_charbuffer, size or 72
        while True:
            more = self.read(step, firstline=True)
            if more and more.endswith("\r" if isinstance(more, str) else b"\r"):
                more += self.read(size=1, chars=1)  # perhaps the other half of "\r\n"
            text += more
            line, *rest = text.splitlines(keepends=True) or [text]
            if rest:
                # What read() left over continues the last of them.
                rest[-1] += self.charbuffer
                if len(rest) > 1:
                    self.charbuffer, self.linebuffer = None, rest
                else:
                    self.charbuffer = rest[0]
                return line
            if not more or size is not None or line != line.splitlines()[0]:
                return line
            step = min(2 * step, 8000)

    def readlines(self, sizehint=None, keepends=True):
        """Read all lines."""
        return self.read().splitlines(keepends)

    def seek(self, offset, whence=0):
        """Move in the stream, and reset."""
        self.stream.seek(offset, whence)
        self.reset()

    def __iter__(self):
        return self

    def __next__(self):
        if line := self.readline():
            return line
        raise StopIteration


class _TwoWayStream(_Stream):
    """A stream with a reader and a writer around it."""

    def __init__(self, stream, Reader, Writer, errors):
        self.errors, self.stream = errors, stream
        self.reader, self.writer = Reader(stream, errors), Writer(stream, errors)

    def __iter__(self):
        return self

    def reset(self):
        for side in (self.reader, self.writer):
            side.reset()


class StreamReaderWriter(_TwoWayStream):
    """A stream for reading and writing, by a reader and a writer."""

    encoding = "unknown"

    def __init__(self, stream, Reader, Writer, errors="strict"):
        super().__init__(stream, Reader, Writer, errors)

    def __next__(self):
        return next(self.reader)

    def read(self, size=-1):
        return self.reader.read(size)

    def readlines(self, sizehint=None, keepends=True):
        return self.reader.readlines(sizehint, keepends)

    def readline(self, size=None, keepends=True):
        return self.reader.readline(size, keepends)

    def writelines(self, list):
        return self.writer.writelines(list)

    def write(self, data):
        return self.writer.write(data)

    def seek(self, offset, whence=0):
        self.writer.seek(offset, whence)  # which resets at the beginning only
        self.reader.reset()


class StreamRecoder(_TwoWayStream):
    """Translates between two encodings: one of the program's data, one of the stream's."""

    data_encoding = file_encoding = "unknown"

    def __init__(self, stream, encode, decode, Reader, Writer, errors="strict"):
        super().__init__(stream, Reader, Writer, errors)
        self.encode, self.decode = encode, decode

    def _encoded(self, text):
        return self.encode(text, self.errors)[0]

    def __next__(self):
        return self._encoded(next(self.reader))

    def read(self, size=-1):
        return self._encoded(self.reader.read(size))

    def readline(self, size=None):
        return self._encoded(self.reader.readline(size))

    def readlines(self, sizehint=None):
        return self.read().splitlines(keepends=True)

    def writelines(self, list):
        return self.write(b"".join(list))

    def write(self, data):
        return self.writer.write(self.decode(data, self.errors)[0])

    def seek(self, offset, whence=0):
        for side in (self.reader, self.writer):
            side.seek(offset, whence)


def open(filename, mode="r", encoding=None, errors="strict", buffering=-1):
    """Open a file whose contents are encoded, and return a StreamReaderWriter; the builtin open() is better.

    The file is opened in binary mode: line ends stay as they are."""
    import warnings
    warnings.warn("codecs.open() is deprecated. Use open() instead.", DeprecationWarning, stacklevel=2)
    if encoding is not None and "b" not in mode:
        mode += "b"
    stream = builtins.open(filename, mode, buffering)
    if encoding is None:
        return stream
    try:
        info = lookup(encoding)
        wrapped = StreamReaderWriter(stream, info.streamreader, info.streamwriter, errors)
    except:
        stream.close()
        raise
    wrapped.encoding = encoding
    return wrapped


def EncodedFile(file, data_encoding, file_encoding=None, errors="strict"):
    """Wrap a file: the program's data has one encoding, the file another."""
    file_encoding = data_encoding if file_encoding is None else file_encoding
    inside, outside = lookup(data_encoding), lookup(file_encoding)
    wrapped = StreamRecoder(file, *inside[:2], *outside[2:], errors)
    wrapped.data_encoding, wrapped.file_encoding = data_encoding, file_encoding
    return wrapped


# What a codec has


def _attribute(encoding, name):
    value = getattr(lookup(encoding), name)
    if value is None:
        raise LookupError(encoding)
    return value


def getencoder(encoding):
    """The encoder function of an encoding."""
    return lookup(encoding).encode


def getdecoder(encoding):
    """The decoder function of an encoding."""
    return lookup(encoding).decode


def getincrementalencoder(encoding):
    """The class of incremental encoders of an encoding."""
    return _attribute(encoding, "incrementalencoder")


def getincrementaldecoder(encoding):
    """The class of incremental decoders of an encoding."""
    return _attribute(encoding, "incrementaldecoder")


def getreader(encoding):
    """The class of stream readers of an encoding."""
    return lookup(encoding).streamreader


def getwriter(encoding):
    """The class of stream writers of an encoding."""
    return lookup(encoding).streamwriter


def _outputs(convert, pieces, end):
    """Convert the pieces and at last the end; what gives nothing is left out."""
    yield from filter(None, map(convert, pieces))
    if last := convert(end, True):
        yield last


def iterencode(iterator, encoding, errors="strict", **kwargs):
    """Encode the strings of an iterator one after the other."""
    encoder = getincrementalencoder(encoding)(errors, **kwargs)
    yield from _outputs(encoder.encode, iterator, "")


def iterdecode(iterator, encoding, errors="strict", **kwargs):
    """Decode the bytes of an iterator one after the other."""
    decoder = getincrementaldecoder(encoding)(errors, **kwargs)
    yield from _outputs(decoder.decode, iterator, b"")


def make_identity_dict(rng):
    """A dict in which every item of the range stands for itself."""
    return dict(zip(rng, rng))


def make_encoding_map(decoding_map):
    """The inverse of a decoding map; what several codes decode to becomes None."""
    inverse = {}
    for code, char in decoding_map.items():
        inverse[char] = code if char not in inverse else None
    return inverse


(strict_errors, ignore_errors, replace_errors, xmlcharrefreplace_errors, backslashreplace_errors,
 namereplace_errors) = map(lookup_error, ("strict", "ignore", "replace", "xmlcharrefreplace", "backslashreplace",
                                          "namereplace"))
