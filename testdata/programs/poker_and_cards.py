# Poker hands ranked, odds by enumeration and by seeded deals; blackjack by strategy; a trick-taking game; Bulgarian solitaire.
import random
from collections import Counter
from enum import IntEnum
from itertools import combinations, count, product

RANKS, SUITS = "23456789TJQKA", "cdhs"
DECK = [r + s for r, s in product(RANKS, SUITS)]
Kind = IntEnum("Kind", "HIGH PAIR TWO_PAIR TRIPS STRAIGHT FLUSH FULL FOUR STRAIGHT_FLUSH", start=0)


def rank(hand):
    values = sorted((RANKS.index(c[0]) for c in hand), reverse=True)
    groups = sorted(Counter(values).items(), key=lambda kv: (-kv[1], -kv[0]))
    order, shape = [v for v, _ in groups], [n for _, n in groups]
    flush = len({c[1] for c in hand}) == 1
    straight = len(order) == 5 and order[0] - order[4] == 4
    if order == [12, 3, 2, 1, 0]: straight, order = True, [3, 2, 1, 0, -1]
    match shape, straight, flush:
        case _, True, True: kind = Kind.STRAIGHT_FLUSH
        case [4, 1], _, _: kind = Kind.FOUR
        case [3, 2], _, _: kind = Kind.FULL
        case _, _, True: kind = Kind.FLUSH
        case _, True, _: kind = Kind.STRAIGHT
        case [3, *_], _, _: kind = Kind.TRIPS
        case [2, 2, 1], _, _: kind = Kind.TWO_PAIR
        case [2, *_], _, _: kind = Kind.PAIR
        case _: kind = Kind.HIGH
    return kind, order


best = lambda cards: max(map(rank, combinations(cards, 5)))
hands = [h.split() for h in ("2h 3h 4h 5h 6h", "Ah Kd Qc Js Th", "Ad 2c 3s 4h 5d", "9c 9d 9h 9s 2c", "Kc Kd Kh 2s 2d", "2c 9c 4c Kc 7c", "8c 8d 3s 3h Ac", "8h 8s 3d 3c Kd", "Jc Jd 4s 7h 9c", "Ac Kc 7d 4d 2h", "7c 7d 7h Ks 2c")]
for h in sorted(hands, key=rank, reverse=True):
    kind, order = rank(h)
    print(f"{' '.join(h)}  {kind.name.replace('_', ' ').lower():14} {''.join(RANKS[v] for v in order)}")
print(best("Ah Kh 2d Qh Jh Th 9h".split())[0].name, best("2c 2d 2h 5s 5d 9c 9d".split()))
rng = random.Random(52)
tally = Counter(rank(rng.sample(DECK, 5))[0].name for _ in range(800))
print({k.name: tally[k.name] for k in Kind if tally[k.name]})


def showdown(a, b, deals, rng):
    rest = [c for c in DECK if c not in a + b]
    score = Counter()
    for _ in range(deals):
        board = rng.sample(rest, 5)
        x, y = best(a + board), best(b + board)
        score["win" if x > y else "lose" if x < y else "split"] += 1
    return dict(sorted(score.items()))


print("aces against 7-2:", showdown(["As", "Ah"], ["7d", "2c"], 12, rng), "river:", Counter(rank(["As", "Ks", "Qs", "Js", c])[0].name for c in DECK if c not in "As Ks Qs Js".split()).most_common())


def blackjack(hand):
    total = sum(min(10, RANKS.index(c[0]) + 2) if c[0] != "A" else 1 for c in hand)
    return (total + 10, True) if any(c[0] == "A" for c in hand) and total <= 11 else (total, False)


def play(rng, stand):
    deck = DECK[:]
    rng.shuffle(deck)
    me, dealer = [deck.pop(), deck.pop()], [deck.pop(), deck.pop()]
    while blackjack(me)[0] < stand: me.append(deck.pop())
    if blackjack(me)[0] > 21: return -1
    while blackjack(dealer)[0] < 17: dealer.append(deck.pop())
    a, b = blackjack(me)[0], blackjack(dealer)[0]
    return 1 if b > 21 or a > b else -1 if a < b else 0


print("blackjack by stand:", {s: sum(play(random.Random(n), s) for n in range(120)) for s in range(12, 21, 2)}, blackjack(["As", "Kd"]), blackjack(["As", "Ad", "9c"]), blackjack(["As", "Ad", "9c", "5c"]))


def tricks(seed, trump="h"):
    deck = DECK[:]
    random.Random(seed).shuffle(deck)
    hands, lead, won = [sorted(deck[i::4], key=lambda c: (c[1], RANKS.index(c[0]))) for i in range(4)], 0, Counter()
    for n in range(13):
        table = []
        for i in range(4):
            who = (lead + i) % 4
            suit = table[0][1][1] if table else None
            options = [c for c in hands[who] if c[1] == suit] or hands[who]
            card = max(options, key=lambda c: (c[1] == trump, RANKS.index(c[0]))) if i == 3 or n < 2 else min(options, key=lambda c: (c[1] == trump, RANKS.index(c[0]), c[1]))
            hands[who].remove(card)
            table.append((who, card))
        suit = table[0][1][1]
        lead, card = max(table, key=lambda t: (t[1][1] == trump, t[1][1] == suit, RANKS.index(t[1][0])))
        won[lead] += 1
        if n < 3: print(f"  trick {n + 1}:", *(f"{'NESW'[w]}:{c}" for w, c in table), "->", "NESW"[lead])
    return {"NESW"[k]: v for k, v in sorted(won.items())}


print(tricks(7), tricks(8))
piles, seen = [45 - 20, 12, 8], []
for step in count():
    key = sorted(piles, reverse=True)
    if key in seen: break
    seen.append(key)
    piles = [p - 1 for p in piles if p > 1] + [len(piles)]
print(f"solitaire: settles after {step} at {key}")
