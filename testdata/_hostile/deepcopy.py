import copy
class C:
    def __deepcopy__(self, m): return [copy.deepcopy(self, m)]
while True:
    try: copy.deepcopy(C())
    except BaseException: pass
