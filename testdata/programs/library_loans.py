# A lending library: a class hierarchy with abstract bases, loans with due dates, fines in Decimal, and a monthly report.
from abc import ABC, abstractmethod
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from functools import total_ordering
from typing import ClassVar, Iterator


class LibraryError(Exception):
    """Something the desk has to say no to."""


class NotAvailable(LibraryError):
    def __init__(self, item, until):
        super().__init__(f"{item.title!r} is out until {until:%d %b}")
        self.item, self.until = item, until


class LimitReached(LibraryError):
    pass


@total_ordering
class Item(ABC):
    days: ClassVar[int] = 14
    daily_fine: ClassVar[Decimal] = Decimal("0.20")
    _registry: ClassVar[dict[str, type]] = {}

    def __init_subclass__(cls, /, code, **kwargs):
        super().__init_subclass__(**kwargs)
        cls.code = code
        Item._registry[code] = cls

    def __init__(self, title, year):
        self.title, self.year = title, year
        self.loan = None

    @classmethod
    def parse(cls, line):
        code, title, year, *extra = (part.strip() for part in line.split("|"))
        try:
            kind = cls._registry[code]
        except KeyError:
            raise LibraryError(f"no kind of item has the code {code!r}") from None
        return kind(title, int(year), *extra)

    @abstractmethod
    def describe(self) -> str: ...

    def fine(self, late: int) -> Decimal:
        return (self.daily_fine * late).quantize(Decimal("0.01"), ROUND_HALF_UP)

    def __eq__(self, other):
        return isinstance(other, Item) and (self.title, self.year) == (other.title, other.year)

    def __lt__(self, other):
        if not isinstance(other, Item):
            return NotImplemented
        return (self.title.casefold(), self.year) < (other.title.casefold(), other.year)

    def __hash__(self):
        return hash((self.title, self.year))

    def __repr__(self):
        return f"<{type(self).__name__} {self.title!r}>"


class Book(Item, code="B"):
    def __init__(self, title, year, author):
        super().__init__(title, year)
        self.author = author

    def describe(self):
        return f"{self.title}, by {self.author} ({self.year})"


class Film(Item, code="F"):
    days = 3
    daily_fine = Decimal("1")

    def __init__(self, title, year, minutes="90"):
        super().__init__(title, year)
        self.length = timedelta(minutes=int(minutes))

    def describe(self):
        return f"{self.title} ({self.year}), {self.length}"


class Reference(Book, code="R"):
    days = 0

    def fine(self, late):
        return super().fine(late) * 10


@dataclass(slots=True)
class Loan:
    item: Item
    member: "Member" = field(repr=False)
    start: date
    due: date = field(init=False)

    def __post_init__(self):
        self.due = self.start + timedelta(days=self.item.days)


@dataclass(eq=False)
class Member:
    name: str
    limit: int = 2
    loans: list[Loan] = field(default_factory=list)
    paid: Decimal = Decimal()

    def borrow(self, item, day):
        if item.loan:
            raise NotAvailable(item, item.loan.due)
        if len(self.loans) >= self.limit:
            raise LimitReached(f"{self.name} has {len(self.loans)} of {self.limit} items")
        item.loan = Loan(item, self, day)
        self.loans.append(item.loan)
        return item.loan

    def give_back(self, item, day):
        loan = item.loan
        if loan is None or loan not in self.loans:
            raise LibraryError(f"{self.name} does not have {item!r}")
        self.loans.remove(loan)
        item.loan = None
        late = max((day - loan.due).days, 0)
        fine = item.fine(late)
        self.paid += fine
        return late, fine


CATALOGUE = """
B | Dune | 1965 | Frank Herbert
B | The Dispossessed | 1974 | Ursula K. Le Guin
F | Stalker | 1979 | 162
F | Metropolis | 1927
R | Atlas of Birds | 1999 | various
X | Mystery | 2000
"""


def catalogue(text) -> Iterator[Item]:
    for number, line in enumerate(filter(str.strip, text.splitlines()), 1):
        try:
            yield Item.parse(line)
        except LibraryError as error:
            print(f"line {number}: {error}")


items = {item.title: item for item in catalogue(CATALOGUE)}
print(sorted(items.values()), min(items.values()).describe())
for item in items.values():
    print(f"{item.code} {item.describe():<45} {item.days:>3} days")
try:
    Item("x", 1)
except TypeError as error:
    print(error)

ann, bob = Member("Ann"), Member("Bob", limit=1)
events = [
    (ann, "borrow", "Dune", date(2024, 2, 20)), (bob, "borrow", "Dune", date(2024, 2, 21)), (bob, "borrow", "Stalker", date(2024, 2, 27)),
    (bob, "borrow", "Metropolis", date(2024, 2, 28)), (ann, "borrow", "Atlas of Birds", date(2024, 2, 29)), (ann, "give_back", "Atlas of Birds", date(2024, 3, 2)),
    (ann, "give_back", "Stalker", date(2024, 3, 2)), (bob, "give_back", "Stalker", date(2024, 3, 5)), (ann, "give_back", "Dune", date(2024, 3, 1)),
]
refusals, lateness = Counter(), defaultdict(list)
for member, action, title, day in events:
    try:
        result = getattr(member, action)(items[title], day)
    except LibraryError as error:
        refusals[type(error).__name__] += 1
        print(f"{day:%a %d.%m.} {member.name}: {type(error).__name__}: {error}")
    else:
        if isinstance(result, Loan):
            print(f"{day:%a %d.%m.} {member.name}: {result}")
        else:
            late, fine = result
            lateness[member.name].append(late)
            print(f"{day:%a %d.%m.} {member.name}: back, {late} days late, {fine:>6.2f}")
print(refusals.most_common(), dict(lateness))
for member in (ann, bob):
    print(f"{member.name:.<12}{member.paid:.>10}  {member}")
