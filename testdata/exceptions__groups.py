# ExceptionGroup: construction, split, subgroup, derive, except*.
V, T, K = ValueError, TypeError, KeyError
g = ExceptionGroup("top", [V(1), ExceptionGroup("in", [T(2), V(3)]), K(4)])
assert g.message == "top" and len(g.exceptions) == 3 and str(g) == "top (3 sub-exceptions)"
print(repr(g))
def flat(x): return None if x is None else [flat(e) if isinstance(e, BaseExceptionGroup) else repr(e) for e in x.exceptions]
print(flat(g.subgroup(V)), flat(g.subgroup((T, K))), g.subgroup(OSError))
m, r = g.split(V)
print(flat(m), flat(r))
assert g.split(ExceptionGroup) == (g, None) and g.split(OSError)[0] is None and flat(g.split(OSError)[1]) == flat(g) and g.subgroup(Exception) is g
print(flat(g.subgroup(lambda e: isinstance(e, V) and e.args[0] > 1)))
assert type(BaseExceptionGroup("b", [V()])) is ExceptionGroup
assert type(BaseExceptionGroup("b", [KeyboardInterrupt()])) is BaseExceptionGroup
for args in [("m",), ("m", []), (1, [V()]), ("m", 5), ("m", [1]), ("m", [V]), ("m", [KeyboardInterrupt()]), ()]:
    try: ExceptionGroup(*args); print("made")
    except (TypeError, ValueError) as e: print(type(e).__name__, e)
class MyG(ExceptionGroup):
    def __new__(cls, msg, excs, code):
        self = super().__new__(cls, msg, excs)
        self.code = code
        return self
    def derive(self, excs): return MyG(self.message, excs, self.code)
mg = MyG("mine", [V(1), T(2)], 42)
a, b = mg.split(V)
assert type(a) is MyG and a.code == 42 and b.code == 42
def star(exc):
    log = []
    try:
        try: raise exc
        except* V as eg: log.append(("V", type(eg).__name__, flat(eg)))
        except* (T, K) as eg: log.append(("TK", flat(eg)))
        else: log.append("else")
        finally: log.append("finally")
    except BaseException as rest: log.append(("rest", flat(rest) if isinstance(rest, BaseExceptionGroup) else repr(rest)))
    return log
print(star(g))
print(star(V("naked")))
print(star(OSError("other")))
print(star(ExceptionGroup("x", [OSError(1), V(2)])))
def new_in_star():
    try:
        try: raise ExceptionGroup("g", [V(1), T(2)])
        except* V: raise K("new")
        except* T: pass
    except BaseException as e: return e
e = new_in_star()
print(repr(e), repr(e.__context__))
def reraise():
    try:
        try: raise ExceptionGroup("g", [V(1), T(2), K(3)])
        except* V: raise
        except* T as t: raise
    except ExceptionGroup as e: return e
print(repr(reraise()))
try:
    try: raise V
    except* ExceptionGroup: pass
except TypeError as e: print(e)
try:
    try: raise V
    except* 5: pass
except TypeError as e: print(e)
for text in ["try:\n pass\nexcept* A:\n break", "def f():\n try:\n  pass\n except* A:\n  return", "for x in y:\n try:\n  pass\n except* A:\n  continue"]:
    try: compile(text, "t", "exec")
    except SyntaxError as e: print(e.msg)
try: g.exceptions = ()
except AttributeError as e: print(e)
