"""Streams: raw, buffered and text, over files or memory.

The classes come from the native module _io; here they become abstract base
classes that other classes can register with.
"""

__all__ = ["BlockingIOError", "open", "open_code", "IOBase", "RawIOBase",
           "FileIO", "BytesIO", "StringIO", "BufferedIOBase",
           "BufferedReader", "BufferedWriter", "BufferedRWPair",
           "BufferedRandom", "TextIOBase", "TextIOWrapper",
           "UnsupportedOperation", "SEEK_SET", "SEEK_CUR", "SEEK_END",
           "DEFAULT_BUFFER_SIZE", "IncrementalNewlineDecoder",
           "text_encoding", "Reader", "Writer"]

import _io
import abc

from _io import (DEFAULT_BUFFER_SIZE, UnsupportedOperation, open, open_code, FileIO, BytesIO, StringIO,
                 BufferedReader, BufferedWriter, BufferedRWPair, BufferedRandom, TextIOWrapper,
                 IncrementalNewlineDecoder, text_encoding, BlockingIOError)

SEEK_SET = 0  # from the start
SEEK_CUR = 1  # from the current position
SEEK_END = 2  # from the end


class IOBase(_io._IOBase, metaclass=abc.ABCMeta):
    """Any stream."""


class RawIOBase(_io._RawIOBase, IOBase):
    """A stream of bytes without a buffer."""


class BufferedIOBase(_io._BufferedIOBase, IOBase):
    """A stream of bytes with a buffer."""


class TextIOBase(_io._TextIOBase, IOBase):
    """A stream of text."""


RawIOBase.register(FileIO)

for _class in (BytesIO, BufferedReader, BufferedWriter, BufferedRandom, BufferedRWPair):
    BufferedIOBase.register(_class)

for _class in (StringIO, TextIOWrapper):
    TextIOBase.register(_class)
del _class

GenericAlias = type(list[int])


def _has(C, method):
    """Whether a class has a method that is not None."""
    for base in C.__mro__:
        if method in base.__dict__:
            return base.__dict__[method] is not None or NotImplemented
    return NotImplemented


class Reader(metaclass=abc.ABCMeta):
    """What can be read from: it has a method read()."""

    __slots__ = ()

    @abc.abstractmethod
    def read(self, size=..., /):
        """Read data from the input stream and return it.

        At most size items (bytes or characters) are read; without size, all.
        """

    @classmethod
    def __subclasshook__(cls, C):
        if cls is Reader:
            return _has(C, "read")
        return NotImplemented

    __class_getitem__ = classmethod(GenericAlias)


class Writer(metaclass=abc.ABCMeta):
    """What can be written to: it has a method write()."""

    __slots__ = ()

    @abc.abstractmethod
    def write(self, data, /):
        """Write data to the output stream and return the number of items written."""

    @classmethod
    def __subclasshook__(cls, C):
        if cls is Writer:
            return _has(C, "write")
        return NotImplemented

    __class_getitem__ = classmethod(GenericAlias)
