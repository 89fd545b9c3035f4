# A workbench of regular expressions: a log parser, a lexer by Scanner and by lastgroup, substitution with functions, verbose patterns, splitting, look-around, errors.
import re
import string
from collections import Counter, namedtuple
from datetime import datetime

LOG = """\
127.0.0.1 - ann [10/Oct/2023:13:55:36 +0200] "GET /index.html?x=1 HTTP/1.1" 200 2326 "-" "Mozilla/5.0 (X11)"
10.0.0.7 - - [10/Oct/2023:13:55:37 +0200] "POST /api/items HTTP/2" 404 0 "http://a.b/c" "curl/8.0"
this line is broken
::1 - bob [10/Oct/2023:13:56:01 +0200] "DELETE /api/items/7 HTTP/1.1" 500 12 "-" "-"
"""
LINE = re.compile(r"""
    ^(?P<host>[\da-f.:]+)\s-\s(?P<user>\S+)\s
    \[(?P<time>[^]]+)\]\s
    "(?P<verb>[A-Z]+)\s(?P<path>[^?\s"]*)(?:\?(?P<query>\S*))?\sHTTP/(?P<version>[\d.]+)"\s
    (?P<status>\d{3})\s(?P<size>\d+)\s
    "(?P<referer>[^"]*)"\s"(?P<agent>[^"]*)"$""", re.VERBOSE | re.MULTILINE | re.IGNORECASE)
for m in LINE.finditer(LOG):
    when = datetime.strptime(m["time"], "%d/%b/%Y:%H:%M:%S %z")
    print(m["host"], m["user"], when.isoformat(), m["verb"], m["path"], m["query"], m.group("status", "size"), m.start("status") - m.start())
print(LINE.groups, list(LINE.groupindex.items())[:3], Counter(m["status"][0] + "xx" for m in LINE.finditer(LOG)), LINE.flags == (re.X | re.M | re.I | re.U))

Token = namedtuple("Token", "kind text place")
SPEC = [("number", r"0[xX][\da-fA-F_]+|\d[\d_]*(?:\.\d+)?(?:[eE][+-]?\d+)?"), ("name", r"[^\W\d]\w*"), ("string", r"""(?P<q>['"])(?:\\.|(?!(?P=q)).)*(?P=q)"""), ("comment", r"#[^\n]*"), ("op", r"\*\*|//|[<>!=]=|[-+*/%=<>(){}\[\],.:]"), ("space", r"\s+"), ("other", r".")]
LEXER = re.compile("|".join(f"(?P<{kind}>{pattern})" for kind, pattern in SPEC), re.S)
print([(m.lastgroup if m.lastgroup != "q" else "string", m[0]) for m in LEXER.finditer("x1 = 0xFF ** 2.5e-3 # c\nf('it\\'s', \"a'b\") @ é_2") if m.lastgroup != "space"])
scanner = re.Scanner([(r"\d+", lambda s, t: int(t)), (r"[a-z]+", lambda s, t: t.upper()), (r"[-+]", lambda s, t: s.match.span()), (r"\s+", None)])
print(scanner.scan("abc 12 + de-7 !rest"))

print(re.sub(r"(?P<first>\w)(\w*)", lambda m: m[2] + m["first"] + "ay", "pig latin words"), re.sub(r"(\d+)-(\d+)", r"\2-\1|\g<0>", "10-20 3-4"), re.subn("a", "b", "banana", count=2), re.sub(r"\b", "|", "two words"), re.sub("x*", "-", "axbx"), re.sub(r"(a)|b", r"[\1]", "ab"))
print(re.split(r"[,;]\s*", "a, b;c,,d"), re.split(r"(-)", "1-2-3", maxsplit=1), re.split(r"(?=[A-Z])", "splitCamelCaseHere"), re.split(r"\b", "a b"), re.split("", "abc"), re.findall(r"(\w)(\d)?", "a1b"), re.findall(r"\w+(?=:)", "key: value other:"))
print(re.findall(r"(?<=\$)\d+(?:\.\d\d)?(?!\d)", "$5 $12.50 3 $7.123"), re.findall(r"(?<!\w)#\w+", "#tag a#b ##c"), re.search(r"(?P<word>\b\w+\b) (?P=word)", "the the cat").span(), re.fullmatch(r"(\()?\w+(?(1)\))", "(ok)")[1], re.fullmatch(r"(\()?\w+(?(1)\))", "(bad"))
print(re.match(r"(?:(a)|(b))+", "abab").groups(), re.match("(a)?(b)?", "b").groups("none"), re.match(r"(?i:STRASSE)|x", "strasse"), re.match(r"a++b", "aaab"), re.match(r"(?>a*)ab", "aaab"), re.findall(r"(?s:.)(?-i:B)", "aB\nB", re.I), re.search(r"\N{GREEK SMALL LETTER ALPHA}", "xα").start())
print(re.findall(r"\w+", "naïve Ünïcode 漢字 ٣"), re.findall(r"\w+", "naïve", re.A), re.findall(rb"\w+", b"bytes \xff too"), re.findall(r"[^\W_]+", "a_b-c"), re.findall(r"^\w", "a\nb", re.M), re.findall(r".\Z", "x\n"), re.findall("[]a-]", "-]a^"), re.escape("a.b*c [d] é\n-"))
m = re.compile(r"(?P<year>\d{4})-(?P<month>\d\d)?").search("on 2024-", 2)
print(m, m.groupdict("?"), m.expand(r"\g<year>/\g<month>."), m.pos, m.endpos, m.lastindex, m.regs, m.re.pattern, m.string, m.end("month"), bool(m))
pattern = re.compile("ab", re.I)
print(pattern, repr(re.compile("a" * 300))[:30], pattern == re.compile("AB".lower(), re.I), pattern.search("xxABab", 3), pattern.match("xab", 1), pattern.fullmatch("abc", 0, 2), pattern.sub(str.upper and "<>", "abAB"), re.compile(pattern) is pattern)
for bad in ("(", "a)", "[a", "*a", "a**", "(?P<1>a)", "(?P<a>x)(?P<a>y)", r"\1", "(?P=n)", "(?<=a*)b", "[z-a]", "a{3,2}", "(?z)", "(?", r"\q", "(?P<a", "x(?i)", "(?(2)a)", r"\N{nope}", r"[\d-z]x(", "(?#", "a{99999999999}", "(?<a)", r"\x1", r"\u12", "(?i-i:a)", "\\"):
    try:
        print(f"{bad!r:16}", re.compile(bad))
    except OverflowError as e:
        print(f"{bad!r:16} {e}")
    except re.error as e:
        print(f"{bad!r:16} {e} | {e.msg} {e.pos} {e.lineno} {e.colno}")
for action in (lambda: m.group("nope"), lambda: m[3], lambda: re.sub("a", r"\2", "a"), lambda: re.sub("(a)", r"\g<x>", "a"), lambda: re.match(b"a", "a"), lambda: re.compile("a", 5.0), lambda: re.compile(pattern, re.M), lambda: re.sub("a", 5, "a"), lambda: re.findall("a", None), lambda: re.sub("a", r"\q", "a"), lambda: re.split("a", "b", flags="x")):
    try:
        print(action())
    except (re.error, IndexError, TypeError, ValueError) as e:
        print(type(e).__name__, e)


def glob_to_regex(glob):
    out = []
    for part in re.findall(r"\*\*|[*?]|\[!?\]?[^]]*\]|.", glob):
        out.append({"**": ".*", "*": "[^/]*", "?": "[^/]"}.get(part) or (part.replace("[!", "[^") if len(part) > 1 else re.escape(part)))
    return re.compile("".join(out) + r"\Z")


for glob in ("src/**/*.py", "?[!a-c].txt", "a.b+c"):
    g = glob_to_regex(glob)
    print(glob, g.pattern, [n for n in ("src/a/b.py", "xd.txt", "xa.txt", "a.b+c", "axb+c") if g.match(n)])


class Dotted(string.Template):
    delimiter = "%"
    idpattern = r"[a-z]+(?:\.[a-z]+)*"


print(Dotted("%user.name pays %% %{amount} to %x").safe_substitute({"user.name": "Ann", "amount": 5}), Dotted.pattern.groups, re.RegexFlag(10), re.I | re.X, repr(re.ASCII), re.NOFLAG)
