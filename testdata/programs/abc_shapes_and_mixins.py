# Abstract classes, mixins and cooperative calls: shapes with units, containers from collections.abc, registration, hooks.
import json
import math
from abc import ABC, ABCMeta, abstractmethod
from collections.abc import Hashable, Iterable, Mapping, MutableSequence, Sequence, Set, Sized


class Comparable:
    def __lt__(self, other): return self.sort_key() < other.sort_key()
    def __eq__(self, other): return type(self) is type(other) and self.sort_key() == other.sort_key()
    def __hash__(self): return hash((type(self).__name__, self.sort_key()))


class Json:
    def to_json(self): return json.dumps({"kind": type(self).__name__, **vars(self)}, sort_keys=True)
    @classmethod
    def from_json(cls, text):
        data = json.loads(text)
        name = data.pop("kind")
        kind = next(c for c in walk(cls) if c.__name__ == name)
        return kind(**data)


def walk(cls):
    yield cls
    for sub in cls.__subclasses__():
        yield from walk(sub)


class Shape(Comparable, Json, ABC):
    def __init__(self, **kw):
        for name, value in kw.items():
            if value <= 0:
                raise ValueError(f"{name} of a {type(self).__name__} must be positive")
            setattr(self, name, value)

    @property
    @abstractmethod
    def area(self): ...

    @abstractmethod
    def scaled(self, k): "Return a copy that is k times as large."

    def sort_key(self): return round(self.area, 9)
    def __repr__(self): return f"{type(self).__name__}({', '.join(f'{k}={v:g}' for k, v in vars(self).items())})"


class Circle(Shape):
    def __init__(self, r): super().__init__(r=r)
    @property
    def area(self): return math.pi * self.r ** 2
    def scaled(self, k): return Circle(self.r * k)


class Box(Shape):
    def __init__(self, w, h): super().__init__(w=w, h=h)
    area = property(lambda self: self.w * self.h)
    def scaled(self, k): return type(self)(*(v * k for v in vars(self).values()))


class Square(Box):
    def __init__(self, w, h=None): super().__init__(w, w)
    def scaled(self, k): return Square(self.w * k)


class Blob(Shape):
    def __init__(self): super().__init__()


shapes = [Circle(1.5), Box(2, 5), Square(3), Box(1, 1), Square(1)]
print(sorted(shapes), max(shapes), f"{sum(s.area for s in shapes):.6f}")
print([Shape.from_json(s.scaled(2).to_json()) for s in shapes], Box(1, 1) == Square(1), len({Box(2, 3), Box(3, 2), Square(1)}))
for bad in (Blob, Shape, lambda: Circle(-1), lambda: Box(1, 0)):
    try: bad()
    except (TypeError, ValueError) as e: print(type(e).__name__, e)
print(Blob.__abstractmethods__ == {"area", "scaled"}, [c.__name__ for c in Square.__mro__], [c.__name__ for c in walk(Shape)])


class Ring(MutableSequence):
    def __init__(self, items=()): self._d = list(items)
    def __getitem__(self, i): return self._d[i % len(self._d)]
    def __setitem__(self, i, v): self._d[i % len(self._d)] = v
    def __delitem__(self, i): del self._d[i % len(self._d)]
    def __len__(self): return len(self._d)
    def __iter__(self): return iter(self._d)
    def insert(self, i, v): self._d.insert(i, v)


class Bits(Set):
    def __init__(self, items=()): self.mask = sum({1 << i for i in items})
    def __contains__(self, i): return bool(self.mask >> i & 1)
    def __iter__(self): return (i for i in range(self.mask.bit_length()) if i in self)
    def __len__(self): return self.mask.bit_count()
    def __repr__(self): return f"Bits({list(self)})"


class Attrs(Mapping):
    def __init__(self, obj): self.o = obj
    def __getitem__(self, k):
        try: return getattr(self.o, k)
        except AttributeError: raise KeyError(k) from None
    def __iter__(self): return iter(vars(self.o))
    def __len__(self): return len(vars(self.o))


r = Ring("abc"); r.append("d"); r.extend("ef"); r.reverse(); r += "g"
print("".join(r[i] for i in range(-2, 10)), r.pop(), r.index("e"), r.count("a"), "z" in r, len(r)); r.remove("c"); print(list(r))
a, b = Bits([1, 3, 5]), Bits([3, 4, 5])
print(a & b, a | b, a - b, a ^ b, a <= b, Bits([3]) < a, a.isdisjoint([0, 2]), a == {1, 3, 5}, a & {5})
m = Attrs(Circle(2))
print(dict(m), m.get("x", "none"), "r" in m, list(m.items()), m == {"r": 2})


class Quacks(metaclass=ABCMeta):
    @classmethod
    def __subclasshook__(cls, c): return any("quack" in b.__dict__ for b in c.__mro__) if cls is Quacks else NotImplemented
class Duck:
    def quack(self): pass
@Sequence.register
class Odd: pass


print(issubclass(Duck, Quacks), isinstance(3, Quacks), isinstance(Odd(), Sequence), isinstance(r, Sized), isinstance([], Hashable), isinstance("", Iterable), issubclass(dict, Mapping))
