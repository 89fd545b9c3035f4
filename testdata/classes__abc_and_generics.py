# Abstract classes, type parameters, generic aliases, unions.
from abc import ABC, abstractmethod, ABCMeta
class Shape(ABC):
    @abstractmethod
    def area(self): ...
    @property
    @abstractmethod
    def name(self): ...
    def show(self): return f"{self.name} {self.area()}"
try: Shape()
except TypeError as e: print(e)
class Half(Shape):
    def area(self): return 1
try: Half()
except TypeError as e: print(e)
class Sq(Half):
    name = "sq"
assert Sq().show() == "sq 1" and Shape.__abstractmethods__ == {"area", "name"}
@Shape.register
class Other: pass
assert isinstance(Other(), Shape) and issubclass(Other, Shape) and not issubclass(int, Shape)
class HasX(ABC):
    @classmethod
    def __subclasshook__(cls, C): return hasattr(C, "x") or NotImplemented
class X: x = 1
assert isinstance(X(), HasX) and not isinstance(5, HasX)
from collections.abc import Iterable, Sized, Sequence, Mapping, Hashable, Callable, MutableMapping
assert isinstance([], Iterable) and isinstance("", Sequence) and isinstance({}, Mapping) and not isinstance([], Hashable) and isinstance(len, Callable) and isinstance(range(3), Sequence) and not isinstance({1}, Sequence)
class MyMap(MutableMapping):
    def __init__(self): self.d = {}
    def __getitem__(self, k): return self.d[k]
    def __setitem__(self, k, v): self.d[k] = v
    def __delitem__(self, k): del self.d[k]
    def __iter__(self): return iter(self.d)
    def __len__(self): return len(self.d)
m = MyMap()
m.update(a=1, b=2)
assert m.pop("a") == 1 and m.setdefault("c", 3) == 3 and dict(m) == {"b": 2, "c": 3} and "b" in m and list(m.items()) == [("b", 2), ("c", 3)] and m == {"b": 2, "c": 3} and m.get("zz", 0) == 0
class Box[T]:
    def __init__(self, v: T): self.v = v
    def get(self) -> T: return self.v
assert Box[int](5).get() == 5 and Box.__type_params__[0].__name__ == "T" and repr(Box[int]) == "__main__.Box[int]"
def first[A, *Ts, **P](x: A) -> A: return x
assert first(3) == 3 and [repr(t) for t in first.__type_params__] == ["A", "Ts", "P"]
type Pair[K] = tuple[K, K]
type Tree = dict[str, Tree] | None
assert Pair.__name__ == "Pair" and repr(Pair[int].__value__ if hasattr(Pair[int], "__value__") else Pair) and Tree.__value__ == dict[str, Tree] | None
def bounded[T: int, U: (str, bytes)](a: T, b: U): pass
assert bounded.__type_params__[0].__bound__ is int and bounded.__type_params__[1].__constraints__ == (str, bytes)
a = list[int]
assert a.__origin__ is list and a.__args__ == (int,) and a() == [] and a == list[int] and hash(a) == hash(list[int]) and repr(dict[str, list[int]]) == "dict[str, list[int]]"
from typing import TypeVar
T = TypeVar("T")
assert dict[str, T][int] == dict[str, int] and list[T].__parameters__ == (T,)
u = int | str | None
assert isinstance(5, u) and isinstance(None, u) and not isinstance(1.5, u) and issubclass(int, int | str) and u == None | str | int and repr(u) == "int | str | None" and (int | int) is int
for t in ["isinstance([], list[int])", "list[int][str]", "int | 5", "isinstance(1, int | list[int])", "class B2[T](5): pass", "Box[int, str]", "type X = 5; X()"]:
    try: exec(t)
    except TypeError as e: print(t, "->", e)
class Sub(list[int]): pass
assert Sub.__bases__ == (list,) and Sub.__orig_bases__ == (list[int],)
