# The fifteen puzzle and its kin: solvability by inversions, IDA* with Manhattan and conflicts, A* on eight tiles, BFS depths, Lights Out by elimination.
import heapq
import random
from collections import Counter, deque
from itertools import combinations

MOVES = {"U": (-1, 0), "D": (1, 0), "L": (0, -1), "R": (0, 1)}
BACK = dict(zip("UDLR", "DURL"))


class Board:
    __slots__ = ("size", "tiles")

    def __init__(self, tiles, size):
        if sorted(tiles) != list(range(size * size)):
            raise ValueError(f"not the tiles of a {size} by {size} board")
        self.tiles, self.size = tuple(tiles), size

    @classmethod
    def solved(cls, size):
        return cls([*range(1, size * size), 0], size)

    def __eq__(self, other):
        return self.tiles == other.tiles

    def __hash__(self):
        return hash(self.tiles)

    def __str__(self):
        rows = (self.tiles[i:i + self.size] for i in range(0, len(self.tiles), self.size))
        return "\n".join(" ".join(f"{t or '':>2}" for t in row) for row in rows)

    def moves(self):
        hole = self.tiles.index(0)
        r, c = divmod(hole, self.size)
        for name, (dr, dc) in MOVES.items():
            if 0 <= r + dr < self.size and 0 <= c + dc < self.size:
                tiles = list(self.tiles)
                other = hole + dr * self.size + dc
                tiles[hole], tiles[other] = tiles[other], 0
                new = object.__new__(Board)
                new.tiles, new.size = tuple(tiles), self.size
                yield name, new

    def solvable(self):
        order = [t for t in self.tiles if t]
        inversions = sum(a > b for a, b in combinations(order, 2))
        if self.size % 2:
            return inversions % 2 == 0
        return (inversions + self.tiles.index(0) // self.size) % 2 == 1

    def distance(self):
        """Manhattan distances, and two more for each pair that stands in one another's way in a row or column."""
        total, n = 0, self.size
        for at, tile in enumerate(self.tiles):
            if tile:
                total += abs(at // n - (tile - 1) // n) + abs(at % n - (tile - 1) % n)
        for i in range(n):
            row = [t for t in self.tiles[i * n:i * n + n] if t and (t - 1) // n == i]
            column = [t for t in self.tiles[i::n] if t and (t - 1) % n == i]
            total += 2 * sum(lane[0] > lane[1] and lane[0] > max(lane[1:]) for lane in (row, column) if len(lane) > 1)
        return total


def ida(board):
    limit, nodes = board.distance(), 0
    path = []

    def search(state, used, last):
        nonlocal nodes
        nodes += 1
        estimate = used + state.distance()
        if estimate > limit:
            return estimate
        if state.distance() == 0:
            return True
        least = float("inf")
        for name, after in state.moves():
            if name != BACK.get(last):
                path.append(name)
                found = search(after, used + 1, name)
                if found is True:
                    return True
                path.pop()
                least = min(least, found)
        return least

    while True:
        found = search(board, 0, None)
        if found is True:
            return "".join(path), nodes
        limit = found


def a_star(board):
    best, todo, nodes = {board: 0}, [(board.distance(), 0, board, "")], 0
    ticket = 0
    while todo:
        _, _, state, path = heapq.heappop(todo)
        nodes += 1
        if state.distance() == 0:
            return path, nodes
        for name, after in state.moves():
            cost = len(path) + 1
            if cost < best.get(after, cost + 1):
                best[after] = cost
                ticket += 1
                heapq.heappush(todo, (cost + after.distance(), ticket, after, path + name))


def shuffled(size, steps, rng):
    board, last = Board.solved(size), None
    for _ in range(steps):
        name, board = rng.choice([m for m in board.moves() if m[0] != BACK.get(last)])
        last = name
    return board


def replay(board, path):
    for name in path:
        board = dict(board.moves())[name]
    return board


def lights_out(rows):
    """Which buttons to press, by elimination over bits; None if nothing helps."""
    size = len(rows)
    cells = [(r, c) for r in range(size) for c in range(size)]
    number = {cell: i for i, cell in enumerate(cells)}
    equations = []
    for r, c in cells:
        line = sum(1 << number[x] for x in ((r, c), (r + 1, c), (r - 1, c), (r, c + 1), (r, c - 1)) if x in number)
        equations.append(line | (rows[r][c] == "#") << size * size)
    pivots = []
    for bit in range(size * size):
        at = next((i for i in range(len(pivots), len(equations)) if equations[i] >> bit & 1), None)
        if at is None:
            continue
        k = len(pivots)
        equations[k], equations[at] = equations[at], equations[k]
        for i in range(len(equations)):
            if i != k and equations[i] >> bit & 1:
                equations[i] ^= equations[k]
        pivots.append(bit)
    if any(e == 1 << size * size for e in equations[len(pivots):]):
        return None, len(pivots)
    return [cells[bit] for k, bit in enumerate(pivots) if equations[k] >> size * size & 1], len(pivots)


rng = random.Random(1880)
for size, steps in ((4, 12), (4, 22), (3, 40)):
    board = shuffled(size, steps, rng)
    path, nodes = ida(board)
    print(board)
    print(f"solvable {board.solvable()}, estimate {board.distance()}, {len(path)} moves {path}, {nodes} nodes")
    assert replay(board, path) == Board.solved(size)
other, nodes = a_star(board)
print("A* agrees:", len(other) == len(path), "nodes:", nodes)
loyd = Board([*range(1, 14), 15, 14, 0], 4)
print("Loyd's fourteen-fifteen:", loyd.solvable(), loyd.distance())
seen, todo = {Board([1, 2, 3, 0], 2): 0}, deque([Board([1, 2, 3, 0], 2)])
while todo:
    state = todo.popleft()
    for _, after in state.moves():
        if after not in seen:
            seen[after] = seen[state] + 1
            todo.append(after)
print("two by two:", len(seen), sorted(Counter(seen.values()).items()))
for rows in (["#.#", "...", ".#."], ["####", "#..#", "#..#", "####"], ["#####"] * 5, ["#...."] + ["....."] * 4):
    pressed, rank = lights_out(rows)
    print(f"lights {len(rows)}: rank {rank},", "no way" if pressed is None else f"{len(pressed)} presses {pressed[:5]}")
try:
    Board([1, 2, 3, 3], 2)
except ValueError as error:
    print(error)
