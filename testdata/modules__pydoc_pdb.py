"""pydoc documents objects; pdb stops, steps and looks around."""

import contextlib
import io
import os
import pdb
import pydoc
import subprocess
import sys
import tempfile


class Base:
    """A base.

    With more to say.
    """

    def __init__(self, a, b=2):
        """Make one."""

    @property
    def p(self):
        """A property."""

    @classmethod
    def c(cls): ...

    @staticmethod
    def s(x, /, *, y): ...


class Derived(Base):
    x = 1

    async def co(self):
        """Wait."""



def function(a, *args, k=1, **kw) -> int:
    """Do something."""


def plain(thing):
    return pydoc.render_doc(thing, renderer=pydoc.plaintext)


for thing in function, Base.p, Derived(1).co:
    print(plain(thing))
print(*plain(len).splitlines()[:3], sep="\n")  # what follows are the interpreter's own words
doc = plain(Derived)
assert "class Derived(Base)\n |  Derived(a, b=2)\n" in doc and " |  Method resolution order:\n |      Derived\n |      Base\n" in doc
for part in ("Methods defined here:\n |\n |  async co(self)\n |      Wait.\n", "Methods inherited from Base:\n |\n |  __init__(self, a, b=2)\n |      Make one.\n", "Static methods inherited from Base:\n |\n |  s(x, /, *, y)",
             "Readonly properties inherited from Base:\n |\n |  p\n |      A property.\n", "Data and other attributes defined here:\n"):
    assert part in doc, part
assert pydoc.splitdoc("one\n\ntwo\nthree") == ("one", "two\nthree")
assert pydoc.locate("collections.OrderedDict.keys").__name__ == "keys" and pydoc.locate("no.such.thing") is None
assert pydoc.getdoc(Base) == "A base.\n\nWith more to say." and pydoc.describe(Base) == "class Base"
out = io.StringIO()
pydoc.Helper(output=out)("nothing_of_that_name")
assert out.getvalue().startswith("No Python documentation found for 'nothing_of_that_name'.")
out = io.StringIO()
with contextlib.redirect_stdout(out):
    help(function)
assert out.getvalue() == "Help on function function in module __main__:\n\nfunction(a, *args, k=1, **kw) -> int\n    Do something.\n\n"

PROGRAM = """\
def fact(n):
    if n <= 1:
        return 1
    return n * fact(n - 1)

def stop():
    here = "inside"
    breakpoint()
    after = here * 2
    return after

print(fact(3))
print(stop())
1 / 0
"""
COMMANDS = """\
b 3
b fact, n == 2
b
c
p n
w
u
a
d
s
r
rv
cl 1
disable 2
tbreak 9
c
p here
n
!after = "changed"
l 9, 10
alias hi p "hello %1"
hi there
p 1 ;; p 2
p nosuch
display after
until
whatis fact
undisplay after
j 999
c
p 1 + 1
q
"""
with tempfile.TemporaryDirectory() as tmp:
    with open(os.path.join(tmp, "prog.py"), "w") as f:
        f.write(PROGRAM)
    p = subprocess.run([sys.executable, "-m", "pdb", "prog.py"], input=COMMANDS, capture_output=True, text=True, cwd=tmp)
    text = p.stdout.replace(os.path.realpath(tmp) + os.sep, "")
    # What the debugger's own frames look like is not of interest.
    print("\n".join(line for line in text.split("\n") if "bdb.py" not in line and "exec(cmd" not in line))
