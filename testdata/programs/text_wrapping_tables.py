# Text laid out: tables with borders and alignment, wrapped columns, justified paragraphs, bar charts, calendars side by side, Unicode widths, pprint.
import pprint
import textwrap
import unicodedata
from itertools import zip_longest
from string import Formatter

ROWS = [("Name", "Born", "Known for"), ("Ada Lovelace", 1815, "Notes on the analytical engine, with what is called the first program"), ("Émilie du Châtelet", 1706, "A translation of Newton, and an idea of energy"), ("王贞仪", 1768, "Eclipses explained with a lamp, a mirror and a table"), ("Blaise Pascal", 1623.5, None)]


def width(s): return sum(2 if unicodedata.east_asian_width(c) in "WF" else 0 if unicodedata.combining(c) else 1 for c in s)
def pad(s, n, align="<"):
    gap = n - width(s)
    return s + " " * gap if align == "<" else " " * gap + s if align == ">" else " " * (gap // 2) + s + " " * (gap - gap // 2)


def table(rows, widths, aligns, style="+-|="):
    corner, dash, bar, double = style
    rule = lambda ch: corner + corner.join(ch * (w + 2) for w in widths) + corner
    yield rule(dash)
    for i, row in enumerate(rows):
        cells = [textwrap.wrap("" if c is None else str(c), w) or [""] for c, w in zip(row, widths)]
        for line in zip_longest(*cells, fillvalue=""):
            yield bar + bar.join(f" {pad(c, w, a)} " for c, w, a in zip(line, widths, aligns)) + bar
        yield rule(double if i == 0 else dash)


print(*table(ROWS, (18, 6, 24), "<>^"), sep="\n")
print(*table(ROWS[:2], (6, 4, 10), "^^>", "┼─│═"), sep="\n")


def justify(text, n):
    lines = textwrap.wrap(text, n)
    for line in lines[:-1]:
        words = line.split()
        gaps, spaces = len(words) - 1, n - sum(map(len, words))
        yield words[0] + "".join(" " * (spaces // gaps + (i < spaces % gaps)) + w for i, w in enumerate(words[1:])) if gaps else line
    yield lines[-1]


TEXT = "When the wind is in the east, 'tis good for neither man nor beast; when the wind is in the north the skilful fisher goes not forth; but when it blows from the south-west -- antidisestablishmentarianism aside -- all is well."
print(*(f"|{l:38}|" for l in justify(TEXT, 38)), sep="\n")
left, right = textwrap.wrap(TEXT, 24), textwrap.wrap(TEXT[::-1], 24, break_long_words=False)
for a, b in zip_longest(left, right, fillvalue=""): print(f"{a:<24} ¦ {b:>28}")
wrapper = textwrap.TextWrapper(width=30, initial_indent="1. ", subsequent_indent="   ", expand_tabs=True, tabsize=4, fix_sentence_endings=True, drop_whitespace=True, max_lines=3, placeholder=" ..")
print(wrapper.fill("A\ttab. And a sentence.  Another one.\nA new line and-a-hyphenated-word of some length, and more."), wrapper.width)
print(textwrap.dedent("""\
    keep
      the shape
    of this
"""), textwrap.indent("a\n\nb", "> "), textwrap.indent("a\n\nb", "> ", lambda l: True), textwrap.wrap("x" * 25, 10), textwrap.wrap("", 5), textwrap.shorten("some words to shorten here", 18, placeholder="…"), sep="\n")
data = {"mon": 3.5, "tue": 7.25, "wed": 0, "thu": 12, "fri": 9.75}
for k, v in data.items(): print(f"{k:>4} {'█' * int(v)}{'▌' if v % 1 >= .5 else ''} {v:g}")
levels = " ▁▂▃▄▅▆▇█"
print("".join(levels[round(v / 12 * 8)] for v in data.values()))
for y in range(12, -1, -4): print(f"{y:>3} |" + "".join("  *" if v >= y and v < y + 4 else "   " for v in data.values()))
nested = {"name": "tree", "leaves": [{"id": i, "tags": ["t" * i, ("x", i)], "weights": {k: v for k, v in zip("abc", range(i))}} for i in range(3)], "long": " ".join(["word"] * 20), "set": {3, 1, 2}, "bytes": b"x" * 30, "deep": [[[[1]]]]}
pprint.pprint(nested, width=60)
pprint.pprint(nested, width=100, compact=True, depth=2, sort_dicts=False, indent=2)
print(pprint.pformat([10**6, list(range(30))], underscore_numbers=True, compact=True, width=50), pprint.isreadable(nested), pprint.saferepr([1, (2,)]))
for spec in ("{:>8}|{:<8}|{:^8}", "{0!r:*^10}|{1:+.2e}|{2:,}", "{:08.3f}|{:#x}|{:_b}", "{1:{0}.{2}f}"):
    args = {"{:>8}|{:<8}|{:^8}": ("r", "l", "c"), "{0!r:*^10}|{1:+.2e}|{2:,}": ("q", 12345.678, 9876543), "{:08.3f}|{:#x}|{:_b}": (-3.14159, 255, 5000), "{1:{0}.{2}f}": (10, 2.71828, 3)}[spec]
    print(spec.format(*args))
print("%-10s|%+5d|%05.1f|%x|%r|%%|%c|%.3s|%*d" % ("left", 5, 2.25, 255, "r", 65, "truncate", 6, 42))
print([part for part in Formatter().parse("a{b!r:>{c}}d{{e}}")], "{a.real:.1f} {b[0]} {c[key]}".format(a=3 + 4j, b=[9], c={"key": "v"}), f"{'nested':{'>'}{12}} {3.0!s:>6} {10=} {'a' 'b'!r}", format(1234.5, "n"), f"{1e6:,.0f} {0.000123:g} {123456789:.3g} {True:d} {None!s:>5}")
