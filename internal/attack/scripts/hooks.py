# What the interpreter calls back or looks up in a place that scripts may write to, with odd things there.
import asyncio, builtins, codecs, contextlib, gc, io, sys, threading, types, warnings, weakref, importlib, importlib.util, linecache, traceback, signal, atexit, os, logging, time, abc, copyreg, site
from attacks import *


def odds():
    def fails(*a, **k): raise r.choice((ValueError, KeyboardInterrupt, SystemExit, StopIteration, MemoryError, RecursionError))
    def hook(*a, **k): return r.choice(odd())
    class Odd:
        def __call__(self, *a, **k): return r.choice(odd())
        def __getattr__(self, n):
            if n.startswith('__'): raise AttributeError
            return r.choice((hook, fails, None, 1))
        def __eq__(self, o): return hook()
        __hash__ = __len__ = __iter__ = __bool__ = __str__ = __fspath__ = lambda self: hook()
    return odd() + [fails, hook, Odd(), Odd, io.StringIO(), io.BytesIO(), [Odd()], (Odd(),), {'a': Odd()}, type('S', (str,), {'__eq__': fails, '__hash__': lambda s: 1})('x')] * 2


@contextlib.contextmanager
def replaced(owner, name, value):
    missing = object()
    old = getattr(owner, name, missing)
    try:
        setattr(owner, name, value)
    except BaseException:
        pass
    try:
        yield
    finally:
        if old is missing:
            try: delattr(owner, name)
            except BaseException: pass
        else:
            setattr(owner, name, old)


class Del:
    def __del__(self): raise ValueError
def unraisable():
    x = Del(); del x; gc.collect()
    g = (lambda: (yield))(); next(g); del g
    weakref.ref(C := type('C', (), {})(), lambda r: 1 / 0); del C
def thread():
    t = threading.Thread(target=lambda: 1 / 0); t.start(); t.join()
def shown():
    for f in sys.excepthook, sys.__excepthook__, traceback.print_exception, sys.displayhook, sys.__displayhook__:
        try: f(ValueError, ValueError(1), None)
        except BaseException: pass
    try: 1 / 0
    except Exception as e: sys.excepthook(type(e), e, e.__traceback__); traceback.format_exc()
def warn():
    warnings.warn('x', DeprecationWarning); warnings.warn_explicit('x', UserWarning, 'f', 1, registry={}); compile('1 is 1', 'x', 'exec'); b'\\d'; warnings.showwarning('x', UserWarning, 'f', 1)
def imports():
    importlib.invalidate_caches(); __import__('nothere'); 
def imports2(): import json.nothere
def imports3(): from os import nothere
def imports4(): importlib.import_module('.x', 'json'); importlib.util.find_spec('nothere.a'); importlib.reload(types)
def build():
    class A(int): x = 1
    print('a', end=''); input('x'); [i for i in 'a']; assert A(1); open('/h', 'w').write('x'); return A
def loop():
    async def f(): await asyncio.sleep(0); asyncio.get_running_loop().call_soon(lambda: 1 / 0); await asyncio.sleep(0); asyncio.ensure_future(f2()); await asyncio.gather(f2(), f2(), return_exceptions=True)
    async def f2(): raise ValueError
    asyncio.run(f(), debug=r.random() < 0.5)
def log(): logging.getLogger().error('%d', 'x'); logging.warning('a', exc_info=True)
def audit(): sys.audit('x', 1); compile('1', 'a', 'exec')
def agens():
    async def a(): yield 1
    x = a(); x.asend(None); x.__anext__().send(None)
places = [(sys, n) for n in dir(sys) if n not in ('__dict__', 'modules', 'monitoring')] + [(m, n) for m in (warnings, threading, linecache, traceback, builtins, gc, importlib, codecs, io, os, abc, signal, copyreg, types, asyncio, logging, weakref) for n in dir(m) if not n.startswith('__') or n in ('__import__', '__build_class__', '__name__', '__spec__', '__path__')] + [(sys, n) for n in ('excepthook', 'displayhook', 'unraisablehook', 'stdout', 'stderr', 'stdin', 'modules', 'path', 'meta_path', 'path_hooks', 'path_importer_cache', 'argv', 'flags', 'warnoptions', 'ps1', 'last_exc')] * 4
uses = [unraisable, thread, shown, warn, imports, imports2, imports3, imports4, build, loop, log, audit, agens, lambda: print('x', flush=True), lambda: print(1, 2, sep='x'), lambda: sys.stdout.write('x')]
for _ in range(rounds * 25):
    owner, name = r.choice(places)
    value = r.choice(odds())
    if (owner, name) == (sys, 'modules') and r.random() < 0.9:
        continue
    for use in r.sample(uses, 4):
        def go():
            with replaced(owner, name, value):
                use()
        call(go)
modules = dict(sys.modules)
for _ in range(rounds * 6):
    n = r.choice(('json', 'os', 'abc', 'io', 'warnings', 'traceback', 'linecache', 'builtins', 'encodings', 'codecs', 'random', 'threading', 'asyncio', 'importlib', '_weakref', 'copyreg', 're', 'collections.abc', 'functools', '__main__', 'site', 'signal', 'asyncio.events'))
    def go():
        sys.modules[n] = r.choice(odds())
        for use in r.sample(uses, 4): call(use)
        call(__import__, n); call(exec, f'from {n} import *'); call(exec, f'import {n} as x')
    try: call(go)
    finally: sys.modules.clear(); sys.modules.update(modules)
for _ in range(rounds * 4):
    for l in sys.meta_path, sys.path_hooks, sys.path, warnings.filters, gc.callbacks:
        old = list(l)
        def go():
            for _ in range(r.randrange(1, 3)): l.insert(r.randrange(len(l) + 1), r.choice(odds() + [tuple(r.choices(odds(), k=5)), ('error', None, Warning, None, 0), lambda *a: l.clear()]))
            for use in imports, imports2, imports4, warn, gc.collect, build: call(use)
        try: call(go)
        finally: l[:] = old
    def go():
        ns = {'__builtins__': r.choice(odds() + [{}, {'__import__': r.choice(odds())}, {'__build_class__': r.choice(odds())}, types.ModuleType('b')])}
        exec(r.choice(('import json', 'class A: pass', 'print(1)', 'x', 'def f(): return len\nf()', 'from json import *', '[i for i in "a"]', 'raise ValueError', 'assert 0', 'type X = int', 'eval("len")', '@x\ndef f(): pass')), ns)
    call(go)
for _ in range(rounds * 6):
    values = odds() + [('a', 1), ('a', -1), ('', 2**63), (b'ab', 0), ('\ud800', 3), (1, 2, 3), ('a' * 1000, 10**30), ('a', 'b'), (lambda *a: 1,) * 4, (len, repr, print, str), codecs.lookup('ascii')]
    value = r.choice(values)
    call(codecs.register_error, 'odd', lambda e: (call(r.choice((lambda: setattr(e, 'object', r.choice(odd())), lambda: setattr(e, 'start', r.choice((-5, 99, 2**70))), lambda: setattr(e, 'end', r.choice((-5, 99))), lambda: 0, lambda: delattr(e, 'object'), lambda: e.__init__()))), value)[1])
    for enc in 'ascii', 'utf-8', 'latin-1', 'utf-16', 'utf-32', 'cp1252', 'idna', 'punycode', 'utf-7', 'unicode_escape', 'raw_unicode_escape', 'shift_jis', 'gb18030', 'big5', 'euc_kr', 'iso2022_jp', 'mbcs', 'charmap', 'cp437', 'hz':
        call('a\u00e9\ud800\U0001f600b'.encode, enc, 'odd'); call(b'a\xff\xfe\xd8\0\\u12+a-b'.decode, enc, 'odd')
        call(lambda: codecs.getincrementaldecoder(enc)('odd').decode(b'\xff\xd8')); call(lambda: codecs.getincrementalencoder(enc)('odd').encode('\ud800\u00e9', True)); call(lambda: io.TextIOWrapper(io.BytesIO(b'\xff\xfe\xd8'), enc, 'odd').read())
    call(codecs.charmap_decode, b'abc', 'odd', value); call(codecs.charmap_encode, 'abc', 'odd', value); call(str.translate, 'abc', value)
    def search(n): return value
    call(codecs.register, search); call('a'.encode, f'odd{r.random()}'); call(open, '/e', 'w', encoding=f'odd{r.random()}'); call(codecs.unregister, search)
for _ in range(rounds * 10):
    class W:
        def write(self, s): return r.choice(odd())
        def flush(self): return r.choice(odd())
        def read(self, *a): return r.choice(odd())
        def readinto(self, b): call(memoryview.release, b); b[:] = b'a' * len(b); return r.choice((0, 1, -1, 10**9, None, 'a', len(b)))
        def readline(self, *a): return r.choice(odd())
        def seek(self, *a): return r.choice(odd())
        def tell(self): return r.choice(odd())
        def truncate(self, *a): return r.choice(odd())
        readable = writable = seekable = lambda self: r.choice((True, True, 0, None, 'x'))
        closed = r.choice((False, False, True, None, 'x'))
        def fileno(self): return r.choice((1, -1, 'x', None, 10**30))
        def close(self): return r.choice(odd())
        mode, name, encoding, errors, newlines = r.choice(('r', 'wb', 3, None)), r.choice(odd()), r.choice(odd()), r.choice(odd()), r.choice(odd())
    class R(W, io.RawIOBase): pass
    class B(W, io.BufferedIOBase): pass
    for raw in W(), call(R), call(B):
        for make in lambda: io.BufferedReader(raw, r.choice((1, 8, 8192))), lambda: io.BufferedWriter(raw, 4), lambda: io.BufferedRandom(raw, 4), lambda: io.TextIOWrapper(raw, r.choice(('utf-8', 'utf-16', 'shift_jis')), newline=r.choice((None, '', '\r\n'))), lambda: io.BufferedRWPair(raw, raw, 4), lambda: raw, lambda: io.TextIOWrapper(io.BufferedReader(raw)), lambda: codecs.StreamReaderWriter(raw, codecs.getreader('utf-8'), codecs.getwriter('utf-8')), lambda: __import__('gzip').GzipFile(fileobj=raw, mode=r.choice(('rb', 'wb'))), lambda: __import__('zipfile').ZipFile(raw, r.choice(('r', 'w', 'a'))), lambda: __import__('tarfile').open(fileobj=raw):
            f = call(make)
            for n in r.choices(('read', 'read1', 'readinto', 'readline', 'readlines', 'write', 'seek', 'tell', 'truncate', 'flush', 'peek', 'detach', 'close', '__next__', 'reconfigure', 'getvalue', 'writelines', 'isatty', 'fileno', '__repr__', '__enter__', 'namelist', 'getmembers'), k=6):
                call(lambda: getattr(f, n)(*r.choice(((), (), (3,), (b'abc' * 9,), ('abc' * 9,), (-1,), (bytearray(20),), (['a'],), (2, 1)))))
            call(print, 'x', file=f); call(__import__('pickle').load, f); call(__import__('json').load, f); call(lambda: [*__import__('csv').reader(f)])
