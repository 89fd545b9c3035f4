# Prints what this Python knows of every code point, one line each that differs from "unassigned":
# code point, then the fields named in main.go, separated by tabs. Text is in hexadecimal code points.
import sys
import unicodedata as u


def hexes(s):
    return " ".join("%X" % ord(c) for c in s)


def flags(c):
    after = (c + "\u03a3").lower()[-1] == "\u03c2"  # a final sigma: c is cased and not case-ignorable
    through = ("a" + c + "\u03a3").lower()[-1] == "\u03c2"
    tests = (
        c.isalpha(), c.isdecimal(), c.isdigit(), c.isnumeric(), c.isspace(), c.isprintable(), c.islower(), c.isupper(),
        u.category(c) == "Lt", (c + "a").title()[-1] == "a", through and not after, c.isidentifier(), ("a" + c).isidentifier(),
    )
    return sum(1 << i for i, t in enumerate(tests) if t)


print(u.unidata_version)
for i in range(0x110000):
    c = chr(i)
    name = u.name(c, "")
    forms = sum(1 << k for k, f in enumerate(("NFD", "NFKD", "NFC", "NFKC")) if u.normalize(f, c) != c)
    d = u.decomposition(c)
    composed = ""
    if d and d[0] != "<" and " " in d and u.normalize("NFC", "".join(chr(int(x, 16)) for x in d.split())) == c:
        composed = d
    numeric = u.numeric(c, None)
    print("%X" % i, flags(c), u.category(c), u.bidirectional(c), u.combining(c), u.east_asian_width(c), u.mirrored(c), forms,
          u.decimal(c, -1), u.digit(c, -1), "" if numeric is None else float(numeric).hex(), hexes(c.upper()), hexes(c.lower()),
          hexes(c.title()), hexes(c.casefold()), d, composed, name, sep="\t")
