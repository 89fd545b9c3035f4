# Binding of arguments to parameters: every kind and every error.
def f(a, b=2, /, c=3, *args, d, e=5, **kw):
    return a, b, c, args, d, e, kw
assert f(1, d=4) == (1, 2, 3, (), 4, 5, {})
assert f(1, 9, 8, 7, 6, d=0, z=1, a=5) == (1, 9, 8, (7, 6), 0, 5, {"z": 1, "a": 5})
assert f(*[1, 2], **{"d": 3}) == (1, 2, 3, (), 3, 5, {})
assert f(*[1], *(2, 3), 4, d=1, **{"x": 1}, **{"y": 2}) == (1, 2, 3, (4,), 1, 5, {"x": 1, "y": 2})
def err(fn, *a, **k):
    try: fn(*a, **k)
    except TypeError as e: print(e)
    else: print("no error")
def g(a, b): pass
def h(a, b=1, *, c): pass
def k(*, x, y): pass
def p(a, b, /): pass
def n(): pass
err(g); err(g, 1); err(g, 1, 2, 3); err(g, 1, b=2, c=3); err(g, 1, a=1); err(g, b=1)
err(h, 1); err(h, 1, 2, 3, c=1); err(h, c=1); err(k); err(k, x=1); err(k, 1, x=1, y=2)
err(p, 1, b=2); err(p, a=1, b=2); err(p, 1); err(n, 1); err(n, a=1)
err(lambda x: x); err(lambda: 0, 1, 2)
def many(a, b, c, d, e): pass
err(many); err(many, 1, 2); err(many, 1, 2, 3, 4, 5, 6)
def opt(a=1, b=2): pass
err(opt, 1, 2, 3)
def sugg(first_name, last_name): pass
err(sugg, 1, first_nam=2)
def dup(**kw): return kw
for text in ["dup(**{'a': 1}, **{'a': 2})", "dup(a=1, **{'a': 2})", "dup(**{1: 2})", "dup(**5)", "dup(*5)", "g(*[1], **{'a': 2})"]:
    try: eval(text)
    except TypeError as e: print(e)
# Order of evaluation.
log = []
def t(v):
    log.append(v)
    return v
def any_(*a, **k): return a, k
assert any_(t(1), *[t(2)], t(3), x=t(4), **{"y": t(5)}) == ((1, 2, 3), {"x": 4, "y": 5})
assert log == [1, 2, 3, 4, 5]
class M:
    def meth(self, a): return a
    @classmethod
    def cm(cls, a): return a
    @staticmethod
    def sm(a): return a
err(M().meth); err(M().meth, 1, 2); err(M.meth); err(M.cm); err(M.sm, 1, 2); err(M, 1)
class Init:
    def __init__(self, a): pass
err(Init); err(Init, 1, 2)
for text in ["f(a=1, a=2)", "f(**k, *a)", "f(a=1, 2)", "f(**k, 2)", "def q(a, a): 0", "def q(a=1, b): 0", "def q(*): 0", "def q(**k, a): 0", "def q(/, a): 0", "def q(*a, *b): 0", "def q(a, /, b, /): 0", "f(1=2)", "f(a.b=2)", "f(True=1)", "lambda *: 0", "f(x for x in y, 1)"]:
    try: compile(text, "t", "exec")
    except SyntaxError as e: print(text, "->", e.msg)
