# A getter that fails is called once, and its AttributeError lets __getattr__ answer, however often the place has run well before.
import io


class Guarded:
    def __init__(self):
        self.asked = 0
        self.broken = False

    @property
    def level(self):
        self.asked += 1
        if self.broken:
            raise AttributeError("level is broken")
        return 7

    def __getattr__(self, name):
        return "instead of " + name


def level_of(thing):
    return thing.level


thing = Guarded()
assert [level_of(thing) for _ in range(5)] == [7] * 5
thing.broken = True
assert [level_of(thing) for _ in range(5)] == ["instead of level"] * 5
assert thing.asked == 10


class Buffer(io.BytesIO):
    asked = 0
    broken = False

    @property
    def name(self):
        Buffer.asked += 1
        if Buffer.broken:
            raise AttributeError("no name now")
        return "buffer"


def name_of(stream):
    return stream.name


# A getter written in C that runs Python code.
stream = io.TextIOWrapper(Buffer())
assert [name_of(stream) for _ in range(5)] == ["buffer"] * 5
Buffer.broken = True
for _ in range(5):
    try:
        name_of(stream)
    except AttributeError as e:
        assert str(e) == "no name now"
    else:
        raise AssertionError("the getter did not fail")
assert Buffer.asked == 10


class Named(io.TextIOWrapper):
    def __getattr__(self, name):
        return "no " + name


stream = Named(Buffer())
assert [name_of(stream) for _ in range(5)] == ["no name"] * 5
Buffer.broken = False
assert [name_of(stream) for _ in range(5)] == ["buffer"] * 5
Buffer.broken = True
assert [name_of(stream) for _ in range(5)] == ["no name"] * 5
assert Buffer.asked == 25
