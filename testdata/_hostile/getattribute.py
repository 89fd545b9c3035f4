class C:
    def __getattribute__(self, n):
        while True:
            try:
                while True: pass
            except BaseException: pass
C().x
