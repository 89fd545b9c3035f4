import sys
def hook(v):
    while True: pass
sys.displayhook = hook
exec(compile("1", "x", "single"))
