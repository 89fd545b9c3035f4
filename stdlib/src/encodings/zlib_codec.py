"""Bytes compressed with zlib."""

import codecs
import zlib

from encodings import _classes


def zlib_encode(input, errors="strict"):
    assert errors == "strict"
    return zlib.compress(input), len(input)


def zlib_decode(input, errors="strict"):
    assert errors == "strict"
    return zlib.decompress(input), len(input)


def _incremental(base, name, method, make):
    """Return the class of encoders or decoders whose method with this name is that of the objects that make gives."""

    class Incremental(base):
        def __init__(self, errors="strict"):
            assert errors == "strict"
            base.__init__(self, errors)
            self.reset()

        def reset(self):
            self.stream = make()

    def convert(self, input, final=False):
        output = getattr(self.stream, method)(input)
        return output + self.stream.flush() if final else output

    setattr(Incremental, name, convert)
    Incremental.__name__ = base.__name__
    return Incremental


Codec, IncrementalEncoder, IncrementalDecoder, StreamWriter, StreamReader, getregentry = _classes.stateless(
    __name__, "zlib", zlib_encode, zlib_decode, to_bytes=True,
    encoder=_incremental(codecs.IncrementalEncoder, "encode", "compress", zlib.compressobj),
    decoder=_incremental(codecs.IncrementalDecoder, "decode", "decompress", zlib.decompressobj))
