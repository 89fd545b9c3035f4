"""Base16, Base32, Base64 (RFC 4648), Base85 and Ascii85."""

import binascii
import struct

__all__ = ["encode", "decode", "encodebytes", "decodebytes", "b64encode", "b64decode", "b32encode", "b32decode",
           "b32hexencode", "b32hexdecode", "b16encode", "b16decode", "b85encode", "b85decode", "a85encode", "a85decode",
           "z85encode", "z85decode", "standard_b64encode", "standard_b64decode", "urlsafe_b64encode", "urlsafe_b64decode"]

bytes_types = (bytes, bytearray)


def _bytes_from_decode_data(s):
    if isinstance(s, str):
        try:
            return s.encode("ascii")
        except UnicodeEncodeError:
            raise ValueError("string argument should contain only ASCII characters") from None
    if isinstance(s, bytes_types):
        return s
    try:
        return memoryview(s).tobytes()
    except TypeError:
        raise TypeError("argument should be a bytes-like object or ASCII string, not %r" % s.__class__.__name__) from None


def b64encode(s, altchars=None):
    """Encode bytes as Base64; altchars are two characters to use for + and /."""
    encoded = binascii.b2a_base64(s, newline=False)
    if altchars is not None:
        assert len(altchars) == 2, repr(altchars)
        return encoded.translate(bytes.maketrans(b"+/", altchars))
    return encoded


def b64decode(s, altchars=None, validate=False):
    """Decode Base64. Characters outside of the alphabet are ignored, or with validate an error."""
    s = _bytes_from_decode_data(s)
    if altchars is not None:
        altchars = _bytes_from_decode_data(altchars)
        assert len(altchars) == 2, repr(altchars)
        s = s.translate(bytes.maketrans(altchars, b"+/"))
    return binascii.a2b_base64(s, strict_mode=validate)


def standard_b64encode(s):
    """Encode bytes by the standard Base64 alphabet."""
    return b64encode(s)


def standard_b64decode(s):
    """Decode the standard Base64 alphabet."""
    return b64decode(s)


_urlsafe_encode = bytes.maketrans(b"+/", b"-_")
_urlsafe_decode = bytes.maketrans(b"-_", b"+/")


def urlsafe_b64encode(s):
    """Encode bytes as Base64 with - and _ for + and /."""
    return b64encode(s).translate(_urlsafe_encode)


def urlsafe_b64decode(s):
    """Decode Base64 with - and _ for + and /."""
    return b64decode(_bytes_from_decode_data(s).translate(_urlsafe_decode))


_b32alphabet = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
_b32hexalphabet = b"0123456789ABCDEFGHIJKLMNOPQRSTUV"
_b32pairs = {}    # alphabet -> what ten bits are written as
_b32values = {}   # alphabet -> value of each character


def _b32encode(alphabet, s):
    pairs = _b32pairs.get(alphabet)
    if pairs is None:
        chars = [bytes((c,)) for c in alphabet]
        pairs = _b32pairs[alphabet] = [a + b for a in chars for b in chars]
    if not isinstance(s, bytes_types):
        s = memoryview(s).tobytes()
    rest = len(s) % 5
    if rest:
        s = s + b"\0" * (5 - rest)
    out = bytearray()
    from_bytes = int.from_bytes
    for i in range(0, len(s), 5):
        n = from_bytes(s[i:i + 5])
        out += pairs[n >> 30] + pairs[n >> 20 & 0x3FF] + pairs[n >> 10 & 0x3FF] + pairs[n & 0x3FF]
    if rest:
        pad = {1: 6, 2: 4, 3: 3, 4: 1}[rest]
        out[-pad:] = b"=" * pad
    return bytes(out)


def _b32decode(alphabet, s, casefold=False, map01=None):
    values = _b32values.get(alphabet)
    if values is None:
        values = _b32values[alphabet] = {c: i for i, c in enumerate(alphabet)}
    s = _bytes_from_decode_data(s)
    if len(s) % 8:
        raise binascii.Error("Incorrect padding")
    if map01 is not None:
        map01 = _bytes_from_decode_data(map01)
        assert len(map01) == 1, repr(map01)
        s = s.translate(bytes.maketrans(b"01", b"O" + map01))
    if casefold:
        s = s.upper()
    length = len(s)
    s = s.rstrip(b"=")
    padchars = length - len(s)
    out = bytearray()
    n = 0
    for i in range(0, len(s), 8):
        n = 0
        try:
            for c in s[i:i + 8]:
                n = n << 5 | values[c]
        except KeyError:
            raise binascii.Error("Non-base32 digit found") from None
        if i + 8 <= len(s):
            out += n.to_bytes(5)
    if length % 8 or padchars not in {0, 1, 3, 4, 6}:
        raise binascii.Error("Incorrect padding")
    if padchars and length:
        out += (n << 5 * padchars).to_bytes(5)[:(43 - 5 * padchars) // 8]
    return bytes(out)


def b32encode(s):
    """Encode bytes as Base32."""
    return _b32encode(_b32alphabet, s)


def b32decode(s, casefold=False, map01=None):
    """Decode Base32; casefold allows small letters, map01 is the letter that a digit 1 means (and 0 is O)."""
    return _b32decode(_b32alphabet, s, casefold, map01)


def b32hexencode(s):
    """Encode bytes as Base32 with the extended hex alphabet."""
    return _b32encode(_b32hexalphabet, s)


def b32hexdecode(s, casefold=False):
    """Decode Base32 with the extended hex alphabet; casefold allows small letters."""
    return _b32decode(_b32hexalphabet, s, casefold)


def b16encode(s):
    """Encode bytes as Base16."""
    return binascii.hexlify(s).upper()


def b16decode(s, casefold=False):
    """Decode Base16; casefold allows small letters."""
    s = _bytes_from_decode_data(s)
    if casefold:
        s = s.upper()
    if s.translate(None, delete=b"0123456789ABCDEF"):
        raise binascii.Error("Non-base16 digit found")
    return binascii.unhexlify(s)


_A85START = b"<~"
_A85END = b"~>"
_pairs85 = {}


def _digits85(chars):
    """What two digits of base 85 are written as, and one digit."""
    found = _pairs85.get(chars)
    if found is None:
        one = [bytes((c,)) for c in chars]
        found = _pairs85[chars] = ([a + b for a in one for b in one], one)
    return found


def _85encode(b, chars, pad=False, foldnuls=False, foldspaces=False):
    pairs, one = _digits85(chars)
    if not isinstance(b, bytes_types):
        b = memoryview(b).tobytes()
    padding = -len(b) % 4
    if padding:
        b = b + b"\0" * padding
    words = struct.unpack(f"!{len(b) // 4}I", b)
    chunks = [b"z" if foldnuls and not word else
              b"y" if foldspaces and word == 0x20202020 else
              pairs[word // 614125] + pairs[word // 85 % 7225] + one[word % 85]
              for word in words]
    if padding and not pad:
        if chunks[-1] == b"z":
            chunks[-1] = one[0] * 5
        chunks[-1] = chunks[-1][:-padding]
    return b"".join(chunks)


_a85chars = bytes(range(33, 118))


def a85encode(b, *, foldspaces=False, wrapcol=0, pad=False, adobe=False):
    """Encode bytes as Ascii85.

    foldspaces: write y for four spaces. wrapcol: the length of lines, 0 for one
    line. pad: pad the input to a multiple of 4. adobe: put <~ and ~> around.
    """
    result = _85encode(b, _a85chars, pad, True, foldspaces)
    if adobe:
        result = _A85START + result
    if wrapcol:
        wrapcol = max(2 if adobe else 1, wrapcol)
        chunks = [result[i:i + wrapcol] for i in range(0, len(result), wrapcol)]
        if adobe and len(chunks[-1]) + 2 > wrapcol:
            chunks.append(b"")
        result = b"\n".join(chunks)
    if adobe:
        result += _A85END
    return result


def a85decode(b, *, foldspaces=False, adobe=False, ignorechars=b" \t\n\r\v"):
    """Decode Ascii85.

    foldspaces: y is four spaces. adobe: <~ and ~> stand around. ignorechars:
    bytes to pass over.
    """
    b = _bytes_from_decode_data(b)
    if adobe:
        if not b.endswith(_A85END):
            raise ValueError("Ascii85 encoded byte sequences must end with {!r}".format(_A85END))
        b = b[2:-2] if b.startswith(_A85START) else b[:-2]
    packI = struct.Struct("!I").pack
    out = []
    group = []
    for x in b + b"u" * 4:
        if 33 <= x <= 117:
            group.append(x)
            if len(group) == 5:
                acc = 0
                for digit in group:
                    acc = 85 * acc + (digit - 33)
                try:
                    out.append(packI(acc))
                except struct.error:
                    raise ValueError("Ascii85 overflow") from None
                group.clear()
        elif x == 122:
            if group:
                raise ValueError("z inside Ascii85 5-tuple")
            out.append(b"\0\0\0\0")
        elif foldspaces and x == 121:
            if group:
                raise ValueError("y inside Ascii85 5-tuple")
            out.append(b"    ")
        elif x in ignorechars:
            continue
        else:
            raise ValueError("Non-Ascii85 digit found: %c" % x)
    result = b"".join(out)
    padding = 4 - len(group)
    if padding:
        result = result[:-padding]
    return result


_b85alphabet = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%&()*+-;<=>?@^_`{|}~"
_b85values = {}


def b85encode(b, pad=False):
    """Encode bytes as Base85; pad: pad the input to a multiple of 4."""
    return _85encode(b, _b85alphabet, pad)


def b85decode(b):
    """Decode Base85."""
    if not _b85values:
        _b85values.update({c: i for i, c in enumerate(_b85alphabet)})
    b = _bytes_from_decode_data(b)
    padding = -len(b) % 5
    b = b + b"~" * padding
    out = []
    packI = struct.Struct("!I").pack
    for i in range(0, len(b), 5):
        chunk = b[i:i + 5]
        acc = 0
        for j, c in enumerate(chunk):
            value = _b85values.get(c)
            if value is None:
                raise ValueError("bad base85 character at position %d" % (i + j))
            acc = acc * 85 + value
        try:
            out.append(packI(acc))
        except struct.error:
            raise ValueError("base85 overflow in hunk starting at byte %d" % i) from None
    result = b"".join(out)
    return result[:-padding] if padding else result


_z85alphabet = b"0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ.-:+=^!/*?&<>()[]{}@%$#"
# Characters of Base85 that Z85 does not have become ones that neither has.
_z85_b85_decode_diff = b";_`|~"
_z85_decode_translation = bytes.maketrans(_z85alphabet + _z85_b85_decode_diff,
                                          _b85alphabet + b"\x00" * len(_z85_b85_decode_diff))
_z85_encode_translation = bytes.maketrans(_b85alphabet, _z85alphabet)


def z85encode(s):
    """Encode bytes as Z85 (ZeroMQ)."""
    return b85encode(s).translate(_z85_encode_translation)


def z85decode(s):
    """Decode Z85 (ZeroMQ)."""
    s = _bytes_from_decode_data(s).translate(_z85_decode_translation)
    try:
        return b85decode(s)
    except ValueError as e:
        raise ValueError(e.args[0].replace("base85", "z85")) from None


MAXLINESIZE = 76  # without the newline
MAXBINSIZE = (MAXLINESIZE // 4) * 3


def encode(input, output):
    """Encode a binary file as lines of Base64."""
    while s := input.read(MAXBINSIZE):
        while len(s) < MAXBINSIZE and (ns := input.read(MAXBINSIZE - len(s))):
            s += ns
        output.write(binascii.b2a_base64(s))


def decode(input, output):
    """Decode a file of Base64 lines."""
    while line := input.readline():
        output.write(binascii.a2b_base64(line))


def _input_type_check(s):
    try:
        m = memoryview(s)
    except TypeError as err:
        raise TypeError("expected bytes-like object, not %s" % s.__class__.__name__) from err
    if m.format not in ("c", "b", "B"):
        raise TypeError("expected single byte elements, not %r from %s" % (m.format, s.__class__.__name__))
    if m.ndim != 1:
        raise TypeError("expected 1-D data, not %d-D data from %s" % (m.ndim, s.__class__.__name__))


def encodebytes(s):
    """Encode bytes as lines of Base64."""
    _input_type_check(s)
    return b"".join([binascii.b2a_base64(s[i:i + MAXBINSIZE]) for i in range(0, len(s), MAXBINSIZE)])


def decodebytes(s):
    """Decode lines of Base64."""
    _input_type_check(s)
    return binascii.a2b_base64(s)


def main():
    """The command line: python -m base64 [-h | -d | -e | -u] [file]."""
    import getopt
    import sys
    usage = f"""usage: {sys.argv[0]} [-h|-d|-e|-u] [file|-]
        -h: print this help message and exit
        -d, -u: decode
        -e: encode (default)"""
    try:
        opts, args = getopt.getopt(sys.argv[1:], "hdeu")
    except getopt.error as msg:
        sys.stdout = sys.stderr
        print(msg)
        print(usage)
        sys.exit(2)
    func = encode
    for o, a in opts:
        if o == "-e":
            func = encode
        if o in ("-d", "-u"):
            func = decode
        if o == "-h":
            print(usage)
            return
    if args and args[0] != "-":
        with open(args[0], "rb") as f:
            func(f, sys.stdout.buffer)
    else:
        func(sys.stdin.buffer, sys.stdout.buffer)


if __name__ == "__main__":
    main()
