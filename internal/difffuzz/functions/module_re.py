# re: random patterns over few letters, all functions.
import re

atoms = ["a", "b", "c", ".", "\\d", "\\w", "\\s", "[ab]", "[^a]", "[a-c1]", "\\b", "^", "$", "é", "\\A", "\\Z", "(?=a)", "(?!b)", "(?<=a)", "(?<!c)", "\\1", "(?P=n)"]


def pattern(depth):
    parts = []
    for _ in range(1 + below(3)):
        k = below(10)
        if k < 5 or depth == 0:
            p = pick(atoms)
        elif k < 7:
            p = pick(("(%s)", "(?:%s)", "(?P<n>%s)", "(?i:%s)", "(?>%s)")) % pattern(depth - 1)
        elif k == 7:
            p = "(?:%s|%s)" % (pattern(depth - 1), pattern(depth - 1))
        elif k == 8:
            p = "(%s)?(?(1)%s|%s)" % (pick("abc"), pick("ab"), pick("bc"))
        else:
            p = pick("abc")
        if below(3) == 0:
            p += pick(("*", "+", "?", "*?", "+?", "??", "{2}", "{1,2}", "{,2}?", "*+", "++"))
        parts.append(p)
    return "".join(parts)


def subject():
    return "".join([pick("aaabbc1 \néA") for _ in range(below(12))])


def found(m):
    return m and (m.span(), m.groups(), m.lastindex, m.lastgroup, m.groupdict())


def everything(p, s, flags):
    r = re.compile(p, flags)
    return (found(r.match(s)), found(r.search(s)), found(r.fullmatch(s)), r.findall(s), [m.span() for m in r.finditer(s)],
            r.split(s), r.subn("<\\g<0>>", s), r.groups, dict(r.groupindex))


def split_rarely(p, s, n):
    return re.split(p, s, maxsplit=n), re.sub(p, lambda m: m[0] * 2, s, count=n)


for _ in range(count):
    p = pattern(2)
    show("re", everything, p, subject(), pick((0, 0, re.I, re.M, re.S, re.A, re.M | re.S)))
    if below(4) == 0:
        show("split", split_rarely, p, subject(), 1 + below(2))
    if below(6) == 0:
        show("escape", re.escape, text(10))
