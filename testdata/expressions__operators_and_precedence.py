# Operator precedence, associativity, short circuits, conditional and comparison chains.
assert 2 ** 3 ** 2 == 512 and -2 ** 2 == -4 and 2 ** -1 == 0.5 and -2 ** -2 == -0.25 and (-2) ** 2 == 4 and not 1 == 2 and 1 + 2 * 3 % 4 == 3
assert (1 | 2 ^ 3 & 4) == (1 | (2 ^ (3 & 4))) and 1 << 2 + 1 == 8 and ~1 + 1 == -1 and 10 - 3 - 2 == 5 and 100 // 7 // 2 == 7
assert (1 < 2 < 3) and not (1 < 3 < 2) and (1 < 2) + 1 == 2 and (1 in [1] == True) == False
assert (not True or True) and not (True and False) and (1 or 1 / 0) == 1 and (0 and 1 / 0) == 0 and ([] or {} or "x") == "x" and (1 and "a" and []) == []
assert ("a" if 1 else "b" if 0 else "c") == "a" and ("a" if 0 else "b" if 0 else "c") == "c" and (lambda: 1 if 0 else 2)() == 2
assert [] is not None and not [] is None and 1 not in [2] and not 1 in [2] and "a" not in "bcd"
assert -1 .__abs__() == -1 and (-1).__abs__() == 1 and 5 .bit_length() == 3 and "a" "b".upper() == "AB" and [1, 2][-1] == 2 and {1: 2}[1] == 2 and (1, 2)[0] == 1
assert 7 // -2 == -4 and -7 % 3 == 2 and 7 % -3 == -2 and 0x10 + 0o10 + 0b10 == 26 and 5 - -3 == 8 and 5 - - - 3 == 2 and +-+1 == -1 and ~~5 == 5 and (not not 5) == True
log = []
def t(n, v=None): log.append(n); return n if v is None else v
t(1) + t(2) * t(3) ** t(4)
assert log == [1, 2, 3, 4]; log.clear()
t(1) if t(0, False) else t(2)
assert log == [0, 2]; log.clear()
[t(1), t(2)][t(0)]; {t(3): t(4)}; t(5) < t(6) < t(2, 1) < t(9)
assert log == [1, 2, 0, 3, 4, 5, 6, 2], log; log.clear()
t("f", f := lambda *a, **k: None)(t(1), *[t(2)], k=t(3))
assert log == ["f", 1, 2, 3]; log.clear()
x = (y := 5) + 1
assert (x, y) == (6, 5) and [z := 1, z + 1] == [1, 2] and (a := 1, 2) == (1, 2) and a == 1
while (n := len(log)) < 3: log.append(n)
assert log == [0, 1, 2] and n == 3
if (m := "abc".find("c")) > 0 and m == 2: pass
def walrus_default(v=(w := 3)): return v
assert walrus_default() == 3 and w == 3
print([(i, j) for i in range(4) if (j := i * i) > 2], j)
assert (1,) + (2,) == (1, 2) and [1] + [2] * 2 == [1, 2, 2] and "a" * 2 + "b" == "aab" and "%d" % 5 + "x" == "5x" and 1 if True else 2
assert 1 == 1.0 == True
assert None is None and ... is Ellipsis and NotImplemented is not None and __debug__
import operator
print([getattr(operator, n)(7, 3) for n in "add sub mul truediv floordiv mod pow and_ or_ xor lshift rshift lt le eq ne gt ge is_ is_not".split()])
print(operator.itemgetter(1, 0)("ab"), operator.attrgetter("real", "imag")(5), operator.methodcaller("split", ",")("a,b"), operator.not_(0), operator.truth([]), operator.contains([1], 1), operator.concat("a", "b"), operator.countOf([1, 1], 1), operator.indexOf("ab", "b"), operator.neg(1), operator.inv(1), operator.iadd([1], [2]))
for text in ["1 +", "(1", "1 ++", "not", "a if b", "x = if", "1 2", "a b", "a.", "a.1", "a[", "[1,,2]", "{1:}", "{1: 2, 3}", "{1, 2: 3}", "(,)", "a not b", "a is is b", "x := 1", "(x.y := 1)", "f(x := 1, y=2)", "lambda: (yield)", "a <> b", "a =! b", "!a", "a && b", "a++", "1.a", "1__a", "$", "a?b", "`a`", "print 1", "exec 'a'", "if a = 1: pass", "else", "a = (1 if 2)", "[x for x in 1, 2]", "[for x in y]", "{**a for a in b}", "{a: b for a, b in c, d}", "async", "await", "True = 1", "f(True=1)", "a, b += 1", "def f(): pass x", "class C pass", "if x\n pass", "for x in y\n pass", "while x\n pass", "def f()\n pass", "try\n pass", "with a\n pass", "x = 'abc", "x = (\n1,\n", "]", "(]", "{1: 2]"]:
    try: compile(text, "t", "exec"); print("fine:", text)
    except SyntaxError as e: print(repr(text), "->", e.msg, (e.lineno, e.offset))
