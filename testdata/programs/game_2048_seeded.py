# The game 2048 from a fixed seed: slides by rows, scores, players greedy, cornered and looking ahead; boards drawn, a replay from a record, undo.
import copy
import random
from functools import cache, partial
from itertools import chain

SIZE = 4


@cache
def slide(row):
    """A row pushed to the left: the new row and what was scored."""
    tiles, score, out = [t for t in row if t], 0, []
    while tiles:
        tile = tiles.pop(0)
        if tiles and tiles[0] == tile:
            tile += tiles.pop(0)
            score += tile
        out.append(tile)
    return tuple(out + [0] * (len(row) - len(out))), score


def turned(rows):
    return tuple(zip(*rows[::-1]))


class Game:
    TURNS = {"left": 0, "down": 1, "right": 2, "up": 3}

    def __init__(self, seed):
        self.rng = random.Random(seed)
        self.rows = ((0,) * SIZE,) * SIZE
        self.score, self.history, self.record = 0, [], []
        self._spawn()
        self._spawn()

    def _spawn(self):
        free = [(r, c) for r in range(SIZE) for c in range(SIZE) if not self.rows[r][c]]
        r, c = self.rng.choice(free)
        tile = 4 if self.rng.random() < 0.1 else 2
        self.rows = tuple(tuple(tile if (i, j) == (r, c) else t for j, t in enumerate(row)) for i, row in enumerate(self.rows))

    @classmethod
    def pushed(cls, rows, way):
        turns = cls.TURNS[way]
        for _ in range(turns):
            rows = turned(rows)
        slid = [slide(row) for row in rows]
        rows, gained = tuple(row for row, _ in slid), sum(score for _, score in slid)
        for _ in range(-turns % 4):
            rows = turned(rows)
        return rows, gained

    def options(self):
        return {way: result for way in self.TURNS if (result := self.pushed(self.rows, way))[0] != self.rows}

    def move(self, way):
        if way not in self.TURNS:
            raise KeyError(way)
        rows, gained = self.pushed(self.rows, way)
        if rows == self.rows:
            raise ValueError(f"nothing moves {way}")
        self.history.append((self.rows, self.score, self.rng.getstate()))
        self.record.append(way[0])
        self.rows, self.score = rows, self.score + gained
        self._spawn()

    def undo(self):
        self.rows, self.score, state = self.history.pop()
        self.rng.setstate(state)
        return self.record.pop()

    def __str__(self):
        width = max(len(str(t)) for t in chain(*self.rows))
        return "\n".join(" ".join(f"{t or '.':>{width}}" for t in row) for row in self.rows)

    @property
    def highest(self):
        return max(chain.from_iterable(self.rows))


def cornered(game):
    return next(way for way in ("down", "left", "right", "up") if way in game.options())


def greedy(game):
    options = game.options()
    return max(options, key=lambda way: (options[way][1], sum(row.count(0) for row in options[way][0])))


def worth(rows):
    empty = sum(row.count(0) for row in rows)
    smooth = sum(abs(a - b) for lines in (rows, turned(rows)) for row in lines for a, b in zip(row, row[1:]))
    corner = max(chain(*rows)) in (rows[0][0], rows[0][-1], rows[-1][0], rows[-1][-1])
    return 12 * empty - smooth / 4 + 40 * corner


def looking(game, depth):
    def best(rows, depth):
        values = [gained + (best(after, depth - 1) if depth else worth(after))
                  for way in Game.TURNS for after, gained in [Game.pushed(rows, way)] if after != rows]
        return max(values, default=-1000)
    options = game.options()
    return max(options, key=lambda way: options[way][1] + best(options[way][0], depth - 1))


def play(player, seed, limit=110):
    game = Game(seed)
    while game.options() and len(game.record) < limit:
        game.move(player(game))
    return game


for row in ((2, 2, 2, 2), (4, 0, 4, 8), (2, 4, 8, 16), (0, 0, 0, 2), (2, 2, 4, 0), (8, 8, 8, 0)):
    print(row, "->", *slide(row))
board = ((2, 0, 0, 2), (0, 4, 4, 0), (8, 2, 2, 8), (2, 4, 8, 16))
for way in Game.TURNS:
    rows, gained = Game.pushed(board, way)
    print(f"{way:<6}{gained:>3}", " / ".join(" ".join(map(str, row)) for row in rows))

players = {"cornered": cornered, "greedy": greedy, "looking": partial(looking, depth=1)}
for name, player in players.items():
    games = [play(player, seed) for seed in (1, 2, 3)]
    print(f"{name:<9}", [(g.score, g.highest, len(g.record), "over" if not g.options() else "stopped") for g in games])
game = games[-1]
print(game, "".join(game.record)[:40], sep="\n")

again = Game(3)
ways = {way[0]: way for way in Game.TURNS}
for letter in game.record:
    again.move(ways[letter])
print("replayed the same:", again.rows == game.rows and again.score == game.score)
saved = copy.deepcopy(game)
taken = "".join(game.undo() for _ in range(12))
print("undone:", taken, game.score, "then", len(game.record))
for letter in reversed(taken):
    game.move(ways[letter])
print("redone the same:", (game.rows, game.score) == (saved.rows, saved.score))
stuck = Game(5)
stuck.rows = tuple((2, 4) * 2 if i % 2 else (4, 2) * 2 for i in range(4))
for way in ("left", "sideways"):
    try:
        stuck.move(way)
    except (ValueError, KeyError) as error:
        print(type(error).__name__, error)
print("options:", stuck.options(), "history:", stuck.history, "rows known:", slide.cache_info().currsize > 100)
