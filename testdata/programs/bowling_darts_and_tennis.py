# Score keeping: ten-pin bowling from score sheets, darts check-outs, tennis by a state machine, league tables, Elo ratings, a decathlon.
import functools
import itertools
from collections import defaultdict
from dataclasses import dataclass, field
from operator import attrgetter


def bowling(sheet):
    """Scores a line such as X 7/ 9- X -8 8/ -6 X X X81."""
    rolls, frames, marks = [], [], sheet.replace(" ", "")
    for mark in marks:
        match mark.upper():
            case "X": rolls.append(10)
            case "-": rolls.append(0)
            case "/": rolls.append(10 - rolls[-1])
            case digit if digit.isdecimal(): rolls.append(int(digit))
            case other: raise ValueError(f"unknown mark {other!r} in {sheet!r}")
    at, total = 0, 0
    for _ in range(10):
        if at >= len(rolls):
            raise ValueError(f"only {len(frames)} frames in {sheet!r}")
        strike, spare = rolls[at] == 10, sum(rolls[at:at + 2]) == 10
        total += sum(rolls[at:at + (3 if strike or spare else 2)])
        frames.append(total)
        at += 1 if strike else 2
    return frames


for sheet in ("X X X X X X X X X X X X", "9- 9- 9- 9- 9- 9- 9- 9- 9- 9-", "5/ 5/ 5/ 5/ 5/ 5/ 5/ 5/ 5/ 5/5",
              "X 7/ 9- X -8 8/ -6 X X X81", "X X X", "X ? 3"):
    try:
        *_, last = frames = bowling(sheet)
        print(f"{sheet:<32}", *(f"{f:>4}" for f in frames), "perfect" if last == 300 else "")
    except ValueError as error:
        print("error:", error)

SINGLES = {f"{n}": n for n in range(1, 21)} | {"25": 25}
DOUBLES = {f"D{n}": 2 * n for n in range(1, 21)} | {"Bull": 50}
TREBLES = {f"T{n}": 3 * n for n in range(1, 21)}
ALL = DOUBLES | TREBLES | SINGLES


@functools.cache
def checkout(points, darts=3):
    """The way to leave exactly nothing that ends on a double, with the fewest darts and the highest first."""
    for name, value in sorted(DOUBLES.items(), key=lambda item: -item[1]):
        if value == points:
            return (name,)
    if darts > 1:
        ways = (rest and (name, *rest) for name, value in sorted(ALL.items(), key=lambda item: -item[1])
                if value < points and (rest := checkout(points - value, darts - 1)))
        return min(filter(None, ways), key=len, default=None)
    return None


print({n: " ".join(checkout(n) or ["-"]) for n in (170, 167, 169, 158, 100, 99, 41, 40, 3, 2, 1)})
print("no check-out:", [n for n in range(2, 171) if not checkout(n)])


@dataclass
class Tennis:
    names: tuple
    points: list = field(default_factory=lambda: [0, 0])
    games: list = field(default_factory=lambda: [0, 0])
    sets: list = field(default_factory=list)

    def point(self, who):
        self.points[who] += 1
        mine, other = self.points[who], self.points[1 - who]
        tie = self.games == [6, 6]
        if mine >= (7 if tie else 4) and mine - other >= 2:
            self.points = [0, 0]
            self.games[who] += 1
            if self.games[who] >= 6 and (self.games[who] - self.games[1 - who] >= 2 or self.games[who] == 7):
                self.sets.append(tuple(self.games))
                self.games = [0, 0]
        return self

    def __str__(self):
        a, b = self.points
        if self.games == [6, 6]:
            now = f"tie-break {a}:{b}"
        elif a >= 3 and b >= 3:
            now = "deuce" if a == b else f"advantage {self.names[b > a]}"
        else:
            words = ["love", "fifteen", "thirty", "forty"]
            now = f"{words[a]} all" if a == b else f"{words[a]}-{words[b]}"
        return " ".join([f"{x}-{y}" for x, y in self.sets] + ["{}-{}".format(*self.games), now])


match_ = Tennis(("Ana", "Bo"))
shown = [str(match_.point(int(c))) for c in "0010101110"]
print(*shown, sep=" | ")
for who in itertools.chain([0] * 16, [1] * 24, ([0] * 4 + [1] * 4) * 1, [0] * 8, [1] * 4, [0, 1] * 6):
    match_.point(who)
print(match_)
print(match_.point(1), "//", match_.point(1))

RESULTS = """Reds 3-1 Blues; Greens 2-2 Reds; Blues 0-0 Greens; Blues 2-1 Reds; Reds 1-1 Greens; Greens 0-3 Blues"""


@dataclass(order=False)
class Row:
    name: str
    won: int = 0
    drawn: int = 0
    lost: int = 0
    scored: int = 0
    against: int = 0
    elo: float = 1500.0
    points = property(lambda self: 3 * self.won + self.drawn)
    difference = property(lambda self: self.scored - self.against)


table = {}
for line in RESULTS.split(";"):
    home, goals, away = line.split()
    pair = [table.setdefault(n, Row(n)) for n in (home, away)]
    a, b = map(int, goals.split("-"))
    expected = 1 / (1 + 10 ** ((pair[1].elo - pair[0].elo) / 400))
    change = 24 * ((a > b) + (a == b) / 2 - expected)
    for row, mine, other, sign in zip(pair, (a, b), (b, a), (1, -1)):
        row.won += mine > other
        row.drawn += mine == other
        row.lost += mine < other
        row.scored += mine
        row.against += other
        row.elo += sign * change
for place, row in enumerate(sorted(table.values(), key=attrgetter("points", "difference", "scored"), reverse=True), 1):
    print(f"{place}. {row.name:<8}{row.won:>3}{row.drawn:>3}{row.lost:>3} {row.scored:>3}:{row.against:<3}{row.difference:+4d} {row.points:>3} {row.elo:8.1f}")

EVENTS = {"100m": (25.4347, 18, 1.81, -1), "long jump": (0.14354, 220, 1.4, 1), "shot put": (51.39, 1.5, 1.05, 1), "400m": (1.53775, 82, 1.81, -1)}
MARKS = {"Kim": (10.55, 780, 16.35, 47.9), "Lou": (10.9, 745, 15.1, 48.4), "Max": (11.3, 702, 17.02, 50.25)}
totals = defaultdict(int)
for athlete, marks in MARKS.items():
    for (event, (a, b, c, sign)), mark in zip(EVENTS.items(), marks):
        totals[athlete] += int(a * (sign * (mark - b)) ** c)
print(dict(sorted(totals.items(), key=lambda item: -item[1])))
