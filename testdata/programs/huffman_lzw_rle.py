# Compression by hand: run lengths, LZ77 triples, LZW codes, Burrows-Wheeler with move-to-front, arithmetic coding with fractions, base conversions.
import string
from collections import Counter
from fractions import Fraction
from itertools import chain, groupby, takewhile
from math import ceil, log2
import re
import zlib

TEXT = "she sells sea shells by the sea shore; the shells she sells are sea shells for sure. " * 2

def rle(s): return "".join(f"{n if (n := len(list(g))) > 1 else ''}{c}" for c, g in groupby(s))
def unrle(s): return re.sub(r"(\d+)(\D)", lambda m: m[2] * int(m[1]), s)

def lz77(s, window=64):
    i, out = 0, []
    while i < len(s):
        best = (0, 0)
        for d in range(1, min(i, window) + 1):
            n = sum(1 for _ in takewhile(lambda k: i + k < len(s) - 1 and s[i + k] == s[i - d + k % d], range(32)))
            best = max(best, (n, d))
        n, d = best
        out.append((d, n, s[i + n]) if n > 2 else (0, 0, s[i]))
        i += n + 1 if n > 2 else 1
    return out
def unlz77(triples):
    out = []
    for d, n, c in triples:
        for _ in range(n): out.append(out[-d])
        out.append(c)
    return "".join(out)

def lzw(s):
    table = {chr(i): i for i in range(128)}
    w = ""
    for c in s:
        if w + c in table: w += c
        else:
            yield table[w]
            table[w + c] = len(table)
            w = c
    yield table[w]
def unlzw(codes):
    codes = iter(codes)
    table = {i: chr(i) for i in range(128)}
    w = out = table[next(codes)]
    for k in codes:
        entry = table.get(k, w + w[0])
        table[len(table)] = w + entry[0]
        out += entry
        w = entry
    return out

def bwt(s):
    s += "\0"
    return "".join(r[-1] for r in sorted(s[i:] + s[:i] for i in range(len(s))))
def unbwt(b):
    order = sorted(range(len(b)), key=b.__getitem__)
    i, out = b.index("\0"), []
    for _ in b:
        i = order[i]
        out.append(b[i])
    return "".join(out)[:-1]
def mtf(s):
    symbols = sorted(set(s))
    start, out = "".join(symbols), []
    for c in s:
        i = symbols.index(c)
        out.append(i)
        symbols.insert(0, symbols.pop(i))
    return start, out
def unmtf(start, codes):
    symbols = list(start)
    def step(i): symbols.insert(0, symbols.pop(i)); return symbols[0]
    return "".join(map(step, codes))

def ranges(s):
    total, low, out = len(s), Fraction(0), {}
    for c, n in sorted(Counter(s).items()):
        out[c] = low, Fraction(n, total)
        low += Fraction(n, total)
    return out
def arithmetic(s):
    table, low, width = ranges(s), Fraction(0), Fraction(1)
    for c in s:
        a, w = table[c]
        low, width = low + a * width, width * w
    bits = ceil(-log2(width)) + 1
    return bits, ceil(low * 2**bits), table
def unarithmetic(bits, code, table, n):
    x, out = Fraction(code, 2**bits), ""
    for _ in range(n):
        c, (a, w) = next((c, aw) for c, aw in table.items() if aw[0] <= x < sum(aw))
        out, x = out + c, (x - a) / w
    return out

for s in ("aaabccdddd", "wwwwaaadexxxxxx", "abc", ""): print(repr(s), repr(rle(s)), unrle(rle(s)) == s)
t = lz77(TEXT)
print(len(TEXT), len(t), t[:6], t[-3:], unlz77(t) == TEXT)
codes = list(lzw(TEXT))
print(len(codes), codes[:10], max(codes), unlzw(codes) == TEXT, unlzw(lzw("abababababab")))
b = bwt("banana bandana")
start, moved = mtf(b)
print(repr(b), repr(rle(b)), repr(start), moved, unmtf(start, moved) == b, unbwt(b))
long = bwt(TEXT)
print(sum(a == b for a, b in zip(long, long[1:])), sum(a == b for a, b in zip(TEXT, TEXT[1:])), Counter(mtf(long)[1]).most_common(3), unbwt(long) == TEXT)
bits, code, table = arithmetic("abracadabra")
print(bits, bin(code), unarithmetic(bits, code, table, 11), {c: f"{a}+{w}" for c, (a, w) in table.items()})
entropy = -sum(n / len(TEXT) * log2(n / len(TEXT)) for n in Counter(TEXT).values())
print(f"entropy {entropy:.4f} bits, so {ceil(entropy * len(TEXT) / 8)} bytes; arithmetic {ceil(arithmetic(TEXT[:86])[0] / 8)}; zlib makes it shorter: {len(zlib.compress(TEXT.encode(), 9)) < len(TEXT) // 2}")
DIGITS = string.digits + string.ascii_letters
def base(n, b): return "" if n == 0 else base(n // b, b) + DIGITS[n % b]
print([base(10**9 + 7, b) for b in (2, 7, 16, 36, 62)], int(base(12345, 36), 36), [base(n, 3) for n in (1, 2, 3, 80)])
def morse(text):
    code = dict(zip(string.ascii_lowercase, ".- -... -.-. -.. . ..-. --. .... .. .--- -.- .-.. -- -. --- .--. --.- .-. ... - ..- ...- .-- -..- -.-- --..".split()))
    return " ".join(code.get(c, "/") for c in text)
print(morse("sea shells"), "".join(chain.from_iterable(zip("ace", "bdf"))))
