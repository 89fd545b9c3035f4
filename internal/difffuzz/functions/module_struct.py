# struct: formats and values at their edges, of all functions.
import struct


def form():
    f = pick(("", "<", ">", "=", "!", "@"))
    native = f in ("", "@")
    for _ in range(1 + below(4)):
        f += pick(("", "", str(below(4)))) + pick("bBhHiIlLqQefd?xcsp" + ("nNP" if native or below(40) == 0 else ""))
        if below(8) == 0:
            f += " "
    if below(30) == 0:
        i = below(len(f) + 1)
        f = f[:i] + pick(("y", "3", "<", "é", "\0", "99999999999999999999", "-1")) + f[i:]
    return pick((f, f, f, f.encode()))


def values(f):
    if isinstance(f, bytes):
        f = f.decode()
    out, n = [], ""
    for c in f:
        if c.isdigit():
            n += c
            continue
        times, n = int(n) if n and len(n) < 3 else 1, ""
        if c in "sp":
            out.append(pick((bytes, bytearray))([below(256) for _ in range(below(5))]))
        elif c in "efd":
            out.extend(pick((number(), number(), below(70000), (below(2000) - 1000) / 7)) for _ in range(times))
        elif c == "c":
            out.extend(bytes([below(256)]) for _ in range(times))
        elif c == "?":
            out.extend(pick((True, 0, 3, "", "x", None)) for _ in range(times))
        elif c in "bBhHiIlLqQnNP":
            out.extend(pick((below(100), (1 << pick((7, 8, 15, 16, 31, 32, 63, 64))) - below(2), -below(200), -(1 << pick((7, 15, 31, 63))) - below(2))) for _ in range(times))
    if below(12) == 0:
        out = out[1:] + [pick((None, "x", 1.5, b"ab"))] * below(2)
    return out


def pack(f, args):
    return struct.pack(f, *args)


def back(f, args):
    return repr(struct.unpack(f, struct.pack(f, *args)))


def into(f, size, offset, args):
    target = bytearray(size)
    struct.pack_into(f, target, offset, *args)
    return target


def described(f):
    s = struct.Struct(f)
    return s.size, s.format, struct.calcsize(f)


def repeated(f, data):
    return list(struct.iter_unpack(f, data))


def noise(most):
    return bytes([pick((below(256), 0, 255)) for _ in range(below(most + 1))])


for _ in range(count):
    f = form()
    args = values(f)
    show("pack", pack, f, args)
    show("back", back, f, args)
    show("pack_into", into, f, below(40), below(50) - 20, args)
    show("size", described, f)
    f = form()
    try:
        fitting = struct.calcsize(f)
    except (struct.error, UnicodeError):
        fitting = 3
    show("unpack", struct.unpack, f, noise(0) if below(9) == 0 else bytes([below(256) for _ in range(min(fitting, 99) + (below(9) == 0))]))
    show("unpack_from", struct.unpack_from, f, noise(40), below(30) - 9)
    show("iter_unpack", repeated, f, noise(min(fitting, 20)) * below(4))
