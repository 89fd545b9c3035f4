# A tournament: seeding, round robin by the circle method, Swiss pairings, knock-out brackets drawn as text, Elo ratings, tie-breaks; all results come from a seeded model of strength.
import math
import random
from collections import defaultdict
from dataclasses import dataclass, field
from itertools import combinations, groupby
from operator import itemgetter


@dataclass
class Player:
    name: str
    strength: int
    rating: float = 1500
    games: list = field(default_factory=list, repr=False)

    def __hash__(self): return hash(self.name)
    def __str__(self): return self.name

    @property
    def points(self): return sum(score for _, score in self.games)

    @property
    def buchholz(self): return sum(opponent.points for opponent, _ in self.games if opponent)

    @property
    def sonneborn(self): return sum(opponent.points * score for opponent, score in self.games if opponent)

    def met(self, other): return any(o is other for o, _ in self.games)


class Results:
    def __init__(self, seed, draws=0.2, k=24):
        self.random, self.draws, self.k = random.Random(seed), draws, k
        self.count = 0

    def play(self, a, b, decisive=False):
        self.count += 1
        chance = 1 / (1 + 10 ** ((b.strength - a.strength) / 400))
        roll = self.random.random()
        score = 0.5 if not decisive and abs(roll - chance) < self.draws / 2 else float(roll < chance)
        expected = 1 / (1 + 10 ** ((b.rating - a.rating) / 400))
        a.rating, b.rating = a.rating + self.k * (score - expected), b.rating - self.k * (score - expected)
        a.games.append((b, score))
        b.games.append((a, 1 - score))
        return score


def circle(players):
    """Everyone meets everyone; None is a rest."""
    ring = list(players) + [None] * (len(players) % 2)
    n = len(ring)
    for r in range(n - 1):
        pairs = [(ring[i], ring[-1 - i]) for i in range(n // 2)]
        yield [p if (r + i) % 2 else p[::-1] for i, p in enumerate(pairs) if None not in p]
        ring[1:] = ring[-1:] + ring[1:-1]


def seeded(n):
    """The order of seeds in a bracket: 1 and 2 can meet only in the final."""
    order = [1]
    while len(order) < n:
        order = [s for x in order for s in (x, 2 * len(order) + 1 - x)]
    return order


def swiss_round(players):
    order = sorted(players, key=lambda p: (-p.points, -p.rating, p.name))
    pairs = []

    def pair(left):
        if not left:
            return True
        first, *rest = left
        for i, other in enumerate(rest):
            if not first.met(other):
                pairs.append((first, other))
                if pair(rest[:i] + rest[i + 1:]):
                    return True
                pairs.pop()
        return False
    if not pair(order):
        raise RuntimeError("no pairing without a rematch is left")
    return pairs


def standings(players):
    rank = lambda p: (p.points, p.buchholz, p.sonneborn)
    place = 1
    for _, group in groupby(sorted(players, key=lambda p: (*(-x for x in rank(p)), p.name)), key=rank):
        group = list(group)
        for p in group:
            yield place, p
        place += len(group)


class Bracket:
    def __init__(self, players, results):
        size = 1 << (len(players) - 1).bit_length()
        slots = [players[s - 1] if s <= len(players) else None for s in seeded(size)]
        self.rounds = [slots]
        while len(slots) > 1:
            slots = [a if b is None else b if a is None else a if results.play(a, b, decisive=True) else b for a, b in zip(slots[::2], slots[1::2])]
            self.rounds.append(slots)

    def __str__(self):
        width = max(len(str(p)) for p in self.rounds[0]) + 1
        lines = [[" "] * (len(self.rounds) * (width + 2)) for _ in range(2 * len(self.rounds[0]) - 1)]
        for r, slots in enumerate(self.rounds):
            gap = 2 ** (r + 1)
            for i, p in enumerate(slots):
                row, col = gap // 2 - 1 + i * gap, r * (width + 2)
                text = f"{'bye' if p is None else p}".ljust(width, "-" if r < len(self.rounds) - 1 else " ")
                lines[row][col:col + width] = text
                if r < len(self.rounds) - 1:
                    lines[row][col + width] = "+"
                    if i % 2 == 0:
                        for k in range(row + 1, row + gap):
                            lines[k][col + width] = "|"
        return "\n".join("".join(l).rstrip() for l in lines)

    @property
    def champion(self): return self.rounds[-1][0]


NAMES = "Ada Bo Cleo Dan Eve Finn Gus Hal Ivy Jo Kim".split()
crew = lambda: [Player(n, 1900 - 45 * i) for i, n in enumerate(NAMES)]
print(seeded(8), seeded(16))
for r, pairs in enumerate(circle(list("ABCDE")), 1):
    print(r, *("".join(p) for p in pairs))
for n in range(2, 9):
    met = [frozenset(p) for pairs in circle(range(n)) for p in pairs]
    assert len(met) == len(set(met)) == math.comb(n, 2) and set(met) == set(map(frozenset, combinations(range(n), 2)))

players, results = crew()[:6], Results(seed=3)
table = defaultdict(dict)
for pairs in circle(players):
    for a, b in pairs:
        table[a][b] = score = results.play(a, b)
        table[b][a] = 1 - score
mark = {0: "0", 0.5: "½", 1: "1"}
for place, p in standings(players):
    print(f"{place} {p.name:5}", "".join("x" if p is o else mark[table[p][o]] for _, o in standings(players)), f"{p.points:3g} {p.buchholz:5g} {p.sonneborn:6g} {p.rating:7.1f}")
print(results.count, round(sum(p.rating for p in players), 6), sum(p.points for p in players))

players, results = crew()[:10], Results(seed=11, draws=0.3)
for r in range(1, 6):
    pairs = swiss_round(players)
    print(f"round {r}:", " ".join(f"{a}-{b} {mark[results.play(a, b)]}" for a, b in pairs))
print([(place, p.name, p.points, p.buchholz) for place, p in standings(players)][:5])
try:
    for r in range(9):
        for a, b in swiss_round(players[:4]):
            results.play(a, b)
except RuntimeError as e:
    print(r, e)

players = crew()
bracket = Bracket(players, Results(seed=8))
print(bracket)
print("champion", bracket.champion, f"{bracket.champion.rating:.0f}", len(bracket.rounds), sorted(((p.name, len(p.games)) for p in players), key=itemgetter(1, 0))[-3:])
wins = defaultdict(int)
for seed in range(60):
    wins[Bracket(crew()[:8], Results(seed)).champion.name] += 1
print(sorted(wins.items(), key=lambda kv: (-kv[1], kv[0])))
print(repr(Player("Zed", 1)), Player("Zed", 1) == Player("Zed", 1), len({Player("Zed", 1), Player("Zed", 1)}))
