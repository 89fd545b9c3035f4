import queue
q = queue.Queue()
while True:
    try: q.get()
    except BaseException: pass
