class M(type):
    def __instancecheck__(c, o):
        while True: pass
class C(metaclass=M): pass
match 1:
    case C(): pass
