"""UTF-16 with a byte order mark."""

from encodings import _classes

encode, decode, IncrementalEncoder, IncrementalDecoder, StreamWriter, StreamReader, getregentry = _classes.ordered(
    __name__, 16)
