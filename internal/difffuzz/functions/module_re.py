# re: random patterns over few letters, all functions, flags and templates; str and bytes; patterns that may be wrong.
import re

atoms = ["a", "b", "c", ".", "\\d", "\\w", "\\s", "\\W", "\\D", "\\S", "[ab]", "[^a]", "[a-c1]", "[\\w-]", "[^\\s\\d]", "[]a]", "\\b", "\\B", "^", "$", "\\A", "\\Z", "(?=a)", "(?!b)", "(?<=a)", "(?<!c)", "(?<=[ab]c)", "\\1", "(?P=n)",
         "\\x61", "\\n", "\\.", "[\\n-a]", "(?#note)", "(?:)"]
only_text = ["é", "\\u0061", "[à-ÿ]", "ß", "\\N{LATIN SMALL LETTER A}", "İ", "ſ", "[^é]"]
only_bytes = ["\\xe9", "[\\x80-\\xff]"]
damage = ["(", ")", "[", "]", "{", "}", "*", "+", "?", "|", "\\", "(?", "(?P", "(?P<", "(?P<n>", "(?<", "(?P=", "(?(", "(?(9)a)", "\\8", "{2,1}", "{,", "[b-a]", "(?i)", "(?z)", "(?i-i:a)", "(?-i:a)", "(?a)", "(?L)", "(?u)", "\\q", "\\x1", "\\N{NO SUCH}", "[[a]", "[a--b]", "**", "(?<=a*)", "(?<=a|bc)", "(?>", "\\777", "(?P<1>a)", "(?P<n>b)"]


def pattern(depth, more):
    parts = []
    for _ in range(1 + below(3)):
        k = below(10)
        if k < 5 or depth == 0:
            p = pick(more if below(9) == 0 else atoms)
        elif k < 7:
            p = pick(("(%s)", "(?:%s)", "(?P<n>%s)", "(?i:%s)", "(?>%s)", "(?-i:%s)", "(?=%s)", "(?!%s)", "(?s-m:%s)")) % pattern(depth - 1, more)
        elif k == 7:
            p = "(?:%s|%s)" % (pattern(depth - 1, more), pattern(depth - 1, more))
        elif k == 8:
            p = "(%s)?(?(1)%s|%s)" % (pick("abc"), pick("ab"), pick("bc"))
        else:
            p = pick("abc")
        if below(3) == 0:
            p += pick(("*", "+", "?", "*?", "+?", "??", "{2}", "{1,2}", "{,2}?", "{1,}", "*+", "++", "?+", "{1,2}+", "{", "{a}"))
        parts.append(p)
    return "".join(parts)


def some_pattern():
    """A pattern, and subjects for it: of str, or of bytes."""
    p = pattern(2, only_bytes if (of_bytes := below(4) == 0) else only_text)
    if below(6) == 0:
        i = below(len(p) + 1)
        p = p[:i] + pick(damage) + p[i + below(2):]
    s = "".join([pick("aaabbc1 \néA_B" + ("" if of_bytes else "ßſıK")) for _ in range(below(12))])
    if not s and "\\B" in p:
        s += "a"  # since 3.14 the empty text has a \\B
    if of_bytes:
        return p.encode("latin-1"), s.encode("latin-1")
    return p, s


flags = [0, 0, 0, re.I, re.M, re.S, re.A, re.M | re.S, re.I | re.A, re.X, re.X | re.I]


def found(m):
    return m and (m.span(), m.groups(), m.lastindex, m.lastgroup, m.groupdict(), m.regs, m.pos, m.endpos, repr(m))


def matching(p, s, flags):
    r = re.compile(p, flags)
    return found(r.match(s)), found(r.search(s)), found(r.fullmatch(s)), r.groups, dict(r.groupindex), r.flags


def scanning(p, s, flags):
    r = re.compile(p, flags)
    return r.findall(s), [m.span() for m in r.finditer(s)], r.split(s), r.subn(r"<\g<0>>" if isinstance(s, str) else rb"<\g<0>>", s)


def part(p, s, start, end):
    r = re.compile(p)
    return found(r.match(s, start, end)), found(r.search(s, start, end)), found(r.fullmatch(s, start, end)), r.findall(s, start, end)


def rarely(p, s, n):
    return re.split(p, s, maxsplit=n), re.sub(p, lambda m: m[0] * 2, s, count=n)


def sub(p, template, s):
    return re.sub(p, template, s), [m.expand(template) for m in re.finditer(p, s)]


def scanner(phrases, s):
    return re.Scanner([(p, action) for p, action in phrases]).scan(s)


def wrong(p):
    try:
        return re.compile(p) and None
    except re.error as err:
        return err.msg, err.pos, err.lineno, err.colno


def template():
    return "".join([pick(("\\1", "\\2", "\\g<0>", "\\g<n>", "\\g<1>", "\\n", "\\\\", "\\0", "\\012", "\\101", "x", "\\g<9>", "\\g<", "\\g", "\\q", "\\", "\\g<01>", "\\777", "é", "\\g<m>", "\\18")) for _ in range(below(4))])


for _ in range(count):
    p, s = some_pattern()
    f = pick(flags)
    show("match", matching, p, s, f)
    show("scan", scanning, p, s, f)
    p, s = some_pattern()
    # An end before the start is left out: whether that is an empty match depends on how CPython compiled the pattern.
    start = below(len(s) + 3)
    show("part", part, p, s, start, start + 1 + below(14))
    show("split", rarely, p, s, below(3))
    show("error", wrong, p)
    p, s, t = pick(("(a)(?P<n>b)?", "(b)|(?P<n>[ac])", "(?P<n>\\w)(.)")), "".join([pick("abc ") for _ in range(below(9))]), template()
    show("template", sub, *((p, t, s) if below(4) else (p.encode(), t.encode("latin-1"), s.encode())))
    if below(4) == 0:
        show("scanner", scanner, [(pick(atoms[:20] + ["(a)b", "a|b", "b+"]), pick((None, "x"))) for _ in range(1 + below(3))], s)
    if below(4) == 0:
        show("escape", re.escape, pick((text(10), text(10).encode())))
