# sys.meta_path finders and loaders written in Python.
import sys, types
import importlib.abc, importlib.machinery
class Finder:
    def find_spec(self, name, path=None, target=None):
        if name.startswith("virtual"):
            print("find", name, path)
            return importlib.machinery.ModuleSpec(name, Loader(), is_package=name == "virtual")
class Loader:
    def create_module(self, spec): return None
    def exec_module(self, module):
        print("exec", module.__name__)
        exec(f"NAME = {module.__name__!r}\ndef f(): return NAME", module.__dict__)
sys.meta_path.insert(0, Finder())
import virtual.child
assert virtual.NAME == "virtual" and virtual.child.f() == "virtual.child"
from virtual import child, other
assert other.NAME == "virtual.other"
assert virtual.__spec__.submodule_search_locations == [] and virtual.__loader__.__class__ is Loader
import importlib.util
spec = importlib.util.find_spec("virtual.child")
assert spec is virtual.child.__spec__
assert importlib.util.find_spec("no_such_thing_at_all") is None
made = importlib.util.module_from_spec(importlib.machinery.ModuleSpec("fresh", Loader()))
made.__spec__.loader.exec_module(made)
assert made.f() == "fresh" and "fresh" not in sys.modules
class Bad:
    def find_spec(self, name, path=None, target=None):
        if name == "explode": raise ValueError("finder fails")
sys.meta_path.insert(0, Bad())
try: import explode
except ValueError as e: print(e)
class FailLoader(Loader):
    def exec_module(self, m): raise KeyError("loading")
sys.meta_path.insert(0, type("F", (), {"find_spec": lambda s, n, p=None, t=None: importlib.machinery.ModuleSpec(n, FailLoader()) if n == "failing" else None})())
try: import failing
except KeyError as e: print(repr(e), "failing" in sys.modules)
assert importlib.util.resolve_name(".x", "a.b") == "a.b.x" and importlib.util.resolve_name("..x", "a.b") == "a.x"
try: importlib.util.resolve_name("...x", "a.b")
except ImportError as e: print(e)
import os.path  # so that the import below loads nothing more
real = __builtins__.__import__
log = []
def spy(name, *a, **k):
    log.append(name)
    return real(name, *a, **k)
__builtins__.__import__ = spy
import math, os.path as p
__builtins__.__import__ = real
assert log == ["math", "os.path"]
