# Private names, properties of subclasses, class cells, and other corners of classes.
from collections.abc import Mapping


class Private:
    def keywords(self, **names):
        return names

    def call(self):
        return self.keywords(__name=1), dict(__other=2)


assert Private().call() == ({"__name": 1}, {"__other": 2})


class Documented(property):
    """The class's own."""


def plain(self):
    pass


def told(self):
    """The getter's."""


assert Documented(plain).__doc__ is None
assert Documented(told).__doc__ == "The getter's."
assert Documented(told, doc="given").__doc__ == "given"
p = property(plain)
p.__doc__ = "set"
assert p.getter(told).__doc__ == "set"


class Meta(type):
    def mro(cls):
        cls.__dict__["tell"](found)
        return super().mro()


found = []


class Made(metaclass=Meta):
    def tell(list):
        list.append(__class__)


assert found == [Made]
assert type(Made).__name__ == "Meta"


class Child(Made):
    def tell(list):
        pass

    def which(self):
        return super().__class__


assert Child().which() is super


class Twice(Mapping):
    def __init__(self, *pairs):
        self.pairs = pairs

    def __iter__(self):
        return (k for k, v in self.pairs)

    def __len__(self):
        return len(self.pairs)

    def __getitem__(self, key):
        return dict(self.pairs)[key]

    def keys(self):
        return [k for k, v in self.pairs]


try:
    plain(**Twice(("x", 1), ("x", 2)))
except TypeError as e:
    assert "got multiple values for keyword argument 'x'" in str(e)
else:
    raise AssertionError


class Hidden:
    near = 1

    def __getattr__(self, name):
        raise AttributeError


try:
    Hidden().nera
except AttributeError as e:
    assert e.name == "nera" and isinstance(e.obj, Hidden)

for left, right in ((b"a", memoryview(b"b")), (memoryview(b"a"), b"b")):
    try:
        left < right
    except TypeError:
        pass
    else:
        raise AssertionError
view = memoryview(bytearray(b"abcdef"))


class Releases:
    def __index__(self):
        view.release()
        return 4


assert bytes(view[: Releases()]) == b"abcd"
