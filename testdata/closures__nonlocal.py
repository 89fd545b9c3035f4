# nonlocal reaches the nearest enclosing function scope that binds the name.
def counter(start=0):
    n = start
    def up(by=1):
        nonlocal n
        n += by
        return n
    def reset():
        nonlocal n
        n = start
    def peek():
        return n
    return up, reset, peek

up, reset, peek = counter(10)
assert [up(), up(), up(5)] == [11, 12, 17]
reset()
assert peek() == 10

def three():
    x = "outer"
    def middle():
        def inner():
            nonlocal x
            x = "inner"
        inner()
        return x
    before = x
    return before, middle(), x

assert three() == ("outer", "inner", "inner")

def skips_class():
    x = 1
    class C:
        x = 2
        def get(self):
            return x
        def set(self, v):
            nonlocal x
            x = v
    c = C()
    c.set(5)
    return c.get(), C.x, x

assert skips_class() == (5, 2, 5)

def in_class_body():
    hits = 0
    class C:
        nonlocal hits
        hits += 1
        hits = hits * 10
    return hits, "hits" in C.__dict__

assert in_class_body() == (10, False)

def deleted():
    x = 1
    def inner():
        nonlocal x
        del x
    inner()
    try:
        return x
    except UnboundLocalError as e:
        return str(e)

print(deleted())

def unbound_free():
    def inner():
        return later
    try:
        inner()
    except NameError as e:
        print(type(e).__name__, e)
    later = 1
    return inner()

assert unbound_free() == 1
for text in ["nonlocal x", "def f():\n nonlocal x", "def f(x):\n nonlocal x",
             "def f():\n x = 1\n def g():\n  x = 2\n  nonlocal x",
             "def f():\n x = 1\n def g():\n  print(x)\n  nonlocal x",
             "def f():\n x = 1\n def g():\n  global x\n  nonlocal x"]:
    try:
        compile(text, "t", "exec")
    except SyntaxError as e:
        print(e.msg, e.lineno)
