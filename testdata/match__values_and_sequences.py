# match: literals, values, captures, wildcards, or, as, sequences, guards.
class Color:
    RED, GREEN = 1, "g"
def m(x):
    match x:
        case 0: return "zero"
        case -1 | -2.5: return "negative"
        case 1 + 2j: return "complex"
        case "a" "b": return "str"
        case b"xy": return "bytes"
        case None: return "none"
        case True: return "true"
        case Color.GREEN: return "green"
        case []: return "empty"
        case [1]: return "one"
        case (1, 2): return "pair 1 2"
        case [1, *rest] if len(rest) > 3: return f"long {rest}"
        case [1, _, *_] as whole: return f"starts 1 {len(whole)}"
        case [[a, b], c] | [c, (a, b)]: return f"nest {a} {b} {c}"
        case [*init, "end"]: return f"end {init}"
        case x, y: return f"two {x!r} {y!r}"
        case int(n) | float(n) if n > 100: return f"big {n}"
        case str() as s: return f"string {s}"
        case _: return "other"
for v in [0, 0.0, False, -1, -2.5, 1 + 2j, "ab", b"xy", None, True, 1, "g", [], (), [1], (1,), [1, 2], [1, 2, 3], range(1, 6), [[1, 2], 3], [3, [1, 2]], ["x", "y", "end"], ["p", "q"], 101, 100.5, 5, "hello", {1: 2}, {1, 2}, bytearray(b"ab"), iter([1]), "", [1, 2, 3, 4, 5]]:
    print(repr(v) if not hasattr(v, "__next__") else "iterator", "->", m(v))
# The subject is evaluated once; bindings made before a failing guard stay.
def guard(v):
    match v:
        case (a, b) if a > b: return "gt"
        case (a, b) if (a := 100) and False: pass
        case _: return a, b
assert guard((1, 2)) == (100, 2)
import collections
for seq in [collections.deque([1, 2]), memoryview(b"ab"), collections.UserList([1, 2])]:
    match seq:
        case [a, b]: print(type(seq).__name__, a, b)
match 5:
    case 6: raise AssertionError
match = {"case": 1}
case = match["case"]
assert case == 1
_ = "kept"
match 3:
    case _: pass
assert _ == "kept"
for text in ["match x:\n case a: 0\n case b: 0", "match x:\n case a | b: 0", "match x:\n case [a, a]: 0", "match x:\n case [*a, *b]: 0", "match x:\n case _ | 1: 0", "match x:\n case 1 as _: 0", "match x:\n case 1 + 2: 0", "match x:\n case -a: 0", "match x:\n case f'x': 0", "match x:\n case {**r, 'a': 1}: 0", "match x:\n case {'a': 1, 'a': 2}: 0", "match x:\n case C(a=1, a=2): 0", "match x:\n case C(a=1, 2): 0", "match x:\n pass", "match x:\n case (a as b) | a: 0", "match x:\n case [1, 2: 0"]:
    try: compile(text, "t", "exec"); print("fine:", repr(text))
    except SyntaxError as e: print(repr(text), "->", e.msg)
