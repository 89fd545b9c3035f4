# Attributes of modules and of native objects, read many times at one place while they change.
import math
import sys
import types


class Hook:
    pass


class Sub(types.ModuleType):
    def __getattr__(self, name):
        return lambda: name


def read(m):
    return m.x, m.f()


m = types.ModuleType("m")
m.x, m.f = 1, lambda: 2
other = types.ModuleType("other")
other.x, other.f = "x", lambda: "f"
for i in range(3):
    print(read(m), read(other))
m.x, m.f = 5, lambda: 6
print(read(m))
del m.x
m.y, m.x = 0, 7
print(read(m), read(other))
m.__getattr__ = lambda name: "no " + name
del m.x
print(read(m), read(other), read(Sub("s"))[1])


def native(o):
    return o.__dict__, o.__class__.__name__


h = Hook()
h.a = 1
for i in range(3):
    print(native(h), native(other)[1])
h.b = 2
print(native(h))


def frame(f):
    return f.f_code.co_name, f.f_back is None


def named(o):
    return o.__name__


for i in range(2):
    print(frame(sys._getframe()), [named(o) for o in (math, frame, Hook)])
try:
    named(h)
except AttributeError as e:
    print(e)
