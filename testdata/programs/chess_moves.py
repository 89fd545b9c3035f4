# Chess rules: FEN in and out, legal moves with castling, en passant and promotion; perft counts, mates in one, a board drawn.
from collections import Counter
from dataclasses import dataclass, replace
from functools import cached_property

START = "rnbqkbnr/pppppppp/8/8/8/8/PPPPPPPP/RNBQKBNR w KQkq - 0 1"
STEPS = {"N": [(1, 2), (2, 1), (-1, 2), (-2, 1), (1, -2), (2, -1), (-1, -2), (-2, -1)], "B": [(1, 1), (1, -1), (-1, 1), (-1, -1)], "R": [(1, 0), (-1, 0), (0, 1), (0, -1)]}
STEPS["Q"] = STEPS["K"] = STEPS["B"] + STEPS["R"]
name = lambda s: "abcdefgh"[s[0]] + str(s[1] + 1)
square = lambda t: ("abcdefgh".index(t[0]), int(t[1]) - 1)


@dataclass(frozen=True)
class Position:
    board: tuple
    white: bool = True
    castle: str = "KQkq"
    passant: tuple | None = None

    @classmethod
    def fen(cls, text):
        rows, side, castle, passant, *_ = text.split()
        board = {}
        for y, row in zip(range(7, -1, -1), rows.split("/")):
            x = 0
            for ch in row:
                if ch.isdigit(): x += int(ch)
                else: board[x, y] = ch; x += 1
        return cls(tuple(sorted(board.items())), side == "w", castle, None if passant == "-" else square(passant))

    @cached_property
    def at(self): return dict(self.board)
    def __str__(self):
        rows = []
        for y in range(7, -1, -1):
            row = "".join(self.at.get((x, y), ".") for x in range(8))
            for n in range(8, 0, -1): row = row.replace("." * n, str(n))
            rows.append(row)
        return f"{'/'.join(rows)} {'w' if self.white else 'b'} {self.castle or '-'} {name(self.passant) if self.passant else '-'}"
    def mine(self, p): return p is not None and p.isupper() == self.white

    def reach(self, s, p):
        kind = p.upper()
        for dx, dy in STEPS[kind]:
            x, y = s
            while True:
                x, y = x + dx, y + dy
                if not (0 <= x < 8 and 0 <= y < 8) or self.mine(self.at.get((x, y))): break
                yield x, y
                if (x, y) in self.at or kind in "NK": break

    def pseudo(self):
        ahead, home, last = (1, 1, 7) if self.white else (-1, 6, 0)
        for s, p in self.board:
            if not self.mine(p): continue
            if p in "Pp":
                x, y = s
                targets = []
                if (x, y + ahead) not in self.at:
                    targets.append((x, y + ahead))
                    if y == home and (x, y + 2 * ahead) not in self.at: targets.append((x, y + 2 * ahead))
                targets += [t for t in ((x - 1, y + ahead), (x + 1, y + ahead)) if 0 <= t[0] < 8 and (t == self.passant or t in self.at and not self.mine(self.at[t]))]
                for t in targets:
                    for promo in "QRBN" if t[1] == last else [""]: yield s, t, promo
            else:
                for t in self.reach(s, p): yield s, t, ""
        y = 0 if self.white else 7
        for side, gap, rook, over in (("K", [5, 6], 7, 5), ("Q", [1, 2, 3], 0, 3)):
            if (side if self.white else side.lower()) in self.castle and not any((x, y) in self.at for x in gap):
                if not self.attacked((4, y)) and not self.attacked((over, y)): yield (4, y), (6 if side == "K" else 2, y), ""

    def attacked(self, s):
        # Is a square of the mover's attacked by the other side? As if each kind of piece stood there.
        for kind in "NBRQK":
            if any(self.at.get(t, "").upper() == kind for t in self.reach(s, kind if self.white else kind.lower())): return True
        ahead = 1 if self.white else -1
        return any(self.at.get((s[0] + dx, s[1] + ahead)) == ("p" if self.white else "P") for dx in (-1, 1))

    def play(self, move):
        s, t, promo = move
        b = dict(self.board)
        p = b.pop(s)
        if p in "Pp" and t == self.passant: del b[t[0], s[1]]
        if p in "Kk" and abs(s[0] - t[0]) == 2: b[(s[0] + t[0]) // 2, s[1]] = b.pop((7 if t[0] == 6 else 0, s[1]))
        b[t] = (promo if self.white else promo.lower()) or p
        lost = {(4, 0): "KQ", (0, 0): "Q", (7, 0): "K", (4, 7): "kq", (0, 7): "q", (7, 7): "k"}
        castle = "".join(c for c in self.castle if c not in lost.get(s, "") + lost.get(t, ""))
        passant = (s[0], (s[1] + t[1]) // 2) if p in "Pp" and abs(s[1] - t[1]) == 2 else None
        return Position(tuple(sorted(b.items())), not self.white, castle, passant)

    def king(self): return next(s for s, p in self.board if p == ("K" if self.white else "k"))
    def moves(self):
        for m in self.pseudo():
            after = replace(self.play(m), white=self.white)
            if not after.attacked(after.king()): yield m
    def draw(self): return "\n".join(f"{y + 1} " + " ".join(self.at.get((x, y), "·") for x in range(8)) for y in range(7, -1, -1)) + "\n  a b c d e f g h"


def perft(p, depth): return 1 if depth == 0 else sum(perft(p.play(m), depth - 1) for m in p.moves())
show = lambda m: name(m[0]) + name(m[1]) + m[2].lower()

p = Position.fen(START)
print(p, [perft(p, n) for n in (1, 2)])
for text in "e2e4 d7d5 e4d5 c7c5 d5c6 b8c6 g1f3 c8g4 f1b5 e7e6".split():
    p = p.play(next(m for m in p.moves() if show(m) == text))
print(p, p.draw(), sep="\n")
print(sorted(map(show, p.moves()))[:12], len(list(p.moves())), any(show(m) == "e1g1" for m in p.moves()), Counter(p.at[m[0]] for m in p.moves()).most_common(3))
for fen in ("r3k2r/8/8/8/8/8/8/R3K2R w KQkq - 0 1", "8/P1k5/8/8/8/8/5Kp1/8 b - - 0 1", "k7/8/8/3pP3/8/8/8/K7 w - d6 0 1"):
    p = Position.fen(fen)
    print(fen.split()[0], perft(p, 1), perft(p, 2), [show(m) for m in p.moves() if m[2] or p.at[m[0]] in "Pp"])
for fen in ("6k1/5ppp/8/8/8/8/5PPP/R5K1 w - - 0 1", "7k/5Q2/6K1/8/8/8/8/8 b - - 0 1", "r1bqkb1r/pppp1ppp/2n2n2/4p2Q/2B1P3/8/PPPP1PPP/RNB1K1NR w KQkq - 0 1"):
    p = Position.fen(fen)
    legal = list(p.moves())
    mates = [show(m) for m in legal if not list((q := p.play(m)).moves()) and q.attacked(q.king())]
    print(len(legal), "moves", "check" if p.attacked(p.king()) else "quiet", "mates:", mates or ("stalemate" if not legal else "none"))
