# struct: records in bytes.
import struct

record = struct.Struct("<IhBd8s")
total = 0
for _ in range(15):
    buf = b"".join([record.pack(i, i % 30000, i % 256, i / 3, b"text") for i in range(20000)])
    for a, b, c, d, e in record.iter_unpack(buf):
        total += a + b + c + len(e)
    for i in range(0, len(buf), record.size):
        total += record.unpack_from(buf, i)[0]
    for i in range(20000):
        total += len(struct.pack(">HH", i % 65536, 7)) + struct.unpack("!q", b"\0\0\0\0\0\0\0\x05")[0]
print(total)
