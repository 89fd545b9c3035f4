import sys
def tr(f, e, a):
    try:
        while True: pass
    except BaseException: pass
sys.setprofile(tr)
def f(): pass
while True: f()
