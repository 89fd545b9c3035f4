# return, break, continue and exceptions crossing finally blocks.
def ret():
    log = []
    def f():
        try: return log.append("value") or "r"
        finally: log.append("fin")
    return f(), log
assert ret() == ("r", ["value", "fin"])
def mutable():
    x = [1]
    try: return x
    finally: x.append(2)
assert mutable() == [1, 2]
def immutable():
    x = 1
    try: return x
    finally: x = 2
assert immutable() == 1
def loops():
    log = []
    for i in range(5):
        try:
            try:
                if i == 1: continue
                if i == 3: break
                log.append(i)
            finally: log.append(("inner", i))
        finally: log.append(("outer", i))
    else: log.append("else")
    return log
print(loops())
def gen():
    try:
        yield 1
        yield 2
    finally: print("gen finally")
g = gen(); next(g); g.close()
for x in gen():
    break
def deep():
    log = []
    try:
        try:
            try: raise KeyError
            finally: log.append("a")
        finally:
            try: raise ValueError
            except ValueError: log.append("b")
            log.append("c")
    except KeyError as e: log.append(type(e.__context__).__name__)
    return log
assert deep() == ["a", "b", "c", "NoneType"]
def raise_in_except():
    log = []
    try:
        try: raise KeyError(1)
        except KeyError: raise ValueError(2)
        finally: log.append("f")
    except ValueError as e: log.append(e.__context__.args)
    return log
assert raise_in_except() == ["f", (1,)]
def while_try():
    n = 0
    while True:
        try:
            n += 1
            if n < 3: raise KeyError
        except KeyError: continue
        else: break
        finally: n += 10
    return n
assert while_try() == 22, while_try()
def with_in_finally():
    class CM:
        def __init__(s, l): s.l = l
        def __enter__(s): s.l.append("enter"); return s
        def __exit__(s, *a): s.l.append(a[0].__name__ if a[0] else None); return True
    log = []
    try: raise KeyError
    except KeyError:
        with CM(log): raise ValueError
    finally:
        with CM(log): pass
    return log
assert with_in_finally() == ["enter", "ValueError", "enter", None]
def many(n):
    for i in range(n):
        try:
            try: raise IndexError(i)
            finally: pass
        except IndexError as e: last = e.args[0]
    return last
assert many(3000) == 2999
