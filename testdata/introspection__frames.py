# Frames: attributes, f_locals that writes through, clear(), tracebacks made by hand.
import sys
import types

def f(a):
    b = 2
    fr = sys._getframe()
    assert fr.f_code is f.__code__ and fr.f_globals is globals() and fr.f_back.f_code.co_name == '<module>'
    assert fr.f_lineno == f.__code__.co_firstlineno + 4
    p = fr.f_locals
    assert list(p) == ['a', 'b', 'fr', 'p'] and p['a'] == 1 and len(p) == 4 and 'b' in p and 'zz' not in p
    p['b'] = 7
    p['new'] = 8
    p['a'] = [a]
    def inner():
        return a
    assert p['new'] == 8 and fr.f_locals['new'] == 8 and locals()['new'] == 8
    assert p.get('zz') is None and p.get('zz', 3) == 3 and p.setdefault('b') == 7 and p.setdefault('q', 9) == 9
    p.update({'b': 70})
    assert p.keys()[:2] == ['a', 'b'] and ('b', 70) in p.items() and 70 in p.values()
    try:
        del p['b']
    except (ValueError, TypeError):
        pass
    try:
        p['zz']
    except KeyError as e:
        assert e.args == ("local variable ''zz'' is not defined",)
    assert type(p).__name__ == 'FrameLocalsProxy' and p == fr.f_locals
    assert (p | {'zz': 1})['zz'] == 1 and ({'zz': 1} | p)['b'] == 70
    copy = p.copy()
    assert type(copy) is dict and copy['b'] == 70
    assert locals() is not locals() and locals()['b'] == 70
    return b, inner()

assert f(1) == (70, [1])

# a module's f_locals is its namespace
assert sys._getframe().f_locals is globals()

class C:
    fr = sys._getframe()
    fr.f_locals['made'] = 3
assert C.made == 3

# frames outlive their calls
def keep():
    x = 'kept'
    return sys._getframe()
fr = keep()
assert fr.f_locals['x'] == 'kept' and fr.f_lineno == keep.__code__.co_firstlineno + 2
fr.clear()
assert 'x' not in fr.f_locals
try:
    sys._getframe().clear()
except RuntimeError as e:
    assert str(e) == 'cannot clear an executing frame'

def gen():
    y = 1
    yield y
g = gen()
assert g.gi_frame.f_back is None
next(g)
assert g.gi_frame.f_locals['y'] == 1 and g.gi_frame.f_lineno == gen.__code__.co_firstlineno + 2
list(g)
assert g.gi_frame is None

# tracebacks
def boom():
    raise KeyError('x')
try:
    boom()
except KeyError as e:
    tb = e.__traceback__
assert tb.tb_frame is sys._getframe() and tb.tb_next.tb_frame.f_code is boom.__code__
assert tb.tb_next.tb_lineno == boom.__code__.co_firstlineno + 1 and tb.tb_next.tb_lasti >= 0
inner = tb.tb_next
assert inner.tb_frame.f_back is tb.tb_frame
made = types.TracebackType(inner, fr, 4, 99)
assert (made.tb_next, made.tb_frame, made.tb_lasti, made.tb_lineno) == (inner, fr, 4, 99)
made.tb_next = None
assert made.tb_next is None
for code, kind, text in [('made.tb_next = 5', TypeError, "expected traceback object, got 'int'"), ('made.tb_next = made', ValueError, 'traceback loop detected'),
                         ('types.TracebackType(None, 5, 1, 2)', TypeError, "traceback() argument 'tb_frame' must be frame, not int")]:
    try:
        exec(code)
    except kind as e:
        assert str(e) == text, e
    else:
        raise AssertionError(code)
sys._getframe().f_trace_lines = True
try:
    sys._getframe().f_lineno = 5
except ValueError as e:
    assert str(e) == 'f_lineno can only be set in a trace function'
print('done')
