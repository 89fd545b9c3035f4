d = {}
while True:
    try:
        for i in range(10000): d[i] = i
        d.clear()
    except BaseException: pass
