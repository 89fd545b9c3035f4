# The ways to stop a thread that people know.
import ctypes, inspect, threading, time

def _async_raise(tid, exctype):
    tid = ctypes.c_long(tid)
    if not inspect.isclass(exctype):
        exctype = type(exctype)
    res = ctypes.pythonapi.PyThreadState_SetAsyncExc(tid, ctypes.py_object(exctype))
    if res == 0:
        raise ValueError("invalid thread id")
    elif res != 1:
        ctypes.pythonapi.PyThreadState_SetAsyncExc(tid, None)
        raise SystemError("PyThreadState_SetAsyncExc failed")

def stop_thread(thread):
    _async_raise(thread.ident, SystemExit)

def loop():
    while True:
        pass

def waits():
    lock.acquire()

lock = threading.Lock()
t = threading.Thread(target=loop)
t.start()
stop_thread(t)
t.join()
print(t.is_alive())

try:
    _async_raise(1 << 40, SystemExit)
except ValueError as e:
    print(e)

# A class is called in the thread that it is raised in, and can be caught there.
caught = []
go = threading.Event()
def catches():
    try:
        go.set()
        while True:
            pass
    except KeyError as e:
        caught.append(type(e))
t = threading.Thread(target=catches)
t.start()
go.wait()
_async_raise(t.ident, KeyError)
t.join()
print(caught)

# What is pending can be taken back.
me = threading.get_ident()
def f():
    r = ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(me), ctypes.py_object(KeyError))
    return r, ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(me), None)

class StoppableThread(threading.Thread):
    def __init__(self):
        super().__init__()
        self._stop_event = threading.Event()
    def stop(self): self._stop_event.set()
    def stopped(self): return self._stop_event.is_set()
    def run(self):
        while not self.stopped():
            time.sleep(0.001)
s = StoppableThread()
s.start()
s.stop()
s.join()
print(s.stopped(), s.is_alive())
print(ctypes.c_long(-1).value, ctypes.c_ulong(-1).value, ctypes.c_long(5), ctypes.sizeof(ctypes.c_long))
