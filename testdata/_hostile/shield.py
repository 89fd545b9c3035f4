import hognose
@hognose.shield
def f():
    while True:
        try:
            while True: pass
        except BaseException: pass
f()
