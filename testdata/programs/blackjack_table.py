# Blackjack at a table: cards as enums, hands with soft totals, strategies as functions, a shoe from a seeded generator, payouts in fractions, statistics of many rounds.
import enum
import itertools
import random
import statistics
from collections import Counter
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Callable


class Suit(enum.Enum):
    CLUBS, DIAMONDS, HEARTS, SPADES = "♣♦♥♠"


class Rank(enum.IntEnum):
    ACE = 1
    TWO, THREE, FOUR, FIVE, SIX, SEVEN, EIGHT, NINE, TEN, JACK, QUEEN, KING = range(2, 14)

    @property
    def points(self): return min(self.value, 10)

    @property
    def sign(self): return str(self.value) if 2 <= self <= 10 else self.name[0]


@dataclass(frozen=True, order=True)
class Card:
    rank: Rank
    suit: Suit = field(compare=False)

    def __str__(self): return f"{self.rank.sign}{self.suit.value}"


class Hand(list):
    @property
    def total(self):
        hard = sum(c.rank.points for c in self)
        return hard + 10 if self.soft else hard

    @property
    def soft(self): return any(c.rank is Rank.ACE for c in self) and sum(c.rank.points for c in self) <= 11

    @property
    def natural(self): return len(self) == 2 and self.total == 21

    @property
    def bust(self): return self.total > 21

    def __str__(self): return f"{' '.join(map(str, self))} = {'soft ' * self.soft}{self.total}"


class Shoe:
    def __init__(self, decks, seed):
        self.random = random.Random(seed)
        self.cards = [Card(r, s) for _ in range(decks) for s in Suit for r in Rank]
        self.random.shuffle(self.cards)
        self.cut = len(self.cards) // 4
        self.shuffles = 0

    def deal(self, n=1):
        if len(self.cards) < max(n, self.cut):
            self.__init__(len(self.cards) // 13 or 1, self.random.random())
            self.shuffles += 1
        return [self.cards.pop() for _ in range(n)]


Strategy = Callable[[Hand, Card], bool]


def cautious(hand, up): return hand.total < 12
def dealer_like(hand, up): return hand.total < 17
def basic(hand, up):
    if hand.soft:
        return hand.total < 18 or hand.total == 18 and up.rank.points in (9, 10, 1)
    return hand.total < 12 or hand.total < 17 and (up.rank.points >= 7 or up.rank is Rank.ACE)


class Outcome(enum.Enum):
    BLACKJACK = Fraction(3, 2)
    WIN = Fraction(1)
    PUSH = Fraction(0)
    LOSS = Fraction(-1)


def play(shoe, strategy, show=False):
    hand, dealer = Hand(shoe.deal(2)), Hand(shoe.deal(2))
    while not hand.natural and not hand.bust and strategy(hand, dealer[0]):
        hand += shoe.deal()
    while not hand.bust and not hand.natural and dealer.total < 17:
        dealer.extend(shoe.deal())
    match hand.natural, dealer.natural:
        case True, False: outcome = Outcome.BLACKJACK
        case False, True: outcome = Outcome.LOSS
        case True, True: outcome = Outcome.PUSH
        case _ if hand.bust: outcome = Outcome.LOSS
        case _ if dealer.bust or hand.total > dealer.total: outcome = Outcome.WIN
        case _: outcome = Outcome.PUSH if hand.total == dealer.total else Outcome.LOSS
    if show:
        print(f"{hand!s:28} | {dealer!s:28} | {outcome.name}")
    return outcome, hand.total


shoe = Shoe(1, 11)
for strategy in itertools.islice(itertools.cycle([cautious, dealer_like, basic]), 9):
    play(shoe, strategy, show=True)
for strategy in (cautious, dealer_like, basic):
    shoe, money, counts, totals = Shoe(4, 5), Fraction(100), Counter(), []
    history = []
    for _ in range(400):
        outcome, total = play(shoe, strategy)
        money += outcome.value
        counts[outcome.name] += 1
        totals.append(total)
        history.append(money)
    print(f"{strategy.__name__:12} ends with {str(money):>7} (low {float(min(history)):.1f}) {dict(sorted(counts.items()))} mean total {statistics.mean(totals):.3f}, median {statistics.median_low(totals)}, mode {statistics.mode(totals)}")
print(Hand([Card(Rank.ACE, Suit.HEARTS), Card(Rank.ACE, Suit.CLUBS), Card(Rank(9), Suit("♠"))]), Card(Rank.TWO, Suit.CLUBS) == Card(Rank.TWO, Suit.HEARTS), max(Card(r, Suit.CLUBS) for r in Rank), sorted(Outcome, key=lambda o: o.value)[0])
print(repr(Card(Rank["QUEEN"], Suit.HEARTS)), [r.sign for r in Rank], Rank.ACE < Rank.KING, Suit.HEARTS.name.title(), len(Suit), isinstance(Rank.TWO + 1, Rank))
