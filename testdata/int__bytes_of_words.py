# int.to_bytes and from_bytes around the sizes of words.
for n in range(0, 11):
    for e in (0, 1, 7, 8, 15, 16, 31, 32, 55, 56, 62, 63, 64, 65, 71, 72, 80):
        for x in {2**e - 1, 2**e, -(2**e), -(2**e) - 1, -(2**e) + 1, 0x0123456789ABCDEF % 2**e}:
            for signed in (False, True):
                low, high = (-(2 ** (8 * n - 1)) if n else 0, 2 ** (8 * n - 1) - 1 if n else 0) if signed else (0, 2 ** (8 * n) - 1)
                try:
                    big, little = x.to_bytes(n, "big", signed=signed), x.to_bytes(n, "little", signed=signed)
                except OverflowError:
                    assert not low <= x <= high, (x, n, signed)
                    continue
                # In no bytes at all there is room for -1, as there always was.
                assert low <= x <= high or (n, x, signed) == (0, -1, True), (x, n, signed)
                assert len(big) == n and big == little[::-1]
                assert list(big) == [x >> 8 * i & 255 for i in range(n - 1, -1, -1)]
                back = int.from_bytes(big, "big", signed=signed)
                assert back == int.from_bytes(little, "little", signed=signed) == int.from_bytes(list(big), signed=signed) == (x if n else 0)
assert True.to_bytes() == b"\1" and int.from_bytes(b"") == 0 and int.from_bytes(bytearray(b"\xff" * 8)) == 2**64 - 1
for wrong in (lambda: (-1).to_bytes(), lambda: (256).to_bytes(), lambda: (128).to_bytes(signed=True), lambda: (1).to_bytes(-1), lambda: (1).to_bytes(2, "middle")):
    try:
        wrong()
    except (OverflowError, ValueError) as e:
        print(type(e).__name__, e)


class N(int):
    def __new__(cls, x=0):
        return super().__new__(cls, x + 1)


print(type(N.from_bytes(b"\2")).__name__, N.from_bytes(b"\2"), N(4).to_bytes(2, "little"))
print(["é".rjust(n, "x") for n in (0, 2, 3)], "é" * 3, len("é" * 9), "ab".center(7, "€"), "-5".zfill(6), "\ud800".ljust(3, "z") == "\ud800zz", ("a" * 5).isascii(), ("é" * 2).isascii(), "" * 5, "x" * 0, "".rjust(2))
print("añ".encode(errors="ignore"), b"ab".decode(), b"\xff".decode(errors="replace"), "é".encode("ascii", "replace"))
for wrong in (lambda: "a".encode(1), lambda: b"a".decode("utf-8", None), lambda: "a".encode("a\0b")):
    try:
        wrong()
    except (TypeError, ValueError) as e:
        print(e)
