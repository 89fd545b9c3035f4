# Lambda expressions: parameters, nesting, defaults, precedence.
assert (lambda: 1)() == 1
assert (lambda x, y=2, *a, k, **kw: (x, y, a, k, kw))(1, k=3, z=4) == (1, 2, (), 3, {"z": 4})
assert (lambda x, /, y: x + y)(1, y=2) == 3
assert (lambda *, a: a)(a=1) == 1
assert (lambda x: lambda y: x + y)(1)(2) == 3
assert (lambda a, b=(lambda: 5)(): a + b)(1) == 6
f = lambda x: x if x > 0 else -x
assert f(-3) == 3
fs = {"+": lambda a, b: a + b, "-": lambda a, b: a - b}
assert fs["+"](1, 2) == 3 and fs["-"](1, 2) == -1
assert (lambda: (yield))().__class__.__name__ == "generator"
assert list((lambda: ((yield 1), (yield 2)))()) == [1, 2]
assert sorted("bCa", key=lambda s: s.lower()) == ["a", "b", "C"]
assert (lambda x: (y := x + 1, y * 2))(3) == (4, 8)
assert (lambda *args: args)(*range(3)) == (0, 1, 2)
Y = lambda f: (lambda x: x(x))(lambda x: f(lambda *a: x(x)(*a)))
assert Y(lambda self: lambda n: 1 if n < 2 else n * self(n - 1))(10) == 3628800
g = lambda: ...
assert g() is Ellipsis and g.__qualname__ == "<lambda>"
def outer(): return lambda: 0
assert outer().__qualname__ == "outer.<locals>.<lambda>"
t = lambda x: x, 1
assert t[1] == 1 and t[0](5) == 5
assert [lambda: 0][0]() == 0 and not (lambda: False)()
class A:
    m = lambda self: self.v
    v = 3
assert A().m() == 3
for text in ["lambda x: yield x", "lambda (x, y): 0", "lambda x=1, y: 0", "lambda x, x: 0", "lambda: pass", "lambda x: = 1"]:
    try: compile(text, "t", "exec")
    except SyntaxError as e: print(text, "->", e.msg)
