# __str__, __repr__, __format__, __bytes__ and their fallbacks.
class R:
    def __repr__(self): return "R()"
class S:
    def __str__(self): return "S str"
class F(R):
    def __format__(self, spec): return f"<{spec}>"
assert str(R()) == "R()" and f"{R()!s} {R()!r} {R()}" == "R() R() R()" and [R()].__repr__() == "[R()]"
assert str(S()) == "S str" and repr(S()).startswith("<__main__.S object at") and f"{S()}" == "S str" and "%s" % S() == "S str"
assert f"{F():abc}" == "<abc>" and format(F()) == "<>" and "{:x{}}".format(F(), 1) == "<x1>" and "{0!r:>5}".format(F()) == "  R()" and f"{F():{'y'}{1}}" == "<y1>"
try: format(R(), "x")
except TypeError as e: print(e)
assert format(R(), "") == "R()" and format(S()) == "S str"
class A:
    def __repr__(self): return "caf\xe9 \u20ac \U0001f600"
assert ascii(A()) == "caf\\xe9 \\u20ac \\U0001f600" and "%a" % A() == ascii(A()) and f"{A()!a}" == ascii(A())
class B:
    def __bytes__(self): return b"bb"
assert bytes(B()) == b"bb"
class Sub(str):
    def __str__(self): return "sub str"
    def __repr__(self): return "sub repr"
s = Sub("orig")
print(str(s), repr(s), f"{s}", "%s" % s, s + "", "{}".format(s), s.upper())
class StrRet:
    def __str__(self): return Sub("x")
assert type(str(StrRet())) is Sub
assert repr(type("X", (), {})) == "<class '__main__.X'>" and repr(int) == "<class 'int'>" and repr(len) == "<built-in function len>" and repr([].append).startswith("<built-in method append of list object at 0x") and repr(str.upper) == "<method 'upper' of 'str' objects>" and repr(int.__add__) == "<slot wrapper '__add__' of 'int' objects>" and repr((1).__add__).startswith("<method-wrapper '__add__' of int object at 0x")
assert repr(None) == "None" and repr(...) == "Ellipsis" and repr(NotImplemented) == "NotImplemented"
class C:
    def m(self): pass
    def __repr__(self): return "C!"
assert repr(C().m) == "<bound method C.m of C!>" and repr(C.m).startswith("<function C.m at 0x")
import sys
assert repr(sys) == "<module 'sys' (built-in)>"
assert repr(property()).startswith("<property object at") and repr(slice(1, 2)) == "slice(1, 2, None)" and repr(range(3)) == "range(0, 3)" and repr(range(0, 3, 2)) == "range(0, 3, 2)"
assert repr(dict.fromkeys("ab")) == "{'a': None, 'b': None}" and repr(set()) == "set()" and repr(frozenset([1])) == "frozenset({1})" and repr((1,)) == "(1,)"
print(repr(bytearray(b"a'b")), repr(b"a'b"), repr("a'b"), repr('a"b'), repr("a'\"b"))
assert repr(memoryview(b"a")).startswith("<memory at 0x") and repr(zip()).startswith("<zip object at") and repr(iter([])).startswith("<list_iterator object at") and repr({}.keys()) == "dict_keys([])" and repr({1: 2}.items()) == "dict_items([(1, 2)])"
