# requires: 3.14
# Annotations, bounds of type parameters and values of type aliases have no part in the qualified names of what is in them.
def name(x):
    return x.__qualname__


def f[T: (lambda: 0)](a: (lambda: 0)) -> (lambda: 0):
    pass


type A[T = lambda: 0] = lambda: 0
type B = lambda: [lambda: 0]


class C[T: (lambda: 0)]:
    x: (lambda: 0)
    type D = lambda: 0
    type E[T] = lambda: 0

    def m[U: (lambda: [lambda: 0])](self, a: (lambda: 0)): pass

    def n(self, a: (lambda: 0)): pass


def g():
    type F = lambda: 0

    def h[T: (x for x in ())](a: (lambda: 0)): pass
    return F, h


F, h = g()
print(name(f.__type_params__[0].__bound__), *map(name, f.__annotations__.values()))
print(name(A.__type_params__[0].__default__), name(A.__value__), name(B.__value__), name(B.__value__()[0]))
print(name(C.__type_params__[0].__bound__), name(C.__annotations__["x"]), name(C.D.__value__), name(C.E.__value__))
print(name(C.m.__type_params__[0].__bound__), name(C.m.__type_params__[0].__bound__()[0]), name(C.m.__annotations__["a"]), name(C.n.__annotations__["a"]))
print(name(F.__value__), name(h.__type_params__[0].__bound__), name(h.__annotations__["a"]))
