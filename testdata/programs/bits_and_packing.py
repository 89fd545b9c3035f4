# Binary formats by struct: a file of records, a bitmap, a WAV header, checksums, hex dumps, varints, bit fields, compression round trips.
import base64
import binascii
import gzip
import hashlib
import hmac
import io
import struct
import zlib
from array import array
from collections import namedtuple

Record = namedtuple("Record", "id name price flags when")
FORMAT = struct.Struct("<I10sfHq")
rows = [Record(1, b"tea", 3.5, 0b101, 1_700_000_000), Record(2, "caf\u00e9".encode(), -0.25, 0xFFFF, -1), Record(3, b"much too long", 1e10, 0, 2**62)]
blob = b"".join(FORMAT.pack(*r) for r in rows)
print(FORMAT.size, len(blob), blob[:14].hex(" ", 2))
for r in map(Record._make, FORMAT.iter_unpack(blob)): print(r._replace(name=r.name.rstrip(b"\0")))
for fmt in ("b", "H", "i", "q", "@i", ">I", "=l", "!d", "e", "?", "3s", "5p", "n", "xhx", "2b3h"): print(fmt, struct.calcsize(fmt), end="; ")
print(struct.unpack(">bBhHiIqQ", bytes(range(128, 158))), struct.pack(">e", 1.1).hex(), struct.unpack("<d", b"\x18-DT\xfb!\t@"))
for bad in (lambda: struct.pack("b", 200), lambda: struct.unpack("i", b"abc"), lambda: struct.pack("2s", "x"), lambda: struct.calcsize("y"), lambda: struct.pack("ii", 1)):
    try: bad()
    except struct.error as e: print("struct.error:", e)

def bmp(pixels):
    h, w = len(pixels), len(pixels[0])
    rows = b"".join(b"".join(bytes(p[::-1]) for p in row).ljust((w * 3 + 3) // 4 * 4, b"\0") for row in reversed(pixels))
    head = struct.pack("<IiiHHIIiiII", 40, w, h, 1, 24, 0, len(rows), 2835, 2835, 0, 0)
    return struct.pack("<2sIHHI", b"BM", 14 + len(head) + len(rows), 0, 0, 54) + head + rows
image = bmp([[(x * 60 % 256, y * 80 % 256, (x ^ y) * 30) for x in range(5)] for y in range(3)])
print(len(image), struct.unpack_from("<ii", image, 18), hashlib.md5(image).hexdigest())

def hexdump(data, width=16):
    for i in range(0, len(data), width):
        part = data[i:i + width]
        yield f"{i:08x}  {part.hex(' '):<{width * 3}} |{''.join(chr(c) if 32 <= c < 127 else '.' for c in part)}|"
print(*hexdump(image[:40]), sep="\n")

def varint(n):
    out = bytearray()
    n = n << 1 if n >= 0 else ~n << 1 | 1
    while n > 127: out.append(n & 127 | 128); n >>= 7
    return bytes(out + bytes([n]))
def unvarint(f):
    shift = n = 0
    while (c := f.read(1)[0]) & 128: n |= (c & 127) << shift; shift += 7
    n |= c << shift
    return ~(n >> 1) if n & 1 else n >> 1
numbers = [0, -1, 1, 63, 64, -65, 10**9, -2**40]
packed = b"".join(map(varint, numbers)); f = io.BytesIO(packed)
print(packed.hex(), [unvarint(f) for _ in numbers] == numbers)

text = b"abcabcabc" * 40 + bytes(range(256))
for name in ("md5", "sha1", "sha256", "sha3_224", "blake2s"): print(name, hashlib.new(name, text).hexdigest()[:32])
print(hashlib.sha512(b"").hexdigest()[-16:], hashlib.shake_128(text).hexdigest(8), hmac.new(b"key", text, "sha256").hexdigest()[:16], hashlib.pbkdf2_hmac("sha1", b"pw", b"salt", 10, 8).hex(), hmac.compare_digest("a", "a"))
print(zlib.crc32(text), zlib.adler32(text), binascii.crc_hqx(text, 0), zlib.decompress(zlib.compress(text, 9)) == text, gzip.decompress(gzip.compress(text, mtime=0)) == text, len(zlib.compress(text)) < 320)
d = zlib.decompressobj(); z = zlib.compress(text)
print(b"".join(d.decompress(z[i:i + 7]) for i in range(0, len(z), 7)) + d.flush() == text, d.eof, d.unused_data)
for name, enc, dec in (("b64", base64.b64encode, base64.b64decode), ("url", base64.urlsafe_b64encode, base64.urlsafe_b64decode), ("b32", base64.b32encode, base64.b32decode), ("b16", base64.b16encode, base64.b16decode), ("a85", base64.a85encode, base64.a85decode), ("b85", base64.b85encode, base64.b85decode)):
    e = enc(bytes([0, 0, 0, 0, 255, 254, 62, 63, 64, 10])); print(name, e.decode(), dec(e)[-3:])
a = array("h", [1, -2, 300]); a.byteswap(); a.append(7); a.extend(array("h", [9]))
print(a, a.itemsize, a.tobytes().hex(), array("d", [0.5]).tobytes(), a.index(7), a[1:3], array("B", b"xyz").tolist(), memoryview(a).cast("B")[0], array("w", "hi").tounicode())
m = memoryview(bytearray(b"0123456789")); m[2:4] = b"XY"
print(bytes(m[::2]), m[1:5].tobytes(), m.cast("H").tolist()[:2], m.nbytes, m.readonly, int.from_bytes(b"\xff\x00", "big", signed=True), (1000).to_bytes(3, "little"), bytes.fromhex("00 ff 10"), binascii.hexlify(b"ab", "-"), (5).bit_length(), (-7).bit_count())
