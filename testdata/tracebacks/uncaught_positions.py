# exit: 0
# stderr: stored
# Every kind of caret line, printed one after the other.
import traceback
class C:
    def __init__(self): self.a = None
c, d, l, f = C(), {}, [1], len
lines = """c.a.b.c
c.a + 1
d["x"]["y"]
l[0][1][2]
f(1, 2)
(1 + 2) * (3 / 0)
1 + (2).x + 3
f(f(f))
[i / 0 for i in l]
not c.a.zz
-"s"
l[5]
l.nope(1)(2)
undefined + 1
"é" + 1 + "ü"
c.a()
{**5}
f(*5)
1 if c.a.q else 2
x = y = c.a.z
c.a[0] = 5
del d["q"]
a, b = l
assert l == [], "message"
import no_such_module_here
raise ValueError("v") from KeyError("k")
for i in 5: pass
with c: pass
c.a += 1
lambda: 0 + c.a.w
(lambda: c.a.w)()
f"{c.a.v!r}"
"{}".format()
int("x")
l < c""".split("\n")
for n, line in enumerate(lines):
    try: exec(compile("\n" * n + line, __file__.rpartition("/")[0] + "/lines.txt", "exec"))
    except Exception as e:
        print(type(e).__name__)
def show(fn):
    try: fn()
    except Exception: traceback.print_exc()
def a1(): return c.a.b.c
def a2(): return d["x"]["y"]
def a3(): return (1 + 2) * (3 / 0)
def a4(): return f(f(1))
def a5(): return [i / 0 for i in l]
def a6(): return c.a + 1 + 2
def a7(): l[0][1][2] = 3
def a8(): raise ValueError("v")
def a9(): assert l == [], "msg"
def a10(): return f(1,
                    2)
def a11(): return "é" + 1
def a12():
    x = 5 ; y = -"s" ; z = 6
def a13(): return c.a.method(1, 2)
def a14(): return undefined_name_here
def a15(): del d["q"]
def a16(): import no_such_module_zz
def a17(): x, y = l
def a18(): return (c
                   .a
                   .nope)
def a19():
    for i in 5: pass
def a20(): return f"{c.a.v!r:>10}"
for fn in [a1, a2, a3, a4, a5, a6, a7, a8, a9, a10, a11, a12, a13, a14, a15, a16, a17, a18, a19, a20]: show(fn)
