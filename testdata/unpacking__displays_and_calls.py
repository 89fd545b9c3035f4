# Star and double star in displays, calls, subscripts, assignments, returns.
a, b = [1, 2], (3, 4)
assert [*a, *b] == [1, 2, 3, 4] and (*a, 0, *b) == (1, 2, 0, 3, 4) and {*a, *a} == {1, 2} and {**{"x": 1}, "y": 2, **{"x": 3}} == {"x": 3, "y": 2}
assert [*range(3), *"ab", *{5: 6}] == [0, 1, 2, "a", "b", 5] and [*()] == [] and (*[],) == ()
def f(*args, **kw): return args, kw
assert f(*a, *b, x=1, **{"y": 2}, **{"z": 3}) == ((1, 2, 3, 4), {"x": 1, "y": 2, "z": 3}) and f(*"ab", 1, *[2]) == (("a", "b", 1, 2), {})
def ret(): return 1, *a
def yld(): yield 0, *b
assert ret() == (1, 1, 2) and next(yld()) == (0, 3, 4)
x = *a, *b
assert x == (1, 2, 3, 4)
for v in *a, 9: pass
assert v == 9
class G:
    def __getitem__(self, i): return i
assert G()[*a] == (1, 2) and G()[0, *b] == (0, 3, 4) and G()[*a, 1:2] == (1, 2, slice(1, 2))
h, *t = "xyz"; *i, l = range(4); m, *n, o = [1, 2]; (p, (*q, r)), s = (1, [2, 3]), 4
assert (h, t, i, l, m, n, o, p, q, r, s) == ("x", ["y", "z"], [0, 1, 2], 3, 1, [], 2, 1, [2], 3, 4)
class M:
    def keys(self): return ["k1", "k2"]
    def __getitem__(self, k): return k.upper()
assert {**M()} == {"k1": "K1", "k2": "K2"} == f(**M())[1]
order = []
def t2(v): order.append(v); return v
f(t2(1), *[t2(2)], **{"a": t2(3)}, b=t2(4)); [t2(5), *[t2(6)]]; {t2(7): t2(8), **{t2(9): 0}}
assert order == list(range(1, 10))
for text in ["[*5]", "f(*5)", "f(**5)", "{**5}", "{**[1]}", "f(**{1: 2})", "f(x=1, **{'x': 2})", "[*None]", "{*5}", "(*5,)", "f(*a, **None)", "a, b, c = 1, 2", "f(**{'a': 1}, **{'a': 2})", "a, *b = 5"]:
    try: eval(text) if "=" not in text.replace("x=1", "") else exec(text)
    except (TypeError, ValueError) as e: print(text, "->", type(e).__name__, e)
for text in ["*a", "x = *a", "print(*a for a in b)", "[**a]", "{*a: 1}", "{**a, *b}", "(*a)", "del *a", "f(**a, *b)", "*a, *b = c", "return *a"]:
    try: compile(text, "t", "exec"); print("fine", text)
    except SyntaxError as e: print(text, "->", e.msg)


# Loops over lists whose items are taken apart.
def apart(rows):
    got = []
    try:
        for a, b in rows:
            got.append((b, a))
            if len(got) == 2:
                rows.append([a, "more"])
    except (ValueError, TypeError) as e:
        print(str(e).split(" (")[0])
    return got


print(apart([(1, 2), (3, 4), "xy", {5: 6, 7: 8}]), apart([(1, 2), (1, 2, 3)]), apart([(1, 2), (1,)]), apart([(1, 2), 3]), apart([]))
print([a + b * c for a, b, c in [(1, 2, 3), (4, 5, 6)]], [d for a, b, c, d in [tuple("abcd"), list("efgh")]])
for a, (b, (c, d)) in [(1, (2, (3, 4))), (5, [6, {7: 0, 8: 0}])]:
    print(a, b, c, d)
for () in [(), []]:
    print("nothing")
