# What specs compare with, how a relative import without a package fails, lazy modules that take part in their own loading.
import importlib.util
import sys
import types
from importlib.machinery import ModuleSpec
import math

spec = ModuleSpec("spam", None, origin="here")
like = types.SimpleNamespace(name="spam", loader=None, origin="here", submodule_search_locations=None, cached=None, has_location=False)
assert spec == like and like == spec
like.origin = "there"
assert spec != like and spec != 1 and spec != types.SimpleNamespace(name="spam")

try:
    __import__("sys", level=1)
except KeyError as e:
    print(repr(e))

for name in [n for n in sys.modules if n.startswith("json")]:
    del sys.modules[name]
spec = importlib.util.find_spec("json")
spec.loader = importlib.util.LazyLoader(spec.loader)
module = importlib.util.module_from_spec(spec)
sys.modules["json"] = module
spec.loader.exec_module(module)
print(module.loads("[1]"), type(module))

print(math.nextafter(-0.0, 0.0), math.nextafter(0.0, -0.0), tuple.__itemsize__, bool.__itemsize__)
