class C:
    def __del__(self):
        while True: pass
while True:
    x = C()
    del x
