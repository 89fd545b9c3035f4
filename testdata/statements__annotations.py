# Annotations on variables: where they are kept, what is evaluated.
x: int = 1
y: "str"
z: list[int] = []
(w): float = 2.0
class C:
    a: int = 1
    b: "C"
    c: list["C"] = []
    self_attr: dict[str, int]
o = C()
o.attr: int = 5
d = {}
d["k"]: str = "v"
assert o.attr == 5 and d == {"k": "v"}
assert C.__annotations__ == {"a": int, "b": "C", "c": list["C"], "self_attr": dict[str, int]}
assert not hasattr(C, "b") and C.a == 1
def f(p: int, q: str = "x") -> None:
    local: undefined_in_function = 3
    other: int
    return local
assert f(1) == 3
assert f.__annotations__ == {"p": int, "q": str, "return": None}
def g():
    v: int
    return v
try: g()
except UnboundLocalError as e: print(e)
class D(C):
    e: int
assert D.__annotations__ == {"e": int}
class E: pass
assert E.__annotations__ == {} and f.__annotations__["p"] is int
def nothing(): pass
assert nothing.__annotations__ == {}
nothing.__annotations__ = {"a": 1}
assert nothing.__annotations__ == {"a": 1}
del nothing.__annotations__
assert nothing.__annotations__ == {}
for text in ["a: int, b: int", "def f(*a: int = 1): 0", "x: int: str", "f(): int = 1", "[a]: int", "for x: int in y: 0", "lambda x: int: x", "def f():\n global g\n g: int = 1"]:
    try: compile(text, "t", "exec"); print("fine:", text)
    except SyntaxError as e: print(text, "->", e.msg)
