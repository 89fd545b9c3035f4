class C:
    def __getattr__(self, n):
        while True: pass
C().x
