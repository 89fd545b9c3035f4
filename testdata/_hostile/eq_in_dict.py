class C:
    def __hash__(self): return 1
    def __eq__(self, o):
        while True:
            try:
                while True: pass
            except BaseException: pass
{C(): 1, C(): 2}
