import threading
c = threading.Condition()
while True:
    try:
        with c:
            while True: c.wait()
    except BaseException: pass
