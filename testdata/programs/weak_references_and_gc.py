# Lifetimes watched: weak references and callbacks, weak dictionaries, finalizers, cycles collected, copies shallow and deep, pickles with hooks.
import copy
import gc
import pickle
import weakref
from types import SimpleNamespace

log = []


class Node:
    def __init__(self, name, parent=None):
        self.name, self.children = name, []
        self._parent = weakref.ref(parent, lambda r: log.append(f"parent of {name} is gone")) if parent else None
        if parent: parent.children.append(self)
    @property
    def parent(self): return self._parent and self._parent()
    def __repr__(self): return f"Node({self.name})"


root = Node("root")
kid = Node("kid", root)
print(kid.parent, root.children, weakref.getweakrefcount(root), kid._parent() is root)
grand = Node("grand", kid)
del root
gc.collect()
print(kid.parent, grand.parent, log)

cache = weakref.WeakValueDictionary()
def get(name): return cache.get(name) or cache.setdefault(name, Node(name))
a = get("a"); b = get("a"); get("dropped"); gc.collect()
print(a is b, sorted(cache), len(cache))
seen = weakref.WeakSet([a, kid]); extra = weakref.WeakKeyDictionary({a: "notes on a", kid: "x"})
print(len(seen), extra[a], a in seen, sorted(extra.values()))
del a, b; gc.collect()
print(sorted(cache), len(seen), len(extra))

class Resource:
    def __init__(self, name): self.fin = weakref.finalize(self, log.append, f"closed {name}")
    def close(self): return self.fin()
r, s = Resource("r"), Resource("s")
r.close(); r.close(); print(r.fin.alive, s.fin.alive, log[-1], s.fin.peek()[2]); del s; gc.collect(); print(log[-1])
m = Resource("m"); w = weakref.WeakMethod(m.close); print(w()() is None, log[-1], w().__self__ is m); del m; gc.collect(); print(w())
p = weakref.proxy(kid); print(p.name, p == kid, type(p).__name__, weakref.ref(kid) == weakref.ref(kid), weakref.ref(kid) is weakref.ref(kid))
name = kid.name; del kid, grand; gc.collect()
try: p.name
except ReferenceError as e: print(e)
for thing in (5, "x", (), None):
    try: weakref.ref(thing)
    except TypeError as e: print(e, end="; ")
print()

class Slotted:
    __slots__ = ("x", "__weakref__")
    def __del__(self): log.append(f"del {self.x}")
o = Slotted(); o.x = 1; ref = weakref.ref(o); del o; gc.collect(); print(ref(), log[-1])
class Loop:
    def __init__(self, n): self.n, self.me = n, self
    def __del__(self): log.append(f"loop {self.n}")
for n in range(3): Loop(n)
gc.collect(); print(sorted(log[-3:]), gc.isenabled(), gc.is_tracked([]), gc.is_tracked(5))

class Graph:
    def __init__(self): self.edges, self.lock, self.made = {"a": ["b"]}, object(), 0
    def __copy__(self): new = type(self)(); new.edges = self.edges; new.made = self.made + 1; return new
    def __deepcopy__(self, memo): new = type(self)(); memo[id(self)] = new; new.edges = copy.deepcopy(self.edges, memo); new.made = self.made + 10; return new
    def __getstate__(self): return {k: v for k, v in self.__dict__.items() if k != "lock"}
    def __setstate__(self, state): self.__dict__.update(state, lock="new lock")
g = Graph(); c, d = copy.copy(g), copy.deepcopy([g, g]); q = pickle.loads(pickle.dumps(g))
g.edges["a"].append("c")
print(c.edges, c.made, d[0].edges, d[0] is d[1], d[0].made, q.edges, q.lock)
shared = [1]; nest = {"x": shared, "y": shared, "t": (shared, 2)}; nest["self"] = nest
n2 = copy.deepcopy(nest); n3 = copy.copy(nest)
print(n2["x"] is n2["y"], n2["t"][0] is n2["x"], n2["self"] is n2, n3["self"] is nest, n2["x"] is shared, copy.deepcopy((1, 2)) == (1, 2), copy.copy("s"), copy.replace(SimpleNamespace(a=1, b=2), b=3))
class Point:
    __match_args__ = ("x", "y")
    def __init__(self, x, y): self.x, self.y = x, y
    def __reduce__(self): return Point, (self.x, self.y + 1)
    def __eq__(self, o): return (self.x, self.y) == (o.x, o.y)
class Money(int):
    def __new__(cls, v, cur="EUR"): self = super().__new__(cls, v); self.cur = cur; return self
    def __getnewargs__(self): return int(self), self.cur
for proto in range(2, 6):
    pt, mo, l = pickle.loads(pickle.dumps((Point(1, 2), Money(5, "USD"), [nest["x"]] * 2), proto))
    print(proto, pt.y, mo, mo.cur, l[0] is l[1], end="; ")
print(pickle.loads(pickle.dumps(len)) is len, pickle.loads(pickle.dumps(Graph)) is Graph, pickle.loads(b"\x80\x04\x95\x05\x00\x00\x00\x00\x00\x00\x00]\x94K\x01a."))
for bad in (lambda: pickle.dumps(x for x in ()), lambda: pickle.loads(b"junk"), lambda: pickle.loads(b"")):
    try: bad()
    except (pickle.PickleError, AttributeError, TypeError, EOFError) as e: print(type(e).__name__, str(e)[:40])
