# Writes and reads binary formats with struct, by hand: a PNG, a BMP, a WAV, a tar header, a varint message, an archive of its own with checksums.
import array
import binascii
import hashlib
import io
import itertools
import math
import struct
import zlib
from collections import namedtuple
from contextlib import suppress


class FormatError(Exception):
    pass


# --- PNG

def png_chunk(kind, data):
    return struct.pack(">I4s", len(data), kind) + data + struct.pack(">I", zlib.crc32(kind + data))


def write_png(width, height, pixel):
    rows = b"".join(b"\0" + bytes(itertools.chain.from_iterable(pixel(x, y) for x in range(width))) for y in range(height))
    header = struct.pack(">2I5B", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + png_chunk(b"IHDR", header) + png_chunk(b"tEXt", b"Title\0test") + png_chunk(b"IDAT", zlib.compress(rows)) + png_chunk(b"IEND", b"")


def read_png(data):
    stream = io.BytesIO(data)
    if stream.read(8) != b"\x89PNG\r\n\x1a\n":
        raise FormatError("no PNG")
    while head := stream.read(8):
        size, kind = struct.unpack(">I4s", head)
        body, (crc,) = stream.read(size), struct.unpack(">I", stream.read(4))
        if crc != zlib.crc32(kind + body):
            raise FormatError(f"{kind.decode()}: checksum {crc:08x} is wrong")
        yield kind.decode("ascii"), body


image = write_png(7, 5, lambda x, y: (x * 36, y * 60, 255 if (x + y) % 2 else 0))
for kind, body in read_png(image):
    match kind:
        case "IHDR": print(kind, struct.unpack(">2I5B", body))
        case "IDAT":
            raw = zlib.decompress(body)
            print(kind, len(raw), raw[:10].hex(" "), raw[22:32].hex(" "))
        case _: print(kind, body)
broken = bytearray(image)
broken[20] ^= 1
try:
    list(read_png(broken))
except FormatError as e:
    print(e)

# --- BMP

BMP = struct.Struct("<2sIHHI IiiHHIIiiII")
print(BMP.size, struct.calcsize("<2sIHHI"), BMP.format)
bmp = BMP.pack(b"BM", BMP.size + 16, 0, 0, BMP.size, 40, 2, -2, 1, 24, 0, 16, 2835, 2835, 0, 0) + bytes(range(16))
print(BMP.unpack_from(bmp)[5:10], BMP.unpack_from(bmp)[0], bmp[BMP.size:].hex())

# --- WAV

def write_wav(samples, rate):
    data = array.array("h", (int(32767 * s) for s in samples))
    body = struct.pack("<4sIHHIIHH", b"fmt ", 16, 1, 1, rate, rate * 2, 2, 16) + struct.pack("<4sI", b"data", len(data) * 2) + data.tobytes()
    return struct.pack("<4sI4s", b"RIFF", len(body) + 4, b"WAVE") + body


wav = memoryview(write_wav((math.sin(i / 5) for i in range(40)), 8000))
print(wav[:4].tobytes(), struct.unpack_from("<I", wav, 4)[0] == len(wav) - 8, struct.unpack_from("<HHIIHH", wav, 20))
print(wav[44:].cast("h")[:8].tolist(), max(wav[44:].cast("h")), len(wav[44:].cast("h")), wav[44:].cast("h").format)

# --- tar

Entry = namedtuple("Entry", "name mode size kind")


def tar_header(name, size):
    block = struct.pack("100s8s8s8s12s12s8s1s100s6s2s", name.encode(), b"0000644\0", b"0000000\0", b"0000000\0", b"%011o\0" % size, b"%011o\0" % 0, b" " * 8, b"0", b"", b"ustar\0", b"00")
    block = block.ljust(512, b"\0")
    return block[:148] + b"%06o\0 " % sum(block) + block[156:]


def read_tar(stream):
    while (block := stream.read(512)) and block.strip(b"\0"):
        name, mode, size, check, kind = struct.unpack_from("100s8s16x12s12x8s1s", block)
        if int(check.rstrip(b"\0 "), 8) != sum(block[:148]) + 8 * 32 + sum(block[156:]):
            raise FormatError("tar: bad header")
        size = int(size.rstrip(b"\0"), 8)
        yield Entry(name.rstrip(b"\0").decode(), int(mode[:-1], 8), size, kind), stream.read(size)
        stream.seek(-size % 512, io.SEEK_CUR)


archive = io.BytesIO()
for name, content in [("hello.txt", b"hello"), ("long.bin", bytes(600)), ("ünï.txt", "ü".encode())]:
    archive.write(tar_header(name, len(content)) + content + bytes(-len(content) % 512))
archive.write(bytes(1024))
archive.seek(0)
for entry, content in read_tar(archive):
    print(entry, oct(entry.mode), hashlib.md5(content).hexdigest()[:8])

# --- messages of varints

def varint(n):
    out = bytearray()
    while n > 127:
        out.append(n & 127 | 128)
        n >>= 7
    out.append(n)
    return bytes(out)


def encode(message):
    out = b""
    for key, value in message.items():
        match value:
            case bool() | int(): out += varint(key << 3) + varint(value << 1 ^ value >> 63)
            case float(): out += varint(key << 3 | 1) + struct.pack("<d", value)
            case str(): out += varint(key << 3 | 2) + varint(len(value.encode())) + value.encode()
            case dict():
                inner = encode(value)
                out += varint(key << 3 | 3) + varint(len(inner)) + inner
            case _: raise FormatError(f"cannot encode {type(value).__name__}")
    return out


def decode(data):
    place, message = 0, {}

    def number():
        nonlocal place
        shift = result = 0
        while True:
            byte = data[place]
            place += 1
            result |= (byte & 127) << shift
            shift += 7
            if byte < 128:
                return result
    while place < len(data):
        tag = number()
        key, kind = tag >> 3, tag & 7
        if kind == 0:
            n = number()
            message[key] = n >> 1 ^ -(n & 1)
        elif kind == 1:
            (message[key],) = struct.unpack_from("<d", data, place)
            place += 8
        else:
            size = number()
            piece, place = data[place:place + size], place + size
            message[key] = decode(piece) if kind == 3 else piece.decode()
    return message


message = {1: 150, 2: "testing é", 3: -1, 4: 2.5, 20: {1: 2**40, 2: "", 3: {}}, 1000: -(2**33)}
wire = encode(message)
print(len(wire), binascii.hexlify(wire, "-", 4).decode(), decode(wire) == message)
with suppress(FormatError):
    encode({1: None})
for text in (wire[:-1], b"\x0a\xff"):
    try:
        print(decode(text))
    except (IndexError, struct.error) as e:
        print(type(e).__name__, e)

for fmt, args in [("<h", (40000,)), ("B", (-1,)), ("3s", ("x",)), (">q", (2.5,)), ("bb", (1,)), ("Z", ()), ("e", (1e6,)), ("?", ([],)), ("@iq", (1, 2)), ("=iq", (1, 2)), ("p", (b"abc",)), ("5p", (b"abcdefgh",)), ("c", (b"ab",))]:
    try:
        print(f"{fmt:4}", struct.pack(fmt, *args).hex())
    except (struct.error, OverflowError) as e:
        print(f"{fmt:4}", e)
print([*struct.iter_unpack(">Hx", b"\0\1-\0\2-")], struct.unpack("<e", b"\0<"), struct.unpack(">n" if False else ">l", b"\xff\xff\xff\xfe"))
