"""Bytes as uuencode writes them."""

import codecs
import binascii
from io import BytesIO


def uu_encode(input, errors="strict", filename="<data>", mode=0o666):
    assert errors == "strict"
    infile, outfile = BytesIO(input), BytesIO()
    filename = filename.replace("\n", "\\n").replace("\r", "\\r")
    outfile.write(("begin %o %s\n" % (mode & 0o777, filename)).encode("ascii"))
    while chunk := infile.read(45):
        outfile.write(binascii.b2a_uu(chunk))
    outfile.write(b" \nend\n")
    return (outfile.getvalue(), len(input))


def uu_decode(input, errors="strict"):
    assert errors == "strict"
    infile, outfile = BytesIO(input), BytesIO()
    while True:
        s = infile.readline()
        if not s:
            raise ValueError('Missing "begin" line in input data')
        if s[:5] == b"begin":
            break
    while True:
        s = infile.readline()
        if not s or s == b"end\n":
            break
        try:
            data = binascii.a2b_uu(s)
        except binascii.Error:
            # A length that is too large: some encoders are wrong there.
            nbytes = (((s[0] - 32) & 63) * 4 + 5) // 3
            data = binascii.a2b_uu(s[:nbytes])
        outfile.write(data)
    if not s:
        raise ValueError("Truncated input data")
    return (outfile.getvalue(), len(input))


class Codec(codecs.Codec):
    def encode(self, input, errors="strict"):
        return uu_encode(input, errors)

    def decode(self, input, errors="strict"):
        return uu_decode(input, errors)


class IncrementalEncoder(codecs.IncrementalEncoder):
    def encode(self, input, final=False):
        return uu_encode(input, self.errors)[0]


class IncrementalDecoder(codecs.IncrementalDecoder):
    def decode(self, input, final=False):
        return uu_decode(input, self.errors)[0]


class StreamWriter(Codec, codecs.StreamWriter):
    charbuffertype = bytes


class StreamReader(Codec, codecs.StreamReader):
    charbuffertype = bytes


def getregentry():
    return codecs.CodecInfo(name="uu", encode=uu_encode, decode=uu_decode,
                            incrementalencoder=IncrementalEncoder, incrementaldecoder=IncrementalDecoder,
                            streamwriter=StreamWriter, streamreader=StreamReader, _is_text_encoding=False)
