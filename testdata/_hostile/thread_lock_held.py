import threading
l = threading.Lock()
l.acquire()
def f():
    while True:
        try: l.acquire()
        except BaseException: pass
threading.Thread(target=f).start()
while True:
    try: l.acquire()
    except BaseException: pass
