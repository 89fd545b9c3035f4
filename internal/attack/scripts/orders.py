# Classes whose mro() leaves out object, their own base, or themselves: their objects are laid out as before.
from attacks import *


class C: pass
class M(type):
    how = None
    def mro(cls): return type.mro(cls) if M.how is None else M.how(cls)


t = call
for base in (object, int, str, list, dict, C, float, tuple, type, ValueError, property):
  for how in (lambda c: [c], lambda c: [c]*3, lambda c: [C], lambda c: [object], lambda c: [object, c], lambda c: [c, C], lambda c: [int, c], lambda c:[type], lambda c:(c,), lambda c: [C, C]):
    M.how = None
    K = t(lambda: M('K', (base,), {}))
    x = t(lambda: K())
    M.how = how
    L = t(lambda: M('L', (base,), {}))
    y = t(lambda: L())
    t(lambda: setattr(K, '__bases__', (C,)))
    t(lambda: setattr(K, '__bases__', (base,)))
    t(lambda: setattr(K, '__bases__', (object,)))
    D = t(lambda: type('D', (L,), {}))
    for c in K, L, D:
      for v in x, y, t(lambda: c()), t(lambda: object.__new__(c)), t(lambda: base.__new__(c)), c:
        for name in '__class__', '__dict__', 'a':
            t(lambda: getattr(v, name)); t(lambda: setattr(v, name, 1)); t(lambda: delattr(v, name))
        for f in repr, str, hash, dir, iter, len, bool, lambda x: x == x, lambda x: x < 1, lambda x: x + x, lambda x: x.__reduce_ex__(2), lambda x: super(L, x).a, lambda x: x(), lambda x: isinstance(x, K), lambda x: format(x), sys.getsizeof, lambda x: x[0], lambda x: x.foo(), lambda x: x._:
            t(lambda: f(v))
