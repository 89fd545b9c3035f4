# The assert statement.
assert True
assert 1, "never evaluated" + undefined_thing if False else "x"
def msg(f):
    try: f()
    except AssertionError as e: return e.args
def a1(): assert False
def a2(): assert 0, "text"
def a3(): assert [], ("a", "tuple")
def a4(): assert None, None
def a5(): assert "" or 0.0, {"k": 1}
assert msg(a1) == () and msg(a2) == ("text",) and msg(a3) == (("a", "tuple"),) and msg(a4) == (None,) and msg(a5) == ({"k": 1},)
log = []
assert log.append(1) is None, log.append("no")
assert log == [1]
class B:
    def __bool__(self): raise KeyError("from bool")
try: assert B()
except KeyError as e: print(repr(e))
AssertionError_ = AssertionError
try:
    AssertionError = ValueError
    assert False, "builtin is used"
except AssertionError_ as e: print(type(e).__name__, e)
assert __debug__ is True
