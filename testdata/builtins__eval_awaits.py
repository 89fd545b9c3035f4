# Code compiled with await at its top level: eval gives a coroutine, whose names are those of its locals.
import ast


class Once:
    def __await__(self):
        yield 1
        return 2


code = compile("a = await once\nb = a + c\nd = [a for _ in (1,)]", "?", "exec", flags=ast.PyCF_ALLOW_TOP_LEVEL_AWAIT)
names = {}
co = eval(code, {"once": Once(), "c": 5}, names)
assert co.send(None) == 1
try:
    co.send(None)
except StopIteration:
    pass
assert names == {"a": 2, "b": 7, "d": [2]}, names

# compile() takes optimize.
text = "def f():\n    'doc'\n    assert False\n    return __debug__\n"
for level, doc, result in (0, "doc", AssertionError), (1, "doc", False), (2, None, False):
    ns = {}
    exec(compile(text, "?", "exec", optimize=level), ns)
    assert ns["f"].__doc__ == doc
    try:
        assert ns["f"]() == result
    except AssertionError:
        assert level == 0

# Any mapping may be __builtins__.
import types

code = compile("spam", "?", "eval")
assert eval(code, {"__builtins__": types.MappingProxyType({"spam": 1})}) == 1
for builtins, error in (types.MappingProxyType({}), NameError), (123, TypeError):
    try:
        eval(code, {"__builtins__": builtins})
    except error:
        pass
    else:
        assert False

# Bytes that are not UTF-8 matter where they mean something.
compile(b"# \xff\nx = 1", "?", "exec")
try:
    compile(b"a = 1\nx = '\xff'", "?", "exec")
except SyntaxError as e:
    assert (e.lineno, e.offset) == (2, 5) and "'utf-8' codec can't decode byte 0xff in position 0" in e.msg, e.args
