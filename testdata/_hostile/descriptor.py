class D:
    def __get__(self, *a):
        while True: pass
class C: x = D()
C().x
