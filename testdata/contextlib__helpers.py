# contextlib: contextmanager, ExitStack, suppress, closing, nullcontext, ContextDecorator.
import contextlib
log = []
@contextlib.contextmanager
def cm(name, swallow=False):
    log.append(f"+{name}")
    try: yield name.upper()
    except KeyError as e:
        log.append(f"!{e.args[0]}")
        if not swallow: raise
    finally: log.append(f"-{name}")
with cm("a") as v: log.append(v)
with cm("b", True): raise KeyError("k")
try:
    with cm("c"): raise KeyError("k2")
except KeyError: log.append("out")
print(log); log.clear()
@cm("deco")
def f(x): return x
assert f(5) == 5 and f(6) == 6 and log == ["+deco", "-deco"] * 2
log.clear()
with contextlib.ExitStack() as st:
    vals = [st.enter_context(cm(n)) for n in "xyz"]
    st.callback(log.append, "callback")
    st.push(lambda *a: log.append(a[0]))
print(vals, log); log.clear()
with contextlib.ExitStack() as st:
    st.enter_context(cm("keep"))
    kept = st.pop_all()
log.append("still open"); kept.close()
print(log); log.clear()
try:
    with contextlib.ExitStack() as st:
        st.callback(lambda: 1 / 0)
        raise ValueError("body")
except ZeroDivisionError as e: print(repr(e.__context__))
with contextlib.suppress(KeyError, IndexError): [][1]
try:
    with contextlib.suppress(KeyError): raise ValueError
except ValueError: pass
class C:
    def close(self): log.append("closed")
with contextlib.closing(C()): pass
with contextlib.nullcontext(5) as n: assert n == 5
class CD(contextlib.ContextDecorator):
    def __enter__(self): log.append("in"); return self
    def __exit__(self, *a): log.append("out"); return True
@CD()
def g(): raise KeyError
assert g() is None
print(log)
@contextlib.contextmanager
def never():
    if False: yield
@contextlib.contextmanager
def twice(): yield 1; yield 2
for bad in [never, twice]:
    try:
        with bad(): pass
    except RuntimeError as e: print(e)
@contextlib.contextmanager
def replace():
    try: yield
    except KeyError: raise ValueError("new")
try:
    with replace(): raise KeyError
except ValueError as e: print(e, type(e.__context__).__name__)
class A(contextlib.AbstractContextManager):
    def __exit__(self, *a): return None
with A() as a: assert isinstance(a, A)
