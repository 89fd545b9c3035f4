# A metaclass's mro() that sets bases itself, or fails.


class Meta(type):
    action = None

    def mro(cls):
        if Meta.action:
            act, Meta.action = Meta.action, None
            act(cls)
        return type.mro(cls)


class A(metaclass=Meta):
    pass


class B1(A):
    pass


class B2(A):
    pass


class C(A):
    pass


def rebase(cls):
    C.__bases__ = (B2,)


Meta.action = rebase
C.__bases__ = (B1,)
assert C.__bases__ == (B2,) and C.__mro__ == (C, B2, A, object)
assert B2.__subclasses__() == [C] and B1.__subclasses__() == []


def fail(cls):
    raise LookupError


Meta.action = fail
try:
    C.__bases__ = (B1,)
except LookupError:
    assert C.__bases__ == (B2,) and C.__mro__ == (C, B2, A, object)

for bases in (C,), (), (B1, B1), (int,):
    try:
        B2.__bases__ = bases
    except TypeError:
        pass
    else:
        assert False
try:
    del C.__bases__
except TypeError:
    pass


def incomplete(cls):
    assert cls.__mro__ is None
    cls.__bases__ += ()
    try:
        class D(cls):
            pass
    except TypeError as e:
        assert "incomplete" in str(e)


Meta.action = incomplete


class E(metaclass=Meta):
    pass


for result in [1], 1, [dict, object], ():
    class Bad(type):
        def mro(cls):
            return result

    try:
        class F(metaclass=Bad):
            pass
    except TypeError:
        pass
    else:
        assert False, result

for how in (object.__setattr__, (str, "foo", 42)), (object.__delattr__, (str, "lower")):
    try:
        how[0](*how[1])
    except TypeError as e:
        assert "can't apply this" in str(e)
