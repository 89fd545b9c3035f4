"""International domain names (RFC 3490): labels prepared by nameprep (RFC 3491) and written in Punycode."""

import codecs
import unicodedata

from encodings import _classes, punycode

_DOTS = "\u3002\uff0e\uff61"  # what else stands for a dot
_PREFIX = "xn--"

# By RFC 3454: what is dropped (table B.1), and what is refused besides whole categories (tables C).
_dropped = {*"\u00ad\u034f\u1806\u180b\u180c\u180d\u200b\u200c\u200d\u2060\ufeff", *map(chr, range(0xFE00, 0xFE10))}
_refused_ranges = ((0x6DD, 0x6DD), (0x70F, 0x70F), (0x180E, 0x180E), (0x340, 0x341), (0x200C, 0x200F), (0x2028, 0x202E),
                   (0x2060, 0x2063), (0x206A, 0x206F), (0x2FF0, 0x2FFB), (0xFDD0, 0xFDEF), (0xFEFF, 0xFEFF),
                   (0xFFF9, 0xFFFD), (0x1D173, 0x1D17A), (0xE0001, 0xE0001), (0xE0020, 0xE007F))


def _is_refused(c):
    n = ord(c)
    if n < 0x80:
        return False
    return (unicodedata.category(c) in ("Zs", "Cc", "Co", "Cs") or n & 0xFFFE == 0xFFFE
            or any(low <= n <= high for low, high in _refused_ranges))


def _fold(c):
    """Fold case as table B.2 does: so that normalizing what comes of it changes nothing."""
    folded = c.casefold()
    normal = unicodedata.normalize("NFKC", "".join(x.casefold() for x in unicodedata.normalize("NFKC", folded)))
    return normal if normal != unicodedata.normalize("NFKC", folded) else folded


def nameprep(label):
    """Prepare a label for comparison; UnicodeError for what must not be in one."""
    text = unicodedata.normalize("NFKC", "".join(_fold(c) for c in label if c not in _dropped))
    for i, c in enumerate(text):
        if _is_refused(c):
            raise UnicodeEncodeError("idna", label, i, i + 1, f"Invalid character {c!r}")
    rtl = [unicodedata.bidirectional(c) in ("R", "AL") for c in text]
    if any(rtl):
        for i, c in enumerate(text):
            if unicodedata.bidirectional(c) == "L":
                raise UnicodeEncodeError("idna", label, i, i + 1, "Violation of BIDI requirement 2")
        if not rtl[0] or not rtl[-1]:
            raise UnicodeEncodeError("idna", label, 0, len(label), "Violation of BIDI requirement 3")
    return text


def _checked(label, ascii):
    if not ascii:
        raise UnicodeEncodeError("idna", label, 0, 1, "label empty")
    if len(ascii) >= 64:
        raise UnicodeEncodeError("idna", label, 0, len(label), "label too long")
    return ascii


def ToASCII(label):
    """Return the bytes that stand for a label on the network."""
    if label.isascii():
        return _checked(label, label.encode("ascii"))
    prepared = nameprep(label)
    if prepared.isascii():
        return _checked(label, prepared.encode("ascii"))
    if prepared.lower().startswith(_PREFIX):
        raise UnicodeEncodeError("idna", label, 0, len(_PREFIX), "Label starts with ACE prefix")
    return _checked(label, _PREFIX.encode() + punycode.punycode_encode(prepared))


def ToUnicode(label):
    """Return the text that a label from the network stands for."""
    if len(label) > 1024:  # no label is near as long, and the time grows with its square
        raw = label if isinstance(label, bytes) else label.encode("utf-8", "backslashreplace")
        raise UnicodeDecodeError("idna", raw, 0, len(raw), "label way too long")
    if isinstance(label, bytes):
        ascii = label
    elif label.isascii():
        ascii = label.encode("ascii")
    else:
        label = nameprep(label)
        if not label.isascii():
            raise UnicodeEncodeError("idna", label, 0, len(label), "Invalid character in IDN label")
        ascii = label.encode("ascii")
    if not ascii[:4].lower() == _PREFIX.encode():
        return str(ascii, "ascii")
    size = len(_PREFIX)
    try:
        result = punycode.punycode_decode(ascii[size:], "strict")
    except UnicodeDecodeError as e:
        raise UnicodeDecodeError("idna", ascii, size + e.start, size + e.end, e.reason) from None
    back = ToASCII(result)
    if ascii.lower() != back:
        raise UnicodeDecodeError("idna", ascii, 0, len(ascii), f"IDNA does not round-trip, '{label!r}' != '{back!r}'")
    return result


def _split(text):
    for dot in _DOTS:
        text = text.replace(dot, ".")
    return text.split(".")


def _encode(input, errors, final):
    """Encode all labels that are there as a whole; return the bytes and how much of the text they are."""
    if errors != "strict":
        raise UnicodeError(f"Unsupported error handling: {errors}")
    if not input:
        return b"", 0
    labels = _split(input)
    tail = b""
    if not labels[-1]:
        labels.pop()
        tail = b"."
    elif not final:
        labels.pop()
        tail = b"." if labels else b""
    out, size = [], 0
    for label in labels:
        try:
            out.append(ToASCII(label))
        except UnicodeEncodeError as e:
            raise UnicodeEncodeError("idna", input, size + e.start, size + e.end, e.reason) from None
        size += len(label) + 1
    out = b".".join(out) + tail
    return out, len(input) if final or input[-1] in "." + _DOTS else size


def _decode(input, errors, final):
    if errors != "strict":
        raise UnicodeError(f"Unsupported error handling: {errors}")
    if not input:
        return "", 0
    if not isinstance(input, bytes):
        input = bytes(input)
    try:
        labels = input.decode("ascii").split(".")
    except UnicodeDecodeError as e:
        raise UnicodeDecodeError("idna", input, e.start, e.end, e.reason) from None
    tail = ""
    whole = not labels[-1]
    if whole:
        labels.pop()
        tail = "."
    elif not final:
        labels.pop()
        tail = "." if labels else ""
    out, size = [], 0
    for label in labels:
        try:
            out.append(ToUnicode(label.encode("ascii")))
        except (UnicodeDecodeError, UnicodeEncodeError) as e:
            raise UnicodeDecodeError("idna", input, size + e.start, size + e.end, e.reason) from None
        size += len(label) + 1
    return ".".join(out) + tail, len(input) if final or whole else size


def _encode_whole(input, errors="strict"):
    return _encode(input, errors, True)


def _decode_whole(input, errors="strict"):
    return _decode(input, errors, True)


class IncrementalEncoder(codecs.BufferedIncrementalEncoder):
    _buffer_encode = staticmethod(_encode)


class IncrementalDecoder(codecs.BufferedIncrementalDecoder):
    _buffer_decode = staticmethod(_decode)


Codec, IncrementalEncoder, IncrementalDecoder, StreamWriter, StreamReader, getregentry = _classes.stateless(
    __name__, "idna", _encode_whole, _decode_whole, encoder=IncrementalEncoder, decoder=IncrementalDecoder)
