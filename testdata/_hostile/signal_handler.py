import signal
def h(*a):
    while True:
        try:
            while True: pass
        except BaseException: pass
signal.signal(signal.SIGINT, h)
signal.raise_signal(signal.SIGINT)
