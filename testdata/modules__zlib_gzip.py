"""zlib and gzip: all formats, in pieces, with limits, copies and damage."""

import gzip
import io
import os
import tempfile
import zlib

text = b"the quick brown fox jumps over the lazy dog. " * 500
noise = bytes(i * i * 31 % 257 & 255 for i in range(5000))


def fails(exc, message, f, *args, **kw):
    try:
        f(*args, **kw)
    except exc as e:
        assert str(e) == message, str(e)
    else:
        raise AssertionError(message)


for data in b"", b"x", text, noise, text + noise + text:
    for level in range(-1, 10):
        for wbits in 9, 12, 15, -9, -15, 25, 31:
            packed = zlib.compress(data, level, wbits)
            assert zlib.decompress(packed, wbits) == data
            if wbits > 0:
                assert zlib.decompress(packed, 47) == data
assert len(zlib.compress(text)) < 400 and len(zlib.compress(text, 0)) > len(text)
assert zlib.compress(b"a" * 50)[:2] == b"\x78\x9c" and zlib.compress(b"a", 9)[:2] == b"\x78\xda"
assert zlib.crc32(b"hello") == 907060870 and zlib.adler32(b"hello") == 103547413
assert zlib.crc32(b"lo", zlib.crc32(b"hel")) == zlib.crc32(b"hello") and zlib.adler32(b"lo", zlib.adler32(b"hel")) == 103547413

packed = zlib.compress(text)
fails(zlib.error, "Error -5 while decompressing data: incomplete or truncated stream", zlib.decompress, packed[:-1])
fails(zlib.error, "Error -3 while decompressing data: incorrect header check", zlib.decompress, b"hello")
fails(zlib.error, "Error -3 while decompressing data: incorrect data check", zlib.decompress, packed[:-4] + b"aaaa")
fails(zlib.error, "Error -3 while decompressing data: invalid window size", zlib.decompress, packed, 9)
fails(zlib.error, "Error -3 while decompressing data: invalid block type", zlib.decompress, b"\x07", -15)
fails(zlib.error, "Bad compression level", zlib.compress, b"", 10)
fails(ValueError, "Invalid initialization option", zlib.compressobj, 1, 9)

# In pieces, all flush modes.
c = zlib.compressobj(6)
parts = [c.compress(text), c.flush(zlib.Z_SYNC_FLUSH)]
assert parts[1].endswith(b"\0\0\xff\xff") and c.flush(zlib.Z_NO_FLUSH) == b""
other = c.copy()
parts += [c.compress(noise), c.flush(zlib.Z_FULL_FLUSH), c.compress(text), c.flush()]
d = zlib.decompressobj()
assert d.decompress(b"".join(parts[:2])) == text and not d.eof
rest = b"".join(parts[2:])
twin = d.copy()
for p in d, twin:
    got = [p.decompress(rest[i:i + 1]) for i in range(len(rest))]
    assert b"".join(got) == noise + text and p.eof and p.unused_data == b""
assert p.decompress(b"more") == b"" and p.unused_data == b"more"
assert zlib.decompress(b"".join(parts[:2]) + other.compress(b"!") + other.flush()) == text + b"!"
fails(zlib.error, "Error -2 while compressing data: inconsistent stream state", c.compress, b"x")
fails(ValueError, "Inconsistent stream state", c.copy)

d = zlib.decompressobj()
out, tail = [], packed + b"unused"
while tail and not d.eof:
    out.append(d.decompress(tail, 100))
    assert len(out[-1]) <= 100
    tail = d.unconsumed_tail
assert b"".join(out) == text and d.eof and d.unused_data == b"unused"

words = b"lazy dog jumps quick fox"
c = zlib.compressobj(zdict=words)
packed = c.compress(b"quick lazy fox jumps") + c.flush()
assert zlib.decompressobj(zdict=words).decompress(packed) == b"quick lazy fox jumps"
fails(zlib.error, "Error 2 while decompressing data", zlib.decompressobj().decompress, packed)

# gzip: bytes and files.
packed = gzip.compress(text, mtime=123)
assert packed[:4] == b"\x1f\x8b\x08\0" and packed[4:8] == b"\x7b\0\0\0" and gzip.decompress(packed + b"\0\0" + packed) == text * 2
fails(gzip.BadGzipFile, "Not a gzipped file (b'no')", gzip.decompress, b"nothing")
fails(gzip.BadGzipFile, "CRC check failed", gzip.decompress, packed[:-8] + b"12345678")
fails(EOFError, "Compressed file ended before the end-of-stream marker was reached", gzip.decompress, packed[:-9])
with tempfile.TemporaryDirectory() as tmp:
    name = os.path.join(tmp, "file.gz")
    with gzip.open(name, "wt", encoding="utf-8") as f:
        f.write("première\nzweite\n")
    with gzip.open(name, "at", encoding="utf-8") as f:
        f.write("third\n")
    with gzip.open(name, "rt", encoding="utf-8") as f:
        assert f.readlines() == ["première\n", "zweite\n", "third\n"]
    with gzip.GzipFile(name) as f:
        assert f.readline() == "première\n".encode() and f.tell() == 10 and f.seek(-3, 1) == 7 and f.read(2) == b"re"
        assert f.peek(1)[:2] == b"\nz" and f.seek(0) == 0 and f.read1(4) == b"prem"
        fails(OSError, "[Errno 9] write() on read-only GzipFile object", f.write, b"")
buf = io.BytesIO()
with gzip.GzipFile("name.txt.gz", "wb", fileobj=buf, mtime=5) as f:
    f.write(b"abc")
    f.seek(5)
    f.write(b"!")
assert b"name.txt\0" in buf.getvalue() and gzip.decompress(buf.getvalue()) == b"abc\0\0!"
