class M(type):
    def __subclasscheck__(c, o):
        while True: pass
while True:
    try:
        while True: pass
    except BaseException: pass
