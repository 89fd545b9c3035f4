# Names are local when bound anywhere in the function; global statements; UnboundLocalError.
x = "module"
def reads(): return x
def binds():
    x = "local"
    return x
def globals_it():
    global x, fresh
    x = "changed"
    fresh = 1
assert (reads(), binds(), reads()) == ("module", "local", "module")
globals_it()
assert x == "changed" and fresh == 1

def early():
    try:
        print(x)
    except UnboundLocalError as e:
        print(e)
    x = 1
early()

def maybe(flag):
    if flag:
        v = 1
    return v
assert maybe(True) == 1
try:
    maybe(False)
except UnboundLocalError as e:
    print(e)

def bound_by(kind):
    # Every binding form makes a local.
    if kind == "for":
        for n in [1]: pass
        return "n" in locals()
    if kind == "with":
        class CM:
            def __enter__(self): return 5
            def __exit__(self, *a): pass
        with CM() as w: pass
        return w
    if kind == "except":
        try: 1 / 0
        except ZeroDivisionError as e: pass
        return "e" in locals()
    if kind == "import":
        import sys as s
        return s.__name__
    if kind == "walrus":
        return (lambda: [q := 3, q])()
    if kind == "match":
        match (1, 2):
            case (a, b): return a + b
    if kind == "del":
        d = 1
        del d
        try: d
        except UnboundLocalError: return "gone"
assert [bound_by(k) for k in ["for", "with", "except", "import", "walrus", "match", "del"]] == [True, 5, False, "sys", [3, 3], 3, "gone"]

# The loop variable stays after the loop; comprehension variables do not leak.
for i in range(3): pass
assert i == 2
[j for j in range(3)]
assert "j" not in globals()

# Builtins are looked up after globals, and may be shadowed.
def shadow():
    len = lambda v: 42
    return len([])
assert shadow() == 42 and len([]) == 0
global_len = len
len = lambda v: -1
assert len("abc") == -1
del len
assert len("abc") == 3
try:
    undefined_name
except NameError as e:
    print(e, e.name)
try:
    del undefined_name
except NameError as e:
    print(e)
for text in ["def f(x):\n global x", "def f():\n x = 1\n global x", "def f():\n print(x)\n global x"]:
    try: compile(text, "t", "exec")
    except SyntaxError as e: print(e.msg)
