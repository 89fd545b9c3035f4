# bytes and bytearray: construction, methods, errors.
# Each line of the table is an expression; its value or its error is what is compared.
TABLE = r"""
bytes(), bytes(3), bytes([1, 2, 255]), bytes("é", "utf-8"), bytes(b"ab"), bytes(bytearray(b"x")), bytes(range(3)), bytes(memoryview(b"ab")), bytes("a", encoding="ascii", errors="strict"), bytes.fromhex("0a FF 10"), bytes.fromhex("")
bytes("a")
bytes([256])
bytes([-1])
bytes(["a"])
bytes(-1)
bytes(1.5)
bytes(5, "ascii")
bytes("é", "ascii")
bytes.fromhex("zz")
b"abc"[0], b"abc"[-1], b"abc"[1:], b"abc"[::-1], b"abc" + b"d", b"ab" * 2, 97 in b"abc", b"bc" in b"abc", len(b"abc"), list(b"ab"), b"a" < b"b", b"a" == bytearray(b"a"), b"a" != "a", hash(b"a") == hash(b"a"), b"" == bytes()
b"abc"[3]
b"a" + "b"
b"a" + 1
"a" in b"abc"
256 in b"abc"
b"a" < "a"
b"hello".find(b"l"), b"hello".find(108), b"hello".rfind(b"l"), b"hello".index(b"lo"), b"hello".count(b"l"), b"hello".count(108), b"hello".replace(b"l", b"L", 1), b"hello".startswith(b"he"), b"hello".endswith((b"x", b"lo")), b"a,b".split(b","), b" a b ".split(), b"a,b,c".rsplit(b",", 1), b"a.b".partition(b"."), b"a.b.c".rpartition(b".")
b"hello".find("l")
b"hello".index(b"z")
b"hello".find(256)
b"a".split("a")
b"a".split(b"")
b"Ab1".upper(), b"Ab1".lower(), b"ab cd".title(), b"aB".swapcase(), b"abC".capitalize(), b" a ".strip(), b"xax".strip(b"x"), b"xa".lstrip(b"x"), b"ax".rstrip(b"x"), b"a".ljust(3), b"a".rjust(3, b"*"), b"a".center(4, b"-"), b"-5".zfill(4), b"a\tb".expandtabs(4), b"a\nb\r\nc".splitlines(), b"ab".translate(bytes(range(255, -1, -1))), b"abc".translate(None, b"b"), bytes.maketrans(b"a", b"b")[97], b"prefix".removeprefix(b"pre"), b"file.py".removesuffix(b".py")
b"abc".isalpha(), b"a1".isalnum(), b"1".isdigit(), b" ".isspace(), b"A".isupper(), b"a".islower(), b"Ab".istitle(), b"\xe9".isascii(), b"".isalpha(), b"\xb2".isdigit()
b"".join([b"a", bytearray(b"b")]), b",".join([]), b"\xc3\xa9".decode(), b"\xff".decode("latin-1"), b"\xff".decode("utf-8", "replace"), b"\xffa".decode("utf-8", "ignore"), b"\xff".decode("utf-8", "backslashreplace"), b"\xff".decode("utf-8", "surrogateescape"), b"\xed\xa0\x80".decode("utf-8", "surrogatepass"), b"a\x00".decode("utf-16-le"), b"\xff\xfea\x00".decode("utf-16"), b"ab".hex(), b"abcd".hex(":"), b"abcd".hex("-", 2), b"abcde".hex(" ", -2), b"+AOk-".decode("utf-7")
b"\xff".decode()
b"\xc3".decode()
b"ab\xe2\x82".decode()
b"\xed\xa0\x80".decode()
b"\x80".decode("ascii")
b"a".decode("nope")
b"".join(["a"])
b"a".hex("ab")
bytearray(b"abc"), bytearray(3), bytearray("é", "utf-8"), bytearray.fromhex("ff"), bytearray(b"abc")[1:], bytearray(b"a") + b"b", b"a" + bytearray(b"b"), bytearray(b"x") * 2, bytearray(b"a") == b"a"
hash(bytearray(b"a"))
(b"%5d|" % 3, b"%-5s|" % b"a", b"%r" % "x", b"%a" % "é")
b"%d" % "x"
b"'", b'"', b"'\"", b"\\", b"\x7f\x80", repr(b"'\"")
type(b"a"[0:1]), type(bytearray(b"a")[0:1]), b"a".__class__, bytes(b"abc").__getitem__(1), b"a".__contains__(97), b"abc".__mod__(()), b"a".__len__(), b"a".__iter__().__next__()
"""
for text in TABLE.strip().split("\n"):
    try:
        print(text, "->", repr(eval(text)))
    except Exception as e:
        print(text, "->", type(e).__name__ + ":", e)
