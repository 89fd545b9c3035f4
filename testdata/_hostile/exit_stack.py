from contextlib import ExitStack
def keep(*a): return True
while True:
    with ExitStack() as s:
        for i in range(50): s.push(keep)
        while True: pass
