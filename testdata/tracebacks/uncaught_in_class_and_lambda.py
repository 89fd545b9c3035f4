# exit: 1
# stderr: stored
import functools
class Base:
    def __init_subclass__(cls): cls.check()
def deco(f):
    @functools.wraps(f)
    def wrapper(*a): return f(*a)
    return wrapper
class Child(Base):
    @classmethod
    @deco
    def check(cls): return sorted([3, 1], key=lambda v: [x.nope for x in [v]])
