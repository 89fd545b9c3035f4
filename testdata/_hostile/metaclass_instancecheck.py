class M(type):
    def __instancecheck__(c, o):
        while True:
            try:
                while True: pass
            except BaseException: pass
class C(BaseException, metaclass=M): pass
isinstance(1, C)
