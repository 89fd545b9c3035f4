import threading
from contextvars import Context, ContextVar, Token, copy_context


def check(f, exc, text=None):
    try:
        f()
    except exc as e:
        assert text is None or str(e) == text, str(e)
    else:
        assert False, text


v = ContextVar('v')
w = ContextVar('w', default=5)
assert v.name == 'v' and w.get() == 5 and w.get(7) == 7 and v.get(None) is None
check(v.get, LookupError)
check(lambda: ContextVar(3), TypeError, 'context variable name must be a str')
empty = copy_context()
t = v.set(1)
assert t.var is v and t.old_value is Token.MISSING and repr(Token.MISSING) == '<Token.MISSING>'
t2 = v.set(2)
assert t2.old_value == 1 and v.get() == 2
v.reset(t2)
assert v.get() == 1
check(lambda: v.reset(t2), RuntimeError)
check(lambda: w.reset(t), ValueError)
check(lambda: empty.run(v.reset, t), ValueError)
check(Token, RuntimeError, 'Tokens can only be created by ContextVars')

c = copy_context()
assert v in c and c[v] == 1 and c.get(v) == 1 and c.get(w) is None and c.get(w, 3) == 3
assert len(c) == 1 and list(c) == [v] and list(c.items()) == [(v, 1)] and list(c.values()) == [1]
assert c == copy_context() and c != empty and c == c.copy() and c.copy() is not c
check(lambda: c['x'], TypeError, "a ContextVar key was expected, got 'x'")
check(lambda: c[w], KeyError)


def inner():
    v.set(10)
    assert copy_context()[v] == 10
    check(lambda: c.run(print), RuntimeError)
    return v.get()


assert c.run(inner) == 10 and v.get() == 1 and c[v] == 10
check(lambda: c.run(lambda: 1 / 0), ZeroDivisionError)
assert c.run(lambda a, b: (a, b), 1, b=2) == (1, 2)

# Many variables
many = [ContextVar(f'x{i}') for i in range(300)]


def set_many():
    tokens = [x.set(i) for i, x in enumerate(many)]
    assert all(x.get() == i for i, x in enumerate(many))
    before = copy_context()
    for x, token in list(zip(many, tokens))[::2]:
        x.reset(token)
    assert len(copy_context()) == 150 and len(before) == 300
    assert all((x.get(None) is None) == (i % 2 == 0) for i, x in enumerate(many))
    for x in many:
        x.set(0)
    assert sorted(before.values()) == list(range(300))


Context().run(set_many)

# Threads have their own
found = []
th = threading.Thread(target=lambda: found.append(v.get('none')))
th.start()
th.join()
assert found == ['none'], found
print('ok')
