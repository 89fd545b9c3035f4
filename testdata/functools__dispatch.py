# Single dispatch by abstract classes, and partial methods.
import functools
from abc import ABC, abstractmethod
from collections.abc import Container, Iterable, Mapping, MutableMapping, Sequence, Set, Sized


@functools.singledispatch
def kind(value):
    return "object"


@kind.register
def _(value: Mapping):
    return "mapping"


@kind.register
def _(value: "Sequence"):
    return "sequence"


@kind.register(int | float)
def _(value):
    return "number"


assert [kind(v) for v in ({}, [], (), 1, 1.5, None)] == ["mapping", "sequence", "sequence", "number", "number", "object"]
kind.register(MutableMapping, lambda value: "mutable mapping")
assert kind({}) == "mutable mapping" and kind(kind.registry) == "mapping"


@functools.singledispatch
def part(value):
    return "object"


class Own(Sized):
    def __len__(self):
        return 0


part.register(Iterable, lambda value: "iterable")
part.register(Container, lambda value: "container")
part.register(Sized, lambda value: "sized")
part.register(Set, lambda value: "set")
assert part(Own()) == "sized"
Iterable.register(Own)
assert part(Own()) == "sized", "what is inherited goes before what is registered"
Set.register(Own)
assert part(Own()) == "set", "a registration is noticed"


class Both:
    def __iter__(self):
        return iter(())

    def __contains__(self, item):
        return False


try:
    part(Both())
except RuntimeError as e:
    assert "Ambiguous dispatch" in str(e)
else:
    raise AssertionError("ambiguous")

for wrong in (list[int], 42):
    try:
        kind.register(wrong)
    except TypeError as e:
        assert "Invalid first argument" in str(e)
    else:
        raise AssertionError(wrong)


class Shape:
    @functools.singledispatchmethod
    @classmethod
    def of(cls, value):
        return cls, "object"

    @of.register
    @classmethod
    def _(cls, value: int):
        return cls, "int"

    def area(self, unit, *, scale=1):
        return unit, scale

    metric = functools.partialmethod(area, "m", scale=2)
    nested = functools.partialmethod(metric, scale=3)


assert Shape.of(1) == (Shape, "int") and Shape().of("") == (Shape, "object")
assert Shape().metric() == ("m", 2) and Shape().nested() == ("m", 3)
assert repr(Shape.__dict__["metric"]).startswith("functools.partialmethod(<function Shape.area")


class Abstract(ABC):
    @functools.singledispatchmethod
    @abstractmethod
    def see(self, value):
        pass


try:
    Abstract()
except TypeError:
    pass
else:
    raise AssertionError("abstract")
p = functools.partial(print)
p.__setstate__((p, (), {}, None))
assert repr(p) == "functools.partial(...)"
p.__setstate__((print, (), {}, None))
