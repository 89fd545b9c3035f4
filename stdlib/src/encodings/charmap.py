"""The codec for a mapping that is given as an argument."""

import codecs
from codecs import charmap_decode, charmap_encode


class _Mapped:
    """Takes one more argument than other codecs do, the mapping."""

    def __init__(self, *args, mapping=None, **options):
        # After the stream, if there is one, and the errors.
        usual = 2 if isinstance(self, codecs.Codec) else 1
        super().__init__(*args[:usual], **options)
        self.mapping = args[usual] if len(args) > usual else mapping


class Codec(codecs.Codec):
    encode, decode = charmap_encode, charmap_decode


class IncrementalEncoder(_Mapped, codecs.IncrementalEncoder):
    def encode(self, input, final=False):
        return charmap_encode(input, self.errors, self.mapping)[0]


class IncrementalDecoder(_Mapped, codecs.IncrementalDecoder):
    def decode(self, input, final=False):
        return charmap_decode(input, self.errors, self.mapping)[0]


class StreamWriter(_Mapped, codecs.StreamWriter):
    def encode(self, input, errors="strict"):
        return charmap_encode(input, errors, self.mapping)


class StreamReader(_Mapped, codecs.StreamReader):
    def decode(self, input, errors="strict"):
        return charmap_decode(input, errors, self.mapping)


def getregentry():
    return codecs.CodecInfo(charmap_encode, charmap_decode, StreamReader, StreamWriter, IncrementalEncoder,
                            IncrementalDecoder, "charmap")
