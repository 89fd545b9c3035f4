"""code, rlcompleter, bdb, symtable: what prompts and debuggers are made of."""

import bdb
import code
import io
import symtable
import sys
from contextlib import redirect_stderr, redirect_stdout

import rlcompleter

# A console runs what it is given, line by line.
lines = iter(["x = 6", "for i in range(2):", "  x += i", "", "x", "1/0", "y = ?", "def f():", "  return x", "", "f() * 2", "exit()"])
console = code.InteractiveConsole({"__name__": "here"}, "<typed>", local_exit=True)
console.raw_input = lambda prompt="": prompts.append(prompt) or next(lines)
prompts, out, err = [], io.StringIO(), io.StringIO()
with redirect_stdout(out), redirect_stderr(err):
    console.interact(banner="hello", exitmsg="bye")
print(prompts, out.getvalue().split(), sep="\n")
print(err.getvalue())
assert console.locals["x"] == 7

c = rlcompleter.Completer({"spam": [], "spare": 1})
assert [c.complete("spa", i) for i in range(3)] == ["spam", "spare", None]
assert c.complete("spam.appe", 0) == "spam.append(" and c.complete("impo", 0) == "import "

# A debugger that writes down where it stops.
def inner(a):
    b = a + 1
    return b


def outer():
    for i in range(3):
        inner(i)
    return "done"


class Trace(bdb.Bdb):
    def __init__(self, how):
        super().__init__()
        self.how, self.log = how, []

    def note(self, frame, what, command=None):
        self.log.append((what, frame.f_code.co_name, frame.f_lineno - frame.f_code.co_firstlineno))
        getattr(self, "set_" + (command or self.how))(*([frame] if self.how in ("next", "return", "until") else []))

    def user_line(self, frame):
        self.note(frame, "line")

    def user_return(self, frame, value):
        self.note(frame, f"return {value}")


for how in "step", "next", "return", "continue":
    t = Trace(how)
    assert t.runcall(outer) == "done"
    print(how, [stop for stop in t.log if stop[1] != "runcall"])
t = Trace("continue")
first = inner.__code__.co_firstlineno
assert t.set_break("nowhere.py", 1).endswith("nowhere.py:1 does not exist")
assert t.set_break(__file__, first + 1, cond="a == 2") is None
t.runcall(outer)
print(t.log[:2], t.get_file_breaks(__file__) == [first + 1], str(bdb.Breakpoint.bpbynumber[1]).split(" at ")[0])
assert t.clear_bpbynumber("2") == "Breakpoint number 2 out of range" and t.clear_bpbynumber("x") == "Non-numeric breakpoint number x"
assert t.clear_bpbynumber("1") is None and t.clear_all_breaks() == "There are no breakpoints"

# Names and their scopes.
top = symtable.symtable("""
import os
g = 1
def f(a, *b):
    global g
    x = a
    g = [y for y in b]
    def inner():
        nonlocal x
        x = os
    return inner
class C(f):
    def m(self): return __class__
    attr = lambda q: q
""", "file.py", "exec")
f = top.lookup("f").get_namespace()
print(top, f, f.get_parameters(), sorted(f.get_locals()), f.get_globals(), f.get_type())
for name in "a", "g", "x":
    print(repr(f.lookup(name)))
i = f.lookup("inner").get_namespace()
print(i.get_nonlocals(), i.get_frees(), i.get_globals(), i.is_nested(), i.get_lineno())
print([child.get_name() for child in top.lookup("C").get_namespace().get_children()], top.lookup("os").is_imported())
try:
    symtable.symtable("x = (", "file.py", "exec")
except SyntaxError as e:
    print(e.msg, e.lineno)

import inspect
for t in type(None), type(...), type(NotImplemented), object:
    assert str(inspect.signature(t)) == t.__text_signature__ == "()", t
