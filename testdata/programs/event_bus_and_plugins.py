# An event bus with priorities, wildcards and weak listeners; plugins that register themselves, with dependencies and lifecycle.
import fnmatch
import gc
import heapq
import importlib
import itertools
import sys
import types
import weakref
from abc import ABC, abstractmethod
from collections import defaultdict
from dataclasses import dataclass, field
from graphlib import CycleError, TopologicalSorter


@dataclass(order=True)
class Listener:
    priority: int
    number: int
    pattern: str = field(compare=False)
    target: object = field(compare=False)
    once: bool = field(default=False, compare=False)


class Bus:
    def __init__(self): self.listeners, self.numbers, self.history = [], itertools.count(), []
    def on(self, pattern, f=None, *, priority=0, once=False):
        if f is None: return lambda g: self.on(pattern, g, priority=priority, once=once)
        target = weakref.WeakMethod(f) if isinstance(f, types.MethodType) else (lambda f=f: f)
        heapq.heappush(self.listeners, Listener(-priority, next(self.numbers), pattern, target, once))
        return f
    def emit(self, event, /, **data):
        results = []
        for l in sorted(self.listeners):
            if not fnmatch.fnmatchcase(event, l.pattern): continue
            f = l.target()
            if f is None or l.once: self.listeners.remove(l)
            if f is None: continue
            try: results.append(f(event, **data))
            except StopIteration as stop: results.append(stop.value); break
            except Exception as e: results.append(f"!{type(e).__name__}: {e}")
        self.history.append((event, len(results)))
        return results


bus = Bus()
@bus.on("user.*", priority=5)
def audit(event, **data): return f"audit {event} {sorted(data.items())}"
@bus.on("user.login")
@bus.on("*.logout", once=True)
def greet(event, name="?", **_): return f"{'hello' if event.endswith('in') else 'bye'} {name}"
@bus.on("user.delete", priority=9)
def veto(event, name, **_):
    if name == "root": raise StopIteration("never")
    return "fine"
@bus.on("user.[de]*")
def broken(event, name, **_): return 1 / (len(name) - 3)
class Counter:
    def __init__(self): self.n = 0
    def seen(self, event, **_): self.n += 1; return f"seen {self.n}"


counter = Counter()
bus.on("*", counter.seen, priority=-1)
for event, data in [("user.login", {"name": "ann"}), ("user.delete", {"name": "root"}), ("user.delete", {"name": "bob"}), ("user.edit", {"name": "eva7"}), ("app.logout", {"name": "ann"}), ("app.logout", {}), ("none", {})]:
    print(event, bus.emit(event, **data))
del counter
gc.collect()
print(bus.emit("none"), bus.history[-2:], len(bus.listeners))


class Plugin(ABC):
    known: dict[str, type] = {}
    needs: tuple[str, ...] = ()
    def __init_subclass__(cls, /, name=None, **kw):
        super().__init_subclass__(**kw)
        if name is not None:
            if name in Plugin.known: raise ValueError(f"two plugins called {name!r}")
            Plugin.known[name] = cls
            cls.name = name
    @abstractmethod
    def start(self, app): ...
    def stop(self): print(f"  stop {self.name}")


class Database(Plugin, name="db"):
    def start(self, app): app["db"] = {"rows": 3}; return "connected"
class Cache(Plugin, name="cache"):
    needs = ("db",)
    def start(self, app): return f"caching {app['db']['rows']} rows"
class Web(Plugin, name="web"):
    needs = ("cache", "db", "log")
    def start(self, app): return f"serving with {sorted(app)}"
class Log(Plugin, name="log"):
    def start(self, app): app["log"] = []; return "logging"
class Abstract(Plugin): pass


def boot(names):
    graph, todo = {}, list(names)
    while todo:
        n = todo.pop()
        if n not in Plugin.known: raise LookupError(f"no plugin {n!r}")
        if n not in graph: graph[n] = Plugin.known[n].needs; todo += graph[n]
    app, started = {}, []
    for n in TopologicalSorter(graph).static_order():
        p = Plugin.known[n]()
        print(f"  start {n}: {p.start(app)}")
        started.append(p)
    for p in reversed(started): p.stop()


boot(["web"])
MODULE = """
from __main__ import Plugin
class Mail(Plugin, name="mail"):
    needs = ("queue",)
    def start(self, app): return "mail"
class Queue(Plugin, name="queue"):
    needs = ("mail",)
    def start(self, app): return "queue"
"""
module = types.ModuleType("extra", "Made at run time.")
exec(compile(MODULE, "<extra>", "exec"), module.__dict__)
sys.modules["extra"] = module
print(importlib.import_module("extra").Mail.name, module.__doc__, [n for n in vars(module) if not n.startswith("__")])
for bad in (lambda: boot(["mail"]), lambda: boot(["nope"]), lambda: Abstract(), lambda: type("Again", (Plugin,), {}, name="db")):
    try: bad()
    except CycleError as e: print("cycle", sorted(set(e.args[1])))
    except (LookupError, TypeError, ValueError) as e: print(type(e).__name__, e)
tally = defaultdict(list)
for name, cls in Plugin.known.items(): tally[len(cls.needs)].append(name)
print(dict(tally))
