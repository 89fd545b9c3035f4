class M(type):
    def __new__(*a):
        while True: pass
class C(metaclass=M): pass
