# Which of several wrong arguments is told first, and in whose words.
class Int(int): pass
class Str(str): pass
class Set(set): pass
class Frozen(frozenset): pass
class Bytes(bytes): pass
class Wrong:
    def __index__(self): raise KeyError("index")
    def __len__(self): raise KeyError("len")
    def __iter__(self): raise KeyError("iter")
class NoLength:
    def __getitem__(self, i): raise IndexError

def f(a, b, /, c, *, d): pass

one, none = 1, None

CASES = """
int(1, 2, 3)
int.__new__(int, 1, 2, 3)
Int(1, 2, 3)
int(1, 2, x=3)
str.__new__(str, 1, 2, 3, 4)
Str(1, 2, 3, 4)
Set(1, 2)
Frozen(1, 2)
enumerate()
enumerate(x=1)
enumerate([], x=1)
enumerate(start=1)
list(enumerate(start=1, iterable="a"))
type.__new__(type, 1)
super.__new__(super)
int(bytearray(b"xyz"))
int(memoryview(b"xyz"))
int(bytearray(b"xyz"), 5)
int.from_bytes(5, 5)
int.from_bytes(5, "x")
int.from_bytes([300], "q")
int.from_bytes("a", "big")
(5).to_bytes(-1, "y")
(5).to_bytes(2 ** 100)
str(5, "\\ud800")
str(5, "utf-8\\0")
sorted(1, z=3)
sorted([1], z=3)
sorted([1], key=2, z=3)
sorted([1], 2)
max(a=1)
max(1, a=2)
sum(1, "a")
sum([], "a")
reversed(NoLength())
ord(memoryview(b"a"))
one(**{1: 2})
none(**{1: 2})
f(**{1: 2})
f(a=1, z=1)
f(z=1, a=1)
f(b=1, a=1)
f(1, 2, cc=3)
range(9)[Wrong()]
range(9)["a"]
list(Wrong())
sorted(Wrong())
[*Wrong()]
[1].pop(2 ** 100)
[1].insert(2 ** 100, 1)
"abc".center(2 ** 100)
"abc".replace("a", "b", 2 ** 100)
b"abc".split(b"a", 2 ** 100)
[1][2 ** 100]
type(Str("abc") % ())
type(Str("abc") % [])
type(Str("a%%c") % ())
type(Str("") % ())
type(Str("abc").format())
type(Str("a{{c").format())
[type(x).__name__ for x in Str("abc").partition("x")]
[type(x).__name__ for x in Str("abc").rpartition(Str("x"))]
[type(x).__name__ for x in "abc".partition(Str("b"))]
b"abc".partition(bytearray(b"b"))
bytearray(b"abc").partition(b"b")
[type(x).__name__ for x in Bytes(b"abc").partition(b"x")]
"%d" % list[int]
next(list[int])
"""
for case in CASES.strip().splitlines():
    try:
        print(case, "->", eval(case))
    except Exception as e:
        print(case, "->", type(e).__name__, e)

def closed():
    try:
        yield 1
    except GeneratorExit:
        return {2}

g = closed()
print(next(g), g.close(), g.close())
try:
    next(g)
except StopIteration as e:
    print(e.value)
