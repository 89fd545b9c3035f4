"""Bytes as quoted-printable."""

import io
import quopri

from encodings import _classes


def _through(convert, input, **options):
    """Return what a function from file to file makes of the input."""
    output = io.BytesIO()
    convert(io.BytesIO(input), output, **options)
    return output.getvalue(), len(input)


def quopri_encode(input, errors="strict"):
    assert errors == "strict"
    return _through(quopri.encode, input, quotetabs=True)


def quopri_decode(input, errors="strict"):
    assert errors == "strict"
    return _through(quopri.decode, input)


Codec, IncrementalEncoder, IncrementalDecoder, StreamWriter, StreamReader, getregentry = _classes.stateless(
    __name__, "quopri", quopri_encode, quopri_decode, to_bytes=True)
