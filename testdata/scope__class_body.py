# A class body is a scope of its own that functions inside do not see.
x = "global"
class A:
    x = "class"
    seen = x
    def method(self):
        return x
    comp = [x for _ in range(1)]
    first = [v for v in [x]]
    lam = (lambda: x)()
assert A.seen == "class" and A().method() == "global"
assert A.comp == ["global"] and A.first == ["class"] and A.lam == "global"

def outer():
    y = "function"
    class B:
        a = y
        y = y + "!"
        b = y
    return B.a, B.b
try:
    outer()
except NameError as e:
    print(type(e).__name__)
z = "global z"
def outer2():
    class B:
        a = z
        z = "class z"
        b = z
    return B.a, B.b
assert outer2() == ("global z", "class z")
class C:
    for i in range(3):
        vars()["name%d" % i] = i
    del i
assert (C.name0, C.name1, C.name2) == (0, 1, 2) and not hasattr(C, "i")
class D:
    def _helper(v): return v * 2
    table = {k: k for k in "ab"}
    doubled = _helper(21)
    del _helper
assert D.doubled == 42 and not hasattr(D, "_helper")
class E:
    "docs"
    assert __qualname__ == "E" and __module__ == __name__
    class F:
        def g(self):
            def h(): pass
            return h
assert E.F.g.__qualname__ == "E.F.g"
assert E.F().g().__qualname__ == "E.F.g.<locals>.h" and E.__doc__ == "docs"
class G:
    global made_global
    made_global = 1
assert made_global == 1 and "made_global" not in G.__dict__
def with_locals():
    class H:
        a = 1
        names = sorted(n for n in locals() if not n.startswith("__"))
        here = sorted(n for n in vars() if not n.startswith("__"))
    return H.here
assert with_locals() == ["a", "names"]
print(sorted(k for k in A.__dict__ if not k.startswith("__")))
