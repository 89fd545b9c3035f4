# Patterns, matches and their attributes.
import re

m = re.match(r"(?P<first>\w+) (?P<last>\w+)?", "Isaac Newton")
assert m.group() == m[0] == "Isaac Newton"
assert m.group(1, "last") == ("Isaac", "Newton")
assert m["first"] == "Isaac"
assert m.groups() == ("Isaac", "Newton")
assert m.groupdict() == {"first": "Isaac", "last": "Newton"}
assert (m.start(), m.end(), m.span("last")) == (0, 12, (6, 12))
assert (m.pos, m.endpos, m.lastindex, m.lastgroup) == (0, 12, 2, "last")
assert m.regs == ((0, 12), (0, 5), (6, 12))
assert m.string == "Isaac Newton" and m.re.pattern.startswith("(?P<first>")
assert repr(m) == "<re.Match object; span=(0, 12), match='Isaac Newton'>"
assert bool(m)
assert m.expand(r"\g<last>, \1") == "Newton, Isaac"
for bad in (3, -1, "none", 10**30, None):
    try:
        m.group(bad)
    except IndexError as e:
        assert str(e) == "no such group"
    else:
        assert False, bad

m = re.match(r"(a)|(b)", "b")
assert m.groups() == (None, "b") and m.groups("") == ("", "b")
assert m.span(1) == (-1, -1) and m.lastgroup is None

# positions are code points
m = re.search(r"é(.)", "日本é𐐀x")
assert m.span() == (2, 4) and m.span(1) == (3, 4) and m.start() == 2
long = "é" * 1000 + "abc" + "日" * 1000
m = re.search("b", long)
assert m.span() == (1001, 1002)
assert [m.start() for m in re.finditer("é{300}", long)] == [0, 300, 600]
assert re.compile("日").match(long, 1003).end() == 1004
assert re.compile("日+").match(long, 1003, 1010).span() == (1003, 1010)
assert re.compile("日").match(long, 1002) is None

# pos and endpos
p = re.compile("^b")
assert p.match("ab", 1) is None and p.search("ab", 1) is None
assert re.compile("b").match("ab", 1).pos == 1
assert re.compile("(?<=a)b").match("ab", 1)
assert re.compile("b$").search("abc", 0, 2)
assert re.compile(r"\bb").search("ab", 1) is None
assert re.compile("a").search("aaa", 5) is None
assert re.compile("").search("abc", 10).span() == (3, 3)
assert re.compile("a").search("ba", -5, 10**10).endpos == 2

# fullmatch tries all ways
assert re.fullmatch("a|ab", "ab").span() == (0, 2)
assert re.fullmatch("a*?", "aaa").end() == 3
assert re.fullmatch("a|b", "ab") is None

# bytes and bytes-like
assert re.match(rb"\w+", b"ab c").group() == b"ab"
assert re.findall(rb"[\x80-\xff]", b"a\xff\x80") == [b"\xff", b"\x80"]
for pat, s in (("a", b"a"), (b"a", "a")):
    try:
        re.match(pat, s)
    except TypeError as e:
        kinds = ("string", "bytes-like object") if isinstance(pat, str) else ("bytes", "string-like object")
        assert str(e) == "cannot use a %s pattern on a %s" % kinds
    else:
        assert False
try:
    re.match("a", 5)
except TypeError as e:
    assert str(e) == "expected string or bytes-like object, got 'int'"
else:
    assert False

# patterns
p = re.compile("a(?P<x>b)(c)", re.I | re.M)
assert p.groups == 2 and dict(p.groupindex) == {"x": 1}
assert p.flags == 2 | 8 | 32
assert repr(p) == "re.compile('a(?P<x>b)(c)', re.IGNORECASE|re.MULTILINE)"
assert repr(re.compile(b"a", re.A)) == "re.compile(b'a', re.ASCII)"
assert repr(re.compile("x" * 300)) == "re.compile('" + "x" * 199 + ")"
assert re.compile(p) is p and re.compile("qq") is re.compile("qq")
assert re.compile("a") == re.compile("a", re.U) and re.compile("a") != re.compile("a", re.I)
assert re.compile("a") != re.compile(b"a") and hash(re.compile("zz")) == hash(re.compile("zz"))
try:
    re.compile(p, re.I)
except ValueError as e:
    assert str(e) == "cannot process flags argument with a compiled pattern"
else:
    assert False
try:
    re.Pattern()
except TypeError as e:
    assert str(e) == "cannot create 're.Pattern' instances"
else:
    assert False
for bad in ([], {}, set()):
    try:
        re.compile(bad)
    except TypeError as e:
        assert str(e).startswith("unhashable type: "), e
try:
    re.compile(3)
except TypeError as e:
    assert str(e) == "first argument must be string or compiled pattern"
re.purge()

import copy

assert copy.copy(p) is p and copy.deepcopy(p) is p
m = p.match("ABC")
assert copy.copy(m) is m and copy.deepcopy(m) is m
assert re.Pattern.__name__ == "Pattern" and re.Match.__module__ == "re"
print("ok")
