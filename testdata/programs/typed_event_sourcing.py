# An event-sourced shopping cart, heavily typed: generics with defaults, protocols, TypedDict, overloads, Annotated validators read at run time, Literal checks.
from __future__ import annotations

import inspect
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field, fields, is_dataclass, make_dataclass, replace
from datetime import datetime, timedelta
from typing import (Annotated, Any, ClassVar, Final, Generic, Literal, NamedTuple, NewType, Protocol, Required, Self, TypedDict, TypeVar, assert_never, cast,
                    final, get_args, get_origin, get_overloads, get_type_hints, overload, override, runtime_checkable)

Sku = NewType("Sku", str)
Currency = Literal["EUR", "USD"]
E = TypeVar("E", bound="Event")
LIMIT: Final = 5


@dataclass(frozen=True)
class Range:
    low: float
    high: float

    def check(self, name, value):
        if not self.low <= value <= self.high:
            raise ValueError(f"{name}={value!r} is not in {self.low}..{self.high}")


@dataclass(frozen=True, kw_only=True)
class Event:
    at: datetime = field(compare=False)
    registry: ClassVar[dict[str, type[Event]]] = {}

    def __init_subclass__(cls) -> None:
        Event.registry[cls.__name__] = cls

    def __post_init__(self) -> None:
        for name, hint in get_type_hints(type(self), include_extras=True).items():
            value = getattr(self, name)
            if get_origin(hint) is Annotated:
                kind, *checks = get_args(hint)
                for check in checks:
                    check.check(name, value)
            elif get_origin(hint) is Literal and value not in get_args(hint):
                raise ValueError(f"{name} is one of {get_args(hint)}")


@dataclass(frozen=True)
class Added(Event):
    sku: Sku
    count: Annotated[int, Range(1, 99)] = 1
    price: Annotated[float, Range(0, 1e4)] = 0.0
    currency: Currency = "EUR"


@dataclass(frozen=True)
class Removed(Event):
    sku: Sku


@final
@dataclass(frozen=True)
class Ordered(Event):
    note: str | None = None


class Line(NamedTuple):
    count: int
    price: float

    @property
    def total(self) -> float:
        return self.count * self.price


class Snapshot(TypedDict, total=False):
    version: Required[int]
    lines: dict[str, Line]
    open: bool


@runtime_checkable
class Store(Protocol[E]):
    name: str

    def append(self, event: E) -> int: ...
    def __iter__(self) -> Iterator[E]: ...


class Memory(Generic[E]):
    def __init__(self, name: str = "memory") -> None:
        self.name, self._events = name, list[E]()

    def append(self, event: E) -> int:
        self._events.append(event)
        return len(self._events)

    def __iter__(self) -> Iterator[E]:
        return iter(self._events)

    @overload
    def __getitem__(self, key: int) -> E: ...
    @overload
    def __getitem__(self, key: slice) -> list[E]: ...
    @overload
    def __getitem__(self, key: str) -> list[E]: ...

    def __getitem__(self, key):
        if isinstance(key, str):
            return [e for e in self._events if type(e).__name__ == key]
        return self._events[key]


class Cart:
    def __init__(self) -> None:
        self.state: Snapshot = {"version": 0, "lines": {}, "open": True}

    def apply(self, event: Event) -> Self:
        lines = dict(self.state["lines"])
        match event:
            case Added(sku, count, price):
                old = lines.get(sku, Line(0, price))
                lines[sku] = old._replace(count=old.count + count)
            case Removed(sku) if sku in lines:
                del lines[sku]
            case Removed():
                pass
            case Ordered(note=note):
                self.state["open"] = False
            case _:
                assert_never(cast(Any, event))
        self.state = {**self.state, "version": self.state["version"] + 1, "lines": lines}
        return self

    @classmethod
    def replay(cls, events: Iterable[Event], until: Callable[[Event], bool] = lambda e: False) -> Self:
        cart = cls()
        for event in events:
            if until(event):
                break
            cart.apply(event)
        return cart


class Premium(Cart):
    @override
    def apply(self, event: Event) -> Self:
        if isinstance(event, Added):
            event = replace(event, price=event.price * 0.9)
        return super().apply(event)


start = datetime(2024, 5, 1, 12)
store: Memory[Event] = Memory[Event]("log")
for n, make in enumerate([lambda t: Added(Sku("pen"), 3, 1.5, at=t), lambda t: Added(Sku("ink"), price=8.0, at=t), lambda t: Added(Sku("pen"), 1, 1.5, at=t), lambda t: Removed(Sku("ink"), at=t),
                          lambda t: Removed(Sku("cat"), at=t), lambda t: Ordered("quick", at=t)]):
    print(store.append(make(start + timedelta(minutes=n))), end=" ")
print()
cart = Cart.replay(store)
print(cart.state, sum(line.total for line in cart.state["lines"].values()))
print(Premium.replay(store).state["lines"], Cart.replay(store, lambda e: isinstance(e, Removed)).state["lines"])
print(store[0], store["Removed"], len(store[1:3]), isinstance(store, Store), isinstance([], Store))
for bad in (lambda: Added(Sku("x"), 0, at=start), lambda: Added(Sku("x"), currency="GBP", at=start), lambda: Added(at=start), lambda: Cart().apply(Event(at=start)), lambda: Added("a", 1, 2, "EUR", start), lambda: setattr(store[0], "sku", "y")):
    try:
        print(bad())
    except (ValueError, TypeError, AssertionError, AttributeError) as e:
        print(type(e).__name__, str(e).split(", at=")[0])
print(get_type_hints(Added)["count"], get_type_hints(Added, include_extras=True)["count"], Added.__annotations__["currency"])
print(get_type_hints(Snapshot), sorted(Snapshot.__required_keys__), Snapshot.__total__)
print(len(get_overloads(Memory.__getitem__)), str(inspect.signature(Cart.replay)).partition("=")[0], Premium.apply.__override__, Ordered.__final__)
print([f.name for f in fields(Added)], Added.__match_args__, asdict(store[1])["price"], is_dataclass(Added), Added(Sku("q"), at=start) == Added(Sku("q"), at=datetime.max))
print(Memory[int], Memory[int].__args__, Store[Event], Memory.__parameters__, Memory[int]("x").__orig_class__, Sku.__supertype__, Sku.__name__)
Point = make_dataclass("Point", [("x", int), ("y", "int", field(default=0))], frozen=True, slots=True, order=True, namespace={"norm": lambda self: abs(self.x) + abs(self.y)})
print(Point(3), Point(1, 2) < Point(1, 3), Point(-3, 4).norm(), Point.__slots__, inspect.signature(Point), hash(Point(1)) == hash(Point(1)))
print(inspect.get_annotations(Line), sys.modules[__name__].__annotations__["LIMIT"], sorted(Event.registry))
