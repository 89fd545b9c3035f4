"""ROT13: every letter is replaced by the one 13 places further on. From str to str."""

import codecs
import string

from encodings import _classes

_turned = string.ascii_lowercase[13:] + string.ascii_lowercase[:13]
rot13_map = codecs.make_identity_dict(range(256)) | str.maketrans(string.ascii_letters, _turned + _turned.upper())


def _rotate(input, errors="strict"):
    return str.translate(input, rot13_map), len(input)


Codec, IncrementalEncoder, IncrementalDecoder, StreamWriter, StreamReader, getregentry = _classes.stateless(
    __name__, "rot-13", _rotate, _rotate, text=False)


def rot13(infile, outfile):
    outfile.write(codecs.encode(infile.read(), "rot-13"))
