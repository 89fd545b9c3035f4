class C:
    def __init_subclass__(cls):
        while True: pass
class D(C): pass
