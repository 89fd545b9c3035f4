# Old ciphers and new checks: Caesar broken by frequencies, Vigenere, Playfair, rail fence, Enigma-like rotors, RSA with small primes, Luhn, ISBN, Hamming.
import random
import re
import string
from collections import Counter
from itertools import cycle, zip_longest
from math import gcd, lcm
import codecs

A = string.ascii_uppercase
clean = lambda s: re.sub("[^A-Z]", "", s.upper())
PLAIN = "The quick brown fox jumps over the lazy dog, and then they all went home to have some tea and a little rest."

def caesar(s, k): return s.translate(str.maketrans(A + A.lower(), A[k % 26:] + A[:k % 26] + A.lower()[k % 26:] + A.lower()[:k % 26]))
def crack(s):
    common = Counter({c: n for c, n in zip("ETAOINSHRDLU", range(12, 0, -1))})
    return max(range(26), key=lambda k: sum(common[c] for c in clean(caesar(s, -k))))
secret = caesar(PLAIN, 17)
print(secret, crack(secret), caesar(secret, -crack(secret)) == PLAIN, codecs.encode("Hello", "rot13"), sep="\n")

def vigenere(s, key, sign=1): return "".join(A[(A.index(c) + sign * A.index(k)) % 26] for c, k in zip(clean(s), cycle(key)))
v = vigenere(PLAIN, "LEMON")
print(v, vigenere(v, "LEMON", -1) == clean(PLAIN))
def coincidence(s): n = len(s); return sum(c * (c - 1) for c in Counter(s).values()) / (n * (n - 1))
print([(k, round(sum(coincidence(v[i::k]) for i in range(k)) / k, 4)) for k in range(2, 8)])

class Playfair:
    def __init__(self, key):
        self.square = "".join(dict.fromkeys(clean(key).replace("J", "I") + A.replace("J", "")))
    def pairs(self, s):
        s = clean(s).replace("J", "I")
        while s:
            a, b = s[0], s[1:2]
            if a == b or not b: yield a, "X"; s = s[1:]
            else: yield a, b; s = s[2:]
    def apply(self, pairs, d):
        for a, b in pairs:
            (r, c), (p, q) = divmod(self.square.index(a), 5), divmod(self.square.index(b), 5)
            yield self.square[r * 5 + (c + d) % 5] + self.square[p * 5 + (q + d) % 5] if r == p else self.square[(r + d) % 5 * 5 + c] + self.square[(p + d) % 5 * 5 + q] if c == q else self.square[r * 5 + q] + self.square[p * 5 + c]
    def encrypt(self, s): return "".join(self.apply(self.pairs(s), 1))
    def decrypt(self, s): return "".join(self.apply(zip(s[::2], s[1::2]), -1))
p = Playfair("playfair example")
e = p.encrypt("Hide the gold in the tree stump")
print(*[p.square[i:i + 5] for i in range(0, 25, 5)], e, p.decrypt(e))

def rails(n, height): return sorted(range(n), key=lambda i: (min(i % (2 * height - 2), -i % (2 * height - 2)), i))
def fence(s, h): return "".join(s[i] for i in rails(len(s), h))
def unfence(s, h): return "".join(c for _, c in sorted(zip(rails(len(s), h), s)))
print(fence("WEAREDISCOVEREDFLEEATONCE", 3), unfence(fence("WEAREDISCOVEREDFLEEATONCE", 3), 3))

class Rotors:
    def __init__(self, seed, start):
        rng = random.Random(seed)
        self.wheels = [rng.sample(A, 26) for _ in range(3)]
        half = rng.sample(A, 26)
        self.mirror = dict(zip(half, half[13:] + half[:13]))
        self.at = list(start)
    def press(self, c):
        for i in range(3):
            self.at[i] = (self.at[i] + 1) % 26
            if self.at[i]: break
        for w, k in zip(self.wheels, self.at): c = w[(A.index(c) + k) % 26]
        c = self.mirror[c]
        for w, k in zip(reversed(self.wheels), reversed(self.at)): c = A[(w.index(c) - k) % 26]
        return c
    def type(self, s): return "".join(map(self.press, clean(s)))
coded = Rotors(1940, (24, 25, 3)).type(PLAIN)
print(coded, Rotors(1940, (24, 25, 3)).type(coded) == clean(PLAIN), any(a == b for a, b in zip(coded, clean(PLAIN))))

def rsa(p, q, e):
    n, phi = p * q, lcm(p - 1, q - 1)
    if gcd(e, phi) != 1: raise ValueError(f"{e} and {phi} share {gcd(e, phi)}")
    return n, pow(e, -1, phi)
n, d = rsa(1000003, 999983, 65537)
blocks = [int.from_bytes(b, "big") for b in re.findall(rb"(?s).{1,4}", b"attack at dawn")]
sent = [pow(m, 65537, n) for m in blocks]
print(sent, b"".join(pow(c, d, n).to_bytes(4, "big").lstrip(b"\0") for c in sent))
try: rsa(7, 13, 3)
except ValueError as e: print(e)

def luhn(s): return sum(sum(divmod(int(c) * (1 + i % 2), 10)) for i, c in enumerate(reversed(s.replace(" ", "")))) % 10 == 0
def isbn(s):
    d = [10 if c == "X" else int(c) for c in s if c.isdigit() or c == "X"]
    return sum((10 - i) * x for i, x in enumerate(d)) % 11 == 0 if len(d) == 10 else sum(x * (1, 3)[i % 2] for i, x in enumerate(d)) % 10 == 0
def iban(s): s = s.replace(" ", ""); return int("".join(str(int(c, 36)) for c in s[4:] + s[:4])) % 97 == 1
print([luhn(s) for s in ("4539 3195 0343 6467", "8273 1232 7352 0569", "0")], [isbn(s) for s in ("0-306-40615-2", "097522980X", "978-0-306-40615-7", "978-0-306-40615-8")], iban("GB82 WEST 1234 5698 7654 32"), iban("GB83 WEST 1234 5698 7654 32"))
def hamming(bits):
    out = [0] * 8
    out[3], out[5], out[6], out[7] = bits
    for p in (1, 2, 4): out[p] = sum(out[i] for i in range(1, 8) if i & p and i != p) % 2
    return out[1:]
def repair(word):
    wrong = 0
    for i, b in enumerate(word, 1): wrong ^= i * b
    if wrong: word = [b ^ (i == wrong) for i, b in enumerate(word, 1)]
    return [word[2], word[4], word[5], word[6]], wrong
w = hamming([1, 0, 1, 1]); w[4] ^= 1
print(hamming([1, 0, 1, 1]), repair(w), sum(repair([b ^ (i == k) for i, b in enumerate(hamming([a >> 3 & 1, a >> 2 & 1, a >> 1 & 1, a & 1]))])[0] == [a >> 3 & 1, a >> 2 & 1, a >> 1 & 1, a & 1] for a in range(16) for k in range(8)))
print(["".join(x) for x in zip_longest("abc", "12", fillvalue="-")])
