# requires: 3.14
# Annotations are evaluated when asked for.
def f(a: undefined_name, b: int = 1) -> also_undefined: return a
assert f(1) == 1
try: f.__annotations__
except NameError as e: print(e.name)
undefined_name, also_undefined = str, list
assert f.__annotations__ == {"a": str, "b": int, "return": list}
class C:
    x: D
    y: "D"
class D: pass
assert C.__annotations__ == {"x": D, "y": "D"}
import annotationlib
def g(x: nowhere): pass
assert annotationlib.get_annotations(g, format=annotationlib.Format.STRING) == {"x": "nowhere"}
assert annotationlib.get_annotations(g, format=annotationlib.Format.FORWARDREF)["x"].__forward_arg__ == "nowhere"
assert callable(g.__annotate__) and D.__annotate__ is None
def outer(T):
    class Inner:
        v: T
        w: __class__
    return Inner
assert outer(int).__annotations__["v"] is int
log = []
def h(a: log.append("evaluated")): pass
assert log == []
h.__annotations__
assert log == ["evaluated"]
