# C3 linearisation, cooperative super, diamond shapes.
class O: pass
class A(O):
    def who(self): return ["A"]
class B(O):
    def who(self): return ["B"]
class X(A):
    def who(self): return ["X"] + super().who()
class Y(A):
    def who(self): return ["Y"] + super().who()
class Z(X, Y):
    def who(self): return ["Z"] + super().who()
assert Z().who() == ["Z", "X", "Y", "A"]
names = lambda c: "".join(k.__name__ for k in c.__mro__[:-1])
assert names(Z) == "ZXYAO"
class F(O): pass
class E(O): pass
class D(O): pass
class C(D, F): pass
class B2(D, E): pass
class A2(B2, C): pass
print([k.__name__ for k in A2.__mro__])
class K1(A, B): pass
class K2(B, A): pass
try:
    class K3(K1, K2): pass
except TypeError as e: print(e)
try:
    class K4(O, A): pass
except TypeError as e: print(e)
s = super(X, Z())
assert s.who() == ["Y", "A"] and s.__thisclass__ is X and type(s.__self__) is Z and s.__self_class__ is Z
print(repr(s)[:40])
class Base:
    def __init__(self, **kw):
        assert not kw, kw
        self.log = ["Base"]
class L(Base):
    def __init__(self, *, l, **kw):
        super().__init__(**kw)
        self.l = l; self.log.append("L")
class R(Base):
    def __init__(self, *, r, **kw):
        super().__init__(**kw)
        self.r = r; self.log.append("R")
class LR(L, R):
    def __init__(self, **kw):
        super().__init__(**kw)
        self.log.append("LR")
o = LR(l=1, r=2)
assert o.log == ["Base", "R", "L", "LR"] and (o.l, o.r) == (1, 2)
class Cm:
    @classmethod
    def make(cls): return ["Cm", cls.__name__]
    @property
    def p(self): return 1
class Cm2(Cm):
    @classmethod
    def make(cls): return ["Cm2"] + super().make()
    @property
    def p(self): return super().p + 1
    def __getitem__(self, i): return i
class Cm3(Cm2):
    def __getitem__(self, i): return super().__getitem__(i) * 2
assert Cm2.make() == ["Cm2", "Cm", "Cm2"] and Cm2().p == 2 and Cm3()[4] == 8
class M(type):
    def mro(cls): return [cls, B, object] if cls.__name__ == "Odd" else super().mro()
class Odd(metaclass=M): pass
assert Odd().who() == ["B"]
try: super(Cm3, Cm2()).x
except TypeError as e: print(e)
un = super(Cm2)
assert un.__self__ is None
class WithAttr(Cm2):
    bound = None
WithAttr.bound = super(WithAttr)
assert WithAttr().bound.make()[0] == "Cm2"
