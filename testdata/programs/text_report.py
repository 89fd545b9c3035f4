# Word statistics, wrapping and columns, from a text in the program.
TEXT = """It was a bright cold day in the harbour town, and the clocks were wrong again. The keeper of the clocks,
a small man with a large coat, had been told of it twice; he wrote it down, as he wrote everything down, and went
back to his tea. "Clocks," he said to the cat, "are like people: they know the time, but they are shy about it."
The cat, who was not shy, said nothing. Outside the gulls were quarrelling about a fish -- a very small fish -- and
the day went on being bright, and cold, and late."""
import string
words = [w.strip(string.punctuation).lower() for w in TEXT.split()]
words = [w for w in words if w]
counts = {}
for w in words: counts[w] = counts.get(w, 0) + 1
top = sorted(counts.items(), key=lambda kv: (-kv[1], kv[0]))[:10]
width = max(len(w) for w, _ in top)
for w, n in top: print(f"{w:<{width}} {n:3d} {'*' * n}")
print(f"{len(words)} words, {len(counts)} different, mean length {sum(map(len, words)) / len(words):.3f}")
by_length = {}
for w in sorted(counts): by_length.setdefault(len(w), []).append(w)
for n in sorted(by_length, reverse=True)[:4]: print(n, ", ".join(by_length[n]))
def wrap(text, width, justify=False):
    line, lines = [], []
    for word in text.split():
        if line and sum(map(len, line)) + len(line) + len(word) > width:
            lines.append(line)
            line = []
        line.append(word)
    lines.append(line)
    out = []
    for i, ws in enumerate(lines):
        if not justify or i == len(lines) - 1 or len(ws) == 1:
            out.append(" ".join(ws))
            continue
        gaps = len(ws) - 1
        spaces, extra = divmod(width - sum(map(len, ws)), gaps)
        out.append("".join(w + " " * (spaces + (j < extra) if j < gaps else 0) for j, w in enumerate(ws)))
    return out
left, right = wrap(TEXT[:200], 30), wrap(TEXT[:200], 30, justify=True)
for a, b in zip(left, right): print(f"|{a:<30}|{b:<30}|")
assert all(len(l) == 30 for l in right[:-1])
sentences = [s.strip() for s in TEXT.replace("\n", " ").replace("?", ".").split(".") if s.strip()]
for s in sentences: print(len(s.split()), s[:20] + "...", s.title()[:12], s.swapcase()[:12])
vowels = {v: TEXT.lower().count(v) for v in "aeiou"}
print(vowels, max(vowels, key=vowels.get))
caesar = lambda s, k: "".join(chr((ord(c) - 97 + k) % 26 + 97) if c.islower() else c for c in s)
assert caesar(caesar(TEXT, 5), -5) == TEXT
print(caesar("the clocks", 13), "".join(reversed("clocks")), TEXT[10:30:2].encode().hex())
