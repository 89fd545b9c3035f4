# Words, sentences and letters of a text: counts, concordance, readability, n-grams, a Markov text from a seeded generator.
import random
import re
import string
import textwrap
from collections import Counter, defaultdict
from itertools import islice, tee

TEXT = """
The lighthouse keeper kept a diary. Every evening, after the lamp was lit, he wrote three lines:
one for the weather, one for the ships, and one for himself. "The weather," he used to say, "is
the sea's diary; the ships are the weather's." Nobody knew whom the third line was for. When the
old keeper left, the new keeper found the diaries -- forty of them -- in a chest below the stairs.
He read the weather. He read the ships. The third lines he couldn't read: they'd been written
backwards, and in a mirror they said, again and again, the same three words.
"""

words = re.findall(r"[a-z]+(?:'[a-z]+)?", TEXT.lower())
sentences = [s.strip() for s in re.split(r"(?<=[.!?])[\"']?\s+", TEXT.strip()) if s.strip()]
print(len(words), "words,", len(set(words)), "different,", len(sentences), "sentences")
for word, n in Counter(words).most_common(8):
    print(f"  {word:<10}{n:>3} {'=' * n}")
print("once only:", sorted(w for w, n in Counter(words).items() if n == 1 and len(w) > 6))
lengths = Counter(map(len, words))
print("lengths:", " ".join(f"{k}:{lengths[k]}" for k in sorted(lengths)))
letters = Counter(c for c in TEXT.lower() if c in string.ascii_lowercase)
print("letters:", "".join(c for c, _ in sorted(letters.items(), key=lambda kv: (-kv[1], kv[0]))), "missing:", *sorted(set(string.ascii_lowercase) - set(letters)))
vowels = sum(letters[v] for v in "aeiou")
print(f"vowels {vowels / letters.total():.2%}, mean word {sum(map(len, words)) / len(words):.3f}")


def ngrams(seq, n):
    its = tee(seq, n)
    for i, it in enumerate(its):
        next(islice(it, i, i), None)
    return zip(*its)


for n in (2, 3):
    common = [(" ".join(g), c) for g, c in Counter(ngrams(words, n)).items() if c > 1]
    print(n, "grams:", sorted(common, key=lambda t: (-t[1], t[0]))[:6])


def concordance(word, width=22):
    flat = " ".join(TEXT.split())
    for m in re.finditer(rf"\b{re.escape(word)}\b", flat, re.I):
        left, right = flat[:m.start()][-width:], flat[m.end():][:width]
        yield f"{left:>{width}}[{m[0]}]{right:<{width}}|"


print(*concordance("diary"), *concordance("third"), sep="\n")
syllables = lambda w: max(1, len(re.findall(r"[aeiouy]+", re.sub(r"e\b", "", w))))
grade = 0.39 * len(words) / len(sentences) + 11.8 * sum(map(syllables, words)) / len(words) - 15.59
print(f"grade {grade:.2f}; most syllables:", max(words, key=lambda w: (syllables(w), w)))

chain = defaultdict(list)
for a, b in ngrams(words, 2):
    chain[a].append(b)
rng = random.Random(99)
for _ in range(3):
    out = [rng.choice(sorted(chain))]
    while len(out) < 12 and chain[out[-1]]:
        out.append(rng.choice(chain[out[-1]]))
    print("...", *out)
print(textwrap.fill(" ".join(TEXT.split()), 50, initial_indent="> ", subsequent_indent="| ", max_lines=5, placeholder=" [...]"))
print(textwrap.shorten(TEXT, 60), string.capwords("the sea's diary"), TEXT.translate(str.maketrans("", "", string.punctuation)).split()[-4:], sep="\n")
