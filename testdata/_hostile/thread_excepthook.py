import threading
def hook(a):
    while True:
        try:
            while True: pass
        except BaseException: pass
threading.excepthook = hook
t = threading.Thread(target=lambda: 1 / 0)
t.start()
t.join()
