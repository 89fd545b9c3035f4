# The rest of the generator protocol: send, throw, close.
def echo():
    got = None
    while True:
        try: got = yield got
        except ValueError as e: got = ("caught", str(e))
        except GeneratorExit:
            print("closing")
            raise
g = echo()
try: g.send(1)
except TypeError as e: print(e)
assert next(g) is None and g.send(1) == 1 and g.throw(ValueError("v")) == ("caught", "v") and g.throw(ValueError) == ("caught", "")
try: g.throw(KeyError("k"))
except KeyError as e: print(repr(e))
try: next(g)
except StopIteration: print("finished")
g = echo(); next(g)
assert g.close() is None and g.close() is None
def ignores():
    while True:
        try: yield 1
        except GeneratorExit: pass
    yield
def ignores_once():
    try: yield 1
    except GeneratorExit: yield 2
g = ignores_once(); next(g)
try: g.close()
except RuntimeError as e: print(e)
def returns():
    try: yield 1
    except GeneratorExit: return "closed value"
g = returns(); next(g)
print(g.close())
def raises():
    try: yield
    finally: raise OSError("in close")
g = raises(); next(g)
try: g.close()
except OSError as e: print(e)
g = echo()
g.close()
assert list(g) == []
g = echo()
try: g.throw(KeyError("before start"))
except KeyError as e: print(e)
try: next(g)
except StopIteration: pass
g = echo(); next(g)
for bad in [5, int, "x", None]:
    try: g.throw(bad)
    except TypeError as e: print(e)
def cleanup(log):
    try:
        yield 1
    finally: log.append("clean")
log = []
for x in cleanup(log): pass
assert log == ["clean"]
def stop_thrown():
    try: yield 1
    except StopIteration as e: yield ("got", e.value)
g = stop_thrown(); next(g)
assert g.throw(StopIteration(3)) == ("got", 3)
g = (x for x in [1, 2]); next(g)
try: g.throw(StopIteration("out"))
except RuntimeError as e: print(e)
def context():
    try: raise KeyError("inner")
    except KeyError:
        try: yield
        except ValueError as e: yield repr(e.__context__)
g = context(); next(g)
print(g.throw(ValueError("x")))
import sys
def exc_state():
    yield sys.exception()
    try: raise KeyError
    except KeyError:
        yield type(sys.exception())
        yield type(sys.exception())
g = exc_state()
try: raise OSError
except OSError:
    a = next(g)
    assert type(a) is OSError
    assert next(g) is KeyError and type(sys.exception()) is OSError
assert next(g) is KeyError and sys.exception() is None
g2 = exc_state()
try: raise KeyError("t")
except KeyError as e: tb = e
try: g2.throw(tb)
except KeyError as e: assert e is tb
