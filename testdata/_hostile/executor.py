import concurrent.futures, time
def f():
    while True:
        try: time.sleep(100)
        except BaseException: pass
with concurrent.futures.ThreadPoolExecutor(4) as e:
    for i in range(8): e.submit(f)
