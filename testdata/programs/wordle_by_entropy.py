# Guessing five-letter words: marks for a guess, candidates as filters, the guess with most bits, hard mode, and a game against an adversary who keeps as many words as possible.
import math
import random
import re
from collections import Counter, defaultdict
from functools import cache
from itertools import chain, product, takewhile

WORDS = """about acorn actor adapt adobe adult agent alarm alert alien amber angel angle apple arena aroma arrow aside atlas award bacon badge baker basil beach beard
berry bison blade blaze bloom board bonus brave bread brick bride bring brown brush cabin camel candy cargo carol carve cedar chain chalk charm chess chest cider cigar
civic claim clean clerk climb cloak cloud coach coast cobra cocoa comet coral cover craft crane cream crown dairy daisy dance depot diner dough draft drama dream drift
eagle earth elbow ember enjoy equal event fable fancy feast fiber field flame flint flour focus forge frost fruit ghost giant glade glass globe grace grain grape grass""".split()
RANKS = {letter: rank for rank, (letter, _) in enumerate(Counter(chain.from_iterable(WORDS)).most_common())}


@cache
def marks(guess, secret):
    """'2' is right, '1' elsewhere, '0' absent; a letter is marked as often as the secret has it."""
    left = Counter(s for g, s in zip(guess, secret) if g != s)
    out = []
    for g, s in zip(guess, secret):
        if g == s:
            out.append("2")
        elif left[g]:
            left[g] -= 1
            out.append("1")
        else:
            out.append("0")
    return "".join(out)


def split(guess, words):
    groups = defaultdict(list)
    for w in words:
        groups[marks(guess, w)].append(w)
    return groups


def bits(guess, words):
    n = len(words)
    return math.fsum(len(g) / n * math.log2(n / len(g)) for g in split(guess, words).values())


def best(words, allowed=None):
    return max(allowed or words, key=lambda w: (round(bits(w, words), 9), w in words, [-ord(c) for c in w]))


class Game:
    def __init__(self, secret, hard=False):
        if secret not in WORDS:
            raise ValueError(f"{secret!r} is not in the list")
        self.secret, self.hard, self.guesses = secret, hard, []
        self.left = WORDS

    def guess(self, word):
        if self.hard:
            self.check_hard(word)
        m = marks(word, self.secret)
        self.guesses.append((word, m))
        self.left = split(word, self.left)[m]
        return m

    def check_hard(self, word):
        for old, m in self.guesses:
            for i, (c, k) in enumerate(zip(old, m), 1):
                if k == "2" and word[i - 1] != c:
                    raise ValueError(f"letter {i} must be {c.upper()}")
            known = Counter(c for c, k in zip(old, m) if k != "0")
            if missing := known - Counter(word):
                raise ValueError(f"{'/'.join(sorted(missing)).upper()} must be used")

    def solve(self, first):
        word = first
        while self.guess(word) != "22222":
            word = self.left[0] if len(self.left) < 3 else best(self.left)
        return len(self.guesses)

    def __str__(self):
        return "".join("⬛🟨🟩"[int(k)] for _, m in self.guesses for k in m)


def pattern(history):
    """The same knowledge as one regular expression."""
    looks, places = [], [set() for _ in range(5)]
    fixed = [None] * 5
    for word, m in history:
        for i, (c, k) in enumerate(zip(word, m)):
            if k == "2":
                fixed[i] = c
            else:
                places[i].add(c)
        for c in dict.fromkeys(word):
            seen = sum(k != "0" for w, k in zip(word, m) if w == c)
            if seen:
                looks.append(f"(?=(?:.*{c}){{{seen}}})")
            if any(k == "0" for w, k in zip(word, m) if w == c):
                looks.append(f"(?!(?:.*{c}){{{seen + 1}}})")
    return "".join(dict.fromkeys(looks)) + "".join(f or (f"[^{''.join(sorted(p))}]" if p else ".") for f, p in zip(fixed, places))


def adversary(strategy, limit=10):
    words, history = WORDS, []
    while len(history) < limit:
        word = strategy(words, history)
        groups = split(word, words)
        m = max(groups, key=lambda k: (len(groups[k]), k != "22222", k))
        history.append((word, m))
        words = groups[m]
        if m == "22222":
            break
    return history


print(len(WORDS), len(set(WORDS)), {len(w) for w in WORDS}, "".join(RANKS))
for guess, secret in (("apple", "apple"), ("eagle", "apple"), ("grass", "glass"), ("cocoa", "actor"), ("bloom", "cocoa"), ("ember", "berry"), ("civic", "chess")):
    print(guess, secret, marks(guess, secret), marks(secret, guess))
sample = WORDS[::3]
ranked = sorted(sample, key=lambda w: (-round(bits(w, sample), 9), w))
print([(w, f"{bits(w, sample):.4f}", len(split(w, sample))) for w in ranked[:3] + ranked[-2:]])
opener = ranked[0]
scores = {w: Game(w).solve(opener) for w in WORDS[::2]}
spread = Counter(scores.values())
for k in sorted(spread):
    print(k, "#" * spread[k], spread[k])
worst = max(scores, key=lambda w: (scores[w], w))
game = Game(worst)
game.solve(opener)
print(f"{sum(scores.values()) / len(scores):.3f}", worst, game.guesses)
for row in range(len(game.guesses)):
    print(str(game)[5 * row:5 * row + 5])
for n in range(1, len(game.guesses)):
    regex = re.compile(pattern(game.guesses[:n]))
    kept = [w for w in WORDS if all(marks(g, w) == m for g, m in game.guesses[:n])]
    assert kept == list(filter(regex.fullmatch, WORDS))
    print(len(kept), regex.pattern)
dice = random.Random(4)
print(adversary(lambda words, history: best(words) if history else opener))
print(len(adversary(lambda words, history: words[0])), len(adversary(lambda words, history: dice.choice(words))), adversary(lambda words, history: "crane" if not history else "about", limit=3))
hard = Game("grape", hard=True)
for word in ("grass", "glade", "crane", "grain", "brave", "grape"):
    try:
        print(word, hard.guess(word), len(hard.left))
    except ValueError as e:
        print(word, "refused:", e)
try:
    Game("zzzzz")
except ValueError as e:
    print(e, marks.cache_info().misses > 1000, list(takewhile(lambda m: m != "00002", map("".join, product("012", repeat=5)))))
