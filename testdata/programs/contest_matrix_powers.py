# Problems that fall to matrix powers: linear recurrences, walks in graphs, words without a pattern, min-plus paths, Berlekamp-Massey, linear forms.
import operator
from fractions import Fraction
from functools import reduce
from itertools import accumulate, islice, product

MOD = 1_000_000_007


class Ring:
    """What a matrix needs of its numbers: two operations and their neutral elements."""

    def __init__(self, plus, times, zero, one):
        self.plus, self.times, self.zero, self.one = plus, times, zero, one


INTS = Ring(operator.add, operator.mul, 0, 1)
MODULAR = Ring(lambda a, b: (a + b) % MOD, lambda a, b: a * b % MOD, 0, 1)
TROPICAL = Ring(min, operator.add, float("inf"), 0)
REACH = Ring(operator.or_, operator.and_, False, True)


class Matrix:
    def __init__(self, rows, ring=INTS):
        self.rows, self.ring = [list(row) for row in rows], ring
        if len({len(row) for row in self.rows}) > 1:
            raise ValueError("ragged rows: " + ", ".join(str(len(r)) for r in self.rows))

    @classmethod
    def unit(cls, n, ring):
        return cls([[ring.one if i == j else ring.zero for j in range(n)] for i in range(n)], ring)

    def __matmul__(self, other):
        if len(self.rows[0]) != len(other.rows):
            raise ValueError(f"{len(self.rows)}x{len(self.rows[0])} @ {len(other.rows)}x{len(other.rows[0])}")
        columns, r = list(zip(*other.rows)), self.ring
        return Matrix([[reduce(r.plus, map(r.times, row, col), r.zero) for col in columns] for row in self.rows], r)

    def __pow__(self, n):
        result, base = Matrix.unit(len(self.rows), self.ring), self
        while n:
            if n & 1:
                result @= base
            base @= base
            n >>= 1
        return result

    def __getitem__(self, ij):
        i, j = ij
        return self.rows[i][j]

    def __eq__(self, other):
        return isinstance(other, Matrix) and self.rows == other.rows

    __hash__ = None

    def __repr__(self):
        return f"Matrix({self.rows})"


def companion(coefficients, ring=MODULAR):
    k = len(coefficients)
    return Matrix([list(coefficients)] + [[ring.one if j == i else ring.zero for j in range(k)] for i in range(k - 1)], ring)


def term(coefficients, first, n):
    """The n-th term of a[n] = c1 a[n-1] + ... + ck a[n-k], modulo a prime."""
    k = len(coefficients)
    if n < k:
        return first[n]
    power = companion(coefficients) ** (n - k + 1)
    return sum(p * a for p, a in zip(power.rows[0], reversed(first))) % MOD


def berlekamp_massey(seq):
    """The shortest recurrence that a sequence obeys, over fractions."""
    best, last, shift, lead = [], [], 0, Fraction(1)
    now = []
    for i, value in enumerate(seq):
        delta = value - sum((c * seq[i - 1 - j] for j, c in enumerate(now)), Fraction(0))
        shift += 1
        if not delta:
            continue
        if not now and not last:
            now, last, lead, shift = [Fraction(0)] * (i + 1), [], delta, 0
            continue
        factor = delta / lead
        step = [Fraction(0)] * (shift - 1) + [factor] + [-factor * c for c in last]
        merged = [a + b for a, b in zip(now + [Fraction(0)] * (len(step) - len(now)), step + [Fraction(0)] * (len(now) - len(step)))]
        if 2 * len(now) <= i:
            last, lead, shift = now, delta, 0
        now = merged
    return now


def automaton(word, alphabet):
    """Counts, by state, the letters that lead on while the word has not been seen."""
    def state(text):
        return next(k for k in range(min(len(word), len(text)), -1, -1) if word.startswith(text[len(text) - k:]))
    rows = [[0] * len(word) for _ in word]
    for k in range(len(word)):
        for letter in alphabet:
            after = state(word[:k] + letter)
            if after < len(word):
                rows[k][after] += 1
    return Matrix(rows)


fib = [term((1, 1), (0, 1), n) for n in range(12)]
print("fibonacci:", fib, term((1, 1), (0, 1), 10 ** 18), (Matrix([[1, 1], [1, 0]]) ** 300)[0, 1])
print("tribonacci:", [term((1, 1, 1), (0, 0, 1), n) for n in (2, 10, 50, 10 ** 9)])
print("tilings 3xn:", [term((4, -1), (1, 3), n) for n in range(8)], term((4, -1), (1, 3), 10 ** 15))

cube = Matrix([[int((a ^ b).bit_count() == 1) for b in range(8)] for a in range(8)])
print("walks round a cube:", [(cube ** n)[0, 0] for n in range(0, 12, 2)], (cube ** 7)[0, 7])
for word in ("aba", "aab", "abab"):
    m = automaton(word, "ab")
    counts = [sum((m ** n).rows[0]) for n in range(11)]
    brute = [sum(word not in "".join(t) for t in product("ab", repeat=n)) for n in range(8)]
    print(f"without {word}: {m.rows} {counts} {counts[:8] == brute} {sum((m ** 100).rows[0])}")

inf = float("inf")
roads = Matrix([[inf, 4, 1, inf], [inf, inf, inf, 1], [inf, 2, inf, 9], [7, inf, inf, inf]], TROPICAL)
for steps in 1, 2, 3, 4, 1000:
    print(f"cheapest with exactly {steps} steps:", (roads ** steps).rows[0])
chain = Matrix([[False, True, False, False], [False, False, True, False], [True, False, False, True], [False] * 4], REACH)
print("reachable in 5:", ["".join(".#"[x] for x in row) for row in (chain ** 5).rows])

sequences = {"squares": [n * n for n in range(10)], "fibonacci": fib, "powers": [3 ** n + 2 ** n for n in range(8)],
             "triangular sums": list(accumulate(accumulate(range(1, 12)))), "alternating": [1, -1] * 4, "zeros": [0] * 5}
for name, seq in sequences.items():
    rule = berlekamp_massey(list(map(Fraction, seq)))
    after = list(seq)
    for _ in range(3):
        after.append(sum(c * a for c, a in zip(rule, reversed(after))))
    print(f"{name}: order {len(rule)}, {' '.join(map(str, rule)) or '-'}; goes on {[str(x) for x in after[len(seq):]]}")


def digits(base):
    m = Matrix([[Fraction(1, 2), Fraction(1, 3)], [Fraction(1, 2), Fraction(2, 3)]])
    while True:
        yield m[0, 0]
        m = m @ m


print("to the limit:", *(f"{float(x):.9f}" for x in islice(digits(10), 5)))
for bad in (lambda: Matrix([[1, 2], [3]]), lambda: cube @ chain, lambda: {cube}, lambda: cube ** 0 @ Matrix([[1]] * 8)):
    try:
        print("fine:", bad().rows[:2])
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error if isinstance(error, ValueError) else "")
