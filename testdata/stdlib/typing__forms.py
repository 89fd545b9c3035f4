# Generic classes, protocols, named tuples, typed dicts, hints.
from typing import (Annotated, Any, Callable, ClassVar, Generic, List, Literal, NamedTuple, NewType, ParamSpec, Protocol,
                    Required, TypedDict, TypeVar, TypeVarTuple, get_args, get_origin, get_type_hints, overload,
                    get_overloads, runtime_checkable)

T = TypeVar("T")
P = ParamSpec("P")
Ts = TypeVarTuple("Ts")
print(List[int], Callable[[int], str], Callable[..., T], Literal["a", 1], ClassVar[int], Annotated[int, "x"], Any)
print(list[T][int], dict[str, T][int], tuple[int, ...], (list[T] | int)[str])


class G(Generic[T]):
    pass


class V(Generic[T, *Ts]):
    pass


print(G[int], G.__parameters__, G[int]().__orig_class__, V[int, str, float], Callable[P, int][[str]])
for bad in (lambda: G[int, str], lambda: List[int, str], lambda: G[int][str], lambda: list[int][str]):
    try:
        bad()
    except TypeError as e:
        print(e)


@runtime_checkable
class HasF(Protocol):
    x: int

    def f(self): ...


class Yes:
    x = 1

    def f(self):
        pass


class Plain(Protocol):
    def g(self): ...


print(isinstance(Yes(), HasF), isinstance(3, HasF))
try:
    isinstance(3, Plain)
except TypeError as e:
    print(e)


class N(NamedTuple):
    a: int
    b: str = "x"


class D(TypedDict, total=False):
    a: Required[int]
    b: str


print(N(1), N.__annotations__, N._field_defaults, D(a=1), sorted(D.__required_keys__), sorted(D.__optional_keys__))
UserId = NewType("UserId", int)
print(UserId(3), UserId)


def f(a: int, b: "str" = "", *c: "List[int]") -> "G[int]":
    pass


print(get_type_hints(f))
print(get_origin(List[int]), get_args(Callable[[int], str]), get_args(int | str), get_origin(3))


@overload
def g(a: int) -> int: ...
@overload
def g(a: str) -> str: ...
def g(a):
    return a


print(len(get_overloads(g)))
