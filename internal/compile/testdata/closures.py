def f(a, *, b=1):
    def g():
        nonlocal a
        a += b
        return (x * a for x in range(b))
    return [g for y in a]
class C[T]:
    x: int = 1
    def m(self):
        return super().m()
