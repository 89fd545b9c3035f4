"""Bytes compressed with bz2."""

import bz2
import codecs

from encodings import _classes


def bz2_encode(input, errors="strict"):
    assert errors == "strict"
    return bz2.compress(input), len(input)


def bz2_decode(input, errors="strict"):
    assert errors == "strict"
    return bz2.decompress(input), len(input)


class IncrementalEncoder(codecs.IncrementalEncoder):
    def __init__(self, errors="strict"):
        assert errors == "strict"
        super().__init__(errors)
        self.reset()

    def reset(self):
        self.compressobj = bz2.BZ2Compressor()

    def encode(self, input, final=False):
        output = self.compressobj.compress(input)
        return output + self.compressobj.flush() if final else output


class IncrementalDecoder(codecs.IncrementalDecoder):
    def __init__(self, errors="strict"):
        assert errors == "strict"
        super().__init__(errors)
        self.reset()

    def reset(self):
        self.decompressobj = bz2.BZ2Decompressor()

    def decode(self, input, final=False):
        # What follows the end of the compressed data is nothing.
        return b"" if self.decompressobj.eof else self.decompressobj.decompress(input)


Codec, IncrementalEncoder, IncrementalDecoder, StreamWriter, StreamReader, getregentry = _classes.stateless(
    __name__, "bz2", bz2_encode, bz2_decode, to_bytes=True, encoder=IncrementalEncoder, decoder=IncrementalDecoder)
