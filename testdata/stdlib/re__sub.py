# Replacing, splitting, finding all.
import re
import warnings

assert re.sub("b*", "-", "abc") == "-a--c-"
assert re.sub("x*", "-", "abxd") == "-a-b--d-"
assert re.sub(r"(\w)(\w)", r"\2\1", "abcd") == "badc"
assert re.sub(r"(?P<a>x)", r"[\g<a>\g<1>\g<0>]", "axb") == "a[xxx]b"
assert re.sub("a", r"\n\\\x41"[:4], "a") == "\n\\"
assert re.sub("a", lambda m: m.group().upper() * 2, "banana") == "bAAnAAnAA"
assert re.sub("a", lambda m: None, "banana") == "bnn"
assert re.sub("a", "b", "aaa", count=2) == "bba"
assert re.subn("a", "b", "aaa", count=2) == ("bba", 2)
assert re.subn("z", "b", "aaa") == ("aaa", 0)
assert re.sub(b"a", rb"\g<0>!", b"ba") == b"ba!"
assert re.sub("(a)|b", r"[\1]", "ab") == "[a][]"
assert re.sub("é", "e", "été") == "ete"
assert re.sub("", "-", "日本") == "-日-本-"
assert re.compile("a").sub("b", "aa", 1) == "ba"
s = "unchanged text"
assert re.sub("z", "", s) is s
assert re.sub(r"\b", "|", "ab cd") == "|ab| |cd|"
assert re.sub("^", "> ", "a\nb", flags=re.M) == "> a\n> b"

for repl, msg in (
    (r"\2", "invalid group reference 2 at position 1"),
    (r"\g<2>", "invalid group reference 2 at position 3"),
    (r"\g<", "missing group name at position 3"),
    (r"\g<a", "missing >, unterminated name at position 3"),
    (r"\g<1a>", "bad character in group name '1a' at position 3"),
    (r"\q", r"bad escape \q at position 0"),
    ("\\", "bad escape (end of pattern) at position 0"),
    (r"\400", r"octal escape value \400 outside of range 0-0o377 at position 0"),
):
    try:
        re.sub("(a)", repl, "a")
    except re.PatternError as e:
        assert str(e) == msg, e
    else:
        assert False, repl
try:
    re.sub("(a)", r"\g<x>", "a")
except IndexError as e:
    assert str(e) == "unknown group name 'x'"
else:
    assert False
try:
    re.sub("b", lambda m: 1, "ab")
except TypeError as e:
    assert str(e) == "sequence item 1: expected str instance, int found", e
else:
    assert False

with warnings.catch_warnings(record=True) as w:
    warnings.simplefilter("always")
    assert re.sub("a", "b", "aa", 1) == "ba"
    assert re.split("a", "xaxa", 1) == ["x", "xa"]
    assert [str(x.message) for x in w] == ["'count' is passed as positional argument", "'maxsplit' is passed as positional argument"]
    assert all(x.category is DeprecationWarning for x in w)
try:
    re.sub("a", "b", "aa", 1, count=1)
except TypeError as e:
    assert str(e) == "sub() got multiple values for argument 'count'"
else:
    assert False

assert re.split(r"[,;]\s*", "a, b;c") == ["a", "b", "c"]
assert re.split(r"(-)|(,)", "a-b,c") == ["a", "-", None, "b", None, ",", "c"]
assert re.split("x*", "axbc") == ["", "a", "", "b", "c", ""]
assert re.split(r"\b", "ab cd") == ["", "ab", " ", "cd", ""]
assert re.split("b", "abcbd", maxsplit=1) == ["a", "cbd"]
assert re.split("z", "abc") == ["abc"]
assert re.split(b",", b"a,b") == [b"a", b"b"]

assert re.findall(r"\d+", "a1b22") == ["1", "22"]
assert re.findall(r"(\w)=(\d)?", "a=1 b=") == [("a", "1"), ("b", "")]
assert re.findall(r"(a)|b", "ab") == ["a", ""]
assert re.findall(r"a*", "baac") == ["", "aa", "", ""]
assert re.findall("é.", "éaéb") == ["éa", "éb"]
assert [m.span() for m in re.finditer("a|", "aab")] == [(0, 1), (1, 2), (2, 2), (3, 3)]
assert re.compile("a").findall("aaaa", 1, 3) == ["a", "a"]

sc = re.compile(r"(?P<w>\w+)|\s").scanner("ab c")
out = []
while m := sc.match():
    out.append((m.group(), m.lastgroup))
assert out == [("ab", "w"), (" ", None), ("c", "w")]
assert sc.match() is None

assert re.escape("a.b*c é_1") == r"a\.b\*c\ é_1"
assert re.escape(b"\x00+") == b"\x00\\+"


def op(scanner, token):
    return ("op", token, scanner.match.start())


lexer = re.Scanner([(r"[a-z_]\w*", lambda s, t: ("name", t)), (r"\d+\.\d*", lambda s, t: float(t)), (r"\d+", lambda s, t: int(t)), (r"[=+]", op), (r"\s+", None)])
assert lexer.scan("sum = 3*foo + 312.50") == ([("name", "sum"), ("op", "=", 4), 3], "*foo + 312.50")
print("ok")
