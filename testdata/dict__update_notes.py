# requires: 3.14
# What dict() and update() say of an element that is no pair: a note tells which.
class NoIterator:
    def __iter__(self):
        return 5

class Fails:
    def __init__(self, error):
        self.error = error
    def __iter__(self):
        raise self.error

for element in 1, None, NoIterator(), Fails(TypeError("mine")), Fails(ValueError("mine")), "a", (1, 2, 3):
    for make in dict, {}.update, {}.__ior__:
        try:
            make([element])
        except Exception as e:
            print(type(e).__name__, e, getattr(e, "__notes__", None))
