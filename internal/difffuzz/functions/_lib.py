# What the scripts beside this one share: the same random numbers under every interpreter. It is put in front of each.
import sys

count, state = int(sys.argv[1]), int(sys.argv[2])


def bits(n):
    """n random bits, from a 64-bit linear congruential generator."""
    global state
    out = 0
    while n > 0:
        state = (state * 6364136223846793005 + 1442695040888963407) & 0xFFFFFFFFFFFFFFFF
        take = min(n, 32)
        out = out << take | state >> 32 & (1 << take) - 1
        n -= take
    return out


def below(n):
    return bits(32) * n >> 32


def pick(seq):
    return seq[below(len(seq))]


def integer():
    """An int of any size up to a few words, small ones and edges more often."""
    kind = below(6)
    if kind < 2:
        return below(201) - 100
    if kind == 2:
        return (1 << below(140)) + below(3) - 1
    n = bits(1 + below(200))
    return -n if below(2) else n


def number():
    """A float: any bit pattern, decimal fractions, near ints, or an edge."""
    kind = below(6)
    if kind == 0:
        return float.fromhex("0x1.%013xp%d" % (bits(52), below(2046) - 1022)) * pick((1, -1))
    if kind == 1:
        return pick((0.0, -0.0, 1.0, -1.0, 0.5, 1e16, 1e22, 1e23, 5e-324, 2.2250738585072014e-308, 1.7976931348623157e308, float("inf"), float("-inf"), float("nan"), 0.1, 9.5, 2.5))
    if kind == 2:
        return integer() % 10**15 / 2 ** below(20)
    if kind == 3:
        return (below(2000001) - 1000000) / pick((1, 10, 100, 1000, 8))
    return float("%d.%de%d" % (below(100), bits(40), below(60) - 30))


letters = "abcABC xyz019_-.,\t\nßéÉıİſΣςǅﬁ日😀\u0301\u00a0\u2028٣²½"


def text(most=8):
    return "".join([pick(letters) for _ in range(below(most + 1))])


def show(what, f, *args):
    """Print what a call gives or raises."""
    try:
        got = repr(f(*args))
    except Exception as err:
        got = type(err).__name__ + ": " + str(err)
    print(what, ascii(args), ascii(got))
