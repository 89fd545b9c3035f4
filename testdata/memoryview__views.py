# memoryview and bytearray mutation.
# Each line of the table is an expression; its value or its error is what is compared.
TABLE = r"""
memoryview(b"abc")[0], memoryview(b"abc")[1:].tobytes(), memoryview(b"abc").tolist(), bytes(memoryview(b"abc")[::-1]), len(memoryview(b"abc")), memoryview(b"abc") == b"abc", memoryview(b"abc").readonly, memoryview(bytearray(b"a")).readonly, memoryview(b"abc").format, memoryview(b"abc").itemsize, memoryview(b"abc").nbytes, memoryview(b"abc").shape, memoryview(b"abc").strides, memoryview(b"abc").ndim, memoryview(b"abc").contiguous, memoryview(b"abc").obj, memoryview(b"ab").hex(), 97 in memoryview(b"abc"), hash(memoryview(b"a")) == hash(b"a")
memoryview("a")
memoryview(5)
memoryview()
memoryview(b"abc")[5]
memoryview(b"abc")["a"]
wr("m[0] = 120"), wr("m[1:3] = b'XY'"), wr("m[::2] = b'zz'"), wr("m[-1] = 0")
wr("m[0] = 256")
wr("m[0] = b'a'")
wr("m[0:2] = b'abc'")
wr("m[9] = 1")
wr("del m[0]")
ro()
rel()
exported()
memoryview(b"abcdefgh").cast("I").shape, memoryview(b"abcdefgh").cast("B", [2, 4]).tolist(), memoryview(b"\x01\x00\x02\x00").cast("H").tolist(), memoryview(b"\xff\xfe").cast("b").tolist(), memoryview(b"abcd").cast("c").tolist(), memoryview(b"\x00\x00\x80\x3f").cast("f").tolist(), memoryview(b"\x01\x00").cast("?").tolist()
memoryview(b"abc").cast("H")
memoryview(b"abc").cast("zz")
ba("b.append(100)"), ba("b.extend(b'de')"), ba("b.extend([1, 2])"), ba("b.insert(0, 65)"), ba("b.pop()"), ba("b.pop(0)"), ba("b.remove(98)"), ba("b.reverse()"), ba("b.clear()"), ba("b.__setitem__(0, 90)"), ba("b.__setitem__(slice(0, 2), b'XYZ')"), ba("b.__delitem__(0)"), ba("b.__iadd__(b'!')"), ba("b.__imul__(2)"), ba("b.copy()")
ba("b.append(256)")
ba("b.append('a')")
ba("b.remove(1)")
ba("bytearray().pop()")
ba("b.__setitem__(0, 'a')")
ba("b.__setitem__(slice(0, 1), 'a')")
ba("b.extend('a')")
"""
def wr(text):
   b = bytearray(b"abc")
   exec(text, {"m": memoryview(b)})
   return b
def ro():
   memoryview(b"abc")[0] = 1
def rel():
   with memoryview(b"abc") as m: pass
   return m[0]
def exported():
   b = bytearray(b"abc")
   m = memoryview(b)
   try: b.append(1)
   except BufferError as e: s = str(e)
   m.release()
   b.append(1)
   return s, b
def ba(text):
   b = bytearray(b"abc")
   return eval(text, {"b": b}), b
for text in TABLE.strip().split("\n"):
    try:
        print(text, "->", repr(eval(text)))
    except Exception as e:
        print(text, "->", type(e).__name__ + ":", e)
