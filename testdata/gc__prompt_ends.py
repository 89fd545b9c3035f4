# What a function, a name or a container lets go of is finalized at once, also when much
# else is registered that stays alive.
import weakref


class Closer:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("end of", self.name)


class Plain:
    pass


kept = [Closer(f"kept {i}") for i in range(3000)]
cache = weakref.WeakValueDictionary()
targets = []
for i in range(5000):
    target = Plain()
    targets.append(target)
    cache[i] = target
assert len(cache) == 5000


def local():
    closer = Closer("local")
    print("in local")


def deleted():
    closer = Closer("deleted")
    del closer
    print("behind del")


def forgotten():
    closer = Closer("forgotten")
    closer = None
    print("behind None")


def raises():
    try:
        closer = Closer("raises")
        raise ValueError
    except ValueError:
        print("caught")


def popped(items):
    item = items.pop()
    print("popped", item.name)


def nested():
    def inner():
        return Closer("inner")

    closer = inner()
    local()
    print("back in nested")


local()
print("behind local")
deleted()
forgotten()
raises()
print("behind raises")
popped([Closer("item")])
nested()
print("behind nested")

closer = Closer("first")
closer = Closer("second")
print("rebound")
closer = None
print("None")

plain = Plain()
ref = weakref.ref(plain, lambda r: print("callback"))
del plain
print(ref())

holder = Plain()
holder.held = [Closer("held")]
del holder
print("behind holder")


def numbers():
    try:
        yield 1
        yield 2
    finally:
        print("generator closed")


for n in numbers():
    break
print("behind the loop")
numbers_left = numbers()
next(numbers_left)
numbers_left = None
print("behind the generator")

for k in kept:
    k.name = None
Closer.__del__ = lambda self: None
print(len(cache), len(kept))
