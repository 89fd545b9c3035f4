# Breaking paragraphs into lines: greedy against least total badness (Knuth's idea as dynamic programming), hyphenation by small rules, columns, hanging indents, drop caps.
import re
import textwrap
import unicodedata
from functools import lru_cache
from itertools import accumulate, zip_longest
from math import inf

TEXT = """The art of setting type is older than any computer, and most of its rules were found by patient people with lead on their
fingers. A paragraph should be even in colour: no line so loose that rivers of white run through it, none so tight that the words touch.
Looking at one line at a time cannot achieve that; an early choice decides what is possible five lines further down."""
VOWELS = set("aeiouy")


def width(text):
    """Columns on a terminal: wide characters take two, combining marks none."""
    return sum(0 if unicodedata.combining(c) else 1 + (unicodedata.east_asian_width(c) in "WF") for c in text)


def greedy(words, size):
    lines, line = [], []
    for word in words:
        if line and width(" ".join([*line, word])) > size:
            lines.append(line)
            line = []
        line.append(word)
    return [*lines, line]


def best(words, size):
    sums = [0, *accumulate(width(w) + 1 for w in words)]

    @lru_cache(maxsize=None)
    def cost(start):
        if start == len(words):
            return 0, len(words)
        options = []
        for end in range(start + 1, len(words) + 1):
            spare = size - (sums[end] - sums[start] - 1)
            if spare < 0 and end > start + 1:
                break
            here = 0 if end == len(words) else inf if spare < 0 and size > 8 else abs(spare) ** 3
            options.append((here + cost(end)[0], end))
        return min(options)
    lines, at = [], 0
    while at < len(words):
        end = cost(at)[1]
        lines.append(words[at:end])
        at = end
    return lines, cost(0)[0]


def badness(lines, size):
    return sum((size - width(" ".join(l))) ** 3 for l in lines[:-1])


def justify(words, size, last=False):
    if last or len(words) == 1:
        return " ".join(words)
    gaps, spare = len(words) - 1, size - sum(map(width, words))
    each, extra = divmod(spare, gaps)
    # The wider gaps alternate between the ends of a line, so that they do not pile up on one side.
    wide = set(range(extra)) if len(words[0]) % 2 else set(range(gaps - extra, gaps))
    return "".join(w + " " * (each + (i in wide)) * (i < gaps) for i, w in enumerate(words))


def syllables(word):
    points = [i for i in range(2, len(word) - 2) if word[i - 1].lower() in VOWELS and word[i].lower() not in VOWELS and word[i + 1].lower() in VOWELS
              or word[i - 1].lower() not in VOWELS and word[i].lower() not in VOWELS and word[i - 2].lower() in VOWELS and word[i + 1].lower() in VOWELS]
    return [word[a:b] for a, b in zip([0, *points], [*points, len(word)])]


def hyphenated(words, size):
    lines, line, queue = [], [], list(reversed(words))
    while queue:
        word = queue.pop()
        room = size - width(" ".join(line)) - bool(line)
        if width(word) <= room:
            line.append(word)
            continue
        parts = syllables(word)
        for k in range(len(parts) - 1, 0, -1):
            if width("".join(parts[:k])) + 1 <= room:
                line.append("".join(parts[:k]) + "-")
                word = "".join(parts[k:])
                break
        if not line:
            line.append(word)
            word = None
        lines.append(line)
        line = []
        if word:
            queue.append(word)
    return lines + [line] if line else lines


def columns(text, count, size, gap="  |  "):
    lines = [l for p in text.split("\n\n") for l in [justify(x, size, i == len(b) - 1) for b in [best(p.split(), size)[0]] for i, x in enumerate(b)] + [""]]
    height = -(-len(lines) // count)
    stacks = [lines[i:i + height] for i in range(0, len(lines), height)]
    return "\n".join(gap.join(c.ljust(size) for c in row).rstrip() for row in zip_longest(*stacks, fillvalue=""))


words = TEXT.split()
for size in (34, 48):
    loose, (tight, cost) = greedy(words, size), best(words, size)
    print(f"size {size}: greedy {badness(loose, size)} in {len(loose)} lines, best {cost} in {len(tight)} lines")
    assert cost == badness(tight, size) <= badness(loose, size)
    for a, b in zip_longest(loose, tight, fillvalue=[]):
        print(f"|{' '.join(a):{size}}|{justify(b, size, b is tight[-1]):{size}}|")
print(all(width(justify(l, 40)) == 40 for l in best(words, 40)[0][:-1]), [" ".join(l) for l in greedy(words, 60)] == textwrap.wrap(TEXT, 60))
print(*["-".join(syllables(w)) for w in "computer paragraph possible typesetting banana rhythm extraordinary".split()])
narrow = hyphenated(words[:24], 16)
print(*[f"{justify(l, 16, l is narrow[-1]):16}|" for l in narrow], sep="\n")
joined = re.sub(r"-\n", "", "\n".join(" ".join(l) for l in narrow)).split()
print(joined == words[:24], max(width(" ".join(l)) for l in narrow))
print(columns(TEXT + "\n\n" + "A second paragraph, short.", 2, 30))
print(textwrap.fill(TEXT, 50, initial_indent="  * ", subsequent_indent="    ", max_lines=3, placeholder=" [more]"))
print(textwrap.indent(textwrap.dedent("""\
        kept
          as it was

        here"""), "> ", lambda line: "kept" not in line))
wide = "日本語 の 文章 も cafe\u0301 と 並ぶ naïve ｆｕｌｌ".split()
for line in best(wide, 14)[0]:
    text = " ".join(line)
    print(f"[{text}{' ' * (14 - width(text))}]", width(text), len(text))
cap = ["####  ", " ##   ", " ##   "]
body = best(words[1:], 38)[0]
print(*(f"{cap[i] if i < 3 else '':6}{justify(l, 38)}" for i, l in enumerate(body[:5])), sep="\n")
print(textwrap.shorten(TEXT, 40), textwrap.shorten("one  two", 7, placeholder="~"), textwrap.wrap("a-b-c extraordinarily-long", 9), textwrap.wrap("unbreakable", 4), textwrap.wrap("unbreakable x", 4, break_long_words=False))
