# requires: 3.14
# annotationlib: formats of annotations, forward references.
from annotationlib import Format, ForwardRef, annotations_to_string, call_evaluate_function, get_annotations, type_repr
def f(a: int, b: undefined, c: dict[str, undefined] = 1, *d: list[undefined[int, ...]], e: undefined | None, g: "str", h: -x ** 2 + (y + 1) * z,
      i: fn(a, k=1)[1:2], j: (p, q), k: [r, 1], l: s.t.u, m: x < 3, n: ~a & b | c) -> undefined.attr: pass
for name, text in get_annotations(f, format=Format.STRING).items(): print(name, text)
refs = get_annotations(f, format=Format.FORWARDREF)
assert refs["a"] is int and refs["b"].__forward_arg__ == "undefined" and refs["b"].__owner__ is f and refs["g"] == "str"
try: get_annotations(f)
except NameError as e: print(e)
undefined = str
assert refs["b"].evaluate() is str and refs["c"].__args__[1].evaluate() is str
class C:
    x: int
    y: D
    z: list[C]
print(get_annotations(C, format=Format.STRING))
print(get_annotations(C, format=Format.FORWARDREF))
class D: pass
assert get_annotations(C) == {"x": int, "y": D, "z": list[C]}
def outer():
    class In:
        a: loc
        b: list[missing]
        def m(self) -> In: pass
    loc = int
    return In
I = outer()
print(get_annotations(I, format=Format.FORWARDREF))
print(get_annotations(I, format=Format.STRING))
assert get_annotations(I.m) == {"return": I}
r = ForwardRef("int")
assert r.evaluate() is int and r == ForwardRef("int") and hash(r) == hash(ForwardRef("int"))
type A[T: missing] = list[T2]
print(call_evaluate_function(A.evaluate_value, Format.STRING), call_evaluate_function(A.evaluate_value, Format.FORWARDREF))
print(get_annotations(lambda: 0), type_repr(int), type_repr(f), type_repr(...), annotations_to_string({"a": int, "b": "x", "c": None}))
for bad in [lambda: ForwardRef(1), lambda: ForwardRef("a b").__forward_code__, lambda: get_annotations(1), lambda: get_annotations(f, format=9),
            lambda: get_annotations(f, format=2), lambda: get_annotations(f, format=4, eval_str=True)]:
    try: bad()
    except Exception as e: print(type(e).__name__, e)
def es(a: "int", b: "list[str]"): pass
assert get_annotations(es, eval_str=True) == {"a": int, "b": list[str]}
