# A typing tutor and quiz on text: questions from a mini markup, scoring with streaks, difflib hints, high scores saved as JSON, coloured text with ANSI codes, progress bars.
import contextlib
import difflib
import io
import json
import os
import random
import re
import string
import tempfile
import textwrap
import unicodedata
from collections import ChainMap, OrderedDict, deque
from dataclasses import asdict, dataclass, field
from functools import partial
from itertools import chain, cycle, islice, repeat, zip_longest
from pathlib import Path

QUESTIONS = """
? What is the capital of France?
= Paris
? Which planet is the largest?
* Mars | Jupiter | Venus
? 7 * 8
= 56 | fifty-six
? Type this: The quick brown fox
~ The quick brown fox
? Name a colour of the rainbow
= red|orange|yellow|green|blue|indigo|violet
"""
COLOURS = dict(zip("black red green yellow blue magenta cyan white".split(), range(30, 38)))


def paint(text, colour, **style):
    codes = [str(COLOURS[colour]), *(code for name, code in (("bold", "1"), ("underline", "4")) if style.get(name))]
    return f"\x1b[{';'.join(codes)}m{text}\x1b[0m"


def plain(text): return re.sub(r"\x1b\[[\d;]*m", "", text)
def width(text): return sum(2 if unicodedata.east_asian_width(c) in "WF" else 0 if unicodedata.combining(c) else 1 for c in plain(text))


@dataclass
class Question:
    text: str
    kind: str
    answers: list[str]
    right: int = 0

    def check(self, given):
        given = " ".join(given.split())
        match self.kind:
            case "~": return difflib.SequenceMatcher(None, self.answers[0], given).ratio()
            case "*": return float(given.isdigit() and int(given) - 1 == self.right or given.casefold() == self.answers[self.right].casefold())
        return float(given.casefold() in map(str.casefold, self.answers))

    def hint(self, given):
        if self.kind == "~":
            ops = difflib.SequenceMatcher(None, given, self.answers[0]).get_opcodes()
            return "".join(self.answers[0][c:d] if op == "equal" else paint(self.answers[0][c:d] or "_", "red") for op, a, b, c, d in ops)
        near = difflib.get_close_matches(given, self.answers, 1, 0.5)
        return f"did you mean {near[0]}?" if near else f"it was {self.answers[self.right]}"


def parse(text):
    for block in re.split(r"^\? ", text, flags=re.M)[1:]:
        question, answer = block.strip().splitlines()
        kind, rest = answer[0], [a.strip() for a in answer[1:].split("|")]
        yield Question(question, kind, rest, right=1 if kind == "*" else 0)


@dataclass(order=True)
class Score:
    points: float
    name: str = field(compare=False)
    best_streak: int = 0


class Table:
    def __init__(self, path, size=3):
        self.path, self.size = Path(path), size

    def load(self):
        with contextlib.suppress(FileNotFoundError):
            return [Score(**s) for s in json.loads(self.path.read_text())]
        return []

    def add(self, score):
        scores = sorted([*self.load(), score], reverse=True)[:self.size]
        temp = self.path.with_suffix(".tmp")
        temp.write_text(json.dumps([asdict(s) for s in scores]))
        os.replace(temp, self.path)
        return any(s is score for s in scores)


def bar(done, total, size=20): return f"[{'#' * (filled := round(size * done / total)):-<{size}}] {done / total:4.0%}" + ("!" if filled == size else "")


def play(name, replies, questions, table, seed):
    rng, streak, best, points = random.Random(seed), 0, 0, 0.0
    order = rng.sample(questions, len(questions))
    recent = deque(maxlen=3)
    for n, (q, reply) in enumerate(zip_longest(order, islice(replies, len(order)), fillvalue=""), 1):
        share = q.check(reply)
        streak = streak + 1 if share > 0.9 else 0
        best = max(best, streak)
        points += share * (1 + streak / 10)
        recent.append("✓" if share > 0.9 else "~" if share > 0.5 else "✗")
        mark = paint(recent[-1], "green" if share > 0.9 else "yellow" if share > 0.5 else "red", bold=True)
        line = f"{mark} {q.text} {paint(reply, 'cyan')}" + ("" if share > 0.9 else f" ({q.hint(reply)})")
        print(f"{bar(n, len(order))} {plain(line)} {len(line) - len(plain(line))} {''.join(recent)}")
    score = Score(round(points, 2), name, best)
    print(f"{name}: {score.points:.2f} points, streak {best}", "- on the table" if table.add(score) else "")


questions = list(parse(QUESTIONS))
print(*questions, sep="\n")
answers = {"What": "paris", "Which": "2", "7 * 8": "Fifty-Six", "Type": "The quikc brown fox", "Name": "gren"}
with tempfile.TemporaryDirectory() as folder:
    table = Table(Path(folder, "scores.json"))
    perfect = {q.text: q.answers[q.right] for q in questions}
    for seed, (name, known) in enumerate([("Ann", answers), ("Bob", {}), ("Cid", perfect), ("Dan", {"7 * 8": "56"})]):
        order = random.Random(seed).sample(questions, len(questions))
        play(name, (next((v for k, v in known.items() if q.text.startswith(k)), "pass") for q in order), questions, table, seed)
    print(table.load(), table.path.read_text()[:60])
print(repr(paint("x", "red", bold=True, underline=True)), width(paint("漢字é\u0301", "blue")), [width(s) for s in ("abc", "ﾊﾝ", "👍")], plain(paint("a", "white")))
table = str.maketrans(dict(zip(string.ascii_lowercase, string.ascii_lowercase[13:] + string.ascii_lowercase[:13]))) if False else str.maketrans(string.ascii_letters, string.ascii_lowercase[13:] + string.ascii_lowercase[:13] + string.ascii_uppercase[13:] + string.ascii_uppercase[:13])
print("Hello, World".translate(table), "Hello".translate(table).translate(table), "tab\tx".expandtabs(4), "a-b_c".translate({45: None, 95: " "}))
words = "the cat sat on the mat with the hat".split()
print([w.center(7, ".") for w in words[:3]], "|".join(f"{w:^{n}}" for w, n in zip(words, cycle((5, 7)))), list(OrderedDict.fromkeys(words)), max(words, key=words.count), textwrap.fill(" ".join(chain.from_iterable(repeat(words, 3))), 30, max_lines=2))
out = io.StringIO()
say = partial(print, file=out, end="|", sep="-")
say(1, 2), say(), say("x", end="\n"), say(*"abc", sep="")
print(repr(out.getvalue()), ChainMap({"a": 1}, {"a": 2, "b": 3})["b"], "%-6s|%+.2e|%05d|%x|%c|%%|%r" % ("ab", 12345.678, -42, 255, 65, "q"), "{:>{w}.{p}f}|{!r:^8}|{:,}".format(3.14159, "x", 1234567, w=8, p=2) if False else "{0:>{w}.{p}f}|{1!r:^8}|{2:,}".format(3.14159, "x", 1234567, w=8, p=2))
