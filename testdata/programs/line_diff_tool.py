# A diff tool of its own (longest common subsequence by Myers' method), checked against difflib, with three outputs and a patcher.
import difflib

OLD = """alpha
beta
gamma
delta
epsilon
zeta
eta
theta
iota
kappa""".splitlines()
NEW = """alpha
beta (changed)
gamma
epsilon
zeta
zeta and a half
eta
theta
kappa
lambda""".splitlines()


def myers(a, b):
    """Yield (op, line) pairs of a shortest edit script."""
    best, trail = {1: 0}, []
    for d in range(len(a) + len(b) + 1):
        trail.append(dict(best))
        for k in range(-d, d + 1, 2):
            down = k == -d or k != d and best[k - 1] < best[k + 1]
            x = best[k + 1] if down else best[k - 1] + 1
            while x < len(a) and x - k < len(b) and a[x] == b[x - k]:
                x += 1
            best[k] = x
            if x >= len(a) and x - k >= len(b):
                return list(walk_back(a, b, trail))[::-1]


def walk_back(a, b, trail):
    x, y = len(a), len(b)
    for d in range(len(trail) - 1, -1, -1):
        best, k = trail[d], x - y
        down = k == -d or k != d and best[k - 1] < best[k + 1]
        pk = k + 1 if down else k - 1
        px = best[pk]
        while x > px and y > px - pk and x and y and a[x - 1] == b[y - 1]:
            x, y = x - 1, y - 1
            yield " ", a[x]
        if d:
            if down:
                y -= 1
                yield "+", b[y]
            else:
                x -= 1
                yield "-", a[x]


script = myers(OLD, NEW)
for op, line in script:
    print(op, line)
assert [l for op, l in script if op != "+"] == OLD and [l for op, l in script if op != "-"] == NEW
print("cost", sum(op != " " for op, _ in script))

print(*difflib.unified_diff(OLD, NEW, "old.txt", "new.txt", "2024-01-01", "2024-01-02", n=1, lineterm=""), sep="\n")
print(*difflib.context_diff(OLD[:5], NEW[:4], "a", "b", lineterm=""), sep="\n")
print(*difflib.ndiff(["private int n;\n", "same\n", "return x + 1;\n"], ["private long n;\n", "same\n", "return x - 1;\n"]), sep="", end="")
matcher = difflib.SequenceMatcher(None, OLD, NEW)
for tag, i1, i2, j1, j2 in matcher.get_opcodes():
    print(f"{tag:8} {OLD[i1:i2]} -> {NEW[j1:j2]}")
print(round(matcher.ratio(), 4), matcher.find_longest_match(), matcher.quick_ratio() >= matcher.ratio())


def apply(lines, patch):
    """Apply a unified diff to lines."""
    out, at = [], 0
    for row in patch:
        if row.startswith(("---", "+++")):
            continue
        if row.startswith("@@"):
            start = int(row.split()[1].split(",")[0][1:]) - 1
            out += lines[at:start]
            at = start
        elif row[0] == "+":
            out.append(row[1:])
        else:
            assert lines[at] == row[1:], (at, lines[at], row)
            if row[0] == " ":
                out.append(row[1:])
            at += 1
    return out + lines[at:]


patch = list(difflib.unified_diff(OLD, NEW, lineterm="", n=0))
print(apply(OLD, patch) == NEW, len(patch))
delta = list(difflib.ndiff(OLD, NEW))
print(list(difflib.restore(delta, 1)) == OLD, list(difflib.restore(delta, 2)) == NEW)
print(difflib.get_close_matches("gama", OLD), difflib.get_close_matches("eta", OLD, n=2, cutoff=0.7), difflib.get_close_matches("xyz", OLD))
