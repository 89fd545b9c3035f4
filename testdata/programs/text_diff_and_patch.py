# Compares texts in every way difflib has, then reads and applies unified patches, forwards and backwards, with fuzz and with rejects.
import difflib
import hashlib
import re
import textwrap
from dataclasses import dataclass, field
from itertools import groupby

OLD = textwrap.dedent("""\
    import sys

    def greet(name):
        print("Hello, " + name)

    def add(a, b):
        return a + b

    def main():
        for name in sys.argv[1:]:
            greet(name)
        print(add(1, 2))

    if __name__ == "__main__":
        main()
    """).splitlines(keepends=True)
NEW = textwrap.dedent("""\
    import sys

    def greet(name, *, loud=False):
        text = f"Hello, {name}"
        print(text.upper() if loud else text)

    def add(a, b):
        return a + b

    def main(args=None):
        for name in args or sys.argv[1:]:
            greet(name)

    if __name__ == "__main__":
        main()
    # the end""").splitlines(keepends=True)


class PatchError(Exception):
    pass


@dataclass
class Hunk:
    old_start: int
    new_start: int
    lines: list = field(default_factory=list)

    @property
    def before(self):
        return [text for sign, text in self.lines if sign in " -"]

    @property
    def after(self):
        return [text for sign, text in self.lines if sign in " +"]

    def reversed(self):
        swap = str.maketrans("+-", "-+")
        return Hunk(self.new_start, self.old_start, [(sign.translate(swap), text) for sign, text in self.lines])

    def __str__(self):
        runs = ", ".join(f"{len([*group])}{sign}" for sign, group in groupby(sign for sign, _ in self.lines))
        return f"@{self.old_start} {runs}"


HEADER = re.compile(r"@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@")


def parse(lines):
    hunks, left = [], [0, 0]
    for number, line in enumerate(lines, 1):
        if m := HEADER.match(line):
            if any(left):
                raise PatchError(f"line {number}: the hunk before is too short by {left}")
            hunks.append(Hunk(int(m[1]), int(m[3])))
            left = [1 if m[i] is None else int(m[i]) for i in (2, 4)]
        elif line.startswith(("---", "+++")) and not any(left):
            continue
        elif line.startswith("\\"):
            sign, text = hunks[-1].lines[-1]
            hunks[-1].lines[-1] = sign, text.rstrip("\n")
        elif hunks and line[:1] in (" ", "+", "-"):
            hunks[-1].lines.append((line[0], line[1:]))
            left[0] -= line[0] != "+"
            left[1] -= line[0] != "-"
            if min(left) < 0:
                raise PatchError(f"line {number}: too many lines in the hunk")
        else:
            raise PatchError(f"line {number}: {line.rstrip()!r} does not belong here")
    return hunks


def apply(lines, hunks, fuzz=5):
    lines, shift, rejected = list(lines), 0, []
    for hunk in hunks:
        wanted = hunk.old_start - 1 + shift if hunk.before else hunk.old_start + shift
        places = sorted(range(-fuzz, fuzz + 1), key=lambda d: (abs(d), d))
        for offset in places:
            at = wanted + offset
            if at >= 0 and lines[at:at + len(hunk.before)] == hunk.before:
                lines[at:at + len(hunk.before)] = hunk.after
                shift += len(hunk.after) - len(hunk.before) + offset
                break
        else:
            rejected.append(hunk)
    return lines, rejected


def digest(lines):
    return hashlib.sha256("".join(lines).encode()).hexdigest()[:12]


def with_marks(diff):
    """difflib does not say that the last line has no end; patches do."""
    for line in diff:
        if line.endswith("\n"):
            yield line
        else:
            yield line + "\n"
            yield "\\ No newline at end of file\n"


patch = list(with_marks(difflib.unified_diff(OLD, NEW, "a/greet.py", "b/greet.py", "2024-01-01", "2024-02-02")))
print("".join(patch))
hunks = parse(patch)
print(*hunks, sep="\n")
made, rejected = apply(OLD, hunks)
print(made == NEW, rejected, digest(OLD), digest(NEW), digest(made))
back, rejected = apply(NEW, [h.reversed() for h in hunks])
print(back == OLD, rejected)
shifted = ["# one\n", "# two\n", *OLD]
made, rejected = apply(shifted, hunks)
print(made == shifted[:2] + NEW, len(rejected))
spoiled = [line.replace("a + b", "b + a").replace("argv", "path") for line in OLD]
made, rejected = apply(spoiled, parse(difflib.unified_diff(OLD, NEW, n=1)))
print(len(made), [str(h) for h in rejected])
for bad in (["nonsense\n"], ["@@ -1,2 +1 @@\n", " a\n", "@@ -3 +3 @@\n"], ["@@ -1 +1 @@\n", "-a\n", "-b\n"]):
    try:
        print(parse(bad))
    except PatchError as e:
        print("bad patch:", e)

print("".join(difflib.context_diff(OLD, NEW, "old", "new", n=0)))
delta = list(difflib.ndiff(OLD[:8], NEW[:9]))
print("".join(delta))
print([*difflib.restore(delta, 1)] == OLD[:8], [*difflib.restore(delta, 2)] == NEW[:9])
matcher = difflib.SequenceMatcher(lambda c: c == " ", "private Thread currentThread;", "private volatile Thread currentThread;")
print(f"{matcher.ratio():.3f} {matcher.quick_ratio():.3f} {matcher.real_quick_ratio():.3f}", matcher.find_longest_match(0, 10, 0, 20), matcher.get_opcodes())
for word in ("appel", "strin", "ocunt", "zzz"):
    print(word, difflib.get_close_matches(word, dir(str) + ["apple", "ape", "maple"], n=2))
print([g for g in difflib.SequenceMatcher(a=OLD, b=NEW).get_grouped_opcodes(1)][0], matcher.bjunk, matcher.bpopular)
html = difflib.HtmlDiff(tabsize=4, wrapcolumn=40).make_table(OLD[:4], NEW[:4], "old", "new", context=True, numlines=1)
print(len(re.findall(r'class="diff_\w+"', html)), sorted(set(re.findall(r'class="(diff_\w+)"', html))), html.count("<tr>"))
print(list(difflib.diff_bytes(difflib.unified_diff, [b"\xff\n"], [b"\xfe\n"], b"x", b"y", lineterm=b"\n")))
