import threading
def f():
    while True:
        try:
            while True: pass
        except BaseException: pass
ts = [threading.Thread(target=f) for i in range(4)]
for t in ts: t.start()
for t in ts: t.join()
