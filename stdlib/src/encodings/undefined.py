"""The codec that refuses everything."""

from encodings import _classes


def _refuse(input, errors="strict"):
    raise UnicodeError("undefined encoding")


Codec, IncrementalEncoder, IncrementalDecoder, StreamWriter, StreamReader, getregentry = _classes.stateless(
    __name__, "undefined", _refuse, _refuse)
