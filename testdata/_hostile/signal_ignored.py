import signal
for s in (signal.SIGINT, signal.SIGTERM): signal.signal(s, signal.SIG_IGN)
while True:
    try:
        while True: pass
    except BaseException: pass
