"""zipfile: archives written, read, added to, damaged; Path."""

import io
import os
import sys
import tempfile
import zipfile
from zipfile import ZipFile, ZipInfo


def fails(exc, text, f, *args, **kw):
    try:
        f(*args, **kw)
    except exc as e:
        assert text in str(e), str(e)
    else:
        raise AssertionError(text)


text = b"hello world " * 1000
buf = io.BytesIO()
with ZipFile(buf, "w", zipfile.ZIP_DEFLATED) as z:
    z.writestr("dir/text.txt", text)
    info = ZipInfo("stored ü.bin", (2020, 2, 3, 4, 5, 6))
    info.comment, info.external_attr = b"a comment", 0o644 << 16
    z.writestr(info, bytes(range(256)))
    z.mkdir("empty")
    with z.open("stream", "w") as f:
        f.write(b"one ")
        fails(ValueError, "Can't write to ZIP archive while an open writing handle exists", z.writestr, "x", b"")
        f.write(b"two")
    z.comment = b"of the archive"
assert len(buf.getvalue()) < 1500 and zipfile.is_zipfile(buf) and not zipfile.is_zipfile(io.BytesIO(b"PK"))

with ZipFile(buf) as z:
    print(z.namelist(), z.comment, z.testzip())
    print(z.getinfo("stored ü.bin"), z.getinfo("empty/").is_dir(), z.getinfo("stored ü.bin").date_time)
    assert z.read("dir/text.txt") == text and z.read("stored ü.bin") == bytes(range(256)) and z.read("stream") == b"one two"
    with z.open("dir/text.txt") as f, z.open("stream") as g:
        assert f.read(5) == b"hello" and g.read() == b"one two" and f.seek(12) == 12 and f.read(6) == b"hello " and f.tell() == 18
        assert f.seek(-6, 2) == len(text) - 6 and f.read() == b"world " and f.seek(0) == 0 and f.read1(3) == b"hel" and f.peek(2)[:2] == b"lo"
    fails(KeyError, "There is no item named 'nothing' in the archive", z.read, "nothing")
    p = zipfile.Path(z)
    assert sorted(x.name for x in p.iterdir()) == ["dir", "empty", "stored ü.bin", "stream"]
    t = p / "dir" / "text.txt"
    assert t.read_bytes() == text and t.exists() and t.is_file() and t.parent.is_dir() and t.suffix == ".txt" and not (p / "no").exists()
    assert [x.at for x in p.glob("**/*.txt")] == ["dir/text.txt"]
    with tempfile.TemporaryDirectory() as tmp:
        z.extractall(tmp)
        assert sorted(os.listdir(tmp)) == ["dir", "empty", "stored ü.bin", "stream"] and os.path.getsize(os.path.join(tmp, "dir", "text.txt")) == len(text)

# Added to, also behind other data.
for start in b"", b"#!/usr/bin/env python\n":
    both = io.BytesIO(start + buf.getvalue())
    with ZipFile(both, "a") as z:
        z.writestr("more", "text")
    with ZipFile(both) as z:
        assert z.namelist()[-1] == "more" and z.read("more") == b"text" and z.read("dir/text.txt") == text and z.testzip() is None

# Names cannot lead out of the folder.
bad = io.BytesIO()
with ZipFile(bad, "w") as z:
    z.writestr("../../up.txt", b"1")
    z.writestr("/abs.txt", b"2")
with ZipFile(bad) as z, tempfile.TemporaryDirectory() as tmp:
    assert sorted(os.path.relpath(z.extract(n, tmp), tmp) for n in z.namelist()) == ["abs.txt", "up.txt"]

# A file that cannot seek, ZIP64, damage.
class Pipe(io.RawIOBase):
    def __init__(self):
        self.data = b""

    def writable(self):
        return True

    def write(self, b):
        self.data += b
        return len(b)

    def tell(self):
        raise OSError


pipe = Pipe()
with ZipFile(pipe, "w") as z:
    z.writestr("a", b"1")
    with z.open("b", "w", force_zip64=True) as f:
        f.write(b"22")
with ZipFile(io.BytesIO(pipe.data)) as z:
    assert z.read("a") + z.read("b") == b"122"
data = bytearray(buf.getvalue())
data[data.index(b"\x00\x01\x02\x03\x04\x05\x06")] ^= 1
with ZipFile(io.BytesIO(data)) as z:
    assert z.testzip() in ("stored ü.bin", "dir/text.txt")
fails(zipfile.BadZipFile, "File is not a zip file", ZipFile, io.BytesIO(b"nothing"))
fails(ValueError, "ZipFile requires mode", ZipFile, io.BytesIO(), "q")
fails(ValueError, "ZIP does not support timestamps before 1980", ZipInfo, "x", (1979, 1, 1, 0, 0, 0))

# Modules are imported from archives.
with tempfile.TemporaryDirectory() as tmp:
    name = os.path.join(tmp, "lib.zip")
    with ZipFile(name, "w", zipfile.ZIP_DEFLATED) as z:
        z.writestr("zipped_module.py", "value = 42\n")
    sys.path.insert(0, name)
    import zipped_module
    assert zipped_module.value == 42
assert (zipfile.sizeEndCentDir, zipfile.sizeCentralDir, zipfile.sizeFileHeader) == (22, 46, 30)
