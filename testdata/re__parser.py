# re is a package: re._parser tells what a pattern consists of.
import re
import sys
import warnings
from re import _constants, _parser
from re._constants import BRANCH, IN, LITERAL, MAX_REPEAT, MAXREPEAT, SUBPATTERN

for pattern in [r"a*(?P<n>b|cd)(?(n)x|y)(?i:k)[^a-z\d]\b", r"(?=q)(?<!r)(?>s)t*+u{2,3}?^$.", "abc|abd", "(a)\\1+", "(?!)", "", b"[x\xff]|yz"]:
    tree = _parser.parse(pattern)
    print(pattern, len(tree), tree.getwidth() == (tree.getwidth()[0], min(tree.getwidth()[1], 1 << 64)), tree.getwidth()[0])
    print(tree.data)
    print(tree.state.flags, tree.state.groups, tree.state.groupdict, tree.state.grouprefpos)
    tree.dump()

tree = _parser.parse("(?P<w>ab)*x", re.I)
op, (least, most, body) = tree[0]
assert op is MAX_REPEAT and least == 0 and most is MAXREPEAT and type(body) is _parser.SubPattern
assert body[0][0] is SUBPATTERN and body.state is tree.state and tree.state.flags & re.I
assert type(tree[1:]) is _parser.SubPattern and list(tree[1:]) == [(LITERAL, 120)]
assert LITERAL.name == str(LITERAL) == "LITERAL" and int(LITERAL) == _constants.OPCODES.index(LITERAL)
assert _constants.AT_MULTILINE == {_constants.AT_END: _constants.AT_END_LINE, _constants.AT_BEGINNING: _constants.AT_BEGINNING_LINE}
del tree[0]
tree.append((LITERAL, 121))
tree.insert(0, (IN, [(LITERAL, 65), (LITERAL, 66)]))
tree[-1] = (LITERAL, 122)
print(tree, tree.getwidth())

state = _parser.State()
print(state.opengroup("first"), _parser.parse("(x)(?P<then>y)", 0, state), state.groupdict, state.groupwidths)

for wrong in ["(", "[a", "*", "(?P<1>a)", "(?(9)a)", 3]:
    try:
        _parser.parse(wrong)
    except (re.error, TypeError) as e:
        print(type(e).__name__, e)
for src, flags in [("a", re.L), ("a", re.A | re.U), (b"a", re.U)]:
    try:
        _parser.fix_flags(src, flags)
    except ValueError as e:
        print(e)

print(_parser.parse_template(r"a\1b\g<0>\n", re.compile("(a)")), _parser.parse_template(b"\\1b", re.compile(b"(a)")))

t = _parser.Tokenizer(r"ab\d12>x")
print(t.get(), t.match("b"), t.match("c"), t.next, t.pos, t.get(), t.getwhile(3, "0123"), t.tell(), t.getuntil(">x", "name") if t.match(">>") else t.get())
print(t.error("so", 1))

assert re._compiler.compile("a+").fullmatch("aaa") and re._compiler.isstring(b"")
assert re._casefix._EXTRA_CASES[ord("s")] == (0x17F,)
assert re.__path__ and re.__spec__.submodule_search_locations and _parser.__package__ == "re"
try:
    re.nothing
except AttributeError as e:
    print(e)
for old in ["sre_parse", "sre_constants", "sre_compile"]:
    with warnings.catch_warnings(record=True) as seen:
        warnings.simplefilter("always")
        m = __import__(old)
    print(seen[0].message, seen[0].category.__name__, m.LITERAL is LITERAL)
