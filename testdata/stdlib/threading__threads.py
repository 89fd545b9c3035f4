import sys
import threading


def check(f, exc, text):
    try:
        f()
    except exc as e:
        assert str(e) == text, str(e)
    else:
        assert False, text


# Names, states, errors
t = threading.Thread(target=print)
assert t.name == 'Thread-1 (print)' and t.ident is None and t.native_id is None and not t.is_alive()
assert repr(t) == '<Thread(Thread-1 (print), initial)>'
check(t.join, RuntimeError, 'cannot join thread before it is started')
check(lambda: threading.Thread(5), AssertionError, 'group argument must be None for now')
assert threading.Thread(name=5).name == '5'
check(lambda: threading.main_thread().join(), RuntimeError, 'cannot join current thread')
assert threading.current_thread() is threading.main_thread()
assert threading.enumerate() == [threading.main_thread()] and threading.active_count() == 1


class NoInit(threading.Thread):
    def __init__(self):
        pass


n = NoInit()
check(n.start, RuntimeError, 'thread.__init__() not called')
check(n.join, RuntimeError, 'Thread.__init__() not called')
check(n.is_alive, AssertionError, 'Thread.__init__() not called')
check(lambda: n.name, AssertionError, 'Thread.__init__() not called')

# A thread that runs
begun, go_on = threading.Event(), threading.Event()


def work(a, *, b):
    me = threading.current_thread()
    assert me is t and me.ident == threading.get_ident() and me.native_id == threading.get_native_id()
    begun.set()
    go_on.wait()
    results.append((a, b))


results = []
t = threading.Thread(target=work, args=(1,), kwargs={'b': 2})
t.start()
begun.wait()
assert t.is_alive() and t in threading.enumerate() and threading.active_count() == 2
assert repr(t) == f'<Thread({t.name}, started {t.ident})>'
check(t.start, RuntimeError, 'threads can only be started once')
check(lambda: setattr(t, 'daemon', True), RuntimeError, 'cannot set daemon status of active thread')
t.join(0.001)
t.join(-5)
assert t.is_alive()
frames = sys._current_frames()
assert set(frames) == {t.ident, threading.get_ident()}
go_on.set()
t.join()
t.join()
assert not t.is_alive() and results == [(1, 2)]
assert repr(t) == f'<Thread({t.name}, stopped {t.ident})>'
assert threading.active_count() == 1

# daemon is inherited
kinds = []
d = threading.Thread(target=lambda: kinds.append(threading.Thread().daemon), daemon=True)
d.start()
d.join()
assert kinds == [True]

# Not started by this module
import _thread
seen = []
done = threading.Event()


def stranger():
    seen.append(threading.current_thread())
    done.set()


_thread.start_new_thread(stranger, ())
done.wait()
assert type(seen[0]).__name__ == '_DummyThread' and seen[0].daemon
check(seen[0].join, RuntimeError, 'cannot join a dummy thread')

# Each sees its own
mine = threading.local()
mine.x = 1


class Local(threading.local):
    made = 0
    common = []

    def __init__(self, n):
        self.n = n
        Local.made += 1

    def double(self):
        return self.n * 2


own = Local(4)
found = []


def look():
    found.append(hasattr(mine, 'x'))
    found.append((own.n, own.double(), own.__dict__))
    own.n = 9
    own.common.append('seen')
    found.append(own.double())


t = threading.Thread(target=look)
t.start()
t.join()
assert found == [False, (4, 8, {'n': 9}), 18], found
assert mine.x == 1 and own.n == 4 and Local.made == 2 and own.common == ['seen']
check(lambda: setattr(own, '__dict__', {}), AttributeError, "'Local' object attribute '__dict__' is read-only")
check(lambda: threading.local(1), TypeError, 'Initialization arguments are not supported')

# Exceptions
caught = []
threading.excepthook = caught.append
t = threading.Thread(target=lambda: 1 / 0)
t.start()
t.join()
threading.excepthook = threading.__excepthook__
args = caught[0]
assert args.exc_type is ZeroDivisionError and args.thread is t and args.exc_traceback is not None
assert str(args.exc_value) == 'division by zero' and args[0] is ZeroDivisionError
t = threading.Thread(target=sys.exit)  # silent
t.start()
t.join()

# Timers
fired = []
t = threading.Timer(0.001, fired.append, ['now'])
t.start()
t.join()
assert fired == ['now'] and t.finished.is_set()
t = threading.Timer(100, fired.append, ['never'])
t.start()
t.cancel()
t.join()
assert fired == ['now']
print('ok')
