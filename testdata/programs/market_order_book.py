# An exchange: limit and market orders matched by price and time, cancellations, a seeded stream of orders, bars and positions.
from __future__ import annotations

import heapq
import itertools
import random
from collections import defaultdict
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Iterator, Literal

Side = Literal["buy", "sell"]


@dataclass
class Order:
    id: int
    who: str
    side: Side
    size: int
    limit: Decimal | None = None

    def key(self):
        worst = Decimal("Infinity") if self.side == "buy" else Decimal(0)
        price = worst if self.limit is None else self.limit
        return (-price if self.side == "buy" else price, self.id)


@dataclass(frozen=True)
class Trade:
    price: Decimal
    size: int
    buyer: str
    seller: str


class Book:
    def __init__(self) -> None:
        self.sides: dict[str, list] = {"buy": [], "sell": []}
        self.gone: set[int] = set()
        self.trades: list[Trade] = []

    def best(self, side: Side) -> Order | None:
        heap = self.sides[side]
        while heap and heap[0][1].id in self.gone:
            heapq.heappop(heap)
        return heap[0][1] if heap else None

    def cancel(self, id: int) -> None:
        self.gone.add(id)

    def submit(self, order: Order) -> Iterator[Trade]:
        order = replace(order)
        against: Side = "sell" if order.side == "buy" else "buy"
        while order.size and (other := self.best(against)):
            if order.limit is not None and (other.limit > order.limit if order.side == "buy" else other.limit < order.limit):
                break
            size = min(order.size, other.size)
            order.size -= size
            other.size -= size
            if not other.size:
                heapq.heappop(self.sides[against])
            buyer, seller = (order.who, other.who) if order.side == "buy" else (other.who, order.who)
            trade = Trade(other.limit, size, buyer, seller)
            self.trades.append(trade)
            yield trade
        if order.size and order.limit is not None:
            heapq.heappush(self.sides[order.side], (order.key(), order))

    def depth(self, side: Side) -> list[tuple[Decimal, int]]:
        levels = defaultdict(int)
        for _, o in self.sides[side]:
            if o.id not in self.gone:
                levels[o.limit] += o.size
        return sorted(levels.items(), reverse=side == "buy")


D, book, ids = Decimal, Book(), itertools.count(1)
for who, side, size, limit in [("ann", "sell", 10, "10.05"), ("bob", "sell", 5, "10.02"), ("cid", "buy", 7, "9.98"), ("dot", "buy", 4, "10.02"), ("eve", "buy", 8, None), ("cid", "sell", 3, "9.98")]:
    order = Order(next(ids), who, side, size, limit and D(limit))
    print(order.who, side, size, limit or "market", "->", *(f"{t.size}@{t.price} {t.buyer}<-{t.seller}" for t in book.submit(order)))
print("bids", [f"{n}@{p}" for p, n in book.depth("buy")], "asks", [f"{n}@{p}" for p, n in book.depth("sell")])

rng, mid = random.Random(77), D("100.00")
book = Book()
for n in range(1, 401):
    side = rng.choice(("buy", "sell"))
    if rng.random() < 0.15:
        book.cancel(rng.randrange(1, n + 1))
    limit = None if rng.random() < 0.1 else mid + (D(rng.randint(-30, 12)) / 100 if side == "buy" else D(rng.randint(-12, 30)) / 100)
    for t in book.submit(Order(n, rng.choice("ABCDE"), side, rng.randint(1, 9), limit)):
        mid = t.price
print(len(book.trades), "trades, last", mid)
for i, bar in enumerate(itertools.batched(book.trades, 50)):
    prices = [t.price for t in bar]
    volume = sum(t.size for t in bar)
    vwap = sum(t.price * t.size for t in bar) / volume
    print(f"bar {i}: open {prices[0]} high {max(prices)} low {min(prices)} close {prices[-1]} volume {volume:>3} vwap {vwap:.4f}")
cash, held = defaultdict(D), defaultdict(int)
for t in book.trades:
    cash[t.buyer] -= t.price * t.size; held[t.buyer] += t.size
    cash[t.seller] += t.price * t.size; held[t.seller] -= t.size
for who in sorted(cash):
    print(f"{who} holds {held[who]:>4} cash {cash[who]:>10} worth {cash[who] + held[who] * mid:>9}")
assert sum(cash.values()) == 0 == sum(held.values())
print("top of book", book.depth("buy")[:2], book.depth("sell")[:2])
