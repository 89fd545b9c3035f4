# Calls with keywords from mappings: what is taken over, in which order, and what is refused.


def f(a=1, *args, b=2, **kw):
    return a, args, b, kw


def only(a, b, /, c, *, d=4):
    return a, b, c, d


class Mapping:
    """No dict, but good enough for **."""

    def __init__(self, **items):
        self.items = items

    def keys(self):
        trace.append("keys")
        return list(self.items)

    def __getitem__(self, k):
        trace.append(k)
        return self.items[k]


class D(dict):
    def keys(self):
        trace.append("D.keys")
        return super().keys()


def note(x):
    trace.append(x)
    return x


def attempt(what, *args, **kw):
    try:
        print(what(*args, **kw))
    except Exception as e:
        print(type(e).__name__, e)


trace = []
d = {"b": 3, "x": 5}
print(f(**d), f(7, **d), f(*(1, 2), **d), f(a=1, **d), f(**d, a=1), f(**{}, **d), d)
print(f(**Mapping(a=1, z=2)), f(**D(a=1, z=2)), trace)
trace.clear()
print(f(a=note(1), **note({"x": 2}), y=note(3), z=note(4), **note({"w": 5})), trace)
print(only(1, 2, **{"c": 3}), only(1, 2, d=5, **{"c": 3}), only(*[1], 2, c=3, **{}))

# The callee's dict is its own, and the caller's may change while it runs.
kw = {"x": 1}
g = lambda **k: (kw.update(y=2), k.update(z=3), k)[2]
print(g(**kw), kw)


def gen():
    got = f(**(yield "mapping"))
    yield got
    yield f(*(yield "args"), **(yield "more"), q=(yield "q"))


it = gen()
print(next(it), it.send({"a": 9, "k": 8}), next(it), it.send([1, 2]), it.send({"p": 1}), it.send(0))
print([f(**(d if i else {"a": i}))[0] for i in range(2)], [f(**{"n": i}, m=i)[3] for i in range(2)])

# Wrong ones.
for bad in ({1: 2}, {"a": 1, None: 2}, [("a", 1)], None, 5):
    attempt(lambda: f(**bad))
    attempt(lambda: f(1, **bad))
    attempt(lambda: f(x=1, **bad))
    attempt(lambda: print(**bad))
attempt(lambda: f(a=1, **{"a": 2}))
attempt(lambda: f(**{"a": 2}, a=1))
attempt(lambda: f(**{"a": 2}, **{"a": 3}))
attempt(lambda: f(x=0, y=1, **{"q": 2}, z=3, x2=4, q=5))
attempt(lambda: f(1, **{"a": 2}))
attempt(lambda: only(1, **{"b": 2, "c": 3}))
attempt(lambda: only(1, 2, **{"c": 3, "nothing": 4}))
attempt(lambda: only(1, 2, **{"e": 3}))
attempt(only, 1, 2, c=3, dd=4)
attempt(lambda: dict(**{"a": 1}, **{"b": 2}, c=3))
attempt(lambda: int("z", **{"base": 36}))

# Many, and names made at run time.
many = {"k" + str(i): i for i in range(3000)}
assert f(**many) == (1, (), 2, many) and f(0, *range(70), **many)[3] == many
name = "".join(["al", "pha"])


def h(alpha, beta=0):
    return alpha, beta


class S(str):
    pass


print(h(**{name: 1}), h(**{S("alpha"): 2, "".join(["be", "ta"]): 3}))
src = "f(" + ", ".join(f"v{i}={i}" for i in range(100)) + ", **d, " + ", ".join(f"w{i}={i}" for i in range(40)) + ")"
got = eval(src)[3]
assert list(got) == [f"v{i}" for i in range(100)] + ["x"] + [f"w{i}" for i in range(40)] and sum(got.values()) == 4950 + 5 + 780
