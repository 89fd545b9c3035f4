# sys.settrace, sys.setprofile, sys.monitoring.
import sys

def f(a):
    x = a + 1
    for i in range(2):
        x += i
    if x > 100: x = 0
    return x

def g():
    yield 1
    yield 2

def h():
    return sum(v for v in g())

def e():
    raise KeyError('z')

def catches():
    try:
        e()
    except KeyError:
        return 'caught'

def trace(fn, *args):
    log = []
    base = fn.__code__.co_firstlineno
    def tracer(frame, event, arg):
        log.append((frame.f_code.co_name, event, frame.f_lineno - base, arg[0].__name__ if event == 'exception' else arg))
        return tracer
    sys.settrace(tracer)
    try:
        fn(*args)
    except KeyError:
        pass
    finally:
        sys.settrace(None)
    return [x for x in log if x[0] != 'trace']

print(trace(f, 1))
print(trace(h))
print(trace(e))
print([x for x in trace(catches) if x[1] != 'line'])

# a trace function that fails ends tracing
def bad(frame, event, arg):
    raise ZeroDivisionError
sys.settrace(bad)
try:
    f(1)
except ZeroDivisionError:
    pass
assert sys.gettrace() is None

# local trace functions decide by themselves
def once(frame, event, arg):
    calls.append(event)
calls = []
sys.settrace(once)
f(1)
sys.settrace(None)
assert calls == ['call'], calls

# jumping
def jumper():
    seen = []
    seen.append(1)
    seen.append(2)
    seen.append(3)
    return seen
def jump(frame, event, arg):
    if event == 'line' and frame.f_code is jumper.__code__ and frame.f_lineno == jumper.__code__.co_firstlineno + 3:
        frame.f_lineno += 1
    return jump
sys.settrace(jump)
r = jumper()
sys.settrace(None)
assert r == [1, 3], r

# profiling
def k():
    len([1])
    [].append(2)
    try:
        int('x')
    except ValueError:
        pass
    return h()
log = []
def prof(frame, event, arg):
    log.append((frame.f_code.co_name, event, getattr(arg, '__name__', arg)))
sys.setprofile(prof)
k()
sys.setprofile(None)
print([x for x in log if x[0] != '<module>'])

# monitoring
mon = sys.monitoring
mon.use_tool_id(3, 'test')
assert mon.get_tool(3) == 'test' and mon.get_tool(2) is None
try:
    mon.use_tool_id(3, 'again')
except ValueError as err:
    assert str(err) == 'tool 3 is already in use'
E = mon.events
log = []
names = {}
def register(ev, name):
    mon.register_callback(3, ev, lambda code, *args: log.append((name, code.co_name)))
for name in ['PY_START', 'PY_RETURN', 'PY_YIELD', 'PY_RESUME', 'PY_UNWIND', 'RAISE', 'EXCEPTION_HANDLED']:
    register(getattr(E, name), name)
mon.set_events(3, E.PY_START | E.PY_RETURN | E.PY_YIELD | E.PY_RESUME | E.PY_UNWIND | E.RAISE | E.EXCEPTION_HANDLED)
assert mon.get_events(3) & E.PY_START
list(g())
catches()
mon.set_events(3, 0)
print(log)

# a place that was switched off stays silent until restart_events()
count = 0
def off(code, offset):
    global count
    count += 1
    return mon.DISABLE
mon.register_callback(3, E.PY_START, off)
mon.set_local_events(3, e.__code__, E.PY_START)
for i in range(3):
    try:
        e()
    except KeyError:
        pass
assert count == 1
mon.restart_events()
catches()
assert count == 2
lines = []
mon.register_callback(3, E.LINE, lambda code, line: lines.append(line - f.__code__.co_firstlineno))
mon.set_local_events(3, f.__code__, E.LINE)
f(1)
mon.set_local_events(3, f.__code__, 0)
print(lines)
mon.free_tool_id(3)
