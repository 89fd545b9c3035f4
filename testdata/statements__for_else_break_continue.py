# Loops: else clauses, break, continue, nested, over every kind of iterable.
def find(xs, want):
    for i, x in enumerate(xs):
        if x == want: break
    else:
        return "none"
    return i
assert find("abc", "c") == 2 and find("abc", "z") == "none" and find("", 1) == "none"
log = []
for i in range(5):
    if i == 1: continue
    if i == 3: break
    log.append(i)
else:
    log.append("else")
assert log == [0, 2]
n, steps = 27, 0
while n != 1:
    n = n // 2 if n % 2 == 0 else 3 * n + 1
    steps += 1
else:
    steps = -steps
assert steps == -111
while False: pass
else: log.append("while else")
assert log[-1] == "while else"
def nested():
    for a in range(3):
        for b in range(3):
            if a == b == 1: break
        else:
            continue
        break
    return a, b
assert nested() == (1, 1)
def through_finally():
    out = []
    for i in range(4):
        try:
            if i == 1: continue
            if i == 2: break
            out.append(i)
        finally:
            out.append(f"f{i}")
    return out
assert through_finally() == [0, "f0", "f1", "f2"]
def return_in_loop():
    for i in range(10):
        with open(__file__) as f:
            if i == 3: return i
    return -1
assert return_in_loop() == 3
# Targets of any kind.
class O: pass
o, l, d = O(), [0, 0], {}
for o.x in [1, 2]: pass
for l[1] in "ab": pass
for d["k"], *d["r"] in [(1, 2, 3)]: pass
assert o.x == 2 and l == [0, "b"] and d == {"k": 1, "r": [2, 3]}
assert [(a, b, c) for a, (b, c) in [(1, (2, 3))]] == [(1, 2, 3)]
for x in (): pass
try: x
except NameError: pass
for i in range(3): i = 10
assert i == 10
xs = [1, 2, 3]
seen = []
for v in xs:
    seen.append(v)
    if len(xs) < 6: xs.append(v * 10)
assert seen == [1, 2, 3, 10, 20, 30]
dd = {1: 1}
try:
    for k in dd: dd[k + 1] = 1
except RuntimeError as e: print(e)
ss = {1}
try:
    for k in ss: ss.add(k + 1)
except RuntimeError as e: print(e)
for a, b in {"x": 1}.items(): assert (a, b) == ("x", 1)
for line in """one
two""".splitlines(): last = line
assert last == "two"
for x in 1, 2, *[3, 4]: pass
assert x == 4
for bad in [lambda: [0 for x in 5], lambda: [0 for a, b in [1]], lambda: [0 for a, b in [(1,)]]]:
    try: bad()
    except (TypeError, ValueError) as e: print(e)
for text in ["break", "continue", "def f():\n break", "for x in y:\n def f():\n  continue", "for 1 in x: 0", "for x+1 in y: 0", "while x = 1: 0", "for x in y z: 0", "class C:\n break", "for f() in x: 0"]:
    try: compile(text, "t", "exec")
    except SyntaxError as e: print(e.msg)
