# How values that a Flag refuses are written.
from enum import Flag, IntFlag, STRICT


class F(Flag):
    A = 1
    B = 4


class S(IntFlag, boundary=STRICT):
    A = 2


for cls in F, S:
    for value in 2, 8, 255, -100:
        try:
            print(cls(value))
        except ValueError as e:
            print(e)
