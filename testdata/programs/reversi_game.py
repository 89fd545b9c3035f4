# Reversi between two simple players: a board as bit sets, a minimax with alpha-beta and a transposition table, moves told in the usual notation.
from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache, reduce
from operator import or_
from random import Random
from string import ascii_lowercase
from typing import Callable, Iterator

SIZE = 6
FULL = (1 << SIZE * SIZE) - 1
COLUMN = [reduce(or_, (1 << row * SIZE + col for row in range(SIZE))) for col in range(SIZE)]
# Each direction: how far a bit moves, and the squares it may not leave.
DIRECTIONS = [(d, FULL & ~{-1: COLUMN[0], 0: 0, 1: COLUMN[-1]}[dx])
              for dy in (-1, 0, 1) for dx in (-1, 0, 1) if (d := dy * SIZE + dx)]


def shift(bits: int, direction: tuple[int, int]) -> int:
    by, mask = direction
    return (bits & mask) << by & FULL if by > 0 else (bits & mask) >> -by


def squares(bits: int) -> Iterator[int]:
    while bits:
        low = bits & -bits
        yield low.bit_length() - 1
        bits ^= low


def name(square: int) -> str:
    return f"{ascii_lowercase[square % SIZE]}{square // SIZE + 1}"


@dataclass(frozen=True)
class Position:
    mine: int
    theirs: int

    @classmethod
    def start(cls) -> Position:
        m = SIZE // 2
        at = lambda row, col: 1 << row * SIZE + col
        return cls(at(m - 1, m) | at(m, m - 1), at(m, m) | at(m - 1, m - 1))

    @property
    def moves(self) -> int:
        empty, found = FULL & ~(self.mine | self.theirs), 0
        for direction in DIRECTIONS:
            line = shift(self.mine, direction) & self.theirs
            for _ in range(SIZE - 3):
                line |= shift(line, direction) & self.theirs
            found |= shift(line, direction) & empty
        return found

    def play(self, square: int) -> Position:
        move, flips = 1 << square, 0
        for direction in DIRECTIONS:
            line, step = 0, shift(move, direction)
            while step & self.theirs:
                line |= step
                step = shift(step, direction)
            if step & self.mine:
                flips |= line
        if not flips:
            raise ValueError(f"{name(square)} turns nothing")
        return Position(self.theirs & ~flips, self.mine | move | flips)

    def passed(self) -> Position:
        return Position(self.theirs, self.mine)

    def show(self, black_to_move: bool) -> str:
        black, white = (self.mine, self.theirs) if black_to_move else (self.theirs, self.mine)
        marks = self.moves
        rows = []
        for row in range(SIZE):
            line = ""
            for col in range(SIZE):
                bit = 1 << row * SIZE + col
                line += "X" if black & bit else "O" if white & bit else "." if marks & bit else " "
            rows.append(f"{row + 1}|{'|'.join(line)}|")
        return "\n".join([f"  {' '.join(ascii_lowercase[:SIZE])}", *rows])


CORNERS = 1 | 1 << SIZE - 1 | 1 << SIZE * (SIZE - 1) | 1 << SIZE * SIZE - 1


def value(p: Position) -> int:
    corners = (p.mine & CORNERS).bit_count() - (p.theirs & CORNERS).bit_count()
    freedom = p.moves.bit_count() - p.passed().moves.bit_count()
    return 25 * corners + 3 * freedom + p.mine.bit_count() - p.theirs.bit_count()


@lru_cache(maxsize=20_000)
def search(p: Position, depth: int, low: int, high: int, may_pass: bool = True) -> int:
    if not (moves := p.moves):
        if not may_pass:
            return 1000 * (p.mine.bit_count() - p.theirs.bit_count())
        return -search(p.passed(), depth, -high, -low, False)
    if depth == 0:
        return value(p)
    for square in squares(moves):
        low = max(low, -search(p.play(square), depth - 1, -high, -low))
        if low >= high:
            break
    return low


def thinker(depth: int) -> Callable[[Position], int]:
    def choose(p: Position) -> int:
        return max(squares(p.moves), key=lambda s: (-search(p.play(s), depth, -10**6, 10**6), -s))
    choose.__name__ = f"thinker_{depth}"
    return choose


def greedy(p: Position) -> int:
    return min(squares(p.moves), key=lambda s: (p.play(s).mine.bit_count(), s))


def lottery(seed: int) -> Callable[[Position], int]:
    random = Random(seed)
    return lambda p: random.choice(list(squares(p.moves)))


def game(black, white, show=False):
    p, players, turn, record = Position.start(), (black, white), 0, []
    passes = 0
    while passes < 2:
        if p.moves:
            square = players[turn % 2](p)
            record.append(name(square))
            p, passes = p.play(square), 0
            if show and turn in (3, 20):
                print(p.show(turn % 2 == 1))
        else:
            record.append("--")
            p, passes = p.passed(), passes + 1
        turn += 1
    mine, theirs = p.mine.bit_count(), p.theirs.bit_count()
    return (mine, theirs) if turn % 2 == 0 else (theirs, mine), record


score, record = game(thinker(2), lottery(3), show=True)
print(score, " ".join(record))
for white in (greedy, lottery(1), thinker(1)):
    score, record = game(thinker(1), white)
    print(f"{getattr(white, '__name__', '?'):12}{score} {len(record)} moves, {record.count('--')} passes, last {record[-3:]}")
info = search.cache_info()
print(info.hits > 0, info.currsize <= info.maxsize, Position.start() == Position.start(), len({Position.start(), Position.start().passed()}))
try:
    Position.start().play(0)
except ValueError as e:
    print(e)
print([name(s) for s in squares(Position.start().moves)], game.__annotations__, Position.play.__annotations__)
