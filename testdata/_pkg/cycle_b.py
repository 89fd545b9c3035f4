print("init", __name__)
from . import cycle_a
NAME = "b"
def get(): return cycle_a.NAME
