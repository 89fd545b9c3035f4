# What closures keep: cells, shared between functions, seen through __closure__.
def make():
    a, b = 1, 2
    def f():
        return a + b
    def g():
        nonlocal a
        a = 100
    return f, g

f, g = make()
assert f.__code__.co_freevars == ("a", "b")
assert [c.cell_contents for c in f.__closure__] == [1, 2]
assert g.__closure__[0] is f.__closure__[0]
g()
assert f() == 102
f.__closure__[1].cell_contents = 5
assert f() == 105
assert make.__code__.co_cellvars == ("a", "b")
assert make.__closure__ is None

# Late binding in loops, and the usual cures.
fs = [lambda: i for i in range(3)]
assert [h() for h in fs] == [2, 2, 2]
fs = [lambda i=i: i for i in range(3)]
assert [h() for h in fs] == [0, 1, 2]
def bind(i):
    return lambda: i
assert [h() for h in [bind(i) for i in range(3)]] == [0, 1, 2]

# A parameter can be a cell.
def param(x, *args, y=3, **kw):
    def inner():
        return x, args, y, sorted(kw.items())
    x += 1
    return inner
assert param(1, 2, 3, z=4)() == (2, (2, 3), 3, [("z", 4)])

# Every call makes cells of its own.
def adder(n):
    def add(x):
        return x + n
    return add
one, two = adder(1), adder(2)
assert (one(10), two(10)) == (11, 12)
assert one.__code__ is two.__code__

# Empty cells.
import types
cell = types.CellType()
try:
    cell.cell_contents
except ValueError as e:
    print(e)
cell.cell_contents = 7
assert cell.cell_contents == 7
assert types.CellType(1) == types.CellType(1) and types.CellType(1) < types.CellType(2)

# A recursive inner function refers to itself through its cell.
def fact(n):
    def go(n):
        return 1 if n < 2 else n * go(n - 1)
    return go(n)
assert fact(20) == 2432902008176640000
# Cells through several levels.
def l1(a):
    def l2(b):
        def l3(c):
            def l4(d):
                return [a, b, c, d]
            return l4
        return l3
    return l2
assert l1(1)(2)(3)(4) == [1, 2, 3, 4]
print("ok")
