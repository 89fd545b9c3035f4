# type() makes no enum: the namespace must be the one of __prepare__.
from enum import Enum


class Empty(Enum):
    pass


try:
    type("S", (Empty,), {})
except AttributeError as e:
    print(e)
