# Type parameters in the new syntax: generic classes, functions, aliases, bounds, protocols checked at run time, overloads, variance names.
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Annotated, Any, ClassVar, Final, Literal, NamedTuple, Never, Protocol, Self, TypedDict, assert_never, cast, get_args, get_origin, get_overloads, get_type_hints, overload, runtime_checkable


class Stack[T]:
    limit: ClassVar[int] = 3
    def __init__(self, items: Iterable[T] = ()) -> None: self._items: list[T] = list(items)
    def push(self, item: T) -> Self:
        if len(self._items) == self.limit: raise OverflowError(f"more than {self.limit}")
        self._items.append(item)
        return self
    def pop(self) -> T: return self._items.pop()
    def __iter__(self) -> Iterator[T]: return reversed(self._items)
    def map[U](self, f: Callable[[T], U]) -> "Stack[U]": return Stack(map(f, self._items))
    def __repr__(self): return f"Stack({self._items})"


class Sized[K: (int, str), V = list[K]](dict[K, V]):
    pass


type Pair[A, B = A] = tuple[A, B]
type Json = None | bool | int | float | str | list[Json] | dict[str, Json]
type Handler[**P, R] = Callable[P, R]
type Row[*Ts] = tuple[int, *Ts]


def first[T: Mapping](items: Iterable[T], default: T | None = None) -> T | None:
    return next(iter(items), default)
def apply[**P, R](f: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R: return f(*args, **kwargs)


s = Stack[int]([1, 2])
print(s.push(3), list(s), s.map(str), s.map(lambda n: n / 2).pop(), Stack.__type_params__, Stack.__parameters__, Stack[int], get_origin(Stack[int]), get_args(Stack[dict[str, int]]))
try: s.push(4)
except OverflowError as e: print(e)
print(Sized.__type_params__[0].__constraints__, Sized.__type_params__[1].__default__, Sized[int, str], Sized.__orig_bases__, first.__type_params__[0].__bound__, first([{1: 2}]), first([], {}))
print(Pair, Pair.__value__, Pair[int, str], Json.__value__, Json.__name__, Handler.__type_params__, Row[str, float], Row.__value__, apply(divmod, 17, 5), apply.__type_params__)


@runtime_checkable
class Closes(Protocol):
    def close(self) -> None: ...
@runtime_checkable
class Named(Protocol):
    name: str
class Greets[T](Protocol):
    def greet(self, who: T) -> str: ...
class File:
    def __init__(self, name): self.name = name
    def close(self): print("closing", self.name)
class Polite:
    def greet(self, who: str) -> str: return f"Good day, {who}."
def welcome(g: Greets[str], *names: str) -> list[str]: return [g.greet(n) for n in names]


for thing in (File("a"), open, 3, Polite()): print(type(thing).__name__, isinstance(thing, Closes), isinstance(thing, Named), end="; ")
print(issubclass(File, Closes), welcome(Polite(), "Ann", "Bob"))
for bad in (lambda: isinstance(3, Greets), lambda: Greets(), lambda: issubclass(File, Named)):
    try: bad()
    except TypeError as e: print(e)


class Movie(TypedDict, total=False):
    title: str
    year: int
class Point(NamedTuple):
    x: float
    y: float = 0.0
    def norm(self) -> float: return (self.x ** 2 + self.y ** 2) ** 0.5
    @property
    def swapped(self): return self._replace(x=self.y, y=self.x)
@dataclass
class Box[T]:
    item: T
    kind: Literal["small", "large"] = "small"
    tag: Annotated[str, "shown", 3] = ""
    SIZE: Final = 5
    def open(self) -> T: return self.item


m: Movie = {"title": "Up", "year": 2009}
print(m, Movie.__total__, sorted(Movie.__optional_keys__), Movie(title="x"), Movie.__annotations__["year"], Point(3, 4).norm(), Point(1).swapped, Point.__annotations__)
print(get_type_hints(Box), get_type_hints(Box, include_extras=True)["tag"].__metadata__, Box[int](5), Box("s").open(), get_args(get_type_hints(Box)["kind"]))


@overload
def parse(x: int) -> str: ...
@overload
def parse(x: str, base: int = ...) -> int: ...
def parse(x: Any, base: int = 10) -> Any: return str(x) if isinstance(x, int) else int(x, base)
print(parse(5), parse("ff", 16), len(get_overloads(parse)), get_type_hints(parse), cast(int, "no check"))
def area(shape: Literal["dot"] | tuple[int, int]) -> int:
    match shape:
        case "dot": return 0
        case (a, b): return a * b
        case never: assert_never(never)
print(area("dot"), area((2, 3)))
try: area("line")
except AssertionError as e: print(e)
class Node[T]:
    def __init__(self, value: T, *children: "Node[T]"): self.value, self.children = value, children
    def fold[R](self, f: Callable[[T, list[R]], R]) -> R: return f(self.value, [c.fold(f) for c in self.children])
tree = Node(1, Node(2, Node(4)), Node(3))
print(tree.fold(lambda v, kids: v + sum(kids)), tree.fold(lambda v, kids: [v, *kids]), tree.fold(lambda v, kids: 1 + max(kids, default=0)), Never, Node.fold.__type_params__)
class Sub(Stack[str]): pass
print(Sub.__orig_bases__, Sub(["a"]).push("b"), Sub.__mro__[1:3], isinstance(Sub(), Stack), Sub.__parameters__)
