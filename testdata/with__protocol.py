# The with statement: lookup on the type, order, suppression, several managers, targets.
class CM:
    def __init__(self, name, log, swallow=False): self.name, self.log, self.swallow = name, log, swallow
    def __enter__(self):
        self.log.append(f"enter {self.name}")
        return self.name.upper()
    def __exit__(self, t, v, tb):
        self.log.append((f"exit {self.name}", t and t.__name__, v and v.args, tb is not None))
        return self.swallow
log = []
with CM("a", log) as a, CM("b", log) as b: log.append((a, b))
print(log); log.clear()
with (CM("a", log) as a, CM("b", log, True),): raise KeyError(1)
print(log); log.clear()
with (CM("p", log)): pass
with CM("t", log) as (x): assert x == "T"
class Pair(CM):
    def __enter__(self): return 1, [2, 3]
with Pair("x", log) as (p, [q, *r]): assert (p, q, r) == (1, 2, [3])
d = {}
with CM("i", log) as d["k"], CM("j", log) as d["l"]: pass
assert d == {"k": "I", "l": "J"}
log.clear()
def ret():
    with CM("r", log): return "value"
assert ret() == "value" and log[-1] == ("exit r", None, None, False)
def brk():
    for i in range(3):
        with CM(str(i), log):
            if i == 0: continue
            break
    return i
assert brk() == 1
class BadEnter(CM):
    def __enter__(self): raise ValueError("enter")
log.clear()
try:
    with CM("out", log), BadEnter("bad", log): log.append("never")
except ValueError as e: log.append(str(e))
print(log)
class BadExit(CM):
    def __exit__(self, *a): raise OSError("exit")
try:
    with BadExit("x", log): raise KeyError("body")
except OSError as e: print(repr(e), repr(e.__context__))
class NoExit:
    def __enter__(self): pass
class NoEnter:
    def __exit__(self, *a): pass
for obj in [5, NoExit(), NoEnter(), CM]:
    try:
        with obj: pass
    except TypeError as e: print(str(e).split(" (")[0])
o = NoExit()
o.__exit__ = lambda *a: None
try:
    with o: pass
except TypeError as e: print(str(e).split(" (")[0])
class Truthy:
    def __enter__(self): return self
    def __exit__(self, *a): return [0]
with Truthy(): raise KeyError
class BadBool:
    def __bool__(self): raise RuntimeError("bool")
class RetBad(Truthy):
    def __exit__(self, *a): return BadBool()
try:
    with RetBad(): raise KeyError
except RuntimeError as e: print(e, repr(e.__context__))
with RetBad(): pass
def g():
    with CM("gen", log): yield 1
log.clear(); it = g(); next(it); it.close()
print(log)
for text in ["with a as 1: 0", "with (a as b): 0", "with (a, b) as c: 0", "with a as f(): 0", "with: 0", "with a, : 0", "with (a as b, c as d,): 0", "with (yield): 0"]:
    try: compile(text, "t", "exec"); print("fine:", text)
    except SyntaxError as e: print(text, "->", e.msg)
