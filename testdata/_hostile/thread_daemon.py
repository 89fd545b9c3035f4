import threading
def f():
    while True:
        try:
            while True: pass
        except BaseException: pass
threading.Thread(target=f, daemon=True).start()
f()
