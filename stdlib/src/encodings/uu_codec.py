"""Bytes as uuencode writes them."""

import binascii
import io

from encodings import _classes


def uu_encode(input, errors="strict", filename="<data>", mode=0o666):
    assert errors == "strict"
    filename = filename.replace("\n", "\\n").replace("\r", "\\r")
    data = memoryview(input).cast("B") if not isinstance(input, bytes) else input
    lines = [b"begin %o %s\n" % (mode & 0o777, filename.encode("ascii"))]
    lines += [binascii.b2a_uu(data[i:i + 45]) for i in range(0, len(data), 45)]
    return b"".join([*lines, b" \nend\n"]), len(input)


def _line(text):
    try:
        return binascii.a2b_uu(text)
    except binascii.Error:
        # Some encoders write more than the length at the beginning tells.
        return binascii.a2b_uu(text[:(4 * ((text[0] - 32) % 64) + 5) // 3])


def uu_decode(input, errors="strict"):
    assert errors == "strict"
    lines = iter(io.BytesIO(input))
    if not any(line.startswith(b"begin") for line in lines):
        raise ValueError('Missing "begin" line in input data')
    output = []
    for line in lines:
        if line == b"end\n":
            return b"".join(output), len(input)
        output.append(_line(line))
    raise ValueError("Truncated input data")


Codec, IncrementalEncoder, IncrementalDecoder, StreamWriter, StreamReader, getregentry = _classes.stateless(
    __name__, "uu", uu_encode, uu_decode, to_bytes=True)
