# zlib and gzip: compressing and decompressing.
import gzip
import zlib

text = b"".join(b"line %d of some text that repeats itself, %d times\n" % (i, i * i % 97) for i in range(30000))
total = 0
for level in 1, 6, 9:
    packed = zlib.compress(text, level)
    total += len(zlib.decompress(packed)) + (len(packed) < len(text) // 2)
for _ in range(2):
    packed = gzip.compress(text, mtime=0)
    total += len(gzip.decompress(packed))
d = zlib.decompressobj()
packed = zlib.compress(text)
for i in range(0, len(packed), 1000):
    total += len(d.decompress(packed[i:i + 1000]))
print(total)
