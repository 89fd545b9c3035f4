import weakref
class C: pass
def cb(r):
    while True: pass
while True:
    x = C()
    r = weakref.ref(x, cb)
    del x
