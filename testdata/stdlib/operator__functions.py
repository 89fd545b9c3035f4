# operator: every function, the getters, their errors.
import operator as op

assert op.lt(1, 2) and op.le(2, 2) and op.eq("a", "a") and op.ne(1, 2) and op.ge(2, 2) and op.gt(3, 2)
assert op.not_([]) is True and op.truth([0]) is True
x = []
assert op.is_(x, x) and op.is_not(x, [])
assert (op.add(1, 2), op.sub(1, 2), op.mul(3, 4), op.truediv(1, 2), op.floordiv(7, 2), op.mod(7, 4), op.pow(2, 10)) == (3, -1, 12, 0.5, 3, 3, 1024)
assert (op.and_(6, 3), op.or_(6, 3), op.xor(6, 3), op.lshift(1, 4), op.rshift(16, 2), op.inv(5), op.invert(5), op.neg(5), op.pos(-5), op.abs(-5), op.index(True)) == (2, 7, 5, 16, 4, -6, -6, -5, -5, 5, 1)
assert op.concat([1], [2]) == [1, 2] and op.concat("a", "b") == "ab"
assert op.contains("abc", "b") and op.countOf([1, 2, 1, 1.0], 1) == 3 and op.indexOf(iter("abc"), "c") == 2
d = {"a": 1}
op.setitem(d, "b", 2)
op.delitem(d, "a")
assert d == {"b": 2} and op.getitem(d, "b") == 2
for name, a, b, want in [("iadd", [1], [2], [1, 2]), ("iconcat", [1], [2], [1, 2]), ("imul", [1], 2, [1, 1]), ("ior", {1}, {2}, {1, 2}), ("iand", {1, 2}, {2}, {2}), ("ixor", {1, 2}, {2}, {1}), ("isub", {1, 2}, {2}, {1})]:
    r = getattr(op, name)(a, b)
    assert r is a and r == want, name
assert (op.ifloordiv(7, 2), op.ilshift(1, 2), op.imod(7, 4), op.ipow(2, 3), op.irshift(8, 1), op.itruediv(1, 4)) == (3, 4, 3, 8, 4, 0.25)
assert op.length_hint([1, 2]) == 2 and op.length_hint(iter(range(5))) == 5 and op.length_hint((i for i in ()), 7) == 7
assert op.call(max, 1, 5, key=lambda v: -v) == 1


class M:
    def __matmul__(self, other):
        return "matmul"

    def __imatmul__(self, other):
        return "imatmul"

    def meth(self, *a, **k):
        return a, k


m = M()
m.m = m
m.name = "n"
assert op.matmul(m, 1) == "matmul" and op.imatmul(m, 1) == "imatmul"
assert op.itemgetter(1)("abc") == "b" and op.itemgetter(1, 0)("abc") == ("b", "a") and op.itemgetter(slice(1, None))("abc") == "bc" and op.itemgetter("k")({"k": 1}) == 1
assert op.itemgetter(-1)((1, 2)) == 2
assert op.attrgetter("name")(m) == "n" and op.attrgetter("m.m.name", "name")(m) == ("n", "n")
assert op.methodcaller("meth")(m) == ((), {}) and op.methodcaller("meth", 1, k=2)(m) == ((1,), {"k": 2})
assert sorted(["b1", "a3", "c2"], key=op.itemgetter(1)) == ["b1", "c2", "a3"]
print(op.itemgetter(1, "x"), op.attrgetter("a.b", "c"), op.methodcaller("m", 1, k="v"))
print(op.itemgetter(1).__reduce__(), op.attrgetter("a", "b").__reduce__(), op.methodcaller("f", 1).__reduce__())
for name in op.__all__:
    special = "__" + name.rstrip("_") + "__"
    if hasattr(op, special):
        assert getattr(op, special) is getattr(op, name), name
for text in ["itemgetter()", "attrgetter(1)", "methodcaller()", "methodcaller(1)", "itemgetter(1)()", "itemgetter(1)([], 2)", "attrgetter('a')(1)", "attrgetter('a')(m=1)", "concat(1, 2)", "iconcat(1, [])", "indexOf([1], 2)", "add(1)", "add(1, 'a')", "neg('a')", "index(1.5)", "length_hint(1, 'a')", "itemgetter(5)('a')", "methodcaller('x')(1)", "setitem((), 0, 1)", "delitem(1, 2)", "getitem(1, 2)", "lt(1, 'a')"]:
    try:
        print(text, eval("op." + text))
    except Exception as e:
        print(text, "->", type(e).__name__ + ":", e)
try:
    class Sub(op.itemgetter):
        pass
except TypeError as e:
    print(e)
