# Descriptors that can be deleted but not set, and the other way round.


class D:
    def __delete__(self, obj):
        print("deleted")


class S:
    def __set__(self, obj, value):
        print("set", value)


class C:
    d, s = D(), S()


c = C()
del c.d
c.s = 1
for f in (lambda: setattr(c, "d", 1)), (lambda: delattr(c, "s")):
    try:
        f()
    except AttributeError as e:
        print(e, e.name, e.obj)
