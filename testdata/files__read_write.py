# open, reading and writing text and bytes, modes, seek, iteration, errors.
import io, os, tempfile
folder = tempfile.mkdtemp()
path = os.path.join(folder, "a.txt")
with open(path, "w", encoding="utf-8") as f:
    assert f.write("one\ntwo é\n") == 10 and f.writable() and not f.readable() and f.name == path and f.mode == "w" and f.encoding == "utf-8"
    print("three", 3, sep=":", file=f)
    f.writelines(["four\n", "five"])
assert f.closed
with open(path, encoding="utf-8") as f:
    assert f.readline() == "one\n" and f.read(3) == "two" and f.readlines() == [" é\n", "three:3\n", "four\n", "five"] and f.read() == "" and f.readline() == ""
    f.seek(0)
    assert [l.strip() for l in f] == ["one", "two é", "three:3", "four", "five"]
with open(path, "rb") as f:
    data = f.read()
    assert f.tell() == len(data) and f.seek(-4, 2) == len(data) - 4 and f.read() == b"five" and f.seek(4) == 4 and f.read(3) == b"two"
    b = bytearray(3); f.seek(0)
    assert f.readinto(b) == 3 and b == b"one" and f.fileno() > 2 and not f.isatty()
with open(path, "a") as f: f.write("!")
with open(path, "r+b") as f:
    f.write(b"ONE"); f.seek(0, 2); f.write(b"?"); f.truncate(5)
assert open(path, "rb").read() == b"ONE\nt" and os.path.getsize(path) == 5
with open(path, "x" if not os.path.exists(path) else "w", newline="\r\n") as f: f.write("a\nb\n")
assert open(path, "rb").read() == b"a\r\nb\r\n" and open(path).read() == "a\nb\n" and open(path, newline="").read() == "a\r\nb\r\n"
for args, kw in [((path + "no",), {}), ((folder,), {}), ((path, "x"), {}), ((path, "q"), {}), ((path, "rw"), {}), ((path, "rb"), {"encoding": "utf-8"}), ((path, "w+b", 0), {"newline": ""}), ((1.5,), {}), ((path, "r", 0), {}), ((path, ""), {}), ((path, "r"), {"encoding": "nope"}), (("a\0b",), {})]:
    try: open(*args, **kw).close(); print("opened")
    except Exception as e: print(type(e).__name__, str(e).replace(folder, ""))
with open(path, "wb") as f: f.write(b"\xff")
try: open(path, encoding="utf-8").read()
except UnicodeDecodeError as e: print(e)
assert open(path, encoding="utf-8", errors="replace").read() == "\ufffd"
f = open(path); f.close(); f.close()
for op in [f.read, lambda: f.write("x"), lambda: iter(f).__next__(), f.tell, lambda: f.__enter__()]:
    try: op()
    except ValueError as e: print(e)
for bad in [lambda: open(path).write("x"), lambda: open(path, "w").read(), lambda: open(path, "wb").write("s"), lambda: open(path, "w").write(b"b")]:
    try: bad()
    except (OSError, TypeError) as e: print(type(e).__name__, e)
s = io.StringIO("a\nb")
assert s.read(1) == "a" and s.getvalue() == "a\nb" and s.seek(0, 2) == 3 and s.write("c") == 1 and s.getvalue() == "a\nbc" and list(io.StringIO("x\ny\n")) == ["x\n", "y\n"]
b = io.BytesIO(b"abc")
assert b.read(2) == b"ab" and b.write(b"XY") == 2 and b.getvalue() == b"abXY" and bytes(b.getbuffer()) == b"abXY" and b.seek(1) == 1 and b.read1() == b"bXY" and io.BytesIO(b"a\nb").readlines() == [b"a\n", b"b"]
t = io.TextIOWrapper(io.BytesIO(), encoding="ascii", write_through=True)
t.write("hi"); assert t.buffer.getvalue() == b"hi"
os.remove(path); os.rmdir(folder)
assert not os.path.exists(folder)
import contextlib
out = io.StringIO()
with contextlib.redirect_stdout(out): print("captured", end="")
assert out.getvalue() == "captured"
