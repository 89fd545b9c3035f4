# A backup tool: a manifest of hashes, an incremental zip archive, gzip and zlib streams, verification, restoring, and what goes wrong.
import base64
import binascii
import gzip
import hashlib
import hmac
import io
import json
import os
import shutil
import tempfile
import zipfile
import zlib
from datetime import datetime
from pathlib import Path, PurePosixPath


def digest(path, algorithm="sha256"):
    with open(path, "rb") as f:
        return hashlib.file_digest(f, algorithm).hexdigest()


def manifest(folder):
    return {p.relative_to(folder).as_posix(): {"sha256": digest(p), "size": p.stat().st_size}
            for p in sorted(folder.rglob("*")) if p.is_file()}


def sign(data, key):
    text = json.dumps(data, sort_keys=True, separators=(",", ":")).encode()
    return hmac.new(key, text, "sha1").hexdigest()


class Backup:
    KEY = b"not so secret"

    def __init__(self, archive):
        self.archive = archive

    def write(self, folder, since=None):
        files = manifest(folder)
        changed = [name for name, info in files.items() if not since or since.get(name) != info]
        with zipfile.ZipFile(self.archive, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as z:
            z.comment = b"made by a test"
            for name in changed:
                info = zipfile.ZipInfo(name, date_time=(2024, 1, 2, 3, 4, 6))
                info.external_attr = 0o640 << 16
                info.compress_type = zipfile.ZIP_STORED if name.endswith(".raw") else zipfile.ZIP_DEFLATED
                z.writestr(info, (folder / name).read_bytes())
            z.writestr("MANIFEST.json", json.dumps({"files": files, "sign": sign(files, self.KEY)}, indent=1))
        return changed

    def read_manifest(self):
        with zipfile.ZipFile(self.archive) as z, z.open("MANIFEST.json") as f:
            data = json.load(io.TextIOWrapper(f, "utf-8"))
        if not hmac.compare_digest(data["sign"], sign(data["files"], self.KEY)):
            raise ValueError("the manifest was changed")
        return data["files"]

    def restore(self, target):
        with zipfile.ZipFile(self.archive) as z:
            members = [m for m in z.namelist() if m != "MANIFEST.json"]
            z.extractall(target, members)
        return members

    def verify(self, folder):
        there, wanted = manifest(folder), self.read_manifest()
        return {"missing": sorted(wanted.keys() - there.keys()), "extra": sorted(there.keys() - wanted.keys()),
                "differ": sorted(n for n in wanted.keys() & there.keys() if wanted[n] != there[n])}


with tempfile.TemporaryDirectory() as temp:
    temp = Path(temp)
    data = temp / "data"
    (data / "sub" / "deep").mkdir(parents=True)
    (data / "a.txt").write_text("hello\n" * 100)
    (data / "sub" / "b.raw").write_bytes(bytes(range(256)) * 4)
    (data / "sub" / "deep" / "ü.txt").write_text("ü", encoding="utf-8")
    (data / "empty").touch()
    full = Backup(temp / "full.zip")
    print(full.write(data))
    first = full.read_manifest()
    print({n: (i["sha256"][:8], i["size"]) for n, i in first.items()})
    with zipfile.ZipFile(full.archive) as z:
        for info in z.infolist():
            kind = {0: "stored", 8: "deflated"}[info.compress_type]
            print(f"{info.filename:18}{info.file_size:6}{info.compress_size if kind == 'stored' else '':>6} {kind:9}{info.CRC:08x} {datetime(*info.date_time):%d.%m.%Y %H:%M:%S}" if info.filename != "MANIFEST.json" else info.filename)
        print(z.comment, z.testzip(), zipfile.is_zipfile(full.archive), zipfile.is_zipfile(io.BytesIO(b"PK")), z.getinfo("a.txt").is_dir())
        print([str(p.relative_to(zipfile.Path(z))) if False else p.name for p in sorted(zipfile.Path(z).iterdir(), key=str)], zipfile.Path(z, "sub/").joinpath("b.raw").read_bytes()[:3], z.read("empty"))
        for action in (lambda: z.read("nope"), lambda: z.writestr("x", b""), lambda: z.open("a.txt", "q"), lambda: z.read("a.txt", pwd=5)):
            try:
                print(len(action()))
            except (KeyError, ValueError, TypeError) as e:
                print(type(e).__name__, e)

    (data / "a.txt").write_text("changed")
    (data / "new").write_text("n")
    (data / "empty").unlink()
    inc = Backup(temp / "inc.zip")
    print(inc.write(data, since=first), full.verify(data), inc.verify(data))
    out = temp / "out"
    full.restore(out)
    print(sorted(inc.restore(out)), inc.verify(out))
    print(sorted(p.relative_to(out).as_posix() for p in out.rglob("*")))

    blob = bytearray(full.archive.read_bytes())
    at = blob.index(b"\x00\x01\x02\x03\x04\x05")
    blob[at] ^= 255
    with zipfile.ZipFile(io.BytesIO(blob)) as z:
        print("bad member:", z.testzip())
        try:
            z.read("sub/b.raw")
        except zipfile.BadZipFile as e:
            print(e)
    for junk in (b"", b"not a zip", bytes(blob[:100])):
        try:
            zipfile.ZipFile(io.BytesIO(junk))
        except zipfile.BadZipFile as e:
            print("BadZipFile", e)
    evil = io.BytesIO()
    with zipfile.ZipFile(evil, "w") as z:
        z.writestr("../../escape.txt", "x")
        z.writestr("/abs.txt", "y")
        z.mkdir("folder")
    with zipfile.ZipFile(evil) as z:
        print(z.namelist(), [PurePosixPath(z.extract(n, temp / "jail")).relative_to(temp / "jail").as_posix() for n in z.namelist()])
    made = shutil.make_archive(str(temp / "packed"), "zip", data)
    shutil.unpack_archive(made, temp / "unpacked")
    print(os.path.basename(made), sorted(os.listdir(temp / "unpacked")), [f[0] for f in shutil.get_archive_formats() if f[0] == "zip"])

text = b"the quick brown fox " * 50
packed = gzip.compress(text, mtime=0)
print(packed[:4].hex(), gzip.decompress(packed) == text, zlib.decompress(packed, wbits=31) == text, len(gzip.decompress(packed + gzip.compress(b"!"))))
with gzip.open(io.BytesIO(packed), "rt") as f:
    print(f.read(9), f.readline()[:10])
for broken in (packed[:-3], b"\x1f\x8b" + b"\0" * 20, b"plain", packed[:-8] + bytes(8)):
    try:
        gzip.decompress(broken)
    except (EOFError, gzip.BadGzipFile, zlib.error) as e:
        print(type(e).__name__, str(e).split(" != ")[0])
stream, pieces = zlib.compressobj(9), []
pieces += [stream.compress(text[:300]), stream.flush(zlib.Z_SYNC_FLUSH), stream.compress(text[300:]), stream.flush()]
d = zlib.decompressobj()
print(b"".join(d.decompress(p) for p in pieces) == text, d.eof, d.unused_data, zlib.crc32(text), zlib.adler32(text))
d = zlib.decompressobj()
print(d.decompress(zlib.compress(text) + b"tail", 10), len(d.unconsumed_tail) > 0, d.decompress(d.unconsumed_tail)[-4:], d.unused_data)
for name in ("md5", "sha1", "sha224", "sha384", "sha512", "sha3_256", "blake2b", "blake2s"):
    h = hashlib.new(name, text[:60])
    h.update(b"more")
    print(f"{name:9}{h.digest_size:3} {h.block_size:4} {h.hexdigest()[:24]}", h.copy().digest() == h.digest())
print(hashlib.shake_128(b"x").hexdigest(8), hashlib.blake2b(b"x", digest_size=6, key=b"k", person=b"me").hexdigest(), hashlib.pbkdf2_hmac("sha256", b"pw", b"salt", 10).hex()[:16], hashlib.scrypt(b"p", salt=b"s", n=2, r=1, p=1).hex()[:12])
for encode, decode in ((base64.b64encode, base64.b64decode), (base64.b32encode, base64.b32decode), (base64.b85encode, base64.b85decode), (base64.a85encode, base64.a85decode), (binascii.hexlify, binascii.unhexlify)):
    print(encode(b"\0\xffhello"), decode(encode(b"\0\xffhello")) == b"\0\xffhello")
