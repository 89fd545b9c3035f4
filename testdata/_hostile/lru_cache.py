import functools
@functools.lru_cache(None)
def f(n):
    while True:
        try:
            while True: pass
        except BaseException: pass
f(1)
