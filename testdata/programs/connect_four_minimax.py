# Connect four on bit boards: drops, wins by shifts, negamax with alpha-beta, move ordering and a table; a scripted game and puzzles.
import sys

WIDTH, HEIGHT = 7, 6
STEP = HEIGHT + 1


def bottom(column):
    return 1 << column * STEP


def column_mask(column):
    return ((1 << HEIGHT) - 1) << column * STEP


def connected(board):
    """Whether four bits lie in a row: the board is shifted along a direction twice."""
    for shift in (1, STEP, STEP - 1, STEP + 1):
        pairs = board & board >> shift
        if pairs & pairs >> 2 * shift:
            return True
    return False


class Position:
    __slots__ = ("mine", "mask", "moves")

    def __init__(self, mine=0, mask=0, moves=0):
        self.mine, self.mask, self.moves = mine, mask, moves

    @classmethod
    def after(cls, text):
        position = cls()
        for at, mark in enumerate(text, 1):
            column = int(mark) - 1
            if not 0 <= column < WIDTH:
                raise ValueError(f"move {at}: no column {mark}")
            if not position.free(column):
                raise ValueError(f"move {at}: column {mark} is full")
            if connected(position.mine ^ position.mask):
                raise ValueError(f"move {at}: the game was over")
            position = position.drop(column)
        return position

    def free(self, column):
        return not self.mask & bottom(column) << HEIGHT - 1

    def drop(self, column):
        return Position(self.mine ^ self.mask, self.mask | self.mask + bottom(column), self.moves + 1)

    def wins_at(self, column):
        return connected(self.mine | (self.mask + bottom(column)) & column_mask(column))

    @property
    def key(self):
        return self.mine + self.mask

    def __str__(self):
        first, second = (self.mine, self.mine ^ self.mask)[:: 1 if self.moves % 2 == 0 else -1]
        rows = []
        for row in reversed(range(HEIGHT)):
            bits = (1 << column * STEP + row for column in range(WIDTH))
            rows.append(" ".join("X" if first & b else "O" if second & b else "." for b in bits))
        return "\n".join(rows + ["1 2 3 4 5 6 7"])


class Player:
    ORDER = sorted(range(WIDTH), key=lambda c: abs(c - WIDTH // 2))

    def __init__(self, depth):
        self.depth, self.table, self.seen = depth, {}, 0

    def value(self, position, depth, alpha=-100, beta=100):
        """The score for who is to move: above zero a win, the higher the sooner."""
        self.seen += 1
        if position.moves == WIDTH * HEIGHT:
            return 0
        for column in self.ORDER:
            if position.free(column) and position.wins_at(column):
                return (WIDTH * HEIGHT + 1 - position.moves) // 2
        if depth == 0:
            return 0
        known = self.table.get((position.key, depth))
        if known is not None:
            return known
        start = alpha
        for column in self.ORDER:
            if position.free(column):
                score = -self.value(position.drop(column), depth - 1, -beta, -alpha)
                if score >= beta:
                    return score
                alpha = max(alpha, score)
        if alpha > start:
            self.table[position.key, depth] = alpha
        return alpha

    def scores(self, position):
        for column in range(WIDTH):
            if not position.free(column):
                yield column, None
            elif position.wins_at(column):
                yield column, (WIDTH * HEIGHT + 1 - position.moves) // 2
            else:
                yield column, -self.value(position.drop(column), self.depth - 1)

    def choose(self, position):
        found = [(score, -abs(c - 3), -c) for c, score in self.scores(position) if score is not None]
        return -max(found)[2]


def leftmost(position):
    return next(c for c in range(WIDTH) if position.free(c))


def game(first, second, start=""):
    position, text = Position.after(start), start
    while position.moves < WIDTH * HEIGHT:
        column = (first, second)[position.moves % 2](position)
        won = position.wins_at(column)
        position, text = position.drop(column), text + str(column + 1)
        if won:
            return "OX"[position.moves % 2], text, position
    return "-", text, position


clever, quick = Player(4), Player(2)
winner, text, position = game(clever.choose, leftmost)
print(winner, text)
print(position)
winner, text, position = game(quick.choose, clever.choose, "44")
print(winner, text, "lookups:", len(clever.table) > 0, clever.seen > quick.seen)
print(position)

for puzzle in ("", "112233", "4455", "121212", "4141442", "333333"):
    player = Player(3)
    marks = ["full" if s is None else f"{s:+d}" if s else "0" for _, s in player.scores(Position.after(puzzle))]
    print(f"{puzzle or 'empty':<9}", " ".join(f"{m:>5}" for m in marks), " best", player.choose(Position.after(puzzle)) + 1)
for wrong in ("8", "3333333", "11223344", "4x"):
    try:
        Position.after(wrong)
    except ValueError as error:
        print(wrong, "->", error, file=sys.stdout)
p = Position.after("4453")
print(p.key, p.mask.bit_count(), [format(b, "b") for b in (p.mine, p.mask)])
print(hasattr(p, "__dict__"), [connected(int(b, 2)) for b in ("1111", "1110111", "1" + "0000001" * 3, "1" + "00000001" * 3)])
