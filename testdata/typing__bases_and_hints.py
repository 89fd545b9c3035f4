# What aliases stand for as bases, where type variables were made, and hints that are unpacked.
from typing import Generic, List, Sequence, Tuple, TypeVar, TypeVarTuple, Unpack, get_type_hints

T = TypeVar("T")
D = TypeVar("D", default=int) if hasattr(T, "has_default") else T
Ts = TypeVarTuple("Ts")


class BaseSeq(Sequence[T]):
    pass


class MySeq(List[T], BaseSeq[T]):
    pass


print([c.__name__ for c in MySeq.__mro__])

names = {}
exec("from typing import TypeVar, ParamSpec, TypeVarTuple\nT = TypeVar('T'); P = ParamSpec('P'); Ts = TypeVarTuple('Ts')", names)
print([names[name].__module__ for name in ("T", "P", "Ts")], T.__module__ == __name__)


def plain(*args: *tuple[int, str]):
    pass


def text(*args: "*tuple[int, str]"):
    pass


for function in plain, text:
    assert get_type_hints(function) == {"args": Unpack[tuple[int, str]]}
for builtin in int, type, dir, len, object.__str__, str.join:
    assert get_type_hints(builtin) == {}

try:
    class Late(Generic[*Ts, D]):
        pass
except TypeError as e:
    print(e)
