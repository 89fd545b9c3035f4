# requires: 3.14
# Annotations as text: a function has them from its __annotate__, which functools.wraps copies.
from __future__ import annotations

import functools


def f(a: int, *, b: "str" = "") -> Missing: ...


@functools.wraps(f)
def g(*args): ...


print(f.__annotations__, g.__annotations__)
print(f.__annotate__(1) == f.__annotations__, g.__annotate__ is f.__annotate__)


class C:
    x: int

    def method(self, other: C): ...


print(C.__annotations__, C.__annotate__, C.method.__annotations__)
