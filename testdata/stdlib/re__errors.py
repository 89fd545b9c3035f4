# Errors with their positions, and notices.
import re
import warnings

cases = [
    ("(", "missing ), unterminated subpattern", 0), (")", "unbalanced parenthesis", 0), ("a**", "multiple repeat", 2), ("*", "nothing to repeat", 0),
    ("[a", "unterminated character set", 0), ("[z-a]", "bad character range z-a", 1), (r"[\w-a]", r"bad character range \w-a", 1),
    ("a{3,2}", "min repeat greater than max repeat", 2), ("(?P<1>a)", "bad character in group name '1'", 4), ("(?P<a", "missing >, unterminated name", 4),
    ("(?P<>a)", "missing group name", 4), ("(?Px)", "unknown extension ?Px", 1), ("(?P=x)", "unknown group name 'x'", 4), ("(?<x)", "unknown extension ?<x", 1),
    (r"\1", "invalid group reference 1", 1), (r"(\1)", "cannot refer to an open group", 1), (r"\q", r"bad escape \q", 0), (r"\x1", r"incomplete escape \x1", 0),
    (r"\u12", r"incomplete escape \u12", 0), (r"\U00110000", r"bad escape \U00110000", 0), ("\\", "bad escape (end of pattern)", 0), (r"\400", r"octal escape value \400 outside of range 0-0o377", 0),
    ("(?#", "missing ), unterminated comment", 0), ("a(?i)", "global flags not at the start of the expression", 1), ("(?i", "missing -, : or )", 3), ("(?z)", "unknown extension ?z", 1),
    ("(?iz)", "unknown flag", 3), ("(?-i", "missing :", 4), ("(?-", "missing flag", 3), ("(?i-i:a)", "bad inline flags: flag turned on and off", 5), ("(?L)", "bad inline flags: cannot use 'L' flag with a str pattern", 3),
    ("(?au)", "bad inline flags: flags 'a', 'u' and 'L' are incompatible", 4), ("(?(1)a|b|c)(x)", "conditional backref with more than two branches", 8), ("(?(2)a)(x)", "invalid group reference 2", 3),
    ("(?(0)a)", "bad group number", 3), ("(?P<a>x)(?P<a>y)", "redefinition of group name 'a' as group 2; was group 1", 12), (r"(?<=(a)\1)", "cannot refer to group defined in the same lookbehind subpattern", 9),
    (r"\N{no such name}", "undefined character name 'no such name'", 0), (r"\N", "missing {", 2),
]
for pattern, msg, pos in cases:
    try:
        re.compile(pattern)
    except re.PatternError as e:
        assert (e.msg, e.pos, e.pattern) == (msg, pos, pattern), (pattern, e.msg, e.pos)
        assert str(e) == "%s at position %d" % (msg, pos)
        assert (e.lineno, e.colno) == (1, pos + 1)
        assert e.args == (str(e),)
    else:
        assert False, pattern

try:
    re.compile("a\n(b\n\n*(")
except re.error as e:
    assert str(e) == "missing ), unterminated subpattern at position 7 (line 4, column 2)", e
    assert (e.lineno, e.colno) == (4, 2)
try:
    re.compile("(?<=a+)b")
except re.error as e:
    assert str(e) == "look-behind requires fixed-width pattern" and e.pos is None and e.lineno is None
else:
    assert False
for args, exc, msg in (
    (("a", re.L), ValueError, "cannot use LOCALE flag with a str pattern"),
    ((b"a", re.U), ValueError, "cannot use UNICODE flag with a bytes pattern"),
    (("a", re.A | re.U), ValueError, "ASCII and UNICODE flags are incompatible"),
    (("a{99999999999}",), OverflowError, "the repetition number is too large"),
):
    try:
        re.compile(*args)
    except exc as e:
        assert str(e) == msg
    else:
        assert False

e = re.PatternError("msg", "ab\ncd", 4)
assert str(e) == "msg at position 4 (line 2, column 2)" and (e.lineno, e.colno) == (2, 2)
e = re.PatternError("msg")
assert str(e) == "msg" and e.pattern is None and e.pos is None
assert re.error is re.PatternError and re.PatternError.__module__ == "re" and issubclass(re.error, Exception)

with warnings.catch_warnings(record=True) as w:
    warnings.simplefilter("always")
    for p in ("[[a]", "[+--b]", "[a&&b]", "[a||b]", "[a~~b]"):
        re.purge()
        re.compile(p)
    assert [str(x.message) for x in w] == [
        "Possible nested set at position 1", "Possible set difference at position 2", "Possible set intersection at position 2",
        "Possible set union at position 2", "Possible set symmetric difference at position 2",
    ], [str(x.message) for x in w]
    assert all(x.category is FutureWarning for x in w)
print("ok")
