# import in all forms, with packages, relative imports and cycles.
import sys
sys.path.insert(0, __file__.rpartition("/")[0] or ".")
import _pkg
import _pkg.sub.beta
assert _pkg.alpha.X == "alpha" and _pkg.renamed is _pkg.sub.beta and _pkg.sub.beta.up() == ("alpha", "alpha", "_pkg.sub.beta")
import _pkg.sub.beta as b, _pkg.alpha as a
assert b is _pkg.sub.beta and a.where() == ("_pkg.alpha", "_pkg")
from _pkg import alpha, VALUE as v, lazy
assert v == 42 and lazy == "made lazily"
from _pkg import *
assert VALUE == 42 and "gamma" in dir() and "_hidden" not in dir() and gamma.up()[0] == "alpha"
from _pkg.sub.beta import (up, x,)
import _pkg.cycle_a
assert _pkg.cycle_a.get() == "b" and _pkg.cycle_b.get() == "a"
import _ns.inner.mod
assert _ns.inner.mod.HERE == "namespace" and not hasattr(_ns, "__file__") or _ns.__file__ is None
print(type(_ns.__path__).__name__, len(list(_ns.__path__)))
def err(text):
    try: exec(text, {"__name__": "__main__", "__package__": None})
    except Exception as e: print(text, "->", type(e).__name__ + ":", str(e).split(" (/")[0].split(" (most")[0], getattr(e, "name", None))
err("import no_such_module")
err("import no_such.sub")
err("import _pkg.nope")
err("import _pkg.alpha.nope")
err("from _pkg import nope_name")
err("from _pkg.alpha import Y")
err("from . import x")
err("from .. import x")
err("import _pkg.broken")
assert "_pkg.broken" not in sys.modules
err("import _pkg.cycle_c")
err("import _pkg.syntax_error")
err("__import__('')")
err("__import__(5)")
assert __import__("_pkg.sub.beta").__name__ == "_pkg" and __import__("_pkg.sub.beta", fromlist=["up"]).__name__ == "_pkg.sub.beta"
assert _pkg.__name__ == "_pkg" and _pkg.__package__ == "_pkg" and _pkg.__doc__.startswith("The package") and _pkg.__spec__.name == "_pkg" and _pkg.__file__.endswith("_pkg/__init__.py") and _pkg.alpha.__package__ == "_pkg" and _pkg.__path__[0].endswith("_pkg")
assert sys.modules["_pkg.alpha"] is _pkg.alpha and __name__ == "__main__" and sys.modules["__main__"].__file__ == __file__
sys.modules["fake_mod"] = "not a module"
import fake_mod
assert fake_mod == "not a module"
sys.modules["blocked"] = None
err("import blocked")
import importlib
m = importlib.import_module(".alpha", "_pkg")
assert m is _pkg.alpha and importlib.import_module("_pkg.sub") is _pkg.sub
m.X = "changed"
assert importlib.reload(m) is m and m.X == "alpha"
def local():
    import _pkg.alpha as q
    from _pkg import sub
    return q.X, sub.__name__
assert local() == ("alpha", "_pkg.sub") and "q" not in globals()
try: _pkg.zzz
except AttributeError as e: print(e)
import types
mod = types.ModuleType("made", "docs")
mod.a = 1
assert repr(mod) == "<module 'made'>" and mod.__doc__ == "docs" and vars(mod)["a"] == 1
for text in ["from a import", "from a import (b", "from a import b.c", "import", "from . import *\ndef f():\n from x import *", "from a import *, b", "from __future__ import nope", "x = 1\nfrom __future__ import annotations", "from a import (*)"]:
    try: compile(text, "t", "exec"); print("fine")
    except SyntaxError as e: print(repr(text), "->", e.msg)
