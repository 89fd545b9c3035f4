# A folder without __init__.py is not taken for a module of the library, though it comes first on the path; one
# with __init__.py is.
import os
import sys
import tempfile

with tempfile.TemporaryDirectory() as folder:
    os.mkdir(os.path.join(folder, "colorsys"))
    os.mkdir(os.path.join(folder, "sched"))
    with open(os.path.join(folder, "sched", "__init__.py"), "w") as f:
        f.write("mine = True\n")
    sys.path.insert(0, folder)
    import colorsys
    import sched

    assert colorsys.rgb_to_hsv, colorsys
    assert sched.mine


# Only a class without a __setattr__ of its own is told of the missing __dict__.
class Slots:
    __slots__ = ()


class Own(Slots):
    __slots__ = ()

    def __setattr__(self, name, value):
        object.__setattr__(self, name, value)


for c in Slots, Own:
    try:
        c().x = 1
    except AttributeError as e:
        print(e)
