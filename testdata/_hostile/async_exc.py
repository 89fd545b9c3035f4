import threading, ctypes, sys
def f():
    while True:
        try:
            while True: pass
        except BaseException: pass
t = threading.Thread(target=f); t.start()
while True:
    try:
        ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_long(t.ident), ctypes.py_object(SystemExit))
    except BaseException: pass
