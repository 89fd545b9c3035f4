# getattr with a default and hasattr on modules and classes: module __getattr__, metaclasses, properties that raise.
import enum
import types


def missing(name):
    if name == "x":
        return "X"
    raise AttributeError(name)


plain = types.ModuleType("plain")
plain.__getattr__ = missing
print(getattr(plain, "x", 1), getattr(plain, "y", 2), hasattr(plain, "__name__"))


class Meta(type):
    def __getattr__(cls, name):
        if name == "q":
            return "meta"
        raise AttributeError(name)


class A(metaclass=Meta):
    pass


print(getattr(A, "q", 0), getattr(A, "z", 0), hasattr(A, "mro"))


class Reading(type):
    def __getattribute__(cls, name):
        if name == "w":
            raise AttributeError("w")
        return 7 if name == "v" else super().__getattribute__(name)


class B(metaclass=Reading):
    w = 1


print(getattr(B, "w", 0), getattr(B, "v", 0), getattr(B, "u", 0))


class Module(types.ModuleType):
    @property
    def p(self):
        raise AttributeError("p!")


m = Module("m")
print(getattr(m, "p", 0), hasattr(m, "n"))
try:
    m.p
except AttributeError as e:
    print(e)
m.__getattr__ = lambda name: name * 2
print(getattr(m, "p", 0), m.ab)


class E(enum.Enum):
    A = 1


print(getattr(E, "Z", 0), getattr(E, "A", 0))
