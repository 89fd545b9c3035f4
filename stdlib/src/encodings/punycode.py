"""Punycode (RFC 3492): Unicode text in ASCII letters, digits and hyphens."""

from encodings import _classes

_BASE, _TMIN, _TMAX, _SKEW, _DAMP = 36, 1, 26, 38, 700
_DIGITS = b"abcdefghijklmnopqrstuvwxyz0123456789"


def _adapt(delta, first, numchars):
    delta = delta // _DAMP if first else delta // 2
    delta += delta // numchars
    k = 0
    while delta > (_BASE - _TMIN) * _TMAX // 2:
        delta //= _BASE - _TMIN
        k += _BASE
    return k + (_BASE - _TMIN + 1) * delta // (delta + _SKEW)


def _threshold(k, bias):
    return min(max(k - bias, _TMIN), _TMAX)


def punycode_encode(text):
    """Encode text; return bytes."""
    out = bytearray(ord(c) for c in text if ord(c) < 128)
    basic = done = len(out)
    if basic:
        out += b"-"
    n, delta, bias = 128, 0, 72
    codes = [ord(c) for c in text]
    while done < len(codes):
        m = min(c for c in codes if c >= n)
        delta += (m - n) * (done + 1)
        n = m
        for c in codes:
            if c < n:
                delta += 1
            elif c == n:
                q, k = delta, _BASE
                while True:
                    t = _threshold(k, bias)
                    if q < t:
                        break
                    out.append(_DIGITS[t + (q - t) % (_BASE - t)])
                    q = (q - t) // (_BASE - t)
                    k += _BASE
                out.append(_DIGITS[q])
                bias = _adapt(delta, done == basic, done + 1)
                delta = 0
                done += 1
        delta += 1
        n += 1
    return bytes(out)


def punycode_decode(text, errors):
    """Decode bytes or ASCII text; return str."""
    if isinstance(text, str):
        text = text.encode("ascii")
    if isinstance(text, memoryview):
        text = bytes(text)
    text = bytes(text)
    pos = text.rfind(b"-")
    if pos == -1:
        base, extended, offset = "", text, 0
    else:
        try:
            base = str(text[:pos], "ascii", errors)
        except UnicodeDecodeError as exc:
            raise UnicodeDecodeError("ascii", text, exc.start, exc.end, exc.reason) from None
        extended, offset = text[pos + 1:], pos + 1
    out = list(base)
    char, index, bias, first, i = 128, -1, 72, True, 0
    while i < len(extended):
        result, w, k = 0, 1, _BASE
        bad = None
        while True:
            if i >= len(extended):
                if errors == "strict":
                    raise UnicodeDecodeError("punycode", text, offset + len(extended), offset + len(extended) + 1,
                                             "incomplete punycode string")
                bad = "incomplete"
                break
            c = extended[i]
            i += 1
            if 0x41 <= c <= 0x5A:
                digit = c - 0x41
            elif 0x61 <= c <= 0x7A:
                digit = c - 0x61
            elif 0x30 <= c <= 0x39:
                digit = c - 22
            else:
                if errors == "strict":
                    raise UnicodeDecodeError("punycode", text, offset + i - 1, offset + i,
                                             f"Invalid extended code point '{c}'")
                bad = "invalid"
                break
            t = _threshold(k, bias)
            result += digit * w
            if digit < t:
                break
            w *= _BASE - t
            k += _BASE
        if bad:
            break
        index += result + 1
        char += index // (len(out) + 1)
        if char > 0x10FFFF:
            if errors == "strict":
                raise UnicodeDecodeError("punycode", text, offset + i - 1, offset + i,
                                         f"Invalid character U+{char:x}")
            char = ord("?")
        index %= len(out) + 1
        out.insert(index, chr(char))
        bias = _adapt(result, first, len(out))
        first = False
    return "".join(out)


def _encode(input, errors="strict"):
    return punycode_encode(input), len(input)


def _decode(input, errors="strict"):
    if errors not in ("strict", "replace", "ignore"):
        raise UnicodeError(f"Unsupported error handling: {errors}")
    return punycode_decode(input, errors), len(input)


Codec, IncrementalEncoder, IncrementalDecoder, StreamWriter, StreamReader, getregentry = _classes.stateless(
    __name__, "punycode", _encode, _decode)
