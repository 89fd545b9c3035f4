# Flags, inline and as an enum.
import re

assert re.I is re.IGNORECASE and repr(re.I) == "re.IGNORECASE" and re.I == 2
assert repr(re.I | re.M) == "re.IGNORECASE|re.MULTILINE"
assert isinstance(re.I | re.M, re.RegexFlag) and re.I | re.M == 10
assert repr(re.NOFLAG) == "re.NOFLAG" and not re.NOFLAG
assert repr(~re.I) == "re.ASCII|re.LOCALE|re.UNICODE|re.MULTILINE|re.DOTALL|re.VERBOSE|re.DEBUG|0x1"
assert repr(re.RegexFlag(1 << 20 | 2)) == "re.IGNORECASE|0x100000"
assert re.RegexFlag(2) is re.I and re.RegexFlag.__module__ == "re"
assert re.compile("a", re.I).flags == re.I | re.U
assert re.I in (re.I | re.S) and (re.I | re.S) & re.S is re.S

assert re.findall(r"(?i)ab", "AbaB") == ["Ab", "aB"]
assert re.match(r"(?i:a)b", "Ab") and not re.match(r"(?i:a)b", "AB")
assert re.match(r"(?-i:a)b", "aB", re.I) and not re.match(r"(?-i:a)b", "AB", re.I)
assert re.match(r"(?s).", "\n") and not re.match(".", "\n")
assert re.findall(r"(?m)^\w$", "a\nb") == ["a", "b"]
assert re.match(r"""(?x)
    a   # first
    \ b # a space and b
    [ ] # a space
""", "a b ")
assert re.findall(r"\w", "é") == ["é"] and re.findall(r"\w", "é", re.A) == []
assert re.findall(r"(?a)\d", "٣3") == ["3"] and re.findall(r"\d", "٣3") == ["٣", "3"]
assert re.match(r"(?a:\w)\w", "aé") and not re.match(r"(?a:\w)", "é")
# simple case folding with its extra cases
for a, b in (("k", "\u212a"), ("s", "ſ"), ("µ", "μ"), ("ς", "σ"), ("ß", "ẞ"), ("ﬅ", "ﬆ"), ("i", "İ"), ("ı", "I"), ("𐐀", "𐐨"), ("ǆ", "ǅ"), ("θ", "ϑ")):
    assert re.fullmatch(a, b, re.I) and re.fullmatch(b, a, re.I), (a, b)
assert re.fullmatch("[a-z]+", "\u212aſıİ", re.I) and not re.fullmatch("[a-z]+", "\u212a", re.I | re.A)
assert not re.fullmatch("[^k]", "\u212a", re.I)
assert re.fullmatch(rb"[a-z]\xe9", b"A\xe9", re.I) and not re.fullmatch(rb"\xe9", b"\xc9", re.I)
assert re.fullmatch(r"(é)\1", "éÉ", re.I)
# atomic groups, possessive quantifiers, conditions, lookaround
assert not re.match(r"(?>a+)a", "aaa") and re.match(r"a++b", "aab") and not re.match(r"a?+a", "a")
assert re.match(r"(?:ab){1,2}+c", "ababc") and not re.match(r"(?:ab){1,2}+ab", "abab")
assert re.fullmatch(r"(\()?\w+(?(1)\))", "(a)") and not re.fullmatch(r"(\()?\w+(?(1)\))", "(a")
assert re.findall(r"(?<!\d)\d{2}(?!\d)", "1 22 333 44") == ["22", "44"]
assert re.sub(r"(?<=\d)(?=(?:\d{3})+$)", ",", "1234567") == "1,234,567"
assert re.match(r"(?:(a)|(b)|c)*", "abc").groups() == ("a", "b")
assert re.match(r"(a*)*", "aa").span(1) == (2, 2) and re.match(r"(?:a|(b))*?c", "abc").groups() == ("b",)
# what would take for ever elsewhere
assert re.match(r"(a+)+$", "a" * 18 + "b") is None
assert re.match(r"(?:a|aa)+$", "a" * 18 + "b") is None
assert re.search(r"(x+x+)+y", "x" * 18) is None
print("ok")
