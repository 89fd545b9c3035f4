"""array: items of one kind in memory, and what the kinds hold."""

import array
import copy
import io
import pickle
from array import array as A


def fails(exc, text, f, *args):
    try:
        f(*args)
    except exc as e:
        assert str(e) == text, (str(e), text)
    else:
        raise AssertionError(f"no {exc.__name__}: {text}")


# Every kind keeps its extremes and refuses what lies beyond.
for code, size in dict(b=1, h=2, i=4, l=8, q=8).items():
    top = 1 << 8 * size - 1
    a = A(code, [-top, -1, 0, top - 1])
    assert a.tolist() == [-top, -1, 0, top - 1] and a.itemsize == size and len(a) == 4
    for bad in -top - 1, top:
        try:
            a.append(bad)
        except OverflowError:
            pass
        else:
            raise AssertionError(code)
    big = A(code.upper(), [0, 2 * top - 1])
    assert big[1] == 2 * top - 1 and big.tobytes() == bytes(size) + b"\xff" * size
fails(OverflowError, "signed char is greater than maximum", A, "b", [200])
fails(OverflowError, "signed short integer is less than minimum", A, "b", [-40000])
fails(OverflowError, "unsigned short is greater than maximum", A, "H", [70000])
fails(OverflowError, "can't convert negative value to unsigned int", A, "I", [-1])
fails(OverflowError, "can't convert negative int to unsigned", A, "Q", [-1])
fails(TypeError, "'float' object cannot be interpreted as an integer", A, "i", [1.5])
fails(TypeError, "must be real number, not str", A, "d", ["x"])
assert A("f", [1.1])[0] != 1.1 and A("d", [1.1])[0] == 1.1
assert A("f", [1e300])[0] == float("inf")
nan = A("d", [float("nan")])
assert nan != nan and nan[0] not in nan and nan.count(nan[0]) == 0

# A sequence like a list, of its own kind only.
a = A("i", range(10))
assert a[2:8:3] == A("i", [2, 5]) and a[::-1][0] == 9 and a[-1] == 9
a[2:4] = A("i", [7] * 4)
assert a.tolist() == [0, 1, 7, 7, 7, 7, 4, 5, 6, 7, 8, 9]
del a[::2]
a[1:3] = a[:1]
a.insert(-1, 100)
a.extend([1, 2])
a += A("i", [3])
a *= 2
assert a.pop() == 3 and a.index(100) == 4 and a.count(1) == 6, a
a.remove(100)
a.reverse()
print(a, A("d"), A("w", "aé😀"), A("i", (1, 2)) * 0)
fails(TypeError, "can only extend with array of same kind", a.extend, A("b"))
fails(TypeError, 'can only append array (not "list") to array', lambda: a + [1])
fails(ValueError, "attempt to assign array of size 1 to extended slice of size 2", a.__setitem__, slice(0, 4, 2), A("i", [1]))
fails(ValueError, "array.remove(x): x not in array", a.remove, 12345)
fails(ValueError, "array.index(x): x not in array", a.index, 1, 5, 6)
fails(IndexError, "array index out of range", lambda: a[99])
assert A("i", [1, 2]) < A("d", [1, 3]) and A("i", [1]) == A("d", [1.0]) and A("i") != []
it = iter(A("b", [1, 2]))
assert next(it) == 1 and list(pickle.loads(pickle.dumps(it))) == [2] and list(it) == [2]
match A("b", [1, 2]):
    case [x, y]:
        assert (x, y) == (1, 2)

# Text.
w = A("w", "añ😀")
assert w.tounicode() == "añ😀" and len(w.tobytes()) == 12 and w[2] == "😀"
w.fromunicode("!")
assert "".join(w) == "añ😀!"
fails(ValueError, "tounicode() may only be called on unicode type arrays ('u' or 'w')", a.tounicode)

# Bytes, files, buffers.
a = A("h", b"\x01\x00\x02\x01")
assert a.tolist() == [1, 258]
a.byteswap()
assert a.tolist() == [256, 513]
f = io.BytesIO()
a.tofile(f)
f.seek(0)
b = A("h")
b.fromfile(f, 1)
fails(EOFError, "read() didn't return enough bytes", b.fromfile, f, 2)
assert a == b
fails(ValueError, "bytes length not a multiple of item size", b.frombytes, b"x")
view = memoryview(a)
assert view.format == "h" and view.itemsize == 2 and view.tolist() == [256, 513]
view[0] = -5
assert a[0] == -5 and bytes(a) == a.tobytes()
fails(BufferError, "cannot resize an array that is exporting buffers", a.append, 1)
view.release()
a.append(1)

# Copies and pickles, other machines' too.
class Named(A):
    pass

n = Named("l", [1, 2])
n.name = "x"
for proto in range(pickle.HIGHEST_PROTOCOL + 1):
    m = pickle.loads(pickle.dumps(n, proto))
    assert type(m) is Named and m == n and m.name == "x"
    for code in array.typecodes:
        if code != "u":
            one = A(code, "ab" if code == "w" else [1, 2])
            two = pickle.loads(pickle.dumps(one, proto))
            assert one == two and one.typecode == two.typecode
assert copy.copy(n) == copy.deepcopy(n) == n
make = array._array_reconstructor
assert make(A, "H", 3, b"\x01\x02").tolist() == [258]
assert make(A, "l", 5, b"\xff\xfe").tolist() == [-2] and make(A, "L", 7, bytes(4)).typecode == "I"
assert make(A, "d", 15, b"\x3f\x80\0\0").tolist() == [1.0]
assert make(A, "w", 19, b"\0a\0b\xd8\x3d\xde\0").tolist() == ["a", "b", "😀"]
fails(ValueError, "third argument must be a valid machine format code.", make, A, "b", 22, b"")
