import sys
def hook(u):
    while True: pass
sys.unraisablehook = hook
class C:
    def __del__(self): 1 / 0
while True:
    x = C()
    del x
