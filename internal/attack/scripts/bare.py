# Every type made by __new__ alone, so that no __init__ has run; all its methods and attributes used.
from attacks import *

all_modules()
found = all_types()
r.shuffle(found)
for t in found[:rounds * 20]:
    for make in lambda: t.__new__(t), lambda: object.__new__(t), lambda: type('Sub', (t,), {}).__new__(type('Sub', (t,), {})), lambda: t():
        v = call(make)
        if v is None:
            continue
        for use in repr, hash, len, iter, bool, next, str, dir, lambda x: x == x, lambda x: x < x, lambda x: x + x, lambda x: x | x, lambda x: x[0], lambda x: x(), lambda x: x.__reduce_ex__(4), \
                lambda x: x.__dict__, lambda x: 3 in x, lambda x: [*x], lambda x: memoryview(x), lambda x: format(x, '>3'), lambda x: int(x), lambda x: x.__enter__(), lambda x: {**x}, lambda x: x @ x:
            call(use, v)
        for n in call(dir, v) or ():
            m = call(getattr, v, n)
            if callable(m) and n not in ('__class__', '__subclasshook__'):
                call(m)
                call(m, *r.sample(odd(), 1))
                call(m, *r.sample(odd(), 2))
                call(m, v)
            elif r.random() < 0.2:
                call(setattr, v, n, r.choice(odd()))
                call(delattr, v, n)
        call(repr, v)
        del v
