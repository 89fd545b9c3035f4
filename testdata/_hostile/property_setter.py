class C:
    @property
    def x(self): return 1
    @x.setter
    def x(self, v):
        while True: pass
C().x = 1
