# Caches and registries that do not keep things alive: weak dictionaries, weak methods, finalizers, interning, a cached property, an observer.
import copy
import gc
import weakref
from functools import cache, cached_property, lru_cache


class Image:
    made = 0

    def __init__(self, name):
        self.name = name
        type(self).made += 1

    @cached_property
    def pixels(self):
        print(f"  decoding {self.name}")
        return bytes(len(self.name))

    def __repr__(self):
        return f"Image({self.name!r})"


class ImageCache:
    def __init__(self, keep=1):
        self._weak = weakref.WeakValueDictionary()
        self._recent = []
        self.keep = keep

    def get(self, name):
        image = self._weak.get(name)
        if image is None:
            image = self._weak[name] = Image(name)
        self._recent = [*self._recent, image][-self.keep:] if self.keep else []
        return image

    def __len__(self):
        gc.collect()
        return len(self._weak)


images = ImageCache()
a = images.get("a.png")
print(images.get("a.png") is a, a.pixels, a.pixels, len(images))
b, c = images.get("b.png"), images.get("c.png")
del b, c
print(len(images), sorted(images._weak), Image.made)
del a
print(len(images), images.get("a.png").name, Image.made, len(images), list(images._weak.values()))


class Signal:
    def __init__(self):
        self._slots = []

    def connect(self, slot):
        kind = weakref.WeakMethod if hasattr(slot, "__self__") else weakref.ref
        self._slots.append(kind(slot))
        return slot

    def emit(self, *args):
        alive = [(ref, slot) for ref in self._slots if (slot := ref()) is not None]
        self._slots = [ref for ref, _ in alive]
        return [slot(*args) for _, slot in alive]


class Listener:
    def __init__(self, name):
        self.name = name

    def heard(self, what):
        return f"{self.name} heard {what}"


changed = Signal()
one, two = Listener("one"), Listener("two")
changed.connect(one.heard)
changed.connect(two.heard)
shout = changed.connect(lambda what: what.upper())
print(changed.emit("this"))
del one, shout
gc.collect()
print(changed.emit("that"), len(changed._slots))

log = []


class Resource:
    def __init__(self, name):
        self.name = name
        self._finalizer = weakref.finalize(self, log.append, f"{name} freed")

    def close(self):
        return self._finalizer()

    @property
    def closed(self):
        return not self._finalizer.alive


r, s = Resource("r"), Resource("s")
r.close()
print(log, r.closed, s.closed, s._finalizer.peek()[2])
s._finalizer.detach()
del r, s
gc.collect()
print(log)
ref = weakref.ref(Resource("temp"), lambda ref: log.append("callback"))
gc.collect()
print(ref(), log)

extra = weakref.WeakKeyDictionary()
two.friend = Listener("friend")
extra[two] = "extra data"
extra[two.friend] = "more"
print(len(extra), extra[two], {k.name: v for k, v in extra.items()})
del two.friend
gc.collect()
print(len(extra), list(extra.keyrefs())[0]() is two)
tags = weakref.WeakSet([two])
print(two in tags, len(tags | {two}), tags.isdisjoint({Image}))
proxy = weakref.proxy(two)
print(proxy.name, proxy.heard("a proxy"), type(proxy).__name__, isinstance(proxy, Listener))
proxy.name = "renamed"
print(two.name, copy.copy(two).name)
del two
gc.collect()
for action in (lambda: proxy.name, lambda: weakref.ref(5), lambda: weakref.ref([]), lambda: extra["text"], lambda: weakref.proxy(proxy)):
    try:
        print(action())
    except (ReferenceError, TypeError, KeyError) as e:
        print(type(e).__name__, e)
print(len(extra), len(tags))


class Node:
    def __init__(self, parent=None):
        self._parent = weakref.ref(parent) if parent else None
        self.children = []
        if parent:
            parent.children.append(self)

    @property
    def parent(self):
        return self._parent and self._parent()


root = Node()
leaf = Node(Node(root))
print(leaf.parent.parent is root, root.parent)
del root
gc.collect()
print(leaf.parent)


@lru_cache(maxsize=2)
def load(name):
    return Image(name)


first = load("x")
load("y"), load("z")
print(load("x") is first, load.cache_info(), load.cache_parameters())
load.cache_clear()
print(load.cache_info().currsize, cache(len)("abc"), weakref.getweakrefcount(first))
