# Saves object graphs with pickle: shared and cyclic references, reduce functions, slots, versions of a class, persistent ids, a restricted reader.
import collections
import copyreg
import datetime
import decimal
import enum
import fractions
import functools
import io
import operator
import pickle
import pickletools
from dataclasses import dataclass, field


class Suit(enum.Enum):
    HEARTS = "♥"
    SPADES = "♠"


@dataclass
class Person:
    name: str
    born: datetime.date
    friends: list = field(default_factory=list, repr=False)
    parent: "Person" = field(default=None, repr=False)


class Slotted:
    __slots__ = ("x", "y", "__dict__")

    def __init__(self, x, y):
        self.x, self.y = x, y


class Temperature:
    """Version 2 of the class keeps kelvins; version 1 kept degrees."""

    def __init__(self, kelvin):
        self.kelvin = kelvin

    def __getstate__(self):
        return {"version": 2, "kelvin": self.kelvin}

    def __setstate__(self, state):
        if state.get("version", 1) == 1:
            state = {"kelvin": state["degrees"] + 273.15}
        self.kelvin = state["kelvin"]


class Stack(list):
    def __init__(self, name, items=()):
        super().__init__(items)
        self.name = name

    def __reduce__(self):
        return Stack, (self.name,), {"touched": True}, iter(self)


class Tree(dict):
    def __missing__(self, key):
        value = self[key] = Tree()
        return value


class Interval:
    def __new__(cls, low, high):
        self = super().__new__(cls)
        self.low, self.high = low, high
        return self

    def __getnewargs__(self):
        return self.low, self.high


Point = collections.namedtuple("Point", "x y")


class Handle:
    def __init__(self, key):
        self.key = key


class Unsafe:
    def __reduce__(self):
        return eval, ("__import__('os').getcwd()",)


def state(obj):
    match obj:
        case Slotted(): return obj.x, obj.y, obj.__dict__
        case Stack(): return list(obj), obj.__dict__
        case Interval(): return vars(obj)
        case Temperature(): return obj.kelvin
    return obj


ann = Person("Ann", datetime.date(1970, 1, 2))
bob = Person("Bob", datetime.date(2000, 2, 29), [ann], ann)
ann.friends += [bob, ann]
tree = Tree()
tree["a"]["b"]["c"] = 1
slotted = Slotted(1, "y")
slotted.extra = [slotted]
samples = [
    [None, True, 1, -129, 2**40, -2**70, 0.1, 1e400, 1j, "é\ud800", b"\0\xff", bytearray(b"ab"), ..., NotImplemented],
    ((), (1,), (1, 2, 3, 4), [], {}, set(), frozenset({1}), range(1, 9, 2), slice(1, None)),
    Suit.SPADES, tree, Stack("s", [1, 2]), Interval(1, 5), Temperature(300), Point(1, y=2),
    datetime.datetime(2024, 1, 2, 3, tzinfo=datetime.timezone(datetime.timedelta(hours=2))), datetime.timedelta(1, 2, 3),
    decimal.Decimal("1.10"), fractions.Fraction(2, 6), collections.OrderedDict(b=1, a=2), collections.Counter("aab"), collections.deque([1, 2], 5),
    collections.defaultdict(list, x=[1]), collections.ChainMap({1: 2}, {}), functools.partial(int, base=2), operator.itemgetter(1, "k"), len, [].__len__,
    ValueError("x", 3), KeyError, print, type(None),
]
for protocol in range(6):
    sizes, wrong = [], []
    for sample in samples:
        data = pickle.dumps(sample, protocol)
        back = pickle.loads(data)
        sizes.append(len(data))
        if repr(state(back)).split(" at 0x")[0] != repr(state(sample)).split(" at 0x")[0] and not isinstance(sample, Stack):
            wrong.append((sample, back))
    print(protocol, sizes, wrong)
ann2, bob2 = pickle.loads(pickle.dumps((ann, bob)))
print(ann2.friends[0] is bob2, ann2.friends[1] is ann2, bob2.parent is ann2, ann2 is not ann, ann2.name)
s2 = pickle.loads(pickle.dumps(slotted))
print(s2.extra[0] is s2, state(pickle.loads(pickle.dumps(Stack("q", [3])))), pickle.loads(pickle.dumps(tree))["new"], Suit.HEARTS is pickle.loads(pickle.dumps(Suit.HEARTS)))
old = Temperature.__new__(Temperature)
print(pickle.loads(pickle.dumps(Temperature(1)).replace(b"version", b"version")).kelvin, old.__setstate__({"degrees": 20}), old.kelvin)

copyreg.pickle(Handle, lambda h: (Handle, (h.key.upper(),)))
print(pickle.loads(pickle.dumps(Handle("a"))).key)

SHELF = {"big": list(range(3))}


class Saver(pickle.Pickler):
    def persistent_id(self, obj):
        return next((k for k, v in SHELF.items() if v is obj), None)

    def reducer_override(self, obj):
        return (str, ("a lambda",)) if getattr(obj, "__name__", "") == "<lambda>" else NotImplemented


class Loader(pickle.Unpickler):
    allowed = {("builtins", "set"), ("collections", "OrderedDict"), ("__main__", "Handle")}

    def persistent_load(self, pid):
        return SHELF[pid]

    def find_class(self, module, name):
        if (module, name) in self.allowed or module == "builtins" and name == "str":
            return super().find_class(module, name)
        raise pickle.UnpicklingError(f"{module}.{name} is forbidden")


buffer = io.BytesIO()
Saver(buffer).dump({"ref": SHELF["big"], "copy": [0, 1, 2], "f": lambda: 0, "h": Handle("h")})
got = Loader(io.BytesIO(buffer.getvalue())).load()
print(got["ref"] is SHELF["big"], got["copy"] is SHELF["big"], got["f"], got["h"].key)
for bad in (Unsafe(), Suit.HEARTS, datetime.date(2024, 1, 1)):
    try:
        print(Loader(io.BytesIO(pickle.dumps(bad))).load())
    except pickle.UnpicklingError as e:
        print("refused:", e)
for data in (b"", b"\x80\x04K\x01", b"garbage", b"\x80\x09N.", b"cnosuch\nthing\n.", b"(lp0\nI1\na", b"\x80\x04]\x94(K\x01K\x02e."):
    try:
        print(pickle.loads(data))
    except Exception as e:
        print(type(e).__name__, e)
for thing in (lambda: 0, (i for i in ()), open, io.StringIO, Person.__init__, ann.__repr__):
    try:
        print(len(pickle.dumps(thing)) > 0)
    except Exception as e:
        print(type(e).__name__, str(e).split(" at 0x")[0].split(":")[0])
stream = io.BytesIO()
for i in range(3):
    pickle.dump((i, "x" * i), stream)
stream.seek(0)
print([pickle.load(stream) for _ in range(3)])
print(pickle.loads(pickle.dumps([Point(0, 0)] * 3)), len(pickle.dumps(["long string " * 5] * 50)))
pickletools.dis(pickletools.optimize(pickle.dumps({"a": [1, "x", (2.5, None)], "b": Suit.HEARTS}, 2)))
buffers = []
data = pickle.dumps([pickle.PickleBuffer(bytearray(b"large")), 1], 5, buffer_callback=buffers.append)
print(len(buffers), pickle.loads(data, buffers=[b.raw() for b in buffers])[0].tobytes())
