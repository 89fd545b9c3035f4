"""The codecs of the standard library.

Most are native; a module of this package with a function getregentry() that returns
a codecs.CodecInfo adds another."""

import _codecs
import codecs
import sys

_cache = {}
_unknown = object()


class CodecRegistryError(LookupError, SystemError):
    pass


def normalize_encoding(encoding):
    """The name in the form that modules here are called: letters, digits and dots, underscores for all else."""
    if isinstance(encoding, bytes):
        encoding = str(encoding, "ascii")
    chars = []
    gap = False
    for c in encoding:
        if c.isalnum() or c == ".":
            if gap and chars:
                chars.append("_")
            if c.isascii():
                chars.append(c)
            gap = False
        else:
            gap = True
    return "".join(chars)


def _native(module):
    """The names in the module of a codec that is native."""
    from . import _classes
    key, name = _codecs._find(module.rpartition(".")[2]) or (None, None)
    if key is None:
        return {}
    text_encode, text_decode = _codecs._text_encode, _codecs._text_decode

    def encode(input, errors="strict"):
        return text_encode(key, input, errors)

    def decode(input, errors="strict"):
        return text_decode(key, input, errors, True)

    class IncrementalDecoder(codecs.BufferedIncrementalDecoder):
        def _buffer_decode(self, input, errors, final):
            return text_decode(key, input, errors, final)

    def decode_piece(input, errors="strict"):
        return text_decode(key, input, errors, False)

    _classes.named(module, encode, decode)
    made = _classes.stateless(module, name, encode, decode, decoder=IncrementalDecoder, stream_decode=decode_piece)
    names = "Codec", "IncrementalEncoder", "IncrementalDecoder", "StreamWriter", "StreamReader", "getregentry"
    return {"encode": encode, "decode": decode, "codecs": codecs, **dict(zip(names, made))} | _tables(key)


def _tables(key):
    """The tables that there are in the module of an encoding of one byte."""
    decoding = _codecs._charmap(key)
    return {"decoding_table": decoding, "encoding_table": codecs.charmap_build(decoding)} if decoding else {}


def search_function(encoding):
    entry = _cache.get(encoding, _unknown)
    if entry is not _unknown:
        return entry
    norm = normalize_encoding(encoding).lower()
    from .aliases import aliases
    alias = aliases.get(norm) or aliases.get(norm.replace(".", "_"))
    entry = None
    for modname in [alias, norm] if alias is not None else [norm]:
        if not modname or "." in modname:
            continue
        if modname not in _modules and (native := _codecs._find(modname)):
            modname = native[0]
        try:
            # It may be a module that somebody has put here.
            mod = __import__("encodings." + modname, fromlist=["getregentry"], level=0)
        except ImportError:
            continue
        try:
            getregentry = mod.getregentry
        except AttributeError:
            continue
        entry = getregentry()
        break
    if entry is not None and not isinstance(entry, codecs.CodecInfo):
        if not 4 <= len(entry) <= 7:
            raise CodecRegistryError('module "%s" (%s) failed to register' % (mod.__name__, mod.__file__))
        entry = codecs.CodecInfo(*entry)
    _cache[encoding] = entry
    return entry


# The codecs that are modules.
_modules = {"utf_8_sig", "utf_16", "utf_32", "idna", "punycode", "rot_13", "hex_codec", "base64_codec", "bz2_codec",
            "zlib_codec", "quopri_codec", "uu_codec", "charmap", "undefined"}

codecs.register(search_function)
