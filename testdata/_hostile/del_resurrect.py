keep = []
class C:
    def __del__(self):
        keep.append(self)
        keep.clear()
        C()
while True:
    try:
        C()
    except BaseException: pass
