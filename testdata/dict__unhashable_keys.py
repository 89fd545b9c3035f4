# requires: 3.14
# What says which value cannot be a key, and of what.


class NoHash:
    __eq__ = None
    __hash__ = None


class Odd:
    def __hash__(self):
        raise TypeError("odd")


class Other:
    def __hash__(self):
        raise ValueError("other")


def show(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e, e.__context__)


for key in [], ([],), NoHash(), Odd(), Other():
    show(lambda: {key: 1})
    show(lambda: {key})
    show(lambda: {}.setdefault(key))
    show(lambda: key in {1: 2})
    show(lambda: {1}.discard(key))
    show(lambda: {1: 2}.pop(key, "none"))
    show(lambda: frozenset([key]))
show(lambda: {}.pop([], "none"))  # nothing is looked up
show(lambda: {set()} | {1})
show(lambda: set() in {frozenset()})
show(lambda: hash([]))
