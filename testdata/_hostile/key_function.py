def k(x):
    while True:
        try:
            while True: pass
        except BaseException: return x
while True:
    try: sorted(range(10**6), key=k)
    except BaseException: pass
