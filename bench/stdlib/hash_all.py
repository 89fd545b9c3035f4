# hashlib, hmac, zlib's checksums, base64.
import base64
import binascii
import hashlib
import hmac
import zlib

total = 0
block = bytes(range(256)) * 16
for name in "md5", "sha1", "sha256", "sha512", "sha3_256", "blake2b":
    h = hashlib.new(name)
    for _ in range(1500):
        h.update(block)
    total += h.digest()[0]
for i in range(120000):
    total += hashlib.sha256(b"%d" % i).digest()[0]
for i in range(12000):
    total += hmac.new(b"key", b"%d" % i, "sha256").digest()[0] + zlib.crc32(block) % 7 + binascii.crc32(block, i) % 7
for _ in range(4000):
    total += len(base64.b64decode(base64.b64encode(block)))
print(total)
