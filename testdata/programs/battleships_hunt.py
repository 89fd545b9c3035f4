# Battleships: fleets laid by a seeded generator, shots parsed from notation, a hunter by probabilities against a random one, boards side by side.
import random
import re
from collections import Counter
from dataclasses import dataclass, field
from enum import Enum, auto

SIZE = 10
FLEET = {"carrier": 5, "battleship": 4, "cruiser": 3, "submarine": 3, "destroyer": 2}


class Answer(Enum):
    MISS = auto()
    HIT = auto()
    SUNK = auto()


def name(cell):
    row, column = divmod(cell, SIZE)
    return f"{'ABCDEFGHIJ'[row]}{column + 1}"


def cell(text):
    match = re.fullmatch(r"\s*([A-J])\s*(10|[1-9])\s*", text, re.IGNORECASE)
    if match is None:
        raise ValueError(f"{text!r} is not on the board")
    return (ord(match[1].upper()) - ord("A")) * SIZE + int(match[2]) - 1


def placements(length):
    for row in range(SIZE):
        for column in range(SIZE):
            start = row * SIZE + column
            if column + length <= SIZE:
                yield range(start, start + length)
            if row + length <= SIZE:
                yield range(start, start + length * SIZE, SIZE)


PLACES = {length: [frozenset(p) for p in placements(length)] for length in set(FLEET.values())}


@dataclass
class Sea:
    ships: dict = field(default_factory=dict)
    shots: dict = field(default_factory=dict)

    @classmethod
    def laid(cls, rng):
        sea, taken = cls(), set()
        for ship, length in FLEET.items():
            place = rng.choice([p for p in PLACES[length] if not p & taken])
            sea.ships[ship] = place
            taken |= place
        return sea

    def fire(self, at):
        if at in self.shots:
            raise ValueError(f"{name(at)} was fired at before: {self.shots[at].name}")
        for ship, place in self.ships.items():
            if at in place:
                sunk = all(c == at or c in self.shots for c in place)
                self.shots[at] = Answer.SUNK if sunk else Answer.HIT
                return self.shots[at], ship
        self.shots[at] = Answer.MISS
        return Answer.MISS, None

    @property
    def over(self):
        return all(c in self.shots for place in self.ships.values() for c in place)

    def lines(self, open_=True):
        yield "  " + "".join(f"{c:>2}"[-2:] for c in range(1, SIZE + 1))
        letters = {c: ship[0] for ship, place in self.ships.items() for c in place}
        for row in range(SIZE):
            cells = range(row * SIZE, row * SIZE + SIZE)
            yield "ABCDEFGHIJ"[row] + " " + "".join(
                " " + {None: letters.get(c, ".") if open_ else ".", Answer.MISS: "o"}.get(self.shots.get(c), "X") for c in cells)


def at_random(rng):
    cells = rng.sample(range(SIZE * SIZE), SIZE * SIZE)
    heard = yield
    while True:
        heard = yield cells.pop()


def by_probability(rng):
    """Counts, for every cell, the placements that agree with all that is known; hits of ships still afloat weigh more."""
    known, afloat, open_hits = {}, dict(FLEET), set()
    answer = yield
    while True:
        missed = {c for c, kind in known.items() if kind != "hit"}
        weight = Counter()
        for length in afloat.values():
            for place in PLACES[length]:
                if not place & missed:
                    touched = len(place & open_hits)
                    if touched == 0 and open_hits:
                        continue
                    for c in place:
                        if c not in known:
                            weight[c] += 20 ** touched
        shot = max(weight, key=lambda c: (weight[c], -c))
        answer, ship, place = yield shot
        known[shot] = "hit"
        match answer:
            case Answer.MISS:
                known[shot] = "miss"
            case Answer.HIT:
                open_hits.add(shot)
            case Answer.SUNK:
                del afloat[ship]
                for c in place:
                    known[c] = "sunk"
                open_hits -= place


def play(sea, player):
    player = player(random.Random(5))
    shot, log = next(player), []
    message = None
    while not sea.over:
        shot = player.send(message)
        answer, ship = sea.fire(shot)
        log.append((shot, answer, ship))
        message = answer, ship, sea.ships[ship] if answer is Answer.SUNK else None
    player.close()
    return log


print({text: cell(text) for text in ("A1", "b10", " J 10 ", "e5")}, [name(c) for c in (0, 9, 55, 99)])
for bad in ("K1", "A11", "A0", "5E", ""):
    try:
        cell(bad)
    except ValueError as error:
        print("refused:", error)

first, second = Sea.laid(random.Random(11)), Sea.laid(random.Random(11))
assert first == second and sum(map(len, first.ships.values())) == sum(FLEET.values())
lucky, clever = play(first, at_random), play(second, by_probability)
for left, right in zip(first.lines(), second.lines()):
    print(left, "  ", right)
print(f"at random {len(lucky)} shots, by probability {len(clever)}")
for turn, (shot, answer, ship) in enumerate(clever, 1):
    if answer is Answer.SUNK:
        print(f"  shot {turn:>2} at {name(shot):<3} sinks the {ship}")
try:
    second.fire(clever[0][0])
except ValueError as error:
    print(error)
print(*Sea.laid(random.Random(2)).lines(), sep="\n")
