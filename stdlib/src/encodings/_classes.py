"""Makes the classes of a codec from the functions that do the work."""

import codecs
import sys


def named(module, *classes):
    """Make classes, or functions, look like ones that were written in the module, and return them."""
    for c in classes:
        c.__module__ = module
        c.__qualname__ = c.__name__
    return classes


def stateless(module, name, encode, decode, *, encoder=None, decoder=None, stream_decode=None,
              to_bytes=False, text=True):
    """Return Codec, IncrementalEncoder, IncrementalDecoder, StreamWriter, StreamReader and getregentry of a codec.

    Each piece of input is converted for itself, unless there is an incremental encoder or decoder, and a function
    that decodes as much of a stream's input as is whole.
    With to_bytes it is a codec from bytes to bytes, whose streams give bytes; without text one from str to str.
    Neither can be used by str.encode() and bytes.decode()."""

    class Codec(codecs.Codec):
        def encode(self, input, errors="strict"):
            return encode(input, errors)

        def decode(self, input, errors="strict"):
            return (stream_decode or decode)(input, errors)

    class IncrementalEncoder(codecs.IncrementalEncoder):
        def encode(self, input, final=False):
            return encode(input, self.errors)[0]

    class IncrementalDecoder(codecs.IncrementalDecoder):
        def decode(self, input, final=False):
            return decode(input, self.errors)[0]

    streams = {"charbuffertype": bytes} if to_bytes else {}
    made = named(module, Codec, encoder or IncrementalEncoder, decoder or IncrementalDecoder,
                 type("StreamWriter", (Codec, codecs.StreamWriter), streams),
                 type("StreamReader", (Codec, codecs.StreamReader), streams))

    def getregentry():
        return entry(name, encode, decode, *made[1:], _is_text_encoding=text and not to_bytes)

    return *made, getregentry


def entry(name, encode, decode, encoder, decoder, writer, reader, **options):
    """Return the CodecInfo."""
    return codecs.CodecInfo(encode, decode, reader, writer, encoder, decoder, name, **options)


def marked(module, name, encode, decode, first, rest, begin, followers, fresh):
    """Return IncrementalEncoder, IncrementalDecoder, StreamWriter, StreamReader and getregentry of a codec
    whose output starts with a mark.

    first encodes the beginning and rest what comes after it. begin(data, errors, final) decodes the beginning; it
    returns the text, how many bytes that took, and the decoder of what follows: one of followers, or None while the
    mark is not whole. The state of an incremental codec is fresh at the beginning, later 0 for an encoder, and
    for a decoder the index in followers."""

    class IncrementalEncoder(codecs.IncrementalEncoder):
        begun = False

        def encode(self, input, final=False):
            convert = rest if self.begun else first
            self.begun = True
            return convert(input, self.errors)[0]

        def getstate(self):
            return fresh * (not self.begun)

        def setstate(self, state):
            self.begun = not state

        def reset(self):
            self.begun = False

    class IncrementalDecoder(codecs.BufferedIncrementalDecoder):
        follower = None

        def _buffer_decode(self, input, errors, final):
            if self.follower is not None:
                return self.follower(input, errors, final)
            text, used, self.follower = begin(input, errors, final)
            return text, used

        def getstate(self):
            return self.buffer, fresh if self.follower is None else followers.index(self.follower)

        def setstate(self, state):
            self.buffer, number = state
            self.follower = followers[number] if 0 <= number < len(followers) else None

        def reset(self):
            super().reset()
            self.follower = None

    class StreamWriter(codecs.StreamWriter):
        begun = False

        def encode(self, input, errors="strict"):
            convert = rest if self.begun else first
            self.begun = True
            return convert(input, errors)

        def reset(self):
            self.begun = False

    class StreamReader(codecs.StreamReader):
        follower = None

        def decode(self, input, errors="strict"):
            if self.follower is not None:
                return self.follower(input, errors)
            text, used, self.follower = begin(input, errors, False)
            return text, used

        def reset(self):
            super().reset()
            self.follower = None

    made = named(module, IncrementalEncoder, IncrementalDecoder, StreamWriter, StreamReader)
    return *made, lambda: entry(name, encode, decode, *made)


def ordered(module, bits):
    """Return encode, decode and what marked() returns of UTF-16 or UTF-32: a byte order mark tells the order of the
    bytes, and is written."""

    def function(name):
        return getattr(codecs, f"utf_{bits}_{name}")

    encode, decode_some, decode_marked = function("encode"), function("decode"), function("ex_decode")
    little = function("le_encode"), function("le_decode")
    big = function("be_encode"), function("be_decode")
    native, other = (little, big) if sys.byteorder == "little" else (big, little)

    def decode(input, errors="strict"):
        return decode_some(input, errors, True)

    named(module, decode)

    def begin(data, errors, final):
        text, used, order = decode_marked(data, errors, 0, final)
        if order == 0 and used >= bits // 8:
            raise UnicodeDecodeError(f"utf-{bits}", bytes(data), 0, bits // 8, "Stream does not start with BOM")
        return text, used, {-1: little[1], 0: None, 1: big[1]}[order]

    return encode, decode, *marked(
        module, f"utf-{bits}", encode, decode, encode, native[0], begin, (native[1], other[1]), 2)
