# raise in all forms: class, instance, from, bare; __cause__, __context__, __suppress_context__.
def caught(f, *a):
    try: f(*a)
    except BaseException as e: return e
def r_class(): raise KeyError
def r_inst(): raise KeyError("x", 2)
def r_from(): raise KeyError from ValueError("why")
def r_none():
    try: 1 / 0
    except ZeroDivisionError: raise KeyError("k") from None
def r_context():
    try: 1 / 0
    except ZeroDivisionError: raise KeyError("k")
def r_bare():
    try: raise OSError("o")
    except OSError: raise
def r_bad(): raise 5
def r_badcls(): raise int
def r_badfrom(): raise KeyError from 5
def r_nobare(): raise
assert caught(r_class).args == () and caught(r_inst).args == ("x", 2)
e = caught(r_from)
assert type(e.__cause__) is ValueError and e.__cause__.args == ("why",) and e.__suppress_context__ and e.__context__ is None
e = caught(r_none)
assert e.__cause__ is None and e.__suppress_context__ and type(e.__context__) is ZeroDivisionError
e = caught(r_context)
assert type(e.__context__) is ZeroDivisionError and not e.__suppress_context__ and e.__cause__ is None
assert caught(r_bare).args == ("o",) and caught(r_bare).__context__ is None
for f in [r_bad, r_badcls, r_badfrom, r_nobare]:
    x = caught(f)
    print(type(x).__name__, x)
class NotExc:
    def __new__(cls): return 5
class MakesOther(Exception):
    def __new__(cls, *a): return 7
def r_makes(): raise MakesOther
print(caught(r_makes))
class Fails(Exception):
    def __init__(self): raise LookupError("in init")
def r_fails(): raise Fails
print(repr(caught(r_fails)))
# finally that raises keeps the first as context; a return in finally drops it.
def fin():
    try: raise KeyError(1)
    finally: raise ValueError(2)
e = caught(fin)
assert e.args == (2,) and e.__context__.args == (1,)
# Contexts chain through nested handlers, and never make a loop.
def chain():
    try:
        try:
            try: raise A1
            except Exception: raise A2
        except Exception: raise A3
    except Exception as e: return e
class A1(Exception): pass
class A2(Exception): pass
class A3(Exception): pass
e = chain()
names = []
while e: names.append(type(e).__name__); e = e.__context__
assert names == ["A3", "A2", "A1"]
def loop():
    a, b = A1(), A2()
    try: raise a
    except A1:
        try: raise b
        except A2:
            try: raise a
            except A1 as x: return x
x = loop()
assert type(x) is A1 and type(x.__context__) is A2 and x.__context__.__context__ is None
e = KeyError()
for name, value in [("__cause__", 5), ("__context__", "x"), ("__traceback__", 1), ("__suppress_context__", "x"), ("args", 5)]:
    try: setattr(e, name, value); print(name, "set")
    except TypeError as x: print(x)
for name in ["__cause__", "__context__", "__traceback__", "args"]:
    try: delattr(e, name)
    except TypeError as x: print(x)
def reraise_other():
    try: raise KeyError("first")
    except KeyError as first:
        try: raise ValueError
        except ValueError: pass
        raise
assert caught(reraise_other).args == ("first",)
import sys
assert sys.exc_info() == (None, None, None) and sys.exception() is None
try: raise KeyError(3)
except KeyError as e:
    assert sys.exc_info()[:2] == (KeyError, e) and sys.exception() is e
    def inner():
        return sys.exception()
    assert inner() is e
    assert e.with_traceback(None) is e and e.__traceback__ is None
assert sys.exception() is None
def raise_from(what, cause):
    raise what from cause
for what, cause in (1, None), (int, KeyError), (object(), 2), (KeyError, 2):
    print(caught(lambda: raise_from(what, cause)))
