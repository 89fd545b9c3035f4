# dict: construction, methods, operators, errors.
# Each line of the table is an expression; its value or its error is what is compared.
TABLE = r"""
dict(), dict(a=1), dict([("a", 1), ["b", 2]]), dict({"a": 1}, b=2), dict(zip("ab", [1, 2])), dict(["ab", "cd"]), {**{"a": 1}, "b": 2, **{"a": 3}}, {1: "a", 1.0: "b", True: "c"}, dict.fromkeys("ab"), dict.fromkeys([1, 2], 0), {k: v for k, v in [(1, 2)]}, {(1, 2): 3, None: 4, "x": 5}
dict(5)
dict(["abc"])
dict([("a",)])
dict(1, 2)
dict(**{1: 2})
{"a": 1}["a"], {"a": 1}.get("b"), {"a": 1}.get("b", 0), "a" in {"a": 1}, len({"a": 1}), {"a": 1} == {"a": 1.0}, {"a": 1, "b": 2} == {"b": 2, "a": 1}, {1: 2} != {1: 3}, list({"b": 1, "a": 2}), {1: 2}[1.0], {1: 2}[True]
{"a": 1}["b"]
{}[1, 2]
{1: 2} < {1: 3}
{1: 2} + {3: 4}
run("d.pop('a')"), run("d.pop('z', 0)"), run("d.popitem()"), run("d.setdefault('z', [])"), run("d.setdefault('a', 5)"), run("d.setdefault('q')"), run("d.update(b=5, c=6)"), run("d.update([('x', 1)])"), run("d.update({'a': 0}, z=1)"), run("d.clear()"), run("d.__setitem__('k', 1)"), run("d.__delitem__('a')"), run("d.__ior__({'n': 1})"), run("d.copy()")
run("d.pop('z')")
run("{}.popitem()")
run("d.pop()")
run("d.update(5)")
run("d.get()")
run("d.__delitem__('z')")
run("d.setdefault()")
{"a": 1} | {"b": 2}, {"a": 1} | {"a": 2}, {"a": 1}.__or__([1]), {"a": 1} | __import__("collections").OrderedDict(b=2)
{"a": 1} | [("b", 2)]
{"a": 1}.keys(), {"a": 1}.values(), {"a": 1}.items(), list({"a": 1}.items()), "a" in {"a": 1}.keys(), ("a", 1) in {"a": 1}.items(), ("a", 2) in {"a": 1}.items(), 1 in {"a": 1}.values(), len({"a": 1}.items()), {"a": 1}.keys() == {"a"}, {"a": 1}.items() == {("a", 1)}, {"a": 1}.values() == {"a": 1}.values(), list(reversed({"a": 1, "b": 2})), list(reversed({"a": 1, "b": 2}.items())), {"a": 1}.keys().mapping
{"a": 1, "b": 2}.keys() & {"a", "c"}, {"a": 1}.keys() | {"b"} == {"a", "b"}, {"a": 1, "b": 2}.keys() - {"a"}, {"a": 1}.keys() ^ {"a", "c"}, {"a": 1}.items() & {("a", 1)}, {"a": 1}.keys().isdisjoint({"b"}), {"a": 1}.keys() <= {"a", "b"}, {"a": 1}.keys() < {"a"}, {"a": 1}.keys() & "ab", {"a"} & {"a": 1}.keys(), {"a": 1}.items() - []
{"a": 1}.keys() & 5
{"a": 1}.values() | {1}
{"a": 1}.keys()[0]
{"a": 1}.keys() < 5
changed("d['new'] = 1"), changed("d['a'] = 5"), changed("del d['a']; d['b'] = 1")
changed_size()
order()
str({"a": [1, {"b": None}]}), repr({}), repr({1: {}}), bool({}), {}.__class__, {1: 2}.__len__(), {1: 2}.__contains__(1), {1: 2}.__getitem__(1), {1: 2}.__eq__({1: 2}), {1: 2}.__iter__().__next__(), dict.__hash__, {}.__sizeof__() > 0, {"a": 1}.__reversed__().__next__()
dict.fromkeys(5)
{1: 2, **5}
list(D(a=1).items()), D(a=1), D.fromkeys("x"), type(D().copy()), type(D(a=1) | {}), D(a=1) == {"a": 1}
"""
def run(text):
   d = {"a": 1, "b": 2}
   r = eval(text, {"d": d})
   return r, d
def changed(text):
   d = {"a": 1, "z": 2}
   out = []
   try:
       for k in d:
           out.append(k)
           exec(text, {"d": d})
   except RuntimeError as e: out.append(str(e))
   return out
def changed_size():
   d = {i: i for i in range(5)}
   it = iter(d.items())
   next(it)
   d[99] = 1
   try: next(it)
   except RuntimeError as e: return str(e)
def order():
   d = {}
   for c in "hello world": d[c] = d.get(c, 0) + 1
   del d["h"]; d["h"] = 9; d["e"] = 0
   return d, list(d)[-1], d.popitem()
class D(dict): pass
for text in TABLE.strip().split("\n"):
    try:
        print(text, "->", repr(eval(text)))
    except Exception as e:
        print(text, "->", type(e).__name__ + ":", e)
