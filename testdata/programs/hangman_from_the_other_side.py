# Word-guessing: hangman with gallows drawn, an evil host that keeps its options open, a solver by entropy, anagram bulls and cows, twenty words searched.
import math
import random
from collections import Counter, defaultdict
from enum import Enum

WORDS = """apple angle ankle beach beard berry bread brick candy chalk chair cloud coast crane dance delta dream
eagle early earth fable feast flame frost ghost giant grape green heart honey house ivory jelly juice knife lemon
light magic maple medal night noble ocean olive paper peach pearl piano queen quick river roast robot salad scarf
shark sheep stone storm sugar table tiger toast tower train uncle urban vivid voice water whale wheat woman yacht zebra""".split()

GALLOWS = """
 +--+
 |  {0}
 | {2}{1}{3}
 | {4} {5}
-+-
"""


class State(Enum):
    PLAYING = "playing"
    WON = "won"
    HANGED = "hanged"


class Hangman:
    PARTS = "O|/\\/\\"

    def __init__(self, word):
        self.word, self.tried = word, []

    def guess(self, letter):
        if len(letter) != 1 or not letter.isalpha():
            raise ValueError(f"{letter!r} is no letter")
        if letter in self.tried:
            raise ValueError(f"{letter!r} was tried")
        self.tried.append(letter.lower())
        return self.pattern()

    def pattern(self):
        return "".join(ch if ch in self.tried else "_" for ch in self.word)

    @property
    def wrong(self):
        return [t for t in self.tried if t not in self.word]

    @property
    def state(self):
        if len(self.wrong) >= len(self.PARTS):
            return State.HANGED
        return State.WON if "_" not in self.pattern() else State.PLAYING

    def __str__(self):
        n = len(self.wrong)
        picture = GALLOWS.format(*(p if i < n else " " for i, p in enumerate(self.PARTS)))
        return "\n".join(line.rstrip() for line in picture.strip("\n").splitlines())


class Evil(Hangman):
    """Chooses its word as late as it can: of all families of patterns the largest is kept."""

    def __init__(self, words):
        super().__init__(words[0])
        self.words = list(words)

    def guess(self, letter):
        if letter in self.tried:
            raise ValueError(f"{letter!r} was tried")
        self.tried.append(letter)
        families = defaultdict(list)
        for word in self.words:
            self.word = word
            families[self.pattern()].append(word)
        pattern = max(families, key=lambda p: (len(families[p]), p.count("_"), p))
        self.words = families[pattern]
        self.word = self.words[0]
        return pattern


def fits(word, pattern, tried):
    return all(w == p if p != "_" else w not in tried for w, p in zip(word, pattern))


def by_letters(pattern, tried, words):
    left = [w for w in words if fits(w, pattern, tried)]
    counts = Counter(ch for w in left for ch in set(w) if ch not in tried)
    return max(counts, key=lambda ch: (counts[ch], -ord(ch)))


def by_entropy(pattern, tried, words):
    left = [w for w in words if fits(w, pattern, tried)]

    def bits(letter):
        shapes = Counter("".join(c if c == letter else "." for c in w) for w in left)
        return -sum(n / len(left) * math.log2(n / len(left)) for n in shapes.values())

    letters = sorted({ch for w in left for ch in w} - set(tried))
    return max(letters, key=lambda ch: (round(bits(ch), 9), sum(ch in w for w in left)))


def play(game, player, words):
    while game.state is State.PLAYING:
        game.guess(player(game.pattern(), game.tried, words))
    return game


def bulls_and_cows(secret, guess):
    bulls = sum(a == b for a, b in zip(secret, guess))
    return bulls, (Counter(secret) & Counter(guess)).total() - bulls


game = Hangman("queen")
for letter in "ea1srEoux":
    try:
        print(f"{letter}: {game.guess(letter)}", end="; ")
    except ValueError as error:
        print(f"({error})", end="; ")
print(game.state.name, len(game.wrong), "wrong")
print(game)

for player in (by_letters, by_entropy):
    games = [play(Hangman(word), player, WORDS) for word in WORDS[::5]]
    states = Counter(g.state for g in games)
    print(f"{player.__name__}: {states[State.WON]} won, {states[State.HANGED]} hanged,",
          f"{sum(len(g.wrong) for g in games) / len(games):.3f} wrong on average;",
          "hardest:", sorted((-len(g.wrong), g.word) for g in games)[:3])
evil = Evil(WORDS)
while evil.state is State.PLAYING:
    letter = by_letters(evil.pattern(), evil.tried, WORDS)
    print(f"{letter} -> {evil.guess(letter)} ({len(evil.words)} words)", end="  ")
print(evil.state.value, evil.word)

rng = random.Random(1913)
few = WORDS[::3]
for secret in rng.sample(few, 4):
    left, guesses = few, []
    while not guesses or guesses[-1] != secret:
        guess = min(left, key=lambda w: (max(Counter(bulls_and_cows(s, w) for s in left).values()), w))
        answer = bulls_and_cows(secret, guess)
        left = [w for w in left if bulls_and_cows(w, guess) == answer and w != guess]
        guesses.append(guess)
    print(secret, "in", len(guesses), "by", ", ".join("{} {}+{}".format(g, *bulls_and_cows(secret, g)) for g in guesses))

first = Counter(w[0] for w in WORDS)
vowels = Counter(sum(ch in "aeiou" for ch in w) for w in WORDS)
print(first.most_common(4), dict(sorted(vowels.items())), State("won") is State.WON)
try:
    State("lost")
except ValueError as error:
    print(error)
