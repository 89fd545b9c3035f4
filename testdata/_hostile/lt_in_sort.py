class C:
    def __lt__(self, o):
        while True:
            try:
                while True: pass
            except BaseException: return True
sorted([C() for i in range(100000)])
