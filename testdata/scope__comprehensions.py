# Comprehensions have a scope of their own, but the first iterable is evaluated outside.
x = 5
assert [x for x in range(3)] == [0, 1, 2] and x == 5
def f():
    x = 1
    r = [(x, y) for x in [10, 20] for y in (x, x + 1)]
    return r, x
assert f() == ([(10, 10), (10, 11), (20, 20), (20, 21)], 1)
def order():
    log = []
    def it(name, vals):
        log.append(name)
        return vals
    [0 for a in it("a", [1, 2]) if log.append("if") or True for b in it("b", [1])]
    return log
assert order() == ["a", "if", "b", "if", "b"]
# Walrus in a comprehension binds outside.
def w():
    total = 0
    parts = [total := total + v for v in range(5)]
    return total, parts
assert w() == (10, [0, 1, 3, 6, 10])
any((hit := v) > 3 for v in range(10))
assert hit == 4
# Closures inside comprehensions share one variable.
assert [g() for g in [lambda: i for i in range(3)]] == [2, 2, 2]
# Nested ones see outer comprehension variables.
assert [[r * c for c in range(3)] for r in range(3)] == [[0, 0, 0], [0, 1, 2], [0, 2, 4]]
assert {k: [v for v in range(k)] for k in range(3)} == {0: [], 1: [0], 2: [0, 1]}
# locals() inside a comprehension.
def loc(a):
    return [sorted(locals()) for b in [1]][0]
assert "a" in loc(1) and "b" in loc(1)
# Iterables that fail.
try:
    [v for v in 5]
except TypeError as e:
    print(e)
# A generator expression evaluates its first iterable at once and the rest later.
try:
    (v for v in undefined_thing)
except NameError as e:
    print(e)
g = (w2 for v in [1] for w2 in undefined_thing)
try:
    next(g)
except NameError as e:
    print(e)
for text in ["[x := 1 for x in y]", "[(i := 0) for i in y]", "[1 for a in (b := y)]", "class C:\n [(q := 1) for a in y]",
             "[*a for a in b]", "[a, b for a in c]", "(yield for a in b)"]:
    try: compile(text, "t", "exec"); print("fine", text)
    except SyntaxError as e: print(e.msg)
async def agen():
    yield 1
    yield 2
async def use():
    return [v async for v in agen()], {v: v async for v in agen() if v > 1}, [v async for v in agen() for _ in "ab"]
try: use().send(None)
except StopIteration as e: print(e.value)
