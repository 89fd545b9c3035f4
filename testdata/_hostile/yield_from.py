def g():
    while True:
        try:
            yield from iter(int, 1)
        except BaseException: pass
for x in g(): pass
