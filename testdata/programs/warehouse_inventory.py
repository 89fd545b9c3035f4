# A warehouse: locations, lots with dates, reservations, picking in order of expiry, cost by FIFO and average, reorder points, an audit journal that can be replayed.
import csv
import io
import itertools
import operator
from bisect import insort
from collections import defaultdict, deque, namedtuple
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import ROUND_HALF_EVEN, Decimal as D
from functools import singledispatchmethod
from itertools import accumulate, groupby
from typing import ClassVar

CENT = D("0.01")
START = date(2025, 1, 6)


class StockError(Exception):
    pass


class Short(StockError):
    def __init__(self, sku, wanted, free):
        super().__init__(sku, wanted, free)
        self.sku, self.wanted, self.free = sku, wanted, free

    def __str__(self):
        return f"{self.sku}: {self.wanted} wanted, {self.free} free"


@dataclass(order=True)
class Lot:
    expires: date
    number: int
    sku: str = field(compare=False)
    left: int = field(compare=False)
    cost: D = field(compare=False)
    place: str = field(compare=False, default="floor")

    def __str__(self):
        return f"{self.sku}#{self.number} {self.left}@{self.cost} until {self.expires:%d %b}"


@dataclass(frozen=True)
class Received:
    day: date
    sku: str
    units: int
    cost: D
    keeps: int = 30


@dataclass(frozen=True)
class Reserved:
    day: date
    order: str
    items: tuple


@dataclass(frozen=True)
class Shipped:
    day: date
    order: str


@dataclass(frozen=True)
class Cancelled(Shipped):
    why: str = "?"


@dataclass(frozen=True)
class Counted:
    day: date
    sku: str
    units: int


Line = namedtuple("Line", "sku units cost", defaults=[D(0)])


class Warehouse:
    PLACES: ClassVar = [f"{row}{n}" for row, n in itertools.product("AB", range(1, 4))]

    def __init__(self):
        self.lots, self.reserved, self.orders = defaultdict(list), defaultdict(int), {}
        self.journal, self.numbers = [], itertools.count(1)
        self.moves, self.shipped_cost = deque(maxlen=6), D(0)
        self.free_places = deque(self.PLACES)
        self.averages = {}

    def on_hand(self, sku):
        return sum(l.left for l in self.lots[sku])

    def free(self, sku):
        return self.on_hand(sku) - self.reserved[sku]

    def post(self, event):
        result = self.apply(event)
        self.journal.append(event)
        return result

    @singledispatchmethod
    def apply(self, event):
        raise NotImplementedError(f"no rule for {type(event).__name__}")

    @apply.register
    def _(self, e: Received):
        if e.units <= 0:
            raise StockError(f"cannot receive {e.units} of {e.sku}")
        before = self.on_hand(e.sku)
        average = self.averages.get(e.sku, D(0))
        self.averages[e.sku] = ((average * before + e.cost * e.units) / (before + e.units)).quantize(D("0.0001"), ROUND_HALF_EVEN)
        place = self.free_places.popleft() if self.free_places else "floor"
        insort(self.lots[e.sku], lot := Lot(e.day + timedelta(e.keeps), next(self.numbers), e.sku, e.units, e.cost, place))
        return lot

    @apply.register
    def _(self, e: Reserved):
        short = [Short(sku, n, self.free(sku)) for sku, n in e.items if n > self.free(sku)]
        if short:
            raise ExceptionGroup(f"order {e.order}", short)
        for sku, n in e.items:
            self.reserved[sku] += n
        self.orders[e.order] = e.items

    @apply.register
    def _(self, e: Cancelled):
        for sku, n in self.orders.pop(e.order):
            self.reserved[sku] -= n
        return e.why

    @apply.register
    def _(self, e: Shipped):
        if e.order not in self.orders:
            raise StockError(f"order {e.order} is not open")
        lines = []
        for sku, n in self.orders.pop(e.order):
            self.reserved[sku] -= n
            cost = sum((l.cost * k for l, k in self.pick(sku, n)), D(0))
            lines.append(Line(sku, n, cost))
        self.shipped_cost += sum(map(operator.attrgetter("cost"), lines))
        return lines

    @apply.register
    def _(self, e: Counted):
        difference = e.units - self.on_hand(e.sku)
        if difference < 0:
            list(self.pick(e.sku, -difference))
        elif difference:
            self.lots[e.sku][-1].left += difference
        return difference

    def pick(self, sku, n):
        lots = self.lots[sku]
        while n:
            lot = lots[0]
            take = min(n, lot.left)
            lot.left -= take
            n -= take
            self.moves.append((lot.place, sku, take))
            if not lot.left:
                lots.pop(0)
                if lot.place != "floor":
                    self.free_places.append(lot.place)
            yield lot, take

    def value(self):
        return sum((l.cost * l.left for lots in self.lots.values() for l in lots), D(0)).quantize(CENT)

    def expiring(self, day, within):
        return sorted(l for lots in self.lots.values() for l in lots if l.expires - day <= timedelta(days=within))


house = Warehouse()
day = lambda n: START + timedelta(days=n)
script = [Received(day(0), "milk", 40, D("0.80"), 10), Received(day(0), "rice", 100, D("1.10"), 365), Received(day(1), "milk", 30, D("0.95"), 12), Received(day(2), "eggs", 60, D("0.20"), 21),
          Reserved(day(2), "o1", (("milk", 50), ("eggs", 12))), Reserved(day(2), "o2", (("milk", 30), ("rice", 10), ("eggs", 99))), Shipped(day(3), "o1"), Reserved(day(3), "o3", (("rice", 70),)),
          Reserved(day(3), "o4", (("rice", 40), ("milk", 5))), Cancelled(day(4), "o3", "customer left"), Reserved(day(4), "o4", (("rice", 40), ("milk", 5))), Received(day(5), "rice", 50, D("1.00"), 300),
          Shipped(day(5), "o4"), Shipped(day(5), "o9"), Counted(day(6), "eggs", 45), Counted(day(6), "milk", 17), Received(day(6), "milk", 0, D(1)), "snow"]
for event in script:
    name = type(event).__name__
    try:
        print(f"{name:10}", house.post(event))
    except* Short as group:
        print(f"{name:10} {group.message}:", "; ".join(map(str, group.exceptions)), [e.args for e in group.exceptions][:1])
    except* (StockError, NotImplementedError) as group:
        print(f"{name:10} refused:", *group.exceptions)
print({sku: (house.on_hand(sku), house.free(sku), str(house.averages[sku])) for sku in house.lots}, house.value(), house.shipped_cost)
print(list(house.moves), list(house.free_places))
print([str(l) for l in house.expiring(day(6), 8)], max(l for lots in house.lots.values() for l in lots))
again = Warehouse()
for event in house.journal:
    again.apply(event)
print(again.lots == house.lots, again.value() == house.value(), len(house.journal), house.journal[3])
out = io.StringIO()
writer = csv.DictWriter(out, ["sku", "place", "left", "value"], lineterminator="\n", quoting=csv.QUOTE_NONNUMERIC)
writer.writeheader()
writer.writerows({"sku": l.sku, "place": l.place, "left": l.left, "value": float(l.cost * l.left)} for sku in sorted(house.lots) for l in house.lots[sku])
print(out.getvalue(), end="")
rows = list(csv.DictReader(io.StringIO(out.getvalue()), quoting=csv.QUOTE_NONNUMERIC))
print({k: sum(r["left"] for r in g) for k, g in groupby(rows, key=operator.itemgetter("sku"))}, rows[0])
demand = [7, 5, 9, 6, 8, 7, 10, 4]
levels = list(accumulate(demand, lambda stock, d: stock - d + (30 if stock - d < 15 else 0), initial=40))
print(levels, [i for i, (a, b) in enumerate(zip(levels, levels[1:])) if b > a])
eoq = lambda yearly, order_cost, holding: (D(2) * yearly * order_cost / holding).sqrt().quantize(D(1))
print(eoq(2400, D("12.50"), D("0.30")), Line("x", 1), Line._field_defaults, Lot(START, 2, "a", 1, D(1)) < Lot(START, 3, "a", 1, D(1)))
