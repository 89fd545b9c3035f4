class C:
    def __format__(self, s):
        while True: pass
f"{C()}"
