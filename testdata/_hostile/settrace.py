import sys
def tr(f, e, a):
    while True:
        try:
            while True: pass
        except BaseException: pass
sys.settrace(tr)
def f(): pass
f()
while True: f()
