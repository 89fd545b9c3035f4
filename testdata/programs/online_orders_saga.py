# An order as a saga: steps with compensations, an outbox, idempotent handlers, an event bus with middleware, read models built from events, and a log that can be replayed.
import functools
import hashlib
import itertools
import json
from collections import Counter, defaultdict, deque
from contextlib import ExitStack, contextmanager
from contextvars import ContextVar
from dataclasses import asdict, dataclass, field
from typing import Callable

trace = ContextVar("trace", default="-")


class Rejected(Exception):
    """A business rule said no."""


class Outage(Exception):
    """Something was down; worth another attempt."""


@dataclass(frozen=True, slots=True)
class Event:
    name: str
    data: dict = field(hash=False)
    trace: str = field(default_factory=lambda: trace.get())

    @property
    def id(self):
        return hashlib.sha256(json.dumps(asdict(self), sort_keys=True).encode()).hexdigest()[:8]


class Bus:
    def __init__(self):
        self.handlers, self.middleware = defaultdict(list), []
        self.queue, self.log, self.dead = deque(), [], []

    def on(self, *names):
        def register(handler):
            for name in names:
                self.handlers[name].append(handler)
            return handler
        return register

    def publish(self, name, **data):
        event = Event(name, data)
        self.log.append(event)
        self.queue.append(event)
        return event

    def drain(self):
        while self.queue:
            event = self.queue.popleft()
            for pattern in (event.name, event.name.split(".")[0] + ".*", "*"):
                for handler in self.handlers.get(pattern, ()):
                    token = trace.set(event.trace)
                    try:
                        functools.reduce(lambda inner, m: functools.partial(m, inner), self.middleware, handler)(event)
                    except Exception as e:
                        self.dead.append((event.name, handler.__name__, f"{type(e).__name__}: {e}"))
                    finally:
                        trace.reset(token)


def once(inner, event, seen=set()):
    handler = inner
    while isinstance(handler, functools.partial):
        handler = handler.args[0]
    if (key := (handler, event.id)) in seen:
        return None
    seen.add(key)
    return inner(event)


class Retry:
    def __init__(self, times): self.times, self.counts = times, Counter()

    def __call__(self, inner, event):
        for attempt in itertools.count(1):
            try:
                return inner(event)
            except Outage:
                self.counts[event.name] += 1
                if attempt == self.times:
                    raise


class Step:
    def __init__(self, action: Callable, undo: Callable | None = None):
        self.action, self.undo = action, undo
        functools.update_wrapper(self, action)

    def compensated_by(self, undo):
        return type(self)(self.action, undo)

    def __get__(self, obj, owner=None):
        return self if obj is None else functools.partial(self.action, obj)

    def __call__(self, *args): return self.action(*args)


class Shop:
    def __init__(self, bus):
        self.bus = bus
        self.stock, self.money, self.parcels = Counter(lamp=3, desk=1, pen=50), Counter(ann=300, bob=60, cy=1000), []
        self.prices = {"lamp": 40, "desk": 250, "pen": 2}
        self.flaky = iter([True, False, True, True, True])

    @Step
    def reserve(self, order):
        short = {i: n for i, n in order["items"].items() if self.stock[i] < n}
        if short:
            raise Rejected(f"not in stock: {', '.join(f'{n} {i}' for i, n in short.items())}")
        self.stock.subtract(order["items"])

    reserve = reserve.compensated_by(lambda self, order: self.stock.update(order["items"]))

    @Step
    def charge(self, order):
        order["total"] = total = sum(self.prices[i] * n for i, n in order["items"].items())
        if self.money[order["who"]] < total:
            raise Rejected(f"{order['who']} cannot pay {total}")
        self.money[order["who"]] -= total

    charge = charge.compensated_by(lambda self, order: self.money.update({order["who"]: order["total"]}))

    @Step
    def ship(self, order):
        if order["to"] == "moon":
            raise Rejected("no rockets today")
        self.parcels.append((order["id"], order["to"]))

    steps = reserve, charge, ship

    @contextmanager
    def saga(self, order):
        with ExitStack() as undo:
            yield undo
            undo.pop_all()

    def place(self, event):
        order = dict(event.data)
        if order.get("fragile") and next(self.flaky, False):
            raise Outage("the till is restarting")
        try:
            with self.saga(order) as undo:
                for step in self.steps:
                    step(self, order)
                    if step.undo:
                        undo.callback(step.undo, self, order)
                        undo.callback(self.bus.publish, "saga.undone", order=order["id"], step=step.__name__)
        except Rejected as e:
            self.bus.publish("order.rejected", id=order["id"], why=str(e))
        else:
            self.bus.publish("order.shipped", id=order["id"], total=order["total"])


def build():
    bus = Bus()
    retry = Retry(3)
    bus.middleware += [retry, once]
    shop = Shop(bus)
    view = {"status": {}, "revenue": 0, "history": defaultdict(list)}
    bus.on("order.placed")(shop.place)

    @bus.on("order.*")
    def status(event):
        view["status"][event.data["id"]] = event.name.partition(".")[2]

    @bus.on("order.shipped")
    def revenue(event):
        view["revenue"] += event.data["total"]

    @bus.on("*")
    def history(event):
        view["history"][event.trace].append(event.name + (f"({event.data['step']})" if "step" in event.data else ""))

    @bus.on("order.rejected")
    def apologise(event):
        if "moon" in event.data["why"] or "rockets" in event.data["why"]:
            raise LookupError("no template for rockets")
    return bus, shop, view, retry


orders = [dict(id=1, who="ann", items={"lamp": 2, "pen": 10}, to="Ulm"), dict(id=2, who="bob", items={"lamp": 1, "pen": 30}, to="Bonn"), dict(id=3, who="cy", items={"desk": 1, "lamp": 1}, to="moon"),
          dict(id=4, who="ann", items={"desk": 2}, to="Ulm"), dict(id=5, who="cy", items={"desk": 1}, to="Kiel", fragile=True), dict(id=6, who="cy", items={"pen": 1}, to="Kiel", fragile=True)]
bus, shop, view, retry = build()
before = shop.stock.total(), shop.money.total()
for order in orders:
    token = trace.set(f"t{order['id']}")
    bus.publish("order.placed", **order)
    if order["id"] == 1:
        bus.publish("order.placed", **order)  # sent twice, handled once
    trace.reset(token)
bus.drain()
for key, names in view["history"].items():
    print(key, " > ".join(names))
print(view["status"], view["revenue"], trace.get())
print(dict(shop.stock), dict(shop.money), shop.parcels)
print(before[1] - shop.money.total() == view["revenue"], before[0] - shop.stock.total(), dict(retry.counts))
for letter in bus.dead:
    print("dead:", *letter)
for event in bus.log:
    if event.name == "order.rejected":
        print(event.trace, event.data["why"])
again, shop2, view2, _ = build()
once.__defaults__[0].clear()
for line in [json.dumps(asdict(e)) for e in bus.log if e.name == "order.placed"]:
    again.queue.append(Event(**json.loads(line)))
shop2.flaky = iter([True, False, True, True, True])
again.drain()
print(view2["status"] == view["status"], shop2.stock == shop.stock, shop2.parcels == shop.parcels, len({e.id for e in bus.log}), len(bus.log))
print(Shop.reserve.__name__, Shop.ship.undo, callable(Shop.charge.undo), [s.__wrapped__.__qualname__ for s in Shop.steps], Event("a", {}) == Event("a", {}), hash(Event("a", {})) == hash(Event("a", {"x": 1})))
try:
    Event("a", {}).name = "b"
except AttributeError as e:
    print(type(e).__name__, e)
