"""UTF-32: a byte order mark tells the order, and is written."""

import codecs
import sys

from encodings import _classes

encode = codecs.utf_32_encode


def decode(input, errors="strict"):
    return codecs.utf_32_decode(input, errors, True)


_little = codecs.utf_32_le_encode, codecs.utf_32_le_decode
_big = codecs.utf_32_be_encode, codecs.utf_32_be_decode
_native, _other = (_little, _big) if sys.byteorder == "little" else (_big, _little)


def _begin(data, errors, final):
    text, used, order = codecs.utf_32_ex_decode(data, errors, 0, final)
    if order == 0 and used >= 4:
        raise UnicodeError("UTF-32 stream does not start with BOM")
    return text, used, {-1: _little[1], 0: None, 1: _big[1]}[order]


IncrementalEncoder, IncrementalDecoder, StreamWriter, StreamReader, getregentry = _classes.marked(
    __name__, "utf-32", encode, decode, encode, _native[0], _begin, (_native[1], _other[1]), 2)
