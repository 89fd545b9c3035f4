# stderr: stored
import traceback
class Point:
    def __init__(self): self.coordinate, self.value = 1, 2
    def method(self): return coordinate
def show(f):
    try: f()
    except Exception: traceback.print_exc(limit=0)
colour = 1
show(lambda: color)
show(lambda: Point().cordinate)
show(lambda: Point().valeu)
show(lambda: pritn)
show(lambda: Point().method())
show(lambda: "".stripp())
def local():
    counter = 1
    return countr
show(local)
show(lambda: Point().zzzzzzz)
show(lambda: math.pi)
show(lambda: [].push)
show(lambda: int("x", bas=3))
