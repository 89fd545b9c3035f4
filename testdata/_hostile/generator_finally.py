def g():
    try:
        while True: yield
    finally:
        while True: pass
x = g(); next(x)
x.close()
