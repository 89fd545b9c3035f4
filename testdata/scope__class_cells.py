# __class__ is a cell that methods using super() or __class__ share.
class A:
    def who(self): return __class__
    def sup(self): return super()
    @staticmethod
    def static(): return __class__
    @classmethod
    def cls(c): return __class__, c
    lam = lambda self: __class__
    def nested(self):
        def inner():
            return [__class__ for _ in range(1)][0]
        return inner()
    def gen(self):
        yield __class__
class B(A): pass
b = B()
assert b.who() is A and A.static() is A and B.cls() == (A, B) and b.lam() is A and b.nested() is A
assert next(b.gen()) is A
assert "__class__" not in A.__dict__ and "__classcell__" not in A.__dict__
assert A.who.__closure__[0].cell_contents is A
assert A.who.__code__.co_freevars == ("__class__",)

# The cell is empty until the class exists.
class Meta(type):
    def __new__(mcls, name, bases, ns):
        print("classcell" , "__classcell__" in ns)
        early = ns["get"]
        try:
            early(None)
        except NameError as e:
            print(e)
        cls = super().__new__(mcls, name, bases, ns)
        assert early(None) is cls
        return cls
class C(metaclass=Meta):
    def get(self): return __class__
try:
    class Forgetful(type):
        def __new__(mcls, name, bases, ns):
            ns.pop("__classcell__")
            return super().__new__(mcls, name, bases, ns)
    class D(metaclass=Forgetful):
        def f(self): return __class__
except RuntimeError as e:
    print(e)
class E:
    x = __class__ if "__class__" in globals() else None
assert E.x is None
class F:
    def f(self):
        __class__ = 5
        return __class__
assert F().f() == 5
try:
    class G:
        def f(self):
            return super().nope
    G().f()
except AttributeError as e:
    print(e)
def free(): return super()
try: free()
except RuntimeError as e: print(e)
def free1(x): return super()
try: free1(1)
except RuntimeError as e: print(e)
