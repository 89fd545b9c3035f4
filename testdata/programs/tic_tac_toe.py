# Perfect tic-tac-toe by minimax with memory; counts of all games.
from functools import cache
LINES = [(0, 1, 2), (3, 4, 5), (6, 7, 8), (0, 3, 6), (1, 4, 7), (2, 5, 8), (0, 4, 8), (2, 4, 6)]
def winner(b):
    for i, j, k in LINES:
        if b[i] != "." and b[i] == b[j] == b[k]: return b[i]
    return "draw" if "." not in b else None
def moves(b): return [i for i, c in enumerate(b) if c == "."]
def place(b, i, who): return b[:i] + who + b[i + 1:]
@cache
def value(b, who):
    w = winner(b)
    if w: return {"X": 1, "O": -1, "draw": 0}[w]
    other = "O" if who == "X" else "X"
    return (max if who == "X" else min)(value(place(b, m, who), other) for m in moves(b))
def best(b, who):
    other = "O" if who == "X" else "X"
    key = lambda m: (value(place(b, m, who), other), -m)
    return max(moves(b), key=key) if who == "X" else min(moves(b), key=lambda m: (value(place(b, m, who), other), m))
def show(b): return "\n".join(" ".join(b[r:r + 3]) for r in (0, 3, 6))
b, who = "." * 9, "X"
while not winner(b):
    b = place(b, best(b, who), who)
    who = "O" if who == "X" else "X"
print(show(b), winner(b), sep="\n")
b, who = "X...O....", "X"
b = place(b, 8, "X")
who = "O"
while not winner(b):
    m = best(b, who) if who == "X" else moves(b)[0]
    b = place(b, m, who)
    who = "O" if who == "X" else "X"
print(show(b), winner(b), sep="\n")
@cache
def games(b, who):
    w = winner(b)
    if w: return (int(w == "X"), int(w == "O"), int(w == "draw"))
    return tuple(map(sum, zip(*(games(place(b, m, who), "O" if who == "X" else "X") for m in moves(b)))))
print(games("." * 9, "X"), sum(games("." * 9, "X")), value.cache_info().currsize, games.cache_info().currsize)
