import threading, time
def f():
    while True:
        try: time.sleep(10**6)
        except BaseException: pass
for i in range(20): threading.Thread(target=f).start()
