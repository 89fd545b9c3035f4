"""UTF-8 with a signature at the beginning, as some editors write it; reading does without one, too."""

from codecs import BOM_UTF8, utf_8_decode, utf_8_encode

from encodings import _classes


def encode(input, errors="strict"):
    text, used = utf_8_encode(input, errors)
    return BOM_UTF8 + text, used


def decode(input, errors="strict"):
    signature = len(BOM_UTF8) if bytes(input[:3]) == BOM_UTF8 else 0
    text, used = utf_8_decode(input[signature:], errors, True)
    return text, used + signature


def _begin(data, errors, final):
    signature = data[:3]
    if signature == BOM_UTF8:
        text, used = utf_8_decode(data[3:], errors, final)
        return text, used + 3, utf_8_decode
    if len(signature) < 3 and BOM_UTF8.startswith(signature):
        return "", 0, None  # Not enough to tell.
    return *utf_8_decode(data, errors, final), utf_8_decode


IncrementalEncoder, IncrementalDecoder, StreamWriter, StreamReader, getregentry = _classes.marked(
    __name__, "utf-8-sig", encode, decode, encode, utf_8_encode, _begin, (utf_8_decode,), 1)
