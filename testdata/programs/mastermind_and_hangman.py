# Guessing games played by programs: mastermind by elimination, hangman by letter counts, twenty questions by halving, wordle colours, nim.
import random
from collections import Counter, defaultdict
from functools import lru_cache, reduce
from itertools import product
from math import log2
from operator import xor

PEGS = "RGBY"
CODES = ["".join(c) for c in product(PEGS, repeat=4)]

@lru_cache(maxsize=None)
def feedback(guess, code):
    black = sum(a == b for a, b in zip(guess, code))
    return black, sum((Counter(guess) & Counter(code)).values()) - black

def mastermind(secret):
    left, guess, turns = CODES, "RRGG", []
    while True:
        answer = feedback(guess, secret)
        turns.append(f"{guess}{answer[0]}{answer[1]}")
        if answer[0] == 4: return turns
        left = [c for c in left if feedback(guess, c) == answer]
        guess = min(left[:25], key=lambda g: (max(Counter(feedback(g, c) for c in left).values()), g))

for secret in ("YYBR", "GRBY", "RRRR"): print(secret, *mastermind(secret))

WORDS = """apple angle ample maple chair chart charm chase bread break dream cream tower power lower flower mower river liver diver
giant plant slant grant stone store stove score shore crane crate trace react caret""".split()
def hangman(secret, lives=6):
    known, tried = "_" * len(secret), ""
    while "_" in known and lives:
        fits = [w for w in WORDS if len(w) == len(secret) and all(k in ("_", c) and (k == c or c not in tried) for k, c in zip(known, w))]
        letters = Counter(c for w in fits for c in set(w) - set(tried))
        guess = min(letters, key=lambda c: (-letters[c], c))
        tried += guess
        if guess in secret: known = "".join(c if c in tried else "_" for c in secret)
        else: lives -= 1
    return known, tried, lives
for w in ("apple", "flower", "stove", "react"): print(w, *hangman(w))

def colours(guess, secret):
    marks = ["."] * len(guess)
    spare = Counter(s for g, s in zip(guess, secret) if g != s)
    for i, (g, s) in enumerate(zip(guess, secret)):
        if g == s: marks[i] = "#"
        elif spare[g] > 0: marks[i] = "?"; spare[g] -= 1
    return "".join(marks)
five = [w for w in WORDS if len(w) == 5]
def entropy(guess):
    groups = Counter(colours(guess, w) for w in five)
    return sum(n / len(five) * log2(len(five) / n) for n in groups.values())
ranked = sorted(five, key=lambda w: (-round(entropy(w), 9), w))
print([(w, round(entropy(w), 4)) for w in ranked[:3]], colours("apple", "maple"), colours("eerie", "there"), colours("crate", "trace"))
def wordle(secret):
    left, steps = five, []
    while True:
        guess = min(left, key=lambda g: (max(Counter(colours(g, w) for w in left).values()), g))
        mark = colours(guess, secret); steps.append(guess + mark)
        if guess == secret: return steps
        left = [w for w in left if colours(guess, w) == mark and w != guess]
for w in ("maple", "crane", "score"): print(*wordle(w))
sizes = Counter(len(wordle(w)) for w in five)
print("turns", dict(sorted(sizes.items())), "mean", round(sum(k * v for k, v in sizes.items()) / len(five), 3))

ANIMALS = {"cat": "fur small pet meat", "cow": "fur big farm", "hen": "feathers small farm eggs", "owl": "feathers small meat eggs", "frog": "small eggs", "whale": "big meat", "dog": "fur pet meat", "goldfish": "small pet eggs"}
facts = {a: set(f.split()) for a, f in ANIMALS.items()}
def questions(names):
    if len(names) == 1: return names[0]
    q = min(sorted({f for a in names for f in facts[a]}), key=lambda f: (abs(len(names) - 2 * sum(f in facts[a] for a in names)), f))
    return q, questions([a for a in names if q in facts[a]]), questions([a for a in names if q not in facts[a]])
tree = questions(sorted(facts))
def ask(node, animal, path=()):
    return (*path, node) if isinstance(node, str) else ask(node[1 if node[0] in facts[animal] else 2], animal, (*path, f"{node[0]}:{'y' if node[0] in facts[animal] else 'n'}"))
for a in ANIMALS: print(" ".join(ask(tree, a)), end="; ")
print()

def nim(heaps, rng):
    turn, log = 0, []
    while any(heaps):
        x = reduce(xor, heaps)
        if turn == 0 and x: i, n = next((i, h - (h ^ x)) for i, h in enumerate(heaps) if h ^ x < h)
        else: i = rng.choice([i for i, h in enumerate(heaps) if h]); n = rng.randint(1, heaps[i])
        heaps[i] -= n
        log.append(f"{'AB'[turn]}{i}-{n}")
        turn ^= 1
    return f"{'BA'[turn]} wins: {' '.join(log)}"
rng = random.Random(21)
for heaps in ([3, 4, 5], [1, 2, 3], [7, 7, 1]): print(heaps, nim(heaps[:], rng))
@lru_cache(None)
def grundy(n, moves=(1, 3, 4)): return next(g for g in range(9) if g not in {grundy(n - m, moves) for m in moves if m <= n})
print([grundy(n) for n in range(22)], "losing:", [n for n in range(22) if not grundy(n)])
guesses = defaultdict(list)
for n in range(1, 65):
    lo, hi, k = 1, 64, 0
    while True:
        mid, k = (lo + hi) // 2, k + 1
        if mid == n: break
        lo, hi = (mid + 1, hi) if mid < n else (lo, mid - 1)
    guesses[k].append(n)
print({k: len(v) for k, v in sorted(guesses.items())}, guesses[1], guesses[2])
