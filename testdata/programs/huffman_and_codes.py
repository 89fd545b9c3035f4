# Huffman coding, run lengths, base 64 by hand, Levenshtein distance, longest common subsequence.
import heapq
from functools import lru_cache
TEXT = "she sells sea shells by the sea shore; the shells she sells are sea shells, surely"
def huffman(text):
    freq = {}
    for c in text: freq[c] = freq.get(c, 0) + 1
    heap = [(n, c, c) for c, n in freq.items()]
    heapq.heapify(heap)
    while len(heap) > 1:
        a, b = heapq.heappop(heap), heapq.heappop(heap)
        heapq.heappush(heap, (a[0] + b[0], min(a[1], b[1]), (a[2], b[2])))
    codes = {}
    def walk(node, prefix):
        if isinstance(node, str): codes[node] = prefix or "0"
        else:
            walk(node[0], prefix + "0"); walk(node[1], prefix + "1")
    walk(heap[0][2], "")
    return codes
codes = huffman(TEXT)
bits = "".join(codes[c] for c in TEXT)
back, cur, inverse = [], "", {v: k for k, v in codes.items()}
for b in bits:
    cur += b
    if cur in inverse: back.append(inverse[cur]); cur = ""
assert "".join(back) == TEXT
print(len(TEXT) * 8, len(bits), sorted(codes.items(), key=lambda kv: (len(kv[1]), kv[1]))[:5])
def rle(s):
    out, i = [], 0
    while i < len(s):
        j = i
        while j < len(s) and s[j] == s[i]: j += 1
        out.append((s[i], j - i)); i = j
    return out
print(rle("aaabccddddd"), "".join(c * n for c, n in rle(TEXT)) == TEXT)
ALPHA = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
def b64(data):
    out = []
    for i in range(0, len(data), 3):
        chunk = data[i:i + 3]
        n = int.from_bytes(chunk + b"\0" * (3 - len(chunk)), "big")
        out.append("".join(ALPHA[n >> s & 63] for s in (18, 12, 6, 0))[:len(chunk) + 1].ljust(4, "="))
    return "".join(out)
print(b64(TEXT.encode()[:20]), b64(b""), b64(bytes(range(250, 256))))
def lev(a, b):
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        prev, row[0] = row[0], i
        for j, y in enumerate(b, 1):
            prev, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, prev + (x != y))
    return row[-1]
print([lev(*p) for p in [("kitten", "sitting"), ("", "abc"), ("flaw", "lawn"), ("same", "same")]])
@lru_cache(maxsize=None)
def lcs(i, j):
    if i == 0 or j == 0: return ""
    if A[i - 1] == B[j - 1]: return lcs(i - 1, j - 1) + A[i - 1]
    return max(lcs(i - 1, j), lcs(i, j - 1), key=len)
A, B = "AGGTABQWERTYUI", "GXTXAYBQXRTI"
print(lcs(len(A), len(B)), lcs.cache_info())
def crc32(data):
    crc = 0xFFFFFFFF
    for byte in data:
        crc ^= byte
        for _ in range(8): crc = crc >> 1 ^ (0xEDB88320 if crc & 1 else 0)
    return crc ^ 0xFFFFFFFF
print(hex(crc32(b"123456789")), hex(crc32(TEXT.encode())))
def adler(data):
    a = b = 0
    a = 1
    for x in data: a = (a + x) % 65521; b = (b + a) % 65521
    return b << 16 | a
print(adler(b"Wikipedia"), [f"{x:08b}" for x in TEXT[:3].encode()], bytes(int(f"{x:08b}"[::-1], 2) for x in b"abc"))
