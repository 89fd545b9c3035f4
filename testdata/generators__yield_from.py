# yield from: delegation of values, sends, throws, close, and results.
def inner():
    got = yield 1
    try: got2 = yield ("inner got", got)
    except ValueError as e:
        yield ("inner caught", str(e))
        got2 = "after"
    return ("result", got, got2)
def outer():
    r = yield from inner()
    yield r
    return "outer"
g = outer()
assert [next(g), g.send("s"), g.throw(ValueError("v")), next(g)] == [1, ("inner got", "s"), ("inner caught", "v"), ("result", "s", "after")]
def over(it):
    r = yield from it
    return ("returned", r)
def drain(g):
    out = []
    while True:
        try: out.append(next(g))
        except StopIteration as e: return out, e.value
assert drain(over([1, 2])) == ([1, 2], ("returned", None))
assert drain(over("ab")) == (["a", "b"], ("returned", None))
assert drain(over(over(range(2)))) == ([0, 1], ("returned", ("returned", None)))
class It:
    def __init__(self): self.n = 0
    def __iter__(self): return self
    def __next__(self):
        self.n += 1
        if self.n > 2: raise StopIteration("custom")
        return self.n
    def send(self, v): return ("sent", v)
    def throw(self, *a): return ("thrown", a[0] if isinstance(a[0], type) else type(a[0]))
    def close(self): print("closed")
g = over(It())
assert next(g) == 1 and g.send(5) == ("sent", 5) and g.throw(KeyError("k")) == ("thrown", KeyError)
g.close()
assert drain(over(It())) == ([1, 2], ("returned", "custom"))
g = over(iter([1, 2])); next(g)
try: g.send("x")
except AttributeError as e: print(e)
g = over(iter([1, 2])); next(g)
try: g.throw(KeyError("through"))
except KeyError as e: print(repr(e))
try: next(over(5))
except TypeError as e: print(e)
def depth(n):
    if n == 0:
        r = yield "bottom"
        return r
    return (yield from depth(n - 1)) + 1
g = depth(300)
assert next(g) == "bottom"
try: g.send(0)
except StopIteration as e: assert e.value == 300
g = outer(); next(g)
assert g.gi_yieldfrom.__name__ == "inner"
def close_order(log, name, sub=None):
    try:
        if sub: yield from sub
        else: yield 1
    finally: log.append(name)
log = []
g = close_order(log, "a", close_order(log, "b", close_order(log, "c")))
next(g); g.close()
assert log == ["c", "b", "a"]
def stop_in_inner():
    yield 1
    raise StopIteration
g = over(stop_in_inner()); next(g)
try: next(g)
except RuntimeError as e: print(e)
def swallow():
    try: yield 1
    except GeneratorExit: yield 2
g = over(swallow()); next(g)
try: g.close()
except RuntimeError as e: print(e)
assert [*over(x for x in range(3))] == [0, 1, 2]
