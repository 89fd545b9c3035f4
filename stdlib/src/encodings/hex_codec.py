"""Bytes as hexadecimal digits, two for each."""

import binascii

from encodings import _classes


def hex_encode(input, errors="strict"):
    assert errors == "strict"
    return binascii.hexlify(input), len(input)


def hex_decode(input, errors="strict"):
    assert errors == "strict"
    return binascii.unhexlify(input), len(input)


Codec, IncrementalEncoder, IncrementalDecoder, StreamWriter, StreamReader, getregentry = _classes.stateless(
    __name__, "hex", hex_encode, hex_decode, to_bytes=True)
