# struct: formats and values at their edges.
import struct


def form():
    f = pick(("", "<", ">", "=", "!", "@"))
    for _ in range(1 + below(4)):
        f += pick(("", "", str(below(4)))) + pick("bBhHiIlLqQefd?xcsp" + ("nNP" if f[:1] in ("", "@") else ""))
        if below(8) == 0:
            f += " "
    return f


def values(f):
    out, n = [], ""
    for c in f:
        if c.isdigit():
            n += c
            continue
        times, n = int(n) if n else 1, ""
        if c in "sp":
            out.append(bytes([below(256) for _ in range(below(5))]))
        elif c in "efd":
            out.extend(number() for _ in range(times))
        elif c == "c":
            out.extend(bytes([below(256)]) for _ in range(times))
        elif c in "bBhHiIlLqQnNP?":
            out.extend(pick((below(100), (1 << pick((7, 8, 15, 16, 31, 32, 63, 64))) - below(2), -below(200), -(1 << pick((7, 15, 31, 63))) - below(2))) for _ in range(times))
    return out


def pack(f, args):
    return struct.pack(f, *args)


def back(f, args):
    return repr(struct.unpack(f, struct.pack(f, *args)))


for _ in range(count):
    f = form()
    args = values(f)
    if below(12) == 0:
        args = args[1:] + [pick((None, "x", 1.5))] * below(2)
    show("pack", pack, f, args)
    show("back", back, f, args)
    show("size", struct.calcsize, f)
    show("unpack", struct.unpack, f, bytes([below(256) for _ in range(below(20))]))
