# The import system: finders, specs, loaders, errors.
import importlib
import importlib.abc
import importlib.machinery
import importlib.util
import os
import sys
import types

here = os.path.dirname(os.path.abspath(__file__))
sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(here, '_importing'))

# packages, relative imports, namespace packages
import pack
from pack import inner
from pack.inner import deep
import spread.part
assert pack.inner is inner and inner.deep is deep and deep.VALUE == 5
assert pack.__spec__.name == 'pack' and pack.__spec__.submodule_search_locations == list(pack.__path__)
assert inner.__spec__.parent == inner.__package__ == 'pack.inner'
assert deep.__spec__.parent == 'pack.inner' and deep.__spec__.submodule_search_locations is None
assert spread.__spec__.loader is not None and spread.__spec__.origin is None
assert spread.part.WHO == 'spread.part' and spread.__file__ is None
assert repr(deep).startswith("<module 'pack.inner.deep' from "), repr(deep)

# errors
def fails(kind, code):
    try:
        exec(code, {'__name__': 'x', '__package__': 'pack'})
    except kind as e:
        return e
    raise AssertionError(code)

e = fails(ModuleNotFoundError, 'import nowhere.at.all')
assert e.name == 'nowhere' and str(e) == "No module named 'nowhere'"
e = fails(ModuleNotFoundError, 'import pack.inner.deep.more')
assert e.name == 'pack.inner.deep.more' and str(e) == "No module named 'pack.inner.deep.more'; 'pack.inner.deep' is not a package"
e = fails(ImportError, 'from pack import missing')
assert e.name == 'pack' and e.path == pack.__file__ and e.name_from == 'missing'
assert str(e) == f"cannot import name 'missing' from 'pack' ({pack.__file__})"
e = fails(ImportError, 'from ... import x')
assert str(e) == 'attempted relative import beyond top-level package'
try:
    exec('from . import x', {'__name__': '__main__', '__package__': None, '__spec__': None})
except ImportError as e:
    assert str(e) == 'attempted relative import with no known parent package'
sys.modules['blocked'] = None
e = fails(ModuleNotFoundError, 'import blocked')
assert str(e) == 'import of blocked halted; None in sys.modules' and e.name == 'blocked'
e = fails(ZeroDivisionError, 'import broken')
assert 'broken' not in sys.modules
files = []
tb = e.__traceback__
while tb:
    files.append(os.path.basename(tb.tb_frame.f_code.co_filename))
    tb = tb.tb_next
assert files[-1] == 'broken.py' and len(files) == 3, files

# a cycle
import cycle_a
assert cycle_a.seen == ['partly']

# star imports and __all__, module __getattr__
ns = {}
exec('from pack.star import *', ns)
assert ns['shown'] == 1 and '_kept' in ns and 'hidden' not in ns
import pack.lazy
assert pack.lazy.anything == 'made anything'
from pack.lazy import other
assert other == 'made other'

# import_module, find_spec, reload
assert importlib.import_module('.inner.deep', 'pack') is deep
assert importlib.import_module('..inner', 'pack.inner') is inner
try:
    importlib.import_module('.x')
except TypeError as e:
    assert str(e) == "the 'package' argument is required to perform a relative import for '.x'"
assert importlib.util.find_spec('nowhere') is None
assert importlib.util.find_spec('pack.inner.deep') is deep.__spec__
assert importlib.util.find_spec('pack.star').origin.endswith('star.py')
deep.VALUE = 6
assert importlib.reload(deep) is deep and deep.VALUE == 5
assert importlib.util.resolve_name('.x', 'a.b') == 'a.b.x'
assert importlib.util.resolve_name('..x', 'a.b') == 'a.x'

# specs made by hand
spec = importlib.util.spec_from_file_location('byhand', os.path.join(here, '_importing', 'pack', 'star.py'))
mod = importlib.util.module_from_spec(spec)
assert mod.__spec__ is spec and mod.__name__ == 'byhand' and not hasattr(mod, 'shown')
spec.loader.exec_module(mod)
assert mod.shown == 1 and 'byhand' not in sys.modules
assert isinstance(spec.loader, importlib.machinery.SourceFileLoader) and isinstance(spec.loader, importlib.abc.SourceLoader)
assert spec.loader.get_source('byhand').startswith('__all__')
s = importlib.machinery.ModuleSpec('a.b', None, origin='o', is_package=False)
assert s.parent == 'a' and s.cached is None and not s.has_location
assert repr(s) == "ModuleSpec(name='a.b', loader=None, origin='o')"
assert s == importlib.machinery.ModuleSpec('a.b', None, origin='o') and s != importlib.machinery.ModuleSpec('a.c', None)

# finders on sys.meta_path are asked in their order
class Finder(importlib.abc.MetaPathFinder):
    asked = []

    @classmethod
    def find_spec(cls, name, path, target=None):
        cls.asked.append((name, path is None))
        if name == 'invented' or name == 'pack.invented':
            return importlib.util.spec_from_loader(name, Loader(), origin='thin air')

class Loader(importlib.abc.Loader):
    def create_module(self, spec):
        if spec.name == 'pack.invented':
            return types.SimpleNamespace()

    def exec_module(self, module):
        module.answer = 42

sys.meta_path.insert(0, Finder)
import invented
import pack.invented
assert invented.answer == pack.invented.answer == 42
assert invented.__spec__.origin == 'thin air' and repr(invented) == "<module 'invented' (thin air)>"
assert type(pack.invented) is types.SimpleNamespace
assert ('invented', True) in Finder.asked and ('pack.invented', False) in Finder.asked
sys.meta_path.remove(Finder)

# a module that replaces itself, one that takes itself away
import replaced
assert replaced == 'not a module'
e = fails(KeyError, 'import vanishing')
assert e.args == ('vanishing',)

# caches
path = importlib.util.cache_from_source('/a/b/c.py')
assert path.startswith('/a/b/__pycache__/c.') and path.endswith('.pyc')
assert importlib.util.source_from_cache(path) == '/a/b/c.py'
assert importlib.util.cache_from_source('/a/b/c.py', optimization=2).endswith('.opt-2.pyc')
assert importlib.util.decode_source(b'# coding: latin-1\r\nx = "\xe9"\r\n') == '# coding: latin-1\nx = "é"\n'

# lazy loading
spec = importlib.util.find_spec('pack.counted')
loader = importlib.util.LazyLoader(spec.loader)
spec.loader = loader
lazy = importlib.util.module_from_spec(spec)
sys.modules['pack.counted'] = lazy
loader.exec_module(lazy)
assert not hasattr(sys, 'counted_runs')
assert lazy.runs == 1 and sys.counted_runs == 1 and type(lazy) is types.ModuleType
print('done')
