"""pickle: the classes in Go and those in Python write the same bytes and read them alike."""

import collections
import datetime
import io
import pickle


class Plain:
    def __init__(self, **kw):
        self.__dict__.update(kw)

    def __eq__(self, other):
        return type(other) is type(self) and vars(other) == vars(self)


class Slots:
    __slots__ = "a", "b"


class Args(tuple):
    def __new__(cls, *args, **kw):
        self = super().__new__(cls, args)
        self.kw = kw
        return self

    def __getnewargs_ex__(self):
        return tuple(self), self.kw


class Nested:
    class Inner:
        pass


Point = collections.namedtuple("Point", "x y")
plain = Plain(x=1, y=[1, 2], z="x")
values = [
    None, True, False, 0, 255, 256, 65536, -1, 2**31, -2**31 - 1, 2**63, -2**64, 10**300, 1.5, float("inf"), "", "abc", "é\ud800\n\\",
    "x" * 300, "y" * 70000, b"", b"abc", b"z" * 70000, bytearray(b"ab"), (), (1,), (1, 2, 3), (1, 2, 3, 4), [], [1], list(range(2500)),
    {}, {"a": 1}, {i: str(i) for i in range(2500)}, {1, 2}, frozenset([1]), len, int, Plain, Nested.Inner, Point(1, 2), plain, Args(1, 2, k=3),
    collections.OrderedDict(a=1), collections.deque([1, 2], 5), collections.Counter("aab"), datetime.datetime(2020, 1, 2, 3), range(5),
    type(None), ..., NotImplemented, [["same", "same"], "same"], ValueError("x", 1),
]
for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
    for value in values:
        if type(value) is Args and protocol < 2:
            continue
        data = pickle.dumps(value, protocol)
        assert data == pickle._dumps(value, protocol) or type(value) in (set, frozenset, bytes), (protocol, value)
        for back in pickle.loads(data), pickle._loads(data), pickle.load(io.BytesIO(data)):
            assert repr(back) == repr(value) if isinstance(value, Exception) else back == value, (protocol, value, back)
            assert type(back) is type(value)
    loop = []
    loop.append((loop, {"self": loop}))
    back = pickle.loads(pickle.dumps(loop, protocol))
    assert back[0][0] is back and back[0][1]["self"] is back
    if protocol >= 2:
        s = Slots()
        s.a = 5
        assert pickle.loads(pickle.dumps(s, protocol)).a == 5

# Persistent ids, reducers, tables, out-of-band buffers, a memo that goes on.
class P(pickle.Pickler):
    dispatch_table = {complex: lambda c: (complex, (c.real, c.imag + 1))}

    def persistent_id(self, obj):
        return "the " + obj[4:] if isinstance(obj, str) and obj.startswith("our ") else None

    def reducer_override(self, obj):
        return (list, (iter("ab"),)) if isinstance(obj, Slots) else NotImplemented


class U(pickle.Unpickler):
    def persistent_load(self, pid):
        return pid.upper()

    def find_class(self, module, name):
        found.append((module, name))
        return super().find_class(module, name)


found = []
f = io.BytesIO()
p = P(f)
p.dump(["our dog", 2j, Slots(), plain])
p.dump(plain)
f.seek(0)
u = U(f)
first = u.load()
assert first == ["THE DOG", 3j, ["a", "b"], plain] and u.load() is first[3] and ("__main__", "Plain") in found
buffers = []
data = pickle.dumps(pickle.PickleBuffer(bytearray(b"big")), 5, buffer_callback=buffers.append)
assert len(data) < 20 and bytes(pickle.loads(data, buffers=buffers)) == b"big" and buffers[0].raw() == b"big"

# What goes wrong, and where it was.
def fails(exc, text, f, *args):
    try:
        f(*args)
    except exc as e:
        assert text in str(e), str(e)
        return getattr(e, "__notes__", [])
    raise AssertionError(text)


fails((pickle.PicklingError, AttributeError), "local object", pickle.dumps, (lambda: lambda: 1)())
fails(TypeError, "cannot pickle", pickle.dumps, [1, (x for x in ())])
fails(ValueError, "pickle protocol must be <= 5", pickle.dumps, 1, 6)
fails(EOFError, "Ran out of input", pickle.loads, b"")
fails(pickle.UnpicklingError, "pickle data was truncated", pickle.loads, pickle.dumps("abc")[:-3])
fails(pickle.UnpicklingError, "invalid load key, '\\xff'.", pickle.loads, b"\xff")
fails(pickle.UnpicklingError, "unpickling stack underflow", pickle.loads, b".")
fails(pickle.UnpicklingError, "could not find MARK", pickle.loads, b"t.")
fails(pickle.UnpicklingError, "Memo value not found at index 5", pickle.loads, b"h\x05.")
fails(AttributeError, "Can't get attribute 'nothing' on <module", pickle.loads, b"cpickle\nnothing\n.")
fails(ModuleNotFoundError, "nosuch", pickle.loads, b"cnosuch\nx\n.")
deep = []
for _ in range(100_000):
    deep = [deep]
fails(RecursionError, "maximum recursion depth exceeded", pickle.dumps, deep)
import copyreg


class WithSlots:
    __slots__ = ("spam", "__private", "__weakref__")


class Derived(WithSlots):
    __slots__ = "eggs"


assert copyreg._slotnames(Derived) == ["eggs", "spam", "_WithSlots__private"] == Derived.__slotnames__
assert copyreg._slotnames(int) == []
