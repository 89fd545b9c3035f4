# Augmented assignment: in-place methods, fallbacks, single evaluation of the target.
class V:
    def __init__(self, v): self.v = v
    def __iadd__(self, o): self.v += o; return self
    def __mul__(self, o): return V(self.v * o)
    def __rsub__(self, o): return ("rsub", o)
    def __isub__(self, o): return NotImplemented
    def __sub__(self, o): return ("sub", o)
v = w = V(1)
v += 5
assert v is w and w.v == 6
v *= 2
assert v is not w and v.v == 12 and w.v == 6
v -= 1
assert v == ("sub", 1)
n = 5
n -= V(1)
assert n == ("rsub", 5)
x = 7
x += 3; x -= 1; x *= 4; x //= 5; x **= 2; x %= 30
assert x == 19
x <<= 3; x |= 1; x &= 0xFF; x ^= 0x0F; x >>= 1
assert x == 75
x /= 2
assert x == 37.5
a = b = [1]
a += (2, 3)
assert b == [1, 2, 3] and a is b
a = a + [4]
assert a is not b
a *= 2
assert a == [1, 2, 3, 4, 1, 2, 3, 4]
t = u = (1,)
t += (2,)
assert u == (1,)
s = {1, 2}; s |= {3}; s &= {2, 3}; s -= {3}; s ^= {9}
assert s == {2, 9}
d = {"a": 1}; d |= {"b": 2}; d |= [("c", 3)]
assert d == {"a": 1, "b": 2, "c": 3}
log = []
class Box:
    def __getitem__(self, i): log.append(("get", i)); return 10
    def __setitem__(self, i, v): log.append(("set", i, v))
def box(): log.append("box"); return Box()
def idx(): log.append("idx"); return 3
box()[idx()] += 5
assert log == ["box", "idx", ("get", 3), ("set", 3, 15)]
class At:
    n = 1
at = At()
at.n += 1
assert at.n == 2 and At.n == 1
l = ([1],)
try: l[0] += [2]
except TypeError as e: print(e)
assert l == ([1, 2],)
class MM:
    def __matmul__(self, o): return "mm"
    def __imatmul__(self, o): return "imm"
    def __ipow__(self, o): return ("ipow", o)
    def __ifloordiv__(self, o): return ("ifd", o)
    def __itruediv__(self, o): return ("itd", o)
    def __imod__(self, o): return ("imod", o)
    def __ilshift__(self, o): return ("ils", o)
    def __irshift__(self, o): return ("irs", o)
    def __iand__(self, o): return ("iand", o)
    def __ior__(self, o): return ("ior", o)
    def __ixor__(self, o): return ("ixor", o)
ops = ["@=", "**=", "//=", "/=", "%=", "<<=", ">>=", "&=", "|=", "^="]
for op in ops:
    ns = {"m": MM()}
    exec(f"m {op} 1", ns)
    print(op, ns["m"])
for text in ["x = 1; x += 'a'", "x = 'a'; x += 1", "x = []; x += 1", "x = {}; x += {}", "x = None; x -= 1", "x = 1; x @= 2", "x = 1.5; x <<= 1", "x = 'a'; x *= 'b'", "x = []; x *= 1.5", "undefd += 1", "x = object(); x **= 2", "x = {1}; x |= [2]"]:
    try: exec(text, {})
    except (TypeError, NameError) as e: print(text, "->", e)
def local():
    try: zz += 1
    except UnboundLocalError as e: print(e)
    zz = 1
local()
